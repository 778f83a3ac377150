"""Writer of Word documents: the annex as an official document in the layout of Decree 30/2020/NĐ-CP."""

from collections.abc import Iterator, Sequence

from cchc_model.annexes.document import Letterhead, document_parts
from cchc_model.annexes.document_parts import (
    heading_end,
    is_date,
    is_document_number,
    is_motto,
    is_nation,
    is_recipient,
    signed_from,
)
from cchc_model.annexes.lines import HEADER, WrittenLine, is_title, refuse_misreadings
from cchc_model.framework.rows import Kind
from cchc_model.io.docx.elements import (
    BOLD,
    CAPITALS,
    CENTRED,
    ITALIC,
    LARGER,
    NEXT,
    SMALLER,
    TINY,
    UNDERLINED,
    cell,
    document,
    paragraph,
    row,
    table_of,
)
from cchc_model.reports.report import Report

_COLUMNS = (737, 3968, 1474, 1304, 1588)
_HEADING = (3686, 5385)
_RIGHT_HALF = _HEADING[0]
_HALVES = (4535, 4536)
_ROOM_TO_SIGN = 1400
_SMALL_LINE = 253
_LETTER = 170
_INSIDE = 57
_STEP = 227


def annex_docx(report: Report, letterhead: Letterhead | None) -> bytes:
    """Return the bytes of a report's annex as a Word document.

    Args:
        report: the report.
        letterhead: the texts around the table, which replace those that were read with the report.

    Raises:
        InvalidDataError: a line would be read back as another row, or the superior body as the reporting organisation.
    """
    parts = document_parts(report, letterhead)
    refuse_misreadings(report, parts.lines)
    return document("".join((*_above(parts.before), _table(parts.rows), *_below(parts.after))))


# Above the table.


def _above(lines: Sequence[WrittenLine]) -> Iterator[str]:
    """Yield the letterhead as a borderless table of two columns, then the title.

    The texts of the lines determine the layout.
    """
    end = heading_end(lines)
    if end:
        pairs = [_sides(line) for line in lines[:end]]
        bodies = [i for i, (left, _) in enumerate(pairs) if left and not is_document_number(left)]
        issues = bodies[-1] if bodies else None
        rows = "".join(_heading_row(left, right, issues=i == issues) for i, (left, right) in enumerate(pairs))
        yield table_of(_HEADING, rows, borders=False) + paragraph("")
    for line in lines[end:]:
        yield _title(" ".join(filter(None, line.cells)))
    if lines[end:]:
        yield paragraph("")


def _sides(line: WrittenLine) -> tuple[str, str]:
    """Return the left and right texts of a line of the letterhead; a body alone is on the left."""
    left, right = line.cells[:2]
    return (left, right) if left or is_nation(right) or is_motto(right) or is_date(right) else (right, "")


def _heading_row(left: str, right: str, *, issues: bool) -> str:
    """Return a row of the letterhead; the issuing body is in bold, with a rule below it."""
    marks = ITALIC if is_date(right) else BOLD
    marks += SMALLER if is_nation(right) else ""
    marks += UNDERLINED if is_motto(right) else ""
    body = "" if is_document_number(left) else (BOLD if issues else "") + CAPITALS + SMALLER
    bodies = paragraph(left, CENTRED, body) + (_ruled(left) if issues else "")
    return row(iter((cell(_HEADING[0], bodies), cell(_HEADING[1], paragraph(right, CENTRED, marks)))))


def _ruled(text: str) -> str:
    """Return the rule below the issuing body, about two fifths as long as its name."""
    inside = _HEADING[0] - 2 * _INSIDE
    margin = (inside - min(len(text) * _LETTER, inside) * 2 // 5) // 2
    return (
        '<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
        f'<w:spacing w:line="80" w:lineRule="exact"/><w:ind w:left="{margin}" w:right="{margin}"/></w:pPr></w:p>'
    )


def _title(text: str) -> str:
    if text.isupper():
        return paragraph(text, CENTRED, BOLD + LARGER)
    return paragraph(text, CENTRED, ITALIC if text.startswith("(") else BOLD if is_title(text) else "")


# The table.


def _table(lines: Sequence[WrittenLine]) -> str:
    title = row(
        (cell(width, paragraph(text, CENTRED, BOLD)) for width, text in zip(_COLUMNS, HEADER, strict=True)),
        head=True,
    )
    return table_of(_COLUMNS, title + "".join(map(_annex_row, lines)), borders=True)


_SIDES = (CENTRED, "", CENTRED, '<w:jc w:val="right"/>', "")


def _annex_row(line: WrittenLine) -> str:
    marks = BOLD if line.row is not None and line.row.kind is Kind.SECTION else ""
    ordinal, _, *others = _SIDES
    sides = (ordinal, f'<w:ind w:left="{line.level * _STEP}"/>' if line.level else "", *others)
    return row(
        cell(width, paragraph(text, side, marks)) for width, side, text in zip(_COLUMNS, sides, line.cells, strict=True)
    )


# Below it.


def _below(lines: Sequence[WrittenLine]) -> Iterator[str]:
    """Yield the content after the table: the signature and other texts.

    A signature with no text to its left is in the right half of the page.
    """
    yield paragraph("", NEXT)
    start, end = signed_from(lines)
    signature = lines[start:end]
    yield from map(_remark, lines[:start])
    if any(line.cells[0] or is_recipient(line.cells[1]) for line in signature):
        yield table_of(_HALVES, "".join(_signed_rows(signature)), borders=False) + paragraph("")
    else:
        yield from _signed(signature)
    yield from map(_remark, lines[end:])


def _remark(line: WrittenLine) -> str:
    return paragraph(" ".join(filter(None, line.cells)))


def _signed(lines: Sequence[WrittenLine]) -> Iterator[str]:
    for index, line in enumerate(lines):
        last = index == len(lines) - 1
        text = line.cells[1]
        room = _room(_ROOM_TO_SIGN) if last and index and not text.startswith("(") else ""
        layout = f'{"" if last else NEXT}{room}<w:ind w:left="{_RIGHT_HALF}"/>{CENTRED}'
        yield paragraph(text, layout, _signing(text))


def _signed_rows(lines: Sequence[WrittenLine]) -> Iterator[str]:
    """Yield one row per line, with the recipients on the left and the signatory on the right."""
    pairs = [
        line.cells[:2] if line.cells[0] or not is_recipient(line.cells[1]) else line.cells[1::-1] for line in lines
    ]
    *others, last = [i for i, (_, right) in enumerate(pairs) if right] or [0]
    free = _ROOM_TO_SIGN - _SMALL_LINE * (last - others[-1] - 1) if others else 0
    for index, (left, right) in enumerate(pairs):
        keep = NEXT if index < len(pairs) - 1 else ""
        room = _room(max(free, 0)) if index == last and not right.startswith("(") else ""
        signer = paragraph(right, keep + room + CENTRED, _signing(right))
        yield row(iter((cell(_HALVES[0], _recipient(left, keep)), cell(_HALVES[1], signer))))


def _recipient(text: str, keep: str) -> str:
    """Return a text on the left; the list of recipients is small, its title in bold italics."""
    if not is_recipient(text):
        return paragraph(text, keep + CENTRED, BOLD)
    return paragraph(text, keep, TINY if text.startswith(("-", "+")) else BOLD + ITALIC + SMALLER)


def _signing(text: str) -> str:
    return ITALIC if text.startswith("(") or is_date(text) else BOLD


def _room(above: int) -> str:
    return f'<w:spacing w:before="{above}"/>'
