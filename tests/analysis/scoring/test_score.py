"""Scoring: a rubric worked out by hand, the laws of points, and what cannot be scored."""

from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import cchc_model as cchc
from cchc_model import InvalidDataError, Report, Status, score
from cchc_model.analysis.scoring import Deduction, PointRange
from cchc_model.analysis.scoring.bases import RateOf
from cchc_model.analysis.scoring.cases import deduction, per_case
from cchc_model.analysis.scoring.evidence import missing_figures
from cchc_model.analysis.scoring.methods import ByAnswer, ByHand, Method, OfFigure, by_answer
from cchc_model.analysis.scoring.parts import RoundedAt, Rounding, component, criterion, rubric_section
from cchc_model.analysis.scoring.scales import Better, InProportion, InSteps, in_proportion, in_steps
from cchc_model.analysis.scoring.score_sheet import percent_text
from cchc_model.framework import Value, rate, total
from helpers.own_framework import FRAMEWORK, GRADED, PENDING, RECEIVED, SETTLED, SETTLED_RATE, SETTLEMENT
from helpers.rubric_cases import EVERY_KIND, VALUES, D, one_component, own_report, points, rubrics, values


def test_every_kind_of_component_worked_out_by_hand() -> None:
    sheet = score(
        own_report(**VALUES),
        EVERY_KIND,
        self_assessed={"opinion_score": D("2.5")},
        appraised={"opinion_score": cchc.Assessment(2, "theo phiếu điều tra")},
    )
    assert [(part.component.id, part.points) for part in sheet.components] == [
        ("quality", points("1")),  # graded 2: 1 point
        ("settled", points("1.55")),  # 31 of 40 are 77,5 %; 2 × 0,775
        ("mostly", points("0")),  # 77.5 % is below 80 %
        ("stated", points("0.75")),  # 77,5 % is at least 75 %, not 95 %
        ("pending", points("0.5")),  # 2 - 9 × 0.25 is below 0; the floor is 0.5
        ("opinion_score", points("2")),  # as appraised; 2,5 was only what the office gave itself
        ("bonus", points("1.55")),  # 31 × 0,05
        ("penalty", points("0.5")),  # 9 × 0.1 is 0.9; at most 0.5
    ]
    results, backlog = sheet.sections[0].criteria
    assert results.points == points("3.3")  # 1 + 1,55 + 0 + 0,75
    assert backlog.points == points("0.5")
    assert [section.points for section in sheet.sections] == [points("3.8"), points("2")]
    assert sheet.sections[0].percent == PointRange.of(Fraction(100 * 38, 75))  # 3,8 of 7,5
    assert (sheet.points, sheet.bonus, sheet.penalty) == (points("5.8"), points("1.55"), points("0.5"))
    assert sheet.total == points("6.85")  # 5,8 + 1,55 - 0,5
    assert sheet.percent == points("68.5")
    assert sheet.band is not None
    assert sheet.band.name.vi == "Khá"  # from 65 % up
    assert sheet["settled"].figure == Fraction(155, 2)
    assert (sheet["settled"].rate, sheet["settled"].indicators) == ("settlement", ("settled", "received"))
    assert sheet["opinion_score"].computed == points("0", "2.5")
    assert sheet["opinion_score"].appraised == cchc.Assessment(D(2), "theo phiếu điều tra")


def test_what_is_missing_gives_a_range() -> None:
    sheet = score(own_report(**{**VALUES, "pending": None, "graded": None}), EVERY_KIND)
    # quality 0 to 1, pending 0,5 (the floor) to 2, opinion 0 to 2,5; certain are 1,55 + 0 + 0,75.
    assert sheet.points == points("2.8", "7.8")
    assert sheet.penalty == points("0", "0.5")
    assert sheet.total == points("3.85", "9.35")  # 2,8 + 1,55 - 0,5 and 7,8 + 1,55
    assert sheet.band is None
    assert [band.name.en for band in sheet.bands] == ["Good", "Fair", "Average", "Weak"]
    assert [part.component.id for part in sheet.unscored] == ["quality", "pending", "opinion_score", "penalty"]
    assert sheet["quality"].reason is not None
    assert sheet["quality"].reason.vi == "“Kết quả đánh giá” để trống"


