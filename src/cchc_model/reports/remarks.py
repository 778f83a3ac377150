"""Remarks beside a value: dates of counting and references, which do not change it."""

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from cchc_model.framework.measures import CodeList
from cchc_model.vietnamese.notation import Number
from cchc_model.vietnamese.number_words import number_in_words
from cchc_model.vietnamese.text import Bilingual, fold_label

ANSWERS = Bilingual("kết quả trả lời: {answers}", "answers: {answers}")
"""The note of a consolidated answer."""

_DAY = r"(?<!\d)\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4})?(?!\d)|\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?"
_MONTH = r"(?:tháng|quý|năm)\s+(?:\d{1,4}|iv|i{1,3})(?:\s*(?:/|-|năm)\s*\d{4})?"
_REFERENCE = re.compile(
    r"\b(?:theo|xem|tại|căn cứ)\s+(?:[^\W\d]+\s+){0,4}(?:số\s+\d+(?:/[\w/-]+)?|\d+/[^\W\d][\w/-]*|phụ lục\s+\d+)"
)
_DOCUMENT = re.compile(
    r"\b(?:nđ|qđ|cv|nq|nghị định|quyết định|công văn|nghị quyết|thông tư|chỉ thị)\s*(?:số\s*)?\d{1,4}(?:/[\w/-]+)?"
    r"(?![\w.,]*\d)"
)
"""A document by its kind and number: `NĐ 68`. `KH 68` may be a number that was planned."""
_INCLUDED = re.compile(
    r"(?:kể cả|tính cả|(?:bao )?gồm cả|trong đó(?: có)?)\s+(\d{1,3}(?:\.\d{3})*|\d+)"
    r"((?:\s+(?!(?:nghìn|ngàn|triệu|tỷ|trăm|chục|giờ|ngày|tuần|tháng|quý|năm|kỳ|xã|phường|thị|huyện|tỉnh|đơn|chưa|không|trừ|sai|nhầm|thiếu)\b)[^\W\d]+)+)"
)
"""A part that the value includes: `kể cả 02 tập sự`; none of another time or place, nor one that is left out."""
_LEAST_SHARE = 50
"""The least percent that is no fall behind a dash, which may be a minus."""
_HARMLESS = frozenset(
    (
        *("có", "danh", "sách", "kèm", "theo", "đính", "chi", "tiết", "tại", "xem", "minh", "chứng", "tài", "liệu"),
        *("tệp", "đã", "hoàn", "thành", "đạt", "thực", "hiện", "ban", "hành", "báo", "cáo", "tạm", "tính", "ước"),
        *("làm", "tròn", "số", "đến", "hết", "ngày", "thời", "điểm", "ghi", "chú"),
    )
)
"""Words of references, of dates of counting, and of work that is done; none of them changes a number."""

_ASIDE = re.compile(r"(?:chú thích|chữ ẩn|chữ trùng màu nền)(?:\s\S{1,3}|:\D*)?")
"""What a reader of documents adds: the mark of a note, and words that nobody sees."""

_WORD = re.compile(r"\w+")
_SHARE_WORDS = r"(?:(?:đạt|chiếm|bằng)\s+)?(?:(?:đạt\s+)?(?:tỷ|tỉ) lệ\s*:?\s*)?"
_PERCENT = r"\d{1,3}(?:[.,]\d{1,2})?\s*%"
_SHARE = re.compile(rf"(?:=\s*|{_SHARE_WORDS}){_PERCENT}")
_SHARE_IN_WORDS = re.compile(
    rf"(?P<before>.*?)[\s,;–—-]*\b(?=[đtcb])(?P<words>{_SHARE_WORDS})(?P<share>{_PERCENT})[\s.;]*"
)
"""A share behind words that say that it is one: `đạt 100%`; perhaps behind the number that it is the share of."""
_GROUPED = r"\d{1,3}(?:\.\d{3}){1,4}|\d{1,12}"
_QUOTIENT = re.compile(rf"({_GROUPED})\s*/\s*({_GROUPED})")
_DATES = re.compile(
    rf"\bngày\s+(?:{_DAY})|{_DAY}|\b{_MONTH}|\bsố\s+\d+\b(?![.,]\d)(?:/[\w/-]+)?|\b\d+/[^\W\d][\w/-]*"
    r"|\b(?:phụ lục|biểu|mẫu|điều|khoản)\s+\d+"
)


_TIMES = r"(?:\d{1,2}|một|hai|ba|bốn|sáu)"
_OF_TIME = r"(?:giờ|ngày|tuần|tháng|quý|năm|kỳ)"
_OFTEN = ("lần", "hàng ", "hằng ", "mỗi ", "từng ", "cứ ", "định kỳ")
_FREQUENCY = re.compile(
    rf"(?<![/\w])(?:định kỳ\s+)?(?:hàng|hằng|mỗi|từng|cứ)\s+(?:{_TIMES}\s+)?{_OF_TIME}\b(?:\s+(?:{_TIMES}\s+)lần\b)?"
    rf"|\bđịnh kỳ\s+(?:{_TIMES}\s+)?{_OF_TIME}\b|\b(?:{_TIMES}\s+)?{_OF_TIME}\s*(?:/|\s{_TIMES})\s*lần\b"
    rf"|\b{_TIMES}\s+lần\s*(?:/|(?:mỗi|một|hàng|hằng|trong)\b)\s*(?:{_TIMES}\s+)?{_OF_TIME}\b"
)
"""How often something is done, which is no time of a value: `hằng quý`, `6 tháng một lần`, `02 lần/năm`."""


