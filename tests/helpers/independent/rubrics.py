"""Random rubrics over the form: every method, basis, limit and rounding."""

from decimal import Decimal
from random import Random

from attrs import evolve

from cchc_model import Assessment, Better, Bilingual, InvalidDataError, Rubric
from cchc_model.analysis.scoring import (
    Basis,
    ByHand,
    ChangeOf,
    Complement,
    Component,
    GivenFigure,
    InProportion,
    InSteps,
    Method,
    Product,
    RateOf,
    RoundedAt,
    Rounding,
    WeightedAverage,
    band,
    by_answer,
    component,
    criterion,
    deduction,
    in_proportion,
    in_steps,
    per_case,
    rubric_section,
)
from cchc_model.framework import Operand, total
from helpers.independent import form

NAME = Bilingual("Tên", "Name")
BANDS = (band("Tốt", "Good", 80), band("Khá", "Fair", 65), band("Trung bình", "Average", 50), band("Yếu", "Weak", 0))
COUNTS: tuple[Operand, ...] = (form.FLOW_A, form.YEAR_B, form.STOCK_A, form.SPENT, total(form.FLOW_A, form.FLOW_B))
SHARES: tuple[RateOf | Operand, ...] = (*(RateOf(rate.id) for rate in form.RATES), form.RATED, form.ALONE)


def a_share(dice: Random, depth: int = 0) -> Basis | Operand:
    """A percentage, now and then made of others."""
    kind = dice.randrange(8)
    if kind < 3 or depth == 2:
        return dice.choice(SHARES)
    parts = [a_share(dice, depth + 1) for _ in range(dice.randint(1, 3))]
    if kind == 3:
        return Complement(parts)
    if kind == 4:
        return Product(parts)
    if kind == 5:
        return WeightedAverage([(part, Decimal(dice.choice(["1", "2", "0.5"]))) for part in parts])
    if kind == 6:
        return ChangeOf(parts[0], relative=dice.random() < 0.5)
    return parts[0]


def a_figure(dice: Random, *, counted: bool) -> Basis | Operand:
    kind = dice.randrange(5)
    if kind == 0:
        return GivenFigure(NAME, percent=not counted and dice.random() < 0.5)
    if kind == 1:
        return ChangeOf(dice.choice(COUNTS), relative=not counted and dice.random() < 0.5)
    return dice.choice(COUNTS) if counted or kind == 2 else a_share(dice)


def part_of(dice: Random, maximum: Decimal, unit: Decimal) -> Decimal:
    return dice.randint(0, int(maximum / unit)) * unit


def a_method(dice: Random, maximum: Decimal, unit: Decimal) -> Method:
    kind = dice.choice(["answer", "proportion", "proportion", "steps", "steps", "deduction", "per_case", "hand"])
    undefined = dice.choice([None, part_of(dice, maximum, unit), "not_applicable"])
    if kind == "answer":
        return by_answer(form.GRADED, {2: maximum, 1: part_of(dice, maximum, unit)})
    if kind == "hand":
        return ByHand()
    if kind == "deduction":
        floor = part_of(dice, maximum - unit, unit)
        return deduction(a_figure(dice, counted=True), each=max(unit, part_of(dice, maximum, unit)), floor=floor)
    if kind == "per_case":
        return per_case(a_figure(dice, counted=True), each=max(unit, part_of(dice, maximum, unit)))
    of = a_figure(dice, counted=False)
    made: InProportion | InSteps
    if kind == "proportion":
        full = Decimal(dice.choice(["1", "10", "50", "100", "62.5"]))
        threshold = dice.choice([None, None, Decimal(0), full, Decimal(1), Decimal("0.5")])
        made = in_proportion(of, full=full, threshold=threshold)
    else:
        bounds = sorted(dice.sample([0, 1, 2, 10, 25, 50, 75, 100], dice.randint(1, 3)), reverse=True)
        better = dice.choice(list(Better))
        least = sorted({part_of(dice, maximum, unit) for _ in range(3)} - {maximum}, reverse=True)
        *given, otherwise = [maximum, *least, Decimal(0)][: len(bounds) + 1]
        order = bounds if better is Better.HIGH else bounds[::-1]
        steps = dict(zip(order, given, strict=False))
        made = in_steps(of, steps, otherwise=otherwise, better=better)
    if not made.of.has_denominator:
        return made
    return evolve(made, when_undefined=undefined)


def a_rubric(dice: Random) -> Rubric:
    """A random sound rubric."""
    while True:
        try:
            return _a_rubric(dice)
        except InvalidDataError:  # rejected by its lint: another
            continue


def _a_rubric(dice: Random) -> Rubric:
    decimals = dice.randint(0, 3)
    unit = Decimal(1).scaleb(-min(decimals, 2))
    numbers = iter(range(100))

    def one() -> Component:
        maximum = unit * dice.randint(1, 500 if decimals else 10)
        return component(f"c{next(numbers)}", "Tên", "Name", maximum, a_method(dice, maximum, unit))

    sections = []
    for _ in range(dice.randint(1, 2)):
        criteria = []
        for _ in range(dice.randint(1, 2)):
            parts = [one() for _ in range(dice.randint(1, 3))]
            most = sum((part.maximum for part in parts), Decimal(0))
            criteria.append(criterion(f"k{next(numbers)}", "Tên", "Name", most, *parts))
        most = sum((part.maximum for part in criteria), Decimal(0))
        sections.append(rubric_section(f"s{next(numbers)}", "Tên", "Name", most, *criteria))
    bonuses, penalties = (tuple(one() for _ in range(dice.choice([0, 0, 1, 2]))) for _ in "ab")
    limits = [dice.choice([None, unit * dice.randint(1, 100)]) if parts else None for parts in (bonuses, penalties)]
    return Rubric(
        "random",
        "1",
        NAME,
        form.FORM.id,
        maximum=sum((part.maximum for part in sections), Decimal(0)),
        sections=tuple(sections),
        bonuses=bonuses,
        penalties=penalties,
        rounding=dice.choice([None, Rounding(decimals, dice.choice(list(RoundedAt)))]),
        bands=dice.choice([(), BANDS]),
        most_bonus=limits[0],
        most_penalty=limits[1],
        scaled=dice.random() < 0.5,
    )


def people(dice: Random, rubric: Rubric, share: float) -> dict[str, Assessment | int | Decimal]:
    """Points by a person for some components, and what does not apply; rounded if the rubric rounds components.

    The guide does not say whether it rounds what a person gives.
    """
    rounding = rubric.rounding
    unit = Decimal(1).scaleb(-(rounding.decimals if rounding and rounding.at is RoundedAt.COMPONENT else 2))
    given: dict[str, Assessment | int | Decimal] = {}
    for part in (*rubric.components, *rubric.bonuses, *rubric.penalties):
        if dice.random() < share:
            points = part_of(dice, part.maximum, unit)
            none = Assessment(None, "không áp dụng")
            choices: list[Assessment | Decimal] = [points, points, Assessment(points, "x"), Assessment(points), none]
            given[part.id] = dice.choice(choices)
    return given
