"""A refusal offers the columns that the file shows before the hidden ones."""

import io

import openpyxl
import pytest

import cchc_model as cchc

ROWS = (
    ["UBND HUYỆN MỸ XUYÊN"],
    ["Quý I năm 2022"],
    ["TT", "Chỉ tiêu", "ĐVT", "Số lượng", "Số lượng", "Số lượng"],
    [1, "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ", 30, 31, 32],
)


@pytest.mark.parametrize(("hidden", "order"), [("", "DEF"), ("D", "EFD"), ("E", "DFE"), ("DE", "FDE"), ("DEF", "DEF")])
def test_a_hidden_column_is_offered_last_and_said_to_be_hidden(hidden: str, order: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in ROWS:
        sheet.append(row)
    for letter in hidden:
        sheet.column_dimensions[letter].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    with pytest.raises(cchc.ReadError) as refused:
        cchc.read_report(stream.getvalue())
    message = refused.value.message("en")
    places = [message.index(f"{letter} “Số lượng” (") for letter in order]
    assert places == sorted(places)
    assert f"--column {order[0]} " in message
    assert message.count("(hidden, ") == len(hidden)
    assert refused.value.message("vi").count("(cột ẩn, ") == len(hidden)


def test_sheets_without_a_level_are_refused_with_all_remedies() -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name in ("An Thạnh", "An Hòa"):
        sheet = book.create_sheet(name)
        for row in (["Quý I năm 2022"], ["TT", "Chỉ tiêu", "ĐVT", "Số lượng"], ROWS[3][:4]):
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    for read in (cchc.read_report, cchc.read_parts):
        with pytest.raises(cchc.ReadError) as refused:
            read(stream.getvalue())
        for said in (refused.value.message("en"), refused.value.message("vi")):
            assert all(one in said for one in ("--sheet", "--parts", "--expected", "“Xã An Bình”"))
    listed = [cchc.parse_organisation(f"UBND xã {name}") for name in ("An Thạnh", "An Hòa")]
    assert len(cchc.read_parts(stream.getvalue(), organisations=listed)) == 2
