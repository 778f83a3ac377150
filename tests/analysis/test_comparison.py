"""Comparison: what changed and by how much, in both languages; what is not alike is not compared."""

from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import cchc_model as cchc
from cchc_model import (
    SOC_TRANG_DISTRICT,
    Entry,
    InvalidDataError,
    Level,
    Organisation,
    Report,
    ReportingPeriod,
    Status,
    compare,
    testing,
)
from cchc_model.analysis.changes import ChangeKind
from cchc_model.framework import Indicator
from helpers.own_framework import FRAMEWORK
from helpers.paths import ANNEX

Q1, Q2 = ReportingPeriod.quarter(2022, 1), ReportingPeriod.quarter(2022, 2)
HALF = ReportingPeriod.half_year(2022)
LAST_YEAR = ReportingPeriod.quarter(2021, 1)


def of(period: ReportingPeriod | None = None, **values: object) -> Report:
    return Report.from_values(SOC_TRANG_DISTRICT, values, period=period)


def said(before: Report, after: Report, lang: cchc.Lang = "vi") -> list[str]:
    return [change.message(lang) for change in compare(before, after).ranked()]


@given(testing.reports(period=st.just(Q1)))
def test_a_report_compared_with_itself_is_empty(report: Report) -> None:
    compared = compare(report, report)
    assert (compared.changes, compared.rates, compared.not_compared, compared.findings) == ((), (), (), ())


@given(testing.report_values(), testing.report_values())
def test_every_difference_is_a_change_or_said_not_to_be_compared(
    before: dict[str, object], after: dict[str, object]
) -> None:
    one, other = of(Q1, **before), of(HALF, **after)
    compared = compare(one, other)
    different = {key for key in one.values if one.values[key] != other.values[key]}
    told = [change.subject.id for change in compared.changes]
    left = [item.subject.id for item in compared.not_compared if isinstance(item.subject, Indicator)]
    assert sorted(told + left) == sorted(different)
    for change in compared.changes:
        assert (change.before, change.after) == (one.values[change.subject.id], other.values[change.subject.id])
        if change.difference is not None and change.before is not None and change.after is not None:
            assert Fraction(change.before) + change.difference == change.after
            assert (change.difference > 0) is (change.kind is ChangeKind.ROSE)
        if change.percent is not None and change.before is not None and change.after is not None:
            assert Fraction(change.before) + abs(Fraction(change.before)) * change.percent / 100 == change.after


@given(testing.report_values(), testing.report_values())
def test_the_other_way_round_everything_is_reversed(before: dict[str, object], after: dict[str, object]) -> None:
    there, back = compare(of(None, **before), of(None, **after)), compare(of(None, **after), of(None, **before))
    opposite = {
        ChangeKind.ROSE: ChangeKind.FELL,
        ChangeKind.FELL: ChangeKind.ROSE,
        ChangeKind.APPEARED: ChangeKind.DISAPPEARED,
        ChangeKind.DISAPPEARED: ChangeKind.APPEARED,
        ChangeKind.ANSWERED_DIFFERENTLY: ChangeKind.ANSWERED_DIFFERENTLY,
    }
    for one, other in zip((*there.changes, *there.rates), (*back.changes, *back.rates), strict=True):
        assert (one.subject, one.kind, one.before, one.after) == (
            other.subject,
            opposite[other.kind],
            other.after,
            other.before,
        )


def test_every_kind_of_change_is_said_in_both_languages_the_largest_first() -> None:
    before = of(survey_forms=0, plan_tasks=40, disciplined=4, reform_initiatives=0, steering_documents_issued=3)
    after = of(survey_forms=176, plan_tasks=50, disciplined=3, reform_initiatives=1, satisfaction_rate=Decimal("98.5"))
    assert said(before, after) == [
        "“Số lượng phiếu khảo sát” tăng từ 0 lên 176 (tăng 176).",
        "“Số nhiệm vụ đề ra trong kế hoạch” tăng từ 40 lên 50 (tăng 10, tương ứng 25%).",
        (
            "“Số liệu về xử lý kỷ luật cán bộ, công chức, viên chức (cả về Đảng và chính quyền)” giảm từ 4 xuống "
            "3 (giảm 1, tương ứng 25%)."
        ),
        "“Số văn bản chỉ đạo CCHC đã ban hành” trước là 3, nay không có số liệu.",
        "“Có sáng kiến, giải pháp mới về CCHC” trước là 0 (Không), nay là 1 (Có).",
        "“Tỷ lệ hài lòng trong kỳ báo cáo” trước không có số liệu, nay là 98,5%.",
    ]
    assert said(before, after, "en") == [
        "“Survey forms” rose from 0 to 176 (by 176).",
        "“Tasks set by the annual PAR plan” rose from 40 to 50 (by 10, or 25%).",
        (
            "“Cadres, civil servants and public employees disciplined (by the Party or the administration)” fell "
            "from 4 to 3 (by 1, or 25%)."
        ),
        "“Documents issued to direct PAR” was 3 and has no value now.",
        "“New initiatives or solutions for PAR (yes/no)” was 0 (No) and is now 1 (Yes).",
        "“Satisfaction rate in the period” had no value and is now 98.5%.",
    ]


