"""The commands that score, consolidate and compare, on the fictional province of the examples."""

import json
import re
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest

import cchc_model as cchc
from cchc_model import check, read_report
from cchc_model.analysis.scoring import Ranked
from cchc_model.cli import main
from cchc_model.io.writing import FORMATS
from helpers.fictional import FOLDER, files
from helpers.paths import ANNEX, ROOT

RUBRIC = str(ROOT / "examples" / "illustrative_rubric.toml")
QUARTER_1, QUARTER_2 = (str(FOLDER / f"quarter_{quarter}") for quarter in (1, 2))
ONE = f"{QUARTER_1}/huyen_vi_du_1.txt"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(arguments)
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def words(text: str) -> str:
    return " ".join(text.split())


def test_the_examples_are_what_their_generator_writes() -> None:
    written = {path: path.read_bytes() for path in FOLDER.rglob("*.txt")}
    assert written == dict(files())
    wrong = [path.name for path in written if check(read_report(path)).worst() is cchc.Severity.ERROR]
    assert wrong == ["huyen_vi_du_2.txt"]


def test_score_prints_each_component_and_the_total(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "score", str(ANNEX), "--rubric", RUBRIC, "--appraised", "survey_score=6,5")
    assert (status, err) == (0, "")
    shown = words(out)
    assert "không do cơ quan nào ban hành" in out
    assert "Hồ sơ cấp huyện giải quyết đúng hạn 5 4 “Tỷ lệ hồ sơ cấp huyện giải quyết đúng hạn” là" in shown
    assert "Tổng điểm: 22,27 đến 40,27, tối đa 50 (44,54% đến 80,54%)." in shown
    assert "Xếp loại: Tốt, Khá, Trung bình hoặc Yếu." in shown
    assert "10 tiêu chí thành phần chưa chấm được." in shown
    assert "Phụ lục soc_trang_district_annex.txt còn lỗi nên kết quả trên có thể sai" in shown


def components(ranked: dict[str, Any]) -> list[dict[str, Any]]:
    sheet = ranked["sheet"]
    parts = [
        one for section in sheet["sections"] for criterion in section["criteria"] for one in criterion["components"]
    ]
    return [*parts, *sheet["bonuses"], *sheet["penalties"]]


def test_score_in_english_with_the_offices_own_scores(capsys: pytest.CaptureFixture[str]) -> None:
    components = [c.id for c in cchc.read_rubric(RUBRIC).components]
    own = [argument for name in components for argument in ("--self-assessed", f"{name}=1")]
    status, out, _ = run(capsys, "score", ONE, "--rubric", RUBRIC, "--lang", "en", *own)
    assert status == 0
    assert f"Self-assessed score: {len(components)}." in out
    assert "Band: Fair or Average." in out


def test_score_as_json_is_exact(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "score", str(ANNEX), "--rubric", RUBRIC, "--json")
    data = json.loads(out)
    assert status == 0
    rubric = cchc.read_rubric(RUBRIC)
    assert data["total"] == {"low": "1577/100", "high": "4177/100"}
    assert cchc.from_data(data, cchc.ScoreSheet, rubric=rubric) == cchc.score(read_report(ANNEX), rubric)


@pytest.mark.parametrize(
    ("option", "vi", "en"),
    [
        ("survey_score", "không đúng dạng TIÊU_CHÍ=ĐIỂM", "does not have the form COMPONENT=POINTS"),
        ("survey_score=6.5", "“6.5” không phải là số: dấu “.” đặt giữa", "'6.5' is not a number: Vietnamese numbers"),
        ("survey_score=99", "từ 0 đến điểm tối đa 8", "are outside the range from 0 to the maximum 8"),
        ("survey=6", "có phải là “survey_score”", "did you mean 'survey_score'"),
    ],
)
def test_scores_that_cannot_be_are_refused(capsys: pytest.CaptureFixture[str], option: str, vi: str, en: str) -> None:
    for lang, said in (("vi", vi), ("en", en)):
        status, out, err = run(capsys, "score", ONE, "--rubric", RUBRIC, "--appraised", option, "--lang", lang)
        assert (status, out) == (2, "")
        assert said in err


