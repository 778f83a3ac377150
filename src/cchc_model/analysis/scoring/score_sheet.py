"""Score sheets: the points of a report by a rubric, each with the figure that they follow from.

Points are a range while a figure is missing, and so is the total.
"""

import functools
from collections.abc import Iterator, Sequence
from fractions import Fraction

from attrs import field, frozen

from cchc_model.analysis.scoring.component_score import ComponentScore
from cchc_model.analysis.scoring.parts import Band, Criterion, RoundedAt, RubricSection
from cchc_model.analysis.scoring.points import RANGE, PointRange
from cchc_model.analysis.scoring.rubric import Rubric
from cchc_model.analysis.scoring.shares import share
from cchc_model.errors import UnknownIndicatorError
from cchc_model.framework.viewable import Viewable
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.vietnamese.formatting import format_percent
from cchc_model.vietnamese.text import Lang, close_matches

_SUMS = (RoundedAt.CRITERION, RoundedAt.SECTION, RoundedAt.TOTAL)
"""The levels at which sums are rounded."""


@frozen
class CriterionScore:
    """The score of a criterion.

    Attributes:
        criterion: the criterion.
        points: the sum of its components' points, rounded if the rubric rounds criteria.
        components: the score of each component.
        percent: the points in percent of the maximum of what applies; None if nothing does.
    """

    criterion: Criterion
    points: PointRange
    components: tuple[ComponentScore, ...]
    percent: PointRange | None

    @functools.cached_property
    def maximum(self) -> PointRange:
        """The most points of the components that apply."""
        return PointRange.together(score.maximum for score in self.components)


@frozen
class SectionScore:
    """The score of a section.

    Attributes:
        section: the section.
        points: the sum of its criteria's points, rounded if the rubric rounds sections.
        criteria: the score of each criterion.
        percent: the points in percent of the maximum of what applies (the section's index); None if nothing does.
    """

    section: RubricSection
    points: PointRange
    criteria: tuple[CriterionScore, ...]
    percent: PointRange | None

    @functools.cached_property
    def components(self) -> tuple[ComponentScore, ...]:
        """The scores of its components."""
        return tuple(score for criterion in self.criteria for score in criterion.components)

    @functools.cached_property
    def maximum(self) -> PointRange:
        """The most points of the components that apply."""
        return PointRange.together(score.maximum for score in self.components)


