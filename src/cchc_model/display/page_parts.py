"""The parts of the page of a report: its summary, its points and its rows, each under a heading of its own."""

from collections import Counter
from collections.abc import Sequence

from cchc_model.checking.check_result import CheckResult
from cchc_model.display.elements import Markup, element, folded, joined, table
from cchc_model.display.page_style import SHOW_ALL, SHOW_BLANKS, SHOW_POINTS, show_severity
from cchc_model.display.pieces import (
    SEVERITY_WORDS,
    completeness_bar,
    completeness_share,
    point_list,
    section_name,
    section_table,
    severity_counts,
)
from cchc_model.display.points import Point, by_place, of_section, row_anchor
from cchc_model.framework.severity import Severity
from cchc_model.reports.report import Report
from cchc_model.vietnamese.text import Bilingual, Lang

SUMMARY = Bilingual("Tóm tắt", "Summary")
POINTS = Bilingual("Điểm cần kiểm tra", "Findings")
ROWS = Bilingual("Số liệu", "Values")
_WHO = Bilingual("Cơ quan báo cáo", "Organisation")
_WHEN = Bilingual("Kỳ báo cáo", "Period")
_COMPLETE = Bilingual("Mức độ đầy đủ", "Completeness")
_FOUND = Bilingual("Kết quả kiểm tra", "Check")
_CORRECTED = Bilingual("Số liệu đã sửa", "Corrected values")
_ROW = Bilingual("Dòng", "Row")
_NOT_STATED = Bilingual("chưa rõ", "not stated")
_GENERAL = Bilingual("Toàn phụ lục", "The whole annex")
_NO_POINTS = Bilingual("Không có điểm cần kiểm tra.", "There are no findings.")
_SHOW = Bilingual("Hiện", "Show")
_ALL_ROWS = Bilingual("mọi dòng", "all rows")
_WITH_POINTS = Bilingual("dòng có điểm cần kiểm tra", "rows with findings")
_WITHOUT_VALUE = Bilingual("dòng chưa có số liệu", "rows without a value")


def summary_titles(lang: Lang) -> tuple[str, ...]:
    """Return the titles of the table of sections."""
    words = (several[lang].capitalize() for _, several in SEVERITY_WORDS.values())
    return (Bilingual("Mục", "Section")[lang], _COMPLETE[lang], *words)


def part(anchor: str, heading: str, *content: str) -> Markup:
    """Return a part of the page, which its heading labels."""
    return element("section", element("h2", heading, id=anchor), *content, **{"aria-labelledby": anchor})


def summary(result: CheckResult, points: Sequence[Point], lang: Lang) -> Markup:
    """Return who reports, when, how completely and with which findings, as facts and by section."""
    report = result.report
    facts = [
        (_WHO[lang], report.organisation.name if report.organisation else _NOT_STATED[lang]),
        (_WHEN[lang], report.period.label(lang) if report.period else _NOT_STATED[lang]),
        (_COMPLETE[lang], completeness_share(result.completeness, lang)),
        (_FOUND[lang], severity_counts(result.findings, lang)),
        *_corrected(report, lang),
    ]
    pairs = (piece for term, text in facts for piece in (element("dt", term), element("dd", text)))
    return part("summary", SUMMARY[lang], element("dl", *pairs, classes="facts"), _sections(result, points, lang))


def _corrected(report: Report, lang: Lang) -> list[tuple[str, Markup]]:
    links = []
    for place, row in zip(report.framework.rows, report.rows(), strict=True):
        if row.corrections:
            link = element("a", f"{_ROW[lang]} {row.number}", href=f"#{row_anchor(place)}")
            links.append(element("div", link, f": {place.item.name[lang]}"))
    return [(_CORRECTED[lang], joined(*links))] if links else []


def _sections(result: CheckResult, points: Sequence[Point], lang: Lang) -> Markup:
    rows = []
    if of_section(points, None):
        rows.append(_section_row(joined(_GENERAL[lang]), "", 0, of_section(points, None)))
    for place, complete in enumerate(result.completeness, 1):
        name = element("a", section_name(complete.section, lang), href=f"#section-{place}")
        here = of_section(points, complete.section.id)
        rows.append(_section_row(name, completeness_bar(complete, None), place, here))
    return element("div", table(summary_titles(lang), rows, numbers=(2, 3, 4)), classes="sections")


def _section_row(name: Markup, share: str, place: int, here: Sequence[Point]) -> Markup:
    counts = Counter(point.finding.severity for point in here)
    cells = (
        element("a", str(counts[severity]), href=f"#points-{place}") if counts[severity] else ""
        for severity in Severity
    )
    numbers = (element("td", cell, classes="n") for cell in cells)
    return element("tr", element("th", name, scope="row"), element("td", share), *numbers)


def all_points(result: CheckResult, points: Sequence[Point], lang: Lang) -> Markup:
    """Return every point once, under the heading of its section."""
    if not points:
        return part("points", POINTS[lang], element("p", _NO_POINTS[lang]))
    sections = [_GENERAL[lang], *(section_name(one.section, lang) for one in result.completeness)]
    ids = [None, *(one.section.id for one in result.completeness)]
    pieces = []
    for place, (name, key) in enumerate(zip(sections, ids, strict=True)):
        here = of_section(points, key)
        if here:
            pieces.append(element("h3", name, id=f"points-{place}"))
            pieces.append(point_list(here, lang, linked=True))
    return part("points", POINTS[lang], _severity_filter(points, lang), *pieces)


def _severity_filter(points: Sequence[Point], lang: Lang) -> Markup:
    counts = Counter(point.finding.severity for point in points)
    return _filter(
        [
            (
                _choice("checkbox", show_severity(one), is_checked=True),
                f"{SEVERITY_WORDS[one][1][lang]} ({counts[one]})",
            )
            for one in Severity
            if counts[one]
        ],
        lang,
    )


def _filter(choices: Sequence[tuple[Markup, str]], lang: Lang) -> Markup:
    labels = (element("label", choice, " ", text) for choice, text in choices)
    return element("fieldset", element("legend", _SHOW[lang]), *labels, classes="filter")


def _choice(kind: str, key: str, *, is_checked: bool = False) -> Markup:
    name = ' name="show"' if kind == "radio" else ""
    return Markup(f'<input type="{kind}" id="{key}"{name}{" checked" if is_checked else ""} autocomplete="off">')


def all_rows(result: CheckResult, points: Sequence[Point], lang: Lang) -> Markup:
    """Return every row of the annex by section, with links to its points."""
    report, marks = result.report, by_place(points)
    rows = report.rows()
    choices = [
        (_choice("radio", SHOW_ALL, is_checked=True), _ALL_ROWS[lang]),
        (_choice("radio", SHOW_POINTS), _WITH_POINTS[lang]),
        (_choice("radio", SHOW_BLANKS), _WITHOUT_VALUE[lang]),
    ]
    sections = []
    for place, complete in enumerate(result.completeness, 1):
        places = report.framework.rows_under(complete.section)
        heading = element("h3", section_name(complete.section, lang), id=f"section-{place}")
        own = element("span", completeness_bar(complete, lang), id=row_anchor(places[0]))
        head = joined(heading, " ", own)
        sections.append(folded(head, section_table(rows, places, marks, lang, linked=True), is_open=True))
    return part("rows", ROWS[lang], _filter(choices, lang), *sections)
