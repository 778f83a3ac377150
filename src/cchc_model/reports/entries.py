"""Entries, leftovers and corrections of a report."""

import re
import unicodedata
from enum import StrEnum
from typing import Final

from attrs import field, frozen

from cchc_model.errors import InvalidDataError, Problem
from cchc_model.framework.intervals import Exact
from cchc_model.reports.cells import Source, Status
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.notation import Number
from cchc_model.vietnamese.numbers import admitted_number
from cchc_model.vietnamese.text import Bilingual, one_line

FROM_SOME: Final = Bilingual("{coverage} báo cáo", "{coverage} reports")
"""The note of a total of only some of the reports, such as `5/6 báo cáo`."""
_FROM_SOME = re.compile(
    r"(?<![\d/.,])" + FROM_SOME.filled(coverage=r"((\d{1,9})/(\d{1,9}))").vi.replace(" ", r"\s+") + r"(?!\w)",
    re.IGNORECASE,
)
_CONTRADICTS = Bilingual("{given} không phù hợp với trạng thái {status}", "{given} contradicts the status {status}")
_NO_OVERALL = Bilingual(
    "cần cả tử số và mẫu số khác 0, hoặc lý do không có tỷ lệ",
    "give both numbers with a denominator other than 0, or the reason for the missing rate",
)
_NO_COVERAGE = Bilingual("{given} không có dạng 5/6", "{given} is not of the form 5/6")
_NO_DAMAGED_TEXT = Bilingual(
    "mục không đọc được phải giữ nguyên văn nội dung không đọc được",
    "a damaged entry must contain the text that could not be read",
)


class Provenance(StrEnum):
    """The origin of a value in a report."""

    READ = "read"
    ENTERED = "entered"
    CORRECTED = "corrected"
    COMPUTED = "computed"


def _admitted(value: object) -> Number | None:
    return None if value is None else admitted_number(value)


def _one_line_or_none(text: str | None) -> str | None:
    return None if text is None else one_line(text)


@frozen
class Entry:
    """The value of one indicator in a report, with its status, text, note and source.

    Attributes:
        value: the value, None unless the status is REPORTED.
        status: REPORTED for a value, otherwise the reason for its absence.
        text: the cell as printed, on one line; empty for values that no source printed.
        provenance: the origin of the value.
        note: the text of the note column, on one line.
        unit: the text of the unit column, on one line; None for values that no source printed.
        source: the cell; not compared, because two copies of one annex have the same entries.

    Raises:
        InvalidDataError: the status and the value, or the status and the text, contradict each other.
        InvalidNumberError: the value is not one that a report can hold.

    >>> Entry(5627, Status.REPORTED, text="5.627").value
    5627
    """

    value: Number | None = field(converter=_admitted)
    status: Status
    text: str = field(default="", converter=one_line)
    provenance: Provenance = Provenance.READ
    note: str = field(default="", converter=one_line)
    unit: str | None = field(default=None, converter=_one_line_or_none)
    source: Source | None = field(default=None, eq=False)

    def __attrs_post_init__(self) -> None:
        if (self.value is not None) is not (self.status is Status.REPORTED):
            raise InvalidDataError(
                nouns.ENTRY, [Problem("value", _CONTRADICTS.filled(given=repr(self.value), status=self.status))]
            )
        if self.text and self.status in (Status.BLANK, Status.ABSENT):
            raise InvalidDataError(
                nouns.ENTRY, [Problem("text", _CONTRADICTS.filled(given=repr(self.text), status=self.status))]
            )
        if not self.text and self.status is Status.DAMAGED:
            raise InvalidDataError(nouns.ENTRY, [Problem("text", _NO_DAMAGED_TEXT)])

    @property
    def coverage(self) -> str | None:
        """The reports with a value out of all, for a total of only some of them; None for any other entry.

        The note states it, also among other words, so it survives every format and a clerk's edits.

        >>> Entry(36, Status.REPORTED, note="5/6 báo cáo").coverage, Entry(36, Status.REPORTED).coverage
        ('5/6', None)
        """
        if self.value is None or "/" not in self.note:
            return None
        found = _FROM_SOME.finditer(unicodedata.normalize("NFC", self.note))
        return next((one[1] for one in found if int(one[2]) < int(one[3])), None)


@frozen
class OverallRate:
    """A rate of a consolidation, which the totals of its report do not give: each may come from other reports.

    Attributes:
        coverage: the reports with both its numerator and its denominator, out of all, such as `5/6`.
        numerator: the sum of the numerators of these reports; None if there is no rate.
        denominator: the sum of the denominators, not 0; None if there is no rate.
        reason: the reason why there is no rate, in both languages; None if there is one.

    Raises:
        InvalidDataError: there are not both numbers or else a reason, or the coverage has another form.
    """

    coverage: str
    numerator: Exact | None = None
    denominator: Exact | None = None
    reason: Bilingual | None = None

    def __attrs_post_init__(self) -> None:
        if (self.numerator is None) is (self.reason is None) or bool(self.denominator) is (self.reason is not None):
            raise InvalidDataError(nouns.RATE, [Problem("denominator", _NO_OVERALL)])
        if not _FROM_SOME.fullmatch(FROM_SOME.filled(coverage=self.coverage).vi):
            raise InvalidDataError(nouns.RATE, [Problem("coverage", _NO_COVERAGE.filled(given=repr(self.coverage)))])


@frozen
class Leftover:
    """A row of the source without an indicator: a foreign row, text outside the table, a value on a heading.

    Attributes:
        name: the row's name, as printed.
        ordinal: its ordinal, as printed.
        unit: its unit, as printed.
        value: the text of its value cell, as printed.
        note: the text of its note cell, as printed.
        row: the id of the heading, or None for a foreign row.
        after: for a foreign row, the id of the last recognised row before it, or None without one.
        source: the row of the file; not compared.
    """

    name: str = field(converter=one_line)
    ordinal: str = field(default="", converter=one_line)
    unit: str = field(default="", converter=one_line)
    value: str = field(default="", converter=one_line)
    note: str = field(default="", converter=one_line)
    row: str | None = None
    after: str | None = None
    source: Source | None = field(default=None, eq=False)
