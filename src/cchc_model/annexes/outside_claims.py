"""What a text around the rows claims of what the annex counts: `Hồ sơ cấp xã chưa bao gồm xã Gia Hòa`.

Its subject is a unit of the form, the table itself, or nothing, as in `Chưa bao gồm xã Gia Hòa`. Its claim is another
scale or time, something left out, another row, or a number.
"""

import re

from cchc_model.annexes.claims import CLAUSE, cites, is_of_other_time, names_other_row
from cchc_model.annexes.counted import initials_of
from cchc_model.annexes.formula_texts import without_formulas
from cchc_model.annexes.name_words import split_words
from cchc_model.annexes.omissions import is_lacking
from cchc_model.annexes.row_index import Index
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import meaning, names_another, scale_of
from cchc_model.framework.severity import Severity
from cchc_model.reports.body_words import begins_title
from cchc_model.reports.period_texts import MOST_DAYS
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.territory_levels import LEVEL_WORDS
from cchc_model.reports.time_uses import closing_days, explained
from cchc_model.reports.unaccented import with_accents
from cchc_model.vietnamese.text import fold, fold_label

_CHANGES = re.compile(
    r"\b(?:chưa|không|ko|mới|chỉ|thiếu|trừ|sót|sai|nhầm|lũy kế|luỹ kế|cộng dồn|quý|quí|tháng|năm|kỳ|ngày|đến|dòng|mục"
    r"|nghìn|ngàn|trăm|chục|vạn|triệu|tỷ)\b|\d"
)
_TABLE = re.compile(r"\b(?:biểu|bảng|phụ lục|báo cáo|số liệu|dữ liệu|số)\s+(?:này|trên|dưới đây|sau đây)\b")
_LACKS = re.compile(
    r"(?:còn\s+)?(?:chưa|không|ko|thiếu|trừ|ngoại trừ|loại trừ)\b"
    r"|(?:mới|chỉ)\s+(?=(?:được\s+)?(?:tính|cộng|kể|gồm|bao gồm|lấy|thống kê|tổng hợp|báo cáo|ghi|nhập|có số)\b)"
)
"""The beginning of a text without a subject, which is then the table itself."""
_ONLY = re.compile(r"(?:mới|chỉ)\s+(?:tính|cộng|kể|gồm|bao gồm|lấy|thống kê|tổng hợp|báo cáo)\s+(?P<what>.+)")
_OF_PERIOD = frozenset((Role.VALUE, Role.CURRENT, Role.TOTAL))
_COLUMN = re.compile(r"\bcột\s+(?P<title>\S.*?)\s+(?:chỉ|mới|còn|chưa|không|thiếu)\b")
_OF_OTHERS = frozenset((Role.OTHER_PERIOD, Role.PLAN, Role.COMPARISON, Role.NOTE))
"""The roles of columns that no value is from."""
_PLACE = re.compile(rf"\b(?:{LEVEL_WORDS}|đơn vị|phòng|sở|ngành)\s+(còn lại|\w)", re.IGNORECASE)
REASON = re.compile(r"\b(?:do|vì|bởi|lý do|nguyên nhân|khó khăn|vướng mắc|kiến nghị|đề xuất|đề nghị)\b")
_ROUGHLY = re.compile(r"(?:\d|\b(?:hàng|hằng|vài|phần|mấy|nhiều|gần|hơn|trên))\s*$")
VALUE = re.compile(r"(?<![\w/.,:-])(?!0\d)\d[\d.,]{2,}(?![\w/:-]|\s*(?:%|phần trăm))")
"""A number that may be a value, and is none of a document, a day or a share."""
_LEAD = re.compile(r"^(?:[\W\d_]+|(?:ghi chú|lưu ý|chú thích|chú ý|riêng|trong đó)\b\s*)+")
_EXCEPT = re.compile(r"^\W*riêng\s+", re.IGNORECASE)
"""The word that opens a sentence about a part of the annex, and the title of nothing."""
_SENTENCE = re.compile(r"\b(?:là|lấy|(?:chưa|không)\s+(?:bao gồm|gồm|tính|kể))\b")
"""A predicate, which no title has."""
_MOST_EARLY = 7
"""The most days before the end of a period on which offices close their numbers."""
_CAPITALS = re.compile(r"\b[A-Z]{2,4}\b")
_SHORTEST_UNIT = 3


