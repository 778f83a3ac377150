"""The statements of notes, comments and remarks about the value beside them: another number, unit, or a doubt.

Each number of a text is judged by the words around it. Numbers of documents, dates, percentages of a count, other
periods, plans, comparisons and other nouns (`12 xã`) are no values of the row.
"""

import itertools
import re
from collections.abc import Sequence
from enum import IntEnum

from attrs import evolve

from cchc_model.annexes.claims import ACTS, CITES, OF_NUMBERS, claims, is_other_fraction
from cchc_model.annexes.contradictions import (
    is_contradicting_note,
    states_other_unit,
)
from cchc_model.annexes.counted import begins_unit, is_noun, may_count, without_unit
from cchc_model.annexes.formula_texts import without_formulas
from cchc_model.annexes.missing_codes import only_states_codes
from cchc_model.annexes.note_texts import spelled_note
from cchc_model.annexes.notes_of_others import severity_of_note
from cchc_model.annexes.numbers_of_notes import COUNT, Beside, NumberOfNote, numbers_of
from cchc_model.annexes.replaced_numbers import (
    asks_for_change,
    confirms,
    denies,
    follows_arrow,
    has_grown,
    is_denied,
    replaces,
)
from cchc_model.annexes.same_amounts import without_same_amounts
from cchc_model.annexes.tables import SourceLine, has_digit
from cchc_model.annexes.title_words import EXCLUDED, Role
from cchc_model.annexes.titles import Meaning, meaning
from cchc_model.framework.measures import PERCENT, CodeList, Percentage, UnitType
from cchc_model.framework.rows import Indicator, Kind
from cchc_model.framework.severity import Severity
from cchc_model.reports.cell_reading import holds_number, read_cell
from cchc_model.reports.cells import Cell, Status
from cchc_model.reports.corrections import without_corrections
from cchc_model.reports.entries import Entry
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.remarks import states_answers
from cchc_model.vietnamese.notation import Number
from cchc_model.vietnamese.text import fold_label


class Doubt(IntEnum):
    """The degree to which a text puts the value beside it in doubt."""

    OPEN = 1
    """A number that no word explains, and that may be a part of the value."""
    LIKELY = 2
    """A number that is no part of the value, or words that call it wrong or incomplete."""
    STATED = 3
    """Another number in the role of the value, or another unit."""


_ABOUT_OTHERS = frozenset(EXCLUDED) - {Role.PART, Role.REMAINDER, Role.NOTE}
_OF_DATA = re.compile(r"\s*(?:số liệu|con số|giá trị)\b")
_DURATION = re.compile(r"\s*(?:giờ|phút|ngày|tuần|tháng|năm)\b(?!\s*(?:\d|này|nay|báo cáo))")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_PERCENT = re.compile(r"\s*(?:%|phần trăm\b)")
_MOST_NUMBERS = 50
"""The most numbers of a note that are judged one by one; one with more leaves the value in doubt."""

_WHOLE_SHARE = 100


