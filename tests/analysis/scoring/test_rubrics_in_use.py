"""What scoring tables in use know: what does not apply, changes, days late, composites, limits, three columns."""

import itertools
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from cchc_model import (
    Assessment,
    Bilingual,
    Entry,
    InvalidDataError,
    Report,
    ReportingPeriod,
    Rubric,
    Status,
    rank,
    read_assessments,
    read_rubric,
    score,
)
from cchc_model.analysis.scoring import (
    ChangeOf,
    Complement,
    GivenFigure,
    PointRange,
    Product,
    RateOf,
    WeightedAverage,
    band,
    by_answer,
    component,
    criterion,
    deduction,
    in_proportion,
    in_steps,
    per_case,
    rubric_section,
)
from cchc_model.analysis.scoring.methods import ByHand, Method
from cchc_model.analysis.scoring.score_sheet import percent_text
from helpers.own_framework import FRAMEWORK, GRADED, PENDING, RECEIVED, SETTLED, SETTLED_RATE, SETTLEMENT
from helpers.rubric_cases import BANDS, D, one_component, own_report, points, values

NOT_APPLICABLE = Entry(None, Status.NOT_APPLICABLE, text="Không áp dụng")
LATE = GivenFigure(Bilingual("Số ngày nộp muộn", "Days late"))
SURVEY = GivenFigure(Bilingual("Chỉ số hài lòng", "Satisfaction index"), percent=True)


def without(report: Report, *keys: str) -> Report:
    """A report in which figures do not apply."""
    return evolve(report, entries={**report.entries, **dict.fromkeys(keys, NOT_APPLICABLE)})


def test_a_rubric_with_every_kind_worked_out_by_hand() -> None:
    rubric = Rubric(
        "in_use", "1", Bilingual("Bảng chấm điểm", "Rubric"), "complaints", maximum=20,
        sections=(
            rubric_section(
                "work", "Giải quyết đơn", "Handling", 12,
                criterion(
                    "results", "Kết quả", "Results", 8,
                    component("better", "Cải thiện", "Improvement", 2, in_steps(ChangeOf(SETTLEMENT), {5: 2, 0: 1})),
                    component("growth", "Tăng", "Growth", 2, in_proportion(ChangeOf(SETTLED, relative=True), full=50)),
                    component("left", "Tồn", "Left", 2, in_proportion(Complement([SETTLEMENT]), full=50)),
                    component("both", "Cả hai", "Both", 2, in_proportion(Product([SETTLEMENT, SETTLED_RATE]))),
                ),
                criterion(
                    "average", "Bình quân", "Average", 4,
                    component(
                        "mean", "Bình quân", "Average", 4,
                        in_proportion(WeightedAverage([(SETTLEMENT, 3), (SETTLED_RATE, 1)])),
                    ),
                ),
            ),
            rubric_section(
                "report", "Báo cáo", "Reporting", 8,
                criterion(
                    "sent", "Gửi báo cáo", "Sending", 4,
                    component("late", "Đúng hạn", "In time", 4, deduction(LATE, each=D("0.5"), floor=1)),
                ),
                criterion(
                    "survey", "Khảo sát", "Survey", 4,
                    component("index", "Chỉ số hài lòng", "Index", 2, in_proportion(SURVEY, full=90)),
                    component("quality", "Chất lượng", "Quality", 2, by_answer(GRADED, {2: 2, 1: 0})),
                ),
            ),
        ),
        bonuses=(
            component("bonus_1", "Thưởng 1", "Bonus 1", 2, per_case(SETTLED, each=1)),
            component("bonus_2", "Thưởng 2", "Bonus 2", 2, per_case(RECEIVED, each=1)),
        ),
        penalties=(component("penalty", "Trừ", "Penalty", 5, per_case(PENDING, each=1)),),
        most_bonus=3,
        most_penalty=2,
        bands=BANDS,
    )  # fmt: skip
    before = own_report(received=40, settled=20, settled_rate=D(50))
    now = without(own_report(received=40, settled=24, settled_rate=D(60), pending=16), "graded")
    sheet = score(now, rubric, former=before, given={"late": 3, "index": D("81")})
    assert {part.component.id: part.points for part in sheet.components} == {
        "better": points("2"),  # 60 % after 50 %: 10 percentage points
        "growth": points("0.8"),  # 24 after 20: 20 % of 50 %
        "left": points("1.6"),  # 100 % - 60 % = 40 % of 50 %
        "both": points("0.72"),  # 60 % × 60 % = 36 %
        "mean": points("2.4"),  # (3 × 60 % + 60 %) / 4
        "late": points("2.5"),  # 4 - 3 × 0,5
        "index": points("1.8"),  # 81 % of 90 %
        "quality": points("0"),
        "bonus_1": points("2"),
        "bonus_2": points("2"),
        "penalty": points("5"),
    }
    assert not sheet["quality"].applicable
    assert sheet["quality"].message("en") == (
        "Not applicable: “Result of the evaluation” is not applicable; the maximum is lowered by 2."
    )
    assert (sheet.bonus, sheet.penalty) == (points("3"), points("2"))  # 4 and 5 points, cut off
    assert sheet.applicable == points("18")
    assert [section.maximum for section in sheet.sections] == [points("12"), points("6")]
    assert sheet.sections[1].percent == PointRange.of(Fraction(430, 6))  # 2,5 + 1,8 of 6
    assert sheet.points == points("11.82")
    assert sheet.total == points("12.82")
    assert sheet.percent == PointRange.of(Fraction(1282, 18))
    assert sheet["better"].message("en") == (
        "The change of “Complaints settled” against the former report is +10 percentage points, "
        "which is at least 5 percentage points: 2 of 2 points."
    )
    scaled = score(now, evolve(rubric, scaled=True), former=before, given={"late": 3, "index": D("81")})
    assert scaled.points == PointRange.of(Fraction(1182, 100) * 20 / 18)
    assert scaled.percent == PointRange.of((Fraction(1182, 100) * 20 / 18 + 1) * 5)


