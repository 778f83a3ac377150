"""Rows of Word tables that are read at once are as if read cell by cell."""

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_model import read_report, write_report
from cchc_model.io.archive import Archive
from cchc_model.io.docx.content import Content
from cchc_model.io.docx.reading import read_docx
from helpers.drift import as_docx
from helpers.drift import document as drifted_document
from helpers.paths import ANNEX
from helpers.word import annex, document, plain_cell, text
from helpers.word_constructions import ALL

ROWS = (
    f"<w:tr>{plain_cell('1')}<w:p><w:r><w:t>2</w:t></w:r></w:p>{plain_cell('3')}</w:tr>",
    f"<w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p>{plain_cell('2')}</w:tc></w:tr>",
    "<w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc></w:tr>",
    f"<w:tr><w:r><w:t>1</w:t></w:r>{plain_cell('2')}</w:tr>",
    f"<w:tr><w:trPr/><w:trPr><w:cantSplit/></w:trPr>{plain_cell('1')}{plain_cell('')}</w:tr>",
    f'<w:tr><w:tc><w:p><w:pPr><w:ind w:left="600"/></w:pPr>{text("1", "<w:b/>")}</w:p></w:tc></w:tr>',
    "<w:tr><w:tc/></w:tr>",
    "<w:tr/>",
)
"""Rows as programs write them, and some that no program should write."""


def of(data: bytes) -> tuple[list[tuple[Any, ...]], frozenset[tuple[str, int | str]]]:
    """Return the rows of a document with all that equality leaves out, and its hidden places."""
    rows, hidden = read_docx(Archive(data, "a.docx"))
    return [(row, dict(row.looks), dict(row.formulas), dict(row.comments)) for row in rows], hidden


def cell_by_cell(data: bytes) -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Content, "plain_row", lambda *_: None)
        return of(data)


@pytest.mark.parametrize("name", ALL)
def test_every_construction(name: str) -> None:
    for at in ("value", "name"):
        data = annex([ALL[name]], at=at)
        assert of(data) == cell_by_cell(data)


@pytest.mark.parametrize("row", ROWS)
def test_rows_of_any_shape(row: str) -> None:
    data = document(f"<w:tbl>{row}{ROWS[4]}{row}</w:tbl>")
    assert of(data) == cell_by_cell(data)


@given(st.randoms(use_true_random=False), st.booleans())
def test_documents_of_other_offices(g: random.Random, repeat_header: bool) -> None:  # noqa: FBT001 hypothesis gives it
    data = as_docx(drifted_document(g), repeat_header=repeat_header)
    assert of(data) == cell_by_cell(data)


def test_the_annex_as_it_is_written(tmp_path: Path) -> None:
    write_report(read_report(ANNEX), tmp_path / "a.docx")
    data = (tmp_path / "a.docx").read_bytes()
    assert of(data) == cell_by_cell(data)
