"""The finding that a cell calls for, if any: what could not be read from it, or only by understanding."""

from cchc_model.framework.measures import CodeList
from cchc_model.framework.rows import Indicator
from cchc_model.reports.cells import Cell, Status, Understanding
from cchc_model.reports.findings import Finding, make_finding
from cchc_model.reports.sources import Source


def cell_finding(cell: Cell, indicator: Indicator, source: Source | None) -> Finding | None:
    """What to say about a cell, or None where it is as it should be.

    Args:
        cell: what was read from it.
        indicator: the indicator that it belongs to.
        source: where it stands.
    """
    code = _code(cell, indicator)
    if code is None:
        return None
    return make_finding(
        code,
        indicator.id,
        words={"name": indicator.name, "legend": indicator.measure.label},
        text=cell.text,
        suggestions=cell.suggestions,
        source=source,
        figures={} if cell.value is None else {"value": cell.value},
    )


def _code(cell: Cell, indicator: Indicator) -> str | None:
    if cell.status is not Status.DAMAGED and not cell.understood:
        return None
    if Understanding.CODE_OUTSIDE_LIST in cell.understood:
        return "code_outside_list"
    if cell.status is Status.DAMAGED:
        return "damaged_code" if isinstance(indicator.measure, CodeList) else "damaged_number"
    if Understanding.DOT_AS_DECIMAL in cell.understood:
        return "point_as_decimal"
    if Understanding.GROUPED_PERCENT in cell.understood:
        return "grouped_percent"
    return "note_behind_value" if Understanding.NOTE_BEHIND in cell.understood else None
