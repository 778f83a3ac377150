"""The indicators to which the value of a row that no indicator received may belong, by its place."""

from collections.abc import Container, Iterator
from itertools import islice, takewhile

from attrs import define, field

from cchc_model.annexes.matching import fits_unit
from cchc_model.annexes.name_words import words_of
from cchc_model.annexes.row_index import row_index
from cchc_model.annexes.tables import SourceLine, has_digit
from cchc_model.framework.framework import Framework
from cchc_model.framework.rows import Indicator
from cchc_model.reports.ticks import is_tick
from cchc_model.vietnamese.text import fold


def may_hold_value(text: str, framework: Framework) -> bool:
    """Return whether a text has a number, or answers a question of the framework in words or with a tick.

    >>> from cchc_model import SOC_TRANG_DISTRICT as framework
    >>> [may_hold_value(text, framework) for text in ("31", "Có", "x", "Đang rà soát", "-", "")]
    [True, True, True, False, False, False]
    """
    if not text or has_digit(text):
        return bool(text)
    answers = row_index(framework).code_lists
    return bool(answers) and (is_tick(text) or any(codes.decode(text) is not None for codes in answers))


def _rows_left_out(framework: Framework, line: SourceLine, after: str | None, present: Container[str]) -> Iterator[str]:
    """Yield the ids of the indicators that a source lacks at the place of a line, and whose row it may be.

    They stand beside or below the row before it on the form, and up to the next row of the source. The unit of the
    line is theirs, or each word of its name is in their own.

    Args:
        framework: the indicators, rates and rules.
        line: the line.
        after: the id of the row before it.
        present: the ids of the rows that the source has.
    """
    if after is None or not line.name:
        return
    above = framework.row(after)
    words = set(words_of(fold(line.name)))
    for row in takewhile(lambda row: row.id not in present, islice(framework.rows, above.number, None)):
        beside = row.parent in (above.id, above.parent) and isinstance(row.item, Indicator)
        if beside and fits_unit(row, line.unit) and (line.unit or words <= set(words_of(fold(row.item.name.vi)))):
            yield row.id


def _rows_of_unit(framework: Framework, line: SourceLine, rows: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of some rows that the printed unit of a line does not contradict."""
    return tuple(key for key in rows if fits_unit(framework.row(key), line.unit))


@define
class Unplaced:
    """The lines with a value that no indicator received.

    Attributes:
        near: the rows without a value that stand, or may stand, directly above the next line.
        lines: the lines, each with the row before it, by the index of their finding.
    """

    near: tuple[str, ...] = ()
    lines: dict[int, tuple[SourceLine, str | None]] = field(factory=dict)

    def could_be(
        self, line: SourceLine, known: tuple[str, ...], after: str | None, framework: Framework, *, at: int | None
    ) -> tuple[str, ...]:
        """Return the rows that a line may be, and those without a value above it, whose value it may have.

        The lines below one without a value may have that of a row that it may be.

        Args:
            line: the line.
            known: the rows that it may be by its name.
            after: the row before it.
            framework: the framework that the annex follows.
            at: the index of the finding about its value; None if it has no value.
        """
        if at is None:
            self.near = tuple(dict.fromkeys((*self.near, *known)))
            return known
        self.lines[at] = line, after
        return (*known, *_rows_of_unit(framework, line, self.near))

    def left_out(self, at: int, framework: Framework, present: Container[str]) -> tuple[str, ...]:
        """Return the indicators that a source lacks at the place of the line of a finding.

        Args:
            at: the index of the finding.
            framework: the framework that the annex follows.
            present: the ids of the rows that the source has.
        """
        if at not in self.lines:
            return ()
        line, after = self.lines[at]
        return tuple(_rows_left_out(framework, line, after, present))
