"""Consolidation: sums, coverage and reasons; laws of merging; and what would count something twice."""

import decimal
import random
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import cchc_model as cchc
from cchc_model import (
    SOC_TRANG_DISTRICT,
    Consolidation,
    InvalidDataError,
    Level,
    Organisation,
    Report,
    ReportingPeriod,
    Status,
    consolidate,
    testing,
)
from cchc_model.analysis.consolidation.figures import ConsolidationMethod
from cchc_model.analysis.consolidation.members import unplaced
from cchc_model.framework import YTD, Kind, Time, branch, count, operands, rate, total
from cchc_model.io.json import from_data, to_data
from helpers import fictional
from helpers.own_framework import COMPLAINT, COMPLAINTS, RECEIVED, SETTLED
from helpers.own_framework import FRAMEWORK as OWN

Q = {number: ReportingPeriod.quarter(2022, number) for number in (1, 2, 3, 4)}
PROVINCE = Organisation("UBND tỉnh Sóc Trăng", Level.PROVINCE, code="94")
DISTRICTS = tuple(Organisation(f"UBND huyện {name}", Level.DISTRICT, parent=PROVINCE) for name in "ABCDEF")


def of(number: int, period: ReportingPeriod | None = Q[1], **values: object) -> Report:
    return Report.from_values(SOC_TRANG_DISTRICT, values, organisation=DISTRICTS[number], period=period)


@st.composite
def many_reports(draw: st.DrawFn) -> list[Report]:
    """Reports of some districts for some quarters that follow each other, no pair of both twice."""
    pairs = draw(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 4)), unique=True, max_size=5))
    return [of(number, Q[quarter], **draw(testing.report_values())) for number, quarter in pairs]


@given(many_reports(), st.randoms(use_true_random=False))
def test_merging_is_associative_and_commutative_and_has_an_identity(
    reports: list[Report], order: random.Random
) -> None:
    together = consolidate(reports)
    shuffled = order.sample(reports, len(reports))
    at = order.randint(0, len(reports))
    parts = [consolidate(shuffled[:at]), consolidate(shuffled[at:])]
    assert consolidate(shuffled) == together
    assert parts[0].merge(parts[1]) == parts[1].merge(parts[0]) == together
    singles = [consolidate([report]) for report in shuffled]
    left = consolidate([])
    for single in singles:
        left = left.merge(single)
    right = consolidate([])
    for single in reversed(singles):
        right = single.merge(right)
    assert left == right == together == consolidate([]).merge(*singles)
    assert together.merge(consolidate([])) == consolidate([]).merge(together) == together


@given(many_reports(), st.randoms(use_true_random=False))
def test_level_by_level_or_all_at_once_is_the_same(reports: list[Report], order: random.Random) -> None:
    groups: dict[int, list[Report]] = {}
    for report in reports:
        groups.setdefault(order.randint(0, 2), []).append(report)
    level_by_level = consolidate([]).merge(*(consolidate(group) for group in groups.values()))
    assert level_by_level == consolidate(reports)
    if reports:
        assert level_by_level.report(partial=True) == consolidate(reports).report(partial=True)
        assert level_by_level.rates == consolidate(reports).rates


@given(testing.report_values())
def test_projecting_one_report_gives_its_values(values: dict[str, object]) -> None:
    report = of(0, Q[1], **values)
    projected = consolidate([report]).report(organisation=report.organisation)
    assert projected.values == report.values
    assert (projected.organisation, projected.period) == (report.organisation, report.period)
    assert {entry.status for entry in projected.entries.values()} <= {Status.REPORTED, Status.BLANK}
    assert projected.findings == ()


@given(many_reports())
def test_every_figure_is_what_its_definition_says(reports: list[Report]) -> None:
    """The same worked out report by report, without pools."""
    if not reports:
        return
    whole = consolidate(reports)
    districts = {report.organisation for report in reports}
    periods = sorted({report.period for report in reports if report.period}, key=lambda period: period.start)
    for key, figure in whole.figures.items():
        indicator = figure.indicator
        used = periods if indicator.time is Time.FLOW else periods[-1:]
        values = [report.values[key] for report in reports if report.period in used]
        known = [Fraction(value) for value in values if value is not None]
        assert (figure.coverage.reported, figure.coverage.expected) == (len(known), len(used) * len(districts)) or (
            figure.method is ConsolidationMethod.RECOMPUTED or indicator.weight or figure.value is None
        )
        if figure.coverage.expected == 1:
            assert figure.value == (known[0] if known else None)
        elif indicator.kind is Kind.COUNT:
            assert figure.value == (sum(known) if known and indicator.adds_up else None)
        elif indicator.kind is Kind.CODED:
            assert figure.value is None
            assert sum(figure.answers.values()) == len(known)
        assert (figure.value is None) is (figure.reason is not None)
        assert (figure.value is None) is (figure.method is ConsolidationMethod.NONE)


def test_counts_add_up_and_say_from_how_many_reports() -> None:
    whole = consolidate([of(0, survey_forms=100), of(1, survey_forms=50), of(2)])
    figure = whole.figures["survey_forms"]
    assert (figure.value, str(figure.coverage), figure.method) == (150, "2/3", ConsolidationMethod.ADDED)
    strict, partial = whole.report(), whole.report(partial=True)
    assert (strict.values["survey_forms"], strict["survey_forms"].note) == (None, "chỉ 2/3 báo cáo có số liệu")
    assert (partial.values["survey_forms"], partial["survey_forms"].note) == (150, "2/3 báo cáo")
    assert partial["survey_forms"].provenance is cchc.Provenance.COMPUTED
    assert [(f.code, f.indicators) for f in strict.findings] == [("incomplete_totals", ("survey_forms",))]
    assert [(f.code, f.indicators) for f in partial.findings] == [("partial_totals", ("survey_forms",))]


