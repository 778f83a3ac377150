from collections.abc import Mapping
from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from cchc_model import (
    SOC_TRANG_DISTRICT,
    Bilingual,
    Entry,
    Finding,
    Framework,
    InvalidDataError,
    Level,
    Organisation,
    Problem,
    Report,
    ReportingPeriod,
    Severity,
    Status,
    Verdict,
    check,
    read_report,
    testing,
)
from cchc_model.checking.check import worst_first
from cchc_model.checking.examples import breaking_values, example
from cchc_model.framework import (
    FLOW,
    YTD,
    Amount,
    Rule,
    branch,
    count,
    follows_from,
    part_of,
    parts_sum_to,
    percent,
    rate,
    section,
    total,
)
from cchc_model.framework.evaluation import judge
from cchc_model.indicators import DOSSIER
from cchc_model.reports.cells import Source
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.finding_kinds import TEMPLATES
from cchc_model.reports.findings import make_finding
from cchc_model.vietnamese import nouns
from helpers.evaluator import broken, completed, holds
from helpers.own_framework import FRAMEWORK
from helpers.paths import ANNEX
from helpers.small_frameworks import COUNTS, Case, cases, small_framework


def findings(report: Report, *, code: str = "rule_failed") -> dict[str | None, Finding]:
    return {finding.rule: finding for finding in check(report).findings if finding.code == code}


def of(**values: int | Decimal) -> Report:
    return Report.from_values(SOC_TRANG_DISTRICT, values)


def test_what_cannot_be_true_in_the_real_annex(report: Report) -> None:
    """The relations that fail, as a reader of the annex finds them with a pencil."""
    failed = findings(report)
    assert {rule: finding.severity for rule, finding in failed.items()} == {
        "sum.leaders_appointed": Severity.ERROR,  # rows 123-127: 0, but 0 + 0 + 1
        "sum.autonomous_service_units": Severity.ERROR,  # rows 147-151: 46, but 46 + 1 + 0 + 45
        "within.district_documents_sent": Severity.WARNING,  # rows 162-164: 2.114 + 462 in 2.114
        "part.online_payment_procedures": Severity.ERROR,  # rows 184 > 183
        "bound.district_postal_procedures": Severity.ERROR,  # rows 194 > 61
        "part.training_actual": Severity.WARNING,  # rows 130 > 129
    }
    numbers = {SOC_TRANG_DISTRICT.row(key).number for finding in failed.values() for key in finding.indicators}
    assert {123, 125, 126, 127, *range(147, 152), 162, 163, 164, 183, 184, 61, 194, 129, 130} == numbers


def test_no_blank_about_punished_persons_is_determined(report: Report) -> None:
    """The real annex leaves the leaders punished blank, between a total and its other parts."""
    assert report.values["district_leaders_disciplined"] is None
    assert findings(report, code="blank_is_determined") == {}
    for rule in SOC_TRANG_DISTRICT.rules:
        if any("disciplined" in key for key in rule.operands):
            assert rule.severity is not Severity.ERROR, rule.id


def test_what_follows_for_a_blank_is_conditional_and_said_once() -> None:
    (finding,) = check(of(procedures_in_force=405, procedures_commune=135)).findings
    assert (finding.code, finding.severity) == ("blank_is_determined", Severity.INFO)
    assert finding.indicators == ("procedures_district",)
    assert finding.message() == (
        "“Số TTHC áp dụng tại UBND cấp huyện” chưa có số liệu. Nếu các số liệu liên quan đều đúng thì giá trị ở đây là "
        "270; đề nghị cơ quan báo cáo xác nhận, không tự điền."
    )


def test_sentences_say_the_figures_in_both_languages(report: Report) -> None:
    total = findings(report)["sum.autonomous_service_units"]
    assert total.message() == (
        "“Số lượng đơn vị sự nghiệp công lập (SNCL) thực hiện cơ chế tự chủ” ghi 46, "
        "nhưng tổng các thành phần là 92 (46 + 1 + 0 + 45)."
    )
    assert total.message("en") == (
        "“Public service units applying the autonomy mechanism” is 46, but its parts add up to 92 (46 + 1 + 0 + 45)."
    )
    assert total.figures == {"left": 46, "right": 92}
    assert "2,576 (2,114 + 462)" in findings(report)["within.district_documents_sent"].message("en")


def test_a_rate_that_does_not_follow_is_said_with_its_figures() -> None:
    finding = findings(of(plan_completion_rate=Decimal("25.80"), plan_tasks=31, plan_tasks_completed=8))
    assert finding["rate.plan_completion_rate"].message("en") == (
        "“Completion rate of the annual PAR plan” is 25.80%, but the figures (8 / 31) give 25.81%."
    )


