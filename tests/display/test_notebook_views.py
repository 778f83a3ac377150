"""What a notebook shows: every object has a form, nothing of it is taken for HTML, and it loads when asked for."""

import io
import re
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from attrs import evolve

from cchc_model import (
    Bilingual,
    Correspondence,
    Crosswalk,
    Entry,
    Framework,
    Level,
    Organisation,
    Report,
    ReportingPeriod,
    Status,
    check,
    compare,
    compute_rates,
    consolidate,
    draft_framework,
    locate_errors,
    rank,
    read_report,
    read_reports,
    score,
    series,
    write_report,
)
from cchc_model.display.notebook_views import as_html
from cchc_model.display.pieces import leftover_list
from cchc_model.framework import Branch
from cchc_model.reports.entries import Leftover
from cchc_model.vietnamese.text import Lang
from helpers.imports import loaded_by
from helpers.own_framework import FRAMEWORK
from helpers.rubric_cases import EVERY_KIND, VALUES

EVIL = "</style><script>alert(\"1\")</script><img src=x onerror='y'>&amp;"
PLAIN = "xyz"


def named(branch: Branch, text: str) -> Branch:
    name = Bilingual(f"{branch.item.name.vi} {text}", f"{branch.item.name.en} {text}")
    return Branch(evolve(branch.item, name=name), tuple(named(child, text) for child in branch.children))


def framework(text: str) -> Framework:
    """The small framework with a text in every name."""
    both = Bilingual(text, text)
    rates = tuple(evolve(rate, name=both) for rate in FRAMEWORK.rates)
    return evolve(FRAMEWORK, name=both, outline=tuple(named(top, text) for top in FRAMEWORK.outline), rates=rates)


def report(text: str, **values: int | Decimal) -> Report:
    made = Report.from_values(
        framework(text), {**VALUES, **values}, organisation=Organisation(f"UBND {text}", Level.DISTRICT)
    )
    entries = {**made.entries, "graded": Entry(None, Status.DAMAGED, text=text, note=text)}
    return evolve(made, entries=entries, leftovers=(Leftover(name=text, value=text, after="received"),))


def other(text: str) -> Report:
    return evolve(report(text, received=50), organisation=Organisation(f"UBND B {text}", Level.DISTRICT))


def form(text: str) -> bytes:
    return f"TT\tTên chỉ tiêu\tĐơn vị tính\tSố liệu\n1\tSố đơn {text}\tĐơn\t\n2\tSố hồ sơ\tHồ sơ\t\n".encode()


def annex(text: str) -> bytes:
    stream = io.BytesIO()
    write_report(report(text), stream, format="csv")
    return stream.getvalue()


OBJECTS: dict[str, Callable[[str], object]] = {
    "report": report,
    "check": lambda text: check(report(text)),
    "rates": lambda text: compute_rates(report(text)),
    "score": lambda text: score(report(text), EVERY_KIND),
    "consolidation": lambda text: consolidate(
        [report(text), other(text)], expected=[Organisation(f"UBND C {text}", Level.DISTRICT)]
    ),
    "no reports": lambda text: consolidate([], expected=[Organisation(text, Level.DISTRICT)]),
    "comparison": lambda text: compare(report(text), report(text, received=45, settled=30, pending=0)),
    "series": lambda text: series(
        [
            evolve(report(text), period=ReportingPeriod.quarter(2022, 1)),
            *(evolve(one, period=ReportingPeriod.quarter(2022, 2)) for one in (report(text), other(text))),
            evolve(other(text), period=ReportingPeriod.quarter(2022, 3)),
        ]
    ),
    "framework": framework,
    "layout": lambda text: read_report(annex(text), framework=framework(text)).layout,
    "draft": lambda text: draft_framework(form(text), id="drafted"),
    "rubric": lambda text: evolve(EVERY_KIND, name=Bilingual(text, text)),
    "crosswalk": lambda text: Crosswalk(
        framework(text), evolve(framework(text), version="2"), (Correspondence("received", ("settled",)),)
    ),
    "conflict": lambda text: locate_errors(report(text, received=50))[0],
}


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _ in attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def tags(html: str) -> list[tuple[str, tuple[str, ...]]]:
    parser = Tags()
    parser.feed(html)
    parser.close()
    assert parser.open == []
    return parser.tags


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", OBJECTS)
def test_no_text_is_taken_for_html(name: str, lang: Lang) -> None:
    harmless, evil = (as_html(OBJECTS[name](text), lang) for text in (PLAIN, EVIL))
    assert tags(evil) == tags(harmless)
    assert "<script" not in evil
    if name not in ("no reports", "layout", "conflict"):
        assert (PLAIN in harmless, "&lt;script&gt;" in evil) == (True, name != "score" or "UBND" in evil)


@pytest.mark.parametrize("name", OBJECTS)
def test_a_notebook_gets_it_from_the_object_itself(name: str) -> None:
    shown = OBJECTS[name](PLAIN)
    assert shown._repr_html_() == as_html(shown)  # type: ignore[attr-defined]


