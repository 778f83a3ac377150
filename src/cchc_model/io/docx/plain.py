"""The quick reading of cells and paragraphs that are plain text, which most are."""

from typing import TYPE_CHECKING

from cchc_model.io.docx.styles import VALUE, Styles, W, marks_of, tags

if TYPE_CHECKING:
    from lxml.etree import _Element

_P, _T = f"{W}p", f"{W}t"
_STYLES = tags("pStyle rStyle")
_LOOKS = _STYLES | tags("color sz rFonts")
_PLAIN = tags(
    "p r t tc pPr rPr tcPr tcW tcBorders top left bottom right start end insideH insideV tl2br tr2bl shd noWrap tcMar "
    "tcFitText textDirection vAlign hideMark gridSpan vMerge hMerge spacing ind jc keepNext keepLines widowControl "
    "pBdr between bar contextualSpacing outlineLvl suppressAutoHyphens suppressLineNumbers autoSpaceDE autoSpaceDN "
    "adjustRightInd snapToGrid textAlignment kinsoku wordWrap overflowPunct topLinePunct mirrorIndents "
    "b bCs i iCs u caps smallCaps szCs lang highlight noProof kern bdr outline shadow emboss imprint effect em cs "
    "proofErr bookmarkStart bookmarkEnd lastRenderedPageBreak permStart permEnd"
)
"""Elements that change nothing in the text of a cell."""


class PlainTexts:
    """The quick reader of one document, which judges each look of its texts once."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._harmless: dict[tuple[object, ...], bool] = {}

    def text(self, element: "_Element") -> str | None:
        """Return the text of a cell or paragraph; None unless it is one line of plain text, whatever its look."""
        text, ended = "", False
        for part in element.iter():
            tag = part.tag
            if tag == _T:
                if ended:
                    return None
                text += part.text or ""
            elif tag == _P:
                ended = bool(text)
            elif tag not in _PLAIN and not self._is_harmless(part):
                return None
        return None if "\n" in text else text

    def _is_harmless(self, part: "_Element") -> bool:
        if part.tag not in _LOOKS:
            return False
        look = (part.tag, *part.items())
        if look not in self._harmless:
            style = part.get(VALUE, "") if part.tag in _STYLES else None
            listed = style in self._styles.lists
            marks = marks_of((part,)) if style is None else self._styles.marks.get(style)
            self._harmless[look] = not (marks or listed)
        return self._harmless[look]