def test_who_should_have_reported_is_missed() -> None:
    whole = consolidate([of(0, survey_forms=100)], expected=DISTRICTS[:3])
    assert str(whole.figures["survey_forms"].coverage) == "1/3"
    assert [organisation for _, organisation in whole.missing] == [DISTRICTS[1], DISTRICTS[2]]
    finding = whole.report().findings[0]
    assert finding.code == "reports_missing"
    assert finding.message() == "Còn thiếu báo cáo (2): UBND huyện B, UBND huyện C."
    assert whole.report().values["survey_forms"] is None


def test_procedures_are_of_one_shared_catalogue_and_do_not_add_up() -> None:
    figure = consolidate([of(0, procedures_in_force=270), of(1, procedures_in_force=270)]).figures[
        "procedures_in_force"
    ]
    assert figure.value is None
    assert figure.reason is not None
    assert figure.reason.vi == "“Thủ tục” không cộng được giữa các cơ quan hoặc các kỳ"


def test_a_percentage_is_computed_anew_from_those_who_have_both_numbers() -> None:
    whole = consolidate(
        [
            of(0, plan_tasks=10, plan_tasks_completed=5, plan_completion_rate=Decimal(50)),
            of(1, plan_tasks=30, plan_tasks_completed=30, plan_completion_rate=Decimal(99)),
            of(2, plan_tasks=1000, plan_completion_rate=Decimal(1)),  # nobody knows how many are completed
        ]
    )
    figure = whole.figures["plan_completion_rate"]
    assert (figure.value, figure.method) == (Fraction(3500, 40), ConsolidationMethod.RECOMPUTED)
    assert str(figure.coverage) == "2/3"
    assert whole.report(partial=True).values["plan_completion_rate"] == Decimal("87.50")
    rate = whole.rates["plan_completion"]
    assert (rate.numerator, rate.denominator, rate.text()) == (35, 40, "87,50%")
    assert whole.figures["plan_tasks"].value == 1040


def test_a_percentage_that_nobody_states_is_computed_all_the_same() -> None:
    whole = consolidate([of(number, plan_tasks=10, plan_tasks_completed=5) for number in (0, 1)])
    assert whole.report().values["plan_completion_rate"] == Decimal("50.00")


def test_satisfaction_is_weighted_by_forms() -> None:
    whole = consolidate(
        [
            of(0, survey_forms=100, satisfaction_rate=Decimal(90)),
            of(1, survey_forms=300, satisfaction_rate=Decimal(80)),
            of(2, satisfaction_rate=Decimal(10)),  # of how many forms is not known
        ]
    )
    figure = whole.figures["satisfaction_rate"]
    # (100 × 90 + 300 × 80) / 400
    assert (figure.value, figure.method, str(figure.coverage)) == (
        Fraction(165, 2),
        ConsolidationMethod.WEIGHTED,
        "2/3",
    )
    nobody = consolidate([of(number, survey_forms=0, satisfaction_rate=Decimal(0)) for number in (0, 1)])
    assert nobody.figures["satisfaction_rate"].reason == cchc.Bilingual(
        "trọng số (Số lượng phiếu khảo sát) bằng 0", "the weight (Survey forms) is 0"
    )


def test_percentages_that_are_stated_and_cannot_be_computed_are_not_said_to_be_nobodys() -> None:
    values = {"satisfaction_rate": Decimal(90), "plan_completion_rate": Decimal(50)}
    whole = consolidate([of(number, Q[1], **values) for number in (0, 1)])
    reasons = {key: whole.figures[key].reason for key in values}
    assert [reason.en for reason in reasons.values() if reason] == [
        "some reports state this percentage, but lack figures for the overall one: Survey forms",
        "some reports state this percentage, but lack figures for the overall one: a numerator or denominator",
    ]
    assert [f.indicators for f in whole.report().findings] == [("plan_completion_rate", "satisfaction_rate")]


def test_a_rate_over_periods_is_of_the_same_reports_above_and_below() -> None:
    """Flows add up over the periods, and a target is that of the last: an organisation missing there is in neither."""
    a, b = {"rotation_target": 3, "rotation_actual": 1}, {"rotation_target": 30, "rotation_actual": 30}
    missing = consolidate([of(0, Q[1], **a), of(1, Q[1], **b), of(0, Q[2], **a)])
    blank = missing.merge(consolidate([of(1, Q[2], rotation_actual=30)]))
    for whole in (missing, blank):
        rate = whole.rates["rotation_rate"]
        assert (rate.value, str(rate.coverage)) == (None, "3/4")
        assert rate.reason is not None
        assert "some reports lack either" in rate.reason.en
    full = missing.merge(consolidate([of(1, Q[2], **b)]))
    assert full.rates["rotation_rate"].value == Fraction(1 + 30 + 1 + 30, 3 + 30)


def test_a_percentage_without_a_formula_is_left_blank_with_the_reason() -> None:
    whole = consolidate([of(number, electronic_process_rate=Decimal(90)) for number in (0, 1)])
    assert whole.figures["electronic_process_rate"].value is None
    note = whole.report()["electronic_process_rate"].note
    assert note == "phụ lục không có số liệu để tính lại tỷ lệ chung"


