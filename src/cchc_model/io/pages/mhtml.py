"""Archives of web pages (MHTML): a message whose parts are pages, as Excel saves a workbook as one file."""

import base64
import binascii
import quopri
import re
from collections.abc import Iterator, Mapping

from attrs import frozen

from cchc_model.errors import ReadError
from cchc_model.io.archive import DAMAGED, TOO_LARGE
from cchc_model.io.pages.decoding import decoded_page

_BLANK = re.compile(rb"\r?\n\r?\n")
_HEADER = re.compile(r"^([\w-]+):[ \t]*(.*)$", re.MULTILINE)
_PARAMETER = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|([^;\s]+))""")
_FOLDED = re.compile(r"\r?\n[ \t]+")
_LONGEST_HEAD = 20_000
_MOST_PARTS = 2_000
_DEEPEST = 5

# What Excel says about the sheets of a workbook in the first page: the name, the file, whether it is hidden.
_WORKSHEET = re.compile(r"<x:ExcelWorksheet>(.{0,4000}?)</x:ExcelWorksheet>", re.DOTALL | re.IGNORECASE)
_NAME = re.compile(r"<x:Name>([^<]{1,200})</x:Name>", re.IGNORECASE)
_FILE = re.compile(r"""<x:WorksheetSource\s+HRef=["']([^"']{1,500})["']""", re.IGNORECASE)
_HIDDEN = re.compile(r"<x:Visible>\s*Sheet(?:Very)?Hidden", re.IGNORECASE)


@frozen
class Page:
    """A page of an archive.

    Attributes:
        text: its text.
        title: the name of the sheet that it is, if the archive states one.
        visible: True if the sheet is not hidden.
    """

    text: str
    title: str = ""
    visible: bool = True


def pages_of(data: bytes, *, name: str) -> list[Page]:
    """Return the pages of an archive in order; those that the workbook lists as sheets, if it lists any.

    Args:
        data: the bytes of the archive.
        name: the name of the file in errors.

    Raises:
        ReadError: the archive is damaged, or has too many parts.
    """
    try:
        found = [part for part in _parts(data, name) if part[0].get("content-type", "").startswith("text/html")]
    except (ValueError, binascii.Error):
        raise ReadError(name, DAMAGED) from None
    pages = {
        location(head.get("content-location", str(number))): decoded_page(
            body, name=name, declared=_parameters(head["content-type"]).get("charset", "")
        )
        for number, (head, body) in enumerate(found)
    }
    listed = [sheet for text in pages.values() for sheet in _WORKSHEET.findall(text)]
    sheets = []
    for sheet in listed:
        title, file = _NAME.search(sheet), _FILE.search(sheet)
        text = pages.get(location(file[1])) if file else None
        if title and text is not None:
            sheets.append(Page(text, title[1], visible=_HIDDEN.search(sheet) is None))
    if not pages:
        raise ReadError(name, DAMAGED)
    return sheets or [Page(text) for text in pages.values()]


def location(address: str) -> str:
    """Return the last part of an address.

    >>> location("file:///C:/0E/baocao_files/sheet001.htm")
    'sheet001.htm'
    """
    return re.split(r"[/\\]", address.strip())[-1].lower()


def _parts(data: bytes, name: str, depth: int = 0) -> "Iterator[tuple[Mapping[str, str], bytes]]":
    """Yield the head and the content of each part of a message, also of messages inside it."""
    blank = _BLANK.search(data[:_LONGEST_HEAD])
    if blank is None:
        return
    head = _head(data[: blank.start()])
    kind, body = head.get("content-type", ""), data[blank.end() :]
    if not kind.startswith("multipart/"):
        yield head, _content(head.get("content-transfer-encoding", ""), body)
        return
    boundary = _parameters(kind).get("boundary", "")
    parts = body.split(b"\n--" + boundary.encode("latin-1", "replace")) if boundary else []
    if depth > _DEEPEST or len(parts) > _MOST_PARTS:
        raise ReadError(name, TOO_LARGE)
    if not any(part.startswith(b"--") for part in parts[1:]):  # cut off: the end of the last part is missing
        raise ReadError(name, DAMAGED)
    if body.startswith(b"--" + boundary.encode("latin-1", "replace")):
        parts = [b"", parts[0].partition(b"\n")[2], *parts[1:]]
    for part in parts[1:]:
        if not part.startswith(b"--"):
            yield from _parts(part.lstrip(b"\r\n"), name, depth + 1)


def _head(data: bytes) -> dict[str, str]:
    text = _FOLDED.sub(" ", data.decode("latin-1")).replace("\r", "")
    found = {key.lower(): value.strip() for key, value in _HEADER.findall(text)}
    kind = found.get("content-type", "")
    return {**found, "content-type": kind.partition(";")[0].strip().lower() + kind[len(kind.partition(";")[0]) :]}


def _parameters(kind: str) -> dict[str, str]:
    return {key.lower(): quoted or plain for key, quoted, plain in _PARAMETER.findall(kind)}


def _content(encoding: str, body: bytes) -> bytes:
    if encoding.lower() == "base64":
        return base64.b64decode(body)
    return quopri.decodestring(body) if encoding.lower() == "quoted-printable" else body
