"""Numerals below a title over several columns, which count the periods of the columns: `Quý`, below it `I II III IV`.

A row that counts through all columns numbers them. One that starts anew below a title of several columns does not.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from cchc_model.reports.periods import FIRST_YEAR, LAST_YEAR
from cchc_model.reports.unaccented import with_accents
from cchc_model.vietnamese.formatting import roman
from cchc_model.vietnamese.text import fold

ROMAN = tuple(map(roman, range(1, 13)))
COUNTS: Mapping[str, int] = {
    **{text: number for number, text in enumerate(ROMAN, 1)},
    **{text: number for number in range(1, 13) for text in (str(number), f"0{number}")},
}
_FEWEST = 2
_NOUN = re.compile(r"(?<!\d)(?<!\d\s)\b(quý|quí|tháng)\b(?!\s*(?:[ivx]+|\d+)\b)")
"""A word for the parts of a year, without the number of one."""
_QUARTERS, _MONTHS = 4, 12
_NOUNS = {_QUARTERS: "quý", _MONTHS: "tháng"}
_ALONE = frozenset(map(fold, ("quý", "quí", "tháng", "năm")))
"""Titles that only say which periods stand below them."""


def series_places(cells: Sequence[str], above: Sequence[Sequence[str]]) -> frozenset[int]:
    """Return the places of the cells of a row that count periods below titles over several columns.

    Args:
        cells: the cells of the row.
        above: the cells of the rows of titles above it.

    >>> above = [("TT", "Chỉ tiêu", "Quý", "", "Năm", "")]
    >>> sorted(series_places(("", "", "I", "II", "2024", "2025"), above))
    [2, 3, 4, 5]
    >>> series_places(("1", "2", "3", "4", "5", "6"), above), series_places(("", "", "1", "1"), [("", "", "A", "B")])
    (frozenset(), frozenset())
    """
    titled = sorted({place for row in above for place, cell in enumerate(row) if cell})
    found: set[int] = set()
    for start, end in pairwise([*titled, len(cells)]):
        below = [place for place in range(start, min(end, len(cells))) if cells[place]]
        counted = [place for place in below if _counts(cells[place])]
        if len(below) < _FEWEST:
            if any(cells[place] in COUNTS for place in below):  # the number of a column
                return frozenset()
        elif len(counted) >= _FEWEST and below[0] == start:
            titles = [row[start] for row in above if start < len(row)]
            found |= set(counted) if _is_series({place: cells[place] for place in counted}, titles) else set()
    return frozenset(found)


def _is_year(text: str) -> bool:
    return text.isascii() and text.isdigit() and FIRST_YEAR <= int(text[:5]) <= LAST_YEAR


def _is_series(texts: Mapping[int, str], titles: Sequence[str]) -> bool:
    """Return whether numerals follow each other and do not number their columns.

    They do so from one on, from any below a title of quarters or months, or from any other than the place.

    Args:
        texts: the numerals by their places.
        titles: the titles above the first.
    """
    if all(map(_is_year, texts.values())):
        return len({*texts.values()}) == len(texts)
    first, numbers = min(texts), [COUNTS.get(text, 0) for text in texts.values()]
    begins = numbers[0] == 1 or _noun(titles) is not None or numbers[0] != first + 1
    return numbers[0] > 0 and begins and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def spelled_series(paths: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return the titles above columns, with the periods that numerals among them count in words.

    A title above them says what they count. Without one, I to IV are the quarters of a year, and twelve numerals its
    months.

    >>> spelled_series([("Quý", "I"), ("Quý", "II"), ("Năm", "2024"), ("Kết quả các tháng", "7"), ("Số liệu", "1")])
    [('quý I',), ('quý II',), ('2024',), ('Kết quả các tháng', 'tháng 7'), ('Số liệu', '1')]
    """
    return [tuple(_spelled(path, paths)) for path in paths]


def _spelled(path: tuple[str, ...], paths: Sequence[tuple[str, ...]]) -> Iterator[str]:
    for at, title in enumerate(path):
        if (
            fold(with_accents(title)) in _ALONE
            and len(path) > at + 1
            and any(map(_counts, _below(path[: at + 1], paths)))
        ):
            continue
        noun = (_noun(path[:at]) or _noun_of(_below(path[:at], paths))) if title in COUNTS else None
        yield title if noun is None else f"{noun} {title}"


def _below(above: tuple[str, ...], paths: Sequence[tuple[str, ...]]) -> set[str]:
    """Return the titles directly below others."""
    return {path[len(above)] for path in paths if len(path) > len(above) and path[: len(above)] == above}


def _counts(title: str) -> bool:
    return title in COUNTS or _is_year(title)


def _noun(titles: Sequence[str]) -> str | None:
    """Return the word for the parts of a year in the lowest title that has one."""
    plain = (unicodedata.normalize("NFC", with_accents(title)).casefold() for title in reversed(titles))
    return next((found[1] for title in plain if (found := _NOUN.search(title))), None)


def _noun_of(siblings: set[str]) -> str | None:
    """Return the word for the parts of a year that numerals beside each other count, if they are all parts."""
    counted = sorted(COUNTS[one] for one in siblings if one in COUNTS)
    in_roman = all(one in ROMAN for one in siblings if one in COUNTS)
    whole = counted == list(range(1, len(counted) + 1)) and (in_roman or len(counted) == _MONTHS)
    return _NOUNS.get(len(counted)) if whole else None
