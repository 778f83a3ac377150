"""The unit types of rows, apart where figures add up or have a sign, with labels from which a form gives them again."""

from collections.abc import Callable, Iterable, Sequence

from attrs import evolve

from cchc_model.drafting.additivity import not_added
from cchc_model.drafting.form_measures import Measures
from cchc_model.drafting.form_rows import FormRow
from cchc_model.drafting.measured import Measured
from cchc_model.drafting.signs import sign_of
from cchc_model.drafting.unit_words import StatedUnit, may_have_decimals, read_unit, with_remarks
from cchc_model.framework.measures import Amount, Measure, Percentage, UnitType
from cchc_model.vietnamese.text import Bilingual


def settled(rows: Sequence[FormRow], found: Sequence[Measured], known: Measures) -> list[Measured]:
    """Return the measures with their reasons not to add up and to have a sign, and with their final unit types.

    A unit of figures of both kinds is two unit types. The label of each states decimals and signs, unless the unit
    itself does.

    Args:
        rows: the rows of the form, with the units as they are printed.
        found: the measure of each row.
        known: the measures of the form.
    """
    judged = [_judged(row, one) for row, one in zip(rows, found, strict=True)]
    judged = _apart(judged, [one.sign is not None for one in judged], known, "tang_giam", _with_sign)
    judged = _apart(judged, [one.not_added is not None for one in judged], known, "khong_cong", _not_adding)
    printed: dict[Measure | None, list[str]] = {}
    for row, one in zip(rows, judged, strict=True):
        printed.setdefault(one.measure, []).extend([row.unit] if read_unit(row.unit) != StatedUnit(row.unit) else [])
    labelled = {measure: _labelled(measure, texts) for measure, texts in printed.items()}
    return [evolve(one, measure=labelled[one.measure]) for one in judged]


def _judged(row: FormRow, one: Measured) -> Measured:
    sign = sign_of(row.name, row.unit, row.signs, one.measure)
    if not isinstance(one.measure, UnitType):
        return evolve(one, sign=sign)
    reason = not_added(row.name, one.measure.label.vi, decimals=isinstance(one.measure, Amount))
    return evolve(one, sign=sign, not_added=reason)


def _with_sign(measure: UnitType | Percentage) -> UnitType | Percentage:
    return evolve(measure, signed=True)


def _not_adding(measure: UnitType | Percentage) -> UnitType | Percentage:
    return evolve(measure, adds_up=False) if isinstance(measure, UnitType) else measure


def _apart(
    found: Sequence[Measured],
    marked: Sequence[bool],
    known: Measures,
    suffix: str,
    change: Callable[[UnitType | Percentage], UnitType | Percentage],
) -> list[Measured]:
    """Return the measures with those of marked rows changed, as unit types of their own if other rows have them too."""
    plain = {one.measure for one, mark in zip(found, marked, strict=True) if not mark}
    changed = []
    for one, mark in zip(found, marked, strict=True):
        measure = one.measure
        if mark and isinstance(measure, UnitType | Percentage):
            if isinstance(measure, UnitType) and measure in plain:
                measure = evolve(measure, id=known.id_beside(measure, suffix))
            changed.append(evolve(one, measure=change(measure)))
        else:
            changed.append(one)
    return changed


def _labelled(measure: Measure | None, printed: Iterable[str]) -> Measure | None:
    """Return a measure with a label that states decimals and a sign, and the printed texts as variants."""
    if not isinstance(measure, UnitType | Percentage):
        return measure
    decimals = isinstance(measure, Amount) and not may_have_decimals(measure.label.vi)
    label = with_remarks(measure.label.vi, decimals=decimals, signed=measure.signed)
    marked = evolve(measure, label=Bilingual(label, label))
    if isinstance(marked, Percentage) or label == measure.label.vi:
        return marked
    others = dict.fromkeys((measure.label.vi, *marked.variants, *printed))
    return evolve(marked, variants=tuple(text for text in others if text != label))
