"""The command over many files, in pipes and on terminals, as people and scripts run it."""

import io
import json
import os
import re
import select
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path

import docx
import openpyxl
import pytest

import cchc_model as cchc
from cchc_model import InvalidDataError, check, read_report
from cchc_model.cli import main
from cchc_model.cli.expected import read_expected
from cchc_model.io.docx.forms import template_copy
from helpers.compound import compound
from helpers.fictional import FOLDER
from helpers.paths import ANNEX, ROOT
from helpers.sampling import some_of

QUARTER = FOLDER / "quarter_1"
ONE, TWO = (str(QUARTER / f"huyen_vi_du_{number}.txt") for number in (1, 2))
ANSI = re.compile(r"\x1b\[[0-9;]*m")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(arguments)
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def words(text: str) -> str:
    return " ".join(text.split())


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "cchc_model", *arguments]


# Files and folders


def test_several_files_and_folders_are_checked_together(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    shutil.copy(ONE, tmp_path / "huyen_vi_du_1.txt")
    (tmp_path / "sub").mkdir()
    status, out, err = run(capsys, "check", TWO, str(tmp_path), ONE, "nowhere.docx", TWO)
    assert (status, err) == (1, "")
    lines = out.splitlines()
    assert [line.split("  ")[0] for line in lines[1:4]] == [
        "huyen_vi_du_2.txt", f"{tmp_path.name}/huyen_vi_du_1.txt", "quarter_1/huyen_vi_du_1.txt",
    ]  # fmt: skip
    assert "nowhere.docx: không tìm thấy tệp" in lines
    assert "Đã đọc 3/4 tệp." in lines
    assert "Không đọc: thư mục con (1)." in lines


def test_a_file_that_cannot_be_read_is_no_success(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(capsys, "check", ONE, str(QUARTER / "huyen_vi_du_3.txt"))[0] == 0
    assert run(capsys, "check", ONE, str(tmp_path / "nowhere.txt"))[0] == 1
    assert run(capsys, "check", str(tmp_path / "nowhere.txt"), str(tmp_path / "neither.txt"))[0] == 2


def test_options_may_stand_between_files(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "--lang", "en", "check", ONE, "--period", "quý I/2022", TWO, "--jobs", "1")
    assert status == 1
    assert "Read 2 of 2 files." in out


def test_a_pattern_that_the_shell_left_is_expanded(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Đã đọc 6/6 tệp." in run(capsys, "check", str(QUARTER / "huyen_vi_du_?.txt"), "--jobs", "1")[1]
    assert "không tìm thấy tệp" in run(capsys, "check", str(QUARTER / "*.docx"))[2]


def test_consolidate_takes_files_and_writes_over_none(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    own = tmp_path / "own.txt"
    shutil.copy(ONE, own)
    status, out, _ = run(capsys, "consolidate", str(own), TWO, "-o", str(tmp_path / "all.txt"))
    assert (status, "Tổng hợp 2 cơ quan" in out) == (0, True)
    status, _, err = run(capsys, "consolidate", str(own), TWO, "-o", str(own))
    assert (status, "đây chính là tệp được đọc" in err) == (2, True)
    assert own.read_bytes() == Path(ONE).read_bytes()


@pytest.mark.parametrize("arguments", [["check", "-"], ["rates", "-"], ["show", "-"], ["check", "-", "--short"]])
def test_a_dash_is_the_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ANNEX.read_bytes())))
    status, out, err = run(capsys, *arguments)
    assert (status, err) == (int(arguments[0] == "check"), "")
    assert ("stdin:D130: ERROR sum.leaders_appointed “" in out) is ("--short" in arguments)
    assert out


def test_the_standard_input_is_one_of_several_and_read_once(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    target = tmp_path / "out.docx"
    done = subprocess.run(
        command("convert", "-", "-o", str(target), "--organisation", "UBND huyện Mỹ Xuyên"),
        input=ANNEX.read_bytes(), capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert "Phụ lục stdin còn lỗi" in done.stdout.decode()
    assert read_report(target).values == read_report(ANNEX).values
    both = command("check", ONE, "-", "--short")
    done = subprocess.run(both, input=Path(TWO).read_bytes(), capture_output=True, check=False)
    assert done.stdout.decode().startswith("stdin:D76: ERROR part.district_dossiers_on_time ")
    assert done.stderr.decode() == "Đã đọc 2/2 tệp.\n"
    status, _, err = run(capsys, "check", "-", "-")
    assert (status, "chỉ đọc được một lần" in err) == (2, True)


def test_a_line_for_each_finding(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    broken = tmp_path / "b.docx"
    broken.write_bytes(b"%PDF-1.7")
    status, out, err = run(capsys, "check", "--short", str(ANNEX), str(broken), "--lang", "en")
    lines = out.splitlines()
    findings = check(read_report(ANNEX)).findings
    assert status == 1
    assert len(lines) == len(findings) + 1
    for line, finding in zip(lines, findings, strict=False):
        place, said = line.removeprefix(f"{ANNEX}:").split(finding.severity.name)
        cell = finding.source.cell if finding.source else None
        assert place == (f"{cell}: " if cell else " ")
        assert said == f" {finding.rule or finding.code.value} {finding.message('en')}"
    assert lines[-1].startswith(f"{broken}: ERROR not_read this is a PDF file")
    assert err.splitlines()[-1] == "Read 1 of 2 files."
    assert run(capsys, "check", "--short", str(broken))[0] == 2
    status, out, err = run(capsys, "check", "--short", ONE)
    assert (status, out, err) == (0, "", "")


def test_a_sheet_is_part_of_the_place(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    cchc.write_report(read_report(ANNEX), target)
    line = run(capsys, "check", "--short", str(target))[1].splitlines()[0]
    assert re.match(rf"{re.escape(str(target))}:[^:]+!D\d+: ERROR sum\.leaders_appointed “", line)


@pytest.mark.parametrize("name", ["consolidate", "series"])
def test_two_reports_of_one_organisation_are_named_by_their_files(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    again = tmp_path / "ban_sao.txt"
    shutil.copy(ONE, again)
    status, out, err = run(capsys, name, str(QUARTER), str(again))
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert ONE in err
    assert str(again) in err


# Two copies of one annex


def test_two_copies_of_one_annex_are_said_and_a_correction_of_one_is_no_copy(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    again, other, blank = (tmp_path / name for name in ("again.docx", "other.txt", "blank.txt"))
    report = read_report(ONE)
    cchc.write_report(report, again)
    changed = report.correct({"plan_tasks": 99}, reason="gõ nhầm")
    cchc.write_report(changed, other)
    empty = cchc.Report.from_values(report.framework, {})
    for path in (blank, tmp_path / "blank 2.txt"):
        cchc.write_report(empty, path)
    files = (ONE, str(again), str(other), str(blank), str(tmp_path / "blank 2.txt"))
    said = "cùng cơ quan, cùng kỳ, cùng số liệu với huyen_vi_du_1.txt"
    _, out, _ = run(capsys, "check", *files)
    assert [line for line in out.splitlines() if "cùng số liệu" in line] == [f"Cảnh báo: again.docx {said}."]
    _, out, _ = run(capsys, "check", *files, "--short")
    assert [line for line in out.splitlines() if "same_report" in line] == [f"{again}: WARNING same_report {said}"]
    lines = [json.loads(line) for line in run(capsys, "check", *files, "--json")[1].splitlines()]
    assert [line["same_as"] for line in lines] == [None, ONE, None, None, None]
    assert "period and figures as huyen_vi_du_1.txt" in run(capsys, "check", *files, "--lang", "en")[1]


# Expected organisations


@pytest.fixture
def expected(tmp_path: Path) -> str:
    path = tmp_path / "danh sách.txt"
    names = "1. UBND huyện Ví Dụ Một\n2. Ủy ban nhân dân huyện Ví Dụ Hai\n\n- UBND huyện Ví Dụ Bảy\n"
    path.write_text(names, encoding="utf-8-sig")
    return str(path)


def test_who_is_missing_follows_from_a_list_only(capsys: pytest.CaptureFixture[str], expected: str) -> None:
    files = (ONE, TWO, str(QUARTER / "huyen_vi_du_3.txt"))
    for name in ("check", "consolidate", "series"):
        out = run(capsys, name, *files, "--lang", "en")[1]
        assert "missing" not in out.casefold()
        assert "Vi Du Bảy" not in out
    out = run(capsys, "check", *files, "--expected", expected)[1]
    assert "Chưa có báo cáo của 1/3 cơ quan trong danh sách: UBND huyện Ví Dụ Bảy." in out
    assert "Có báo cáo nhưng không có trong danh sách: UBND huyện Ví Dụ Ba." in out
    assert "của 1/3 cơ quan" in run(capsys, "series", *files, "--expected", expected)[1]
    out = run(capsys, "consolidate", *files, "--expected", expected, "--lang", "en")[1]
    assert "Missing reports (1): UBND huyện Ví Dụ Bảy." in out
    assert "3/4" in out
    assert "UBND huyện Ví Dụ Bảy" in run(capsys, "check", ONE, "--expected", expected)[1]


def test_a_list_of_no_organisations_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    for text, said in (("\n", "danh sách không có cơ quan nào"), ("UBND huyện Ví Dụ Một\nUBND\n12\n", "list.txt:3: ")):
        path.write_text(text, encoding="utf-8")
        status, out, err = run(capsys, "check", ONE, "--expected", str(path))
        assert (status, out) == (2, "")
        assert said in err
    path.write_text("UBND huyện Ví Dụ Một\n", encoding="utf-8")
    out = run(capsys, "check", ONE, "--expected", str(path), "--lang", "en")[1]
    assert "All 1 organisations of the list have a report." in out


ROWS = [
    ("Danh sách năm 2022", "", ""),
    ("STT", "Tên cơ quan", "Ghi chú"),
    ("1", "UBND huyện Ví Dụ Một", ""),
    ("STT", "TÊN CƠ QUAN", "Ghi chú"),
    ("2", "Sở Nội vụ", "mới"),
    ("", "", ""),
    ("Phòng Tư pháp", "", ""),
]


def written_list(path: Path, rows: Sequence[Sequence[str]]) -> str:
    if path.suffix == ".docx":
        document = docx.Document()
        table = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        document.save(str(path))
    elif path.suffix == ".xlsx":
        book = openpyxl.Workbook()
        for row in rows:
            book.worksheets[0].append(list(row))
        book.save(path)
    else:
        mark = "\t" if path.suffix == ".txt" else ";"
        path.write_text("\n".join(mark.join(row) for row in rows), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "txt", "csv"])
def test_a_list_is_read_from_any_file_by_the_title_of_its_names(suffix: str, tmp_path: Path) -> None:
    names = read_expected(written_list(tmp_path / f"list.{suffix}", ROWS))
    assert [one.name for one in names] == ["UBND huyện Ví Dụ Một", "Sở Nội vụ", "Phòng Tư pháp"]


@pytest.mark.parametrize("title", ["Đơn vị", "Tên cơ quan:", "TÊN ĐƠN VỊ"])
def test_the_title_of_a_list_is_no_organisation(title: str, tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text(f"{title}\n1. UBND huyện A, tỉnh Sóc Trăng\n2. Sở Nội vụ, tỉnh Sóc Trăng\n", encoding="utf-8")
    assert [one.name for one in read_expected(str(path))] == ["UBND huyện A", "Sở Nội vụ, tỉnh Sóc Trăng"]


def test_a_list_whose_names_nothing_tells_is_refused_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(InvalidDataError) as caught:
        read_expected(
            written_list(tmp_path / "list.xlsx", [("1", "UBND huyện A", "Ông A"), ("2", "UBND xã B", "Bà B")])
        )
    assert [(one.place, one.message.vi) for one in caught.value.problems] == [
        (f"list.xlsx:{row}", f"dòng có nhiều ô ({texts}); đề nghị ghi “Tên cơ quan” ở đầu cột tên cơ quan")
        for row, texts in ((1, "UBND huyện A | Ông A"), (2, "UBND xã B | Bà B"))
    ]


# Reports that are written


def test_a_written_report_has_its_organisation_and_letterhead(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    target = tmp_path / "tinh.docx"
    parts = ("place=Ví Dụ", "number=12/BC-UBND", "signer=TM. ỦY BAN NHÂN DÂN", "signer=CHỦ TỊCH", "name=Nguyễn Văn A")
    letterhead = [argument for part in parts for argument in ("--letterhead", part)]
    own = ("--organisation", "UBND tỉnh Ví Dụ", *letterhead)
    status, _, err = run(capsys, "consolidate", ONE, TWO, "-o", str(target), *own)
    assert (status, err) == (0, "")
    report = read_report(target)
    assert report.organisation is not None
    assert report.organisation.name == "UBND tỉnh Ví Dụ"
    with zipfile.ZipFile(target) as archive:
        texts = archive.read("word/document.xml").decode()
    for text in ("12/BC-UBND", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn A"):
        assert text in texts
    status, _, err = run(capsys, "convert", ONE, "-o", str(target), *letterhead)
    assert (status, err) == (0, "")
    assert "Nguyễn Văn A" in str(read_report(target).leftovers)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["nme=A"], "có phải là “name”?"),
        (["Mỹ Xuyên"], "không đúng dạng PHẦN=CHỮ"),
        (["name=A", "name=B"], "name: có hai giá trị"),
    ],
)
def test_a_letterhead_that_is_none_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, given: list[str], said: str
) -> None:
    options = [argument for part in given for argument in ("--letterhead", part)]
    status, out, err = run(capsys, "convert", ONE, "-o", str(tmp_path / "a.docx"), *options)
    assert (status, out) == (2, "")
    assert said in err
    assert run(capsys, "convert", ONE, "-o", str(tmp_path / "a.txt"), "--letterhead", "name=A")[0] == 2
    assert "chỉ dùng cùng -o" in run(capsys, "consolidate", ONE, "--letterhead", "name=A")[2]
    assert not list(tmp_path.iterdir())


def test_a_template_is_copied_edited_and_used(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    template, target = str(tmp_path / "mau.docx"), str(tmp_path / "van_ban.docx")
    status, out, err = run(capsys, "template", "-o", template)
    assert (status, err) == (0, "")
    assert f"--template {template}" in out
    document = docx.Document(template)
    document.add_paragraph("Số liệu đã được đối chiếu")
    document.save(template)
    status, _, err = run(capsys, "convert", ONE, "-o", target, "--template", template)
    assert (status, err) == (0, "")
    assert "Số liệu đã được đối chiếu" in [paragraph.text for paragraph in docx.Document(target).paragraphs]
    assert run(capsys, "consolidate", ONE, TWO, "-o", target, "--template", template)[0] == 0
    # An edited template is not lost, and what it lacks is said.
    assert "không ghi đè" in run(capsys, "template", "-o", template)[2]
    refused = run(capsys, "convert", ONE, "-o", target, "--template", template, "--letterhead", "number=45/BC-UBND")
    assert (refused[0], "cchc template --form letterhead -o mau.docx" in refused[2]) == (2, True)


@pytest.mark.parametrize("form", ["annex", "letterhead"])
def test_both_templates_are_written_and_told_as_json(
    form: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    target = tmp_path / "mau.docx"
    for _ in range(2):  # the same one again is no loss
        status, out, _ = run(capsys, "template", "-o", str(target), "--form", form, "--json")
        assert (status, json.loads(out)["written"]) == (0, str(target))
    assert target.read_bytes() == template_copy(form)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["template", "-o", "mau.dotx"], "mẫu văn bản là tệp .docx"),
        (["convert", ONE, "-o", "{out}/a.docx", "--template", "{out}/khong_co.docx"], "không tìm thấy mẫu văn bản"),
        (["convert", ONE, "-o", "{out}/a.xlsx", "--template", str(ANNEX)], "chỉ dùng với docx"),
        (["convert", ONE, "-o", "{out}/a.docx", "--template", str(ANNEX)], "tệp bị hỏng hoặc chưa tải xong"),
        (["consolidate", ONE, TWO, "--template", str(ANNEX)], "chỉ dùng cùng -o"),
    ],
)
def test_a_template_that_cannot_be_used_is_refused_with_the_next_step(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    status, out, err = run(capsys, *(one.replace("{out}", str(tmp_path)) for one in arguments))
    assert (status, out) == (2, "")
    assert said in err
    assert not list(tmp_path.iterdir())


# Arguments


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[object, str]:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    captured = capsys.readouterr()
    return caught.value.code, captured.out + captured.err


def test_help_is_in_the_language_asked_for_anywhere(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--help", "--lang", "en"], ["--lang", "en", "--help"], ["--lang=en", "-h"]):
        status, text = told(capsys, *arguments)
        assert status == 0
        assert text.startswith("usage: cchc COMMAND")
        assert "Read, check, consolidate and score annexes" in text
        assert not re.search("tổng hợp|cách dùng", text)
    for name in re.findall(r"^  (\w+) {3}", told(capsys, "--help")[1], re.MULTILINE)[1:]:
        status, text = told(capsys, name, "--help")
        assert (status, text.startswith(f"cách dùng: cchc {name} ")) == (0, True)
        assert not re.search("positional|options:", text)
        status, text = told(capsys, name, "-h", "--lang", "en")
        assert (status, text.startswith(f"usage: cchc {name} ")) == (0, True)
        assert not re.search("tham số|tùy chọn", text)
    assert re.search("^tùy chọn:$", told(capsys, "--help")[1], re.MULTILINE)


def test_general_options_may_stand_before_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    own = ROOT / "examples/fictional_communes/framework.toml"
    for arguments in (
        ["--json", "framework", "--framework", str(own)],
        ["--framework", str(own), "framework", "--json"],
    ):
        assert json.loads(run(capsys, *arguments)[1])["rows"][0]["id"] != "steering"
    assert "Read values of" in run(capsys, "--lang", "en", "check", ONE)[1]


@pytest.mark.parametrize(
    ("arguments", "vi", "en"),
    [
        (["chek", "a"], "không có lệnh “chek”; có phải là “check”?", "no command 'chek'; did you mean 'check'?"),
        (["check", "a", "--organization", "b"], "--organization; có phải là “--organisation”?", "did you mean"),
        (["check", "a", "--jbs=2"], "không có tùy chọn --jbs; có phải là “--jobs”?", "arguments: --jbs; did you"),
        (["check", "a", "--job", "2"], "không có tùy chọn --job; có phải là “--jobs”?", "did you mean '--jobs'?"),
        (["--jsn", "check"], "không có tùy chọn --jsn; có phải là “--json”?", "did you mean '--json'?"),
        (["--framework", "a.toml", "draft", "b"], "không có tùy chọn --framework", "arguments: --framework"),
        (["template", "-o", "b", "--framework=a.toml"], "không có tùy chọn --framework", "arguments: --framework"),
        (["check", "a", "--jobs", "0"], "từ 1 đến 256, không phải “0”", "give a number from 1 to 256, not '0'"),
        (["check", "a", "--jobs", "-3"], "sau --jobs cần", "argument --jobs: "),
        (["check", "a", "--jobs", "9" * 30], "từ 1 đến 256", "from 1 to 256"),
        (["series", "a", "--length", "week"], "--length không nhận 'week'", "invalid choice: 'week'"),
    ],
)
def test_a_typing_error_is_told_with_what_may_be_meant(
    capsys: pytest.CaptureFixture[str], arguments: list[str], vi: str, en: str
) -> None:
    for lang, said in (("vi", vi), ("en", en)):
        status, text = told(capsys, *arguments, "--lang", lang)
        assert status == 2
        assert said in text
        assert text.count("cchc") <= 4


# Extras that are missing


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a file of every format."""
    folder = tmp_path_factory.mktemp("desk")
    for name in ("a.docx", "a.xlsx"):
        cchc.write_report(read_report(ONE), folder / name)
    written = {"parquet": b"PAR1", "pdf": b"%PDF-1.7", "html": b"<html>", "xls": compound({"Workbook": b""})}
    for suffix, data in written.items():
        (folder / f"a.{suffix}").write_bytes(data)
    (folder / "examples").symlink_to(ROOT / "examples")
    return folder


@pytest.mark.parametrize(
    "case",
    [
        ("rich", ["check", ONE], "cchc-model[cli]"),
        ("rich", ["check", ONE, TWO], "cchc-model[cli]"),
        ("rich", ["consolidate", ONE, TWO], "cchc-model[cli]"),
        ("rich", ["series", ONE], "cchc-model[cli]"),
        ("rich", ["compare", ONE, str(FOLDER / "quarter_2/huyen_vi_du_1.txt")], "cchc-model[cli]"),
        ("rich", ["rates", ONE], "cchc-model[cli]"),
        ("rich", ["show", ONE], "cchc-model[cli]"),
        ("rich", ["rules"], "cchc-model[cli]"),
        ("rich", ["framework"], "cchc-model[cli]"),
        ("rich", ["explain", "sum.disciplined"], "cchc-model[cli]"),
        ("rich", ["score", ONE, "--rubric", "examples/illustrative_rubric.toml"], "cchc-model[cli]"),
        ("lxml", ["check", "a.docx"], "cchc-model[docx]"),
        ("lxml", ["check", "a.docx", "a.docx"], "cchc-model[docx]"),
        ("lxml", ["check", "a.docx", "--short"], "cchc-model[docx]"),
        ("lxml", ["rates", "a.xlsx"], "cchc-model[xlsx]"),
        ("lxml", ["draft", "a.docx"], "cchc-model[docx]"),
        ("lxml", ["consolidate", "a.xlsx"], "cchc-model[xlsx]"),
        ("docxtpl,docx,jinja2", ["convert", ONE, "-o", "b.docx"], "cchc-model[docx]"),
        ("pdfplumber,pdfminer", ["check", "a.pdf"], "cchc-model[pdf]"),
        ("xlrd", ["check", "a.xls"], "cchc-model[xls]"),
        ("lxml", ["check", "a.html"], "cchc-model[xls]"),
        ("narwhals", ["check", "a.parquet"], "cchc-model[frames]"),
        ("polars,duckdb,pyarrow,_duckdb", ["check", "a.parquet"], "pip install polars"),
    ],
)
def test_a_missing_extra_is_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, desk: Path, case: tuple[str, list[str], str]
) -> None:
    missing, arguments, install = case
    monkeypatch.chdir(desk)
    files = sorted(desk.iterdir())
    for name in [*sys.modules, *missing.split(",")]:
        if name.partition(".")[0] in missing.split(","):
            monkeypatch.setitem(sys.modules, name, None)  # what Python takes for a module that is not there
        elif name.startswith(("cchc_model.frames", "cchc_model.io.archive")):
            monkeypatch.delitem(sys.modules, name)  # they import when they are loaded
    status, out, err = run(capsys, *arguments)
    lines = [line for line in (out + err).splitlines() if "pip install" in line]
    assert status == 2
    assert len(lines) == 1
    assert install in lines[0]
    assert sorted(desk.iterdir()) == files


def test_a_missing_extra_is_no_traceback_of_a_process() -> None:
    without = "import sys; sys.modules['rich'] = None; from cchc_model.cli import main; sys.exit(main())"
    done = subprocess.run([sys.executable, "-c", without, "check", ONE], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)
    assert b"pip install" in done.stderr


# Pipes and terminals


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX")
@pytest.mark.parametrize(
    ("arguments", "reader"),
    some_of(
        [(["rules", "--json"], "head -1"), (["check", str(QUARTER), "--jobs", "2"], "true"),
         (["check", str(ANNEX)], "head -1"), (["framework", "--toml"], "true"), (["check", "--help"], "head -1"),
         (["--version"], "true")]
    ),
)  # fmt: skip
def test_a_closed_pipe_is_no_traceback(arguments: list[str], reader: str) -> None:
    from shlex import join

    line = f"set -o pipefail; {join(command(*arguments))} | {reader}"
    done = subprocess.run(["/bin/bash", "-c", line], capture_output=True, encoding="utf-8", check=False)
    assert done.stderr == ""
    assert done.returncode in (0, 1, 141)
    assert done.stdout.count("\n") == (reader == "head -1")


def test_a_pipe_has_whole_lines_without_colours(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "check", str(ANNEX))
    for finding in check(read_report(ANNEX)).findings:
        assert finding.message() in out  # on one line
    lines = out.splitlines()
    assert not [line for line in lines if line != line.rstrip() or "─" in line]
    assert "\x1b" not in out


def on_terminal(*arguments: str, columns: int = 100, **variables: str) -> str:
    """Return what the command prints on a terminal."""
    import pty

    leader, follower = pty.openpty()
    environment = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
    environment |= {"TERM": "xterm-256color", **variables}
    import fcntl
    import struct
    import termios

    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    with subprocess.Popen(command(*arguments), stdout=follower, stderr=follower, env=environment) as process:
        os.close(follower)
        text = b""
        while True:
            ready, _, _ = select.select([leader], [], [], 60)
            try:
                piece = os.read(leader, 65536) if ready else b""
            except OSError:  # how Linux ends a terminal
                piece = b""
            if not piece:
                break
            text += piece
        process.wait(60)
    os.close(leader)
    return text.decode().replace("\r\n", "\n")


@pytest.mark.costly
@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of POSIX")
def test_a_terminal_has_colours_and_lines_of_its_width() -> None:
    text = on_terminal("check", str(ANNEX), columns=100)
    assert "\x1b[1;31mLỗi" in text
    assert "\x1b[33mCảnh báo" in text
    assert max(len(line) for line in ANSI.sub("", text).splitlines() if "─" in line) == 100
    plain = on_terminal("check", str(ANNEX), NO_COLOR="1")
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", plain)
    assert "\x1b" not in on_terminal("check", str(ANNEX), TERM="dumb")


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of POSIX")
def test_progress_of_many_files_is_on_the_terminal_and_goes_away() -> None:
    text = on_terminal("check", str(QUARTER))
    assert "6/6" in text
    assert words(ANSI.sub("", text)).endswith("Đã đọc 6/6 tệp trong quarter_1.")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("after", [0.05, 1.0])
def test_ctrl_c_is_status_130_without_a_traceback(tmp_path: Path, after: float) -> None:
    for number in range(400):
        (tmp_path / f"{number}.txt").symlink_to(ANNEX)
    # Whoever runs the tests in the background ignores Ctrl-C, and so would the program.
    text = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "import cchc_model; from cchc_model.cli import main; print(flush=True); raise SystemExit(main())"
    )
    with subprocess.Popen(
        [sys.executable, "-c", text, "check", *map(str, tmp_path.iterdir())],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(after)
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"")