def test_a_computed_rate_is_said_as_finely_as_the_reported_one() -> None:
    finding = findings(of(plan_completion_rate=Decimal("25.8070"), plan_tasks=31, plan_tasks_completed=8))
    assert "is 25.8070%, but the figures (8 / 31) give 25.8065%" in finding["rate.plan_completion_rate"].message("en")


def test_parts_that_already_exceed_their_total_break_it_whatever_the_blanks_are() -> None:
    finding = findings(of(disciplined=3, commune_cadres_disciplined=5))["sum.disciplined"]
    assert "tổng các thành phần là từ 5 trở lên (trống + trống + trống + trống + 5 + trống)" in finding.message()
    assert "add up to 5 or more" in finding.message("en")


def test_a_percentage_above_100_is_said() -> None:
    finding = findings(of(satisfaction_rate=Decimal("100.5")))["percent.satisfaction_rate"]
    assert finding.message() == "“Tỷ lệ hài lòng trong kỳ báo cáo” ghi 100,5%, lớn hơn 100%."


def test_a_negative_value_is_an_error() -> None:
    (finding,) = check(of(survey_forms=-3)).findings
    assert (finding.code, finding.severity, finding.indicators) == ("negative_value", Severity.ERROR, ("survey_forms",))


@pytest.mark.parametrize(
    "values",
    [
        {"district_dossiers_resolved": 110, "district_dossiers_received": 100},
        {"payroll_present": 90, "payroll_assigned": 87},
        {"training_actual": 52, "training_planned": 10},
        {"leaders_with_certificates": 100, "district_leaders_with_certificates": 4},
        {"payroll_streamlining_rate": Decimal(150)},
        {"district_documents_sent": 100, "district_documents_electronic": 50, "district_documents_parallel": 20},
        {"district_postal_results_returned": 5, "district_postal_dossiers_received": 0},
    ],
)
def test_legitimate_oddities_are_no_errors(values: dict[str, int | Decimal]) -> None:
    assert check(of(**values)).worst() is not Severity.ERROR


def test_the_four_outcomes(report: Report) -> None:
    result = check(report)
    assert [outcome.rule for outcome in result.outcomes] == list(SOC_TRANG_DISTRICT.rules)
    assert sum(result.count(verdict) for verdict in Verdict) == len(SOC_TRANG_DISTRICT.rules)
    by_rule = {outcome.rule.id: outcome for outcome in result.outcomes}
    assert by_rule["sum.procedures_in_force"].verdict is Verdict.PASSED
    assert by_rule["sum.leaders_appointed"].verdict is Verdict.FAILED
    assert by_rule["sum.disciplined"].verdict is Verdict.UNKNOWN
    assert by_rule["sum.disciplined"].judgement.missing == ("district_leaders_disciplined",)
    empty = check(of(plan_completion_rate=Decimal(0), plan_tasks=0, plan_tasks_completed=0))
    says_nothing = [outcome.rule.id for outcome in empty.outcomes if outcome.verdict is Verdict.NOT_APPLICABLE]
    assert says_nothing == ["rate.plan_completion_rate", "requires.plan_completion_rate"]


def test_nil_counts_as_zero_only_when_asked() -> None:
    entries = dict(of(training_actual=52).entries)
    entries["training_planned"] = Entry(None, Status.NIL, text="-")
    report = Report(SOC_TRANG_DISTRICT, entries)
    assert check(report).findings == ()
    assert list(findings_with_nil(report)) == ["part.training_actual"]


def findings_with_nil(report: Report) -> list[str | None]:
    return [finding.rule for finding in check(report, nil_as_zero=True).findings]


@given(testing.report_values())
def test_a_finding_for_each_rule_that_failed_and_no_other(values: dict[str, int | Decimal]) -> None:
    report = Report.from_values(SOC_TRANG_DISTRICT, values)
    result = check(report)
    failed = {o.rule.id for o in result.outcomes if o.verdict is Verdict.FAILED}
    assert {f.rule for f in result.findings if f.code == "rule_failed"} == failed
    assert {f.indicators[0] for f in result.findings if f.code == "negative_value"} == {
        key for key, value in values.items() if value < 0
    }


@given(testing.report_values(), st.integers(0, 1000))
def test_an_outcome_is_the_same_whatever_the_blanks_are(values: dict[str, int | Decimal], number: int) -> None:
    """A second evaluator, which reads full reports only, agrees on every completion that is tried."""
    blank = {key: value for key, value in completed(SOC_TRANG_DISTRICT, {}, number).items() if key not in values}
    full = {**blank, **values}
    for outcome in check(Report.from_values(SOC_TRANG_DISTRICT, values)).outcomes:
        relation = outcome.rule.relation
        assert set(outcome.missing) == set(outcome.rule.operands) - set(values)
        if outcome.verdict is Verdict.UNKNOWN:
            assert outcome.missing
        else:
            assert holds(relation, full) is (outcome.verdict is not Verdict.FAILED)
        if outcome.forced is not None:
            key, only = outcome.forced
            assert outcome.missing == (key,)
            assert holds(relation, {**full, key: only})
            assert blank[key] == only or not holds(relation, full)


