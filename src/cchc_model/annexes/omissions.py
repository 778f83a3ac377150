"""Words that call a number wrong, uncertain or incomplete, and what they are said of.

Beside a value they are said of it, unless something else is their object: `thiếu biên chế`, `sai phạm`.
"""

import re

from cchc_model.annexes.counted import is_noun, is_own_unit, without_unit
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import meaning
from cchc_model.framework.measures import Measure
from cchc_model.reports.remarks import with_blank_dates

_TIME = r"(?:quý|quí|tháng|năm|kỳ|tuần|ngày)"
_NOT = r"(?:chưa|không|ko|kg|chờ)\s+(?:(?:có|được|kịp|phải|thật|nhận|về|lên)\s+)*"
_SENDERS = r"(?:xã|phường|thị trấn|huyện|đơn vị|cơ quan|phòng|ngành|ấp|thôn|khóm)\b"
_GOT = r"(?:(?:có|được|nhận|thu|nhập|tổng hợp|thống kê|cập nhật|báo cáo|số liệu|số|của|khoảng)\s+)*"
_LEFT_OUT = re.compile(
    rf"\b{_NOT}(?:tính|cộng|kể|bao gồm|gồm|thống kê|tổng hợp)\b|\b(?:(?:ngoại|loại) trừ|bỏ (?:ngoài|sót))\b"
    r"|\b(?:mới|chỉ)\s+(?:tính|cộng|kể|gồm|bao gồm|lấy|thống kê|tổng hợp|báo cáo(?=\s+(?:số|khối|cấp|các|hồ sơ|\d)))\b"
    rf"|\b(?:mới|chỉ|chưa|không)\s+(?:có|nhập|lấy)\s+(?:\S+\s+){{0,2}}{_TIME}\b"
    rf"|\b(?:mới|chỉ)\s+{_GOT}(?:\d+\s*/\s*\d+|\d+\s*%|(?:một\s+)?(?:nửa|phần)\b|\d+\s+{_SENDERS}|khối\b|đến\b)"
    rf"|\b(?P<sent>\d+)\s*/\s*(?!(?P=sent)\b)\d+\s+(?:số\s+)?{_SENDERS}\s+(?:\S+\s+)?(?:báo cáo|gửi|nộp|có số)\b"
    rf"|\b(?:chưa|không)\s+có\s+số\s*$|\b(?:chờ|đợi)\s+\d+\s+{_SENDERS}"
)
"""Words by which something is not in the number: `mới tính`, `mới có quý I`, `mới 2/3 số xã`, `8/11 xã gửi`."""
_LACKING = re.compile(
    rf"\b(?:{_NOT}(?:đúng|chính xác|chuẩn(?: xác)?|đủ|đầy đủ|chốt|chắc(?: chắn)?|soát|rà soát|đối chiếu|rõ|nhớ"
    r"|cập nhật|nhập|số liệu|dữ liệu|báo cáo|gửi|nộp|cung cấp)"
    r"|quên\s+(?:cộng|tính|nhập|ghi|kể|lấy)|thiếu|(?P<excludes>trừ|loại|bỏ)|hụt|sót"
    r"|(?:cần|đề nghị|chờ)\s+(?:kiểm tra|rà soát|xác minh|đối chiếu|xác nhận)(?:\s+lại)?)\b"
    r"(?:\s+(?:cả|số|các|ra|đi|mới)\b(?!\s+liệu))*(?P<rest>.*)"
)
"""Words that call a number incomplete, if nothing else is their object."""
_NUMBER = re.compile(r"(?<!\w)\d+(?:[., ]\d+)*")
_DATA = r"số liệu|dữ liệu|số|nhập|ghi|gõ|tính|cộng|máy|báo cáo|kết quả"
_WRONG = re.compile(
    rf"(?P<data>\b(?:{_DATA}|đếm)\s+)?\b(?:bị\s+)?(?:sai|nhầm|lộn(?! xộn)|(?<!xin )lỗi|trùng|thừa|dư"
    r"|(?<!chênh )lệch)\b(?P<rest>.*)"
)
_UNSURE = re.compile(
    r"\b(?:hình như|có lẽ|chắc là|(?:ước|áng|chừng) chừng|(?:ghi|lấy) (?:đại|tạm)|tạm ghi"
    r"|số(?: liệu)? (?:ảo|tạm(?! tính))|(?:không|chưa) khớp)\b"
)
"""Words by which a clerk is not sure of the number, whatever their object is."""
_MACHINE = re.compile(r"^\W*(?:hệ thống|phần mềm|mạng|máy chủ|máy tính|đường truyền|cổng|trang)\b")
"""What breaks on a day, so that this is no word about the number."""
_CONFUSED = re.compile(r"\s*(?:(?:so )?với|sang|lẫn|dòng|hàng|cột|ô|số|biểu|mục|chỉ tiêu)\b")
_NONE = re.compile(r"\b(?:không|ko)(?:\s+(?:có|bị|còn|để|xảy ra|sai))*\s*$")
"""What is not wrong."""
_OF_REPORTS = re.compile(
    r"(?:đơn vị|cơ quan|phòng|ngành|biểu|bảng|phụ lục|báo cáo|số liệu|dữ liệu|quý|quí|tháng|năm|kỳ)\b"
)
"""Bodies that report, what they send, and times: without them a number is incomplete."""
_CHECK = re.compile(r"\b(?:kiểm tra|rà soát|xác minh|đối chiếu|xem|tính|hỏi|cân đối|đếm) lại\b(?!.*\b(?:đúng|khớp)\b)")
_DONE = re.compile(r"\b(?:đã|được|sau khi|qua|số)\b")


