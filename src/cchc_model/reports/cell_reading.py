"""Reading of a table cell by the measure of its indicator. Nothing is guessed silently."""

import re
from collections.abc import Iterable

from attrs import evolve

from cchc_model.framework.measures import CodeList, Measure, Percentage, UnitType
from cchc_model.reports.cells import Cell, Status, Understanding
from cchc_model.reports.named_elements import is_partly_unseen, undoubted
from cchc_model.reports.plain_values import LONG_WITH_ZERO, LONGEST, POINT_DECIMAL, read_plain
from cchc_model.reports.remarks import (
    includes_part,
    is_harmless,
    names_other_code,
    says_the_same,
    share_in_words,
    states_large_share,
    states_quotient,
    states_share,
)
from cchc_model.reports.signs import plainly_signed
from cchc_model.reports.stated_numbers import stated_numbers
from cchc_model.reports.ticks import is_empty_box
from cchc_model.vietnamese.notation import Number
from cchc_model.vietnamese.numbers import (
    is_number,
    is_plain_count,
    without_group_spaces,
)
from cchc_model.vietnamese.text import fold_label, one_line, without_accents

NIL = "-"
_NIL_MARK = re.compile(r"…|\.{3}|(?!.*(?://|\.\.))(?=.*[-–—−/])[-–—−/. ]{1,9}")
"""A mark in place of a value: dashes and single strokes and points; `//` repeats what stands above."""

NIL_ANSWERS = ("Không", "Không có", "Chưa có")
"""Answers with the same meaning, in a row that takes a number."""

NOT_APPLICABLE = "Không áp dụng"
NOT_APPLICABLE_ANSWERS = (NOT_APPLICABLE, "Không phát sinh", "Chưa phát sinh", "KPS", "N/A")
"""Answers by which an office says that an indicator does not concern it, or that nothing arose."""

_NO = ("không", "ko", "k")
"""The word for no, in full and as people abbreviate it."""


def _forms(answers: Iterable[str]) -> frozenset[str]:
    """Return the folded forms in which people type some answers."""
    folded = [fold_label(answer) for answer in answers]
    typed = [no + one.removeprefix(_NO[0]) for one in folded if one.startswith(_NO[0]) for no in _NO]
    return frozenset(form(one) for one in (*folded, *typed) for form in (fold_label, without_accents))


_NIL, _NOT_APPLICABLE = _forms(NIL_ANSWERS), _forms(NOT_APPLICABLE_ANSWERS)
_NO_VALUE = _NIL | _NOT_APPLICABLE
_PROMPT = re.compile(r"[._…‥\s]{2,}|[(\[<]\s*(?:nhập|ghi|điền|chọn)\b[^()\[\]<>]*[)\]>]", re.IGNORECASE)
"""A place that waits for a value: a dotted line, or an instruction in brackets."""

_LONGEST_ANSWER = max(map(len, (*NIL_ANSWERS, *NOT_APPLICABLE_ANSWERS))) * 2
"""The most characters of such an answer, in any Unicode form."""

_BROKEN = re.compile(r"[0-9]\s*[\t\n\r\v\f\x1c-\x1f\x85\u2028\u2029]\s*[0-9]")
"""Digits on several lines, which never form one number."""

_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200e\u2060\u202a\u202c\u202d\u2066\u2068\u2069\ufeff]")
"""Characters without width, and marks of the direction in which numbers run anyway."""
_FROM_RIGHT = re.compile(r"[\u061c\u200f\u202b\u202c\u2067\u2069]+")
"""Marks of the other direction, which leave digits and the separators between them in their order."""
_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_AGAIN = re.compile(r"([0-9]{3})(?:\.\1)+(?![0-9.])")
"""Groups that are all the same, so that they may be one number, entered again."""
_ON_DOTS = re.compile(r"[._…]{2,}\s*([^\s._…](?:.*[^\s._…])?)\s*[._…]{2,}|…+\s*([^\s._…](?:.*[^\s._…])?)\s*…+")
_MARKED = re.compile(r"(.*[0-9])\s*(?:\(?\s*[*†‡]+\s*\)?|([¹²³⁴-⁹⁰]+))")
"""A number with the mark of a note; raised digits are one only behind a number with more digits."""

NUMBER_STARTS = frozenset("0123456789+-−–")  # the signs with which a number begins
_NOTE_BEHIND = re.compile(r"([^()]{1,40}?)\s*\(([^()]*)\)")
_SHARE_BEHIND = re.compile(r"([0-9][0-9. ]*)\s+[-–—]\s+([0-9][0-9,.]*\s*%)")
"""A count and its share behind a dash: `4.821 - 99,75%`."""
_QUOTIENT_BEFORE = re.compile(r"([0-9.]+\s*/\s*[0-9.]+)\s*[=,;:(]?\s*([0-9][0-9.,]*\s*%)\s*\)?")
"""A percentage behind its two numbers: `7/10 (70%)`, `7/10 = 70%`."""


