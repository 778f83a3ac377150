"""The nesting of forms: printed trees are found again, whatever marks their rows."""

import io
from collections.abc import Iterator, Sequence

import pytest
from attrs import field, frozen
from hypothesis import given
from hypothesis import strategies as st

from cchc_model import draft_framework, read_report
from cchc_model.annexes.tables import PLAIN, Look
from cchc_model.io.archive import Archive
from cchc_model.io.docx.reading import read_docx
from cchc_model.reports.finding_codes import FindingCode
from helpers.word import PARTS, SPACES, document

HEADER = ("TT", "Chỉ tiêu", "ĐVT", "Số liệu")
ROMAN = ("I", "II", "III", "IV", "V", "VI")
CHAINS = ("I 1 a -", "A I 1 a", "A 1 1.1 -", "I 1 1.1 a", "1 1.1 1.1.1 a", "I 1 - +", "A 1 a) -")


@frozen
class Tree:
    """A row of a form with the rows below it, and whether the first or last of these is their total."""

    below: "tuple[Tree, ...]" = ()
    total: str = ""


@frozen
class Printed:
    """The rows of a printed form, each with its ordinal, its name, its unit and the name of the row above it."""

    rows: list[tuple[str, str, str, str]] = field(factory=list)

    def name(self) -> str:
        return f"Chỉ tiêu {chr(97 + len(self.rows) // 26)}{chr(97 + len(self.rows) % 26)}"

    def parents(self) -> list[tuple[str, str]]:
        return [(name.lstrip("-+ "), above) for _, name, _, above in self.rows]


def trees(depth: int) -> st.SearchStrategy[Tree]:
    totals = st.sampled_from(("", "", "first", "last"))
    if depth == 0:
        return st.just(Tree())
    return st.builds(Tree, st.lists(trees(depth - 1), max_size=3).map(tuple), totals)


FORMS = st.lists(trees(3).filter(lambda tree: bool(tree.below)), min_size=1, max_size=4)


def marker(style: str, number: int, above: str) -> str:
    if style.startswith("1."):
        return f"{above}.{number + 1}"
    marks = {"I": ROMAN[number], "A": "ABCD"[number], "1": str(number + 1), "a": "abcd"[number]}
    return marks.get(style[0], style) + style[1:]


def print_numbered(tops: Sequence[Tree], chain: Sequence[str]) -> Printed:
    printed = Printed()

    def add(tree: Tree, level: int, mark: str, above: str) -> None:
        name, bare = printed.name(), level == 0
        ordinal, text = ("", f"{mark} {name}") if mark in "-+" else (mark, name)
        printed.rows.append((ordinal, text, "" if bare else "Hồ sơ", above))
        if tree.total == "first" and bare:
            printed.rows.append(("", "Tổng số", "Hồ sơ", name))
        for number, child in enumerate(tree.below):
            add(child, level + 1, marker(chain[level + 1], number, mark), name)
        ends = bool(tree.below) and not tree.below[-1].below and chain[level + 1] not in "-+"
        if tree.total == "last" and ends:
            printed.rows.append(("", "Tổng cộng", "Hồ sơ", name))

    for number, tree in enumerate(tops):
        add(tree, 0, marker(chain[0], number, ""), "")
    return printed


def print_set_off(tops: Sequence[Tree], spaces: int) -> Printed:
    printed = Printed()

    def add(tree: Tree, level: int, above: str) -> None:
        name = printed.name()
        printed.rows.append(("", " " * spaces * level + name, "Hồ sơ" if level else "", above))
        for child in tree.below:
            add(child, level + 1, name)

    for tree in tops:
        add(tree, 0, "")
    return printed


def drafted(source: object) -> list[tuple[str, str]]:
    """Return the name of each drafted row, with that of the row above it."""
    rows = draft_framework(source).framework.rows  # type: ignore[arg-type]  # any source
    names = {row.id: row.item.name.vi.lstrip("-+ ") for row in rows}
    return [(names[row.id], names.get(row.parent or "", "")) for row in rows if row.id != "cac_chi_tieu"]


