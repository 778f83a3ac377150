"""Units and legends of an annex that contradict the framework, so that a value would mean something else."""

import re

from cchc_model.annexes.tables import has_digit
from cchc_model.annexes.titles import scale_of
from cchc_model.errors import InvalidDataError
from cchc_model.framework.measures import PERCENT, CodeList, UnitType, parse_legend
from cchc_model.framework.rows import Indicator
from cchc_model.vietnamese.text import fold_label

_CAPTION = re.compile(r"đơn vị(?: tính)?\s*:|đvt\s*:")
_OF_PERCENTAGES = re.compile(r"[%,.]")


def contradiction(unit: str, value: str, indicator: Indicator) -> str | None:
    """Return the code of the finding for a printed unit or legend with which a value means something else.

    A percentage in a row with a unit of counts is contradicted only if the value could be a count. A unit that the
    form prints by mistake contradicts nothing.

    >>> from cchc_model import SOC_TRANG_DISTRICT
    >>> dossiers = SOC_TRANG_DISTRICT.indicator("district_dossiers_received")
    >>> [contradiction(unit, "31", dossiers) for unit in ("Hồ sơ", "nghìn hồ sơ", "%")]
    [None, 'unit_contradicts', 'unit_contradicts']
    >>> rate = SOC_TRANG_DISTRICT.indicator("satisfaction_rate")
    >>> contradiction("Hồ sơ", "36,5", rate), contradiction("Hồ sơ", "36", rate)
    (None, 'unit_contradicts')
    >>> contradiction("%", "31", SOC_TRANG_DISTRICT.indicator("plan_tasks"))
    """
    measure = indicator.measure
    if not unit or measure.matches(unit) or is_misprint(unit, indicator):
        return None
    if is_legend(unit):
        return None if isinstance(measure, CodeList) and _agrees(unit, measure) else "legend_contradicts"
    if isinstance(measure, CodeList):
        return None
    if isinstance(measure, UnitType):
        other = PERCENT.matches(unit)
    else:
        other = _is_word(unit) and not _OF_PERCENTAGES.search(value)
    return "unit_contradicts" if other or scale_of(unit) is not None else None


def is_misprint(unit: str, indicator: Indicator) -> bool:
    """Return whether the form prints a unit by mistake."""
    return fold_label(unit) in map(fold_label, indicator.misprinted_units)


def is_legend(unit: str) -> bool:
    """Return whether a printed unit is a legend of codes, such as `Có = 1 Không = 0`."""
    try:
        parse_legend(unit)
    except InvalidDataError:
        return False
    return True


def is_scaled_caption(text: str) -> bool:
    """Return whether a text above a table gives all its counts a scale.

    >>> is_scaled_caption("Đơn vị tính: nghìn hồ sơ"), is_scaled_caption("Đơn vị: UBND tỉnh Sóc Trăng")
    (True, False)
    """
    return _CAPTION.search(text.casefold()) is not None and scale_of(text) is not None


def _agrees(unit: str, codes: CodeList) -> bool:
    """Return whether each code of a printed legend has the label of the framework."""
    labels = {code.value: fold_label(code.label.vi) for code in codes.codes}
    return all(labels.get(value) == fold_label(label) for value, label in parse_legend(unit).items())


def _is_word(unit: str) -> bool:
    return not has_digit(unit) and "%" not in unit and any(c.isalpha() for c in unit)
