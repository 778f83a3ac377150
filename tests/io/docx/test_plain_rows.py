"""Rows of Word tables that are read at once are as if read cell by cell."""

import random
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_model import read_report, write_report
from cchc_model.io.archive import Archive
from cchc_model.io.docx.content import Content
from cchc_model.io.docx.plain import PlainTexts
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


NUMBERED = (
    '<w:tr w:rsidR="00A{0}"><w:tc><w:p w14:paraId="5B{0}"><w:r w:rsidRPr="00B{0}">'
    "<w:t>{1}</w:t></w:r></w:p></w:tc></w:tr>"
)
TEXTS = (
    "31",
    "",
    "a",
    "&amp;",
    "&#10;",
    "1\n2",
    "&lt;w:t&gt;",
    " ",
    "Số hồ sơ",
    'w:rsidR="00A1"',
    "]]&gt;",
    "1 > 0",
    "?",
    "!",
)
CELLS = (
    "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>",
    '<w:tc><w:p><w:r><w:t xml:space="preserve">{}</w:t><w:t/></w:r><w:r><w:t>5</w:t></w:r></w:p></w:tc>',
    '<w:tc><w:p><w:pPr><w:ind w:left="600"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r></w:p></w:tc>',
    "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>",
    '<w:tc><w:p><w:r><w:t xml:lang="vi">{}</w:t></w:r></w:p></w:tc>',
    "<w:tc><w:p><w:r><w:t>{}</w:t><w:tab/></w:r></w:p></w:tc>",
    "<w:tc><w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>{}</w:t></w:r></w:p></w:tc>",
    "<w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:tc>",
    '<w:tc xmlns:w="urn:other"><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>',
    '<x:tc xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>{}</w:t></w:r></w:p></x:tc>',
    "<w:tc><w:p><w:r><w:t>{}<!-- 7 --></w:t></w:r></w:p></w:tc>",
)
"""Cells of one shape, but for their texts, and some of which the shape does not tell the texts."""


@pytest.mark.parametrize("other", CELLS)
@pytest.mark.parametrize("cell", CELLS[:7])
def test_rows_of_one_shape(cell: str, other: str) -> None:
    """Whatever their texts, each is as if it were alone, also if another cell is unlike any that Word writes."""
    rows = "".join(f"<w:tr>{cell.replace('{}', one)}{plain_cell('x')}</w:tr>" for one in TEXTS)
    data = document(f"<w:tbl>{rows}<w:tr>{other.replace('{}', '9')}</w:tr></w:tbl>")
    assert of(data) == cell_by_cell(data)


def test_the_numbers_of_editing_tell_no_row_from_another() -> None:
    data = document(f"<w:tbl>{''.join(NUMBERED.format(at, text) for at, text in enumerate(TEXTS))}</w:tbl>")
    assert of(data) == cell_by_cell(data)
    with mock.patch.object(PlainTexts, "row", side_effect=PlainTexts.row, autospec=True) as read:
        of(document(f"<w:tbl>{''.join(NUMBERED.format(at, at) for at in range(9))}</w:tbl>"))
    assert read.call_count == 1


@given(st.randoms(use_true_random=False), st.booleans())
def test_documents_of_other_offices(g: random.Random, repeat_header: bool) -> None:  # noqa: FBT001 hypothesis gives it
    data = as_docx(drifted_document(g), repeat_header=repeat_header)
    assert of(data) == cell_by_cell(data)


def test_the_annex_as_it_is_written(tmp_path: Path) -> None:
    write_report(read_report(ANNEX), tmp_path / "a.docx")
    data = (tmp_path / "a.docx").read_bytes()
    assert of(data) == cell_by_cell(data)
