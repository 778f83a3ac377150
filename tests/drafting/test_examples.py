"""The example of communes, from the form to checked reports, and the command `draft`."""

import glob
import json
import re
import shlex
from pathlib import Path

import pytest

from cchc_model import Draft, check, draft_framework, from_data, read_framework, read_report
from cchc_model.cli import main
from helpers.commune_form import COMMUNES, FOLDER, FORM, FRAMEWORK, ROWS, files
from helpers.paths import ROOT

ANNEXES = sorted((FOLDER / "quarter_3").glob("*.docx"))


def test_the_example_is_what_its_generator_writes() -> None:
    framework = read_framework(FRAMEWORK)
    for path, data in files():
        assert read_report(path, framework=framework).values == read_report(data, framework=framework).values
    drafted = draft_framework(FORM, *ANNEXES, id=framework.id, name=framework.name.vi)
    assert drafted.framework == framework


def test_every_row_of_the_form_is_drafted_as_it_is_printed() -> None:
    rows = read_framework(FRAMEWORK).rows
    assert [(row.item.ordinal, row.item.name.vi) for row in rows] == [(ordinal, name) for ordinal, name, _ in ROWS]
    for row, (_, _, unit) in zip(rows, ROWS, strict=True):
        measure = getattr(row.item, "measure", None)
        assert (measure is None) is (not unit)
        assert measure is None or measure.matches(unit)


def test_annexes_on_the_form_are_read_whole_and_the_wrong_one_is_found() -> None:
    framework = read_framework(FRAMEWORK)
    for path in ANNEXES:
        report = read_report(path, framework=framework)
        name, values = COMMUNES[path.stem]
        assert report.organisation is not None
        assert report.organisation.name == name
        assert [entry.text for entry in report.entries.values()] == values.split()
        broken = {finding.rule for finding in check(report).findings if finding.rule}
        assert broken == ({"part.so_ho_so_da_giai_quyet"} if path.stem == "phuong_vi_du" else set())


def test_the_command_writes_a_framework_with_comments(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "commune.toml"
    assert main(["draft", str(FORM), *map(str, ANNEXES), "-o", str(target)]) == 0
    shown = capsys.readouterr().out
    assert "26 dòng, trong đó 21 chỉ tiêu; đề xuất 1 tỷ lệ, 10 quy tắc" in shown
    assert shown.index("cần xác nhận") < shown.index("có căn cứ")
    text = target.read_text(encoding="utf-8")
    assert "# quy tắc: số “đã giải quyết” không vượt số “tiếp nhận”" in text
    assert len(read_framework(target).rules) == 10
    assert main(["check", str(ANNEXES[0]), "--framework", str(target)]) == 0
    before = target.read_bytes()
    assert main(["draft", str(FORM), "--update", str(target), "-o", str(target), "--lang", "en"]) == 0
    assert read_framework(target) == read_framework(before)
    shown = capsys.readouterr().out
    assert "There is nothing to confirm.\nWrote" in shown
    assert "Evidence" not in shown


def test_the_command_prints_its_decisions_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", str(FORM), "--json"]) == 0
    draft = from_data(json.loads(capsys.readouterr().out), Draft)
    assert draft == draft_framework(FORM)
    assert {decision.kind for decision in draft.decisions} >= {"measure", "rule", "time"}
    assert draft.decisions[0].certainty == "to_confirm"


def test_a_form_that_cannot_be_read_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "form.csv"
    empty.write_text("TT;Chỉ tiêu;ĐVT;Kết quả\n", encoding="utf-8")
    assert main(["draft", str(empty)]) == 2
    assert "không tìm thấy dòng chỉ tiêu nào" in capsys.readouterr().err


@pytest.mark.parametrize("page", ["docs/guide/draft.md", "docs/vi/draft.md"])
def test_the_five_commands_of_the_guide_lead_to_checked_reports(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """From a Word form to consolidated reports, as the page says it."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    block = re.search(r"```sh\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)
    assert block is not None
    lines = [shlex.split(line) for line in block[1].strip().splitlines()]
    assert [program for program, *_ in lines] == ["cchc"] * 5
    ends = []
    for _, *arguments in lines:
        named = [sorted(glob.glob(text)) if "*" in text else [text] for text in arguments]  # noqa: PTH207 as a shell does
        ends.append(main([text for texts in named for text in texts]))
    assert ends == [0] * 5, capsys.readouterr().err
    assert (tmp_path / "tong_hop.docx").read_bytes()[:2] == b"PK"
    shown = capsys.readouterr().out
    assert "26 dòng, trong đó 21 chỉ tiêu" in shown
    assert "part.so_ho_so_da_giai_quyet" in shown


def test_a_rate_has_another_name_than_the_percentage_that_states_it() -> None:
    drafted = draft_framework(FORM, *ANNEXES).framework
    (rate,) = drafted.rates
    assert rate.reported is not None
    assert drafted[rate.reported].name.vi == "Tỷ lệ hoàn thành kế hoạch"
    assert rate.name.vi == rate.name.en == "Tỷ lệ hoàn thành kế hoạch, tính từ số liệu"
