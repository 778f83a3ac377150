"""Percentages of several reports of a file that may be fractions of one: the cells beside them are the evidence.

In one report a stored fraction puts the other percentages of the sheet in doubt. Where each row or column is a report,
the values of one indicator stand side by side, and `1` among `0,95` and `0,8` is no `1 %`.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from attrs import evolve, frozen

from cchc_model.annexes.file_findings import fraction_of_one
from cchc_model.framework.framework import Framework
from cchc_model.framework.rows import Kind
from cchc_model.reports.entries import Entry
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.findings import Finding
from cchc_model.reports.report import Report


@frozen
class _Shares:
    """The percentages of some cells.

    Attributes:
        fraction: True if one of them is stored as a fraction of one.
        number: True if one of them is above 1, without a percent sign.
    """

    fraction: bool
    number: bool


def with_doubtful_shares(reports: Sequence[Report], *, decided: bool) -> tuple[Report, ...]:
    """Return the reports of a file with a finding for each percentage that the others show to be a fraction of one.

    Args:
        reports: the reports, on one form.
        decided: False if also a `1` is in doubt that no other percentage explains, as in a column of a spreadsheet.
    """
    if not reports:
        return ()
    keys = [key for key, indicator in reports[0].framework.indicators.items() if indicator.kind is Kind.PERCENT]
    beside = {key: _shares([(key, report) for report in reports]) for key in keys}
    whole = _Shares(any(one.fraction for one in beside.values()), any(one.number for one in beside.values()))
    own = [_shares([(key, report) for key in keys]) for report in reports]
    made = []
    for report, shares in zip(reports, own, strict=True):
        doubted = [
            key
            for key in keys
            if _may_be_fraction(report.entries[key]) and _in_doubt(beside[key], shares, whole, decided=decided)
        ]
        findings = tuple(_findings(report, doubted, report.framework))
        made.append(evolve(report, findings=(*report.findings, *findings)) if findings else report)
    return tuple(made)


def _in_doubt(beside: _Shares, own: _Shares, whole: _Shares, *, decided: bool) -> bool:
    """Return whether a percentage up to 1 may be a fraction of one.

    Args:
        beside: the values of its indicator in all reports.
        own: the percentages of its report.
        whole: all percentages of the file.
        decided: False if what nothing explains is in doubt.
    """
    if beside.fraction or beside.number:
        return beside.fraction
    if whole.fraction:
        return not own.number
    return not (decided or whole.number)


def _shares(cells: Sequence[tuple[str, Report]]) -> _Shares:
    values = [report.values[key] for key, report in cells if "%" not in report.entries[key].text]
    return _Shares(
        any(_is_told(key, report) for key, report in cells),
        any(value is not None and value > 1 for value in values),
    )


def _is_told(key: str, report: Report) -> bool:
    return any(one.code is FindingCode.FRACTION_OF_ONE and key in one.indicators for one in report.findings)


def _may_be_fraction(entry: Entry) -> bool:
    return entry.value is not None and 0 < entry.value <= 1 and "%" not in entry.text


def _findings(report: Report, keys: Sequence[str], framework: Framework) -> Iterator[Finding]:
    for key in keys:
        entry = report.entries[key]
        if not _is_told(key, report) and isinstance(entry.value, Decimal):
            yield fraction_of_one(framework, key, entry.value, entry.source)
