"""Reading, checking, correction and analysis of Vietnamese administrative-reform (CCHC) reports.

No number is silently changed, guessed or lost. Each value of a source is in the report at its own indicator, or in
a finding that names its cell.

>>> import cchc_model as cchc
>>> report = cchc.Report.from_values(cchc.SOC_TRANG_DISTRICT, {"plan_tasks": 31, "plan_tasks_completed": 32})
>>> [finding.rule for finding in cchc.check(report).findings]
['part.plan_tasks_completed']
"""

from importlib import import_module
from typing import TYPE_CHECKING

from cchc_model.framework.viewable import Viewable

if TYPE_CHECKING:
    from cchc_model.analysis.comparison import Comparison, compare
    from cchc_model.analysis.consolidation.consolidation import Consolidation, consolidate
    from cchc_model.analysis.crosswalk import Correspondence, Crosswalk
    from cchc_model.analysis.rates import (
        ComputedRate,
        Rates,
        compute_rates,
        percentage,
        percentage_change,
        rounded_percentage,
    )
    from cchc_model.analysis.scoring.points import Assessment
    from cchc_model.analysis.scoring.ranking import rank
    from cchc_model.analysis.scoring.rubric import Rubric
    from cchc_model.analysis.scoring.scales import Better
    from cchc_model.analysis.scoring.score import score
    from cchc_model.analysis.scoring.score_sheet import ScoreSheet
    from cchc_model.analysis.series.building import series
    from cchc_model.analysis.series.series import Series
    from cchc_model.annexes.given_texts import Letterhead
    from cchc_model.checking.check import check
    from cchc_model.checking.check_result import CheckResult
    from cchc_model.checking.suspects.locate import locate_errors
    from cchc_model.display.notebook_views import as_html
    from cchc_model.display.template_context import report_context
    from cchc_model.drafting.decisions import Draft
    from cchc_model.errors import InvalidDataError, MissingExtraError, Problem, ReadError, UnknownIndicatorError
    from cchc_model.framework.evaluation import Verdict
    from cchc_model.framework.framework import Framework
    from cchc_model.framework.severity import Severity
    from cchc_model.indicators import SOC_TRANG_DISTRICT
    from cchc_model.io.drafting import draft_framework
    from cchc_model.io.folder import ReadResult, list_folder, read_reports
    from cchc_model.io.json import from_data, json_schema, to_data
    from cchc_model.io.parts import read_parts
    from cchc_model.io.reading import read_report
    from cchc_model.io.score_sheets import write_score_sheet
    from cchc_model.io.score_sheets.reading import read_score_sheet
    from cchc_model.io.toml.crosswalk import read_crosswalk
    from cchc_model.io.toml.framework import read_framework, write_framework
    from cchc_model.io.toml.rubric import read_assessments, read_rubric
    from cchc_model.io.writing import write_report
    from cchc_model.reports.cell_reading import read_cell
    from cchc_model.reports.cells import Status
    from cchc_model.reports.entries import Entry, Provenance
    from cchc_model.reports.findings import Finding
    from cchc_model.reports.layout import Layout
    from cchc_model.reports.organisation_texts import parse_organisation
    from cchc_model.reports.organisations import Level, Organisation
    from cchc_model.reports.period_texts import parse_period
    from cchc_model.reports.periods import CALENDAR, DECREE, FROM_16_TO_15, Closing, PeriodKind, ReportingPeriod
    from cchc_model.reports.report import Report
    from cchc_model.vietnamese.errors import CchcError, InvalidNumberError
    from cchc_model.vietnamese.formatting import format_number, format_percent, round_half_up
    from cchc_model.vietnamese.numbers import parse_number, parse_percent
    from cchc_model.vietnamese.text import Bilingual, Lang

__version__ = "1.0.0"

