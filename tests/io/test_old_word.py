"""Page breaks inside cells of `.doc` files become line breaks before LibreOffice drops them."""

import pytest

from cchc_model import ReadError, read_report
from cchc_model.io.compound import compound_file
from cchc_model.io.office.kinds import DOC, DOC_95
from cchc_model.io.office.old_word import WORD, with_lines_kept
from helpers.compound import compound
from helpers.office import OFFICE
from helpers.old_word import old_word

SAVED = (OFFICE / "word.doc").read_bytes()


def kept(data: bytes) -> list[tuple[int, int]]:
    """Return the bytes that differ afterwards, before and after."""
    after = with_lines_kept(data, DOC, "a.doc")
    assert len(after) == len(data)
    return [(old, new) for old, new in zip(data, after, strict=True) if old != new]


def coded(text: str) -> bytes:
    return text.encode("utf-16-le")


@pytest.mark.parametrize(
    ("old", "new", "count"),
    [
        ("5.627", "5\x0c627", 1),
        ("5.627", "5\x0e627", 1),
        ("5.627", "5\x0c\x0c27", 2),
        ("5.627", "\x0c5627", 0),  # nothing before it that it could join
        ("5.627", "562\x0c\r", 0),
        ("25,81", "2\x0c81\r", 1),  # a cell of two paragraphs, told by the properties of the first
        ("UBND HUYỆN", "UBND\x0cHUYỆN", 0),  # LibreOffice divides a paragraph outside tables
    ],
)
def test_breaks_in_cells_of_a_saved_document_become_line_breaks(old: str, new: str, count: int) -> None:
    assert coded(old) in SAVED
    changed = kept(SAVED.replace(coded(old), coded(new)))
    assert [after for _, after in changed] == [0x0B] * count


@pytest.mark.parametrize("seed", range(20))
def test_breaks_are_found_in_pieces_of_any_width_and_order(seed: int) -> None:
    data = old_word("T1\x0cA\x0731\x0c5\x07B\x0e7\r\x07\x07", seed=seed, sections=(2,))
    assert sorted(kept(data)) == [(0x0C, 0x0B), (0x0E, 0x0B)]


def test_a_document_without_breaks_stays_as_it_is() -> None:
    assert with_lines_kept(SAVED, DOC, "a.doc") is SAVED


def test_a_break_in_a_file_without_pieces_is_refused() -> None:
    for text in (b"31\x0c5\x07\x07", coded("31\x0e5\x07\x07")):
        data = compound({WORD: bytes(1024) + text})
        for kind in (DOC, DOC_95):
            with pytest.raises(ReadError, match="page break inside a table cell"):
                with_lines_kept(data, kind, "a.doc")
    clean = compound({WORD: bytes(1024) + b"Title\x0c\r31\x07\x07"})
    assert with_lines_kept(clean, DOC_95, "a.doc") is clean


@pytest.mark.parametrize("at", [0x1A2, 0x1A6, 0x1AA])
def test_a_damaged_order_of_pieces_is_refused(at: int) -> None:
    file = compound_file(SAVED)
    stream = bytearray(file.content(WORD) or b"")
    stream[at : at + 4] = b"\xff\xff\xff\x7f"
    data = file.replaced(WORD, bytes(stream))
    if at == 0x1AA:  # another field of the head
        assert with_lines_kept(data, DOC, "a.doc") is data
    else:
        with pytest.raises(ReadError, match="damaged"):
            read_report(data)
