"""Contexts of reports for document templates (Jinja2, docxtpl): plain dictionaries of texts and raw values."""

from fractions import Fraction
from typing import TypedDict

from cchc_model.analysis.rates import ComputedRate, compute_rates
from cchc_model.checking.check import checked
from cchc_model.checking.check_result import CheckResult
from cchc_model.framework.intervals import Exact
from cchc_model.framework.measures import CodeList
from cchc_model.framework.rows import Indicator
from cchc_model.framework.severity import Severity
from cchc_model.reports.findings import Finding
from cchc_model.reports.report import Report, ReportRow
from cchc_model.vietnamese.formatting import format_percent, printed
from cchc_model.vietnamese.notation import Number
from cchc_model.vietnamese.text import Lang


class RowContext(TypedDict):
    """A row of the annex."""

    number: int
    """Its place in printed order, from 1."""
    position: str
    """Its place in the tree, such as `III.6.1`."""
    depth: int
    """Its depth in the tree: 0 for a section, 1 for a row directly below it."""
    id: str
    """Its id."""
    kind: str
    """Its kind: `section`, `heading`, `count`, `amount`, `percent` or `coded`."""
    ordinal: str
    """The ordinal that the annex prints."""
    name: str
    """Its name."""
    unit: str
    """Its unit, or the legend of a coded indicator; empty for sections and headings."""
    value: Number | None
    """The value as a number, None if it is missing."""
    text: str
    """The text printed in the source, else the value in Vietnamese form; empty without both."""
    label: str
    """The meaning of a coded value, such as `Có`; for other values the same as `text`."""
    status: str
    """The status: `reported`, `blank`, `nil`, `not_applicable`, `damaged` or `absent`; empty for headings, too."""
    status_name: str
    """The status in words."""
    note: str
    """The note."""


class SectionContext(TypedDict):
    """A section of the annex."""

    id: str
    """Its id."""
    ordinal: str
    """The ordinal that the annex prints."""
    name: str
    """Its name."""
    rows: list[RowContext]
    """The rows below it."""
    reported: int
    """The number of its indicators with a value."""
    indicators: int
    """The number of its indicators."""
    completeness: str
    """The percentage of its indicators with a value, as a text; empty without indicators."""


class RateContext(TypedDict):
    """A rate."""

    id: str
    """Its id."""
    name: str
    """Its name."""
    numerator: str
    """The numerator as a text; empty if a figure is missing."""
    denominator: str
    """The denominator as a text; empty if a figure is missing."""
    value: Fraction | None
    """The exact rate as a fraction of one, None if it cannot be computed."""
    text: str
    """The rate in percent with two decimals; empty if it cannot be computed."""
    reason: str
    """The reason for a missing rate; empty if the rate is computed."""
    reported: str
    """The same percentage as stated in the annex; empty if the annex does not state it."""
    coverage: str
    """The reports that the rate is over, such as `5/6`; empty unless they are only some of a consolidation's."""


class FindingContext(TypedDict):
    """A finding."""

    code: str
    """The stable code of its kind."""
    severity: str
    """`error`, `warning` or `info`."""
    severity_name: str
    """The severity in words."""
    message: str
    """The message."""
    rule: str
    """The id of the rule that it rests on; empty if there is none."""
    rows: list[int]
    """The numbers of the rows concerned."""
    text: str
    """The source text concerned."""


class LeftoverContext(TypedDict):
    """A leftover: a row of the source that does not belong to an indicator."""

    ordinal: str
    """Its ordinal."""
    name: str
    """Its name."""
    unit: str
    """Its unit."""
    value: str
    """Its value, as printed."""
    note: str
    """Its note."""


class ReportContext(TypedDict):
    """The context of a report for a template."""

    framework: str
    """The name of the framework."""
    framework_id: str
    """The id of the framework."""
    framework_version: str
    """The version of the framework."""
    organisation: str
    """The name of the reporting organisation; empty if it is unknown."""
    parent: str
    """The name of the organisation above it; empty if it is unknown."""
    period: str
    """The reporting period in words; empty if it is unknown."""
    year: int | None
    """The year of the period, None without a period."""
    first_day: str
    """The first day of the period, as `15/12/2021`; empty without a period."""
    last_day: str
    """The last day of the period, in the same form."""
    rows: list[RowContext]
    """All rows in printed order."""
    sections: list[SectionContext]
    """The sections, each with the rows below it."""
    by_id: dict[str, RowContext]
    """The rows by id, as `by_id.plan_tasks.text`."""
    rates: dict[str, RateContext]
    """The rates by id, as `rates.plan_completion.text`."""
    findings: list[FindingContext]
    """The findings, worst first."""
    errors: int
    """The number of errors among the findings."""
    warnings: int
    """The number of warnings among the findings."""
    leftovers: list[LeftoverContext]
    """The leftovers: rows of the source that do not belong to an indicator."""