@given(cases(blanks=False))
def test_the_rules_that_fail_on_a_full_report_are_those_that_a_plain_evaluation_breaks(case: Case) -> None:
    result, framework = check(case.report), case.report.framework
    values = {key: value for key, value in case.report.values.items() if value is not None}
    failed = {outcome.rule.id for outcome in result.outcomes if outcome.verdict is Verdict.FAILED}
    assert failed == broken(framework, values)
    assert result.count(Verdict.UNKNOWN) == 0


@given(testing.report_values())
def test_findings_come_worst_first_and_speak_both_languages(values: dict[str, int | Decimal]) -> None:
    result = check(Report.from_values(SOC_TRANG_DISTRICT, values))
    ranks = [finding.severity.rank for finding in result.findings]
    assert ranks == sorted(ranks)
    assert result.worst() is (result.findings[0].severity if result.findings else None)
    for finding in result.findings:
        assert finding.message("vi") != finding.message("en")
        assert "{" not in finding.message("vi") + finding.message("en")


def test_an_empty_report_has_nothing_to_say() -> None:
    result = check(of())
    assert result.findings == ()
    assert result.count(Verdict.UNKNOWN) == len(SOC_TRANG_DISTRICT.rules)


def test_every_kind_of_finding_is_worded_in_both_languages_with_the_same_fields() -> None:
    import string

    for code, (_, sentence) in TEMPLATES.items():
        assert code.islower()
        fields = [
            {name for _, name, _, _ in string.Formatter().parse(text) if name} for text in (sentence.vi, sentence.en)
        ]
        assert fields[0] == fields[1], code
        assert sentence.vi != sentence.en or code == "rule_failed"


def test_a_blank_that_can_have_no_value_is_an_error() -> None:
    """The total leaves the part 7, but only 5 staff are there that could be disciplined."""
    values = dict.fromkeys(SOC_TRANG_DISTRICT.rule("sum.procedures_in_force").operands, 0)
    values |= {"procedures_in_force": 405, "procedures_commune": 135, "district_postal_procedures": 276}
    del values["procedures_district"]
    (finding,) = check(of(**values)).findings
    assert (finding.code, finding.severity, finding.rule) == (
        "blank_has_no_value", Severity.ERROR, "bound.district_postal_procedures",
    )  # fmt: skip
    assert finding.indicators[0] == "procedures_district"
    assert finding.figures == {"value": 270}
    assert "requires 270, but this value violates another rule: “" in finding.message("en")
    assert "The rule “Procedures in force” must equal “" in finding.message("en")


def test_a_rule_that_only_usually_holds_determines_no_blank() -> None:
    values = {"service_unit_staff_disciplined": 2, "autonomous_unit_staff_disciplined": 1}
    values |= {"partly_autonomous_unit_staff_disciplined": 0, "autonomous_present": 1, "state_paid_present": 0}
    values |= {"units_state_funded": 0}
    codes = {finding.code for finding in check(of(**values)).findings}
    assert not codes & {"blank_has_no_value", "blank_is_determined"}


def test_no_fuss_about_blanks_that_are_0_because_there_is_nothing() -> None:
    visits = dict.fromkeys(("examined_divisions", "examined_subordinate_units", "examined_communes"), 0)
    result = check(of(**visits, legal_documents_issued=0, survey_forms=0))
    assert result.findings == ()
    forced = {outcome.rule.id: outcome.forced for outcome in result.outcomes}
    assert forced["part.legal_documents_on_schedule"] == ("legal_documents_on_schedule", 0)
    assert forced["requires.examination_issues_found"] is None  # it only usually holds


def test_values_that_no_reader_spoke_of_are_said_by_the_check() -> None:
    entries = dict(of(survey_forms=176).entries)
    entries["plan_tasks"] = Entry(None, Status.DAMAGED, text="3l")
    entries["survey_method"] = Entry(None, Status.DAMAGED, text="7")
    entries["leader_dialogue"] = Entry(None, Status.ABSENT)
    found = check(Report(SOC_TRANG_DISTRICT, entries)).findings
    assert [(f.code, f.indicators) for f in found] == [
        ("damaged_number", ("plan_tasks",)),
        ("code_outside_list", ("survey_method",)),
        ("rows_absent", ("leader_dialogue",)),
    ]
    assert found[0].suggestions == ("31",)


_LEFT_OUT = {
    "remark_contradicts": ((), "31", "Số đúng: 13"),
    "code_of_missing": (("Ghi chú: 99 = không có số liệu",), "99", ""),
    "unit_contradicts": (("Đơn vị tính: nghìn nhiệm vụ",), "31", ""),
    "damaged_number": ((), "3l", ""),
}
"""Annexes whose value is left out, by the reason: texts above the table, the number, and its note."""


