"""The quick reading of cells and paragraphs that are plain text, which most are."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from attrs import frozen

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


_TR, _TC, _TRPR = f"{W}tr", f"{W}tc", f"{W}trPr"
_OF_LOOK = tags("ind b")
_PLAIN_IN_ROW = (_PLAIN | {_TR, _TRPR} | tags("cantSplit tblHeader")) - tags("gridSpan vMerge hMerge")
"""Elements that change nothing in the texts of a row, in its place or in those of its cells."""


@frozen(eq=False)
class PlainRow:
    """A row of a table of which every cell is plain text in a column of its own.

    Attributes:
        texts: the texts of its cells.
        cells: its cells.
        looks: the places of the cells that state how they look.
    """

    texts: tuple[str, ...]
    cells: "tuple[_Element, ...]"
    looks: Collection[int]


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

    def row(self, row: "_Element") -> PlainRow | None:
        """Return a row of a table; None unless all of it is plain, so that its cells need not be read one by one."""
        texts, cells, looks = list[str](), list["_Element"](), set[int]()
        ended, aside = False, 0
        for part in row.iter():
            tag = part.tag
            if tag == _T:
                if ended or not texts:
                    return None
                texts[-1] += part.text or ""
            elif tag == _P:
                ended = bool(texts and texts[-1])
            elif tag == _TC:
                texts.append("")
                cells.append(part)
                ended = False
            elif tag in _OF_LOOK:
                looks.add(len(texts) - 1)
            elif tag == _TRPR:
                aside += 1
            elif tag not in _PLAIN_IN_ROW and not self._is_harmless(part):
                return None
        # A cell within another one would not be among the children of the row.
        apart = len(texts) + aside == len(row) and not any("\n" in text for text in texts)
        return PlainRow(tuple(texts), tuple(cells), looks) if apart else None

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
