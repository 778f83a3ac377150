"""The grammar of a correction beside a value: `đ/c lại 4.883`, `nhập nhầm, đề nghị lấy 86`, `không phải 4.833`.

A number replaces the value if nothing but words of corrections leads to it, one of them a cue: a change, a mistake,
what is right, what is now, or what is to be taken. Any other word explains the number as one of something else.
"""

import re

from attrs import frozen

from cchc_model.vietnamese.notation import Number

_CHANGE = (
    r"sửa(?! chữa| đổi)(?: lại)?|đính chính|cải chính|(?:điều |hiệu )?chỉnh(?: sửa| lý)?(?: lại)?|cập nhật"
    r"|thay đổi(?= thành\b)|(?:đổi|thay(?: thế)?)(?=\s+(?:thành|sang|lại|bằng|cho)\b|\s*$)"
    r"|(?:tính|đếm|kiểm(?: tra| đếm)?|rà(?: soát)?|đối chiếu|cộng|thống kê|tổng hợp|xem|chốt|báo|nhập|ghi) lại"
    r"|(?:sau(?: khi)?|qua) (?:kiểm tra|rà soát|đối chiếu|thẩm tra|thẩm định)(?: lại)?"
    r"|corrected|correction|revised|adjusted|amended"
)
_WRONG = r"sai(?! phạm| sót| quy)|nhầm(?: lẫn)?|lộn(?! xộn)|ảo"
_JUST = r"đúng(?: ra)?(?! hạn| quy| tiến| thời| mức)|chính xác|chuẩn"
_RIGHT = rf"{_JUST}|số(?: liệu)? (?:chính thức|cuối cùng|mới)|chốt|phải|(?:đáng )?lẽ ra"
_NOT = r"(?:không|ko|chẳng) phải(?: là)?"
_NOW = r"(?:hiện )?nay|hiện(?: tại)?|bây giờ|giờ|thực(?: tế| chất| có)"
_TAKE = r"(?:lấy|đọc|dùng|sử dụng|ghi)(?: lại)?"
_FILLER = (
    r"là|thành|bằng|còn|chỉ|có|được|đề nghị|xin|cần|cho|số liệu|dữ liệu|giá trị|con số|kết quả|số|nhập|gõ|viết|đánh"
    r"|bấm|báo(?: cáo)?|máy|bản|trước|này|đó|trên|đã|bị|lại|mới|từ|mà|chứ|nên|thì|cột|ô|tổng|cộng|tính|ra|xuống|lên"
    r"|sang|đây|giúp|hộ|rồi|yêu cầu|nhé|nha|ạ|data|figures?|values?|to|is|sau(?: khi)? [^\W\d]+ [^\W\d]+"
)
_CUE = re.compile(rf"\b(?:{_CHANGE}|{_NOT}|{_WRONG}|{_RIGHT}|{_NOW}|{_TAKE})\b")
_SURE = re.compile(rf"\b(?:{_CHANGE}|{_NOT}|{_WRONG}|{_RIGHT})\b")
"""The cues after which a link leads to a number of any size: `sửa thành 12`."""
_STRICT = re.compile(
    r"\b(?:sửa(?! chữa| đổi)|đính chính|cải chính|(?:điều|hiệu) chỉnh|đúng(?! hạn| quy| tiến)|chính xác)\b"
)
"""The cues that concern a number behind a link even among other words."""
_CALLED_RIGHT = re.compile(rf"\b(?:{_CHANGE}|{_RIGHT}|{_NOW}|lấy)\b")
_CHANGED = re.compile(rf"\b(?:{_CHANGE})\b")
_KNOWN = re.compile(rf"\b(?:{_NOT}|{_CHANGE}|{_WRONG}|{_RIGHT}|{_NOW}|{_TAKE}|{_FILLER})\b")
_DENIED = re.compile(rf"\b{_NOT}\s*$")
_CALLED_WRONG = re.compile(
    rf"\s*\(?\s*(?:(?:là|bị|số|:)\s*)*(?:{_WRONG}|{_NOT}|(?:không|ko) (?:đúng|chính xác))\s*[).!]*\s*$"
)
_JUST_BEHIND = re.compile(rf"[\s(]*(?:(?:là|mới|số)\s+)*(?:(?:{_JUST})\b(?!\s*(?:là|phải|:))|(?:chứ )?{_NOT}\s*\d)")
_BEHIND = re.compile(rf"[\s(]*(?:(?:là|mới|số|đã|phải|chứ)\s+)*(?:{_JUST}|{_CHANGE}|{_NOT})\b")
_LINK = re.compile(r"(?:\b(?:là|(?<!hoàn )thành|bằng|còn)|[:=→>])[\s(]*$")
_ARROW = re.compile(r"^\s*=\s*$|(?:^|[\d.]\s*)(?:->|=>|→|(?<=\d)\s*(?:thành|xuống|lên|sang))\s*$")
"""What stands between a value and the one that replaces it, as in `5.627 → 5.672`."""
_REPLACED_BEFORE = re.compile(r"\b(?:từ|thay(?: thế)?|đổi)\s*$|\b(?:trước|lúc đầu|ban đầu)\b")
_REPLACED_BEHIND = re.compile(r"\s*(?:->|=>|→|(?:thành|xuống|lên|sang|bằng)\b)")
"""What stands before and behind a former number: `từ 5.627 xuống 5.600`, `bản trước ghi 5.627`."""
_GROWN = re.compile(r"\b(?:tăng|giảm)\s+(?:còn|lên|xuống|thành)\s*$")
_TAIL = re.compile(
    r"\s*(?:$|[^\w\s]|(?:theo|do|sau|vì|bởi|từ|trước|kể|ngày|tại|trong|chứ|mà|mới|là|đúng|để|khi|như|cho|nên"
    r"|so|đã|ở|không|ko|nhé|nha|ạ|giúp|hộ)\b)"
)
"""What may follow a number that replaces another: nothing, a reason, a source or a time, but nothing that it counts."""
_MAGNITUDE = 3
"""The most times that a number of the same magnitude is as large as the other."""
_ACTUAL = re.compile(r"\bthực (?:tế|chất|có)\b")
_MISTAKEN = re.compile(rf"\b(?:{_WRONG})\b")
_NEGATED = re.compile(r"\b(?:không|ko|chưa)\b")
_FINISHED = re.compile(r"\b(?:đã|được|rồi|không|ko|chưa)\b")