def with_blank_frequencies(folded: str) -> str:
    """Return a folded text with spaces where it says how often something is done.

    >>> with_blank_frequencies("chốt hằng quý").strip(), with_blank_frequencies("6 tháng một lần").strip()
    ('chốt', '')
    >>> with_blank_frequencies("hồ sơ/tháng"), with_blank_frequencies("6 tháng đầu năm")
    ('hồ sơ/tháng', '6 tháng đầu năm')
    """
    if not any(word in folded for word in _OFTEN):  # most texts, at a tenth of the cost
        return folded
    return _FREQUENCY.sub(lambda found: " " * len(found[0]), folded)


def is_harmless(remark: str) -> bool:
    """Return whether a remark leaves the value as it is: the day of counting, a document, or that it is provisional.

    Any other remark may change the value, such as `thiếu 2 xã`, `nghìn` or `số liệu quý trước`.

    >>> is_harmless("đến ngày 15/3"), is_harmless("theo Báo cáo số 45/BC-UBND"), is_harmless("thiếu 2 xã")
    (True, True, False)
    >>> is_harmless("có danh sách kèm theo"), is_harmless("kế hoạch")
    (True, False)
    """
    return all(map(_is_harmless, fold_label(remark).split(";")))


def _is_harmless(part: str) -> bool:
    rest = _DATES.sub(" ", _DOCUMENT.sub(" ", _REFERENCE.sub(" ", part)))
    return _ASIDE.fullmatch(part.strip()) is not None or set(_WORD.findall(rest)) <= _HARMLESS


def says_the_same(remark: str, value: Number) -> bool:
    """Return whether a remark is the value in words, as in `5 (năm)`."""
    return number_in_words(remark) == value


def states_share(remark: str) -> bool:
    """Return whether a remark beside a count is only its share, which can be no count: `98,4%` in `1.230 (98,4%)`.

    >>> [states_share(text) for text in ("98,4%", "đạt tỷ lệ 98,4 %", "tăng 5%", "98,4")]
    [True, True, False, False]
    """
    return _SHARE.fullmatch(fold_label(remark)) is not None


def share_in_words(text: str) -> tuple[str, str] | None:
    """Return what stands before a share in words, such as the number that it is the share of, and the share.

    >>> share_in_words("31, đạt 100%"), share_in_words("Đạt tỷ lệ 98,4%."), share_in_words("tăng 5%")
    (('31', '100%'), ('', '98,4%'), None)
    """
    found = _SHARE_IN_WORDS.fullmatch(fold_label(text))
    return (text[: found.end("before")].strip(), found["share"]) if found and found["words"] else None


def states_large_share(remark: str) -> bool:
    """Return whether a remark behind a dash is a share of a count, and too large to be a fall: `99,75%`.

    >>> [states_large_share(text) for text in ("99,75%", "100 %", "5%", "99,75", "120%")]
    [True, True, False, False, False]
    """
    number = remark.replace("%", "").strip().replace(",", ".")
    return states_share(remark) and _LEAST_SHARE <= Decimal(number) <= 100  # noqa: PLR2004 the whole


def includes_part(remark: str, value: Number) -> bool:
    """Return whether a remark beside a count names a part that is in it, and so leaves it as it is.

    >>> [includes_part(text, 84) for text in ("kể cả 02 tập sự", "trong đó có 5 nữ", "trừ 02 tập sự", "kể cả 90 nữ")]
    [True, True, False, False]
    """
    found = _INCLUDED.fullmatch(fold_label(remark))
    return found is not None and int(found[1].replace(".", "")) <= value


def states_quotient(remark: str, value: Number) -> bool:
    """Return whether a remark beside a percentage has the two numbers that it is the quotient of.

    Args:
        remark: the remark, such as `1.230/1.250`.
        value: the percentage, with the decimals that are printed.

    >>> states_quotient("1.230/1.250", Decimal("98.4")), states_quotient("1.230/1.350", Decimal("98.4"))
    (True, False)
    """
    found = _QUOTIENT.fullmatch(fold_label(remark))
    if found is None:
        return False
    part, whole = (int(text.replace(".", "")) for text in found.groups())
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    unit = Fraction(10) ** int(exponent)
    return whole > 0 and abs(Fraction(100 * part, whole) - Fraction(value)) * 2 <= unit


def names_other_code(remark: str, value: Number, codes: CodeList) -> bool:
    """Return whether a remark begins with the label of another code, as in `0 (Có)`."""
    labels = (f"{fold_label(code.label.vi)} " for code in codes.codes if code.value != value)
    return f"{fold_label(remark)} ".startswith(tuple(labels))


def states_answers(text: str, labels: Iterable[str]) -> bool:
    """Return whether a text counts the answers of several reports, as the note of a consolidated answer does.

    >>> states_answers("kết quả trả lời: Có 5, Không 1", ["Có", "Không"]), states_answers("Có 5", ["Có", "Không"])
    (True, False)
    """
    prefix, _, counts = text.partition(": ")
    if prefix != ANSWERS.vi.partition(": ")[0] or not counts:
        return False
    label = "|".join(map(re.escape, labels))
    return all(re.fullmatch(rf"(?:{label}) \d+", part) for part in counts.split(", "))


def without_dates(text: str) -> str:
    """Return a text without its dates and the numbers of documents, which are no values.

    >>> without_dates("Theo Quyết định số 12/QĐ-UBND ngày 05/4/2022 có 31 nhiệm vụ").split()[-3:]
    ['31', 'nhiệm', 'vụ']
    """
    return with_blank_dates(fold_label(text))


def with_blank_dates(folded: str) -> str:
    """Return a folded text with spaces in place of its dates and the numbers of documents."""
    return _DATES.sub(lambda found: " " * len(found[0]), folded)
