"""Strategies for small frameworks of every shape that the lint admits."""

from attrs import evolve
from hypothesis import strategies as st

from cchc_model.errors import InvalidDataError
from cchc_model.framework.framework import Framework
from cchc_model.framework.measures import PERCENT, Amount, CodeList, Measure, Percentage, Time, UnitType
from cchc_model.framework.rows import Branch, Heading, Indicator, Item, Operand, Rate, Section, rate, total
from cchc_model.framework.rule_functions import (
    at_most_100,
    bounded_by,
    each_has,
    follows_from,
    limited_to,
    no_forbids,
    part_of,
    parts_sum_to,
    parts_within,
    requires,
    yes_needs,
)
from cchc_model.framework.rules import Rule
from cchc_model.framework.severity import Severity
from cchc_model.indicators.measures import DOSSIER, PROCEDURE, SURVEY_METHODS, YES_NO
from cchc_model.vietnamese.text import Bilingual

_LETTERS = st.sampled_from("abcdefghijklmnopqrstuvwxyz")
_DEEPEST = 3
_WORDS = st.sampled_from(
    [
        "Số",
        "hồ",
        "sơ",
        "thủ",
        "tục",
        "hành",
        "chính",
        "tiếp",
        "nhận",
        "đã",
        "giải",
        "quyết",
        "đúng",
        "hạn",
        "của",
        "UBND",
        "cấp",
        "huyện",
        "xã",
    ]
)
_PLAIN = st.lists(_WORDS, max_size=4).map(" ".join)

Texts = st.SearchStrategy[str]


def _labels(texts: Texts) -> st.SearchStrategy[Bilingual]:
    """Return a strategy for names made of two texts, with a number between them that distinguishes the names."""
    return st.builds(Bilingual, _distinct(texts), _distinct(texts))


def _in_vietnamese(label: Bilingual) -> Bilingual:
    """Return a text that is the same in both languages, as what a form prints for the percent sign."""
    return Bilingual(label.vi, label.vi)


def _distinct(texts: Texts) -> Texts:
    return st.builds("{} {}{}".format, texts, st.integers(0, 10**9), texts)


@st.composite
def _items(draw: st.DrawFn, number: int, measures: list[Measure], texts: Texts) -> Item:
    key = f"{draw(_LETTERS)}_{number}"
    name, ordinal = draw(_labels(texts)), draw(texts)
    aliases = tuple(draw(st.lists(_distinct(texts), max_size=2)))
    if draw(st.integers(0, 4)) == 0:
        return Heading(key, name, ordinal, aliases)
    measure, time = draw(st.sampled_from(measures)), draw(st.sampled_from(Time))
    misprinted_units = tuple(draw(st.lists(texts, max_size=1)))
    return Indicator(key, name, measure, time, ordinal, aliases, misprinted_units=misprinted_units)


@st.composite
def _outlines(draw: st.DrawFn, texts: Texts) -> tuple[Branch, ...]:
    own = UnitType("own", draw(_labels(texts)), tuple(draw(st.lists(texts, max_size=2))), draw(st.booleans()))
    money = Amount("money", draw(_labels(texts)), tuple(draw(st.lists(texts, max_size=1))), draw(st.booleans()))
    balance = Amount("balance", draw(_labels(texts)), (), draw(st.booleans()), signed=True)
    growth = Percentage(label=draw(st.just(PERCENT.label) | _labels(texts).map(_in_vietnamese)), signed=True)
    measures: list[Measure] = [own, money, balance, growth, DOSSIER, PROCEDURE, YES_NO, SURVEY_METHODS, PERCENT]
    number = 0

    def below(depth: int) -> tuple[Branch, ...]:
        nonlocal number
        branches = []
        for _ in range(draw(st.integers(0, 4 if depth == 0 else 2))):
            number += 1
            item = draw(_items(number, measures, texts))
            branches.append(Branch(item, below(depth + 1) if depth < _DEEPEST else ()))
        return tuple(branches)

    sections = []
    for place in range(draw(st.integers(1, 3))):
        aliases = tuple(draw(st.lists(_distinct(texts), max_size=1)))
        section = Section(f"section_{place}", draw(_labels(texts)), draw(texts), aliases)
        sections.append(Branch(section, below(0)))
    return tuple(sections)