@pytest.mark.parametrize(
    ("method", "report", "vi", "en"),
    [
        (
            by_answer(GRADED, {2: 3, 1: 1}),
            {"graded": 2},
            "“Kết quả đánh giá” là 2 (Đạt): 3/3 điểm.",
            "“Result of the evaluation” is 2 (Met): 3 of 3 points.",
        ),
        (
            in_proportion(SETTLEMENT),
            {"received": 31, "settled": 8},
            "“Tỷ lệ đơn đã giải quyết” là 25,81%: 0,77/3 điểm (tính theo tỷ lệ, đạt 100% thì được điểm tối đa).",
            "“Complaints settled” is 25.81%: 0.77 of 3 points (in proportion; 100% gives the maximum).",
        ),
        (
            in_proportion(SETTLEMENT, threshold=75),
            {"received": 4, "settled": 3},
            "“Tỷ lệ đơn đã giải quyết” là 75,00%: 2,25/3 điểm (tính theo tỷ lệ, đạt 100% thì được điểm tối đa).",
            "“Complaints settled” is 75.00%: 2.25 of 3 points (in proportion; 100% gives the maximum).",
        ),
        (
            in_steps(total(SETTLED, PENDING), {4: 3}),
            {"pending": 1, "settled": 3},
            "“Đã giải quyết” + “Đang giải quyết” là 4, đạt mức từ 4 trở lên: 3/3 điểm.",
            "“Complaints settled” + “Complaints pending” is 4, which is at least 4: 3 of 3 points.",
        ),
        (
            in_proportion(SETTLED_RATE, threshold=80),
            {"settled_rate": D("79.5")},
            "“Tỷ lệ giải quyết” là 79,5%, dưới ngưỡng 80%: 0/3 điểm.",
            "“Share settled” is 79.5%, below the threshold of 80%: 0 of 3 points.",
        ),
        (
            in_steps(SETTLED, {30: 3, 10: 1}),
            {"settled": 12},
            "“Đã giải quyết” là 12, đạt mức từ 10 trở lên: 1/3 điểm.",
            "“Complaints settled” is 12, which is at least 10: 1 of 3 points.",
        ),
        (
            in_steps(PENDING, {0: 3, 5: 1}, better=Better.LOW),
            {"pending": 5},
            "“Đang giải quyết” là 5, không quá 5: 1/3 điểm.",
            "“Complaints pending” is 5, which is at most 5: 1 of 3 points.",
        ),
        (
            in_steps(PENDING, {0: 3, 5: 1}, better=Better.LOW),
            {"pending": 6},
            "“Đang giải quyết” là 6, không đạt mức nào: 0/3 điểm.",
            "“Complaints pending” is 6, which reaches no step: 0 of 3 points.",
        ),
        (
            deduction(PENDING, each=D("0.5"), floor=1),
            {"pending": 2},
            "“Đang giải quyết” là 2, mỗi trường hợp trừ 0,5 điểm, điểm còn lại không dưới 1: 2/3 điểm.",
            "“Complaints pending” is 2 (0.5 deducted per case, not below 1): 2 of 3 points.",
        ),
        (
            per_case(SETTLED, each=D("0.5")),
            {"settled": 2},
            "“Đã giải quyết” là 2, mỗi trường hợp 0,5 điểm: 1 điểm, tối đa 3 điểm.",
            "“Complaints settled” is 2 (0.5 per case): 1 of at most 3 points.",
        ),
        (
            ByHand(),
            {},
            (
                "Chưa chấm được: tiêu chí thành phần này chấm thủ công và chưa có điểm thẩm định "
                "(0 đến 3 điểm, tối đa 3 điểm)."
            ),
            "Not scored: the component is scored by hand and has no appraised score yet (0 to 3 of 3 points).",
        ),
        (
            in_proportion(SETTLEMENT),
            {"received": 0, "settled": 0},
            "Chưa chấm được: mẫu số của “Tỷ lệ đơn đã giải quyết” bằng 0 (0 đến 3 điểm, tối đa 3 điểm).",
            "Not scored: the denominator of “Complaints settled” is 0 (0 to 3 of 3 points).",
        ),
        (
            in_proportion(SETTLEMENT, when_undefined=3),
            {"received": 0, "settled": 0},
            "“Tỷ lệ đơn đã giải quyết” không tính được vì mẫu số bằng 0; trường hợp này bảng chấm điểm cho 3/3 điểm.",
            (
                "“Complaints settled” cannot be computed because the denominator is 0; "
                "the rubric gives 3 of 3 points for this case."
            ),
        ),
        (
            in_proportion(SETTLEMENT),
            {},
            "Chưa chấm được: “Đã giải quyết” để trống, “Số đơn tiếp nhận” để trống (0 đến 3 điểm, tối đa 3 điểm).",
            "Not scored: “Complaints settled” is blank, “Complaints received” is blank (0 to 3 of 3 points).",
        ),
        (
            per_case(SETTLED, each=1),
            {"settled": -2},
            "Chưa chấm được: “Đã giải quyết” có số liệu âm (0 đến 3 điểm, tối đa 3 điểm).",
            "Not scored: “Complaints settled” has a negative figure (0 to 3 of 3 points).",
        ),
    ],
)  # fmt: skip
def test_every_component_says_how_its_points_came_about(
    method: Method, report: dict[str, object], vi: str, en: str
) -> None:
    scored = score(own_report(**report), one_component(3, method))["it"]
    assert scored.message() == vi
    assert scored.message("en") == en


