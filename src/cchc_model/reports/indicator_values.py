"""Values of indicators: what each kind of indicator admits."""

from collections.abc import Mapping
from decimal import Decimal

from cchc_model.errors import InvalidDataError, Problem, UnknownIndicatorError
from cchc_model.framework.by_id import ById
from cchc_model.framework.framework import Framework
from cchc_model.framework.measures import CodeList, Percentage
from cchc_model.framework.rows import Indicator
from cchc_model.reports.cell_reading import read_cell
from cchc_model.reports.cells import Status
from cchc_model.reports.entries import Entry, Provenance
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.errors import InvalidNumberError
from cchc_model.vietnamese.notation import Number
from cchc_model.vietnamese.numbers import admitted_number
from cchc_model.vietnamese.text import Bilingual, shortened

_TWICE = Bilingual("được ghi hai lần", "is given twice")
_NO_INDICATOR = Bilingual("không phải chỉ tiêu của {framework}", "is not an indicator of {framework}")
_NO_PERCENTAGE = Bilingual(
    "tỷ lệ phần trăm phải là Decimal, ghi bằng số phần trăm, như Decimal('25.81')",
    "a percentage must be a Decimal in percent, such as Decimal('25.81')",
)
_NO_AMOUNT = Bilingual(
    "số tiền, số ngày, số điểm phải là Decimal, như Decimal('1250.5')",
    "an amount must be a Decimal, such as Decimal('1250.5')",
)
_NO_COUNT = Bilingual("số lượng phải là int", "a count must be an int")
_NO_CODE = Bilingual("mã trả lời phải là int", "a code must be an int")
_NOT_LISTED = Bilingual("không có trong danh mục mã: {legend}", "it is not in the code list: {legend}")
_OTHER_TEXT = Bilingual(
    "nội dung “{text}” được đọc là {read}, không phải {stated}", "its text '{text}' is read as {read}, not as {stated}"
)

Values = Mapping[str, object] | Mapping[Indicator, object]
"""Values by indicator or its id: an int, a Decimal, None, or anything with `__index__`."""


class ReportValues(ById[Number | None]):
    """The values of a report by indicator or by its id, with None for a missing value."""

    __slots__ = ()


def entries_of(framework: Framework, values: Values, provenance: Provenance) -> dict[str, Entry]:
    """Return the entries of values that a person or a program gives.

    Raises:
        InvalidDataError: unknown ids, and values that their indicators do not take. All problems at once.
    """
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    for key, value in values.items():
        place = key.id if isinstance(key, Indicator) else str(key)
        try:
            indicator = framework.indicator(place)
            if indicator.id in entries:
                problems.append(Problem(place, _TWICE))
            entries[indicator.id] = _entry(value, indicator, provenance)
        except UnknownIndicatorError as error:
            problems.append(problem_of(error, place))
        except InvalidNumberError as error:
            text, reason = shortened(error.text), error.reason
            why = Bilingual(f"{text} không hợp lệ: {reason.vi}", f"{text} is not a valid value: {reason.en}")
            problems.append(Problem(place, why))
    if problems:
        raise InvalidDataError(nouns.REPORT, problems)
    return entries


def problem_of(error: UnknownIndicatorError, place: str) -> Problem:
    """Return the problem of an id that is no indicator."""
    return Problem(place, _NO_INDICATOR.filled(framework=error.framework_id), error.suggestions)


def _entry(value: object, indicator: Indicator, provenance: Provenance) -> Entry:
    if value is None:
        return Entry(None, Status.BLANK, provenance=provenance)
    number = admitted_number(value)
    if indicator.has_decimals:
        number = Decimal(number)
    wrong = _wrong_kind(number, indicator)
    if wrong:
        raise InvalidNumberError(repr(value), wrong)
    return Entry(number, Status.REPORTED, provenance=provenance)


def wrong_entry(entry: Entry, indicator: Indicator) -> Bilingual | None:
    """Return the reason why an indicator cannot have an entry, or None.

    The value may be of another kind, or the text may read as another value.
    """
    wrong = None if entry.value is None else _wrong_kind(entry.value, indicator)
    if wrong is None and entry.text and not (isinstance(entry.value, int) and entry.text == str(entry.value)):
        cell = read_cell(entry.text, indicator.measure)
        if entry.status is not Status.DAMAGED and (cell.status, cell.value) != (entry.status, entry.value):
            read = cell.status.value if cell.value is None else str(cell.value)
            stated = entry.status.value if entry.value is None else str(entry.value)
            wrong = _OTHER_TEXT.filled(text=shortened(entry.text), read=read, stated=stated)
    return wrong


def _wrong_kind(value: Number, indicator: Indicator) -> Bilingual | None:
    """Return the reason why an indicator cannot have a value, or None."""
    measure = indicator.measure
    if indicator.has_decimals:
        if isinstance(value, Decimal):
            return None
        return _NO_PERCENTAGE if isinstance(measure, Percentage) else _NO_AMOUNT
    if not isinstance(value, int):
        return _NO_CODE if isinstance(measure, CodeList) else _NO_COUNT
    if isinstance(measure, CodeList) and value not in measure.values:
        return _NOT_LISTED.filled(legend=measure.legend())
    return None