def claim_of(text: str, period: ReportingPeriod | None, index: Index) -> Severity | None:
    """Return the severity of what a text claims of the values, or None if it claims nothing of them.

    Args:
        text: the text around the rows, on one line.
        period: the reporting period, if known.
        index: the rows of the framework, whose units are the things that the annex counts.

    >>> from cchc_model import SOC_TRANG_DISTRICT
    >>> from cchc_model.annexes.row_index import row_index
    >>> index, first = row_index(SOC_TRANG_DISTRICT), ReportingPeriod.quarter(2022, 1)
    >>> [str(claim_of(text, first, index)) for text in ("Số hồ sơ lấy theo quý IV/2021", "Chưa bao gồm xã Gia Hòa")]
    ['error', 'warning']
    >>> [claim_of(text, first, index) for text in ("Hồ sơ trễ hạn do thiếu giấy tờ", "Hồ sơ tính đến 31/3")]
    [None, None]
    """
    folded = fold_label(with_accents(without_formulas(text)))
    if not _CHANGES.search(folded) or REASON.search(folded):
        return None
    plain = _LEAD.sub("", folded)
    if begins_title(_EXCEPT.sub("", text)) and not _TABLE.search(folded) and not _SENTENCE.search(folded):
        return None
    counted = names_unit(text, index)
    return _changed(folded, period, counted=counted) or _limited(text, plain, period, counted=counted)


def names_unit(text: str, index: Index) -> bool:
    """Return whether a text has a unit of the form, which is what the annex counts; `HS` stands for `hồ sơ`.

    Args:
        text: the text as printed.
        index: the rows of the framework.
    """
    folded = f" {' '.join(split_words(fold(with_accents(text))))} "
    short = frozenset(_CAPITALS.findall(text))
    return any(
        (len(unit) >= _SHORTEST_UNIT and f" {unit} " in folded) or initials_of(unit).upper() in short
        for unit in index.units
    )


def _changed(folded: str, period: ReportingPeriod | None, *, counted: bool) -> Severity | None:
    """Return ERROR for a text that states another scale or time of what the annex counts."""
    if not counted:
        return None
    scale = scale_of(folded)
    at = folded.find(scale) if scale else 0
    scaled = scale is not None and scale.isalpha() and not is_rough_before(folded[:at])
    return Severity.ERROR if scaled or counts_elsewhen(folded, period) else None


def counts_elsewhen(folded: str, period: ReportingPeriod | None) -> bool:
    """Return whether a folded text about numbers says that they are of another time, and cites no document of it."""
    return not cites(folded) and is_of_other_time(folded, period)


def _limited(text: str, plain: str, period: ReportingPeriod | None, *, counted: bool) -> Severity | None:
    """Return WARNING for a text that leaves something out, or says of which time, row or number the values are."""
    of_values = counted or _TABLE.search(plain) is not None
    about = of_values or _names_place(text) or _LACKS.match(plain) or _names_column(plain)
    lacking = about and not _is_own(plain, period) and any(is_lacking(clause, None) for clause in CLAUSE.findall(plain))
    timed = of_values and (closes_otherwise(plain, period) or Role.ACCUMULATED in meaning(plain).roles)
    other = of_values and (names_other_row(plain) or counts_elsewhen(plain, period))
    numbered = counted and VALUE.search(plain) and not explained(plain)
    return Severity.WARNING if lacking or timed or other or numbered else None


def _names_column(plain: str) -> bool:
    """Return whether the subject of a folded text is a column that values may be from."""
    found = _COLUMN.search(plain)
    return found is not None and meaning(found["title"]).roles.isdisjoint(_OF_OTHERS)


def _is_own(plain: str, period: ReportingPeriod | None) -> bool:
    """Return whether a folded text limits the numbers to those of the period: `chỉ tính số phát sinh trong kỳ`."""
    found = _ONLY.fullmatch(plain.strip(" .;()"))
    told = meaning(found["what"]) if found else None
    if found is None or told is None or told.unexplained or not told.roles <= _OF_PERIOD:
        return False
    named = told.period or told.partial or told.year
    return not (period is None and named) and not names_another(found["what"], period) and bool(named or told.roles)


def _names_place(text: str) -> bool:
    """Return whether a text names a place or a body by a name with a capital letter, or by a number."""
    return any(one[0].isupper() or not one.isalpha() for one in _PLACE.findall(text))


def is_rough_before(words: str) -> bool:
    """Return whether the words before a scale make it part of a number, or of no exact one: `12 nghìn`, `hàng nghìn`.

    >>> is_rough_before("hơn 12 "), is_rough_before("tính bằng ")
    (True, False)
    """
    return _ROUGHLY.search(words) is not None


def closes_otherwise(plain: str, period: ReportingPeriod | None) -> bool:
    """Return whether a folded text counts up to a day that does not close the period.

    >>> closes_otherwise("tính đến 28/2", ReportingPeriod.quarter(2022, 1))
    True
    """
    if period is None:
        return False
    days = [last for _, last in closing_days(plain, period.end.year)]
    return any(not -_MOST_EARLY <= (day - period.end).days <= MOST_DAYS for day in days)
