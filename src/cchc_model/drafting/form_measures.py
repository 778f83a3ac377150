"""The measures of a form, each once, with every text that the form prints for it."""

import re
from collections.abc import Mapping, Sequence

from attrs import define, evolve, field

from cchc_model.drafting.additivity import states_mean
from cchc_model.drafting.form_rows import FormRow
from cchc_model.drafting.ids import unique_id
from cchc_model.drafting.legends import yes_or_no
from cchc_model.framework.measures import PERCENT, Amount, Code, CodeList, UnitType
from cchc_model.vietnamese.text import Bilingual, fold, without_accents

_PER = re.compile(rf"(?:.* )?(?:{'|'.join(map(fold, ('đồng', 'ngày', 'giờ', 'tuần', 'tháng', 'quý', 'năm')))})")
"""Units of money and time, which stand beside a slash for a rate, as in `triệu đồng/tháng`."""


@define
class Measures:
    """The measures of a form, each once."""

    units: dict[str, UnitType] = field(factory=dict)
    lists: dict[tuple[tuple[int, str], ...], CodeList] = field(factory=dict)
    taken: set[str] = field(factory=lambda: {PERCENT.id})

    def unit(self, printed: str, *, decimals: bool = False) -> UnitType:
        """Return the unit type that a form prints, or the unit of an amount if its values have decimals."""
        key = fold(printed)
        if key not in self.units:
            own = unique_id(printed, None, self.taken)
            self.taken.add(own)
            kind = Amount if decimals else UnitType
            self.units[key] = kind(own, Bilingual(printed, printed))
        return self.units[key]

    def id_beside(self, unit: UnitType, suffix: str) -> str:
        """Return an id for a unit type like another one, for the rows whose figures are of another kind."""
        own = f"{unit.id}_{suffix}"
        self.taken.add(own)
        return own

    def code_list(self, legend: Mapping[int, str]) -> CodeList | None:
        """Return the code list of a legend; None without one."""
        key = tuple(sorted((code, fold(label)) for code, label in legend.items()))
        if not key:
            return None
        if key not in self.lists:
            own = unique_id("_".join(legend.values()), None, self.taken)
            self.taken.add(own)
            codes = tuple(Code(code, Bilingual(label, label)) for code, label in legend.items())
            self.lists[key] = CodeList(own, codes)
        return self.lists[key]


def merge_units(rows: Sequence[FormRow], known: Measures) -> None:
    """Merge unit types that are printed in two ways: `Đơn vị` and `Cơ quan, đơn vị`, `TTHC` and `Thủ tục`."""
    for key, unit in list(known.units.items()):
        for other, longer in list(known.units.items()):
            if unit is not longer and (_lists(key, other, rows) or _abbreviates(unit, longer, rows)):
                variants = tuple(dict.fromkeys((*longer.variants, unit.label.vi, *unit.variants)))
                kind = Amount if isinstance(unit, Amount) else type(longer)
                both = kind(longer.id, longer.label, variants)
                for text, one in known.units.items():
                    if one in (unit, longer):
                        known.units[text] = both
                break


def note_answers(rows: Sequence[FormRow], known: Measures) -> None:
    """Give each code list the texts without codes that a form prints for it."""
    for row in rows:
        codes = known.code_list(yes_or_no(row.unit))
        if codes is not None and row.unit not in codes.variants:
            for key, one in known.lists.items():
                if one == codes:
                    known.lists[key] = evolve(codes, variants=(*codes.variants, row.unit))


def _lists(key: str, other: str, rows: Sequence[FormRow]) -> bool:
    """Return whether a unit is one of the units that another one lists; an amount per time or a mean is another unit.

    A unit with a slash is that of a mean if a name with it states one, or a value has decimals.
    """
    items = [item.strip() for item in re.split(r"[,/]| và ", other)]
    if key == other or key not in items or ("/" in other and any(map(_PER.fullmatch, items))):
        return False
    own = [row for row in rows if fold(row.unit) == other]
    return "/" not in other or not any(row.decimals or "," in row.value or states_mean(row.name) for row in own)


def _abbreviates(short: UnitType, long: UnitType, rows: Sequence[FormRow]) -> bool:
    """Return whether the names of most rows with a unit state an abbreviation that begins with its initials."""
    text, words = short.label.vi, without_accents(long.label.vi).split()
    if not (text.isupper() and text.isalpha()) or not text.casefold().startswith("".join(word[0] for word in words)):
        return False
    names = [row.name for row in rows if fold(row.unit) == fold(long.label.vi)]
    return 2 * sum(text in name for name in names) > len(names)