def is_lacking(clause: str, measure: Measure | None) -> bool:
    """Return whether a folded clause calls a number wrong, uncertain or incomplete.

    Args:
        clause: the clause.
        measure: the measure of the value that the clause stands beside; None for a text around the rows.

    >>> from cchc_model.indicators import DOSSIER
    >>> [is_lacking(text, DOSSIER) for text in ("chưa gồm 2 xã", "thiếu 20 hồ sơ", "trừ hồ sơ cũ", "hình như dư")]
    [True, True, True, True]
    >>> [is_lacking(text, DOSSIER) for text in ("thiếu biên chế", "xử lý sai phạm", "hệ thống lỗi ngày 12/3")]
    [False, False, False]
    """
    if _LEFT_OUT.search(clause) or _UNSURE.search(clause):
        return True
    checked = _CHECK.search(clause)
    if checked and not _DONE.search(clause[: checked.start()]):
        return True
    wrong, lacking = _WRONG.search(clause), _LACKING.search(clause)
    broken = _MACHINE.match(clause) and with_blank_dates(clause) != clause
    if wrong and (broken or _NONE.search(clause[: wrong.start()])):
        wrong = None
    if lacking and _NONE.search(clause[: lacking.start()]):
        lacking = None
    if wrong and (wrong["data"] or _CONFUSED.match(wrong["rest"]) or not is_noun(_object(wrong["rest"], measure))):
        return True
    if lacking is None:
        return False
    if lacking["excludes"] and measure is not None and is_own_unit(lacking["rest"].strip(), measure):
        return True
    rest = _object(lacking["rest"], measure)
    whose = meaning(" ".join(rest.split()[:2])).roles
    return bool(whose & {Role.PART, Role.VALUE}) or _OF_REPORTS.match(rest) is not None or not is_noun(rest)


def _object(text: str, measure: Measure | None) -> str:
    """Return what stands behind a word of doubt, without a number and the own unit; outside the rows any may be own."""
    plain = text.strip(" ()!?")
    rest = _NUMBER.sub("", plain).strip()
    if measure is None:
        return "" if _NUMBER.match(plain) else rest
    return without_unit(rest, measure)[0]
