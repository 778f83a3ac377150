"""Text as rows of cells: the separator that makes the most regular table, and quoted cells."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from attrs import frozen

from cchc_model.annexes.tables import MAX_CELLS, MAX_ROWS, TableRow, check_size
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import LONGEST_TITLE, meaning
from cchc_model.io.protected_cells import unprotected
from cchc_model.io.split_numbers import with_split_numbers
from cchc_model.reports.cell_reading import holds_number
from cchc_model.reports.cells import Source

_SEPARATORS = "\t;,|"
LINES_LOOKED_AT = 200
"""The lines of a text that show how its cells are separated."""

_MOST_LINES = 1_048_576
_FEWEST_MARKS = 2
_STATED = re.compile(r"sep=([;,|\t])", re.IGNORECASE)
_BLANK_LINES = re.compile(r"(?:[^\S\n]*+\n)++")
_RULE = re.compile(r"[\s|:=+-]*")
"""A line drawn between the rows of a table of text."""

_OPENING = ('"', '="')
"""The beginnings of a quoted cell; the second is that of a text that no spreadsheet may convert."""
_MOST_QUOTED_LINES = 10
_LONGEST_QUOTED = 4_000
_FEWEST_OF_ROW = 3
"""The fewest separators of a line that is a row of its own."""

_LONGEST_NUMBER = 40
_PROTECTING_TAB = re.compile(r'(?<=[;,|])"?\t(?="?[0-9=+-])')
_BEFORE_TAB = (";", ",", "|")
_WIDE_SPACE = re.compile(r"\t| {2}")
"""Spaces that separate cells themselves."""


@frozen
class Separator:
    """The mark between the cells of a text.

    Attributes:
        mark: the mark.
        regular: the number of marks that most lines have.
        lines: the number of lines with so many marks.
        stated: True if the first line only states the mark.
    """

    mark: str
    regular: int = 0
    lines: int = 0
    stated: bool = False


def separator_of(text: str) -> Separator:
    r"""Return the separator that gives the most regular table; a tab if none gives one.

    Semicolons and commas are also in names and in Vietnamese decimals, and a tab may be in a cell. A separator is
    regular if many lines have the same number of it: two or more, one tab, or one in every line. One in some lines is
    regular in rows of two cells, which stand below texts such as the name of the office.

    >>> separator_of("a;b,c;d\ne;f;g"), separator_of("a\t1,5\nb, c, d\t2").mark
    (Separator(mark=';', regular=2, lines=2, stated=False), '\t')
    """
    lines = [line for line in islice(_Lines(text, 0), LINES_LOOKED_AT) if line.strip()]
    stated = _STATED.fullmatch(lines[0].strip('\ufeff "')) if lines else None
    best, most = Separator("\t"), 0
    for mark in filter(text.__contains__, _SEPARATORS):
        counts = Counter(0 if mark == "\t" and _protects(line) else line.count(mark) for line in lines)
        if max((found for count, found in counts.items() if count), default=0) <= most and not stated:
            continue  # no more lines than those of a former mark
        if mark != "\t" and len(counts) > 1:
            counts[1] = _rows_of_two(lines, mark)
        del counts[0]
        regular, found = max(counts.items(), key=lambda one: (one[1], one[0]), default=(0, 0))
        if stated and mark == stated[1]:
            return Separator(mark, regular, len(lines), stated=True)
        if found > most:
            best, most = Separator(mark, regular, found), found
            if most == len(lines) and not stated:
                break  # no other mark can have more
    return best


def _protects(line: str) -> bool:
    """Return whether tabs only stand before values, so that no spreadsheet converts them."""
    before, tab, _ = line.partition("\t")
    # A row whose first tab stands behind no separator is common, and tells at a fifth of the cost.
    return bool(tab) and before.removesuffix('"').endswith(_BEFORE_TAB) and "\t" not in _PROTECTING_TAB.sub("", line)


def _rows_of_two(lines: Sequence[str], mark: str) -> int:
    """Return the number of lines that a single mark divides into the two cells of a row.

    These are all lines from a row of two titles on. Without titles they end in a number.
    """
    halves = [[half.strip(' "') for half in line.split(mark)] for line in lines if line.count(mark) == 1]
    pairs = [pair for pair in halves if not any(map(_WIDE_SPACE.search, pair))]
    head = next((place for place, pair in enumerate(pairs) if _are_two_titles(pair)), None)
    return sum(map(_ends_in_number, pairs)) if head is None else len(pairs) - head


def _are_two_titles(pair: Sequence[str]) -> bool:
    meanings = [meaning(title) for title in pair if len(title) <= LONGEST_TITLE]
    return (
        len(meanings) == len(pair)
        and all(found.known for found in meanings)
        and any(Role.NAME in found.roles for found in meanings)
    )


def _ends_in_number(pair: Sequence[str]) -> bool:
    """Return whether two cells are a name and its number, which no decimal mark divides."""
    name, number = pair
    return (
        len(number) <= _LONGEST_NUMBER
        and holds_number(number)
        and not name[-1:].isdigit()
        and any(map(str.isalpha, name))
    )


def split_rows(text: str, separator: Separator, *, name: str) -> list[TableRow]:
    """Return the rows of a text.

    Raises:
        ReadError: there are too many rows or cells.
    """
    rows = list(_rows(text, separator, name))
    return with_split_numbers(rows) if separator.mark == "," else rows


def _rows(text: str, separator: Separator, name: str) -> Iterator[TableRow]:
    at, number, rows = 0, 1, 0
    special = separator.stated or separator.mark == "|"
    while at < len(text):
        blank = _BLANK_LINES.match(text, at) if text[at].isspace() else None
        if blank:
            at, number = blank.end(), number + blank[0].count("\n")
            continue
        end = text.find("\n", at)
        line = text[at:] if end < 0 else text[at:end]
        marks = line.count(separator.mark)
        if rows >= MAX_ROWS or marks >= MAX_CELLS:
            check_size(name, rows=rows + 1, cells=marks + 1)
        if number > _MOST_LINES:  # rows of separators alone do not count, but take time
            check_size(name, rows=number)
        quoted = '"' in line
        if quoted:
            cells, used, at = _row(line, _Lines(text, at + len(line) + 1), separator)
        else:
            cells, used, at = tuple(line.split(separator.mark)), 1, at + len(line) + 1
        if quoted or "=" in line or "'" in line:
            cells = tuple(map(unprotected, cells))
        if any(map(str.strip, cells)) and not (special and _is_no_row(line, separator, first=not rows)):
            rows += 1
            yield TableRow(cells, Source(name, row=number))
        number += used


def _is_no_row(line: str, separator: Separator, *, first: bool) -> bool:
    """Return whether a line states the separator, or draws a line in a table of text."""
    return (first and separator.stated and bool(_STATED.search(line))) or (
        separator.mark == "|" and bool(_RULE.fullmatch(line))
    )


class _Lines:
    """The lines of a text from a place on, taken one by one."""

    def __init__(self, text: str, at: int) -> None:
        self._text = text
        self.at = at

    def take(self) -> str:
        end = self._text.find("\n", self.at)
        line = self._text[self.at :] if end < 0 else self._text[self.at : end]
        self.at += len(line) + 1
        return line

    def __bool__(self) -> bool:
        return self.at < len(self._text)

    def __iter__(self) -> Iterator[str]:
        while self:
            yield self.take()


# Quoted cells.


def _row(line: str, lines: _Lines, separator: Separator) -> tuple[tuple[str, ...], int, int]:
    """Return the cells of the row that begins in a line, its number of lines, and the place behind it.

    The line has a quotation mark. A row with quoted line breaks has more than one line.
    """
    mark, behind = separator.mark, lines.at
    cells: list[str] = []
    opened = _take_cells(line, mark, cells, [])
    size, used = len(line), 1
    while opened and lines and used < _MOST_QUOTED_LINES:
        text = lines.take()
        size, used = size + len(text), used + 1
        # A quoted cell with line breaks does not contain whole rows: such a mark was typed by hand.
        if size > _LONGEST_QUOTED or _is_whole(text.partition('"')[0], separator):
            break
        opened = _take_cells(text, mark, cells, opened)
    if not opened:
        return tuple(cells), used, lines.at
    return tuple(map(_unquote, line.split(mark))), 1, behind  # a mark that none closes is one like any other


def _is_whole(text: str, separator: Separator) -> bool:
    """Return whether a text has the separators of a row; a tab is in no cell of several lines."""
    regular = 1 if separator.mark == "\t" else max(_FEWEST_OF_ROW, separator.regular)
    return text.count(separator.mark) >= regular


def _take_cells(line: str, mark: str, cells: list[str], opened: list[str]) -> list[str]:
    """Add the cells of a line to a row, ignoring separators and line breaks between quotation marks.

    Args:
        line: the next line of the row.
        mark: the separator.
        cells: the row's cells so far; the line's cells are appended.
        opened: the pieces of a quoted cell that is still open, if any.

    Returns:
        The pieces of the cell that is open when the line ends.
    """
    for index, piece in enumerate(line.split(mark)):
        odd = piece.count('"') % 2 == 1
        if opened:
            opened.append((mark if index else "\n") + piece)
            if odd and piece.rstrip(" ").endswith('"'):
                cells.append(_unquote("".join(opened)))
                opened = []
        elif odd and piece.startswith(_OPENING):
            opened = [piece]
        else:
            cells.append(_unquote(piece))
    return opened


def _unquote(cell: str) -> str:
    """Remove the quotation marks that spreadsheets put around a text."""
    text = cell.strip(" ")
    inner = text[1:-1]
    quoted = len(text) > 1 and text[0] == text[-1] == '"' and '"' not in inner.replace('""', "")
    return inner.replace('""', '"') if quoted else cell
