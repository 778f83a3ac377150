"""Formats of the cells of an old workbook, as those of a new one are read."""

import struct
from collections.abc import Mapping

from cchc_model.io.xls.book_types import Background, Book, Colour, Font
from cchc_model.io.xlsx.cell_formats import Format, NumberedFormats, look_of

_WHITE, _BLACK = (255, 255, 255), (0, 0, 0)
_AUTOMATIC = {64: _BLACK, 65: _WHITE, 0x7FFF: _BLACK}
"""The colours of texts and of papers that a person did not choose."""

_SOLID = 1
_BOLD = 600
_NO_INDENT = 15
_RAISED = frozenset({1, 2})

# The look of a conditional format: which of its parts are there, and where the font has what is read.
_HAS_FONT, _HAS_FILL = 1 << 26, 1 << 29
_LOOK, _FONT = 6, 12
_LEAST_BEFORE_FONT = 12
_STYLE, _COLOUR, _CHANGED = 68, 80, 88
_STRIKE = 1 << 7
_PALETTE = 64


def cell_formats(book: Book) -> list[Format]:
    """Return the formats of cells, by number."""
    forms = NumberedFormats({str(one.format_key): one.format_str for one in book.format_list})
    fonts = book.font_list
    found = []
    for style in book.xf_list:
        font = fonts[style.font_index] if 0 <= style.font_index < len(fonts) else None
        bold, struck = font is not None and font.weight >= _BOLD, font is not None and bool(font.struck_out)
        unseen = font is not None and _ink(font, book.colour_map) == _paper(style.background, book.colour_map)
        look = look_of(style.alignment.indent_level % (_NO_INDENT + 1), bold=bold)
        found.append(Format(forms.of(str(style.format_key)), struck, unseen, look))
    return found


def is_raised(font: Font) -> bool:
    """Return whether a font raises or lowers its text."""
    return font.escapement in _RAISED


def _ink(font: Font, colours: Mapping[int, Colour]) -> Colour:
    return _AUTOMATIC.get(font.colour_index) or colours.get(font.colour_index) or _BLACK


def _paper(background: Background, colours: Mapping[int, Colour]) -> Colour:
    """Return the colour behind a text; None for a pattern."""
    if background.fill_pattern == 0:
        return _WHITE
    if background.fill_pattern != _SOLID:
        return None
    at = background.pattern_colour_index
    return _AUTOMATIC.get(at) or colours.get(at) or _BLACK


def disguises(condition: bytes, colours: Mapping[int, Colour]) -> bool:
    """Return whether the look of a conditional format hides numbers or strikes them out.

    Args:
        condition: the content of its record.
        colours: the colours of the workbook, by number.
    """
    (parts,) = struct.unpack_from("<I", condition, _LOOK)
    if not parts & _HAS_FONT or len(condition) < _FONT + _CHANGED + 4:
        return False
    style, colour, changed = (struct.unpack_from("<I", condition, _FONT + at)[0] for at in (_STYLE, _COLOUR, _CHANGED))
    if style & _STRIKE and not changed & _STRIKE:
        return True
    white = colour < _PALETTE and colours.get(colour) == _WHITE
    return white and not parts & _HAS_FILL
