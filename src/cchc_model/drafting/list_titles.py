"""The rows of a form that are the titles of lists, found by their names and the rows below them."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from cchc_model.drafting.form_rows import FormRow
from cchc_model.drafting.ordinals import NO_MARKER, OF_WHICH
from cchc_model.drafting.words import states_count, states_share, without_of_which
from cchc_model.vietnamese.text import fold


def list_titles(rows: Sequence[FormRow]) -> frozenset[int]:
    """Return the rows that head a list: a name alone above a numbering, above rows with a unit, or above another one.

    In a form without units and values, a name alone may be an indicator.
    """
    told = any(row.unit or row.value for row in rows)
    found: set[int] = set()
    for number in range(len(rows) - 2, -1, -1):
        row, below = rows[number], rows[number + 1]
        heads = begins_numbers(below) or number + 1 in found
        units = told and below.marker == NO_MARKER and not below.bare and not is_of_which(below)
        heads |= units and not (states_count(row.name) or states_share(row.name))
        if row.bare and row.marker == NO_MARKER and not is_of_which(row) and heads:
            found.add(number)
    return frozenset(found | set(_further_titles(rows, found))) if told else frozenset(found)


def _further_titles(rows: Sequence[FormRow], titles: Collection[int]) -> Iterator[int]:
    """Yield the rows that stand within a numbering as a title stands above it, such as `Cấp xã` above 3."""
    above: int | None = None
    for number, (row, below) in enumerate(pairwise(rows)):
        if number in titles:
            above = number
        elif row.bare_number or above is None:
            above = None
        elif row.bare and row.marker == NO_MARKER and not (is_of_which(row) or states_count(row.name)):
            first = rows[above + 1].marker
            alike = (row.bold, row.indent, row.name.isupper()) == (
                rows[above].bold, rows[above].indent, rows[above].name.isupper(),
            )  # fmt: skip
            if alike and first.numbered and below.marker.style == first.style:
                yield number


def is_of_which(row: FormRow) -> bool:
    """Return whether a row begins with `Trong đó`, or consists of such words."""
    return fold(row.name).startswith(OF_WHICH) or not without_of_which(row.name)


def begins_numbers(row: FormRow) -> bool:
    """Return whether a row is the first of its numbering: I, A, 1, a."""
    return row.marker.numbered and row.marker.parts[-1] in ("I", "A", "1", "a", "i")