def cells(printed: Printed) -> list[tuple[str, ...]]:
    return [HEADER, *((ordinal, name, unit, "") for ordinal, name, unit, _ in printed.rows)]


@given(FORMS, st.sampled_from(CHAINS))
def test_numbered_rows_and_their_totals_stand_where_they_are_printed(tops: list[Tree], chain: str) -> None:
    printed = print_numbered(tops, chain.split())
    assert drafted(cells(printed)) == printed.parents()


@given(FORMS, st.sampled_from(CHAINS))
def test_an_ordinal_in_the_cell_of_the_name_is_no_part_of_it(tops: list[Tree], chain: str) -> None:
    printed = print_numbered(tops, chain.split())
    joined = [
        (f"{ordinal.rstrip('.)')}. {name}" if ordinal else name, unit, "") for ordinal, name, unit, _ in printed.rows
    ]
    assert drafted([HEADER[1:], *joined]) == printed.parents()


@given(FORMS, st.integers(2, 5))
def test_names_that_are_set_off_stand_below_those_that_are_not(tops: list[Tree], spaces: int) -> None:
    printed = print_set_off(tops, spaces)
    expected = [(name.strip(), above) for name, above in printed.parents()]
    assert drafted([row[1:] for row in cells(printed)]) == expected
    text = "\n".join(";".join(row[1:]) for row in cells(printed))
    assert drafted(text.encode()) == expected


SET_OFF = (
    (0, True, "Tổ chức bộ máy", "", ""), (1, False, "Số đơn vị sự nghiệp", "Đơn vị", "Tổ chức bộ máy"),
    (2, False, "Tự chủ toàn bộ", "Đơn vị", "Số đơn vị sự nghiệp"),
    (2, False, "Tự chủ một phần", "Đơn vị", "Số đơn vị sự nghiệp"), (0, True, "Cán bộ, công chức", "", ""),
    (1, False, "Công chức", "Người", "Cán bộ, công chức"), (2, False, "Nam", "Người", "Công chức"),
    (2, False, "Nữ", "Người", "Công chức"),
)  # fmt: skip


def test_indentation_in_excel_is_evidence() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(HEADER[1:])
    for level, bold, name, unit, _ in SET_OFF:
        book.active.append([name, unit, None])
        cell = book.active.cell(book.active.max_row, 1)
        cell.alignment, cell.font = openpyxl.styles.Alignment(indent=level), openpyxl.styles.Font(bold=bold)
    stream = io.BytesIO()
    book.save(stream)
    assert drafted(stream.getvalue()) == [(name, above) for _, _, name, _, above in SET_OFF]


