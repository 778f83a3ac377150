"""The JSON Schemas of results as files.

PYTHONPATH=tests python -m helpers.schemas        # writes docs/schemas anew
"""

import json
from collections.abc import Mapping
from typing import Any

import cchc_model as cchc
from cchc_model.analysis.scoring import Ranked
from cchc_model.checking.suspects.conflicts import Conflict
from helpers.paths import ROOT

FOLDER = ROOT / "docs" / "schemas"
TYPES: Mapping[str, Any] = {
    "report": cchc.Report,
    "read_result": cchc.ReadResult,
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
}


def text_of(name: str) -> str:
    """Return the text of a schema's file."""
    return json.dumps(cchc.json_schema(TYPES[name]), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for each in TYPES:
        (FOLDER / f"{each}.json").write_text(text_of(each), encoding="utf-8")
