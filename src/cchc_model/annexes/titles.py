"""The meaning of column titles: of one title, and of the path of titles above a column.

A title is a short text of words. The vocabulary gives the meaning of words and phrases; a word that it lacks leaves
the title unexplained, and an unexplained title never excludes or chooses a column by itself.
"""

import functools
import re
import unicodedata

from attrs import frozen

from cchc_model.annexes.short_times import in_full
from cchc_model.annexes.title_words import Role, roles_of_words, without_ratio
from cchc_model.reports.period_texts import periods_in
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.unaccented import is_unaccented, with_accents
from cchc_model.vietnamese.text import fold

_IN_PERCENT = re.compile(r"\(\s*%\s*\)$")
_ALTERNATIVES = re.compile(r"[/,;|]|\b(?:và|hoặc|or|and)\b")
LONGEST_TITLE = 120
_BREAK = re.compile(r"[\s/,.;:()\[\]{}+*\u2013\u2014\u2192|\"'’=-]+")
_INITIALS = re.compile(r"(?<!\w)[^\W\d_](?:\.[^\W\d_])+\b\.?")
"""Initials with points between them: `S.T.T`."""
_SIGNS = re.compile(r"\+[/,;|]?[-\u2013\u2212]|[-\u2013\u2212][/,;|]?\+|±")
"""The signs of a difference, without brackets and spaces: `(+/-)`, `+, –`."""
_AROUND_SIGNS = re.compile(r"[\s()\[\]]+")
_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?|[A-Z]|\(\d+\)\s*=.*")
_YEAR = re.compile(r"\bnăm\s+((?:19|20)\d\d)\b|(?<![\w/.,-])((?:19|20)\d\d)(?![\w/.,-])", re.IGNORECASE)
_PART_OF_YEAR = re.compile(
    r"(?:quý|quí|q)\s*\.?\s*(?:iv|i{1,3}|[ⅠⅡⅢⅣ1-4])\b|\b(?:0?[369]|ba|sáu|chín)\s+tháng|\b(?:nửa|tháng\s+\d{1,2})\b",
    re.IGNORECASE,
)
_PART_WITH_YEAR = re.compile(rf"(?:{_PART_OF_YEAR.pattern})(?:\s*[-/.,(]\s*(?:19|20)\d\d\b)?", re.IGNORECASE)
_TIME_WORDS = re.compile(r"\b(?:quý|tháng|năm|nửa|đầu|cuối|(?:19|20)\d\d)\b", re.IGNORECASE)
_DATED = re.compile(r"\b\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*(?:19|20)\d\d)?\b|\bngày\b", re.IGNORECASE)
_SCALE = re.compile(
    r"\b(?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)\b(?!\s*(?:l[eêéèẻẽẹếềểễệ]\b|trọng|số))"
    r"|(?:\b|(?<=[x×]))(?:10+\b(?![.,]\d|\s*%)|1(?:[.,\s]0{3})+\b(?![.,]\d))|‰"
)
_PER_TIME = re.compile(
    r"(?:/|\b(?:mỗi|một|hàng|hằng|từng|trên|per)\b)\s*(?:(?:0?1|một)\s+)?(?:giờ|ngày|tuần|tháng|quý|năm|kỳ|day|week|month|quarter|year)\b"
)
_BEGINNING = re.compile(
    "".join(rf"(?<!\b{fold(word)} )" for word in ("tháng", "quý", "từ"))
    + rf"\b{fold('đầu')} (?:{fold('năm')}|{fold('quý')}|{fold('kỳ')})(?!\w)"
)
_WHOLE_YEAR = re.compile(r"\bcả\s+năm\b|\bwhole\s+year\b", re.IGNORECASE)
_DIMENSIONS = frozenset(("năm", "quý", "tháng", "kỳ", "year", "quarter", "month"))
MARK = re.compile(r"[¹²³⁴-⁹⁰]|\(\s*[*†‡\d]\s*\)$|[*†‡]+$")


@frozen
class Meaning:
    """The meaning of a title.

    Attributes:
        roles: the roles of its words.
        unexplained: its words that the vocabulary lacks.
        period: the period that it names, as far as it is complete.
        partial: True if it names a part of a year without the year, such as `Quý I`.
        year: the year that it names alone.
        whole_year: True if it names a whole year, such as `Cả năm`.
    """

    roles: frozenset[Role] = frozenset()
    unexplained: tuple[str, ...] = ()
    period: ReportingPeriod | None = None
    partial: bool = False
    year: int | None = None
    whole_year: bool = False

    @property
    def known(self) -> bool:
        """True if at least one word has a meaning and none is unexplained."""
        return not self.unexplained and bool(self.roles or self.period or self.partial or self.year)


def meaning(title: str) -> Meaning:
    """Return the meaning of a title; case, Unicode form, line breaks, marks, units and column numbers do not matter.

    Nor do points between initials, and a number in words is one in digits.

    >>> sorted(meaning("Ước thực hiện quý I/2022").roles), meaning("Ước thực hiện quý I/2022").period.label()
    ([<Role.ESTIMATE: 'estimate'>, <Role.VALUE: 'value'>], 'Quý I năm 2022')
    >>> sorted(meaning("THỰC HIỆN CÙNG KỲ").roles)
    [<Role.OTHER_PERIOD: 'other_period'>, <Role.VALUE: 'value'>]
    >>> meaning("S.t.t").roles == meaning("STT").roles, meaning("Quý hai/2022").period.label(), meaning("(+/-)").roles
    (True, 'Quý II năm 2022', frozenset({<Role.COMPARISON: 'comparison'>}))
    >>> meaning("Số liệu hoa quả").unexplained
    ('hoa', 'quả')
    """
    return _meaning(title) if len(title) > LONGEST_TITLE else _meaning_once(title)


