"""The lines of an annex for every written format, and the rejection of lines that would be misread."""

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from cchc_model.annexes.letterhead import LetterheadFacts, read_letterhead
from cchc_model.annexes.levels import levels_of
from cchc_model.annexes.matching import match_rows
from cchc_model.annexes.period_labels import PERIOD_LABEL
from cchc_model.annexes.reporters import REPORTER_LABEL
from cchc_model.annexes.tables import Columns, SourceLine
from cchc_model.errors import InvalidDataError, Problem
from cchc_model.framework.framework import Framework
from cchc_model.reports.cell_reading import holds_number, is_nil_mark, status_mark
from cchc_model.reports.cells import Source, Status
from cchc_model.reports.entries import Leftover
from cchc_model.reports.report import Report, ReportRow
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.formatting import in_both
from cchc_model.vietnamese.text import Bilingual, fold, one_line, shortened

HEADER = ("THỨ TỰ", "TÊN CHỈ TIÊU", "ĐƠN VỊ TÍNH", "Số lượng/ tỷ lệ", "Ghi chú")
"""The titles of the columns, as the annex prints them."""

FORMULA_STARTS = ("=", "+", "-", "@")
"""The first characters of texts that spreadsheets parse as formulas."""

LONGEST_CELL = 32_767
"""The most characters of a spreadsheet cell."""

_TITLES = tuple(
    map(
        fold,
        ("Phụ lục", "Biểu", "Bảng", "Báo cáo", "Thống kê", "Tổng hợp", "Số liệu CCHC", "Hệ thống chỉ tiêu", "Danh mục"),
    )
)
_TOO_LONG = Bilingual(
    "có nội dung dài hơn {longest} ký tự mà ô của bảng tính không chứa được; đề nghị rút ngắn",
    "has a text of more than {longest} characters, too long for a spreadsheet cell; shorten it",
)
NO_CHARACTER = Bilingual(
    "có ký tự {character} không ghi được vào phụ lục; đề nghị bỏ ký tự này",
    "has the character {character}, which cannot be written to an annex; remove it",
)
# A space that spreadsheets keep, so that the text is no formula, and that readers of annexes take away again.
NO_FORMULA = "\N{NO-BREAK SPACE}"
"""The character before a text that would be a formula."""
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""The characters that XML has no place for, and no text file that is one."""


@frozen
class WrittenLine:
    """A line of an annex to write.

    Attributes:
        cells: the texts of its cells: ordinal, name, unit, value, note.
        row: the row of the report that it is to be read as; None for a foreign one.
        level: the number of steps by which its name is set off, where nothing else states its place in the tree.
    """

    cells: tuple[str, str, str, str, str]
    row: ReportRow | None = None
    level: int = 0


def written_lines(report: Report) -> list[WrittenLine]:
    """Return the lines of a report's annex, including the texts around its table and without the header."""
    return list(_lines(report))


def identifying_lines(report: Report, title: str = "") -> list[WrittenLine]:
    """Return lines with the organisation, title and period that the lines before the table lack.

    Args:
        report: the report.
        title: the title between the two, unless the annex has one.
    """
    before = [_foreign(leftover) for leftover in report.leftovers if leftover.after is None and not leftover.row]
    own, facts = report.organisation, written_facts(before)
    texts = []
    if own is not None and (facts.organisation is None or facts.organisation.known_as != own.known_as):
        texts.append(f"{REPORTER_LABEL}: {own.name}")
    if title and not has_title(before, report.framework):
        texts.append(title)
    if report.period is not None and report.period not in facts.periods:
        texts.append(f"{PERIOD_LABEL}: {report.period.label()}")
    return [WrittenLine(("", one_line(text), "", "", "")) for text in texts]


def written_facts(lines: Iterable[WrittenLine]) -> LetterheadFacts:
    """Return the organisation and the periods that lines before the table name."""
    return read_letterhead(SourceLine(*line.cells, Source(), Columns(), alone=not line.cells[0]) for line in lines)


def has_title(lines: Iterable[WrittenLine], framework: Framework) -> bool:
    """Return whether a line before the table is a title of the annex."""
    name = fold(framework.name.vi)
    return any(is_title(line.cells[1]) or fold(line.cells[1]) == name for line in lines)


def is_title(text: str) -> bool:
    """Return whether a text begins like the title of an annex.

    >>> is_title("PHỤ LỤC SỐ LIỆU CCHC"), is_title("Kỳ báo cáo: Quý I năm 2022")
    (True, False)
    """
    return fold(text).startswith(_TITLES)


def table_start(lines: Sequence[WrittenLine]) -> int:
    """Return the index of the first line that is a row of the report."""
    return next((index for index, line in enumerate(lines) if line.row is not None), len(lines))


