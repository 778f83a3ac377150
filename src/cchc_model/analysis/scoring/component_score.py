"""The score of a component, with sentences about its basis or the reason for a missing score."""

import functools
from fractions import Fraction
from typing import Final

from attrs import field, frozen

from cchc_model.analysis.scoring.evidence import Seen
from cchc_model.analysis.scoring.parts import Component
from cchc_model.analysis.scoring.points import Assessment, PointRange
from cchc_model.framework.framework import Framework
from cchc_model.framework.intervals import Exact
from cchc_model.vietnamese.formatting import format_fraction, in_both
from cchc_model.vietnamese.text import Bilingual, Lang, shortened

_UNKNOWN: Final = Bilingual(
    "Chưa chấm được: {reason} ({points} điểm, tối đa {maximum} điểm).",
    "Not scored: {reason} ({points} of {maximum} points).",
)
_CERTAIN: Final = Bilingual(
    "{points}/{maximum} điểm, dù chưa đủ số liệu: {reason}.",
    "{points} of {maximum} points, although figures are missing: {reason}.",
)
_BY_HAND: Final = Bilingual("Chấm thủ công.", "Scored by hand.")
_INAPPLICABLE: Final = Bilingual(
    "Không áp dụng: {reason}; điểm tối đa giảm {maximum} điểm.",
    "Not applicable: {reason}; the maximum is lowered by {maximum}.",
)
_APPRAISED: Final = Bilingual("Điểm thẩm định là {points}{note}.", "The appraised score is {points}{note}.")
_SELF_ASSESSED: Final = Bilingual("Điểm tự chấm là {points}{note}.", "The self-assessed score is {points}{note}.")
_NOT_BY_APPRAISER: Final = Bilingual("theo kết quả thẩm định{note}", "as appraised{note}")
_NOT_BY_OFFICE: Final = Bilingual(
    "Đơn vị tự đánh giá là không áp dụng{note}.", "Self-assessed as not applicable{note}."
)
_BROKEN: Final = Bilingual(
    "Số liệu này vi phạm {count} quy tắc kiểm tra nên điểm có thể chưa đúng.",
    "These figures violate the rules of the check ({rules}), so the points may be wrong.",
)
_NOTHING: Final = PointRange.of(0)


@frozen
class ComponentScore:
    """The score of a component.

    Attributes:
        component: the component.
        computed: the points of the method; a range while they are uncertain.
        applying: the computed points if the component applies, which may not be certain.
        framework: the framework of the indicators; equality ignores it.
        self_assessed: the self-assessed score, if there is one.
        appraised: the appraiser's score, if there is one; it counts in place of the computed one.
        broken: the ids of hard rules that the figures violate, so that the points may be wrong.
    """

    component: Component
    computed: PointRange
    applying: PointRange
    _seen: Seen
    framework: Framework = field(eq=False, repr=False)
    self_assessed: Assessment | None = None
    appraised: Assessment | None = None
    broken: tuple[str, ...] = ()

    @property
    def figure(self) -> Exact | None:
        """The figure that the points follow from, in percent numbers for a rate; None while it is unknown."""
        return self._seen.figure

    @property
    def indicators(self) -> tuple[str, ...]:
        """The ids of the indicators in the figure."""
        return self._seen.indicators

    @property
    def rate(self) -> str | None:
        """The id of the rate, if the figure is one."""
        return self._seen.rate

    @property
    def reason(self) -> Bilingual | None:
        """The reason for a missing figure; None if it is known. The points may be certain all the same."""
        return self._seen.reason

    @property
    def applicable(self) -> bool:
        """False if the component does not apply to the office, as appraised, else as its figure states."""
        return self._seen.applicable if self.appraised is None else self.appraised.points is not None

    @property
    def computed_applies(self) -> bool:
        """False if the figure states that the component does not apply, whatever the appraiser decides."""
        return self._seen.applicable

    @functools.cached_property
    def maximum(self) -> PointRange:
        """The most points: 0 if the component does not apply, and a range while that is not certain."""
        most = self.component.most
        if not self.applicable:
            return _NOTHING
        uncertain = self.appraised is None and self.component.method.may_not_apply(self._seen)
        return PointRange(Fraction(0), most.high) if uncertain else most

    @functools.cached_property
    def points(self) -> PointRange:
        """The points that count: the appraised, else the computed ones; 0 if the component does not apply."""
        if not self.applicable:
            return _NOTHING
        given = None if self.appraised is None else self.appraised.points
        return self.computed if given is None else PointRange.of(given)

    @property
    def difference(self) -> PointRange | None:
        """The points that count, less the self-assessed ones; None without these."""
        own = None if self.self_assessed is None else self.self_assessed.points
        return None if own is None else self.points - PointRange.of(own)

    @property
    def sentence(self) -> Bilingual:
        """The sentences about the basis of the points, or the reason for a missing score, in both languages."""
        sentences = [self._basis(), *self._assessed()]
        if self.broken:
            sentences.append(_BROKEN.filled(count=str(len(self.broken)), rules=shortened(", ".join(self.broken), 200)))
        return Bilingual.by_language(lambda lang: " ".join(one[lang] for one in sentences))

    def method_points(self) -> tuple[PointRange, PointRange]:
        """Return the points of the method, and those if the component applies, before the rubric rounds them."""
        return points_of(self.component, self._seen)

    def message(self, lang: Lang = "vi") -> str:
        """Return the sentences about the basis of the points, or the reason for a missing figure."""
        return self.sentence[lang]

    def _basis(self) -> Bilingual:
        points = Bilingual.by_language(self.computed.text)
        maximum = in_both(self.component.maximum)
        if not self.applicable:
            appraised = self.appraised is not None
            reason = (
                _NOT_BY_APPRAISER.filled(note=_note(self.appraised)) if appraised else self.reason or Bilingual("", "")
            )
            return _INAPPLICABLE.filled(reason=reason, maximum=maximum)
        if self.reason is None:
            return self.component.method.explained(self._seen, points, maximum, self.framework)
        if self.appraised is not None and not self.indicators:
            return _BY_HAND
        sentence = _UNKNOWN if self.computed.exact is None else _CERTAIN
        return sentence.filled(reason=self.reason, points=points, maximum=maximum)

    def _assessed(self) -> list[Bilingual]:
        """Return the sentences about the scores of people."""
        said = []
        for sentence, given in ((_SELF_ASSESSED, self.self_assessed), (_APPRAISED, self.appraised)):
            if given is not None and given.points is not None:
                said.append(sentence.filled(points=_in_both(Fraction(given.points)), note=_note(given)))
        if self.self_assessed is not None and self.self_assessed.points is None:
            said.insert(0, _NOT_BY_OFFICE.filled(note=_note(self.self_assessed)))
        return said


def points_of(component: Component, seen: Seen) -> tuple[PointRange, PointRange]:
    """Return the points of a component for a figure, and those if it applies."""
    method, maximum = component.method, component.most.high
    points = method.points(seen, maximum) if seen.applicable else _NOTHING
    return points, method.applying(seen, maximum) if method.may_not_apply(seen) else points


def _in_both(points: Fraction) -> Bilingual:
    return Bilingual.by_language(lambda lang: format_fraction(points, lang=lang))


def _note(given: Assessment | None) -> str:
    return f" ({given.note})" if given is not None and given.note else ""
