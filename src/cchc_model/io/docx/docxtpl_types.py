"""Types of docxtpl, which has none of its own: what the library uses of it."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO, Protocol

if TYPE_CHECKING:
    from lxml.etree import _Element

    from cchc_model.io.docx.sandbox import DataEnvironment


class Properties(Protocol):
    """What a document states of itself."""

    created: dt.datetime
    modified: dt.datetime
    author: str
    title: str
    comments: str
    last_modified_by: str


class Opened(Protocol):
    """A document as python-docx opens it."""

    core_properties: Properties


class Filler(Protocol):
    """A template that docxtpl fills."""

    HEADER_URI: str
    FOOTER_URI: str
    docx: Opened
    resolve_listing: Callable[[str], str]
    fix_tables: "Callable[[str], _Element]"

    def init_docx(self) -> None:
        """Open the template."""

    def get_xml(self) -> str:
        """Return the body as XML."""

    def patch_xml(self, src_xml: str) -> str:
        """Return XML with its tags as Jinja2 reads them."""

    def get_headers_footers(self, uri: str) -> Iterator[tuple[str, object]]:
        """Yield the headers or footers with their ids."""

    def get_part_xml(self, part: object) -> str:
        """Return a header or footer as XML."""

    def render(self, context: object, jinja_env: "DataEnvironment", *, autoescape: bool) -> None:
        """Fill the template."""

    def save(self, filename: BinaryIO) -> None:
        """Write the document."""
