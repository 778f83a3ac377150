import errno
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import cchc_model
from cchc_model import (
    SOC_TRANG_DISTRICT,
    CheckResult,
    Framework,
    Rates,
    Report,
    check,
    compute_rates,
    from_data,
    locate_errors,
    read_report,
    to_data,
    write_report,
)
from cchc_model.checking.suspects.conflicts import Conflict
from cchc_model.cli import main
from helpers.paths import ANNEX, ROOT
from helpers.sampling import some_of

ANNEX_PATH = str(ANNEX)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(arguments)
    captured = capsys.readouterr()
    return status, captured.out, captured.err


@pytest.fixture
def clean(tmp_path: Path) -> str:
    """An annex without errors."""
    path = tmp_path / "clean.txt"
    write_report(Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 31, "plan_tasks_completed": 8}), path)
    return str(path)


def words(text: str) -> str:
    return " ".join(text.split())


def test_check_shows_the_findings_worst_first(capsys: pytest.CaptureFixture[str], report: Report) -> None:
    status, out, err = run(capsys, "check", ANNEX_PATH)
    assert (status, err) == (1, "")
    severities = [line.split(" ")[0] for line in out.splitlines() if line.split(" ")[0] in ("Lỗi", "Cảnh", "Lưu")]
    by_section = [["Cảnh"] * 4 + ["Lưu"], ["Lỗi", "Cảnh"], ["Lỗi"], ["Lỗi"] * 2 + ["Cảnh"] * 8]
    assert severities == [severity for section in by_section for severity in section]
    titles = [line for line in out.splitlines() if line.startswith(("I", "V"))]
    assert titles[1] == "V. Cải cách chế độ công vụ (25/27 chỉ tiêu có số liệu)"
    assert len(titles) == len(by_section)
    for suspect in ("[148 D156] 46 → 0 (trùng số của dòng liền kề)", "hoặc [127 D134] 1 → 0", "[129 D136] 0 → ≥ 52"):
        assert suspect in out
    assert "có thể là 267: gõ" in out
    for rows in ("147-151", "162-164", "123, 125-127", "183-184", "61, 194", "129-130", "192", "193"):
        assert rows in out
    assert "46 + 1 + 0 + 45" in words(out)
    assert "Đã đọc số liệu của 128/175 chỉ tiêu; 2 giá trị ở dòng ngoài khung. 4 lỗi, 13 cảnh báo, 1 lưu ý." in out
    assert "  sum.leaders_appointed: dòng 123, 125-127 của biểu mẫu\n" in out
    assert len(check(report).findings) == 18


def test_check_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "check", ANNEX_PATH, "--lang", "en")
    assert status == 1
    assert "Read values of 128 of 175 indicators; 2 values are leftovers. 4 errors, 13 warnings, 1 note." in out
    assert "149 rules: 90 passed, 6 failed, 36 unknown, 17 not applicable." in out


def test_check_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "check", "--json", ANNEX_PATH)
    data = json.loads(out)
    assert status == 1
    result = check(read_report(ANNEX_PATH))
    assert from_data(data["check"], CheckResult) == result
    assert from_data(data["conflicts"], tuple[Conflict, ...]) == locate_errors(result.report)
    assert data["check"]["findings"][0]["rule"] == "sum.leaders_appointed"
    assert "Số" in out


def test_an_annex_without_errors_has_status_0(capsys: pytest.CaptureFixture[str], clean: str) -> None:
    status, out, _ = run(capsys, "check", clean)
    assert status == 0
    assert "0 lỗi" in out


