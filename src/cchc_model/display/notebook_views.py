"""Notebook views of the library's objects: compact HTML, folded by section, with every text escaped."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Final, Protocol, runtime_checkable

from cchc_model.analysis.changes import Change
from cchc_model.analysis.comparison import Comparison
from cchc_model.analysis.consolidation.consolidation import Consolidation
from cchc_model.analysis.consolidation.figures import ConsolidatedFigure
from cchc_model.analysis.crosswalk import Crosswalk
from cchc_model.analysis.rates import Rates
from cchc_model.analysis.scoring.component_score import ComponentScore
from cchc_model.analysis.scoring.rubric import Rubric
from cchc_model.analysis.scoring.score_sheet import ScoreSheet, SectionScore, percent_text
from cchc_model.analysis.series.series import Series
from cchc_model.checking.check_result import CheckResult, Completeness, completeness
from cchc_model.checking.suspects.conflicts import Conflict
from cchc_model.display.elements import STYLE, Markup, bar, element, folded, joined, table, table_row
from cchc_model.display.more_views import (
    conflict_view,
    crosswalk_view,
    draft_view,
    layout_view,
    rubric_view,
    sequence_view,
)
from cchc_model.display.pieces import (
    completeness_bar,
    completeness_share,
    finding_list,
    point_list,
    rate_table,
    section_name,
    section_table,
    severity_counts,
)
from cchc_model.display.points import Point, by_place, points_of
from cchc_model.display.series_view import series_view
from cchc_model.drafting.decisions import Draft
from cchc_model.framework.evaluation import Verdict
from cchc_model.framework.framework import Framework
from cchc_model.framework.rows import Indicator, Kind, Section
from cchc_model.framework.severity import Severity
from cchc_model.reports.layout import Layout
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.report import Report
from cchc_model.vietnamese.formatting import format_percent, printed
from cchc_model.vietnamese.text import Bilingual, Lang

__all__ = ["as_html"]

_NO_FIGURE = Bilingual("chưa tính được", "cannot be computed")
_INDICATOR = Bilingual("Chỉ tiêu", "Indicator")
_REPORTS = Bilingual("Báo cáo", "Reports")
_TOGETHER = Bilingual("Số liệu chung", "Overall")


def as_html(shown: object, lang: Lang = "vi") -> str:
    """Return an object as a self-contained piece of HTML.

    Args:
        shown: a report, the result of a check, rates, a score sheet, a consolidation, a comparison, a
            series, a framework, a draft, a layout, a rubric, a crosswalk, a conflict, the results of reading many
            files, or the tuples of `rank` and `locate_errors`.
        lang: the language of words; numbers are in Vietnamese form in both.

    Raises:
        TypeError: the object is of another type.

    >>> from cchc_model import SOC_TRANG_DISTRICT, Report
    >>> html = as_html(Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 31}), "en")
    >>> "1/24 indicators have a value" in html, html.count("<details>")
    (True, 7)
    """
    parts = _parts(shown, lang)
    if parts is not None:
        return element("div", element("style", Markup(STYLE)), *parts, classes="cchc")
    raise TypeError(f"{type(shown).__name__} has no form for notebooks; give one of {[k.__name__ for k in _KINDS]}")


@runtime_checkable
class _WithParts(Protocol):
    """An object of a room above, which brings the pieces of its view."""

    def notebook_parts(self, lang: Lang) -> Iterable[Markup]:
        """Return the pieces of the view."""


def _parts(shown: object, lang: Lang) -> Iterable[Markup] | None:
    for kind, show in _KINDS.items():
        if isinstance(shown, kind):
            return show(shown, lang)
    if isinstance(shown, _WithParts):
        return shown.notebook_parts(lang)
    return sequence_view(shown, lang) if isinstance(shown, tuple) else None


def _title(name: str, organisation: Organisation | None, period: ReportingPeriod | None, lang: Lang) -> Markup:
    who = "" if organisation is None else organisation.name
    when = "" if period is None else period.label(lang)
    return element("div", element("b", name), *(f" · {text}" for text in (who, when) if text))


def _report(report: Report, lang: Lang) -> Iterable[Markup]:
    yield _title(report.framework.name[lang], report.organisation, report.period, lang)
    points = points_of(report.findings, report.framework)
    yield from _points(points, lang)
    yield from _sections(report, completeness(report), points, lang)


def _sections(report: Report, parts: Iterable[Completeness], points: Sequence[Point], lang: Lang) -> Iterable[Markup]:
    rows, at_rows = report.rows(), by_place(points)
    for complete in parts:
        head = joined(section_name(complete.section, lang), " ", completeness_bar(complete, lang))
        yield folded(head, section_table(rows, report.framework.rows_under(complete.section), at_rows, lang))


def _points(points: Iterable[Point], lang: Lang) -> Iterable[Markup]:
    """Yield the points by severity: errors open, the others folded."""
    several = tuple(points)
    for severity in Severity:
        found = [point for point in several if point.finding.severity is severity]
        if found:
            head = f"{severity.label[lang]}: {len(found)}"
            yield folded(head, point_list(found, lang), is_open=severity is Severity.ERROR)


def _check(result: CheckResult, lang: Lang) -> Iterable[Markup]:
    report = result.report
    yield _title(report.framework.name[lang], report.organisation, report.period, lang)
    verdicts = ", ".join(f"{result.count(verdict)} {verdict.label[lang]}" for verdict in Verdict)
    share = completeness_share(result.completeness, lang)
    yield element("div", element("b", severity_counts(result.findings, lang)), f" · {verdicts} · {share}")
    points = points_of(result.findings, report.framework)
    yield from _points(points, lang)
    yield from _sections(report, result.completeness, points, lang)


def _rates(rates: Rates, lang: Lang) -> Iterable[Markup]:
    known = [one for one in rates.values() if one.value is not None]
    unknown = [one for one in rates.values() if one.value is None]
    yield rate_table(known, lang)
    if unknown:
        yield folded(f"{len(unknown)} {_NO_FIGURE[lang]}", rate_table(unknown, lang))


def _sheet(sheet: ScoreSheet, lang: Lang) -> Iterable[Markup]:
    yield _title(sheet.rubric.name[lang], sheet.organisation, sheet.period, lang)
    maximum = sheet.maximum.text(lang)
    bands = ", ".join(band.name[lang] for band in sheet.bands)
    total = f"{sheet.total.text(lang)}/{maximum} ({percent_text(sheet.percent, lang)})"
    yield element("div", element("b", total), f" · {bands}" if bands else "")
    for section in sheet.sections:
        yield _scored(section, lang)
    beyond = Bilingual("Điểm thưởng và điểm trừ", "Bonuses and penalties")
    if sheet.bonuses or sheet.penalties:
        yield folded(beyond[lang], _score_table([*sheet.bonuses, *sheet.penalties], lang))


def _scored(section: SectionScore, lang: Lang) -> Markup:
    points = f"{section.points.text(lang)}/{section.maximum.text(lang)}"
    share = Fraction(0) if section.percent is None else section.percent.low / 100
    head = joined(section.section.name[lang], " ", bar(share, points))
    return folded(head, _score_table([one for criterion in section.criteria for one in criterion.components], lang))


def _score_table(scores: Iterable[ComponentScore], lang: Lang) -> Markup:
    titles = {"vi": ("Tiêu chí", "Điểm", "Căn cứ"), "en": ("Component", "Points", "Basis")}[lang]
    rows = [
        table_row(one.component.name[lang], one.points.text(lang), one.message(lang), numbers=(1,)) for one in scores
    ]
    return table(titles, rows, numbers=(1,))


def _consolidation(whole: Consolidation, lang: Lang) -> Iterable[Markup]:
    if whole.framework is None:
        yield element("div", Bilingual("chưa có báo cáo nào", "no reports")[lang])
        return
    periods = ", ".join(period.label(lang) for period in whole.periods if period is not None)
    count = f"{len(whole.organisations)} {Bilingual('cơ quan', 'organisations')[lang]}"
    yield element("div", element("b", whole.framework.name[lang]), f" · {count}", f" · {periods}" if periods else "")
    if whole.missing:
        names = [one.name for _, one in whole.missing]
        head = f"{len(names)} {Bilingual('báo cáo còn thiếu', 'missing reports')[lang]}"
        yield folded(head, element("ul", *(element("li", name) for name in names)))
    for section in whole.framework.sections:
        yield folded(section_name(section, lang), _figure_table(whole, section, lang))
    rows = [
        table_row(one.rate.name[lang], bar(one.value, one.text(lang)), str(one.coverage), numbers=(2,))
        for one in whole.rates.values()
        if one.value is not None
    ]
    titles = (Bilingual("Tỷ lệ", "Rate")[lang], _TOGETHER[lang], _REPORTS[lang])
    yield folded(titles[0], table(titles, rows, numbers=(2,)))


def _figure_table(whole: Consolidation, section: Section, lang: Lang) -> Markup:
    assert whole.framework is not None
    figures = [whole.figures[row.id] for row in whole.framework.rows_under(section) if row.id in whole.figures]
    rows = [
        table_row(
            one.indicator.name[lang],
            one.indicator.measure.label[lang],
            _figure(one, lang),
            str(one.coverage),
            numbers=(2, 3),
        )
        for one in figures
    ]
    titles = (_INDICATOR[lang], Bilingual("Đơn vị tính", "Unit")[lang], _TOGETHER[lang], _REPORTS[lang])
    return table(titles, rows, numbers=(2, 3))


def _figure(figure: ConsolidatedFigure, lang: Lang) -> Markup:
    if figure.value is None:
        return element("span", figure.reason[lang] if figure.reason else "", classes="quiet")
    if figure.indicator.kind is Kind.PERCENT:
        return joined(format_percent(figure.value, decimals=2, lang=lang))
    return joined(printed(figure.value, lang))


def _comparison(made: Comparison, lang: Lang) -> Iterable[Markup]:
    when = " → ".join(report.period.label(lang) for report in (made.before, made.after) if report.period)
    yield _title(made.after.framework.name[lang], made.after.organisation, None, lang)
    if when:
        yield element("div", when)
    framework = made.after.framework
    for section in framework.sections:
        changed = [one for one in made.changes if framework.row(one.subject.id).section == section.id]
        if changed:
            yield folded(f"{section_name(section, lang)}: {len(changed)}", _changes(changed, lang))
    if made.rates:
        yield folded(f"{Bilingual('Tỷ lệ', 'Rates')[lang]}: {len(made.rates)}", _changes(made.rates, lang))
    if made.not_compared:
        head = f"{Bilingual('Không so sánh được', 'Not compared')[lang]}: {len(made.not_compared)}"
        lines = (element("li", f"{one.subject.name[lang]}: {one.reason[lang]}") for one in made.not_compared)
        yield folded(head, element("ul", *lines))
    yield finding_list(made.findings, lang)


def _changes(changes: Iterable[Change], lang: Lang) -> Markup:
    return element("ul", *(element("li", change.message(lang)) for change in changes))


def _framework(framework: Framework, lang: Lang) -> Iterable[Markup]:
    counts = {
        Bilingual("dòng", "rows"): framework.rows,
        Bilingual("chỉ tiêu", "indicators"): framework.indicators,
        Bilingual("tỷ lệ", "rates"): framework.rates,
        Bilingual("quy tắc", "rules"): framework.rules,
    }
    text = ", ".join(f"{len(several)} {words[lang]}" for words, several in counts.items())
    yield element("div", element("b", framework.name[lang]), f" · {framework.id} {framework.version} · {text}")
    titles = {"vi": ("Dòng", "Chỉ tiêu", "Mã", "Đơn vị tính"), "en": ("Row", "Indicator", "Id", "Unit")}[lang]
    for section in framework.sections:
        rows = []
        for row in framework.rows_under(section)[1:]:
            item = row.item
            unit = item.measure.label[lang] if isinstance(item, Indicator) else ""
            group = "" if isinstance(item, Indicator) else "group"
            rows.append(table_row(str(row.number), item.name[lang], row.id, unit, numbers=(0,), classes=group))
        yield folded(section_name(section, lang), table(titles, rows, numbers=(0,)))


def _draft(draft: Draft, lang: Lang) -> Iterable[Markup]:
    yield from draft_view(draft, lang)
    yield from _framework(draft.framework, lang)


_KINDS: Final[Mapping[type, Callable[..., Iterable[Markup]]]] = {
    Report: _report,
    CheckResult: _check,
    Rates: _rates,
    ScoreSheet: _sheet,
    Consolidation: _consolidation,
    Comparison: _comparison,
    Series: series_view,
    Framework: _framework,
    Draft: _draft,
    Layout: layout_view,
    Rubric: rubric_view,
    Crosswalk: crosswalk_view,
    Conflict: conflict_view,
}