def word_table(rows: Sequence[tuple[int, bool, Sequence[str]]]) -> str:
    def cell(text: str, level: int, bold: bool) -> str:  # noqa: FBT001 one cell's facts
        look = f'<w:pPr><w:ind w:left="{300 * level}"/></w:pPr>' if level else ""
        weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
        return f"<w:tc><w:p>{look}<w:r>{weight}<w:t>{text}</w:t></w:r></w:p></w:tc>"

    lines = ("".join(cell(text, level, bold) for text in texts) for level, bold, texts in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def test_indentation_and_weight_in_word_are_evidence() -> None:
    header = (0, True, HEADER[1:])
    table = word_table([header, *((level, bold, (name, unit, "")) for level, bold, name, unit, _ in SET_OFF)])
    assert drafted(document(table)) == [(name, above) for _, _, name, _, above in SET_OFF]
    flat = word_table([header, *((0, bold, (name, unit, "")) for _, bold, name, unit, _ in SET_OFF)])
    section = {"Tổ chức bộ máy": "", "Cán bộ, công chức": ""}
    above = ""
    for name, parent in drafted(document(flat)):
        above = name if name in section else above
        assert parent == section.get(name, above)


STYLES = f"""<w:styles {SPACES}>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr><w:b w:val="0"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:basedOn w:val="Base"/></w:style>
<w:style w:type="paragraph" w:styleId="Base"><w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Level1"><w:pPr><w:ind w:left="500" w:hanging="200"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Level2"><w:basedOn w:val="Level1"/><w:pPr><w:ind w:left="800"/></w:pPr></w:style>
<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Heavy"><w:rPr><w:b/></w:rPr></w:style>
</w:styles>"""


def styled(paragraph: str = "", run: str = "", table: str = "") -> str:
    """A table whose section titles have one style and whose other rows have the styles of their level or none."""

    def cell(content: str, level: int, *, heads: bool) -> str:
        style = paragraph if heads else f"Level{level}" if level else ""
        own = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        look = f'<w:rPr><w:rStyle w:val="{run}"/></w:rPr>' if run and heads is (table == "") else ""
        return f"<w:tc><w:p>{own}<w:r>{look}<w:t>{content}</w:t></w:r></w:p></w:tc>"

    rows = [(0, True, HEADER[1:]), *((level, bold, (name, unit, "")) for level, bold, name, unit, _ in SET_OFF)]
    lines = ("".join(cell(text, level, heads=bold) for text in texts) for level, bold, texts in rows)
    look = f'<w:tblPr><w:tblStyle w:val="{table}"/></w:tblPr>' if table else ""
    return f"<w:tbl>{look}{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


@pytest.mark.parametrize("given_by", [{"paragraph": "Title"}, {"run": "Strong"}, {"table": "Heavy", "run": "Strong"}])
def test_the_look_of_styles_is_evidence(given_by: dict[str, str]) -> None:
    """A bold style of texts in a table of bold texts makes its texts light."""
    data = document(styled(**given_by), {**PARTS, "word/styles.xml": STYLES})
    rows = read_docx(Archive(data, "form"))[0]
    looks = [row.looks.get(0, PLAIN) for row in rows]
    assert looks == [Look(0, bold=True), *(Look((0, 5, 10)[level], bold=bold) for level, bold, *_ in SET_OFF)]
    assert drafted(data) == [(name, above) for _, _, name, _, above in SET_OFF]


def test_one_stray_space_is_no_indentation() -> None:
    rows = [("Chỉ tiêu", "ĐVT", ""), ("Bộ máy", "", ""), ("Số phòng", "Phòng", ""), (" Số ban", "Ban", "")]
    assert drafted(rows) == [("Bộ máy", ""), ("Số phòng", "Bộ máy"), ("Số ban", "Bộ máy")]


def outlined(text: str) -> Iterator[tuple[str, ...]]:
    yield HEADER
    for line in text.strip().splitlines():
        ordinal, name, unit, _ = (*map(str.strip, line.split(";")), "")
        yield ordinal, name, unit, ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A;ĐỘI NGŨ;\n1;Cán bộ;Người\n;Chia theo trình độ;\n1;Đại học;Người\n2;Cao đẳng;Người\nB;PHẢN ÁNH;\n1;Xã;Vụ",
         {"Chia theo trình độ": "ĐỘI NGŨ", "Cao đẳng": "Chia theo trình độ", "PHẢN ÁNH": "", "Xã": "PHẢN ÁNH"}),
        ("A;ĐỘI NGŨ;\n;Chia theo trình độ;\n;Đại học;Người\n;Chia theo giới;\n;Nữ;Người\nB;PHẢN ÁNH;\n1;Xã;Vụ",
         {"Chia theo giới": "ĐỘI NGŨ", "Nữ": "Chia theo giới", "PHẢN ÁNH": ""}),
        ("B;PHẢN ÁNH;\n1;Cấp tỉnh;Vụ\n2;Cấp xã;Vụ\n;Đã xử lý;Vụ\n;Đang xử lý;Vụ",
         {"Đã xử lý": "PHẢN ÁNH", "Đang xử lý": "PHẢN ÁNH"}),
        ("1;Kiểm tra;Cuộc\n;Phát hiện;Vụ\n2;Thanh tra;Cuộc\n;Vi phạm;Vụ\n;Tổng cộng;Cuộc",
         {"Phát hiện": "Kiểm tra", "Vi phạm": "Thanh tra", "Tổng cộng": "Các chỉ tiêu"}),
        ("1;Hồ sơ;Hồ sơ\n;Trong đó: trực tuyến;Hồ sơ\n;Trực tiếp;Hồ sơ\n;Bưu chính;Hồ sơ",
         {"Trực tiếp": "Hồ sơ", "Bưu chính": "Hồ sơ"}),
        ("1;Hồ sơ;Hồ sơ\n;Trong đó:;\n;Trực tuyến;Hồ sơ\n;Trực tiếp;Hồ sơ\n2;Khác;Vụ",
         {"Trực tuyến": "Trong đó:", "Trực tiếp": "Trong đó:", "Khác": "Các chỉ tiêu"}),
        ("1;Hồ sơ;Hồ sơ\na;Trực tuyến;Hồ sơ\ni;Toàn trình;Hồ sơ\nii;Một phần;Hồ sơ\nb;Trực tiếp;Hồ sơ",
         {"Toàn trình": "Trực tuyến", "Một phần": "Trực tuyến", "Trực tiếp": "Hồ sơ"}),
        ("1;Hồ sơ;Vụ\ng;Một;Vụ\nh;Hai;Vụ\ni;Ba;Vụ\nH;Bốn;\n1;Năm;Vụ\nI;Sáu;\n1;Bảy;Vụ",
         {"Ba": "Hồ sơ", "Sáu": "Các chỉ tiêu", "Bảy": "Sáu"}),
        ("LĨNH VỰC A;;\n;Cấp tỉnh;\n1;Tốt;Vụ\n;Cấp xã;\n1;Tốt;Vụ\nLĨNH VỰC B;;\n;Cấp tỉnh;\n1;Tốt;Vụ",
         {"Cấp xã": "LĨNH VỰC A", "LĨNH VỰC B": ""}),
    ],
)  # fmt: skip
def test_rows_without_an_ordinal(text: str, expected: dict[str, str]) -> None:
    found = dict(drafted(list(outlined(text))))
    assert {name: found[name] for name in expected} == expected


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


