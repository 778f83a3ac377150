"""The suggestions for a damaged cell: only numbers that its text states in the unit of its row."""

import re

from cchc_model.framework.measures import CodeList, Measure
from cchc_model.vietnamese.text import close_matches, fold, visible

_SLIPS = re.compile(r"[0-9OoIl.,\s]+")
"""A number with letters in place of digits: `1O`."""
_WITH_WORDS = re.compile(r"(?P<before>[^0-9]*)(?P<number>[0-9](?:[0-9.,'’_\s]*[0-9])?)(?P<behind>.*)", re.DOTALL)
_MINUS = r"[-–—−]"
_NEGATIVE = re.compile(
    rf"\(\s*(?P<inside>[0-9][^()]*)\)|\(\s*{_MINUS}\s*\)\s*(?P<bracketed>[0-9].*)|(?P<behind>[0-9].*?)\s*{_MINUS}"
)
"""A negative number as accounts print it: in brackets, or with a minus in brackets or behind."""
_NEUTRAL = re.compile(r"[\s.,'’_%*†‡…\"“”;:=¹²³⁴-⁹⁰+]*")
"""Signs that leave a number as it is."""
_BRACKETED = re.compile(r"[\s.,;:]*\((?P<remark>[^()]*)\)[\s.,;]*")
_OTHERS = "|".join(map(fold, ("chục", "trăm", "nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ", "đồng")))
_OTHER_UNIT = re.compile(rf"[%‰]|(?<!\w)(?:{_OTHERS})(?![\w\u0300-\u036f])")
"""The words for powers of ten, for money and for shares: with them, a remark states another number."""


def stated_numbers(text: str, suggestions: tuple[str, ...], measure: Measure) -> tuple[str, ...]:
    """Return those of some suggestions that a text states in the unit of a measure; a code list has its own.

    A reference, a number of another unit or scale, and a sign in words are no evidence of a value, so that nothing
    is suggested. A number that accounts print as a negative one is suggested with its minus, where rows have signs.

    Args:
        text: the text of the cell, as a reader shows it.
        suggestions: the numbers that the text may mean.
        measure: the measure of the row.

    >>> from cchc_model.framework import PERCENT
    >>> [stated_numbers(text, ("5",), PERCENT) for text in ("5 (thiếu 2 xã)", "xem mục 5", "5‰")]
    [('5',), (), ()]
    """
    if isinstance(measure, CodeList):
        return suggestions
    text = visible(text).strip()
    negative = _NEGATIVE.fullmatch(text)
    if negative is not None:
        number = next(part for part in negative.groups() if part is not None).strip()
        whole = _NEUTRAL.fullmatch(re.sub(r"[0-9]", "", number)) is not None
        return (f"-{number}",) if measure.signed and whole else ()
    if re.match(_MINUS, text):
        return tuple(one for one in suggestions if one.startswith("-"))
    return suggestions if _SLIPS.fullmatch(text) or _is_stated(text, measure) else ()


def _is_stated(text: str, measure: Measure) -> bool:
    """Return whether nothing around the number of a text makes it another one, or one of something else."""
    ascii_digits = "".join(str(int(one)) if one.isdecimal() else one for one in text)
    found = _WITH_WORDS.fullmatch(ascii_digits)
    if found is None:
        return False
    before, behind = found["before"].strip(" :,;"), found["behind"]
    percent = "%" in behind and not measure.matches("%")
    bracketed = _BRACKETED.fullmatch(behind)
    if percent or not (_NEUTRAL.fullmatch(before) or measure.matches(before)):
        return False
    if bracketed is not None:
        return measure.matches(bracketed["remark"]) or _OTHER_UNIT.search(fold(bracketed["remark"])) is None
    return _NEUTRAL.fullmatch(behind) is not None or _begins_with_unit(behind, measure)


def _begins_with_unit(behind: str, measure: Measure) -> bool:
    """Return whether the words behind a number begin with the unit of a measure, perhaps with a slip."""
    words = behind.strip(" .,;:").split()
    if any(measure.matches(" ".join(words[:count])) for count in range(1, len(words) + 1)):
        return True
    return bool(close_matches(" ".join(words), (measure.label.vi,))) and len(words) == len(measure.label.vi.split())
