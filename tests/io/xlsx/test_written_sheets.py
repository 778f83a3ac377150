"""Sheets as they are written: every text is kept and has room, every number is seen."""

import io
import sys
import unicodedata

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from cchc_model import InvalidDataError, MissingExtraError
from cchc_model.io.archive import Archive
from cchc_model.io.xlsx.cell_styles import Style
from cchc_model.io.xlsx.reading import read_xlsx
from cchc_model.io.xlsx.sheet_data import Choice, Formula, Sheet, SheetCell
from cchc_model.io.xlsx.text_sizes import lines_in, width_of
from cchc_model.io.xlsx.workbook import workbook

LINE = 15.75
HEAD = SheetCell("Tên", Style())
texts = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=20)
MARKUP = r"<r>_x[0-9A-Fa-f]{4}_ ?&</r>|_x00[0-9]{2}_|\{=1\}|https://[a-z]"
words = st.sampled_from(["hồ", "sơ", "GIẢI", "quyết", "trực tuyến", "Ủy ban", "của", "đúng", "hạn,", "i", "M", "(270)"])


def written(*cells: SheetCell, width: int = 10, **more: int) -> bytes:
    return workbook([Sheet("Trang", (width,), [[HEAD], *([cell] for cell in cells)], 1, **more)])  # type: ignore[arg-type]  # numbers only


def opened(data: bytes) -> Worksheet:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


@given(
    st.lists(texts | st.sampled_from("=+-@").flatmap(lambda sign: texts.map(lambda text: sign + text)), min_size=1)
    | st.lists(texts.map(lambda text: f"<r>{text}</r>"), min_size=1)
    | st.lists(st.from_regex(MARKUP, fullmatch=True), min_size=1)
)
def test_every_text_is_a_text_and_comes_back(cells: list[str]) -> None:
    data = written(*(SheetCell(text, Style()) for text in cells))
    found = [cell for (cell,) in opened(data).iter_rows(min_row=2)]
    assert {(cell.data_type, cell.hyperlink) for cell in found} == {("s", None)}
    (sheet,) = read_xlsx(Archive(data, "x"))
    assert [row.cells[0] for row in sheet.rows[1:]] == cells


@given(st.lists(words, min_size=1, max_size=400).map(" ".join), st.integers(6, 60), st.integers(0, 3))
def test_a_row_is_as_high_as_its_text(text: str, width: int, level: int) -> None:
    """A line never holds more letters than the narrowest letter allows, and a row has no room for fewer lines."""
    sheet = opened(written(SheetCell(text, Style(level=level)), width=width))
    lines = (sheet.row_dimensions[2].height or LINE) / LINE
    room = sheet.column_dimensions["A"].width
    assert 1 <= lines <= 26
    assert lines >= lines_in(text, room) - 0.1
    assert room >= max(map(width_of, text.split())) or room >= 40


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.sampled_from(["#,##0", "0.00%", "#,##0.000"]))
def test_a_column_is_as_wide_as_its_numbers(number: int, form: str) -> None:
    for content in (number, Formula("1+1", number)):
        sheet = opened(written(SheetCell(content, Style("right", form)), width=3))
        assert sheet.column_dimensions["A"].width > len(f"{number:,}")


@pytest.mark.parametrize("text", ["a" * 32_768, "😀" * 16_384])
def test_a_text_that_a_cell_would_cut_off_is_refused(text: str) -> None:
    with pytest.raises(InvalidDataError, match=r"Trang!A2: has a text of more than 32,767 characters"):
        written(SheetCell(text, Style()))
    assert opened(written(SheetCell(text[: 32_767 if text.isascii() else 16_383], Style()))).max_row == 2


@pytest.mark.parametrize("prompt", ["Có = 1; Không = 0", "d" * 300, "😀" * 300])
def test_a_prompt_of_any_length_is_shown(prompt: str) -> None:
    sheet = Sheet("Trang", (10,), [[HEAD], [SheetCell(1, Style())]], 1, 0, (Choice((1, 0), prompt, (2,)),))
    (check,) = opened(workbook([sheet])).data_validations.dataValidation
    assert (check.error, check.prompt) == (check.prompt, check.error)
    assert prompt.startswith(str(check.prompt).rstrip("…"))


def test_widths_follow_the_letters() -> None:
    assert width_of("i" * 9) < width_of("n" * 9) < width_of("N" * 9) < width_of("文" * 9)
    assert width_of("ẵ") == width_of(unicodedata.normalize("NFD", "ẵ")) == width_of("a")


def test_writing_without_xlsxwriter_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "xlsxwriter"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtraError, match=r"cchc-model\[xlsx\]"):
        written()
