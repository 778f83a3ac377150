"""The JSON Schemas of results as files.

PYTHONPATH=tests python -m helpers.schemas        # writes docs/schemas anew
"""

import json
from collections.abc import Mapping
from typing import Any

import cchc_model as cchc
from cchc_model.analysis.scoring import Ranked
from cchc_model.checking.definitions import DefinedRate, DefinedRow, DefinedRule
from cchc_model.checking.suspects.conflicts import Conflict
from cchc_model.cli.check import CheckedFile
from cchc_model.cli.check_frame import FrameOutcome
from cchc_model.cli.consolidate import ConsolidatedFiles
from cchc_model.cli.rank import RankedFiles
from cchc_model.cli.reports import ConvertedFile
from cchc_model.cli.series import FollowedFiles
from cchc_model.frames import FrameSummary
from cchc_model.io.folder import ReadResults
from cchc_model.io.parts import ReportParts
from cchc_model.reports.layout import Layout
from helpers.paths import ROOT

FOLDER = ROOT / "docs" / "schemas"
TYPES: Mapping[str, Any] = {
    "report": cchc.Report,
    "read_result": cchc.ReadResult,
    "read_results": ReadResults,
    "report_parts": ReportParts,
    "check_result": cchc.CheckResult,
    "conflicts": tuple[Conflict, ...],
    "rates": cchc.Rates,
    "comparison": cchc.Comparison,
    "consolidation": cchc.Consolidation,
    "score_sheet": cchc.ScoreSheet,
    "ranking": tuple[Ranked, ...],
    "series": cchc.Series,
    "framework": cchc.Framework,
    "draft": cchc.Draft,
    "defined_row": DefinedRow,
    "defined_rate": DefinedRate,
    "defined_rule": DefinedRule,
    "checked_file": CheckedFile,
    "consolidated_files": ConsolidatedFiles,
    "converted_file": ConvertedFile,
    "followed_files": FollowedFiles,
    "ranked_files": RankedFiles,
    "layout": Layout,
    "frame_summary": FrameSummary,
    "frame_outcome": FrameOutcome,
}


def text_of(name: str) -> str:
    """Return the text of a schema's file."""
    return json.dumps(cchc.json_schema(TYPES[name]), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for each in TYPES:
        (FOLDER / f"{each}.json").write_text(text_of(each), encoding="utf-8")