class Printer:
    """What IPython hands over, as far as it is used."""

    def __init__(self, stream: io.StringIO) -> None:
        self.text = stream.write


@pytest.mark.parametrize("name", OBJECTS)
def test_ipython_and_hypothesis_print_the_line_that_it_is(name: str) -> None:
    shown, stream = OBJECTS[name](PLAIN), io.StringIO()
    shown._repr_pretty_(Printer(stream), False)  # type: ignore[attr-defined]  # noqa: FBT003 as IPython calls it
    assert stream.getvalue() == repr(shown)


def test_what_is_shown_is_what_it_holds() -> None:
    made = report(PLAIN)
    html = as_html(made, "en")
    for complete in check(made).completeness:
        assert f"{complete.reported}/{complete.indicators} indicators have a value" in html
    for row in made.rows():
        assert row.text in html
    sheet = score(made, EVERY_KIND)
    assert f"{sheet.total.text()}/10" in as_html(sheet)
    for one in sheet.components:
        assert one.points.text() in as_html(sheet)
    whole = consolidate([made, other(PLAIN)])
    assert ">90<" in as_html(whole)
    assert whole.rates["settlement"].text() in as_html(whole)


def test_each_section_is_folded() -> None:
    sections = len(FRAMEWORK.sections)
    for name in ("report", "framework"):
        assert [tag for tag, _ in tags(as_html(OBJECTS[name](PLAIN)))].count("details") == sections


def test_another_object_is_refused() -> None:
    with pytest.raises(TypeError, match="Report"):
        as_html(3)


def test_it_loads_when_a_notebook_asks() -> None:
    code = (
        "import sys, cchc_model as cchc; report = cchc.Report.from_values(cchc.SOC_TRANG_DISTRICT, {});"
        "repr(report), cchc.check(report); assert 'cchc_model.display.notebook_views' not in sys.modules;"
        "report._repr_html_(); assert 'cchc_model.display.notebook_views' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    assert "IPython" not in loaded_by("import cchc_model.display.notebook_views")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("check", "CheckResult(findings: 1 error; rules: 3 passed)"),
        ("rates", "Rates(settlement: 77,50%)"),
        ("consolidation", "Consolidation('complaints', 2 organisations, missing reports: 1)"),
        ("comparison", "Comparison(3 indicators changed, 1 rates changed, 0 not compared, 0 findings)"),
    ],
)
def test_the_plain_form_is_one_readable_line(name: str, shown: str) -> None:
    assert repr(OBJECTS[name](PLAIN)) == shown


def test_the_plain_form_of_a_score_sheet() -> None:
    assert repr(score(report(PLAIN), EVERY_KIND)).startswith("ScoreSheet('every_kind', UBND xyz: ")


def test_a_series_shows_who_reported_what_and_at_most_fifty_rows() -> None:
    html = as_html(OBJECTS["series"](PLAIN), "en")
    assert "2 organisations, 3 periods<" in html
    assert ">1/2<" in html.replace("</span>", "<")
    assert "No report: 1" in html
    assert ">4/5<" in html
    assert html.count(">none<") == 1
    quarters = [ReportingPeriod.quarter(2022, number) for number in (1, 2)]
    many = [Organisation(f"UBND xã {number}", Level.COMMUNE) for number in range(60)]
    reports = [
        evolve(Report.from_values(FRAMEWORK, {}), organisation=who, period=period)
        for who in many
        for period in quarters
        if who is many[0] or period is quarters[0]
    ]
    html = as_html(series(reports), "en")
    assert [html.count(f"… and {left} more") for left in (10, 9)] == [1, 1]
    entries = {
        **reports[0].entries,
        **{key: Entry(None, Status.NOT_APPLICABLE, text="KPS") for key in reports[0].entries},
    }
    assert "1 periods · year to date<" in as_html(series(reports[:1]).year_to_date(), "en")
    assert ">0/0<" in as_html(series([evolve(reports[0], entries=entries)])).replace("</span>", "<")


def test_why_there_is_no_value_is_shown_in_its_place() -> None:
    made = report(PLAIN)
    entries = {**made.entries, "pending": Entry(None, Status.ABSENT), "settled": Entry(None, Status.NIL)}
    html = as_html(evolve(made, entries=entries), "en")
    assert Status.ABSENT.label.en in html
    assert f'title="{Status.DAMAGED.label.en}"' in html
    assert ">-<" in html


