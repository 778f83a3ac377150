"""Files as offices make them, by construction: headers of any shape, habits of cells, formats and damage.

Each file is labelled: one answer, which a careful clerk reads without asking, or no answer for some of its values.
Titles include words that no vocabulary lists.
"""

import io
import random
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from xml.sax.saxutils import escape

from attrs import Factory, define, frozen

from cchc_model import SOC_TRANG_DISTRICT, format_number
from cchc_model.framework import CodeList, Indicator, Percentage

Number = int | Decimal
Grid = list[list[str]]
FORMATS = ("rows", "txt", "csv", "aligned", "xlsx", "docx")
_TWICE = Counter(row.item.name.vi for row in SOC_TRANG_DISTRICT.rows)
INDICATORS = [
    one for one in SOC_TRANG_DISTRICT.indicators.values() if _TWICE[one.name.vi] == 1 and not one.misprinted_units
]

NAMES = (
    "Chỉ tiêu",
    "Nội dung",
    "TÊN CHỈ TIÊU",
    "Nội dung thống kê",
    "Hạng mục công tác",
    "Mảng việc được rà",
    "Các khoản",
)
UNITS = ("Đơn vị tính", "ĐVT", "Đ/v tính", "Unit", "Cách đếm")
ORDINALS = ("TT", "STT", "Số TT", "No.", "#")
CURRENT = (
    "Kỳ này",
    "Kỳ báo cáo",
    "Thực hiện kỳ báo cáo",
    "Số liệu trong kỳ",
    "This period",
    "Quý I/2022",
    "Ước TH quý I",
)
VALUES = (
    "Số lượng",
    "SL",
    "Kết quả",
    "KQTH",
    "Thực hiện",
    "Giá trị",
    "SỐ LIỆU",
    "Số lượng/ tỷ lệ",
    "So luong",
    "Result",
)
FORMER = ("Kỳ trước", "Cùng kỳ", "Thực hiện cùng kỳ", "Năm 2021", "Quý IV/2021", "Previous period", "CÙNG KỲ NĂM TRƯỚC")
PLANNED = ("Kế hoạch", "KH năm", "Kế hoạch giao", "Mục tiêu", "Plan", "Target")
OTHERS = ("Lũy kế", "LK từ đầu năm", "So sánh (%)", "Tăng (+), giảm (-)", "Điểm tối đa", "Còn lại", "Nhu cầu")
UNHEARD = ("Con chốt", "Ghi ra đây", "Đếm thấy", "Gom vào", "Khoản mới", "Lượng xong", "Cột xanh", "Sổ tay")
NOTES = ("Ghi chú", "Giải trình", "Note")
TEXTS = ("Phòng phụ trách", "Cơ quan chủ trì", "Người lập", "Gửi về đâu")
REMARKS = (
    *("", "", "Đã báo cáo", "QĐ số 12/QĐ-UBND ngày 05/4/2022", "xem phụ lục 2", "Họp ngày 12/3", "Trong đó 5 xã"),
    *("đạt 95%", "giảm 3 so với năm trước", "Do thiếu biên chế", "Kỳ trước 45", "31/12/2021", "Gửi 3 đơn vị"),
)
CORRECTED = ("Đính chính", "Số liệu sau rà soát", "Số liệu phòng gửi lại", "Điều chỉnh", "Kết quả ghi sổ xanh")


@frozen
class Form:
    """A file with what it says.

    Attributes:
        kind: what was done to it.
        grid: its rows.
        truth: the value of each indicator that a clerk reads without asking; None for none.
        doubtful: the indicators whose value nobody can tell.
    """

    kind: str
    grid: Grid
    truth: Mapping[str, Number | None]
    doubtful: frozenset[str] = frozenset()

    @property
    def one_answer(self) -> bool:
        """True if nothing in the file is in doubt."""
        return not self.doubtful


