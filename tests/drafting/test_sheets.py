"""Forms in workbooks of several sheets."""

from pathlib import Path

import pytest

from cchc_model import ReadError, ReportingPeriod, Severity, draft_framework, read_report
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
def test_sheets_that_are_parts_of_a_form_are_one_framework(form: tuple[Rows, ...]) -> None:
    dossiers, staff = form
    data = book(TTHC=dossiers, Bo_may=staff, Huong_dan=GUIDE)
    draft = draft_framework(data)
    assert [(row.position, row.item.name.vi) for row in draft.framework.rows] == [
        ("I", "BIỂU 1. THỦ TỤC HÀNH CHÍNH"), ("I.1", "Số hồ sơ tiếp nhận"), ("I.2", "Số hồ sơ đã giải quyết"),
        ("II", "BIỂU 2. BỘ MÁY"), ("II.1", "Số công chức"),
    ]  # fmt: skip
    told = {one.subject: one.reason.en for one in draft.decisions if "sheet" in one.reason.en}
    assert told == {
        "bieu_1_thu_tuc_hanh_chinh": "the sheet “TTHC” is a part of the form and begins with this row",
        "bieu_2_bo_may": "the sheet “Bo_may” is a part of the form and begins with this row",
        "huong_dan": "the sheet “Huong_dan” has no column of figures, so it is left out; "
        "if it is a form, choose it with --sheet",
    }
    assert not draft_framework(data, update=draft.framework).decisions
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
    form.write_bytes(book(Thang_1=STAFF, Thang_2=STAFF))
    assert main(["draft", str(form), "-o", str(target)]) == 2
    assert "“Thang_1”, “Thang_2”" in capsys.readouterr().err
    assert not target.exists()
    form.write_bytes(book(TTHC=DOSSIERS, Bo_may=STAFF))
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


PERIOD: Rows = [["Kỳ báo cáo: Quý II năm 2026"]]
SIGNED: Rows = [["Ngày 20 tháng 6 năm 2026"], ["Người lập biểu", None, None, "CHỦ TỊCH"]]


def whole(rows: Rows, *, body: str = "UBND XÃ VÍ DỤ", period: Rows = PERIOD, column: str = "Kỳ báo cáo") -> Rows:
    """Return a sheet with its own letterhead and signature."""
    at = rows.index(TITLES)
    titles = [column if title == "Kỳ báo cáo" else title for title in TITLES]
    return [[body], rows[at - 1], *period, titles, *rows[at + 1 :], *SIGNED]


def test_an_annex_is_read_from_all_sheets_that_are_its_parts() -> None:
    framework = draft_framework(book(TTHC=blank(whole(DOSSIERS)), Bo_may=blank(whole(STAFF)))).framework
    data = book(TTHC=whole(DOSSIERS), Bo_may=whole(STAFF), Huong_dan=GUIDE)
    report = read_report(data, framework=framework)
    assert list(report.values.values()) == [150, 148, 40]
    assert report.period == ReportingPeriod.quarter(2026, 2)
    assert report.organisation is not None
    assert report.organisation.name == "UBND xã Ví Dụ"
    assert [one.code for one in report.findings if one.severity > Severity.INFO] == []
    assert report.layout is not None
    assert [table.source.table for table in report.layout] == ["TTHC", "Bo_may"]
    drafted = draft_framework(data, update=framework)
    assert not drafted.decisions


@pytest.mark.parametrize(
    "staff",
    [
        whole(STAFF, period=[["Kỳ báo cáo: Quý I năm 2026"]]), whole(STAFF, body="UBND XÃ KHÁC"),
        [*whole(STAFF)[:-2], DOSSIERS[3], *SIGNED],
        whole(STAFF, column="Quý I/2026"),
    ],
)  # fmt: skip
def test_sheets_of_another_period_or_office_or_with_the_same_rows_are_not_joined(staff: Rows) -> None:
    framework = draft_framework(book(TTHC=blank(DOSSIERS), Bo_may=blank(STAFF))).framework
    more = ["3", "Số hồ sơ trả lại", "Hồ sơ", 2, None]
    report = read_report(book(TTHC=[*whole(DOSSIERS), more], Bo_may=staff), framework=framework, sheet="TTHC")
    assert list(report.values.values()) == [150, 148, None]
    assert FindingCode.ANNEX_ON_OTHER_SHEET in [one.code for one in report.findings]
    column = "Quý II/2026"
    read = read_report(book(TTHC=whole(DOSSIERS, column=column), Bo_may=whole(STAFF)), framework=framework)
    assert None not in read.values.values()
    try:
        read = read_report(book(TTHC=whole(DOSSIERS, column=column), Bo_may=staff), framework=framework)
    except ReadError as error:
        assert "choose one with --sheet" in error.message("en")
    else:
        assert FindingCode.ANNEX_ON_OTHER_SHEET in [one.code for one in read.findings]
        assert None in read.values.values()


