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

from cchc_model.analysis.rates import (
    ComputedRate,
    Rates,
    compute_rates,
    percentage,
    percentage_change,
    rounded_percentage,
)
from cchc_model.checking.check import CheckResult, Completeness, Outcome, check
from cchc_model.checking.suspects.conflicts import Conflict, ErrorSet, Repair
from cchc_model.checking.suspects.locate import locate_errors
from cchc_model.checking.suspects.slips import Slip, SlipKind
from cchc_model.errors import InvalidDataError, MissingExtraError, Problem, ReadError, UnknownIndicatorError
from cchc_model.framework.evaluation import Judgement, Verdict
from cchc_model.framework.families import Family
from cchc_model.framework.framework import Framework, Row
from cchc_model.framework.intervals import Interval
from cchc_model.framework.measures import Code, CodeList, Percentage, Time, UnitType, parse_legend
from cchc_model.framework.rows import Branch, Heading, Indicator, Kind, Rate, Section
from cchc_model.framework.rules import Rule
from cchc_model.framework.severity import Severity
from cchc_model.framework.viewable import Viewable
from cchc_model.indicators import SOC_TRANG_DISTRICT
from cchc_model.io.folder import Folder, LeftOut, ReadResult, list_folder, read_reports
from cchc_model.io.reading import read_report
from cchc_model.io.toml.framework import read_framework, write_framework
from cchc_model.io.writing import write_report
from cchc_model.reports.cells import Cell, Source, Status, Understanding, read_cell
from cchc_model.reports.entries import Correction, Entry, Leftover, OverallRate, Provenance
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.findings import Finding
from cchc_model.reports.layout import ColumnRole, Layout, LayoutColumn, TableLayout
from cchc_model.reports.organisation_texts import parse_organisation
from cchc_model.reports.organisations import Level, Organisation
from cchc_model.reports.period_texts import parse_period
from cchc_model.reports.periods import CALENDAR, DECREE, FROM_16_TO_15, Closing, PeriodKind, ReportingPeriod
from cchc_model.reports.report import Report, ReportRow
from cchc_model.vietnamese.errors import CchcError, InvalidNumberError
from cchc_model.vietnamese.formatting import format_number, format_percent, round_half_up
from cchc_model.vietnamese.numbers import parse_number, parse_percent
from cchc_model.vietnamese.text import Bilingual, Lang

if TYPE_CHECKING:
    from cchc_model.analysis.comparison import Change, ChangeKind, Comparison, NotCompared, compare
    from cchc_model.analysis.consolidation.consolidation import Consolidation, consolidate
    from cchc_model.analysis.consolidation.figures import (
        ConsolidatedFigure,
        ConsolidatedRate,
        ConsolidationMethod,
        Coverage,
    )
    from cchc_model.analysis.crosswalk import Correspondence, Crosswalk, Link
    from cchc_model.analysis.scoring.bases import Basis, GivenFigure, NumberOf, RateOf
    from cchc_model.analysis.scoring.cases import Deduction, PerCase, deduction, per_case
    from cchc_model.analysis.scoring.component_score import ComponentScore
    from cchc_model.analysis.scoring.composites import ChangeOf, Complement, Product, WeightedAverage
    from cchc_model.analysis.scoring.methods import AnswerPoints, ByAnswer, ByHand, Method, by_answer
    from cchc_model.analysis.scoring.parts import (
        Band,
        Component,
        Criterion,
        RoundedAt,
        Rounding,
        RubricSection,
        band,
        component,
        criterion,
        rubric_section,
    )
    from cchc_model.analysis.scoring.points import Assessment, PointRange
    from cchc_model.analysis.scoring.ranking import Ranked, rank
    from cchc_model.analysis.scoring.rubric import Rubric
    from cchc_model.analysis.scoring.scales import Better, InProportion, InSteps, Step, in_proportion, in_steps
    from cchc_model.analysis.scoring.score import score
    from cchc_model.analysis.scoring.score_sheet import CriterionScore, ScoreSheet, SectionScore
    from cchc_model.analysis.series.building import series
    from cchc_model.analysis.series.figures import Growth, Observation, Standing
    from cchc_model.analysis.series.series import Series
    from cchc_model.annexes.document import Letterhead
    from cchc_model.display.notebook_views import as_html
    from cchc_model.display.template_context import ReportContext, report_context
    from cchc_model.drafting.decisions import Certainty, Decision, DecisionKind, Draft
    from cchc_model.io.drafting import draft_framework
    from cchc_model.io.json import from_data, make_converter, to_data
    from cchc_model.io.score_sheets import write_score_sheet
    from cchc_model.io.score_sheets.reading import read_score_sheet
    from cchc_model.io.toml.crosswalk import read_crosswalk
    from cchc_model.io.toml.rubric import read_assessments, read_rubric
    from cchc_model.io.toml.rubric.assessments import Assessments

__version__ = "1.0.0"

