"""Names of the elements of a file that put a value in doubt, in both languages.

A reader encloses such a value in square brackets, with the Vietnamese names in round brackets: `[31 (chữ ẩn: 9)]`.
"""

import re

from cchc_model.vietnamese.text import Bilingual

STRUCK = Bilingual("chữ bị gạch", "struck-out text")
HIDDEN = Bilingual("chữ ẩn", "hidden text")
WHITE = Bilingual("chữ trùng màu nền", "text in the colour of its background")
PICTORIAL = Bilingual("phông ký hiệu", "font of symbols")
RIGHT_TO_LEFT = Bilingual("chữ viết từ phải sang trái", "text from right to left")
RAISED = Bilingual("chữ nâng cao", "raised text")
LOWERED = Bilingual("chữ hạ thấp", "lowered text")
MANY_LINES = Bilingual("nhiều dòng", "several lines")
LINE_BREAK = Bilingual("ngắt dòng", "line break")
TAB = Bilingual("dấu tab", "tab")
RUBY = Bilingual("chữ có chú âm", "text with a reading aid")
FRAME = Bilingual("khung chữ", "frame of text")
BOX = Bilingual("hộp văn bản", "text box")
INNER_TABLE = Bilingual("bảng trong ô", "table in the cell")
MERGED = Bilingual("chữ khuất trong ô đã gộp", "text out of sight in a merged cell")
FORMULA = Bilingual("công thức toán", "mathematical formula")
SYMBOL = Bilingual("ký hiệu", "symbol")
CHOICE = Bilingual("ô chọn", "form field to choose from")
DROP_DOWN = Bilingual("danh sách chọn", "drop-down list")
ENTRY = Bilingual("ô nhập", "entry field")
BUTTON = Bilingual("nút bấm", "button")
STRANGE = Bilingual("phần tử lạ", "foreign element")
OTHER_VERSION = Bilingual("nội dung của phiên bản khác", "content for another version")
INSERTED_FILE = Bilingual("tệp chèn vào", "inserted file")
SUBDOCUMENT = Bilingual("tài liệu con", "subdocument")
PAGE_NUMBER = Bilingual("số trang", "page number")
OBJECT = Bilingual("đối tượng nhúng", "embedded object")
DRAWING = Bilingual("hình vẽ", "drawing")
INK = Bilingual("nét vẽ tay", "ink")
BOUND = Bilingual("ô nhập liên kết dữ liệu", "control bound to data")
PROMPT = Bilingual("lời nhắc nhập", "prompt")
LIST_NUMBER = Bilingual("số thứ tự tự động", "automatic number")
LIST_BULLET = Bilingual("dấu gạch đầu dòng", "bullet")
TWO_LINES = Bilingual("hai dòng trong một", "two lines in one")
CURRENT_DATE = Bilingual("ngày tháng tự động", "automatic date")
NUMBER_FORMAT = Bilingual("định dạng số", "number format")
SHARED_CELL = Bilingual("ô gộp nhiều dòng hoặc nhiều cột", "cell merged over rows or columns")
UNDER_ONE_TITLE = Bilingual("nhiều ô dưới một tiêu đề", "several cells under one title")
CUT = Bilingual("chữ bị cắt khỏi trang", "text cut off the page")
COVERED = Bilingual("chữ bị che", "covered text")
TINY = Bilingual("chữ quá nhỏ", "text too small to see")
OVERPRINTED = Bilingual("chữ in đè lên nhau", "texts printed over each other")
ACROSS = Bilingual("chữ lấn sang ô khác", "text that reaches into another cell")
OTHER_FIELD_VALUE = Bilingual("giá trị khác của ô nhập", "other value of the form field")
ENTERED = Bilingual("ô nhập trên số đã in", "form field over a printed number")
PICTURE = Bilingual("hình ảnh", "picture")
UNKNOWN_LETTER = Bilingual("ký tự không rõ", "unknown character")
OTHER_COLUMN = Bilingual("cột khác", "another column")
COMPUTED_FIELD = Bilingual("trường công thức", "formula field")

FIELD = Bilingual("trường", "field")
ELEMENT = Bilingual("phần tử", "element")
FORMAT = Bilingual("định dạng", "format")
NOTE = Bilingual("chú thích", "note")
"""Names that stand before the name that Word itself gives to the element."""

_ALL = [name for name in tuple(vars().values()) if isinstance(name, Bilingual)]
_ENGLISH = {name.vi: name.en for name in _ALL}
_NAMED = re.compile(rf"(?<=[( ])({'|'.join(sorted(map(re.escape, _ENGLISH), key=len, reverse=True))})(?=[:;) ])")


_BEHIND = re.compile(rf"(.*) \(({'|'.join(map(re.escape, _ENGLISH))})\)", re.DOTALL)

_UNSEEN = frozenset(name.vi for name in (HIDDEN, WHITE, CUT, COVERED, TINY, OVERPRINTED))
"""Elements that a person does not see, or not whole."""


def doubted(text: str, element: Bilingual) -> str:
    """Return the text of a cell whose value an element puts in doubt.

    >>> doubted("31", NUMBER_FORMAT)
    '[31 (định dạng số)]'
    """
    return f"[{text} ({element.vi})]"


def contested(text: str, other: str) -> str:
    """Return the text of a value beside another number of its row, so that every copy of the annex has both.

    >>> contested("5.627", "5.672")
    '[5.627 (cột khác: 5.672)]'
    """
    return f"[{text} ({OTHER_COLUMN.vi}: {other})]"


def undoubted(text: str) -> str:
    """Return the text of a cell in brackets without them, and without the name of a single element.

    >>> undoubted("[31 (định dạng số)]"), undoubted("[31]"), undoubted("[31 (thiếu 2 xã)]")
    ('31', '31', '31 (thiếu 2 xã)')
    """
    inner = text[1:-1].strip()
    behind = _BEHIND.fullmatch(inner)
    return behind[1] if behind else inner


def is_partly_unseen(text: str) -> bool:
    """Return whether a cell in brackets may have digits that a person does not see among those that it shows.

    >>> is_partly_unseen("[9240 (chữ trùng màu nền)]"), is_partly_unseen("[240 (chữ ẩn: 9)]")
    (True, False)
    """
    behind = _BEHIND.fullmatch(text[1:-1].strip())
    return behind is not None and behind[2] in _UNSEEN


def in_both_languages(text: str) -> Bilingual:
    """Return the text of a cell, with the names of elements in each language.

    >>> in_both_languages("[31 (chữ ẩn: 9; trường IF)]").en
    '[31 (hidden text: 9; field IF)]'
    >>> in_both_languages("31 (chữ ẩn)").en
    '31 (chữ ẩn)'
    """
    if not text.startswith("["):
        return Bilingual(text, text)
    shown, mark, names = text.partition("(")
    return Bilingual(text, shown + _NAMED.sub(lambda found: _ENGLISH[found[1]], mark + names))
