"""Workbooks of Excel 97 to 2003: read cell by cell as their twins in the new format."""

import io
import random
import struct
import sys
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import pytest
import xlwt
from hypothesis import given
from hypothesis import strategies as st

from cchc_model import CchcError, MissingExtraError, ReadError, Severity, Status, read_report
from cchc_model.io.archive import Archive
from cchc_model.io.compound import SIGNATURE, compound_file
from cchc_model.io.office import conversion
from cchc_model.io.xls.reading import read_xls
from cchc_model.io.xlsx.reading import read_xlsx
from cchc_model.io.xlsx.sheet_builder import SheetContent
from helpers.compound import compound
from helpers.drift import as_xlsx, document
from helpers.office import DONE, HEADER, RATE, TASKS, codes, workbook
from helpers.old_workbooks import as_xls, old_workbook, saved
from helpers.paths import DATA

CELLS = {form: (DATA / "old_workbooks" / f"cells.{form}").read_bytes() for form in ("xls", "xlsx")}
LOST = "D17"
"""A formula of `cells.xls` whose text LibreOffice lost, because it did not compute the workbook that it converted."""


def compared(sheet: SheetContent) -> dict[str, Any]:
    """All that a sheet says, with its rows by number."""
    rows = {
        row.source.row: (row.cells, row.fractions, row.wide, row.continued, row.comments, row.looks)
        for row in sheet.rows
    }
    remarks = {code: sorted(cells) for code, cells in sheet.remarks.items()}
    return {"rows": rows, "visible": sheet.visible, "hidden": sheet.hidden, "remarks": remarks}


def test_every_cell_is_read_as_in_the_workbook_that_it_was_converted_from() -> None:
    """Number formats, dates, errors, hidden and merged cells, colours, notes, formulas, pieces of texts."""
    old, new = read_xls(CELLS["xls"], name="f"), read_xlsx(Archive(CELLS["xlsx"], "f"))
    assert [sheet.title for sheet in old] == [sheet.title for sheet in new]
    for mine, theirs in zip(map(compared, old), map(compared, new), strict=True):
        if mine["rows"] != theirs["rows"]:
            cells = mine["rows"][17][0], theirs["rows"][17][0]
            assert (cells[0][3], cells[1][3]) == ("0", "1 hồ sơ")  # stored so, and said so
            mine["rows"][17] = theirs["rows"][17]
            (out_of_date,) = (cells for code, cells in mine["remarks"].items() if code == "result_out_of_date")
            out_of_date.remove(LOST)
        assert mine == theirs


@pytest.mark.parametrize("seed", range(3))
def test_a_drifted_annex_is_read_as_its_new_twin(seed: int) -> None:
    made = document(random.Random(seed))
    (old, other), (new, _) = read_xls(as_xls(made), name="f"), read_xlsx(Archive(as_xlsx(made), "f"))
    assert [row.cells for row in old.rows] == [row.cells for row in new.rows]
    assert other.title == "Ghi chú thêm"


@pytest.mark.parametrize(
    ("value", "code"),
    [(5.627, "General"), (0.2581, "0.00%"), (31, "#,##0"), (31, '0" nghìn"'), (0, '0;-0;"-"'), (0.258149, "0.0%")],
)
def test_a_value_has_the_same_findings_as_in_a_new_workbook(value: float, code: str) -> None:
    rows: list[Sequence[object]] = [HEADER, ["", TASKS, "", 31], ["", RATE, "%", value], ["", DONE, "", value]]
    formats = {"D3": code, "D4": code}
    old = read_report(old_workbook(*rows, formats=formats), name="f")
    new = read_report(workbook(*rows, formats=formats), name="f")
    assert old == new
    assert [str(f) for f in old.findings] == [str(f) for f in new.findings]


def formula(text: str, *, before: float = 0) -> bytes:
    def add(_: Any, page: Any) -> None:
        page.write(1, 3, xlwt.Formula(text))

    return old_workbook(HEADER, ["", TASKS, "", before], ["", DONE, "", 8], edit=add)