def read_cell(text: str, measure: Measure) -> Cell:
    """Read the text of a cell as the value of an indicator with this measure.

    Args:
        text: the cell's text, in any form.
        measure: the indicator's unit type, percentage or code list.

    Returns:
        The value with its status and its interpretations. No text raises an error.

    >>> from cchc_model.indicators import DOSSIER, YES_NO
    >>> from cchc_model.framework import PERCENT
    >>> read_cell("5.627 hồ sơ", DOSSIER).value, read_cell("25,80%", PERCENT).value
    (5627, Decimal('25.80'))
    >>> read_cell("25.81", PERCENT).understood
    (<Understanding.DOT_AS_DECIMAL: 'dot_as_decimal'>,)
    >>> read_cell("25.81", DOSSIER).status, read_cell("25.81", DOSSIER).suggestions
    (<Status.DAMAGED: 'damaged'>, ('25.810',))
    >>> read_cell("x", YES_NO).suggestions
    ('Có',)
    """
    raw, text = text, one_line(text)
    if not text.isascii() and (bare := _without_marks(text)) != text:
        seen = read_cell(bare, measure)
        return seen if seen.status is Status.BLANK else evolve(seen, text=text)
    if type(measure) is UnitType and is_plain_count(text) and not LONG_WITH_ZERO.match(text):
        return Cell(Status.REPORTED, int(text), text)  # most cells of an annex, at a third of the cost
    if (missing := _missing(text, measure)) is not None:
        return missing
    if text[0] == "[" and text[-1] == "]":
        shown = undoubted(text)
        inner = read_plain(shown, measure)
        suggestions = (shown,) if inner.value is not None else () if shown[:1] == "(" else inner.suggestions
        stated = () if is_partly_unseen(text) else stated_numbers(shown, suggestions, measure)
        return Cell(Status.DAMAGED, None, text, (), stated)
    cell = read_plain(text, measure)
    if cell.status is not Status.DAMAGED or len(text) > LONGEST:
        return cell
    grouped = without_group_spaces(text) if isinstance(measure, UnitType) and not _BROKEN.search(raw) else text
    seen = _without_additions(cell, measure) if grouped == text else _with_points(text, grouped, measure)
    return _as_stated(seen, measure)


def _without_marks(text: str) -> str:
    """Return a text without the invisible characters that leave it as it is shown."""
    text = _INVISIBLE.sub("", text)
    bare = _FROM_RIGHT.sub("", text)
    return bare if _DIGITS.fullmatch(bare) else text


def _as_stated(cell: Cell, measure: Measure) -> Cell:
    """Return a cell with only those suggestions, if it is damaged, that its text states."""
    if cell.status is not Status.DAMAGED:
        return cell
    stated = stated_numbers(cell.text, cell.suggestions, measure)
    return evolve(cell, suggestions=tuple(one for one in stated if read_plain(one, measure).value is not None))


def is_without_value(text: str) -> bool:
    """Return whether a cell has a mark, an answer, an empty box or a dotted line in place of a value.

    >>> is_without_value("-"), is_without_value("KPS"), is_without_value("......"), is_without_value("0")
    (True, True, True, False)
    """
    answered = len(text) <= _LONGEST_ANSWER and fold_label(text) in _NO_VALUE
    return answered or (
        not text[:1].isalnum() and (is_nil_mark(text) or is_empty_box(text) or _PROMPT.fullmatch(text) is not None)
    )


def is_nil_mark(text: str) -> bool:
    """Return whether a text is a mark that offices print in place of a value if they have nothing to report.

    >>> [is_nil_mark(text) for text in ("-", "./.", "-/-", "…", "//", "......", "-3")]
    [True, True, True, True, False, False, False]
    """
    return _NIL_MARK.fullmatch(text) is not None


def is_nil_answer(text: str) -> bool:
    """Return whether a text says that there is nothing to report, by a mark or in words.

    >>> is_nil_answer("-"), is_nil_answer("không"), is_nil_answer("không áp dụng")
    (True, True, False)
    """
    return is_nil_mark(text.strip()) or fold_label(text) in _NIL - _NOT_APPLICABLE


def is_not_applicable(text: str) -> bool:
    """Return whether a text says that something does not apply.

    >>> is_not_applicable("Không áp dụng"), is_not_applicable("0")
    (True, False)
    """
    return fold_label(text) in _NOT_APPLICABLE


def status_mark(status: Status | None) -> str:
    """Return the mark that stands in a cell for a status without a text, such as `-`; else an empty text."""
    if status is Status.NIL:
        return NIL
    return NOT_APPLICABLE if status is Status.NOT_APPLICABLE else ""


