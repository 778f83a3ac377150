"""Who reports: a People's Committee or an agency. Never called a unit, which is what counts are counted in."""

from enum import StrEnum

from attrs import frozen

from cchc_model.text import fold


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

    def may_be(self, other: "Organisation") -> bool:
        """Whether two records may speak of one organisation: nothing that both of them state is different.

        >>> commune = Organisation("UBND xã Tân Hưng", Level.COMMUNE)
        >>> commune.may_be(Organisation("UBND xã  Tân Hưng", Level.COMMUNE, code="31522"))
        True
        >>> here, there = (Organisation(name, Level.DISTRICT) for name in ("UBND huyện Long Phú", "UBND huyện Kế Sách"))
        >>> Organisation("UBND xã A", Level.COMMUNE, parent=here).may_be(Organisation("UBND xã A", Level.COMMUNE, parent=there))
        False
        """
        if self.code is not None and other.code is not None:
            return self.code == other.code
        if self.level is not other.level or fold(self.name) != fold(other.name):
            return False
        return self.parent is None or other.parent is None or self.parent.may_be(other.parent)