def test_answers_become_a_distribution() -> None:
    whole = consolidate([of(0, reform_initiatives=1), of(1, reform_initiatives=0), of(2, reform_initiatives=1)])
    figure = whole.figures["reform_initiatives"]
    assert (figure.value, figure.answers) == (None, {1: 2, 0: 1})
    assert whole.report()["reform_initiatives"].note == "kết quả trả lời: Có 2, Không 1"


def test_over_periods_flows_add_stocks_take_the_last_and_totals_of_the_year_the_last_of_it() -> None:
    whole = consolidate(
        of(
            0,
            Q[n],
            survey_forms=10 * n,
            plan_tasks=30 + n,
            plan_tasks_completed=n,
            plan_completion_rate=Decimal(n),
            level4_provided=100 + n,
        )
        for n in (1, 2, 3)
    )
    values = whole.report(organisation=DISTRICTS[0]).values
    assert values["survey_forms"] == 60  # happened in each quarter
    assert values["plan_tasks"] == 33  # as it stands
    assert values["plan_tasks_completed"] == 3  # since the year began
    assert values["level4_provided"] == 103  # procedures of one district, as they stand
    assert values["plan_completion_rate"] == 3  # as the last report states it
    assert whole.period == ReportingPeriod.nine_months(2022)
    assert str(whole.figures["survey_forms"].coverage) == "3/3"
    assert str(whole.figures["plan_tasks"].coverage) == "1/1"


def test_a_stock_that_the_last_report_lacks_is_not_taken_from_an_earlier_one() -> None:
    whole = consolidate([of(0, Q[1], plan_tasks=31), of(0, Q[2])])
    assert whole.figures["plan_tasks"].value is None
    assert whole.figures["plan_tasks"].reason == cchc.Bilingual("không báo cáo nào có số liệu", "no report has a value")


def test_distinct_procedures_of_two_quarters_are_not_added() -> None:
    whole = consolidate([of(0, Q[n], level4_with_dossiers=270) for n in (1, 2)])
    assert whole.figures["level4_with_dossiers"].value is None
    assert whole.rates["level4_use_rate"].value is None


def test_an_organisation_that_lacks_a_period_is_said_and_not_called_missing() -> None:
    whole = consolidate([of(0, Q[1], survey_forms=1), of(0, Q[2], survey_forms=2), of(1, Q[2], survey_forms=4)])
    assert (whole.figures["survey_forms"].value, str(whole.figures["survey_forms"].coverage)) == (7, "3/4")
    assert (whole.missing, whole.gaps) == ((), ((Q[1], DISTRICTS[1]),))
    first = whole.report().findings[0]
    assert first.code == "reports_of_some_periods"
    assert first.message() == (
        "Có cơ quan chỉ có báo cáo của một số kỳ; kỳ không có báo cáo ghi trong ngoặc (1): "
        "UBND huyện B (Quý I năm 2022)."
    )


def test_only_who_is_expected_is_missing() -> None:
    reports = [of(0, Q[1]), of(0, Q[2]), of(1, Q[2]), of(2, Q[1])]
    whole = consolidate(reports, expected=[DISTRICTS[0], DISTRICTS[1], DISTRICTS[3]])
    assert whole.missing == ((Q[1], DISTRICTS[1]), (Q[1], DISTRICTS[3]), (Q[2], DISTRICTS[3]))
    assert whole.gaps == ((Q[2], DISTRICTS[2]),)


def test_totals_of_two_years_are_the_last_of_each() -> None:
    years = [ReportingPeriod.quarter(2021, 4), *Q.values()]
    reports = [of(0, period, plan_tasks_completed=10 + i) for i, period in enumerate(years)]
    assert consolidate(reports).figures["plan_tasks_completed"].value == 24  # 10 of 2021 and 14 of 2022
    whole = consolidate([of(0, period, plan_tasks_completed=5, plan_tasks=10) for period in years])
    assert whole.rates["plan_completion"].value is None  # 10 done in two years, and the plan of one of them


def test_periods_with_a_gap_make_up_no_period_and_that_is_said() -> None:
    whole = consolidate([of(0, Q[1], survey_forms=1), of(0, Q[3], survey_forms=2)])
    assert whole.period is None
    assert [finding.code for finding in whole.report().findings] == ["periods_apart"]


def test_a_nil_or_a_blank_counts_as_zero_only_when_asked() -> None:
    nil = cchc.read_report(
        [("", "Số đơn tiếp nhận", "Đơn", "-")], framework=OWN, organisation=DISTRICTS[1], period=Q[1]
    )
    some = Report.from_values(OWN, {"received": 4, "pending": 1}, organisation=DISTRICTS[0], period=Q[1])
    for asked, coverage in ((False, "1/2"), (True, "2/2")):
        figure = consolidate([some, nil], nil_as_zero=asked).figures["received"]
        assert (figure.value, str(figure.coverage)) == (4, coverage)
    blank = Report.from_values(OWN, {}, organisation=DISTRICTS[1], period=Q[1])
    assert str(consolidate([some, blank]).figures["pending"].coverage) == "1/2"
    assert str(consolidate([some, blank], blank_as_zero=True).figures["pending"].coverage) == "2/2"


def test_a_sum_that_no_report_can_hold_is_left_blank_and_said() -> None:
    whole = consolidate([of(number, survey_forms=10**15 - 1) for number in (0, 1)])
    assert whole.figures["survey_forms"].value == 2 * (10**15 - 1)
    report = whole.report()
    assert report.values["survey_forms"] is None
    assert [(f.code, f.indicators) for f in report.findings] == [("total_too_large", ("survey_forms",))]


