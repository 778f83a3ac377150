"""Annexes as lines, each line knowing which row of the edition it is: what reading must find out again."""

import unicodedata
from collections.abc import Sequence

from attrs import frozen
from hypothesis import strategies as st

from cchc_model import SOC_TRANG_DISTRICT, Indicator, Row

FOREIGN_NAMES = (
    "Số cuộc họp giao ban",
    "Nội dung khác của đơn vị",
    "Số TTHC chưa được công bố",
    "Tổng kinh phí thực hiện",
)


@frozen
class PrintedLine:
    """A line of an annex.

    Attributes:
        row: the id of the row that it is, None for a foreign one.
        cells: ordinal, name, unit, value, note.
    """

    row: str | None
    cells: tuple[str, ...]

    @property
    def value(self) -> str:
        return self.cells[3]


class Annex(list[PrintedLine]):
    """The lines of an annex; shown by the rows that are not where the edition has them, as it has 211."""

    def __repr__(self) -> str:
        numbers = [SOC_TRANG_DISTRICT.row(line.row).number if line.row else line.cells for line in self]
        shown: list[str] = []
        for number, line in zip(numbers, self, strict=True):
            follows = shown and isinstance(number, int) and shown[-1].endswith(f"-{number - 1}")
            if follows:
                shown[-1] = shown[-1].rpartition("-")[0] + f"-{number}"
            else:
                shown.append(f"{number}-{number}" if line.row else f"{line.cells[1]!r}={line.value!r}")
        return f"<annex of rows {', '.join(shown)}>"


def text_of(lines: Sequence[PrintedLine]) -> bytes:
    return "\n".join("\t".join(line.cells) for line in lines).encode()


def printed(row: Row, value: str) -> PrintedLine:
    item = row.item
    unit = item.measure.label.vi if isinstance(item, Indicator) else ""
    return PrintedLine(row.id, (item.ordinal, item.name.vi, unit, value, ""))


@st.composite
def annexes(draw: st.DrawFn) -> Annex:
    """The annex with rows left out, foreign rows in between, rows printed twice and sections in another order.

    A row with others below it is left out together with them: without its heading and its neighbours nothing
    tells a row from the other one that has the same name.
    """
    order = draw(st.permutations(SOC_TRANG_DISTRICT.sections))
    dropped = {
        row.number
        for top in draw(st.sets(st.integers(1, 211), max_size=40))
        for row in SOC_TRANG_DISTRICT.rows_under(top)
    }
    lines = Annex()
    for section in order:
        for row in SOC_TRANG_DISTRICT.rows_under(section):
            if row.number not in dropped:
                value = str(row.number % 2) if isinstance(row.item, Indicator) else ""
                lines.append(printed(row, value))
    for at in draw(st.lists(st.integers(0, len(lines)), max_size=4)):
        name = draw(st.sampled_from(FOREIGN_NAMES))
        value = draw(st.sampled_from(["", "7", "8"]))
        lines.insert(at, PrintedLine(None, ("", name, "", value, "")))
    for at in draw(st.lists(st.integers(0, max(len(lines) - 1, 0)), max_size=2)):
        if lines:
            lines.insert(at + 1, lines[at])
    return lines


def restyled(name: str, style: int) -> str:
    """A name as another office prints it."""
    styles = (
        lambda text: text,
        lambda text: unicodedata.normalize("NFD", text),
        str.upper,
        lambda text: "- " + text + ":",
        lambda text: text.replace(" ", "  ").replace("hoá", "hóa").replace("oà", "òa"),
        lambda text: unicodedata.normalize("NFD", text.upper()).replace(" ", "\xa0"),
    )
    return styles[style % len(styles)](name)