def test_percentages_change_by_percentage_points() -> None:
    assert said(of(satisfaction_rate=Decimal(80)), of(satisfaction_rate=Decimal("82.5"))) == [
        "“Tỷ lệ hài lòng trong kỳ báo cáo” tăng từ 80% lên 82,5% (tăng 2,5 điểm phần trăm)."
    ]
    (rate,) = compare(of(plan_tasks=31, plan_tasks_completed=8), of(plan_tasks=31, plan_tasks_completed=9)).rates
    assert (rate.before, rate.after, rate.difference) == (Fraction(800, 31), Fraction(900, 31), Fraction(100, 31))
    assert rate.message("en").endswith("rose from 25.81% to 29.03% (by 3.23 percentage points).")


def test_a_rate_that_changed_looks_changed() -> None:
    before = of(district_dossiers_resolved=1_000_000, district_dossiers_on_time=999_998)
    after = of(district_dossiers_resolved=1_000_000, district_dossiers_on_time=999_999)
    messages = [change.message("en") for change in compare(before, after).rates]
    assert any("rose from 99.9998% to 99.9999%" in message for message in messages)


def test_a_tiny_change_is_no_change_of_nothing() -> None:
    assert said(of(survey_forms=10**8), of(survey_forms=10**8 - 1)) == [
        "“Số lượng phiếu khảo sát” giảm từ 100.000.000 xuống 99.999.999 (giảm 1, tương ứng chưa đến 0,01%)."
    ]


def reasons(before: Report, after: Report) -> dict[str, str]:
    return {item.subject.id: item.reason.en for item in compare(before, after).not_compared}


def test_what_happened_in_a_period_is_compared_between_periods_of_one_kind() -> None:
    before = {"survey_forms": 100, "satisfaction_rate": Decimal(80), "district_leaders": 3, "reform_initiatives": 0}
    after = {"survey_forms": 150, "satisfaction_rate": Decimal(81), "district_leaders": 4, "reform_initiatives": 1}
    assert list(reasons(of(Q1, **before), of(HALF, **after))) == ["survey_forms"]
    for then, now in ((Q1, Q2), (None, HALF), (LAST_YEAR, Q1)):
        assert not reasons(of(then, **before), of(now, **after))


def test_totals_of_a_year_are_compared_within_it_or_on_the_same_day() -> None:
    before, after = {"plan_tasks_completed": 8}, {"plan_tasks_completed": 9}
    for then, now in ((Q1, Q2), (Q1, HALF), (LAST_YEAR, Q1), (ReportingPeriod.half_year(2021), Q2)):
        assert not reasons(of(then, **before), of(now, **after))
    assert list(reasons(of(LAST_YEAR, **before), of(HALF, **after))) == ["plan_tasks_completed"]


def test_a_rate_is_compared_as_its_figures_are() -> None:
    flows = ({"feedback_received": 10, "feedback_resolved": n} for n in (5, 6))
    assert not {"feedback_resolution_rate"} & set(
        reasons(*(of(p, **v) for p, v in zip((Q1, HALF), flows, strict=True)))
    )
    mixed = ({"training_planned": 10, "training_actual": n} for n in (5, 6))
    assert set(reasons(*(of(p, **v) for p, v in zip((Q1, HALF), mixed, strict=True)))) == {
        "training_actual",
        "training_rate",
    }


def test_a_rate_without_a_denominator_is_not_compared() -> None:
    before, after = of(feedback_received=0, feedback_resolved=0), of(feedback_received=4, feedback_resolved=4)
    assert reasons(before, after) == {"feedback_resolution_rate": "the denominator is 0 in one of the two reports"}


