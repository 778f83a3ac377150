"""The filling of a template by docxtpl, in the language of `sandbox`, with the same bytes for the same data."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, BinaryIO, cast

from attrs import frozen

from cchc_model.errors import InvalidDataError, MissingExtraError, ReadError
from cchc_model.io.archive import pack, parse_xml
from cchc_model.io.docx.forms import template_copy
from cchc_model.io.docx.template_parts import parts_of, refused
from cchc_model.vietnamese.text import Bilingual, shortened

if TYPE_CHECKING:
    from lxml.etree import _Element

    from cchc_model.io.docx.docxtpl_types import Filler
    from cchc_model.io.docx.sandbox import Fields

Value = str | int | bool
Item = Mapping[str, Value | list[str] | list[bool]]
Data = Mapping[str, Value | list[str] | list[Item]]
"""The data of a template: texts, and lists of texts or of dictionaries."""

_NO_TIME = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
_CORE = "docProps/core.xml"
_PROPERTIES = ("author", "comments", "identifier", "language", "last_modified_by", "subject", "title")
"""What a document states of itself in words, which may have tags."""
_NOT_FILLED = Bilingual(
    "không điền được mẫu ({what}); đề nghị sửa mẫu, hoặc lấy bản mẫu mới: cchc template -o mau.docx",
    "cannot be filled ({what}); correct it, or take a new one: cchc template -o template.docx",
)


@frozen
class Template:
    """A template of a Word document.

    Attributes:
        data: its bytes.
        name: its name in errors.
    """

    data: bytes
    name: str

    def fields(self) -> "Fields":
        """Return the fields that the template prints.

        Raises:
            InvalidDataError: it does not keep to the language of templates.
            MissingExtraError: docxtpl is not installed.
        """
        return _fields(self)

    def filled(self, data: Data) -> bytes:
        """Return the bytes of the document with the data.

        Raises:
            InvalidDataError: the template cannot be filled.
            MissingExtraError: docxtpl is not installed.
        """
        return _filled(self, data)


def shipped(name: str) -> Template:
    """Return a template of the package: `annex`, `letterhead` or `score_sheet`."""
    return Template(template_copy(name), f"{name}.docx")


def from_outside(data: bytes, name: str) -> Template:
    """Return a template that a person made.

    Raises:
        InvalidDataError: it is no Word document, or contains what reaches beyond it or runs.
        MissingExtraError: docxtpl is not installed.
    """
    need_docxtpl()
    return Template(parts_of(data, name), name)


def need_docxtpl() -> "Callable[[BinaryIO], Filler]":
    """Return the class of docxtpl.

    Raises:
        MissingExtraError: it is not installed.
    """
    try:
        from docxtpl import DocxTemplate  # type: ignore[import-untyped]
    except ImportError:
        raise MissingExtraError("docx", Bilingual("Ghi tệp .docx", "Writing .docx files")) from None
    return cast("Callable[[BinaryIO], Filler]", DocxTemplate)


@lru_cache(maxsize=8)
def _fields(template: Template) -> "Fields":
    """Return the fields of a template, which are looked at once, because most documents have the same one."""
    from cchc_model.io.docx.sandbox import Fields, TemplateFaultError, fields_of

    _, sources = _opened(template)
    try:
        found = [fields_of(source) for source in sources]
    except TemplateFaultError as fault:
        raise refused(template.name, fault.why) from None
    except _errors_of_libraries() as error:
        raise _not_filled(template, error) from error
    return Fields(
        frozenset(path for one in found for path in one.printed),
        frozenset(path for one in found for path in one.named),
    )


def _opened(template: Template) -> tuple["Filler", list[str]]:
    """Return a template as python-docx opens it, with the XML of the parts that have tags.

    Only that library runs here, on every part that it needs later. For what Word did not write it raises its own
    errors, or stumbles over a part or an element that is not there.
    """
    made = need_docxtpl()(io.BytesIO(template.data))
    try:
        made.init_docx()
        sources = [made.patch_xml(made.get_xml())]
        for uri in (made.HEADER_URI, made.FOOTER_URI):
            sources += [made.patch_xml(made.get_part_xml(part)) for _, part in made.get_headers_footers(uri)]
        for name in _PROPERTIES:
            getattr(made.docx.core_properties, name)
    except _errors_of_libraries() as error:
        raise _not_filled(template, error) from error
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise _not_filled(template, error) from error
    return made, sources


def _errors_of_libraries() -> tuple[type[Exception], ...]:
    """Return the exceptions that Jinja2, python-docx and lxml have for bad templates; any other is a defect of ours.

    The parser of Jinja2 follows brackets within brackets until it cannot go deeper.
    """
    from docx.exceptions import PythonDocxError
    from docx.opc.exceptions import OpcError
    from jinja2 import TemplateError
    from lxml.etree import LxmlError

    return TemplateError, PythonDocxError, OpcError, LxmlError, zipfile.BadZipFile, UnicodeDecodeError, RecursionError


def _filled(template: Template, data: Data) -> bytes:
    made, _ = _opened(template)
    from cchc_model.io.docx.sandbox import DataEnvironment, TemplateFaultError

    stream = io.BytesIO()
    try:
        # What docxtpl would make of tabs and line breaks of a text; texts of an annex have none.
        made.resolve_listing = _as_it_is
        # It would mend broken XML without a word, and the widths of tables whose columns are repeated.
        made.fix_tables = _parsed
        made.render(dict(data), DataEnvironment(), autoescape=True)
        _without_time(made, template)
        made.save(stream)
    except TemplateFaultError as fault:
        raise refused(template.name, fault.why) from None
    except ReadError as error:  # a tag took away an element's end
        raise refused(template.name, error.reason) from error
    except _errors_of_libraries() as error:
        raise _not_filled(template, error) from error
    with zipfile.ZipFile(stream) as archive:
        return pack({name: archive.read(name) for name in archive.namelist()})


def _as_it_is(xml: str) -> str:
    return xml


def _parsed(xml: str) -> "_Element":
    return parse_xml(xml.encode(), "", extra="docx")


def _without_time(made: "Filler", template: Template) -> None:
    """Remove the time and the person of the template, and what python-docx writes of itself where there is none."""
    properties = made.docx.core_properties
    properties.created = properties.modified = _NO_TIME
    if properties.last_modified_by:
        properties.last_modified_by = ""
    with zipfile.ZipFile(io.BytesIO(template.data)) as archive:
        if _CORE not in archive.namelist():
            properties.author = properties.title = properties.comments = ""


def _not_filled(template: Template, error: Exception) -> InvalidDataError:
    return refused(template.name, _NOT_FILLED.filled(what=shortened(f"{type(error).__name__}: {error}", 150)))