def test_a_component_is_not_given_two_scores(capsys: pytest.CaptureFixture[str]) -> None:
    twice = ("--appraised", "survey_score=6", "--appraised", "survey_score=7")
    status, _, err = run(capsys, "score", ONE, "--rubric", RUBRIC, *twice)
    assert status == 2
    assert "“survey_score” được ghi hai lần" in err


def test_score_of_a_folder_ranks(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "score", QUARTER_1, "--rubric", RUBRIC, "--jobs", "1")
    assert status == 0
    named = re.findall(r"UBND huyện Ví Dụ \w+", out)
    assert sorted(named) == sorted(f"UBND huyện Ví Dụ {name}" for name in ("Một", "Hai", "Ba", "Bốn", "Năm", "Sáu"))
    assert "Phụ lục huyen_vi_du_2.txt còn lỗi" in out
    status, out, _ = run(capsys, "score", QUARTER_1, "--rubric", RUBRIC, "--jobs", "1", "--json")
    ranking = json.loads(out)["ranking"]
    assert [(one["best"], one["worst"]) for one in ranking] == [(1, 6)] * 6  # the survey is not appraised yet
    doubtful = {
        one["sheet"]["organisation"]["name"]: [c["component"] for c in components(one) if c["broken"]]
        for one in ranking
    }
    assert {name: ids for name, ids in doubtful.items() if ids} == {"UBND huyện Ví Dụ Hai": ["district_on_time"]}


