"""Appearance of the cells of written sheets."""

from collections.abc import Mapping

from attrs import frozen

from cchc_model.framework.severity import Severity

FONT: Mapping[str, str | int] = {"font_name": "Times New Roman", "font_size": 12, "font_family": 1}


@frozen
class Style:
    """Appearance of a cell.

    Attributes:
        side: the alignment: left, center, right, or center_across for the middle of the blank cells that follow.
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

    def properties(self, *, wrapped: bool, quoted: bool) -> dict[str, object]:
        """Return the properties of a format of XlsxWriter.

        Args:
            wrapped: True for a text on several lines.
            quoted: True for a text that must stay one when its cell is edited, such as `=1+1`.
        """
        chosen: dict[str, object] = {
            **FONT,
            "align": self.side,
            "valign": "top",
            "num_format": self.form,
            "bold": self.bold,
            "text_wrap": wrapped,
            "indent": self.level,
            "quote_prefix": quoted,
        }
        if self.bordered:
            chosen |= {"border": 1, "border_color": "#808080"}
        if self.fill:
            chosen |= {"bg_color": f"#{self.fill}"}
        if self.link:
            chosen |= {"underline": 1, "font_color": "#0563C1"}
        return chosen


HEAD = Style("center", fill="D9D9D9", bold=True)
"""The look of the titles of columns."""

COLOURS = {Severity.ERROR: "FFC7CE", Severity.WARNING: "FFEB9C", Severity.INFO: "DDEBF7"}
"""The background of findings."""
