"""Pictures: each draws on the Axes that it is given, says the figures exactly, and has every Vietnamese letter."""

import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont
from matplotlib.ft2font import FT2Font
from matplotlib.patches import Rectangle

from cchc_model import (
    SOC_TRANG_DISTRICT,
    InvalidDataError,
    Level,
    MissingExtraError,
    Organisation,
    Report,
    ReportingPeriod,
    UnknownIndicatorError,
    check,
    compare,
    compute_rates,
    format_number,
    format_percent,
    score,
)
from cchc_model.display.colours import WRONG
from cchc_model.plots import plot_changes, plot_completeness, plot_organisations, plot_rates, plot_scores
from cchc_model.vietnamese.formatting import format_fraction
from cchc_model.vietnamese.text import Lang
from helpers.own_framework import FRAMEWORK
from helpers.rubric_cases import EVERY_KIND, VALUES

DISTRICTS = [Organisation(f"UBND huyện {name}", Level.DISTRICT) for name in ("Mỹ Xuyên", "Long Phú", "Kế Sách")]


def own(organisation: Organisation, **values: int) -> Report:
    return Report.from_values(FRAMEWORK, {**VALUES, **values}, organisation=organisation)


SEVERAL = [
    own(DISTRICTS[0]),
    own(DISTRICTS[1], settled=20),
    Report.from_values(FRAMEWORK, {}, organisation=DISTRICTS[2]),
]
CHANGED = compare(own(DISTRICTS[0]), own(DISTRICTS[0], received=400, settled=30, pending=0))
PLOTS: dict[str, Callable[[Axes | None, Lang], Axes]] = {
    "completeness": lambda ax, lang: plot_completeness(own(DISTRICTS[0]), ax, lang=lang),
    "rates": lambda ax, lang: plot_rates(compute_rates(own(DISTRICTS[0])), ax, lang=lang),
    "scores": lambda ax, lang: plot_scores(score(own(DISTRICTS[0]), EVERY_KIND), ax, lang=lang),
    "organisations": lambda ax, lang: plot_organisations(SEVERAL, ax, lang=lang),
    "changes": lambda ax, lang: plot_changes(CHANGED, ax, lang=lang),
}


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    plt.close("all")


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def names(ax: Axes) -> list[str]:
    return [label.get_text().replace("\n", " ") for label in ax.get_yticklabels()]


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", PLOTS)
def test_each_draws_on_the_axes_it_is_given_and_without_a_missing_letter(name: str, lang: Lang) -> None:
    figure = Figure()
    ax = figure.subplots()
    assert PLOTS[name](ax, lang) is ax
    figure.savefig("/dev/null", format="png")  # a letter that the font lacks is a warning, and so an error
    own_figure = PLOTS[name](None, lang)
    assert own_figure.figure is not figure
    assert texts(own_figure) == texts(ax)


def test_the_font_has_every_letter_of_the_framework() -> None:
    known = FT2Font(findfont(FontProperties(family="DejaVu Sans"))).get_charmap()
    letters = {letter for row in SOC_TRANG_DISTRICT.rows for letter in row.item.name.vi}
    assert all(ord(letter) in known for letter in letters)


def test_completeness_and_rates_of_the_real_annex(report: Report) -> None:
    drawn = plot_completeness(report)
    parts = check(report).completeness
    assert texts(drawn) == [f"{part.reported}/{part.indicators}" for part in parts]
    rates = compute_rates(report)
    known = [one for one in rates.values() if one.value is not None]
    ax = plot_rates(rates)
    assert texts(ax) == [one.text() for one in known]
    lengths = [bar.get_width() for bar in ax.patches if isinstance(bar, Rectangle)]
    assert lengths == [pytest.approx(min(float(one.percent or 0), 100)) for one in known]


def test_points_are_told_as_ranges() -> None:
    sheet = score(Report.from_values(FRAMEWORK, {"received": 40}), EVERY_KIND)
    ax = plot_scores(sheet)
    ends = (format_fraction(end) for end in (sheet.sections[0].points.low, sheet.sections[0].points.high))
    assert texts(ax)[0].startswith(f"{'–'.join(ends)} / ")
    assert sheet.sections[0].points.exact is None
    assert names(ax) == [section.section.name.vi for section in sheet.sections]


def test_who_has_no_figure_has_an_empty_cell() -> None:
    ax = plot_organisations(SEVERAL)
    shares = [Fraction(100 * settled, 40) for settled in (31, 20)]
    assert texts(ax) == [format_percent(share, decimals=1) for share in shares]
    assert [label.get_text() for label in ax.get_xticklabels()] == [one.name for one in DISTRICTS]
    assert texts(plot_organisations(SEVERAL, rates=["settlement"])) == texts(ax)
    with pytest.raises(UnknownIndicatorError):
        plot_organisations(SEVERAL, rates=["settlements"])


def colour_of_first(ax: Axes) -> tuple[float, ...]:
    (image,) = ax.images
    shades = image.get_array()
    assert shades is not None
    return tuple(map(float, image.to_rgba(shades)[0][0]))


