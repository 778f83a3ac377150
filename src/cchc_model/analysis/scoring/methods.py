"""The methods of a rubric, by which a component's points follow from a figure, an answer or a person.

A method knows its points, its sentence and what may be wrong with it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from attrs import evolve, field, frozen

from cchc_model.analysis.scoring.bases import Basis
from cchc_model.analysis.scoring.evidence import NOT_APPLICABLE, Evidence, Seen
from cchc_model.analysis.scoring.points import PointRange, exact_decimal
from cchc_model.errors import Problem
from cchc_model.framework.formulas import Value
from cchc_model.framework.framework import Framework
from cchc_model.framework.intervals import Exact, Interval
from cchc_model.framework.lint.rules import references
from cchc_model.framework.lint.sentences import lint_sentence
from cchc_model.framework.rows import Indicator
from cchc_model.framework.wording import in_words, name_of
from cchc_model.vietnamese.formatting import format_number, in_both
from cchc_model.vietnamese.text import Bilingual

Points = int | Decimal
"""Points, bounds and percentages as a caller writes them: exact numbers."""

_BY_HAND = Bilingual(
    "tiêu chí thành phần này chấm thủ công và chưa có điểm thẩm định",
    "the component is scored by hand and has no appraised score yet",
)
_UNDEFINED = Bilingual("mẫu số của {name} bằng 0", "the denominator of {name} is 0")
_ANSWER = Bilingual("{name} là {figure}: {points}/{maximum} điểm.", "{name} is {figure}: {points} of {maximum} points.")
_POINTS_UNDEFINED = Bilingual(
    "{name} không tính được vì mẫu số bằng 0; trường hợp này bảng chấm điểm cho {points}/{maximum} điểm.",
    "{name} cannot be computed because the denominator is 0; the rubric gives {points} of {maximum} "
    "points for this case.",
)


def with_sign(number: Decimal, sign: Bilingual) -> Bilingual:
    """Return a number as text in both languages, with a sign behind it."""
    return Bilingual.by_language(lambda lang: format_number(number, lang=lang) + sign[lang])


@frozen
class Method:
    """A method that determines a component's points."""

    def seen(self, evidence: Evidence, component: str) -> Seen:
        """Return the figure of a component on a report."""
        raise NotImplementedError

    def points(self, seen: Seen, maximum: Fraction) -> PointRange:
        """Return the points for a figure, a range while it is not known."""
        raise NotImplementedError

    def applying(self, seen: Seen, maximum: Fraction) -> PointRange:
        """Return the points if the component applies, for a method by which that may not be certain."""
        raise NotImplementedError

    def explained(self, seen: Seen, points: Bilingual, maximum: Bilingual, framework: Framework) -> Bilingual:
        """Return the sentence about the points for a figure that is known, or undefined."""
        raise NotImplementedError

    def problems(self, component: str, maximum: Decimal) -> Iterator[Problem]:
        """Yield the problems of a method by itself, for a component by its id."""
        raise NotImplementedError

    def unknown(self, component: str, framework: Framework) -> Iterator[Problem]:
        """Yield the references that a framework does not have, or that cannot be scored."""
        raise NotImplementedError

    def may_not_apply(self, seen: Seen) -> bool:
        """Return whether the component does not apply for some values of a figure that is not known."""
        return False


@frozen
class ByHand(Method):
    """Points by a person. Only the appraised score counts, because no figure of the annex decides."""

    def seen(self, evidence: Evidence, component: str) -> Seen:
        """Return that a person decides."""
        return Seen(None, reason=_BY_HAND)

    def points(self, seen: Seen, maximum: Fraction) -> PointRange:
        """Return all points up to the maximum."""
        return PointRange(Fraction(0), maximum)

    def problems(self, component: str, maximum: Decimal) -> Iterator[Problem]:
        """Yield nothing."""
        yield from ()

    def unknown(self, component: str, framework: Framework) -> Iterator[Problem]:
        """Yield nothing."""
        yield from ()


