"""Pieces of HTML about a report, for pages and notebooks."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction

from cchc_model.analysis.rates import ComputedRate
from cchc_model.annexes.levels import levels_of
from cchc_model.checking.check_result import Completeness
from cchc_model.checking.examples import example
from cchc_model.display.elements import Markup, bar, element, folded, joined, table, table_row
from cchc_model.display.points import Point, row_anchor
from cchc_model.framework.framework import Framework, Row
from cchc_model.framework.intervals import Exact
from cchc_model.framework.measures import CodeList
from cchc_model.framework.rows import Indicator, Section
from cchc_model.framework.rules import Rule
from cchc_model.framework.severity import Severity
from cchc_model.framework.wording import statement
from cchc_model.reports.cell_reading import status_mark
from cchc_model.reports.cells import Status
from cchc_model.reports.findings import Finding
from cchc_model.reports.report import Report, ReportRow
from cchc_model.vietnamese.formatting import format_percent, printed
from cchc_model.vietnamese.text import Bilingual, Lang


def section_name(section: Section, lang: Lang) -> str:
    """Return the ordinal of a section with a full stop, and its name."""
    return f"{section.ordinal}. {section.name[lang]}" if section.ordinal else section.name[lang]


TITLES = {
    "vi": ("Dòng", "TT", "Tên chỉ tiêu", "Đơn vị tính", "Số liệu", "Ghi chú"),
    "en": ("Row", "No.", "Indicator", "Unit", "Value", "Note"),
}
"""The titles of a table of rows."""

RATE_TITLES = {
    "vi": ("Tỷ lệ", "Tử số", "Mẫu số", "Tỷ lệ tính toán", "Đã ghi"),
    "en": ("Rate", "Numerator", "Denominator", "Computed", "Reported"),
}
"""The titles of a table of rates."""

WITH_POINT, WITHOUT_VALUE = "p", "b"
"""The classes of rows that have a point, or no value, themselves or below them."""


def section_table(
    rows: Sequence[ReportRow],
    places: Sequence[Row],
    at_rows: Mapping[str, Sequence[Point]],
    lang: Lang,
    *,
    linked: bool = False,
) -> Markup:
    """Return the rows of a section as a table, with the numbers of their points behind the names.

    Args:
        rows: the rows of the whole report, by row number from 1.
        places: the rows of the section.
        at_rows: the points by the id of their row.
        lang: the language.
        linked: make each row a place that links may lead to, and link to the points.
    """
    made, levels, classes = [], levels_of(places), _classes(rows, places, at_rows)
    for place in places[1:]:
        marks = [_mark(point, lang, linked=linked) for point in at_rows.get(place.id, ())]
        attributes = {"id": row_anchor(place)} if linked else {}
        cells = _cells(rows[place.number - 1], place, levels[place.id], marks, lang)
        made.append(table_row(*cells, numbers=(4,), classes=" ".join(sorted(classes[place.id])), **attributes))
    return element("div", table(TITLES[lang], made, numbers=(4,)), classes="rows")


def _classes(
    rows: Sequence[ReportRow], places: Sequence[Row], at_rows: Mapping[str, Sequence[Point]]
) -> Mapping[str, set[str]]:
    """Return the classes of each row; a row above one with a point or without a value has its class, too."""
    found: dict[str, set[str]] = {place.id: set() for place in places}
    for place in reversed(places):
        if not isinstance(place.item, Indicator):
            found[place.id].add("group")
        elif rows[place.number - 1].value is None:
            found[place.id].add(WITHOUT_VALUE)
        if place.id in at_rows:
            found[place.id].add(WITH_POINT)
        if place.parent is not None:
            found[place.parent] |= found[place.id] - {"group"}
    return found


def _cells(row: ReportRow, place: Row, level: int, marks: Sequence[Markup], lang: Lang) -> Sequence[str]:
    item = place.item
    name = joined(element("span", item.name[lang], classes="name"), *marks)
    if level:
        name = element("div", name, style=f"margin-left:{level}em")
    number = element("span", str(row.number), classes="quiet")
    if not isinstance(item, Indicator):
        return number, row.ordinal, name, "", "", ""
    return number, row.ordinal, name, _measure(item, lang), value_of(row, lang), row.remarks(lang)


def _measure(item: Indicator, lang: Lang) -> Markup:
    """Return the unit, or each code of a legend on a line of its own where there is no room for all."""
    if not isinstance(item.measure, CodeList):
        return joined(item.measure.label[lang])
    codes = (f"{code.label[lang]}\xa0= {code.value}".replace(" ", "\xa0") for code in item.measure.codes)
    return joined("; ".join(codes))


def value_of(row: ReportRow, lang: Lang) -> Markup:
    """Return the value of a row as printed, with a word or mark for a value that is damaged, blank, absent or nil."""
    if row.status is Status.DAMAGED:
        return element("span", row.text, classes="damaged", title=Status.DAMAGED.label[lang])
    if row.status is Status.ABSENT:
        return element("span", Status.ABSENT.label[lang], classes="quiet")
    if row.status is Status.BLANK and not row.text:
        return element("span", Status.BLANK.label[lang], classes="quiet")
    return joined(row.text or status_mark(row.status))


_RULE = Bilingual("Xem quy tắc", "See the rule")
_AT = Bilingual("Dòng", "Rows")
_MANY = Bilingual("{count} dòng", "{count:row|rows}")
_MOST_LINKS = 12


def _title(point: Point, lang: Lang) -> str:
    return f"{point.finding.severity.label[lang]} {point.number}"


def _mark(point: Point, lang: Lang, *, linked: bool) -> Markup:
    classes = f"mark {point.finding.severity.value}"
    if linked:
        return element("a", _title(point, lang), classes=classes, href=f"#{point.anchor}")
    return element("span", _title(point, lang), classes=classes)


def point_list(points: Iterable[Point], lang: Lang, *, linked: bool = False) -> Markup:
    """Return points as a list, each with its severity, number, message and rows.

    Args:
        points: the points.
        lang: the language.
        linked: link to the rows of the page, and to the rules in its :func:`rule_list`.
    """
    items = []
    for point in points:
        text = joined(element("b", _title(point, lang)), ": ", point.finding.message(lang))
        attributes = {"id": point.anchor} if linked else {}
        text = joined(text, " ", _places(point, lang, linked=linked))
        items.append(element("li", text, classes=f"point {point.finding.severity.value}", **attributes))
    return element("ul", *items, classes="points")


def _places(point: Point, lang: Lang, *, linked: bool) -> Markup:
    """Return the numbers of the rows of a point, and a link to its rule."""
    shown = [
        element("a", str(row.number), href=f"#{row_anchor(row)}") if linked else str(row.number) for row in point.rows
    ]
    listed = _listed(shown)
    pieces: list[str] = [joined(f"{_AT[lang]} ", listed, ".")] if shown else []
    if len(shown) > _MOST_LINKS:
        pieces = [folded(_MANY.filled(count=str(len(shown)))[lang], listed)]
    if linked and point.finding.rule is not None:
        pieces.append(joined(" ", element("a", _RULE[lang], href=f"#{point.finding.rule}"), "."))
    return element("span", *pieces, classes="places") if len(shown) <= _MOST_LINKS else joined(*pieces)


def _listed(pieces: Sequence[str]) -> Markup:
    return joined(*(part for place, piece in enumerate(pieces) for part in ((", ", piece) if place else (piece,))))


def finding_list(findings: Iterable[Finding], lang: Lang) -> Markup:
    """Return findings one below the other, each as its severity and its message."""
    made = ((element("b", one.severity.label[lang]), ": ", one.message(lang), one.severity.value) for one in findings)
    return joined(*(element("div", *texts, classes=f"point {severity}") for *texts, severity in made))


def rule_list(rules: Sequence[Rule], framework: Framework, lang: Lang) -> Markup:
    """Return rules, each with its statement, reason and an example of a violation.

    The id of each element is the id of its rule, so that a finding can link to it. No rules give nothing.
    """
    if not rules:
        return Markup("")
    return element("dl", *(_rule(rule, framework, lang) for rule in rules))


def _rule(rule: Rule, framework: Framework, lang: Lang) -> Markup:
    reason, broken = Bilingual("Lý do", "Reason")[lang], Bilingual("Ví dụ vi phạm", "Example of a violation")[lang]
    return joined(
        element("dt", element("b", rule.severity.label[lang]), f": {statement(rule, framework)[lang]}", id=rule.id),
        element("dd", f"{reason}: {rule.reason[lang]}"),
        element("dd", f"{broken}: {example(rule, framework)[lang]}"),
    )


_HAVE = Bilingual("chỉ tiêu có số liệu", "indicators have a value")


def completeness_share(parts: Iterable[Completeness], lang: Lang) -> str:
    """Return the number of indicators with a value, of all.

    >>> from cchc_model import SOC_TRANG_DISTRICT, Report, check
    >>> completeness_share(check(Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 31})).completeness, "en")
    '1/175 indicators have a value'
    """
    several = tuple(parts)
    return f"{sum(one.reported for one in several)}/{sum(one.indicators for one in several)} {_HAVE[lang]}"


def completeness_bar(complete: Completeness, lang: Lang | None) -> Markup:
    """Return a bar of the share of a section's indicators that have a value, with words unless the title has them."""
    share = Fraction(complete.reported, complete.indicators) if complete.indicators else None
    return bar(share, f"{complete.reported}/{complete.indicators}" + (f" {_HAVE[lang]}" if lang else ""))


