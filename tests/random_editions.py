"""Small random editions of every shape that the lint admits."""

from attrs import evolve
from hypothesis import strategies as st

import cchc_model as cchc
from cchc_model.definitions import Branch, Heading, Item, Operand, Section, rate, total
from cchc_model.measures import DOSSIER, PERCENT, PROCEDURE, SURVEY_METHODS, YES_NO, Measure
from cchc_model.rules import (
    at_most_100,
    bounded_by,
    each_has,
    follows_from,
    no_forbids,
    part_of,
    parts_sum_to,
    parts_within,
    requires,
    yes_needs,
)

any_text = st.text(
    st.characters(codec="utf-8") | st.sampled_from(" \t\n\r\"'\\{}[]=,#.\x00\x7f\x85\u2028\ufeffđệ😀"), max_size=8
)
texts = st.builds("{}{}{}".format, any_text, st.integers(0, 10**9), any_text)
"""Texts in which anything may stand, with something to tell them by."""
labels = st.builds(cchc.Bilingual, texts, texts)
LETTERS = st.sampled_from("abcdefghijklmnopqrstuvwxyz")


@st.composite
def items(draw: st.DrawFn, number: int, measures: list[Measure]) -> Item:
    key = f"{draw(LETTERS)}_{number}"
    name, ordinal, aliases = draw(labels), draw(any_text), tuple(draw(st.lists(texts, max_size=2)))
    if draw(st.integers(0, 4)) == 0:
        return Heading(key, name, ordinal, aliases)
    measure, time = draw(st.sampled_from(measures)), draw(st.sampled_from(cchc.Time))
    return cchc.Indicator(key, name, measure, time, ordinal, aliases)


@st.composite
def outlines(draw: st.DrawFn) -> tuple[Branch, ...]:
    own = cchc.UnitType("own", draw(labels), tuple(draw(st.lists(any_text, max_size=2))), draw(st.booleans()))
    measures: list[Measure] = [own, DOSSIER, PROCEDURE, YES_NO, SURVEY_METHODS, PERCENT]
    number = 0

    def below(depth: int) -> tuple[Branch, ...]:
        nonlocal number
        branches = []
        for _ in range(draw(st.integers(0, 4 if depth == 0 else 2))):
            number += 1
            item = draw(items(number, measures))
            branches.append(Branch(item, below(depth + 1) if depth < 3 else ()))
        return tuple(branches)

    sections = []
    for place in range(draw(st.integers(1, 3))):
        section = Section(f"section_{place}", draw(labels), draw(any_text), tuple(draw(st.lists(texts, max_size=1))))
        sections.append(Branch(section, below(0)))
    return tuple(sections)


@st.composite
def rules(draw: st.DrawFn, edition: cchc.Framework) -> cchc.Rule:
    any_one = st.sampled_from(list(edition.indicators.values()))
    one, other = draw(any_one), draw(any_one)
    several = draw(st.lists(any_one, min_size=1, max_size=3))
    operand: Operand = other if draw(st.booleans()) else total(*several)
    choices = [
        parts_sum_to(one, *several),
        parts_within(one, *several),
        part_of(one, operand),
        bounded_by(one, operand),
        each_has(operand, one),
        at_most_100(one),
        requires(one, operand),
        yes_needs(one, operand, code=draw(st.integers(0, 2))),
        no_forbids(one, operand, code=draw(st.integers(0, 2))),
        *(follows_from(rate) for rate in edition.rates if rate.reported),
    ]
    rule = draw(st.sampled_from(choices))
    if draw(st.booleans()):
        rule = evolve(rule, severity=draw(st.sampled_from(cchc.Severity)))
    if draw(st.booleans()):
        rule = evolve(rule, reason=draw(labels))
    if draw(st.booleans()):
        rule = evolve(rule, id=f"{rule.id}_again")
    return rule


def sound(edition: cchc.Framework, more: cchc.Rate | cchc.Rule) -> cchc.Framework:
    """The edition with one more rate or rule where the lint admits it, else the same one."""
    try:
        if isinstance(more, cchc.Rate):
            return evolve(edition, rates=(*edition.rates, more))
        return evolve(edition, rules=(*edition.rules, more))
    except cchc.InvalidDataError:
        return edition


@st.composite
def editions(draw: st.DrawFn) -> cchc.Framework:
    """An edition with everything that the lint admits of what was drawn."""
    outline = draw(outlines())
    try:
        edition = cchc.Framework(draw(any_text), draw(any_text), draw(labels), outline)
    except cchc.InvalidDataError:  # rows side by side with one name, or a measure that two rows have differently
        return draw(editions())
    indicators = list(edition.indicators.values())
    for number in range(draw(st.integers(0, 3)) if indicators else 0):
        of, over = (total(*draw(st.lists(st.sampled_from(indicators), min_size=1, max_size=2))) for _ in "ab")
        whole: Operand = over if draw(st.booleans()) else draw(st.sampled_from(indicators))
        stated = draw(st.none() | st.sampled_from(indicators))
        names = draw(labels)
        made = rate(f"rate_{number}", names.vi, names.en, of=of, over=whole, reported=stated)
        edition = sound(edition, made)
    for _ in range(draw(st.integers(0, 5)) if indicators else 0):
        edition = sound(edition, draw(rules(edition)))
    return edition
