"""Notes of a Word document: the comments, footnotes and endnotes that its cells refer to."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cchc_model.annexes.tables import check_size
from cchc_model.io.archive import Archive
from cchc_model.io.docx.package import parse_part, related_part
from cchc_model.io.docx.styles import W, tags

if TYPE_CHECKING:
    from lxml.etree import _Element

_ID, _P, _T = f"{W}id", f"{W}p", f"{W}t"
_KINDS = {
    f"{W}commentReference": "comments",
    f"{W}footnoteReference": "footnotes",
    f"{W}endnoteReference": "endnotes",
}
FOOTNOTES = (f"{W}footnoteReference", f"{W}endnoteReference")
"""The references to notes that have a mark in the text."""
_PLACES = tags("comment footnote endnote")


class Notes:
    """The notes of a document, of which a part is read when a cell refers to it.

    Args:
        archive: the document.
        main: the name of its main part.
        body: its body.
    """

    def __init__(self, archive: Archive, main: str, body: "_Element") -> None:
        self._archive = archive
        self._main = main
        self._texts: dict[str, dict[str, str]] = {}
        self._any = next(body.iter(*_KINDS), None) is not None
        self._characters = 0

    def of(self, cell: "_Element") -> str:
        """Return the texts of the notes that a cell refers to, as one text; empty if there are none.

        Raises:
            ReadError: a part with notes is damaged, or the notes are longer than those of an annex.
        """
        return "; ".join(filter(None, self._found(cell))) if self._any else ""

    def _found(self, cell: "_Element") -> Iterator[str]:
        for reference in cell.iter(*_KINDS):
            kind = _KINDS[str(reference.tag)]
            if kind not in self._texts:
                self._texts[kind] = dict(self._read(kind))
            text = self._texts[kind].get(reference.get(_ID, ""), "")
            self._characters += len(text)
            check_size(self._archive.name, characters=self._characters)
            yield text

    def _read(self, kind: str) -> Iterator[tuple[str, str]]:
        part = related_part(self._archive, self._main, kind)
        root = () if part is None else parse_part(self._archive, part)
        for note in root:
            if note.tag in _PLACES:
                paragraphs = ("".join(map(str, one.itertext(_T))).strip() for one in note.iter(_P))
                yield note.get(_ID, ""), " ".join(filter(None, paragraphs))


def has_own_mark(reference: "_Element") -> bool:
    """Return whether the mark of a note is the text behind its reference."""
    value = reference.get(f"{W}customMarkFollows")
    return value is not None and value not in ("0", "false", "off")
