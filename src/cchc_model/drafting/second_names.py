"""Columns with further names beside that of the indicators: the groups of rows, and names in English."""

from collections.abc import Callable, Iterator, Sequence

from attrs import evolve, frozen

from cchc_model.annexes.tables import SourceLine, UnreadColumn, column_letter
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import meaning
from cchc_model.drafting.ordinals import read_marker
from cchc_model.reports.cell_reading import holds_number
from cchc_model.vietnamese.text import fold

_NO_NAMES = frozenset((Role.NOTE, Role.CODE, Role.AGENCY, Role.LINK, Role.DIMENSION))
"""The roles of columns whose texts name no rows."""


@frozen
class NamedLine:
    """A line with what the other columns of names state.

    Attributes:
        line: the line.
        english: the name in English, or an empty text.
        group: the title of the column of groups, if the line only names the group of the lines below it; else empty.
    """

    line: SourceLine
    english: str = ""
    group: str = ""


def named_lines(lines: Sequence[SourceLine]) -> Iterator[NamedLine]:
    """Yield the lines that have a name, and one more above each group of lines.

    The groups stand left of the names, once for each group or at every line. English names stand at every line.
    """
    group, english = _only(lines, _are_groups), _only(lines, _are_english)
    last = ""
    for line in lines:
        text = "" if group is None else _text(line, group)
        if text and group is not None and _has_no_name(line):
            ordinal = line.ordinal or line.name
            yield NamedLine(evolve(line, name=text, ordinal=ordinal), group="" if ordinal else group.title)
            last = text
            continue
        if text and group is not None and fold(text) != fold(last):
            yield NamedLine(evolve(line, name=text, ordinal="", unit="", value="", note=""), group=group.title)
        last = text or last
        if line.name:
            yield NamedLine(line, "" if english is None else _text(line, english))


def _has_no_name(line: SourceLine) -> bool:
    """Return whether a line has no name beside its ordinal."""
    return not line.name or (not line.ordinal and read_marker(line.name) is not None)


def _text(line: SourceLine, column: UnreadColumn) -> str:
    return next((text for one, text, _ in line.unread if one == column), "")


def _only(
    lines: Sequence[SourceLine], are_names: Callable[[Sequence[SourceLine], UnreadColumn], bool]
) -> UnreadColumn | None:
    """Return the only column with names of a kind; None without one, and with several."""
    columns = dict.fromkeys(column for line in lines for column, _, _ in line.unread)
    found = [one for one in columns if not meaning(one.title).roles & _NO_NAMES and are_names(lines, one)]
    return found[0] if len(found) == 1 else None


def _are_groups(lines: Sequence[SourceLine], column: UnreadColumn) -> bool:
    """Return whether the texts of a column left of the names name groups: they are fewer than the names beside them."""
    texts = [(text, cell.cell, line) for line in lines for one, text, cell in line.unread if one == column]
    left = all(
        line.columns.name is not None and (cell or "").rstrip("0123456789") < column_letter(line.columns.name)
        for _, cell, line in texts
    )
    named = sum(not _has_no_name(line) for line in lines if line.source.table == texts[0][2].source.table)
    beside = {fold(text) for text, _, line in texts if not _has_no_name(line)}
    return left and not any(holds_number(text) for text, _, _ in texts) and len(beside) < named


def _are_english(lines: Sequence[SourceLine], column: UnreadColumn) -> bool:
    """Return whether each line with a name has a name without any Vietnamese letter in a column."""
    named = [line for line in lines if any(map(str.isalpha, line.name)) and line.unread]
    texts = [_text(line, column) for line in named]
    words = sum(" " in text for text in texts)
    accents = sum(not _is_plain(line.name) for line in named)
    return all(text and _is_plain(text) for text in texts) and 2 * words >= len(texts) and 2 * accents >= len(texts)


def _is_plain(text: str) -> bool:
    """Return whether all letters of a text are English ones."""
    return all(letter.isascii() for letter in text if letter.isalpha())
