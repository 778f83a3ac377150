"""Answers that stand beside the value column: ticked below the title `Có` or `Không`, or in words in another column."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from cchc_model.annexes.row_index import Match, row_index
from cchc_model.annexes.tables import SourceLine, UnreadColumn, at_column
from cchc_model.annexes.title_words import EXCLUDED
from cchc_model.annexes.titles import Meaning, meaning
from cchc_model.framework.framework import Framework
from cchc_model.framework.measures import CodeList
from cchc_model.framework.rows import Indicator
from cchc_model.reports.cell_reading import holds_number, is_without_value
from cchc_model.reports.cells import Source, Status
from cchc_model.reports.entries import Entry
from cchc_model.reports.layout import PATH
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.ticks import is_tick
from cchc_model.vietnamese.text import fold_label


def with_ticked_answers(
    lines: Sequence[SourceLine], matches: Sequence[Match], framework: Framework, period: ReportingPeriod | None
) -> list[SourceLine]:
    """Return the lines, with the title of the only ticked column as the value of a line that has none.

    The title is an answer to the question of the line. On a line that no row of the framework is, it answers any. A
    tick that says the same as the value says nothing more.

    Args:
        lines: the lines.
        matches: the match of each line.
        framework: the framework that the annex follows.
        period: the reporting period, if known.
    """
    known = row_index(framework).code_lists
    return [
        _ticked(line, _measures(match, known), period) if line.unread else line
        for line, match in zip(lines, matches, strict=True)
    ]


def unread_answers(
    lines: Sequence[SourceLine],
    matches: Sequence[Match],
    entries: Mapping[str, Entry],
    period: ReportingPeriod | None,
) -> Mapping[Source, str]:
    """Return the cells that were not read and may have the answer to a question, with its indicator.

    It has no answer, or another one is ticked.

    Args:
        lines: the lines.
        matches: the match of each line.
        entries: the entries that were read.
        period: the reporting period, if known.
    """
    found: dict[Source, str] = {}
    for line, match in zip(lines, matches, strict=True):
        item = match.row.item if match.row and line.unread else None
        if not isinstance(item, Indicator) or not isinstance(codes := item.measure, CodeList):
            continue
        entry = entries[item.id]
        for column, text, cell in line.unread:
            answer = _answer(column, codes, period)
            if answer is None:
                aside = column.understood or (column.unlikely and holds_number(text))
                stated = not aside and answers_question(text, item)
            else:
                stated = not is_without_value(text)
            if stated and (entry.status is not Status.REPORTED or (answer is not None and is_tick(text))):
                found[cell] = item.id
    return found


def answers_question(text: str, indicator: Indicator) -> bool:
    """Return whether a text answers the question of an indicator, in words or with a tick.

    >>> from cchc_model import SOC_TRANG_DISTRICT as framework
    >>> asked, counted = framework.indicator("reform_initiatives"), framework.indicator("plan_tasks")
    >>> answers_question("x", asked), answers_question("Có", asked), answers_question("x", counted)
    (True, True, False)
    """
    codes = indicator.measure
    return isinstance(codes, CodeList) and (is_tick(text) or codes.decode(text) is not None)


def _measures(match: Match, known: tuple[CodeList, ...]) -> tuple[CodeList, ...]:
    """Return the code lists whose answers a line may have."""
    if match.row is None:
        return known
    measure = match.row.item.measure if isinstance(match.row.item, Indicator) else None
    return (measure,) if isinstance(measure, CodeList) else ()


def _ticked(line: SourceLine, measures: tuple[CodeList, ...], period: ReportingPeriod | None) -> SourceLine:
    """Return a line with the answer of the only ticked column among those of a code list."""
    for codes in measures:
        said = list(_said(line, codes, period))
        if len(said) != 1 or not is_tick(said[0][1]):
            continue
        answer, _, cell = said[0]
        place = next((at for at in line.columns.unread if at_column(line.source, at) == cell), None)
        rest = tuple(one for one in line.unread if one[2] != cell)
        if not line.value and place is not None:
            return evolve(line, value=answer, columns=evolve(line.columns, value=place), unread=rest)
        if line.value and codes.decode(line.value) == codes.decode(answer):
            return evolve(line, unread=rest)
    return line


def _said(line: SourceLine, codes: CodeList, period: ReportingPeriod | None) -> Iterator[tuple[str, str, Source]]:
    """Yield the texts below the answers of a code list, each with its answer and cell."""
    for column, text, cell in line.unread:
        answer = _answer(column, codes, period)
        if answer is not None and not is_without_value(text):
            yield answer, text, cell


def _answer(column: UnreadColumn, codes: CodeList, period: ReportingPeriod | None) -> str | None:
    """Return the answer that the title of a column is, if those above it are understood and about this report."""
    *above, title = column.title.split(PATH)
    if not all(is_about(meaning(one), period) for one in above):
        return None
    labels = {fold_label(code.label.vi): code.label.vi for code in codes.codes}
    return labels.get(fold_label(title))


def is_about(title: Meaning, period: ReportingPeriod | None) -> bool:
    """Return whether a title is about the values of the reporting period."""
    years = (None,) if period is None else (None, period.year)
    own = title.period in (None, period) and title.year in years and not (title.partial or title.whole_year)
    return own and not title.unexplained and title.roles.isdisjoint(EXCLUDED)
