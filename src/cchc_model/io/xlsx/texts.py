"""Texts of cells: joined from runs, with what is struck out or raised kept apart."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from attrs import frozen

from cchc_model.io.docx.pieces import Kind, Piece
from cchc_model.io.docx.pieces import text_of as text_of_pieces
from cchc_model.io.xlsx.cell_formats import is_struck
from cchc_model.reports.named_elements import STRUCK

if TYPE_CHECKING:
    from lxml.etree import _Element

_ESCAPED = re.compile(r"_x(00[0-9A-Fa-f]{2})_")


@frozen
class Run:
    """A piece of the text of a cell, with a format of its own.

    Attributes:
        text: the piece.
        struck: True if it is struck out.
        raised: True if it is raised or lowered.
    """

    text: str
    struck: bool = False
    raised: bool = False


def text_of(item: "_Element") -> str:
    """Return the text of an item with its formatted runs joined, without phonetic readings."""
    if len(item) == 1 and str(item[0].tag).endswith("}t"):  # most texts have no run of their own
        return unescaped(item[0].text or "")
    runs = []
    for child in item:
        tag = str(child.tag)
        if tag.endswith("}t"):
            runs.append(Run(child.text or ""))
        elif tag.endswith("}r"):
            runs.append(_run(child))
    return unescaped(text_of_runs(runs))


def _run(run: "_Element") -> Run:
    text = "".join(piece.text or "" for piece in run.iterfind("{*}t"))
    raised = run.find("{*}rPr/{*}vertAlign")
    return Run(text, is_struck(run.find("{*}rPr")), raised is not None and raised.get("val") != "baseline")


def text_of_runs(runs: Iterable[Run]) -> str:
    """Return the text of a cell: raised runs in round brackets, and those struck out named, as in other formats.

    >>> text_of_runs([Run("29", struck=True), Run(" 31")]), text_of_runs([Run("31"), Run("2", raised=True)])
    ('[31 (chữ bị gạch: 29)]', '31(2)')
    """
    pieces = []
    for run in runs:
        struck = run.struck and bool(run.text.strip())
        text = f"({run.text})" if run.raised and not struck and run.text.strip() else run.text
        pieces.append(Piece(Kind.ASIDE, text, STRUCK.vi) if struck else Piece(Kind.TEXT, text))
    return text_of_pieces(pieces)


def unescaped(text: str) -> str:
    """Replace the escapes of characters that XML cannot contain, such as the carriage return `_x000D_`."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
