"""Formats of the cells of a workbook: the format of their numbers, their ink and paper, their look."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from attrs import define, field, frozen

from cchc_model.annexes.tables import PLAIN, Look
from cchc_model.io.xlsx.format_codes import UNKNOWN, NumberFormat, read_format
from cchc_model.io.xlsx.number_formats import GENERAL, TRUE

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACES_OF_LEVEL, _LONGEST_LEVEL = 3, 4


@frozen
class Format:
    """Format of a cell.

    Attributes:
        form: the format of its numbers and texts.
        struck: True if the content of the cell is struck out.
        unseen: True if the content has the colour of the cell.
        look: the indentation and the weight of the content.
    """

    form: NumberFormat = GENERAL
    struck: bool = False
    unseen: bool = False
    look: Look = PLAIN


UNFORMATTED = Format()
"""Format of a cell that names none."""

# The formats that a workbook does not spell out. Any other number stands for a format of some language.
_BUILT_IN: Final[Mapping[str, str]] = {
    "0": "General",
    "1": "0",
    "2": "0.00",
    "3": "#,##0",
    "4": "#,##0.00",
    "9": "0%",
    "10": "0.00%",
    "11": "0.00E+00",
    "12": "# ?/?",
    "13": "# ??/??",
    "48": "##0.0E+0",
    "49": "@",
    **dict.fromkeys(("14", "15", "16", "17", "18", "19", "20", "21", "22", "45", "46", "47"), "d"),
    "37": "#,##0_);(#,##0)",
    "38": "#,##0_);[Red](#,##0)",
    "39": "#,##0.00_);(#,##0.00)",
    "40": "#,##0.00_);[Red](#,##0.00)",
    "41": '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
    "43": '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
}


@define
class NumberedFormats:
    """The number formats that the cells of a workbook name by number.

    Attributes:
        codes: the codes that the workbook itself spells out, by number.
    """

    codes: Mapping[str, str]
    _read: dict[str, NumberFormat] = field(factory=lambda: {"0": GENERAL})

    def of(self, number: str) -> NumberFormat:
        """Return the format with a number.

        >>> NumberedFormats({"164": "0.0%"}).of("164") == read_format("0.0%")
        True
        >>> NumberedFormats({}).of("9") == read_format("0%"), NumberedFormats({}).of("30") == UNKNOWN
        (True, True)
        """
        if number not in self._read:
            code = self.codes.get(number, _BUILT_IN.get(number))
            self._read[number] = UNKNOWN if code is None else read_format(code)
        return self._read[number]


def read_formats(root: "_Element") -> list[Format]:
    """Return the cell formats of a workbook, in the order of the numbers by which cells name them."""
    codes = {str(f.get("numFmtId")): f.get("formatCode", "") for f in root.iterfind("{*}numFmts/{*}numFmt")}
    fonts = list(root.iterfind("{*}fonts/{*}font"))
    fills = list(root.iterfind("{*}fills/{*}fill"))
    struck = list(map(is_struck, fonts))
    inks, papers = list(map(_ink, fonts)), list(map(_paper, fills))
    forms = NumberedFormats(codes)
    found = []
    for xf in root.iterfind("{*}cellXfs/{*}xf"):
        key, font, fill = xf.get("numFmtId", "0"), int(xf.get("fontId", "0")), int(xf.get("fillId", "0"))
        paper = papers[fill] if 0 <= fill < len(papers) else _WHITE
        unseen = 0 <= font < len(inks) and inks[font] == paper
        look = _look(xf, fonts[font] if 0 <= font < len(fonts) else None)
        found.append(Format(forms.of(key), 0 <= font < len(struck) and struck[font], unseen, look))
    return found


def _look(xf: "_Element", font: "_Element | None") -> Look:
    alignment, bold = xf.find("{*}alignment"), None if font is None else font.find("{*}b")
    level = "" if alignment is None else alignment.get("indent", "")
    steps = int(level) if level.isdecimal() and len(level) < _LONGEST_LEVEL else 0
    return look_of(steps, bold=bold is not None and bold.get("val", "1") in TRUE)


def look_of(level: int, *, bold: bool) -> Look:
    """Return the look of a cell that is set off by so many steps."""
    return Look(level * _SPACES_OF_LEVEL, bold) if level or bold else PLAIN


def is_struck(font: "_Element | None") -> bool:
    """Return whether a font strikes its text out."""
    strike = None if font is None else font.find("{*}strike")
    return strike is not None and strike.get("val", "1") in TRUE


# Colours: of two that are named in different ways, only white is known to be the same.
_WHITE = "FFFFFF"
_WHITES = frozenset({"FFFFFF", "theme 0", "indexed 9", "indexed 1", "indexed 65"})
_BLACK = "000000"


def has_white_ink(font: "_Element") -> bool:
    """Return whether a font writes in white."""
    return _ink(font) == _WHITE


def _ink(font: "_Element") -> str:
    return _colour(font.find("{*}color"), _BLACK)


def _paper(fill: "_Element") -> str:
    pattern = fill.find("{*}patternFill")
    if pattern is None or pattern.get("patternType", "none") == "none":
        return _WHITE if fill.find("{*}gradientFill") is None else "gradient"
    return _colour(pattern.find("{*}fgColor"), _BLACK) if pattern.get("patternType") == "solid" else "pattern"


def _colour(element: "_Element | None", default: str) -> str:
    if element is None or element.get("auto") in TRUE:
        return default
    tint = float(element.get("tint", "0"))
    rgb = element.get("rgb")
    named = [f"{kind} {element.get(kind)}" for kind in ("theme", "indexed") if element.get(kind) is not None]
    name = rgb[-6:].upper() if rgb else named[0] if named else default
    return f"{name} {tint}" if tint else _WHITE if name in _WHITES else name
