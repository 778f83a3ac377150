"""The organisation above another one, by their levels."""

from collections.abc import Sequence

from attrs import evolve

from cchc_model.reports.organisations import RANKS, Level, Organisation


def above(body: Organisation, superior: Organisation | None) -> Organisation:
    """Return an organisation below the one of the file, if that is above it; an agency stands for its committee."""
    superior = territory_of(superior)
    if superior is None or rank_of(superior) <= rank_of(body):
        return body
    return evolve(body, parent=superior if body.parent is None else above(body.parent, superior))


def rank_of(body: Organisation | None) -> int:
    """Return the rank of the level of an organisation: 1 for a commune, 3 for a province, 0 for any other."""
    return 0 if body is None else RANKS.get(body.level, 0)


def territory_of(body: Organisation | None) -> Organisation | None:
    """Return the organisation of the territory that one reports for: itself, or the committee above an agency."""
    own = body.parent if body is not None and body.level is Level.AGENCY else body
    return own if rank_of(own) else None


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
