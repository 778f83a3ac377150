"""Pieces of HTML about a report, for pages and notebooks."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction

from cchc_model.analysis.rates import ComputedRate
from cchc_model.annexes.levels import levels_of
from cchc_model.checking.check import CheckResult, Completeness
from cchc_model.checking.examples import example
from cchc_model.display.elements import Markup, bar, element, joined, table, table_row
from cchc_model.framework.framework import Framework, Row
from cchc_model.framework.intervals import Exact
from cchc_model.framework.rows import Indicator
from cchc_model.framework.rules import Rule
from cchc_model.framework.severity import Severity
from cchc_model.framework.wording import statement
from cchc_model.reports.cells import Status, status_mark
from cchc_model.reports.findings import Finding
from cchc_model.reports.report import Report, ReportRow
from cchc_model.vietnamese.formatting import format_percent, printed
from cchc_model.vietnamese.text import Bilingual, Lang


def section_table(
    rows: Sequence[ReportRow],
    places: Sequence[Row],
    at_rows: Mapping[str, Sequence[Finding]],
    lang: Lang,
    *,
    linked: Collection[str] = (),
) -> Markup:
    """Return the rows of a section as a table, with findings below the names of their rows.

    Args:
        rows: the rows of the whole report, by row number from 1.
        places: the rows of the section.
        at_rows: the findings by the id of their row.
        lang: the language.
        linked: the ids of the rules in a :func:`rule_list` of the same page.
    """
    titles = {
        "vi": ("TT", "Tên chỉ tiêu", "Đơn vị tính", "Số liệu", "Ghi chú"),
        "en": ("No.", "Indicator", "Unit", "Value", "Note"),
    }[lang]
    made, levels = [], levels_of(places)
    for place in places:
        below = [finding_text(finding, lang, linked=linked) for finding in at_rows.get(place.id, ())]
        made.append(_row(rows[place.number - 1], place, levels[place.id], below, lang))
    return element("div", table(titles, made[1:], numbers=(3,)), classes="rows")


def _row(row: ReportRow, place: Row, level: int, below: Sequence[Markup], lang: Lang) -> Markup:
    item = place.item
    name = joined(element("span", item.name[lang], classes="name"), *below)
    if level:
        name = element("div", name, style=f"margin-left:{level}em")
    if not isinstance(item, Indicator):
        return table_row(row.ordinal, name, "", "", "", classes="group")
    return table_row(row.ordinal, name, item.measure.label[lang], value_of(row, lang), row.remarks(lang), numbers=(3,))


def value_of(row: ReportRow, lang: Lang) -> Markup:
    """Return the value of a row as printed, with a mark for a damaged, absent or nil value."""
    if row.status is Status.DAMAGED:
        return element("span", row.text, classes="damaged", title=Status.DAMAGED.label[lang])
    if row.status is Status.ABSENT:
        return element("span", Status.ABSENT.label[lang], classes="quiet")
    return joined(row.text or status_mark(row.status))


_RULE = Bilingual("Xem quy tắc", "See the rule")


def finding_text(finding: Finding, lang: Lang, *, linked: Collection[str] = ()) -> Markup:
    """Return a finding as its severity and its message, with a link to its rule if that is among `linked`."""
    severity = element("b", finding.severity.label[lang])
    link = []
    if finding.rule in linked:
        link = [" ", element("a", _RULE[lang], href=f"#{finding.rule}")]
    return element("div", severity, ": ", finding.message(lang), *link, classes=finding.severity.value)


def rule_list(rules: Sequence[Rule], framework: Framework, lang: Lang) -> Markup:
    """Return rules below a heading, each with its statement, reason and an example of a violation.

    The id of each element is the id of its rule, so that a finding can link to it. No rules give nothing.
    """
    if not rules:
        return Markup("")
    heading = Bilingual("Quy tắc của các điểm cần kiểm tra", "Rules of the findings")[lang]
    return joined(element("h2", heading), element("dl", *(_rule(rule, framework, lang) for rule in rules)))


def _rule(rule: Rule, framework: Framework, lang: Lang) -> Markup:
    reason, broken = Bilingual("Lý do", "Reason")[lang], Bilingual("Ví dụ vi phạm", "Example of a violation")[lang]
    return joined(
        element("dt", element("b", rule.severity.label[lang]), f": {statement(rule, framework)[lang]}", id=rule.id),
        element("dd", f"{reason}: {rule.reason[lang]}"),
        element("dd", f"{broken}: {example(rule, framework)[lang]}"),
    )


def completeness_bar(complete: Completeness, lang: Lang) -> Markup:
    """Return a bar of the share of a section's indicators that have a value."""
    have = Bilingual("chỉ tiêu có số liệu", "indicators have a value")[lang]
    share = Fraction(complete.reported, complete.indicators) if complete.indicators else None
    return bar(share, f"{complete.reported}/{complete.indicators} {have}")


def severity_counts(result: CheckResult, lang: Lang) -> str:
    """Return the number of findings of each severity, in one line."""
    words = {
        Severity.ERROR: Bilingual("lỗi", "errors"),
        Severity.WARNING: Bilingual("cảnh báo", "warnings"),
        Severity.INFO: Bilingual("lưu ý", "notes"),
    }
    return ", ".join(f"{sum(f.severity is s for f in result.findings)} {word[lang]}" for s, word in words.items())


def finding_list(findings: Iterable[Finding], lang: Lang) -> Markup:
    """Return the findings, one below the other."""
    return joined(*(finding_text(finding, lang) for finding in findings))


def leftover_list(report: Report, lang: Lang) -> Markup:
    """Return the leftovers of a report below a heading, or nothing if there are none."""
    words = Bilingual("Dòng ngoài khung", "Rows outside the framework")
    texts = [
        " | ".join(text for text in (one.ordinal, one.name, one.unit, one.value, one.note) if text)
        for one in report.leftovers
    ]
    if not texts:
        return Markup("")
    return joined(element("h2", words[lang]), element("ul", *(element("li", text) for text in texts)))


def rate_table(rates: Iterable[ComputedRate], lang: Lang) -> Markup:
    """Return a table of rates as bars, with their numerators and denominators.

    A rate without a value has a reason in place of the bar.
    """
    titles = {
        "vi": ("Tỷ lệ", "Tử số", "Mẫu số", "Tỷ lệ tính toán", "Đã ghi"),
        "en": ("Rate", "Numerator", "Denominator", "Computed", "Reported"),
    }[lang]
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
    return element("div", table(titles, rows, numbers=(1, 2, 4)), classes="rates")


def _part(part: Exact | None, lang: Lang) -> str:
    return "" if part is None else printed(part, lang)
