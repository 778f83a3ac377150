"""Zip archives of XML parts, as Word and Excel write them: read within limits, parsed without entities, and packed."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING, cast

from cchc_model.errors import MissingExtraError, ReadError
from cchc_model.vietnamese.text import Bilingual

if TYPE_CHECKING:
    from lxml.etree import XMLPullParser, _Element

MAX_UNPACKED = 200_000_000
"""Maximum number of bytes read from the parts of an archive; the parts of an annex have some 500,000."""

_MOST_PARTS = 5_000
_MOST_MARKS = 2_000_000
"""The most elements and attributes that are held in memory at a time; the document of an annex has some 20,000."""

_PIECE = 1 << 16
_COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENTRY = b"PK\x01\x02"
_SAFELY = MappingProxyType(
    {
        "resolve_entities": False,
        "no_network": True,
        "load_dtd": False,
        "huge_tree": False,
        "remove_comments": True,
        "remove_pis": True,
    }
)
"""The options of every parser; without comments, a comment cuts no text."""

# Namespaces of documents saved as "Strict Open XML", and those of all others, in which the same elements stand.
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/"
_STRICT_NAMESPACES = (b"wordprocessingml/main", b"officeDocument/math")


class Archive:
    """An archive with its parts, read within limits.

    Args:
        data: the archive's bytes.
        name: the archive's name in errors.

    Raises:
        ReadError: the data is not an archive, is damaged, or has too many parts.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._left = MAX_UNPACKED
        self._kept: dict[str, bytes] = {}
        if data.count(_ENTRY) > 2 * _MOST_PARTS:  # some stand in parts that are archives themselves
            raise ReadError(name, TOO_LARGE)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise ReadError(name, DAMAGED) from None
        # Some programs write the names of parts with the separator of Windows. Office compresses in one way only.
        admitted = (part for part in self._zip.infolist() if part.compress_type in _COMPRESSIONS)
        self._names = {part.filename.replace("\\", "/"): part for part in admitted}
        self.parts: frozenset[str] = frozenset(self._names)
        if len(self._zip.infolist()) > _MOST_PARTS:
            raise ReadError(name, TOO_LARGE)

    def read(self, part: str, *, keep: bool = False) -> bytes:
        """Return the content of a part.

        Args:
            part: its name.
            keep: True to keep the content for those who ask for it later.

        Raises:
            ReadError: the part is missing or damaged, or the parts read so far exceed `MAX_UNPACKED`.
        """
        kept = self._kept.get(part)
        if kept is None:
            data = b"".join(self._pieces(part))
            if keep:
                self._kept[part] = data
            return data
        self._count(len(kept))
        return kept

    def beginning(self, part: str) -> bytes:
        """Return the beginning of a part, of which no more than one piece is unpacked.

        Raises:
            ReadError: as :meth:`read`.
        """
        return next(self._pieces(part), b"")

    def _pieces(self, part: str) -> Iterator[bytes]:
        """Yield the content of a part in pieces, so that no more of it is unpacked than is admitted."""
        for data in self._unpacked(part):
            self._count(len(data))
            yield data

    def _count(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            raise ReadError(self.name, TOO_LARGE)

    def _unpacked(self, part: str) -> Iterator[bytes]:
        try:
            with self._zip.open(self._names[part]) as file:
                while data := file.read(_PIECE):
                    yield data
        except Exception as error:  # zipfile, zlib and struct each raise their own for damaged bytes
            raise ReadError(self.name, DAMAGED) from error

    def parse(self, part: str, *, extra: str) -> "_Element":
        """Return the root element of a part, without comments.

        Raises:
            ReadError: as :meth:`read`, or the part is not XML, has too many elements, or declares entities.
            MissingExtraError: lxml is not installed.
        """
        _etree(extra)
        pieces = []
        size = 0
        for piece in self._pieces(part):
            size += _marks(piece)
            if size > _MOST_MARKS:
                raise ReadError(self.name, TOO_LARGE)
            pieces.append(piece)
        return self.parsed(b"".join(pieces), extra=extra)

    def parsed(self, data: bytes, *, extra: str) -> "_Element":
        """Return the root element of the content of a part, without comments.

        Raises:
            ReadError: the content is not XML, or declares entities.
            MissingExtraError: lxml is not installed.
        """
        if _STRICT in data[:4096]:
            for name in _STRICT_NAMESPACES:
                data = data.replace(_STRICT + name, _TRANSITIONAL + name.replace(b"/", b"/2006/"))
        return parse_xml(data, self.name, extra=extra)

    def stream(self, part: str, tags: Sequence[str], *, extra: str) -> "Iterator[_Element]":
        """Yield the elements of a part that have one of some tags.

        The last element of each piece of the part and all before it are dropped before the next piece is parsed.

        Raises:
            ReadError: as :meth:`parse`.
            MissingExtraError: lxml is not installed.
        """
        etree = _etree(extra)
        parser = etree.XMLPullParser(events=("end",), tag=tags, **_SAFELY)
        held, first = 0, True
        for piece in self._pieces(part):
            _refuse_entities(piece, self.name)
            held += _marks(piece)
            last = None
            for element in self._fed(parser, piece, etree.XMLSyntaxError):
                if first:
                    _refuse_declarations(element, self.name)
                    first = False
                yield element
                last, held = element, 0
            if last is not None:
                _drop(last)
            if held > _MOST_MARKS:
                raise ReadError(self.name, TOO_LARGE)
        self._fed(parser, b"", etree.XMLSyntaxError)

    def _fed(self, parser: "XMLPullParser", piece: bytes, wrong: type[Exception]) -> "Iterator[_Element]":
        """Return the elements that end in the next piece of a part; the part ends with an empty piece."""
        try:
            if piece:
                parser.feed(piece)
            else:
                parser.close()
        except (wrong, ValueError):
            raise ReadError(self.name, DAMAGED) from None
        return (element for _, element in cast("Iterator[tuple[str, _Element]]", parser.read_events()))


def parse_xml(data: bytes, name: str, *, extra: str) -> "_Element":
    """Return the root element of some XML, without comments.

    Args:
        data: the bytes of the XML.
        name: the name of the file in errors.
        extra: the extra that installs lxml for this format.

    Raises:
        ReadError: the data is not XML, has too many elements, or declares entities.
        MissingExtraError: lxml is not installed.
    """
    etree = _etree(extra)
    if _marks(data) > _MOST_MARKS:
        raise ReadError(name, TOO_LARGE)
    _refuse_entities(data, name)
    try:
        root: _Element = etree.fromstring(data, etree.XMLParser(**_SAFELY))
    except (etree.XMLSyntaxError, ValueError):
        raise ReadError(name, DAMAGED) from None
    _refuse_declarations(root, name)
    return root


def _refuse_entities(data: bytes, name: str) -> None:
    # A single sign is found a hundred times as fast as several, and most parts lack it.
    if b"!" in data and (b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data):
        raise ReadError(name, DECLARES)


def _refuse_declarations(element: "_Element", name: str) -> None:
    """Refuse a document type whose declaration stands in another encoding or far from the start."""
    if element.getroottree().docinfo.internalDTD is not None:
        raise ReadError(name, DECLARES)


def _drop(element: "_Element") -> None:
    """Remove an element's content and everything before it from its document."""
    element.clear()
    for one in (element, *element.iterancestors()):
        parent = one.getparent()
        if parent is not None and one.getprevious() is not None:
            del parent[: parent.index(one)]


def _marks(data: bytes) -> int:
    """Return how many elements and attributes a part of a document may have, at most."""
    return data.count(b"<") + data.count(b"=")


def _etree(extra: str) -> ModuleType:
    try:
        from lxml import etree
    except ImportError:
        raise MissingExtraError(extra, Bilingual(f"Đọc tệp .{extra}", f"Reading .{extra} files")) from None
    return etree


DAMAGED = Bilingual(
    "tệp bị hỏng hoặc chưa tải xong; đề nghị mở bằng Word hoặc Excel rồi lưu lại",
    "the file is damaged or incomplete; open it in Word or Excel and save it again",
)
TOO_LARGE = Bilingual(
    "nội dung giải nén quá lớn so với một phụ lục; đề nghị kiểm tra xem có đúng tệp không",
    "its unpacked content is far larger than an annex; check that it is the right file",
)
DECLARES = Bilingual(
    "tệp khai báo thực thể XML, không phải do Word hoặc Excel lưu; đề nghị nơi gửi mở bằng Word hoặc Excel rồi lưu lại",
    "it declares XML entities, which Word and Excel never write; ask the sender to save it in Word or Excel",
)

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
"""The declaration at the start of every part."""

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

PACKAGE = "http://schemas.openxmlformats.org/package/2006"

_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time that an archive can store."""


def pack(parts: Mapping[str, str | bytes]) -> bytes:
    """Return the bytes of an archive with some parts, in their order.

    >>> pack({"a.xml": "<a/>"}) == pack({"a.xml": b"<a/>"})
    True
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            part = zipfile.ZipInfo(name, _NO_TIME)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            part.create_system = 3  # the same on every system
            archive.writestr(part, content)
    return stream.getvalue()


def relations(kinds: Iterable[tuple[str, str]]) -> str:
    """Return the part that lists the relations of another part, with the ids `rId1`, `rId2` and so on."""
    made = (
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(kinds, 1)
    )
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{"".join(made)}</Relationships>'


def content_types(parts: Iterable[tuple[str, str]]) -> str:
    """Return the part that lists the content type of every part, given their names and types."""
    made = "".join(f'<Override PartName="/{name}" ContentType="{kind}+xml"/>' for name, kind in parts)
    return (
        f'{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels"'
        f' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{made}</Types>'
    )


def unescaped(text: str) -> str:
    """Return a text of XML with its marks in place of their escapes.

    `xml.sax.saxutils` has this too, but loads what asks the net for files.

    >>> unescaped("Nội vụ &amp;lt; &lt;31&gt;")
    'Nội vụ &lt; <31>'
    """
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
