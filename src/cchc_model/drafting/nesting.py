"""The nesting of all rows of a form: those of each sheet, and those of each group that another column names."""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain, pairwise

from attrs import evolve

from cchc_model.drafting.form_rows import FormRow
from cchc_model.drafting.outline import nest_rows
from cchc_model.drafting.places import Evidence, Place


def nest(rows: Sequence[FormRow], heads: Collection[int] = ()) -> list[Place]:
    """Return the place of each row.

    Args:
        rows: the rows.
        heads: the places of rows that stand on top and above all rows up to the next one, such as titles of sheets.
    """
    if heads:
        return list(chain.from_iterable(_nest_below(rows, *span) for span in pairwise([*sorted(heads), len(rows)])))
    return _nest_groups(rows) if any(row.group for row in rows) else nest_rows(rows)


def _nest_below(rows: Sequence[FormRow], head: int, end: int) -> Iterator[Place]:
    """Yield the place of a row on top and those of the rows below it."""
    yield Place(None, Evidence.STYLE)
    for place in nest(rows[head + 1 : end]):
        yield evolve(place, parent=head if place.parent is None else place.parent + head + 1)


def _nest_groups(rows: Sequence[FormRow]) -> list[Place]:
    """Return the places of rows among which are groups, each above the rows behind it that stand beside each other."""
    plain = [number for number, row in enumerate(rows) if not row.group]
    nested = nest_rows([rows[number] for number in plain])
    parents = [None if place.parent is None else plain[place.parent] for place in nested]
    places = {
        number: Place(parent, place.evidence) for number, parent, place in zip(plain, parents, nested, strict=True)
    }
    group: int | None = None
    for number, row in enumerate(rows):
        if row.group:
            behind = next((other for other in plain if other > number), None)
            group, above = number, None if behind is None else places[behind].parent
            places[number] = Place(above, Evidence.STYLE)
        elif group is not None and places[number].parent == places[group].parent:
            places[number] = Place(group, Evidence.STYLE)
        elif group is not None and (places[number].parent or -1) < group:
            group = None
    return [places[number] for number in range(len(rows))]
