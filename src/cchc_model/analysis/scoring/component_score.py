"""The score of a component, with sentences about its basis or the reason for a missing score."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Final

from attrs import field, frozen

from cchc_model.analysis.scoring.methods import (
    Basis,
    Better,
    ByAnswer,
    ByHand,
    Deduction,
    InProportion,
    InSteps,
    PerCase,
    RateOf,
)
from cchc_model.analysis.scoring.parts import Component
from cchc_model.analysis.scoring.points import Assessment, PointRange, is_below_threshold, reached_step
from cchc_model.framework.formulas import Value
from cchc_model.framework.framework import Framework
from cchc_model.framework.intervals import Exact
from cchc_model.framework.wording import in_words, name_of, quoted_name
from cchc_model.reports.cells import Status
from cchc_model.reports.report import Report
from cchc_model.vietnamese.formatting import format_fraction, format_number, format_percent, printed, round_half_up
from cchc_model.vietnamese.text import Bilingual, Lang

BY_HAND = Bilingual(
    "tiêu chí này chấm thủ công và chưa có điểm thẩm định",
    "the component is scored by hand and has no appraised score yet",
)
UNDEFINED = Bilingual("mẫu số của {name} bằng 0", "the denominator of {name} is 0")
NEGATIVE = Bilingual("{name} có số liệu âm", "{name} has a negative figure")
NO_SUCH_ANSWER = Bilingual("số liệu ghi ở {name} không phải mã trả lời", "the value of {name} is not an answer code")

_STATUSES: Final[Mapping[Status, Bilingual]] = {
    Status.BLANK: Bilingual("{name} để trống", "{name} is blank"),
    Status.NOT_APPLICABLE: Bilingual("{name} không áp dụng", "{name} is not applicable"),
    Status.NIL: Bilingual("{name} ghi “{text}” thay cho số", "{name} contains “{text}” instead of a number"),
    Status.DAMAGED: Bilingual("{name} không đọc được", "{name} could not be read"),
    Status.ABSENT: Bilingual("phụ lục không có dòng {name}", "the annex has no row {name}"),
}
_MOST_NAMES = 3
_DECIMALS = range(2, 9)
Judged = ByAnswer | InProportion | InSteps | Deduction | PerCase
_AND_MORE = Bilingual("và {more} chỉ tiêu khác", "and {more} more")

SCORE_SENTENCES: Final[Mapping[str, Bilingual]] = {
    "unknown": Bilingual(
        "Chưa chấm được: {reason} ({points} điểm, tối đa {maximum} điểm).",
        "Not scored: {reason} ({points} of {maximum} points).",
    ),
    "certain": Bilingual(
        "{points}/{maximum} điểm, dù chưa đủ số liệu: {reason}.",
        "{points} of {maximum} points, although figures are missing: {reason}.",
    ),
    "undefined": Bilingual(
        "{name} không tính được vì mẫu số bằng 0; trường hợp này bảng chấm điểm cho {points}/{maximum} điểm.",
        "{name} cannot be computed because the denominator is 0; the rubric gives {points} of {maximum} "
        "points for this case.",
    ),
    "by_hand": Bilingual("Chấm thủ công.", "Scored by hand."),
    "appraised": Bilingual("Điểm thẩm định là {points}{note}.", "The appraised score is {points}{note}."),
    "self_assessed": Bilingual("Điểm tự chấm là {points}{note}.", "The self-assessed score is {points}{note}."),
    "broken": Bilingual(
        "Số liệu này vi phạm quy tắc kiểm tra ({rules}) nên điểm có thể chưa đúng.",
        "These figures violate the rules of the check ({rules}), so the points may be wrong.",
    ),
    "answer": Bilingual(
        "{name} là {figure}: {points}/{maximum} điểm.", "{name} is {figure}: {points} of {maximum} points."
    ),
    "proportion": Bilingual(
        "{name} là {figure}: {points}/{maximum} điểm (tính theo tỷ lệ, đạt {full} thì được điểm tối đa).",
        "{name} is {figure}: {points} of {maximum} points (in proportion; {full} gives the maximum).",
    ),
    "below_threshold": Bilingual(
        "{name} là {figure}, dưới ngưỡng {threshold}: {points}/{maximum} điểm.",
        "{name} is {figure}, below the threshold of {threshold}: {points} of {maximum} points.",
    ),
    "step_from": Bilingual(
        "{name} là {figure}, đạt mức từ {bound} trở lên: {points}/{maximum} điểm.",
        "{name} is {figure}, which is at least {bound}: {points} of {maximum} points.",
    ),
    "step_up_to": Bilingual(
        "{name} là {figure}, không quá {bound}: {points}/{maximum} điểm.",
        "{name} is {figure}, which is at most {bound}: {points} of {maximum} points.",
    ),
    "no_step": Bilingual(
        "{name} là {figure}, không đạt mức nào: {points}/{maximum} điểm.",
        "{name} is {figure}, which reaches no step: {points} of {maximum} points.",
    ),
    "deduction": Bilingual(
        "{name} là {figure}, mỗi trường hợp trừ {each} điểm, điểm còn lại không dưới {floor}: {points}/{maximum} điểm.",
        "{name} is {figure} ({each} deducted per case, not below {floor}): {points} of {maximum} points.",
    ),
    "per_case": Bilingual(
        "{name} là {figure}, mỗi trường hợp {each} điểm: {points} điểm, tối đa {maximum} điểm.",
        "{name} is {figure} ({each} per case): {points} of at most {maximum} points.",
    ),
}
"""The sentence templates of score sheets, by the basis of the points."""


@frozen
class ComponentScore:
    """The score of a component.

    Attributes:
        component: the component.
        computed: the points of the method; a range while they are uncertain.
        figure: the figure that the points follow from, in percent numbers for a rate; None while it is unknown.
        indicators: the ids of the indicators in the figure.
        rate: the id of the rate, if the figure is one.
        framework: the framework of the indicators; equality ignores it.
        reason: the reason for a missing figure, in both languages; None if the figure is known. The points may be
            certain all the same.
        self_assessed: the self-assessed score, if there is one.
        appraised: the appraiser's score, if there is one; it counts in place of the computed one.
        broken: the ids of certain rules that the figures violate, so that the points may be wrong.
    """

    component: Component
    computed: PointRange
    figure: Exact | None
    indicators: tuple[str, ...]
    rate: str | None
    framework: Framework = field(eq=False, repr=False)
    reason: Bilingual | None = None
    self_assessed: Assessment | None = None
    appraised: Assessment | None = None
    broken: tuple[str, ...] = ()

    @property
    def points(self) -> PointRange:
        """The points that count: the appraised, else the computed ones."""
        return self.computed if self.appraised is None else PointRange.of(self.appraised.points)

    @property
    def sentence(self) -> Bilingual:
        """The sentences about the basis of the points, or the reason for a missing score, in both languages."""
        return Bilingual.by_language(self.message)

    def message(self, lang: Lang = "vi") -> str:
        """Return the sentences about the basis of the points, or the reason for a missing figure."""
        return _sentence(self, self.framework, lang)


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


def _sentence(score: ComponentScore, framework: Framework, lang: Lang) -> str:
    method = score.component.method
    fields = {"points": score.computed.text(lang), "maximum": format_number(score.component.maximum, lang=lang)}
    if not isinstance(method, ByHand):
        of = Value(method.of) if isinstance(method, ByAnswer) else method.of
        fields["name"] = basis_name(of, framework)[lang]
        fields["figure"] = "" if score.figure is None else _figure(method, score.figure, framework, lang)
    kind, more = _kind(score, framework, lang)
    if score.reason is not None:
        fields["reason"] = score.reason[lang]
    sentences = [SCORE_SENTENCES[kind].filled(**fields, **more)[lang]]
    for given, assessment in (("self_assessed", score.self_assessed), ("appraised", score.appraised)):
        if assessment is not None:
            note = f" ({assessment.note})" if assessment.note else ""
            points = format_fraction(Fraction(assessment.points), lang=lang)
            sentences.append(SCORE_SENTENCES[given].filled(points=points, note=note)[lang])
    if score.broken:
        sentences.append(SCORE_SENTENCES["broken"].filled(rules=", ".join(score.broken))[lang])
    return " ".join(sentences)


def _kind(score: ComponentScore, framework: Framework, lang: Lang) -> tuple[str, dict[str, str]]:
    """Return the key of the sentence about a score, with the additional fields that fill it."""
    method, figure = score.component.method, score.figure
    if isinstance(method, ByHand) and score.appraised is not None:
        return "by_hand", {}
    if score.reason is not None or isinstance(method, ByHand):
        return ("unknown" if score.computed.exact is None else "certain"), {}
    if isinstance(method, ByAnswer) or figure is None:
        return ("undefined" if figure is None else "answer"), {}
    if isinstance(method, Deduction):
        return "deduction", {
            "each": format_number(method.each, lang=lang),
            "floor": format_number(method.floor, lang=lang),
        }
    if isinstance(method, PerCase):
        return "per_case", {"each": format_number(method.each, lang=lang)}
    return _kind_of_share(method, figure, "%" if _is_percentage(method.of, framework) else "", lang)


def _kind_of_share(method: InProportion | InSteps, figure: Exact, sign: str, lang: Lang) -> tuple[str, dict[str, str]]:
    if isinstance(method, InProportion):
        if method.threshold is not None and is_below_threshold(method, figure):
            return "below_threshold", {"threshold": format_number(method.threshold, lang=lang) + sign}
        return "proportion", {"full": format_number(method.full, lang=lang) + sign}
    step = reached_step(method, figure)
    if step is None:
        return "no_step", {}
    kind = "step_from" if method.better is Better.HIGH else "step_up_to"
    return kind, {"bound": format_number(step.bound, lang=lang) + sign}


def basis_name(of: Basis, framework: Framework) -> Bilingual:
    """Return the quoted name of the basis of a component, in both languages."""
    if isinstance(of, RateOf):
        rate = framework.rate(of.id)
        return Bilingual.by_language(lambda lang: quoted_name(rate, framework, lang))
    return Bilingual.by_language(lambda lang: name_of(of, framework, lang))


def _is_percentage(of: Basis, framework: Framework) -> bool:
    return isinstance(of, RateOf) or (isinstance(of, Value) and framework.indicators[of.id].kind == "percent")


def _figure(method: Judged, figure: Exact, framework: Framework, lang: Lang) -> str:
    of = Value(method.of) if isinstance(method, ByAnswer) else method.of
    if isinstance(of, Value) and isinstance(figure, int):
        return in_words(figure, of.id, framework, lang)
    if isinstance(of, Value):
        return format_fraction(Fraction(figure), lang=lang) + "%"
    return (
        format_percent(figure, decimals=_decimals(method, figure), lang=lang)
        if isinstance(of, RateOf)
        else printed(figure, lang)
    )


def _decimals(method: Judged, figure: Exact) -> int:
    """Return the number of decimals with which a printed rate stays on its side of every bound."""
    assert isinstance(method, InSteps | InProportion)  # no other looks at a rate
    bounds = [step.bound for step in method.steps] if isinstance(method, InSteps) else [method.full, method.threshold]
    exact = [Fraction(bound) for bound in bounds if bound is not None]
    for decimals in _DECIMALS:
        shown = Fraction(round_half_up(figure, decimals))
        if all((shown < bound) is (figure < bound) and (shown > bound) is (figure > bound) for bound in exact):
            return decimals
    return _DECIMALS[-1]
