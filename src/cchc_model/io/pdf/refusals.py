"""Pages that no text can be read from: pictures, fonts without characters, fonts of former times."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from cchc_model.io.pdf.marks import Glyph, Page, is_known
from cchc_model.io.pdf.shapes import size_of
from cchc_model.vietnamese.text import Bilingual, shortened

_ORIGINAL = Bilingual(
    "đề nghị đơn vị gửi tệp Word hoặc Excel gốc (.docx, .xlsx)",
    "ask the sender for the original Word or Excel file (.docx, .xlsx)",
)
_SCAN = Bilingual(
    "trang {page} là ảnh chụp hoặc bản quét, không có chữ đọc được", "page {page} is a picture or scan without text"
)
_OUTLINES = Bilingual(
    "chữ trên trang {page} là nét vẽ, không phải văn bản", "the letters of page {page} are drawings, not text"
)
_NO_MAP = Bilingual(
    "phông chữ {font} ở trang {page} không cho biết chữ nào là chữ nào",
    "the font {font} of page {page} does not map its letters to characters",
)
_OLD_FONT = Bilingual(
    "trang {page} dùng phông chữ cũ {font} (TCVN3 hoặc VNI), không phải Unicode",
    "page {page} uses the old font {font} (TCVN3 or VNI), not Unicode",
)
_CONVERT = Bilingual(
    "đề nghị chuyển mã sang Unicode trong tệp Word hoặc Excel gốc rồi lưu lại",
    "convert the original Word or Excel file to Unicode and save it again",
)
_LARGE = 0.5
"""The least share of a page that a picture of the whole page covers."""
_FEW = 120
"""The most letters on a scanned page, such as those of a digital signature."""
_FEWEST = 5
_SHARE = 0.1
"""The least share of unknown letters of a font that makes its text unreadable."""
_MOST_SHAPES = 60
_SUBSET = re.compile(r"[A-Z]{6}\+")
_FOREIGN = re.compile("[¡-¿ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ]")
_VIETNAMESE = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]")
_LEGACY = re.compile(r"\.?vn[a-z]|vni[-_ a-z]|\.vn", re.IGNORECASE)
_SYMBOLS = re.compile(r"symbol|wingding|webding|dingbat|emoji|marlett", re.IGNORECASE)


def refusal(page: Page) -> Bilingual | None:
    """Return the reason why a page cannot be read, with advice, or None if it can."""
    shown = [glyph for glyph in page.glyphs if not glyph.hidden and not glyph.text.isspace()]
    return _picture(page, shown) or _font(page, shown)


def _picture(page: Page, shown: list[Glyph]) -> Bilingual | None:
    whole = page.width * page.height
    pictures = sum(size_of(area.box) for area in page.areas if area.picture)
    if pictures >= _LARGE * whole and len(shown) <= _FEW:
        return _advised(_SCAN.filled(page=str(page.number)), _ORIGINAL)
    drawn = sum(area.drawing for area in page.areas)
    if drawn >= _MOST_SHAPES and len(shown) < _FEW / 4 and drawn > 2 * len(shown):
        return _advised(_OUTLINES.filled(page=str(page.number)), _ORIGINAL)
    return None


def _font(page: Page, shown: Iterable[Glyph]) -> Bilingual | None:
    by_font: dict[str, list[Glyph]] = defaultdict(list)
    for glyph in shown:
        by_font[glyph.font].append(glyph)
    for font, glyphs in by_font.items():
        place = {"page": str(page.number), "font": _name(font)}
        unknown = sum(not is_known(glyph) for glyph in glyphs)
        if unknown >= _FEWEST and unknown >= _SHARE * len(glyphs) and not _SYMBOLS.search(font):
            return _advised(_NO_MAP.filled(**place), _ORIGINAL)
        texts = Counter(glyph.text for glyph in glyphs)
        if _LEGACY.match(_SUBSET.sub("", font)) and _is_legacy("".join(texts)):
            return _advised(_OLD_FONT.filled(**place), _CONVERT)
    return None


def _is_legacy(text: str) -> bool:
    """Return whether the letters of an old font are those in place of which it shows others."""
    return bool(_FOREIGN.search(text)) and not _VIETNAMESE.search(text)


def _name(font: str) -> str:
    return shortened(_SUBSET.sub("", font) or "?")


def _advised(what: Bilingual, advice: Bilingual) -> Bilingual:
    return Bilingual(f"{what.vi}; {advice.vi}", f"{what.en}; {advice.en}")