def test_negative_figures_are_no_share_of_anything() -> None:
    whole = consolidate([of(0, plan_tasks=-5, plan_tasks_completed=1), of(1, plan_tasks=4, plan_tasks_completed=1)])
    assert (whole.rates["plan_completion"].value, str(whole.rates["plan_completion"].coverage)) == (
        Fraction(1, 4),
        "1/2",
    )
    assert whole.figures["plan_tasks"].value == -1  # as the reports say; `check` says what is wrong with them


def problems(*reports: Report) -> list[str]:
    with pytest.raises(InvalidDataError) as caught:
        consolidate(reports)
    return [str(problem) for problem in caught.value.problems]


TOTALS = [key for key, one in SOC_TRANG_DISTRICT.indicators.items() if one.kind is Kind.COUNT and one.time is Time.YTD]


@given(st.data())
def test_where_a_total_of_the_year_fell_is_said_as_each_pair_of_reports_would(data: st.DataObject) -> None:
    pairs = data.draw(st.lists(st.tuples(st.integers(0, 2), st.integers(1, 4)), unique=True, max_size=7))
    counts = st.dictionaries(st.sampled_from(TOTALS), st.integers(0, 3))
    reports = {pair: of(pair[0], Q[pair[1]], **data.draw(counts)) for pair in sorted(pairs)}
    expected = []
    for (number, quarter), report in reports.items():
        for key in TOTALS:
            befores = [reports.get((number, earlier)) for earlier in range(1, quarter)]
            told = [one for one in befores if one is not None and one.values[key] is not None]
            if told:
                found = cchc.check(report, former=told[-1]).findings
                expected += [
                    (key, number, f.figures) for f in found if f.code == "year_to_date_fell" and key in f.indicators
                ]
    together = consolidate(reports.values())
    fell = [] if not reports else [f for f in together.report().findings if f.code == "total_of_year_fell"]
    seen = [(f.indicators[0], "ABCDEF".index(f.message().split(":")[0][-1]), f.figures) for f in fell]
    assert sorted(seen, key=repr) == sorted(expected, key=repr)


def test_a_total_that_fell_names_the_organisation_and_both_periods() -> None:
    after = [of(0, Q[2], plan_tasks_completed=8), of(1, Q[2], plan_tasks_completed=90)]
    whole = consolidate([of(0, Q[1], plan_tasks_completed=12), of(1, Q[1], plan_tasks_completed=1), *after])
    (fell,) = (finding for finding in whole.report().findings if finding.code == "total_of_year_fell")
    assert fell.severity is cchc.Severity.ERROR
    assert fell.message() == (
        "UBND huyện A: “Số nhiệm vụ đã hoàn thành” ghi 8 ở Quý II năm 2022, trong khi Quý I năm 2022 ghi 12; "
        "số lũy kế từ đầu năm không thể giảm."
    )
    assert whole.figures["plan_tasks_completed"].value == 98
    next_year = of(0, ReportingPeriod.quarter(2023, 1), plan_tasks_completed=8)
    apart = consolidate([of(0, Q[4], plan_tasks_completed=12), next_year])
    assert "total_of_year_fell" not in {finding.code for finding in apart.report().findings}


def by(organisation: Organisation | None, period: ReportingPeriod | None = Q[1]) -> Report:
    return Report.from_values(SOC_TRANG_DISTRICT, {}, organisation=organisation, period=period)


def test_nothing_is_counted_twice() -> None:
    twice = "UBND huyện A: has two reports for Quarter 1 of 2022; leave one out"
    assert problems(of(0), of(0, survey_forms=3)) == [twice]
    assert problems(of(0), by(Organisation("UBND huyện  a", Level.DISTRICT))) == [twice.replace("huyện A", "huyện  a")]
    coded = Organisation("UBND huyện Mỹ Xuyên", Level.DISTRICT, code="947")
    assert problems(by(coded), by(Organisation("Huyện Mỹ Xuyên", Level.DISTRICT, code="947")))
    assert consolidate([by(coded), by(Organisation("UBND huyện Mỹ Xuyên", Level.DISTRICT, code="948"))]).figures


def test_overlapping_periods_are_refused() -> None:
    assert problems(of(0, Q[1]), of(1, ReportingPeriod.half_year(2022))) == [
        (
            "period: 'Quarter 1 of 2022' and 'First six months of 2022' overlap, so some days "
            "would be counted twice; leave one out"
        )
    ]


def test_a_district_is_not_added_to_its_own_communes() -> None:
    commune = Organisation("UBND xã Tân Hưng", Level.COMMUNE, parent=Organisation("UBND huyện A", Level.DISTRICT))
    assert problems(of(0), by(commune)) == [
        "UBND xã Tân Hưng: belongs to 'UBND huyện A', whose figures already include it; leave one out"
    ]
    assert consolidate([of(1), by(commune)]).report().findings == ()
    assert len(problems(by(PROVINCE), of(0), of(1))) == 2


def test_communes_of_an_unknown_district_are_said() -> None:
    whole = consolidate([of(0), by(Organisation("UBND xã Tân Hưng", Level.COMMUNE))])
    assert [finding.code for finding in whole.report().findings] == ["organisations_unplaced"]


def test_who_reports_must_be_known_where_there_are_several() -> None:
    assert consolidate([by(None)]).report().values == by(None).values
    unnamed = "a report: names no reporting organisation, so it may be counted twice; give it an organisation"
    assert problems(by(None), by(None))[0] == unnamed
    assert problems(by(None), of(0)) == [unnamed]
    assert problems(by(None), by(None, Q[2])) == [unnamed]
    assert problems(of(0, None), of(1)) == [
        "UBND huyện A: names no reporting period, unlike the other reports; give it a period"
    ]
    assert consolidate([of(0, None, survey_forms=1), of(1, None, survey_forms=1)]).report().values["survey_forms"] == 2


