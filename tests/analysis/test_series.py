"""Series: exact figures over organisations and periods, or the reason why there is none; never a guess."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import cchc_model as cchc
from cchc_model import (
    SOC_TRANG_DISTRICT,
    Better,
    Bilingual,
    Correspondence,
    Crosswalk,
    Entry,
    Framework,
    InvalidDataError,
    Level,
    Organisation,
    PeriodKind,
    Report,
    ReportingPeriod,
    Series,
    Status,
    UnknownIndicatorError,
    compare,
    consolidate,
    percentage_change,
    series,
    testing,
)
from cchc_model.analysis.consolidation.figures import Coverage
from cchc_model.analysis.series.figures import Growth
from cchc_model.framework import (
    FLOW,
    STOCK,
    YTD,
    Amount,
    Indicator,
    Rate,
    Time,
    UnitType,
    branch,
    coded,
    count,
    percent,
    rate,
    section,
)
from cchc_model.indicators import DOSSIER, PROCEDURE, YES_NO
from cchc_model.vietnamese.text import LANGS

MONEY = Amount("money", Bilingual("Triệu đồng", "Million dong"))
ROWS = (
    count("done", DOSSIER, YTD, "Đã giải quyết từ đầu năm", "Settled to date"),
    count("spent", MONEY, YTD, "Đã chi từ đầu năm", "Spent to date"),
    percent("share", YTD, "Tỷ lệ từ đầu năm", "Share to date"),
    coded("held", YES_NO, YTD, "Đã tổ chức", "Held to date"),
    count("received", DOSSIER, FLOW, "Tiếp nhận trong kỳ", "Received"),
    count("on_time", DOSSIER, FLOW, "Đúng hạn trong kỳ", "On time"),
    count("revised", PROCEDURE, FLOW, "Thủ tục được sửa đổi", "Procedures revised"),
    percent("satisfied", FLOW, "Tỷ lệ hài lòng", "Satisfied"),
    count("staff", UnitType("person", Bilingual("Người", "Persons")), STOCK, "Biên chế", "Staff"),
)
TOP = section("top", "Mục", "Section")
RATE = rate("punctuality", "Tỷ lệ đúng hạn", "Punctuality", of=ROWS[5], over=ROWS[4])
FRAMEWORK = Framework("form", "2", Bilingual("Biểu", "Form"), (branch(TOP, *ROWS),), (RATE,))

PROVINCE = Organisation("UBND tỉnh Ví Dụ", Level.PROVINCE)
A, B, C = (Organisation(f"UBND xã {name}", Level.COMMUNE, parent=PROVINCE) for name in "ABC")
Q = {number: ReportingPeriod.quarter(2022, number) for number in range(1, 5)}
LAST_Q4 = ReportingPeriod.quarter(2021, 4)
HALF, NINE, YEAR = ReportingPeriod.half_year(2022), ReportingPeriod.nine_months(2022), ReportingPeriod.full_year(2022)


def of(who: Organisation | None, when: ReportingPeriod | None, **values: object) -> Report:
    return Report.from_values(FRAMEWORK, values, organisation=who, period=when)


def over(who: Organisation, figure: str, values: Mapping[ReportingPeriod, object]) -> list[Report]:
    return [of(who, when, **{figure: value}) for when, value in values.items()]


def values(made: Series, figure: Indicator | Rate | str, who: Organisation | str | None = None) -> list[object]:
    return [one.value for one in made.observations(figure, who)]


def reasons(made: Series, figure: str, who: Organisation | None = None) -> list[str]:
    return ["" if one.reason is None else one.reason.en for one in made.observations(figure, who)]


def test_the_reports_are_in_order_of_names_and_time_whatever_their_order() -> None:
    reports = [of(B, Q[2], done=5), of(A, HALF), of(A, Q[1], done=1), of(A, Q[2])]
    made = series(iter(reports))
    assert made.organisations == (A, B)
    assert made.periods == (Q[1], Q[2], HALF)
    assert made == series(reversed(reports))
    assert repr(made) == (
        "Series('form', 2 organisations, 3 periods from Quarter 1 of 2022 to First six months of 2022, "
        "missing reports: 1)"
    )
    assert repr(series(reports[:1])) == "Series('form', 1 organisations, Quarter 2 of 2022)"
    assert made.framework is FRAMEWORK


@given(st.dictionaries(st.tuples(st.sampled_from([A, B, C]), st.sampled_from([*Q.values(), HALF])), st.integers(0, 99)))
def test_every_value_of_every_report_is_in_the_series(given_: dict[tuple[Organisation, ReportingPeriod], int]) -> None:
    if not given_:
        return
    made = series(of(who, when, done=value) for (who, when), value in given_.items())
    seen = {
        (who, one.period): one.value
        for who in made.organisations
        for one in made.observations("done", who)
        if one.value is not None
    }
    assert seen == given_


@pytest.mark.parametrize("nil_as_zero", [False, True])
@given(report=testing.reports(organisation=st.just(A), period=st.just(Q[1])))
def test_a_figure_is_the_value_for_formulas_or_has_a_reason(report: Report, *, nil_as_zero: bool) -> None:
    made = series([report], nil_as_zero=nil_as_zero)
    for key, known in report.known_values(nil_as_zero=nil_as_zero).items():
        (one,) = made.observations(key)
        assert one.value == known
        assert str(one.value) == str(known)  # with its digits
        assert (one.reason is None) is (known is not None)
    for key, computed in cchc.compute_rates(report, nil_as_zero=nil_as_zero).items():
        (one,) = made.observations(SOC_TRANG_DISTRICT.rate(key))
        assert one.value == computed.percent
        assert (one.reason is None) is (computed.percent is not None)


def test_each_missing_figure_says_why() -> None:
    entries = {
        Status.BLANK: Entry(None, Status.BLANK),
        Status.NIL: Entry(None, Status.NIL, text="-"),
        Status.NOT_APPLICABLE: Entry(None, Status.NOT_APPLICABLE, text="KPS"),
        Status.DAMAGED: Entry(None, Status.DAMAGED, text="3l"),
        Status.ABSENT: Entry(None, Status.ABSENT),
        Status.REPORTED: Entry(36, Status.REPORTED, note="5/6 báo cáo"),
    }
    keys = dict(zip(entries, ("done", "received", "on_time", "revised", "staff"), strict=False))
    keys[Status.REPORTED] = "staff"
    made = {}
    for status, entry in entries.items():
        report = of(A, Q[1])
        made[status] = series([evolve(report, entries={**report.entries, keys[status]: entry}), of(B, Q[2])])
    found = {status: one.observations(keys[status], A)[0] for status, one in made.items()}
    assert all(one.value is None for one in found.values())
    assert {status: one.reason and one.reason.vi for status, one in found.items()} == {
        Status.BLANK: "báo cáo để trống",
        Status.NIL: "báo cáo ghi dấu “-”",
        Status.NOT_APPLICABLE: "không áp dụng",
        Status.DAMAGED: "không đọc được số liệu trong báo cáo",
        Status.ABSENT: "báo cáo không có dòng này",
        Status.REPORTED: "chỉ có số liệu của một phần các báo cáo (5/6)",
    }
    assert reasons(made[Status.BLANK], "done", A)[1] == "no report among the files given"
    assert reasons(made[Status.BLANK], "punctuality", A) == [
        "“On time” and 1 other figures are missing: blank in the report",
        "no report among the files given",
    ]


def test_a_rate_says_what_it_lacks() -> None:
    made = series([of(A, Q[1], received=0, on_time=0), of(A, Q[2], received=8), of(A, Q[3], received=8, on_time=6)])
    assert values(made, "punctuality") == [None, None, Fraction(75)]
    assert reasons(made, "punctuality") == [
        "the denominator is 0",
        "“On time” is missing: blank in the report",
        "",
    ]
    assert values(made, RATE) == values(made, "punctuality")
    assert values(made, ROWS[4]) == [0, 8, 8]


# Refusals


def refused(*reports: object, **options: object) -> list[str]:
    with pytest.raises(InvalidDataError) as caught:
        series(reports, **options)  # type: ignore[arg-type]  # that is the point
    assert str(caught.value)
    return [f"{one.place}: {one.message.en}" for one in caught.value.problems]


def test_a_series_needs_reports_with_names_and_periods_one_for_each() -> None:
    assert refused() == ["reports: none was given; give at least one report"]
    assert refused("text") == ["reports: a str is not a Report; give the report itself"]
    assert refused(of(A, Q[1]), None) == [
        "reports: a file could not be read and has no report; leave out results whose report is None"
    ]
    spelt = evolve(A, name="UBND  xã  A", code="1")
    assert refused(of(None, None), of(None, Q[1]), of(A, None), of(A, Q[1]), of(A, Q[1]), of(B, Q[2])) == [
        "a report: names no reporting organisation; give it an organisation",
        "Quarter 1 of 2022: names no reporting organisation; give it an organisation",
        "UBND xã A: names no reporting period; give it a period",
        "UBND xã A: has two reports for Quarter 1 of 2022; leave one out",
    ]
    assert refused(of(A, Q[1]), of(spelt, Q[1])) == [
        "UBND  xã  A: has two reports for Quarter 1 of 2022; leave one out"
    ]
    assert series([of(A, Q[1]), of(spelt, Q[2])]).organisations == (spelt,)


def test_a_refusal_names_reports_and_periods_in_its_own_language() -> None:
    with pytest.raises(InvalidDataError) as caught:
        series(
            [of(None, None), of(None, Q[1]), Report.from_values(SOC_TRANG_DISTRICT, {}, organisation=B, period=Q[1])]
        )
    assert [one.line("vi").split(": ")[0] for one in caught.value.problems] == [
        "một báo cáo", "Quý I năm 2022", "UBND xã B, Quý I năm 2022",
    ]  # fmt: skip
    with pytest.raises(InvalidDataError) as caught:
        series([of(A, Q[1])]).ranking("done", Q[2])
    assert [problem.line(lang)[:16] for problem in caught.value.problems for lang in LANGS] == [
        "Quý II năm 2022:", "Quarter 2 of 202",
    ]  # fmt: skip


def test_a_name_of_several_organisations_is_refused() -> None:
    one, other = (evolve(A, code=code) for code in ("1", "2"))
    assert refused(of(one, Q[1]), of(other, Q[2]), of(A, Q[3])) == [
        "UBND xã A: this name may belong to several organisations; give each its code or parent"
    ]


def test_an_unknown_figure_or_organisation_is_refused_with_what_is_alike() -> None:
    twice = [evolve(A, parent=Organisation(f"UBND huyện {name}", Level.DISTRICT)) for name in "XY"]
    made = series([of(B, Q[1]), *(of(one, Q[1]) for one in twice)])
    with pytest.raises(UnknownIndicatorError, match="did you mean 'punctuality'"):
        made.observations("punctualit", B)
    with pytest.raises(UnknownIndicatorError):
        made.growth("top", B)
    with pytest.raises(UnknownIndicatorError):
        made.observations(SOC_TRANG_DISTRICT.rates[0], B)
    assert values(made, "I.1", "xã B") == values(made, "done", evolve(B, code="7")) == [None]
    for who, why in (
        (None, "organisation: the series has 3 organisations; name one"),
        ("UBND xã A", "UBND xã A: is the name of 2 organisations; give the Organisation"),
        ("UBND xã Bb", "UBND xã Bb: is not an organisation of this series; did you mean 'UBND xã B' or 'UBND xã A'?"),
        (C, "UBND xã C: is not an organisation of this series; did you mean"),
        ("", ": is not an organisation of this series"),
    ):
        with pytest.raises(InvalidDataError) as caught:
            made.observations("done", who)
        assert caught.value.problems[0].line("en").startswith(why)


# Single periods, and totals of the year


def test_single_periods_are_what_the_totals_grew_by() -> None:
    made = series(over(A, "done", {Q[1]: 8, Q[2]: 20, Q[3]: 20, Q[4]: 31}))
    single = made.single_periods()
    assert values(single, "done") == [8, 12, 0, 11]
    assert (single.basis, made.basis) == (Time.FLOW, None)
    assert single.single_periods() is single
    assert values(made, "done") == [8, 20, 20, 31]  # nothing changed
    money = series(over(A, "spent", {Q[1]: Decimal("8.50"), Q[2]: Decimal("20.25")}))
    assert [str(value) for value in values(money.single_periods(), "spent")] == ["8.50", "11.75"]


def test_a_part_that_is_missing_or_larger_leaves_no_figure() -> None:
    made = series(over(A, "done", {LAST_Q4: 90, Q[2]: 20, Q[3]: None, Q[4]: 31}))
    assert reasons(made.single_periods(), "done") == [
        "Quarter 3 of 2021: no report among the files given",
        "Quarter 1 of 2022: no report among the files given",
        "blank in the report",
        "Quarter 3 of 2022: blank in the report",
    ]
    fell = series(over(A, "done", {Q[1]: 5200, Q[2]: 5100})).single_periods()
    assert values(fell, "done") == [5200, None]
    assert reasons(fell, "done")[1] == "the total of the year is 5,100, less than the 5,200 of Quarter 1 of 2022"


def test_only_totals_of_the_year_are_divided() -> None:
    given_ = {"share": Decimal(50), "held": 1, "received": 7, "satisfied": Decimal(90), "staff": 12, "revised": 3}
    single = series([of(A, Q[1], **given_), of(A, Q[2], **given_)]).single_periods()
    assert values(single, "share") == [50, None]
    assert values(single, "held") == [1, None]
    assert reasons(single, "held")[1] == "a year-to-date percentage or answer cannot be divided into periods"
    for key in ("received", "satisfied", "staff", "revised"):
        assert values(single, key) == [given_[key]] * 2


def test_the_usual_reports_of_a_year_make_its_quarters() -> None:
    reports = [
        of(A, when, done=done, received=received, staff=staff)
        for when, done, received, staff in (
            (Q[1], 8, 8, 30),
            (HALF, 20, 20, 31),
            (NINE, 27, 27, 31),
            (YEAR, 40, 40, 29),
        )
    ]
    made = series(reports)
    assert values(made.single_periods(), "done") == [8, 20, 27, 40]
    quarters = made.single_periods(PeriodKind.QUARTER)
    assert quarters.periods == tuple(Q.values())
    assert values(quarters, "done") == [8, 12, 7, 13]
    assert values(quarters, "staff") == [30, 31, 31, 29]
    assert values(quarters, "received") == [8, None, None, None]
    assert reasons(quarters, "received")[1] == "it is a figure of another period, not of this one alone"
    assert reasons(quarters, "on_time")[1] == "blank in the report"
    assert quarters.gaps == ()


def test_another_report_to_the_same_day_tells_the_former_total() -> None:
    made = series(over(A, "done", {Q[1]: 8, HALF: 20, Q[3]: 27})).single_periods()
    assert values(made, "done") == [8, 20, 7]


def test_totals_to_the_same_day_that_differ_tell_nothing() -> None:
    june = ReportingPeriod.month(2022, 6)
    reports = [of(A, june, done=19, spent=Decimal(5), staff=3), of(A, HALF, done=20, spent=Decimal("5.0"), received=4)]
    made = series([*reports, of(A, Q[3], done=27, spent=Decimal(6))])
    third = made.single_periods()
    assert values(third, "done")[-1] is None
    assert reasons(third, "done")[-1] == (
        "Quarter 2 of 2022: reports up to the same day differ: June 2022: 19; First six months of 2022: 20"
    )
    assert values(third, "spent")[-1] == 1
    quarters = made.single_periods(PeriodKind.QUARTER)
    assert (
        reasons(quarters, "done")[0] == "reports up to the same day differ: June 2022: 19; First six months of 2022: 20"
    )
    assert values(quarters, "staff") == [3, None]
    assert reasons(quarters, "received") == [
        "it is a figure of another period, not of this one alone",
        "blank in the report",
    ]


def test_a_period_of_another_length_is_no_part_of_months() -> None:
    months = {ReportingPeriod.month(2022, number): number for number in (2, 3)}
    made = series(over(A, "done", months)).single_periods(PeriodKind.QUARTER)
    assert (made.periods, values(made, "done")) == ((Q[1],), [3])
    partly = series([*over(A, "done", {Q[1]: 3}), *over(B, "done", {HALF: 4})]).single_periods(PeriodKind.QUARTER)
    assert values(partly, "done", B) == [None, None]
    assert reasons(partly, "done", B) == [
        "no report among the files given",
        "Quarter 1 of 2022: no report among the files given",
    ]


def test_figures_of_periods_become_totals_and_do_so_only_if_they_add_up() -> None:
    given_ = {"received": 7, "satisfied": Decimal(90), "revised": 3, "staff": 4, "done": 9}
    made = series([of(A, Q[1], **given_), of(A, Q[2], **given_), of(A, Q[4], **given_)]).year_to_date()
    assert values(made, "received") == [7, 14, None]
    assert reasons(made, "received")[2] == "Quarter 3 of 2022: no report among the files given"
    assert values(made, "staff") == [4, 4, 4]
    assert values(made, "done") == [9, 9, 9]
    assert values(made, "revised") == [3, None, None]
    assert reasons(made, "revised")[1] == "figures of “Administrative procedures” cannot be added across periods"
    assert values(made, "satisfied") == [90, None, None]
    assert values(series([of(A, Q[1], received=7), of(B, Q[2])]).year_to_date(), "received", A) == [7, None]
    lacking = series(over(A, "received", {Q[1]: 7, Q[2]: None, Q[3]: 1})).year_to_date()
    assert reasons(lacking, "received")[1:] == ["blank in the report", "Quarter 2 of 2022: blank in the report"]


KINDS = st.sampled_from([(PeriodKind.MONTH, 12), (PeriodKind.QUARTER, 4), (PeriodKind.HALF_YEAR, 2)])
AMOUNTS = st.decimals(0, 10**9, places=2)


@st.composite
def complete_years(draw: st.DrawFn) -> list[Report]:
    """The reports of a complete year, whose totals never fall."""
    kind, last = draw(KINDS)
    done, spent = 0, Decimal(0)
    reports = []
    for number in range(1, last + 1):
        flow, paid = draw(st.integers(0, 10**6)), draw(AMOUNTS)
        done, spent = done + flow, spent + paid
        period = ReportingPeriod(2022, kind, number)
        reports.append(of(A, period, done=done, spent=spent, received=draw(st.integers(0, 99)), staff=flow))
    return reports


@given(complete_years())
def test_single_periods_add_up_to_the_year_and_come_back(reports: list[Report]) -> None:
    made = series(reports)
    single, to_date = made.single_periods(), made.year_to_date()
    for key in ("done", "spent"):
        assert sum(map(Fraction, values(single, key))) == values(made, key)[-1]  # type: ignore[arg-type]
        assert values(single.year_to_date(), key) == values(made, key) == values(to_date, key)
    assert values(to_date, "received")[-1] == sum(values(made, "received"))  # type: ignore[arg-type]
    assert values(to_date.single_periods(), "received") == values(made, "received") == values(single, "received")
    assert values(single, "staff") == values(to_date, "staff") == values(made, "staff")
    assert single.year_to_date().single_periods() == single


@given(st.lists(st.none() | st.integers(0, 9), min_size=4, max_size=4))
def test_a_single_period_is_a_difference_or_nothing(totals: list[int | None]) -> None:
    made = series(over(A, "done", dict(zip(Q.values(), totals, strict=True)))).single_periods()
    for one, before, seen in zip(totals, [0, *totals], made.observations("done"), strict=False):
        certain = one is not None and before is not None and one >= before
        assert seen.value == (one - before if certain and one is not None and before is not None else None)
        assert (seen.reason is None) is certain


# Growth


def figures_of(grown: Growth) -> list[object]:
    return [grown.difference, grown.percent]


def test_growth_since_the_period_before_and_since_the_year_before() -> None:
    given_ = {LAST_Q4: 10, Q[1]: 15, Q[2]: 0, Q[3]: 4, ReportingPeriod.quarter(2021, 1): 12}
    made = series(over(A, "received", given_))
    grown = {one.period: one for one in made.growth("received")}
    assert (figures_of(grown[Q[1]]), grown[Q[1]].reason) == ([5, 50], None)
    assert (grown[Q[1]].since, grown[Q[1]].value, grown[Q[1]].before) == (LAST_Q4, 15, 10)
    assert figures_of(grown[Q[2]]) == [-15, -100]
    from_zero = grown[Q[3]]
    assert figures_of(from_zero) == [4, None]
    assert from_zero.reason is not None
    assert from_zero.reason.en == "Quarter 2 of 2022: 0, so there is no percentage"
    first = grown[LAST_Q4]
    assert figures_of(first) == [None, None]
    assert first.reason is not None
    assert first.reason.vi == "Quý III năm 2021: chưa có báo cáo trong các tệp đã đưa"
    yearly = {one.period: one for one in made.growth("received", year_before=True)}
    assert yearly[Q[1]].since == ReportingPeriod.quarter(2021, 1)
    assert figures_of(yearly[Q[1]]) == [3, 25]


def test_what_is_not_alike_does_not_grow() -> None:
    first = ReportingPeriod.quarter(1900, 1)
    reports = [
        of(A, LAST_Q4, done=90, held=0),
        of(A, Q[1], done=20, held=1),
        of(A, Q[2], done=30, received=4, on_time=2),
        of(A, Q[3], received=4, on_time=3),
        of(A, NINE, done=5),
        of(A, first, done=1),
    ]
    made = series(reports)
    done = {one.period: one for one in made.growth("done")}
    assert done[Q[1]].difference is None
    assert "different years" in str(done[Q[1]].reason)
    assert done[Q[2]].difference == 10
    assert done[Q[3]].reason == Bilingual("báo cáo để trống", "blank in the report")
    for period in (NINE, first):
        assert done[period].since is None
        assert done[period].reason == Bilingual(
            "không có kỳ liền trước cùng độ dài", "no period of this length precedes it"
        )
    held = {one.period: one for one in made.growth("held")}
    assert held[Q[1]].reason == Bilingual("là câu trả lời theo mã", "it is a coded answer")
    rates = {one.period: one for one in made.growth("punctuality")}
    assert figures_of(rates[Q[3]]) == [25, 50]
    single = made.single_periods()
    assert {one.period: one for one in single.growth("done")}[Q[2]].difference == -10


@given(st.integers(0, 99), st.integers(0, 99), st.sampled_from(["done", "received", "staff"]))
def test_growth_is_what_a_comparison_says(before: int, after: int, key: str) -> None:
    one, other = of(A, Q[1], **{key: before}), of(A, Q[2], **{key: after})
    grown = series([one, other]).growth(key)[1]
    assert grown.difference == after - before
    assert grown.percent == percentage_change(before, after)
    changes = compare(one, other).changes
    assert [change.difference for change in changes] == [grown.difference] * (before != after)


def test_a_figure_its_growth_and_its_place_have_a_text_in_both_languages() -> None:
    made = series(over(A, "spent", {Q[1]: Decimal("1250.50"), Q[2]: Decimal(1000), Q[3]: None, Q[4]: Decimal(1125)}))
    assert [one.text() for one in made.observations("spent")] == ["1.250,50", "1.000", "báo cáo để trống", "1.125"]
    assert made.observations("spent")[0].text("en") == "1,250.50"
    assert [one.text("en") for one in made.growth("spent")] == [
        "Quarter 4 of 2021: no report among the files given",
        "-20.03%",
        "blank in the report",
        "Quarter 3 of 2022: blank in the report",
    ]
    assert series(over(A, "received", {Q[1]: 8, Q[2]: 9})).growth("received")[1].text() == "+12,5%"
    assert [one.text("en") for one in made.ranking("spent", Q[1])] == ["1,250.50"]
    assert [one.text() for one in made.ranking("spent", Q[3])] == ["báo cáo để trống"]


# Ranks


def test_ties_share_a_place_and_who_has_no_figure_has_none() -> None:
    organisations = [Organisation(f"UBND xã {name}", Level.COMMUNE) for name in "ABCDE"]
    now = dict(zip(organisations, (5, 9, 5, None, 7), strict=True))
    before = dict(zip(organisations[:4], (8, 9, 1, 2), strict=True))
    made = series(
        [*(of(who, Q[2], received=one) for who, one in now.items())]
        + [of(who, Q[1], received=one) for who, one in before.items()]
    )
    ranked = made.ranking("received")
    assert [(one.organisation.name[-1], one.place, one.former, one.rise) for one in ranked] == [
        ("B", 1, None, None),
        ("E", 2, None, None),
        ("A", 3, None, None),
        ("C", 3, None, None),
        ("D", None, None, None),
    ]
    assert ranked[-1].reason == Bilingual("báo cáo để trống", "blank in the report")
    assert ranked[0].value == 9
    lowest = made.ranking("received", Q[2], better=Better.LOW)
    assert [one.organisation.name[-1] for one in lowest] == ["A", "C", "E", "B", "D"]
    assert [one.place for one in made.standings("received", organisations[4])] == [None, 2]
    assert [one.place for one in made.standings("received", "UBND xã C", better=Better.LOW)] == [1, 1]


def test_places_rise_and_fall_among_the_same_organisations_only() -> None:
    organisations = [Organisation(f"UBND xã {name}", Level.COMMUNE) for name in "ABC"]
    figures = {Q[1]: (8, 9, 1), Q[2]: (5, 9, 7), Q[3]: (5, None, 7)}
    made = series(
        of(who, period, received=one)
        for period, row in figures.items()
        for who, one in zip(organisations, row, strict=True)
    )

    def ranked(period: ReportingPeriod) -> list[tuple[str, int | None, int | None, int | None]]:
        ranking = made.ranking("received", period)
        return [(one.organisation.name[-1], one.place, one.former, one.rise) for one in ranking]

    assert ranked(Q[2]) == [("B", 1, 1, 0), ("C", 2, 3, 1), ("A", 3, 2, -1)]
    assert ranked(Q[3]) == [("C", 1, None, None), ("A", 2, None, None), ("B", None, None, None)]


def test_answers_have_no_order_and_a_period_needs_reports() -> None:
    made = series([of(A, Q[1], held=1)])
    with pytest.raises(InvalidDataError, match="cannot be ranked"):
        made.ranking("held")
    with pytest.raises(InvalidDataError, match="Quarter 2 of 2022: there is no report for this period"):
        made.ranking("done", Q[2])


@given(st.lists(st.none() | st.integers(0, 5), min_size=1, max_size=7), st.sampled_from(Better))
def test_a_place_is_one_more_than_how_many_are_better(figures: list[int | None], better: Better) -> None:
    organisations = [Organisation(f"UBND xã {number}", Level.COMMUNE) for number in range(len(figures))]
    made = series(of(who, Q[1], staff=one) for who, one in zip(organisations, figures, strict=True))
    found = {one.organisation: one for one in made.ranking("staff", better=better)}
    known = [one for one in figures if one is not None]
    for who, one in zip(organisations, figures, strict=True):
        if one is None:
            assert found[who].place is None
            assert found[who].reason is not None
        else:
            ahead = [other for other in known if (other > one if better is Better.HIGH else other < one)]
            assert (found[who].place, found[who].value, found[who].reason) == (1 + len(ahead), one, None)
    order = [one.place or 99 for one in made.ranking("staff", better=better)]
    assert order == sorted(order)


# Completeness and gaps


def test_who_reported_what_is_missing_and_how_full_the_reports_are() -> None:
    full = {"done": 1, "received": 1, "on_time": 1}
    na = of(B, Q[2], **full)
    entries = {**na.entries, "staff": Entry(None, Status.NOT_APPLICABLE, text="KPS")}
    made = series([of(A, Q[1], **full), of(C, Q[3]), evolve(na, entries=entries), of(A, Q[3], done=1), of(B, HALF)])
    assert made.coverage == {Q[1]: Coverage(1, 3), Q[2]: Coverage(1, 3), HALF: Coverage(1, 3), Q[3]: Coverage(2, 3)}
    assert made.completeness == {
        Q[1]: Coverage(3, 9), Q[2]: Coverage(3, 8), HALF: Coverage(0, 9), Q[3]: Coverage(1, 18),
    }  # fmt: skip
    assert [(when.label("en"), who.name[-1]) for when, who in made.gaps] == [
        ("Quarter 2 of 2022", "A"),
        ("First six months of 2022", "A"),
        ("Quarter 3 of 2022", "B"),
    ]
    assert repr(made).endswith(", missing reports: 3)")


# Crosswalks


def form(version: str, *names: str) -> Framework:
    rows = (count(name, DOSSIER, FLOW, f"Số {name}", f"Number {name}") for name in names)
    return Framework("form", version, Bilingual("Biểu", "Form"), (branch(TOP, *rows),))


def test_reports_on_former_forms_are_translated_through_as_many_crosswalks_as_it_takes() -> None:
    first, second, third = form("1", "online", "post", "left"), form("2", "remote"), form("3", "far", "added")
    ways = (
        Crosswalk(first, second, (Correspondence("remote", ("online", "post")),)),
        Crosswalk(second, third, (Correspondence("far", ("remote",)),)),
    )
    reports = [
        Report.from_values(framework, given_, organisation=A, period=period)
        for framework, given_, period in (
            (first, {"online": 3, "post": 4}, Q[1]),
            (first, {"online": 3}, Q[2]),
            (second, {"remote": 9}, Q[3]),
            (third, {"far": 11, "added": 1}, Q[4]),
        )
    ]
    made = series(reports, crosswalks=ways)
    assert made.framework == third
    assert values(made, "far") == [7, None, 9, 11]
    assert values(made, "added") == [None, None, None, 1]
    assert set(reasons(made, "added")[:3]) == {"it cannot be computed from the figures of the former form"}
    assert made == series(reports, framework=third, crosswalks=ways)
    assert refused(*reports) == [
        "UBND xã A, Quarter 3 of 2022: uses the framework form 2, not form 1; give a crosswalk between them",
        "UBND xã A, Quarter 4 of 2022: uses the framework form 3, not form 1; give a crosswalk between them",
    ]
    assert values(series(reports[:1], framework=first, crosswalks=ways), "online") == [3]
    assert refused(*reports, framework=third, crosswalks=(*ways, ways[0])) == [
        "form 1: there are two crosswalks from this framework"
    ]
    nameless = Report.from_values(first, {})
    assert "a report: uses the framework form 1, not form 3; give a crosswalk between them" in refused(
        reports[3], nameless
    )


def test_a_circle_of_crosswalks_ends() -> None:
    one, other, third = form("1", "n"), form("2", "n"), form("3", "n")
    ways = (Crosswalk(one, other), Crosswalk(other, one))
    report = Report.from_values(one, {"n": 1}, organisation=A, period=Q[1])
    assert refused(report, framework=third, crosswalks=ways) == [
        "UBND xã A, Quarter 1 of 2022: uses the framework form 1, not form 3; give a crosswalk between them"
    ]


# Communes → province


def test_the_province_has_what_all_its_communes_have() -> None:
    reports = [
        of(A, Q[1], received=40, on_time=30, spent=Decimal("1.50"), held=1, satisfied=Decimal(90)),
        of(B, Q[1], received=60, on_time=50, spent=Decimal("2.25"), held=0),
        of(A, Q[2], received=10, on_time=10),
    ]
    made = series(reports)
    whole = made.consolidated()
    assert whole.organisations == (PROVINCE,)
    assert values(whole, "received") == [100, None]
    assert reasons(whole, "received")[1] == "the total of only some reports (1/2)"
    assert str(values(whole, "spent")[0]) == "3.75"
    assert values(whole, "punctuality") == [80, None]
    assert reasons(whole, "held")[0] == "answers: Yes 1, No 1"
    assert reasons(whole, "staff") == ["no report has a value"] * 2
    assert reasons(whole, "satisfied")[0] == "the annex has no figures to compute the overall percentage from"
    assert str(made.consolidation(Q[2]).figures["received"].coverage) == "1/2"
    assert made.consolidation(Q[1]).figures == consolidate(reports[:2]).figures
    named = made.consolidated(Organisation("Toàn tỉnh", Level.PROVINCE))
    assert named.organisations[0].name == "Toàn tỉnh"
    alone = series([of(A, Q[1], satisfied=Decimal("90.5"))]).consolidated()
    assert values(alone, "satisfied") == [Fraction(181, 2)]


def test_the_organisation_above_all_must_be_known_and_no_one_counts_twice() -> None:
    orphan = Organisation("UBND xã D", Level.COMMUNE)
    with pytest.raises(InvalidDataError, match="name the organisation of the consolidated figures"):
        series([of(orphan, Q[1])]).consolidated()
    with pytest.raises(InvalidDataError, match="name the organisation of the consolidated figures"):
        series([of(orphan, Q[1]), of(A, Q[1])]).consolidated()
    with pytest.raises(InvalidDataError, match="belongs to 'UBND tỉnh Ví Dụ', whose figures already include it"):
        series([of(PROVINCE, Q[1]), of(A, Q[1])]).consolidated(PROVINCE)
    with pytest.raises(InvalidDataError, match="is an organisation of the series; name the one above all of them"):
        series([of(A, Q[1]), of(B, Q[1])]).consolidated(A)


@given(st.integers(1, 9), st.data())
def test_the_province_is_the_same_before_and_after_the_division_into_periods(
    communes: int, data: st.DataObject
) -> None:
    organisations = [Organisation(f"UBND xã {number}", Level.COMMUNE, parent=PROVINCE) for number in range(communes)]
    reports = []
    for who in organisations:
        total = 0
        for period in Q.values():
            total += data.draw(st.integers(0, 9))
            reports.append(of(who, period, done=total, received=total, on_time=data.draw(st.integers(0, total))))
    made = series(reports)
    one, other = made.single_periods().consolidated(), made.consolidated().single_periods()
    for key in ("done", "received", "punctuality"):
        assert values(one, key) == values(other, key)
    for period, seen in zip(Q.values(), made.consolidated().observations("punctuality"), strict=True):
        assert seen.value == made.consolidation(period).rates["punctuality"].percent


def test_a_rate_is_printed_in_percent() -> None:
    figures = {ROWS[5].id: 31, ROWS[4].id: 40}
    report = Report.from_values(FRAMEWORK, figures, organisation=A, period=Q[1])
    (one,) = series([report]).observations("punctuality")
    assert (one.text(), one.text("en")) == ("77,50%", "77.50%")