def test_an_appraiser_decides_what_applies() -> None:
    rubric = one_component(3, in_proportion(SETTLEMENT))
    report = own_report(received=4, settled=1)
    sheet = score(report, rubric, appraised={"it": Assessment(None, "không có thẩm quyền")})
    assert (sheet["it"].applicable, sheet.applicable, sheet.percent, sheet.band) == (False, points("0"), None, None)
    assert sheet["it"].message() == (
        "Không áp dụng: theo kết quả thẩm định (không có thẩm quyền); điểm tối đa giảm 3 điểm."
    )
    given = score(without(report, "settled"), rubric, appraised={"it": 2})["it"]
    assert (given.applicable, given.points, given.maximum) == (True, points("2"), points("3"))
    own = score(report, rubric, self_assessed={"it": Assessment(None, "không phát sinh")})["it"]
    assert (own.applicable, own.difference) == (True, None)
    assert "Self-assessed as not applicable (không phát sinh)." in own.message("en")


def test_a_denominator_of_0_may_mean_that_nothing_applies() -> None:
    rubric = one_component(3, in_proportion(SETTLEMENT, when_undefined="not_applicable"))
    assert score(own_report(received=0, settled=0), rubric).percent is None
    unclear = score(own_report(settled=0), rubric)["it"]
    assert (unclear.points, unclear.maximum) == (points("0"), points("0", "3"))
    assert score(own_report(received=5, settled=4), rubric).percent == points("80")


def test_the_three_columns_and_their_differences() -> None:
    rubric = one_component(3, in_proportion(SETTLEMENT))
    sheet = score(own_report(received=4, settled=2), rubric, self_assessed={"it": 3}, appraised={"it": 1})
    it = sheet["it"]
    assert (it.computed, it.self_assessed, it.appraised) == (points("1.5"), Assessment(3), Assessment(1))
    assert (it.difference, sheet.difference) == (PointRange.of(-2), PointRange.of(-2))


def test_a_change_without_a_former_figure_cannot_be_scored() -> None:
    rubric = one_component(3, in_steps(ChangeOf(SETTLEMENT), {0: 3}, when_undefined=1))
    report = own_report(received=4, settled=2)
    alone = score(report, rubric)["it"]
    assert alone.points == points("0", "3")
    assert alone.message("en").startswith("Not scored: there is no former report")
    assert score(report, rubric, former=own_report(received=4))["it"].points == points("0", "3")
    assert score(report, rubric, former=own_report(received=0, settled=0))["it"].points == points("1")
    assert score(report, rubric, former=own_report(received=4, settled=3))["it"].points == points("0")
    growth = one_component(3, in_proportion(ChangeOf(SETTLED, relative=True), full=10, when_undefined=2))
    assert score(report, growth, former=own_report(settled=0))["it"].points == points("2")
    assert score(report, growth, former=own_report(settled=4))["it"].points == points("0")  # half of it is left