@frozen
class AnswerPoints:
    """The points for one answer.

    Attributes:
        code: the answer.
        points: the points for the answer.
    """

    code: int
    points: Decimal = field(converter=exact_decimal)


@frozen
class ByAnswer(Method):
    """Points by a coded answer: `Có`: 1, `Không`: 0.

    Attributes:
        of: the coded indicator's id.
        answers: the points for each of its codes.
    """

    of: str
    answers: tuple[AnswerPoints, ...]

    def seen(self, evidence: Evidence, component: str) -> Seen:
        """Return the answer on a report."""
        value = evidence.values[self.of]
        if value is None:
            inapplicable = evidence.is_inapplicable([self.of])
            return Seen(None, (self.of,), reason=evidence.why_missing([self.of]), applicable=not inapplicable)
        return Seen(Interval.only(int(value)), (self.of,))

    def points(self, seen: Seen, maximum: Fraction) -> PointRange:
        """Return the points of the answer, or of any."""
        given = [Fraction(one.points) for one in self.answers if seen.figure in (None, one.code)]
        return PointRange(min(given), max(given))

    def explained(self, seen: Seen, points: Bilingual, maximum: Bilingual, framework: Framework) -> Bilingual:
        """Return the sentence about an answer."""
        code = int(seen.figure or 0)
        return _ANSWER.filled(
            name=Bilingual.by_language(lambda lang: name_of(Value(self.of), framework, lang)),
            figure=Bilingual.by_language(lambda lang: in_words(code, self.of, framework, lang)),
            points=points,
            maximum=maximum,
        )

    def problems(self, component: str, maximum: Decimal) -> Iterator[Problem]:
        """Yield answers without points, twice or beyond the maximum."""
        yield from points_outside(component, [answer.points for answer in self.answers], maximum, reached=True)
        if not self.answers:
            yield Problem(component, lint_sentence("no_answers"))
        for code, times in Counter(answer.code for answer in self.answers).items():
            if times > 1:
                yield Problem(component, lint_sentence("answer_repeated", code=code, times=times))

    def unknown(self, component: str, framework: Framework) -> Iterator[Problem]:
        """Yield a reference that is not a coded indicator, and answers that it does not have or that have no points."""
        yield from references(component, (self.of,), framework.indicators)
        if self.of not in framework.indicators:
            return
        codes = framework.codes.get(self.of)
        if codes is None:
            yield Problem(component, lint_sentence("no_answer", key=self.of))
            return
        given = [answer.code for answer in self.answers]
        for code in codes:
            if code not in given:
                yield Problem(component, lint_sentence("answer_without_points", code=code, key=self.of))
        for code in given:
            if code not in codes:
                yield Problem(component, lint_sentence("no_such_answer", code=code, key=self.of))