SEVERITY_WORDS = {
    Severity.ERROR: (Bilingual("lỗi", "error"), Bilingual("lỗi", "errors")),
    Severity.WARNING: (Bilingual("cảnh báo", "warning"), Bilingual("cảnh báo", "warnings")),
    Severity.INFO: (Bilingual("lưu ý", "note"), Bilingual("lưu ý", "notes")),
}
"""The word for one finding of a severity, and for several."""


def severity_counts(findings: Collection[Finding], lang: Lang) -> str:
    """Return the number of findings of each severity, in one line."""
    counts = {severity: sum(one.severity is severity for one in findings) for severity in Severity}
    return ", ".join(f"{count} {SEVERITY_WORDS[severity][count != 1][lang]}" for severity, count in counts.items())


def leftover_list(report: Report) -> Markup:
    """Return the leftovers of a report as a list, or nothing if there are none."""
    texts = [
        " | ".join(text for text in (one.ordinal, one.name, one.unit, one.value, one.note) if text)
        for one in report.leftovers
    ]
    return element("ul", *(element("li", text) for text in texts)) if texts else Markup("")


def rate_table(rates: Iterable[ComputedRate], lang: Lang) -> Markup:
    """Return a table of rates as bars, with their numerators and denominators.

    A rate without a value has a reason in place of the bar.
    """
    rows = []
    for one in rates:
        stated = "" if one.printed is None else format_percent(one.printed, lang=lang)
        shown = (
            bar(one.value, one.text(lang))
            if one.value is not None
            else element("span", one.text(lang), classes="quiet")
        )
        parts = [_part(one.numerator, lang), _part(one.denominator, lang)]
        rows.append(table_row(one.rate.name[lang], *parts, shown, stated, numbers=(1, 2, 4)))
    return element("div", table(RATE_TITLES[lang], rows, numbers=(1, 2, 4)), classes="rates")


def _part(part: Exact | None, lang: Lang) -> str:
    return "" if part is None else printed(part, lang)