def _meaning(title: str) -> Meaning:
    typed = MARK.sub("", unicodedata.normalize("NFC", title)).strip()
    bare, plain = is_unaccented(typed), in_full(with_accents(typed))
    text = plain.casefold()
    if _COLUMN_NUMBER.fullmatch(typed):
        return Meaning()
    if text in _DIMENSIONS:
        return Meaning(frozenset((Role.DIMENSION,)))
    if _SIGNS.fullmatch(_AROUND_SIGNS.sub("", typed)):
        return Meaning(frozenset((Role.COMPARISON,)))
    periods = list(dict.fromkeys(periods_in(text)))
    whole_year = _WHOLE_YEAR.search(text) is not None
    rest = without_times(plain)
    found = _YEAR.search(text)
    if periods or found:
        rest = _TIME_WORDS.sub(" ", rest)
    partial = not periods and _PART_OF_YEAR.search(text) is not None
    rest = _INITIALS.sub(lambda found: found[0].replace(".", ""), rest)
    tokens = [token for token in _BREAK.split(rest) if token]
    roles, unexplained = roles_of_words(tokens, bare=bare)
    period = periods[0] if len(periods) == 1 else None
    year = int(found[1] or found[2]) if found and period is None else None
    return Meaning(frozenset(roles), tuple(unexplained), period, partial, year, whole_year)


_meaning_once = functools.lru_cache(maxsize=2_048)(_meaning)
"""Each step of reading asks for the meaning of the same titles, and of the words of those that nobody knows."""


def without_times(text: str) -> str:
    """Return a text without the days, months, quarters and years that it names.

    >>> without_times("Số liệu quý IV/2021").split(), without_times("năm 2021").split()
    (['Số', 'liệu'], [])
    """
    for pattern in (_DATED, _PART_WITH_YEAR, _YEAR, _WHOLE_YEAR):
        text = pattern.sub(" ", text)
    return text


def names_another(title: str, period: ReportingPeriod | None) -> bool:
    """Return whether a text names a period, a part of a year or a year that is not that of a report.

    >>> first = ReportingPeriod.quarter(2022, 1)
    >>> [names_another(text, first) for text in ("Quý II", "Q4/2021", "năm 2021", "6 tháng", "Quý I", "năm 2022", "Số")]
    [True, True, True, True, False, False, False]
    """
    found = meaning(title)
    if period is None:
        return False
    named = found.period or (completed(title, found.year or period.year) if found.partial else None)
    if named is None and found.year is None:
        return False
    return named != period if named else found.year != period.year


def is_ratio(title: str) -> bool:
    """Return whether a title names a ratio of what its other words count, and no number beside it.

    >>> [is_ratio(title) for title in ("% thực hiện", "Tỷ lệ hoàn thành", "Kết quả (%)", "Số lượng/ tỷ lệ")]
    [True, True, True, False]
    """
    plain = fold(title)
    if _IN_PERCENT.search(plain):
        return True
    rest = without_ratio(plain, bare=is_unaccented(title))
    return rest is not None and not _ALTERNATIVES.search(rest)


def parts_of_year(title: str) -> list[str]:
    """Return the parts of a year that a title names, alone.

    >>> [parts_of_year(title) for title in ("Số liệu quý I", "Tháng 5 và tháng 6", "Năm 2022")]
    [['quý I'], ['Tháng 5', 'tháng 6'], []]
    """
    return [found[0] for found in _PART_OF_YEAR.finditer(in_full(title))]


def completed(title: str, year: int | None) -> ReportingPeriod | None:
    """Return the period of a title that names a part of a year, if the year is known."""
    stated = in_full(with_accents(title)).rstrip()
    word = "" if stated.casefold().endswith("năm") else " năm"
    return next(periods_in(f"{stated}{word} {year}"), None) if year else None


def states_beginning(title: str) -> bool:
    """Return whether a title states the beginning of a time, which no value of the whole time has.

    >>> [states_beginning(title) for title in ("Đầu năm", "Số đầu kỳ", "6 tháng đầu năm", "Quý I (đầu năm)")]
    [True, True, False, False]
    """
    found = meaning(title)
    return not (found.period or found.partial) and _BEGINNING.search(fold(with_accents(title))) is not None


def is_per_time(unit: str) -> bool:
    """Return whether a unit is a rate per time, such as `Hồ sơ/tháng`, which no number of a whole period has.

    >>> [is_per_time(unit) for unit in ("Hồ sơ/tháng", "% / 1 quý", "văn bản mỗi năm", "Hồ sơ/xã", "Số tháng")]
    [True, True, True, False, False]
    """
    return _PER_TIME.search(unicodedata.normalize("NFC", with_accents(unit)).casefold()) is not None


def scale_of(text: str) -> str | None:
    """Return the word that scales a unit, such as `nghìn` in `nghìn hồ sơ`, or None.

    >>> scale_of("(Đơn vị tính: nghìn hồ sơ)"), scale_of("Hồ sơ"), scale_of("Số lượng/ tỷ lê"), scale_of("hồ sơ x1000")
    ('nghìn', None, None, '1000')
    """
    found = _SCALE.search(unicodedata.normalize("NFC", with_accents(text)).casefold())
    return None if found is None else found[0]