def test_rates(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "rates", ANNEX_PATH)
    assert status == 0
    assert "Tỷ lệ hoàn thành kế hoạch CCHC năm 8 31 25,81% 25,81%" in words(out)
    assert "4.833 5.627 85,89%" in words(out)
    assert "mẫu số bằng 0" in out
    assert "Phụ lục soc_trang_district_annex.txt còn lỗi nên kết quả trên có thể sai" in out
    assert "thiếu số liệu ở dòng 132 của biểu mẫu" in out
    status, out, _ = run(capsys, "rates", ANNEX_PATH, "--json")
    assert from_data(json.loads(out), Rates) == compute_rates(read_report(ANNEX_PATH))
    assert json.loads(out)["rates"]["plan_completion"]["percent"] == "800/31"


def test_show(capsys: pytest.CaptureFixture[str], report: Report) -> None:
    status, out, _ = run(capsys, "show", ANNEX_PATH)
    assert status == 0
    assert "71 Số hồ sơ TTHC do UBND cấp huyện tiếp nhận Hồ sơ 5.627" in words(out)
    assert "Dòng ngoài khung: “Dịch vụ bưu chính công ích (BCCI)”: 267" in out
    status, out, _ = run(capsys, "show", ANNEX_PATH, "--json")
    assert from_data(json.loads(out), Report) == report


def test_a_damaged_value_is_marked(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("\tSố nhiệm vụ đề ra trong kế hoạch\tNhiệm vụ\t3l\t", encoding="utf-8")
    _, out, _ = run(capsys, "show", str(path))
    assert "[3l?]" in out
    status, out, _ = run(capsys, "check", str(path))
    assert status == 1
    assert "Có thể là: “31”" in words(out)


@pytest.mark.parametrize("key", ["district_dossiers_received", "III.6.1", "71"])
def test_framework_describes_a_row(capsys: pytest.CaptureFixture[str], key: str) -> None:
    status, out, _ = run(capsys, "framework", key)
    assert status == 0
    for line in (
        "Dòng: 71",
        "Vị trí: III.6.1",
        "Loại: số lượng",
        "Đơn vị tính: Hồ sơ",
        "Cộng được giữa các cơ quan: có",
    ):
        assert line in out.splitlines()


def test_framework_describes_rates_rules_and_headings(capsys: pytest.CaptureFixture[str]) -> None:
    assert "on_time_rate" in run(capsys, "framework", "on_time_rate", "--lang", "en")[1]
    out = run(capsys, "framework", "sum.disciplined", "--lang", "en")[1]
    assert "Reason: The total is usually the sum of its rows" in out
    assert "Kind: heading" in run(capsys, "framework", "dossier_results", "--lang", "en")[1]
    assert json.loads(run(capsys, "framework", "plan_tasks", "--json")[1])["position"] == "I.1.1"


def test_framework_lists_all_rows(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "framework")
    assert status == 0
    assert all(row.id in out for row in SOC_TRANG_DISTRICT.rows)
    assert from_data(json.loads(run(capsys, "framework", "--json")[1]), Framework) == SOC_TRANG_DISTRICT


@pytest.mark.parametrize("key", ["plan_task", "212", "9" * 50, "sum.disciplin", ""])
def test_an_unknown_id_is_one_line_with_status_2(capsys: pytest.CaptureFixture[str], key: str) -> None:
    status, out, err = run(capsys, "framework", key)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("cchc: ")


@pytest.mark.parametrize("command", ["check", "rates", "show"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_cannot_be_read_is_one_line_with_status_2(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str, lang: str
) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)))
    for path in (
        tmp_path / "nowhere.txt",
        tmp_path,
        tmp_path / "a.docx",
        tmp_path / "empty.txt",
        tmp_path / "binary.txt",
    ):
        if command == "check" and path == tmp_path:
            continue  # a folder is checked file by file
        status, out, err = run(capsys, command, str(path), "--lang", lang)
        assert (status, out, err.count("\n")) == (2, "", 1)
        assert err.startswith("cchc: ")
        assert path.name in err


def test_unknown_ids_are_answered_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert "không có “plan_task”; có phải là “plan_tasks”" in run(capsys, "framework", "plan_task")[2]
    assert "has no 'plan_task'; did you mean 'plan_tasks'" in run(capsys, "framework", "plan_task", "--lang", "en")[2]


