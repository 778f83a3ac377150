"""Totals of a matrix form: the rows that they leave out, and those that are not the sum of the rows beside them."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from cchc_model.annexes.matrix_sums import FEWEST, Line, Place, Sum, added, compared, is_report
from cchc_model.vietnamese.notation import Number


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


def totals_amiss(
    lines: Sequence[Line], totals: Collection[int], outside: Collection[int], sums: Mapping[int, Sum]
) -> frozenset[int]:
    """Return the places of the totals that are the sum of no run of reports above or below them.

    Args:
        lines: the rows of a form.
        totals: the places of the rows that are totals by their names.
        outside: the places of the rows that a total leaves out.
        sums: the rows that others add up, by their places.
    """
    return frozenset(at for at in totals if lines[at].filled and _adds_up_no_run(lines, at, outside, sums))


def _adds_up_no_run(lines: Sequence[Line], total: int, outside: Collection[int], sums: Mapping[int, Sum]) -> bool:
    """Return whether there are reports on a side of a total, and no run of them adds up to it."""
    reported = False
    for places in (range(total - 1, -1, -1), range(total + 1, len(lines))):
        made = dict[tuple[str, ...], Number | None]()
        for at in (place for place in places if place not in outside and is_report(lines, place, total, sums)):
            reported, made = True, added(made, [lines[at]])
            _, unlike = compared(lines[total], made)
            if not unlike:
                return False
    return reported


def _choices(places: Sequence[int]) -> Iterator[set[int]]:
    """Yield the rows that a total may leave out: one of them, or all."""
    yield from ({at} for at in places)
    if len(places) > 1:
        yield set(places)


def _adds_up(lines: Sequence[Line], total: int, places: Sequence[int]) -> bool:
    same, unlike = compared(lines[total], added({}, [lines[at] for at in places]))
    return same >= FEWEST and not unlike