@frozen
class ScoreSheet(Viewable):
    """The score sheet of a report.

    Attributes:
        rubric: the rubric that gave the points.
        organisation: the reporting organisation, if known.
        period: the reporting period, if known.
        sections: the score of each section.
        bonuses: the score of each bonus.
        penalties: the score of each penalty, as points above 0.
        applicable: the most points of the components that apply, at most the rubric's maximum.
        points: the sum of the sections' points, scaled up to the rubric's maximum if the rubric says so.
        bonus: the sum of the bonuses' points.
        penalty: the sum of the penalties' points.
        total: points and bonus, less the penalty; rounded if the rubric rounds the total.
        self_assessed: the total by the self-assessed scores and the same rules; None unless every component within the
            maximum has one. A bonus or a penalty without one counts 0.
    """

    rubric: Rubric = field(repr=lambda rubric: repr(rubric.id))
    organisation: Organisation | None
    period: ReportingPeriod | None
    sections: tuple[SectionScore, ...] = field(repr=False)
    bonuses: tuple[ComponentScore, ...] = field(repr=False)
    penalties: tuple[ComponentScore, ...] = field(repr=False)
    applicable: PointRange
    points: PointRange
    bonus: PointRange
    penalty: PointRange
    total: PointRange
    self_assessed: Fraction | None = None

    def __repr__(self) -> str:
        who = ", ".join(str(one) for one in (self.organisation and self.organisation.name, self.period) if one)
        points = f"{self.total.text('en')} of {self.maximum.text('en')} points"
        unscored = f", {len(self.unscored)} components not certain" if self.unscored else ""
        return f"ScoreSheet({self.rubric.id!r}{who and ', ' + who}: {points}{unscored})"

    @property
    def maximum(self) -> PointRange:
        """The maximum of the total without bonuses: the rubric's, or that of what applies if points are not scaled."""
        return PointRange.of(self.rubric.maximum) if self.rubric.scaled else self.applicable

    @property
    def percent(self) -> PointRange | None:
        """The total in percent of the maximum; bonuses may lift it above 100. None if nothing applies.

        While it is not certain what applies, the range is that of :func:`cchc_model.analysis.scoring.shares.share`.
        """
        most = self.maximum.exact if self.applicable.high else Fraction(0)
        if most is None:
            rounding = self.rubric.rounding
            at, half = (None, Fraction(0)) if rounding is None else (rounding.at, rounding.half(*_SUMS))
            return share(units(self.sections, at), half=half, beside=self.bonus - self.penalty)
        return self.total.in_percent_of(most) if most else None

    @property
    def bands(self) -> tuple[Band, ...]:
        """The classes that the total may be in, the best first; several only while figures are missing."""
        percent, bands = self.percent, self.rubric.bands
        if not bands or percent is None:
            return ()
        best, worst = (_band_of(end, bands) for end in (percent.high, percent.low))
        return bands[best : worst + 1]

    @property
    def band(self) -> Band | None:
        """The class of the total; None while it may be in several, or where the rubric has none."""
        return self.bands[0] if len(self.bands) == 1 else None

    @property
    def components(self) -> Iterator[ComponentScore]:
        """Every component's score in the rubric's order, bonuses and penalties last."""
        for section in self.sections:
            for criterion in section.criteria:
                yield from criterion.components
        yield from self.bonuses
        yield from self.penalties

    @property
    def unscored(self) -> tuple[ComponentScore, ...]:
        """The components whose points are not certain."""
        return tuple(score for score in self.components if score.points.exact is None)

    @property
    def doubtful(self) -> tuple[ComponentScore, ...]:
        """The components whose figures violate hard rules, so that their points may be wrong."""
        return tuple(score for score in self.components if score.broken)

    @property
    def difference(self) -> PointRange | None:
        """The total, less the one by the self-assessed scores; None without that."""
        return None if self.self_assessed is None else self.total - PointRange.of(self.self_assessed)

    def __getitem__(self, id: str) -> ComponentScore:
        """Return the score of a component by its id.

        Raises:
            UnknownIndicatorError: the rubric has no such component; the error suggests ids that look alike.
        """
        scores = {score.component.id: score for score in self.components}
        if id not in scores:
            raise UnknownIndicatorError(id, self.rubric.id, close_matches(id, scores))
        return scores[id]


def units(
    sections: Sequence[SectionScore], at: RoundedAt | None
) -> Iterator[tuple[PointRange, Sequence[ComponentScore]]]:
    """Yield the points that are rounded together, with their components; all points where no part is rounded."""
    if at is RoundedAt.CRITERION:
        yield from ((one.points, one.components) for section in sections for one in section.criteria)
    elif at is RoundedAt.SECTION:
        yield from ((section.points, section.components) for section in sections)
    else:
        points = PointRange.together(section.points for section in sections)
        yield points, [score for section in sections for score in section.components]


def percent_text(percent: PointRange | None, lang: Lang = "vi") -> str:
    """Return a percentage of points, or a range of them, as text; a dash if nothing applies."""
    if percent is None:
        return "–"
    if percent.exact is not None:
        return format_percent(percent.low, decimals=2, lang=lang)
    low, high = (format_percent(end, decimals=2, lang=lang) for end in (percent.low, percent.high))
    return RANGE.filled(low=low, high=high)[lang]


def _band_of(percent: Fraction, bands: tuple[Band, ...]) -> int:
    """Return the index of the band of a percentage. One below 0, by penalties, is in the last."""
    return next((i for i, band in enumerate(bands) if percent >= Fraction(band.at_least)), len(bands) - 1)
