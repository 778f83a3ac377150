"""Notes that many rows share: a mark in the column of notes, and the text once below the table."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from attrs import evolve, frozen

from cchc_model.annexes.lines import WrittenLine
from cchc_model.annexes.tables import SourceLine

_MARK = re.compile(r"\([1-9][0-9]?\)")
_DEFINITION = re.compile(rf"({_MARK.pattern})\s+(\S.*)")
_LONGEST_BESIDE = 24
"""The longest note that stands in each of its rows, such as `5/6 báo cáo`."""
_MOST = 99


@frozen
class Footnote:
    """A note below the table of an annex.

    Attributes:
        mark: the mark in the column of notes: `(1)`.
        text: the note.
    """

    mark: str
    text: str


def with_marks(rows: Sequence[WrittenLine], after: Sequence[WrittenLine]) -> tuple[list[WrittenLine], list[Footnote]]:
    """Return the rows of an annex with marks for the long notes that several of them share, and these notes.

    Args:
        rows: the rows.
        after: the lines below the table. If they, or a note, have marks of their own, all notes stay where they are.
    """
    counts = Counter(line.cells[4] for line in rows)
    shared = [text for text, count in counts.items() if count > 1 and len(text) > _LONGEST_BESIDE]
    taken = any(map(_MARK.search, counts)) or any(_MARK.match(cell) for line in after for cell in line.cells)
    if taken or len(shared) > _MOST:
        return list(rows), []
    marks = {text: f"({number})" for number, text in enumerate(shared, 1)}
    marked = [
        evolve(line, cells=(*line.cells[:4], marks[line.cells[4]])) if line.cells[4] in marks else line for line in rows
    ]
    return marked, [Footnote(mark, text) for text, mark in marks.items()]


def with_notes(lines: Sequence[SourceLine]) -> tuple[SourceLine, ...]:
    """Return the lines of an annex with each mark in the column of notes replaced by the note below the table.

    A note below the table that a mark refers to is no line any more. Marks that no line explains, or several explain,
    stay as they are.
    """
    marks = {line.note for line in lines if line.note and _MARK.fullmatch(line.note)}
    if not marks:
        return tuple(lines)
    last = max(at for at, line in enumerate(lines) if line.note in marks)
    found = {at: said for at in range(last + 1, len(lines)) if (said := _definition(lines[at], marks))}
    counts = Counter(said.mark for said in found.values())
    notes: Mapping[str, str] = {said.mark: said.text for said in found.values() if counts[said.mark] == 1}
    return tuple(
        evolve(line, note=notes[line.note]) if line.note in notes else line
        for at, line in enumerate(lines)
        if at not in found or found[at].mark not in notes
    )


def _definition(line: SourceLine, marks: set[str]) -> Footnote | None:
    matched = _DEFINITION.fullmatch(line.name) if line.alone else None
    return Footnote(matched[1], matched[2]) if matched and matched[1] in marks else None