def test_figures_of_people_are_checked_all_at_once() -> None:
    rubric = one_component(3, deduction(LATE, each=1))
    with pytest.raises(InvalidDataError) as caught:
        score(
            evolve(own_report(), period=ReportingPeriod.quarter(2025, 1)),
            rubric,
            former=evolve(own_report(), period=ReportingPeriod.quarter(2025, 2)),
            given={"it": 0.5, "its": 3},  # type: ignore[dict-item]
        )
    assert [problem.place for problem in caught.value.problems] == ["period", "it", "its"]
    with pytest.raises(InvalidDataError, match="is not scored by a figure from outside"):
        score(own_report(), one_component(3, ByHand()), given={"it": 3})
    with pytest.raises(InvalidDataError, match="it: -1 is below 0"):
        score(own_report(), rubric, given={"it": -1})
    missing = score(own_report(), rubric)["it"]
    assert missing.message("en") == "Not scored: “Days late” was not given (0 to 3 of 3 points)."
    assert score(own_report(), rubric, given={"it": 2})["it"].message("en") == (
        "“Days late” is 2 (1 deducted per case, not below 0): 1 of 3 points."
    )


@pytest.mark.parametrize(
    ("method", "told"),
    [
        (in_proportion(Complement([SETTLED])), "“Complaints settled” is not a percentage"),
        (in_proportion(Product([])), "it lists no parts"),
        (in_proportion(WeightedAverage([(SETTLEMENT, 0)])), "a weight must be above 0"),
        (in_proportion(Complement([RateOf("settlment")])), "'settlment' is not a rate"),
        (in_proportion(ChangeOf(RateOf("settlment"))), "'settlment' is not a rate"),
        (deduction(SURVEY, each=1), "is a percentage, but cases must be a count"),
        (in_proportion(LATE, when_undefined=1), "when_undefined applies only to a rate"),
    ],
)
def test_what_cannot_be_scored_is_told(method: Method, told: str) -> None:
    with pytest.raises(InvalidDataError, match=told):
        score(own_report(), one_component(3, method))


def test_a_limit_of_bonuses_is_above_0() -> None:
    with pytest.raises(InvalidDataError) as caught:
        evolve(one_component(3, ByHand()), most_bonus=0, most_penalty=-1)
    assert [problem.place for problem in caught.value.problems] == ["most_bonus", "most_penalty"]


FILE = """
format = 1
id = "in_use"
version = "1"
framework = "complaints"
name = { vi = "Bảng", en = "Rubric" }
maximum = 13
scaled = true
most_bonus = 1
most_penalty = 2.5
[[sections]]
id = "s"
vi = "Mục"
en = "Section"
maximum = 13
[[sections.criteria]]
id = "c"
vi = "Tiêu chí"
en = "Criterion"
maximum = 13
components = [
  { id = "a", maximum = 2, method = "in_proportion", complement = [{ rate = "settlement" }, { indicator = "settled_rate" }], when_undefined = "not_applicable", vi = "A", en = "A" },
  { id = "b", maximum = 2, method = "in_proportion", product = [{ rate = "settlement" }, { indicator = "settled_rate" }], vi = "B", en = "B" },
  { id = "d", maximum = 2, method = "in_proportion", average = [{ rate = "settlement", weight = 2 }, { indicator = "settled_rate", weight = 0.5 }], vi = "D", en = "D" },
  { id = "e", maximum = 2, method = "in_steps", change = { rate = "settlement" }, steps = [{ at_least = 0, points = 2 }], vi = "E", en = "E" },
  { id = "f", maximum = 2, method = "in_proportion", growth = { indicator = "settled" }, full = 10, vi = "F", en = "F" },
  { id = "g", maximum = 2, method = "deduction", given = { vi = "Số ngày nộp muộn", en = "Days late" }, each = 0.5, vi = "G", en = "G" },
  { id = "h", maximum = 1, method = "in_proportion", given = { vi = "Chỉ số hài lòng", en = "Satisfaction index" }, percent = true, vi = "H", en = "H" },
]
"""  # noqa: E501 a table of TOML is one line


def test_every_basis_has_a_key_in_a_file() -> None:
    rubric = read_rubric(FILE.encode(), framework=FRAMEWORK)
    methods = [one.method for one in rubric.components]
    assert methods == [
        in_proportion(Complement([SETTLEMENT, SETTLED_RATE]), when_undefined="not_applicable"),
        in_proportion(Product([SETTLEMENT, SETTLED_RATE])),
        in_proportion(WeightedAverage([(SETTLEMENT, 2), (SETTLED_RATE, D("0.5"))])),
        in_steps(ChangeOf(SETTLEMENT), {0: 2}),
        in_proportion(ChangeOf(SETTLED, relative=True), full=10),
        deduction(LATE, each=D("0.5")),
        in_proportion(SURVEY),
    ]
    assert (rubric.scaled, rubric.most_bonus, rubric.most_penalty) == (True, D(1), D("2.5"))
    wrong = FILE.replace('given = { vi = "Số ngày nộp muộn", en = "Days late" }, each', "percent = true, each")
    with pytest.raises(InvalidDataError, match=r"components\.g\.rate: is missing; give one of rate, indicator"):
        read_rubric(wrong.encode(), framework=FRAMEWORK)
    wrong = FILE.replace('growth = { indicator = "settled" }', 'growth = { indicator = "settled" }, percent = true')
    with pytest.raises(InvalidDataError, match=r"components\.f\.percent: applies only together with given"):
        read_rubric(wrong.encode(), framework=FRAMEWORK)


