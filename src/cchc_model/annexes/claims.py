"""What a note without another number may say of the value beside it: another time, place or row, or a doubt.

A note is short and its subject is the value, unless it names another: a document, an act such as `tổ chức`, a reason, a
comparison, or the preposition that dates an act. Only such a clause is left alone, whatever its other words are.
"""

import re

from cchc_model.annexes.counted import KINDS, is_own_unit
from cchc_model.annexes.omissions import is_lacking
from cchc_model.annexes.short_times import in_full
from cchc_model.annexes.tables import has_digit
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import meaning, names_another, scale_of, without_times
from cchc_model.framework.measures import CodeList, Measure
from cchc_model.framework.rows import Indicator
from cchc_model.reports.body_words import begins_agency
from cchc_model.reports.cell_reading import read_cell
from cchc_model.reports.name_ends import BODY_WORDS
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.remarks import with_blank_frequencies, without_dates
from cchc_model.reports.territory_levels import LEVEL_WORDS
from cchc_model.reports.unaccented import with_accents
from cchc_model.vietnamese.notation import Number
from cchc_model.vietnamese.text import fold, fold_label

ACTS = re.compile(
    r"\b(?:ban hành|tổ chức|hoàn thành|triển khai|họp|ký|trình|phê duyệt|công bố|thành lập|áp dụng|hiệu lực|xây dựng"
    r"|cập nhật|khai trương|vận hành|đào tạo|tập huấn|bồi dưỡng|kiểm tra|nghiệm thu|giải quyết|xử lý|sáp nhập|giải thể"
    r"|khảo sát|đối thoại|công nhận|đạt chuẩn|khen thưởng|mua sắm|khởi công|nâng cấp|tuyển dụng|bổ nhiệm|nghỉ|hội nghị"
    r"|lớp|đã báo cáo|giai đoạn|nhiệm kỳ|sẽ|đang|dự kiến|chậm|trễ|kéo dài|gia hạn|định kỳ|chuyển (?:sang|tiếp|qua))\b"
)
"""Acts, and words of their time: the time beside them is theirs."""

_DATED = re.compile(
    r"(?<!tháng )\b(?:trong|vào|từ|kể từ|trước|sau|đến|tới|hết|cuối|đầu|giữa|hạn|ngày|lúc)\s+"
    r"(?=(?:quý|quí|tháng|năm|\d|nửa|kỳ|q[1-4i]))"
)
_DOCUMENT = re.compile(rf"\b(?:{KINDS})\b|\d/[^\W\d_]")
_CITED = re.compile(rf"\b(?:theo|tại|căn cứ|thực hiện|của)\s+(?:các\s+)?(?:{KINDS})\b")
CITES = re.compile(rf"\b(?:{KINDS}|mục|dòng|biểu|bảng|trang|chương|mức(?: độ)?|thứ|hạng|nhóm|loại)\s+(?:số\s*:?\s*)?$")
"""The kind of a document, of its parts or of a rank before its number: `theo KH 12`, `xem mục 2`, `mức độ 4`."""
_REASON = re.compile(r"\b(?:do(?! (?:phòng|sở|ubnd|văn phòng|chi cục|trung tâm))|vì|bởi|lý do|nguyên nhân|nhằm|để)\b")
_WHY = re.compile(r"\b(?:do|vì|bởi|lý do|nguyên nhân)\b")
_LATE = re.compile(r"\b(?:trễ|quá hạn|chậm|muộn|quá thời hạn|tồn đọng)\b")
_OF_ANNEX = re.compile(
    r"\b(?:số|số liệu|dữ liệu|giá trị|kết quả|báo cáo|biểu|bảng|dòng|ô|cột|cộng|tổng hợp|gửi|nộp"
    r"|(?:chưa|không|mới|chỉ)\s+(?:tính|kể|gồm|bao gồm))\b"
)
"""Words of the annex and of what is in it: with them, a mistake may be one in its numbers."""
_FEWEST_WORDS = 2
_REFERS = re.compile(r"\b(?:xem|chi tiết|giải trình|thuyết minh|nêu|trình bày|minh chứng|đính kèm)\b")
OF_NUMBERS = re.compile(
    r"\b(?:(?<!một )số|số liệu|dữ liệu|giá trị|con số|kết quả|thực tế|figures?|values?|data)\b(?!\s*:?\s*\d)"
)
"""Words for the numbers of an annex."""
_OF_DATA = re.compile(r"\b(?:số liệu|dữ liệu|giá trị|con số|số(?=\s+kế hoạch))\b")
_ROW = re.compile(
    r"\b(?:dòng|hàng|ô|cột)\s+(?:(?:số|thứ|phía|ở|bên)\s+)?(?:dưới|trên|kế|liền|cạnh|này|kia|sau|trước|\d)"
    r"|\b(?:mục|chỉ tiêu|tiêu chí|stt|tt)\s+(?:(?:số|thứ|phía|ở|bên)\s+)?(?:dưới|trên|kế|liền|cạnh|\d|[ivx]+\b)"
)
_PLACE = re.compile(
    rf"\b(?:ubnd\s+)?{LEVEL_WORDS}\s+(?!(?:{LEVEL_WORDS}|và|hoặc|trên|thuộc|theo|có|đã|chưa|không|được|là|của|trong|đều|tự"
    r"|về|khác|còn|này|mới)\b)[^\W_]"
)
_PLACED = re.compile(r"(?:\b(?:tại|ở|do|với|cho|về|đến|cùng|vào|bởi|gửi|và|giáp|địa bàn|cấp|đề nghị|xin)|[-–:(\d])\s*$")
"""The words before a place where something is done, or that does it."""
_PERSON = re.compile(
    r"^\W*(?:chủ tịch|bí thư|phó|trưởng|lãnh đạo|ông|bà|anh|chị|đồng chí|đ/c|cán bộ|công chức|đại diện"
    r"|nhân dân|người)\b"
)
_LONGEST_LEAD = 3
"""The most words before a place that can be one predicate; more are a sentence about something else."""
HANDLED = re.compile(
    r"\b(?:chốt|gửi|nộp|cung cấp|nhận|xuất|lập|tổng hợp|thống kê)\s+(?:trong|vào|trước|sau|xong)\s+"
    r"(?=(?:ngày|tuần|tháng|quý|quí|năm|\d))"
)
"""What leads to the time at which numbers were closed or sent, which is no time that they are of."""
_MONTHS = re.compile(r"\b(\d{1,2})\s+tháng\b(?!\s*(?:\d|năm))")
_TIME = re.compile(r"\b(?:quý|quí|tháng|năm)\s+(?:\d|[ivx]+\b)|\bq[1-4i]|\b\d{1,2}\s+tháng\b")
_OTHER_PERIOD = re.compile(r"\b(?:kỳ|quý|quí|tháng|năm)\s+(?:trước|ngoái|cũ)\b|\bcùng kỳ\b")
_RUNNING = re.compile(r"\b(?:lũy kế|luỹ kế|cộng dồn)\b")
_LIKE = re.compile(r"\W*(?:bằng|ngang|tương đương)\b(?: với)?\s")
"""The beginning of a comparison without a number."""
_ASKS = re.compile(r"[?？]+\s*\)?\s*$")
_FRACTION = re.compile(r"\s*(\d[\d.]*)\s*/\s*(\d[\d.]*)\s*(.*)")
CLAUSE = re.compile(r"(?:[^;,.]|[,.](?=\S))+")

