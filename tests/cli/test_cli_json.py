"""What each command prints with `--json`: the data of one class, by the schema of its file in `docs/schemas`."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from cchc_model import InvalidDataError, from_data
from cchc_model.cli import main
from helpers import schemas
from helpers.paths import ANNEX, ROOT
from helpers.printed_json import RUBRIC, assert_printed, documents
from helpers.sampling import some_of

PROVINCE = ROOT / "examples" / "fictional_province"
FOLDER, BEFORE = str(PROVINCE / "quarter_2"), str(PROVINCE / "quarter_1")
ONE, EARLIER = (str(min(Path(folder).iterdir())) for folder in (FOLDER, BEFORE))

COMMANDS: Mapping[str, tuple[Sequence[str], Sequence[str]]] = {
    "check FILE": (["check", str(ANNEX)], ["checked_file"]),
    "check FOLDER": (["check", FOLDER], ["checked_file"]),
    "rates": (["rates", str(ANNEX)], ["rates"]),
    "show": (["show", str(ANNEX)], ["report"]),
    "compare": (["compare", EARLIER, ONE], ["comparison"]),
    "consolidate": (["consolidate", FOLDER], ["consolidated_files"]),
    "series": (["series", FOLDER, BEFORE], ["followed_files"]),
    "score": (["score", ONE, "--rubric", RUBRIC], ["score_sheet"]),
    "score FOLDER": (["score", FOLDER, "--rubric", RUBRIC], ["ranked_files"]),
    "show --layout": (["show", str(ANNEX), "--layout"], ["layout"]),
    "convert": (["convert", str(ANNEX), "-o", "TARGET"], ["converted_file"]),
    "rules": (["rules"], ["defined_rule"]),
    "explain": (["explain", "part.plan_tasks_completed"], ["defined_rule"]),
    "framework": (["framework"], ["framework"]),
    "framework ROW": (["framework", "plan_tasks"], ["defined_row"]),
    "framework SECTION": (["framework", "II"], ["defined_row"]),
    "framework RATE": (["framework", "plan_completion"], ["defined_rate"]),
    "framework RULE": (["framework", "part.plan_tasks_completed"], ["defined_rule"]),
    "draft": (["draft", str(ROOT / "tests" / "data" / "forms" / "trade.tsv"), "-o", "DRAFT"], ["draft"]),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_prints_the_data_of_a_class(
    name: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    arguments, forms = COMMANDS[name]
    places = {"TARGET": "annex.html", "DRAFT": "draft.toml"}
    given = [str(tmp_path / places[one]) if one in places else one for one in arguments]
    assert main([*given, "--json"]) in (0, 1)
    printed = documents(capsys.readouterr().out)
    assert_printed(some_of(printed[0]) if name == "rules" else printed, forms)


def test_a_definition_of_another_framework_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    own = str(ROOT / "examples" / "complaints_framework.toml")
    main(["rules", "--framework", own, "--json"])
    (*_, data) = json.loads(capsys.readouterr().out)
    with pytest.raises(InvalidDataError, match="not the framework"):
        from_data(data, schemas.TYPES["defined_rule"])


def test_what_is_printed_of_unclear_names_is_in_the_data_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = "UBND HUYỆN MỸ XUYÊN\nQuý I năm 2022\nTT;Đơn vị;Số hồ sơ nhận;Số hồ sơ trả;Số hồ sơ tồn\n"
    blank, filled, own = tmp_path / "blank.csv", tmp_path / "filled.csv", tmp_path / "own.toml"
    blank.write_text(f"{form}(1);(2);(3);(4);(5)\n", encoding="utf-8")
    filled.write_text(f"{form}1;Xã Đại Tâm;3;2;1\n2;Bình quân mỗi đơn vị;4;4;0\n", encoding="utf-8")
    assert main(["draft", str(blank), "-o", str(own)]) == 0
    given = ["consolidate", str(filled), "--parts", "--framework", str(own), "--lang", "en"]
    capsys.readouterr()
    assert main(given) == 0
    printed = capsys.readouterr().out
    assert main([*given, "--json"]) == 0
    names = json.loads(capsys.readouterr().out)["names"]
    assert [one["en"] in printed for one in names] == [True, True]
    assert "Bình quân mỗi đơn vị" in names[1]["en"]
