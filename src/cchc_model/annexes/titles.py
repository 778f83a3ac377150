"""The meaning of column titles: of one title, and of the path of titles above a column.

A title is a short text of words. The vocabulary gives the meaning of words and phrases; a word that it lacks leaves
the title unexplained, and an unexplained title never excludes or chooses a column by itself.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from attrs import frozen

from cchc_model.annexes.letterhead import periods_in
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.vietnamese.text import fold


class Role(StrEnum):
    """The meaning of a word in a title."""

    NAME = "name"
    UNIT = "unit"
    ORDINAL = "ordinal"
    VALUE = "value"
    CURRENT = "current"
    RATIO = "ratio"
    OTHER_PERIOD = "other_period"
    PLAN = "plan"
    ACCUMULATED = "accumulated"
    COMPARISON = "comparison"
    POINTS = "points"
    PART = "part"
    NOTE = "note"
    AGENCY = "agency"
    LINK = "link"
    CODE = "code"


EXCLUDED = (
    Role.PLAN,
    Role.OTHER_PERIOD,
    Role.ACCUMULATED,
    Role.COMPARISON,
    Role.POINTS,
    Role.NOTE,
    Role.AGENCY,
    Role.LINK,
    Role.CODE,
    Role.PART,
)
"""The roles of a column that is not the value column, the decisive one first."""

_VOCABULARY: Mapping[Role | None, tuple[str, ...]] = {
    Role.NAME: (
        "tên chỉ tiêu", "chỉ tiêu", "nội dung", "tiêu chí", "tên tiêu chí", "danh mục", "công việc", "hạng mục",
        "indicator", "indicators", "content",
    ),
    Role.UNIT: ("đơn vị tính", "đvt", "đ vt", "đv tính", "đ v tính", "đơn vị đo", "unit", "units"),
    Role.ORDINAL: ("thứ tự", "số thứ tự", "stt", "tt", "số tt", "no", "no.", "#", "mục"),
    Role.VALUE: (
        "số lượng", "sl", "kết quả", "kq", "thực hiện", "th", "giá trị", "số liệu", "số thực hiện", "đạt được", "ước",
        "phát sinh", "kê khai", "thống kê", "tổng số", "tổng cộng", "tổng", "chung", "result", "results", "actual",
        "value", "values", "quantity", "number", "data", "amount", "total",
    ),
    Role.CURRENT: (
        "kỳ này", "kỳ báo cáo", "trong kỳ", "quý này", "tháng này", "năm nay", "trong quý", "trong tháng", "trong năm",
        "quý báo cáo", "tháng báo cáo", "năm báo cáo", "hiện tại", "hiện nay", "current", "this", "current period",
        "reporting period", "this period",
    ),
    Role.RATIO: ("tỷ lệ", "tỉ lệ", "tỷ trọng", "phần trăm", "%", "rate", "ratio", "percent", "percentage"),
    Role.OTHER_PERIOD: (
        "kỳ trước", "kỳ báo cáo trước", "quý trước", "tháng trước", "năm trước", "năm ngoái", "cùng kỳ", "kỳ gốc",
        "trước", "kỳ sau", "năm sau", "quý sau", "tháng sau", "previous", "last", "former", "prior", "next",
    ),
    Role.PLAN: (
        "kế hoạch", "kh", "mục tiêu", "giao", "được giao", "chỉ tiêu giao", "chỉ tiêu kế hoạch", "dự kiến", "dự toán",
        "phấn đấu", "định mức", "plan", "planned", "target", "targets", "budget",
    ),
    Role.ACCUMULATED: (
        "lũy kế", "luỹ kế", "lk", "từ đầu năm", "cộng dồn", "accumulated", "cumulative", "ytd", "year to date",
    ),
    Role.COMPARISON: (
        "so sánh", "so với", "so", "tăng", "giảm", "chênh lệch", "tỷ lệ đạt", "tỉ lệ đạt", "mức đạt", "tỷ lệ so",
        "hoàn thành so", "comparison", "compared", "change", "growth", "difference", "versus", "vs",
    ),
    Role.POINTS: ("điểm", "điểm chuẩn", "điểm tối đa", "điểm tự chấm", "điểm thẩm định", "points", "score"),
    Role.PART: (
        "trong đó", "huyện", "xã", "tỉnh", "phường", "cấp huyện", "cấp xã", "cấp tỉnh", "nam", "nữ", "of which",
    ),
    Role.NOTE: (
        "ghi chú", "giải trình", "chú thích", "diễn giải", "tài liệu kiểm chứng", "tài liệu", "căn cứ", "note", "notes",
        "remark", "remarks", "comment", "comments",
    ),
    Role.AGENCY: (
        "phòng phụ trách", "cơ quan chủ trì", "chủ trì", "đơn vị thực hiện", "đơn vị chủ trì", "phụ trách",
        "phối hợp", "người thực hiện", "agency", "responsible",
    ),
    Role.LINK: ("đường dẫn", "liên kết", "link", "url"),
    Role.CODE: ("mã", "mã số", "mã chỉ tiêu", "code", "id"),
    None: (
        "của", "và", "các", "theo", "tại", "từ", "đến", "năm", "quý", "tháng", "được", "số", "kỳ", "thời điểm", "hết",
        "cuối", "đầu", "báo cáo",
        "period", "of", "the", "for", "in", "to", "date",
    ),
}  # fmt: skip
"""Words and phrases of titles; None: words without a meaning of their own."""

LONGEST_TITLE = 120
_BREAK = re.compile(r"[\s/,.;:()\[\]{}+*\u2013\u2014\u2192|\"'’=-]+")
_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?|[A-Z]|\(\d+\)\s*=.*")
_YEAR = re.compile(r"\bnăm\s+((?:19|20)\d\d)\b|^((?:19|20)\d\d)$")
_PART_OF_YEAR = re.compile(
    r"(?:quý|quí|q)\s*\.?\s*(?:iv|i{1,3}|[ⅠⅡⅢⅣ1-4])\b|\b(?:0?[369]|ba|sáu|chín)\s+tháng|\btháng\s+\d{1,2}\b"
)
_DATED = re.compile(r"\b\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*(?:19|20)\d\d)?\b|\bngày\b")
_SCALE = re.compile(r"\b(?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)\b(?!\s*(?:lệ|trọng|số))")
_MARK = re.compile(r"[¹²³⁴-⁹⁰]|\(\s*[*†‡\d]\s*\)$|[*†‡]+$")


@frozen
class Meaning:
    """The meaning of a title.

    Attributes:
        roles: the roles of its words.
        unexplained: its words that the vocabulary lacks.
        period: the period that it names, as far as it is complete.
        partial: True if it names a part of a year without the year, such as `Quý I`.
        year: the year that it names alone.
    """

    roles: frozenset[Role] = frozenset()
    unexplained: tuple[str, ...] = ()
    period: ReportingPeriod | None = None
    partial: bool = False
    year: int | None = None

    @property
    def known(self) -> bool:
        """True if at least one word has a meaning and none is unexplained."""
        return not self.unexplained and bool(self.roles or self.period or self.partial or self.year)


def meaning(title: str) -> Meaning:
    """Return the meaning of a title; case, Unicode form, line breaks, marks, units and column numbers do not matter.

    >>> sorted(meaning("Ước thực hiện quý I/2022").roles), meaning("Ước thực hiện quý I/2022").period.label()
    ([<Role.VALUE: 'value'>], 'Quý I năm 2022')
    >>> sorted(meaning("THỰC HIỆN CÙNG KỲ").roles)
    [<Role.OTHER_PERIOD: 'other_period'>, <Role.VALUE: 'value'>]
    >>> meaning("Số liệu hoa quả").unexplained
    ('hoa', 'quả')
    """
    text = _MARK.sub("", unicodedata.normalize("NFC", title).casefold()).strip()
    if _COLUMN_NUMBER.fullmatch(title.strip()):
        return Meaning()
    periods = list(dict.fromkeys(periods_in(text)))
    rest, year = text, None
    for pattern in (_DATED, _PART_OF_YEAR, _YEAR):
        rest = pattern.sub(" ", rest)
    found = _YEAR.search(text)
    if found:
        year = int(found[1] or found[2])
    if periods or found:
        rest = re.sub(r"\b(?:quý|tháng|năm|nửa|đầu|cuối|(?:19|20)\d\d)\b", " ", rest)
    partial = not periods and _PART_OF_YEAR.search(text) is not None
    roles, unexplained = _words([token for token in _BREAK.split(rest) if token])
    period = periods[0] if len(periods) == 1 else None
    return Meaning(frozenset(roles), tuple(unexplained), period, partial, None if period else year)


def scale_of(text: str) -> str | None:
    """Return the word that scales a unit, such as `nghìn` in `nghìn hồ sơ`, or None.

    >>> scale_of("(Đơn vị tính: nghìn hồ sơ)"), scale_of("Hồ sơ")
    ('nghìn', None)
    """
    found = _SCALE.search(unicodedata.normalize("NFC", text).casefold())
    return None if found is None else found[0]


def _words(tokens: Sequence[str]) -> tuple[set[Role], list[str]]:
    roles: set[Role] = set()
    unexplained: list[str] = []
    at = 0
    while at < len(tokens):
        begins = fold(tokens[at]) in _FIRST_WORDS
        for length in range(min(_LONGEST_PHRASE, len(tokens) - at) if begins else 0, 0, -1):
            phrase = fold(" ".join(tokens[at : at + length]))
            if phrase in _ROLES:
                role = _ROLES[phrase]
                if role is not None:
                    roles.add(role)
                at += length
                break
        else:
            if not tokens[at].isdigit():
                unexplained.append(tokens[at])
            at += 1
    return roles, unexplained


def _phrases() -> Iterator[tuple[str, Role | None]]:
    for role, phrases in _VOCABULARY.items():
        yield from ((fold(phrase), role) for phrase in phrases)


_ROLES = dict(_phrases())
_LONGEST_PHRASE = max(phrase.count(" ") + 1 for phrase in _ROLES)
_FIRST_WORDS = frozenset(phrase.partition(" ")[0] for phrase in _ROLES) | {""}