def report_context(report: Report | CheckResult, lang: Lang = "vi") -> ReportContext:
    """Return the template context of a report: formatted texts to print, and raw values to compute with.

    Texts are plain: let the template engine escape them (`autoescape=True`).

    Args:
        report: the report, or the result of checking it; a report that was not checked is checked with the defaults.
        lang: the language of names and sentences; numbers are in Vietnamese form in both.

    >>> from cchc_model import SOC_TRANG_DISTRICT, Report
    >>> context = report_context(Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 5627, "reform_initiatives": 1}))
    >>> context["by_id"]["plan_tasks"]["text"], context["by_id"]["plan_tasks"]["value"]
    ('5.627', 5627)
    >>> context["by_id"]["reform_initiatives"]["label"], context["sections"][0]["completeness"]
    ('Có', '8,33%')
    """
    result = checked(report)
    report = result.report
    organisation, period, framework = report.organisation, report.period, report.framework
    rows = [_row(row, report, lang) for row in report.rows()]
    return {
        "framework": framework.name[lang],
        "framework_id": framework.id,
        "framework_version": framework.version,
        "organisation": organisation.name if organisation else "",
        "parent": organisation.parent.name if organisation and organisation.parent else "",
        "period": period.label(lang) if period else "",
        "year": period.year if period else None,
        "first_day": f"{period.start:%d/%m/%Y}" if period else "",
        "last_day": f"{period.end:%d/%m/%Y}" if period else "",
        "rows": rows,
        "sections": _sections(report, result, rows, lang),
        "by_id": {row["id"]: row for row in rows},
        "rates": {key: _rate(one, lang) for key, one in compute_rates(report, nil_as_zero=result.nil_as_zero).items()},
        "findings": [_finding(finding, report, lang) for finding in result.findings],
        "errors": sum(finding.severity is Severity.ERROR for finding in result.findings),
        "warnings": sum(finding.severity is Severity.WARNING for finding in result.findings),
        "leftovers": [
            {"ordinal": one.ordinal, "name": one.name, "unit": one.unit, "value": one.value, "note": one.note}
            for one in report.leftovers
        ],
    }


def _row(row: ReportRow, report: Report, lang: Lang) -> RowContext:
    item = report.framework[row.id]
    measure = item.measure if isinstance(item, Indicator) else None
    meaning = measure.label_of(row.value) if isinstance(measure, CodeList) and isinstance(row.value, int) else None
    return {
        "number": row.number,
        "position": row.position,
        "depth": row.depth,
        "id": row.id,
        "kind": row.kind.value,
        "ordinal": row.ordinal,
        "name": item.name[lang],
        "unit": measure.label[lang] if measure else "",
        "value": row.value,
        "text": row.text,
        "label": meaning[lang] if meaning else row.text,
        "status": row.status.value if row.status else "",
        "status_name": row.status.label[lang] if row.status else "",
        "note": row.remarks(lang),
    }


def _sections(report: Report, result: CheckResult, rows: list[RowContext], lang: Lang) -> list[SectionContext]:
    return [
        {
            "id": complete.section.id,
            "ordinal": complete.section.ordinal,
            "name": complete.section.name[lang],
            "rows": [rows[row.number - 1] for row in report.framework.rows_under(complete.section)[1:]],
            "reported": complete.reported,
            "indicators": complete.indicators,
            "completeness": _share(complete.reported, complete.indicators, lang),
        }
        for complete in result.completeness
    ]


def _share(part: int, whole: int, lang: Lang) -> str:
    return format_percent(Fraction(100 * part, whole), decimals=2, lang=lang) if whole else ""


def _rate(computed: ComputedRate, lang: Lang) -> RateContext:
    return {
        "id": computed.rate.id,
        "name": computed.rate.name[lang],
        "numerator": _part(computed.numerator, lang),
        "denominator": _part(computed.denominator, lang),
        "value": computed.value,
        "text": "" if computed.value is None else computed.text(lang),
        "reason": "" if computed.reason is None else computed.reason[lang],
        "reported": "" if computed.printed is None else format_percent(computed.printed, lang=lang),
        "coverage": computed.coverage or "",
    }


def _part(part: Exact | None, lang: Lang) -> str:
    return "" if part is None else printed(part, lang)


def _finding(finding: Finding, report: Report, lang: Lang) -> FindingContext:
    return {
        "code": finding.code.value,
        "severity": finding.severity.value,
        "severity_name": finding.severity.label[lang],
        "message": finding.message(lang),
        "rule": finding.rule or "",
        "rows": [report.framework.row(key).number for key in finding.indicators if key in report.framework],
        "text": finding.text,
    }
