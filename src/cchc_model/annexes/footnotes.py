"""Notes that many rows share: a mark in each of them, and the text once below the table."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

from attrs import evolve, frozen

from cchc_model.annexes.lines import WrittenLine
from cchc_model.annexes.tables import SourceLine, has_digit

_MARK = re.compile(r"\([1-9][0-9]?\)")
_SIGN = r"\(\s*(?:\*{1,3}|[1-9][0-9]?)\s*\)|\[\s*(?:\*{1,3}|[1-9][0-9]?)\s*\]|\*{1,3}|[¹²³⁴-⁹]"
_BEHIND = re.compile(rf"(?<=[\w)%.])\s*(?P<mark>{_SIGN})\s*$")
"""A mark behind a name or a value."""
_ENDS = frozenset(")]*¹²³⁴⁵⁶⁷⁸⁹")
"""The last characters of marks, which few names and values end with."""
_ALONE = re.compile(_SIGN)
_WRITTEN = re.compile(rf"(?P<mark>{_MARK.pattern})\s+(?P<text>\S.*)")
"""A note as the library writes it, whatever its first character is."""
_DEFINITION = re.compile(
    rf"(?:(?:ghi chú|lưu ý|chú thích)\s*:?\s*)?"
    rf"(?:(?:các|những)?\s*(?:dòng|số|số liệu|chỉ tiêu|mục|ô)\s+(?:có\s+)?(?:đánh\s+)?dấu\s+(?:sao\s+)?)?"
    rf"(?P<mark>{_SIGN})\s*[:.–-]?\s*(?:là\s+)?(?P<text>[^\W].*)",
    re.IGNORECASE,
)
"""A note below the table: `(1) ...`, `* ...`, `Các dòng có dấu (*) ...`."""
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
        after: the lines below the table. If they, a note, a name or a value have marks of their own, all notes stay
            where they are.
    """
    counts = Counter(line.cells[4] for line in rows)
    shared = [text for text, count in counts.items() if count > 1 and len(text) > _LONGEST_BESIDE]
    taken = any(map(_MARK.search, counts)) or any(_MARK.match(cell) for line in after for cell in line.cells)
    taken = taken or any(_BEHIND.search(cell) for line in rows for cell in (line.cells[1], line.cells[3]))
    if taken or len(shared) > _MOST:
        return list(rows), []
    marks = {text: f"({number})" for number, text in enumerate(shared, 1)}
    marked = [
        evolve(line, cells=(*line.cells[:4], marks[line.cells[4]])) if line.cells[4] in marks else line for line in rows
    ]
    return marked, [Footnote(mark, text) for text, mark in marks.items()]


def with_notes(lines: Sequence[SourceLine]) -> tuple[SourceLine, ...]:
    """Return the lines of an annex with each mark of a row replaced by the note below the table.

    A mark stands in the column of notes, or ends a name or a value: `(1)`, `(*)`, `¹`. A note below the table that a
    mark refers to is no line any more. Marks that no line explains, or several explain, stay as they are.
    """
    marked = {at: marks for at, line in enumerate(lines) if not line.alone and (marks := _marks_of(line))}
    if not marked:
        return tuple(lines)
    used = frozenset(mark for marks in marked.values() for mark in marks)
    found = {at: said for at in range(max(marked) + 1, len(lines)) if (said := _definition(lines[at], used))}
    counts = Counter(said.mark for said in found.values())
    notes: Mapping[str, str] = {said.mark: said.text for said in found.values() if counts[said.mark] == 1}
    # A heading has no value that its note could stand beside.
    kept = {mark for at, marks in marked.items() for mark in marks if not (lines[at].value or lines[at].note)}
    return tuple(
        _with_notes_of(line, marked.get(at, ()), notes)
        for at, line in enumerate(lines)
        if at not in found or found[at].mark not in notes or found[at].mark in kept
    )


def _marks_of(line: SourceLine) -> tuple[str, ...]:
    """Return the marks of a row that a note below the table may explain, each in the one form that marks have."""
    if line.note and _ALONE.fullmatch(line.note):
        return (_same(line.note),)
    ends = [text for text in (line.name, line.value) if text.rstrip()[-1:] in _ENDS]
    if not ends or (line.value and not has_digit(line.value)):
        return ()
    found = map(_BEHIND.search, ends)
    return tuple(dict.fromkeys(_same(one["mark"]) for one in found if one))


def _with_notes_of(line: SourceLine, marks: Sequence[str], notes: Mapping[str, str]) -> SourceLine:
    """Return a row whose marks are replaced by their notes, as far as notes explain them."""
    told = [notes[mark] for mark in marks if mark in notes]
    if not told:
        return line
    if _ALONE.fullmatch(line.note):
        return evolve(line, note=told[0])
    behind = _BEHIND.search(line.value)
    explained = behind is not None and _same(behind["mark"]) in notes
    value = line.value[: behind.start()].rstrip() if behind and explained else line.value
    return evolve(line, value=value, note="; ".join(filter(None, (line.note, *told))))


def _definition(line: SourceLine, marks: frozenset[str]) -> Footnote | None:
    matched = (_WRITTEN.fullmatch(line.name) or _DEFINITION.fullmatch(line.name)) if line.alone else None
    if matched is None or _same(matched["mark"]) not in marks:
        return None
    return Footnote(_same(matched["mark"]), matched["text"])


def _same(mark: str) -> str:
    """Return the one form of a mark: `(1)` for `¹`, `(*)` for `*`; `[1]` is another one."""
    plain = unicodedata.normalize("NFKC", mark).strip("()[] ")
    return f"[{plain}]" if mark.startswith("[") else f"({plain})"