@pytest.mark.parametrize(("settled", "text"), [(40, "100,0%"), (41, "102,5%"), (4001, "10.002,5%")])
def test_what_is_above_100_percent_is_marked(settled: int, text: str) -> None:
    plain = plot_organisations([own(DISTRICTS[0], received=40, settled=40)])
    ax = plot_organisations(
        [own(DISTRICTS[0], received=40, settled=settled), own(DISTRICTS[1], received=40, settled=31)]
    )
    above = settled > 40
    assert texts(ax)[0] == text
    assert ("100%" in ax.get_title()) == above
    assert (colour_of_first(ax) == colour_of_first(plain)) == (not above)


def test_changes_have_a_sign_and_the_largest_is_on_top() -> None:
    ax = plot_changes(CHANGED)
    changed = [abs(one.percent) for one in CHANGED.changes if one.percent is not None]
    shown = [format_percent(one, decimals=1) + (" »" if one > 100 else "") for one in sorted(changed, reverse=True)]
    assert [text[1:] for text in texts(ax)[: len(shown)]] == shown
    assert {text[0] for text in texts(ax)} == {"+", "-"}
    assert len(texts(plot_changes(CHANGED, most=1))) == 1


def test_a_rate_changes_by_points_and_below_the_counts() -> None:
    ax = plot_changes(CHANGED)
    (rate,) = CHANGED.rates
    assert rate.difference is not None
    assert texts(ax)[-1] == f"{format_number(rate.difference, decimals=1)} điểm %"
    assert names(ax)[-1] == rate.subject.name.vi
    assert "điểm phần trăm" in ax.get_xlabel()
    assert texts(plot_changes(CHANGED, lang="en"))[-1] == f"{format_number(rate.difference, decimals=1, lang='en')} pp"


def test_a_stated_rate_that_the_computed_one_repeats_is_drawn_once() -> None:
    def of(settled: int, stated: str) -> Report:
        values = {"received": 40, "settled": settled, "settled_rate": Decimal(stated)}
        return Report.from_values(FRAMEWORK, values)

    (rate,) = [one for one in FRAMEWORK.rates if one.reported == "settled_rate"]
    stated = FRAMEWORK["settled_rate"]
    same = names(plot_changes(compare(of(20, "50.00"), of(31, "77.50"))))
    other = names(plot_changes(compare(of(20, "50.00"), of(31, "70.00"))))
    shown = [(rate.name.vi in drawn, stated.name.vi in drawn) for drawn in (same, other)]
    assert shown == [(True, False), (True, True)]


def test_no_change_looks_good_or_bad_by_its_sign_and_what_cannot_be_is_never_blue() -> None:
    ax = plot_changes(CHANGED)
    assert len({bar.get_facecolor() for bar in ax.patches}) == 1
    above = plot_rates(compute_rates(own(DISTRICTS[0], settled=50)))
    assert {to_hex(bar.get_facecolor()) for bar in above.patches} == {WRONG}


def test_titles_have_the_organisation_and_the_period() -> None:
    quarter = ReportingPeriod.quarter(2022, 1)
    made = evolve(own(DISTRICTS[0]), period=quarter)
    of_one = (plot_completeness(made), plot_rates(made), plot_scores(score(made, EVERY_KIND)))
    for ax in (*of_one, plot_organisations([made])):
        assert quarter.label() in ax.get_title().replace("\n", " ")
    assert all(DISTRICTS[0].name in ax.get_title().replace("\n", " ") for ax in of_one)
    both = plot_organisations([made, evolve(own(DISTRICTS[1]), period=ReportingPeriod.quarter(2022, 2))])
    assert "2022" not in both.get_title()


@pytest.mark.parametrize(("lang", "shown"), [("vi", ["-2,5", "0", "1.000"]), ("en", ["-2.5", "0", "1,000"])])
def test_one_style_of_numerals_and_one_minus_sign(lang: Lang, shown: list[str]) -> None:
    ax = plot_changes(CHANGED, lang=lang)
    ax.set_xticks([-2.5, 0, 1000])
    assert [text.get_text() for text in ax.get_xticklabels()] == shown


def test_of_many_organisations_each_is_a_row() -> None:
    many = [own(Organisation(f"UBND xã {number}", Level.COMMUNE)) for number in range(100)]
    ax = plot_organisations(many)
    assert names(ax) == [f"UBND xã {number}" for number in range(100)]
    assert [label.get_text() for label in ax.get_xticklabels()] == [
        rate.name.vi for rate in FRAMEWORK.rates if compute_rates(many[0])[rate].value is not None
    ]
    assert len(texts(ax)) == 100 * len(ax.get_xticks())


def test_where_there_is_nothing_to_draw_it_is_said() -> None:
    empty = Report.from_values(FRAMEWORK, {})
    with pytest.raises(InvalidDataError, match="no rate has a value"):
        plot_rates(compute_rates(empty))
    with pytest.raises(InvalidDataError, match="no rate has a value"):
        plot_organisations([empty])
    for reports in ([], [empty, Report.from_values(SOC_TRANG_DISTRICT, {})]):
        with pytest.raises(InvalidDataError, match="of the same framework"):
            plot_organisations(reports)
    with pytest.raises(InvalidDataError, match="no change can be shown"):
        plot_changes(compare(empty, empty))


def test_a_missing_extra_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    monkeypatch.delitem(sys.modules, "cchc_model.plots")
    for name in [name for name in sys.modules if name.startswith("cchc_model.display.")]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(MissingExtraError, match=r"cchc-model\[plots\]"):
        import cchc_model.plots  # noqa: F401
