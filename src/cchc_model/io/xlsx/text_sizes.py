"""Sizes of texts on a sheet: how wide they are, and how many lines they take in a column.

A sheet states the height of each row, because programs do not compute it when they open a file. Widths are counted in
digits of Times New Roman, as the widths of columns are, and somewhat generously, so that no line is cut off.
"""

import functools
import re
import unicodedata
from math import ceil

_NARROW = re.compile(r"[fijlrtI.,:;'!|()\[\]/\\ -]")
_BROAD = re.compile(r"[mwMW@%&…—]|[^\x00-\u036f\u2000-\u2044]")
_CAPITAL = re.compile("[A-HJ-LN-VX-Z]")
_MARKS = re.compile("[\u0300-\u036f]")
_WIDEST = 1.9
_BOLD = 1.08
_SPACE = 0.5
_LONGEST_WORD = 40


def lines_in(text: str, width: float, *, bold: bool = False) -> int:
    r"""Return the number of lines that a wrapped text takes in a column.

    >>> lines_in("Số hồ sơ", 10), lines_in("Số hồ sơ TTHC tiếp nhận", 10), lines_in("a\nb", 10)
    (1, 3, 2)
    """
    if bold:
        width /= _BOLD
    return sum(_wrapped(line, width) for line in text.split("\n"))


def _wrapped(line: str, width: float) -> int:
    if len(line) * _WIDEST <= width:
        return 1
    lines, used = 1, 0.0
    for word in line.split(" "):
        room = width_of(word)
        if used and used + room > width:
            lines, used = lines + 1, 0.0
        if room > width:  # a word longer than a line is broken
            lines += ceil(room / width) - 1
            room %= width
        used += room + _SPACE
    return lines


def width_for(text: str, width: float, *, lines: int, most: float) -> float:
    """Return the width of a column in which no word is broken and the text takes no more than some lines.

    Args:
        text: the text.
        width: the least width.
        lines: the most lines.
        most: the greatest width.
    """
    words = (width_of(word) + 1 for word in text.split() if len(word) * _WIDEST > width)
    width = max(width, min(max(words, default=0), _LONGEST_WORD))
    while width < most and lines_in(text, width) > lines:
        width = min(width * 1.2, most)
    return width


@functools.lru_cache(maxsize=2_048)
def width_of(text: str) -> float:
    """Return the width of a text on one line.

    >>> width_of("31") < width_of("mm") < width_of("ỦY BAN")
    True
    """
    plain = _MARKS.sub("", unicodedata.normalize("NFD", text)) if not text.isascii() else text
    narrow, broad, capitals = (len(kind.findall(plain)) for kind in (_NARROW, _BROAD, _CAPITAL))
    return len(plain) - 0.35 * narrow + 0.9 * broad + 0.45 * capitals