@define
class _Column:
    path: tuple[str, ...]
    cells: dict[str, str] = Factory(dict)


@define
class _Draft:
    g: random.Random
    indicators: Sequence[Indicator]
    truth: dict[str, Number | None]
    values: dict[str, str]
    notes: dict[str, str]


def office_form(g: random.Random) -> Form:
    """Draw a file."""
    chosen = sorted(g.sample(range(len(INDICATORS)), g.randint(3, 10)))
    indicators = [INDICATORS[index] for index in chosen]
    numbers = {one.id: _number(g, one) for one in indicators}
    values = {key: _printed(g, number) for key, number in numbers.items()}
    draft = _Draft(g, indicators, dict(numbers), values, {one.id: g.choice(REMARKS) for one in indicators})
    kind, columns, doubtful = g.choice(_SHAPES)(draft)
    if not doubtful:
        habit, doubtful = g.choice(_HABITS)(draft)
        kind = f"{kind}, {habit}"
    truth = {key: number for key, number in draft.truth.items() if key not in doubtful}
    return Form(kind, _grid(g, indicators, columns), truth, frozenset(doubtful))


_NOTED = ("Ghi chú",)


def _number(g: random.Random, indicator: Indicator) -> Number:
    if isinstance(indicator.measure, CodeList):
        return g.choice(indicator.measure.codes).value
    if isinstance(indicator.measure, Percentage):
        return Decimal(g.randint(200, 9999)).scaleb(-2)
    return g.choice((0, g.randint(2, 60), g.randint(100, 999), g.randint(1_000, 2_000_000)))


def _printed(g: random.Random, value: Number) -> str:
    text = format_number(value)
    return text.replace(".", g.choice(("", "", " ", "\u00a0"))) if isinstance(value, int) and g.random() < 0.6 else text


def _like(g: random.Random, indicator: Indicator) -> str:
    return _printed(g, _number(g, indicator))


# Shapes of headers.

_Shaped = tuple[str, list[_Column], set[str]]
"""What was done, the columns, and the d.indicators whose value nobody can tell."""


def _extra(d: _Draft, titles: Sequence[str] = ("",)) -> _Column:
    return _Column((d.g.choice(titles),), {one.id: _like(d.g, one) for one in d.indicators})


def _noted(d: _Draft) -> _Column:
    return _Column(_NOTED, d.notes)


def _single(d: _Draft) -> _Shaped:
    title = d.g.choice((*CURRENT, *VALUES, *UNHEARD))
    return "one column", [_Column((title,), d.values), _noted(d)], set()


def _beside(d: _Draft) -> _Shaped:
    others = [_extra(d, titles) for titles in d.g.sample((FORMER, PLANNED, OTHERS), d.g.randint(1, 3))]
    columns = [*others, _Column((d.g.choice((*CURRENT, *VALUES)),), d.values)]
    d.g.shuffle(columns)
    return "columns beside each other", [*columns, _noted(d)], set()


def _left_over(d: _Draft) -> _Shaped:
    texts = _Column((d.g.choice(TEXTS),), {one.id: d.g.choice(("Phòng Nội vụ", "Văn phòng")) for one in d.indicators})
    columns = [_extra(d, d.g.choice((FORMER, PLANNED))), _Column((d.g.choice(UNHEARD),), d.values), texts]
    d.g.shuffle(columns)
    return "one column left", [*columns, _noted(d)], set()


def _nested(d: _Draft) -> _Shaped:
    year, former = d.g.choice((("Năm 2022", "Năm 2021"), ("Kỳ báo cáo", "Kỳ trước"), ("Quý I/2022", "Quý I/2021")))
    under = [("Kế hoạch", "Thực hiện"), ("KH", "TH"), ("Plan", "Actual")]
    plan, done = d.g.choice(under)
    columns = [
        _Column((former, plan), _extra(d).cells),
        _Column((former, done), _extra(d).cells),
        _Column((year, plan), _extra(d).cells),
        _Column((year, done), d.values),
    ]
    if d.g.random() < 0.5:
        columns = columns[2:] + columns[:2]
    return "titles over titles", [*columns, _noted(d)], set()


