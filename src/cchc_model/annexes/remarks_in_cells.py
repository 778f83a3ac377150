"""Remarks in the cell of a value, `31 (tăng 2 so với quý II)`: those that leave the number as it is join the note.

Such a remark has no number of the value: it has none at all, or only a change, a number of another time, or the value
in words. It has no unit, plan, part, correction or negation, and may name the source.
"""

import re
from itertools import chain

from attrs import evolve

from cchc_model.annexes.claims import claims
from cchc_model.annexes.contradictions import is_other_scale
from cchc_model.annexes.counted import without_unit
from cchc_model.annexes.row_index import row_index
from cchc_model.annexes.tables import SourceLine, has_digit
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import meaning, names_another
from cchc_model.framework.framework import Framework
from cchc_model.framework.measures import PERCENT, CodeList, Percentage, UnitType
from cchc_model.framework.rows import Indicator
from cchc_model.reports.cell_reading import read_cell
from cchc_model.reports.cells import Status
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.remarks import is_harmless, names_other_code, says_the_same, states_share, without_dates
from cchc_model.vietnamese.notation import Number
from cchc_model.vietnamese.number_words import number_in_words
from cchc_model.vietnamese.text import fold_label

_BRACKETED = re.compile(r"([^()]{1,40}?)\s*((?:\([^()]+\)\s*)+)")
_IN_BRACKETS = re.compile(r"\(([^()]+)\)")
_BEHIND_COMMA = re.compile(r"([^();]{1,40}?)\s*(?:,\s+|;\s*)([^\W\d_][^();]*)")
_TIME = re.compile(r"\b(?:ngày|tuần|tháng|quý|năm|kỳ)\b")
_OF_VALUES = frozenset((Role.VALUE, Role.CURRENT, Role.ESTIMATE))
_NUMBER = r"(?P<number>\d+(?:\.\d{3})*(?:,\d+)?)"
_CHANGE = re.compile(
    rf"(?:đã |có )?(?P<more>tăng|cao hơn|nhiều hơn|vượt)?(?(more)|(?:giảm|thấp hơn|ít hơn))(?: thêm| khoảng)? {_NUMBER}"
    r"\s*(?P<share>%|phần trăm\b)?\s*(?P<rest>.*)"
)
"""By how much a number changed: `tăng 2`, `giảm 5% so với quý II`."""
_COMPARED = re.compile(r"\W*(?:(?:so với|so|hơn)\s+(?P<with>\S.*))?")
_AT_OTHER_TIME = re.compile(rf"(?P<time>[^:=]*?\S)\s*(?:[:=]|\b(?:là|có|đạt|được)\b)?\s+?{_NUMBER}\s*(?P<rest>.*)")
"""The number of another time: `quý II: 29`, `cùng kỳ 29 nhiệm vụ`."""
_LED = re.compile(r"\b(?:theo|lấy|của|là|từ|đến|tới)\b")
"""Words before a time that tell what the value itself is."""
_WHOLE_SHARE = 100
_SOURCE = re.compile(
    r"(?:theo|nguồn:?|lấy từ|trích từ|tổng hợp từ|trên cơ sở)\s+(?:các\s+)?"
    r"(?:số liệu|báo cáo|số báo cáo|sổ|sổ theo dõi|phần mềm|danh sách|kết quả|hồ sơ)"
    r"(?:\s+(?:thống kê|tổng hợp|riêng|gửi về))?\s+(?:của|từ)\s+(?:các|những|tất cả các|toàn bộ các)\s+(?P<whose>\S.*)"
)
"""A source with all bodies of a kind, which leaves none out: `theo báo cáo của các xã`."""
_LIMIT = re.compile(r"\d|\b(?:chưa|không|ko|trừ|thiếu|còn|đã|mới|chỉ|khác|nộp|gửi|ngày|tuần|tháng|quý|năm|kỳ)\b")


def with_remark_in_note(
    line: SourceLine, indicator: Indicator, framework: Framework, period: ReportingPeriod | None = None
) -> SourceLine:
    """Return a line whose remarks behind the value have joined the note, if they leave the value as it is.

    Args:
        line: the row.
        indicator: the indicator of the row.
        framework: the framework that the annex follows.
        period: the reporting period, if known; without it the number of a quarter may be the value.
    """
    if not ("(" in line.value or "," in line.value or ";" in line.value):
        return line
    bracketed, behind = _BRACKETED.fullmatch(line.value), _BEHIND_COMMA.fullmatch(line.value)
    found = bracketed or behind
    if not found or read_cell(line.value, indicator.measure).status is not Status.DAMAGED:
        return line
    remarks = [one.strip() for one in _IN_BRACKETS.findall(found[2])] if bracketed else [found[2].strip()]
    value = read_cell(found[1], indicator.measure).value
    if value is None:
        return line
    for remark in remarks:
        evident = _leaves_value(remark, value, indicator, period) or _is_source(remark)
        if not evident and not (bracketed and _is_aside(remark, value, indicator, framework)):
            return line
    return evolve(line, value=found[1], note="; ".join(filter(None, chain(remarks, [line.note]))))


