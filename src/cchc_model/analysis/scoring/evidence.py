"""What a report and people say about the figures of a rubric, and what is seen of one figure."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Final

from attrs import field, frozen

from cchc_model.framework.evaluation import Known
from cchc_model.framework.formulas import Value
from cchc_model.framework.framework import Framework
from cchc_model.framework.intervals import Exact, Interval
from cchc_model.framework.wording import name_of
from cchc_model.reports.cells import Status
from cchc_model.reports.report import Report
from cchc_model.vietnamese.text import Bilingual, Lang

NOT_APPLICABLE: Final = "not_applicable"
"""The word for what does not apply, in place of points."""

_STATUSES: Final[Mapping[Status, Bilingual]] = {
    Status.BLANK: Bilingual("{name} để trống", "{name} is blank"),
    Status.NOT_APPLICABLE: Bilingual("{name} không áp dụng", "{name} is not applicable"),
    Status.NIL: Bilingual("{name} ghi “{text}” thay cho số", "{name} contains “{text}” instead of a number"),
    Status.DAMAGED: Bilingual("{name} không đọc được", "{name} could not be read"),
    Status.ABSENT: Bilingual("phụ lục không có dòng {name}", "the annex has no row {name}"),
    Status.REPORTED: Bilingual("{name} chỉ có số liệu của một phần báo cáo", "{name} has figures of only some reports"),
}
_MOST_NAMES = 3
_AND_MORE = Bilingual("và {more} chỉ tiêu khác", "and {more} more")
_OF_FORMER = Bilingual("kỳ trước: {reason}", "the former report: {reason}")
_NO_FORMER = Bilingual("chưa có báo cáo kỳ trước", "there is no former report")


@frozen
class Seen:
    """The figure of a component on one report.

    Attributes:
        value: the possible values; None where it may be anything, or where there is no smallest one.
        indicators: the ids of the indicators in the figure.
        rate: the id of the rate, if the figure is one.
        reason: the reason why the figure is not known, or does not apply.
        undefined: True if a denominator is 0, None if it may be.
        applicable: False if the figure does not apply to the organisation.
        most: the largest possible value, where there is no smallest one.
    """

    value: Interval | None
    indicators: tuple[str, ...] = ()
    rate: str | None = None
    reason: Bilingual | None = None
    undefined: bool | None = False
    applicable: bool = True
    most: Exact | None = None

    @property
    def figure(self) -> Exact | None:
        """The figure, if it is known."""
        return None if self.reason or self.value is None else self.value.exact


@frozen
class Evidence:
    """What a report says, what the former one says, and the figures that a person gave.

    Attributes:
        report: the report.
        values: its known values.
        former: the evidence of the former report, if there is one.
        given: figures from outside the annex, by the id of the component.
    """

    report: Report
    values: Known
    former: "Evidence | None" = None
    given: Mapping[str, Fraction] = field(factory=dict)

    @property
    def framework(self) -> Framework:
        """The framework of the report."""
        return self.report.framework

    def missing(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of the figures that are not known."""
        return tuple(name for name in names if self.values[name] is None)

    def is_negative(self, names: Iterable[str]) -> bool:
        """Return whether a figure is below 0 that must not be, so that nothing follows from it."""
        return any((self.values[name] or 0) < 0 for name in names if name not in self.framework.signed)

    def is_inapplicable(self, names: Iterable[str]) -> bool:
        """Return whether all figures do not apply."""
        return all(self.report.entries[name].status is Status.NOT_APPLICABLE for name in names)

    def why_missing(self, names: Iterable[str]) -> Bilingual:
        """Return a clause that names missing figures, each with its status."""
        return missing_figures(names, self.report)


def of_former(seen: Seen) -> Bilingual:
    """Return the reason why the figure of a former report is not known."""
    if seen.reason is None or seen.reason == _NO_FORMER:
        return _NO_FORMER
    return _OF_FORMER.filled(reason=seen.reason)


def no_former() -> Seen:
    """Return the figure of a report that there is not."""
    return Seen(None, reason=_NO_FORMER)


def missing_figures(missing: Iterable[str], report: Report) -> Bilingual:
    """Return a clause that names the missing figures, each with its status.

    >>> from cchc_model import SOC_TRANG_DISTRICT, Report
    >>> missing_figures(["plan_tasks"], Report.from_values(SOC_TRANG_DISTRICT, {})).en
    '“Tasks set by the annual PAR plan” is blank'
    """
    names = list(missing)

    def words(lang: Lang) -> str:
        sentences = [
            _STATUSES[report.entries[name].status].filled(
                name=name_of(Value(name), report.framework, lang), text=report.entries[name].text
            )[lang]
            for name in names[:_MOST_NAMES]
        ]
        more = len(names) - _MOST_NAMES
        return ", ".join(sentences + [_AND_MORE.filled(more=str(more))[lang]] * (more > 0))

    return Bilingual.by_language(words)
