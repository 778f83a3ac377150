"""Annexes as lines, each with the row of the framework that reading must find again."""

from attrs import frozen
from hypothesis import note
from hypothesis import strategies as st

from cchc_model.framework.framework import Framework, Row
from cchc_model.framework.measures import CodeList, Percentage
from cchc_model.framework.rows import Indicator
from cchc_model.framework.viewable import OneLine
from cchc_model.indicators import SOC_TRANG_DISTRICT
from cchc_model.testing.reports import framework_code
from cchc_model.vietnamese.text import fold

_FOREIGN_NAMES = (
    "Số cuộc họp giao ban",
    "Nội dung khác của đơn vị",
    "Số TTHC chưa được công bố",
    "Tổng kinh phí thực hiện",
)


@frozen
class AnnexLine:
    """A line of an annex.

    Attributes:
        row: the id of its row of the framework, None for a foreign line.
        cells: ordinal, name, unit, value, note.
    """

    row: str | None
    cells: tuple[str, ...]

    @property
    def value(self) -> str:
        """The text of its value cell."""
        return self.cells[3]

    @classmethod
    def of(cls, row: Row, value: str | None = None) -> "AnnexLine":
        """Return the line that an annex prints for a row.

        Args:
            row: the row of a framework.
            value: the text of its value cell; by default one that no other count or percentage has.

        >>> AnnexLine.of(SOC_TRANG_DISTRICT.row(71)).cells
        ('', 'Số hồ sơ TTHC do UBND cấp huyện tiếp nhận', 'Hồ sơ', '10071', '')
        """
        item = row.item
        unit = item.measure.label.vi if isinstance(item, Indicator) else ""
        return cls(row.id, (item.ordinal, item.name.vi, unit, _own_value(row) if value is None else value, ""))


def _own_value(row: Row) -> str:
    if not isinstance(row.item, Indicator):
        return ""
    measure = row.item.measure
    if isinstance(measure, CodeList):
        return str(measure.values[row.number % len(measure.values)])
    return f"{row.number},{row.number % 90 + 10}" if isinstance(measure, Percentage) else str(10_000 + row.number)


@frozen(repr=False)
class AnnexTable(OneLine):
    """The lines of an annex.

    Its `repr` is short, because there may be hundreds of lines: the ranges of row numbers, and the foreign lines.

    Attributes:
        framework: the framework that it follows.
        lines: its lines in their order.
    """

    framework: Framework
    lines: tuple[AnnexLine, ...]

    def rows(self) -> list[tuple[str, ...]]:
        """Return the cells of every line, in the form that `read_report` accepts."""
        return [line.cells for line in self.lines]

    def text(self) -> bytes:
        """Return the annex as the bytes of a text file, with cells separated by tabs."""
        return "\n".join("\t".join(line.cells) for line in self.lines).encode()

    def __repr__(self) -> str:
        shown = [
            f"{run.cells[1]!r}={run.value!r}" if isinstance(run, AnnexLine) else f"{run[0]}-{run[-1]}"
            for run in self._runs()
        ]
        return f"<annex of rows {', '.join(shown)}>"

    def _runs(self) -> list[range | AnnexLine]:
        """Return the ranges of consecutive row numbers, and the foreign lines between them."""
        runs: list[range | AnnexLine] = []
        for line in self.lines:
            if line.row is None:
                runs.append(line)
                continue
            number = self.framework.row(line.row).number
            last = runs[-1] if runs else None
            if isinstance(last, range) and last.stop == number:
                runs[-1] = range(last.start, number + 1)
            else:
                runs.append(range(number, number + 1))
        return runs

    def _code(self) -> str:
        """Return the code that rebuilds the table, with the default value of each row."""
        framework = framework_code(self.framework)
        lines = [
            f"AnnexLine(None, {run.cells!r})"
            if isinstance(run, AnnexLine)
            else f"*(AnnexLine.of({framework}.row(n)) for n in range({run.start}, {run.stop}))"
            for run in self._runs()
        ]
        return f"AnnexTable({framework}, ({''.join(f'{line}, ' for line in lines)}))"


@st.composite
def annex_tables(draw: st.DrawFn, framework: Framework = SOC_TRANG_DISTRICT) -> AnnexTable:
    """Draw an annex with rows left out, foreign rows inserted, rows printed twice and sections in another order.

    The count or percentage of each row differs from all others, so that a test detects a misplaced value. A row is left
    out together with the rows below it. Without its heading and its neighbours, a row is indistinguishable from another
    row of the same name.

    >>> from cchc_model import read_report
    >>> from hypothesis import given, settings
    >>> @settings(max_examples=5)
    ... @given(annex_tables())
    ... def test_every_value_is_its_rows(table):
    ...     if len(table.lines) > 100:
    ...         assert read_report(table.rows()).values["district_dossiers_received"] in (10071, None)
    >>> test_every_value_is_its_rows()
    """
    order = draw(st.permutations(framework.sections))
    dropped = {
        row.number
        for top in draw(st.sets(st.integers(1, len(framework.rows)), max_size=40))
        for row in framework.rows_under(top)
    }
    rows = [row for section in order for row in framework.rows_under(section) if row.number not in dropped]
    lines = [AnnexLine.of(row) for row in rows]
    printed = {fold(name) for row in framework.rows for name in (row.item.name.vi, *row.item.aliases)}
    foreign = [name for name in _FOREIGN_NAMES if fold(name) not in printed]
    for at in draw(st.lists(st.integers(0, len(lines)), max_size=4 if foreign else 0)):
        cells = ("", draw(st.sampled_from(foreign)), "", draw(st.sampled_from(["", "7", "8"])), "")
        lines.insert(at, AnnexLine(None, cells))
    for at in draw(st.lists(st.integers(0, max(len(lines) - 1, 0)), max_size=2)):
        if lines:
            lines.insert(at + 1, lines[at])
    table = AnnexTable(framework, tuple(lines))
    note(f"An annex of the framework {framework.id!r}, to be made again by\n{table._code()}")  # noqa: SLF001 its own module
    return table