@st.composite
def _rules(draw: st.DrawFn, framework: Framework, texts: Texts) -> Rule:
    indicators = list(framework.indicators.values())
    one = draw(st.sampled_from(indicators))
    alike = st.sampled_from([other for other in indicators if other.measure == one.measure])
    others = alike if draw(st.booleans()) else st.sampled_from(indicators)
    several = draw(st.lists(others, min_size=1, max_size=3, unique_by=lambda other: other.id))
    operand: Operand = several[0] if draw(st.booleans()) else total(*several)
    code = draw(st.sampled_from(one.measure.values if isinstance(one.measure, CodeList) else (0, 1)))
    choices = [
        parts_sum_to(one, *several),
        parts_within(one, *several),
        part_of(one, operand),
        bounded_by(one, operand),
        each_has(operand, one),
        at_most_100(one),
        limited_to(one, draw(st.integers(1, 4)), per=draw(st.none() | others)),
        requires(one, operand),
        yes_needs(one, operand, code=code),
        no_forbids(one, operand, code=code),
        *(follows_from(rate) for rate in framework.rates if rate.reported),
    ]
    admitted = [rule for rule in choices if _sound(framework, rule) is not framework]
    rule = draw(st.sampled_from(admitted or choices))
    if draw(st.booleans()):
        rule = evolve(rule, severity=draw(st.sampled_from(Severity)))
    if draw(st.booleans()):
        rule = evolve(rule, because=draw(_labels(texts)))
    if draw(st.booleans()):
        rule = evolve(rule, id=f"{rule.id}_again")
    return rule


def _sound(framework: Framework, more: Rate | Rule) -> Framework:
    """Return the framework with one more rate or rule, or the same framework if the lint rejects it."""
    try:
        if isinstance(more, Rate):
            return evolve(framework, rates=(*framework.rates, more))
        return evolve(framework, rules=(*framework.rules, more))
    except InvalidDataError:
        return framework


@st.composite
def frameworks(draw: st.DrawFn, *, texts: Texts = _PLAIN) -> Framework:
    """Draw a small framework of any shape that the lint admits: one to three sections, with rates and rules.

    Args:
        draw: the function that hypothesis supplies.
        texts: the texts of names, ordinals and units; by default a few Vietnamese words.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=5)
    ... @given(frameworks())
    ... def test_rows_are_numbered(framework):
    ...     assert [row.number for row in framework.rows] == list(range(1, len(framework.rows) + 1))
    >>> test_rows_are_numbered()
    """
    outline = draw(_outlines(texts))
    try:
        framework = Framework(draw(texts), draw(texts), draw(_labels(texts)), outline)
    except InvalidDataError:  # rows side by side with one name, or a measure that two rows have differently
        return draw(frameworks(texts=texts))
    indicators = list(framework.indicators.values())
    for number in range(draw(st.integers(0, 2)) if indicators else 0):
        one = draw(st.sampled_from(indicators))
        alike = st.sampled_from([other for other in indicators if other.measure == one.measure])
        of, over = (total(*draw(st.lists(alike, min_size=1, max_size=2))) for _ in "ab")
        whole: Operand = over if draw(st.booleans()) else one
        percentages = [other for other in indicators if other.measure == PERCENT]
        stated = draw(st.sampled_from(percentages)) if percentages else None
        names = draw(_labels(texts))
        framework = _sound(framework, rate(f"rate_{number}", names.vi, names.en, of=of, over=whole, reported=stated))
    for _ in range(draw(st.integers(0, 5)) if indicators else 0):
        framework = _sound(framework, draw(_rules(framework, texts)))
    return framework