def _left_out(reason: str) -> Report:
    above, number, note = _LEFT_OUT[reason]
    header = ("Chỉ tiêu", "Đơn vị tính", "Số liệu", "Ghi chú")
    rows = [*((text,) for text in above), header, ("Số nhiệm vụ đề ra trong kế hoạch", "", number, note)]
    return read_report(rows)


@pytest.mark.parametrize("reason", _LEFT_OUT)
def test_a_value_that_was_left_out_has_one_reason(reason: str) -> None:
    report = _left_out(reason)
    assert report["plan_tasks"].status is Status.DAMAGED
    errors = [one for one in check(report).findings if one.severity is Severity.ERROR]
    assert [str(one.code) for one in errors if "plan_tasks" in one.indicators] == [reason]


@given(st.sampled_from(sorted(_LEFT_OUT)), st.data())
def test_no_damaged_value_is_without_a_finding(reason: str, data: st.DataObject) -> None:
    """Whatever findings a stored report still has."""
    report = _left_out(reason)
    kept = data.draw(st.lists(st.sampled_from(report.findings), unique_by=id))
    errors = [one for one in check(evolve(report, findings=tuple(kept))).findings if one.severity is Severity.ERROR]
    assert any("plan_tasks" in one.indicators for one in errors)


def test_what_reading_said_is_not_said_again(report: Report) -> None:
    text = "\tSố nhiệm vụ đề ra trong kế hoạch\tNhiệm vụ\t3l\t"
    codes = [str(finding.code) for finding in check(read_report(text.encode())).findings]
    assert codes.count("damaged_number") == 1
    assert codes.count("rows_absent") == 1
    assert len({id(f) for f in check(report).findings}) == len(check(report).findings)


def test_completeness_counts_every_status() -> None:
    entries = dict(of(survey_forms=176).entries)
    entries["plan_tasks"] = Entry(None, Status.NIL, text="-")
    entries["leader_dialogue"] = Entry(None, Status.ABSENT)
    first, *others = check(Report(SOC_TRANG_DISTRICT, entries)).completeness
    assert first.section.id == "steering"
    assert (first.reported, first.indicators) == (1, 24)
    assert first.statuses == {
        Status.REPORTED: 1, Status.BLANK: 21, Status.NIL: 1,
        Status.NOT_APPLICABLE: 0, Status.DAMAGED: 0, Status.ABSENT: 1,
    }  # fmt: skip
    assert all(part.reported == 0 for part in others)
    assert sum(part.indicators for part in (first, *others)) == 175


def changed(
    before: Mapping[str, int | Decimal], after: Mapping[str, int | Decimal], **periods: ReportingPeriod
) -> list[str]:
    now = Report.from_values(SOC_TRANG_DISTRICT, after, period=periods.get("now"))
    then = Report.from_values(SOC_TRANG_DISTRICT, before, period=periods.get("then"))
    found = [f for f in check(now, former=then).findings if f.code == "implausible_change"]
    assert all(f.severity is Severity.WARNING for f in found)
    return [f.indicators[0] for f in found]


def test_a_change_out_of_proportion_is_a_warning() -> None:
    before = {"district_dossiers_received": 5627, "procedures_in_force": 405, "state_paid_assigned": 1837}
    after = {"district_dossiers_received": 562, "procedures_in_force": 4050, "state_paid_assigned": 1617}
    assert changed(before, after) == ["procedures_in_force", "district_dossiers_received"]
    assert changed({"satisfaction_rate": Decimal(95)}, {"satisfaction_rate": Decimal("9.5")}) == ["satisfaction_rate"]


def test_small_and_missing_figures_may_change_as_they_like() -> None:
    assert changed({"disciplined": 3}, {"disciplined": 40}) == []
    assert changed({"survey_forms": 0}, {"survey_forms": 176}) == []
    assert changed({"satisfaction_rate": Decimal(0)}, {"satisfaction_rate": Decimal(95)}) == []
    assert changed({"survey_forms": 4000}, {"survey_forms": 0}) == ["survey_forms"]
    assert changed({}, {"survey_forms": 4000}) == []
    assert changed({"reform_initiatives": 0}, {"reform_initiatives": 1}) == []


@pytest.mark.parametrize(("before", "after"), [(50, 5), (5, 50), (500, 0), (0, 500)])
def test_a_change_is_out_of_proportion_from_a_certain_size_on(before: int, after: int) -> None:
    assert changed({"survey_forms": before}, {"survey_forms": after}) == ["survey_forms"]
    less_before, less_after = (max(figure - (figure > 5), 0) for figure in (before, after))
    assert changed({"survey_forms": less_before}, {"survey_forms": less_after}) == []