def test_an_appraised_score_counts_and_is_said() -> None:
    rubric = one_component(3, per_case(SETTLED, each=1))
    sheet = score(own_report(settled=2), rubric, appraised={"it": D("2.5")}, self_assessed={"it": 3})
    scored = sheet["it"]
    assert (scored.computed, scored.points, sheet.total) == (points("2"), points("2.5"), points("2.5"))
    assert sheet.self_assessed == 3
    assert scored.message().endswith(" 2 điểm, tối đa 3 điểm. Điểm tự chấm là 3. Điểm thẩm định là 2,5.")


def test_a_component_judged_by_hand_says_who_judged_it() -> None:
    given = cchc.Assessment(D("2.5"), "theo phiếu điều tra")
    scored = score(own_report(), one_component(3, ByHand()), appraised={"it": given})["it"]
    assert scored.message() == "Chấm thủ công. Điểm thẩm định là 2,5 (theo phiếu điều tra)."
    assert scored.message("en") == "Scored by hand. The appraised score is 2.5 (theo phiếu điều tra)."


def test_points_for_figures_that_cannot_be_true_are_doubtful() -> None:
    rubric = one_component(3, in_proportion(SETTLEMENT))
    sheet = score(own_report(received=4, settled=5, pending=1), rubric)
    assert sheet.total == points("3")  # capped at the maximum, for 125 %
    assert [scored.broken for scored in sheet.doubtful] == [("sum.received",)]
    assert (
        sheet["it"]
        .message("en")
        .endswith("These figures violate the rules of the check (sum.received), so the points may be wrong.")
    )
    assert score(own_report(received=6, settled=5, pending=1), rubric).doubtful == ()


def test_a_rate_just_below_a_step_does_not_look_as_if_it_reached_it() -> None:
    report = own_report(received=50_000, settled=48_998)  # 97,996 %
    scored = score(report, one_component(3, in_steps(SETTLEMENT, {98: 3, 95: 1})))["it"]
    assert scored.message() == "“Tỷ lệ đơn đã giải quyết” là 97,996%, đạt mức từ 95% trở lên: 1/3 điểm."


def test_the_total_is_rounded_as_a_whole() -> None:
    def scored(at: RoundedAt) -> cchc.ScoreSheet:
        return score(own_report(**VALUES), evolve(EVERY_KIND, rounding=Rounding(1, at)))

    together, whole = scored(RoundedAt.SECTION), scored(RoundedAt.TOTAL)
    assert (together.bonus, together.penalty) == (points("1.6"), points("0.5"))  # 1,55 and 0,5
    assert (whole.bonus, whole.penalty) == (points("1.55"), points("0.5"))
    exact = score(own_report(**VALUES), EVERY_KIND).total
    assert whole.total == rounded(exact, whole.rubric, RoundedAt.TOTAL)


def test_the_offices_own_total_needs_all_of_its_scores() -> None:
    own = {"quality": 1, "settled": 2, "mostly": 1, "stated": 1, "pending": 2, "opinion_score": 2}
    report = own_report(**VALUES)
    assert score(report, EVERY_KIND, self_assessed=own).self_assessed == 9
    assert score(report, EVERY_KIND, self_assessed={**own, "bonus": 1, "penalty": D("0.5")}).self_assessed == D("9.5")
    assert score(report, EVERY_KIND, self_assessed={"quality": 1}).self_assessed is None


