"""The marks that offices put beside the answer that they choose."""

import re
from itertools import pairwise

from attrs import frozen

from cchc_model.vietnamese.text import fold_label

TICKED_BOX, EMPTY_BOX = "☑", "☐"
_TICKS = frozenset({"x", "v", "✓", "✔", "☑", "√", "yes"})
_BOX = re.compile("([☐□⬜☑☒])")
_EMPTY = frozenset("☐□⬜")


def is_empty_box(text: str) -> bool:
    """Return whether a text is a box that nobody ticked.

    >>> is_empty_box("☐"), is_empty_box("☑"), is_empty_box("☐ Có")
    (True, False, False)
    """
    return text in _EMPTY


@frozen
class Boxes:
    """The answers of a cell with boxes to tick, in their order.

    Attributes:
        ticked: the answers at the ticked boxes.
        others: the answers at the empty boxes.
    """

    ticked: tuple[str, ...]
    others: tuple[str, ...]


def read_boxes(text: str) -> Boxes | None:
    """Return the answers at the boxes of a text; None if it has no box, or does not show which answer is whose.

    All answers stand behind their boxes, or all before them.

    >>> read_boxes("☑ Có ☐ Không"), read_boxes("Có ☐ Không ☒").ticked
    (Boxes(ticked=('Có',), others=('Không',)), ('Không',))
    >>> read_boxes("Có"), read_boxes("Có ☐ Không"), read_boxes("☑")
    (None, None, None)
    """
    parts = [part.strip(" .;,/|") for part in _BOX.split(text)]
    behind, before = not parts[0], not parts[-1]
    if len(parts) == 1 or behind == before:
        return None
    pairs = list(pairwise(parts))[1::2] if behind else [(box, answer) for answer, box in pairwise(parts[:-1])][::2]
    if not all(answer for _, answer in pairs):
        return None
    ticked = tuple(answer for box, answer in pairs if box not in _EMPTY)
    return Boxes(ticked, tuple(answer for box, answer in pairs if box in _EMPTY))


def is_tick(text: str) -> bool:
    """Return whether a text is a mark that offices put beside the answer that they choose.

    >>> is_tick("x"), is_tick("✓"), is_tick("Có")
    (True, True, False)
    """
    return fold_label(text) in _TICKS
