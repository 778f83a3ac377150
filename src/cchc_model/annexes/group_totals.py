"""Totals below a title that says what all rows count: `Số người` above `Tổng số` and `Trong đó nữ`."""

from collections.abc import Sequence

from attrs import evolve

from cchc_model.annexes.candidates import Candidate
from cchc_model.annexes.part_titles import is_total
from cchc_model.annexes.title_words import Role


def with_totals_of_groups(judged: Sequence[Candidate]) -> list[Candidate]:
    """Return the columns, the total of the only group as one, if nothing but a title above it is unexplained.

    A part of the same group stands beside it. All columns with numbers that no title excludes are in that group, so
    that the title above them tells none from another.

    Args:
        judged: the columns that are not names, units, ordinals or notes.
    """
    totals = [one for one in judged if _is_total_of_group(one)]
    if len(totals) != 1:
        return [*judged]
    whole = totals[0]
    group = whole.column.path[:-1]
    beside = [one for one in judged if one.column.path[:-1] == group and one.role is Role.PART]
    apart = [one for one in judged if one.column.path[: len(group)] != group and one.column.numbers]
    if not beside or any(not one.excluded for one in apart):
        return [*judged]
    return [evolve(one, role=Role.TOTAL) if one is whole else one for one in judged]


def _is_total_of_group(one: Candidate) -> bool:
    own = one.column.meanings[-1:]
    explained = all(not found.unexplained and found.roles == {Role.TOTAL} for found in own)
    return one.role is None and len(one.column.path) > 1 and explained and any(map(is_total, one.column.path[-1:]))