def test_scores_of_people_are_checked_all_at_once() -> None:
    with pytest.raises(InvalidDataError) as caught:
        score(own_report(), EVERY_KIND, self_assessed={"qualty": 1, "settled": 3}, appraised={"pending": 0.5})  # type: ignore[dict-item]
    assert [(p.place, p.suggestions) for p in caught.value.problems] == [
        ("qualty", ("quality", "penalty")),
        ("settled", ()),
        ("pending", ()),
    ]


def test_a_report_of_another_framework_is_refused() -> None:
    with pytest.raises(InvalidDataError, match="is for the framework 'complaints', not 'soc_trang_district'"):
        score(Report.from_values(cchc.SOC_TRANG_DISTRICT, {}), EVERY_KIND)


def test_what_an_framework_does_not_have_is_told_all_at_once() -> None:
    wrong: list[Method] = [
        ByAnswer("received", by_answer(GRADED, {2: 1, 1: 0}).answers),
        by_answer(GRADED, {2: 1, 3: 0}),
        in_proportion(RateOf("settlment")),
        deduction(SETTLED_RATE, each=1),
        in_steps(GRADED, {1: 1}),
        deduction(total(PENDING, SETTLED_RATE), each=1),
        in_steps(Value("settlement"), {1: 1}),
        in_steps(PENDING, {1: 1}, when_undefined=0),
    ]
    told = []
    for method in wrong:
        with pytest.raises(InvalidDataError) as caught:
            score(own_report(), one_component(1, method))
        told += [problem.message.en for problem in caught.value.problems]
    assert told == [
        "'received' is not an indicator with answer codes",
        "the answer 1 of 'graded' has no points",
        "3 is not an answer of 'graded'",
        "'settlment' is not a rate of this framework",
        "“Share settled” is a percentage, but cases must be a count",
        "'graded' is a coded answer; use by_answer to give points",
        "it adds figures of different units: complaint, percent",
        "'settlement' is a rate, not an indicator; name it as a rate",
        "when_undefined applies only to a rate, because only a rate has a denominator",
    ]


@given(rubrics(), values)
def test_points_lie_within_their_maximum_and_add_up(rubric: cchc.Rubric, some: dict[str, object]) -> None:
    sheet = score(own_report(**some), rubric)
    for part in sheet.components:
        assert 0 <= part.points.low <= part.points.high <= part.component.maximum
    for section in sheet.sections:
        for one in section.criteria:
            parts = PointRange.together(part.points for part in one.components)
            assert one.points == rounded(parts, rubric, RoundedAt.CRITERION)
        parts = PointRange.together(criterion.points for criterion in section.criteria)
        assert section.points == rounded(parts, rubric, RoundedAt.SECTION)
        assert 0 <= section.points.low <= section.points.high <= section.section.maximum
    together = PointRange.together(section.points for section in sheet.sections)
    assert sheet.points == together
    assert sheet.points.high <= rubric.maximum
    assert sheet.total == rounded(sheet.points + sheet.bonus - sheet.penalty, rubric, RoundedAt.TOTAL)


def rounded(points: PointRange, rubric: cchc.Rubric, at: RoundedAt) -> PointRange:
    """Half up, away from 0, to the rubric's decimals, by adding a half and cutting off."""
    if rubric.rounding is None or rubric.rounding.at is not at:
        return points
    unit = 10**rubric.rounding.decimals
    ends = [Fraction(int(abs(end) * unit + Fraction(1, 2)), unit) for end in (points.low, points.high)]
    low, high = (
        -end if points_end < 0 else end for end, points_end in zip(ends, (points.low, points.high), strict=True)
    )
    return PointRange(low, high)


@given(rubrics(), values, values)
def test_whatever_a_blank_is_the_points_lie_in_the_range(
    rubric: cchc.Rubric, some: dict[str, object], filling: dict[str, object]
) -> None:
    filled = {key: filling[key] if value is None else value for key, value in some.items()}
    before, after = (score(own_report(**values), rubric) for values in (some, filled))
    for one, other in zip(before.components, after.components, strict=True):
        assert one.points.low <= other.points.low
        assert other.points.high <= one.points.high
    assert before.total.low <= after.total.low <= after.total.high <= before.total.high
    assert set(after.bands) <= set(before.bands)