@frozen
class OfFigure(Method):
    """Points for a figure, of which more is better, or less."""

    @property
    def basis(self) -> Basis:
        """The figure."""
        raise NotImplementedError

    @property
    def without_denominator(self) -> Decimal | str | None:
        """The points for a figure whose denominator is 0, or that it does not apply; None if the rubric is silent."""
        return None

    def at(self, figure: Exact | None, maximum: Fraction) -> Fraction:
        """Return the points for a figure; None is one beyond all bounds."""
        raise NotImplementedError

    def at_ends(self, maximum: Fraction) -> PointRange:
        """Return the points for figures beyond all bounds."""
        raise NotImplementedError

    def sentence(self, figure: Exact, sign: Bilingual) -> tuple[Bilingual, dict[str, Bilingual]]:
        """Return the sentence about a figure with its own words; name, figure and points come from outside."""
        raise NotImplementedError

    def decimals(self, figure: Exact) -> int:
        """Return the number of decimals with which a printed percentage stays on its side of every bound."""
        return 2

    def seen(self, evidence: Evidence, component: str) -> Seen:
        """Return the figure on a report."""
        seen = self.basis.seen(evidence, component)
        if seen.undefined and self.without_denominator in (None, NOT_APPLICABLE):
            reason = _UNDEFINED.filled(name=self.basis.name(evidence.framework))
            return evolve(seen, reason=reason, applicable=self.without_denominator is None)
        return seen

    def points(self, seen: Seen, maximum: Fraction) -> PointRange:
        """Return the points for the figure, a range while it is not known."""
        undefined = self.without_denominator
        if seen.undefined is not False and undefined is None:  # an appraiser may give any points
            return PointRange(Fraction(0), maximum)
        if seen.undefined and isinstance(undefined, Decimal):
            return PointRange.of(undefined)
        points = self._within(seen, maximum)
        if seen.undefined is None:
            other = Fraction(undefined) if isinstance(undefined, Decimal) else Fraction(0)
            points = PointRange(min(points.low, other), max(points.high, other))
        return points

    def applying(self, seen: Seen, maximum: Fraction) -> PointRange:
        """Return the points for a figure that is defined, so that the component applies."""
        return self._within(seen, maximum)

    def _within(self, seen: Seen, maximum: Fraction) -> PointRange:
        ends = self.at_ends(maximum)
        if seen.value is not None and seen.value.exact is not None:
            return PointRange.of(self.at(seen.value.exact, maximum))
        if seen.value is not None:
            given = [self.at(seen.value.low, maximum), self.at(seen.value.high, maximum)]
        elif seen.most is not None:  # of the points beyond all bounds, those below
            given = [self.at(seen.most, maximum), ends.low if self.at(None, maximum) == ends.high else ends.high]
        else:
            return ends
        return PointRange(min(given), max(given))

    def explained(self, seen: Seen, points: Bilingual, maximum: Bilingual, framework: Framework) -> Bilingual:
        """Return the sentence about the figure, or about an undefined one."""
        name, figure = self.basis.name(framework), seen.figure
        if figure is None:
            return _POINTS_UNDEFINED.filled(name=name, points=points, maximum=maximum)
        decimals = self.decimals(figure)
        shown = Bilingual.by_language(lambda lang: self.basis.shown(figure, framework, decimals=decimals, lang=lang))
        sentence, words = self.sentence(figure, self.basis.sign(framework))
        filled = sentence.filled(name=name, figure=shown, points=points, maximum=maximum, **words)
        return Bilingual.by_language(lambda lang: filled[lang][:1].upper() + filled[lang][1:])

    def unknown(self, component: str, framework: Framework) -> Iterator[Problem]:
        """Yield the problems of the figure, and points for a denominator that it does not have."""
        yield from self.basis.problems(component, framework)
        if self.without_denominator is not None and not self.basis.has_denominator:
            yield Problem(component, lint_sentence("undefined_of_no_rate"))

    def may_not_apply(self, seen: Seen) -> bool:
        """Return whether a denominator may be 0, for which the component does not apply."""
        return seen.undefined is None and self.without_denominator == NOT_APPLICABLE


def points_outside(component: str, given: list[Decimal], maximum: Decimal, *, reached: bool) -> Iterator[Problem]:
    """Yield points outside 0 to the maximum, and that none is the maximum if one must be."""
    for points in given:
        if not 0 <= points <= maximum:
            words = {"points": in_both(points), "maximum": in_both(maximum)}
            yield Problem(component, lint_sentence("points_outside", **words))
    if reached and given and max(given) != maximum:
        words = {"best": in_both(max(given)), "maximum": in_both(maximum)}
        yield Problem(component, lint_sentence("maximum_not_reached", **words))


def by_answer(of: Indicator, points: Mapping[int, Points]) -> ByAnswer:
    """Return a method with points for each answer of a coded indicator.

    >>> from cchc_model.indicators import steering
    >>> [answer.points for answer in by_answer(steering.LEADER_DIALOGUE, {1: 2, 0: 0}).answers]
    [Decimal('2'), Decimal('0')]
    """
    return ByAnswer(of.id, tuple(AnswerPoints(code, given) for code, given in points.items()))
