"""A rubric with every kind of component, worked out by hand, and random ones, over the small own framework."""

from decimal import Decimal

from hypothesis import strategies as st

from cchc_model import Bilingual, Report, Rubric
from cchc_model.analysis.scoring import PointRange
from cchc_model.analysis.scoring.bases import RateOf
from cchc_model.analysis.scoring.cases import deduction, per_case
from cchc_model.analysis.scoring.methods import ByHand as by_hand  # noqa: N813 it stands in a table of functions
from cchc_model.analysis.scoring.methods import Method, by_answer
from cchc_model.analysis.scoring.parts import (
    Component,
    RoundedAt,
    Rounding,
    RubricSection,
    band,
    component,
    criterion,
    rubric_section,
)
from cchc_model.analysis.scoring.scales import Better, in_proportion, in_steps
from cchc_model.framework import Operand, total
from helpers.own_framework import FRAMEWORK, GRADED, PENDING, RECEIVED, SETTLED, SETTLED_RATE, SETTLEMENT

D = Decimal
BANDS = (band("Tốt", "Good", 80), band("Khá", "Fair", 65), band("Trung bình", "Average", 50), band("Yếu", "Weak", 0))

EVERY_KIND = Rubric(
    "every_kind",
    "1",
    Bilingual("Bảng chấm điểm đủ loại", "A rubric with every kind"),
    "complaints",
    maximum=10,
    sections=(
        rubric_section(
            "handling", "Giải quyết đơn", "Handling", D("7.5"),
            criterion(
                "results", "Kết quả", "Results", D("5.5"),
                component("quality", "Chất lượng", "Quality", 1, by_answer(GRADED, {2: 1, 1: 0})),
                component("settled", "Tỷ lệ giải quyết", "Settled", 2, in_proportion(SETTLEMENT)),
                component("mostly", "Giải quyết từ 80%", "Mostly settled", 1, in_proportion(SETTLEMENT, threshold=80)),
                component(
                    "stated", "Tỷ lệ đã ghi", "Stated", D("1.5"), in_steps(SETTLED_RATE, {95: D("1.5"), 75: D("0.75")})
                ),
            ),
            criterion(
                "backlog", "Tồn đọng", "Backlog", 2,
                component("pending", "Đơn tồn", "Pending", 2, deduction(PENDING, each=D("0.25"), floor=D("0.5"))),
            ),
        ),
        rubric_section(
            "judged", "Điều tra xã hội học", "Survey", D("2.5"),
            criterion(
                "opinion",
                "Ý kiến",
                "Opinion",
                D("2.5"),
                component("opinion_score", "Điểm ý kiến", "Score", D("2.5"), by_hand()),
            ),
        ),
    ),
    bonuses=(component("bonus", "Điểm thưởng", "Bonus", 2, per_case(SETTLED, each=D("0.05"))),),
    penalties=(component("penalty", "Điểm trừ", "Penalty", D("0.5"), per_case(PENDING, each=D("0.1"))),),
    bands=BANDS,
)  # fmt: skip
VALUES = {"received": 40, "settled": 31, "pending": 9, "settled_rate": D("77.5"), "graded": 2}


def own_report(**values: object) -> Report:
    return Report.from_values(FRAMEWORK, values)


def one_component(maximum: int | Decimal, method: Method, *, rounding: Rounding | None = None) -> Rubric:
    """A rubric of nothing but one component, `it`."""
    only = component("it", "Tiêu chí", "It", maximum, method)
    sections = (rubric_section("s", "Mục", "Section", maximum, criterion("c", "Tiêu chí", "Criterion", maximum, only)),)
    return Rubric(
        "one", "1", Bilingual("Một", "One"), "complaints", maximum=maximum, sections=sections, rounding=rounding
    )


def points(low: str, high: str | None = None) -> PointRange:
    """The points from one decimal number to another."""
    first, last = PointRange.of(D(low)), PointRange.of(D(low if high is None else high))
    return PointRange(first.low, last.high)


maxima = st.integers(1, 1000).map(lambda cents: D(cents) / 100)