def test_people_state_what_does_not_apply_in_a_file() -> None:
    text = '["A"]\nappraised = { a = { not_applicable = true, note = "x" } }\ngiven = { late = 2 }\n'
    (people,) = read_assessments(text.encode()).values()
    assert people.appraised == {"a": Assessment(None, "x")}
    assert people.given == {"late": 2}
    for wrong in ("{ note = 'x' }", "{ points = 1, not_applicable = true }"):
        with pytest.raises(InvalidDataError, match="give either points or not_applicable"):
            read_assessments(f'["A"]\nappraised = {{ a = {wrong} }}\n'.encode())


# ---------------------------------------------------------------------------------------------------------------- laws

METHODS: dict[str, Method] = {
    "complement": in_proportion(Complement([SETTLEMENT])),
    "product": in_proportion(Product([SETTLEMENT, SETTLED_RATE])),
    "average": in_proportion(WeightedAverage([(SETTLEMENT, 3), (SETTLED_RATE, 1)])),
    "undefined": in_steps(SETTLEMENT, {90: 2, 50: 1}, when_undefined="not_applicable"),
    "change": in_steps(ChangeOf(SETTLED), {3: 2, 0: 1}),
    "answer": by_answer(GRADED, {2: 2, 1: 0}),
    "cases": deduction(PENDING, each=D("0.25")),
}


def table(*names: str, **options: object) -> Rubric:
    parts = [component(name, "Tiêu chí", "Component", 2, METHODS[name]) for name in names]
    most = 2 * len(parts)
    section = rubric_section("s", "Mục", "Section", most, criterion("c", "Tiêu chí", "Criterion", most, *parts))
    return Rubric("t", "1", Bilingual("Bảng", "Table"), "complaints", maximum=most, sections=(section,), **options)  # type: ignore[arg-type]


def filled(values: Mapping[str, object]) -> list[Mapping[str, object]]:
    """Every way to fill the blanks of a report with a few numbers."""
    chosen = {
        key: [value] if value is not None else [1, 2] if key == "graded" else [D(0), D(70), D(120)]
        if key == "settled_rate" else [0, 1, 30]
        for key, value in values.items()
    }  # fmt: skip
    return [dict(zip(chosen, combination, strict=True)) for combination in itertools.product(*chosen.values())]


@given(now=values, before=values, names=st.sets(st.sampled_from(sorted(METHODS)), min_size=1), scaled=st.booleans())
def test_ranges_enclose_every_completion(
    now: dict[str, object], before: dict[str, object], names: set[str], *, scaled: bool
) -> None:
    rubric = table(*sorted(names), scaled=scaled)
    sheet = score(own_report(**now), rubric, former=own_report(**before))
    for later, earlier in itertools.islice(itertools.product(filled(now), filled(before)), 40):
        whole = score(own_report(**later), rubric, former=own_report(**earlier))
        for part in whole.components:
            if part.points.exact is not None:
                rough = sheet[part.component.id]
                assert rough.points.low <= part.points.low <= part.points.high <= rough.points.high
                assert rough.maximum.low <= part.maximum.low <= rough.maximum.high
        for rough_one, one in ((sheet.percent, whole.percent), (sheet.sections[0].percent, whole.sections[0].percent)):
            if one is not None and one.exact is not None:
                assert rough_one is not None
                assert rough_one.low <= one.low <= one.high <= rough_one.high
        if whole.total.exact is not None and whole.percent is not None:
            assert sheet.total.low <= whole.total.low <= whole.total.high <= sheet.total.high


@given(
    now=values,
    names=st.sets(st.sampled_from(["complement", "product", "cases"]), min_size=1),
    scaled=st.booleans(),
)
def test_what_does_not_apply_never_changes_the_percentage_of_what_does(
    now: dict[str, object], names: set[str], *, scaled: bool
) -> None:
    report = without(own_report(**now), "graded")
    others = score(report, table(*sorted(names), scaled=scaled))
    sheet = score(report, table(*sorted(names), "answer", scaled=scaled))
    assert sheet.percent == others.percent
    assert sheet.sections[0].percent == others.sections[0].percent
    assert sheet.applicable == others.applicable
    appraised = score(
        own_report(**now), table(*sorted(names), "answer", scaled=scaled), appraised={"answer": Assessment(None)}
    )
    assert appraised.percent == others.percent


