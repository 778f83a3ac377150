"""The marks that offices put beside the answer that they choose."""

import re
from itertools import pairwise

from attrs import frozen

from cchc_model.framework.measures import CodeList
from cchc_model.vietnamese.text import fold_label

TICKED_BOX, EMPTY_BOX = "☑", "☐"
_TICKS = frozenset({"x", "v", "✓", "✔", "☑", "√", "yes"})
_MARK = "[xXvV✓✔√]"
_BOX = re.compile(rf"([☐□⬜☑☒]|[\[(]\s*{_MARK}?\s*[\])])")
"""A box, or brackets that stand for one: `[x] Có [ ] Không`."""
_EMPTY = frozenset("☐□⬜")
_UNTICKED = re.compile(r"[☐□⬜]|[\[(]\s*[\])]")


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
    >>> read_boxes("[x] Có [ ] Không")
    Boxes(ticked=('Có',), others=('Không',))
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
    ticked = tuple(answer for box, answer in pairs if not _UNTICKED.fullmatch(box))
    return Boxes(ticked, tuple(answer for box, answer in pairs if _UNTICKED.fullmatch(box)))


def _behind_colons(text: str, codes: CodeList) -> Boxes | None:
    """Return the answers of a text that has a mark or nothing behind the colon of each: `Có: x; Không:`."""
    folded = fold_label(text)
    labels = "|".join(sorted((re.escape(fold_label(code.label.vi)) for code in codes.codes), key=len, reverse=True))
    one = re.compile(rf"({labels})\s*:\s*({_MARK}(?!\w))?[\s.;,/|]*")
    found = list(one.finditer(folded))
    whole = "".join(part[0] for part in found) == folded
    if not whole or len({part[1] for part in found}) != len(found) or len(found) < len(codes.codes):
        return None
    return Boxes(tuple(part[1] for part in found if part[2]), tuple(part[1] for part in found if not part[2]))


def is_tick(text: str) -> bool:
    """Return whether a text is a mark that offices put beside the answer that they choose.

    >>> is_tick("x"), is_tick("✓"), is_tick("Có")
    (True, True, False)
    """
    return fold_label(text) in _TICKS


@frozen
class TickedAnswer:
    """What the ticks of a cell say.

    Attributes:
        code: the code of the answer, if they leave only one.
        meant: the answers that may be meant, if they do not.
    """

    code: int | None
    meant: tuple[str, ...] = ()


def ticked_answer(text: str, codes: CodeList) -> TickedAnswer | None:
    """Return what the ticks of a cell say; None for a text without any.

    >>> from cchc_model.indicators import YES_NO
    >>> ticked_answer("☐ Có ☑ Không", YES_NO).code, ticked_answer("x", YES_NO).meant, ticked_answer("Có", YES_NO)
    (0, ('Có',), None)
    """
    if is_tick(text):
        affirmative, labels = codes.label_of(1), tuple(code.label.vi for code in codes.codes)
        yes_or_no = affirmative is not None and len(labels) == 2  # noqa: PLR2004 two answers
        return TickedAnswer(None, (affirmative.vi,) if affirmative is not None and yes_or_no else labels)
    if (boxes := read_boxes(text) or _behind_colons(text, codes)) is None:
        return None
    ticked, others = ([codes.decode(answer) for answer in some] for some in (boxes.ticked, boxes.others))
    if len(ticked) == 1 and ticked[0] is not None and None not in others and ticked[0] not in others:
        return TickedAnswer(ticked[0])
    known = zip(boxes.ticked, ticked, strict=True)
    return TickedAnswer(None, tuple(answer for answer, code in known if code is not None))