@given(rubrics(), values)
def test_a_blank_acts_as_zero_only_when_asked(rubric: cchc.Rubric, some: dict[str, object]) -> None:
    some = {**some, "graded": some["graded"] or 1}  # 0 is none of its codes
    zeros = {key: 0 if value is None else value for key, value in some.items()}
    asked = score(own_report(**some), rubric, blank_as_zero=True)
    assert asked.total == score(own_report(**zeros), rubric).total
    assert [part.points for part in asked.components] == [
        p.points for p in score(own_report(**zeros), rubric).components
    ]
    if not any(value is None for value in some.values()):
        assert asked == score(own_report(**some), rubric)


def test_a_nil_acts_as_zero_only_when_asked() -> None:
    report = cchc.read_report([("", "Đang giải quyết", "Đơn", "-")], framework=FRAMEWORK)
    rubric = one_component(3, deduction(PENDING, each=1))
    assert report["pending"].status is Status.NIL
    assert score(report, rubric).total == points("0", "3")
    assert score(report, rubric, blank_as_zero=True).total == points("0", "3")
    assert score(report, rubric, nil_as_zero=True).total == points("3")
    assert "ghi “-” thay cho số" in score(report, rubric)["it"].message()


def test_a_blank_answer_is_never_zero() -> None:
    sheet = score(own_report(), one_component(3, by_answer(GRADED, {2: 3, 1: 0})), blank_as_zero=True)
    assert sheet.total == points("0", "3")
    assert sheet["it"].message("en") == "Not scored: “Result of the evaluation” is blank (0 to 3 of 3 points)."


@given(rubrics(), st.integers(1, 50), st.integers(0, 50), st.integers(0, 50))
def test_a_better_rate_never_lowers_a_score(rubric: cchc.Rubric, received: int, one: int, other: int) -> None:
    worse, better = sorted((min(one, received), min(other, received)))
    sheets = [score(own_report(received=received, settled=n), rubric) for n in (worse, better)]
    for before, after in zip(*(sheet.components for sheet in sheets), strict=True):
        method = before.component.method
        if isinstance(method, InProportion | InSteps) and before.rate:
            rising = isinstance(method, InProportion) or method.better is Better.HIGH
            lower, higher = (before, after) if rising else (after, before)
            assert lower.points.low <= higher.points.low


@given(st.data())
def test_methods_are_monotone_in_their_figure(data: st.DataObject) -> None:
    rubric = data.draw(rubrics())
    small, large = sorted(data.draw(st.tuples(*[st.fractions(0, 200)] * 2)))
    for part in rubric.components:
        method = part.method
        if not isinstance(method, OfFigure):
            continue
        most = Fraction(part.maximum)
        given_points = [method.at(figure, most) for figure in (small, large, None)]
        falls = isinstance(method, Deduction) or getattr(method, "better", None) is Better.LOW
        assert given_points == sorted(given_points, reverse=falls)


@pytest.mark.parametrize(("at", "expected"), [(None, Fraction(16, 31)), (RoundedAt.COMPONENT, Fraction(52, 100))])
def test_points_are_rounded_only_where_the_rubric_says_so(at: RoundedAt | None, expected: Fraction) -> None:
    rubric = one_component(2, in_proportion(SETTLEMENT), rounding=None if at is None else Rounding(2, at))
    assert score(own_report(received=31, settled=8), rubric).total.exact == expected


def test_a_missing_denominator_may_be_zero() -> None:
    rubric = one_component(3, in_steps(SETTLEMENT, {90: 3}, otherwise=1, when_undefined=0))
    assert score(own_report(settled=0), rubric).total == points("0", "1")
    assert score(own_report(settled=3), rubric).total == points("0", "3")
    assert score(own_report(settled=0, received=0), rubric).total == points("0")


def test_a_denominator_of_zero_decides_whatever_the_numerator_is() -> None:
    rubric = one_component(3, in_proportion(SETTLEMENT, when_undefined=2))
    assert score(own_report(received=0), rubric).total == points("2")
    sheet = score(own_report(received=0, settled=0), one_component(3, in_steps(SETTLEMENT, {0: 3})))
    assert (sheet.total, len(sheet.unscored)) == (points("0", "3"), 1)


