"""Pages of a sheet wider than its paper that nobody can lay side by side: names on some, values on others."""

import re
from collections.abc import Iterable

from attrs import define, field

from cchc_model.annexes.tables import TableRow
from cchc_model.reports.cell_reading import holds_number
from cchc_model.vietnamese.text import Bilingual

APART = Bilingual(
    "trang có tên chỉ tiêu không có số liệu, trang có số liệu không có tên chỉ tiêu: bảng tính rộng hơn khổ giấy nên "
    "bị chia ra nhiều trang; đề nghị xin tệp gốc (Excel, Word), hoặc in lại vừa một trang theo chiều ngang",
    "its pages with names of rows have no values, and its pages with values have no names: the sheet is wider than "
    "its paper; ask for the original file (Excel, Word), or print it again one page wide",
)
_PAGE = re.compile(r"page (\d+)\b")
_WORDS = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS = 4
"""The fewest words of a text that may be the name of a row."""
_FEWEST_ROWS = 3


_FEW = 0.1
"""The greatest share of rows that are otherwise than those of their page, such as a sentence in a note."""


@define
class _Counts:
    """The names on a page, those with a number behind them, and how many numbers have no name before them.

    A long unit looks like a name, but stands in many rows.
    """

    names: set[str] = field(factory=set)
    both: set[str] = field(factory=set)
    numbers: int = 0


def are_apart(rows: Iterable[TableRow]) -> bool:
    """Return whether the names of rows stand on other pages of a PDF file than all numbers beside an ordinal.

    Args:
        rows: the rows, each with its page as its source.
    """
    pages: dict[str, _Counts] = {}
    for row in rows:
        place = _PAGE.match(row.source.table or row.source.cell or "")
        if place is None or row.pages:
            continue
        counts = pages.setdefault(place[1], _Counts())
        texts = [text for text in row.cells if text]
        at = next((at for at, text in enumerate(texts) if _may_be_name(text)), None)
        if at is None:
            counts.numbers += any(map(holds_number, texts))
            continue
        counts.names.add(texts[at])
        if any(map(holds_number, texts[at:])):
            counts.both.add(texts[at])
    names = {name for one in pages.values() for name in one.names}
    both = {name for one in pages.values() for name in one.both}
    values = sum(one.numbers for one in pages.values() if len(one.names) <= _FEW * one.numbers)
    return len(names) >= _FEWEST_ROWS and values >= _FEWEST_ROWS and len(both) <= _FEW * len(names)


def _may_be_name(text: str) -> bool:
    return "=" not in text and len(_WORDS.findall(text)) >= _FEWEST_WORDS