def _two_unheard(d: _Draft) -> _Shaped:
    one, other = d.g.sample(UNHEARD, 2)
    columns = [_Column((one,), d.values), _Column((other,), _extra(d).cells)]
    return "two unheard titles", columns, set(d.values)


def _two_values(d: _Draft) -> _Shaped:
    one, other = d.g.sample(("Số lượng", "Kết quả", "Thực hiện", "Giá trị"), 2)
    columns = [_Column((one,), d.values), _Column((other,), _extra(d).cells)]
    return "two titles of values", columns, set(d.values)


def _none_of_values(d: _Draft) -> _Shaped:
    columns = [_extra(d, titles) for titles in d.g.sample((FORMER, PLANNED, OTHERS), 2)]
    return "only other columns", columns, set(d.values)


def _untitled_twin(d: _Draft) -> _Shaped:
    columns = [_Column((d.g.choice(VALUES),), d.values), _Column(("",), _extra(d).cells)]
    return "a column without a title", columns, set(d.values)


def _corrected(d: _Draft) -> _Shaped:
    few = d.g.sample(d.indicators, max(1, (len(d.indicators) - 1) // 2))
    others = {one.id: _another(d, one) for one in few if not isinstance(one.measure, CodeList)}
    columns = [_Column((d.g.choice(VALUES),), d.values), _Column((d.g.choice(CORRECTED),), others)]
    return "a column of corrections", [*columns, _noted(d)], set(others)


def _another(d: _Draft, one: Indicator) -> str:
    value = d.truth[one.id]
    assert value is not None
    return format_number(value + d.g.randint(1, 9))


_SHAPES: tuple[Callable[[_Draft], _Shaped], ...] = (
    *(_single, _single, _beside, _beside, _beside, _left_over, _nested, _nested),
    *(_two_unheard, _two_values, _none_of_values, _untitled_twin, _corrected),
)

# Habits and damage of cells.


def _clean(_: _Draft) -> tuple[str, set[str]]:
    return "clean", set()


def _harmless(d: _Draft) -> tuple[str, set[str]]:
    for one in d.indicators:
        if d.g.random() < 0.4 and not isinstance(one.measure, CodeList):
            unit = "%" if isinstance(one.measure, Percentage) else f" {one.measure.label.vi.lower()}"
            d.values[one.id] += d.g.choice((unit, " (đến ngày 15/3)", "\u00a0", " (kèm danh sách)", " *", " (theo sổ)"))
        elif isinstance(one.measure, CodeList) and d.g.random() < 0.5:
            d.values[one.id] = next(code.label.vi for code in one.measure.codes if code.value == d.truth[one.id])
    return "harmless additions", set()


def _nil(d: _Draft) -> tuple[str, set[str]]:
    for one in d.indicators[1:]:
        if d.g.random() < 0.4 and not isinstance(one.measure, CodeList):
            d.notes[one.id] = ""
            d.values[one.id], d.truth[one.id] = d.g.choice(("", "-", "KPS", "./.", "-/-", "/", "......")), None
    return "nothing to report", set()


def _damaged(d: _Draft) -> tuple[str, set[str]]:
    hurt = set()
    for one in d.indicators:
        if d.g.random() < 0.3 and not isinstance(one.measure, CodeList) and d.values[one.id] != "0":
            text = d.values[one.id]
            forms = (
                "khoảng {}",
                "{} (nghìn)",
                "{}?",
                "{}/77",
                "{} - 99",
                "{} (thiếu 2 xã)",
                "x{}",
                "{} (số quý trước)",
            )
            d.values[one.id] = d.g.choice(forms).format(text)
            hurt.add(one.id)
    return "damaged cells", hurt


def _moved(d: _Draft) -> tuple[str, set[str]]:
    hurt = set()
    for one in d.indicators:
        if d.g.random() < 0.3 and not isinstance(one.measure, CodeList):
            d.notes[one.id], d.values[one.id] = d.values[one.id], ""
            hurt.add(one.id)
    return "values among the notes", hurt


def _noted_otherwise(d: _Draft) -> tuple[str, set[str]]:
    hurt = set()
    for one in d.indicators:
        if d.g.random() < 0.3 and not isinstance(one.measure, CodeList):
            forms = ("Số đúng: {}", "đã sửa thành {}", "Đính chính: {}", "nghìn", "Số liệu đúng là {}", "{} mới đúng")
            d.notes[one.id] = d.g.choice(forms).format(_another(d, one))
            hurt.add(one.id)
    return "notes of another number", hurt


_HABITS: tuple[Callable[[_Draft], tuple[str, set[str]]], ...] = (
    _clean,
    _harmless,
    _harmless,
    _nil,
    _damaged,
    _moved,
    _noted_otherwise,
)

# The grid and its formats.


def _grid(g: random.Random, indicators: Sequence[Indicator], columns: Sequence[_Column]) -> Grid:
    depth = max(len(column.path) for column in columns)
    before = [g.choice(NAMES), g.choice(UNITS)]
    numbered = g.random() < 0.7
    if numbered:
        before.insert(0, g.choice(ORDINALS))
    header: Grid = [[*(title if level == 0 else "" for title in before)] for level in range(depth)]
    for level in range(depth):
        for column, left in zip(columns, [None, *columns], strict=False):
            title = column.path[level] if level < len(column.path) else ""
            repeats = level < depth - 1 and left is not None and left.path[: level + 1] == column.path[: level + 1]
            header[level].append("" if repeats else title)
    if g.random() < 0.3:
        header.append([f"({number})" for number in range(1, len(header[0]) + 1)])
    body = []
    for place, one in enumerate(indicators, 1):
        start = [str(place)] if numbered else []
        body.append([*start, one.name.vi, one.measure.label.vi, *(column.cells.get(one.id, "") for column in columns)])
    above = [["UBND HUYỆN MỸ XUYÊN"], ["PHỤ LỤC SỐ LIỆU QUÝ I NĂM 2022"]] if g.random() < 0.8 else [["QUÝ I NĂM 2022"]]
    return [*above, *header, *body]


def as_source(grid: Grid, form: str) -> bytes | Grid:
    """Return a grid as a file of a format, or as rows."""
    if form == "rows":
        return grid
    if form == "xlsx":
        return _workbook(grid)
    if form == "docx":
        return _document(grid)
    if form == "aligned":
        return _aligned(grid)
    mark = "\t" if form == "txt" else ";"
    return "\n".join(mark.join(row) for row in grid).encode()


def _aligned(grid: Grid) -> bytes:
    """Return a grid as text whose columns spaces align, with texts outside the table on lines of their own."""
    table = [row for row in grid if sum(map(bool, row)) > 1]
    widths = [max(len(row[at]) if at < len(row) else 0 for row in table) for at in range(max(map(len, table)))]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)) if row in table else "".join(row)
        for row in grid
    )
    return "\n".join(lines).encode()


def _workbook(grid: Grid) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in grid:
        sheet.append([cell or None for cell in row])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _document(grid: Grid) -> bytes:
    def paragraph(text: str) -> str:
        return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'

    width = max(map(len, grid))
    lines = "".join(paragraph(row[0]) for row in grid if len(row) == 1)
    rows = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in (*row, *[""] * (width - len(row)))) + "</w:tr>"
        for row in grid
        if len(row) > 1
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{space}"><w:body>{lines}<w:tbl>{rows}</w:tbl></w:body></w:document>',
        )
    return stream.getvalue()
