"""Reporting organisations: People's Committees and agencies.

An organisation is never called a unit, because units belong to counts.
"""

import datetime as dt
import re
from collections.abc import Mapping
from enum import StrEnum

from attrs import frozen

from cchc_model.errors import InvalidDataError, Problem
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual, fold


class Level(StrEnum):
    """The level of an organisation in the administration."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    AGENCY = "agency"


RANKS: Mapping[Level, int] = {Level.COMMUNE: 1, Level.DISTRICT: 2, Level.PROVINCE: 3}
"""The ranks of the levels of territories, the highest last; an agency has none."""

CENTRAL_CITIES: Mapping[str, dt.date] = {
    fold(name): since
    for name, since in (
        ("Hà Nội", dt.date(1976, 7, 2)),
        ("Hồ Chí Minh", dt.date(1976, 7, 2)),
        ("Hải Phòng", dt.date(1976, 7, 2)),
        ("Đà Nẵng", dt.date(1997, 1, 1)),
        ("Cần Thơ", dt.date(2004, 1, 1)),
        ("Huế", dt.date(2025, 1, 1)),
    )
}
"""The cities of the level of a province by their folded names, each with the day since when it is one.

As of 1 July 2025, when the levels of local government became two: provinces and communes (`xã`, `phường`, `đặc khu`).
Huế is one by Resolution 175/2024/QH15.
"""

_COMMITTEE = re.compile(rf"^(?:{'|'.join(map(fold, ('UBND', 'Ủy ban nhân dân', 'Uỷ ban nhân dân')))})\s+")
_LEADING_ZERO = re.compile(r"(?<!\S)0+(?=[1-9]\d*(?!\S))")
_ABBREVIATED = {
    fold(short): fold(full)
    for short, full in (
        ("H.", "huyện"), ("Q.", "quận"), ("TX.", "thị xã"), ("TP.", "thành phố"), ("T.", "tỉnh"), ("X.", "xã"),
        ("P.", "phường"), ("TT.", "thị trấn"), ("ĐK.", "đặc khu"),
    )
}  # fmt: skip


@frozen
class Organisation:
    """A reporting organisation.

    Attributes:
        name: the name, such as `UBND huyện Mỹ Xuyên`.
        level: the level in the administration.
        code: the administrative code, as a text (codes may begin with 0).
        parent: the organisation above it.

    Raises:
        InvalidDataError: the name is empty, or the level or parent has another type.

    >>> province = Organisation("UBND tỉnh Sóc Trăng", Level.PROVINCE, code="94")
    >>> Organisation("UBND huyện Mỹ Xuyên", Level.DISTRICT, parent=province).parent.code
    '94'
    """

    name: str
    level: Level
    code: str | None = None
    parent: "Organisation | None" = None

    @property
    def full_name(self) -> str:
        """The name, for an agency with that of the committee above it in brackets: many communes have a `Văn phòng`."""
        agency = self.parent is not None and self.level is Level.AGENCY
        return f"{self.name} ({self.parent.name})" if agency and self.parent else self.name

    def __attrs_post_init__(self) -> None:
        level: object = self.level
        parent: object = self.parent
        problems = (
            []
            if self.name.strip()
            else [Problem("name", Bilingual("cơ quan phải có tên", "an organisation must have a name"))]
        )
        if not isinstance(level, Level):
            problems.append(
                Problem(
                    "level",
                    Bilingual(
                        f"{level!r} không phải Level, như Level.DISTRICT",
                        f"{level!r} is not a Level, such as Level.DISTRICT",
                    ),
                )
            )
        if not isinstance(parent, Organisation | None):
            problems.append(
                Problem(
                    "parent", Bilingual(f"{parent!r} không phải Organisation", f"{parent!r} is not an Organisation")
                )
            )
        if problems:
            raise InvalidDataError(nouns.ORGANISATION, problems)

    @property
    def known_as(self) -> str:
        """The folded name without `UBND`, with the level in full and numbers without leading zeros, for comparison.

        >>> names = ("UBND huyện Long Phú", "Ủy ban nhân dân huyện Long Phú", "HUYỆN LONG PHÚ", "UBND H. Long Phú")
        >>> len({Organisation(name, Level.DISTRICT).known_as for name in names})
        1
        >>> Organisation("UBND phường 01", Level.COMMUNE).known_as == Organisation("Phường 1", Level.COMMUNE).known_as
        True
        """
        first, _, rest = _COMMITTEE.sub("", fold(self.name)).partition(" ")
        return f"{_ABBREVIATED.get(fold(first), first)} {_LEADING_ZERO.sub('', rest)}".strip()

    @property
    def is_committee(self) -> bool:
        """True if the name begins like that of a People's Committee.

        >>> Organisation("UBND huyện Long Phú", Level.DISTRICT).is_committee
        True
        """
        return _COMMITTEE.match(fold(self.name)) is not None

    def may_be(self, other: "Organisation") -> bool:
        """Return whether two records may describe one organisation.

        Two codes decide alone. Without them, level and name must be the same, and known parents must not differ.

        >>> commune = Organisation("UBND xã Tân Hưng", Level.COMMUNE)
        >>> commune.may_be(Organisation("UBND xã  Tân Hưng", Level.COMMUNE, code="31522"))
        True
        >>> here, there = (Organisation(name, Level.DISTRICT) for name in ("UBND huyện Long Phú", "UBND huyện Kế Sách"))
        >>> own = Organisation("UBND xã A", Level.COMMUNE, parent=here)
        >>> own.may_be(Organisation("UBND xã A", Level.COMMUNE, parent=there))
        False
        """
        if self.code is not None and other.code is not None:
            return self.code == other.code
        if self.level is not other.level or self.known_as != other.known_as:
            return False
        return self.parent is None or other.parent is None or self.parent.may_be(other.parent)
