"""The place of a row in the tree of a form, and the evidence for it."""

from enum import IntEnum

from attrs import frozen


class Evidence(IntEnum):
    """The evidence for the row that a row stands under, the weakest first."""

    ORDER = 0
    """The order of the rows alone: the row has no marker, and nothing else tells where it stands."""
    WORDS = 1
    """Wording: the row begins with `Trong đó`, or names a part of the total above it."""
    LOOK = 2
    """The look of its name: further right than the row above, or not bold below a bold one."""
    STYLE = 3
    """The style of its marker."""
    ORDINAL = 4
    """An ordinal that contains that of the row above, such as 1.2 below 1."""


@frozen
class Place:
    """The place of a row in the tree.

    Attributes:
        parent: the place of the row above it in the list of rows; None for a row on top.
        evidence: the evidence for it.
    """

    parent: int | None
    evidence: Evidence
