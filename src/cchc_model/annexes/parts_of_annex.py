"""The rows that a text around the table means by a part of the annex: `mục III.6`, `dòng 24 và 25`, `phần ...`."""

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from cchc_model.annexes.row_index import Index, Match
from cchc_model.annexes.tables import SourceLine
from cchc_model.framework.framework import Row
from cchc_model.framework.rows import Indicator
from cchc_model.reports.cell_reading import read_cell
from cchc_model.reports.unaccented import with_accents
from cchc_model.vietnamese.text import fold, fold_label

_ORDINAL = r"(?:\d{1,3}|[ivx]{1,5})(?:\.(?:\d{1,3}|[a-zđ](?!\w)))*"
_LISTED = rf"{_ORDINAL}(?:\s*(?:,|;|và|với|-|–|đến)\s*(?:(?:mục|dòng|số)\s+)?{_ORDINAL}(?![\w/]))*"
_NUMBERED = re.compile(
    rf"(?<!danh )(?<!hạng )(?<!khoản )\b(?P<kind>tiểu mục|mục|phần|dòng|hàng|chỉ tiêu|tiêu chí|stt|tt|số thứ tự)"
    rf"\s+(?:số\s+|thứ\s+)*(?P<listed>{_LISTED})(?![\w/]|[.,]\d)"
)
_KIND = re.compile(r"\b(?:tiểu mục|mục|phần|dòng|chỉ tiêu|tiêu chí|nội dung|riêng|số liệu|các số)\b")
_ONE = re.compile(rf"(?<!\w){_ORDINAL}(?!\w)")
_RANGE = re.compile(r"-|–|\bđến\b")
_COUNTED = frozenset(("dòng", "hàng"))
"""Rows of a sheet or a table, which no ordinal identifies."""
_SHORTEST_NAME = 12
_SAYS = re.compile(r"\b(?:lấy|chép|là|của|theo|tính đến|số liệu|số)\b")
_LONGEST = 400


@frozen
class Part:
    """A part of an annex that a text names.

    Attributes:
        rows: the ids of its indicators that have a value; none if nobody can tell which part is meant.
        rest: the folded text without what names the part.
    """

    rows: tuple[str, ...]
    rest: str


def part_in(folded: str, lines: Sequence[SourceLine], matches: Sequence[Match], index: Index) -> Part | None:
    """Return the part of an annex that a folded text names by ordinals or by the name of a row, or None.

    Args:
        folded: the folded text.
        lines: the lines of the annex.
        matches: the match of each.
        index: the rows of the framework.
    """
    found = list(_NUMBERED.finditer(folded))
    if found:
        rest = _NUMBERED.sub(" ", folded)
        named = [ordinal for one in found for ordinal in _ONE.findall(one["listed"])]
        certain = not any(one["kind"] in _COUNTED or _RANGE.search(one["listed"]) for one in found)
        places = [_at(ordinal, lines, matches) for ordinal in named] if certain else [()]
        rows = [row for place in places for row in place]
        return Part(tuple(_below(rows, lines, matches, index)) if all(places) else (), rest)
    place = max(_names(folded, index), key=lambda one: len(one.key), default=None)
    if place is None or not _KIND.search(folded):
        return None
    rows = [row for row in index.rows[place.key] if any(match.row is row for match in matches)]
    return Part(tuple(_below(rows, lines, matches, index)) if len(rows) == 1 else (), place.rest)


def says_of_part(text: str) -> bool:
    """Return whether a text says something of the numbers of a part of the annex, and is no title of it.

    >>> says_of_part("Mục III.6 lấy số quý II"), says_of_part("Mục 1. Kết quả quý II"), says_of_part("Phần I: Quý II")
    (True, False, False)
    """
    if len(text) > _LONGEST:
        return False
    folded = fold_label(with_accents(text))
    found = _NUMBERED.search(folded)
    return found is not None and found["kind"] != "phần" and _SAYS.match(folded[found.end() :].lstrip()) is not None


@frozen
class _Named:
    """The folded name of a row within a text, and the text without it."""

    key: str
    rest: str


def _names(folded: str, index: Index) -> Iterator[_Named]:
    """Yield the names of rows within a text, word by word."""
    words = folded.split()
    folds = [fold(word.strip(',.;:()“”"')) for word in words]
    text = f" {' '.join(folds)} "
    for key in index.rows:
        if len(key) >= _SHORTEST_NAME and f" {key} " in text:
            first = text[: text.index(f" {key} ")].count(" ")
            yield _Named(key, " ".join((*words[:first], *words[first + len(key.split()) :])))


def _at(ordinal: str, lines: Sequence[SourceLine], matches: Sequence[Match]) -> tuple[Row, ...]:
    """Return the only row that has an ordinal, by the ordinals of its headings and its own; none if several have it."""
    printed = {
        match.row.id: fold_label(line.ordinal).strip(".)( ")
        for line, match in zip(lines, matches, strict=True)
        if match.row is not None
    }
    rows = {match.row.id: match.row for match in matches if match.row is not None}
    whole = [row for row in rows.values() if ordinal in (_path(row, rows, printed), printed[row.id])]
    exact = [row for row in whole if _path(row, rows, printed) == ordinal]
    found = exact if len(exact) == 1 else whole
    return tuple(found) if len(found) == 1 else ()


def _path(row: Row, rows: dict[str, Row], printed: dict[str, str]) -> str:
    """Return the printed ordinals of the headings above a row and its own, such as `iii.6`."""
    own, parent = printed[row.id], rows.get(row.parent) if row.parent else None
    if parent is None or not own:
        return own
    above = _path(parent, rows, printed)
    return own if not above or own.startswith(f"{above}.") else f"{above}.{own}"


def _below(rows: Sequence[Row], lines: Sequence[SourceLine], matches: Sequence[Match], index: Index) -> Iterator[str]:
    """Yield the ids of the indicators with a value that are some rows, or below them."""
    wanted = {row.id for row in rows}
    for line, match in zip(lines, matches, strict=True):
        row = match.row
        if row is None or not isinstance(row.item, Indicator) or wanted.isdisjoint(index.upwards[row.id]):
            continue
        if read_cell(line.value, row.item.measure).value is not None:
            yield row.id
