"""Styles that a document does not name are not read, and change nothing that is read."""

import io
import zipfile

import docx
import pytest
from lxml import etree

from cchc_model.errors import ReadError
from cchc_model.io.archive import Archive
from cchc_model.io.docx.style_part import read_styles
from cchc_model.io.docx.styles import Styles

MAIN, PART = "word/document.xml", "word/styles.xml"
_MADE = io.BytesIO()
docx.Document().save(_MADE)
STYLES = zipfile.ZipFile(_MADE).read(PART)
IDS = [style.style_id for style in docx.Document().styles]
LIST = b"""<w:style w:type="paragraph" w:styleId="L1"><w:basedOn w:val="L2"/></w:style>
<w:style w:type="paragraph" w:styleId="L2"><w:basedOn w:val="L1"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr>
<w:rPr><w:vanish/></w:rPr></w:style></w:styles>"""


def read(styles: bytes, used: set[str]) -> object:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(PART, styles)
    return compared(read_styles(Archive(stream.getvalue(), "a.docx"), MAIN, used))


def compared(styles: Styles) -> object:
    lists = {key: etree.tostring(found, method="c14n") for key, found in styles.lists.items()}
    return styles.marks, lists, styles.shading, styles.default, styles.looks, styles.default_look


def whole(styles: bytes) -> bytes:
    """The same styles, all of which are parsed because of a remark."""
    return styles.replace(b"</w:styles>", b"<!-- --></w:styles>")


@pytest.mark.parametrize("used", [set(), *({key} for key in IDS[::9]), set(IDS[::4]), {"Strong", "no style"}])
def test_styles_are_those_of_the_whole_part(used: set[str]) -> None:
    assert read(STYLES, used) == read(whole(STYLES), used)


@pytest.mark.parametrize("used", [{"L1"}, {"L2"}, {"L1", "Title"}])
def test_a_style_has_what_those_have_that_it_is_based_on(used: set[str]) -> None:
    styles = STYLES.replace(b"</w:styles>", LIST)
    assert read(styles, used) == read(whole(styles), used) != read(STYLES, used)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"</w:styles>", b'<w:style w:styleId="X"/></w:styles>'),
        (b"<w:basedOn w:val=", b"<w:basedOn  w:val="),
        (b'w:styleId="Title"', b"w:styleId='Title'"),
        (b"encoding='UTF-8'", b"encoding='us-ascii'"),
        (b'w:styleId="Title"', b'w:styleId="Titl&#101;"'),
        (b"</w:styles>", b'<w:x><w:style w:styleId="Title"><w:rPr><w:vanish/></w:rPr></w:style></w:x></w:styles>'),
    ],
)
def test_styles_that_are_written_otherwise_are_read_as_well(old: bytes, new: bytes) -> None:
    assert old in STYLES
    other = STYLES.replace(old, new)
    assert read(other, {"Title"}) == read(whole(other), {"Title"}) == read(STYLES, {"Title"})


def test_styles_that_are_cut_off_are_refused() -> None:
    with pytest.raises(ReadError):
        read(STYLES[:-20], set())
