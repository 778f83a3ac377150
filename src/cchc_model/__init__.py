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

from cchc_model.cells import Cell, Status, Understanding, read_cell
from cchc_model.checking import CheckResult, Completeness, Outcome, check
from cchc_model.conflicts import Conflict, ErrorSet, Repair
from cchc_model.correction import locate_errors
from cchc_model.definitions import Branch, Heading, Indicator, Kind, Rate, Section
from cchc_model.editions import read_edition, write_edition
from cchc_model.entries import Correction, Entry, Leftover, Provenance
from cchc_model.errors import (
    CchcError,
    InvalidDataError,
    InvalidNumberError,
    MissingExtraError,
    Problem,
    ReadError,
    UnknownIndicatorError,
)
from cchc_model.families import Family
from cchc_model.findings import Finding, Severity
from cchc_model.framework import Framework, Row
from cchc_model.indicators import SOC_TRANG_DISTRICT
from cchc_model.judging import Interval, Judgement, Verdict
from cchc_model.measures import Code, CodeList, Percentage, Time, UnitType, parse_legend
from cchc_model.numerals import (
    format_number,
    format_percent,
    parse_number,
    parse_percent,
    round_half_up,
)
from cchc_model.organisations import Level, Organisation
from cchc_model.periods import PeriodKind, ReportingPeriod
from cchc_model.rates import ComputedRate, Rates, compute_rates, percentage, percentage_change, rounded_percentage
from cchc_model.readers import read_report
from cchc_model.readers.many import Folder, LeftOut, ReadResult, list_folder, read_reports
from cchc_model.report import Report, ReportRow
from cchc_model.rules import Rule
from cchc_model.slips import Slip, SlipKind
from cchc_model.sources import Source
from cchc_model.text import Bilingual
from cchc_model.writers import write_report

if TYPE_CHECKING:
    from cchc_model.comparison import Change, ChangeKind, Comparison, NotCompared, compare
    from cchc_model.component_scores import ComponentScore
    from cchc_model.consolidated import ConsolidatedFigure, ConsolidatedRate, ConsolidationMethod, Coverage
    from cchc_model.consolidation import Consolidation, consolidate
    from cchc_model.contexts import ReportContext, report_context
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
    from cchc_model.points import Assessment, PointRange
    from cchc_model.ranking import Ranked, rank
    from cchc_model.rubric_files import read_assessments, read_rubric
    from cchc_model.rubric_files.assessments import People
    from cchc_model.rubrics import Rubric
    from cchc_model.score_sheets import CriterionScore, ScoreSheet, SectionScore
    from cchc_model.scoring import score
    from cchc_model.writers.letterheads import Letterhead

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
    "comparison": ("Change", "ChangeKind", "Comparison", "NotCompared", "compare"),
    "consolidated": ("ConsolidatedFigure", "ConsolidatedRate", "ConsolidationMethod", "Coverage"),
    "consolidation": ("Consolidation", "consolidate"),
    "frames": ("check_frame", "check_summary", "consolidate_frame", "from_frame", "rates_frame", "to_frame", "to_long"),
    "frames.checks": ("FrameSummary", "RuleSummary"),
    "contexts": ("ReportContext", "report_context"),
    "ranking": ("Ranked", "rank"),
    "rubric_files": ("read_assessments", "read_rubric"),
    "rubric_files.assessments": ("People",),
    "rubrics": ("Rubric",),
    "component_scores": ("ComponentScore",),
    "points": ("Assessment", "PointRange"),
    "score_sheets": ("CriterionScore", "ScoreSheet", "SectionScore"),
    "scoring": ("score",),
    "writers.letterheads": ("Letterhead",),
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
