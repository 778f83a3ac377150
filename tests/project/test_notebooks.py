"""The notebooks of the documentation: each runs, and prints what is stored in it, in both languages."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from helpers.notebooks import NOTEBOOKS, cells, twin_of, with_code_of

AFRESH = "%reset -f"
"""The cell after which a process knows no name of the notebook before, and counts its cells from 1."""


def printed(notebook: nbformat.NotebookNode) -> list[str]:
    """What each cell prints; of a picture only its size, because its bytes depend on the version of matplotlib."""
    return ["".join(map(_text, cell.get("outputs", ()))) for cell in notebook.cells]


def _text(output: nbformat.NotebookNode) -> str:
    if output.output_type == "display_data":
        return f"{output.data['text/plain']} {'image/png' in output.data}"
    return str(output.get("text", output))


def node(made: dict[str, Any]) -> nbformat.NotebookNode:
    return nbformat.from_dict(made)  # type: ignore[no-untyped-call, no-any-return]  # it has no types


def one_after_another(notebooks: list[nbformat.NotebookNode], folder: Path) -> Iterator[nbformat.NotebookNode]:
    """Execute notebooks in one process, because its start and the imports cost more than the notebooks do."""
    whole = node({**notebooks[0], "cells": []})
    for at, notebook in enumerate(notebooks):
        code = {"cell_type": "code", "id": f"afresh-{at}", "source": AFRESH, "metadata": {}, "outputs": []}
        whole.cells += [*notebook.cells, node({**code, "execution_count": None})]
    NotebookClient(whole, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(folder)}}).execute()
    at = 0
    for notebook in notebooks:
        yield node({**notebook, "cells": whole.cells[at : at + len(notebook.cells)]})
        at += len(notebook.cells) + 1


@pytest.mark.costly
def test_each_notebook_prints_what_is_stored_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MPLBACKEND", raising=False)  # a notebook shows its pictures below the cell
    stored = [nbformat.read(path, as_version=4) for path in NOTEBOOKS]  # type: ignore[no-untyped-call]  # it has no types
    expected = [printed(notebook) for notebook in stored]
    assert all(map(any, expected))
    executed = one_after_another(stored, NOTEBOOKS[0].parent)
    assert dict(zip(NOTEBOOKS, map(printed, executed), strict=True)) == dict(zip(NOTEBOOKS, expected, strict=True))


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
