"""The recognition of the texts around the table of an official annex, by their words."""

from collections.abc import Sequence

from cchc_model.annexes.columns import RECIPIENTS
from cchc_model.annexes.lines import WrittenLine, is_title
from cchc_model.annexes.tables import has_digit
from cchc_model.reports.body_words import MOTTO, NATION
from cchc_model.vietnamese.text import fold

ATTACHED = "(Kèm theo"
NUMBER = "Số:"
ON = ", ngày"
"""The text between the place and the date."""

_NATION = fold(NATION)
_MOTTO = fold(MOTTO)
_ITEM = ("- ", "+ ")
_SIGNERS = ("Chủ tịch", "Phó", "Giám đốc", "Thủ trưởng", "Trưởng", "Chánh", "Người lập", "(Ký")
_BEGINS_SIGNATURE = (*map(fold, (RECIPIENTS, *_SIGNERS)), "tm. ", "kt. ", "tl. ", "tuq. ", "q. ")
_LONGEST_SIGNATURE = 60
_SHORTEST_BODY = 11
"""The least length of an unknown text to the left of another. A shorter one is an ordinal."""


def may_surround_table(line: WrittenLine) -> bool:
    """Return whether a line may be outside the table: a single text, or a pair of a letterhead or signature."""
    ordinal, name, *rest = line.cells
    if line.row is not None or not name or any(rest):
        return False
    known = is_document_number(ordinal) or is_recipient(ordinal) or fold(name) in (_NATION, _MOTTO)
    return not ordinal or len(ordinal) >= _SHORTEST_BODY or known


def is_nation(text: str) -> bool:
    """Return whether a text is the name of the country."""
    return fold(text) == _NATION


def is_motto(text: str) -> bool:
    """Return whether a text is the motto below the name of the country."""
    return fold(text) == _MOTTO


def is_document_number(text: str) -> bool:
    """Return whether a text begins like the number of a document: `Số: 45/BC-UBND`."""
    return fold(text).partition(" ")[0].rstrip(":") == fold(NUMBER)


def is_date(text: str) -> bool:
    """Return whether a text contains the place and date of a signature."""
    return fold(ON) in fold(text) and not text.startswith("(")


def is_recipient(text: str) -> bool:
    """Return whether a text belongs to the list of recipients."""
    return text.startswith(_ITEM) or fold(text).startswith(fold(RECIPIENTS))


def has_letterhead(lines: Sequence[WrittenLine]) -> bool:
    """Return whether the lines contain a letterhead, recognised by the name of the country."""
    return any(_NATION in fold(cell) for line in lines for cell in line.cells)


def heading_end(lines: Sequence[WrittenLine]) -> int:
    """Return the index after the last line of the letterhead, which is above the title."""
    stop = next((i for i, line in enumerate(lines) if is_title(line.cells[1])), len(lines))
    return 1 + max((i for i, line in enumerate(lines[:stop]) if _is_of_heading(*line.cells[:2])), default=-1)


def _is_of_heading(left: str, right: str) -> bool:
    return bool(left) or is_nation(right) or is_motto(right) or is_date(right)


def signature_place(lines: Sequence[WrittenLine]) -> tuple[int, int]:
    """Return the first index of the signature below a table, and the index after its last line."""
    start = next((i for i, line in enumerate(lines) if _begins_signature(*line.cells[:2])), len(lines))
    return start, next((i for i in range(start, len(lines)) if not _may_sign(lines[i].cells[1])), len(lines))


def signed_from(lines: Sequence[WrittenLine]) -> tuple[int, int]:
    """Return the range of lines to print as a signature; by default the last lines that may be one."""
    start, end = signature_place(lines)
    if start < end:
        return start, end
    return next((i for i in range(len(lines), 0, -1) if not _may_sign(lines[i - 1].cells[1])), 0), len(lines)


def _begins_signature(left: str, right: str) -> bool:
    return _may_sign(right) and (bool(left) or is_date(right) or fold(right).startswith(_BEGINS_SIGNATURE))


def _may_sign(text: str) -> bool:
    """Return whether a text may belong to a signature.

    It is short, and has a digit or a colon only in a recipient or a date.
    """
    if len(text) > _LONGEST_SIGNATURE:
        return False
    return is_recipient(text) or is_date(text) or not (has_digit(text) or ":" in text)