def test_who_was_not_expected_is_said() -> None:
    awaited = [DISTRICTS[0], Organisation("UBND huyện Bê", Level.DISTRICT)]
    findings = consolidate([of(0), of(1)], expected=awaited).report().findings
    assert [finding.code for finding in findings] == ["reports_missing", "reports_unexpected"]
    assert "UBND huyện B;" in findings[1].message()


def test_reports_that_may_be_one_organisations_are_said() -> None:
    full = {key: 7 for key, indicator in SOC_TRANG_DISTRICT.indicators.items() if indicator.kind is Kind.COUNT}
    same = (
        consolidate([of(0, Q[1], **full), of(1, Q[1], **full), of(2, Q[1], **{**full, "survey_forms": 8})])
        .report()
        .findings[0]
    )
    assert (same.code, same.text) == ("perhaps_one_organisation", "UBND huyện A, UBND huyện B")
    names = ("UBND huyện Ví Dụ Ba", "UBND huyện Ví Du Ba", "UBND huyện Ví Dụ Bốn")
    (hurried,) = consolidate(by(Organisation(name, Level.DISTRICT)) for name in names).report().findings
    assert (hurried.code, hurried.text) == ("perhaps_one_organisation", "UBND huyện Ví Du Ba, UBND huyện Ví Dụ Ba")


def test_a_province_with_districts_that_may_be_its_own_is_said() -> None:
    whole = consolidate([by(PROVINCE), by(Organisation("UBND huyện Mỹ Tú", Level.DISTRICT))])
    assert [finding.code for finding in whole.report().findings] == ["organisations_unplaced"]


@pytest.mark.parametrize("name", ["Ủy ban nhân dân huyện A", "Uỷ ban nhân dân huyện A", "HUYỆN A", "UBND H. A"])
def test_one_name_written_in_several_ways_is_one_organisation(name: str) -> None:
    assert len(problems(of(0), by(Organisation(name, Level.DISTRICT)))) == 1


@pytest.mark.parametrize(
    "wrong", [{"name": "  "}, {"level": "district"}, {"parent": "UBND tỉnh"}, {"name": "", "level": None}]
)
def test_an_organisation_is_what_it_says(wrong: dict[str, object]) -> None:
    given = {"name": "UBND huyện A", "level": Level.DISTRICT, **wrong}
    with pytest.raises(InvalidDataError) as caught:
        Organisation(**given)  # type: ignore[arg-type]  # on purpose
    assert {problem.place for problem in caught.value.problems} == set(wrong)


def test_what_is_no_report_is_refused() -> None:
    with pytest.raises(InvalidDataError, match="a ReadResult is not a Report; give the report itself"):
        consolidate(cchc.read_reports("examples/fictional_province/quarter_2", jobs=1))  # type: ignore[arg-type]


def test_names_that_may_be_several_organisations_are_refused() -> None:
    here, there = (Organisation("UBND xã Tân Hưng", Level.COMMUNE, parent=DISTRICTS[i]) for i in (0, 1))
    assert consolidate([by(here), by(there)]).organisations == (here, there)
    unclear = Organisation("UBND xã Tân Hưng", Level.COMMUNE)
    assert problems(by(here), by(there), by(unclear, Q[2])) == [
        "UBND xã Tân Hưng: this name may belong to several organisations; give each its code or parent"
    ]


def test_two_frameworks_are_refused_with_everything_else() -> None:
    other = Report.from_values(OWN, {}, organisation=DISTRICTS[1], period=Q[1])
    assert problems(of(0), other, of(0)) == [
        "framework: complaints version 2026 is not soc_trang_district version 1",
        "UBND huyện A: has two reports for Quarter 1 of 2022; leave one out",
    ]


def test_nothing_can_be_told_of_no_reports() -> None:
    empty = consolidate([])
    assert (empty.organisations, empty.periods, empty.missing) == ((), (), ())
    for ask in (lambda: empty.figures, lambda: empty.rates, empty.report):
        with pytest.raises(InvalidDataError, match="none was given; give at least one report"):
            ask()


def test_reports_may_come_from_a_generator() -> None:
    whole = consolidate(of(number, survey_forms=number) for number in range(6))
    assert isinstance(whole, Consolidation)
    assert whole.figures["survey_forms"].value == 15
    assert whole.organisations == DISTRICTS


def test_a_consolidated_report_is_one_like_others() -> None:
    import io

    whole = consolidate([of(0, survey_forms=100, reform_initiatives=1), of(1, survey_forms=50, reform_initiatives=0)])
    report = whole.report(organisation=PROVINCE)
    stream = io.BytesIO()
    cchc.write_report(report, stream, format="txt")
    again = cchc.read_report(stream.getvalue())
    assert again.values == report.values
    assert again["reform_initiatives"].note == "kết quả trả lời: Có 1, Không 1"
    assert from_data(to_data(report), Report) == report


def test_what_was_left_blank_on_purpose_is_nobodys_to_fill_in() -> None:
    """Where everybody answered, no answer of the province follows from its other figures."""
    whole = consolidate(fictional.report(number, 1) for number in range(6)).report(partial=True)
    entry = evolve(whole["legal_education"], provenance=cchc.Provenance.READ)
    read = evolve(whole, entries={**whole.entries, "legal_education": entry})
    for report, expected in ((whole, []), (read, ["legal_education"])):
        found = [f.indicators[0] for f in cchc.check(report).findings if f.code == "blank_is_determined"]
        assert found == expected


