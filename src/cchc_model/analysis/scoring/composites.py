"""Bases made of several figures: complements, products and weighted averages of percentages, and changes."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from attrs import evolve, field, frozen

from cchc_model.analysis.comparison import unlike
from cchc_model.analysis.scoring.bases import NO_SIGN, Basis, Figure, basis
from cchc_model.analysis.scoring.evidence import Evidence, Seen, no_former, of_former
from cchc_model.analysis.scoring.points import exact_decimal
from cchc_model.errors import Problem
from cchc_model.framework.framework import Framework
from cchc_model.framework.intervals import Exact, Interval
from cchc_model.framework.lint.sentences import lint_sentence
from cchc_model.vietnamese.formatting import format_fraction, format_percent, in_both
from cchc_model.vietnamese.text import Bilingual, Lang

_WHOLE = 100
_AND = Bilingual(" và ", " and ")
_LESS = Bilingual("100% trừ {parts}", "100% less {parts}")
_TIMES = Bilingual(" × ", " × ")
_AVERAGE = Bilingual("bình quân có trọng số của {parts}", "the weighted average of {parts}")
_WEIGHED = Bilingual("{name} (trọng số {weight})", "{name} (weight {weight})")
_CHANGE = Bilingual("mức thay đổi của {name} so với kỳ trước", "the change of {name} against the former report")
_GROWTH = Bilingual("mức tăng của {name} so với kỳ trước", "the growth of {name} against the former report")
_PERCENT = Bilingual("%", "%")
_POINTS = Bilingual(" điểm phần trăm", " percentage points")


def _bases(of: Iterable[Figure]) -> tuple[Basis, ...]:
    return tuple(map(basis, of))


@frozen
class _Several(Basis):
    """A percentage that is made of several ones."""

    @property
    def parts(self) -> tuple[Basis, ...]:
        """The percentages that it is made of."""
        raise NotImplementedError

    @property
    def has_denominator(self) -> bool:
        """True if one of the parts has a denominator."""
        return any(part.has_denominator for part in self.parts)

    def value(self, values: Sequence[Interval]) -> Interval | None:
        """Return the possible values for those of the parts, None without bounds."""
        raise NotImplementedError

    def seen(self, evidence: Evidence, component: str) -> Seen:
        """Return the percentage on a report."""
        parts = [part.seen(evidence, component) for part in self.parts]
        known = [part.value for part in parts if part.value is not None and part.applicable]
        value = self.value(known) if len(known) == len(parts) else None
        return _together(parts, value)

    def shown(self, figure: Exact, framework: Framework, *, decimals: int, lang: Lang) -> str:
        """Return the percentage."""
        return format_percent(figure, decimals=decimals, lang=lang)

    def problems(self, component: str, framework: Framework) -> Iterator[Problem]:
        """Yield the problems of the parts, and parts that are no percentages."""
        if not self.parts:
            yield Problem(component, lint_sentence("no_parts"))
        for part in self.parts:
            found = tuple(part.problems(component, framework))
            yield from found
            if not found and not part.is_percentage(framework):
                yield Problem(component, lint_sentence("part_no_percentage", name=part.name(framework)))

    def is_percentage(self, framework: Framework) -> bool:
        """Return True."""
        return True


@frozen
class Complement(_Several):
    """The rest of 100 % after percentages are taken off: `100 % - (a + b)`.

    Attributes:
        of: the rates or percentages that are taken off.
    """

    of: tuple[Basis, ...] = field(converter=_bases)

    @property
    def parts(self) -> tuple[Basis, ...]:
        """The percentages that are taken off."""
        return self.of

    def value(self, values: Sequence[Interval]) -> Interval | None:
        """Return 100 less the sum."""
        total = Interval.total(values)
        return None if total.high is None else Interval(_WHOLE - total.high, _WHOLE - total.low)

    def name(self, framework: Framework) -> Bilingual:
        """Return the names of the parts after `100%`."""
        return _LESS.filled(parts=_joined([part.name(framework) for part in self.of], _AND))


@frozen
class Product(_Several):
    """The product of percentages, such as the share received online times the share resolved in time.

    Attributes:
        of: the rates or percentages.
    """

    of: tuple[Basis, ...] = field(converter=_bases)

    @property
    def parts(self) -> tuple[Basis, ...]:
        """The percentages that are multiplied."""
        return self.of

    def value(self, values: Sequence[Interval]) -> Interval | None:
        """Return the product, in percent."""
        product: Interval | None = Interval.only(_WHOLE)
        for value in values:
            product = None if product is None else product.by(value.times(Fraction(1, _WHOLE)))
        return product

    def name(self, framework: Framework) -> Bilingual:
        """Return the names of the parts with a sign between them."""
        return _joined([part.name(framework) for part in self.of], _TIMES)


def _weighed(of: Iterable[tuple[Figure, int | Decimal]]) -> tuple[tuple[Basis, Decimal], ...]:
    return tuple((basis(one), exact_decimal(weight)) for one, weight in of)


@frozen
class WeightedAverage(_Several):
    """The average of percentages with weights. What does not apply drops out with its weight.

    Attributes:
        of: the rates or percentages, each with its weight.
    """

    of: tuple[tuple[Basis, Decimal], ...] = field(converter=_weighed)

    @property
    def parts(self) -> tuple[Basis, ...]:
        """The percentages that are averaged."""
        return tuple(part for part, _ in self.of)

    def seen(self, evidence: Evidence, component: str) -> Seen:
        """Return the average of what applies on a report."""
        parts = [(part.seen(evidence, component), Fraction(weight)) for part, weight in self.of]
        applying = [(seen, weight) for seen, weight in parts if seen.applicable]
        if not applying:
            return _together([seen for seen, _ in parts], None)
        known = [(seen.value, weight) for seen, weight in applying if seen.value is not None]
        value = None
        if len(known) == len(applying):
            weights = sum(weight for _, weight in known)
            value = Interval.total([interval.times(weight / weights) for interval, weight in known])
        return _together([seen for seen, _ in applying], value)

    def name(self, framework: Framework) -> Bilingual:
        """Return the names of the parts with their weights."""
        names = [_WEIGHED.filled(name=part.name(framework), weight=in_both(weight)) for part, weight in self.of]
        return _AVERAGE.filled(parts=_joined(names, _AND))

    def problems(self, component: str, framework: Framework) -> Iterator[Problem]:
        """Yield the problems of the parts, and weights that are not above 0."""
        yield from super().problems(component, framework)
        if any(weight <= 0 for _, weight in self.of):
            yield Problem(component, lint_sentence("weight_not_above_0"))


@frozen
class ChangeOf(Basis):
    """The change of a figure against the former report: in its own unit, or as growth in percent of the former figure.

    Attributes:
        of: the figure.
        relative: True for growth in percent, which is undefined from 0.
    """

    of: Basis = field(converter=basis)
    relative: bool = False

    @property
    def has_denominator(self) -> bool:
        """True for growth, and for the change of a rate."""
        return self.relative or self.of.has_denominator

    def seen(self, evidence: Evidence, component: str) -> Seen:
        """Return the change between two reports."""
        now = self.of.seen(evidence, component)
        before = no_former() if evidence.former is None else self.of.seen(evidence.former, component)
        if not now.applicable:
            return now
        against = _against(evidence, now, share=self.of.is_percentage(evidence.framework))
        if against is not None:
            return Seen(None, now.indicators, now.rate, against, undefined=None if self.has_denominator else False)
        later, earlier = now.figure, before.figure
        if now.undefined or before.undefined or (self.relative and earlier == 0):
            return Seen(None, now.indicators, now.rate, undefined=True)
        if later is None or earlier is None:
            return self._between(now, before)
        change = Fraction(later) - earlier
        if self.relative:
            change = _WHOLE * change / abs(Fraction(earlier))
        whole = change.denominator == 1
        return Seen(Interval.only(int(change) if whole else change), now.indicators, now.rate)

    def _between(self, now: Seen, before: Seen) -> Seen:
        """Return the possible changes between figures of which one at least is not known."""
        later, earlier = now.value, before.value
        seen = Seen(None, now.indicators, now.rate, now.reason or of_former(before))
        perhaps = now.undefined is None or before.undefined is None
        if later is None or earlier is None:
            return evolve(seen, undefined=None if self.has_denominator else False)
        if not self.relative:
            high = None if later.high is None else later.high - earlier.low
            low = None if earlier.high is None else later.low - earlier.high
            value, most = (None, high) if low is None else (Interval(low, high), None)
            return evolve(seen, value=value, most=most, undefined=None if perhaps else False)
        if min(later.low, earlier.low) < 0:
            return evolve(seen, undefined=None)
        if earlier.high == 0:  # whatever is not known of it, no growth of it can be stated
            return evolve(seen, undefined=True)
        times = later.over(earlier).times(_WHOLE)
        growth = Interval(times.low - _WHOLE, None if times.high is None else times.high - _WHOLE)
        return evolve(seen, value=growth, undefined=None if perhaps or not earlier.low else False)

    def name(self, framework: Framework) -> Bilingual:
        """Return the name of the figure after the word for a change."""
        return (_GROWTH if self.relative else _CHANGE).filled(name=self.of.name(framework))

    def shown(self, figure: Exact, framework: Framework, *, decimals: int, lang: Lang) -> str:
        """Return the change with its sign."""
        text = format_fraction(Fraction(figure), lang=lang) + self.sign(framework)[lang]
        return text if figure <= 0 else f"+{text}"

    def sign(self, framework: Framework) -> Bilingual:
        """Return the sign of a percentage, or the word for percentage points."""
        return _PERCENT if self.relative else _POINTS if self.is_percentage(framework) else NO_SIGN

    def problems(self, component: str, framework: Framework) -> Iterator[Problem]:
        """Yield the problems of the figure."""
        yield from self.of.problems(component, framework)

    def is_percentage(self, framework: Framework) -> bool:
        """Return whether the change is in percent or percentage points."""
        return self.relative or self.of.is_percentage(framework)


def _together(parts: Sequence[Seen], value: Interval | None) -> Seen:
    """Return the figure that is made of several ones."""
    indicators = tuple(dict.fromkeys(key for part in parts for key in part.indicators))
    if all(not part.applicable for part in parts):
        return Seen(None, indicators, reason=parts[0].reason if parts else None, applicable=False)
    if any(part.undefined for part in parts):  # whatever the others are
        return Seen(None, indicators, undefined=True)
    reason = next((part.reason for part in parts if part.reason is not None), None)
    perhaps = any(part.undefined is None for part in parts)
    return Seen(value, indicators, reason=reason, undefined=None if perhaps else False)


def _against(evidence: Evidence, now: Seen, *, share: bool) -> Bilingual | None:
    """Return the reason against comparing a figure with that of the former report, as a comparison has it."""
    if evidence.former is None:
        return None
    times = {evidence.framework.indicator(key).time for key in now.indicators}
    return unlike(evidence.former.report.period, evidence.report.period, times, share=share)


def _joined(names: Sequence[Bilingual], sign: Bilingual) -> Bilingual:
    return Bilingual.by_language(lambda lang: sign[lang].join(name[lang] for name in names))