def _lines(report: Report) -> Iterator[WrittenLine]:
    foreign: dict[str | None, list[Leftover]] = {}
    headings: dict[str, Leftover] = {}
    for leftover in report.leftovers:
        if leftover.row is None or leftover.row in headings:
            foreign.setdefault(leftover.after, []).append(leftover)
        else:
            headings[leftover.row] = leftover
    yield from map(_foreign, foreign.get(None, ()))
    absent = {key for key, entry in report.entries.items() if entry.status is Status.ABSENT}
    absent.update(report.absent_headings)
    levels = levels_of(report.framework.rows)
    rows = list(report.rows())
    below = [*(levels[row.id] for row in rows[1:]), None]
    for row, following in zip(rows, below, strict=True):
        if row.id in headings:
            yield WrittenLine(_foreign(headings[row.id]).cells, row, levels[row.id])
        elif row.id not in absent:
            yield WrittenLine(_cells(row, report), row, levels[row.id])
        for leftover in foreign.get(row.id, ()):
            yield evolve(_foreign(leftover), level=_level_between(leftover, levels[row.id], following))


def _level_between(leftover: Leftover, above: int, below: int | None) -> int:
    """Return the level of a foreign row, by which it is above no row that follows; a signature has none."""
    if below is None:
        return above if leftover.unit or leftover.value else 0
    return max(above, below)


def _cells(row: ReportRow, report: Report) -> tuple[str, str, str, str, str]:
    entry = report.entries.get(row.id)
    unit = row.unit if entry is None or entry.unit is None else entry.unit
    text = row.text or status_mark(row.status)
    return row.ordinal, row.name, unit, text, row.remarks()


def _foreign(leftover: Leftover) -> WrittenLine:
    return WrittenLine((leftover.ordinal, leftover.name, leftover.unit, leftover.value, leftover.note))


def no_formula(text: str) -> str:
    r"""Return a text that no spreadsheet parses as a formula.

    A negative number and a mark for nil are returned unchanged, because they are not formulas. A spreadsheet would drop
    the sign of `+3`.

    >>> [no_formula(text) for text in ("=1+1", "- Số hồ sơ", "@SUM(A1)", "+3", "-3", "-", "31")]
    ['\xa0=1+1', '\xa0- Số hồ sơ', '\xa0@SUM(A1)', '\xa0+3', '-3', '-', '31']
    """
    negative = text.startswith("-") and holds_number(text)
    formula = text.startswith(FORMULA_STARTS) and not is_nil_mark(text) and not negative
    return NO_FORMULA + text if formula else text


def refuse_misreadings(report: Report, lines: Sequence[WrittenLine], *, longest: int | None = None) -> None:
    """Reject lines that would be read as another row, or that no file can contain.

    Args:
        report: the report.
        lines: all of its lines.
        longest: the most characters of a cell, if there is a limit.

    Raises:
        InvalidDataError: a line would be read as another row than its own, is too long, or has a character that
            no file can contain.
    """
    names = [line.cells[1] for line in lines]
    headings = [not line.cells[2] and not line.cells[3] for line in lines]
    problems = []
    for line, match in zip(lines, match_rows(report.framework, names, headings=headings), strict=True):
        read_as = None if match.row is None else match.row.id
        own = None if line.row is None else line.row.id
        place = own or shortened(line.cells[1])
        if read_as != own:
            problems.append(Problem(place, _misread(read_as)))
        if longest is not None and max(map(len, line.cells)) > longest:
            problems.append(Problem(place, _TOO_LONG.filled(longest=in_both(longest))))
    problems += _unwritable(lines)
    if problems:
        raise InvalidDataError(nouns.ANNEX, problems)


def _misread(row: str | None) -> Bilingual:
    """Return the message for a line that would be read as another row, or as none."""
    if row is None:
        return Bilingual(
            "khi đọc lại sẽ bị mất dòng này; đề nghị ghi dạng JSON để giữ nguyên",
            "would be lost when read back; write JSON to keep it unchanged",
        )
    return Bilingual(
        f"khi đọc lại sẽ thành “{row}”; đề nghị ghi dạng JSON để giữ nguyên",
        f"would be read back as {row!r}; write JSON to keep it unchanged",
    )


def refuse_unwritable(report: Report) -> None:
    """Reject a report with characters that no file can contain.

    Raises:
        InvalidDataError: a text has such a character.
    """
    problems = list(_unwritable(written_lines(report)))
    if problems:
        raise InvalidDataError(nouns.PAGE, problems)


def _unwritable(lines: Sequence[WrittenLine]) -> Iterator[Problem]:
    for line in lines:
        found = UNWRITABLE.search("".join(line.cells))
        if found:
            place = shortened(line.cells[1]) if line.row is None else line.row.id
            yield Problem(place, NO_CHARACTER.filled(character=repr(found[0])))