__all__ = [
    "CALENDAR",
    "DECREE",
    "FROM_16_TO_15",
    "SOC_TRANG_DISTRICT",
    "AnswerPoints",
    "Assessment",
    "Assessments",
    "Band",
    "Basis",
    "Better",
    "Bilingual",
    "Branch",
    "ByAnswer",
    "ByHand",
    "CchcError",
    "Cell",
    "Certainty",
    "Change",
    "ChangeKind",
    "ChangeOf",
    "CheckResult",
    "Closing",
    "Code",
    "CodeList",
    "ColumnRole",
    "Comparison",
    "Complement",
    "Completeness",
    "Component",
    "ComponentScore",
    "ComputedRate",
    "Conflict",
    "ConsolidatedFigure",
    "ConsolidatedRate",
    "Consolidation",
    "ConsolidationMethod",
    "Correction",
    "Correspondence",
    "Coverage",
    "Criterion",
    "CriterionScore",
    "Crosswalk",
    "Decision",
    "DecisionKind",
    "Deduction",
    "Draft",
    "Entry",
    "ErrorSet",
    "Family",
    "Finding",
    "FindingCode",
    "Folder",
    "Framework",
    "GivenFigure",
    "Growth",
    "Heading",
    "InProportion",
    "InSteps",
    "Indicator",
    "Interval",
    "InvalidDataError",
    "InvalidNumberError",
    "Judgement",
    "Kind",
    "Lang",
    "Layout",
    "LayoutColumn",
    "LeftOut",
    "Leftover",
    "Letterhead",
    "Level",
    "Link",
    "Method",
    "MissingExtraError",
    "NotCompared",
    "NumberOf",
    "Observation",
    "Organisation",
    "Outcome",
    "OverallRate",
    "PerCase",
    "Percentage",
    "PeriodKind",
    "PointRange",
    "Problem",
    "Product",
    "Provenance",
    "Ranked",
    "Rate",
    "RateOf",
    "Rates",
    "ReadError",
    "ReadResult",
    "Repair",
    "Report",
    "ReportContext",
    "ReportRow",
    "ReportingPeriod",
    "RoundedAt",
    "Rounding",
    "Row",
    "Rubric",
    "RubricSection",
    "Rule",
    "ScoreSheet",
    "Section",
    "SectionScore",
    "Series",
    "Severity",
    "Slip",
    "SlipKind",
    "Source",
    "Standing",
    "Status",
    "Step",
    "TableLayout",
    "Time",
    "Understanding",
    "UnitType",
    "UnknownIndicatorError",
    "Verdict",
    "WeightedAverage",
    "__version__",
    "as_html",
    "band",
    "by_answer",
    "check",
    "compare",
    "component",
    "compute_rates",
    "consolidate",
    "criterion",
    "deduction",
    "draft_framework",
    "format_number",
    "format_percent",
    "from_data",
    "in_proportion",
    "in_steps",
    "list_folder",
    "locate_errors",
    "make_converter",
    "parse_legend",
    "parse_number",
    "parse_organisation",
    "parse_percent",
    "parse_period",
    "per_case",
    "percentage",
    "percentage_change",
    "rank",
    "read_assessments",
    "read_cell",
    "read_crosswalk",
    "read_framework",
    "read_report",
    "read_reports",
    "read_rubric",
    "read_score_sheet",
    "report_context",
    "round_half_up",
    "rounded_percentage",
    "rubric_section",
    "score",
    "series",
    "to_data",
    "write_framework",
    "write_report",
    "write_score_sheet",
]

_LOADED_ON_USE = {
    "analysis.comparison": ("Change", "ChangeKind", "Comparison", "NotCompared", "compare"),
    "analysis.consolidation.consolidation": ("Consolidation", "consolidate"),
    "analysis.consolidation.figures": ("ConsolidatedFigure", "ConsolidatedRate", "ConsolidationMethod", "Coverage"),
    "analysis.scoring.bases": ("Basis", "GivenFigure", "NumberOf", "RateOf"),
    "analysis.scoring.cases": ("Deduction", "PerCase", "deduction", "per_case"),
    "analysis.scoring.component_score": ("ComponentScore",),
    "analysis.scoring.composites": ("ChangeOf", "Complement", "Product", "WeightedAverage"),
    "analysis.scoring.methods": ("AnswerPoints", "ByAnswer", "ByHand", "Method", "by_answer"),
    "analysis.scoring.scales": ("Better", "InProportion", "InSteps", "Step", "in_proportion", "in_steps"),
    "analysis.scoring.parts": (
        "Band",
        "Component",
        "Criterion",
        "RoundedAt",
        "Rounding",
        "RubricSection",
        "band",
        "component",
        "criterion",
        "rubric_section",
    ),
    "analysis.crosswalk": ("Correspondence", "Crosswalk", "Link"),
    "analysis.scoring.points": ("Assessment", "PointRange"),
    "analysis.scoring.ranking": ("Ranked", "rank"),
    "analysis.scoring.rubric": ("Rubric",),
    "analysis.scoring.score": ("score",),
    "analysis.scoring.score_sheet": ("CriterionScore", "ScoreSheet", "SectionScore"),
    "analysis.series.building": ("series",),
    "analysis.series.figures": ("Growth", "Observation", "Standing"),
    "analysis.series.series": ("Series",),
    "annexes.document": ("Letterhead",),
    "display.notebook_views": ("as_html",),
    "display.template_context": ("ReportContext", "report_context"),
    "drafting.decisions": ("Certainty", "Decision", "DecisionKind", "Draft"),
    "io.drafting": ("draft_framework",),
    "io.json": ("from_data", "make_converter", "to_data"),
    "io.score_sheets": ("write_score_sheet",),
    "io.score_sheets.reading": ("read_score_sheet",),
    "io.toml.crosswalk": ("read_crosswalk",),
    "io.toml.rubric": ("read_assessments", "read_rubric"),
    "io.toml.rubric.assessments": ("Assessments",),
}
"""Public names that load on first use, by module. They load late because most programs only read and check."""


def _notebook_view(viewed: object) -> str:
    """Return the HTML of an object. The views load with the first call."""
    from cchc_model.display.notebook_views import as_html

    return as_html(viewed)


Viewable.renderer = _notebook_view

if not TYPE_CHECKING:  # a type checker would accept any name

    def __getattr__(name: str) -> object:
        """Load a public name on its first use."""
        for module, names in _LOADED_ON_USE.items():
            if name in names:
                return getattr(import_module(f"cchc_model.{module}"), name)
        raise AttributeError(f"module 'cchc_model' has no attribute {name!r}")

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
