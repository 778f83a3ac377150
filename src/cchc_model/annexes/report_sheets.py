"""Workbooks with a sheet for each report: the same form on each, of another organisation or period."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from cchc_model.annexes.body_ranks import above, identities
from cchc_model.annexes.clean_sheets import CleanSheets
from cchc_model.annexes.file_parts import FilePart, FileParts, Said, UnreadPart, facts_above, with_overlaps
from cchc_model.annexes.headers import TablePart
from cchc_model.annexes.letterhead import LetterheadFacts
from cchc_model.annexes.part_titles import Named, is_total, named_by
from cchc_model.annexes.sheet_parts import are_parts
from cchc_model.annexes.sheets import has_figures, has_form
from cchc_model.annexes.short_times import years_in
from cchc_model.annexes.tables import SourceTables, TableRow
from cchc_model.errors import ReadError
from cchc_model.reports.cell_reading import holds_number
from cchc_model.reports.cells import Source
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.vietnamese.text import Bilingual, quoted_list

_FEWEST = 2
_TOTAL = Bilingual("tổng số", "a total")
_UNNAMED = Bilingual(
    "tên trang tính “{sheet}” không nêu cơ quan hay kỳ báo cáo; nếu là tên cơ quan, đề nghị ghi vào danh sách "
    "--expected (trong Python: organisations)",
    "the name of the sheet “{sheet}” states no organisation and no period; if it names an organisation, list it with "
    "--expected (in Python: organisations)",
)
_HIDDEN = Bilingual("trang tính “{sheet}” bị ẩn", "the sheet “{sheet}” is hidden")
_NO_FORM = Bilingual("không phải phụ lục theo biểu mẫu này", "it is not an annex on this form")
_SAME = Bilingual(
    "các trang tính {sheets} cùng là báo cáo {whose}; đề nghị chọn một trang bằng --sheet (trong Python: sheet)",
    "the sheets {sheets} all contain the report {whose}; choose one with --sheet (in Python: sheet)",
)


@frozen
class _Sheet:
    """A sheet on the form, with what its name and the text above its table name."""

    title: str
    rows: Sequence[TableRow]
    named: Named
    facts: LetterheadFacts
    body: tuple[str, str] = ("", "")

    @property
    def organisation(self) -> Organisation | None:
        """The organisation of its name, else of its text."""
        return self.named.organisation or self.facts.organisation

    @property
    def period(self) -> ReportingPeriod | None:
        """The period of its name, else of its text."""
        return self.named.period or self.facts.period

    @property
    def key(self) -> tuple[tuple[str, str], ReportingPeriod | None]:
        """Its organisation and period."""
        return self.body, self.period

    @property
    def source(self) -> Source:
        """The place of the sheet."""
        return _place(self.rows)


def _place(rows: Sequence[TableRow]) -> Source:
    """Return the place of a sheet."""
    first = rows[0].source
    return Source(first.file, first.table)


def report_sheets(opened: SourceTables, cleaned: CleanSheets, said: Said) -> FileParts | None:
    """Return the reports of a workbook with a sheet for each; None if its sheets do not name two of them.

    Args:
        opened: the source.
        cleaned: its sheets with clean rows.
        said: the caller's statements.

    Raises:
        ReadError: two sheets name the same organisation and period.
    """
    if len(opened.sheets) < _FEWEST:
        return None
    sheets = _distinguished(list(_on_the_form(opened, cleaned, said)))
    if len(sheets) < _FEWEST or are_parts([cleaned.rows(sheet.rows) for sheet in sheets], cleaned.framework):
        return None
    by_body = len({one.key[0] for one in sheets if one.organisation}) >= _FEWEST
    superior = {one.facts.organisation for one in sheets if one.named.organisation}
    named = [one for one in sheets if one.named.organisation or one.facts.organisation not in superior]
    reports = [one for one in (named if by_body else sheets) if (one.organisation if by_body else one.period)]
    reports = [one for one in reports if not _sums(one)]
    if len({one.key for one in reports}) < _FEWEST:
        return None
    _refuse_same(reports, opened.name)
    bodies = {one.facts.organisation for one in reports}
    periods = {one.period for one in reports}
    facts = LetterheadFacts(
        organisation=next(iter(bodies)) if len(bodies) == 1 else None,
        period=next(iter(periods)) if len(periods) == 1 else None,
    )
    unread = tuple(unread_sheets(opened, cleaned, frozenset(one.title for one in reports)))
    first, *others = [_part(one, said) for one in reports]
    places = {name: at for at, (name, _) in enumerate((*opened.sheets, *opened.aside))}
    parts = with_overlaps([evolve(first, lost=unread), *others])
    parts = tuple(evolve(one, order=(places[one.title], 0)) for one in parts)
    return FileParts(parts, unread, facts)


def _on_the_form(opened: SourceTables, cleaned: CleanSheets, said: Said) -> Iterator[_Sheet]:
    """Yield the sheets with figures that have about as many names of the framework as the one with the most."""
    named = [(name, rows, cleaned.known(rows)) for name, rows in opened.sheets if name is not None and rows]
    most = max((known for _, _, known in named), default=0)
    likely = [
        (name, rows, cleaned.parts(rows))
        for name, rows, names in named
        if names and _FEWEST * names >= most and has_form(cleaned.parts(rows))
    ]
    if len(likely) < _FEWEST:  # most workbooks, whose other sheets are of something else
        return
    years = years_in(_texts_above(parts for _, _, parts in likely))
    for name, rows, parts in likely:
        facts = facts_above(parts[0].body if not parts[0].header else ())
        known = said.period or facts.period
        if any(map(has_figures, parts)):
            year = None if known is None else known.year
            named_as = named_by((name,), year=year, known=said.bodies, years=years)
            yield _Sheet(name, rows, named_as, facts)


def _distinguished(sheets: Sequence[_Sheet]) -> list[_Sheet]:
    """Return the sheets, each with what tells its organisation from the others."""
    named = [one.organisation and above(one.organisation, one.facts.organisation) for one in sheets]
    return [evolve(one, body=body) for one, body in zip(sheets, identities(named), strict=True)]


def _texts_above(tables: Iterable[Sequence[TablePart]]) -> Iterator[str]:
    """Yield the texts above the first table of each sheet."""
    for first, *_ in tables:
        if not first.header:
            yield from (cell for row in first.body for cell in row.cells if cell)


def _sums(one: _Sheet) -> bool:
    return one.named.organisation is None and is_total(one.title)


def _refuse_same(reports: Sequence[_Sheet], name: str) -> None:
    for key, count in Counter(one.key for one in reports).items():
        if count > 1:
            same = [one for one in reports if one.key == key]
            who = "" if same[0].organisation is None else same[0].organisation.name
            when = Bilingual("", "") if key[1] is None else Bilingual.by_language(key[1].label)
            whose = Bilingual.by_language(lambda lang: ", ".join(filter(None, (who, when[lang]))))  # noqa: B023 used at once
            raise ReadError(name, _SAME.filled(sheets=quoted_list(one.title for one in same), whose=whose))


def _part(one: _Sheet, said: Said) -> FilePart:
    superior = said.organisation if one.named.organisation is None else one.facts.organisation or said.organisation
    body = None if one.organisation is None else above(one.organisation, superior)
    return FilePart(one.title, one.source, body, one.period, one.rows)


def unread_sheets(opened: SourceTables, cleaned: CleanSheets, read: frozenset[str]) -> Iterator[UnreadPart]:
    """Yield the sheets with numbers that are no report; one on the form that is no total may be one that is lost.

    Args:
        opened: the source.
        cleaned: its sheets with clean rows.
        read: the names of the sheets that are read.
    """
    hidden = {name for name, _ in opened.aside}
    for at, (name, rows) in enumerate((*opened.sheets, *opened.aside)):
        numbers = [row.at(place) for row in rows for place, cell in enumerate(row.cells) if holds_number(cell)]
        if name is not None and name not in read and numbers:
            on_the_form, total = bool(cleaned.known(rows)), is_total(name) and name not in hidden
            named = _TOTAL if total else _UNNAMED if on_the_form else _NO_FORM
            reason = (_HIDDEN if name in hidden else named).filled(sheet=name)
            code = FindingCode.PART_NOT_READ if on_the_form and not total else None
            maybe = FilePart(name, _place(rows), None, None, rows, order=(at, 0)) if code is not None else None
            yield UnreadPart(name, reason, len(numbers), numbers[0], code, maybe=maybe)
