"""Sentences around the rows that say what some numbers are, whatever their subject: `Dòng cuối là số quý II`.

The predicate decides: numbers are taken from, are, or count up to something. What stands before it may be any part of
the annex, in words that no row has: `Riêng biên chế lấy số quý II`.
"""

import re

from cchc_model.annexes.claims import ACTS, HANDLED, OF_NUMBERS
from cchc_model.annexes.counted import KINDS
from cchc_model.annexes.number_claims import NumberClaim
from cchc_model.annexes.outside_claims import REASON
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import meaning
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.unaccented import with_accents
from cchc_model.vietnamese.text import fold_label

_PREDICATE = re.compile(
    r"\b(?:(?P<taken>(?:lấy|chép|copy|dùng|sử dụng|giữ)(?: lại| theo| từ| tạm| nguyên| bằng)*"
    r"(?= (?:các |con )?(?:số|của|tại|lũy|luỹ|quý|quí|tháng|năm|kỳ|\d))"
    r"|(?:ghi|nhập|điền|thể hiện|phản ánh|báo cáo|tổng hợp|thống kê)(?: lại| theo| tạm| nguyên)*"
    r"(?= (?:các |con )?(?:số(?! *:? *\d+(?! tháng))|dữ liệu|lũy|luỹ)))"
    r"|(?:là|theo|gồm)(?= (?:các |con |toàn bộ )*(?:số|của|lũy|luỹ|cộng))"
    r"|(?=(?:được )?tính (?:đến|tới|từ)\b)|(?=(?:của|tại) (?:thời điểm|quý|quí|tháng|năm|kỳ|ngày)\b))"
    r"|:(?= (?:số|của|tính|lũy|luỹ))"
)
_COMPARED = re.compile(
    r"\b(?:so|so với|so sánh|đối chiếu|bằng|tăng|giảm|hơn|kém|xem|chi tiết|nêu|giải trình|tỷ trọng"
    r"|(?:thời )?hạn|thời gian|lộ trình|giai đoạn|tiến độ)\b"
)
"""What is compared, or has a time of its own."""
_OF_PLAN = re.compile(r"\b(?:tỷ lệ|tỉ lệ|phần trăm|%).*\bkế hoạch\b")
"""A rate whose whole is a plan."""
_DOCUMENT = re.compile(rf"\b(?:{KINDS})\b")
"""What has a time or a plan of its own."""
_FIRST_DOCUMENT = re.compile(rf"^\s*(?:{KINDS})\b")
_PART = re.compile(r"\W*(?:(?:lưu ý|ghi chú|chú ý)\W+)?(?:riêng|phần|mục|dòng|hàng|cột)\b")
_OWN_DOCUMENT = re.compile(r"\b(?:phụ lục|biểu|bảng|danh sách)\b")
_ROUNDED = re.compile(
    r"\blàm tròn\b[^;:()]{0,20}?\b(?:đến|tới|theo|hàng|về)\s+(?:hàng\s+|số\s+|phần\s+)?"
    r"(?:chục|trăm|nghìn|ngàn|vạn|triệu|1[.0]*0)\b(?!\s*(?:đồng|đ|vnđ|%)\b)"
)
_LEGEND = re.compile(r"\s*(?:\(?\s*\*{1,3}\s*\)?|\(\d{1,2}\)|\[\d{1,2}\]|[¹²³⁴-⁹])\s*:?\s*")
_WHOLE_COLUMN = re.compile(r"\W*(?:(?:lưu ý|ghi chú|chú ý)\W+)?(?:cột|các (?:số|ô)|số liệu)\b")
"""A subject with values of the whole period, which no month of it has; a row may be of its last month."""
_LONGEST_SUBJECT = 12
"""The most words before a predicate; more are a sentence about something else."""


def says_others(text: str, period: ReportingPeriod | None, organisation: Organisation | None) -> bool:
    """Return whether a text says that some numbers are planned, rounded, or of another time or scope.

    Args:
        text: the text, on one line.
        period: the reporting period, if known.
        organisation: the reporting organisation, if known.

    >>> third = ReportingPeriod.quarter(2021, 3)
    >>> texts = ("Riêng biên chế lấy số quý II.", "Dòng cuối là số kế hoạch", "Biên chế tính đến 30/6/2021")
    >>> [says_others(text, third, None) for text in texts]
    [True, True, True]
    >>> texts = ("Biên chế lấy số quý III.", "Biên chế giảm so với số của năm 2020", "Theo Kế hoạch năm 2020")
    >>> [says_others(text, third, None) for text in texts]
    [False, False, False]
    """
    folded = fold_label(with_accents(text))
    if _ROUNDED.search(folded):
        return True
    legend = _LEGEND.match(text)
    if legend is not None:  # of a mark that no row has
        told = NumberClaim(text[legend.end() :], period, organisation)
        if told.is_of_numbers() and told.is_other():
            return True
    reason = REASON.search(folded)
    said = folded[: reason.start()] if reason else folded
    printed = " ".join(text.split())  # a name in the object has capital letters
    as_printed = len(printed) == len(folded)
    for found in _PREDICATE.finditer(said):
        told = NumberClaim((printed if as_printed else folded)[found.end() : len(said)], period, organisation)
        whole = _WHOLE_COLUMN.match(said) is not None
        if _is_of_numbers(said[: found.start()], found, said) and (told.is_other() or (whole and told.is_of_part())):
            return True
    return False


def is_legend_of_mark(text: str) -> bool:
    """Return whether a text begins with a mark, so that it concerns the rows that have it.

    >>> is_legend_of_mark("(*) Số kế hoạch"), is_legend_of_mark("(Số kế hoạch)")
    (True, False)
    """
    return _LEGEND.match(text) is not None


def _is_of_numbers(subject: str, found: re.Match[str], said: str) -> bool:
    """Return whether what stands before a predicate may be numbers of the annex."""
    if len(subject.split()) > _LONGEST_SUBJECT or HANDLED.search(said):
        return False
    own_time = meaning(_OWN_DOCUMENT.sub(" ", subject)).roles & {Role.OTHER_PERIOD, Role.PLAN}
    if own_time or _COMPARED.search(subject) or _OF_PLAN.search(said):
        return False
    if found["taken"] or OF_NUMBERS.match(said[found.end() :].lstrip()):
        return True
    opened = _PART.match(subject)  # `Riêng hợp đồng` is no document
    subject = _OWN_DOCUMENT.sub(" ", _FIRST_DOCUMENT.sub("", subject[opened.end() :]) if opened else subject)
    return not (ACTS.search(subject) or _DOCUMENT.search(subject))
