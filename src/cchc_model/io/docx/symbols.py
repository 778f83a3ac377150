"""Elements of a Word document that replace text: ticks of picture fonts, boxes and lists of old forms."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from cchc_model.io.docx.styles import VALUE, W, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

# Boxes and ticks out of the fonts Wingdings and Wingdings 2.
_SIGNS = {
    "F0FC": "✓", "F050": "✓", "F0FE": "☑", "F052": "☑", "F0FB": "✗", "F04F": "✗", "F0FD": "☒", "F054": "☒",
    "F0A8": "☐", "F06F": "☐", "F0A3": "☐",
}  # fmt: skip
ANY_SIGN = "•"
"""What is read from a symbol that is no known tick or box."""


def _symbol(element: "_Element") -> str:
    return _SIGNS.get(element.get(f"{W}char", "").upper(), ANY_SIGN)


def _box(element: "_Element") -> str:
    state = _entered(element, "checked")
    return "☑" if state is not None and is_on(state) else "☐"


def _chosen(element: "_Element") -> str:
    state = _entered(element, "result")
    at = "0" if state is None else state.get(VALUE, "")
    entries = [str(entry.get(VALUE, "")) for entry in element.iterchildren(f"{W}listEntry")]
    return entries[int(at)] if at.isdecimal() and len(at) < len("1000") and int(at) < len(entries) else ANY_SIGN


def _entered(element: "_Element", name: str) -> "_Element | None":
    """Return the element with a person's entry in a field of an old form, else with the default."""
    entered = element.find(f"{W}{name}")
    return element.find(f"{W}default") if entered is None else entered


SIGNS: "Final[Mapping[str, Callable[[_Element], str]]]" = {
    f"{W}sym": _symbol,
    f"{W}checkBox": _box,
    f"{W}ddList": _chosen,
}
"""Functions that return the text of an element, by the element's tag."""