_STATED_SCALE = re.compile(
    r"\b(?:(?:đơn vị tính|đvt|đv tính)\b[^:;.\n]{0,40}?(?::|\b(?:là|bằng|theo)\b)"
    r"|(?:tính|ghi|nhập|lấy|quy đổi|báo cáo|thể hiện|kê khai)\s+(?:theo|bằng|ra|là))"
    r"\s*(?:đơn vị\s+(?:tính\s+)?)?(?:là\s+)?(?=([^\W_]+))"
)
"""What leads to the unit of a number, in a sentence: `hồ sơ tính theo nghìn`."""
_YEAR = 12
"""The months of a year."""


def claims(note: str, indicator: Indicator, period: ReportingPeriod | None) -> bool:
    """Return whether a clause of a note says, or may say, that the value beside it is incomplete or of something else.

    Args:
        note: the note.
        indicator: the indicator of the value.
        period: the reporting period, if known.

    >>> from cchc_model import SOC_TRANG_DISTRICT
    >>> row, first = SOC_TRANG_DISTRICT.indicator("district_dossiers_received"), ReportingPeriod.quarter(2022, 1)
    >>> notes = ("copy quý IV", "của xã An Hiệp", "số này của dòng dưới", "trừ hồ sơ đất đai", "?")
    >>> [claims(note, row, first) for note in notes]
    [True, True, True, True, True]
    >>> notes = ("Tổ chức quý IV", "Quyết định năm 2021", "Xem mục 2", "do thiếu hồ sơ gốc", "Đã kiểm tra lại")
    >>> [claims(note, row, first) for note in notes]
    [False, False, False, False, False]
    """
    folded = with_blank_frequencies(fold_label(with_accents(note)))
    late = _LATE.search(fold_label(indicator.name.vi)) is not None
    return _ASKS.search(folded) is not None or any(
        _is_claim(_without_reason(clause, late=late), indicator.measure, period) for clause in CLAUSE.findall(folded)
    )


