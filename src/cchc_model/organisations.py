"""Who reports: a People's Committee or an agency. Never called a unit, which is what counts are counted in."""

from enum import StrEnum

from attrs import frozen


class Level(StrEnum):
    """Where an organisation stands in the administration."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    AGENCY = "agency"


@frozen
class Organisation:
    """An organisation that reports.

    Attributes:
        name: its name, as in `UBND huyện Mỹ Xuyên`.
        level: where it stands.
        code: its administrative code, as a text (codes may begin with 0).
        parent: the organisation above it.

    >>> province = Organisation("UBND tỉnh Sóc Trăng", Level.PROVINCE, code="94")
    >>> Organisation("UBND huyện Mỹ Xuyên", Level.DISTRICT, parent=province).parent.code
    '94'
    """

    name: str
    level: Level
    code: str | None = None
    parent: "Organisation | None" = None