def test_an_id_is_shown_as_one(capsys: pytest.CaptureFixture[str]) -> None:
    for key, measure in (("plan_tasks", "task"), ("plan_completion_rate", "percent")):
        assert f"Mã đơn vị tính: {measure}\n" in run(capsys, "framework", key)[1]
        assert f"Measure id: {measure}\n" in run(capsys, "framework", key, "--lang", "en")[1]


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out == f"cchc {cchc_model.__version__}\n"


def test_a_file_of_which_nothing_can_be_read_is_no_success(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "spaces.txt"
    path.write_text(ANNEX.read_text(encoding="utf-8").replace("\t", "    "), encoding="utf-8")
    assert run(capsys, "check", str(path))[0] in (1, 2)


def test_wrong_arguments_have_status_2(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in ([], ["check"], ["nothing", "x"], ["check", ANNEX_PATH, "--lang", "fr"]):
        with pytest.raises(SystemExit) as caught:
            main(arguments)
        assert caught.value.code == 2
    capsys.readouterr()


@pytest.mark.parametrize(
    ("arguments", "vi", "en"),
    [
        (["check"], "cchc check: thiếu TỆP_HOẶC_THƯ_MỤC", "the following arguments are required: FILE_OR_FOLDER"),
        (
            ["nothing"],
            "không có lệnh “nothing”; các lệnh: check, ",
            "no command 'nothing'; the commands are: ",
        ),
        (["rules", "x"], "cchc rules: lệnh này không nhận x", "unrecognized arguments: x"),
        (["convert", "a", "-o"], "sau -o/--output cần một giá trị", "argument -o/--output: expected one argument"),
        (["check", "a", "--jobs", "x"], "sau --jobs cần số nguyên từ 1 đến 256, không phải “x”", "1 to 256, not 'x'"),
        (["framework", "a", "--toml"], "--toml không dùng cùng ", "not allowed with argument"),
    ],
)
def test_wrong_arguments_are_told_in_the_language_of_the_command(
    capsys: pytest.CaptureFixture[str], arguments: list[str], vi: str, en: str
) -> None:
    for lang, said in (([], vi), (["--lang=vi"], vi), (["--lang", "en"], en), (["--lang=en"], en)):
        with pytest.raises(SystemExit) as caught:
            main([arguments[0], *lang, *arguments[1:]])
        told = capsys.readouterr().err
        assert caught.value.code == 2
        assert said in told
        assert told.startswith("cách dùng: " if said == vi else "usage: ")


def test_without_rich_the_command_says_what_to_install(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "rich"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "rich", None)
    status, out, err = run(capsys, "check", ANNEX_PATH)
    assert (status, out) == (2, "")
    assert 'pip install "cchc-model[cli]"' in err
    assert run(capsys, "check", ANNEX_PATH, "--json")[0] == 1


def command(*arguments: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "LC_", "LANG"))}
    return subprocess.run(
        [sys.executable, "-m", "cchc_model", *arguments], capture_output=True, check=False, env=environment | variables
    )


def test_the_module_is_the_command() -> None:
    done = command("check", ANNEX_PATH)
    assert (done.returncode, done.stderr) == (1, b"")
    assert "147-151" in done.stdout.decode()


@pytest.mark.parametrize(
    "variables", some_of([{"PYTHONUTF8": "0", "LC_ALL": "POSIX"}, {"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C"}])
)
def test_vietnamese_is_printed_whatever_the_locale(variables: dict[str, str]) -> None:
    done = command("check", ANNEX_PATH, **variables)
    assert (done.returncode, done.stderr) == (1, b"")
    assert "tổng các thành phần là 92" in " ".join(done.stdout.decode().split())


def test_a_reader_that_stops_early_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "cchc_model", "framework", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""


