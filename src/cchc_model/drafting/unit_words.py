"""The words of a unit on the kind of its numbers: whole, with decimals, or with a sign.

A draft prints remarks on it where nothing else on its blank form states the kind, and forms print them too.
"""

import re
import unicodedata

from attrs import frozen

from cchc_model.vietnamese.text import fold

_SCALES = "|".join(map(fold, ("nghìn", "ngàn", "triệu", "tỷ", "tỉ")))
_SCALED = rf"(?:(?:{_SCALES}) |(?:tr|ngh?)\.? ?|1(?:[., ]?000)+ ?)?"
_OF_AMOUNTS = re.compile(
    rf"{_SCALED}(?:{'|'.join(map(fold, ('đồng', 'đ', 'vnđ', 'điểm', 'ngày', 'giờ', 'km', 'ha', 'm2')))})(?: ?/ ?[^/]+)?"
)
"""Units whose numbers may have decimals: money, points, time, length and area, also scaled, and per month or person."""

_DECIMALS = "số thập phân"
_SIGNED = "tăng +, giảm -"
_OF_DECIMALS = r"(?:có |ghi |là |lấy )?(?:số |phần )*thập phân|(?:có |lấy )?\d? ?số lẻ"
_OF_SIGNS = r"(?:tăng\s*\(?)?\+\)?\s*[,;/]?\s*(?:giảm\s*\(?)?[-–−]\)?|tăng\s*(?:/|hoặc|,)\s*giảm"
_ONE = rf"(?:(?P<decimals>{_OF_DECIMALS})|(?P<signed>{_OF_SIGNS}))"
_LAST = re.compile(rf"(?:^|(?<=[\s(\[;,%])){_ONE}\s*$", re.IGNORECASE)
_BRACKETS = {")": "(", "]": "["}


@frozen
class StatedUnit:
    """A printed unit without the remarks beside it.

    Attributes:
        text: the unit; an empty text if only remarks are printed.
        decimals: True if a remark says that its numbers have decimals.
        signed: True if a remark says that its numbers have a sign.
    """

    text: str
    decimals: bool = False
    signed: bool = False


def read_unit(printed: str) -> StatedUnit:
    """Return a printed unit without its remarks.

    >>> read_unit("Tấn (số thập phân)")
    StatedUnit(text='Tấn', decimals=True, signed=False)
    >>> read_unit("% (tăng (+), giảm (-))"), read_unit("Cơ quan (đơn vị)").text
    (StatedUnit(text='%', decimals=False, signed=True), 'Cơ quan (đơn vị)')
    """
    text = unicodedata.normalize("NFC", printed).strip()
    bracketed = [(text[:-1], _BRACKETS[text[-1]])] if text[-1:] in _BRACKETS else []
    for inside, opened in (*bracketed, (text, "")):
        found: set[str] = set()
        left = inside
        while last := _LAST.search(left):
            found.update(name for name, words in last.groupdict().items() if words is not None)
            left = left[: last.start()].rstrip(" ;,")
        if found and left.endswith(opened):
            return StatedUnit(left.removesuffix(opened).rstrip(" ,;:"), "decimals" in found, "signed" in found)
    return StatedUnit(printed)


def may_have_decimals(unit: str) -> bool:
    """Return whether the numbers of a unit may have decimals, because it is of money, points, time or size.

    >>> may_have_decimals("triệu đồng/tháng"), may_have_decimals("Hồ sơ")
    (True, False)
    """
    return _OF_AMOUNTS.fullmatch(fold(unit)) is not None


def with_remarks(unit: str, *, decimals: bool = False, signed: bool = False) -> str:
    """Return a unit with its remarks, which :func:`read_unit` reads.

    >>> with_remarks("Tấn", decimals=True, signed=True), with_remarks("Hồ sơ")
    ('Tấn (số thập phân; tăng +, giảm -)', 'Hồ sơ')
    """
    remarks = [*([_DECIMALS] if decimals else []), *([_SIGNED] if signed else [])]
    return f"{unit} ({'; '.join(remarks)})" if remarks else unit
