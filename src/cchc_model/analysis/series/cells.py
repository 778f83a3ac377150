"""Cells of a series: for each figure of a report either its exact value, or the reason why there is none."""

from collections.abc import Callable, Collection, Mapping
from typing import Final, cast

from attrs import evolve

from cchc_model.analysis.rates import compute_rate
from cchc_model.framework.framework import Framework
from cchc_model.framework.rows import Rate
from cchc_model.reports.cells import Status
from cchc_model.reports.entries import Entry, Provenance
from cchc_model.reports.report import Report
from cchc_model.vietnamese.formatting import Figure
from cchc_model.vietnamese.notation import Number
from cchc_model.vietnamese.text import Bilingual

Found = Figure | Bilingual
"""A value, or the reason why there is none."""

Cells = tuple[Found, ...]
"""The cells of one organisation for one period, in the order of the framework's indicators."""

NO_REPORT: Final = Bilingual("chưa có báo cáo trong các tệp đã đưa", "no report among the files given")
NOT_APPLICABLE: Final = Bilingual("không áp dụng", "not applicable")
PARTIAL: Final = Bilingual(
    "chỉ có số liệu của một phần các báo cáo ({coverage})", "the total of only some reports ({coverage})"
)
AT_PERIOD: Final = Bilingual("{period}: {why}", "{period}: {why}")
_FORMER_FORM = Bilingual(
    "không tính được từ số liệu của biểu mẫu cũ", "it cannot be computed from the figures of the former form"
)
_REASONS: Final[Mapping[Status, Bilingual]] = {
    Status.BLANK: Bilingual("báo cáo để trống", "blank in the report"),
    Status.NIL: Bilingual("báo cáo ghi dấu “-”", "a dash in the report"),
    Status.NOT_APPLICABLE: NOT_APPLICABLE,
    Status.DAMAGED: Bilingual("không đọc được số liệu trong báo cáo", "the value in the report could not be read"),
    Status.ABSENT: Bilingual("báo cáo không có dòng này", "the report does not have this row"),
}
_LACKS = Bilingual("thiếu “{name}”: {why}", "“{name}” is missing: {why}")
_LACKS_MORE = Bilingual(
    "thiếu “{name}” và {count} số liệu khác: {why}", "“{name}” and {count} other figures are missing: {why}"
)
_ZERO_DENOMINATOR = Bilingual("mẫu số bằng 0", "the denominator is 0")


def cells_of(report: Report, *, translated: bool, nil_as_zero: bool) -> Cells:
    """Return the cells of a report.

    Args:
        report: the report.
        translated: True if a crosswalk made it, so that its blanks may come from the former form.
        nil_as_zero: count `-` and the like as 0.
    """
    known = report.known_values(nil_as_zero=nil_as_zero)
    return tuple(
        _reason(report.entries[key], translated=translated) if value is None else value for key, value in known.items()
    )


def _reason(entry: Entry, *, translated: bool) -> Bilingual:
    if entry.coverage is not None:
        return PARTIAL.filled(coverage=entry.coverage)
    if translated and entry.status is Status.BLANK and entry.provenance is Provenance.COMPUTED:
        return _FORMER_FORM
    return _REASONS[entry.status]


def rate_of(rate: Rate, cell: Callable[[str], Found], framework: Framework) -> Found:
    """Return a rate in percent numbers, or the reason why there is none.

    Args:
        rate: the rate.
        cell: the cell of an indicator by its id.
        framework: the framework of the rate.
    """
    parts = {key: cell(key) for key in rate.operands}
    missing = {key: why for key, why in parts.items() if isinstance(why, Bilingual)}
    if missing:
        return _lacking(missing, framework)
    values = {key: cast("Number", value) for key, value in parts.items()}  # a fraction is exact as well
    percent = compute_rate(evolve(rate, reported=None), values).percent
    return _ZERO_DENOMINATOR if percent is None else percent


def _lacking(missing: Mapping[str, Bilingual], framework: Framework) -> Bilingual:
    key, why = next(iter(missing.items()))
    others = len(missing) - 1
    template = _LACKS_MORE if others else _LACKS
    return template.filled(name=framework[key].name, why=why, count=str(others))


def counted(cells: Collection[Found]) -> tuple[int, int]:
    """Return the number of values among cells, and the number of cells that concern the organisation."""
    present = sum(not isinstance(cell, Bilingual) for cell in cells)
    return present, present + sum(isinstance(cell, Bilingual) and cell != NOT_APPLICABLE for cell in cells)