__all__ = [
    "CALENDAR",
    "DECREE",
    "FROM_16_TO_15",
    "SOC_TRANG_DISTRICT",
    "Assessment",
    "Better",
    "Bilingual",
    "CchcError",
    "CheckResult",
    "Closing",
    "Comparison",
    "ComputedRate",
    "Consolidation",
    "Correspondence",
    "Crosswalk",
    "Draft",
    "Entry",
    "Finding",
    "Framework",
    "InvalidDataError",
    "InvalidNumberError",
    "Lang",
    "Layout",
    "Letterhead",
    "Level",
    "MissingExtraError",
    "Organisation",
    "PeriodKind",
    "Problem",
    "Provenance",
    "Rates",
    "ReadError",
    "ReadResult",
    "Report",
    "ReportingPeriod",
    "Rubric",
    "ScoreSheet",
    "Series",
    "Severity",
    "Status",
    "UnknownIndicatorError",
    "Verdict",
    "__version__",
    "as_html",
    "check",
    "compare",
    "compute_rates",
    "consolidate",
    "draft_framework",
    "format_number",
    "format_percent",
    "from_data",
    "json_schema",
    "list_folder",
    "locate_errors",
    "parse_number",
    "parse_organisation",
    "parse_percent",
    "parse_period",
    "percentage",
    "percentage_change",
    "rank",
    "read_assessments",
    "read_cell",
    "read_crosswalk",
    "read_framework",
    "read_parts",
    "read_report",
    "read_reports",
    "read_rubric",
    "read_score_sheet",
    "report_context",
    "round_half_up",
    "rounded_percentage",
    "score",
    "series",
    "to_data",
    "write_framework",
    "write_report",
    "write_score_sheet",
]

_PUBLIC = {
    "analysis.comparison": "Comparison compare",
    "analysis.consolidation.consolidation": "Consolidation consolidate",
    "analysis.crosswalk": "Correspondence Crosswalk",
    "analysis.rates": "ComputedRate Rates compute_rates percentage percentage_change rounded_percentage",
    "analysis.scoring.points": "Assessment",
    "analysis.scoring.ranking": "rank",
    "analysis.scoring.rubric": "Rubric",
    "analysis.scoring.scales": "Better",
    "analysis.scoring.score": "score",
    "analysis.scoring.score_sheet": "ScoreSheet",
    "analysis.series.building": "series",
    "analysis.series.series": "Series",
    "annexes.given_texts": "Letterhead",
    "checking.check": "check",
    "checking.check_result": "CheckResult",
    "checking.suspects.locate": "locate_errors",
    "display.notebook_views": "as_html",
    "display.template_context": "report_context",
    "drafting.decisions": "Draft",
    "errors": "InvalidDataError MissingExtraError Problem ReadError UnknownIndicatorError",
    "framework.evaluation": "Verdict",
    "framework.framework": "Framework",
    "framework.severity": "Severity",
    "indicators": "SOC_TRANG_DISTRICT",
    "io.drafting": "draft_framework",
    "io.folder": "ReadResult list_folder read_reports",
    "io.json": "from_data json_schema to_data",
    "io.parts": "read_parts",
    "io.reading": "read_report",
    "io.score_sheets": "write_score_sheet",
    "io.score_sheets.reading": "read_score_sheet",
    "io.toml.crosswalk": "read_crosswalk",
    "io.toml.framework": "read_framework write_framework",
    "io.toml.rubric": "read_assessments read_rubric",
    "io.writing": "write_report",
    "reports.cell_reading": "read_cell",
    "reports.cells": "Status",
    "reports.entries": "Entry Provenance",
    "reports.findings": "Finding",
    "reports.layout": "Layout",
    "reports.organisation_texts": "parse_organisation",
    "reports.organisations": "Level Organisation",
    "reports.period_texts": "parse_period",
    "reports.periods": "CALENDAR Closing DECREE FROM_16_TO_15 PeriodKind ReportingPeriod",
    "reports.report": "Report",
    "vietnamese.errors": "CchcError InvalidNumberError",
    "vietnamese.formatting": "format_number format_percent round_half_up",
    "vietnamese.numbers": "parse_number parse_percent",
    "vietnamese.text": "Bilingual Lang",
}
"""Public names by module. They load on first use, because each program needs only some of them."""

_SUBJECTS = ("frames", "framework", "indicators", "plots", "testing")


def _notebook_view(viewed: object) -> str:
    """Return the HTML of an object. The views load with the first call."""
    from cchc_model.display.notebook_views import as_html

    return as_html(viewed)


Viewable.renderer = _notebook_view

if not TYPE_CHECKING:  # a type checker would accept any name

    def __getattr__(name: str) -> object:
        """Load a public name or a subject on its first use."""
        for module, names in _PUBLIC.items():
            if name in names.split():
                globals()[name] = getattr(import_module(f"cchc_model.{module}"), name)
                return globals()[name]
        if name in _SUBJECTS:
            return import_module(f"cchc_model.{name}")
        raise AttributeError(f"module 'cchc_model' has no attribute {name!r}")

    def __dir__() -> list[str]:
        return sorted({*__all__, *_SUBJECTS})
