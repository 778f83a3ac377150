"""Reader of score sheets that were filled in by hand: the self-assessed and the appraised scores."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import define, evolve, field

from cchc_model.analysis.scoring.parts import Component
from cchc_model.analysis.scoring.points import Assessment
from cchc_model.analysis.scoring.rubric import Rubric
from cchc_model.annexes.tables import TableRow
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
from cchc_model.io.toml.rubric.assessments import Assessments, Given
from cchc_model.reports.cells import is_not_applicable
from cchc_model.reports.report import Report
from cchc_model.vietnamese.errors import InvalidNumberError
from cchc_model.vietnamese.formatting import in_both
from cchc_model.vietnamese.numbers import parse_number
from cchc_model.vietnamese.text import Bilingual, fold

_SHEET = Bilingual("Phiếu chấm điểm “{name}”", "score sheet {name!r}")
_NO_TABLE = Bilingual(
    "không có bảng với các cột “{titles}”; đề nghị dùng phiếu do thư viện ghi ra",
    "it has no table with the columns “{titles}”; use a sheet that the library wrote",
)
_NO_ROW = Bilingual("không có trong phiếu", "is not on the sheet")
_NOT_STATED = Bilingual("phiếu không ghi “{stated}”", "the sheet does not state “{stated}”")
_NOT_KNOWN = Bilingual(
    "báo cáo không ghi thông tin này nên không đối chiếu được với phiếu; đề nghị bổ sung vào báo cáo, hoặc bỏ report=",
    "the report does not state it, so the sheet cannot be compared; complete the report, or leave out report=",
)
_LONELY_NOTE = Bilingual(
    "ghi chú “{note}” không kèm điểm; đề nghị ghi điểm, hoặc xóa ghi chú",
    "the note “{note}” stands without a score; give the score, or delete the note",
)
_OTHER_RUBRIC = Bilingual(
    "phiếu không có tiêu chí thành phần nào của bảng chấm điểm “{name}”; đề nghị đưa bảng chấm điểm của phiếu này",
    "the sheet has no component of the rubric “{name}”; give the rubric of this sheet",
)
_UNKNOWN = Bilingual(
    "dòng “{name}” có điểm nhưng không phải tiêu chí thành phần của bảng chấm điểm",
    "the row “{name}” has a score, but is no component of the rubric",
)
_OF_SUM = Bilingual(
    "dòng “{name}” là tổng, không ghi điểm ở đây; đề nghị ghi điểm ở từng tiêu chí thành phần",
    "the row “{name}” is a sum; give the scores at its components",
)
_NAMELESS = Bilingual(
    "có điểm nhưng không có tên tiêu chí; đề nghị ghi điểm ở dòng của tiêu chí",
    "it has a score, but no name; give the score in the row of its component",
)
_TITLE_TWICE = Bilingual(
    "hai cột có cùng tiêu đề “{title}”; đề nghị bỏ một cột", "two columns have the title “{title}”; leave one out"
)
_JOINED = Bilingual(
    "có ô được gộp nên không rõ điểm thuộc cột, dòng nào; đề nghị bỏ gộp ô",
    "cells are merged, so the column or row of a score is not clear; split them",
)
_OUT_OF_PLACE = Bilingual(
    "các ô không khớp với tiêu đề cột; đề nghị đưa từng ô về đúng cột của mình",
    "its cells do not match the titles of the columns; put each below its title",
)
_OTHER_MAXIMUM = Bilingual(
    "phiếu ghi điểm tối đa {printed}, bảng chấm điểm ghi {most}; đề nghị đưa bảng chấm điểm của phiếu này",
    "the sheet states the maximum {printed}, the rubric {most}; give the rubric of this sheet",
)
_TWICE = Bilingual("dòng “{name}” xuất hiện hai lần", "the row “{name}” stands there twice")
_NO_NUMBER = Bilingual("“{text}” không phải là số điểm: {why}", "“{text}” is not a number of points: {why}")
_OUTSIDE = Bilingual(
    "{points} điểm không nằm trong khoảng từ 0 đến điểm tối đa {most}",
    "{points} points are outside the range from 0 to the maximum {most}",
)
_TOTALS = frozenset(map(fold, (TOTAL, PERCENT)))
_COLUMNS = (NAME, SELF, APPRAISED)


def read_score_sheet(source: FileInput, rubric: Rubric, *, report: Report | None = None) -> Assessments:
    """Read the scores of people from a score sheet that was filled in by hand.

    Rows are found by their names below their criteria, columns by their titles. A blank cell is no score. The computed
    points and the sums of the sheet are not read: :func:`cchc_model.score` computes them anew.

    Args:
        source: the path of a sheet that :func:`cchc_model.write_score_sheet` wrote (`docx` or `xlsx`), its bytes, or an
            open binary stream.
        rubric: the rubric of the sheet.
        report: the report that the sheet must be of, with its organisation and period; by default they are not
            compared.

    Returns:
        The self-assessed and the appraised scores by component; `Không áp dụng` has no points.

    Raises:
        ReadError: the source cannot be read.
        InvalidDataError: it is no sheet of this rubric or of this report, or a score is no number of points or outside
            its range; all problems at once, each with its cell.
        OSError: the file does not exist or is not readable.
    """
    opened = open_source(source)
    reader = _Reader(rubric)
    for sheet, rows in opened.sheets:
        reader.read(rows, whole=sheet is None)
    if not reader.found:
        titles = "”, “".join(TITLES[column] for column in _COLUMNS)
        reader.problems.append(Problem("columns", _NO_TABLE.filled(titles=titles)))
    elif not reader.seen:
        reader.problems = [Problem("rubric", _OTHER_RUBRIC.filled(name=rubric.name))]
    else:
        reader.problems += _other_report(opened.sheets, report)
        reader.problems += (Problem(one.id, _NO_ROW) for one in reader.absent())
    if reader.problems:
        raise InvalidDataError(_SHEET.filled(name=opened.name), reader.problems)
    return Assessments(appraised=reader.appraised, self_assessed=reader.own)


def _other_report(sheets: Sequence[tuple[str | None, Sequence[TableRow]]], report: Report | None) -> Iterator[Problem]:
    """Yield the organisation or period of a report that no text of the sheet states."""
    texts = {fold(cell) for _, rows in sheets for row in rows for cell in row.cells}
    if report is None:
        return
    for place, stated in (
        ("organisation", whose(report.organisation)),
        ("period", "" if report.period is None else report.period.label()),
    ):
        if not stated:
            yield Problem(place, _NOT_KNOWN)
        elif fold(stated) not in texts:
            yield Problem(place, _NOT_STATED.filled(stated=stated))


@define
class _Reader:
    """The rows of a sheet that were read so far."""

    rubric: Rubric
    own: dict[str, Given] = field(factory=dict)
    appraised: dict[str, Given] = field(factory=dict)
    problems: list[Problem] = field(factory=list)
    seen: set[str] = field(factory=set)
    found: bool = False

    def read(self, rows: Sequence[TableRow], *, whole: bool) -> None:
        """Read the rows below each header.

        Args:
            rows: the rows.
            whole: True if each row has all its cells, as in Word; a row of a workbook ends with its last text.
        """
        columns: Mapping[int, int] = {}
        titles: tuple[str, ...] = ()
        table: str | None = None
        section = criterion = ""
        tree = _tree(self.rubric)
        for row in rows:
            header = _columns(row)
            if header is not None:
                columns, titles, table, self.found = header, row.cells, row.source.table, True
                self._titles(row)
                continue
            if row.source.table != table:
                columns = {}
            name = fold(_cell(row, columns.get(NAME)))
            named = tree.get((section, criterion), {}).get(name, [])
            # Rows of one name stand in the order of the rubric; a component may have the name of its heading.
            component = next((one for one in named if one.id not in self.seen), None)
            if not columns or (name in _TOTALS and component is None):
                continue
            if not self._shape(row, columns, titles, whole=whole):
                continue
            if not name:
                if _cell(row, columns[SELF]) or _cell(row, columns[APPRAISED]):
                    self.problems.append(Problem(_place(row), _NAMELESS))
                continue
            heads = (name, "") in tree or (section, name) in tree
            if heads and component is None:
                first_below = (section, criterion) == (name, "") and (section, name) in tree
                section, criterion = (name, "") if (name, "") in tree and not first_below else (section, name)
                self._heading(row, columns)
            else:
                self._component(row, columns, component or next(iter(named), None))

    def _titles(self, row: TableRow) -> None:
        """Note titles that two columns have."""
        for title, times in Counter(map(_title, filter(None, row.cells))).items():
            if times > 1 and title in map(fold, TITLES):
                self.problems.append(Problem(_place(row), _TITLE_TWICE.filled(title=title)))

    def _shape(self, row: TableRow, columns: Mapping[int, int], titles: tuple[str, ...], *, whole: bool) -> bool:
        """Return whether each cell of a row stands below the title of its own column, and note if not."""
        scores = {columns[SELF], columns[APPRAISED]}
        wide = {place + more for place, width in row.wide.items() for more in range(width)}
        joined = row.starts is not None or not scores.isdisjoint(wide | row.continued)
        titled = {place for place, title in enumerate(titles) if title}
        extra = any(text for place, text in enumerate(row.cells) if place not in titled)
        moved = whole and len(row.cells) != len(titles) and len(row.cells) > 1
        if not (joined or extra or moved):
            return True
        self.problems.append(Problem(_place(row), _JOINED if joined else _OUT_OF_PLACE))
        return False

    def _heading(self, row: TableRow, columns: Mapping[int, int]) -> None:
        """Note a score that stands in a row of sums."""
        if _cell(row, columns.get(SELF)) or _cell(row, columns.get(APPRAISED)):
            name = _cell(row, columns[NAME])
            self.problems.append(Problem(_place(row), _OF_SUM.filled(name=name)))

    def _component(self, row: TableRow, columns: Mapping[int, int], component: Component | None) -> None:
        texts = {column: _cell(row, columns.get(column)) for column in (SELF, APPRAISED, NOTE)}
        place = _place(row)
        name = _cell(row, columns[NAME])
        if component is None:
            if texts[SELF] or texts[APPRAISED]:
                self.problems.append(Problem(place, _UNKNOWN.filled(name=name)))
            return
        if component.id in self.seen:
            self.problems.append(Problem(place, _TWICE.filled(name=name)))
            return
        self.seen.add(component.id)
        self._maximum(row, columns, component)
        if texts[NOTE] and not texts[SELF] and not texts[APPRAISED]:
            self.problems.append(Problem(place, _LONELY_NOTE.filled(note=texts[NOTE])))
        own, appraised = notes_of(texts[NOTE])
        if texts[APPRAISED] == "" and not own:
            own, appraised = appraised, ""
        for column, note, scores in ((SELF, own, self.own), (APPRAISED, appraised, self.appraised)):
            if texts[column]:
                given = self._given(texts[column], note, component, f"{place}, {TITLES[column]}")
                if given is not None:
                    scores[component.id] = Given(given)

    def _maximum(self, row: TableRow, columns: Mapping[int, int], component: Component) -> None:
        """Note a printed maximum of another rubric; 0 where a component does not apply, and a formula is none."""
        printed = _cell(row, columns.get(MAXIMUM)).rpartition(" ")[2]
        try:
            stated = parse_number(printed)
        except InvalidNumberError:
            return
        if stated not in (0, component.maximum):
            words = {"printed": Bilingual(printed, printed), "most": in_both(component.maximum)}
            self.problems.append(Problem(_place(row), _OTHER_MAXIMUM.filled(**words)))

    def _given(self, text: str, note: str, component: Component, place: str) -> Assessment | None:
        remark = re.fullmatch(r"(.*?)\s*(?:\((.*)\))?\.?", text)
        assert remark is not None
        if is_not_applicable(remark[1]):
            return Assessment(None, "; ".join(filter(None, (note, remark[2]))))
        try:
            points = parse_number(text.removesuffix("điểm").rstrip())
        except InvalidNumberError as error:
            self.problems.append(Problem(place, _NO_NUMBER.filled(text=text, why=error.reason)))
            return None
        if not 0 <= points <= component.maximum:
            words = {"points": in_both(points), "most": in_both(component.maximum)}
            self.problems.append(Problem(place, _OUTSIDE.filled(**words)))
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


def _place(row: TableRow) -> str:
    return str(evolve(row.source, file=None))


def _columns(row: TableRow) -> Mapping[int, int] | None:
    """Return the place of each column of the sheet if a row is its header."""
    places = {_title(text): place for place, text in reversed([*enumerate(row.cells)]) if text}
    found = {column: places[fold(title)] for column, title in enumerate(TITLES) if fold(title) in places}
    return found if all(column in found for column in _COLUMNS) else None


def _title(text: str) -> str:
    """Return a title for comparison, without a remark in brackets behind it."""
    return fold(re.sub(r"\s*\(.*\)$", "", text))


def _cell(row: TableRow, place: int | None) -> str:
    return row.cells[place].strip() if place is not None and place < len(row.cells) else ""
