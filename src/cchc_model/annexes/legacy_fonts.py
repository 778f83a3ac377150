"""Lines typed for fonts from before Unicode, such as `.VnTime` and `VNI-Times`: refused, or reported where few."""

from collections.abc import Iterable, Iterator, Sequence

from cchc_model.annexes.tables import SourceLine
from cchc_model.errors import ReadError
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.findings import Finding, make_finding
from cchc_model.vietnamese.legacy_encodings import OF_UNICODE, LegacyEncoding, legacy_encoding
from cchc_model.vietnamese.text import Bilingual, shortened

_FAMILIES = {LegacyEncoding.TCVN3: (".Vn", ".VnTime"), LegacyEncoding.VNI: ("VNI-", "VNI-Times")}
"""How the names of the fonts of an encoding begin, and the best known of them."""
_MOST_NAMES = 3
_REASON = Bilingual(
    "văn bản dùng bảng mã {encoding} (phông {fonts}), không phải Unicode; đề nghị chuyển mã sang Unicode (như bằng "
    "UniKey: sao chép, Ctrl+Shift+F6, dán lại), hoặc nhờ nơi gửi chuyển, rồi lưu lại",
    "its text is encoded for {encoding} fonts ({fonts}), not in Unicode; convert it to Unicode (as UniKey does: copy "
    "the text, Ctrl+Shift+F6, paste it), or ask the sender to, and save it again",
)


def legacy_fonts_reason(texts: Iterable[str], fonts: Iterable[str] = ()) -> Bilingual | None:
    """Return why texts cannot be read: they are typed for fonts from before Unicode. None if they are not.

    Args:
        texts: the texts.
        fonts: the names of the fonts from before Unicode that the file uses.

    >>> legacy_fonts_reason(["Sè nhiÖm vô ®Ò ra trong kÕ ho¹ch"], [".VnTimeH"]).en[:51]
    'its text is encoded for TCVN3 fonts (.VnTimeH), not'
    >>> legacy_fonts_reason(["Số nhiệm vụ đề ra", "µ"]), legacy_fonts_reason(["So nhiem vu de ra"])
    (None, None)
    """
    foreign = _foreign_most(texts)
    encoding = legacy_encoding(foreign) if foreign else None
    if encoding is None:
        return None
    return _REASON.filled(encoding=encoding.value, fonts=_named(encoding, fonts))


def refuse_legacy_fonts(lines: Sequence[SourceLine], name: str, fonts: Iterable[str]) -> None:
    """Refuse a table whose names are typed for fonts from before Unicode, although some may look like names.

    Raises:
        ReadError: most of the names are.
    """
    reason = legacy_fonts_reason((text for line in lines if not line.alone for text in line.texts), fonts)
    if reason is not None:
        raise ReadError(name, reason)


def lines_of_legacy_fonts(lines: Sequence[SourceLine], fonts: Iterable[str]) -> Iterator[Finding]:
    """Yield a finding for the lines that no row received and that are typed for fonts from before Unicode.

    Args:
        lines: the lines that no row received.
        fonts: the names of such fonts that the file uses.
    """
    foreign = [line.name for line in lines if not line.name.isascii() and not OF_UNICODE.search(line.name)]
    encoding = legacy_encoding(foreign)
    if encoding is not None:
        typed = set(foreign)
        first = next(line for line in lines if line.name in typed)
        words = {"encoding": encoding.value, "fonts": _named(encoding, fonts), "row": shortened(first.name)}
        yield make_finding(
            FindingCode.LEGACY_FONTS,
            words=words,
            text=first.name,
            source=first.source,
            figures={"count": sum(line.name in typed for line in lines)},
        )


def _foreign_most(texts: Iterable[str]) -> list[str]:
    """Return the texts with letters beyond ASCII and none of Vietnamese in Unicode; none unless they are the most."""
    marked = [text for text in texts if not text.isascii()]
    foreign, others = [], 0
    for text in marked:
        if not OF_UNICODE.search(text):
            foreign.append(text)
            continue
        others += 1
        if 2 * others >= len(marked):
            break
    return foreign if 2 * others < len(marked) else []


def _named(encoding: LegacyEncoding, fonts: Iterable[str]) -> str:
    start, usual = _FAMILIES[encoding]
    own = sorted({font for font in fonts if font.casefold().startswith(start.casefold())})
    return ", ".join(own[:_MOST_NAMES]) or usual
