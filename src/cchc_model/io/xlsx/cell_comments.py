"""Comments of the cells of a sheet, without those that this library wrote itself."""

import posixpath
import re
from collections.abc import Iterator, Mapping

from cchc_model.annexes.tables import check_size
from cchc_model.io.archive import Archive
from cchc_model.io.xlsx.comments import AUTHOR, BULLET
from cchc_model.io.xlsx.merged_areas import column_of
from cchc_model.io.xlsx.texts import text_of

_KINDS = ("comments", "threadedComment")
_ELEMENTS = tuple(f"{{*}}{tag}" for tag in ("author", "comment", "threadedComment"))
_DIGITS = 9
_ADDRESS = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")


def read_comments(archive: Archive, sheet: str) -> Mapping[int, Mapping[int, str]]:
    """Return the text of each cell with comments, by row and place.

    A thread of comments replaces the comment that a workbook keeps for older programs.

    Args:
        archive: the workbook.
        sheet: the name of the sheet's part.

    Raises:
        ReadError: a part with comments is damaged or too large.
    """
    folder, _, name = sheet.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in archive.parts:
        return {}
    found: dict[str, dict[str, list[str]]] = {kind: {} for kind in _KINDS}
    for relation in archive.parse(relations, extra="xlsx"):
        kind, target = relation.get("Type", "").rpartition("/")[2], relation.get("Target", "")
        part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
        if kind in _KINDS and part in archive.parts:
            for address, text in _texts(archive, part):
                found[kind].setdefault(address, []).append(text)
    by_row: dict[int, dict[int, str]] = {}
    for address, texts in {**found["comments"], **found["threadedComment"]}.items():
        if place := _ADDRESS.fullmatch(address):
            by_row.setdefault(int(place[2]), {})[column_of(place[1])] = "; ".join(texts)
    return by_row


def _texts(archive: Archive, part: str) -> Iterator[tuple[str, str]]:
    authors: list[str] = []
    characters = 0
    for element in archive.stream(part, _ELEMENTS, extra="xlsx"):
        if str(element.tag).endswith("}author"):
            authors.append(element.text or "")
            continue
        number, inner = element.get("authorId", ""), element.find("{*}text")
        author = (
            authors[int(number)] if number.isdecimal() and len(number) < _DIGITS and int(number) < len(authors) else ""
        )
        text = "" if inner is None else (inner.text or "").strip() or text_of(inner).strip()
        characters += len(text)
        check_size(archive.name, characters=characters)
        if said := said_by_people(text, author):
            yield element.get("ref", ""), said


def said_by_people(text: str, author: str) -> str:
    r"""Return what people say in a comment, without its author and the findings of this library.

    >>> said_by_people("Sở Nội vụ:\nđã sửa", "Sở Nội vụ"), said_by_people("cchc_model:\n• 3 lỗi", "")
    ('đã sửa', '')
    """
    if author == AUTHOR or text.startswith(f"{AUTHOR}:"):
        text = _of_people(text)
    return text.removeprefix(f"{author}:").strip()


def _of_people(text: str) -> str:
    """Return what people have added to a comment of this library, whose own lines are its findings."""
    lines = text.removeprefix(f"{AUTHOR}:").split("\n")
    return "\n".join(line for line in lines if not line.startswith(BULLET))