def test_a_rate_over_procedures_of_several_organisations_is_not_computed() -> None:
    """Procedures are of one shared catalogue: neither side of the rate adds up."""
    shared = [
        one
        for one in SOC_TRANG_DISTRICT.rates
        if not all(SOC_TRANG_DISTRICT.indicator(key).adds_up for key in operands(one.ratio))
    ]
    assert shared
    for one in shared:
        values: dict[str, object] = dict.fromkeys(operands(one.ratio), 3)
        found = consolidate([of(0, Q[1], **values), of(1, Q[1], **values)]).rates[one.id]
        assert (found.rate, found.value, found.numerator, str(found.coverage)) == (one, None, None, "2/2")
        assert found.text("en").startswith("counts of ")
        assert consolidate([of(0, Q[1], **values)]).rates[one.id].value is not None


def test_a_side_whose_figures_behave_differently_over_time_has_no_rate_over_periods() -> None:
    grown = count("grown", COMPLAINT, YTD, "Từ đầu năm", "Since the year began")
    mixed = rate("mixed", "Tỷ lệ", "Rate", of=total(RECEIVED, grown), over=SETTLED)
    framework = evolve(OWN, rates=(mixed,), rules=(), outline=(branch(COMPLAINTS, RECEIVED, SETTLED, grown),))

    def reported(period: ReportingPeriod | None) -> Report:
        values = {"received": 3, "grown": 1, "settled": 8}
        return Report.from_values(framework, values, organisation=DISTRICTS[0], period=period)

    assert consolidate([reported(Q[1])]).rates["mixed"].value == Fraction(1, 2)
    over_time = consolidate([reported(Q[1]), reported(Q[2])]).rates["mixed"]
    assert (over_time.rate, over_time.value, str(over_time.coverage)) == (mixed, None, "2/2")
    assert over_time.text() == (
        "các số liệu của tỷ lệ khác nhau về tính chất thời gian (phát sinh, lũy kế, thời điểm) nên không tính được "
        "tỷ lệ chung cho các kỳ này"
    )


def test_all_that_may_be_one_organisation_in_a_period_are_told_once_for_each_pair() -> None:
    """The one without a parent may be either of the others, which are not each other."""
    here, there = (Organisation("UBND xã Tân Hưng", Level.COMMUNE, parent=DISTRICTS[i]) for i in (0, 1))
    unclear = Organisation("UBND xã Tân Hưng", Level.COMMUNE)
    assert sorted(problems(by(here), by(there), by(unclear))) == [
        "UBND xã Tân Hưng: has two reports for Quarter 1 of 2022; leave one out",
        "UBND xã Tân Hưng: has two reports for Quarter 1 of 2022; leave one out",
        "UBND xã Tân Hưng: this name may belong to several organisations; give each its code or parent",
    ]


def test_a_report_without_a_period_is_counted_once_too() -> None:
    assert problems(of(0, None), of(0, None, survey_forms=1)) == ["UBND huyện A: has two reports; leave one out"]


def said(whole: Consolidation, *, partial: bool = False) -> list[tuple[str, str]]:
    return [(finding.message("vi"), finding.message("en")) for finding in whole.report(partial=partial).findings]


def test_who_is_missing_is_named_with_the_period_where_there_are_several() -> None:
    assert said(consolidate([of(0)], expected=DISTRICTS[:3])) == [
        ("Còn thiếu báo cáo (2): UBND huyện B, UBND huyện C.", "Missing reports (2): UBND huyện B, UBND huyện C."),
    ]
    two = consolidate([of(0, Q[1]), of(0, Q[2]), of(1, Q[2])], expected=DISTRICTS[:2])
    assert said(two) == [
        (
            "Còn thiếu báo cáo (1): UBND huyện B (Quý I năm 2022).",
            "Missing reports (1): UBND huyện B (Quarter 1 of 2022).",
        ),
    ]
    unnamed = consolidate([of(0, None)], expected=DISTRICTS[:2])
    assert said(unnamed) == [("Còn thiếu báo cáo (1): UBND huyện B.", "Missing reports (1): UBND huyện B.")]


def test_who_was_not_expected_is_named() -> None:
    whole = consolidate([of(0), of(1), of(2)], expected=DISTRICTS[:1])
    (message,) = (message for message, _ in said(whole) if "không có trong danh sách" in message)
    assert "(2): UBND huyện B, UBND huyện C;" in message


@pytest.mark.parametrize("partial", [True, False])
def test_how_many_reports_have_a_figure_is_said_of_the_first(partial: bool) -> None:  # noqa: FBT001
    whole = consolidate([of(0, plan_tasks=1, survey_forms=2), of(1, survey_forms=3), of(2)])
    (message,) = said(whole, partial=partial)
    assert "“Số nhiệm vụ đề ra trong kế hoạch” (1/3 báo cáo" in message[0]


def test_bodies_that_nobody_can_place_are_named_in_order() -> None:
    communes = [Organisation(f"UBND xã {name}", Level.COMMUNE) for name in "CAB"]
    assert [one.name for one in unplaced([DISTRICTS[0], *communes])] == ["UBND xã A", "UBND xã B", "UBND xã C"]
    assert unplaced(communes) == ()


