"""Legends of an annex that give a number the meaning that there is no value: `99 = không có số liệu`."""

import re
from collections.abc import Iterable, Iterator, Mapping

from cchc_model.annexes.row_index import row_index
from cchc_model.framework.framework import Framework
from cchc_model.framework.measures import CodeList
from cchc_model.reports.entries import Entry
from cchc_model.vietnamese.text import fold_label

_SHORTEST, _LONGEST = 6, 1_000
_DATA = (
    "số liệu|dữ liệu|thông tin|báo cáo|thống kê|thu thập|tổng hợp|rõ|xác định|biết|cập nhật|theo dõi|nhập|gửi|nộp|tính"
    "|đo|điều tra|khảo sát|áp dụng"
)
_NO = r"(?:không|chưa|ko|kg)\s+(?:(?:có|được|phải|thể|kịp)\s+)*+"
_UNKNOWN = (
    rf"{_NO}(?:{_DATA})|thiếu\s+(?:số liệu|dữ liệu|thông tin)|n/a|no data|unknown|missing"
    r"|not (?:available|applicable|reported)"
)
_NOTHING = rf"{_NO}phát sinh|kps|(?:không|chưa) có|none"
_MISSING = rf"[“\"'(]*(?P<words>(?P<unknown>{_UNKNOWN})|{_NOTHING})\b"
_NUMBER = r"(?P<code>[-−]?(?:\d{1,3}(?:\.\d{3})+|\d{1,12}))(?![\w/%]|[.,]\d)[”\"')]*"
_BEGUN = (
    r"(?:^|(?<=[;,.:(\[“\"'*\n])(?<![0-9][.,])|(?<=[;,.:*] )|(?<!\w )\bsố\s"
    r"|\b(?:mã|ký hiệu|kí hiệu|giá trị|ghi|nhập|điền|dùng|là|bằng|code|value)\s(?:số\s)?)"
    r"\s*[“\"'(]*"
)
_CASE = r"(?:(?:nếu|khi|cho|đối với|với|trường hợp|chỉ tiêu|đơn vị|nội dung|dòng|các|những|mà)\s+)"
_STATED = re.compile(
    rf"{_BEGUN}{_NUMBER}\s*(?P<link>=+>?|:|→|->|[-–—]|(?:nghĩa là|tức là|là|chỉ|thể hiện|nếu|khi|cho|đối với)\b)\s*"
    rf"{_CASE}*+{_MISSING}"
)
"""A number, and what it stands for."""
_STATED_BEHIND = re.compile(
    rf"{_MISSING}[”\"')]*\s*(?P<link>=+>?|:|→|->|,?\s*(?:thì\s+)?(?:ghi|nhập|điền|dùng|ký hiệu|kí hiệu|là)\b)\s*"
    rf"(?:(?:ghi|là|số|mã|bằng)\s+)*+[“\"'(]*{_NUMBER}"
)
"""What a number stands for, and the number."""
_WEAK = frozenset((":", "-", "–", "—", "->", "→"))
"""Links that also stand behind the number of a row, a list or a remark."""
_SENTINEL = re.compile(r"[-−]\d+|([789])\1+")
"""A number that no list counts: a negative one, or one of nines."""
_DIGIT = re.compile(r"\d")
_WORDS_OF_MISSING = (
    "không", "chưa", "ko", "kg", "thiếu", "kps", "n/a", "no data", "unknown", "missing", "not ", "none",
)  # fmt: skip
_SAYS_MISSING = re.compile(rf"(?:{_UNKNOWN}|{_NOTHING})\b")
"""What every legend of this kind has; most texts have none of its words."""
_PRINTED = re.compile(r"[-−]?[0-9][0-9.,]*%?")
_LABEL = re.compile(
    r"\b(?:ghi chú|chú thích|chú giải|quy ước|quy định|lưu ý|trong đó|trường hợp|ký hiệu|kí hiệu|mã|nếu|ghi|nhập|điền"
    r"|số|các|và|note)\b"
)


