"""The command `series`, on two years of the fictional communes and on forms that changed."""

import json
import shutil
from fractions import Fraction
from pathlib import Path

import pytest

import cchc_model as cchc
from cchc_model.analysis.series.figures import Growth
from cchc_model.cli import main
from cchc_model.cli.series import FollowedFigure
from helpers import two_years
from helpers.commune_form import FRAMEWORK
from helpers.fictional import FOLDER as PROVINCE

COMMUNES = ("series", str(two_years.FOLDER), "--framework", str(FRAMEWORK), "--jobs", "1")
SPENT, PLAN = "kinh_phi_da_su_dung_tu_dau_nam", "ty_le_hoan_thanh_ke_hoach_tinh"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(arguments)
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def words(text: str) -> str:
    return " ".join(text.split())


def test_the_examples_are_what_their_generator_writes() -> None:
    written = {path: path.read_bytes() for path in two_years.FOLDER.iterdir()}
    assert written == dict(two_years.files())
    framework = cchc.read_framework(FRAMEWORK)
    for path in written:
        assert not [one for one in cchc.check(cchc.read_report(path, framework=framework)).findings if one.rule]


def test_it_prints_who_reported_the_values_growth_places_and_gaps(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, *COMMUNES, "--figure", PLAN, "--figure", SPENT, "--single")
    assert (status, err) == (0, "")
    shown = words(out)
    assert "Đã đọc 23/23 tệp trong two_years. 3 cơ quan, 8 kỳ báo cáo." in shown
    assert "Quý III năm 2026 2/3 (66,7%) 42/42 (100,0%)" in shown
    assert "Quý IV năm 2026 3/3 (100,0%) 63/63 (100,0%)" in shown
    assert "- Chưa có báo cáo trong các tệp: UBND xã Ví Dụ Hai, Quý III năm 2026." in shown
    assert "Tăng, giảm Hạng" in shown
    assert "UBND xã Ví Dụ Hai … … 1.697,92 1.793,79 1.834,11 1.917,44 +4,54% 2" in shown
    assert "- UBND phường Ví Dụ, Quý II năm 2027: báo cáo để trống" in shown
    assert "- UBND phường Ví Dụ, Quý III năm 2027: Quý II năm 2027: báo cáo để trống" in shown
    _, out, _ = run(capsys, *COMMUNES, "--figure", PLAN, "--figure", SPENT, "--lang", "en", "--lowest-first")
    shown = words(out)
    assert "- No report among the files: UBND xã Ví Dụ Hai, Quarter 3 of 2026." in shown
    assert "UBND phường Ví Dụ 16.00% 24.00% 21.74% 8.70% 17.39% 8.70% -8.70 points 1 (+1)" in shown
    last = shown[shown.index("Kinh phí đã sử dụng từ đầu năm") :]
    assert [last.index(f"UBND {name} ") for name in ("xã Ví Dụ Một", "xã Ví Dụ Hai", "phường Ví Dụ")] == sorted(
        last.index(f"UBND {name} ") for name in ("xã Ví Dụ Một", "xã Ví Dụ Hai", "phường Ví Dụ")
    )


def test_json_is_exact_and_is_the_series(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, *COMMUNES, "--figure", PLAN, "--figure", SPENT, "--json")
    data = json.loads(out)
    assert status == 0
    made = cchc.series(reports())
    assert data["unread"] == []
    assert cchc.from_data(data["series"], cchc.Series, framework=made.framework) == made
    followed = [cchc.from_data(one, FollowedFigure, framework=made.framework) for one in data["figures"][PLAN]]
    found = {(one.organisation.name, one.since_preceding.period): one for one in followed}
    for who in made.organisations:
        for growth in made.growth(PLAN, who):
            assert found[who.name, growth.period].since_preceding == growth
    last = found["UBND xã Ví Dụ Một", cchc.ReportingPeriod.quarter(2027, 4)]
    assert last.standing is not None
    assert (last.standing.value, last.standing.place, last.standing.former) == (Fraction(400, 19), 1, 1)
    assert (last.since_year_before.difference, last.since_year_before.percent) == (Fraction(200, 19), Fraction(100))


def reports() -> list[cchc.Report]:
    read = cchc.read_reports(two_years.FOLDER, framework=cchc.read_framework(FRAMEWORK), jobs=1)
    return [one.report for one in read if one.report is not None]