def test_a_percentage_may_change_out_of_proportion_however_small_it_is() -> None:
    assert changed({"satisfaction_rate": Decimal(2)}, {"satisfaction_rate": Decimal(20)}) == ["satisfaction_rate"]


def test_a_negative_figure_is_no_change_out_of_proportion() -> None:
    assert changed({"survey_forms": 4000}, {"survey_forms": -1}) == []
    assert changed({"survey_forms": -1}, {"survey_forms": 4000}) == []


def test_a_change_out_of_proportion_says_what_stands_now_and_stood_before_and_where() -> None:
    now = of(survey_forms=4000, satisfaction_rate=Decimal("9.5"))
    text = {"survey_forms": "4.000", "satisfaction_rate": "9,5"}
    now = placed(evolve(now, entries={k: evolve(e, text=text.get(k, "")) for k, e in now.entries.items()}))
    found = check(now, former=of(survey_forms=4, satisfaction_rate=Decimal(95))).findings
    count, share = (f for f in found if f.code == "implausible_change")
    assert (count.text, share.text) == ("4.000", "9,5")
    assert count.source == Source(row=SOC_TRANG_DISTRICT.row("survey_forms").number)
    assert "ghi 4.000, trong khi báo cáo kỳ trước ghi 4;" in count.message()
    assert "is 9.5%, but 95% in the former report;" in share.message("en")


def test_an_amount_that_changed_is_no_percentage() -> None:
    money = Amount("money", Bilingual("Triệu đồng", "Million dong"))
    row = count("spent", money, YTD, "Đã chi", "Spent")
    form = Framework("own", "1", Bilingual("Biểu", "Form"), (branch(section("a", "A", "A"), row),))
    then, now = (Report.from_values(form, {"spent": Decimal(text)}) for text in ("60.5", "50.25"))
    periods = ReportingPeriod.quarter(2022, 1), ReportingPeriod.quarter(2022, 2)
    then, now = (evolve(one, period=period) for one, period in zip((then, now), periods, strict=True))
    (fell,) = check(now, former=then).findings
    assert fell.code == "year_to_date_fell"
    assert ("50,25" in fell.message(), "50.25" in fell.message("en")) == (True, True)
    assert "%" not in fell.message() + fell.message("en")


def test_flows_are_compared_between_periods_of_one_kind_only() -> None:
    quarter, year = ReportingPeriod.quarter(2022, 1), ReportingPeriod.full_year(2022)
    before, after = {"survey_forms": 50, "district_leaders": 4}, {"survey_forms": 5000, "district_leaders": 400}
    assert changed(before, after, then=quarter, now=year) == ["district_leaders"]
    assert changed(before, after, then=quarter, now=ReportingPeriod.quarter(2022, 2)) == [
        "survey_forms", "district_leaders",
    ]  # fmt: skip


def refused(report: Report, former: Report) -> list[Problem]:
    with pytest.raises(InvalidDataError) as caught:
        check(report, former=former)
    return list(caught.value.problems)


def test_a_former_report_of_somebody_else_is_refused() -> None:
    mine, theirs = (Organisation(name, Level.DISTRICT) for name in ("UBND huyện A", "UBND huyện B"))
    now = Report.from_values(SOC_TRANG_DISTRICT, {}, organisation=mine)
    names = Bilingual("“UBND huyện B” không phải là “UBND huyện A”", "'UBND huyện B' is not 'UBND huyện A'")
    assert refused(now, Report.from_values(SOC_TRANG_DISTRICT, {}, organisation=theirs)) == [
        Problem("organisation", names)
    ]
    one, other = (nouns.versioned(framework.id, framework.version) for framework in (FRAMEWORK, SOC_TRANG_DISTRICT))
    frameworks = Bilingual(f"{one.vi} không phải là {other.vi}", f"{one.en} is not {other.en}")
    assert refused(now, Report.from_values(FRAMEWORK, {})) == [Problem("framework", frameworks)]


def test_a_former_report_is_of_an_earlier_period() -> None:
    first, second = (
        Report.from_values(SOC_TRANG_DISTRICT, {}, period=ReportingPeriod.quarter(2022, quarter)) for quarter in (1, 2)
    )
    assert check(second, former=first).findings == ()
    assert [problem.place for problem in refused(first, first)] == ["period"]
    late = Bilingual(
        "“Quý II năm 2022” không kết thúc trước kỳ của báo cáo; đề nghị đưa báo cáo của kỳ trước đó",
        "'Quarter 2 of 2022' does not end before the report's own period; give an earlier report",
    )
    assert refused(first, second) == [Problem("period", late)]