def _leaves_value(remark: str, value: Number, indicator: Indicator, period: ReportingPeriod | None) -> bool:
    """Return whether a remark has a number that cannot be the value: a change, or the number of another time.

    Args:
        remark: the remark.
        value: the value beside it.
        indicator: the indicator of the value.
        period: the reporting period, if known.

    >>> from cchc_model import SOC_TRANG_DISTRICT
    >>> row, third = SOC_TRANG_DISTRICT.indicator("plan_tasks"), ReportingPeriod.quarter(2021, 3)
    >>> [_leaves_value(text, 31, row, third) for text in ("tăng 2 so với quý II", "giảm 5%", "quý II: 29", "bốn")]
    [True, True, True, False]
    >>> [_leaves_value(text, 31, row, third) for text in ("tăng 40", "quý III: 29", "giảm còn 29", "29")]
    [False, False, False, False]
    """
    if isinstance(indicator.measure, CodeList):
        return False
    folded = fold_label(remark)
    return _is_change(folded, value, indicator, period) or _is_of_other_time(folded, indicator, period)


def _is_change(folded: str, value: Number, indicator: Indicator, period: ReportingPeriod | None) -> bool:
    """Return whether a folded remark says by how much the value has changed, perhaps since another time."""
    found = _CHANGE.fullmatch(folded)
    if found is None:
        return False
    share = bool(found["share"])
    change = read_cell(found["number"], PERCENT if share else indicator.measure).value
    rest = without_unit(found["rest"], indicator.measure)[0]
    compared = _COMPARED.fullmatch(rest)
    if change is None or compared is None or _is_too_much(change, value, share=share, more=bool(found["more"])):
        return False
    other = compared["with"]
    return other is None or _is_another_time(other, period)


def _is_too_much(change: Number, value: Number, *, share: bool, more: bool) -> bool:
    """Return whether a value cannot have changed by so much: it would have been negative, or would be 0."""
    if share:
        return not more and change >= _WHOLE_SHARE and value > 0
    return more and change > value


def _is_another_time(text: str, period: ReportingPeriod | None) -> bool:
    """Return whether folded words are a time alone, and not that of the report."""
    told = meaning(text)
    if told.unexplained or not told.roles <= {Role.OTHER_PERIOD, Role.VALUE} or has_digit(_without_time(text)):
        return False
    return Role.OTHER_PERIOD in told.roles or names_another(text, period)


def _is_of_other_time(folded: str, indicator: Indicator, period: ReportingPeriod | None) -> bool:
    """Return whether a folded remark is the number of another time, named alone."""
    found = _AT_OTHER_TIME.fullmatch(folded)
    if found is None:
        return False
    rest, whole = without_unit(found["rest"].strip(" ."), indicator.measure)[0].strip(), found["time"].strip()
    if rest and not (rest == "%" and isinstance(indicator.measure, Percentage)):
        return False
    return not _LED.search(whole) and _is_another_time(whole, period)


def _without_time(text: str) -> str:
    return without_dates(re.sub(r"\b\d{1,2}\s+tháng\b|\b(?:19|20)\d\d\b", " ", text))


def _is_source(remark: str) -> bool:
    """Return whether a remark names as the source the reports of all bodies of a kind."""
    found = _SOURCE.fullmatch(fold_label(remark))
    return found is not None and not _LIMIT.search(found["whose"])


def _is_aside(remark: str, value: Number, indicator: Indicator, framework: Framework) -> bool:
    """Return whether a remark says nothing of the value beside it."""
    counted = isinstance(indicator.measure, UnitType)
    if (counted and states_share(remark)) or says_the_same(remark, value):
        return True
    if not any(map(str.isalpha, remark)):
        return False
    if is_harmless(remark):
        return True
    told = meaning(remark)
    timed = told.period or told.year or told.partial or told.whole_year or _TIME.search(fold_label(remark))
    other_code = isinstance(indicator.measure, CodeList) and names_other_code(remark, value, indicator.measure)
    measured = is_other_scale(remark) or "%" in remark or row_index(framework).is_unit(remark)
    if timed or other_code or measured or has_digit(without_dates(remark)):
        return False
    if number_in_words(remark) is not None:  # another number than the value
        return False
    return told.roles <= _OF_VALUES and not claims(remark, indicator, None)
