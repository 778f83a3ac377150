"""The findings about columns of a matrix form that are not read, and about groups without the framework's headings."""

from collections.abc import Callable, Iterator, Sequence

from attrs import evolve

from cchc_model.annexes.clean_rows import CleanRow
from cchc_model.annexes.group_titles import LEFT_OUT, WERE_READ, name_of
from cchc_model.annexes.matrix_groups import GroupedColumn, Groups, stated
from cchc_model.annexes.row_index import Index, row_index
from cchc_model.annexes.tables import has_digit
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import meaning
from cchc_model.framework.framework import Framework
from cchc_model.framework.severity import Severity
from cchc_model.reports.cells import Source
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.findings import Finding, make_finding
from cchc_model.reports.layout import PATH
from cchc_model.vietnamese.text import Bilingual

_WHOLE = Bilingual(
    "các cột đủ và đúng thứ tự của khung chỉ tiêu", "the columns are complete and in the framework's order"
)
_BY_NAME = Bilingual("tên cột đã nêu rõ nội dung", "the names of the columns say what they have")


def findings_of(groups: Groups, row: CleanRow, framework: Framework) -> Iterator[Finding]:
    """Yield the findings about a row's cells in the columns that are not read, and in those without their heading.

    Args:
        groups: the columns of the table by the titles above them.
        row: the row.
        framework: the framework that names the columns.
    """
    index = row_index(framework)
    filled = [one for one in groups.others if _text(one, row)]
    for same in _apart(filled, lambda one: (stated(one), one.of_time)):
        lost = list(dict.fromkeys(key for one in same for key in _lost(one, groups)))
        if lost:
            yield _lacking(same, lost, row, framework)
        else:
            source, span = _span(same, row)
            yield make_finding(
                FindingCode.COLUMN_NOT_READ,
                words={"cells": span},
                severity=None if same[0].of_time else Severity.WARNING,
                text=stated(same[0]),
                source=source,
                figures={"count": len(same)},
            )
    yield from _estimated([one for one in groups.own if _text(one, row)], row)
    yield from _in_doubt([one for one in groups.own if _text(one, row)], row, index, framework)


def _lost(one: GroupedColumn, groups: Groups) -> Iterator[str]:
    """Yield the indicators that a column may be of, and that no other column has."""
    yield from (row.id for row in one.rows if row.id not in groups.covered)


def _lacking(same: Sequence[GroupedColumn], lost: Sequence[str], row: CleanRow, framework: Framework) -> Finding:
    why = same[0].why or _BY_NAME
    words: dict[str, str | Bilingual] = {"name": framework[lost[0]].name, "why": why, "outcome": LEFT_OUT}
    source, _ = _span(same, row)
    figures = {"count": len(same)}
    text = stated(same[0])
    return make_finding(FindingCode.HEADING_DIFFERS, *lost, words=words, text=text, source=source, figures=figures)


def _estimated(filled: Sequence[GroupedColumn], row: CleanRow) -> Iterator[Finding]:
    """Yield the finding of the columns whose titles call their values estimates."""
    own = [one for one in filled if any(Role.ESTIMATE in meaning(title).roles for title in one.times)]
    if own:
        keys = [found.id for one in own for found in one.rows]
        text, (source, _) = PATH.join(own[0].times), _span(own, row)
        figures = {"count": len(own)}
        yield make_finding(FindingCode.VALUES_ESTIMATED, *keys, words={}, text=text, source=source, figures=figures)


def _in_doubt(filled: Sequence[GroupedColumn], row: CleanRow, index: Index, framework: Framework) -> Iterator[Finding]:
    """Yield the findings of values that are read although a heading differs or is missing."""
    for same in _apart([one for one in filled if one.unlike], lambda one: one.unlike):
        keys = [one.rows[0].id for one in same]
        words: dict[str, str | Bilingual] = {"name": framework[keys[0]].name, "why": _BY_NAME, "outcome": WERE_READ}
        source, _ = _span(same, row)
        figures = {"count": len(same)}
        yield make_finding(
            FindingCode.HEADING_DIFFERS, *keys, words=words, severity=Severity.WARNING, text=same[0].unlike,
            source=source, figures=figures,
        )  # fmt: skip
    for same in _apart([one for one in filled if one.untitled], lambda one: one.untitled):
        keys = [one.rows[0].id for one in same]
        source, _ = _span(same, row)
        told: dict[str, str | Bilingual] = {"name": framework[keys[0]].name, "why": _WHOLE, "outcome": WERE_READ}
        text, figures = name_of(index, same[0].untitled), {"count": len(same)}
        yield make_finding(FindingCode.HEADING_MISSING, *keys, words=told, text=text, source=source, figures=figures)


def _apart(columns: Sequence[GroupedColumn], key: Callable[[GroupedColumn], object]) -> list[list[GroupedColumn]]:
    """Return columns by a key, in their order."""
    found: dict[object, list[GroupedColumn]] = {}
    for one in columns:
        found.setdefault(key(one), []).append(one)
    return list(found.values())


def _text(one: GroupedColumn, row: CleanRow) -> bool:
    """Return whether a row has a cell with a digit in a column."""
    place = one.column.place
    return place < len(row.cells) and has_digit(row.cells[place])


def _span(same: Sequence[GroupedColumn], row: CleanRow) -> tuple[Source, str]:
    """Return the place of a row's cells in columns, and the first and the last cell."""
    first, last = (row.row.at(one.column.place) for one in (same[0], same[-1]))
    span = ":".join(dict.fromkeys(at.cell or "" for at in (first, last)))
    return evolve(first, cell=span), span