def test_a_numerator_too_large_already_is_worded() -> None:
    part, other, whole = (count(key, DOSSIER, FLOW, f"Số {key}", f"Number {key}") for key in ("x", "y", "z"))
    share = percent("share", FLOW, "Tỷ lệ", "Share")
    both = rate("both", "Tỷ lệ", "Rate", of=total(part, other), over=whole, reported=share)
    outline = (branch(section("s", "Mục", "Section"), part, other, whole, share),)
    framework = Framework("e", "1", Bilingual("Biểu", "Table"), outline, (both,), (follows_from(both),))
    (finding,) = check(Report.from_values(framework, {"share": Decimal(25), "x": 20, "z": 31})).findings
    assert finding.message("en") == ("“Share” is 25%, but the figures ((20 + blank) / 31) give 64.52% or more.")


def test_a_percentage_beyond_what_a_blank_denominator_allows_is_worded() -> None:
    settled, received, carried = (count(key, DOSSIER, FLOW, f"Số {key}", f"Number {key}") for key in ("x", "y", "z"))
    share = percent("share", FLOW, "Tỷ lệ", "Share")
    one = rate("one", "Tỷ lệ", "Rate", of=settled, over=total(received, carried), reported=share)
    outline = (branch(section("s", "Mục", "Section"), settled, received, carried, share),)
    framework = Framework("e", "1", Bilingual("Biểu", "Table"), outline, (one,), (follows_from(one),))
    (finding,) = check(Report.from_values(framework, {"share": Decimal(99), "x": 1250, "y": 2500})).findings
    assert finding.message("en") == (
        "“Share” is 99%, but the figures (1,250 / (2,500 + blank)) give between 0% and 50%."
    )
    assert (
        finding.message() == "“Tỷ lệ” ghi 99%, nhưng tính từ số liệu (1.250 / (2.500 + trống)) thì được từ 0% đến 50%."
    )


def test_a_finding_stands_beside_the_rows_that_it_joins_unless_it_speaks_of_many_by_itself() -> None:
    report = Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 3, "plan_tasks_completed": 5, "survey_forms": -1})
    absent = dict.fromkeys(("disciplined", "examined_communes"), Entry(None, Status.ABSENT))
    result = check(evolve(report, entries={**report.entries, **absent}))
    assert {finding.code for finding in result.findings} >= {"rule_failed", "negative_value", "rows_absent"}
    beside = {key: {finding.code for finding in found} for key, found in result.at_rows.items()}
    assert beside == {
        "plan_tasks": {"rule_failed"},
        "plan_tasks_completed": {"rule_failed"},
        "survey_forms": {"negative_value"},
    }


def test_an_outcome_names_what_is_missing() -> None:
    report = Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 3})
    (outcome,) = (o for o in check(report).outcomes if o.rule.id == "part.plan_tasks_completed")
    assert (outcome.verdict, outcome.missing) == (Verdict.UNKNOWN, ("plan_tasks_completed",))


@given(testing.report_values())
def test_findings_come_worst_first_and_then_in_the_order_of_the_annex(values: dict[str, int | Decimal]) -> None:
    found = check(Report.from_values(SOC_TRANG_DISTRICT, values)).findings
    places = [(f.severity.rank, SOC_TRANG_DISTRICT.row(f.indicators[0]).number) for f in found]
    assert places == sorted(places)


def test_what_speaks_of_no_row_comes_behind_what_does() -> None:
    last = SOC_TRANG_DISTRICT.rows[-1].item.id
    words = {"name": Bilingual("Số", "Number")}
    whole, row = (
        make_finding(FindingCode.ROWS_ABSENT, *keys, words=words, figures={"missing": 1}) for keys in ((), (last,))
    )
    foreign = make_finding(FindingCode.ROWS_ABSENT, "foreign", "plan_tasks", words=words, figures={"missing": 1})
    assert worst_first([whole, row, foreign], SOC_TRANG_DISTRICT) == (foreign, row, whole)


def test_what_is_found_over_time_is_added_to_the_rest() -> None:
    then, now = of(plan_tasks=10), of(plan_tasks=100_000, survey_forms=-1)
    assert {f.code for f in check(now, former=then).findings} == {"negative_value", "implausible_change"}


def placed(report: Report) -> Report:
    """The same report, each entry read from a row of its own."""
    row = report.framework.row
    entries = {key: evolve(entry, source=Source(row=row(key).number)) for key, entry in report.entries.items()}
    return evolve(report, entries=entries)


def test_every_finding_names_the_cell_of_its_first_value() -> None:
    report = of(
        training_planned=0, training_actual=52, survey_forms=-1, procedures_in_force=3, procedures_district=2,
        district_dossiers_received=9, district_dossiers_resolved=5, district_dossiers_on_time=3,
    )  # fmt: skip
    entries = {**report.entries, "plan_tasks": Entry(None, Status.DAMAGED, text="3l")}
    entries["survey_forms"] = evolve(entries["survey_forms"], text="-1")
    found = check(placed(evolve(report, entries=entries))).findings
    told = {f.code: f for f in found}
    assert told.keys() >= {"damaged_number", "negative_value", "rule_failed", "blank_is_determined"}
    for finding in found:
        assert finding.source == Source(row=SOC_TRANG_DISTRICT.row(finding.indicators[0]).number)
    assert told[FindingCode.NEGATIVE_VALUE].text == "-1"
    assert told[FindingCode.BLANK_IS_DETERMINED].indicators == ("procedures_commune",)


