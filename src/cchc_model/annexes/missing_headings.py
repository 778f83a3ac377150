"""Headings of the framework that an annex lacks above rows whose names stand below several of its headings.

The names of such rows, as `Số hồ sơ tiếp nhận` below each field of work, do not say to which heading they belong. The
order of the form does where every other heading with these names is there, and so does a row whose name stands below
this heading only. In another order they may be the totals of all headings, or the rows of another one.
"""

from collections.abc import Iterator, Sequence

from attrs import define, field

from cchc_model.annexes.group_titles import LEFT_OUT, WERE_READ, name_of
from cchc_model.annexes.row_index import Index
from cchc_model.framework.framework import Framework, Row
from cchc_model.framework.measures import UnitType
from cchc_model.framework.rows import Indicator
from cchc_model.framework.severity import Severity
from cchc_model.reports.cell_reading import read_cell
from cchc_model.reports.cells import Source
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.findings import Finding, make_finding
from cchc_model.vietnamese.notation import Number
from cchc_model.vietnamese.text import Bilingual

_IN_ORDER = Bilingual("các dòng theo đúng thứ tự của khung chỉ tiêu", "the rows are in the framework's order")
_OUT_OF_ORDER = Bilingual(
    "các dòng không theo thứ tự của khung chỉ tiêu, nên không rõ thuộc tiêu đề nào",
    "the rows are not in the framework's order, so their heading is unclear",
)


_PERHAPS_TOTALS = Bilingual(
    "không nhỏ hơn tổng số liệu cùng tên dưới các tiêu đề khác, nên có thể là số tổng",
    "they are at least the sums of the values of these names below the other headings, so they may be totals",
)


@define
class MissingHeading:
    """A heading that an annex lacks above rows whose names stand below several headings.

    Attributes:
        heading: the name of the heading.
        source: the place of the first row.
        rows: the ids of the indicators that it should head.
        why: why the values are left out; None if the order of the rows confirms them.
    """

    heading: str
    source: Source
    rows: list[str] = field(factory=list)
    why: Bilingual | None = None

    @property
    def certain(self) -> bool:
        """Whether the values are left out."""
        return self.why is not None

    def findings(self, keys: Sequence[str], framework: Framework) -> Iterator[Finding]:
        """Yield the finding of the indicators below it that are not blank, if there are any."""
        if keys:
            words: dict[str, str | Bilingual] = {
                "name": framework[keys[0]].name,
                "why": self.why or _IN_ORDER,
                "outcome": LEFT_OUT if self.certain else WERE_READ,
            }
            yield make_finding(
                FindingCode.HEADING_MISSING, *keys, words=words, severity=Severity.ERROR if self.certain else None,
                text=self.heading, source=self.source, figures={"count": len(keys)},
            )  # fmt: skip


@define
class Untitled:
    """The rows that were placed below a heading of the framework that the annex lacks, by that heading.

    Attributes:
        index: the lookup tables of the framework.
        present: the ids of the rows that the annex has.
        placed: the rows with their places, by the id of the heading.
        texts: the text of the value of every row, by its id.
    """

    index: Index
    present: frozenset[str]
    placed: dict[str, list[tuple[Row, Source]]] = field(factory=dict)
    texts: dict[str, str] = field(factory=dict)

    def add(self, row: Row, source: Source) -> None:
        """Add a row in the order of the annex."""
        self.placed.setdefault(self.index.above[row.id][0], []).append((row, source))

    def headings(self) -> Iterator[MissingHeading]:
        """Yield each heading above rows whose names all stand below several headings."""
        for key, rows in self.placed.items():
            doubtful = [(row, source) for row, source in rows if self._may_be_another(row)]
            if doubtful and len(doubtful) == len(rows):  # a row of another name would tell the heading
                numbers = [row.number for row, _ in rows]
                totals = all(self._may_be_total(row) for row, _ in doubtful)
                why = _OUT_OF_ORDER if numbers != sorted(numbers) else _PERHAPS_TOTALS if totals else None
                ids = [row.id for row, _ in doubtful]
                yield MissingHeading(name_of(self.index, key), doubtful[0][1], ids, why)

    def _may_be_total(self, row: Row) -> bool:
        """Return whether the value of a row is at least the sum of those of the other rows with its name."""
        own = self._value(row)
        others = [self._value(one) for one in self.index.rows[self.index.folded[row.item.name.vi]] if one is not row]
        known = [one for one in others if one is not None]
        return own is not None and bool(known) and own >= sum(known)

    def _value(self, row: Row) -> Number | None:
        measure = row.item.measure if isinstance(row.item, Indicator) else None
        text = self.texts.get(row.id, "")
        return read_cell(text, measure).value if isinstance(measure, UnitType) and text else None

    def _may_be_another(self, row: Row) -> bool:
        """Return whether the name of a row stands several times below the nearest heading that the annex has."""
        opened = next((key for key in self.index.above[row.id] if key in self.present), None)
        same = self.index.rows[self.index.folded[row.item.name.vi]]
        return sum(opened is None or opened in self.index.upwards[one.id] for one in same) > 1


def stands_below_several(index: Index, row: Row) -> bool:
    """Return whether the name of a row stands below several headings of the framework."""
    same = index.rows[index.folded[row.item.name.vi]]
    return len({index.above[one.id][:1] for one in same}) > 1