def test_the_percentage_of_one_report_keeps_its_digits_and_that_of_several_is_rounded() -> None:
    stated: dict[str, object] = {"satisfaction_rate": Decimal("98.12345"), "survey_forms": 10}
    single = consolidate([of(0, Q[1], **stated)]).report()["satisfaction_rate"]
    assert (single.value, single.note) == (Decimal("98.12345"), "")
    both = consolidate([of(0, Q[1], **stated), of(1, Q[1], **stated)])
    assert both.report()["satisfaction_rate"].value == Decimal("98.12")
    assert both.report(decimals=4)["satisfaction_rate"].value == Decimal("98.1235")


def test_a_part_of_the_reports_is_told_in_the_note() -> None:
    whole = consolidate([of(0, survey_forms=1), of(1)])
    assert whole.report(partial=True)["survey_forms"].note == "1/2 báo cáo"
    assert whole.report()["survey_forms"].note == "chỉ 1/2 báo cáo có số liệu"


@pytest.mark.parametrize("sign", [1, -1])
def test_a_sum_is_given_up_to_the_most_that_a_report_can_hold(sign: int) -> None:
    half = sign * 5 * 10**14
    entry = consolidate([of(0, survey_forms=half), of(1, survey_forms=half)]).report()["survey_forms"]
    assert (entry.value, entry.note) == (None, "tổng vượt giới hạn 10¹⁵ của báo cáo")
    entry = consolidate([of(0, survey_forms=half), of(1, survey_forms=half - sign)]).report()["survey_forms"]
    assert (entry.value, entry.note) == (2 * half - sign, "")


def test_whatever_has_no_figure_says_of_what_and_of_how_many_reports() -> None:
    """A percentage that is stated without its numbers, one that is weighted, and rates that nobody or not all have."""
    stated = consolidate([of(0, plan_completion_rate=Decimal(5), plan_tasks=9), of(1)]).figures["plan_completion_rate"]
    assert (stated.value, stated.method, str(stated.coverage)) == (None, ConsolidationMethod.NONE, "0/2")
    weighed = consolidate([of(0, satisfaction_rate=Decimal(5), survey_forms=9), of(1), of(2)])
    assert str(weighed.figures["satisfaction_rate"].coverage) == "1/3"
    nobody = consolidate([of(0), of(1)])
    assert [one.rate for one in nobody.rates.values()] == list(SOC_TRANG_DISTRICT.rates)
    assert {one.reason.en for one in nobody.rates.values() if one.reason} == {"no report has a value"}
    some = {"rotation_target": 3, "rotation_actual": 1}
    partly = consolidate([of(0, Q[1], **some), of(1, Q[1]), of(0, Q[2], **some), of(1, Q[2])])
    assert (partly.rates["rotation_rate"].rate.id, partly.rates["rotation_rate"].value) == ("rotation_rate", None)
    assert str(partly.rates["rotation_rate"].coverage) == "2/4"
    first = consolidate([of(0, Q[1], **some), of(0, Q[2])]).rates["rotation_rate"]
    assert (first.value, first.text("en")) == (None, "no report has a value")


def test_a_rate_whose_denominators_are_0_together_has_no_value() -> None:
    nothing: dict[str, object] = {"district_dossiers_resolved": 0, "district_dossiers_on_time": 0}
    none = consolidate([of(0, Q[1], **nothing), of(1, Q[1], **nothing)]).rates["district_on_time_rate"]
    assert (none.value, none.numerator, none.denominator, str(none.coverage)) == (None, 0, 0, "2/2")
    assert (none.text(), none.text("en")) == ("mẫu số bằng 0", "the denominator is 0")
    some = consolidate([of(0, Q[1], **nothing), of(1, district_dossiers_resolved=4, district_dossiers_on_time=3)])
    assert some.rates["district_on_time_rate"].text() == "75,00%"


def test_one_report_of_nobody_is_taken_as_it_is() -> None:
    whole = consolidate([Report.from_values(SOC_TRANG_DISTRICT, {"survey_forms": 5, "reform_initiatives": 1})])
    figure, answer = whole.figures["survey_forms"], whole.figures["reform_initiatives"]
    assert (figure.value, figure.method, str(figure.coverage)) == (5, ConsolidationMethod.SINGLE, "1/1")
    assert (answer.value, answer.method, answer.answers) == (1, ConsolidationMethod.SINGLE, {1: 1})
    assert said(whole) == []


def test_answers_are_told_in_both_languages() -> None:
    figure = consolidate([of(0, reform_initiatives=1), of(1, reform_initiatives=0)]).figures["reform_initiatives"]
    assert figure.reason == cchc.Bilingual("kết quả trả lời: Có 1, Không 1", "answers: Yes 1, No 1")


def test_weights_of_0_give_no_percentage_and_say_of_how_many_reports() -> None:
    values: dict[str, object] = {"satisfaction_rate": Decimal(90), "survey_forms": 0}
    figure = consolidate([of(0, Q[1], **values), of(1)]).figures["satisfaction_rate"]
    assert (figure.value, str(figure.coverage)) == (None, "1/2")
    assert figure.reason is not None
    assert figure.reason.en == "the weight (Survey forms) is 0"


def test_periods_that_do_not_follow_each_other_are_named() -> None:
    ((vi, _),) = said(consolidate([of(0, Q[1]), of(0, Q[3]), of(0, Q[4])]))
    assert "Quý I năm 2022, Quý III năm 2022, Quý IV năm 2022" in vi


def test_who_may_be_within_another_is_named() -> None:
    communes = [by(Organisation(f"UBND xã {name}", Level.COMMUNE)) for name in "BA"]
    ((vi, en),) = said(consolidate([of(0), *communes]))
    assert "UBND xã A, UBND xã B" in vi
    assert "UBND xã A, UBND xã B" in en


