"""What stands in a Word document in place of text: ticks out of picture fonts, boxes and lists of old forms."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from cchc_model.io.docx.styles import VALUE, W, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

# Boxes and ticks out of the fonts Wingdings and Wingdings 2.
_SIGNS: Final = {
    "F0FC": "✓", "F050": "✓", "F0FE": "☑", "F052": "☑", "F0FB": "✗", "F04F": "✗", "F0FD": "☒", "F054": "☒",
    "F0A8": "☐", "F06F": "☐", "F0A3": "☐",
}  # fmt: skip
_ANY_SIGN: Final = "•"


def _symbol(element: "_Element") -> str:
    return _SIGNS.get(element.get(f"{W}char", "").upper(), _ANY_SIGN)


def _box(element: "_Element") -> str:
    state = _entered(element, "checked")
    return "☑" if state is not None and is_on(state) else "☐"


def _chosen(element: "_Element") -> str:
    state = _entered(element, "result")
    at = "0" if state is None else state.get(VALUE, "")
    entries = [str(entry.get(VALUE, "")) for entry in element.iterchildren(f"{W}listEntry")]
    return entries[int(at)] if at.isdecimal() and len(at) < len("1000") and int(at) < len(entries) else _ANY_SIGN


def _entered(element: "_Element", name: str) -> "_Element | None":
    """What a person entered in a field of an old form, else what stood there before."""
    entered = element.find(f"{W}{name}")
    return element.find(f"{W}default") if entered is None else entered


SIGNS: "Final[Mapping[str, Callable[[_Element], str]]]" = {
    f"{W}sym": _symbol,
    f"{W}checkBox": _box,
    f"{W}ddList": _chosen,
}
"""By their tag the elements that stand for a text, each with what tells the text."""