def _missing(text: str, measure: Measure) -> Cell | None:
    """Return a cell without a value: blank, with a prompt, or with a mark in place of a number."""
    if not text:
        return Cell(Status.BLANK, None, text)
    if text[0].isdigit():
        return None
    label = fold_label(text) if len(text) <= _LONGEST_ANSWER else ""
    if label in _NOT_APPLICABLE and not (isinstance(measure, CodeList) and measure.decode(text) is not None):
        return Cell(Status.NOT_APPLICABLE, None, text, (Understanding.NIL_MARK,))
    words = text[0].isalnum()
    if (label in _NIL and not isinstance(measure, CodeList)) if words else is_nil_mark(text):
        return Cell(Status.NIL, None, text, (Understanding.NIL_MARK,))
    if words:
        return None
    waits = _PROMPT.fullmatch(text) is not None or (isinstance(measure, CodeList) and is_empty_box(text))
    return Cell(Status.BLANK, None, "") if waits else None


def _with_points(text: str, grouped: str, measure: Measure) -> Cell:
    """Return a cell that has spaces in place of the points of its number, unless its groups are one number again."""
    again = _AGAIN.match(grouped)
    if again:
        return Cell(Status.DAMAGED, None, text, (), (again[1],))
    inner = read_cell(grouped, measure)
    return evolve(inner, text=text) if inner.value is None else _understood(inner, text, Understanding.SPACED_GROUPS)


def _without_additions(cell: Cell, measure: Measure) -> Cell:
    """Return a damaged cell read without a harmless addition: a remark, the mark of a note, or dots of the form."""
    stated = _number_in(cell.text, measure)
    if stated is not None:
        number, noted = stated
        inner = read_plain(number, measure)
        if inner.value is None:
            return cell
        return _understood(inner, cell.text, Understanding.NOTE_BEHIND) if noted else evolve(inner, text=cell.text)
    behind = _NOTE_BEHIND.fullmatch(cell.text)
    if behind is None:
        return cell
    inner = read_plain(behind[1], measure)
    if inner.value is None or not (
        any(map(str.isalpha, behind[2])) or _is_other_measure(behind[2], inner.value, measure)
    ):
        return cell
    return _with_remark(inner, inner.value, behind[2], cell.text, measure)


def _number_in(text: str, measure: Measure) -> tuple[str, bool] | None:
    """Return the number of a text that adds its share, its two numbers, a mark or dots, and whether that is a note."""
    divided = _QUOTIENT_BEFORE.fullmatch(text) if isinstance(measure, Percentage) else None
    if divided:
        value = read_plain(divided[2], measure).value
        return (divided[2], True) if value is not None and states_quotient(divided[1], value) else None
    shared = _SHARE_BEHIND.fullmatch(text) if isinstance(measure, UnitType) else None
    if shared and states_large_share(shared[2]):
        return shared[1].strip(), True
    if "%" in text and (stated := share_in_words(text)) is not None:
        return _of_share(*stated, measure)
    if dotted := _ON_DOTS.fullmatch(text):
        return dotted[1] or dotted[2], False
    marked = _MARKED.fullmatch(text)
    if marked and len(marked[2] or "") < sum(map(str.isdecimal, marked[1])):
        return marked[1].strip(), True
    return None


def _of_share(before: str, share: str, measure: Measure) -> tuple[str, bool] | None:
    """Return the count before its share in words, or the share alone where it is the value: `31, đạt 100%`."""
    if isinstance(measure, Percentage):
        return None if before else (share, False)
    return (before, True) if before and type(measure) is UnitType else None


def _is_other_measure(remark: str, value: Number, measure: Measure) -> bool:
    """Return whether a remark is the share of a count, or the numbers of a percentage, which are no other value."""
    if isinstance(measure, UnitType):
        return states_share(remark)
    return isinstance(measure, Percentage) and states_quotient(remark, value)


def _with_remark(inner: Cell, value: Number, remark: str, text: str, measure: Measure) -> Cell:
    """Return a cell with a remark in brackets: damaged, unless the remark leaves the value as it is."""
    if isinstance(measure, CodeList) and names_other_code(remark, value, measure):
        return Cell(Status.DAMAGED, None, text, (), tuple(code.label.vi for code in measure.codes))
    harmless = is_harmless(remark) or measure.matches(remark) or says_the_same(remark, value)
    harmless = harmless or (type(measure) is UnitType and includes_part(remark, value))
    if harmless or _is_other_measure(remark, value, measure):
        return _understood(inner, text, Understanding.NOTE_BEHIND)
    return Cell(Status.DAMAGED, None, text, (), (inner.text,))


def _understood(cell: Cell, text: str, one: Understanding) -> Cell:
    return evolve(cell, text=text, understood=(*cell.understood, one))


def holds_number(text: str) -> bool:
    """Return whether a text is a number in a form of percentages: `31`, `5.627`, `25,81 %`, `25.81` or `+5,2`.

    >>> holds_number("5.627"), holds_number("25.81"), holds_number("xem phụ lục 2")
    (True, True, False)
    """
    if text[:1] not in NUMBER_STARTS or is_plain_count(text):
        return text[:1] in NUMBER_STARTS
    bare = without_group_spaces(plainly_signed(text)).removesuffix("%").rstrip()
    return is_number(bare.removesuffix("%").rstrip()) or POINT_DECIMAL.fullmatch(bare) is not None
