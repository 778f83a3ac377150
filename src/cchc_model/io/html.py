"""Writer of HTML: one self-contained page for phones, screens and paper."""

from cchc_model.analysis.rates import compute_rates
from cchc_model.annexes.lines import refuse_unwritable
from cchc_model.checking.check import CheckResult
from cchc_model.display.elements import STYLE, Markup, element, joined
from cchc_model.display.pieces import (
    completeness_bar,
    finding_list,
    leftover_list,
    rate_table,
    rule_list,
    section_table,
    severity_counts,
)
from cchc_model.reports.report import Report

_PAGE = """
body{margin:0 auto;max-width:60em;padding:1em;color:#1a1a1a;background:#fff}
h1{font-size:1.4em;margin:.3em 0}h2{font-size:1.1em;margin:1.4em 0 .2em}
.rows td:first-child{white-space:nowrap;width:2.5em}.rows td:nth-child(2){width:55%}
.rates td:first-child{width:45%}
@media (max-width:40em){
 body{padding:.6em}
 .cchc thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
 .cchc table,.cchc tbody,.cchc tr,.cchc td{display:block;width:auto!important;border:0}
 .cchc tr{border:1px solid #8885;margin:.3em 0;padding:.3em}
 .cchc td{padding:.1em .2em}.cchc td:empty{display:none}
 .rows tr{display:grid;grid-template-columns:2.5em 1fr 1fr}
 .rows td:nth-child(2){grid-column:2/4}.rows td:nth-child(3){grid-column:2}.rows td.n{grid-column:3;font-weight:600}
 .rows td:nth-child(5){grid-column:2/4;font-style:italic}
 .rates td.n{text-align:left;display:inline-block}
 .rates td.n:nth-child(2)::before{content:"Tử số: "}.rates td.n:nth-child(3)::before{content:"Mẫu số: "}
 .rates td.n:nth-child(5)::before{content:"Đã ghi: "}
}
@media print{
 @page{size:A4;margin:15mm 15mm 15mm 20mm}
 body{padding:0;max-width:none;font-size:10pt}tr{break-inside:avoid}h2{break-after:avoid}thead{display:table-header-group}
 .bar,.bar i{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
"""


def report_html(result: CheckResult) -> str:
    """Return a checked report as a page: findings next to the cells, completeness by section, rates as bars.

    Raises:
        InvalidDataError: a text has a character that no page can hold.
    """
    report = result.report
    refuse_unwritable(report)
    rows, beside = report.rows(), result.at_rows
    shown = {id(finding) for findings in beside.values() for finding in findings}
    general = [finding for finding in result.findings if id(finding) not in shown]
    named = {finding.rule for finding in result.findings}
    rules = [rule for rule in report.framework.rules if rule.id in named]
    linked = {rule.id for rule in rules}
    sections = (
        joined(
            element("h2", f"{complete.section.ordinal} {complete.section.name.vi}".strip()),
            completeness_bar(complete, "vi"),
            section_table(rows, report.framework.rows_under(complete.section), beside, "vi", linked=linked),
        )
        for complete in result.completeness
    )
    body = element(
        "main",
        *_heading(report),
        element("p", severity_counts(result, "vi")),
        finding_list(general, "vi"),
        *sections,
        element("h2", "Tỷ lệ tính từ số liệu"),
        rate_table(compute_rates(report, nil_as_zero=result.nil_as_zero).values(), "vi"),
        leftover_list(report, "vi"),
        rule_list(rules, report.framework, "vi"),
        classes="cchc",
    )
    head = joined(
        Markup('<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'),
        element("title", report.framework.name.vi),
        element("style", Markup(STYLE + _PAGE)),
    )
    return f"<!DOCTYPE html>\n{element('html', element('head', head), element('body', body), lang='vi')}\n"


def _heading(report: Report) -> list[Markup]:
    who = report.organisation.name if report.organisation else ""
    when = report.period.label() if report.period else ""
    line = ". ".join(filter(None, (who, when)))
    return [element("h1", report.framework.name.vi), *([element("p", line)] if line else [])]
