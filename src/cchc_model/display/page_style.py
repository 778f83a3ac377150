"""The style of the page of a report: screens, phones and paper, and its filters."""

from collections.abc import Mapping, Sequence

from cchc_model.display.colours import CERTAINTY, INK, PAPER, POINTED_AT
from cchc_model.display.elements import STYLE
from cchc_model.display.pieces import RATE_TITLES, TITLES, WITH_POINT, WITHOUT_VALUE
from cchc_model.framework.severity import Severity
from cchc_model.vietnamese.text import Lang

SHOW_ALL, SHOW_POINTS, SHOW_BLANKS = "show-all", "show-points", "show-blanks"
"""The ids of the choices of rows."""


def show_severity(severity: Severity) -> str:
    """Return the id of the choice to show the points of a severity."""
    return f"show-{severity.value}"


_PAGE = f"""
body{{margin:0 auto;max-width:64em;padding:1em;color:{INK};background:{PAPER}}}
h1{{font-size:1.4em;margin:.3em 0}}h2{{font-size:1.2em;margin:1.6em 0 .3em}}h3{{font-size:1.05em;margin:1em 0 .2em}}
summary h3{{display:inline}}nav a{{display:inline-block;margin-right:1em}}
.filter{{border:1px solid #8885;margin:.5em 0}}
.filter label{{display:inline-block;margin-right:1.2em;padding:.25em 0}}
.facts{{display:grid;grid-template-columns:max-content 1fr;gap:.2em 1em;margin:.4em 0}}.facts dt,.facts dd{{margin:0}}
.facts dt{{font-weight:600}}.places{{white-space:normal}}
.rows table,.rates table,.sections table{{table-layout:fixed}}
.sections th:nth-child(2){{width:13em}}.sections th:nth-child(n+3){{width:5.2em}}
.rows th:nth-child(1){{width:3.2em}}.rows th:nth-child(2){{width:2.6em}}
.rows th:nth-child(4){{width:9em}}.rows th:nth-child(5){{width:6em}}.rows th:nth-child(6){{width:20%}}
.rates th:nth-child(2),.rates th:nth-child(3),.rates th:nth-child(5){{width:5.5em}}.rates th:nth-child(4){{width:16em}}
:target{{background:{POINTED_AT}}}
{"".join(f".mark.{severity.value}{{color:{colour}}}" for severity, colour in CERTAINTY.items())}
"""

_CARDS = """
body{padding:.6em}
.cchc thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
.cchc table,.cchc tbody,.cchc tr,.cchc td,.cchc tbody th{display:block;width:auto!important;border:0}
.cchc tr{border:1px solid #8885;margin:.3em 0;padding:.3em}
.cchc td,.cchc tbody th{padding:.1em .2em}.cchc td:empty{display:none}
.cchc td.n{text-align:left;white-space:normal}.cchc td::before{opacity:.8;font-weight:400}
"""

_PHONE = """
.facts{grid-template-columns:1fr}.facts dd{margin-bottom:.4em}
.rows td:nth-child(3)::before{content:none}.rows td.n{font-weight:600}
.rows td.n .quiet{font-weight:400}.cchc td:not(:empty):is(.n,.rows *){display:inline-block;margin-right:.6em}
.rows td:nth-child(3):not(:empty),.rows td:nth-child(6):not(:empty){display:block}
.rates td:first-child{font-weight:600}.rates td:first-child::before{content:none}
"""

_PRINT = """
@page{size:A4;margin:15mm 15mm 15mm 20mm}
body{padding:0;max-width:none;font-size:10pt}tr,.point{break-inside:avoid}h2,h3,summary{break-after:avoid}
thead{display:table-header-group}.filter,nav{display:none}.cchc a{text-decoration:none}
details::details-content{content-visibility:visible;block-size:auto}summary{list-style:none}
.bar,.bar i{print-color-adjust:exact;-webkit-print-color-adjust:exact}
"""

_FILTER = f"""
.rows tr:target,.point:target{{outline:2px solid}}
.cchc:has(#{SHOW_POINTS}:checked) .rows tbody tr:not(.{WITH_POINT}):not(:target){{display:none}}
.cchc:has(#{SHOW_BLANKS}:checked) .rows tbody tr:not(.{WITHOUT_VALUE}):not(:target){{display:none}}
"""
"""The choices hide rows on screens only, so that paper always has every row, and never the place a link led to."""


def on_phones(titles: Mapping[str, Sequence[str]], further: str = "") -> str:
    """Return the style that shows each row of a table as a card on phones.

    Args:
        titles: the titles that stand before the cells of a row, by the class of the table's part of the page.
        further: what else differs on phones.
    """
    labels = "".join(
        f'.{name} td:nth-child({place})::before{{content:"{title}: "}}'
        for name, shown in titles.items()
        for place, title in enumerate(shown, 1)
    )
    return f"@media screen and (max-width:40em){{\n{labels}{_CARDS}{further}}}\n"


def page_style(lang: Lang, summary: Sequence[str]) -> str:
    """Return the style sheet of a page.

    Args:
        lang: the language of the labels that cells have on phones.
        summary: the titles of the table of sections.
    """
    titles = {"rows": TITLES[lang], "rates": RATE_TITLES[lang], "sections": summary}
    severities = "".join(
        f".cchc:has(#{show_severity(one)}:not(:checked)) .points .{one.value}:not(:target){{display:none}}\n"
        for one in Severity
    )
    return (
        f"{STYLE}{_PAGE}{on_phones(titles, _PHONE)}@media print{{{_PRINT}}}\n"
        f"@media screen{{{_FILTER}{severities}}}\n"
        "@supports not selector(:has(a)){.filter{display:none}}\n"
    )
