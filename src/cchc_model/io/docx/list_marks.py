"""What Word generates before the paragraphs of lists: their numbers and bullets, counted through the document."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from attrs import field, frozen

from cchc_model.io.docx.numbering import Level, Numbering
from cchc_model.io.docx.styles import VALUE, Styles, W
from cchc_model.vietnamese.formatting import roman

if TYPE_CHECKING:
    from lxml.etree import _Element

_P, _PPR, _PSTYLE, _NUMPR = (f"{W}{name}" for name in ("p", "pPr", "pStyle", "numPr"))
_SHOWN = {"\uf0b7": "•", "\u00b7": "•", "\uf0a7": "▪", "\u00a7": "▪", "\uf0d8": ">", "\uf076": "◦", "o": "◦"}
"""The bullets that fonts of pictures show for a character."""
_LEVELS = tuple(str(level) for level in range(9))
_LETTERS = 26
_MOST = 3_000
"""The highest number that is written in Roman numerals or in letters."""


@frozen
class ListMark:
    """The mark of a paragraph in a list.

    Attributes:
        label: the number or bullet that Word shows before it; an empty text if it shows another one than we know.
        level: its level, 0 for the highest.
        indent: the indentation that the level gives it.
        of_style: True if its style makes it a paragraph of the list, so that the style's indentation comes first.
    """

    label: str
    level: int
    indent: Mapping[str, int] = field(factory=dict, hash=False)
    of_style: bool = False


ListMarks: TypeAlias = "Mapping[_Element, ListMark]"


def list_marks(body: "_Element", styles: Styles, numbering: Numbering) -> ListMarks:
    """Return the mark of each paragraph of a document that is in a list.

    Args:
        body: the text of the document.
        styles: its styles.
        numbering: its lists.
    """
    made: dict[_Element, ListMark] = {}
    counters: dict[str, dict[int, int]] = {}
    begun: set[str] = set()
    for paragraph in body.iter(_P) if numbering.kinds else ():
        properties = paragraph.find(_PPR)
        own = None if properties is None else properties.find(_NUMPR)
        style = styles.of(properties, _PSTYLE)
        listed = styles.lists.get(style) if own is None else own
        if listed is None:
            continue
        key = _value(listed, "numId")
        levels = numbering.levels.get(numbering.kinds.get(key, ""), {})
        at = _value(listed, "ilvl") or next((at for at, level in levels.items() if style and level.style == style), "0")
        if at not in levels or at not in _LEVELS:
            continue
        counts = counters.setdefault(numbering.kinds[key], {})
        if key not in begun:
            begun.add(key)
            counts |= {int(level): start - 1 for level, start in numbering.starts[key].items() if level in _LEVELS}
        made[paragraph] = ListMark(_counted(levels, int(at), counts), int(at), levels[at].indent, own is None)
    return made


def _value(listed: "_Element", name: str) -> str:
    found = listed.find(f"{W}{name}")
    return "" if found is None else found.get(VALUE, "")


def _counted(levels: Mapping[str, Level], at: int, counts: dict[int, int]) -> str:
    """Count a paragraph of a level, and return what Word shows before it."""
    for deeper in [one for one in counts if one > at]:
        del counts[deeper]
    counts[at] = counts.get(at, levels[str(at)].start - 1) + 1
    text = levels[str(at)].text
    if levels[str(at)].form == "bullet":
        return _SHOWN.get(text, text)
    for place, level in levels.items():
        if place in _LEVELS and f"%{int(place) + 1}" in text:
            number = _numeral(level.form, counts.get(int(place), level.start))
            if number is None:
                return ""
            text = text.replace(f"%{int(place) + 1}", number)
    return text.strip()


def _numeral(form: str, number: int) -> str | None:
    """Return a number in a format of Word; None for a format that annexes hardly have."""
    if form == "decimal":
        return str(number)
    if not 0 < number <= _MOST:
        return None
    rounds, letter = divmod(number - 1, _LETTERS)
    made = {"upperRoman": roman(number), "upperLetter": chr(ord("A") + letter) * (rounds + 1)}
    lower = {"lowerRoman": made["upperRoman"].lower(), "lowerLetter": made["upperLetter"].lower()}
    return {**made, **lower}.get(form)