def test_known_parts_of_a_rate_narrow_its_points() -> None:
    both = rate("open", "Tỷ lệ đơn", "Share", of=total(SETTLED, PENDING), over=RECEIVED)
    framework = evolve(FRAMEWORK, rates=(*FRAMEWORK.rates, both))
    rubric = one_component(2, in_steps(both, {80: 2}))
    report = cchc.Report.from_values(framework, {"received": 100, "settled": 95})
    sheet = score(report, rubric)
    assert (sheet.total, sheet.unscored) == (points("2"), ())
    told = "2 of 2 points, although figures are missing: “Complaints pending” is blank."
    assert next(iter(sheet.components)).message("en") == told
    report = cchc.Report.from_values(framework, {"received": 100, "settled": 75})
    assert score(report, rubric).total == points("0", "2")


def test_half_a_point_is_rounded_up() -> None:
    rubric = one_component(1, in_proportion(SETTLED_RATE), rounding=Rounding(1))
    assert score(own_report(settled_rate=D("85")), rubric).total == points("0.9")
    assert score(own_report(settled_rate=D("84.99")), rubric).total == points("0.8")


def test_a_callers_decimal_context_changes_nothing() -> None:
    import decimal

    expected = score(own_report(**VALUES), EVERY_KIND)
    with decimal.localcontext(decimal.Context(prec=1, traps=[decimal.Inexact])):
        assert score(own_report(**VALUES), EVERY_KIND) == expected


def test_penalties_may_bring_a_total_below_zero_and_into_the_last_band() -> None:
    sheet = score(
        own_report(**{**VALUES, "graded": 1, "settled": 0, "settled_rate": D(0)}),
        EVERY_KIND,
        appraised={"opinion_score": 0, "pending": 0},
    )
    assert sheet.total == points("-0.5")
    assert sheet.band is not None
    assert sheet.band.name.en == "Weak"


def test_an_unknown_component_suggests_others() -> None:
    with pytest.raises(cchc.UnknownIndicatorError, match="settled"):
        score(own_report(), EVERY_KIND)["setled"]


def test_a_rate_next_to_a_bound_is_printed_with_eight_decimals_at_most() -> None:
    rubric = one_component(1, in_steps(SETTLEMENT, {75: 1}))
    near = score(own_report(received=4 * 10**6, settled=3 * 10**6 - 1), rubric)["it"]
    assert near.message("en") == "“Complaints settled” is 74.99998%, which reaches no step: 0 of 1 points."
    nearest = score(own_report(received=4 * 10**14, settled=3 * 10**14 - 1), rubric)["it"]
    assert nearest.message("en") == "“Complaints settled” is 75.00000000%, which reaches no step: 0 of 1 points."
    assert nearest.sentence == cchc.Bilingual(nearest.message("vi"), nearest.message("en"))


def test_an_unknown_component_is_refused_with_those_that_look_alike() -> None:
    sheet = score(own_report(**VALUES), EVERY_KIND)
    with pytest.raises(cchc.UnknownIndicatorError) as caught:
        sheet["setled"]
    assert caught.value.suggestions == ("settled", "stated")


def test_a_percentage_of_points_may_be_a_range() -> None:
    sheet = score(own_report(**{**VALUES, "pending": None, "graded": None}), EVERY_KIND)
    assert percent_text(sheet.percent) == "38,50% đến 93,50%"
    assert percent_text(points("68.5")) == "68,50%"


def test_a_negative_figure_gives_no_rate() -> None:
    scored = score(own_report(received=-40, settled=31), one_component(1, in_proportion(SETTLEMENT)))["it"]
    assert (scored.rate, scored.figure, scored.points) == ("settlement", None, points("0", "1"))
    assert "có số liệu âm" in scored.message()


def test_of_many_missing_figures_three_are_named_and_the_others_counted() -> None:
    report = own_report()
    three, four = (missing_figures(list(report.values)[:number], report) for number in (3, 4))
    assert three.en == "“Complaints received” is blank, “Complaints settled” is blank, “Complaints pending” is blank"
    assert four.en == three.en + ", and 1 more"
    assert four.vi.endswith("“Đang giải quyết” để trống, và 1 chỉ tiêu khác")


@pytest.mark.parametrize(
    ("cents", "band"), [(800, "Good"), (799, "Fair"), (650, "Fair"), (500, "Average"), (0, "Weak")]
)
def test_a_class_begins_at_its_bound(cents: int, band: str) -> None:
    total = PointRange.of(Fraction(cents, 100))
    sheet = evolve(score(own_report(**VALUES), EVERY_KIND), total=total)
    assert sheet.band is not None
    assert sheet.band.name.en == band


SEVENTH = Fraction(1, 7)


