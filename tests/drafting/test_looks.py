"""Nesting by looks alone: levels of Word's lists, indents, tabs and spaces, in every format that shows them."""

import io
from collections.abc import Sequence

import docx
import openpyxl
import pytest

from cchc_model import draft_framework, read_report
from cchc_model.io.archive import Archive
from cchc_model.io.docx.reading import read_docx
from helpers.word import SPACES, document, text

TITLES = ("Chỉ tiêu", "ĐVT", "Kết quả")
SET_OFF = (
    (0, "Tổ chức bộ máy", ""), (1, "Số đơn vị sự nghiệp", "Đơn vị"), (2, "Tự chủ toàn bộ", "Đơn vị"),
    (2, "Tự chủ một phần", "Đơn vị"), (1, "Số phòng", "Phòng"), (0, "Cán bộ, công chức", ""), (1, "Công chức", "Người"),
)  # fmt: skip
POSITIONS = ["I", "I.1", "I.1.1", "I.1.2", "I.2", "II", "II.1"]


def level(number: int, form: str, shown: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{number}"><w:numFmt w:val="{form}"/><w:lvlText w:val="{shown}"/>{more}</w:lvl>'


def kind(number: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


LISTS = f"""<w:numbering {SPACES}>
{kind(1, level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), level(2, "lowerLetter", "%3)"))}
{kind(2, level(0, "upperLetter", "%1"), level(1, "decimal", "%2"), level(2, "decimal", "%2.%3"))}
{kind(3, level(0, "bullet", "-"), level(1, "bullet", "-"), level(2, "bullet", "-"))}
{
    kind(
        4,
        level(0, "bullet", "o"),
        *(level(n, "bullet", "o", f'<w:pPr><w:ind w:left="{300 * n}"/></w:pPr>') for n in (1, 2)),
    )
}
{
    kind(
        5,
        level(0, "upperRoman", "%1", '<w:pStyle w:val="Level0"/>'),
        level(1, "decimal", "%2", '<w:pStyle w:val="Level1"/>'),
        level(2, "lowerRoman", "%3", '<w:pStyle w:val="Level2"/>'),
    )
}
{kind(6, level(0, "chicken", "%1"), level(1, "chicken", "%2"), level(2, "chicken", "%3"))}
{"".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, 7))}
<w:num w:numId="7"><w:abstractNumId w:val="1"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num>
<w:num w:numId="8"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="x"/></w:num>
</w:numbering>"""
STYLES = f"""<w:styles {SPACES}>
<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>
{"".join(f'<w:style w:type="paragraph" w:styleId="Level{n}"><w:basedOn w:val="Base"/></w:style>' for n in range(3))}
<w:style w:type="paragraph" w:styleId="Circle"><w:basedOn w:val="Circle"/></w:style>
<w:style w:type="paragraph" w:styleId="Set"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr><w:ind w:left="600"/></w:pPr>
</w:style></w:styles>"""
PARTS = {"word/numbering.xml": LISTS, "word/styles.xml": STYLES}


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:p><w:pPr>{properties}</w:pPr>{text(content) if content else ''}</w:p></w:tc>"


def table(rows: Sequence[str]) -> bytes:
    return document(f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>", PARTS)


def listed(number: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def names_in_list(number: int) -> bytes:
    rows = (cell(name, listed(number, level)) + cell(unit) + cell("") for level, name, unit in SET_OFF)
    return table(["".join(map(cell, TITLES)), *rows])


def positions(source: object) -> list[str]:
    return [row.position for row in draft_framework(source, name="Biểu").framework.rows]  # type: ignore[arg-type]


@pytest.mark.parametrize("number", range(1, 8))
def test_levels_of_lists_in_word_are_evidence(number: int) -> None:
    assert positions(names_in_list(number)) == POSITIONS


def test_levels_that_the_styles_of_paragraphs_have_are_evidence() -> None:
    def row(level: int, name: str, unit: str) -> str:
        return cell(name, f'<w:pStyle w:val="Level{level}"/>') + cell(unit) + cell("")

    form = table(["".join(map(cell, TITLES)), *(row(*one) for one in SET_OFF)])
    draft = draft_framework(form, name="Biểu")
    assert [row.position for row in draft.framework.rows] == POSITIONS
    assert [row.item.ordinal for row in draft.framework.rows] == ["I", "1", "i", "ii", "2", "II", "1"]


def test_numbers_that_word_generates_are_the_ordinals() -> None:
    rows = [cell("", listed(1, at)) + cell(name) + cell(unit) + cell("5" if unit else "") for at, name, unit in SET_OFF]
    form = table(["".join(map(cell, ("TT", *TITLES))), *rows])
    draft = draft_framework(form, name="Biểu")
    assert [row.position for row in draft.framework.rows] == POSITIONS
    assert [row.item.ordinal for row in draft.framework.rows] == ["I.", "1.", "a)", "b)", "2.", "II.", "1."]
    report = read_report(form, framework=draft.framework)
    assert list(report.values.values()) == [5] * 5
    assert not [finding for finding in report.findings if finding.indicators]


def test_a_list_goes_on_from_its_first_number_and_a_damaged_one_has_no_numbers() -> None:
    paragraphs = (
        *(listed(7, 0), listed(7, 1), listed(7, 0), listed(8, 0), listed(9, 0), listed(1, 8), "<w:numPr/>"),
        *('<w:pStyle w:val="Circle"/>', '<w:pStyle w:val="Set"/>', f'<w:pStyle w:val="Set"/>{listed(4, 1)}'),
    )
    body = "".join(f"<w:p><w:pPr>{one}</w:pPr>{text('Số đơn')}</w:p>" for one in paragraphs)
    looks = [row.looks[0] if row.looks else None for row in read_docx(Archive(document(body, PARTS), "form"))[0]]
    marks = [None if look is None else (look.mark, look.indent) for look in looks]
    assert marks == [
        ("III.", 0), ("1.", 2), ("IV.", 0), ("V.", 0), None, None, None, None, ("-", 10), ("◦", 5),
    ]  # fmt: skip


@pytest.mark.parametrize(("form", "number", "shown"), [
    ("decimal", 0, "0"), ("upperLetter", 28, "BB"), ("lowerLetter", 2, "b"), ("lowerRoman", 9, "ix"),
    ("upperRoman", 0, ""), ("upperRoman", 999_999, ""), ("chicken", 1, ""),
])  # fmt: skip
def test_a_number_is_shown_in_the_format_of_its_level(form: str, number: int, shown: str) -> None:
    start = f'<w:start w:val="{number}"/>'
    lists = f'<w:numbering {SPACES}>{kind(1, level(0, form, "%1", start))}<w:num w:numId="1">'
    lists += '<w:abstractNumId w:val="1"/></w:num></w:numbering>'
    body = f"<w:p><w:pPr>{listed(1, 0)}</w:pPr>{text('Số đơn')}</w:p>"
    rows, _ = read_docx(Archive(document(body, {"word/numbering.xml": lists}), "form"))
    assert (rows[0].looks[0].mark if rows[0].looks else "") == shown


@pytest.mark.parametrize("indent", [
    'w:left="{0}"', 'w:start="{0}"', 'w:firstLine="{0}"', 'w:left="{1}" w:hanging="200"',
])  # fmt: skip
def test_indents_of_paragraphs_are_evidence(indent: str) -> None:
    rows = []
    for at, name, unit in SET_OFF:
        look = f"<w:ind {indent.format(300 * at, 300 * at + 200)}/>"
        rows.append(cell(name, look) + cell(unit) + cell(""))
    assert positions(table(["".join(map(cell, TITLES)), *rows])) == POSITIONS


@pytest.mark.parametrize("space", ["  ", "\t", "\N{NO-BREAK SPACE} ", "\N{EM SPACE}", "\N{IDEOGRAPHIC SPACE}"])
def test_spaces_and_tabs_before_names_are_evidence(space: str) -> None:
    rows = [TITLES, *((space * at + name, unit, "") for at, name, unit in SET_OFF)]
    assert positions(rows) == POSITIONS
    assert positions("\n".join(map(";".join, rows)).encode()) == POSITIONS
    book, made = openpyxl.Workbook(), docx.Document()
    grid = made.add_table(0, len(TITLES))
    for row in rows:
        book.worksheets[0].append(row)
        for place, content in zip(grid.add_row().cells, row, strict=True):
            place.text = content
    for program in (book, made):
        stream = io.BytesIO()
        program.save(stream)
        assert positions(stream.getvalue()) == POSITIONS


@pytest.mark.parametrize("sign", ["-", "+", "•"])
def test_the_same_bullet_further_right_stands_below(sign: str) -> None:
    rows = [TITLES, ("Số hồ sơ", "Hồ sơ", "")]
    rows += [("  " * at + f"{sign} {name}", "Hồ sơ", "") for at, name, _ in SET_OFF]
    assert positions(rows)[1:] == ["I.1", *(f"I.1.{place}" for place in (
        "1", "1.1", "1.1.1", "1.1.2", "1.2", "2", "2.1",
    ))]  # fmt: skip


def test_a_numbering_that_begins_again_further_right_stands_below() -> None:
    rows = [TITLES, ("1. Số hồ sơ", "Hồ sơ", ""), ("   1. Trực tuyến", "Hồ sơ", ""), ("   2. Trực tiếp", "Hồ sơ", "")]
    assert positions([*rows, ("2. Số đơn", "Đơn", "")])[1:] == ["I.1", "I.1.1", "I.1.2", "I.2"]
