"""Kinds of findings about cells that a spreadsheet hides, or shows otherwise than they are read."""

from collections.abc import Mapping
from typing import Final

from cchc_model.framework.severity import Severity
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.vietnamese.text import Bilingual

SPREADSHEET_FINDING_KINDS: Final[Mapping[FindingCode, tuple[Severity, Bilingual]]] = {
    FindingCode.VALUES_HIDDEN: (
        Severity.WARNING,
        Bilingual(
            "{count} giá trị nằm ở dòng, cột hoặc ô ẩn của bảng tính, đầu tiên là “{name}”; "
            "các giá trị này vẫn được đọc.",
            "{count:value is|values are} in hidden rows, columns or cells of the spreadsheet; the first is “{name}”. "
            "They were read as well.",
        ),
    ),
    FindingCode.RESULT_OUT_OF_DATE: (
        Severity.ERROR,
        Bilingual(
            "{count} giá trị, đầu tiên là “{name}”, là kết quả lưu từ trước của công thức được tính lại khi mở tệp; "
            "đề nghị mở tệp bằng Excel, đối chiếu rồi lưu lại; công thức phụ thuộc ngày giờ hoặc số ngẫu nhiên thì "
            "thay bằng con số.",
            "{count:value is|values are} stored from a formula that is recomputed when the spreadsheet is opened; the "
            "first is “{name}”. Please open the file in Excel, compare and save it again; replace a formula that "
            "depends on the time or on random numbers by its number.",
        ),
    ),
    FindingCode.SHOWN_ROUNDED: (
        Severity.INFO,
        Bilingual(
            "{count} ô của bảng tính hiển thị số đã làm tròn, đầu tiên là “{name}”; số lưu trong ô được đọc đủ chữ số.",
            "{count:cell shows|cells show} a rounded number; the first is “{name}”. The stored "
            "numbers were read with all digits.",
        ),
    ),
    FindingCode.SHOWN_OTHERWISE: (
        Severity.WARNING,
        Bilingual(
            "{count} ô của bảng tính lưu số nhưng hiển thị chữ, dấu “-” hoặc để trống, đầu tiên là “{name}”; "
            "đề nghị mở tệp để đối chiếu.",
            "Instead of a stored number, {count:cell shows|cells show} a word, a dash or nothing; the first "
            "is “{name}”. Please open the file and compare.",
        ),
    ),
}
"""The severity and the sentence of each of these kinds."""
