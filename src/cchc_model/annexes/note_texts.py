"""What notes abbreviate, and the times of day that they state: `LK 3.450`, `9T: 3.450`, `lúc 16:30`."""

import re
import unicodedata

_NAME = r"(?:\s+[A-ZĐÀ-Ỹ][a-zđà-ỹ]*)+"
_SHORT = (
    (re.compile(rf"\b(?:[Đđ]/c|[Đđ]ồng chí){_NAME}"), "đồng chí"),
    (re.compile(rf"\b([Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị){_NAME}"), r"\1"),  # the name `Nam` is no part `nam`
    (re.compile(r"(?<!\d )\bđ/?c\b(?=\s*(?:$|[:=\d]|(?:lại|thành|là|còn|số|theo|từ)\b))", re.IGNORECASE), "điều chỉnh"),
    (re.compile(r"\bđ/c\b", re.IGNORECASE), "đồng chí"),
    (re.compile(r"\bk[og]\b", re.IGNORECASE), "không"),
    (re.compile(r"\b(lấy|đọc|dùng|ghi|nhập|gõ) số (?=\d)", re.IGNORECASE), r"\1 "),  # `số 31` may be a document
    (re.compile(r"\bL\.?K\.?(?=[\s:=]*\d)"), "lũy kế"),
    (re.compile(r"\bKH(?=\s*[:=]\s*\d)"), "kế hoạch"),  # `KH 12` may be the number of a document
    (re.compile(r"\b(3|6|9|12)T(?!\w)"), r"\1 tháng"),
)
_DATE = r"\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4})?"
_CLOCK = r"(?:[01]?\d|2[0-4])\s*(?:(?::|h|g|giờ)\s*[0-5]\d(?:\s*(?:phút|p))?|(?:h|g|giờ))(?![\w.,:/-]*\d)"
_LED = re.compile(rf"\b((?:lúc|hồi|vào lúc|tính đến|{_DATE}),?\s+){_CLOCK}", re.IGNORECASE)
_BEFORE_DATE = re.compile(rf"(?<![\w.,:/-]){_CLOCK}(?=\s*,?\s*(?:ngày\s+)?{_DATE})", re.IGNORECASE)
"""Without a word or a date beside it, `12:45` may be a row and its number."""


def spelled_note(text: str) -> str:
    """Return a note with the words that it abbreviates, and without the times of day.

    >>> [spelled_note(text).strip() for text in ("LK 3.450", "KH: 2", "theo KH 12", "9T: 3.450", "lúc 16:30", "12:45")]
    ['lũy kế 3.450', 'kế hoạch: 2', 'theo KH 12', '9 tháng: 3.450', 'lúc', '12:45']
    """
    text = unicodedata.normalize("NFC", text)
    for pattern, words in _SHORT:
        text = pattern.sub(words, text)
    return _BEFORE_DATE.sub(" ", _LED.sub(r"\1 ", text))
