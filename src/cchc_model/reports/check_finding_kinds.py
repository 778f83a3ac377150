"""Kinds of findings of a check: violated rules, impossible values, and changes over time."""

from collections.abc import Mapping
from typing import Final

from cchc_model.framework.severity import Severity
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.vietnamese.text import Bilingual

CHECK_FINDING_KINDS: Final[Mapping[FindingCode, tuple[Severity, Bilingual]]] = {
    FindingCode.NEGATIVE_VALUE: (
        Severity.ERROR,
        Bilingual("“{name}” ghi {value}; số liệu không được âm.", "“{name}” is {value}; a value must not be negative."),
    ),
    FindingCode.BLANK_IS_DETERMINED: (
        Severity.INFO,
        Bilingual(
            "“{name}” chưa có số liệu. Nếu các số liệu liên quan đều đúng thì giá trị ở đây là {value}; đề nghị "
            "cơ quan "
            "báo cáo xác nhận, không tự điền.",
            "“{name}” is blank. If all related figures are right, it is {value}. Please ask the reporting "
            "organisation to confirm; do not fill it in.",
        ),
    ),
    FindingCode.BLANK_HAS_NO_VALUE: (
        Severity.ERROR,
        Bilingual(
            "“{name}” chưa có số liệu. Theo quy tắc {by}, giá trị phải là {value}, nhưng khi đó lại vi phạm quy tắc "
            "khác: {sentence}",
            "“{name}” is blank. The rule {by} requires {value}, but this value violates another rule: {sentence}",
        ),
    ),
    FindingCode.NO_WHOLE_NUMBER: (
        Severity.ERROR,
        Bilingual(
            "{sentence} Đề nghị cơ quan báo cáo kiểm tra lại tỷ lệ và các số liệu để tính tỷ lệ.",
            "{sentence} The reporting organisation should check the percentage and its figures.",
        ),
    ),
    FindingCode.OUTSIDE_VALIDITY: (
        Severity.WARNING,
        Bilingual(
            "Khung chỉ tiêu “{framework}” áp dụng {dates}, còn kỳ báo cáo là {period}. Đề nghị kiểm tra biểu mẫu của "
            "phụ lục.",
            "The framework “{framework}” is valid {dates}, but the report is for {period}. Check the form of the "
            "annex.",
        ),
    ),
    FindingCode.YEAR_TO_DATE_FELL: (
        Severity.ERROR,
        Bilingual(
            "“{name}” ghi {now}, trong khi báo cáo kỳ trước trong cùng năm ghi {then}; số lũy kế từ đầu năm "
            "không thể giảm.",
            "“{name}” is {now}, but {then} in the former report of the same year; a year-to-date total cannot fall.",
        ),
    ),
    FindingCode.TOTAL_OF_YEAR_FELL: (
        Severity.ERROR,
        Bilingual(
            "{organisation}: “{name}” ghi {now} ở {period}, trong khi {before} ghi {then}; số lũy kế từ đầu "
            "năm không thể giảm.",
            "{organisation}: “{name}” is {now} for {period}, but {then} for {before}; a year-to-date total "
            "cannot fall.",
        ),
    ),
    FindingCode.IMPLAUSIBLE_CHANGE: (
        Severity.WARNING,
        Bilingual(
            "“{name}” ghi {now}, trong khi báo cáo kỳ trước ghi {then}; mức thay đổi này bất thường, đề nghị "
            "kiểm tra lại.",
            "“{name}” is {now}, but {then} in the former report; the change is unusual, please check.",
        ),
    ),
    FindingCode.RULE_FAILED: (Severity.ERROR, Bilingual("{sentence}", "{sentence}")),
}
