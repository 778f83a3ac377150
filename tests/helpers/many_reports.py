"""Files with several reports, by construction: a column for each organisation or period, or a row for each.

Each file is labelled: every value with its report, its indicator and its cell.
"""

import io
import random
from collections.abc import Sequence

from attrs import Factory, define, frozen

import cchc_model as cchc
from cchc_model.framework import Framework
from cchc_model.indicators import DOSSIER
from cchc_model.io.parts import ReportPart, ReportParts
from helpers.forms import INDICATORS, Grid, as_source

KINDS = ("rows", "csv", "xlsx", "docx")
PLACES = ("Đại Tâm", "Tham Đôn", "Thạnh Phú", "Gia Hòa", "Ngọc Tố", "Hòa Tú", "Ea H'Leo", "Phú Mỹ")
FIELDS = ("Lĩnh vực đất đai", "Hộ tịch", "Chứng thực", "Đăng ký kinh doanh", "Người có công", "Nông nghiệp (TW)")
LEAVES = ("Tổng số", "Trực tuyến", "Trực tiếp", "Trước hạn", "Đúng hạn", "Quá hạn", "Từ kỳ trước chuyển qua")
HEADS = ("Tiếp nhận", "Số hồ sơ đã giải quyết", "Số hồ sơ đang giải quyết", "Kết quả trả lại")
COUNTS = [
    one
    for one in INDICATORS
    if isinstance(one.measure, type(DOSSIER))
    and sum(other.name.vi.startswith(one.name.vi) for other in cchc.SOC_TRANG_DISTRICT.indicators.values()) == 1
]
TOTALS = ("Tổng số", "Tổng cộng", "Cộng", "Toàn huyện", "TỔNG CỘNG")

Values = dict[str, tuple[int, str]]
"""The value and the cell of each indicator."""


@define
class Labelled:
    """A file with its answer.

    Attributes:
        rows: its rows.
        framework: its framework.
        reports: the values of each report by its organisation or title, and its period.
        merged: the merged areas, each by its first and last row and column.
        unread: the titles of totals.
    """

    framework: Framework
    rows: Grid = Factory(list)
    reports: dict[tuple[str, str | None], Values] = Factory(dict)
    merged: list[tuple[int, int, int, int]] = Factory(list)
    unread: list[str] = Factory(list)

    def source(self, kind: str) -> bytes | Grid:
        """The file in a format; workbooks and documents merge what is merged."""
        if kind == "xlsx":
            return _workbook(self)
        return _document(self) if kind == "docx" else as_source(self.rows, kind)


def lost(file: Labelled, parts: ReportParts, kind: str) -> list[str]:
    """The values of a file that reached neither their indicator nor an error."""
    read = {_key(part, file): part.report for part in parts}
    above = next(at for at, row in enumerate(file.rows) if len(row) > 1) if kind == "docx" else 0
    return [
        f"{key} {name} {value} {cell}"
        for key, values in file.reports.items()
        for name, (value, cell) in values.items()
        if key not in read or not _is_told(read[key], name, value, _above(cell, above))
    ]


def _above(cell: str, rows: int) -> str:
    """The cell as Word counts it, by the rows of its table."""
    letters = cell.rstrip("0123456789")
    return f"{letters}{int(cell.removeprefix(letters)) - rows}"


def errors(parts: ReportParts) -> list[str]:
    return [one.message("en") for part in parts for one in part.report.findings if one.severity.value == "error"]


def _key(part: ReportPart, file: Labelled) -> tuple[str, str | None]:
    report = part.report
    named = report.organisation.name if report.organisation else part.title
    period = report.period.label() if report.period else None
    return (named, period) if (named, period) in file.reports else (part.title, period)


def _is_told(report: cchc.Report, name: str, value: int, cell: str) -> bool:
    entry = report[name]
    here = entry.source is not None and entry.source.cell == cell
    told = any(f.severity.value == "error" and f.source and f.source.cell == cell for f in report.findings)
    return (entry.value == value and here) or told


def letter(place: int) -> str:
    return chr(65 + place) if place < 26 else f"A{chr(65 + place - 26)}"


@frozen
class _Column:
    path: tuple[str, ...]
    report: tuple[str, str | None] | None = None
    texts: bool = False


def list_form(g: random.Random) -> Labelled:
    """A list of indicators with a column for each of several organisations or periods."""
    file = Labelled(cchc.SOC_TRANG_DISTRICT)
    columns = _report_columns(g, file)
    own = sorted(g.sample(COUNTS, g.randint(3, 6)), key=COUNTS.index)  # a part stands below its whole
    left = [_Column((g.choice(("TT", "STT")),)), _Column((g.choice(("Chỉ tiêu", "Nội dung", "Các khoản")),))]
    left += [_Column(("Đơn vị tính",))] if g.random() < 0.8 else []
    right = [_Column(("Ghi chú",), texts=True)] if g.random() < 0.5 else []
    everything = [*left, *columns, *right]
    file.rows += [["UBND HUYỆN MỸ XUYÊN"], ["BÁO CÁO SỐ LIỆU"], ["Quý I năm 2022"]]
    write_header(g, file, [column.path for column in everything])
    for number, indicator in enumerate(own, 1):
        row = []
        for place, column in enumerate(everything):
            cell = f"{letter(place)}{len(file.rows) + 1}"
            value = g.randint(1, 999)
            unit = column.path == ("Đơn vị tính",)
            text = str(number) if place == 0 else indicator.name.vi if place == 1 else ""
            text = indicator.measure.label.vi if unit else text
            if column in columns and (column.report is None or g.random() < 0.9):
                text = str(value)
                if column.report is not None:
                    file.reports[column.report][indicator.id] = value, cell
            row.append(text)
        file.rows.append(row)
    return file


