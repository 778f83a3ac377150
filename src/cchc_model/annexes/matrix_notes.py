"""The notes of the rows of a matrix form, each beside the values that it concerns.

A note that names columns concerns their values; any other concerns all values of its row. What it says of a value is
judged as beside a value of a list. A number that one of the values explains is about that value, and puts no other in
doubt.
"""

import functools
import re
from collections.abc import Mapping, Sequence

from attrs import frozen

from cchc_model.annexes.line_names import unit_in_name
from cchc_model.annexes.matrix import Matrix, MatrixColumn
from cchc_model.annexes.notes import Doubt, doubt_of_note
from cchc_model.annexes.row_index import Index, row_index
from cchc_model.annexes.tables import has_digit
from cchc_model.framework.framework import Framework
from cchc_model.framework.rows import Indicator
from cchc_model.reports.cell_reading import holds_number, read_cell
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.remarks import without_dates
from cchc_model.vietnamese.text import fold_label

_SENTENCE = re.compile(r"(?<=[^\W\d])\.\s+|\s*[;\n]\s*")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[\w%]+")
_FEWEST_WORDS = 2
"""The fewest words of a title that a note names; one alone may belong to any sentence."""


@frozen
class RowNotes:
    """The judge of notes of a form.

    Attributes:
        framework: the framework of the form.
        period: the period of the report, if known.
    """

    framework: Framework
    period: ReportingPeriod | None

    def beside(self, matrix: Matrix, cells: Mapping[int, str]) -> Mapping[int, str]:
        """Return the texts of the notes of a row that concern the values of columns, by the places of these.

        Args:
            matrix: the form.
            cells: the texts of the row by their places.
        """
        columns = [one for one in matrix.columns if not one.is_note]
        found: dict[int, list[str]] = {}
        for one in matrix.columns:
            for sentence in _sentences(cells.get(one.place, "")) if one.is_note else ():
                for place in self._concerned(sentence, columns, cells):
                    found.setdefault(place, []).append(sentence)
        paths = {one.place: one.path[-1] for one in columns}
        return {place: self._joined(own, paths[place], cells.get(place, "")) for place, own in found.items()}

    def _joined(self, sentences: Sequence[str], title: str, value: str) -> str:
        """Return sentences about a value as one note; only the decisive one if the others would hide its doubt."""
        joined = "; ".join(sentences)
        indicator = _indicator(row_index(self.framework), title) if len(sentences) > 1 else None
        if indicator is None:
            return joined
        doubts = {one: self._judged(one, 0, value, indicator).doubt for one in (joined, *sentences)}
        return max(doubts, key=lambda one: doubts[one])  # of equal doubts the first, all sentences

    def _concerned(self, text: str, columns: Sequence[MatrixColumn], cells: Mapping[int, str]) -> Sequence[int]:
        """Return the places of the values that a sentence concerns: of named columns also a blank one."""
        concerned = _named(text, columns) or [one for one in columns if cells.get(one.place)]
        if not has_digit(without_dates(text)):
            return [one.place for one in concerned]
        index = row_index(self.framework)
        judged = [
            self._judged(text, one.place, cells.get(one.place, ""), found)
            for one in concerned
            if (found := _indicator(index, one.path[-1])) is not None
        ]
        quoted = any(one.quoted for one in judged)
        kept = [one.place for one in judged if one.is_certain or not (quoted or one.is_open_elsewhere(judged))]
        return kept or [one.place for one in concerned]

    def _judged(self, text: str, place: int, value: str, indicator: Indicator) -> "_Value":
        number = read_cell(value, indicator.measure).value
        numbers, units = _NUMBER.findall(without_dates(text)), row_index(self.framework).units
        bare = functools.reduce(lambda rest, one: rest.replace(one, " ", 1), numbers, text)
        doubts = [
            (None if number is None else doubt_of_note(one, number, indicator, self.period, units)) or Doubt.OPEN
            for one in (text, bare)
        ]
        quoted = number is not None and any(read_cell(one, indicator.measure).value == number for one in numbers)
        return _Value(place, type(indicator.measure), doubts[0], doubts[1], quoted)


@frozen
class _Value:
    """A value that a sentence with numbers may concern.

    Attributes:
        place: the place of its column.
        kind: the kind of its measure.
        doubt: the doubt of the sentence.
        bare: the doubt of the sentence without its numbers.
        quoted: True if the sentence has the value itself.
    """

    place: int
    kind: type
    doubt: Doubt
    bare: Doubt
    quoted: bool

    @property
    def is_certain(self) -> bool:
        """True if the sentence concerns the value, because no number puts it in doubt."""
        return self.quoted or self.bare >= self.doubt

    def is_open_elsewhere(self, others: Sequence["_Value"]) -> bool:
        """Return whether another value of the kind explains the number."""
        return any(one.kind is self.kind and one.doubt < self.doubt for one in others)


def stands_beside(matrix: Matrix, cells: Mapping[int, str], text: str, beside: Mapping[int, str]) -> bool:
    """Return whether a note needs no line of its own: all of it stands beside values, and no blank one may be in it.

    Args:
        matrix: the form.
        cells: the texts of the row by their places.
        text: the note.
        beside: the notes that stand beside values.
    """
    columns, sentences = [one for one in matrix.columns if not one.is_note], _sentences(text)
    open_ones = [one for one in sentences if has_digit(without_dates(one)) and not _named(one, columns)]
    blank = any(not cells.get(one.place) for one in columns)
    whole = all(any(one in note for note in beside.values()) for one in sentences)
    return bool(sentences) and whole and not (open_ones and blank)


def _sentences(text: str) -> list[str]:
    """Return the sentences of a note; none of a number alone, which may be a value."""
    return [] if holds_number(text) else [part.strip() for part in _SENTENCE.split(text) if part.strip()]


def _named(text: str, columns: Sequence[MatrixColumn]) -> Sequence[MatrixColumn]:
    """Return the columns that a text names by their own titles, and by those above them if it names these too."""
    named = [one for one in columns if _names(text, one.path[-1])]
    longest = [one for one in named if not any(_is_within(one, other) for other in named)]
    whole = [one for one in longest if any(_names(text, title) for title in one.path[:-1])]
    return whole or longest


def _is_within(one: MatrixColumn, other: MatrixColumn) -> bool:
    own, longer = _words(one.path[-1]), _words(other.path[-1])
    return own != longer and own in longer


def _names(text: str, title: str) -> bool:
    words = _words(title)
    return len(words.split()) >= _FEWEST_WORDS and words in _words(text)


def _words(text: str) -> str:
    """Return the folded words of a text, each between blanks."""
    return f" {' '.join(_WORD.findall(fold_label(text)))} "


def _indicator(index: Index, title: str) -> Indicator | None:
    """Return an indicator with the name that a title has; others of its name have its measure."""
    whole = None if index.rows_named(title) else unit_in_name(index, title)
    rows = index.rows_named(whole[0] if whole else title)
    return next((row.item for row in rows if isinstance(row.item, Indicator)), None)