@pytest.mark.parametrize(
    ("at", "components", "criteria", "section", "whole"),
    [
        (None, SEVENTH, (2 * SEVENTH, SEVENTH), 3 * SEVENTH, 3 * SEVENTH),
        (RoundedAt.COMPONENT, D("0.14"), (D("0.28"), D("0.14")), D("0.42"), D("0.42")),
        (RoundedAt.CRITERION, SEVENTH, (D("0.29"), D("0.14")), D("0.43"), D("0.43")),
        (RoundedAt.SECTION, SEVENTH, (2 * SEVENTH, SEVENTH), D("0.43"), D("0.43")),
        (RoundedAt.TOTAL, SEVENTH, (2 * SEVENTH, SEVENTH), 3 * SEVENTH, D("0.43")),
    ],
)
def test_points_are_rounded_where_the_rubric_says_and_nowhere_else(
    at: RoundedAt | None, components: object, criteria: tuple[object, object], section: object, whole: object
) -> None:
    """Three components of a seventh of a point each, two of them in one criterion."""
    parts = [component(f"p{i}", "Thành phần", "Part", 1, in_proportion(SETTLEMENT)) for i in range(3)]
    first = criterion("k0", "Tiêu chí", "Criterion", 2, *parts[:2])
    second = criterion("k1", "Tiêu chí", "Criterion", 1, parts[2])
    rubric = cchc.Rubric(
        "sevenths", "1", cchc.Bilingual("Bảy", "Seven"), "complaints", maximum=3,
        sections=(rubric_section("s", "Mục", "Section", 3, first, second),),
        rounding=None if at is None else Rounding(2, at),
    )  # fmt: skip
    sheet = score(own_report(received=7, settled=1), rubric)
    (only,) = sheet.sections
    assert {one.points.exact for one in sheet.components} == {components}
    assert [(one.criterion, one.points.exact) for one in only.criteria] == list(
        zip((first, second), criteria, strict=True)
    )
    assert (only.points.exact, sheet.points.exact, sheet.total.exact) == (section, section, whole)


def test_a_range_is_rounded_at_both_ends() -> None:
    rubric = one_component(1, in_proportion(SETTLEMENT, when_undefined=D("0.33")), rounding=Rounding(2))
    assert score(own_report(settled=3), rubric).total == points("0", "1")
    rubric = one_component(D("0.50"), deduction(PENDING, each=D("0.125"), floor=D("0.10")), rounding=Rounding(1))
    assert score(own_report(), rubric).total == points("0.1", "0.5")
    assert score(own_report(pending=2), rubric).total == points("0.3")  # 0,25 half up


def test_all_that_is_wrong_with_the_scores_of_people_is_told_at_once() -> None:
    with pytest.raises(InvalidDataError) as caught:
        score(
            own_report(**VALUES),
            EVERY_KIND,
            appraised={"quality": 0.5, "setled": 1, "settled": 3},  # type: ignore[dict-item]  # on purpose
            self_assessed={"pending": -1},
        )
    assert [str(problem) for problem in caught.value.problems] == [
        "pending: -1 points are outside the range from 0 to the maximum 2",
        "quality: 0.5 is not a number of points: a float is not exact; give an int, or a Decimal made from a text",
        "setled: is not a component of this rubric; did you mean 'settled' or 'stated'?",
        "settled: 3 points are outside the range from 0 to the maximum 2",
    ]


def test_every_rule_that_figures_break_is_named() -> None:
    scored = score(own_report(received=40, settled=50, settled_rate=D(10)), one_component(1, in_proportion(SETTLEMENT)))
    assert scored["it"].broken == ("sum.received", "rate.settled_rate")
    assert "(sum.received, rate.settled_rate)" in scored["it"].message("en")


def test_a_rubric_of_another_framework_is_refused_by_its_name() -> None:
    with pytest.raises(InvalidDataError, match="every_kind: "):
        score(Report.from_values(cchc.SOC_TRANG_DISTRICT, {}), EVERY_KIND)


def test_scores_that_are_not_by_component_are_refused() -> None:
    people = cchc.read_assessments(b'["A"]\nappraised = { settled = 1 }\n')["A"]
    with pytest.raises(InvalidDataError, match=r"appraised: has the type Assessments; .* such as people\.appraised"):
        score(own_report(received=1), EVERY_KIND, appraised=people)  # type: ignore[arg-type]
