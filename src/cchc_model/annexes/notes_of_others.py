"""Notes that say as a whole that the value beside them is none of its row: of another time or scope, or taken back."""

import re

from cchc_model.annexes.counted import KINDS
from cchc_model.annexes.number_claims import NumberClaim
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import meaning
from cchc_model.framework.measures import CodeList
from cchc_model.framework.rows import Indicator
from cchc_model.framework.severity import Severity
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.unaccented import with_accents
from cchc_model.vietnamese.notation import Number
from cchc_model.vietnamese.text import fold_label

_REASON = re.compile(r"\b(?:do|vì|bởi|lý do)\b.*")
_OF_VALUE = (
    r"(?:số liệu|dữ liệu|giá trị|kết quả|số|dòng|ô|chỉ tiêu|này|đó|trên|đi|giúp|hộ|nhé|nha|ạ|rồi|ra|khỏi|biểu"
    r"|báo cáo|\s)*"
)
_ASKED = r"(?:(?:xin|đề nghị|cho|cần|phải|vui lòng|nhờ|em|phép|được)\s+)*"
_TAKEN_BACK = re.compile(
    rf"{_ASKED}(?:(?:rút|thu hồi)(?: lại)?(?= số|$)|xóa|xoá|gạch(?: bỏ)?|bỏ|hủy(?: bỏ)?|huỷ(?: bỏ)?|loại(?: bỏ)?"
    rf"|(?P<unused>(?:không|ko|đừng)\s+(?:lấy|dùng|sử dụng|tính)))\s*{_OF_VALUE}"
)
"""Nothing but that the value is taken back: `xin rút lại số này`. What was taken back is told with `đã`."""
_MISPLACED = re.compile(
    rf"(?:bị\s+|đã\s+)?(?:(?:gõ|nhập|ghi|điền|đánh|viết|số liệu|số)\s+)*(?:nhầm|lộn|sai|lệch)\s+"
    rf"(?:sang\s+)?(?:dòng|cột|ô|hàng|mục|chỉ tiêu)\s*(?:khác|trên|dưới)?{_OF_VALUE}"
)
_MULTIPLIED = re.compile(
    r"(?:(?:số liệu|số|này|đã|được)\s+)*(?:nhân|chia)\s+(?:(?:với|cho|lên|thêm)\s+)*"
    r"(?:\d[\d.]*|đôi|hai|ba|mười|trăm|nghìn)(?:\s+lần)?"
)
_MULTIPLE = re.compile(
    r"(?:(?:số liệu|số|này|là|ghi|nhập|bị)\s+)*gấp\s+(?:đôi|rưỡi|hai|ba|bốn|năm|mười|\d+(?:[.,]\d+)?)"
    r"(?:\s+(?:rưỡi|lần))*"
)
"""A multiple of nothing that the note names; what has grown is compared with another time: `tăng gấp đôi`."""
_ROUGH = re.compile(
    r"(?:(?:số liệu|số|là|đây|con|điền|ghi|nhập|lấy|chỉ|mới)\s+)*"
    r"(?:tạm(?: tính| thời| ghi)?|mẫu|ví dụ|vd|thử|minh họa|dự kiến|phấn đấu)\s*(?:thôi|nhé)?"
)
_ESTIMATED = frozenset((Role.ESTIMATE, Role.VALUE, Role.TOTAL))


def severity_of_note(
    note: str, value: Number, indicator: Indicator, period: ReportingPeriod | None, organisation: Organisation | None
) -> Severity | None:
    """Return ERROR for a note by which a value is none of its row, WARNING for an estimate, or None.

    Args:
        note: the note.
        value: the value beside it.
        indicator: the indicator of the value. An answer has no time or plan that a note could change.
        period: the reporting period, if known.
        organisation: the reporting organisation, if known.

    >>> from cchc_model import SOC_TRANG_DISTRICT
    >>> row, third = SOC_TRANG_DISTRICT.indicator("district_dossiers_received"), ReportingPeriod.quarter(2021, 3)
    >>> notes = ("quý 2", "xin rút lại số này", "đã nhân 10", "tạm tính", "đã hủy", "theo kế hoạch")
    >>> [str(severity_of_note(note, 5627, row, third, None)) for note in notes]
    ['error', 'error', 'error', 'warning', 'None', 'None']
    """
    if isinstance(indicator.measure, CodeList):
        return None
    found = [
        _severity_of(part.strip(" ().;"), value, indicator, period, organisation)
        for part in with_accents(note).split(";")
        if fold_label(part).strip(" ().") not in fold_label(indicator.name.vi)
    ]
    return max((one for one in found if one), default=None)


def _severity_of(
    part: str, value: Number, indicator: Indicator, period: ReportingPeriod | None, organisation: Organisation | None
) -> Severity | None:
    reason = _REASON.search(part.casefold())
    part = part[: reason.start()].strip(" ,(") if reason and len(part.casefold()) == len(part) else part
    told = NumberClaim(part, period, organisation)
    folded = fold_label(part)
    counts_documents = re.search(rf"\b(?:{KINDS})\b", fold_label(indicator.measure.label.vi)) is not None
    planned = told.is_planned() and not counts_documents
    timed = told.is_accumulated() or told.is_of_other_time() or (told.is_of_numbers() and told.is_of_other_day())
    back = _TAKEN_BACK.fullmatch(folded)
    retracted = back is not None and not (back["unused"] and value == 0)
    if planned or timed or retracted or told.is_of_other_scope():
        return Severity.ERROR
    if _MISPLACED.fullmatch(folded) or _MULTIPLIED.fullmatch(folded):
        return Severity.ERROR
    found = meaning(part)
    estimated = Role.ESTIMATE in found.roles and found.roles <= _ESTIMATED and not found.unexplained
    rough = _ROUGH.fullmatch(folded) or _MULTIPLE.fullmatch(folded)
    return Severity.WARNING if (estimated and not any(map(str.isdigit, part))) or rough else None