def codes_of_missing(text: str) -> frozenset[int]:
    """Return the numbers that a text calls marks of a value that is missing.

    A 0 for what did not arise is a number like any other.

    >>> sorted(codes_of_missing("Ghi chú: 99 = không có số liệu; -1: không phát sinh"))
    [-1, 99]
    >>> [sorted(codes_of_missing(text)) for text in ("Chưa thống kê thì ghi 9999", "0 = không phát sinh")]
    [[9999], []]
    >>> [sorted(codes_of_missing(text)) for text in ("5 đơn vị chưa báo cáo", "Mục 12: chưa báo cáo", "1 = Có")]
    [[], [], []]
    """
    return frozenset(int(_plain(found["code"])) for found in _found(text))


def only_states_codes(text: str) -> bool:
    """Return whether a text is a legend of such marks, and says nothing else.

    >>> only_states_codes("Ghi chú: 99 = không có số liệu"), only_states_codes("99 = không có số liệu; thiếu 2 xã")
    (True, False)
    """
    folded, found = fold_label(text), list(_found(text))
    for one in reversed(found):
        folded = folded[: one.start()] + folded[one.end() :]
    return bool(found) and not any(map(str.isalnum, _LABEL.sub("", folded)))


def marked_missing(
    texts: Iterable[str], entries: Mapping[str, Entry], framework: Framework
) -> Iterator[tuple[str, str]]:
    """Yield the indicators whose cell has the mark of a missing value, each with the text that says so.

    A percentage with its sign or decimals is no mark.

    Args:
        texts: all texts of the annex.
        entries: the entries that were read.
        framework: the framework that the annex follows.
    """
    # Most texts are names, have no digit or are too short; what is asked of every text has to be cheap.
    names = row_index(framework).folded
    long = [text for text in texts if len(text) >= _SHORTEST and text not in names and _DIGIT.search(text)]
    different = reversed(dict.fromkeys(reversed(long)))  # of equal texts the last one, as of equal codes
    legends = {code: text for text in different for code in codes_of_missing(text)}
    for key, entry in entries.items() if legends else ():
        measure = framework.indicators[key].measure
        code = int(entry.value) if entry.value is not None and entry.value == int(entry.value) else None
        if code not in legends or (isinstance(measure, CodeList) and code in measure.values):
            continue
        printed = _PRINTED.match(entry.text)
        if printed is not None and _plain(printed[0]) == str(code):
            yield key, legends[code]


def _found(text: str) -> Iterator[re.Match[str]]:
    if not _SHORTEST <= len(text) <= _LONGEST or not _DIGIT.search(text):
        return
    folded, last = fold_label(text), 0
    if not (any(word in folded for word in _WORDS_OF_MISSING) and _SAYS_MISSING.search(folded)):
        return
    every = [one for pattern in (_STATED, _STATED_BEHIND) for one in pattern.finditer(folded) if _begins(one)]
    any_certain = any(map(_is_certain, every))
    for one in sorted(every, key=re.Match.start):
        if one.start() >= last and (_is_certain(one) or (any_certain and one["unknown"] is not None)):
            last = one.end()
            yield one


def _begins(found: re.Match[str]) -> bool:
    """Return whether a statement begins a clause, where its link alone does not tell: `Đơn vị chưa báo cáo: 99`."""
    before = found.string[: found.start()].rstrip()
    return found.re is _STATED or found["link"] not in _WEAK or before[-1:] in ("", *";,.:(*")


def _is_certain(found: re.Match[str]) -> bool:
    """Return whether a number is certainly a mark, and neither a number of a list nor 0 for nothing."""
    unlisted = _SENTINEL.fullmatch(_plain(found["code"])) is not None
    return unlisted or (found["unknown"] is not None and found["link"] not in _WEAK)


def _plain(text: str) -> str:
    return text.replace(".", "").replace("−", "-")
