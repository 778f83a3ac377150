"""Small matrix forms: few columns of values, one row of titles, blank or filled."""

from itertools import product

import pytest

import cchc_model as cchc

ABOVE = (("UBND HUYỆN MỸ XUYÊN",), ("Quý II năm 2022",))
VALUES = ("Số hồ sơ tiếp nhận", "Số hồ sơ đúng hạn", "Tỷ lệ đúng hạn (%)", "Số hồ sơ quá hạn")
IDS = ["so_ho_so_tiep_nhan", "so_ho_so_dung_han", "ty_le_dung_han", "so_ho_so_qua_han"]
NAMES = {
    "Đơn vị": ("Xã An Thạnh", "Xã An Bình"),
    "Tên đơn vị": ("Xã An Thạnh", "Phòng Nội vụ"),
    "Tên xã": ("An Thạnh", "An Bình"),
    "Xã, phường": ("Xã An Thạnh", "Phường 5"),
    "Lĩnh vực": ("Đất đai", "Hộ tịch"),
}
ROWS = ("blank", "numbered", "names", "filled", "one")


def form(head: str, count: int, rows: str, *, ordinal: bool, note: bool) -> list[tuple[str, ...]]:
    """A form with one row of titles."""
    left, right = (("TT",) if ordinal else ()), (("Ghi chú",) if note else ())
    titles = (*left, head, *VALUES[:count], *right)
    made = [*ABOVE, titles]
    if rows == "numbered":
        made.append(tuple(f"({at})" for at in range(1, len(titles) + 1)))
    named = {"names": NAMES[head], "filled": NAMES[head], "one": NAMES[head][:1]}.get(rows, ())
    for at, name in enumerate(named, 1):
        values = ("",) * count if rows == "names" else ("19", "18", "94,74", "1")[:count]
        made.append((*((str(at),) if ordinal else ()), name, *values, *(("",) if note else ())))
    return made


CASES = [
    (head, count, rows, ordinal, note)
    for head, count, rows, ordinal, note in product(NAMES, (2, 3, 4), ROWS, (True, False), (True, False))
    if ordinal or head in ("Đơn vị", "Tên đơn vị")
]


@pytest.mark.parametrize(("head", "count", "rows", "ordinal", "note"), CASES[::3])
def test_a_form_with_one_row_of_titles_is_drafted(
    head: str, count: int, rows: str, *, ordinal: bool, note: bool
) -> None:
    drafted = cchc.draft_framework(form(head, count, rows, ordinal=ordinal, note=note)).framework
    assert list(drafted.indicators) == IDS[:count]


@pytest.mark.parametrize("filled", [False, True])
@pytest.mark.parametrize("count", [2, 3])
def test_a_form_with_two_rows_of_titles_is_drafted(count: int, *, filled: bool) -> None:
    leaves = ("Tiếp nhận", "Đúng hạn", "Quá hạn")[:count]
    rows = [*ABOVE, ("TT", "Đơn vị", "Hồ sơ", *[""] * (count - 1)), ("", "", *leaves)]
    rows += [("1", "Xã An Thạnh", *["19", "18", "1"][:count]), ("2", "Xã An Bình", *["12"] * count)] if filled else []
    assert list(cchc.draft_framework(rows).framework.indicators) == ["tiep_nhan", "dung_han", "qua_han"][:count]


def test_what_is_drafted_reads_the_filled_form() -> None:
    own = cchc.draft_framework(form("Đơn vị", 2, "blank", ordinal=True, note=False)).framework
    parts = cchc.read_parts(form("Đơn vị", 2, "filled", ordinal=True, note=False), framework=own)
    assert [list(part.report.values.values()) for part in parts] == [[19, 18], [19, 18]]


@pytest.mark.parametrize("rows", ["blank", "filled"])
def test_one_column_of_values_is_refused_with_the_form_that_can_be_read(rows: str) -> None:
    with pytest.raises(cchc.ReadError) as refused:
        cchc.draft_framework(form("Đơn vị", 1, rows, ordinal=True, note=False))
    assert "only one column of values" in refused.value.message("en")
    assert "--parts" in refused.value.message("vi")


def test_titles_of_a_list_make_no_matrix() -> None:
    titles = ("TT", "Lĩnh vực", "Kết quả", "Kỳ trước")
    with pytest.raises(cchc.CchcError):
        cchc.draft_framework([*ABOVE, titles])
    rows = [*ABOVE, ("TT", "Nội dung", "Đơn vị", "Kết quả"), ("1", "Số hồ sơ", "Hồ sơ", ""), ("2", "Số máy", "Máy", "")]
    assert list(cchc.draft_framework(rows).framework.indicators) == ["so_ho_so", "so_may"]
