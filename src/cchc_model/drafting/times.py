"""The behaviour of figures over time, as the names of rows state it."""

import re

from cchc_model.drafting.decisions import Certainty
from cchc_model.framework.measures import Time
from cchc_model.vietnamese.text import Bilingual, fold


def _phrases(*words: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(fold(word)) for word in words) + r")(?![\w\u0300-\u036f])")


_WORDS = (
    (Time.FLOW, _phrases("trong kỳ", "trong quý", "trong tháng", "phát sinh trong")),
    (
        Time.STOCK,
        _phrases(
            "đến thời điểm", "tại thời điểm", "hiện có", "có mặt", "hiện nay", "hiện hành", "đang", "hiệu lực",
            "còn lại", "tồn", "đã kết nối", "tích hợp",
        ),
    ),
    (Time.YTD, _phrases("từ đầu năm", "lũy kế", "trong năm", "năm")),
    (
        Time.FLOW,
        _phrases(
            "tiếp nhận", "giải quyết", "ban hành", "phát hiện", "xử lý", "kiểm tra", "thanh tra", "rà soát",
            "tuyển dụng", "tuyển chọn", "bổ nhiệm", "kỷ luật", "tuyên truyền", "khảo sát", "hoàn thành", "đối thoại",
            "đào tạo", "gửi", "đăng", "thực tế", "được giao", "công bố mới", "bãi bỏ", "đánh giá", "xem xét",
            "khen thưởng", "tinh giản", "công bố lại", "sáng kiến", "phát sinh", "chấp hành", "hài lòng",
        ),
    ),
)  # fmt: skip
"""The phrases that state a behaviour, the decisive ones first."""

_SAID = Bilingual("tên dòng có “{words}”", "the name states “{words}”")
_UNSAID = Bilingual(
    "tên dòng không nêu sự việc trong kỳ; coi là số liệu tại thời điểm báo cáo",
    "the name states no event; taken as at the reporting date",
)


def time_of(name: str) -> tuple[Time, Certainty, Bilingual]:
    """Return the behaviour over time that a name states, with the certainty and the evidence.

    >>> time_of("Số biên chế có mặt tại thời điểm báo cáo")[0], time_of("Khác")[:2]
    (<Time.STOCK: 'stock'>, (<Time.STOCK: 'stock'>, <Certainty.GUESSED: 'guessed'>))
    """
    text = fold(name)
    for time, words in _WORDS:
        found = words.search(text)
        if found is not None:
            return time, Certainty.LIKELY, _SAID.filled(words=_as_printed(name, found.span()))
    return Time.STOCK, Certainty.GUESSED, _UNSAID


def _as_printed(name: str, span: tuple[int, int]) -> str:
    """Return the words of a folded name as it prints them; folding may change the number of letters, but no word."""
    text = fold(name)
    first = text[: span[0]].count(" ")
    number = text[span[0] : span[1]].count(" ") + 1
    printed = name.split()
    skipped = len(printed) - len(text.split())
    return " ".join(printed[skipped + first : skipped + first + number]).strip(".,:;()")
