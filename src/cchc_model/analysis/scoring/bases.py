"""The bases of components: numbers and rates of a report, and figures that a person gives."""

from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from cchc_model.analysis.scoring.evidence import Evidence, Seen
from cchc_model.errors import Problem, UnknownIndicatorError
from cchc_model.framework.evaluation import evaluate
from cchc_model.framework.formulas import Expression, Value, operands
from cchc_model.framework.framework import Framework
from cchc_model.framework.intervals import Exact, Interval
from cchc_model.framework.lint.rules import references
from cchc_model.framework.lint.sentences import lint_sentence
from cchc_model.framework.rows import Indicator, Kind, Operand, Rate, expression
from cchc_model.framework.wording import in_words, name_of, quoted_name
from cchc_model.vietnamese.formatting import format_fraction, format_percent, printed
from cchc_model.vietnamese.text import Bilingual, Lang

_NEGATIVE = Bilingual("{name} có số liệu âm", "{name} has a negative figure")
_NOT_GIVEN = Bilingual("chưa có số liệu của {name}", "{name} was not given")
_PERCENT = Bilingual("%", "%")
NO_SIGN = Bilingual("", "")
"""The sign behind a count."""
_QUOTED = Bilingual("“{name}”", "“{name}”")


@frozen
class Basis:
    """The figure by which a component earns points."""

    def seen(self, evidence: Evidence, component: str) -> Seen:
        """Return the figure on a report, for a component by its id."""
        raise NotImplementedError

    def name(self, framework: Framework) -> Bilingual:
        """Return its quoted name."""
        raise NotImplementedError

    def shown(self, figure: Exact, framework: Framework, *, decimals: int, lang: Lang) -> str:
        """Return a figure as text.

        Args:
            figure: the figure.
            framework: the framework of the report.
            decimals: the number of decimals of a percentage that is computed.
            lang: the language.
        """
        raise NotImplementedError

    def problems(self, component: str, framework: Framework) -> Iterator[Problem]:
        """Yield the references that a framework does not have, or that cannot be scored."""
        raise NotImplementedError

    def is_percentage(self, framework: Framework) -> bool:
        """Return whether it is a percentage."""
        raise NotImplementedError

    def sign(self, framework: Framework) -> Bilingual:
        """Return the sign after a figure or a bound: that of a percentage, or none."""
        return _PERCENT if self.is_percentage(framework) else NO_SIGN

    @property
    def has_denominator(self) -> bool:
        """True if it may be undefined because a denominator is 0."""
        return False


@frozen
class NumberOf(Basis):
    """A number of a report, or a sum of several.

    Attributes:
        of: the indicator, or the sum of indicators of one unit.
    """

    of: Expression

    def seen(self, evidence: Evidence, component: str) -> Seen:
        """Return the number on a report."""
        names = tuple(dict.fromkeys(operands(self.of)))
        missing = evidence.missing(names)
        reason = evidence.why_missing(missing) if missing else None
        if evidence.is_negative(names):
            return Seen(None, names, reason=_NEGATIVE.filled(name=self.name(evidence.framework)))
        if evidence.is_inapplicable(names):
            return Seen(None, names, reason=reason, applicable=False)
        return Seen(evaluate(self.of, evidence.values, evidence.framework.signed), names, reason=reason)

    def name(self, framework: Framework) -> Bilingual:
        """Return the quoted names, joined by plus signs."""
        return Bilingual.by_language(lambda lang: name_of(self.of, framework, lang))

    def shown(self, figure: Exact, framework: Framework, *, decimals: int, lang: Lang) -> str:
        """Return a number, a stated percentage with its sign."""
        if isinstance(self.of, Value) and isinstance(figure, int):
            return in_words(figure, self.of.id, framework, lang)
        if self.is_percentage(framework):
            return format_fraction(Fraction(figure), lang=lang) + "%"
        return printed(figure, lang)

    def problems(self, component: str, framework: Framework) -> Iterator[Problem]:
        """Yield unknown indicators, answers, and figures of different units."""
        indicators = framework.indicators
        rates = {rate.id for rate in framework.rates}.difference(indicators)
        names = operands(self.of)
        yield from (
            Problem(component, lint_sentence("rate_not_indicator", name=name)) for name in names if name in rates
        )
        yield from references(component, (name for name in names if name not in rates), indicators)
        known = [indicators[name] for name in names if name in indicators]
        measures = {indicator.measure.id for indicator in known}
        if len(measures) > 1:
            yield Problem(component, lint_sentence("units_added", units=", ".join(sorted(measures))))
        for indicator in known:
            if indicator.kind is Kind.CODED:
                yield Problem(component, lint_sentence("answer_not_figure", key=indicator.id))

    def is_percentage(self, framework: Framework) -> bool:
        """Return whether it is a stated percentage."""
        names = operands(self.of)
        return any(name in framework and framework.indicator(name).kind is Kind.PERCENT for name in names)


