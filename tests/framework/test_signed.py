"""Figures that may be below 0: differences, balances, growth."""

import io
import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_model import (
    Bilingual,
    Framework,
    InvalidDataError,
    Report,
    check,
    locate_errors,
    read_framework,
    read_report,
    write_framework,
    write_report,
)
from cchc_model.framework import (
    FLOW,
    YTD,
    Amount,
    AtMost,
    Equal,
    Expression,
    Indicator,
    Less,
    Percentage,
    Section,
    Sum,
    UnitType,
    Value,
    branch,
    count,
    parts_sum_to,
    percent,
    rate,
)
from cchc_model.framework.evaluation import Verdict, judge
from cchc_model.framework.rows import Rate
from cchc_model.framework.rules import Rule

PEOPLE = UnitType("people", Bilingual("Người", "People"), signed=True)
MONEY = Amount("money", Bilingual("Triệu đồng", "Million dong"), signed=True)
CHANGE = count("change", PEOPLE, YTD, "Tăng, giảm biên chế", "Change of staff")
BALANCE = count("balance", MONEY, FLOW, "Chênh lệch thu chi", "Balance")
OTHER = count("other", MONEY, FLOW, "Chênh lệch khác", "Other balance")
BOTH = count("both", MONEY, FLOW, "Tổng chênh lệch", "Total balance")
GROWTH = percent("growth", FLOW, "Tốc độ tăng trưởng", "Growth", signed=True)
INDICATORS = (CHANGE, BALANCE, OTHER, BOTH, GROWTH)
NAMES = ("a", "b", "c")


def framework(rules: tuple[Rule, ...] = (), rates: tuple[Rate, ...] = ()) -> Framework:
    top = branch(Section("one", Bilingual("Mục một", "One")), *INDICATORS)
    return Framework("signed", "1", Bilingual("Biểu", "Form"), (top,), rates, rules)


def total(expression: Expression, values: dict[str, int]) -> int:
    if isinstance(expression, Sum):
        return sum(total(term, values) for term in expression.terms)
    assert isinstance(expression, Value)
    return values[expression.id]


def holds(relation: Equal | AtMost | Less, values: dict[str, int]) -> bool:
    left, right = total(relation.left, values), total(relation.right, values)
    if isinstance(relation, Equal):
        return left == right
    return left < right if isinstance(relation, Less) else left <= right


OPERANDS = st.permutations(NAMES)
KNOWN = st.fixed_dictionaries({name: st.none() | st.integers(-2, 2) for name in NAMES})


@pytest.mark.parametrize("kind", [Equal, AtMost, Less])
@given(names=OPERANDS, values=KNOWN, turned=st.booleans(), signed=st.sets(st.sampled_from(NAMES)))
def test_a_verdict_with_blanks_is_right_for_every_completion_and_as_sharp_as_can_be(
    kind: type[Equal | AtMost | Less],
    names: list[str],
    values: dict[str, int | None],
    *,
    turned: bool,
    signed: set[str],
) -> None:
    sides: tuple[Expression, Expression] = Value(names[0]), Sum((Value(names[1]), Value(names[2])))
    relation = kind(*(reversed(sides) if turned else sides))
    choices = [range(-9 if name in signed else 0, 10) if (value := values[name]) is None else [value] for name in NAMES]
    made = [dict(zip(NAMES, chosen, strict=True)) for chosen in itertools.product(*choices)]
    fitting = [one for one in made if holds(relation, one)]
    judgement = judge(relation, values, signed=frozenset(signed))
    expected = Verdict.UNKNOWN
    if len(fitting) in (0, len(made)):
        expected = Verdict.PASSED if fitting else Verdict.FAILED
    assert judgement.verdict is expected
    if judgement.forced is not None:
        key, value = judgement.forced
        assert {one[key] for one in fitting} == {value}


def test_a_figure_with_a_sign_may_be_below_0_and_every_other_may_not() -> None:
    values = {"change": -3, "balance": Decimal("-2.50"), "growth": Decimal("-1.5")}
    assert not check(Report.from_values(framework(), values)).errors
    assert all(indicator.signed for indicator in framework().indicators.values())


@pytest.mark.parametrize(("printed", "value"), [
    ("-3", -3), ("+3", 3), ("– 3", -3), ("−3", -3), ("+ 3", 3), ("0", 0), ("-", None), ("+", None),
])  # fmt: skip
def test_a_sign_is_read_as_offices_print_it(printed: str, value: int | None) -> None:
    rows = [
        ("Chỉ tiêu", "Đơn vị tính", "Kết quả"),
        *((one.name.vi, one.measure.label.vi, printed) for one in INDICATORS),
    ]
    values = read_report(rows, framework=framework()).values
    assert {None if one is None else int(one) for one in values.values()} == {value}


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "csv", "txt"])
def test_a_report_with_signs_comes_back_from_every_format(suffix: str) -> None:
    values = {"change": -3, "balance": Decimal("-2.50"), "other": Decimal(4), "growth": Decimal("-1.5")}
    report, stream = Report.from_values(framework(), values), io.BytesIO()
    write_report(report, stream, format=suffix)
    assert read_report(stream.getvalue(), framework=framework()).values == report.values


def test_a_file_keeps_signs_and_the_text_of_the_percent_sign() -> None:
    growth = Indicator(
        "growth", Bilingual("Tăng", "Growth"), Percentage(label=Bilingual("% (+/-)", "% (+/-)"), signed=True), FLOW
    )
    plain = percent("plain", FLOW, "Tỷ lệ", "Share")
    made = Framework(
        "signed", "1", Bilingual("Biểu", "Form"),
        (branch(Section("one", Bilingual("Mục", "One")), CHANGE, BALANCE, growth, plain),),
    )  # fmt: skip
    stream = io.BytesIO()
    write_framework(made, stream)
    assert read_framework(stream.getvalue()) == made
    assert stream.getvalue().count(b"signed = true") == 3


@pytest.mark.parametrize("known", [{"both": 1, "balance": 5}, {"both": -7}, {"balance": 2, "other": -1}])
def test_a_blank_of_either_sign_decides_no_sum(known: dict[str, int]) -> None:
    rule = parts_sum_to(BOTH, BALANCE, OTHER)
    (outcome,) = check(
        Report.from_values(framework((rule,)), {key: Decimal(value) for key, value in known.items()})
    ).outcomes
    assert outcome.verdict is Verdict.UNKNOWN


def test_suspects_of_a_sum_may_be_repaired_below_0() -> None:
    rule = parts_sum_to(BOTH, BALANCE, OTHER)
    values = {"both": Decimal(-3), "balance": Decimal(2), "other": Decimal(5)}
    (conflict,) = locate_errors(Report.from_values(framework((rule,)), values))
    assert {one.repairs[0].indicator: one.repairs[0].value for one in conflict.sets} == {
        "both": 7, "balance": -8, "other": -5,
    }  # fmt: skip


def test_a_rate_over_a_figure_that_may_be_below_0_is_refused() -> None:
    for one in (
        rate("share", "Tỷ lệ", "Share", of=BALANCE, over=BOTH),
        rate("share", "Tỷ lệ", "Share", of=BALANCE, over=BOTH, reported=GROWTH),
    ):
        with pytest.raises(InvalidDataError, match="below 0"):
            framework(rates=(one,))