@given(st.integers(1, 50), st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_a_better_rate_never_lowers_a_score(received: int, one: int, other: int, before: int) -> None:
    rubric = table("product", "average", "change")
    former = own_report(settled=before)
    worse, better = sorted((min(one, received), min(other, received)))
    scores = [
        score(own_report(received=received, settled=n, settled_rate=D(50)), rubric, former=former)
        for n in (worse, better)
    ]
    assert scores[0].total.low <= scores[1].total.low


def test_offices_with_other_maxima_are_ranked_by_their_percentage() -> None:
    rubric = table("complement", "answer")
    offices = {
        "A": own_report(received=10, settled=2, graded=1),  # 1,6 of 4
        "B": without(own_report(received=10, settled=4), "graded"),  # 1,2 of 2
    }
    sheets = [score(report, rubric) for report in offices.values()]
    assert [one.sheet.applicable for one in rank(sheets)] == [points("2"), points("4")]
    with pytest.raises(InvalidDataError, match="no component applies"):
        rank([score(without(own_report(), "graded"), table("answer"))])


def test_bands_are_of_the_percentage_of_what_applies() -> None:
    rubric = table("complement", "answer", bands=(band("Đạt", "Met", 50), band("Chưa đạt", "Not met", 0)))
    sheet = score(without(own_report(received=10, settled=4), "graded"), rubric)
    assert sheet.band is not None
    assert sheet.band.name.en == "Met"


def test_a_former_report_and_decimals_are_exact() -> None:
    rubric = one_component(3, in_proportion(ChangeOf(SETTLED_RATE), full=1))
    sheet = score(own_report(settled_rate=Decimal("50.5")), rubric, former=own_report(settled_rate=Decimal("50.25")))
    assert sheet["it"].points == points("0.75")


def test_figures_of_several_are_worded_and_drop_out() -> None:
    report = own_report(received=4, settled=1, settled_rate=D(40))
    nested = one_component(3, in_proportion(Complement([Complement([SETTLEMENT]), SETTLED_RATE]), full=50))
    assert score(report, nested)["it"].points == points("0")  # 100 - (75 + 40) is below 0
    left = score(report, one_component(3, in_proportion(Complement([SETTLEMENT]))))["it"]
    assert left.message("en").startswith("100% less “Complaints settled” is 75.00%: 2.25 of 3 points")
    average = one_component(3, in_proportion(WeightedAverage([(SETTLEMENT, 1), (SETTLED_RATE, D("0.5"))])))
    assert (
        score(report, average)["it"]
        .message("en")
        .startswith(
            "The weighted average of “Complaints settled” (weight 1) and “Share settled” (weight 0.5) is 30.00%"
        )
    )
    assert score(without(report, "settled_rate"), average)["it"].points == points("0.75")
    assert not score(without(report, "settled", "settled_rate"), average)["it"].applicable
    assert not score(without(report, "settled"), one_component(3, in_proportion(Complement([SETTLEMENT]))))[
        "it"
    ].applicable
    assert not score(without(report, "settled"), one_component(3, in_proportion(SETTLED)))["it"].applicable
    assert not score(without(report, "settled"), one_component(3, in_proportion(ChangeOf(SETTLED))))["it"].applicable


def test_changes_are_worded_with_their_sign_and_unit() -> None:
    now, before = own_report(settled=6), own_report(settled=4)
    told = score(now, one_component(3, in_steps(ChangeOf(SETTLED), {1: 3})), former=before)["it"].message("en")
    assert told.startswith("The change of “Complaints settled” against the former report is +2, which is at least 1:")
    growth = one_component(3, in_steps(ChangeOf(SETTLED, relative=True), {1: 3}))
    assert "is +50%, which is at least 1%" in score(now, growth, former=before)["it"].message("en")
    assert "is -50%, which reaches no step" in score(own_report(settled=2), growth, former=before)["it"].message("en")


def test_a_sheet_of_which_nothing_applies_has_no_percentage() -> None:
    report = without(own_report(), "graded")
    sheet = score(report, table("answer", scaled=True))
    assert (sheet.points, sheet.percent, percent_text(sheet.percent)) == (points("0"), None, "–")
    (only,) = sheet.sections[0].criteria
    assert (only.maximum, only.percent) == (points("0"), None)
    assert sheet["answer"].difference is None