def states_scale(folded: str) -> bool:
    """Return whether a folded text says in a sentence by which scale numbers are counted.

    >>> [states_scale(text) for text in ("hồ sơ tính theo nghìn", "đvt hồ sơ: nghìn", "thu được 2 nghìn hồ sơ")]
    [True, True, False]
    """
    return any(scale_of(found[1]) == found[1] for found in _STATED_SCALE.finditer(folded))


def is_other_fraction(note: str, value: Number, measure: Measure) -> bool:
    """Return whether a note is a fraction alone, such as `120/125`, with neither number that of the value.

    >>> from cchc_model.indicators import DOSSIER
    >>> is_other_fraction("120/125 hs", 5627, DOSSIER), is_other_fraction("120/125", 120, DOSSIER)
    (True, False)
    >>> is_other_fraction("8/31 nhiệm vụ", 5627, DOSSIER), is_other_fraction("15/3", 5627, DOSSIER)
    (False, False)
    """
    found = _FRACTION.fullmatch(fold_label(note))
    if found is None or (found[3] and not is_own_unit(found[3], measure)) or not has_digit(without_dates(note)):
        return False
    return value not in (read_cell(found[1], measure).value, read_cell(found[2], measure).value)


def _without_reason(clause: str, *, late: bool) -> str:
    """Return a clause without the reason why something is late, which is no word about the number of late things.

    Args:
        clause: the clause.
        late: True if the row counts late things.
    """
    reason = _WHY.search(clause)
    if reason is None:
        return clause
    before, why = clause[: reason.start()], clause[reason.end() :]
    delay = _LATE.search(before) or (late and not any(map(str.isalpha, before)))
    told = delay and not _OF_ANNEX.search(clause) and len(why.split()) >= _FEWEST_WORDS
    return before if told else clause


def _is_claim(clause: str, measure: Measure, period: ReportingPeriod | None) -> bool:
    if is_lacking(clause, measure):
        return True
    reason = _REASON.search(clause)
    clause = clause[: reason.start()] if reason else clause
    if _OF_DATA.search(clause) and Role.PLAN in meaning(clause).roles and not has_digit(clause):
        return True
    if _DOCUMENT.search(clause):
        return False
    if _ROW.search(clause):
        return names_other_row(clause)
    if _takes_from_place(clause):
        return True
    return not isinstance(measure, CodeList) and is_of_other_time(clause, period)


def _takes_from_place(clause: str) -> bool:
    """Return whether a few words before the name of a place may say that the value is of it, or has it in it.

    They do not if they say where or by whom something is done, or are a body, a person or an act of that place.
    """
    found = _PLACE.search(clause)
    lead = clause[: found.start()] if found else ""
    words = lead.split()
    if not 0 < len(words) <= _LONGEST_LEAD or _PLACED.search(lead) or ACTS.search(clause) or _PERSON.match(lead):
        return False
    return not begins_agency(lead.strip()) and fold(words[0]) not in BODY_WORDS


def cites(folded: str) -> bool:
    """Return whether a folded text refers to a document, whose time is no time of values: `theo Kế hoạch năm 2021`."""
    return _CITED.search(folded) is not None


def names_other_row(clause: str) -> bool:
    """Return whether a folded text names another row, and does not only refer to it: `xem mục 2`."""
    return _ROW.search(clause) is not None and _REFERS.search(clause) is None


def is_of_other_time(clause: str, period: ReportingPeriod | None) -> bool:
    """Return whether a clause puts another time beside the value, and no act, comparison or number that it is of."""
    found = meaning(clause)
    if _LIKE.match(clause):
        return False
    of_numbers = OF_NUMBERS.search(clause) or _RUNNING.search(clause)
    dated = not of_numbers and (ACTS.search(clause) or _DATED.search(clause))
    if Role.COMPARISON in found.roles or dated or HANDLED.search(clause):
        return False
    whole = found.whole_year and period is not None and _months_of(period) != _YEAR
    running = Role.ACCUMULATED in found.roles and not opens_year(period)
    months = _MONTHS.search(clause)
    other = months is not None and period is not None and int(months[1]) != _months_of(period)
    rest = without_dates(without_times(in_full(_MONTHS.sub(" ", clause))))
    at = _TIME.search(clause)  # words before a time can make it one of something else, or of nothing
    named = (
        _OTHER_PERIOD.search(clause)
        or names_another(clause, period)
        or (at is not None and names_another(clause[at.start() :], period))
    )
    return bool(other or whole or running or named) and not has_digit(rest)


def opens_year(period: ReportingPeriod | None) -> bool:
    """Return whether a period begins with its year, so that what has accumulated since then is its own number."""
    return period is not None and period.start == ReportingPeriod.full_year(period.end.year).start


def _months_of(period: ReportingPeriod) -> int:
    """Return the number of months of a period; the months of the state reporting rule begin on a 15th."""
    return round(((period.end - period.start).days + 1) * 12 / 365.25)