def part_of(maximum: Decimal) -> st.SearchStrategy[Decimal]:
    return st.integers(0, int(maximum * 100)).map(lambda cents: D(cents) / 100)


bases: st.SearchStrategy[RateOf | Operand] = st.sampled_from(
    [RateOf("settlement"), SETTLED_RATE, SETTLED, total(SETTLED, PENDING)]
)
counts: st.SearchStrategy[Operand] = st.sampled_from([PENDING, total(RECEIVED, SETTLED)])


@st.composite
def methods(draw: st.DrawFn, maximum: Decimal) -> Method:
    undefined = draw(st.none() | part_of(maximum))
    kind = draw(st.sampled_from(["answer", "proportion", "steps", "deduction", "per_case", "hand"]))
    if kind == "answer":
        return by_answer(GRADED, {2: maximum, 1: draw(part_of(maximum))})
    if kind == "proportion":
        full = draw(st.integers(1, 120))
        threshold, of = draw(st.none() | st.integers(0, full)), draw(bases)
        return in_proportion(
            of, full=full, threshold=threshold, when_undefined=undefined if isinstance(of, RateOf) else None
        )
    if kind == "steps":
        better = draw(st.sampled_from(Better))
        bounds = sorted(draw(st.sets(st.integers(0, 110), min_size=1, max_size=4)), reverse=better is Better.HIGH)
        less = sorted(
            draw(st.sets(part_of(maximum).filter(lambda p: p < maximum), min_size=1, max_size=4)), reverse=True
        )
        given = [maximum, *less][: len(bounds) + 1]
        *steps, otherwise = given
        chosen = dict(zip(bounds, steps, strict=False))
        of = draw(bases)
        undefined = undefined if isinstance(of, RateOf) else None
        return in_steps(of, chosen, otherwise=otherwise, better=better, when_undefined=undefined)
    each = draw(maxima)
    if kind == "deduction":
        return deduction(draw(counts), each=each, floor=draw(part_of(maximum).filter(lambda p: p < maximum)))
    return per_case(draw(counts), each=each) if kind == "per_case" else by_hand()


@st.composite
def rubrics(draw: st.DrawFn) -> Rubric:
    """Any sound rubric over the small framework: one to three sections, criteria and components, rounded or not."""
    numbers = iter(range(1000))

    def one() -> Component:
        most = draw(maxima)
        return component(f"c{next(numbers)}", "Tiêu chí thành phần", "Component", most, draw(methods(most)))

    def section() -> RubricSection:
        criteria = []
        for _ in range(draw(st.integers(1, 2))):
            parts = [one() for _ in range(draw(st.integers(1, 3)))]
            most = sum((part.maximum for part in parts), D(0))
            criteria.append(criterion(f"k{next(numbers)}", "Tiêu chí", "Criterion", most, *parts))
        most = sum((each.maximum for each in criteria), D(0))
        return rubric_section(f"s{next(numbers)}", "Lĩnh vực", "Section", most, *criteria)

    sections = tuple(section() for _ in range(draw(st.integers(1, 2))))
    return Rubric(
        "random",
        "1",
        Bilingual("Ngẫu nhiên", "Random"),
        "complaints",
        maximum=sum((each.maximum for each in sections), D(0)),
        sections=sections,
        bonuses=tuple(one() for _ in range(draw(st.integers(0, 2)))),
        penalties=tuple(one() for _ in range(draw(st.integers(0, 2)))),
        rounding=draw(st.none() | st.builds(Rounding, st.integers(2, 3), st.sampled_from(RoundedAt))),
        bands=draw(st.sampled_from([(), BANDS])),
    )


values = st.fixed_dictionaries(
    {
        "received": st.none() | st.integers(0, 50),
        "settled": st.none() | st.integers(0, 50),
        "pending": st.none() | st.integers(0, 50),
        "settled_rate": st.none() | st.decimals(0, 120, places=2),
        "graded": st.none() | st.sampled_from([1, 2]),
    }
)
"""Values of the small framework, each of them blank now and then."""