def doubt_of_note(  # noqa: PLR0913 what the note stands beside
    text: str,
    value: Number,
    indicator: Indicator,
    period: ReportingPeriod | None,
    units: frozenset[str] = frozenset(),
    *,
    organisation: Organisation | None = None,
) -> Doubt | None:
    """Return the degree to which a note puts the value beside it in doubt, or None.

    Args:
        text: the note, comment or remark.
        value: the value beside it.
        indicator: the indicator of the value.
        period: the reporting period, if known.
        units: the folded units of the form; a number of another one counts something else.
        organisation: the reporting organisation, if known.

    >>> from cchc_model import SOC_TRANG_DISTRICT
    >>> row = SOC_TRANG_DISTRICT.indicator("district_dossiers_received")
    >>> notes = ("Số đúng: 5.672", "nghìn hồ sơ", "Thiếu 2 xã", "QĐ số 12/QĐ-UBND", "giảm 3 so với năm trước")
    >>> [doubt_of_note(text, 5627, row, None) for text in notes]
    [<Doubt.STATED: 3>, <Doubt.STATED: 3>, <Doubt.LIKELY: 2>, None, None]
    """
    text = spelled_note(without_formulas(without_corrections(text)))
    text = without_same_amounts(text, value, indicator.measure)
    labels = [code.label.vi for code in indicator.measure.codes] if isinstance(indicator.measure, CodeList) else []
    if not text.strip(" ().;") or states_answers(text, labels) or only_states_codes(text):
        return None
    repeats = fold_label(text).strip(" ().;") in fold_label(indicator.name.vi)  # `kỳ trước` beside what was left then
    if (is_contradicting_note(text, period) and not repeats) or states_other_unit(text, indicator):
        return Doubt.STATED
    said = severity_of_note(text, value, indicator, period, organisation)
    if said is Severity.ERROR:
        return Doubt.STATED
    alone = holds_number(text)  # a finding of its own says so
    numbers = list(itertools.islice(numbers_of(text), _MOST_NUMBERS + 1))
    found = _doubts_of(numbers, Beside(value, indicator, period), units)
    doubts = [Doubt.OPEN if alone else doubt for doubt in found]
    if Doubt.OPEN in doubts and not alone and not _agree(numbers, value, indicator):
        doubts.append(Doubt.LIKELY)
    likely = len(numbers) > _MOST_NUMBERS or asks_for_change(fold_label(text))
    likely = likely or claims(text, indicator, period) or is_other_fraction(text, value, indicator.measure)
    doubts += [Doubt.LIKELY] if likely or said else []
    return max(doubts) if doubts else None


def _agree(numbers: Sequence[NumberOfNote], value: Number, indicator: Indicator) -> bool:
    """Return whether the numbers of a note explain each other: they sum to the value, or one of them is the value.

    A note beside an answer has numbers of its own.
    """
    has_value = any(Beside(value, indicator, None).has(one.number) for one in numbers)
    return isinstance(indicator.measure, CodeList) or has_value or _sum(numbers) == value


def _sum(numbers: Sequence[NumberOfNote]) -> Number:
    """Return the sum of the counts among the numbers of a note."""
    return sum(number for one in numbers if (number := read_cell(one.number, COUNT).value) is not None)


def doubt_beside(
    entry: Entry,
    indicator: Indicator,
    period: ReportingPeriod | None,
    units: frozenset[str] = frozenset(),
    *,
    organisation: Organisation | None = None,
) -> tuple[Doubt | None, str]:
    """Return the degree to which the note of a value, or its own cell, puts it in doubt, with that text."""
    if entry.value is None:
        return None, ""
    doubt = (
        doubt_of_note(entry.note, entry.value, indicator, period, units, organisation=organisation)
        if entry.note
        else None
    )
    remarks = (
        _of_remark(one, entry.value, indicator, period, organisation) for one in _IN_BRACKETS.findall(entry.text)
    )
    in_cell = max(filter(None, remarks), default=None)
    return (in_cell, entry.text) if in_cell is not None and in_cell > (doubt or 0) else (doubt, entry.note)


def _of_remark(
    text: str, value: Number, indicator: Indicator, period: ReportingPeriod | None, organisation: Organisation | None
) -> Doubt | None:
    """Return the degree to which a remark in the cell of a value puts it in doubt, but for its numbers.

    Reading has compared these with the value.
    """
    others = severity_of_note(text, value, indicator, period, organisation) is Severity.ERROR
    if others or is_contradicting_note(text, period):
        return Doubt.STATED
    return None if has_digit(text) else doubt_of_note(text, value, indicator, period, organisation=organisation)


def superseding(line: SourceLine, cell: Cell, indicator: Indicator) -> tuple[str, str]:
    """Return the text that states another value, and the cell of another column that it is from, if any.

    Args:
        line: the row; a comment of its value may state another one, or a column beside it.
        cell: the value as it was read.
        indicator: the indicator of the row.
    """
    if line.comment and cell.value is not None and is_contradicting_comment(line.comment, cell.value, indicator):
        return line.comment, ""
    if cell.status in (Status.BLANK, Status.DAMAGED):  # has a finding of its own
        return "", ""
    for column, text, _ in line.unread:
        value = read_cell(text, indicator.measure).value
        if column.shares and indicator.kind is Kind.COUNT and (value is None or value <= _WHOLE_SHARE):
            continue
        if column.contests(text, value, cell.value):
            return f"{column.title}: {text}", text
    return "", ""


