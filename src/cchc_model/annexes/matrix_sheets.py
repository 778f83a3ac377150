"""Workbooks with a matrix form on each of several sheets: a sheet for each month, or for each district."""

from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from cchc_model.annexes.body_ranks import above
from cchc_model.annexes.clean_sheets import CleanSheets
from cchc_model.annexes.file_parts import FilePart, FileParts, Said, facts_above, is_beside
from cchc_model.annexes.letterhead import LetterheadFacts
from cchc_model.annexes.matrix import Matrix, find_matrices, find_matrix
from cchc_model.annexes.matrix_rows import key_of, matrix_parts
from cchc_model.annexes.part_titles import Named, named_by
from cchc_model.annexes.report_sheets import unread_sheets
from cchc_model.annexes.tables import SourceTables
from cchc_model.errors import ReadError
from cchc_model.reports.layout import PATH, Layout
from cchc_model.vietnamese.text import Bilingual, quoted_list

_FEWEST = 2
_SAME = Bilingual(
    "các trang tính {sheets} cùng có số liệu của {name}, cùng một kỳ; đề nghị chọn một trang bằng --sheet (trong "
    "Python: sheet), hoặc ghi kỳ trong tên từng trang, như “Tháng 5”",
    "the sheets {sheets} all have values of {name} for one period; choose one with --sheet (in Python: sheet), or "
    "write the period in the name of each sheet, such as “Tháng 5”",
)


@frozen
class _Sheet:
    """A sheet with a matrix form, and what its name and the text above its table name."""

    title: str
    tables: tuple[Matrix, ...]
    named: Named
    facts: LetterheadFacts

    @property
    def said(self) -> Said:
        """The organisation and the period of the sheet: those of its name, unless its text contradicts them."""
        body, whole = self.named.organisation, self.facts.organisation
        period, longer = self.named.period, self.facts.period
        own = body if body is not None and (whole is None or not is_beside(body, whole)) else whole
        within = period is not None and (longer is None or (longer.start <= period.start and period.end <= longer.end))
        return Said(own if own is None or whole is None else above(own, whole), period if within else longer)


def matrix_sheets(opened: SourceTables, cleaned: CleanSheets, said: Said) -> FileParts | None:
    """Return the reports of the rows of all sheets; None if fewer than two sheets have a matrix form, blank or filled.

    Args:
        opened: the source.
        cleaned: its sheets with clean rows.
        said: the caller's statements.

    Raises:
        ReadError: two sheets have the values of one organisation and period, or a sheet has no report.
    """
    forms, framework = list(_with_matrix(opened, cleaned, said)), cleaned.framework
    sheets = [one for one in forms if any(table.numbers_of(row) for table in one.tables for row in table.body)]
    if len(forms) < _FEWEST or not sheets:
        return None
    found = [
        matrix_parts(
            one.tables,
            framework,
            f"{opened.name} › {one.title}",
            Said(one.said.organisation or said.organisation, one.said.period or said.period, said.bodies),
        )
        for one in sheets
    ]
    parts = [_of_sheet(one, part) for one, of_sheet in zip(sheets, found, strict=True) for part in of_sheet.parts]
    _refuse_same(parts, opened.name)
    unread = [
        evolve(row, title=PATH.join((one.title, row.title)))
        for one, of_sheet in zip(sheets, found, strict=True)
        for row in of_sheet.unread
    ]
    aside = tuple(unread_sheets(opened, cleaned, frozenset(one.title for one in forms)))
    parts[0] = evolve(parts[0], lost=(*parts[0].lost, *aside))
    layout = Layout(tuple(table for of_sheet in found for table in of_sheet.layout or ()))
    return FileParts(tuple(parts), (*unread, *aside), _common(sheets), layout)


def _with_matrix(opened: SourceTables, cleaned: CleanSheets, said: Said) -> Iterator[_Sheet]:
    for name, rows in opened.sheets:
        blank = find_matrix(cleaned.rows(rows), cleaned.framework, blank=True)
        if name is not None and blank is not None:  # no sheet has a filled form that has not a blank one
            tables = find_matrices(cleaned.rows(rows), cleaned.framework) or (blank,)
            facts = facts_above(tables[0].above)
            known = said.period or facts.period
            named = named_by((name,), year=None if known is None else known.year, known=said.bodies)
            yield _Sheet(name, tables, named, facts)


def _of_sheet(sheet: _Sheet, part: FilePart) -> FilePart:
    """Return the report of a row with the name of its sheet in its title, and the period of that."""
    return evolve(
        part,
        title=PATH.join((sheet.title, part.title)),
        over=tuple(PATH.join((sheet.title, title)) for title in part.over),
        organisation=part.organisation or (sheet.said.organisation if part.of_file else None),
        period=part.period or sheet.said.period,
        whole=sheet.said if part.whole is None else part.whole,
    )


def _common(sheets: Sequence[_Sheet]) -> LetterheadFacts:
    """Return the organisation and the period that all sheets have."""
    bodies = {one.said.organisation for one in sheets}
    periods = {one.said.period for one in sheets}
    return LetterheadFacts(
        organisation=next(iter(bodies)) if len(bodies) == 1 else None,
        period=next(iter(periods)) if len(periods) == 1 else None,
    )


def _refuse_same(parts: Sequence[FilePart], name: str) -> None:
    named = [part for part in parts if part.organisation is not None]
    for key, count in Counter(map(key_of, named)).items():
        if count > 1:
            same = [part for part in named if key_of(part) == key]
            titles = quoted_list(part.source.table or part.title for part in same)
            whose = "" if same[0].organisation is None else same[0].organisation.name
            raise ReadError(name, _SAME.filled(sheets=titles, name=whose))