def test_the_total_of_the_communes_needs_them_all(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = (*COMMUNES, "--figure", SPENT, "--total", "UBND tỉnh Ví Dụ")
    status, out, _ = run(capsys, *arguments)
    shown = words(out)
    assert status == 0
    assert "- UBND tỉnh Ví Dụ, Quý III năm 2026: chỉ có số liệu của một phần các báo cáo (2/3)" in shown
    _, out, _ = run(capsys, *arguments, "--json")
    found = json.loads(out)["figures"][SPENT]
    by_name: dict[str, dict[str, object]] = {}
    for one in found:
        growth = cchc.from_data(one["since_preceding"], Growth)
        by_name.setdefault(one["organisation"]["name"], {})[growth.period.label("en")] = growth.value
    whole = by_name.pop("UBND tỉnh Ví Dụ")
    for period, value in whole.items():
        parts = [own[period] for own in by_name.values()]
        assert value is None if None in parts else Fraction(str(value)) == sum(Fraction(str(part)) for part in parts)
    assert [period for period, value in whole.items() if value is None] == ["Quarter 3 of 2026", "Quarter 2 of 2027"]
    status, _, err = run(capsys, "series", str(PROVINCE / "quarter_1"), "--jobs", "1", "--total", "?")
    assert status == 2
    assert err


def test_several_folders_are_one_series_and_answers_have_no_places(capsys: pytest.CaptureFixture[str]) -> None:
    quarters = [str(PROVINCE / f"quarter_{number}") for number in (1, 2)]
    status, out, _ = run(capsys, "series", *quarters, "--jobs", "1", "--figure", "leader_dialogue")
    assert status == 0
    assert "Đã đọc 11/11 tệp trong quarter_1, quarter_2." in out
    assert "UBND huyện Ví Dụ Bốn 1 (Có) 1 (Có)" in words(out)
    assert "Phụ lục quarter_1/huyen_vi_du_2.txt còn lỗi" in out
    status, out, _ = run(capsys, "series", *quarters, "--jobs", "1", "--figure", "leader_dialogue", "--json")
    assert {one["standing"] for one in json.loads(out)["figures"]["leader_dialogue"]} == {None}


def test_periods_of_another_length(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = (*COMMUNES, "--figure", SPENT, "--single", "--length", "half_year", "--json")
    status, out, _ = run(capsys, *arguments)
    assert status == 0
    periods = [one["since_preceding"]["period"] for one in json.loads(out)["figures"][SPENT]]
    assert [(one["kind"], one["number"]) for one in periods][:2] == [("half_year", 1), ("half_year", 2)]
    status, _, err = run(capsys, *COMMUNES, "--length", "quarter")
    assert (status, err) == (2, "cchc: --length: chỉ dùng cùng --single\n")


def test_what_cannot_be_a_series_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, out, _ = run(capsys, "series", str(tmp_path))
    assert (status, "không có phụ lục nào" in out) == (2, True)
    status, out, _ = run(capsys, "series", str(tmp_path), "--json")
    assert (status, json.loads(out)) == (2, {"series": None, "figures": {}, "missing": [], "names": [], "unread": []})
    for name in ("a.txt", "b.txt"):
        shutil.copy(PROVINCE / "quarter_1" / "huyen_vi_du_1.txt", tmp_path / name)
    status, _, err = run(capsys, "series", str(tmp_path), "--jobs", "1", "--lang", "en")
    assert status == 2
    assert f"{tmp_path / 'a.txt'}, {tmp_path / 'b.txt'}: both are of one organisation for one period" in err
    status, _, err = run(capsys, *COMMUNES, "--figure", "kinh_phi")
    assert (status, "có phải là" in err or "không có" in err) == (2, True)


def test_a_former_form_is_translated_by_its_crosswalk(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = FRAMEWORK.read_text(encoding="utf-8")
    new = tmp_path / "new.toml"
    new.write_text(text.replace('version = "1"', 'version = "2"', 1).replace("Số nhiệm vụ đã", "Nhiệm vụ đã"), "utf-8")
    walk = tmp_path / "walk.toml"
    walk.write_text('format = 1\nbefore = "fictional_commune 1"\nafter = "fictional_commune 2"\nlines = []\n', "utf-8")
    folder = tmp_path / "reports"
    folder.mkdir()
    for path in sorted(two_years.FOLDER.glob("*xa_vi_du_1.txt")):
        data = path.read_text(encoding="utf-8")
        later = path.name.startswith("2027")
        (folder / path.name).write_text(data.replace("Số nhiệm vụ đã", "Nhiệm vụ đã") if later else data, "utf-8")
    arguments = ("series", str(folder), "--framework", str(new), "--former-framework", str(FRAMEWORK), "--jobs", "1")
    status, out, err = run(capsys, *arguments, "--crosswalk", str(walk), "--figure", SPENT, "--json")
    assert (status, err) == (0, "")
    data = json.loads(out)
    assert data["series"]["framework"]["version"] == "2"
    assert None not in [one["since_preceding"]["value"] for one in data["figures"][SPENT]]
    status, _, err = run(capsys, *arguments, "--lang", "en")
    assert status == 2
    assert "give a crosswalk between them" in err
    walk.write_text('format = 1\nbefore = "fictional_commune 3"\nafter = "other 2"\nlines = []\n', "utf-8")
    status, _, err = run(capsys, *arguments, "--crosswalk", str(walk), "--lang", "en")
    assert status == 2
    assert "before: fictional_commune 3 is not fictional_commune 2, fictional_commune 1" in err


def test_expected_organisations_without_a_report_are_in_the_data(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    names = tmp_path / "names.txt"
    names.write_text("1. UBND xã Ví Dụ Một\n2. UBND xã Ví Dụ Chín\n", encoding="utf-8")
    _, out, _ = run(capsys, *COMMUNES, "--expected", str(names), "--json")
    assert [one["name"] for one in json.loads(out)["missing"]] == ["UBND xã Ví Dụ Chín"]