@pytest.mark.parametrize(
    ("sums", "limits", "severity"),
    [
        (Severity.ERROR, Severity.ERROR, Severity.ERROR),
        (Severity.ERROR, Severity.WARNING, Severity.WARNING),
    ],
)
def test_a_blank_without_a_value_is_as_sure_as_the_rule_that_forbids_it(
    sums: Severity, limits: Severity, severity: Severity
) -> None:
    """n0 = n1 + n2 leaves n2 only 5, and n2 ≤ n3 = 4 does not."""
    n = COUNTS
    both = (evolve(parts_sum_to(n[0], n[1], n[2]), severity=sums), evolve(part_of(n[2], n[3]), severity=limits))
    report = Report.from_values(small_framework(both), {"n0": 7, "n1": 2, "n3": 4})
    (finding,) = check(placed(report)).findings
    assert (finding.code, finding.severity, finding.figures) == ("blank_has_no_value", severity, {"value": 5})
    assert (finding.indicators, finding.source) == (
        ("n2", "n0", "n1", "n3"),
        Source(row=report.framework.row("n2").number),
    )


def test_a_stated_percentage_that_no_whole_number_gives_is_an_error() -> None:
    """67,206 % of one task is no number of tasks; the verdict is unknown, because no known value breaks the rule."""
    values = {"plan_completion_rate": Decimal("67.206"), "plan_tasks": 1}
    result = check(Report.from_values(SOC_TRANG_DISTRICT, values))
    (finding,) = result.findings
    assert (finding.code, finding.severity) == (FindingCode.NO_WHOLE_NUMBER, Severity.ERROR)
    assert finding.rule == "rate.plan_completion_rate"
    assert "(trống / 1) thì được tỷ lệ khác, dù điền số nguyên nào vào chỗ trống" in finding.message()
    near = check(Report.from_values(SOC_TRANG_DISTRICT, {**values, "plan_tasks": 1_000_000}))
    assert not near.findings


def test_a_blank_part_that_must_be_0_is_worth_saying() -> None:
    result = check(of(procedures_in_force=2, procedures_district=2))
    (finding,) = (f for f in result.findings if f.code == "blank_is_determined")
    assert (finding.indicators[0], finding.figures) == ("procedures_commune", {"value": 0})


def test_a_blank_answer_that_a_count_decides_has_the_only_other_code() -> None:
    """With 3 documents disseminated, the answer cannot be No = 0."""
    (finding,) = check(of(documents_disseminated=3)).findings
    assert (finding.code, finding.rule) == ("blank_is_determined", "no.legal_education")
    assert (finding.indicators[0], finding.figures) == ("legal_education", {"value": 1})


def test_a_blank_that_a_printed_percentage_decides_is_worth_saying() -> None:
    result = check(of(plan_completion_rate=Decimal("25.81"), plan_tasks=31))
    (finding,) = (f for f in result.findings if f.code == "blank_is_determined")
    assert (finding.indicators[0], finding.figures) == ("plan_tasks_completed", {"value": 8})


@pytest.mark.parametrize("rule", SOC_TRANG_DISTRICT.rules, ids=lambda rule: rule.id)
def test_the_example_of_a_rule_breaks_it(rule: Rule) -> None:
    values = breaking_values(rule)
    assert judge(rule.relation, values, SOC_TRANG_DISTRICT.codes).verdict is Verdict.FAILED
    found = {finding.rule: finding for finding in check(of(**values)).findings}
    assert found[rule.id].message().startswith(example(rule, SOC_TRANG_DISTRICT).vi)


NEAR = {
    "limit.district_leaders": {"district_leaders": 4},
    "limit.division_leaders": {"division_leaders": 36, "district_divisions": 12},
    "limit.commune_leaders": {"commune_leaders": 30, "one_stop_linked_communes": 10},
    "within.procedures_in_force": {"level3_eligible": 90, "level4_eligible": 10, "procedures_in_force": 100},
    "bound.examined_communes": {"examined_communes": 10, "one_stop_linked_communes": 10},
    "bound.decentralisation_examined_communes": {
        "decentralisation_examined_communes": 10,
        "one_stop_linked_communes": 10,
    },
    "bound.inspected_communes": {"inspected_communes": 10, "one_stop_linked_communes": 10},
    "bound.communes_iso_declared": {"communes_iso_declared": 10, "one_stop_linked_communes": 10},
    "bound.communes_iso_audited": {"communes_iso_audited": 10, "one_stop_linked_communes": 10},
    "bound.communes_iso_reviewed": {"communes_iso_reviewed": 10, "one_stop_linked_communes": 10},
}
"""Values that legitimately come as near to a limit as they can."""


