"""The indicators to which the value of a row that no indicator received may belong, by its place."""

from collections.abc import Container, Iterator
from itertools import islice, takewhile

from cchc_model.annexes.matching import fits_unit
from cchc_model.annexes.name_words import words_of
from cchc_model.annexes.row_index import row_index
from cchc_model.annexes.tables import SourceLine, has_digit
from cchc_model.framework.framework import Framework
from cchc_model.framework.rows import Indicator
from cchc_model.reports.cells import is_tick
from cchc_model.vietnamese.text import fold


def may_hold_value(text: str, framework: Framework) -> bool:
    """Return whether a text has a number, or answers a question of the framework in words or with a tick.

    >>> from cchc_model import SOC_TRANG_DISTRICT as framework
    >>> [may_hold_value(text, framework) for text in ("31", "Có", "x", "Đang rà soát", "-", "")]
    [True, True, True, False, False, False]
    """
    if not text or has_digit(text):
        return bool(text)
    answers = row_index(framework).code_lists
    return bool(answers) and (is_tick(text) or any(codes.decode(text) is not None for codes in answers))


def rows_left_out(framework: Framework, line: SourceLine, after: str | None, present: Container[str]) -> Iterator[str]:
    """Yield the ids of the indicators that a source lacks at the place of a line, and whose row it may be.

    They stand beside or below the row before it on the form, and up to the next row of the source. The unit of the
    line is theirs, or each word of its name is in their own.

    Args:
        framework: the indicators, rates and rules.
        line: the line.
        after: the id of the row before it.
        present: the ids of the rows that the source has.
    """
    if after is None or not line.name:
        return
    above = framework.row(after)
    words = set(words_of(fold(line.name)))
    for row in takewhile(lambda row: row.id not in present, islice(framework.rows, above.number, None)):
        beside = row.parent in (above.id, above.parent) and isinstance(row.item, Indicator)
        named = words <= set(words_of(fold(row.item.name.vi)))
        if beside and fits_unit(row, line.unit) and (line.unit or named):
            yield row.id


def rows_of_unit(framework: Framework, line: SourceLine, rows: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of some rows that the printed unit of a line does not contradict."""
    return tuple(key for key in rows if fits_unit(framework.row(key), line.unit))
