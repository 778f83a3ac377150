"""The meaning of column titles: of one title, and of the path of titles above a column.

A title is a short text of words. The vocabulary gives the meaning of words and phrases; a word that it lacks leaves
the title unexplained, and an unexplained title never excludes or chooses a column by itself.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from attrs import frozen

from cchc_model.annexes.short_times import in_full
from cchc_model.reports.period_texts import periods_in
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.unaccented import is_unaccented, with_accents
from cchc_model.vietnamese.text import fold


class Role(StrEnum):
    """The meaning of a word in a title."""

    NAME = "name"
    UNIT = "unit"
    ORDINAL = "ordinal"
    VALUE = "value"
    TOTAL = "total"
    CURRENT = "current"
    RATIO = "ratio"
    OTHER_PERIOD = "other_period"
    PLAN = "plan"
    REMAINDER = "remainder"
    ACCUMULATED = "accumulated"
    COMPARISON = "comparison"
    POINTS = "points"
    PART = "part"
    NOTE = "note"
    AGENCY = "agency"
    LINK = "link"
    CODE = "code"
    CORRECTION = "correction"
    PROPOSAL = "proposal"
    ESTIMATE = "estimate"
    DIMENSION = "dimension"


EXCLUDED = (
    Role.PLAN,
    Role.OTHER_PERIOD,
    Role.REMAINDER,
    Role.ACCUMULATED,
    Role.COMPARISON,
    Role.POINTS,
    Role.NOTE,
    Role.AGENCY,
    Role.LINK,
    Role.CODE,
    Role.DIMENSION,
    Role.PART,
)
"""The roles of a column that is not the value column, the decisive one first."""

_VOCABULARY: Mapping[Role | None, tuple[str, ...]] = {
    Role.NAME: (
        "tên chỉ tiêu", "chỉ tiêu", "nội dung", "tiêu chí", "tên tiêu chí", "danh mục", "công việc", "hạng mục",
        "indicator", "indicators", "content",
    ),
    Role.UNIT: ("đơn vị tính", "đ vt", "đv tính", "đ v tính", "đơn vị đo", "unit", "units"),
    Role.ORDINAL: ("thứ tự", "số thứ tự", "số tt", "no", "no.", "#", "mục"),
    Role.VALUE: (
        "số lượng", "kết quả", "thực hiện", "giá trị", "số liệu", "số thực hiện", "đạt được", "phát sinh",
        "thực tế", "kê khai", "thống kê", "result", "results", "actual", "value", "values", "quantity", "number",
        "data", "amount",
    ),
    Role.TOTAL: ("tổng số", "tổng cộng", "tổng", "chung", "total"),
    Role.ESTIMATE: (
        "ước", "ước tính", "dự ước", "ước đạt", "tạm tính", "sơ bộ", "estimate", "estimated", "provisional",
        "preliminary",
    ),
    Role.CURRENT: (
        "kỳ này", "kỳ báo cáo", "trong kỳ", "quý này", "tháng này", "năm nay", "trong quý", "trong tháng", "trong năm",
        "quý báo cáo", "tháng báo cáo", "năm báo cáo", "hiện tại", "hiện nay", "current", "this", "current period",
        "reporting period", "this period",
    ),
    Role.RATIO: ("tỷ lệ", "tỉ lệ", "tỷ trọng", "phần trăm", "%", "rate", "ratio", "percent", "percentage"),
    Role.OTHER_PERIOD: (
        "kỳ trước", "kỳ báo cáo trước", "quý trước", "tháng trước", "năm trước", "năm ngoái", "cùng kỳ", "kỳ gốc",
        "trước", "số cũ", "số liệu cũ", "kỳ sau", "năm sau", "quý sau", "tháng sau", "previous", "last", "former",
        "prior", "next",
    ),
    Role.PLAN: (
        "kế hoạch", "mục tiêu", "giao", "được giao", "chỉ tiêu giao", "chỉ tiêu kế hoạch", "dự kiến", "dự toán",
        "phấn đấu", "định mức", "plan", "planned", "target", "targets", "budget",
    ),
    Role.REMAINDER: (
        "chưa", "không", "còn", "còn lại", "còn thiếu", "tồn", "thiếu", "nhu cầu", "cần", "đăng ký",
        "remaining", "pending", "not", "needed",
    ),
    Role.ACCUMULATED: (
        "lũy kế", "luỹ kế", "từ đầu năm", "cộng dồn", "accumulated", "cumulative", "ytd", "year to date",
    ),
    Role.COMPARISON: (
        "so sánh", "so với", "so", "tăng", "giảm", "chênh lệch", "tỷ lệ đạt", "tỉ lệ đạt", "mức đạt", "tỷ lệ so",
        "hoàn thành so", "bình quân", "trung bình", "average",
        "comparison", "compared", "change", "growth", "difference", "versus", "vs",
    ),
    Role.POINTS: (
        "điểm", "điểm chuẩn", "điểm tối đa", "điểm tự chấm", "điểm thẩm định", "hạng", "xếp hạng", "thứ hạng",
        "xếp loại", "points", "score", "rank", "ranking",
    ),
    Role.PART: (
        "trong đó", "huyện", "xã", "tỉnh", "phường", "thị trấn", "thôn", "ấp", "cấp huyện", "cấp xã", "cấp tỉnh", "nam",
        "nữ", "đúng hạn", "quá hạn", "trước hạn", "trực tiếp", "trực tuyến", "bao gồm", "gồm", "of which", "including",
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
    Role.CORRECTION: (
        "đính chính", "cải chính", "sửa", "sửa lại", "chỉnh sửa", "chỉnh lý", "điều chỉnh", "hiệu chỉnh", "sau rà soát",
        "rà soát lại", "số chốt", "đã chốt", "chốt lại", "đúng", "mới đúng", "chính xác", "sai", "nhầm",
        "không phải", "thay bằng",
        "đổi thành", "correction", "corrected", "revised", "adjusted", "amended",
    ),
    Role.PROPOSAL: ("đề nghị",),
    Role.CODE: ("mã", "mã số", "mã chỉ tiêu", "code", "id"),
    None: (
        "của", "và", "các", "theo", "tại", "từ", "đến", "năm", "quý", "tháng", "được", "số", "kỳ", "thời điểm", "hết",
        "cuối", "đầu", "báo cáo", "là",
        "toàn", "cả", "ubnd", "trên địa bàn", "địa bàn",
        "period", "of", "the", "for", "in", "to", "date",
    ),
}  # fmt: skip
"""Words and phrases of titles; None: words without a meaning of their own."""

_ABBREVIATED = (
    "kết quả", "thực hiện", "số lượng", "kế hoạch", "tỷ lệ", "ghi chú", "đơn vị tính", "thứ tự", "số thứ tự", "lũy kế",
    "cùng kỳ", "kỳ trước", "kỳ này", "tổng số", "tổng cộng",
)  # fmt: skip
"""The phrases that offices abbreviate in titles."""

_IN_PERCENT = re.compile(r"\(\s*%\s*\)$")
_ALTERNATIVES = re.compile(r"[/,;|]|\b(?:và|hoặc|or|and)\b")
LONGEST_TITLE = 120
_BREAK = re.compile(r"[\s/,.;:()\[\]{}+*\u2013\u2014\u2192|\"'’=-]+")
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
_WHOLE_YEAR = re.compile(r"\bcả\s+năm\b|\bwhole\s+year\b", re.IGNORECASE)
_DIMENSIONS = frozenset(("năm", "quý", "tháng", "kỳ", "year", "quarter", "month"))
_LONGEST_ABBREVIATION = 6
_FEWEST_SPACED = 3
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

    >>> sorted(meaning("Ước thực hiện quý I/2022").roles), meaning("Ước thực hiện quý I/2022").period.label()
    ([<Role.ESTIMATE: 'estimate'>, <Role.VALUE: 'value'>], 'Quý I năm 2022')
    >>> sorted(meaning("THỰC HIỆN CÙNG KỲ").roles)
    [<Role.OTHER_PERIOD: 'other_period'>, <Role.VALUE: 'value'>]
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
    periods = list(dict.fromkeys(periods_in(text)))
    whole_year = _WHOLE_YEAR.search(text) is not None
    rest = without_times(plain)
    found = _YEAR.search(text)
    if periods or found:
        rest = _TIME_WORDS.sub(" ", rest)
    partial = not periods and _PART_OF_YEAR.search(text) is not None
    tokens = [token for token in _BREAK.split(rest) if token]
    if len(tokens) >= _FEWEST_SPACED and all(len(token) == 1 and token.isalpha() for token in tokens):
        tokens = _spaced_words(tokens)
    roles, unexplained = _words(tokens, _BARE_ROLES if bare else _ROLES)
    period = periods[0] if len(periods) == 1 else None
    year = int(found[1] or found[2]) if found and period is None else None
    return Meaning(frozenset(roles), tuple(unexplained), period, partial, year, whole_year)


_meaning_once = functools.lru_cache(maxsize=512)(_meaning)
"""Each step of reading asks for the meaning of the same few titles."""


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
    plain, bare = fold(title), is_unaccented(title)
    if _IN_PERCENT.search(plain):
        return True
    first = next((phrase for phrase in (_BARE_RATIOS if bare else _RATIOS) if plain.startswith(phrase)), None)
    return first is not None and not _ALTERNATIVES.search(plain.removeprefix(first))


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


def is_per_time(unit: str) -> bool:
    """Return whether a unit is a rate per time, such as `Hồ sơ/tháng`, which no number of a whole period has.

    >>> [is_per_time(unit) for unit in ("Hồ sơ/tháng", "% / 1 quý", "văn bản mỗi năm", "Hồ sơ/xã", "Số tháng")]
    [True, True, True, False, False]
    """
    return _PER_TIME.search(unicodedata.normalize("NFC", with_accents(unit)).casefold()) is not None


def begins_phrase(word: str) -> bool:
    """Return whether a word begins a phrase of the vocabulary; no other word has a meaning in titles.

    >>> begins_phrase("Kế"), begins_phrase("hồ")
    (True, False)
    """
    return fold(word) in _FIRST_WORDS


def scale_of(text: str) -> str | None:
    """Return the word that scales a unit, such as `nghìn` in `nghìn hồ sơ`, or None.

    >>> scale_of("(Đơn vị tính: nghìn hồ sơ)"), scale_of("Hồ sơ"), scale_of("Số lượng/ tỷ lê"), scale_of("hồ sơ x1000")
    ('nghìn', None, None, '1000')
    """
    found = _SCALE.search(unicodedata.normalize("NFC", with_accents(text)).casefold())
    return None if found is None else found[0]


def _words(tokens: Sequence[str], vocabulary: Mapping[str, Role | None]) -> tuple[set[Role], list[str]]:
    """Return the roles of the words of a title, and the words that have none."""
    roles: set[Role | None] = set()
    unexplained: list[str] = []
    folded = list(map(fold, tokens))
    at = 0
    while at < len(tokens):
        begins = folded[at] in _FIRST_WORDS
        for length in range(min(_LONGEST_PHRASE, len(tokens) - at) if begins else 0, 0, -1):
            phrase = " ".join(folded[at : at + length])
            if phrase in vocabulary:
                roles.add(vocabulary[phrase])
                at += length
                break
        else:
            stated = _abbreviated(tokens[at])
            roles |= stated
            if not stated and not tokens[at].isdigit():
                unexplained.append(tokens[at].casefold())
            at += 1
    return {role for role in roles if role is not None}, unexplained


def _abbreviated(token: str) -> set[Role | None]:
    """Return the roles of an abbreviation, which has the initials of phrases: `KQTH` for `kết quả thực hiện`."""
    if not token.isupper() or not token.isalpha() or len(token) > _LONGEST_ABBREVIATION:
        return set()
    initials = token.casefold()
    if initials in _INITIALS:
        return {_INITIALS[initials]}
    for cut in range(2, len(initials) - 1):
        first, rest = _INITIALS.get(initials[:cut]), _INITIALS.get(initials[cut:])
        if first is not None and rest is not None:
            return {first, rest}
    return set()


def _spaced_words(letters: Sequence[str]) -> list[str]:
    """Return the words of a title that is printed with a space after each letter; the letters if none fits."""
    joined = "".join(letters).casefold()
    phrases = (phrase for known in _VOCABULARY.values() for phrase in known)
    return next((phrase.split() for phrase in phrases if phrase.replace(" ", "") == joined), list(letters))


def _bare(text: str) -> str:
    """Return a text without diacritics."""
    plain = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    return "".join(c for c in plain if not unicodedata.combining(c))


def _unanimous(pairs: Iterable[tuple[str, Role | None]]) -> dict[str, Role | None]:
    """Return the keys that stand for one role only."""
    found: dict[str, set[Role | None]] = {}
    for key, role in pairs:
        found.setdefault(key, set()).add(role)
    return {key: next(iter(roles)) for key, roles in found.items() if len(roles) == 1}


def _phrases() -> Iterator[tuple[str, Role | None]]:
    for role, phrases in _VOCABULARY.items():
        yield from ((fold(phrase), role) for phrase in phrases)


_ROLES = dict(_phrases())
_BARE_ROLES = _unanimous((_bare(phrase), role) for phrase, role in _phrases()) | {
    phrase: role for phrase, role in _ROLES.items() if not phrase.isascii()
}
"""The vocabulary without diacritics, for titles that have none, and the phrases that got theirs back."""

_INITIALS = _unanimous(
    (short, _ROLES[fold(phrase)])
    for phrase in _ABBREVIATED
    for whole in ("".join(word[0] for word in phrase.split()),)
    for short in (_bare(whole).casefold(), "".join(c if c == "đ" else _bare(c) for c in whole))
)
"""The abbreviations of phrases: their initials, with and without `đ`."""

_RATIOS = tuple(fold(phrase) for phrase in _VOCABULARY[Role.RATIO])
_BARE_RATIOS = tuple(map(_bare, _RATIOS))
_LONGEST_PHRASE = max(phrase.count(" ") + 1 for phrase in _ROLES)
_FIRST_WORDS = frozenset(phrase.partition(" ")[0] for phrase in (*_ROLES, *_BARE_ROLES)) | {""}
