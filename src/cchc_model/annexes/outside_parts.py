"""Texts around the rows that make the values of a part of the annex others: `Riêng mục III.6 là số 6 tháng`.

Beside a part of the annex, another time, a scale or an exchange changes what its rows mean. A scale without a part is
one of all rows: `Đã nhân 10`.
"""

import re
from collections.abc import Sequence

from cchc_model.annexes.claims import OF_NUMBERS
from cchc_model.annexes.counted import KINDS
from cchc_model.annexes.formula_texts import without_formulas
from cchc_model.annexes.outside_claims import REASON, closes_otherwise, counts_elsewhen, is_rough_before
from cchc_model.annexes.outside_corrections import Correction
from cchc_model.annexes.parts_of_annex import Part, part_in
from cchc_model.annexes.row_index import Index, Match
from cchc_model.annexes.tables import SourceLine
from cchc_model.annexes.titles import scale_of
from cchc_model.framework.rows import Indicator
from cchc_model.framework.severity import Severity
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.unaccented import with_accents
from cchc_model.vietnamese.text import fold_label

_MULTIPLIED = re.compile(
    r"(?:\b(?:nhân|chia)\s+(?:với\s+|cho\s+|lên\s+)*|[x×*]\s*)"
    r"(?:10+|1(?:[.,]000)+|mười|trăm|nghìn)\b(?!\s*(?:%|năm|ngày|người))"
)
_OF_ALL = re.compile(
    r"\b(?:đã|được|đều|phải|các|tất cả|toàn bộ|mọi|số liệu|số|giá trị|kết quả|biểu|bảng|phụ lục|này|trên|lưu ý|ghi chú"
    r"|chú ý|trong|ở|của|lần|cột|dòng)\b"
)
_EXCHANGED = re.compile(
    r"\b(?:(?<!thay )đổi(?= (?:chỗ|vị trí|lẫn nhau|cho nhau|ngược|dòng|số|với)|\W*$)|hoán(?: đổi)?|đảo|tráo|ngược"
    r"|lẫn (?:lộn|nhau)|(?:nhầm|lộn)(?= (?:chỗ|dòng|giữa|với|sang|vị trí|cho nhau|lẫn)|\W*$))(?!\w)"
)
_REFERS = re.compile(
    r"\b(?:xem|chi tiết|giải trình|thuyết minh|nêu|trình bày|minh chứng|đính kèm|kèm theo|so sánh|đối chiếu)\b"
)
_LABEL = re.compile(r"^\W*(?:p\s*/\s*s|tb|ghi chú|lưu ý|chú ý)\b\W*")
_DOCUMENT = re.compile(rf"\b(?:{KINDS})\b")


def change_of_part(
    text: str, period: ReportingPeriod | None, lines: Sequence[SourceLine], matches: Sequence[Match], index: Index
) -> Correction | None:
    """Return the rows that a text around them makes others, or None if it changes no part of the annex.

    Args:
        text: the text, on one line.
        period: the reporting period, if known.
        lines: the lines of the annex.
        matches: the match of each.
        index: the rows of the framework.
    """
    folded = _LABEL.sub("", fold_label(with_accents(without_formulas(text))))
    reason = REASON.search(folded)
    folded = folded[: reason.start()] if reason else folded
    multiplied = _MULTIPLIED.search(folded)
    if multiplied and not any(map(str.isalnum, _OF_ALL.sub(" ", _MULTIPLIED.sub(" ", folded)))):
        return Correction((), Severity.ERROR)
    part = part_in(folded, lines, matches, index)
    if part is None or _REFERS.search(part.rest):
        return None
    if _is_scaled(part, index) or _EXCHANGED.search(part.rest) or _is_of_other_time(part.rest, period):
        return Correction(part.rows, Severity.ERROR)
    return None


def _is_scaled(part: Part, index: Index) -> bool:
    """Return whether a text scales the values of a part, and not in the unit that its rows have anyway."""
    if _MULTIPLIED.search(part.rest):
        return True
    scale = scale_of(part.rest)
    if scale is None or not scale.isalpha() or is_rough_before(part.rest[: part.rest.find(scale)]):
        return False
    items = [match.row.item for match in index.matched.values() if match.row and match.row.id in part.rows]
    own = [scale_of(item.measure.label.vi) for item in items if isinstance(item, Indicator)]
    return not own or scale not in own


def _is_of_other_time(rest: str, period: ReportingPeriod | None) -> bool:
    """Return whether the rest of a text is another time; beside a document it is that of the document."""
    if _DOCUMENT.search(rest) and not OF_NUMBERS.search(rest):
        return False
    return counts_elsewhen(rest, period) or closes_otherwise(rest, period)
