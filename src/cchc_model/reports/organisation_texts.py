"""The organisations that texts name: People's Committees, People's Councils and agencies.

A body is read only if the text tells where its name ends: at the end of the text, at a mark, or where something
begins that is known, such as the motto, a title, a time or another body.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from attrs import evolve, frozen

from cchc_model.errors import InvalidDataError, Problem
from cchc_model.reports.organisations import CENTRAL_CITIES, Level, Organisation
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual, fold, shortened, visible

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


class PartKind(StrEnum):
    """The meaning of a part of a text around a table."""

    BODY = "body"
    """A body whose name is complete."""
    OPEN = "open"
    """The beginning of a body, whose name goes on in the next line."""
    UNCLEAR = "unclear"
    """A body whose name is not understood."""
    FIXED = "fixed"
    """The name of the country, the motto, the number of a document, its place and date."""
    OTHER = "other"
    """Any other text."""


@frozen
class TextPart:
    """A part of a text.

    Attributes:
        kind: its meaning.
        text: the words.
        organisation: the body, if the part is one.
        before: the word before it, folded.
    """

    kind: PartKind
    text: str
    organisation: Organisation | None = None
    before: str = ""


def _phrases(*texts: str) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(fold(text).split()) for text in texts), key=len, reverse=True))


_COMMITTEES = _phrases("UBND", "Ủy ban nhân dân", "Uỷ ban nhân dân")
_COUNCILS = _phrases("HĐND", "Hội đồng nhân dân")
_LEVELS: Mapping[tuple[str, ...], tuple[str, Level]] = {
    tuple(fold(short).split()): (word, level)
    for word, level, shorts in (
        ("tỉnh", Level.PROVINCE, ("tỉnh", "T.")),
        ("thành phố", Level.DISTRICT, ("thành phố", "TP")),
        ("huyện", Level.DISTRICT, ("huyện", "H")),
        ("quận", Level.DISTRICT, ("quận", "Q")),
        ("thị xã", Level.DISTRICT, ("thị xã", "TX")),
        ("xã", Level.COMMUNE, ("xã", "X")),
        ("phường", Level.COMMUNE, ("phường", "P")),
        ("thị trấn", Level.COMMUNE, ("thị trấn", "TT")),
        ("đặc khu", Level.COMMUNE, ("đặc khu", "ĐK")),
    )
    for short in shorts
}
_FULL_LEVELS = tuple(key for key, (word, _) in _LEVELS.items() if " ".join(key) == fold(word))
_RANKS = {Level.COMMUNE: 1, Level.DISTRICT: 2, Level.PROVINCE: 3}
_AGENCIES = _phrases(
    "sở", "phòng", "tổ", "văn phòng", "trung tâm", "chi cục", "chi nhánh", "tổng cục", "cục", "ban quản lý",
    "ban chỉ đạo", "ban dân tộc", "ban tôn giáo", "ban tổ chức", "ban tuyên giáo", "bộ phận", "công an", "thanh tra",
    "bảo hiểm", "kho bạc", "đảng ủy", "huyện ủy", "tỉnh ủy", "thành ủy", "hạt kiểm lâm", "tòa án", "viện kiểm sát",
    "viện nghiên cứu", "bệnh viện", "hội nông dân", "hội phụ nữ", "hội liên hiệp", "hội cựu chiến binh", "bộ chỉ huy",
    "liên đoàn", "mặt trận", "trường chính trị", "trường đại học", "trường cao đẳng", "đội quản lý", "thuế", "bưu điện",
)  # fmt: skip
"""How the names of agencies begin."""
_WHOLE_NAMES = _phrases("thanh tra", "văn phòng", "công an", "trung tâm")
_NO_AGENCY = _phrases("tổ chức", "phòng chống", "sở hữu", "thanh tra viên")
_TITLES = _phrases(
    "phụ lục", "biểu", "báo cáo", "bảng", "danh mục", "thống kê", "tổng hợp", "số liệu", "hệ thống chỉ tiêu", "kết quả",
    "tình hình", "bộ chỉ số", "bộ tiêu chí", "bộ chỉ tiêu", "mẫu số", "mẫu biểu", "nội dung", "chỉ tiêu", "kế hoạch",
)  # fmt: skip
_AFTER_AGENCIES = _phrases("phụ lục", "biểu", "báo cáo", "bảng", "số liệu", "danh mục", "hệ thống chỉ tiêu", "mẫu số")
"""Titles that no name of an agency contains, as `Phòng Tài chính - Kế hoạch` contains `kế hoạch`."""
_ENDS = (*_TITLES, *_phrases("kính gửi", "nơi nhận", "v/v", "về việc", "ban hành", "kèm theo", "đơn vị tính", "kỳ"))
_TIMES = _phrases("quý", "tháng", "năm", "q", "q.")
_MARKS = frozenset(",;:()[]")
_RULE = re.compile(r"[\s.…_*=~–—-]*")
_WORD = re.compile(r"[,;:()\[\]]|[^\s,;:()\[\]]+")
_GLUED = re.compile(r"(?<![^\W\d_])(T[PXTpxt]|ĐK|[HQPXT])\.(?=[^\W_])")
_NAME = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_NUMERAL = re.compile(r"[0-9]+|[ivx]+")
_LONGEST_NAME = 5
_USUAL_NAME = 3
_BODY_WORDS = frozenset(
    map(fold, ("ban", "hội", "bộ", "viện", "trạm", "đoàn", "trường", "đội", "kho", "khối", "đảng", "nhà", "công"))
)
_ALIASES = {"hcm": "Hồ Chí Minh"}
_NATION, _MOTTO = fold(NATION), fold(MOTTO).replace(" - ", " ")
_NUMBER, _DAY = fold("số"), fold("ngày")
_OF = frozenset(map(fold, ("của", "tại")))
_ANY: tuple[tuple[str, ...], ...] = ((fold("cấp"),), (fold("các"),))
_BEHIND_NAMES = frozenset(
    map(fold, ("về", "và", "đã", "gửi", "thực", "tại", "theo", "năm", "quý", "tháng", "có", "ngày"))
)
"""Words in lower case behind the name of a territory; any other word may belong to a sentence that began before."""
_JOINING = frozenset(map(fold, ("và", "thuộc", "của", "-")))
_SUPERIORS = _phrases("sở", "cục", "tổng cục", "chi cục", "ban quản lý", "bộ chỉ huy")
_WITHIN = _phrases("sở", "phòng", "chi cục", "trung tâm", "văn phòng", "ban quản lý", "thanh tra", "bệnh viện")
_DATE_WORDS = frozenset(map(fold, ("ngày", "tháng", "năm")))
_LONGEST_PLACE = 6
_NOT_NAMED = Bilingual(
    "“{text}” không phải tên cơ quan; hãy ghi như “UBND huyện Mỹ Xuyên”, “UBND phường 12”, “Sở Nội vụ tỉnh Sóc Trăng”",
    "{text!r} is no name of an organisation; write one such as 'UBND huyện Mỹ Xuyên', 'UBND phường 12', "
    "'Sở Nội vụ tỉnh Sóc Trăng'",
)


def parse_organisation(text: str) -> Organisation:
    """Return the organisation that a text names; a name without a territory's level is that of an agency.

    Raises:
        InvalidDataError: the text is no name, or the name of a committee is not complete.

    >>> parse_organisation("UBND TP. Cần Thơ").level.value, parse_organisation("huyện Mỹ Xuyên").name
    ('province', 'UBND huyện Mỹ Xuyên')
    >>> parse_organisation("Sở Nội vụ").level.value
    'agency'
    """
    text = " ".join(unicodedata.normalize("NFC", visible(text)).split())
    words = _words(text)
    organisation: Organisation | None = None
    if any(word[0].isalpha() for word in words):
        if _starts(words.folded, 0, _FULL_LEVELS):
            text, words = f"UBND {text}", _words(f"UBND {text}")
        parts = [part for part in text_parts(text) if part.kind is not PartKind.FIXED]
        bodies = [part.organisation for part in parts]
        headed = _starts(words.folded, 0, (*_COMMITTEES, *_COUNCILS))
        organisation = bodies[0] if len(bodies) == 1 else None
        if organisation is None and not headed:
            organisation = Organisation(text, Level.AGENCY)
    if organisation is None:
        given = shortened(text)
        why = Bilingual(_NOT_NAMED.vi.format(text=given), _NOT_NAMED.en.format(text=given))
        raise InvalidDataError(nouns.ORGANISATION, [Problem("name", why)])
    return organisation


@frozen
class _Words:
    """The words and marks of a text as printed, and folded for comparison."""

    printed: tuple[str, ...]
    folded: tuple[str, ...]

    def __iter__(self) -> Iterator[str]:
        return iter(self.printed)

    def __len__(self) -> int:
        return len(self.printed)

    def text(self, start: int, stop: int) -> str:
        """Return a part of the text on one line."""
        return re.sub(r" (?=[,;:)\]])|(?<=[(\[]) ", "", " ".join(self.printed[start:stop]))


def _words(text: str) -> _Words:
    plain = _GLUED.sub(r"\1. ", unicodedata.normalize("NFC", visible(text)).replace("\N{EN DASH}", "-"))
    printed = tuple(word for word in _WORD.findall(plain) if word.strip("\"'“”"))
    return _Words(printed, tuple(word if word in _MARKS else fold(word) or word for word in printed))


def _starts(folded: Sequence[str], at: int, phrases: Iterable[tuple[str, ...]]) -> int:
    """Return the length of the first phrase that begins at a place, or 0."""
    return next((len(phrase) for phrase in phrases if tuple(folded[at : at + len(phrase)]) == phrase), 0)


def begins_title(text: str) -> bool:
    """Return whether a text begins like a title or a remark of an annex, and not like a body."""
    words = _words(text)
    start = next((at for at, word in enumerate(words.printed) if word not in _MARKS and word != "-"), 0)
    return _starts(words.folded, start, _ENDS) > 0


def begins_agency(text: str) -> bool:
    """Return whether a text begins like the name of an agency.

    >>> begins_agency("SỞ NỘI VỤ"), begins_agency("HƯNG")
    (True, False)
    """
    return _starts(_words(text).folded, 0, _AGENCIES) > 0


def text_parts(text: str, *, on: dt.date | None = None) -> tuple[TextPart, ...]:
    """Return the parts of a text in order.

    Args:
        text: the text.
        on: the last day of the reporting period, which decides on the level of a city.

    >>> [part.text for part in text_parts("UBND TỈNH SÓC TRĂNG SỞ NỘI VỤ") if part.organisation]
    ['UBND TỈNH SÓC TRĂNG', 'SỞ NỘI VỤ']
    """
    words = _words(text)
    return tuple(_joined(_parts(words, on)))


def _joined(parts: Iterable[TextPart]) -> Iterator[TextPart]:
    """Yield the parts, with other words that follow each other as one."""
    pending: TextPart | None = None
    for part in parts:
        if part.kind is PartKind.OTHER and pending is not None:
            pending = evolve(pending, text=f"{pending.text} {part.text}")
        else:
            if pending is not None:
                yield pending
            pending = part if part.kind is PartKind.OTHER else None
            if pending is None:
                yield part
    if pending is not None:
        yield pending


def _parts(words: _Words, on: dt.date | None) -> Iterator[TextPart]:
    at, begins = 0, True
    while at < len(words):
        word = words.printed[at]
        fixed = _fixed(words, at)
        body = None if fixed else _committee(words, at, on) or (_agency(words, at) if begins else None)
        if fixed:
            yield TextPart(PartKind.FIXED, words.text(at, fixed))
        elif body is not None:
            yield body[0]
        elif word not in _MARKS and not _RULE.fullmatch(word):
            yield TextPart(PartKind.OTHER, word)
        # An agency begins at the start, and behind a mark, a fixed text or another body.
        begins = bool(fixed or body or word in _MARKS or _RULE.fullmatch(word) or words.folded[at] in _OF)
        at = fixed or (body[1] if body else at + 1)


def _fixed(words: _Words, at: int) -> int:
    """Return the place after a fixed text of a letterhead that begins at a place, or 0."""
    folded = words.folded
    for phrase in (_NATION, _MOTTO):
        wanted, place = phrase.split(), at
        for word in wanted:
            while wanted is not None and place > at and place < len(folded) and _RULE.fullmatch(words.printed[place]):
                place += 1
            if place >= len(folded) or folded[place].strip("-") != word:
                break
            place += 1
        else:
            return place
    if folded[at] == _NUMBER and at + 1 < len(folded):
        place = at + 1
        while place < len(folded) and (
            folded[place] == ":" or re.fullmatch(r"[\d.…_/]*|[\d.…_]*/\S*|\d\S*", folded[place])
        ):
            place += 1
        return place if place > at + 1 else 0
    return _place_and_date(words, at)


def _place_and_date(words: _Words, at: int) -> int:
    """Return the place after `Mỹ Xuyên, ngày 05 tháng 4 năm 2022`, or 0."""
    folded = words.folded
    for comma in range(at + 1, min(at + _LONGEST_PLACE, len(folded) - 1)):
        if folded[comma] == "," and folded[comma + 1] == _DAY:
            named = all(
                _NAME.fullmatch(word) or _RULE.fullmatch(word) or word in ("TP.", "TX.")
                for word in words.printed[at:comma]
            )
            end = comma + 1
            while end < len(folded) and (folded[end] in _DATE_WORDS or not any(map(str.isalpha, folded[end]))):
                end += 1
            return end if named and not _starts(folded, at, (*_COMMITTEES, *_AGENCIES)) else 0
    return 0


def _level(words: _Words, at: int) -> tuple[int, str, Level] | None:
    """Return the length of a level word, the word in full, and its level."""
    for length in (2, 1):
        key = tuple(word.rstrip(".") if length == 1 else word for word in words.folded[at : at + length])
        found = _LEVELS.get(key) or (_LEVELS.get(tuple(words.folded[at : at + 1])) if length == 1 else None)
        if found is not None:
            return length, *found
    return None


def _committee(words: _Words, at: int, on: dt.date | None) -> tuple[TextPart, int] | None:
    """Parse a committee or council; the part is open or unclear if its name does not end."""
    length = _starts(words.folded, at, _COMMITTEES)
    head = "UBND" if length else "HĐND"
    length = length or _starts(words.folded, at, _COUNCILS)
    if not length or words.folded[at + length : at + length + 1] in _ANY:
        return None
    before = words.folded[at - 1] if at else ""
    part, stop = _territory(words, at + length, on, head)
    return evolve(part, text=words.text(at, stop), before=before), stop


def _territory(words: _Words, at: int, on: dt.date | None, head: str) -> tuple[TextPart, int]:
    """Parse a territory with those around it: `xã Đại Tâm, huyện Mỹ Xuyên`."""
    found = _level(words, at)
    if found is None:
        kind = PartKind.OPEN if at >= len(words) else PartKind.UNCLEAR
        return TextPart(kind, ""), at
    length, word, level = found
    stop = _name_end(words, at + length)
    if stop == at + length:
        return TextPart(PartKind.OPEN if stop >= len(words) else PartKind.UNCLEAR, ""), stop
    name = _in_title_case(words.printed[at + length : stop])
    if not _name_ends(words, stop) or _may_run_on(words.folded[at + length : stop]):
        return TextPart(PartKind.UNCLEAR, ""), stop
    level = _level_of(word, level, name, on)
    behind = stop + 1 if words.printed[stop : stop + 1] in ((",",), ("-",)) else stop
    around = _level(words, behind) if behind < len(words) else None
    parent: Organisation | None = None
    if around is not None:
        outer, end = _territory(words, behind, on, "UBND")
        parent, stop = outer.organisation, end
        if parent is None or _RANKS[parent.level] <= _RANKS[level]:
            return TextPart(PartKind.UNCLEAR, ""), stop
    return TextPart(PartKind.BODY, "", Organisation(f"{head} {word} {name}", level, parent=parent)), stop


def _level_of(word: str, level: Level, name: str, on: dt.date | None) -> Level:
    since = CENTRAL_CITIES.get(fold(name))
    if word == "thành phố" and since is not None and (on is None or on >= since):
        return Level.PROVINCE
    return level


def _name_end(words: _Words, at: int) -> int:
    """Return the place after the name of a territory."""
    place, count = at, 0
    while place < len(words) and count < _LONGEST_NAME:
        word = words.printed[place].rstrip(".")
        if word.isascii() and word.isdigit():
            counted = words.folded[place + 1 : place + 2] == (fold("tháng"),)
            return place if counted or len(word) > len("100") else place + 1
        if place > at and _begins_other(words, place):
            break
        if word == "-" and place > at and place + 1 < len(words) and words.printed[place + 1][0].isupper():
            if _level(words, place + 1) or _begins_other(words, place + 1):
                break
            place += 1
            continue
        if not _NAME.fullmatch(word) or not word[0].isupper():
            break
        place, count = place + 1, count + 1
    return place


def _name_ends(words: _Words, stop: int) -> bool:
    """Return whether a name ends where it was cut."""
    if stop >= len(words) or words.printed[stop] in _MARKS or words.printed[stop - 1].endswith("."):
        return True
    following = words.printed[stop]
    numbered = words.printed[stop - 1].isdigit() and not following[0].isdigit()
    ends = words.folded[stop] in _BEHIND_NAMES or _RULE.fullmatch(following) is not None
    return numbered or ends or _begins_other(words, stop)


def _may_run_on(name: Sequence[str]) -> bool:
    """Return whether a long name may be a short one with an agency behind it."""
    return len(name) > _USUAL_NAME and not _BODY_WORDS.isdisjoint(name[2:-1])


def _begins_other(words: _Words, at: int) -> bool:
    """Return whether something else than the rest of a name begins at a place."""
    folded = words.folded
    if _fixed(words, at) or _starts(folded, at, (*_ENDS, *_COMMITTEES, *_COUNCILS)):
        return True
    if _starts(folded, at, _FULL_LEVELS):
        return at + 1 < len(folded)
    timed = _starts(folded, at, _TIMES)
    if timed or folded[at].isdigit():
        following = folded[at + 1] if at + 1 < len(folded) else ""
        return _NUMERAL.fullmatch(following) is not None or following == fold("tháng")
    return _begins_agency(words, at)


def _begins_agency(words: _Words, at: int) -> bool:
    """Return whether an agency begins at a place; its head has a name behind it: `Hải Phòng` has none."""
    length = _starts(words.folded, at, _AGENCIES)
    behind = at + length
    closed = behind >= len(words) or words.printed[behind] in _MARKS or _RULE.fullmatch(words.printed[behind])
    if not length or closed or _starts(words.folded, at, _NO_AGENCY):
        return False
    return length > 1 or not (_starts(words.folded, behind, _AGENCIES) or _ends_agency(words, behind))


def _agency(words: _Words, at: int) -> tuple[TextPart, int] | None:
    """Parse an agency: its name goes on to a mark, a fixed text, a title or a time."""
    if not _begins_agency(words, at) and _starts(words.folded, at, _WHOLE_NAMES) != len(words) - at:
        return None
    stop = at + 1
    while (
        stop < len(words)
        and words.printed[stop] not in ("(", ")", ";", ":", "[", "]")
        and not _ends_agency(words, stop)
    ):
        stop += 1
    inner = _starts(words.folded, at, _SUPERIORS) and any(_second_body(words, at, i) for i in range(at + 2, stop))
    text = words.text(at, stop).rstrip(" -,")
    kind = PartKind.UNCLEAR if inner else PartKind.BODY
    before = words.folded[at - 1] if at else ""
    return TextPart(kind, text, None if inner else Organisation(text, Level.AGENCY), before), stop


def _ends_agency(words: _Words, at: int) -> bool:
    timed = _starts(words.folded, at, _TIMES)
    return bool(
        _fixed(words, at)
        or _starts(words.folded, at, _AFTER_AGENCIES)
        or (timed and at + 1 < len(words) and _NUMERAL.fullmatch(words.folded[at + 1]))
    )


def _second_body(words: _Words, start: int, at: int) -> bool:
    """Return whether a second body seems to begin within the name of an agency in capitals."""
    capitals = all(word.isupper() for word in words.printed[start:at] if word[0].isalpha())
    begins = _starts(words.folded, at, _WITHIN) > 0 and _begins_agency(words, at)
    named = _starts(words.folded, at + 1, _FULL_LEVELS)  # `Y tế dự phòng tỉnh` is one name
    return capitals and begins and not named and words.folded[at - 1] not in _JOINING


def _in_title_case(words: Sequence[str]) -> str:
    """Return a name with each word in lower case except its first letter: `EA H'LEO` is `Ea H'Leo`."""
    alias = _ALIASES.get("".join(words).rstrip(".").casefold())
    return alias or " ".join(_capitalised(word.rstrip(".")) for word in words)


def _capitalised(word: str) -> str:
    if len(word) == 1 or not word.isupper():
        return word
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word)
