"""The recognition of a table's columns by its header rows, which may be on any line."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from cchc_model.annexes.tables import Columns, SourceLine, TableRow, at_column, has_digit, source_line
from cchc_model.errors import ReadError
from cchc_model.reports.cells import Source
from cchc_model.vietnamese.text import Bilingual, fold, fold_label, one_line

_TITLES = {
    fold(title): column
    for column, titles in {
        "ordinal": ("Thứ tự", "Số thứ tự", "STT", "TT", "Số TT"),
        "name": ("Tên chỉ tiêu", "Chỉ tiêu", "Nội dung", "Tên chỉ tiêu, nội dung", "Nội dung chỉ tiêu"),
        "unit": ("Đơn vị tính", "ĐVT", "Đơn vị"),
        "value": (
            "Số lượng/tỷ lệ", "SL", "Số lượng", "Tỷ lệ", "Kết quả", "Giá trị", "Số liệu",
            "Số lượng/tỷ lệ (%)", "Kết quả thực hiện", "Thực hiện", "Số liệu báo cáo", "Số lượng/tỉ lệ",
        ),
        "current": (
            "Kỳ này", "Kỳ báo cáo", "Trong kỳ", "Số liệu kỳ này", "Kết quả kỳ này", "Thực hiện kỳ này",
            "Thực hiện trong kỳ", "Số liệu kỳ báo cáo", "Kết quả trong kỳ",
        ),
        "note": ("Ghi chú",),
        "other": (
            "Kỳ trước", "Kỳ báo cáo trước", "Số liệu kỳ trước", "Cùng kỳ", "Cùng kỳ năm trước", "Năm trước",
            "Lũy kế", "Lũy kế từ đầu năm", "Lũy kế đến nay", "So sánh", "So sánh (%)", "So với kỳ trước",
            "So với cùng kỳ", "Tăng/giảm", "Tăng, giảm", "Kế hoạch", "Kế hoạch năm", "Tỷ lệ so với kỳ trước",
        ),
    }.items()
    for title in titles
}  # fmt: skip
# A column named after the period itself: `Quý I/2022`, `Kết quả 6 tháng đầu năm 2022`, `Năm 2022`.
_PERIOD = re.compile(
    r"(?:kết quả |số liệu |thực hiện )?(?:quý|quí|tháng|6 tháng|9 tháng|năm)\b(?!.*(?:trước|ngoái|sau))[\w\s/.,]*"
)
RECIPIENTS = "Nơi nhận"
"""The first words on the left side of a signature."""

_SLASH = re.compile(r"\s*/\s*")
_RECIPIENTS = fold(RECIPIENTS)
_SIDES = 2
_FEWEST_TITLES = 2
_LONGEST_TITLE = 30
# A look at the first two characters spares folding nearly every cell of an annex.
_NAME_STARTS = frozenset(
    unicodedata.normalize(form, case(title))[:2]
    for title in ("Tên chỉ tiêu", "Chỉ tiêu", "Nội dung")
    for form in ("NFC", "NFD")
    for case in (str, str.upper, str.lower)
)


def source_lines(rows: Iterable[TableRow], *, name: str, value_column: str | None = None) -> Iterator[SourceLine]:
    """Yield the lines of a table, with each cell assigned to a column of the last header row.

    A header row may be on any line. Without one the columns are ordinal, name, unit, value and note. A second header
    row below merged titles is merged with the first. A row after a header that only numbers the columns is skipped.

    Args:
        rows: the rows in their order.
        name: the name of the source in errors.
        value_column: the title of the value column; by default the only column of the current period, or of values.

    Raises:
        ReadError: a header row does not identify the column of names or of values.
    """
    columns = Columns()
    header: tuple[str, ...] | None = None
    table, width, foreign, last = None, 0, False, Source(name)
    for row in rows:
        cells = _clean(row.cells)
        if not any(cells):
            continue
        if row.source.table != table:
            table = row.source.table
            # A table that goes on without a header is one with as many columns; of another nobody knows what they hold.
            foreign = bool(width) and table is not None and len(cells) != width
        # Two columns beside each other sign the document: on the left who receives it.
        foreign = foreign and not (len(cells) == _SIDES and fold(cells[0]).startswith(_RECIPIENTS))
        titles = _header(cells)
        if header is not None and titles is None and _is_second(cells, header):
            titles = _merged(header, cells)
        if titles is not None:
            header, width, foreign, last = titles, len(titles), False, row.source
            continue
        if header is not None:
            columns = _columns(header, name, value_column)
            yield from _figures(header, columns, last)
            header = None
            if _numbers_columns(cells):
                continue
        yield _unread(cells, columns, row.source) if foreign else source_line(cells, columns, row)
    if header is not None:
        yield from _figures(header, _columns(header, name, value_column), last)


def _clean(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Return the cells, each stripped and on one line."""
    stripped = tuple(map(str.strip, cells))
    return stripped if "".join(stripped).isprintable() else tuple(map(one_line, stripped))


