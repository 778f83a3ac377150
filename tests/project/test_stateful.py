"""A report's life at random: read, corrected, written, checked, consolidated and compared, beside a plain model of it.

The model is what a person would keep on paper: for each indicator the number that stands there, as it is printed.
"""

import io
import json
from fractions import Fraction

from attrs import evolve
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    rule,
)

from cchc_model import (
    Level,
    Organisation,
    Report,
    Verdict,
    check,
    compare,
    consolidate,
    read_report,
    write_report,
)
from cchc_model.framework import Indicator
from cchc_model.io.json import from_data
from cchc_model.vietnamese.formatting import format_number
from cchc_model.vietnamese.notation import Number
from helpers.own_framework import FRAMEWORK, GRADE

Model = dict[str, str]

COUNTS = ("received", "settled", "pending")
VALUES: dict[str, st.SearchStrategy[Number]] = {
    **dict.fromkeys(COUNTS, st.one_of(st.integers(0, 3), st.integers(-(10**15) + 1, 10**15 - 1))),
    "settled_rate": st.decimals(-5, 10**6, places=3) | st.decimals(0, 100, places=2),
    "graded": st.sampled_from(GRADE.values),
}
ENTRIES = st.sampled_from(sorted(VALUES)).flatmap(lambda key: st.tuples(st.just(key), st.none() | VALUES[key]))


def printed(value: Number | None) -> str:
    return "" if value is None else format_number(value)


def model_of(report: Report) -> Model:
    return {key: printed(value) for key, value in report.values.items()}


def number(text: str) -> Fraction | None:
    """What a person reads in a printed number, without the library."""
    return Fraction(text.replace(".", "").replace(",", ".")) if text else None


def rows_of(model: Model) -> list[list[str | None]]:
    """The annex as ready rows: ordinal, name, unit, value, note."""
    rows = [(row.item, model.get(row.id, "")) for row in FRAMEWORK.rows]
    return [
        [item.ordinal, item.name.vi, item.measure.label.vi if isinstance(item, Indicator) else "", text, ""]
        for item, text in rows
    ]


class ReportsLife(RuleBasedStateMachine):
    """One report that changes, and those that were handed in on the way."""

    handed_in = Bundle("handed_in")

    def __init__(self) -> None:
        super().__init__()
        self.before: Model = {}  # what stood there when the report's corrections began
        self.model: Model = {}
        self.report = Report.from_values(FRAMEWORK, {})
        self.number = 0

    @initialize(values=st.fixed_dictionaries({}, optional=VALUES))
    def read(self, values: dict[str, Number]) -> None:
        self.model = {**dict.fromkeys(VALUES, ""), **{key: printed(value) for key, value in values.items()}}
        self.before = dict(self.model)
        self.report = read_report(rows_of(self.model), framework=FRAMEWORK)

    @rule(entry=ENTRIES)
    def correct(self, entry: tuple[str, Number | None]) -> None:
        key, value = entry
        former = self.report
        self.report = former.correct({key: value}, reason="đã rà soát")
        assert model_of(former) == self.model  # what was there before is left alone
        self.model[key] = printed(value)

    @rule(kind=st.sampled_from(["txt", "csv", "json"]))
    def write(self, kind: str) -> None:
        stream = io.BytesIO()
        write_report(self.report, stream, format=kind)
        if kind == "json":
            again = from_data(json.loads(stream.getvalue()), Report, framework=FRAMEWORK)
            assert again == self.report
        else:
            again = read_report(stream.getvalue(), framework=FRAMEWORK)
            self.before = dict(self.model)  # an annex does not tell how its values came about
        self.report = again

    @rule()
    def is_checked_by_its_values(self) -> None:
        outcomes = {outcome.rule.id: outcome.verdict for outcome in check(self.report).outcomes}
        copied = Report.from_values(FRAMEWORK, self.report.values)
        assert {outcome.rule.id: outcome.verdict for outcome in check(copied).outcomes} == outcomes
        received, settled, pending = (number(self.model[key]) for key in COUNTS)
        if received is not None and settled is not None and pending is not None:
            assert outcomes["sum.received"] is (Verdict.PASSED if received == settled + pending else Verdict.FAILED)
        rate = number(self.model["settled_rate"])
        if rate is not None:
            assert outcomes["percent.settled_rate"] is (Verdict.PASSED if rate <= 100 else Verdict.FAILED)

    @rule(target=handed_in)
    def hand_in(self) -> tuple[Report, Model]:
        self.number += 1
        organisation = Organisation(f"UBND xã {self.number}", Level.COMMUNE)
        return evolve(self.report, organisation=organisation), dict(self.model)

    @rule(several=st.lists(consumes(handed_in), min_size=1, max_size=4))
    def consolidate(self, several: list[tuple[Report, Model]]) -> None:
        whole = consolidate([report for report, _ in several])
        for key in COUNTS:
            known = [value for _, model in several if (value := number(model[key])) is not None]
            figure = whole.figures[key]
            assert figure.value == (sum(known) if known else None)
            assert (figure.coverage.reported, figure.coverage.expected) == (len(known), len(several))
        answers = [model["graded"] for _, model in several if model["graded"]]
        assert whole.figures["graded"].answers == {int(a): answers.count(a) for a in answers}

    @rule(former=handed_in)
    def compare(self, former: tuple[Report, Model]) -> None:
        before, model = former
        made = compare(evolve(before, organisation=None), self.report)
        told = {change.subject.id: change for change in made.changes}
        different = {key for key in VALUES if number(model[key]) != number(self.model[key])}
        left = {one.subject.id for one in made.not_compared} & VALUES.keys()
        assert (set(told), left) == (different, set())
        for key, change in told.items():
            then, now = number(model[key]), number(self.model[key])
            assert (change.before, change.after) == (then, now)
            if key != "graded" and then is not None and now is not None:
                assert change.difference == now - then

    @invariant()
    def holds_what_the_model_holds(self) -> None:
        assert model_of(self.report) == self.model

    @invariant()
    def every_change_has_its_correction(self) -> None:
        values = dict(self.before)
        for correction in self.report.corrections:
            assert printed(correction.before.value) == values[correction.indicator]
            values[correction.indicator] = printed(correction.after.value)
        assert values == self.model


TestReportsLife = ReportsLife.TestCase
TestReportsLife.settings = settings(stateful_step_count=20)
