"""The indicator framework of Vietnamese administrative-reform (CCHC) reports: read, check, correct, compute.

No number is ever changed, guessed or lost in silence: each value of a source ends up in the report at its own
indicator, or in a finding that names the cell it came from.

>>> import cchc_model as cchc
>>> report = cchc.Report.from_values(cchc.SOC_TRANG_DISTRICT, {"plan_tasks": 31, "plan_tasks_completed": 32})
>>> [finding.rule for finding in cchc.check(report).findings]
['part.plan_tasks_completed']
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

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
from cchc_model.errors import (
    CchcError,
    InvalidDataError,
    InvalidNumberError,
    MissingExtraError,
    Problem,
    ReadError,
    UnknownIndicatorError,
)
from cchc_model.framework.evaluation import Interval, Judgement, Verdict
from cchc_model.framework.framework import Framework, Row
from cchc_model.framework.measures import Code, CodeList, Percentage, Time, UnitType, parse_legend
from cchc_model.framework.rows import Branch, Heading, Indicator, Kind, Rate, Section
from cchc_model.framework.rules import Family, Rule, Severity
from cchc_model.indicators import SOC_TRANG_DISTRICT
from cchc_model.io.folder import Folder, LeftOut, ReadResult, list_folder, read_reports
from cchc_model.io.reading import read_report
from cchc_model.io.toml.framework import read_edition, write_edition
from cchc_model.io.writing import write_report
from cchc_model.reports.cells import Cell, Source, Status, Understanding, read_cell
from cchc_model.reports.entries import Correction, Entry, Leftover, Provenance
from cchc_model.reports.findings import Finding
from cchc_model.reports.organisations import Level, Organisation
from cchc_model.reports.periods import PeriodKind, ReportingPeriod
from cchc_model.reports.report import Report, ReportRow
from cchc_model.vietnamese.numbers import format_number, format_percent, parse_number, parse_percent, round_half_up
from cchc_model.vietnamese.text import Bilingual

if TYPE_CHECKING:
    from cchc_model.analysis.comparison import Change, ChangeKind, Comparison, NotCompared, compare
    from cchc_model.analysis.consolidation.consolidation import Consolidation, consolidate
    from cchc_model.analysis.consolidation.figures import (
        ConsolidatedFigure,
        ConsolidatedRate,
        ConsolidationMethod,
        Coverage,
    )
    from cchc_model.analysis.scoring.component_score import ComponentScore
    from cchc_model.analysis.scoring.points import Assessment, PointRange
    from cchc_model.analysis.scoring.ranking import Ranked, rank
    from cchc_model.analysis.scoring.rubric import Rubric
    from cchc_model.analysis.scoring.score import score
    from cchc_model.analysis.scoring.score_sheet import CriterionScore, ScoreSheet, SectionScore
    from cchc_model.annexes.letterhead.document import Letterhead
    from cchc_model.display.template_context import ReportContext, report_context
    from cchc_model.frames import (
        check_frame,
        check_summary,
        consolidate_frame,
        from_frame,
        rates_frame,
        to_frame,
        to_long,
    )
    from cchc_model.frames.checks import FrameSummary, RuleSummary
    from cchc_model.io.toml.rubric import read_assessments, read_rubric
    from cchc_model.io.toml.rubric.assessments import People

__version__ = "1.0.0"

__all__ = [
    "SOC_TRANG_DISTRICT",
    "Assessment",
    "Bilingual",
    "Branch",
    "CchcError",
    "Cell",
    "Change",
    "ChangeKind",
    "CheckResult",
    "Code",
    "CodeList",
    "Comparison",
    "Completeness",
    "ComponentScore",
    "ComputedRate",
    "Conflict",
    "ConsolidatedFigure",
    "ConsolidatedRate",
    "Consolidation",
    "ConsolidationMethod",
    "Correction",
    "Coverage",
    "CriterionScore",
    "Entry",
    "ErrorSet",
    "Family",
    "Finding",
    "Folder",
    "FrameSummary",
    "Framework",
    "Heading",
    "Indicator",
    "Interval",
    "InvalidDataError",
    "InvalidNumberError",
    "Judgement",
    "Kind",
    "LeftOut",
    "Leftover",
    "Letterhead",
    "Level",
    "MissingExtraError",
    "NotCompared",
    "Organisation",
    "Outcome",
    "People",
    "Percentage",
    "PeriodKind",
    "PointRange",
    "Problem",
    "Provenance",
    "Ranked",
    "Rate",
    "Rates",
    "ReadError",
    "ReadResult",
    "Repair",
    "Report",
    "ReportContext",
    "ReportRow",
    "ReportingPeriod",
    "Row",
    "Rubric",
    "Rule",
    "RuleSummary",
    "ScoreSheet",
    "Section",
    "SectionScore",
    "Severity",
    "Slip",
    "SlipKind",
    "Source",
    "Status",
    "Time",
    "Understanding",
    "UnitType",
    "UnknownIndicatorError",
    "Verdict",
    "__version__",
    "check",
    "check_frame",
    "check_summary",
    "compare",
    "compute_rates",
    "consolidate",
    "consolidate_frame",
    "format_number",
    "format_percent",
    "from_frame",
    "list_folder",
    "locate_errors",
    "parse_legend",
    "parse_number",
    "parse_percent",
    "percentage",
    "percentage_change",
    "rank",
    "rates_frame",
    "read_assessments",
    "read_cell",
    "read_edition",
    "read_report",
    "read_reports",
    "read_rubric",
    "report_context",
    "round_half_up",
    "rounded_percentage",
    "score",
    "to_frame",
    "to_long",
    "write_edition",
    "write_report",
]

_WHEN_ASKED: Final = {
    "analysis.comparison": ("Change", "ChangeKind", "Comparison", "NotCompared", "compare"),
    "analysis.consolidation.figures": ("ConsolidatedFigure", "ConsolidatedRate", "ConsolidationMethod", "Coverage"),
    "analysis.consolidation.consolidation": ("Consolidation", "consolidate"),
    "frames": ("check_frame", "check_summary", "consolidate_frame", "from_frame", "rates_frame", "to_frame", "to_long"),
    "frames.checks": ("FrameSummary", "RuleSummary"),
    "display.template_context": ("ReportContext", "report_context"),
    "analysis.scoring.ranking": ("Ranked", "rank"),
    "io.toml.rubric": ("read_assessments", "read_rubric"),
    "io.toml.rubric.assessments": ("People",),
    "analysis.scoring.rubric": ("Rubric",),
    "analysis.scoring.component_score": ("ComponentScore",),
    "analysis.scoring.points": ("Assessment", "PointRange"),
    "analysis.scoring.score_sheet": ("CriterionScore", "ScoreSheet", "SectionScore"),
    "analysis.scoring.score": ("score",),
    "annexes.letterhead.document": ("Letterhead",),
}
"""What scores, consolidates, compares, draws, and works on frames: most who import the library only read and check."""

if not TYPE_CHECKING:  # a type checker would take every name for one of the library's

    def __getattr__(name: str) -> object:
        """Load a name of those that are not loaded at once, when it is first asked for."""
        for module, names in _WHEN_ASKED.items():
            if name in names:
                return getattr(import_module(f"cchc_model.{module}"), name)
        raise AttributeError(f"module 'cchc_model' has no attribute {name!r}")

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
