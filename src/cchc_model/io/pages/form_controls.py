"""Form controls of a web page, as the pieces that they show: what the page states is chosen, typed or ticked."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cchc_model.annexes.tables import has_digit
from cchc_model.io.docx.pieces import Kind, Piece
from cchc_model.reports import named_elements as names
from cchc_model.reports.ticks import EMPTY_BOX, TICKED_BOX
from cchc_model.vietnamese.text import fold, one_line

if TYPE_CHECKING:
    from lxml.etree import _Element

CONTROLS = frozenset({"input", "select", "textarea", "button", "meter", "progress"})

_BOXES = frozenset({"checkbox", "radio"})
_TYPED = frozenset({"", "text", "number", "tel", "search", "email", "url"})
"""The types of entry fields that show their value as it is typed; a type that no browser knows is one of text."""
_UNTYPED = frozenset(
    {
        *("button", "color", "date", "datetime-local", "file", "image", "month", "password", "range", "reset"),
        *("submit", "time", "week"),
    }
)
_BUTTONS = frozenset({"button", "image", "reset", "submit"})
_NO_CHOICE = frozenset({"", "0", "-1"})
_PROMPTS = frozenset(map(fold, ("chọn", "select", "choose")))


def control_pieces(control: "_Element") -> Iterator[Piece]:
    """Yield the pieces of a form control, apart from the texts beside it.

    A number that the page does not state as the chosen one is no suggestion either.
    """
    tag, kind = str(control.tag), str(control.get("type") or "").strip().lower()
    if tag == "input" and kind in _BOXES:
        yield Piece(Kind.TEXT, f" {EMPTY_BOX if control.get('checked') is None else TICKED_BOX} ")
        return
    yield Piece(Kind.BREAK, "\n", _NAMES.get(tag, names.ENTRY).vi)
    if tag == "select":
        yield from _chosen(control)
    elif tag == "textarea":
        yield from _lines("".join(map(str, control.itertext())).strip())
    elif tag == "input" and kind not in _UNTYPED:
        yield from _typed(control, kind if kind in _TYPED else "")
    elif tag == "button" or kind in _BUTTONS:
        words = one_line(str(control.get("value") or "") or "".join(map(str, control.itertext())))
        if has_digit(words):  # any other word on a button is what it does, and no part of the value
            yield Piece(Kind.ASIDE, words, names.BUTTON.vi)
    else:
        yield Piece(Kind.DOUBT, str(control.get("value") or ""), names.ENTRY.vi)
    yield Piece(Kind.BREAK, "\n", _NAMES.get(tag, names.ENTRY).vi)


_NAMES = {"select": names.DROP_DOWN, "button": names.BUTTON}


def _typed(field: "_Element", kind: str) -> Iterator[Piece]:
    """Yield the text of an entry field; one of numbers stores them with a decimal point, whatever it shows."""
    text = str(field.get("value") or "")
    if kind == "number" and text.count(".") == 1 and "," not in text:
        text = text.replace(".", ",")
    if text.strip():
        yield Piece(Kind.TEXT, text)


def _lines(text: str) -> Iterator[Piece]:
    for at, line in enumerate(text.splitlines()):
        if at:
            yield Piece(Kind.BREAK, "\n", names.MANY_LINES.vi)
        yield Piece(Kind.TEXT, line)


def _chosen(control: "_Element") -> Iterator[Piece]:
    """Yield the chosen text of a list; in doubt if the page states none or several, because browsers then differ."""
    options = [option for option in control.iter("option") if option.get("selected") is not None]
    shown = [_shown(option) for option in options]
    if len(options) == 1:
        if not _is_prompt(options[0], shown[0]):
            yield Piece(Kind.TEXT, shown[0])
    elif options:
        yield Piece(Kind.ASIDE, "; ".join(shown), names.DROP_DOWN.vi)
    else:
        yield Piece(Kind.CHOICE, "", names.DROP_DOWN.vi)


def _shown(option: "_Element") -> str:
    return one_line(str(option.get("label") or "") or "".join(map(str, option.itertext())))


def _is_prompt(option: "_Element", shown: str) -> bool:
    """Return whether the chosen text only asks for a choice, such as `-- Chọn --` without a value of its own."""
    words = {word.strip("-–.<>[]()") for word in fold(shown).split()}
    asks = not any(map(str.isalnum, shown)) or not words.isdisjoint(_PROMPTS)
    return asks and str(option.get("value", "")).strip() in _NO_CHOICE
