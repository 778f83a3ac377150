"""The consolidation of a period of a series, whose totals of only some organisations are no cells."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import cast

from cchc_model.analysis.consolidation.consolidation import Consolidation
from cchc_model.analysis.consolidation.figures import ConsolidatedFigure
from cchc_model.analysis.consolidation.totals import NO_TOTALS, Totals, totals_of
from cchc_model.analysis.series.cells import PARTIAL, Cells, Found
from cchc_model.framework.evaluation import Known
from cchc_model.framework.framework import Framework
from cchc_model.framework.rows import Kind
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.vietnamese.formatting import finite_decimal
from cchc_model.vietnamese.text import Bilingual


def consolidation_of(
    framework: Framework,
    period: ReportingPeriod,
    cells: Mapping[Organisation, Cells],
    expected: Iterable[Organisation],
) -> Consolidation:
    """Return the consolidation of the cells of one period.

    Raises:
        InvalidDataError: something would count twice, such as a district together with its own communes.
    """
    totals = (totals_of(one, _known(own, framework), framework) for one, own in cells.items())
    return Consolidation(framework, {period: _added(totals)}, frozenset(expected))


def _known(cells: Cells, framework: Framework) -> Known:
    values = {
        key: None if isinstance(cell, Bilingual) else cell
        for key, cell in zip(framework.indicators, cells, strict=True)
    }
    return cast("Known", values)  # a fraction is exact as well


def _added(parts: Iterable[Totals]) -> Totals:
    """Return the sum of totals, adding only those of equally many organisations, because each sum is copied."""
    waiting: list[tuple[int, Totals]] = []
    for part in parts:
        size, added = 1, part
        while waiting and waiting[-1][0] == size:
            added = waiting.pop()[1] + added
            size *= 2
        waiting.append((size, added))
    return sum((added for _, added in reversed(waiting)), NO_TOTALS)


def whole_cells(whole: Consolidation) -> Cells:
    """Return the figures of a consolidation as cells; a total of only some organisations is a reason."""
    return tuple(map(_cell, whole.figures.values()))


def _cell(figure: ConsolidatedFigure) -> Found:
    if figure.value is None:
        assert figure.reason is not None  # there is a value or a reason
        return figure.reason
    if not figure.coverage.complete:
        return PARTIAL.filled(coverage=str(figure.coverage))
    if figure.indicator.kind is Kind.AMOUNT:
        return finite_decimal(Fraction(figure.value))
    return figure.value if figure.indicator.kind is Kind.PERCENT else int(figure.value)
