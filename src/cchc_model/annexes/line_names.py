"""The names of a source's lines: one broken over two rows, or two in one row."""

import re
from collections.abc import Iterable, Sequence

from attrs import evolve

from cchc_model.annexes.matching import broken_names, rows_named
from cchc_model.annexes.row_index import Index, Match, MatchKind, row_index
from cchc_model.annexes.tables import SourceLine
from cchc_model.framework.framework import Framework
from cchc_model.reports.cells import Source

_LONGEST = 600
_DATE = re.compile(r"\bngày\s+[0-9]{1,2}\s+tháng\s+[0-9]{1,2}\s+năm\s+[0-9]{4}\b", re.IGNORECASE)
"""The date of a letterhead, which is not a value of the annex."""
_NUMBER = re.compile(r"\d+")


def whole_names(lines: Sequence[SourceLine], framework: Framework) -> list[SourceLine]:
    """Return the lines, with each name that was broken over two rows joined, and units behind names apart."""
    index = row_index(framework)
    lines = [_without_unit(line, index) if line.name.endswith(")") else line for line in lines]
    bare = [not (line.unit or line.value or line.note or line.extra) for line in lines]
    broken = broken_names(framework, [line.name for line in lines], bare=bare)
    whole: list[SourceLine] = []
    for at, line in enumerate(lines):
        if at in broken:
            other = lines[at + 1]
            full = other if bare[at] else line
            ordinal = line.ordinal or other.ordinal
            said = (*line.comments, *other.comments)
            whole.append(evolve(full, name=f"{line.name} {other.name}", ordinal=ordinal, comments=said))
        elif at - 1 not in broken:
            whole.append(line)
    return whole


def unit_in_name(index: Index, text: str) -> tuple[str, str] | None:
    """Return the name and the unit of a text such as `Số hồ sơ tiếp nhận (Hồ sơ)`; None for any other text."""
    if len(text) > _LONGEST or not text.endswith(")"):
        return None
    name, _, unit = text[:-1].rpartition("(")
    name, unit = name.strip(), unit.strip()
    if index.rows_named(text) or not index.rows_named(name):
        return None
    return (name, unit) if index.is_unit(unit) else None


def _without_unit(line: SourceLine, index: Index) -> SourceLine:
    apart = unit_in_name(index, line.name)
    return line if apart is None else evolve(line, name=apart[0], unit=line.unit or apart[1])


def named_beside(framework: Framework, line: SourceLine) -> tuple[str, ...]:
    """Return the ids of the rows whose names stand in other cells of a line, as where two tables are side by side."""
    return tuple(dict.fromkeys(key for text, _ in _beside(line) for key in rows_named(framework, text)))


def rows_apart(framework: Framework, lines: Sequence[SourceLine], matches: Sequence[Match]) -> tuple[Match, ...]:
    """Return the matches, without a row where another row's name stands between its name and its value.

    Such a value may be that of either row.
    """
    return tuple(
        Match(MatchKind.AMBIGUOUS, None, (match.row.id, *named_beside(framework, line)))
        if match.row and (line.extra or line.unread) and _parted(framework, line)
        else match
        for line, match in zip(lines, matches, strict=True)
    )


def names_number(name: str, could_be: Iterable[str]) -> bool:
    """Return whether a printed name contains a number that is in no date, and in no name that it may be.

    >>> names_number("Số nhiệm vụ: 31", ["Số nhiệm vụ"]), names_number("Chỉ thị 10", ["Chấp hành Chỉ thị 10"])
    (True, False)
    """
    known = {number for other in could_be for number in _NUMBER.findall(other)}
    return any(number not in known for number in _NUMBER.findall(_DATE.sub("", name)))


def _beside(line: SourceLine) -> list[tuple[str, Source]]:
    """Return the texts of a line outside the annex's own columns, with their cells."""
    return [*line.extra, *((text, cell) for _, text, cell in line.unread)]


def _parted(framework: Framework, line: SourceLine) -> bool:
    name, value = (_place(line.cell(column)) for column in (line.columns.name, line.columns.value))
    return any(name < _place(cell) < value for text, cell in _beside(line) if rows_named(framework, text))


def _place(cell: Source) -> tuple[int, str]:
    """Return the letters of a cell's column in an order by which `Z` comes before `AA`."""
    letters = (cell.cell or "").rstrip("0123456789")
    return len(letters), letters
