"""Kinds of findings about a consolidation (its members, periods and totals) and about a change of framework."""

from collections.abc import Mapping
from typing import Final

from cchc_model.framework.severity import Severity
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.vietnamese.text import Bilingual

CONSOLIDATION_FINDING_KINDS: Final[Mapping[FindingCode, tuple[Severity, Bilingual]]] = {
    FindingCode.FILES_NOT_READ: (
        Severity.WARNING,
        Bilingual(
            "Chưa gồm số liệu của {count} tệp không đọc được: {names}.",
            "Files that could not be read, and whose figures are missing ({count}): {names}.",
        ),
    ),
    FindingCode.REPORTS_MISSING: (
        Severity.WARNING,
        Bilingual("Còn thiếu báo cáo ({count}): {names}.", "Missing reports ({count}): {names}."),
    ),
    FindingCode.REPORTS_OF_SOME_PERIODS: (
        Severity.WARNING,
        Bilingual(
            "Có cơ quan chỉ có báo cáo của một số kỳ; kỳ không có báo cáo ghi trong ngoặc ({count}): {names}.",
            "Some organisations lack reports for some periods, which are given in brackets ({count}): {names}.",
        ),
    ),
    FindingCode.REPORTS_UNEXPECTED: (
        Severity.WARNING,
        Bilingual(
            "Có báo cáo của cơ quan không có trong danh sách phải báo cáo ({count}): {names}; đề nghị kiểm "
            "tra tên cơ quan.",
            "Reports of organisations that are not on the list of expected ones ({count}): {names}; please "
            "check the names.",
        ),
    ),
    FindingCode.PERHAPS_ONE_ORGANISATION: (
        Severity.WARNING,
        Bilingual(
            "Các báo cáo này có thể là của cùng một cơ quan, vì số liệu giống hệt nhau hoặc tên chỉ "
            "khác nhau ở dấu chữ, dấu thanh: {text}; số liệu có thể bị tính hai lần.",
            "These reports may be of one organisation, because their figures are the same or their names "
            "differ only in accents: {text}; figures may be counted twice.",
        ),
    ),
    FindingCode.PERIODS_APART: (
        Severity.WARNING,
        Bilingual(
            "Các kỳ báo cáo ({periods}) không ghép thành một kỳ báo cáo; số phát sinh trong kỳ chỉ là tổng của các "
            "kỳ này.",
            "The periods ({periods}) do not form one reporting period; the sums cover these periods only.",
        ),
    ),
    FindingCode.ORGANISATIONS_UNPLACED: (
        Severity.WARNING,
        Bilingual(
            "Các cơ quan này ({count}) được tổng hợp chung với cơ quan cấp trên nhưng chưa rõ có trực thuộc cơ quan đó "
            "không: {text}; số liệu có thể bị tính hai lần.",
            "These organisations ({count}) are consolidated together with a superior body, but may belong to "
            "it: {text}; figures may be counted twice.",
        ),
    ),
    FindingCode.PARTIAL_TOTALS: (
        Severity.WARNING,
        Bilingual(
            "{count} chỉ tiêu chỉ có số liệu của một phần các báo cáo; đầu tiên là “{name}” ({coverage} báo cáo). Các "
            "tổng này không dùng để kiểm tra quy tắc; tỷ lệ chỉ tính từ những báo cáo có đủ tử số và mẫu số.",
            "{count:figure comes|figures come} from only some of the reports; the first is “{name}” ({coverage} "
            "reports). No rule uses these totals; a rate uses only the reports that have both its figures.",
        ),
    ),
    FindingCode.INCOMPLETE_TOTALS: (
        Severity.WARNING,
        Bilingual(
            "{count} chỉ tiêu được để trống vì có báo cáo thiếu số liệu; đầu tiên là “{name}” ({coverage} "
            "báo cáo có số liệu).",
            "{count:figure is|figures are} left blank because some reports lack them; the first is “{name}” "
            "({coverage} reports have a value).",
        ),
    ),
    FindingCode.NOT_CONSOLIDATED: (
        Severity.INFO,
        Bilingual(
            "{count} chỉ tiêu không có số liệu chung; đầu tiên là “{name}”: {why}.",
            "{count:indicator has|indicators have} no overall figure; the first is “{name}”: {why}.",
        ),
    ),
    FindingCode.TOTAL_TOO_LARGE: (
        Severity.ERROR,
        Bilingual(
            "{count} chỉ tiêu có tổng vượt giới hạn 10¹⁵ và được để trống; đầu tiên là “{name}”.",
            "{count:indicator has|indicators have} a sum above the limit of 10¹⁵ and no value; the first is “{name}”.",
        ),
    ),
    FindingCode.FIGURES_NEW: (
        Severity.INFO,
        Bilingual(
            "{count} chỉ tiêu của khung mới không lấy được số liệu từ báo cáo theo khung cũ; đầu tiên là “{name}”. Lý "
            "do ghi ở cột ghi chú.",
            "{count:indicator of the new framework has|indicators of the new framework have} no figure in the report "
            "on the former one; the first is “{name}”. The column of notes gives the reasons.",
        ),
    ),
    FindingCode.FIGURES_ENDED: (
        Severity.WARNING,
        Bilingual(
            "{count} số liệu của khung cũ không có trong khung mới; đầu tiên là “{name}”. Các số liệu này chỉ còn ở "
            "báo cáo gốc.",
            "{count:figure of the former framework has|figures of the former framework have} no place in the new one; "
            "the first is “{name}”. Such figures are only in the original report.",
        ),
    ),
}