def test_output_goes_where_it_is_redirected(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="cp1258")
    monkeypatch.setattr(sys, "stdout", stream)
    main(["rates", ANNEX_PATH])
    stream.seek(0)
    assert "Tỷ lệ" in stream.read()


def test_rules_lists_the_catalogue(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "rules", "--lang", "en")
    assert status == 0
    assert all(rule.id in out for rule in SOC_TRANG_DISTRICT.rules)
    data = json.loads(run(capsys, "rules", "--json")[1])
    assert [rule["rule"] for rule in data] == [rule.id for rule in SOC_TRANG_DISTRICT.rules]
    assert data[0]["statement"]["en"].startswith("“Completion rate of the annual PAR plan” must equal “")
    assert data[0]["indicators"] == ["plan_completion_rate", "plan_tasks_completed", "plan_tasks"]


def test_explain_says_what_a_rule_means_why_and_which_rows_it_joins(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "explain", "no.legal_education")
    assert status == 0
    lines = out.splitlines()
    assert lines[0] == (
        "Nếu “Thực hiện công tác phổ biến, giáo dục pháp luật” là 0 (Không) "
        "thì “Số lượng văn bản đã tuyên truyền” phải bằng 0."
    )
    assert lines[1] == "Lý do: Nội dung không thực hiện thì không có số liệu phát sinh."
    assert lines[2] == (
        "Ví dụ vi phạm: “Thực hiện công tác phổ biến, giáo dục pháp luật” ghi 0 (Không), nhưng “Số lượng văn bản đã "
        "tuyên truyền” là 1."
    )
    assert lines[3] == "Mức khi vi phạm: lỗi."
    assert "II.3.5.1" in out
    _, out, _ = run(capsys, "explain", "requires.survey_method", "--lang", "en")
    assert out.startswith("If “Survey method” is 1 (On paper) or 2 (Both), “Survey forms” must be above 0.\nReason: ")
    assert json.loads(run(capsys, "explain", "sum.recruitment", "--json")[1])["severity"] == "error"


def test_explain_an_unknown_rule(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "explain", "sum.disciplin")
    assert (status, out) == (2, "")
    assert "sum.disciplined" in err


def test_check_shows_several_wrong_values_as_one_way_out(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    values = {"procedures_in_force": 405, "procedures_district": 400, "procedures_commune": 135}
    values |= {"interlinked_same_level": 405, "district_postal_procedures": 300, "survey_forms": -4}
    write_report(Report.from_values(SOC_TRANG_DISTRICT, values), path)
    status, out, _ = run(capsys, "check", str(path), "--lang", "en")
    assert status == 1
    assert "[60 D61] 405 → 535" in out
    assert "-4 → ≥ 0 (possibly 4: extra minus" in out
    assert "400 → 270" not in out  # as row 194 says 300


def test_check_against_a_former_annex(capsys: pytest.CaptureFixture[str], tmp_path: Path, clean: str) -> None:
    former = tmp_path / "former.txt"
    write_report(Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 310, "plan_tasks_completed": 8}), former)
    status, out, _ = run(capsys, "check", clean, "--former", str(former))
    assert status == 0
    assert "ghi 31, trong khi báo cáo kỳ trước ghi 310" in words(out)
    assert run(capsys, "check", clean, "--former", str(tmp_path / "nowhere.txt"))[0] == 2