def test_weighing_is_exact_whatever_the_callers_decimal_arithmetic() -> None:
    """Twenty decimals times fifteen digits are more than the 28 digits that decimal arithmetic keeps."""
    rates, forms = (Decimal("33.33333333333333333333"), Decimal("66.66666666666666666667")), (10**14 - 1, 10**14 + 1)
    pairs = list(zip(rates, forms, strict=True))
    with decimal.localcontext(decimal.Context(prec=3)):
        whole = consolidate(
            of(number, Q[1], satisfaction_rate=rate, survey_forms=form) for number, (rate, form) in enumerate(pairs)
        )
        figure = whole.figures["satisfaction_rate"]
    assert figure.value == sum(Fraction(rate) * form for rate, form in pairs) / sum(forms)


def test_a_negative_weight_weighs_nothing() -> None:
    values: dict[str, object] = {"satisfaction_rate": Decimal(90), "survey_forms": -5}
    figure = consolidate([of(0, Q[1], **values), of(1, satisfaction_rate=Decimal(80), survey_forms=10)]).figures[
        "satisfaction_rate"
    ]
    assert (figure.value, figure.method, str(figure.coverage)) == (80, ConsolidationMethod.WEIGHTED, "1/2")


def test_a_stock_of_several_years_is_that_of_the_last() -> None:
    years = [ReportingPeriod.quarter(year, 4) for year in (2020, 2021, 2022)]
    stocks = [key for key, one in SOC_TRANG_DISTRICT.indicators.items() if one.time is Time.STOCK and one.adds_up]
    assert stocks
    for key in stocks[:5]:
        whole = consolidate(of(0, period, **{key: 10 + at}) for at, period in enumerate(years))
        assert (whole.figures[key].value, str(whole.figures[key].coverage)) == (12, "1/1")


def test_whoever_was_expected_must_be_told_apart_too() -> None:
    here, there = (Organisation("UBND xã Tân Hưng", Level.COMMUNE, parent=DISTRICTS[i]) for i in (0, 1))
    unclear = Organisation("UBND xã Tân Hưng", Level.COMMUNE)
    wrong = "UBND xã Tân Hưng: this name may belong to several organisations; give each its code or parent"
    for reports in ([by(unclear)], [by(unclear), by(unclear)]):
        with pytest.raises(InvalidDataError) as caught:
            consolidate(reports, expected=[here, there])
        assert wrong in [str(problem) for problem in caught.value.problems]


def test_who_reports_twice_is_told_by_name() -> None:
    assert problems(of(1), of(0), of(1, survey_forms=1), of(0, survey_forms=1)) == [
        "UBND huyện B: has two reports for Quarter 1 of 2022; leave one out",
        "UBND huyện A: has two reports for Quarter 1 of 2022; leave one out",
    ]
    pair = [consolidate([of(0), of(1)]) for _ in range(2)]
    with pytest.raises(InvalidDataError) as caught:
        pair[0].merge(pair[1])
    assert [problem.place for problem in caught.value.problems] == ["UBND huyện A", "UBND huyện B"]


def test_one_code_is_one_organisation_whatever_its_name() -> None:
    names = ("UBND huyện Mỹ Xuyên", "UBND huyện Mỹ Xuyên mới")
    both = [by(Organisation(name, Level.DISTRICT, code="946")) for name in names]
    assert {problem.split(": ")[1] for problem in problems(*both)} == {
        "has two reports for Quarter 1 of 2022; leave one out"
    }


@pytest.mark.parametrize(("number", "told"), [(9, False), (10, True)])
def test_reports_that_are_the_same_are_remarkable_from_ten_values_on(number: int, told: bool) -> None:  # noqa: FBT001
    values: dict[str, object] = {key: 3 for key in SOC_TRANG_DISTRICT.indicators if key not in SOC_TRANG_DISTRICT.codes}
    few = dict(list(values.items())[:number])
    codes = [f.code for f in consolidate([of(0, Q[1], **few), of(1, Q[1], **few)]).report().findings]
    assert ("perhaps_one_organisation" in codes) is told


def test_a_nil_is_no_0_unless_asked() -> None:
    entries = dict(of(0).entries)
    entries["survey_forms"] = cchc.Entry(None, Status.NIL, text="-")
    assert consolidate([evolve(of(0), entries=entries)]).figures["survey_forms"].value is None


def test_a_commune_is_not_added_to_its_province_either() -> None:
    """Its district does not report, and stands between them."""
    commune = Organisation("UBND xã A", Level.COMMUNE, parent=DISTRICTS[0])
    assert problems(by(commune), by(PROVINCE)) == [
        "UBND xã A: belongs to 'UBND tỉnh Sóc Trăng', whose figures already include it; leave one out"
    ]


def test_every_name_that_may_be_several_organisations_is_told() -> None:
    pairs = [
        Organisation(name, Level.COMMUNE, parent=parent)
        for name in ("UBND xã A", "UBND xã B")
        for parent in (DISTRICTS[0], DISTRICTS[1], None)
    ]
    found = problems(*(by(one, Q[1 + at % 3]) for at, one in enumerate(pairs)))
    assert [problem.split(":")[0] for problem in found] == ["UBND xã A", "UBND xã B"]


def test_what_names_neither_who_nor_when_is_told_for_both() -> None:
    nobody = Report.from_values(SOC_TRANG_DISTRICT, {})
    assert problems(of(0), nobody) == [
        "a report: names no reporting organisation, so it may be counted twice; give it an organisation",
        "a report: names no reporting period, unlike the other reports; give it a period",
    ]