def is_contradicting_comment(comment: str, value: Number, indicator: Indicator) -> bool:
    """Return whether a comment or footnote at a value states another number, or has one that no word explains.

    >>> from cchc_model import SOC_TRANG_DISTRICT
    >>> row = SOC_TRANG_DISTRICT.indicator("district_dossiers_received")
    >>> [is_contradicting_comment(text, 31, row) for text in ("Sửa thành 29", "Phòng 12 ghi 29")]
    [True, True]
    >>> [is_contradicting_comment(text, 31, row) for text in ("Trong đó 5 hồ sơ trực tuyến", "11 xã", "đúng là 31")]
    [False, False, False]
    """
    numbers = list(itertools.islice(numbers_of(spelled_note(comment)), _MOST_NUMBERS + 1))
    return len(numbers) > _MOST_NUMBERS or bool(_doubts_of(numbers, Beside(value, indicator, None), None))


def _doubts_of(numbers: Sequence[NumberOfNote], beside: Beside, units: frozenset[str] | None) -> list[Doubt]:
    """Return the doubts of the numbers of a note.

    If the note calls the value itself right, no other number replaces it. If they add up to the value, they may be
    its parts: `hiện có 80, 4 nghỉ phép`.
    """
    known = numbers[:_MOST_NUMBERS]
    own = [beside.place(one, one.after) for one in known if beside.has(one.number)]
    if any(map(denies, own)):
        return [Doubt.STATED]
    replaced = None if any(map(confirms, own)) else Doubt.LIKELY if _sum(known) == beside.value else Doubt.STATED
    found = (_doubt_of(one, beside, units, replaced) for one in known if not beside.has(one.number))
    return [doubt for doubt in found if doubt]


def _doubt_of(one: NumberOfNote, beside: Beside, units: frozenset[str] | None, replaced: Doubt | None) -> Doubt | None:
    """Return the degree to which one number puts the value in doubt.

    Args:
        one: the number.
        beside: the value.
        units: the folded units of the form; without them, the number of another thing is none of the value.
        replaced: the degree for a number that replaces the value.
    """
    indicator, period = beside.indicator, beside.period
    other, percent = read_cell(one.number, PERCENT).value, _PERCENT.match(one.after)
    if other is None or is_denied(one.before) or (percent and not isinstance(indicator.measure, Percentage)):
        return None
    after, unit = without_unit(one.after[percent.end() :] if percent else one.after, indicator.measure)
    told = meaning(f"{one.before} {after}")
    elsewhen = told.period not in (None, period) or told.year not in (None, period and period.year)
    if told.roles & _ABOUT_OTHERS or elsewhen or told.partial or _DURATION.match(after):
        grown = Role.COMPARISON in told.roles and has_grown(one.before) and not beside.place(one, after).foreign
        return Doubt.LIKELY if grown else None
    if follows_arrow(one.before) and not is_noun(after):
        return replaced
    corrected = replaces(evolve(beside.place(one, after), unit=unit), other, beside.value)
    if corrected is not None:
        return replaced if corrected else replaced and Doubt.LIKELY
    more = other - beside.value
    if is_noun(after):
        asked = units is not None and isinstance(indicator.measure, UnitType) and not begins_unit(after, units)
        counts = asked and may_count(one.before, after, more, own=unit)
        return (Doubt.LIKELY if more > 0 else Doubt.OPEN) if counts else None
    return _unexplained(one.before, after, more, told, indicator)


def _unexplained(before: str, after: str, more: Number, told: Meaning, indicator: Indicator) -> Doubt | None:
    """Return the doubt of a number that no word calls corrected, and that is so much more than the value."""
    part = Role.PART in told.roles and more < 0
    if part or meaning(after).roles & {Role.REMAINDER, Role.PROPOSAL}:
        return None
    if not told.unexplained and OF_NUMBERS.search(before):
        return Doubt.STATED
    act = next((found[0] for found in ACTS.finditer(before) if not before[found.end() :].strip()), None)
    if CITES.search(before) or (act and more < 0 and act not in fold_label(indicator.name.vi)):
        return None
    likely = _OF_DATA.match(before) or (more > 0 and not isinstance(indicator.measure, CodeList))
    return Doubt.LIKELY if likely else Doubt.OPEN