def computed(data: bytes, result: float, *, first: bool = True) -> bytes:
    """The workbook with a result in place of the empty text that xlwt stores for every formula."""
    nothing = b"\x03\x00\x00\x00\x00\x00\xff\xff"
    assert nothing in data
    return data.replace(nothing, struct.pack("<d", result), 1 if first else -1)


def test_a_formula_that_nobody_computed_has_no_value() -> None:
    report = read_report(formula("D3+23"))
    assert (report["plan_tasks"].status, report["plan_tasks"].text) == (Status.DAMAGED, "=D3+23")


def test_a_formula_has_its_stored_result() -> None:
    report = read_report(computed(formula("D3+23"), 31))
    assert report.values["plan_tasks"] == 31
    assert "result_out_of_date" not in codes(report)


def test_a_file_whose_formulas_are_all_0_shows_nothing_that_computed_them() -> None:
    report = read_report(computed(formula("D3+23"), 0))
    (finding,) = [one for one in report.findings if one.code == "result_out_of_date"]
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize("text", ["DAY(TODAY())", "INT(RAND()*9)", "MONTH(NOW())"])
def test_a_formula_that_changes_by_itself_is_out_of_date(text: str) -> None:
    assert "result_out_of_date" in codes(read_report(computed(formula(text), 30)))


def test_formulas_that_several_cells_share_are_moved_with_their_cells() -> None:
    """LibreOffice shares the formula of a column; the first sheet with formulas of the file has them."""
    (sheet,) = [one for one in read_xls(CELLS["xls"], name="f") if one.title == "Ẩn & gộp"]
    texts = {formula.place: formula.text for formula in sheet.formulas}
    assert texts[17, 1] == "A1+A2"
    assert texts[17, 5] == "E17-1"
    assert texts[24, 0] == "SUM(B1:B5)"


def hidden_row(_: Any, page: Any) -> None:
    page.row(1).hidden = True


def hidden_column(_: Any, page: Any) -> None:
    page.col(3).hidden = True


def white(_: Any, page: Any) -> None:
    page.write(1, 3, 31, xlwt.easyxf("font: color white"))


@pytest.mark.parametrize("edit", [hidden_row, hidden_column, white])
def test_values_out_of_sight_are_named(edit: Callable[[Any, Any], None]) -> None:
    report = read_report(old_workbook(HEADER, ["", TASKS, "", 31], ["", DONE, "", 8], edit=edit))
    assert report.values["plan_tasks"] == 31
    assert "values_hidden" in codes(report)


def struck(_: Any, page: Any) -> None:
    page.write(1, 3, 31, xlwt.easyxf("font: struck_out true"))


def struck_piece(_: Any, page: Any) -> None:
    page.write_rich_text(1, 3, [("29", xlwt.easyfont("struck_out true")), ("31", xlwt.easyfont(""))])


def under_merged(_: Any, page: Any) -> None:
    page.merge(1, 1, 2, 3)
    page.write(1, 3, 31)


@pytest.mark.parametrize("edit", [struck, struck_piece, under_merged])
def test_values_in_doubt_are_damaged(edit: Callable[[Any, Any], None]) -> None:
    report = read_report(old_workbook(HEADER, ["", TASKS, "", 31], ["", DONE, "", 8], edit=edit))
    assert report["plan_tasks"].status is Status.DAMAGED
    assert report.values["plan_tasks_completed"] == 8


def test_a_hidden_sheet_is_aside() -> None:
    def hide(book: Any, _: Any) -> None:
        other = book.add_sheet("Nháp")
        other.visibility = 2
        rows: list[list[object]] = [[*HEADER], ["", TASKS, "", 99]]
        for number, row in enumerate(rows):
            for at, value in enumerate(row):
                other.write(number, at, value)

    report = read_report(old_workbook(HEADER, ["", TASKS, "", 31], edit=hide))
    assert report.values["plan_tasks"] == 31


def test_a_stream_without_its_compound_file_is_read() -> None:
    stream = compound_file(as_xls(document(random.Random(1)))).content("Workbook")
    assert stream is not None
    assert read_report(stream, name="f") == read_report(as_xls(document(random.Random(1))), name="f")


