"""What `cchc check FILE.parquet --json` prints: the summary of the frame and the outcome of each rule."""

from pathlib import Path

import pytest

from cchc_model import frames, read_report
from cchc_model.cli import main
from helpers.engines import require
from helpers.paths import ANNEX
from helpers.printed_json import assert_printed, documents


def test_the_check_of_a_frame_prints_the_data_of_its_classes(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    require("polars")
    frames.to_frame([read_report(ANNEX)]).write_parquet(tmp_path / "reports.parquet")
    assert main(["check", str(tmp_path / "reports.parquet"), "--json"]) in (0, 1)
    assert_printed(documents(capsys.readouterr().out), ["frame_summary", "frame_outcome"])