@frozen
class Place:
    """The place of a number in a note.

    Attributes:
        before: the words before it in its clause, without the value that the note stands beside.
        lead: the words before it from the beginning of the note, without that value.
        after: the words behind it in its clause, without the row's own unit and that value.
        unit: True if the row's own unit stands behind the number.
        foreign: True if something else stands there that is counted.
    """

    before: str
    lead: str
    after: str
    unit: bool
    foreign: bool


def follows_arrow(before: str) -> bool:
    """Return whether the words before a number are an arrow from another number: `5.627 →`, `từ 5.627 thành`.

    >>> follows_arrow("5.627 -> "), follows_arrow("gồm ")
    (True, False)
    """
    return _ARROW.search(before) is not None


def is_denied(before: str) -> bool:
    """Return whether the words before a number deny it: `không phải 31`.

    >>> is_denied("chứ không phải "), is_denied("phải là ")
    (True, False)
    """
    return _DENIED.search(before) is not None


def has_grown(before: str) -> bool:
    """Return whether something went up or down to a number: `giảm còn 31`.

    >>> has_grown("giảm còn "), has_grown("giảm ")
    (True, False)
    """
    return _GROWN.search(before) is not None


def ends_statement(after: str) -> bool:
    """Return whether the words behind a number are a reason, a source or a time, or nothing, and no thing it counts.

    >>> ends_statement(" sau sáp nhập"), ends_statement(" (báo lại)"), ends_statement(" xã")
    (True, True, False)
    """
    return _TAIL.match(after) is not None


def replaces(place: Place, other: Number, value: Number) -> bool | None:
    """Return whether a number replaces the value; None if no word of corrections concerns it.

    False stands for a number that may be one of something else: `sửa thành 12 xã`, `kiểm tra lại 31 hồ sơ`.

    Args:
        place: the place of the number.
        other: the number.
        value: the value.

    >>> lead = "nhập nhầm, đề nghị lấy "
    >>> replaces(Place("đề nghị lấy ", lead, " theo CV 12", unit=False, foreign=False), 86, 84)
    True
    >>> replaces(Place("giải quyết ", "giải quyết ", "", unit=False, foreign=False), 86, 84) is None
    True
    """
    link, behind = _LINK.search(place.before), _BEHIND.match(place.after)
    words = next((text for text in (place.before, place.lead) if _CUE.search(text) and _is_known(text)), None)
    near = _is_near(other, value)
    sure = words is not None and _SURE.search(words) is not None
    if link and (sure or behind or (_STRICT.search(place.before) and near)):
        return not place.foreign
    if behind and _TAIL.match(place.after, behind.end()) and not (place.unit and _CHANGED.search(place.after)):
        return True
    if words is None or not near or not _TAIL.match(place.after):
        return None
    remains = link is not None and "còn" in link[0] and _ACTUAL.search(words) is None  # `hiện còn 31 hồ sơ` to be done
    return not (place.unit and (remains if link else _CHANGED.search(words)))


def confirms(place: Place) -> bool:
    """Return whether a note calls the value itself right, so that the other numbers are former ones.

    >>> confirms(Place("đã sửa thành ", "nhập nhầm 31, đã sửa thành ", "", unit=False, foreign=False))
    True
    """
    if _REPLACED_BEFORE.search(place.before) or _REPLACED_BEHIND.match(place.after):
        return False
    led = _CALLED_RIGHT.search(place.before) and _is_known(place.before) and not _DENIED.search(place.before)
    return bool(led) or _JUST_BEHIND.match(place.after) is not None


def denies(place: Place) -> bool:
    """Return whether a note denies the value itself: `không phải 4.833`, `4.833 là sai`.

    >>> denies(Place("không phải ", "không phải ", "", unit=False, foreign=False))
    True
    """
    denied = _DENIED.search(place.before) and _TAIL.match(place.after)
    return bool(denied) or (not place.unit and _CALLED_WRONG.match(place.after) is not None)


def asks_for_change(folded: str) -> bool:
    """Return whether a folded note is nothing but a word of corrections or mistakes, and does not say that all is done.

    >>> [asks_for_change(text) for text in ("sửa", "đề nghị điều chỉnh", "nhầm rồi", "đã sửa", "sửa chữa", "chốt")]
    [True, True, True, False, False, False]
    """
    changed = _CHANGED.search(folded)
    asked = changed is not None and changed[0] != "cập nhật" and not _FINISHED.search(folded)
    wrong = changed is None and _MISTAKEN.search(folded) is not None and not _NEGATED.search(folded)
    return (asked or wrong) and _is_known(folded)


def _is_known(text: str) -> bool:
    """Return whether a text consists of words of corrections alone."""
    return not any(map(str.isalnum, _KNOWN.sub(" ", text)))


def _is_near(other: Number, value: Number) -> bool:
    """Return whether two numbers have the same magnitude."""
    return other <= value * _MAGNITUDE and value <= other * _MAGNITUDE