def test_only_what_there_is_gets_a_heading() -> None:
    """Rates without a value, bonuses, periods, and what is not compared: each where there is some."""
    blank = Report.from_values(FRAMEWORK, {})
    assert "1 chưa tính được" in as_html(compute_rates(blank))
    plain = evolve(EVERY_KIND, bonuses=(), penalties=())
    assert "Bonuses" in as_html(score(blank, EVERY_KIND), "en")
    assert "Bonuses" not in as_html(score(blank, plain), "en")
    quarters = [evolve(report(PLAIN, received=n), period=ReportingPeriod.quarter(2022, n)) for n in (1, 2)]
    compared = as_html(compare(*quarters), "en")
    assert "Quarter 1 of 2022 → Quarter 2 of 2022" in compared
    zero = Report.from_values(FRAMEWORK, {"received": 0, "settled": 0})
    some = Report.from_values(FRAMEWORK, {"received": 4, "settled": 3})
    assert "Not compared: 1" in as_html(compare(zero, some), "en")
    assert "Rates: 1" in as_html(compare(some, some.correct({"settled": 2}, reason="đã rà soát")), "en")
    assert "Rates" not in as_html(compare(some, some), "en")


def test_a_consolidated_percentage_is_shown_with_two_decimals() -> None:
    parts = [report(PLAIN, received=40, settled=31), other(PLAIN)]
    assert "68,89%" in as_html(consolidate(parts))


def test_what_no_indicator_took_is_listed() -> None:
    assert leftover_list(Report.from_values(FRAMEWORK, {})) == ""
    assert leftover_list(report("a & b")) == "<ul><li>a &amp; b | a &amp; b</li></ul>"


def test_the_plain_form_says_only_what_there_is() -> None:
    assert repr(consolidate([])) == "Consolidation(None, 0 organisations)"
    quarters = [evolve(report(PLAIN), period=ReportingPeriod.quarter(2022, number)) for number in (1, 2)]
    assert repr(consolidate(quarters)) == (
        "Consolidation('complaints', 1 organisations, Quarter 1 of 2022, Quarter 2 of 2022)"
    )
    plain = Report.from_values(FRAMEWORK, VALUES)
    given = {"opinion_score": 2}
    assert repr(score(plain, EVERY_KIND, appraised=given)) == "ScoreSheet('every_kind': 6.85 of 10 points)"
    assert repr(score(quarters[0], EVERY_KIND)) == (
        "ScoreSheet('every_kind', UBND xyz, Quý I năm 2022: 3.85 to 7.35 of 10 points, 2 components not certain)"
    )
    assert repr(check(plain)) == "CheckResult(findings: none; rules: 3 passed)"
    assert (
        repr(check(Report.from_values(evolve(FRAMEWORK, rules=()), {}))) == "CheckResult(findings: none; rules: none)"
    )
    assert repr(check(Report.from_values(FRAMEWORK, {"received": 2, "settled": 3}))) == (
        "CheckResult(findings: 1 error; rules: 1 failed, 2 unknown)"
    )


def test_errors_are_open_and_the_rest_is_folded() -> None:
    html = as_html(check(report(PLAIN, received=50)), "en")
    assert re.findall(r"<details( open=\"\")?><summary>(Error|Warning|Note)", html) == [(' open=""', "Error")]
    assert html.count(" open=") == 1
    (error,) = [one for one in check(report(PLAIN, received=50)).errors if one.rule == "sum.received"]
    assert len(error.indicators) == 3
    assert html.count(escape(error.message("en"))) == 1
    (number,) = re.findall(r"<b>Error (\d+)</b>: " + re.escape(escape(error.message("en"))), html)
    assert html.count(f'<span class="mark error">Error {number}</span>') == 3


def test_a_rate_above_100_percent_is_not_blue() -> None:
    above, below = (as_html(compute_rates(report(PLAIN, settled=number))) for number in (41, 40))
    assert ('class="bar above"' in above, 'class="bar above"' in below) == (True, False)


def test_files_that_were_not_read_come_first_with_their_reason(tmp_path: Path) -> None:
    write_report(report(PLAIN), tmp_path / "good.txt")
    (tmp_path / f"bad{EVIL[:8].replace('/', '')}.txt").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "folder").mkdir()
    results = read_reports(tmp_path, framework=framework(PLAIN))
    html = as_html(results, "en")
    assert html.index("not read: 1") < html.index("<summary>read: 1") < html.index("left out: 1")
    assert "&lt;" in html
    assert results._repr_html_() == as_html(results)
    assert repr(results) == "ReadResults(2 files, 1 not read, 1 left out)"


def test_rankings_and_conflicts_are_shown_though_they_are_tuples() -> None:
    sheets = [score(one, EVERY_KIND) for one in (report(PLAIN), other(PLAIN))]
    html = as_html(rank(sheets), "en")
    assert all(escape(sheet.organisation.name) in html for sheet in sheets if sheet.organisation)
    conflicts = locate_errors(report(PLAIN, received=50))
    for html in (as_html(conflicts, "en"), as_html(conflicts[0], "en")):
        assert "sum.received" in html
        assert "50 → 40" in html
    assert "No rule is violated." in as_html(locate_errors(report(PLAIN)), "en")
    with pytest.raises(TypeError):
        as_html((1, 2))
