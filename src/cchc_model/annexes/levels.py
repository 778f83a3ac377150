"""The levels by which an annex sets off names, so that it shows what a row stands under."""

from collections.abc import Mapping, Sequence

from cchc_model.framework.framework import Row


def levels_of(rows: Sequence[Row]) -> Mapping[str, int]:
    """Return by id the number of steps by which the name of each row is set off to the right.

    Args:
        rows: the rows of a framework, or of a section of it.

    It is the depth of the row. Rows below a section that a letter or a Roman number marks begin where it begins,
    because its ordinal and weight show that it is above them.
    """
    marked = {row.id for row in rows if row.parent is None and row.item.ordinal[:1].isalpha()}
    return {row.id: max(row.depth - (row.section in marked), 0) for row in rows}