def _report_columns(g: random.Random, file: Labelled) -> list[_Column]:
    own = bodies(g, g.randint(2, 5))
    quarters = [(f"Quý {number}/2022", f"Quý {number} năm 2022") for number in g.sample(("I", "II", "III"), 2)]
    now = "Quý I năm 2022"
    shape = g.choice(("bodies", "bodies", "periods", "both", "turned", "parts", "headed"))
    made: list[_Column] = []
    if shape == "periods":
        made = [_Column((title,), ("UBND huyện Mỹ Xuyên", label)) for title, label in quarters]
    elif shape == "both":
        made = [_Column((when, who), (name, label)) for when, label in quarters for who, name in own]
    elif shape == "turned":
        made = [_Column((who, when), (name, label)) for who, name in own for when, label in quarters]
    elif shape == "parts":
        for who, name in own:
            made += [
                _Column((who, "Kế hoạch")),
                _Column((who, "Thực hiện"), (name, now)),
                _Column((who, "So sánh (%)")),
            ]
    elif shape == "headed":
        made = [_Column((g.choice(("Trong đó", "Chia ra")), who), (name, now)) for who, name in own]
        made = [_Column((made[0].path[0], one.path[1]), one.report) for one in made]
    else:
        made = [_Column((who,), (name, now)) for who, name in own]
    if g.random() < 0.6:
        total = g.choice(TOTALS)
        file.unread.append(total)
        made.insert(g.choice((0, len(made))), _Column((total,)))
    file.reports |= {column.report: {} for column in made if column.report is not None}
    return made


def bodies(g: random.Random, number: int) -> list[tuple[str, str]]:
    """Titles of organisations with their names."""
    made = []
    for place in g.sample(PLACES, number):
        full, short = g.choice((("xã", "X."), ("phường", "P."), ("thị trấn", "TT.")))
        name = f"UBND {full} {place}"
        titles = (name, f"{full.capitalize()} {place}", f"{short} {place}", f"{full} {place}".upper(), name.upper())
        made.append((g.choice(titles), name))
    if g.random() < 0.3:
        at = g.randint(1, 20)
        made[0] = (f"Phường {at}", f"UBND phường {at}")
    return made


def write_header(g: random.Random, file: Labelled, paths: Sequence[tuple[str, ...]], *, numbers: bool = True) -> None:
    """Write the rows of titles: a title over several columns stands in the first of them."""
    depth, top = max(map(len, paths)), len(file.rows)
    for level in range(depth):
        row = []
        for place, path in enumerate(paths):
            text = path[level] if level < len(path) else ""
            before = paths[place - 1] if place else ()
            goes_on = level < len(path) - 1 and before[: level + 1] == path[: level + 1] and len(before) > level + 1
            if text and not goes_on and level < len(path) - 1:
                span = _span(paths, place, level)
                if span > 1:
                    file.merged.append((top + level, place, top + level, place + span - 1))
            if text and level == len(path) - 1 and level < depth - 1:
                file.merged.append((top + level, place, top + depth - 1, place))
            row.append("" if goes_on else text)
        file.rows.append(row)
    if numbers and g.random() < 0.4:
        file.rows.append([f"({place})" for place in range(1, len(paths) + 1)])


def _span(paths: Sequence[tuple[str, ...]], place: int, level: int) -> int:
    head = paths[place][: level + 1]
    stop = place
    while stop < len(paths) and paths[stop][: level + 1] == head and len(paths[stop]) > level + 1:
        stop += 1
    return stop - place


def _workbook(file: Labelled) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in file.rows:
        sheet.append([int(cell) if cell.isdecimal() else cell or None for cell in row])
    for top, left, bottom, right in file.merged:
        sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _document(file: Labelled) -> bytes:
    """The table as a document, with the texts above and below it as paragraphs."""
    import docx

    document = docx.Document()
    table = [at for at, row in enumerate(file.rows) if len(row) > 1]
    first, last = table[0], table[-1]
    for row in file.rows[:first]:
        document.add_paragraph(row[0])
    width = max(len(file.rows[at]) for at in table)
    made = document.add_table(last - first + 1, width)
    cells = [list(row.cells) for row in made.rows]
    for at, row in enumerate(file.rows[first : last + 1]):
        for place, text in enumerate(row):
            cells[at][place].text = text
    for top, left, bottom, right in file.merged:
        made.cell(top - first, left).merge(made.cell(bottom - first, right))
    for row in file.rows[last + 1 :]:
        document.add_paragraph(row[0])
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
