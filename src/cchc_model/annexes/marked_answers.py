"""Answers to a question of yes or no that are a mark in the value column: a tick, a cross, or `TRUE` of a worksheet.

A tick says yes. A cross does so if it is how the office says yes: it may also say no, or that a cell takes no value. So
no other row may say yes in a word, a code or with a tick. Neither is an answer if a row of numbers has it too, or if a
text of the annex explains it. A blank cell is no answer, whatever the other rows have.
"""

import re
from collections.abc import Iterable, Sequence

from attrs import evolve

from cchc_model.annexes.row_index import Match
from cchc_model.annexes.tables import SourceLine
from cchc_model.framework.measures import CodeList
from cchc_model.framework.rows import Indicator
from cchc_model.reports.cell_reading import read_cell
from cchc_model.reports.ticks import is_tick
from cchc_model.vietnamese.text import fold_label

_NO = re.compile(r"(?:không|chưa)(?: có)?(?: (?P<what>.+))?")
_YES = re.compile(r"(?:đã|có)\b\s*")
_BOOLEANS = {"true": True, "false": False}
"""The values of a formula or a control of a worksheet, as every program shows them."""
_CROSSES = frozenset(("x", "☒"))


def yes_or_no(codes: CodeList) -> tuple[int, int] | None:
    """Return the codes for yes and no of a question with these two answers, or None for any other list.

    The answer no denies the other one: `Chưa thực hiện` beside `Đã thực hiện`, but not `Có vi phạm` beside `Tốt`.

    >>> from cchc_model.indicators import COMPLIANCE, DONE_NOT_DONE, SURVEY_METHODS, YES_NO
    >>> [yes_or_no(codes) for codes in (YES_NO, DONE_NOT_DONE, COMPLIANCE, SURVEY_METHODS)]
    [(1, 0), (1, 0), None, None]
    """
    denied = {code.value: found["what"] for code in codes.codes if (found := _NO.fullmatch(fold_label(code.label.vi)))}
    others = [code for code in codes.codes if code.value not in denied]
    if len(denied) != 1 or len(others) != 1:
        return None
    no, what = next(iter(denied.items()))
    return (others[0].value, no) if what in (None, _YES.sub("", fold_label(others[0].label.vi), count=1)) else None


def marks_of_yes(lines: Sequence[SourceLine], matches: Sequence[Match], texts: Iterable[str]) -> frozenset[str]:
    """Return the folded marks by which an office answers yes in the value column of an annex.

    Args:
        lines: the lines of the annex.
        matches: the match of each.
        texts: all texts of the annex, which may explain a mark.
    """
    marks, others, affirmed = set[str](), set[str](), False
    for line, match in zip(lines, matches, strict=True):
        if match.row is None or not isinstance(match.row.item, Indicator) or not line.value:
            continue
        measure = match.row.item.measure
        answers = yes_or_no(measure) if isinstance(measure, CodeList) else None
        if is_tick(line.value):
            (others if answers is None else marks).add(fold_label(line.value))
        elif answers is not None and isinstance(measure, CodeList):
            affirmed = affirmed or read_cell(line.value, measure).value == answers[0]
    if affirmed or len(marks) > 1:
        marks -= _CROSSES
    marks -= others
    if not marks:
        return frozenset()
    explained = [_explained(mark) for mark in marks]
    return frozenset() if any(one.search(fold_label(text)) for text in texts for one in explained) else frozenset(marks)


def _explained(mark: str) -> re.Pattern[str]:
    """Return the pattern of a text that explains a mark: `(x): không phát sinh`."""
    return re.compile(rf"(?<!\w)[(\[“\"']*{re.escape(mark)}[)\]”\"']*\s*(?:=|:|–|-|(?:là|nghĩa là|thể hiện|ký hiệu)\b)")


def with_marked_answer(line: SourceLine, indicator: Indicator, marks: frozenset[str]) -> SourceLine:
    """Return a line with the answer in words that its mark is, if it has one.

    Args:
        line: the row.
        indicator: the indicator of the row.
        marks: the folded marks that mean yes in this annex.
    """
    codes = indicator.measure
    answers = yes_or_no(codes) if line.value and isinstance(codes, CodeList) else None
    if answers is None or not isinstance(codes, CodeList) or codes.decode(line.value) is not None:
        return line
    folded = fold_label(line.value)
    yes = True if folded in marks else _BOOLEANS.get(folded)
    label = None if yes is None else codes.label_of(answers[0 if yes else 1])
    return line if label is None else evolve(line, value=label.vi)