@pytest.mark.parametrize("marks", [("I. ", "II. "), ("", "")])
@pytest.mark.parametrize("order", [(0, 1), (1, 0), (1,)])
def test_paragraphs_between_tables_are_sections(marks: tuple[str, str], order: tuple[int, ...]) -> None:
    fields = ("Lĩnh vực đất đai", "Lĩnh vực hộ tịch")

    def form(order: Sequence[int], values: Sequence[str]) -> bytes:
        body = "".join(map(paragraph, ("UBND XÃ ĐÔNG HẢI", "SỐ LIỆU CẢI CÁCH HÀNH CHÍNH", "Quý III năm 2025")))
        for at in order:
            rows = [HEADER, ("1", "Hồ sơ tiếp nhận", "Hồ sơ", values[at])]
            body += paragraph(marks[at] + fields[at]) + word_table([(0, False, row) for row in rows])
        return document(body)

    framework = draft_framework(form((0, 1), ("", ""))).framework
    assert [(row.position, row.item.name.vi) for row in framework.rows] == [
        ("I", fields[0]), ("I.1", "Hồ sơ tiếp nhận"), ("II", fields[1]), ("II.1", "Hồ sơ tiếp nhận"),
    ]  # fmt: skip
    ids = list(framework.indicators)
    report = read_report(form(order, ("11", "22")), framework=framework)
    assert report.values == {key: (11, 22)[at] if at in order else None for at, key in enumerate(ids)}
    assert FindingCode.NAMES_REPAIRED not in [finding.code for finding in report.findings]
