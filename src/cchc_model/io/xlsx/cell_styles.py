"""Cell styles and texts that the sheets of a workbook share."""

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from attrs import define, field, frozen

from cchc_model.io.archive import XML

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

# What a spreadsheet would take for a character written by its number.
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_BUILT_IN = {"General": 0, "#,##0": 3, "0%": 9, "0.00%": 10}
_FIRST_OWN = 164


@frozen
class Style:
    """Appearance of a cell.

    Attributes:
        side: the alignment: left, center or right.
        form: the number format.
        fill: the background colour, such as `FFC7CE`.
        bold: True for bold text.
        bordered: True for a cell of a table, with a border and wrapped text.
        link: True for the look of a link to another cell.
        level: the number of steps by which its text is set off to the right.
    """

    side: str = "left"
    form: str = "General"
    fill: str | None = None
    bold: bool = False
    bordered: bool = True
    link: bool = False
    level: int = 0


@define
class Shared:
    """The styles and texts of a workbook, numbered in order of first use; style 0 is the default."""

    _styles: dict[tuple[Style, bool], int] = field(factory=lambda: {(Style(bordered=False), False): 0})
    _texts: dict[str, int] = field(factory=dict)

    def style(self, style: Style, *, quoted: bool = False) -> int:
        """Return the number of a style; a quoted text remains a text when its cell is edited."""
        return self._styles.setdefault((style, quoted), len(self._styles))

    def text(self, text: str) -> int:
        """Return the number of a text."""
        return self._texts.setdefault(text, len(self._texts))

    def texts_xml(self) -> str:
        """Return the part with the texts."""
        made = "".join(f"<si>{text_xml(text)}</si>" for text in self._texts)
        return f'{XML}<sst xmlns="{MAIN}" uniqueCount="{len(self._texts)}">{made}</sst>'

    def styles_xml(self) -> str:
        """Return the part with the styles."""
        styles = [style for style, _ in self._styles]
        own = dict.fromkeys(style.form for style in styles if style.form not in _BUILT_IN)
        forms = {form: number for number, form in enumerate(own, _FIRST_OWN)}
        fills = {
            fill: number for number, fill in enumerate(dict.fromkeys(style.fill for style in styles if style.fill), 2)
        }
        xfs = "".join(_xf(style, quoted, {**_BUILT_IN, **forms}, fills) for style, quoted in self._styles)
        return (
            f'{XML}<styleSheet xmlns="{MAIN}">{_counted("numFmts", _formats(forms))}{_FONTS}'
            f"{_counted('fills', _fills(fills))}{_BORDERS}"
            '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
            f'<cellXfs count="{len(self._styles)}">{xfs}</cellXfs>'
            '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
        )


def _xf(style: Style, quoted: bool, forms: dict[str, int], fills: dict[str, int]) -> str:  # noqa: FBT001 a part of a style
    font = 2 if style.link else int(style.bold)
    fill = fills[style.fill] if style.fill else 0
    prefix = ' quotePrefix="1"' if quoted else ""
    wrap = ' wrapText="1"' if style.bordered else ""
    indent = f' indent="{style.level}"' if style.level else ""
    return (
        f'<xf numFmtId="{forms[style.form]}" fontId="{font}" fillId="{fill}" borderId="{int(style.bordered)}" xfId="0"'
        f' applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"{prefix}>'
        f'<alignment horizontal="{style.side}" vertical="top"{wrap}{indent}/></xf>'
    )


def _counted(tag: str, made: Sequence[str]) -> str:
    return f'<{tag} count="{len(made)}">{"".join(made)}</{tag}>' if made else ""


def _formats(forms: dict[str, int]) -> list[str]:
    return [f'<numFmt numFmtId="{number}" formatCode={quoteattr(form)}/>' for form, number in forms.items()]


def _fills(fills: dict[str, int]) -> list[str]:
    solid = (
        f'<fill><patternFill patternType="solid"><fgColor rgb="FF{fill}"/><bgColor indexed="64"/></patternFill></fill>'
        for fill in fills
    )
    return [*(f'<fill><patternFill patternType="{kind}"/></fill>' for kind in ("none", "gray125")), *solid]


_FONT = '<sz val="12"/>{}<name val="Times New Roman"/><family val="1"/></font>'
_BLUE = '<color rgb="FF0563C1"/>'
_FONTS = f'<fonts count="3"><font>{_FONT.format("")}<font><b/>{_FONT.format("")}<font><u/>{_FONT.format(_BLUE)}</fonts>'
_LINES = "".join(
    f'<{side} style="thin"><color rgb="FF808080"/></{side}>' for side in ("left", "right", "top", "bottom")
)
_BORDERS = (
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
    f"<border>{_LINES}<diagonal/></border></borders>"
)


def text_xml(text: str) -> str:
    """Return a text as an XML element that preserves spaces."""
    return f'<t xml:space="preserve">{escape(_ESCAPE.sub("_x005F_", text) if "_x" in text else text)}</t>'
