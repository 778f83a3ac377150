"""The indicators to which the value of a row that no indicator received may belong, by its place."""

from collections.abc import Container, Iterator
from itertools import islice

from attrs import define, field

from cchc_model.annexes.matching import fits_unit
from cchc_model.annexes.row_index import row_index
from cchc_model.annexes.tables import SourceLine, has_digit
from cchc_model.annexes.total_names import is_bare_total
from cchc_model.framework.framework import Framework
from cchc_model.framework.rows import Indicator
from cchc_model.reports.cell_reading import holds_number
from cchc_model.reports.ticks import is_tick
from cchc_model.vietnamese.legacy_encodings import is_readable


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


def has_displaced_number(line: SourceLine) -> bool:
    """Return whether a line has no value, and a number where its unit or its note belongs."""
    return not has_digit(line.value) and (holds_number(line.unit) or holds_number(line.note))


def _rows_left_out(framework: Framework, line: SourceLine, after: str | None, present: Container[str]) -> Iterator[str]:
    """Yield the ids of the indicators that a source lacks and whose row a line may be.

    A name that nobody can read may be that of any row. Any other line stands at its place: behind the row before it
    on the form, and above the next row of the source. The source has other rows of its part of the form.

    Args:
        framework: the indicators, rates and rules.
        line: the line.
        after: the id of the row before it.
        present: the ids of the rows that the source has.
    """
    readable = is_readable(line.name)
    unit = "" if holds_number(line.unit) or not is_readable(line.unit) else line.unit
    start = 0 if after is None or not readable else framework.row(after).number
    parts = {key for row in framework.rows if row.id in present for key in (row.id, row.parent)}
    for row in islice(framework.rows, start, None):
        if row.id in present:
            if readable:
                return
        elif isinstance(row.item, Indicator) and fits_unit(row, unit) and (row.parent in parts or not readable):
            yield row.id


def _totals_left_out(
    framework: Framework, line: SourceLine, after: str | None, present: Container[str]
) -> Iterator[str]:
    """Yield the ids of the indicators that a source lacks and that a bare total behind their parts may be."""
    above = framework.row(after).parent if after is not None and is_bare_total(line.name) else None
    while above is not None:
        row = framework.row(above)
        if row.id not in present and isinstance(row.item, Indicator) and fits_unit(row, line.unit):
            yield row.id
        above = row.parent


def _rows_of_unit(framework: Framework, line: SourceLine, rows: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of some rows that the printed unit of a line does not contradict."""
    return tuple(key for key in rows if fits_unit(framework.row(key), line.unit))


@define
class Unplaced:
    """The lines with a value that no indicator received.

    Attributes:
        near: the rows without a value that stand, or may stand, directly above the next line.
        named: the rows of which lines have the name, so that no other line is theirs.
        lines: the lines, each with the row before it, by the index of their finding.
    """

    near: tuple[str, ...] = ()
    named: set[str] = field(factory=set)
    lines: dict[int, tuple[SourceLine, str | None]] = field(factory=dict)

    def could_be(  # noqa: PLR0913 what is known of a line
        self,
        line: SourceLine,
        known: tuple[str, ...],
        after: str | None,
        framework: Framework,
        *,
        at: int | None,
        by_name: tuple[str, ...] = (),
    ) -> tuple[str, ...]:
        """Return the rows that a line may be, and those without a value above it, whose value it may have.

        The lines below one without a value may have that of a row that it may be. A line that is shifted to the right
        has its name where its unit belongs.

        Args:
            line: the line.
            known: the rows that it may be by its name.
            after: the row before it.
            framework: the framework that the annex follows.
            at: the index of the finding about its value; None if it has no value.
            by_name: the rows that have its very name; if several have, it is no other.
        """
        known += tuple(row.id for row in row_index(framework).rows_named(line.unit)) if line.unit else ()
        if at is None:
            self.near = tuple(dict.fromkeys((*self.near, *known)))
            return known
        self.named |= {*by_name}
        if len(by_name) <= 1:  # the name of one row, of which it may not be the place
            self.lines[at] = line, after
        return (*known, *_rows_of_unit(framework, line, self.near))

    def left_out(self, at: int, framework: Framework, present: Container[str], *, known: bool) -> tuple[str, ...]:
        """Return the indicators that a source lacks at the place of the line of a finding.

        Args:
            at: the index of the finding.
            framework: the framework that the annex follows.
            present: the ids of the rows that the source has.
            known: True if the line may be that of another indicator without a value, so that without a name it is.
        """
        if at not in self.lines:
            return ()
        line, after = self.lines[at]
        if known and not line.name:
            return ()
        missing = (*_rows_left_out(framework, line, after, present), *_totals_left_out(framework, line, after, present))
        return tuple(dict.fromkeys(key for key in missing if key not in self.named))
