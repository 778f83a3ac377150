"""Comments of a sheet: their texts and the boxes that show them."""

from collections.abc import Iterable, Sequence

from cchc_model.io.archive import XML
from cchc_model.io.xlsx.cell_styles import MAIN, text_xml

AUTHOR = "cchc_model"
"""The author of the comments that this library writes, and their first word, because programs drop authors."""

BULLET = "• "
"""The beginning of each further line of such a comment, which is a finding."""


def comments_xml(notes: Iterable[tuple[str, str]]) -> str:
    """Return the part with the texts of comments, given the addresses of their cells."""
    made = "".join(f'<comment ref="{at}" authorId="0"><text>{text_xml(text)}</text></comment>' for at, text in notes)
    return (
        f'{XML}<comments xmlns="{MAIN}"><authors><author>{AUTHOR}</author></authors>'
        f"<commentList>{made}</commentList></comments>"
    )


def drawing_xml(notes: Sequence[tuple[str, str]], sheet: int) -> str:
    """Return the part with the boxes of comments, for the sheet with a number."""
    shapes = "".join(_shape(number, at, text) for number, (at, text) in enumerate(notes, 1024 * sheet + 1))
    return (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
        ' xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit">'
        f'<o:idmap v:ext="edit" data="{sheet}"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600"'
        ' o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
        f'<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>{shapes}</xml>'
    )


def _shape(number: int, at: str, text: str) -> str:
    column, row = ord(at[0]) - ord("A"), int(at[1:]) - 1
    lines = sum(1 + len(line) // 48 for line in text.split("\n"))
    return (
        f'<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;margin-left:59.25pt;'
        f'margin-top:1.5pt;width:270pt;height:{24 + 15 * lines}pt;z-index:1;visibility:hidden" fillcolor="#ffffe1"'
        ' o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/>'
        '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/>'
        '</v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
    )
