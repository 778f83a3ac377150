"""Parts of a Word document: found by the relations of the package, and refused if they are too large to be an annex."""

import posixpath
import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from cchc_model.errors import ReadError
from cchc_model.io.archive import TOO_LARGE, Archive, unescaped

if TYPE_CHECKING:
    from lxml.etree import _Element

DOCUMENT_PART = "word/document.xml"
"""The name of the main part, where no relation names another."""

_PACKAGE_RELATIONS = "_rels/.rels"
_MAIN = "officeDocument"
_HEAD = 8192
"""The bytes at the beginning of a part that tell its kind."""
_MOST_BYTES = 60_000_000
_MOST_NODES = 1_000_000
"""Maximum number of tags and attributes of a part; each takes some 200 bytes of memory."""

_NODE = re.compile(rb"""<[^/!?]|=\s*["']""")

# Without lxml, because the relations tell whether an archive is a Word document at all.
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s([^<>]*)>")
_ATTRIBUTE = re.compile(r"""(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_MOST_RELATIONS = 5_000_000


def main_part(archive: Archive) -> str | None:
    """Return the name of the part with the text of a document; None for an archive that is no Word document."""
    for kind, target in _relations(archive, _PACKAGE_RELATIONS, "") if _PACKAGE_RELATIONS in archive.parts else ():
        if kind == _MAIN and target in archive.parts:
            return target if _is_document(archive, target) else None
    return DOCUMENT_PART if DOCUMENT_PART in archive.parts else None


def related_part(archive: Archive, main: str, kind: str) -> str | None:
    """Return the name of a part that the main part refers to by a kind, such as `styles`; None if it is missing."""
    folder, _, name = main.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels".removeprefix("/")
    if relations in archive.parts:
        found = [target for of, target in _relations(archive, relations, folder) if of == kind]
        if found:
            return found[0] if found[0] in archive.parts else None
    beside = f"{folder}/{kind}.xml".removeprefix("/")
    return beside if beside in archive.parts else None


def related_parts(archive: Archive, main: str, kinds: Collection[str]) -> tuple[str, ...]:
    """Return the names of the parts that the main part refers to by some kinds, such as `header`."""
    folder, _, name = main.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels".removeprefix("/")
    found = _relations(archive, relations, folder) if relations in archive.parts else ()
    return tuple(dict.fromkeys(target for kind, target in found if kind in kinds and target in archive.parts))


def parse_part(archive: Archive, part: str) -> "_Element":
    """Return the root of a part.

    Raises:
        ReadError: the part is damaged, or has more tags than the memory of an office computer can hold.
        MissingExtraError: lxml is not installed.
    """
    return archive.parsed(read_part(archive, part), extra="docx")


def read_part(archive: Archive, part: str, *, keep: bool = False) -> bytes:
    """Return the content of a part, to be parsed.

    Args:
        archive: the document.
        part: the name of the part.
        keep: True to keep the content for those who ask for it later.

    Raises:
        ReadError: the part is damaged, or has more tags than the memory of an office computer can hold.
    """
    data = archive.read(part, keep=keep)
    if len(data) > _MOST_BYTES or (len(data) > _MOST_NODES and _has_too_many_nodes(data)):
        raise ReadError(archive.name, TOO_LARGE)
    return data


def _has_too_many_nodes(data: bytes) -> bool:
    if data.count(b"<") + data.count(b"=") <= _MOST_NODES:
        return False
    return any(count > _MOST_NODES for count, _ in enumerate(_NODE.finditer(data)))


def _is_document(archive: Archive, part: str) -> bool:
    return b"wordprocessingml" in archive.beginning(part)[:_HEAD]


def _relations(archive: Archive, part: str, folder: str) -> list[tuple[str, str]]:
    """Return the kind and the target of each relation to another part."""
    found = []
    for element in _RELATION.findall(archive.read(part, keep=True)[:_MOST_RELATIONS].decode("utf-8", "replace")):
        said = {name: unescaped(first or second) for name, first, second in _ATTRIBUTE.findall(element)}
        if said.get("TargetMode") != "External":
            target = said.get("Target", "")
            path = target if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
            found.append((said.get("Type", "").rpartition("/")[2], path.removeprefix("/")))
    return found