def with_record(stream: bytes, record: bytes) -> bytes:
    """A stream with a record after its first one, with the places of its sheets moved."""
    made = bytearray(stream[:20] + record + stream[20:])
    at = 0
    while at + 4 < len(made):
        kind, length = struct.unpack_from("<HH", made, at)
        if kind == 0x85:
            struct.pack_into("<I", made, at + 4, struct.unpack_from("<I", made, at + 4)[0] + len(record))
        at += 4 + length
    return bytes(made)


def test_a_locked_workbook_is_refused_with_advice() -> None:
    stream = compound_file(old_workbook(HEADER, ["", TASKS, "", 31])).content("Workbook")
    assert stream is not None
    assert read_report(with_record(stream, b"")).values["plan_tasks"] == 31
    with pytest.raises(ReadError, match="remove the password") as caught:
        read_report(with_record(stream, struct.pack("<HHH", 0x2F, 54, 1) + bytes(52)))
    assert "bỏ mật khẩu" in caught.value.message("vi")


def test_two_values_in_one_cell_are_in_doubt() -> None:
    def twice(_: Any, page: Any) -> None:
        page.write(1, 4, "77")

    data = old_workbook(HEADER, ["", TASKS, "", 31], ["", DONE, "", 8], edit=twice)
    stream = compound_file(data).content("Workbook")
    assert stream is not None
    at = stream.index(struct.pack("<HHHH", 0xFD, 10, 1, 4))
    moved = stream[: at + 6] + struct.pack("<H", 3) + stream[at + 8 :]
    report = read_report(moved)
    assert report["plan_tasks"].status is Status.DAMAGED
    assert report.values["plan_tasks_completed"] == 8


def test_a_letter_is_told_from_a_workbook_by_its_main_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    """A letter may embed a workbook: what is inside is not at the top."""
    monkeypatch.setattr(conversion, "office_program", lambda: None)
    letter = compound({"WordDocument": b"\0" * 600, "ObjectPool": b""})
    assert "WordDocument" in compound_file(letter).streams
    with pytest.raises(ReadError, match="old Word format"):
        read_report(letter)
    assert compound_file(CELLS["xls"]).streams >= {"Workbook"}


def test_without_xlrd_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlrd", None)
    with pytest.raises(MissingExtraError, match=r"cchc-model\[xls\]"):
        read_report(CELLS["xls"])


def fuzzed(data: bytes, g: random.Random) -> bytes:
    made = bytearray(data)
    way = g.randrange(4)
    at = g.randrange(len(made))
    if way == 0:
        del made[at:]
    elif way == 1:
        del made[at : at + g.randrange(1, 600)]
    elif way == 2:
        made[at : at + 50] = g.randbytes(50)
    else:
        for _ in range(g.randrange(1, 30)):
            made[g.randrange(len(made))] = g.randrange(256)
    return bytes(made)


STREAM = compound_file(CELLS["xls"]).content("Workbook") or b""


@given(st.randoms(use_true_random=False), st.sampled_from([STREAM, CELLS["xls"]]))
def test_a_damaged_file_is_read_or_refused_without_a_word(g: random.Random, data: bytes) -> None:
    heard = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", heard)
        patch.setattr(sys, "stderr", heard)
        try:
            read_report(fuzzed(data, g))
        except CchcError as refused:
            assert refused.message("vi")
    assert heard.getvalue() == ""


def test_a_compound_file_whose_sectors_form_a_circle_ends() -> None:
    data = bytearray(saved(xlwt_book()))
    start = 512 + struct.unpack_from("<I", data, 76)[0] * 512
    for number in range(100):
        struct.pack_into("<I", data, start + 4 * number, number)
    with pytest.raises(ReadError):
        read_report(bytes(data))
    assert compound_file(SIGNATURE + bytes(600)).streams == frozenset()


def xlwt_book() -> Any:
    book = xlwt.Workbook()
    book.add_sheet("a").write(0, 0, "x")
    return book


def test_a_percentage_is_read_with_all_stored_digits() -> None:
    report = read_report(old_workbook(HEADER, ["", TASKS, "", 31], ["", RATE, "%", 0.25814], formats={"D3": "0.0%"}))
    assert report.values["satisfaction_rate"] == Decimal("25.814")
    assert "shown_rounded" in codes(report)
