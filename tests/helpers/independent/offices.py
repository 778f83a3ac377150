"""Random offices for a rubric: reports, what people gave, and the ways in which missing figures may turn out."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from random import Random

from attrs import evolve, frozen

from cchc_model import Assessment, Organisation, Report, ReportingPeriod, Rubric, ScoreSheet, Status, score
from cchc_model.analysis.scoring import Component, GivenFigure
from helpers.independent.figures import Office
from helpers.independent.form import FORM, OFFICES, a_number, a_report, entry
from helpers.independent.rubrics import people
from helpers.independent.scoring import Person, Scorer


@frozen
class Case:
    """An office with a rubric, and what people gave."""

    rubric: Rubric
    report: Report
    former: Report | None
    given: Mapping[str, Decimal]
    appraised: Person
    self_assessed: Person
    nil: bool
    blank: bool
    instead: Fraction | None = None

    @property
    def office(self) -> Office:
        given = {key: Fraction(number) for key, number in self.given.items()}
        return Office(self.report, self.former, given, self.nil, self.blank, self.instead)

    def scored(self) -> ScoreSheet:
        """The score sheet of the library."""
        return score(
            self.report,
            self.rubric,
            former=self.former,
            given=self.given,
            self_assessed=self.self_assessed,
            appraised=self.appraised,
            nil_as_zero=self.nil,
            blank_as_zero=self.blank,
        )


def components(rubric: Rubric) -> tuple[Component, ...]:
    return (*rubric.components, *rubric.bonuses, *rubric.penalties)


def a_case(dice: Random, rubric: Rubric, *, full: bool, who: Organisation = OFFICES[0]) -> Case:
    """A random office; with `full` every figure of its reports is known."""
    report = a_report(dice, who, ReportingPeriod.quarter(2022, 2), full=full, notes=not full)
    former = a_report(dice, who, ReportingPeriod.quarter(2022, 1), full=full, notes=not full)
    taken = [one.id for one in components(rubric) if isinstance(getattr(one.method, "of", None), GivenFigure)]
    given = {key: Decimal(dice.randint(0, 250)) / 10 for key in taken if full or dice.random() < 0.7}
    hands = people(dice, rubric, dice.choice([0, 0.3, 1]))
    own = people(dice, rubric, dice.choice([0, 0.5, 1, 1]))
    zeros = dice.random() < 0.3, dice.random() < 0.3
    return Case(rubric, report, former if full or dice.random() < 0.7 else None, given, hands, own, *zeros)


def completed(dice: Random, case: Case) -> Case:
    """One of the ways in which the figures that are missing may turn out: any numbers from 0 up."""
    former = case.former or a_report(dice, case.report.organisation, ReportingPeriod.quarter(2022, 1))
    taken = [one.id for one in components(case.rubric) if isinstance(getattr(one.method, "of", None), GivenFigure)]
    given = {key: case.given.get(key, Decimal(dice.choice([0, 1, 7, 500]))) for key in taken}
    reports = [filled(dice, case, report) for report in (case.report, former)]
    instead = Fraction(dice.choice([0, 1, 5000]))
    return evolve(case, report=reports[0], former=reports[1], given=given, instead=instead)


def filled(dice: Random, case: Case, report: Report) -> Report:
    """A report with any number in place of a blank, a nil, a damaged or an absent value, or a total of some reports."""
    high = dice.choice([0, 1, 12, 100_000])
    entries = dict(report.entries)
    for key, row in FORM.indicators.items():
        old = entries[key]
        zero = (case.nil and old.status is Status.NIL) or (case.blank and old.status is Status.BLANK)
        if old.status is Status.NOT_APPLICABLE or (old.value is not None and old.coverage is None):
            continue
        value = 0 if zero and not hasattr(row.measure, "codes") else a_number(dice, row, high)
        entries[key] = entry(Decimal(value) if row.has_decimals else value)  # type: ignore[arg-type]  # a number or a code
    return evolve(report, entries=entries)


def scorer(dice: Random, case: Case) -> Scorer:
    """Points by hand, where any of the points between both ends stands for those that nobody knows."""
    return Scorer(
        case.rubric, case.appraised, lambda low, high: low + (high - low) * Fraction(dice.choice([0, 1, 2]), 2)
    )


def own_total(case: Case) -> Fraction | None:
    """The total by the self-assessed scores alone, if they score all within the maximum."""
    if any(one.id not in case.self_assessed for one in case.rubric.components):
        return None
    outside = (*case.rubric.bonuses, *case.rubric.penalties)
    nothing: dict[str, Assessment | int | Decimal] = {one.id: 0 for one in outside}
    return Scorer(case.rubric, {**nothing, **case.self_assessed}).sheet(case.office).total