def _figures(header: tuple[str, ...], columns: Columns, source: Source) -> Iterator[SourceLine]:
    """Yield a line with the unknown titles of a header that contain a digit."""
    extra = tuple((c, at_column(source, i)) for i, c in enumerate(header) if _title(c) is None and has_digit(c))
    if extra:
        yield SourceLine("", "", "", "", "", source, columns, extra)


def _unread(cells: tuple[str, ...], columns: Columns, source: Source) -> SourceLine:
    """Return a row of unknown columns as a line: its longest text is the name, all others are extra."""
    longest = max(range(len(cells)), key=lambda i: len(cells[i]))
    others = tuple((cell, at_column(source, i)) for i, cell in enumerate(cells) if cell and i != longest)
    return SourceLine("", cells[longest], "", "", "", source, columns, others, alone=not others)


def _header(cells: tuple[str, ...]) -> tuple[str, ...] | None:
    likely = [cell for cell in cells if cell[:2] in _NAME_STARTS]
    if not likely or "name" not in map(_title, likely):
        return None
    found = {title for title in map(_title, cells) if title}
    return cells if len(found) >= _FEWEST_TITLES else None


def is_header(cells: tuple[str, ...]) -> bool:
    """Return whether a row is a header: it has the title of the names and another known title."""
    return _header(cells) is not None


def _is_second(cells: tuple[str, ...], header: tuple[str, ...]) -> bool:
    """Return whether a row continues a header: all its texts are titles of values or notes."""
    kinds = [_title(cell) for cell in cells if cell]
    return bool(header) and all(kind in ("value", "current", "other", "note") for kind in kinds)


def _merged(header: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    width = max(len(header), len(second))
    above, below = (row + ("",) * (width - len(row)) for row in (header, second))
    return tuple(low or high for high, low in zip(above, below, strict=True))


def _numbers_columns(cells: tuple[str, ...]) -> bool:
    """Return whether a row only numbers the columns: `1 2 3 4 5`, `(1) (2) (3)`, `A B 1 2`."""
    texts = [cell.strip("()") for cell in cells if cell]
    digits = [text for text in texts if text.isdigit()]
    first = [text for text in texts if not text.isdigit()]
    counted = [str(number) for number in range(1, len(digits) + 1)]
    return len(texts) > _FEWEST_TITLES and digits == counted and first == [chr(65 + i) for i in range(len(first))]


def _columns(header: tuple[str, ...], name: str, value_column: str | None) -> Columns:
    titles = [_title(cell) for cell in header]
    value = _value_column(header, titles, name, value_column)
    if titles.count("name") != 1:
        raise ReadError(name, _unclear("name", header, several="name" in titles))
    places = {kind: titles.index(kind) for kind in ("ordinal", "name", "unit", "note") if kind in titles}
    other = {
        i: header[i]
        for i, kind in enumerate(titles)
        if i != value and kind in ("value", "current", "other") and i not in places.values()
    }
    return Columns(places.get("ordinal"), places["name"], places.get("unit"), value, places.get("note"), other)


def _value_column(header: tuple[str, ...], titles: list[str | None], name: str, wanted: str | None) -> int:
    if wanted is not None:
        found = [i for i, cell in enumerate(header) if cell and fold(cell) == fold(wanted)]
        if len(found) == 1:
            return found[0]
        listed = ", ".join(repr(cell) for cell in header if cell)
        why = Bilingual(
            f"không có đúng một cột tên “{wanted}” trong các cột {listed}",
            f"there is not exactly one column “{wanted}” among {listed}",
        )
        raise ReadError(name, why)
    for kind in ("current", "value"):
        if titles.count(kind) == 1:
            return titles.index(kind)
    raise ReadError(name, _unclear("value", header, several="value" in titles or "current" in titles))


def _title(cell: str) -> str | None:
    if len(cell) > _LONGEST_TITLE:
        return None
    known = _TITLES.get(fold(_SLASH.sub("/", cell)))
    return known or ("current" if _PERIOD.fullmatch(fold_label(cell)) else None)


def _unclear(column: str, header: tuple[str, ...], *, several: bool) -> Bilingual:
    listed = ", ".join(repr(cell) for cell in header if cell)
    what: Mapping[str, Bilingual] = {
        "name": Bilingual("tên chỉ tiêu", "names"),
        "value": Bilingual("số liệu", "values"),
    }
    title = {"name": "Tên chỉ tiêu", "value": "Số lượng/ tỷ lệ"}[column]
    if several:
        choose = Bilingual("", "")
        if column == "value":
            choose = Bilingual(" hoặc chọn cột bằng value_column", ", or choose one by value_column")
        return Bilingual(
            f"dòng tiêu đề có nhiều hơn một cột {what[column].vi} trong các cột {listed}; đề nghị giữ đúng "
            f"một cột{choose.vi}",
            f"the header has more than one column of {what[column].en} among {listed}; keep exactly one{choose.en}",
        )
    return Bilingual(
        f"không tìm thấy cột {what[column].vi} trong các cột {listed}; đề nghị đặt tên một cột là “{title}”",
        f"the header has no column of {what[column].en} among {listed}; name one “{title}”",
    )
