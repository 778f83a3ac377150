"""The Vietnamese twins of the notebooks: texts of their own, and the code cells of the originals with what they print.

PYTHONPATH=tests python -m helpers.notebooks        # copies the code cells of the originals into the twins
"""

import json
from pathlib import Path
from typing import Any

from helpers.paths import ROOT

NOTEBOOKS = sorted((ROOT / "docs").glob("*.ipynb"))


def twin_of(path: Path) -> Path:
    """The Vietnamese twin of a notebook."""
    return path.parent / "vi" / path.name


def cells(path: Path) -> list[dict[str, Any]]:
    """The cells of a notebook, as its file has them."""
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return found


def with_code_of(path: Path) -> str:
    """The file of the twin, with the code cells of the original in their order."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    own = [cell for cell in cells(twin_of(path)) if cell["cell_type"] == "markdown"]
    notebook["cells"] = [cell if cell["cell_type"] == "code" else own.pop(0) for cell in notebook["cells"]]
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    for each in NOTEBOOKS:
        twin_of(each).write_text(with_code_of(each), encoding="utf-8")
