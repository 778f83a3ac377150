"""HTML elements with escaped texts, and the style that pages and notebooks share."""

from fractions import Fraction
from html import escape

from cchc_model.display.colours import CERTAINTY, FIGURE, WRONG


class Markup(str):
    """A text of finished HTML, which is not escaped again.

    :func:`element` and :func:`joined` make it from other texts and escape these.
    """

    __slots__ = ()


def element(tag: str, *content: str, classes: str = "", **attributes: str) -> Markup:
    """Return an element with its content.

    Every text except markup is escaped, and so is every attribute.

    >>> element("td", "a < b", element("b", "&"), classes="wide", title='"x"')
    '<td class="wide" title="&quot;x&quot;">a &lt; b<b>&amp;</b></td>'
    """
    if classes:
        attributes = {"class": classes, **attributes}
    opened = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return Markup(f"<{tag}{opened}>{joined(*content)}</{tag}>")


def joined(*content: str) -> Markup:
    """Join several pieces in order, and escape every text except markup."""
    return Markup("".join(piece if isinstance(piece, Markup) else escape(piece) for piece in content))


def table(titles: tuple[str, ...], rows: list[Markup], *, numbers: tuple[int, ...] = ()) -> Markup:
    """Return a table with a header row, with right-aligned titles for the columns in `numbers`, counted from 0."""
    head = [element("th", title, classes="n" if i in numbers else "", scope="col") for i, title in enumerate(titles)]
    return element("table", element("thead", element("tr", *head)), element("tbody", *rows))


def table_row(*cells: str, numbers: tuple[int, ...] = (), classes: str = "", **attributes: str) -> Markup:
    """Return a row of a table, with the cells in `numbers` right-aligned, counted from 0."""
    made = [element("td", cell, classes="n" if i in numbers else "") for i, cell in enumerate(cells)]
    return element("tr", *made, classes=classes, **attributes)


def bar(share: Fraction | None, label: str) -> Markup:
    """Return a bar with a length of `share`, followed by its label.

    A share above 1 fills the bar in red. A share below 0 or of None leaves it empty.

    >>> bar(Fraction(1, 4), "25%")
    '<span class="bar"><i style="width:25.0%"></i></span> <span class="figure">25%</span>'
    """
    classes = "bar above" if share is not None and share > 1 else "bar"
    shown = 0.0 if share is None else float(100 * min(max(share, Fraction(0)), Fraction(1)))
    whole = element("span", element("i", style=f"width:{shown:.1f}%"), classes=classes)
    return joined(whole, " ", element("span", label, classes="figure"))


def folded(summary: str, *content: str, is_open: bool = False, **attributes: str) -> Markup:
    """Return content below its summary, which is hidden until the reader opens it, unless it is open from the first."""
    if is_open:
        attributes["open"] = ""
    return element("details", element("summary", summary), *content, **attributes)


_SEVERITIES = "".join(f".cchc .{severity.value}{{border-color:{colour}}}" for severity, colour in CERTAINTY.items())
STYLE = f"""
.cchc{{font-family:system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif;line-height:1.4;overflow-wrap:anywhere}}
.cchc table{{border-collapse:collapse;width:100%;margin:.3em 0;font-size:.95em}}
.cchc th,.cchc td{{border:1px solid #8885;padding:.25em .5em;text-align:left;vertical-align:top;white-space:normal}}
.cchc th{{overflow-wrap:normal}}.cchc th.n,.cchc td.n{{text-align:right;overflow-wrap:normal}}
.cchc td.n{{white-space:nowrap;font-variant-numeric:tabular-nums}}
.cchc tr.group td{{font-weight:600}}.cchc summary{{cursor:pointer;padding:.2em 0;font-weight:600}}
.cchc .bar{{display:inline-block;width:7em;max-width:40%;height:.7em;background:#8883;vertical-align:baseline}}
.cchc .bar i{{display:block;height:100%;background:{FIGURE}}}.cchc .above i{{background:{WRONG}}}
.cchc .figure,.cchc .quiet{{opacity:.8}}.cchc ul{{margin:.2em 0;padding-left:1.2em}}
.cchc a{{color:inherit}}.cchc a.mark{{text-decoration:none}}.cchc ul.points{{list-style:none;padding:0}}
.cchc dt{{margin-top:.6em}}.cchc dd{{margin:.1em 0 .1em 1.2em}}
.cchc .point{{border-left:.3em solid;padding-left:.4em;font-size:.92em;margin:.2em 0}}
{_SEVERITIES}
.cchc .mark{{border:1px solid;border-radius:.3em;padding:0 .3em;margin-left:.4em;font-size:.85em;white-space:nowrap}}
.cchc .quiet{{white-space:normal}}
.cchc .damaged{{white-space:normal;overflow-wrap:anywhere;text-decoration:underline wavy {WRONG}}}
"""
"""The style sheet of elements of class `cchc`, which uses the page's colours, dark or light."""
