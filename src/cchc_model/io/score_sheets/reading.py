"""Reader of score sheets that were filled in by hand: the self-assessed and the appraised scores."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import define, evolve, field

from cchc_model.analysis.scoring.parts import Component
from cchc_model.analysis.scoring.points import Assessment
from cchc_model.analysis.scoring.rubric import Rubric
from cchc_model.annexes.file_findings import converted_file
from cchc_model.annexes.tables import TableRow, at_column
from cchc_model.errors import InvalidDataError, Problem
from cchc_model.io.content import FileInput
from cchc_model.io.detection import open_source
from cchc_model.io.score_sheets.lines import (
    APPRAISED,
    BONUSES,
    MAXIMUM,
    NAME,
    NOTE,
    PENALTIES,
    PERCENT,
    SELF,
    TITLES,
    TOTAL,
    notes_of,
    whose,
)
from cchc_model.io.score_sheets.printed import Printed, cell_text
from cchc_model.io.score_sheets.problems import (
    JOINED,
    LONELY_NOTE,
    NAMELESS,
    NO_NUMBER,
    NO_ROW,
    NO_TABLE,
    NOT_KNOWN,
    NOT_STATED,
    OTHER_MAXIMUM,
    OTHER_RUBRIC,
    OUT_OF_PLACE,
    OUTSIDE,
    SHEET,
    TITLE_TWICE,
    TWICE,
    UNKNOWN,
)
from cchc_model.io.score_sheets.sums import Kind, is_nil, shown_text, without_unit
from cchc_model.io.toml.rubric.assessments import Assessments, Given
from cchc_model.reports.cell_reading import is_not_applicable
from cchc_model.reports.cells import Source
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.findings import Finding, make_finding
from cchc_model.reports.report import Report
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.errors import InvalidNumberError
from cchc_model.vietnamese.formatting import in_both
from cchc_model.vietnamese.numbers import parse_number
from cchc_model.vietnamese.text import Bilingual, fold

_TOTAL, _PERCENT = fold(TOTAL), fold(PERCENT)
_BESIDE = {fold(BONUSES): 1, fold(PENALTIES): -1}
"""The names of the rows of bonuses and penalties, with their signs in the total."""
_DECIMALS = 2
_COLUMNS = (NAME, SELF, APPRAISED)


def read_score_sheet(source: FileInput, rubric: Rubric, *, report: Report | None = None) -> Assessments:
    """Read the scores of people from a score sheet that was filled in by hand.

    Rows are found by their names below their criteria, columns by their titles. A blank cell or a dash is no score. The
    computed points and the sums of the sheet are not read: :func:`cchc_model.score` computes them again.

    Args:
        source: the path of a sheet that :func:`cchc_model.write_score_sheet` wrote (`docx` or `xlsx`), its bytes, or an
            open binary stream.
        rubric: the rubric of the sheet.
        report: the report that the sheet must be of, with its organisation and period; by default they are not
            compared.

    Returns:
        The self-assessed and the appraised scores by component; `Không áp dụng` has no points. Their `findings`
        report texts in cells that the sheet computes, dashes in place of scores, and the conversion of an old file.

    Raises:
        ReadError: the source cannot be read.
        InvalidDataError: it is not a sheet of this rubric or of this report, or a score is not a number or is outside
            its range; all problems at once, each with its cell.
        OSError: the file does not exist or is not readable.
    """
    opened = open_source(source)
    reader = _Reader(rubric)
    for sheet, rows in opened.sheets:
        reader.read(rows, whole=sheet is None)
    reader.settle()
    if not reader.tables:
        titles = "”, “".join(TITLES[column] for column in _COLUMNS)
        reader.problems.append(Problem("columns", NO_TABLE.filled(titles=titles)))
    elif not reader.seen:
        reader.problems = [Problem("rubric", OTHER_RUBRIC.filled(name=rubric.name))]
    else:
        reader.problems += _other_report(opened.sheets, report)
        reader.problems += (Problem(one.id, NO_ROW) for one in reader.absent())
    if reader.problems:
        raise InvalidDataError(SHEET.filled(name=opened.name), reader.problems)
    findings = (*converted_file(opened.conversion, opened.name), *reader.findings)
    return Assessments(appraised=reader.appraised, self_assessed=reader.own, findings=findings)


def _other_report(sheets: Sequence[tuple[str | None, Sequence[TableRow]]], report: Report | None) -> Iterator[Problem]:
    """Yield the organisation or period of a report that no text of the sheet states."""
    texts = {fold(cell) for _, rows in sheets for row in rows for cell in row.cells}
    if report is None:
        return
    for place, stated in (
        (nouns.OF_ORGANISATION, whose(report.organisation)),
        (nouns.OF_PERIOD, "" if report.period is None else report.period.label()),
    ):
        if not stated:
            yield Problem.at(place, NOT_KNOWN)
        elif fold(stated) not in texts:
            yield Problem.at(place, NOT_STATED.filled(stated=stated))


@define
class _Reader:
    """The rows of a sheet that were read so far."""

    rubric: Rubric
    own: dict[str, Given] = field(factory=dict)
    appraised: dict[str, Given] = field(factory=dict)
    problems: list[Problem] = field(factory=list)
    findings: list[Finding] = field(factory=list)
    seen: set[str] = field(factory=set)
    tables: list[Printed] = field(factory=list)

    def read(self, rows: Sequence[TableRow], *, whole: bool) -> None:
        """Read the rows below each header.

        Args:
            rows: the rows.
            whole: True if each row has all its cells, as in Word; a row of a workbook ends with its last text.
        """
        printed = Printed({}, ())
        table: str | None = None
        section = criterion = ""
        tree = _tree(self.rubric)
        for row in rows:
            header = _columns(row)
            if header is not None:
                printed, table = Printed(header, row.cells, self._decimals), row.source.table
                self.tables.append(printed)
                self._titles(row)
                continue
            if not printed.columns or row.source.table != table:
                printed = Printed({}, ())
                continue
            name = fold(cell_text(row, printed.columns[NAME]))
            named = tree.get((section, criterion), {}).get(name, [])
            # Rows of one name stand in the order of the rubric; a component may have the name of its heading.
            component = next((one for one in named if one.id not in self.seen), None)
            if component is None and name == _TOTAL:
                printed.total(row, scaled=self.rubric.scaled)
            elif component is None and name == _PERCENT:
                printed.percent(row)
            elif not self._shape(row, printed, whole=whole):
                continue
            elif name and component is None and ((name, "") in tree or (section, name) in tree):
                first_below = (section, criterion) == (name, "") and (section, name) in tree
                section, criterion = (name, "") if (name, "") in tree and not first_below else (section, name)
                self._part(row, printed, name, top=not criterion)
            elif component is None and not named:
                self._without_component(row, printed.columns, UNKNOWN if name else NAMELESS)
                printed.row(Kind.STRANGER, row)
            else:
                self._component(row, printed, component or named[0])

    @property
    def _decimals(self) -> int:
        """The digits after the comma that a rounded number on the sheet needs."""
        return _DECIMALS if self.rubric.rounding is None else self.rubric.rounding.decimals

    def _part(self, row: TableRow, printed: Printed, name: str, *, top: bool) -> None:
        """Note the row of a section or criterion, or of bonuses or penalties unless a section has their name."""
        rubric = self.rubric
        beside = name in _BESIDE and name not in {fold(one.name.vi) for one in rubric.sections}
        limits = dict(zip(_BESIDE, (rubric.most_bonus, rubric.most_penalty), strict=True)) if beside else {}
        printed.part(row, top=top, sign=_BESIDE.get(name, 1) if beside else 1, beside=beside, most=limits.get(name))

    def settle(self) -> None:
        """Take over the problems and findings about what the sheet printed."""
        for printed in self.tables:
            self.problems += printed.problems()
            self.findings += printed.findings()

    def _titles(self, row: TableRow) -> None:
        """Note titles that two columns have."""
        for title, times in Counter(map(_title, filter(None, row.cells))).items():
            if times > 1 and title in map(fold, TITLES):
                self.problems.append(Problem.at(_place(row), TITLE_TWICE.filled(title=title)))

    def _shape(self, row: TableRow, printed: Printed, *, whole: bool) -> bool:
        """Return whether each cell of a row stands below the title of its own column, and note if not."""
        scores = {printed.columns[SELF], printed.columns[APPRAISED]}
        wide = {place + more for place, width in row.wide.items() for more in range(width)}
        joined = row.starts is not None or not scores.isdisjoint(wide | row.continued)
        titled = {place for place, title in enumerate(printed.titles) if title}
        extra = next((place for place, text in enumerate(row.cells) if text and place not in titled), None)
        moved = whole and len(row.cells) != len(printed.titles) and len(row.cells) > 1
        if not (joined or extra is not None or moved):
            return True
        where, why = (None, JOINED) if joined else (extra, OUT_OF_PLACE)
        self.problems.append(Problem.at(_place(row, where), why))
        return False

    def _without_component(self, row: TableRow, columns: Mapping[int, int], why: Bilingual) -> None:
        """Note scores that stand in a row of no component."""
        for column in (SELF, APPRAISED):
            text = cell_text(row, columns[column])
            if text and not is_nil(text):
                name = cell_text(row, columns[NAME])
                self.problems.append(Problem.at(_place(row, columns[column]), why.filled(name=name)))

    def _component(self, row: TableRow, printed: Printed, component: Component) -> None:
        texts = {column: cell_text(row, printed.columns.get(column)) for column in (SELF, APPRAISED, NOTE)}
        if component.id in self.seen:
            name = cell_text(row, printed.columns[NAME])
            self.problems.append(Problem.at(_place(row, printed.columns[NAME]), TWICE.filled(name=name)))
            return
        self.seen.add(component.id)
        self._maximum(row, printed, component)
        printed.component(row, component)
        own, appraised = notes_of(texts[NOTE])
        if texts[APPRAISED] == "" and not own:
            own, appraised = appraised, ""
        for column, note, scores in ((SELF, own, self.own), (APPRAISED, appraised, self.appraised)):
            source = at_column(row.source, printed.columns[column])
            given = self._given(texts[column], note, component, source, column) if texts[column] else None
            if given is not None:
                scores[component.id] = Given(given)
            elif note and not texts[column]:
                place = _place(row, printed.columns[NOTE])
                self.problems.append(Problem.at(place, LONELY_NOTE.filled(note=note)))

    def _maximum(self, row: TableRow, printed: Printed, component: Component) -> None:
        """Note a printed maximum of another rubric; 0 where a component does not apply, and a formula is none."""
        text = shown_text(cell_text(row, printed.columns.get(MAXIMUM))).rpartition(" ")[2]
        try:
            stated = parse_number(text)
        except InvalidNumberError:
            return
        if stated not in (0, component.maximum):
            words = {"printed": Bilingual(text, text), "most": in_both(component.maximum)}
            place = _place(row, printed.columns[MAXIMUM])
            printed.maximum(row, Problem.at(place, OTHER_MAXIMUM.filled(**words)))

    def _given(self, text: str, note: str, component: Component, source: Source, column: int) -> Assessment | None:
        remark = re.fullmatch(r"(.*?)\s*(?:\((.*)\))?\.?", text)
        assert remark is not None
        said = "; ".join(filter(None, (note, remark[2])))
        if is_not_applicable(remark[1]):
            return Assessment(None, said)
        if is_nil(remark[1]):
            words: dict[str, str | Bilingual] = {"name": component.name, "column": TITLES[column]}
            text = f"{remark[1]} ({said})" if said else text
            self.findings.append(
                make_finding(FindingCode.NIL_SCORE, component.id, words=words, text=text, source=source)
            )
            return None
        where = evolve(source, file=None)
        place = Bilingual.by_language(lambda lang: f"{where.label(lang)}, {TITLES[column]}")
        try:
            points = parse_number(without_unit(text))
        except InvalidNumberError as error:
            self.problems.append(Problem.at(place, NO_NUMBER.filled(text=text, why=error.reason)))
            return None
        if not 0 <= points <= component.maximum:
            words = {"points": in_both(points), "most": in_both(component.maximum)}
            self.problems.append(Problem.at(place, OUTSIDE.filled(**words)))
            return None
        return Assessment(points, note)

    def absent(self) -> Iterator[Component]:
        """Yield the components that no row has."""
        parts = (*self.rubric.components, *self.rubric.bonuses, *self.rubric.penalties)
        return (component for component in parts if component.id not in self.seen)


_Named = dict[str, list[Component]]


def _tree(rubric: Rubric) -> Mapping[tuple[str, str], _Named]:
    """Return the components below each section and criterion, by their folded names."""
    tree: dict[tuple[str, str], _Named] = {}

    def add(head: tuple[str, str], components: Iterable[Component]) -> None:
        below = tree.setdefault(head, {})
        for one in components:
            below.setdefault(fold(one.name.vi), []).append(one)

    for section in rubric.sections:
        top = fold(section.name.vi)
        add((top, ""), ())
        for criterion in section.criteria:
            add((top, fold(criterion.name.vi)), criterion.components)
    for title, components in ((BONUSES, rubric.bonuses), (PENALTIES, rubric.penalties)):
        if components:
            add((fold(title), ""), components)
    return tree


def _place(row: TableRow, place: int | None = None) -> Bilingual:
    return Bilingual.by_language(evolve(at_column(row.source, place), file=None).label)


def _columns(row: TableRow) -> Mapping[int, int] | None:
    """Return the place of each column of the sheet if a row is its header."""
    places = {_title(text): place for place, text in reversed([*enumerate(row.cells)]) if text}
    found = {column: places[fold(title)] for column, title in enumerate(TITLES) if fold(title) in places}
    return found if all(column in found for column in _COLUMNS) else None


def _title(text: str) -> str:
    """Return a title for comparison, without a remark in brackets behind it."""
    return fold(re.sub(r"\s*\(.*\)$", "", text))
