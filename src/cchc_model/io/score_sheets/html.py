"""Writer of score sheets as one self-contained page."""

from cchc_model.analysis.scoring.score_sheet import ScoreSheet
from cchc_model.display.elements import STYLE, Markup, element, joined, table, table_row
from cchc_model.display.page_style import on_phones
from cchc_model.io.score_sheets.lines import DIFFERENCE, MAXIMUM, TITLES, score_lines, whose

_PAGE = """
body{margin:0 auto;max-width:80em;padding:1em;color:#1a1a1a;background:#fff}
h1{font-size:1.4em;margin:.3em 0}.s0{font-weight:700;background:#eef2f7}.s1{font-weight:600}
.cchc td:first-child{white-space:nowrap}
@media screen and (min-width:40em){
 .cchc{overflow-x:auto}.cchc table{min-width:56em}.cchc td:nth-child(2){min-width:14em}
}
@media print{
 @page{size:A4 landscape;margin:15mm}body{padding:0;max-width:none;font-size:9pt}tr{break-inside:avoid}
 thead{display:table-header-group}
}
"""
_PHONE = """
.scores td:nth-child(-n+2){display:inline}.scores td:nth-child(-n+2)::before{content:none}
.scores td:nth-child(2)::after{content:"";display:block}
.scores td.n{display:inline-block;margin-right:.6em}.scores td.n:empty{display:none}
"""
_NUMBERS = tuple(range(MAXIMUM, DIFFERENCE + 1))


def sheet_html(sheet: ScoreSheet) -> str:
    """Return a score sheet as a page."""
    who = whose(sheet.organisation)
    when = "" if sheet.period is None else sheet.period.label()
    rows = [table_row(*line.cells, numbers=_NUMBERS, classes=f"s{line.depth}") for line in score_lines(sheet)]
    body = element(
        "main",
        element("h1", sheet.rubric.name.vi),
        *(element("p", text) for text in (". ".join(filter(None, (who, when))),) if text),
        element("section", table(TITLES, rows, numbers=_NUMBERS), classes="scores"),
        classes="cchc",
        tabindex="0",  # it scrolls on screens that are narrower than the table, also by keys
    )
    head = joined(
        Markup('<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'),
        element("title", sheet.rubric.name.vi),
        element("style", Markup(STYLE + _PAGE + on_phones({"scores": TITLES}, _PHONE))),
    )
    return f"<!DOCTYPE html>\n{element('html', element('head', head), element('body', body), lang='vi')}\n"
