"""The places where the names of territories and agencies end, and what begins behind them."""

import re
from collections.abc import Sequence

from cchc_model.reports.body_words import (
    AFTER_AGENCIES,
    AGENCIES,
    COMMITTEES,
    COUNCILS,
    ENDS,
    MARKS,
    NAME,
    NO_AGENCY,
    RULE,
    Words,
    fixed_end,
    starts,
)
from cchc_model.reports.territory_levels import FULL_LEVELS, TIMES, level_at
from cchc_model.vietnamese.text import fold

_BEHIND_NAMES = frozenset(
    map(fold, ("về", "và", "đã", "gửi", "thực", "tại", "theo", "năm", "quý", "tháng", "có", "ngày"))
)
"""Words in lower case behind the name of a territory; any other word may belong to a sentence that began before."""
_NUMERAL = re.compile(r"(?:[0-9]+|[ivx]+)(?:[./-][0-9]+)?")
_MONTH = fold("tháng")
_A_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_TIMES_IN_NAMES = {
    fold("năm"): _A_YEAR,
    fold("quý"): re.compile(r"(?:0?[1-4]|i{1,3}|iv)(?:[./-](?:19|20)[0-9]{2})?"),
}
"""The words of times that are the last syllable of names too, with the numbers that they may stand before."""
_MONTH_OF_YEAR = re.compile(r"(?:0?[1-9]|1[0-2])(?:[./-][0-9]+)?")
_LONGEST_NAME = 5
_USUAL_NAME = 3
BODY_WORDS = frozenset(
    map(fold, ("ban", "hội", "bộ", "viện", "trạm", "đoàn", "trường", "đội", "kho", "khối", "đảng", "nhà", "công"))
)
"""How the names of bodies begin that the list of agencies lacks, and other texts too."""


def name_end(words: Words, at: int) -> int:
    """Return the place after the name of a territory."""
    place, count = at, 0
    while place < len(words) and count < _LONGEST_NAME:
        word = words.printed[place].rstrip(".")
        if word.isascii() and word.isdigit():
            counted = _counts_months(words, place)
            return place if counted or len(word) > len("100") else place + 1
        if place > at and _begins_other(words, place) and not (count == 1 and _is_in_name(words, place)):
            break
        if word == "-" and place > at and place + 1 < len(words) and words.printed[place + 1][0].isupper():
            if level_at(words, place + 1) or _begins_other(words, place + 1):
                break
            place += 1
            continue
        if not NAME.fullmatch(word) or not word[0].isupper():
            break
        place, count = place + 1, count + 1
    return place


def may_have_time(words: Words, at: int) -> bool:
    """Return whether the second syllable of a name, or a time behind a name of one syllable, stands at a place.

    In `THỊ XÃ NGÃ NĂM 2022` nothing tells: a word in lower case is that of a time.
    """
    number = _TIMES_IN_NAMES.get(words.folded[at]) if at < len(words) and words.printed[at][0].isupper() else None
    return number is not None and number.fullmatch((*words.folded, "")[at + 1]) is not None


def _is_in_name(words: Words, at: int) -> bool:
    """Return whether a word that times have too is the second syllable of a name.

    It is if no number of such a time stands behind it, as in `HUYỆN PHÚ QUÝ 2022`; and if it is written as a name among
    words in lower case, as in `thị xã Ngã Năm 2022`. Many write `Quý I` in the middle of a sentence.
    """
    if words.folded[at] not in _TIMES_IN_NAMES or not words.printed[at][0].isupper():
        return False
    sentence = words.printed[at].istitle() and any(word.islower() for word in words.printed[:at])
    return not may_have_time(words, at) or (sentence and words.folded[at] == fold("năm"))


def name_ends(words: Words, stop: int) -> bool:
    """Return whether a name ends where it was cut."""
    if stop >= len(words) or words.printed[stop] in MARKS or words.printed[stop - 1].endswith("."):
        return True
    following = words.printed[stop]
    numbered = words.printed[stop - 1].isdigit() and not following[0].isdigit()
    numbered = numbered or _A_YEAR.fullmatch(following) is not None
    ends = words.folded[stop] in _BEHIND_NAMES or RULE.fullmatch(following) is not None
    return numbered or ends or _begins_other(words, stop)


def may_run_on(name: Sequence[str]) -> bool:
    """Return whether a long name may be a short one with an agency behind it."""
    return len(name) > _USUAL_NAME and not BODY_WORDS.isdisjoint(name[2:-1])


def _begins_other(words: Words, at: int) -> bool:
    """Return whether something else than the rest of a name begins at a place."""
    folded = words.folded
    if fixed_end(words, at) or starts(folded, at, (*ENDS, *COMMITTEES, *COUNCILS)):
        return True
    if starts(folded, at, FULL_LEVELS):
        return at + 1 < len(folded)
    if folded[at].isdigit():
        return _counts_months(words, at)
    if starts(folded, at, TIMES):
        return _NUMERAL.fullmatch(folded[at + 1] if at + 1 < len(folded) else "") is not None
    return begins_agency(words, at)


def _counts_months(words: Words, at: int) -> bool:
    """Return whether a number counts months: `6 tháng đầu năm`, but not `phường 12 tháng 1/2022`."""
    behind = (*words.folded[at + 1 : at + 3], "", "")
    return behind[0].startswith(_MONTH) and not _MONTH_OF_YEAR.fullmatch(behind[1])


def begins_agency(words: Words, at: int) -> bool:
    """Return whether an agency begins at a place; its head has a name behind it: `Hải Phòng` has none."""
    length = starts(words.folded, at, AGENCIES)
    behind = at + length
    closed = behind >= len(words) or words.printed[behind] in MARKS or RULE.fullmatch(words.printed[behind])
    if not length or closed or starts(words.folded, at, NO_AGENCY):
        return False
    return length > 1 or not (starts(words.folded, behind, AGENCIES) or ends_agency(words, behind))


def ends_agency(words: Words, at: int) -> bool:
    """Return whether the name of an agency ends before a place: at a fixed text, a title or a time."""
    timed = starts(words.folded, at, TIMES)
    return bool(
        fixed_end(words, at)
        or starts(words.folded, at, AFTER_AGENCIES)
        or (timed and at + 1 < len(words) and _NUMERAL.fullmatch(words.folded[at + 1]))
    )
