"""The recognition of the texts around the table of an annex that was read, so that they return to their places.

Texts that the library makes itself say what they are; see `made_texts`.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from attrs import evolve, frozen

from cchc_model.annexes.columns import RECIPIENTS
from cchc_model.annexes.lines import WrittenLine, is_title
from cchc_model.annexes.period_labels import PERIOD_LABEL
from cchc_model.annexes.tables import has_digit
from cchc_model.reports.body_words import COMMITTEES, COUNCILS, MOTTO, NATION, RULE, words_of
from cchc_model.reports.organisation_texts import PartKind, text_parts
from cchc_model.vietnamese.text import fold

ATTACHED = "(Kèm theo"
NUMBER = "Số:"
ON = ", ngày"
"""The text between the place and the date."""
LABEL = "Phụ lục"

_NATION = fold(NATION)
_MOTTO = fold(MOTTO)
_ITEM = ("- ", "+ ")
_SIGNERS = ("Chủ tịch", "Phó", "Giám đốc", "Thủ trưởng", "Trưởng", "Chánh", "Người lập", "(Ký")
_BEGINS_SIGNATURE = (*map(fold, (RECIPIENTS, *_SIGNERS)), "tm. ", "kt. ", "tl. ", "tuq. ", "q. ")
_LONGEST_SIGNATURE = 60
_LONGEST_LABEL = 20
_SHORTEST_BODY = 11
"""The least length of an unknown text to the left of another. A shorter one is an ordinal."""
_MOST_TO_SIGN = 4
"""With so many lines of recipients between them, title and name of a signatory have room for a signature."""


@frozen
class Text:
    """A text on a line of its own.

    Attributes:
        text: the text.
        kind: its role: `label` (`Phụ lục`), `title`, `period`, `aside` (in brackets); empty for any other text.
        left: a text to its left, if there is one.
    """

    text: str
    kind: str = ""
    left: str = ""


@frozen
class Pair:
    """A line of a letterhead or a signature, with a text on each side.

    Attributes:
        left: the text on the left.
        right: the text on the right.
        left_kind: the role of the left one. `body`: a superior body. `own`: a line of the reporting body. `issuer`: its
            last line, with a rule below. `rule`: the rule alone. `number`, `recipients` (the title of the list),
            `recipient`, or nothing.
        right_kind: the role of the right one: `nation`, `motto`, `date`, `signer`, `name`, `hint` (in brackets), or
            nothing.
        room: True if a signature needs room above the line.
    """

    left: str
    right: str
    left_kind: str = ""
    right_kind: str = ""
    room: bool = False


def may_surround_table(line: WrittenLine) -> bool:
    """Return whether a line may be outside the table: a single text, or a pair of a letterhead or signature."""
    ordinal, name, *rest = line.cells
    if line.row is not None or not name or any(rest):
        return False
    known = is_document_number(ordinal) or is_recipient(ordinal) or _NATION in fold(name) or _MOTTO in fold(name)
    return not ordinal or len(ordinal) >= _SHORTEST_BODY or known


def is_document_number(text: str) -> bool:
    """Return whether a text begins like the number of a document: `Số: 45/BC-UBND`."""
    return fold(text).partition(" ")[0].rstrip(":") == fold(NUMBER)


def is_date(text: str) -> bool:
    """Return whether a text contains the place and date of a signature."""
    return fold(ON) in fold(text) and not text.startswith("(")


def is_recipient(text: str) -> bool:
    """Return whether a text belongs to the list of recipients."""
    return text.startswith(_ITEM) or fold(text).startswith(fold(RECIPIENTS))


def begins_signature(text: str) -> bool:
    """Return whether a text begins like a line of a signature: in whose name, by which office, or `(Ký tên)`.

    >>> [begins_signature(text) for text in ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "Người lập biểu", "Xã An Bình")]
    [True, True, True, False]
    """
    return len(text) <= _LONGEST_SIGNATURE and fold(text).startswith(_BEGINS_SIGNATURE[1:])


# Above the table.


def has_letterhead(lines: Sequence[WrittenLine]) -> bool:
    """Return whether the lines contain a letterhead, recognised by the name of the country."""
    return any(_NATION in fold(cell) for line in lines for cell in line.cells)


def heading_end(lines: Sequence[WrittenLine]) -> int:
    """Return the index after the last line of the letterhead, which is above the title."""
    stop = next((i for i, line in enumerate(lines) if is_title(line.cells[1])), len(lines))
    return 1 + max((i for i, line in enumerate(lines[:stop]) if _is_of_heading(*line.cells[:2])), default=-1)


def _is_of_heading(left: str, right: str) -> bool:
    return bool(left) or _is_right(right)


def _is_right(text: str) -> bool:
    return _NATION in fold(text) or _MOTTO in fold(text) or is_date(text)


def heading_of(lines: Sequence[WrittenLine]) -> tuple[Pair, ...]:
    """Return the lines of a letterhead that was read, which may have stood in two cells."""
    pairs = [pair for line in lines for pair in _pairs(*line.cells[:2])]
    bodies = [at for at, pair in enumerate(pairs) if pair.left_kind in ("own", "body")]
    if not bodies:
        return tuple(pairs)
    last = bodies[-1]
    pairs[last] = evolve(pairs[last], left_kind="issuer")
    if len(bodies) > 1 and words_of(pairs[bodies[-2]].left).folded in (*COMMITTEES, *COUNCILS):
        pairs[bodies[-2]] = evolve(pairs[bodies[-2]], left_kind="own")
    return with_rule(pairs)


def with_rule(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """Return the lines of a letterhead, with the rule below the issuing body beside the motto if there is room for it.

    Below a name in the line of the country, it would push the motto away.
    """
    made = list(pairs)
    for at, (pair, below) in enumerate(pairwise(pairs)):
        if pair.left_kind == "issuer" and not below.left and below.right_kind == "motto":
            made[at : at + 2] = [evolve(pair, left_kind="own"), evolve(below, left_kind="rule")]
    return tuple(made)


def _pairs(left: str, right: str) -> Iterator[Pair]:
    """Yield the lines of two texts side by side; a body alone is on the left."""
    if not left and not _is_right(right):
        left, right = right, ""
    for one, other in zip_longest(_left_lines(left), _right_lines(right), fillvalue=("", "")):
        yield Pair(one[0], other[0], one[1], other[1])


def _right_lines(text: str) -> list[tuple[str, str]]:
    for name, kind in ((NATION, "nation"), (MOTTO, "motto")):
        at = fold(text).find(fold(name))
        if at == 0 and len(fold(text)) == len(text):
            rest = text[len(name) :].strip()
            return [(text[: len(name)], kind), *([] if RULE.fullmatch(rest) else _right_lines(rest))]
    if fold(text) in (_NATION, _MOTTO):
        return [(text, "nation" if fold(text) == _NATION else "motto")]
    return [(text, "date" if is_date(text) else "")] if text else []


def _left_lines(text: str) -> list[tuple[str, str]]:
    if not text:
        return []
    if is_document_number(text):
        return [(text, "number")]
    if RULE.fullmatch(text):
        return [(text, "")]
    bodies = [part for part in text_parts(text) if part.kind is not PartKind.FIXED]
    known = [part.text for part in bodies if part.organisation]
    if len(bodies) > 1 and " ".join(known) == text:
        return [(line, "body") for one in known for line in body_lines(one)]
    return [(line, "body") for line in body_lines(text)]


def body_lines(name: str) -> tuple[str, ...]:
    """Return the lines on which a letterhead prints the name of a body.

    >>> body_lines("ỦY BAN NHÂN DÂN HUYỆN MỸ XUYÊN"), body_lines("Sở Nội vụ")
    (('ỦY BAN NHÂN DÂN', 'HUYỆN MỸ XUYÊN'), ('Sở Nội vụ',))
    """
    words = words_of(name)
    head = next((len(one) for one in (*COMMITTEES, *COUNCILS) if words.folded[: len(one)] == one), 0)
    if head <= 1 or head == len(words):
        return (name,)
    return words.text(0, head), words.text(head, len(words))


def texts_of(lines: Sequence[WrittenLine], title: str) -> list[Text]:
    """Return texts above the table with the roles that their words and their order tell.

    Args:
        lines: the lines.
        title: the title that the library would make.
    """
    texts: list[Text] = []
    for line in lines:
        left, text = line.cells[:2]
        kind = "" if left else _kind(text)
        named = fold(text) == fold(title) or (texts and texts[-1].kind == "label")
        texts.append(Text(text, "title" if not kind and not left and named else kind, left))
    return texts


def _kind(text: str) -> str:
    if text.startswith("("):
        return "aside"
    if fold(text).startswith(fold(LABEL)) and len(text) <= _LONGEST_LABEL:
        return "label"
    if is_title(text):
        return "title"
    return "period" if fold(text).startswith(fold(PERIOD_LABEL)) else ""


# Below the table.


def signature_place(lines: Sequence[WrittenLine]) -> tuple[int, int]:
    """Return the first index of the signature below a table, and the index after its last line."""
    start = next((i for i, line in enumerate(lines) if _begins_signature(*line.cells[:2])), len(lines))
    return start, next((i for i in range(start, len(lines)) if not _may_sign(lines[i].cells[1])), len(lines))


def _begins_signature(left: str, right: str) -> bool:
    return _may_sign(right) and (bool(left) or is_date(right) or fold(right).startswith(_BEGINS_SIGNATURE))


def _may_sign(text: str) -> bool:
    """Return whether a text may belong to a signature.

    It is short, and has a digit or a colon only in a recipient or a date.
    """
    if len(text) > _LONGEST_SIGNATURE:
        return False
    return is_recipient(text) or is_date(text) or not (has_digit(text) or ":" in text)


def signature_of(lines: Sequence[WrittenLine]) -> tuple[Pair, ...]:
    """Return the lines of a signature that was read: recipients on the left, the signatory on the right."""
    return with_room([_signed(*line.cells[:2]) for line in lines])


def _signed(left: str, right: str) -> Pair:
    if not left and is_recipient(right):
        left, right = right, ""
    kind = "recipient" if left.startswith(_ITEM) else "recipients" if is_recipient(left) else ""
    return Pair(left, right, kind, "hint" if right.startswith("(") or is_date(right) else "signer" if right else "")


def with_room(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """Return the lines of a signature with the last name on the right as that of the signatory, below some room."""
    right = [at for at, pair in enumerate(pairs) if pair.right]
    if len(right) < len(("title", "name")) or pairs[right[-1]].right_kind == "hint":
        return tuple(pairs)
    *_, title, name = right
    named = evolve(pairs[name], right_kind="name", room=name - title <= _MOST_TO_SIGN)
    return (*pairs[:name], named, *pairs[name + 1 :])
