"""The notebooks of the documentation: each runs, and prints what is stored in it."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from helpers.paths import ROOT

NOTEBOOKS = sorted((ROOT / "docs").glob("*.ipynb"))


def printed(notebook: nbformat.NotebookNode) -> list[str]:
    return ["".join(str(output.get("text", output)) for output in cell.get("outputs", ())) for cell in notebook.cells]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_prints_what_is_stored_in_it(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]  # it has no types
    expected = printed(notebook)
    resources = {"metadata": {"path": str(path.parent)}}
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources=resources).execute()
    assert printed(notebook) == expected
    assert any(expected)
