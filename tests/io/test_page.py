"""The page of a report: a summary first, each finding once, links both ways, and nothing that keeps a reader out."""

import io
import itertools
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given

from cchc_model import (
    InvalidDataError,
    Level,
    Organisation,
    Report,
    ReportingPeriod,
    Severity,
    check,
    testing,
    write_report,
)
from cchc_model.display.colours import CERTAINTY, FIGURE, INK, PAPER, POINTED_AT, WRONG
from cchc_model.display.points import points_of
from cchc_model.vietnamese.text import Lang
from helpers.own_framework import FRAMEWORK

WRONG_VALUES = {"received": 5627, "settled": 5000, "pending": 600, "graded": 2}
REPORT = Report.from_values(
    FRAMEWORK,
    WRONG_VALUES,
    organisation=Organisation("UBND huyện Mỹ Xuyên", Level.DISTRICT),
    period=ReportingPeriod.quarter(2022, 1),
)
LANGUAGES: tuple[Lang, ...] = ("vi", "en")
VOID = ("meta", "input")


def page(report: Report, lang: Lang = "vi") -> str:
    stream = io.BytesIO()
    write_report(report, stream, format="html", lang=lang)
    return stream.getvalue().decode()


class Page(HTMLParser):
    """What a reader's machine sees: elements with their attributes, the text of each, and whether they nest."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self.open: list[int] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self.texts.append("")
        if tag not in VOID:
            self.open.append(len(self.elements) - 1)

    def handle_endtag(self, tag: str) -> None:
        assert self.elements[self.open.pop()][0] == tag

    def handle_data(self, data: str) -> None:
        for place in self.open:
            self.texts[place] += data

    def of(self, tag: str) -> list[tuple[dict[str, str], str]]:
        return [(attrs, text) for (name, attrs), text in zip(self.elements, self.texts, strict=True) if name == tag]

    @property
    def ids(self) -> list[str]:
        return [attrs["id"] for _, attrs in self.elements if "id" in attrs]


@given(testing.reports(FRAMEWORK))
def test_every_link_has_its_target_and_every_id_is_unique(report: Report) -> None:
    shown = Page(page(report))
    assert len(set(shown.ids)) == len(shown.ids)
    assert {attrs["href"].removeprefix("#") for attrs, _ in shown.of("a")} <= set(shown.ids)
    labelled = [attrs["aria-labelledby"] for _, attrs in shown.elements if "aria-labelledby" in attrs]
    assert set(labelled) <= set(shown.ids)


@pytest.mark.parametrize("lang", LANGUAGES)
@given(report=testing.reports(FRAMEWORK))
def test_each_finding_is_there_once_with_links_both_ways(report: Report, lang: Lang) -> None:
    result, text = check(report), page(report, lang)
    shown = Page(text)
    points = points_of(result.findings, FRAMEWORK)
    items = {attrs["id"]: words for attrs, words in shown.of("li") if "id" in attrs}
    assert list(items) == [point.anchor for point in points]
    assert sorted(point.finding.message() for point in points) == sorted(one.message() for one in result.findings)
    for point in points:
        assert point.finding.message(lang) in items[point.anchor]
        back = text.count(f'href="#{point.anchor}"')
        assert back == (len(point.rows) if point.section else 0)
        assert all(f'href="#row-{row.number}"' in text for row in point.rows)


def test_a_message_is_not_repeated_at_each_row_of_its_rule() -> None:
    (error,) = [one for one in check(REPORT).findings if one.rule == "sum.received"]
    whole = "".join(text for attrs, text in Page(page(REPORT)).of("main") if not attrs)
    assert len(error.indicators) == 3
    assert whole.count(error.message()) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_summary_comes_first_and_has_who_when_and_how_much(lang: Lang) -> None:
    first = Page(page(REPORT, lang)).of("section")[0][1]
    counted = {"vi": "1 lỗi, 0 cảnh báo, 0 lưu ý", "en": "1 error, 0 warnings, 0 notes"}[lang]
    assert REPORT.organisation is not None
    assert REPORT.period is not None
    for text in (REPORT.organisation.name, REPORT.period.label(lang), counted):
        assert text in first


def test_a_report_without_anything_says_so() -> None:
    empty = page(Report.from_values(FRAMEWORK, {}))
    assert empty.count("chưa rõ") == 2
    assert "Không có điểm cần kiểm tra." in empty
    assert 'id="rules"' not in empty


def test_corrected_values_are_named_in_the_summary() -> None:
    text = page(REPORT.correct({"pending": 627}, reason="đã rà soát"))
    number = FRAMEWORK.row("pending").number
    assert f'<a href="#row-{number}">Dòng {number}</a>: Đang giải quyết' in text
    assert "đã rà soát" in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_reader_who_hears_or_types_finds_the_way(lang: Lang) -> None:
    shown = Page(page(REPORT, lang))
    assert shown.of("html") == [({"lang": lang}, shown.of("html")[0][1])]
    assert [len(shown.of(tag)) for tag in ("header", "nav", "main", "h1", "title")] == [1] * 5
    levels = [int(tag[1]) for tag, _ in shown.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in itertools.pairwise(levels))
    assert all(
        text.strip() for tag in ("h1", "h2", "h3", "th", "a", "label", "legend", "summary") for _, text in shown.of(tag)
    )
    assert len(shown.of("input")) == len(shown.of("label"))
    assert all(attrs.get("scope") in {"col", "row"} for attrs, _ in shown.of("th"))
    assert all("open" in attrs for attrs, _ in shown.of("details"))


def luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def faded(colour: str, opacity: float) -> str:
    parts = (int(colour[i : i + 2], 16) * opacity + int(PAPER[i : i + 2], 16) * (1 - opacity) for i in (1, 3, 5))
    return "#" + "".join(f"{round(part):02x}" for part in parts)


def test_texts_have_the_contrast_that_weak_eyes_need() -> None:
    style = page(REPORT).partition("<style>")[2].partition("</style>")[0]
    texts = set(re.findall(r"(?<![-\w])color:(#[0-9a-f]{6})", style))
    assert texts == {INK, *CERTAINTY.values()}
    opacities = [float(one) for one in re.findall(r"opacity:([.\d]+)", style)]
    for text in (*texts, *(faded(INK, one) for one in opacities)):
        assert contrast(text, PAPER) >= 4.5
        assert contrast(text, POINTED_AT) >= 4.5
    assert min(contrast(colour, PAPER) for colour in (FIGURE, WRONG)) >= 3


def test_the_filters_are_there_for_what_there_is_and_hide_nothing_on_paper() -> None:
    text = page(REPORT)
    style = text.partition("<style>")[2].partition("</style>")[0]
    choices = [attrs["id"] for attrs, _ in Page(text).of("input")]
    assert choices == ["show-error", "show-all", "show-points", "show-blanks"]
    assert "script" not in text
    screen = style.index("@media screen{")
    assert all(place > screen for place in (found.start() for found in re.finditer(":has", style)))
    assert all(f"#show-{severity.value}:not(:checked)" in style for severity in Severity)


def test_rows_have_the_classes_of_their_choices_and_so_have_the_rows_above_them() -> None:
    text = page(REPORT)
    classes = {attrs["id"]: attrs.get("class", "").split() for attrs, _ in Page(text).of("tr") if "id" in attrs}
    values = {row.id: row.value for row in REPORT.rows()}
    for row in FRAMEWORK.rows:
        if row.parent is None:
            continue
        below = [one for one in FRAMEWORK.rows_under(row.item) if one.id in values]
        blank = any(values[one.id] is None and one.id in FRAMEWORK for one in below if hasattr(one.item, "measure"))
        assert ("b" in classes[f"row-{row.number}"]) == blank


def test_the_language_is_for_pages_only() -> None:
    with pytest.raises(InvalidDataError, match="lang: applies to html only, not to docx"):
        write_report(REPORT, io.BytesIO(), format="docx", lang="en")
    assert page(REPORT) == page(REPORT)
    assert page(REPORT, "en") != page(REPORT)