def test_instructions_that_name_rows_are_no_part() -> None:
    guide: Rows = [["STT", "Nội dung", "Hướng dẫn"], [1, "Số hồ sơ tiếp nhận", "Ghi số hồ sơ trong kỳ"]]
    data = book(TTHC=whole(DOSSIERS), Bo_may=whole(STAFF), Huong_dan=guide)
    report = read_report(data, framework=draft_framework(data).framework)
    assert list(report.values.values()) == [150, 148, 40]
    assert [one.text for one in report.findings if one.code == FindingCode.SHEET_NOT_READ] == ["Huong_dan"]
    assert not [one for one in report.findings if one.severity > Severity.INFO]


def test_a_form_number_beside_the_office_is_no_title() -> None:
    numbered: list[Rows] = [
        [["UBND XÃ VÍ DỤ", None, None, "Mẫu số 0x"], *whole(rows)[1:]] for rows in (DOSSIERS, STAFF)
    ]
    data = book(TTHC=numbered[0], Bo_may=numbered[1])
    report = read_report(data, framework=draft_framework(data).framework)
    assert list(report.values.values()) == [150, 148, 40]


def sections(*numerals: str, names: tuple[str, ...]) -> Rows:
    rows: Rows = [TITLES]
    for numeral, name in zip(numerals, names, strict=True):
        rows += [[numeral, name, None, None, None], ["1", f"Số việc của mục {name}", "Việc", 3, None]]
    return rows


def test_sheets_with_sections_of_their_own_need_no_others() -> None:
    data = book(A=sections("I", "II", names=("Thể chế", "Bộ máy")), B=sections("III", names=("Công vụ",)))
    draft = draft_framework(data, name="Biểu")
    assert [row.item.name.vi for row in draft.framework.rows if row.parent is None] == ["Thể chế", "Bộ máy", "Công vụ"]
    assert list(read_report(data, framework=draft.framework).values.values()) == [3, 3, 3]
    told = [one.subject for one in draft.decisions if "is a part of the form" in one.reason.en]
    assert told == ["the_che", "cong_vu"]


def test_a_section_on_two_sheets_stands_below_each() -> None:
    one, two = sections("I", "II", names=("Chung", "Bộ máy")), sections("I", "II", names=("Chung", "Công vụ"))
    two[2] = ["1", "Số xã", "Xã", 5, None]
    data = book(Mot=one, Hai=two)
    rows = draft_framework(data, name="Biểu").framework.rows
    assert [row.id for row in rows if row.parent is None] == ["mot", "hai"]
    assert [row.id for row in rows if row.item.name.vi == "Chung"] == ["chung", "chung_hai"]


def test_a_title_that_names_a_period_is_no_section() -> None:
    dossiers: Rows = [["BIỂU 1. SỐ LIỆU QUÝ II NĂM 2026"], *DOSSIERS[2:]]
    staff: Rows = [["BIỂU 2. SỐ LIỆU QUÝ II NĂM 2026"], *STAFF[1:]]
    framework = draft_framework(book(TTHC=dossiers, Bo_may=staff)).framework
    assert [row.id for row in framework.rows if row.parent is None] == ["tthc", "bo_may"]
    report = read_report(book(TTHC=dossiers, Bo_may=staff), framework=framework)
    assert list(report.values.values()) == [150, 148, 40]


def test_a_form_in_several_files_is_one_framework_by_update() -> None:
    first = draft_framework(DOSSIERS, name="Biểu").framework
    both = draft_framework(STAFF, update=first)
    assert [row.id for row in both.framework.indicators.values()] == [
        "so_ho_so_tiep_nhan", "so_ho_so_da_giai_quyet", "so_cong_chuc",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "signature",
    [
        SIGNED,
        [["NGƯỜI LẬP", None, None, "TM. ỦY BAN NHÂN DÂN"], [None, None, None, "CHỦ TỊCH"], ["A", None, None, "Trần B"]],
        [[None, None, None, "Ví Dụ, ngày 20 tháng 6 năm 2026"], [None, "Người lập biểu", None, "CHỦ TỊCH"]],
        [["Nơi nhận:", None, "CHỦ TỊCH"], ["- Sở Nội vụ;", None, None], [None, "- Lưu: VT.", "Trần Thị B"]],
    ],
)
@pytest.mark.parametrize("form", [DOSSIERS, blank(DOSSIERS)])
def test_a_signature_in_the_columns_of_the_table_is_no_row(form: Rows, signature: Rows) -> None:
    rows = draft_framework(book(TTHC=[*form, *signature])).framework.rows
    assert [row.id for row in rows[1:]] == ["so_ho_so_tiep_nhan", "so_ho_so_da_giai_quyet"]
