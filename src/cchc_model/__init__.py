"""The indicator framework of Vietnamese administrative-reform (CCHC) reports: read, check, correct, compute.

No number is ever changed, guessed or lost in silence: each value of a source ends up in the report at its own
indicator, or in a finding that names the cell it came from.

>>> import cchc_model as cchc
>>> report = cchc.Report.from_values(cchc.SOC_TRANG_DISTRICT, {"plan_tasks": 31, "plan_tasks_completed": 32})
>>> [finding.rule for finding in cchc.check(report).findings]
['part.plan_tasks_completed']
"""

from cchc_model.cells import Cell, Status, Understanding, read_cell
from cchc_model.checking import CheckResult, Completeness, Outcome, check
from cchc_model.conflicts import Conflict, ErrorSet, Repair
from cchc_model.correction import locate_errors
from cchc_model.definitions import Branch, Heading, Indicator, Kind, Rate, Section
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
from cchc_model.judging import Verdict
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
from cchc_model.rates import ComputedRate, compute_rates, percentage, percentage_change, rounded_percentage
from cchc_model.readers import read_report
from cchc_model.readers.many import Folder, LeftOut, ReadResult, list_folder, read_reports
from cchc_model.report import Report, ReportRow
from cchc_model.rules import Rule
from cchc_model.slips import Slip, SlipKind
from cchc_model.sources import Source
from cchc_model.text import Bilingual
from cchc_model.writers import write_report

__version__ = "0.1.0"

__all__ = [
    "SOC_TRANG_DISTRICT",
    "Bilingual",
    "Branch",
    "CchcError",
    "Cell",
    "CheckResult",
    "Code",
    "CodeList",
    "Completeness",
    "ComputedRate",
    "Conflict",
    "Correction",
    "Entry",
    "ErrorSet",
    "Family",
    "Finding",
    "Folder",
    "Framework",
    "Heading",
    "Indicator",
    "InvalidDataError",
    "InvalidNumberError",
    "Kind",
    "LeftOut",
    "Leftover",
    "Level",
    "MissingExtraError",
    "Organisation",
    "Outcome",
    "Percentage",
    "PeriodKind",
    "Problem",
    "Provenance",
    "Rate",
    "ReadError",
    "ReadResult",
    "Repair",
    "Report",
    "ReportRow",
    "ReportingPeriod",
    "Row",
    "Rule",
    "Section",
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
    "compute_rates",
    "format_number",
    "format_percent",
    "list_folder",
    "locate_errors",
    "parse_legend",
    "parse_number",
    "parse_percent",
    "percentage",
    "percentage_change",
    "read_cell",
    "read_report",
    "read_reports",
    "round_half_up",
    "rounded_percentage",
    "write_report",
]
