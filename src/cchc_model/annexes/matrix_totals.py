"""Rows of a matrix form that its own total leaves out, although they stand among the rows of organisations."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from cchc_model.annexes.matrix_sums import FEWEST, Line, Place, Sum, added, compared


def rows_left_out(
    lines: Sequence[Line], totals: Collection[int], unnamed: Collection[int], sums: Mapping[int, Sum]
) -> frozenset[int]:
    """Return the places of the rows that a total leaves out.

    The total has the sums of all other reports of its table in two columns or more, and differs from none of them.

    Args:
        lines: the rows of a form.
        totals: the places of the rows that are totals by their names.
        unnamed: the places of the reports that name no organisation.
        sums: the rows that others add up, by their places.
    """
    found = set[int]()
    for total in totals:
        reports = [
            at
            for at, one in enumerate(lines)
            if one.group == lines[total].group
            and one.place in (Place.REPORT, Place.EITHER)
            and not (at in sums and sums[at].exact)
        ]
        if not _adds_up(lines, total, reports):
            for without in _choices([at for at in reports if at in unnamed]):
                if _adds_up(lines, total, [at for at in reports if at not in without]):
                    found |= without
                    break
    return frozenset(found)


def _choices(places: Sequence[int]) -> Iterator[set[int]]:
    """Yield the rows that a total may leave out: one of them, or all."""
    yield from ({at} for at in places)
    if len(places) > 1:
        yield set(places)


def _adds_up(lines: Sequence[Line], total: int, places: Sequence[int]) -> bool:
    same, unlike = compared(lines[total], added({}, [lines[at] for at in places]))
    return same >= FEWEST and not unlike
