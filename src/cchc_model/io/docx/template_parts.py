"""The parts of a template as a file: what may be in a template from outside, and what is left out of it."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from cchc_model.errors import InvalidDataError, Problem, ReadError
from cchc_model.io.archive import Archive, pack
from cchc_model.io.docx.styles import W
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual, shortened

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_TEXT = 1_000_000
"""The most bytes of a part with tags; that of a template in the package has 25,000."""
_MOST_BRACES = 2_000
"""The most braces of a part with tags, each of which docxtpl may follow to its end; that of a template has 300."""

_MAIN = "word/document.xml"
_WITH_TAGS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes)\.xml")
_ELSEWHERE = (f"{W}altChunk", f"{W}subDoc")
_ACTIVE = ("oleObject", "package", "control", "aFChunk", "subDocument", "vbaProject", "frame", "mailMergeSource")
_HARMLESS = ("hyperlink",)
_REACHING = re.compile(
    r"\s*(?:DDE|DDEAUTO|LINK|INCLUDETEXT|INCLUDEPICTURE|IMPORT|INCLUDE|EMBED|RD|DATABASE|MACROBUTTON)\b", re.IGNORECASE
)
_ATTACHED = "attachedTemplate"

_NO_WORD = Bilingual(
    "không phải văn bản Word (.docx); đề nghị mở bằng Word rồi lưu lại thành .docx",
    "is not a Word document (.docx); open it in Word and save it as .docx",
)
_TOO_LARGE = Bilingual("quá lớn so với một mẫu văn bản", "is far too large for a template")
_REACHES = Bilingual(
    "có {what}, là nội dung lấy từ tệp khác hoặc chạy được; đề nghị bỏ khỏi mẫu",
    "contains {what}, which loads another file or runs code; remove it from the template",
)
_IN_CODE = Bilingual(
    "có thẻ trong mã của một trường Word; đề nghị đưa thẻ ra ngoài trường",
    "has a tag inside the code of a Word field; move the tag out of the field",
)


def parts_of(data: bytes, name: str) -> bytes:
    """Return a template without the reference to the template that it was made from itself.

    Raises:
        InvalidDataError: it is no Word document, is too large, or contains what reaches beyond it or runs.
        MissingExtraError: lxml is not installed.
    """
    try:
        archive = Archive(data, name)
        if _MAIN not in archive.parts:
            raise refused(name, _NO_WORD)
        parts = {part: archive.read(part) for part in sorted(archive.parts)}
        texts = {part: archive.parsed(parts[part], extra="docx") for part in parts if part.endswith((".xml", ".rels"))}
    except ReadError as error:
        raise refused(name, error.reason) from None
    problems = dict.fromkeys(what for part, root in texts.items() for what in _reaching(part, parts, root))
    if problems:
        raise refused(name, *problems)
    return pack({**parts, **_without_attached(texts)})


def refused(name: str, *why: Bilingual) -> InvalidDataError:
    """Return the error about a template, with each problem."""
    return InvalidDataError(nouns.TEMPLATE, [Problem(shortened(name), one) for one in why])


def _reaching(part: str, parts: Mapping[str, bytes], root: "_Element") -> Iterator[Bilingual]:
    """Yield what of a part reaches beyond the template, or runs."""
    if part.endswith(".rels"):
        for relation in root:
            kind = relation.get("Type", "").rpartition("/")[2]
            outside = relation.get("TargetMode") == "External" and kind not in (*_HARMLESS, _ATTACHED)
            if outside or kind in _ACTIVE:
                yield _REACHES.filled(what=kind)
        return
    content = parts[part]
    if _WITH_TAGS.fullmatch(part):
        braces = content.count(b"{") + content.count(b"}")
        yield from (_TOO_LARGE,) if len(content) > _MOST_TEXT or braces > _MOST_BRACES else ()
    yield from (_REACHES.filled(what=str(one.tag).rpartition("}")[2]) for one in root.iter(*_ELSEWHERE))
    codes = ["".join(map(str, paragraph.itertext(f"{W}instrText"))) for paragraph in root.iter(f"{W}p")]
    codes += [field.get(f"{W}instr", "") for field in root.iter(f"{W}fldSimple")]
    for code in codes:
        if _REACHING.match(code):
            yield _REACHES.filled(what=code.split()[0])
        if "{{" in code or "{%" in code:
            yield _IN_CODE


def _without_attached(texts: "Mapping[str, _Element]") -> Mapping[str, bytes]:
    """Return the parts that named the template of the template, without its name."""
    changed: dict[str, bytes] = {}
    for part in ("word/settings.xml", "word/_rels/settings.xml.rels"):
        root = texts.get(part)
        if root is None:
            continue
        for one in list(root):
            kind = str(one.tag).rpartition("}")[2]
            if kind == _ATTACHED or one.get("Type", "").endswith(f"/{_ATTACHED}"):
                root.remove(one)
                changed[part] = _bytes(root)
    return changed


def _bytes(root: "_Element") -> bytes:
    from lxml import etree

    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
