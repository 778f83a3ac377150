"""What follows from the fields of a class and stands in its data for other programs."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, Final

from attrs import frozen

from cchc_model.analysis.changes import Change
from cchc_model.analysis.consolidation.consolidation import Consolidation
from cchc_model.analysis.consolidation.figures import ConsolidatedFigure, ConsolidatedRate
from cchc_model.analysis.rates import ComputedRate
from cchc_model.analysis.scoring.component_score import ComponentScore
from cchc_model.analysis.scoring.parts import Band
from cchc_model.analysis.scoring.points import PointRange
from cchc_model.analysis.scoring.score_sheet import ScoreSheet
from cchc_model.analysis.series.figures import Growth
from cchc_model.analysis.series.series import Series
from cchc_model.checking.check_result import CheckResult, Completeness
from cchc_model.checking.definitions import DefinedRate, DefinedRow, DefinedRule
from cchc_model.framework.measures import Time
from cchc_model.framework.rows import Indicator, Kind, Rate
from cchc_model.framework.rules import Rule
from cchc_model.framework.severity import Severity
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.vietnamese.text import Bilingual


@frozen
class Derived:
    """Something that follows from the fields of a class and stands in its data for other programs.

    Attributes:
        hint: its type.
        of: the function that computes it.
        says: its meaning.
    """

    hint: object
    of: Callable[[Any], object]
    says: str


_RATE: Final[Mapping[str, Derived]] = {
    "name": Derived(Bilingual, lambda rate: rate.rate.name, "The name of the rate."),
    "percent": Derived(Fraction | None, lambda rate: rate.percent, "The exact rate in percent."),
    "text": Derived(
        Bilingual,
        lambda rate: Bilingual.by_language(rate.text),
        "The rate for display, rounded half up to two decimals, or the reason why there is none.",
    ),
}
DERIVED: Final[Mapping[type, Mapping[str, Derived]]] = {
    CheckResult: {
        "ok": Derived(bool, lambda result: result.ok, "True without a finding of severity error."),
        "completeness": Derived(
            tuple[Completeness, ...], lambda result: result.completeness, "The number of values by section and status."
        ),
    },
    Change: {
        "difference": Derived(
            Fraction | None, lambda change: change.difference, "The growth, below 0 if the figure shrank."
        ),
        "percent": Derived(
            Fraction | None, lambda change: change.percent, "The growth in percent of the former value."
        ),
        "sentence": Derived(Bilingual, lambda change: change.sentence, "The sentence about the change."),
    },
    ComputedRate: {
        **_RATE,
        "reason": Derived(Bilingual | None, lambda rate: rate.reason, "The reason why there is no rate."),
    },
    Consolidation: {
        "organisations": Derived(
            tuple[Organisation, ...], lambda whole: whole.organisations, "The reporting organisations by name."
        ),
        "missing": Derived(
            tuple[tuple[ReportingPeriod | None, Organisation], ...],
            lambda whole: whole.missing,
            "The missing reports of expected organisations: period and organisation.",
        ),
        "gaps": Derived(
            tuple[tuple[ReportingPeriod | None, Organisation], ...],
            lambda whole: whole.gaps,
            "The periods without a report of an organisation that has one for another: period and organisation.",
        ),
        "figures": Derived(
            Mapping[str, ConsolidatedFigure],
            lambda whole: whole.figures if whole.framework else {},
            "The consolidated figures by indicator.",
        ),
        "rates": Derived(
            Mapping[str, ConsolidatedRate],
            lambda whole: whole.rates if whole.framework else {},
            "The consolidated rates by id.",
        ),
    },
    Growth: {
        "percent": Derived(
            Fraction | None, lambda growth: growth.percent, "The growth in percent of the former value."
        ),
        "text": Derived(
            Bilingual,
            lambda growth: Bilingual.by_language(growth.text),
            "The percentage with its sign for display, or the reason why there is none.",
        ),
    },
    ConsolidatedRate: _RATE,
    ComponentScore: {
        "applicable": Derived(
            bool, lambda score: score.applicable, "True if the component applies to the organisation."
        ),
        "maximum": Derived(PointRange, lambda score: score.maximum, "The most points that were possible."),
        "points": Derived(PointRange, lambda score: score.points, "The points that count."),
        "sentence": Derived(Bilingual, lambda score: score.sentence, "The basis of the points."),
    },
    ScoreSheet: {
        "percent": Derived(
            PointRange | None,
            lambda sheet: sheet.percent,
            "The total in percent of the maximum; null if nothing applies.",
        ),
        "bands": Derived(
            tuple[Band, ...], lambda sheet: sheet.bands, "The classes of results that the total may belong to."
        ),
    },
    Series: {
        "indicators": Derived(
            tuple[str, ...],
            lambda made: tuple(made.framework.indicators),
            "The ids of the indicators, in the order of the values.",
        ),
        "gaps": Derived(
            tuple[tuple[ReportingPeriod, Organisation], ...],
            lambda made: made.gaps,
            "The missing reports: period and organisation.",
        ),
    },
    DefinedRow: {
        "number": Derived(int, lambda one: one.row.number, "The place in printed order, from 1."),
        "position": Derived(str, lambda one: one.row.position, "The place in the tree, such as `III.6.2`."),
        "depth": Derived(int, lambda one: one.row.depth, "0 for a section, 1 for the rows directly below it."),
        "parent": Derived(str | None, lambda one: one.row.parent, "The id of the row above it in the tree."),
        "section": Derived(str, lambda one: one.row.section, "The id of its section."),
        "kind": Derived(Kind, lambda one: one.kind, "The kind of the row."),
        "name": Derived(Bilingual, lambda one: one.item.name, "The name."),
        "measure": Derived(str | None, lambda one: one.measure, "The id of the unit type or code list."),
        "unit": Derived(Bilingual | None, lambda one: one.unit, "The unit as the form prints it."),
        "time": Derived(Time | None, lambda one: one.time, "The behaviour over time."),
        "adds_up": Derived(bool | None, lambda one: one.adds_up, "True if values add up over organisations."),
        "signed": Derived(bool | None, lambda one: one.signed, "True if values below 0 have a meaning."),
        "rates": Derived(tuple[Rate, ...], lambda one: one.rates, "The rates that read the row."),
        "rules": Derived(tuple[Rule, ...], lambda one: one.rules, "The rules over the row."),
    },
    DefinedRate: {
        "name": Derived(Bilingual, lambda one: one.rate.name, "The name."),
        "indicators": Derived(
            tuple[Indicator, ...], lambda one: one.indicators, "The indicators of numerator and denominator."
        ),
        "reported": Derived(
            Indicator | None, lambda one: one.reported, "The indicator by which the annex states the rate."
        ),
    },
    DefinedRule: {
        "severity": Derived(Severity, lambda one: one.severity, "The severity of a violation."),
        "statement": Derived(Bilingual, lambda one: one.statement, "The sentence that states the rule."),
        "reason": Derived(Bilingual, lambda one: one.rule.reason, "The reason of the rule."),
        "example": Derived(Bilingual, lambda one: one.example, "The sentence about values that break the rule."),
        "indicators": Derived(
            tuple[Indicator, ...], lambda one: one.indicators, "The indicators that the rule compares."
        ),
    },
}
