"""Conditional formats that show something else than a cell contains, where their condition holds."""

from typing import TYPE_CHECKING

from cchc_model.io.xlsx.cell_formats import has_white_ink, is_struck
from cchc_model.io.xlsx.format_codes import read_format
from cchc_model.io.xlsx.number_formats import shown_number

if TYPE_CHECKING:
    from lxml.etree import _Element

_TRIED = ("0", "7", "1234", "0.5")


def disguises(styles: "_Element") -> frozenset[str]:
    """Return the numbers of the conditional formats that replace, hide or strike out a number."""
    formats = enumerate(styles.iterfind("{*}dxfs/{*}dxf"))
    return frozenset(str(number) for number, one in formats if _disguises(one))


def _disguises(one: "_Element") -> bool:
    font, number = one.find("{*}font"), one.find("{*}numFmt")
    if font is not None and (is_struck(font) or (has_white_ink(font) and one.find("{*}fill") is None)):
        return True
    if number is None:
        return False
    form = read_format(number.get("formatCode", ""))
    shown = [shown_number(stored, form, from_1904=False) for stored in _TRIED]
    return any(one.replaced or one.text.startswith("[") for one in shown)


def areas_of(element: "_Element", disguising: frozenset[str]) -> list[str]:
    """Return the areas of a conditional format of a sheet if it disguises numbers."""
    rules = element.iterfind("{*}cfRule")
    return element.get("sqref", "").split() if any(rule.get("dxfId") in disguising for rule in rules) else []
