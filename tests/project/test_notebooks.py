"""The notebooks of the documentation: each runs, and prints what is stored in it, in both languages."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from helpers.notebooks import NOTEBOOKS, cells, twin_of, with_code_of


def printed(notebook: nbformat.NotebookNode) -> list[str]:
    """What each cell prints; of a picture only its size, because its bytes depend on the version of matplotlib."""
    return ["".join(map(_text, cell.get("outputs", ()))) for cell in notebook.cells]


def _text(output: nbformat.NotebookNode) -> str:
    if output.output_type == "display_data":
        return f"{output.data['text/plain']} {'image/png' in output.data}"
    return str(output.get("text", output))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_prints_what_is_stored_in_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MPLBACKEND", raising=False)  # a notebook shows its pictures below the cell
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]  # it has no types
    expected = printed(notebook)
    resources = {"metadata": {"path": str(path.parent)}}
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources=resources).execute()
    assert printed(notebook) == expected
    assert any(expected)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_the_vietnamese_twin_has_the_same_code_and_texts_of_its_own(path: Path) -> None:
    # It runs no second time: `python -m helpers.notebooks` copies the code and what it prints.
    assert twin_of(path).read_text(encoding="utf-8") == with_code_of(path)
    kinds = [[cell["cell_type"] for cell in cells(one)] for one in (path, twin_of(path))]
    assert kinds[0] == kinds[1]
    texts = [
        ["".join(c["source"]) for c in cells(one) if c["cell_type"] == "markdown"] for one in (path, twin_of(path))
    ]
    assert not set(texts[0]) & set(texts[1])