def test_nil_counts_as_zero_when_asked(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "nil.txt"
    lines = ["4\tCông tác đào tạo, bồi dưỡng\t\t\t"]
    lines += ["\tSố người được đào tạo, bồi dưỡng theo Kế hoạch\tNgười\t-\t"]
    lines += ["\tSố người đã được đào tạo, bồi dưỡng thực tế\tNgười\t52\t"]
    path.write_text("\n".join(lines), encoding="utf-8")
    for options, expected in (((), []), (("--nil-as-zero",), ["part.training_actual"])):
        data = json.loads(run(capsys, "check", "--json", *options, str(path))[1])
        assert [finding["rule"] for finding in data["check"]["findings"] if finding["rule"]] == expected
    assert "mẫu số bằng 0" in run(capsys, "rates", str(path), "--nil-as-zero")[1]


OWN = str(ROOT / "examples" / "complaints_framework.toml")
OWN_ANNEX = """\
A\tGiải quyết đơn thư
1\tSố đơn tiếp nhận\tĐơn\t40\t
\tĐã giải quyết\tĐơn thư\t31\t
\tĐang giải quyết\tĐơn\t8\t
"""


@pytest.fixture
def own_annex(tmp_path: Path) -> str:
    folder = tmp_path / "annexes"
    folder.mkdir()
    (folder / "annex.txt").write_text(OWN_ANNEX, encoding="utf-8")
    return str(folder / "annex.txt")


def test_every_command_takes_a_framework_of_ones_own(capsys: pytest.CaptureFixture[str], own_annex: str) -> None:
    status, out, _ = run(capsys, "check", own_annex, "--framework", OWN, "--lang", "en")
    assert status == 1
    assert "Handling of complaints (3/5 indicators have a value)" in out
    assert "(31 + 8)" in out
    status, out, _ = run(capsys, "check", own_annex, "--former", own_annex, "--framework", OWN, "--json")
    assert json.loads(out)["check"]["report"]["framework"] == {"id": "complaints", "version": "2026"}
    status, out, _ = run(capsys, "check", str(Path(own_annex).parent), "--framework", OWN, "--json")
    assert (status, json.loads(out)["check"]["report"]["framework"]["id"]) == (1, "complaints")
    assert (
        json.loads(run(capsys, "rates", own_annex, "--framework", OWN, "--json")[1])["rates"]["settlement"]["numerator"]
        == 31
    )
    assert (
        json.loads(run(capsys, "show", own_annex, "--framework", OWN, "--json")[1])["framework"]["id"] == "complaints"
    )
    assert [row["id"] for row in json.loads(run(capsys, "framework", "--framework", OWN, "--json")[1])["rows"]][
        -1
    ] == "graded"
    assert len(json.loads(run(capsys, "rules", "--framework", OWN, "--json")[1])) == 4
    assert "Số đơn tiếp nhận" in run(capsys, "explain", "sum.received", "--framework", OWN)[1]


def test_the_framework_is_printed_as_the_file_that_defines_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    status, out, _ = run(capsys, "framework", "--toml")
    path = tmp_path / "framework.toml"
    path.write_text(out, encoding="utf-8")
    assert status == 0
    assert cchc_model.read_framework(path) == SOC_TRANG_DISTRICT
    assert run(capsys, "framework", "--toml", "--framework", str(path))[1] == out


@pytest.mark.parametrize("name", ["a.pdf", "a", "a.doc"])
def test_a_suffix_that_cannot_be_written_is_refused_in_the_language_of_the_command(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    target = tmp_path / name
    status, out, err = run(capsys, "convert", ANNEX_PATH, "-o", str(target))
    assert (status, out, target.exists()) == (2, "", False)
    assert "không ghi được" in err
    assert "chưa hợp lệ" in err
    assert f"{name}: không ghi được" in err
    assert "“”" not in err
    assert "cannot be written" not in err
    assert "cannot be written" in run(capsys, "convert", ANNEX_PATH, "-o", str(target), "--lang", "en")[2]


def test_what_is_no_place_to_write_to_is_told_as_such(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for target, vi, en in (
        (tmp_path, "đây là thư mục; đề nghị ghi tên tệp", "this is a folder; give a file name"),
        (
            tmp_path / "none" / "a.docx",
            f"không có thư mục {tmp_path / 'none'};",
            f"the folder {tmp_path / 'none'} does not exist;",
        ),
    ):
        status, out, err = run(capsys, "convert", ANNEX_PATH, "-o", str(target))
        assert (status, out) == (2, "")
        assert vi in err
        assert en in run(capsys, "convert", ANNEX_PATH, "-o", str(target), "--lang", "en")[2]


def test_a_file_that_another_program_has_open_is_to_be_closed_first(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def held(path: Path, _data: bytes) -> int:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr(Path, "write_bytes", held)
    target = str(tmp_path / "a.xlsx")
    status, _, err = run(capsys, "convert", ANNEX_PATH, "-o", target)
    assert status == 2
    assert f"{target}: không có quyền ghi tệp; nếu tệp đang mở trong Word hoặc Excel, đề nghị đóng lại" in err
    assert "close it first" in run(capsys, "convert", ANNEX_PATH, "-o", target, "--lang", "en")[2]


def test_the_mistakes_of_an_framework_are_all_printed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(Path(OWN).read_text(encoding="utf-8").replace('"flow"', '"flows"'), encoding="utf-8")
    status, out, err = run(capsys, "check", ANNEX_PATH, "--framework", str(path))
    assert (status, out) == (2, "")
    assert err.startswith("cchc: Khung chỉ tiêu “own.toml” chưa hợp lệ (4 lỗi)")
    assert "“flows” không thuộc “flow”, “ytd”, “stock”" in err
    err = run(capsys, "check", ANNEX_PATH, "--framework", str(path), "--lang", "en")[2]
    assert err.startswith("cchc: invalid framework 'own.toml' (4 problems)")
    assert "'flows' is not one of 'flow', 'ytd', 'stock'" in err
    path.write_text("rows = [", encoding="utf-8")
    assert "không đúng cú pháp TOML" in run(capsys, "rules", "--framework", str(path))[2]
    assert "không tìm thấy tệp" in run(capsys, "rules", "--framework", str(tmp_path / "none.toml"))[2]


@pytest.mark.parametrize("suffix", ["csv", "docx", "xlsx", "json", "html"])
def test_convert_writes_by_the_suffix(
    suffix: str, report: Report, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    target = tmp_path / f"annex.{suffix}"
    status, out, _ = run(capsys, "convert", ANNEX_PATH, "-o", str(target))
    assert (status, out.splitlines()[0]) == (0, f"Đã ghi {target}.")
    expected = io.BytesIO()
    write_report(report, expected, format=suffix)
    assert target.read_bytes() == expected.getvalue()
    status, out, _ = run(capsys, "convert", ANNEX_PATH, "-o", str(target), "--json")
    data = json.loads(out)
    assert (status, data["written"]) == (0, str(target))
    assert data["findings"] == to_data(check(report))["findings"]


def test_convert_refuses_what_cannot_be_written(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, _, err = run(capsys, "convert", ANNEX_PATH, "-o", str(tmp_path / "annex.pdf"))
    assert (status, "docx" in err) == (2, True)
    source = tmp_path / "annex.txt"
    source.write_bytes(ANNEX.read_bytes())
    status, _, err = run(capsys, "convert", str(source), "-o", str(tmp_path / "." / "annex.txt"))
    assert (status, "chính là tệp được đọc" in err) == (2, True)
    assert source.read_bytes() == ANNEX.read_bytes()


def test_the_options_say_what_a_file_leaves_open(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    said = ["--organisation", "huyện Mỹ Xuyên", "--period", "quý I/2022"]
    who, when = "UBND huyện Mỹ Xuyên", {"year": 2022, "kind": "quarter", "number": 1}
    data = json.loads(run(capsys, "show", ANNEX_PATH, "--json", *said)[1])
    assert data["organisation"]["name"] == who
    assert data["period"].items() >= when.items()
    codes = {f["code"] for f in json.loads(run(capsys, "check", ANNEX_PATH, "--json", *said)[1])["check"]["findings"]}
    assert not codes & {"organisation_unknown", "period_unknown"}
    target = tmp_path / "a.json"
    assert run(capsys, "convert", ANNEX_PATH, "-o", str(target), *said)[0] == 0
    assert json.loads(target.read_text(encoding="utf-8"))["organisation"]["name"] == who
    assert run(capsys, "rates", ANNEX_PATH, *said)[0] == 0
    assert f"{who}, Quý I năm 2022" not in run(capsys, "compare", ANNEX_PATH, ANNEX_PATH, *said[:2])[1]
    assert who in run(capsys, "compare", ANNEX_PATH, ANNEX_PATH, *said[:2])[1]


def test_the_options_count_for_every_file_of_a_folder(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(ANNEX.read_bytes())
    _, out, _ = run(capsys, "check", str(tmp_path), "--period", "quý I/2022", "--organisation", "UBND xã A")
    assert "UBND xã A" in out
    assert "Quý I năm 2022" in words(out)
    _, out, _ = run(capsys, "consolidate", str(tmp_path), "--period", "quý I/2022")
    assert "(Quý I năm 2022)" in words(out)


@pytest.mark.parametrize(
    ("option", "text", "example"),
    [("--period", "quý mấy", "quý I/2022"), ("--organisation", "UBND", "UBND huyện Mỹ Xuyên")],
)
def test_an_option_that_is_not_understood_is_refused_with_examples(
    option: str, text: str, example: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for lang in ("vi", "en"):
        status, out, err = run(capsys, "check", ANNEX_PATH, option, text, "--lang", lang)
        assert (status, out) == (2, "")
        assert example in err
        assert text in err


FORM = "TT;Chỉ tiêu;ĐVT;Kế hoạch;Kết quả\n1;Số hồ sơ tiếp nhận;Hồ sơ;9;8\n2;Số hồ sơ đã giải quyết;Hồ sơ;7;6\n"


def test_a_draft_is_not_written_over_an_edited_framework(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    form, target = tmp_path / "form.csv", tmp_path / "own.toml"
    form.write_text(FORM, encoding="utf-8")
    drafted = ["draft", str(form), "--lang", "en", "-o", str(target)]
    assert main(drafted) == 0
    assert main(drafted) == 0  # the same content again
    edited = target.read_text(encoding="utf-8").replace("Số hồ sơ tiếp nhận", "Hồ sơ tiếp nhận") + "# của tôi\n"
    target.write_text(edited, encoding="utf-8")
    assert main(drafted) == 2
    assert f"--update {target} -o {target}" in capsys.readouterr().err
    assert target.read_text(encoding="utf-8") == edited
    other = tmp_path / "other.toml"
    other.write_text("# khác\n", encoding="utf-8")
    assert main(["draft", str(form), "--update", str(target), "-o", str(other)]) == 2
    assert other.read_text(encoding="utf-8") == "# khác\n"
    assert main(["draft", str(form), "--update", str(target), "-o", str(target)]) == 0


def test_a_draft_reminds_of_the_column_that_was_chosen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    form = tmp_path / "form.csv"
    form.write_text(FORM, encoding="utf-8")
    assert main(["draft", str(form), "--lang", "en", "--column", "Kế hoạch"]) == 0
    assert "--column" not in capsys.readouterr().out  # the framework has it
    form.write_text(FORM.replace("Kế hoạch", "Năm 2024"), encoding="utf-8")
    assert main(["draft", str(form), "--lang", "en", "--column", "Năm 2024"]) == 0
    assert 'need --column "Năm 2024" too' in capsys.readouterr().out
    assert main(["draft", str(form), "--json", "--column", "Năm 2024"]) == 0
    json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("command", ["rates", "consolidate", "convert"])
def test_numbers_that_no_result_contains_are_told(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "annex.txt").write_bytes(ANNEX.read_bytes())
    source = str(folder if command == "consolidate" else folder / "annex.txt")
    main([command, source, *(["-o", str(tmp_path / "out.txt")] if command == "convert" else []), "--lang", "en"])
    told = capsys.readouterr().out
    assert ("numbers that belong to no indicator" in told) is (command != "convert")  # it writes these rows too
