"""Forms in workbooks of several sheets."""

from pathlib import Path

import pytest

from cchc_model import ReadError, Severity, draft_framework, read_report
from cchc_model.cli import main
from cchc_model.reports.finding_codes import FindingCode
from helpers.office import book

Rows = list[list[object]]

TITLES: list[object] = ["STT", "Chỉ tiêu", "Đơn vị tính", "Kỳ báo cáo", "Ghi chú"]
DOSSIERS: Rows = [
    ["UBND XÃ VÍ DỤ"],
    ["BIỂU 1. THỦ TỤC HÀNH CHÍNH"],
    TITLES,
    ["1", "Số hồ sơ tiếp nhận", "Hồ sơ", 150, None],
    ["2", "Số hồ sơ đã giải quyết", "Hồ sơ", 148, None],
]
STAFF: Rows = [["BIỂU 2. BỘ MÁY"], TITLES, ["1", "Số công chức", "Người", 40, None]]
UNITS: Rows = [["STT", "Đơn vị tính", "Ghi chú"], [1, "Hồ sơ", None], [2, "Người", None]]
COMMUNES: Rows = [["STT", "Xã, phường", "Ghi chú"], [1, "Phường Một", None], [2, "Xã Hai", None]]
GUIDE: Rows = [["HƯỚNG DẪN"], ["1. Nhập số liệu vào cột Kỳ báo cáo"], ["2. Lưu tệp rồi gửi"], ["3. Không đổi tên dòng"]]


def blank(rows: Rows) -> Rows:
    return [[None if isinstance(cell, int) else cell for cell in row] for row in rows]


@pytest.mark.parametrize("form", [(DOSSIERS, STAFF), (blank(DOSSIERS), blank(STAFF))])
def test_several_sheets_of_a_form_are_listed_and_none_is_dropped(form: tuple[Rows, ...]) -> None:
    dossiers, staff = form
    data = book(TTHC=dossiers, Bo_may=staff, Huong_dan=GUIDE)
    with pytest.raises(ReadError, match=r"“TTHC”, “Bo_may” may all be the form.*--sheet"):
        draft_framework(data)
    drafted = [draft_framework(data, sheet=name).framework.rows[1:] for name in ("tthc", "Bo_may")]
    assert [[row.item.name.vi for row in rows] for rows in drafted] == [
        ["Số hồ sơ tiếp nhận", "Số hồ sơ đã giải quyết"],
        ["Số công chức"],
    ]


@pytest.mark.parametrize("other", [UNITS, COMMUNES, GUIDE, GUIDE * 9])
def test_a_sheet_that_is_no_form_asks_nothing(other: Rows) -> None:
    for data in (book(A=other, B=DOSSIERS), book(B=blank(DOSSIERS), A=other)):
        assert len(draft_framework(data).framework.indicators) == 2


def test_without_titles_on_any_sheet_nobody_guesses() -> None:
    with pytest.raises(ReadError, match="--sheet"):
        draft_framework(book(A=DOSSIERS[3:], B=STAFF[2:]))


def test_what_one_framework_leaves_on_other_sheets_is_a_warning() -> None:
    data = book(TTHC=DOSSIERS, Bo_may=STAFF, Huong_dan=GUIDE)
    for name, others in (("TTHC", {"Bo_may": Severity.WARNING}), ("Bo_may", {"TTHC": Severity.WARNING})):
        framework = draft_framework(data, sheet=name).framework
        report = read_report(data, framework=framework)
        assert None not in report.values.values()
        unread = {one.text: one.severity for one in report.findings if one.code == FindingCode.SHEET_NOT_READ}
        assert unread == {**others, "Huong_dan": Severity.INFO}


def test_filled_files_need_no_sheet_of_that_name() -> None:
    rows: Rows = [[cell or "" for cell in row] for row in DOSSIERS]
    draft = draft_framework(book(TTHC=blank(DOSSIERS), Bo_may=blank(STAFF)), rows, book(Khac=DOSSIERS), sheet="TTHC")
    assert [rule.id for rule in draft.framework.rules] == ["part.so_ho_so_da_giai_quyet"]


def test_the_command_takes_the_sheet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    form, target = tmp_path / "bieu.xlsx", tmp_path / "khung.toml"
    form.write_bytes(book(TTHC=DOSSIERS, Bo_may=STAFF))
    assert main(["draft", str(form), "-o", str(target)]) == 2
    assert "“TTHC”, “Bo_may”" in capsys.readouterr().err
    assert not target.exists()
    assert main(["draft", str(form), "--sheet", "Bo_may", "-o", str(target)]) == 0
    assert "so_cong_chuc" in target.read_text(encoding="utf-8")


def test_a_sheet_is_chosen_by_its_name_on_every_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head = ["TT", "Chỉ tiêu", "ĐVT", "Kỳ này"]
    tasks = ["", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ"]
    file = tmp_path / "two.xlsx"
    file.write_bytes(book(Mot=[head, [*tasks, 1]], Hai=[head, [*tasks, 2]]))
    assert main(["show", str(file), "--lang", "en"]) == 2
    assert "choose one with --sheet" in capsys.readouterr().err
    assert main(["rates", str(file), "--sheet", "Ba", "--lang", "en"]) == 2
    assert "it has no sheet “Ba”; its sheets are “Mot”, “Hai”" in capsys.readouterr().err
    main(["show", str(file), "--sheet", "hai", "--lang", "en"])
    line = next(line for line in capsys.readouterr().out.splitlines() if "Tasks set by" in line)
    assert line.split()[-1] == "2", line