def test_score_of_a_folder_of_two_periods_ranks_each(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for quarter in (2, 1):
        for number in (1, 2):
            name = f"huyen_vi_du_{number}.txt"
            copyfile(Path(QUARTER_1).parent / f"quarter_{quarter}" / name, tmp_path / f"q{quarter}_{name}")
    status, out, _ = run(capsys, "score", str(tmp_path), "--rubric", RUBRIC, "--jobs", "1")
    assert status == 0
    said = re.findall(r"Quý I+ năm 2022|UBND huyện Ví Dụ \w+", out)
    assert said[::3] == ["Quý I năm 2022", "Quý II năm 2022"]
    assert len(said) == 6
    _, out, _ = run(capsys, "score", str(tmp_path), "--rubric", RUBRIC, "--jobs", "1", "--json")
    places = [(one["sheet"]["period"]["number"], one["best"]) for one in json.loads(out)["ranking"]]
    assert [number for number, _ in places] == [1, 1, 2, 2]
    assert {best for _, best in places} <= {1, 2}


def test_score_of_a_folder_names_the_files_of_an_organisation_that_has_several(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for number in (1, 2, 3):
        copyfile(Path(QUARTER_1, f"huyen_vi_du_{number}.txt"), tmp_path / f"{number}.txt")
    copyfile(tmp_path / "1.txt", tmp_path / "1 (copy).txt")
    other = (tmp_path / "2.txt").read_text(encoding="utf-8").replace("3184", "3185").replace("3.184", "3.185")
    (tmp_path / "2b.txt").write_text(f"{other}\n", encoding="utf-8")
    arguments = ("score", str(tmp_path), "--rubric", RUBRIC, "--jobs", "1")
    status, out, _ = run(capsys, *arguments, "--lang", "en")
    assert status == 0
    where = "Quarter 1 of 2022: the files"
    assert f"UBND huyện Ví Dụ Một, {where} 1 (copy).txt, 1.txt have the same values, so it is ranked once." in out
    assert f"UBND huyện Ví Dụ Hai, {where} 2.txt, 2b.txt differ, so it is not ranked; keep only the right one." in out
    _, out, _ = run(capsys, *arguments, "--json")
    data = json.loads(out)
    assert {one["sheet"]["organisation"]["name"] for one in data["ranking"]} == {
        "UBND huyện Ví Dụ Một",
        "UBND huyện Ví Dụ Ba",
    }
    assert [one["files"] for one in data["remarks"]] == [["1 (copy).txt", "1.txt"], ["2.txt", "2b.txt"]]


def test_score_of_a_folder_leaves_out_what_nothing_of_the_rubric_applies_to(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    rubric = tmp_path / "rubric.toml"
    part = 'maximum = 1\nvi = "Đối thoại"\nen = "Dialogue"\n'
    rubric.write_text(
        'format = 1\nid = "one"\nversion = "1"\nframework = "soc_trang_district"\nmaximum = 1\n'
        f'name = {{ vi = "Bảng", en = "Rubric" }}\n[[sections]]\nid = "s"\n{part}[[sections.criteria]]\nid = "c"\n'
        f'{part}[[sections.criteria.components]]\nid = "d"\n{part}method = "by_answer"\n'
        'indicator = "leader_dialogue"\npoints = { 1 = 1, 0 = 0 }\n',
        encoding="utf-8",
    )
    folder = tmp_path / "annexes"
    folder.mkdir()
    annex = Path(QUARTER_1, "huyen_vi_du_1.txt").read_text(encoding="utf-8")
    (folder / "1.txt").write_text(annex.replace("Không = 0\t1\t", "Không = 0\tKhông áp dụng\t"), encoding="utf-8")
    arguments = ("score", str(folder), "--rubric", str(rubric), "--jobs", "1", "--lang", "en")
    status, out, err = run(capsys, *arguments)
    assert (status, err) == (2, "")
    assert "UBND huyện Ví Dụ Một, Quarter 1 of 2022: no component applies, so it is not ranked (1.txt)." in out


def test_score_of_a_folder_takes_the_scores_of_people_from_a_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    people = tmp_path / "people.toml"
    names = ("Một", "Hai", "Ba", "Bốn", "Năm", "Sáu")
    people.write_text(
        "".join(
            f'["UBND huyện Ví Dụ {name}"]\nappraised = {{ survey_score = {7 - i} }}\n' for i, name in enumerate(names)
        ),
        encoding="utf-8",
    )
    arguments = ("score", QUARTER_1, "--rubric", RUBRIC, "--jobs", "1", "--assessments")
    _, out, _ = run(capsys, *arguments, str(people), "--json")
    ranking = json.loads(out)["ranking"]
    assert [(one["best"], one["worst"]) for one in ranking][:2] == [(1, 1), (2, 2)]
    survey = {c["component"]: c for c in components(ranking[0])}["survey_score"]
    assert survey["appraised"] == {"points": "6", "note": ""}
    people.write_text(
        '["UBND huyện Ví Du Một"]\nappraised = { survey_score = 6 }\n["B"]\nappraised = 3\n', encoding="utf-8"
    )
    status, _, err = run(capsys, *arguments, str(people))
    assert status == 2
    assert "B.appraised: 3 không phải bảng các khóa" in err
    people.write_text('["UBND huyện Ví Du Một"]\nappraised = { survey_score = 6 }\n', encoding="utf-8")
    status, _, err = run(capsys, *arguments, str(people))
    assert status == 2
    assert "không có báo cáo của cơ quan này; đề nghị kiểm tra tên cơ quan; có phải là “UBND huyện Ví Dụ Một”" in err
    assert run(capsys, "score", ONE, "--rubric", RUBRIC, "--assessments", str(people))[0] == 2


def test_score_of_several_files_ranks_them_and_names_who_is_expected(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    names = tmp_path / "names.txt"
    names.write_text("UBND huyện Ví Dụ Một\nUBND huyện Ví Dụ Chín\n", encoding="utf-8")
    files = [f"{QUARTER_1}/huyen_vi_du_{number}.txt" for number in (1, 3)]
    arguments = ("score", *files, "--rubric", RUBRIC, "--jobs", "1", "--expected", str(names))
    status, out, _ = run(capsys, *arguments)
    assert status == 0
    assert "Chưa có báo cáo của 1/2 cơ quan trong danh sách: UBND huyện Ví Dụ Chín." in out
    data = json.loads(run(capsys, *arguments, "--json")[1])
    rubric = cchc.read_rubric(RUBRIC)
    ranked = cchc.rank([cchc.score(read_report(file), rubric) for file in files])
    assert cchc.from_data(data["ranking"], tuple[Ranked, ...], rubric=rubric) == ranked
    assert [one["name"] for one in data["missing"]] == ["UBND huyện Ví Dụ Chín"]


def test_scores_of_people_go_with_one_file(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "score", QUARTER_1, "--rubric", RUBRIC, "--appraised", "survey_score=6")
    assert status == 2
    assert "với nhiều phụ lục dùng --assessments" in err


def test_consolidate_writes_an_annex_that_reads_back(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    target = tmp_path / "province.txt"
    status, out, err = run(capsys, "consolidate", QUARTER_1, "-o", str(target), "--jobs", "1")
    assert (status, err) == (0, "")
    assert "Tổng hợp 6 cơ quan (Quý I năm 2022)" in out
    assert f"Đã ghi {target}." in out
    report = read_report(target)
    each = [read_report(path).values["commune_dossiers_received"] for path in sorted(Path(QUARTER_1).iterdir())]
    assert report.values["commune_dossiers_received"] == sum(value for value in each if value is not None)
    assert report.values["feedback_received"] is None  # district four left it blank
    assert report["feedback_received"].note == "chỉ 5/6 báo cáo có số liệu"
    status, out, _ = run(capsys, "consolidate", QUARTER_1, "-o", str(target), "--partial", "--jobs", "1")
    assert read_report(target)["feedback_received"].note == "5/6 báo cáo"


def test_consolidate_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "consolidate", QUARTER_1, "--json", "--jobs", "1")
    data = json.loads(out)
    assert status == 0
    whole = cchc.consolidate(one.report for one in cchc.read_reports(QUARTER_1, jobs=1) if one.report)
    assert cchc.from_data(data["consolidation"], cchc.Consolidation) == whole
    assert cchc.from_data(data["findings"], tuple[cchc.Finding, ...]) == whole.report().findings
    assert (data["unread"], data["consolidation"]["rates"]["on_time_rate"]["coverage"]["expected"]) == ([], 6)


def test_a_file_that_cannot_be_read_costs_only_itself(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for name in ("huyen_vi_du_1.txt", "huyen_vi_du_3.txt"):
        (tmp_path / name).write_bytes(Path(QUARTER_1, name).read_bytes())
    (tmp_path / "huyen_vi_du_9.docx").write_bytes(b"%PDF-1.4")
    (tmp_path / "nameless.txt").write_bytes(ANNEX.read_bytes())
    arguments = ("consolidate", str(tmp_path), "--jobs", "1", "--lang", "en")
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert "nameless: names no reporting period" in err  # the real annex names neither organisation nor period
    (tmp_path / "nameless.txt").write_bytes(
        b"6 TH\xc3\x81NG \xc4\x90\xe1\xba\xa6U N\xc4\x82M 2022\n" + ANNEX.read_bytes()
    )
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert "overlap" in err
    (tmp_path / "nameless.txt").write_bytes("QUÝ I NĂM 2022\n".encode() + ANNEX.read_bytes())
    status, out, _ = run(capsys, *arguments)
    assert status == 1  # the result lacks a file
    assert "huyen_vi_du_9.docx: this is a PDF file" in out
    assert "Missing reports" not in out  # nobody knows who should report

    assert "- Files that could not be read, and whose figures are missing (1): “huyen_vi_du_9.docx”." in out
    assert "so the names of their files stand for it: nameless.txt." in out
    assert "3/3" in out


def columns_of_two(tmp_path: Path, title: str) -> str:
    """A file with the columns of a commune and of another body."""
    file = tmp_path / "a.csv"
    rows = (f"TT;Chỉ tiêu;ĐVT;Xã Đại Tâm;{title}", "1;Số nhiệm vụ đề ra trong kế hoạch;Nhiệm vụ;31;12")
    file.write_text("\n".join(("QUÝ I NĂM 2022", *rows, "2;Số nhiệm vụ đã hoàn thành;Nhiệm vụ;8;9")), encoding="utf-8")
    return str(file)


@pytest.mark.parametrize("as_json", [[], ["--json"]])
@pytest.mark.parametrize(("title", "expected"), [("Xã Tham Đôn", 0), ("An Hòa", 1)])
def test_numbers_of_a_file_that_are_in_no_report_are_said_by_the_status(
    title: str, expected: int, as_json: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(capsys, "consolidate", columns_of_two(tmp_path, title), "--parts", *as_json)[0] == expected


@pytest.mark.parametrize("title", ["Xã Tham Đôn", "An Hòa"])
@pytest.mark.parametrize(("lang", "begins"), [("vi", "Lỗi: a.csv: "), ("en", "Error: a.csv: ")])
def test_the_check_of_reports_says_which_numbers_belong_to_none(
    title: str, lang: cchc.Lang, begins: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = columns_of_two(tmp_path, title)
    status, out, _ = run(capsys, "check", file, "--parts", "--lang", lang)
    said = [line for line in out.splitlines() if line.startswith(begins)]
    if title == "An Hòa":
        found = cchc.read_parts(file)[0].report.findings
        (sentence,) = (one.sentences[lang] for one in found if one.code.value == "part_not_read")
        assert (status, said) == (1, [begins + sentence])
    else:
        assert (status, said) == (0, [])


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_consolidated_annex_says_which_files_it_lacks(
    suffix: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder, target = tmp_path / "annexes", tmp_path / f"all.{suffix}"
    folder.mkdir()
    for name in ("huyen_vi_du_1.txt", "huyen_vi_du_3.txt"):
        (folder / name).write_bytes(Path(QUARTER_1, name).read_bytes())
    lacking = ("Quý II năm 2022.docx", "UBND huyện Ví Dụ Chín.docx", "Phụ lục 5.627.docx")
    for name in lacking:
        (folder / name).write_bytes(b"%PDF-1.4")
    by = ("--organisation", "UBND tỉnh Ví Dụ")
    assert run(capsys, "consolidate", str(folder), "-o", str(target), *by, "--jobs", "1")[0] == 1
    sentence = f"Chưa gồm số liệu của 3 tệp không đọc được: {', '.join(f'“{name}”' for name in sorted(lacking))}."
    if suffix == "html":
        assert target.read_text(encoding="utf-8").count(sentence) >= 2  # among the findings, and below the table
        return
    if suffix == "json":
        read = cchc.from_data(json.loads(target.read_text(encoding="utf-8")), cchc.Report)
    else:
        read = cchc.read_report(target)
    assert (read.organisation, read.period) == (
        cchc.Organisation("UBND tỉnh Ví Dụ", cchc.Level.PROVINCE),
        cchc.ReportingPeriod.quarter(2022, 1),
    )
    assert [(one.name, one.value) for one in read.leftovers if sentence in one.name] == [(sentence, "")]
    assert cchc.check(read).ok


def test_a_folder_of_which_nothing_can_be_read_is_no_success(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_bytes(b"nothing")
    assert run(capsys, "consolidate", str(tmp_path), "--jobs", "1")[0] == 2
    assert run(capsys, "score", str(tmp_path), "--rubric", RUBRIC, "--jobs", "1")[0] == 2


def test_whom_to_ask_for_what_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "consolidate", QUARTER_1, "--jobs", "1")
    assert (
        "- UBND huyện Ví Dụ Bốn (huyen_vi_du_4.txt) thiếu số liệu của 4 chỉ tiêu: dòng 64-65, 129-130 của biểu mẫu."
        in out
    )


def test_consolidate_never_writes_over_what_it_reads(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    source = tmp_path / "annexes"
    source.mkdir()
    (source / "one.txt").write_bytes(Path(ONE).read_bytes())
    for target, said in (
        (source / "one.txt", "chứa các phụ lục; đề nghị ghi ra thư mục khác"),
        (source / "new.txt", "chứa các phụ lục; đề nghị ghi ra thư mục khác"),
        (tmp_path, "đây là thư mục"),
        (tmp_path / "nowhere" / "out.txt", "không ghi được tệp"),
    ):
        status, _, err = run(capsys, "consolidate", str(source), "-o", str(target), "--jobs", "1")
        assert status == 2
        assert said in err
    assert (source / "one.txt").read_bytes() == Path(ONE).read_bytes()
    assert [path.name for path in source.iterdir()] == ["one.txt"]


def test_a_file_in_place_of_a_folder_and_an_empty_folder(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "Tổng hợp 1 cơ quan" in run(capsys, "consolidate", ONE)[1]
    for arguments in (("consolidate", str(tmp_path)), ("score", str(tmp_path), "--rubric", RUBRIC)):
        status, out, _ = run(capsys, *arguments)
        assert status == 2
        assert "không có phụ lục nào" in out
        assert json.loads(run(capsys, *arguments, "--json")[1])["unread"] == []


def test_compare_prints_changes_and_what_is_not_alike(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "compare", ONE, f"{QUARTER_2}/huyen_vi_du_1.txt")
    assert (status, err) == (0, "")
    assert "UBND huyện Ví Dụ Một, Quý I năm 2022 → UBND huyện Ví Dụ Một, Quý II năm 2022" in out
    assert "“Số nhiệm vụ đã hoàn thành” tăng từ" in words(out)
    status, out, err = run(capsys, "compare", f"{QUARTER_2}/huyen_vi_du_1.txt", ONE)
    assert (status, out) == (2, "")
    assert "đề nghị đưa báo cáo kỳ trước ở vị trí thứ nhất" in err
    err = run(capsys, "compare", f"{QUARTER_2}/huyen_vi_du_1.txt", ONE, "--lang", "en")[2]
    assert "give the earlier report first" in err


def test_compare_as_json_and_a_total_of_the_year_that_fell(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    later = tmp_path / "later.txt"
    text = Path(QUARTER_2, "huyen_vi_du_1.txt").read_text(encoding="utf-8")
    fallen, times = re.subn(r"(Số nhiệm vụ đã hoàn thành\tNhiệm vụ\t)\d+", r"\g<1>1", text)
    assert times == 1
    later.write_text(fallen, encoding="utf-8")
    status, out, _ = run(capsys, "compare", ONE, str(later), "--json")
    data = json.loads(out)
    assert status == 1
    assert [finding["code"] for finding in data["findings"]] == ["year_to_date_fell"]
    (change,) = (c for c in data["changes"] if c["subject"] == "plan_tasks_completed")
    assert (change["kind"], change["after"]) == ("fell", 1)
    assert any(c["subject"] == "plan_completion" for c in data["rates"])


def test_compare_across_periods_says_what_it_leaves_out(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    later = tmp_path / "later.txt"
    text = Path(QUARTER_2, "huyen_vi_du_1.txt").read_text(encoding="utf-8")
    later.write_text(text.replace("QUÝ II NĂM", "6 THÁNG ĐẦU NĂM"), encoding="utf-8")
    status, out, _ = run(capsys, "compare", ONE, str(later), "--lang", "en")
    assert status == 0
    assert "figures could not be compared:" in out
    assert "- “Survey forms”: it counts events of a period, and the two periods differ in length" in out