def test_what_could_not_be_read_is_not_taken_for_nothing() -> None:
    entries = dict(of(survey_forms=176).entries) | {"survey_forms": Entry(None, Status.DAMAGED, text="17l")}
    damaged = Report(SOC_TRANG_DISTRICT, entries)
    for pair in ((of(survey_forms=176), damaged), (damaged, of(survey_forms=176)), (of(), damaged)):
        assert reasons(*pair) == {"survey_forms": "one of the two reports has a value that could not be read"}
        assert compare(*pair).changes == ()


def test_a_missing_value_is_zero_only_when_asked() -> None:
    nil = dict(of().entries) | {"survey_forms": Entry(None, Status.NIL, text="-")}
    before, after = Report(SOC_TRANG_DISTRICT, nil), of(survey_forms=3)
    assert [change.kind for change in compare(before, after).changes] == [ChangeKind.APPEARED]
    assert [change.kind for change in compare(before, after, nil_as_zero=True).changes] == [ChangeKind.ROSE]
    assert [change.kind for change in compare(of(), after, blank_as_zero=True).changes] == [ChangeKind.ROSE]


def test_a_total_of_the_year_never_falls_within_it() -> None:
    before, after = of(Q1, plan_tasks_completed=8), of(Q2, plan_tasks_completed=7)
    (finding,) = compare(before, after).findings
    assert (finding.code, finding.severity, finding.figures) == (
        "year_to_date_fell",
        cchc.Severity.ERROR,
        {"value": 7, "former": 8},
    )
    assert cchc.check(after, former=before).findings == (finding,)
    assert compare(of(LAST_YEAR, plan_tasks_completed=8), after).findings == ()
    assert compare(of(plan_tasks_completed=8), of(plan_tasks_completed=7)).findings == ()
    version = of(Q1, plan_tasks_completed=7)  # the same report handed in again, corrected
    assert compare(before, version).findings == ()
    assert [change.kind for change in compare(before, version).changes] == [ChangeKind.FELL]


def test_two_frameworks_two_organisations_and_the_wrong_order_are_refused_at_once() -> None:
    mine, theirs = (Organisation(name, Level.DISTRICT) for name in ("UBND huyện A", "UBND huyện B"))
    before = Report.from_values(FRAMEWORK, {}, organisation=mine, period=Q2)
    after = Report.from_values(SOC_TRANG_DISTRICT, {}, organisation=theirs, period=Q1)
    with pytest.raises(InvalidDataError) as caught:
        compare(before, after)
    assert [problem.place for problem in caught.value.problems] == ["framework", "organisation", "period"]


def test_the_real_annex_compared_with_its_correction() -> None:
    report = cchc.read_report(ANNEX)
    corrected = report.correct({"units_recurrent_investment_autonomous": 0}, reason="kiểm tra lại")
    compared = compare(report, corrected)
    assert [(change.subject.id, change.difference) for change in compared.changes] == [
        ("units_recurrent_investment_autonomous", Fraction(-46))
    ]
    assert [change.subject.id for change in compared.rates] == ["recurrent_autonomy_rate"]


@given(st.sampled_from([None, Q1, Q2, HALF, LAST_YEAR]), st.sampled_from([None, Q1, Q2, HALF, LAST_YEAR]))
def test_periods_alone_make_no_change(then: ReportingPeriod | None, now: ReportingPeriod | None) -> None:
    if then and now and then.end > now.end:
        return
    assert compare(of(then, survey_forms=3), of(now, survey_forms=3)).not_compared == ()


def test_ways_to_have_no_value_are_no_change() -> None:
    nil = of()
    nil = evolve(nil, entries={**nil.entries, "plan_tasks": Entry(None, Status.NIL, text="-")})
    compared = compare(of(), nil)
    assert (compared.changes, compared.rates, compared.not_compared) == ((), (), ())


def test_a_change_is_said_in_both_languages_at_once() -> None:
    (change,) = compare(of(survey_forms=1), of(survey_forms=3)).changes
    assert change.sentence == cchc.Bilingual(change.message("vi"), change.message("en"))
    assert "từ 1 lên 3" in change.sentence.vi


def test_a_rate_that_changed_by_next_to_nothing_is_printed_with_eight_decimals() -> None:
    most = 10**14
    before = of(district_dossiers_resolved=most, district_dossiers_on_time=most - 2)
    after = of(district_dossiers_resolved=most, district_dossiers_on_time=most - 1)
    (change,) = compare(before, after).rates
    assert change.difference == Fraction(1, 10**12)
    assert "rose from 100.00000000% to 100.00000000% (by 0.00 percentage points)" in change.message("en")
