"""Exact rates of a report by its framework's definitions, and percentages of plain numbers for notebooks."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from attrs import evolve, field, frozen

from cchc_model.framework.by_id import ById
from cchc_model.framework.evaluation import evaluate
from cchc_model.framework.framework import Framework
from cchc_model.framework.intervals import Exact
from cchc_model.framework.rows import Rate
from cchc_model.framework.viewable import Viewable
from cchc_model.framework.wording import quoted_name
from cchc_model.reports.entries import FROM_SOME
from cchc_model.reports.report import Report
from cchc_model.vietnamese.errors import InvalidNumberError
from cchc_model.vietnamese.formatting import format_percent, round_half_up
from cchc_model.vietnamese.notation import Number
from cchc_model.vietnamese.text import Bilingual, Lang

_MISSING = Bilingual("thiếu số liệu: {names}", "missing figures: {names}")


@frozen
class ComputedRate:
    """A rate that was computed for one report, or the reason why it is missing.

    Attributes:
        rate: the definition.
        numerator: the part, or None if one of its figures is missing or a consolidation has no such rate.
        denominator: the whole, or None likewise.
        missing: ids of the figures that are missing.
        value: numerator over denominator as an exact fraction of one; None if the rate is missing.
        printed: the same percentage as the annex states it, if it does.
        coverage: the reports behind the rate, such as `5/6`, if they are only some of a consolidation's.
        refused: the reason why a consolidation has no such rate, in both languages.
        framework: the framework, for the names of the figures; None without a report. Equality ignores it.
    """

    rate: Rate
    numerator: Exact | None
    denominator: Exact | None
    missing: tuple[str, ...]
    value: Fraction | None
    printed: Decimal | None = None
    coverage: str | None = None
    refused: Bilingual | None = None
    framework: Framework | None = field(default=None, eq=False, repr=False)

    @property
    def percent(self) -> Fraction | None:
        """The exact rate in percent numbers."""
        return None if self.value is None else 100 * self.value

    @property
    def reason(self) -> Bilingual | None:
        """The reason for a missing value, in both languages; None if there is a value."""
        if self.value is not None:
            return None
        if self.refused is not None:
            return self.refused
        if self.missing:
            return _MISSING.filled(names=Bilingual.by_language(self._names))
        return Bilingual("mẫu số bằng 0", "the denominator is 0")

    def _names(self, lang: Lang) -> str:
        if self.framework is None:
            return ", ".join(self.missing)
        return ", ".join(quoted_name(self.framework.indicators[key], self.framework, lang) for key in self.missing)

    def text(self, lang: Lang = "vi", *, decimals: int = 2) -> str:
        """Return the rate as printed in a language, rounded half up, or the reason for a missing value."""
        if self.percent is not None:
            shown = format_percent(self.percent, decimals=decimals, lang=lang)
            return f"{shown} ({FROM_SOME[lang].format(coverage=self.coverage)})" if self.coverage else shown
        assert self.reason is not None
        return self.reason[lang]


class Rates(Viewable, ById[ComputedRate]):
    """The rates of a report by rate or by its id, in the framework's order.

    >>> from cchc_model import SOC_TRANG_DISTRICT, Report
    >>> compute_rates(Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 31, "plan_tasks_completed": 8}))
    Rates(plan_completion: 25,81%; 42 without a value)
    """

    __slots__ = ()

    def __repr__(self) -> str:
        known = [f"{key}: {one.text()}" for key, one in self.items() if one.value is not None]
        unknown = f"{len(self) - len(known)} without a value" if len(known) < len(self) else ""
        return f"Rates({'; '.join([*known, *filter(None, [unknown])])})"


def compute_rates(report: Report, *, nil_as_zero: bool = False) -> Rates:
    """Compute every rate of the report's framework.

    Args:
        report: the report.
        nil_as_zero: count `-` and the like as 0. By default nil is not a number.

    Returns:
        Every rate by id, in the framework's order; a rate that cannot be computed has a reason. In a partial report
        of a consolidation, a rate over only some of its reports has their number.

    >>> from cchc_model import SOC_TRANG_DISTRICT, Report
    >>> report = Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 31, "plan_tasks_completed": 8})
    >>> rates = compute_rates(report)
    >>> rates["plan_completion"].value, rates["plan_completion"].text()
    (Fraction(8, 31), '25,81%')
    >>> rates["on_time_rate"].value is None, rates["training_rate"].text("en")
    (True, 'missing figures: “People actually trained”, “People to be trained under the plan”')
    """
    values = report.known_values(nil_as_zero=nil_as_zero)
    rates = ((rate.id, _rate(rate, values, report)) for rate in report.framework.rates)
    return Rates(rates, report.framework.id)


def _rate(rate: Rate, values: Mapping[str, Number | None], report: Report) -> ComputedRate:
    computed = evolve(compute_rate(rate, values), framework=report.framework)
    overall = report.overall_rates.get(rate.id)
    if overall is None:
        return computed
    if overall.numerator is None or not overall.denominator:
        # The totals of the report come from several reports each, and are no parts of a rate.
        return evolve(computed, numerator=None, denominator=None, missing=(), value=None, refused=overall.reason)
    value = Fraction(overall.numerator) / overall.denominator
    return ComputedRate(rate, overall.numerator, overall.denominator, (), value, computed.printed, overall.coverage)


def compute_rate(rate: Rate, values: Mapping[str, Number | None]) -> ComputedRate:
    """Compute one rate from the values of the indicators, None for a missing one.

    >>> from cchc_model import SOC_TRANG_DISTRICT as framework
    >>> rate = framework.rate("plan_completion")
    >>> compute_rate(rate, {"plan_tasks": 31, "plan_tasks_completed": 8, "plan_completion_rate": None}).value
    Fraction(8, 31)
    """
    numerator = evaluate(rate.ratio.numerator, values).exact
    denominator = evaluate(rate.ratio.denominator, values).exact
    missing = tuple(name for name in rate.operands if values[name] is None)
    stated = None if rate.reported is None else values[rate.reported]
    printed = None if stated is None else Decimal(stated)
    value = None if numerator is None or not denominator else Fraction(numerator) / denominator
    return ComputedRate(rate, numerator, denominator, missing, value, printed)


def percentage(part: Number | Fraction, whole: Number | Fraction) -> Fraction | None:
    """Compute the exact percentage that a part is of a whole, in percent numbers.

    Returns:
        100 × part / whole, or None if the whole is 0, because there is no percentage then.

    Raises:
        InvalidNumberError: a number is a bool, a float, NaN or infinite.

    >>> percentage(8, 31), percentage(0, 0) is None
    (Fraction(800, 31), True)
    """
    top, bottom = _exact(part), _exact(whole)
    return None if bottom == 0 else 100 * top / bottom


def percentage_change(before: Number | Fraction, after: Number | Fraction) -> Fraction | None:
    """Compute the exact percentage by which a number grew (or, below 0, shrank), in percent numbers.

    Returns:
        `100 × (after - before) / |before|`, or None if the number was 0 before.

    Raises:
        InvalidNumberError: as :func:`percentage`.

    >>> percentage_change(80, 100), percentage_change(0, 5) is None
    (Fraction(25, 1), True)
    """
    old, new = _exact(before), _exact(after)
    return None if old == 0 else 100 * (new - old) / abs(old)


def rounded_percentage(part: Number | Fraction, whole: Number | Fraction, *, decimals: int = 2) -> Decimal | None:
    """Compute a percentage as an annex prints it, rounded half up to some decimals.

    Raises:
        InvalidNumberError: as :func:`percentage`.

    >>> rounded_percentage(8, 31)
    Decimal('25.81')
    """
    exact = percentage(part, whole)
    return None if exact is None else round_half_up(exact, decimals)


def _exact(number: Number | Fraction) -> Fraction:
    if isinstance(number, bool) or not isinstance(number, int | Decimal | Fraction):
        raise InvalidNumberError(
            repr(number), Bilingual("đề nghị đưa int, Decimal hoặc Fraction", "give an int, a Decimal or a Fraction")
        )
    if isinstance(number, Decimal) and not number.is_finite():
        raise InvalidNumberError(
            repr(number),
            Bilingual("phải là số hữu hạn thì mới tính được tỷ lệ phần trăm", "a percentage needs finite numbers"),
        )
    return Fraction(number)
