"""The numbers of notes, each with the words around it; dates, documents, fractions and addresses are none."""

import re
from collections.abc import Iterator

from attrs import frozen

from cchc_model.annexes.claims import CLAUSE
from cchc_model.annexes.counted import is_noun, without_unit
from cchc_model.annexes.replaced_numbers import Place, ends_statement
from cchc_model.framework.measures import PERCENT, UnitType
from cchc_model.framework.rows import Indicator
from cchc_model.reports.cell_reading import read_cell
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.remarks import with_blank_dates
from cchc_model.vietnamese.notation import Number
from cchc_model.vietnamese.text import Bilingual, fold_label

_NUMBER = re.compile(r"(?<!\w)(?<![^\W\d_]-)(?:\d{1,3}(?: \d{3})+(?![\w.,])|\d+(?:[.,]\d+)*)")
_ASIDE = re.compile(
    r"https?://\S+|www\.\S+|(?<!\S)\S+@\S+|(?<![\d.,])\d++(?:[.,]\d{3})*+(?:/\d++(?:[.,]\d{3})*+)+(?:/[\w-]+)*"
    r"|\b\d+-[^\W\d_]+/[^\W\d_][\w-]*|\b0\d{8,}\b|\b0\d{2,4}(?:[ .]\d{3,4}){2}\b|(?:^|(?<=; ))\d{1,2}[.)] "
    r"|\b\d+:(?:19|20)\d\d\b|\b(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d\b"
)
"""Addresses, fractions such as `5/6`, `33-TB/HU`, telephone numbers, `ISO 9001:2015`, spans of years, and the numbers
of a list.

An address or a fraction is sought only from its beginning: from each character of a long word it would take too long.
"""
_REACH = 200
"""The most characters of a clause on each side of a number that say what the number is."""
COUNT = UnitType("count", Bilingual("Số lượng", "Count"))
"""A count of anything, as which the numbers of a note are read."""


@frozen
class NumberOfNote:
    """A number of a note.

    Attributes:
        number: the number as printed.
        before: the words before it in its clause.
        after: the words behind it in its clause.
        lead: the words before it in the whole note.
    """

    number: str
    before: str
    after: str
    lead: str


def numbers_of(text: str) -> Iterator[NumberOfNote]:
    """Yield the numbers of a text that are no dates, documents, fractions or addresses.

    >>> [one.number for one in numbers_of("Theo QĐ 12/QĐ-UBND ngày 05/4/2022: 31 nhiệm vụ, gọi 0912 345 678")]
    ['31']
    """
    folded = fold_label(text)
    blanked = with_blank_dates(_ASIDE.sub(lambda found: " " * len(found[0]), folded))
    for clause in CLAUSE.finditer(blanked):
        for found in _NUMBER.finditer(blanked, clause.start(), clause.end()):
            start, end = max(clause.start(), found.start() - _REACH), min(clause.end(), found.end() + _REACH)
            before, lead = folded[start : found.start()], folded[max(0, found.start() - _REACH) : found.start()]
            yield NumberOfNote(found[0].replace(" ", "."), before, folded[found.end() : end], lead)


@frozen
class Beside:
    """The value that a note stands beside.

    Attributes:
        value: the value.
        indicator: its indicator.
        period: the reporting period, if known.
    """

    value: Number
    indicator: Indicator
    period: ReportingPeriod | None

    def has(self, number: str) -> bool:
        """Return whether a number is the value."""
        return self.value in (read_cell(number, PERCENT).value, read_cell(number, COUNT).value)

    def place(self, one: NumberOfNote, after: str) -> Place:
        """Return the place of a number, without the value and its unit where they stand beside it.

        Args:
            one: the number.
            after: the words behind it.
        """
        unit = fold_label(self.indicator.measure.label.vi)
        before, lead = (self._without_value(text).replace(unit, " ") for text in (one.before, one.lead))
        rest, own = without_unit(after, self.indicator.measure)
        foreign = is_noun(rest) and not ends_statement(rest)
        return Place(before, lead, self._without_value(rest), unit=own, foreign=foreign)

    def _without_value(self, text: str) -> str:
        return _NUMBER.sub(lambda found: " " if self.has(found[0].replace(" ", ".")) else found[0], text)