@frozen
class RateOf(Basis):
    """A rate of the framework, in percent numbers.

    Attributes:
        id: the rate's id.
    """

    id: str

    @property
    def has_denominator(self) -> bool:
        """True: a rate has a denominator."""
        return True

    def seen(self, evidence: Evidence, component: str) -> Seen:
        """Return the rate on a report."""
        rate = evidence.framework.rate(self.id)
        names, sides = rate.operands, (rate.ratio.numerator, rate.ratio.denominator)
        missing = evidence.missing(names)
        overall = evidence.report.overall_rates.get(self.id)
        if overall is not None:
            against = overall.reason or evidence.why_missing(missing)
            return Seen(None, names, self.id, against, undefined=None)
        if evidence.is_negative(names):
            negative = _NEGATIVE.filled(name=self.name(evidence.framework))
            return Seen(None, names, self.id, negative, undefined=None)
        if missing and any(evidence.is_inapplicable(operands(side)) for side in sides):
            return Seen(None, names, self.id, evidence.why_missing(missing), applicable=False)
        part, whole = (evaluate(side, evidence.values) for side in sides)
        if whole.exact == 0:  # whatever the numerator is
            return Seen(None, names, self.id, undefined=True)
        reason = evidence.why_missing(missing) if missing else None
        undefined = None if whole.low == 0 else False
        return Seen(part.over(whole).times(100), names, self.id, reason, undefined=undefined)

    def name(self, framework: Framework) -> Bilingual:
        """Return the quoted name of the rate."""
        rate = framework.rate(self.id)
        return Bilingual.by_language(lambda lang: quoted_name(rate, framework, lang))

    def shown(self, figure: Exact, framework: Framework, *, decimals: int, lang: Lang) -> str:
        """Return the percentage."""
        return format_percent(figure, decimals=decimals, lang=lang)

    def problems(self, component: str, framework: Framework) -> Iterator[Problem]:
        """Yield an unknown rate."""
        try:
            framework.rate(self.id)
        except UnknownIndicatorError as error:
            yield Problem(component, lint_sentence("no_rate", key=error.key), error.suggestions)

    def is_percentage(self, framework: Framework) -> bool:
        """Return True."""
        return True


@frozen
class GivenFigure(Basis):
    """A figure from outside the annex: days late, a survey result, a score of another system.

    `score(..., given={component: figure})` has it.

    Attributes:
        label: its name, in both languages.
        percent: True if it is a percentage, in percent numbers.
    """

    label: Bilingual
    percent: bool = False

    def seen(self, evidence: Evidence, component: str) -> Seen:
        """Return the figure that a person gave."""
        given = evidence.given.get(component)
        if given is None:
            return Seen(None, reason=_NOT_GIVEN.filled(name=self.name(evidence.framework)))
        whole = given.denominator == 1
        return Seen(Interval.only(int(given) if whole else given))

    def name(self, framework: Framework) -> Bilingual:
        """Return the quoted label."""
        return _QUOTED.filled(name=self.label)

    def shown(self, figure: Exact, framework: Framework, *, decimals: int, lang: Lang) -> str:
        """Return the figure."""
        return format_fraction(Fraction(figure), lang=lang) + ("%" if self.percent else "")

    def problems(self, component: str, framework: Framework) -> Iterator[Problem]:
        """Yield nothing: it refers to no framework."""
        yield from ()

    def is_percentage(self, framework: Framework) -> bool:
        """Return whether it is a percentage."""
        return self.percent


Figure = Basis | Rate | Operand
"""The figure of a component as a caller writes it: a basis, a rate, an indicator or a sum."""


def basis(of: Figure) -> Basis:
    """Return the basis that a caller means.

    >>> from cchc_model.indicators import steering
    >>> basis(steering.PLAN_COMPLETION), basis(steering.PLAN_TASKS)
    (RateOf(id='plan_completion'), NumberOf(of=Value(id='plan_tasks')))
    """
    if isinstance(of, Basis):
        return of
    if isinstance(of, Rate):
        return RateOf(of.id)
    return NumberOf(of if not isinstance(of, Indicator) else expression(of))