@pytest.mark.parametrize("rule", NEAR)
def test_a_limit_is_not_broken_by_the_number_that_it_allows(rule: str) -> None:
    values = NEAR[rule]
    assert rule not in {finding.rule for finding in check(of(**values)).findings}
    (over, *_) = values
    (finding,) = (found for found in check(of(**{**values, over: values[over] + 1})).findings if found.rule == rule)
    assert finding.severity is Severity.WARNING
    assert SOC_TRANG_DISTRICT.rule(rule).reason.vi in finding.message()


LEGITIMATE = [
    {"assigned_tasks": 10, "assigned_tasks_on_time": 12, "assigned_tasks_late": 0},  # carried over
    {"examination_issues_found": 3, "examined_divisions": 0, "examined_subordinate_units": 0, "examined_communes": 0},
    {"decentralisation_issues_found": 2, "decentralisation_examined_communes": 0},
    {"inspection_issues_found": 2, "inspected_units": 0, "inspected_communes": 0},  # conclusions come later
    {"state_paid_present": 900, "units_partly_autonomous": 0, "units_state_funded": 0},  # plans not yet approved
    {"autonomous_present": 9, "units_recurrent_investment_autonomous": 0, "units_recurrent_autonomous": 0},
    {
        "leaders_with_certificates": 80, "district_leaders_with_certificates": 3, "subordinate_unit_leaders": 4,
        "commune_leaders_with_certificates": 30, "division_leaders_with_certificates": 30,
    },
    {"district_documents_sent": 2114, "district_documents_electronic": 2114, "district_documents_parallel": 462},
]  # fmt: skip


@pytest.mark.parametrize("values", LEGITIMATE, ids=lambda values: next(iter(values)))
def test_what_can_be_true_is_no_error(values: dict[str, int]) -> None:
    found = check(of(**values)).findings
    assert {finding.severity for finding in found} == {Severity.WARNING}


def test_a_total_of_the_year_begins_again_in_january() -> None:
    quarter = ReportingPeriod.quarter
    then, now = (
        evolve(of(plan_tasks_completed=done, plan_tasks=1000), period=period)
        for done, period in ((980, quarter(2021, 4)), (45, quarter(2022, 1)))
    )
    assert check(now, former=then).findings == ()
    later = evolve(now, period=quarter(2021, 3))
    earlier = evolve(of(plan_tasks_completed=4, plan_tasks=1000), period=quarter(2020, 3))
    assert [found.code for found in check(evolve(then, period=quarter(2021, 3)), former=earlier).findings] == [
        "implausible_change"
    ]
    assert check(later, former=evolve(now, period=quarter(2021, 2))).findings == ()


def test_nil_is_never_an_answer() -> None:
    entries = dict(of(plan_tasks=1).entries)
    entries |= {key: Entry(None, Status.NIL, text="-") for key in ("survey_method", "survey_forms")}
    values = Report(SOC_TRANG_DISTRICT, entries).known_values(nil_as_zero=True, blank_as_zero=True)
    assert (values["survey_method"], values["survey_forms"], values["discipline_compliance"]) == (None, 0, None)
    assert values["plan_tasks_completed"] == 0


def test_a_result_says_whether_a_report_may_be_taken() -> None:
    wrong = check(Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 31, "plan_tasks_completed": 40}))
    assert [one.rule for one in wrong.errors] == ["part.plan_tasks_completed"]
    assert set(wrong.errors) | set(wrong.warnings) <= set(wrong.findings)
    assert all(one.severity is Severity.WARNING for one in wrong.warnings)
    assert not wrong.ok
    with pytest.raises(InvalidDataError) as raised:
        wrong.raise_for_errors()
    (problem,) = raised.value.problems
    assert (problem.place, problem.message) == ("plan_tasks_completed", wrong.errors[0].sentences)
    right = check(Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 40, "plan_tasks_completed": 31}))
    right.raise_for_errors()
    assert right.ok


def test_an_error_of_a_file_is_raised_with_its_cell() -> None:
    result = check(read_report(ANNEX))
    with pytest.raises(InvalidDataError, match=r"D130: “Civil servants appointed"):
        result.raise_for_errors()


def test_a_report_contains_the_indicators_of_its_framework() -> None:
    report = Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 31})
    indicator = SOC_TRANG_DISTRICT.indicator("plan_tasks")
    assert all(key in report for key in ("plan_tasks", "I.1.1", indicator))
    assert not any(key in report for key in ("plan_task", "steering", "I", evolve(indicator, id="other")))
