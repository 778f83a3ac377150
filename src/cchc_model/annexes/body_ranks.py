"""The organisation above another one, by their levels."""

from collections.abc import Sequence

from attrs import evolve

from cchc_model.reports.organisations import Level, Organisation

_RANKS = {Level.AGENCY: 0, Level.COMMUNE: 1, Level.DISTRICT: 2, Level.PROVINCE: 3}


def above(body: Organisation, superior: Organisation | None) -> Organisation:
    """Return an organisation below the one of the file, if that is above it; an agency stands for its committee."""
    if superior is not None and superior.level is Level.AGENCY:
        superior = superior.parent
    if superior is None or _RANKS[superior.level] <= _RANKS[body.level]:
        return body
    return evolve(body, parent=superior if body.parent is None else above(body.parent, superior))


def rank_of(body: Organisation | None) -> int:
    """Return the rank of the level of an organisation: 1 for a commune, 3 for a province, 0 for any other."""
    return 0 if body is None else _RANKS[body.level]


def identities(bodies: Sequence[Organisation | None]) -> list[tuple[str, str]]:
    """Return what tells organisations apart: communes of one name are two only if each is below another district.

    >>> district = Organisation("UBND huyện B", Level.DISTRICT)
    >>> alone, below = (Organisation("UBND xã A", Level.COMMUNE, parent=parent) for parent in (None, district))
    >>> len({*identities([below, None])}), len({*identities([below, alone])})
    (2, 1)
    """
    alone = {body.known_as for body in bodies if body is not None and body.parent is None}
    return [
        ("", "") if body is None else (body.known_as, "" if body.known_as in alone else _known(body.parent))
        for body in bodies
    ]


def _known(body: Organisation | None) -> str:
    return "" if body is None else body.known_as
