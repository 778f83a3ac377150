"""Corrections around the rows of an annex that name one row: `Đính chính: chỉ tiêu 12 là 5.672`."""

import re
from collections.abc import Sequence

from attrs import frozen

from cchc_model.annexes.name_words import words_of
from cchc_model.annexes.row_index import Index, Match
from cchc_model.annexes.tables import SourceLine, has_digit
from cchc_model.framework.rows import Indicator
from cchc_model.reports.cell_reading import read_cell
from cchc_model.reports.unaccented import with_accents
from cchc_model.vietnamese.text import fold, fold_label

_CORRECTION = re.compile(
    r"\b(?:đính chính|cải chính|sửa(?! đổi| chữa)|điều chỉnh|mới đúng|số đúng|đúng là|đúng phải là|thay bằng)\b"
)
_REPLACES = re.compile(r"(?:\b(?:là|thành|bằng|còn)|[:=→>])\s*(\d[\d.,]*\d|\d)(?![\w/])")
"""The number that a correction states."""
_ORDINAL = re.compile(
    r"\b(?:chỉ tiêu|tiêu chí|mục|stt|tt|số thứ tự)\s+(?:số\s+)?"
    r"(\d{1,3}(?:\.\d{1,2})*|[ivx]{1,5}(?:\.\d{1,2})*)(?![\w.,]*\d)"
)
_LEAD = re.compile(r"^(?:[\W\d_]+|(?:ghi chú|lưu ý|đính chính|cải chính|sửa|điều chỉnh|lại|số đúng|của)\b\s*)+")
_OPENS = re.compile(r"\W*(?:(?:ghi chú|lưu ý)\W+)?(?:đính chính|cải chính)\b")
_FEWEST_WORDS = 3
"""The fewest words that identify a row; fewer may be part of any name."""


@frozen
class Correction:
    """A correction around the rows.

    Attributes:
        row: the id of the indicator that it names; None if it may name several, or one that nobody can tell.
        certain: True if it begins as a correction, or names a row by its ordinal.
        done: True if the annex has its number already.
    """

    row: str | None
    certain: bool
    done: bool


def correction_in(text: str, lines: Sequence[SourceLine], matches: Sequence[Match], index: Index) -> Correction | None:
    """Return the correction of a number that a text states, or None.

    A row is known if it alone has the ordinal, or if its name alone has all words before the number. Otherwise the
    text is only quoted by an error, because to leave out every value that it may concern would lose right ones.

    Args:
        text: the text, on one line.
        lines: the lines of the annex.
        matches: the match of each.
        index: the rows of the framework.
    """
    folded = fold_label(with_accents(text)) if has_digit(text) else ""
    stated = _REPLACES.search(folded) if _CORRECTION.search(folded) else None
    if stated is None:
        return None
    before = folded[: stated.start()]
    ordinal = _ORDINAL.search(before)
    item = _named(_LEAD.sub("", before), index) if ordinal is None else _numbered(ordinal[1], lines, matches)
    done = item is not None and any(
        match.row is not None and match.row.item is item and _has(line.value, stated[1], item)
        for line, match in zip(lines, matches, strict=True)
    )
    certain = ordinal is not None or _OPENS.match(folded) is not None
    return Correction(None if item is None else item.id, certain, done)


def _has(printed: str, stated: str, indicator: Indicator) -> bool:
    value = read_cell(printed, indicator.measure).value
    return value is not None and read_cell(stated, indicator.measure).value == value


def _numbered(ordinal: str, lines: Sequence[SourceLine], matches: Sequence[Match]) -> Indicator | None:
    """Return the indicator of the only row with an ordinal."""
    rows = [
        match.row.item
        for line, match in zip(lines, matches, strict=True)
        if match.row and fold_label(line.ordinal).strip(".)( ") == ordinal
    ]
    return rows[0] if len(rows) == 1 and isinstance(rows[0], Indicator) else None


def _named(text: str, index: Index) -> Indicator | None:
    """Return the only indicator whose name has all words of a text."""
    words = set(words_of(fold(text)))
    if len(words) < _FEWEST_WORDS:
        return None
    rows = [row.item for name, rows in index.rows.items() if words <= set(words_of(name)) for row in rows]
    return rows[0] if len({row.id for row in rows}) == 1 and isinstance(rows[0], Indicator) else None
