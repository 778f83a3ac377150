"""Corrections around the rows of an annex that name one row: `Đính chính: chỉ tiêu 12 là 5.672`."""

import re
from collections.abc import Sequence

from attrs import frozen

from cchc_model.annexes.formula_texts import without_formulas
from cchc_model.annexes.name_words import words_of
from cchc_model.annexes.outside_claims import VALUE, names_unit
from cchc_model.annexes.row_index import Index, Match
from cchc_model.annexes.tables import SourceLine
from cchc_model.framework.rows import Indicator
from cchc_model.framework.severity import Severity
from cchc_model.reports.body_words import begins_title
from cchc_model.reports.cell_reading import read_cell
from cchc_model.reports.time_uses import explained
from cchc_model.reports.unaccented import with_accents
from cchc_model.vietnamese.text import fold, fold_label

_CORRECTION = re.compile(
    r"\b(?:đính chính|cải chính|sửa(?! đổi| chữa)|điều chỉnh|mới đúng|số đúng|đúng là|đúng phải là|thay bằng)\b"
)
_REPLACES = re.compile(r"(?:\b(?:là|thành|bằng|còn)|[:=→>])\s*(?P<number>\d[\d.,]*\d|\d)(?![\w/])")
"""The number that replaces another one."""
_DENIED = re.compile(r"\b(?:không|ko) phải(?: là)?\s+(?P<denied>\d[\d.,]*\d|\d)(?![\w/])(?:\s+mà\b)?")
"""The number that is denied: `5.672 chứ không phải 5.627`."""
_STATED = re.compile(r"\s*(?:là|[:=]|còn|thành)\s*\d[\d.,]*(?:\s*\([^()]*\))?[\s.;]*$")
"""Nothing but a number behind an ordinal: `Chỉ tiêu 12: 5.672`."""
_BESIDE = re.compile(
    r"\b(?:sửa|đính chính|cải chính|điều chỉnh|đổi)(?: lại)?(?: thành| là)\s+\d"
    r"|\d\s*\((?:số đúng|đính chính|đã sửa|mới đúng)"
)
"""A word of corrections beside a number: `Dòng 3 sửa thành 5.672`."""
_ORDINAL = re.compile(
    r"\b(?:chỉ tiêu|tiêu chí|mục|stt|tt|số thứ tự)\s+(?:số\s+)?"
    r"(\d{1,3}(?:\.\d{1,2})*|[ivx]{1,5}(?:\.\d{1,2})*)(?![\w.,]*\d)"
)
_ROW = re.compile(r"\b(?:dòng|hàng)\s+(?:số\s+|thứ\s+)?\d")
"""A row by its place, which no ordinal identifies."""
_LEAD = re.compile(r"^(?:[\W\d_]+|(?:ghi chú|lưu ý|đính chính|cải chính|sửa|điều chỉnh|lại|số đúng|của)\b\s*)+")
_OPENS = re.compile(r"\W*(?:(?:ghi chú|lưu ý)\W+)?(?:đính chính|cải chính)\b")
_FEWEST_DIGITS = 3
"""The fewest digits of a number that only one row may have."""
_FEWEST_WORDS = 3
"""The fewest words that identify a row; fewer may be part of any name."""


@frozen
class Correction:
    """A text around the rows by which some of them have other values.

    Attributes:
        rows: the ids of the indicators that it names; none if nobody can tell which.
        severity: a warning if the annex has its number already, or if it states none.
    """

    rows: tuple[str, ...]
    severity: Severity


def correction_in(text: str, lines: Sequence[SourceLine], matches: Sequence[Match], index: Index) -> Correction | None:
    """Return what a text corrects, or None if it does not begin as a correction, nor corrects what the annex counts.

    A row is known if it alone has the ordinal, or if its name alone has all words before the number. Otherwise the
    text is only quoted by an error, because to leave out every value that it may concern would lose right ones.

    Args:
        text: the text, on one line.
        lines: the lines of the annex.
        matches: the match of each.
        index: the rows of the framework.
    """
    folded = fold_label(with_accents(without_formulas(text)))
    opens, denied = _OPENS.match(folded), _DENIED.search(folded)
    numbered, row = _ORDINAL.search(folded), _ROW.search(folded)
    beside = _BESIDE.search(folded) or denied or (numbered and _STATED.match(folded, numbered.end()))
    if not (opens or beside or _CORRECTION.search(folded)):
        return None
    kept = folded if denied is None else _DENIED.sub(lambda found: " " * len(found[0]), folded)
    stated = _REPLACES.search(kept) or (None if explained(kept) else VALUE.search(kept)) or denied
    if stated is None:
        return Correction((), Severity.WARNING) if opens else None
    before = kept[: stated.start()]
    ordinal = _ORDINAL.search(before)
    if not (opens or beside or ordinal or row) and (begins_title(text) or not names_unit(text, index)):
        return None
    item = _named(_LEAD.sub("", before), index) if ordinal is None else _numbered(ordinal[1], lines, matches)
    if denied and item is None:
        item = _printed(denied["denied"], set(words_of(fold(_LEAD.sub("", before)))), lines, matches)
    done = item is not None and any(
        match.row is not None and match.row.item is item and _has(line.value, stated[stated.lastgroup or 0], item)
        for line, match in zip(lines, matches, strict=True)
    )
    return Correction(() if item is None else (item.id,), Severity.WARNING if done else Severity.ERROR)


def _has(printed: str, stated: str, indicator: Indicator) -> bool:
    value = read_cell(printed, indicator.measure).value
    return value is not None and read_cell(stated, indicator.measure).value == value


def _printed(number: str, words: set[str], lines: Sequence[SourceLine], matches: Sequence[Match]) -> Indicator | None:
    """Return the indicator of the only row that prints a number which a text denies, and has all words before it."""
    rows = [
        match.row.item
        for line, match in zip(lines, matches, strict=True)
        if match.row and isinstance(match.row.item, Indicator) and _has(line.value, number, match.row.item)
    ]
    named = [row for row in rows if words <= set(words_of(fold(row.name.vi)))]
    return named[0] if len(named) == 1 and (words or len(number) >= _FEWEST_DIGITS) else None


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
