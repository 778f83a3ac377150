"""Writer of HTML: one self-contained page for phones, screens and paper."""

from collections.abc import Sequence

from cchc_model.analysis.rates import compute_rates
from cchc_model.annexes.lines import refuse_unwritable
from cchc_model.checking.check_result import CheckResult
from cchc_model.display.elements import Markup, element, joined
from cchc_model.display.page_parts import POINTS, ROWS, SUMMARY, all_points, all_rows, part, summary, summary_titles
from cchc_model.display.page_style import page_style
from cchc_model.display.pieces import leftover_list, rate_table, rule_list
from cchc_model.display.points import points_of
from cchc_model.reports.report import Report
from cchc_model.vietnamese.text import Bilingual, Lang

_RATES = Bilingual("Tỷ lệ tính từ số liệu", "Rates computed from the values")
_LEFT_OVER = Bilingual("Dòng ngoài khung", "Rows outside the framework")
_RULES = Bilingual("Quy tắc của các điểm cần kiểm tra", "Rules of the findings")
_CONTENTS = Bilingual("Nội dung trang", "Contents")


def report_html(result: CheckResult, lang: Lang = "vi") -> str:
    """Return a checked report as a page: a summary, each finding once, the rows with links to findings, and the rates.

    The page needs no script and no network. Its filters are choices that the style sheet sees.

    Raises:
        InvalidDataError: a text has a character that no page can hold.
    """
    report = result.report
    refuse_unwritable(report)
    parts = _parts(result, lang)
    links = [element("a", heading, href=f"#{anchor}") for anchor, heading, _ in parts]
    made = (part(anchor, heading, content) if anchor not in _WHOLE else content for anchor, heading, content in parts)
    body = element(
        "body",
        element("header", element("h1", report.framework.name[lang])),
        element("nav", *links, **{"aria-label": _CONTENTS[lang]}),
        element("main", *made),
        classes="cchc",
    )
    head = joined(
        Markup('<meta charset="utf-8"><meta name="generator" content="cchc">'),
        Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        element("title", " – ".join((*_whose(report, lang), report.framework.name[lang]))),
        element("style", Markup(page_style(lang, summary_titles(lang)))),
    )
    return f"<!DOCTYPE html>\n{element('html', element('head', head), body, lang=lang)}\n"


_WHOLE = ("summary", "points", "rows")


def _parts(result: CheckResult, lang: Lang) -> Sequence[tuple[str, str, Markup]]:
    """Return the anchor, the heading and the content of each part of the page."""
    report = result.report
    points = points_of(result.findings, report.framework)
    named = {finding.rule for finding in result.findings}
    rates = compute_rates(report, nil_as_zero=result.nil_as_zero).values()
    rules = [rule for rule in report.framework.rules if rule.id in named]
    parts = [
        ("summary", SUMMARY[lang], summary(result, points, lang)),
        ("points", POINTS[lang], all_points(result, points, lang)),
        ("rows", ROWS[lang], all_rows(result, points, lang)),
        ("rates", _RATES[lang], rate_table(rates, lang) if rates else Markup("")),
        ("left-over", _LEFT_OVER[lang], leftover_list(report)),
        ("rules", _RULES[lang], rule_list(rules, report.framework, lang)),
    ]
    return [one for one in parts if one[2]]


def _whose(report: Report, lang: Lang) -> Sequence[str]:
    who = report.organisation.name if report.organisation else ""
    when = report.period.label(lang) if report.period else ""
    return [text for text in (who, when) if text]
