"""The lint of an edition: what its author got wrong, all of it at once."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from cchc_model.definitions import Branch, Indicator, Item, Rate, Section
from cchc_model.errors import InvalidDataError, Problem
from cchc_model.formulas import operands
from cchc_model.lint_rules import lint_catalogue, lint_rule, named, one_measure, references
from cchc_model.measures import CodeList, Percentage, UnitType, parse_legend
from cchc_model.rules import Rule
from cchc_model.text import fold

_ID: Final = re.compile(r"[a-z][a-z0-9_]*")


def lint(outline: tuple[Branch, ...], rates: tuple[Rate, ...], rules: tuple[Rule, ...]) -> Iterator[Problem]:
    """Everything that is wrong with the definitions of an edition; nothing for a sound one."""
    items = list(_items(outline))
    indicators = {item.id: item for item in items if isinstance(item, Indicator)}
    yield from _ids(item.id for item in items)
    yield from _ids(rate.id for rate in rates)
    yield from _repeated(rule.id for rule in rules)
    for stated, times in Counter(rate.reported for rate in rates if rate.reported).items():
        if times > 1:
            yield Problem(stated, f"{times} rates say that this indicator reports them")
    yield from _tree(outline)
    for item in items:
        yield from named(item.id, "name", item.name)
        aliases: object = item.aliases
        if isinstance(aliases, str):  # each letter would be a name
            yield Problem(item.id, "aliases is a text; give a tuple of texts")
    yield from _measures(indicators.values())
    for indicator in indicators.values():
        yield from _weight(indicator, indicators)
    for rate in rates:
        yield from _rate(rate, indicators)
    for rule in rules:
        yield from lint_rule(rule, indicators, rates)
    yield from lint_catalogue(rules, indicators)


def _items(branches: tuple[Branch, ...]) -> Iterator[Item]:
    for branch in branches:
        yield branch.item
        yield from _items(branch.children)


def _ids(ids: Iterable[str]) -> Iterator[Problem]:
    ids = list(ids)
    yield from (Problem(i, "an id is snake_case: a letter, then a-z, 0-9 and _") for i in ids if not _ID.fullmatch(i))
    yield from _repeated(ids)


def _repeated(ids: Iterable[str]) -> Iterator[Problem]:
    yield from (Problem(i, f"this id is used {n} times") for i, n in Counter(ids).items() if n > 1)


def _tree(outline: tuple[Branch, ...]) -> Iterator[Problem]:
    if not outline:
        yield Problem("outline", "an edition has at least one section")
    for top in outline:
        if not isinstance(top.item, Section):
            yield Problem(top.item.id, "only sections stand at the top of the outline")
        for item in _items(top.children):
            if isinstance(item, Section):
                yield Problem(item.id, "a section stands at the top of the outline, not below another row")
    yield from _siblings(outline)


def _siblings(branches: tuple[Branch, ...]) -> Iterator[Problem]:
    """Rows side by side that no reader could tell apart."""
    first: dict[str, str] = {}
    for branch in branches:
        for name in {fold(text) for text in (branch.item.name.vi, *branch.item.aliases)}:
            other = first.setdefault(name, branch.item.id)
            if other != branch.item.id:
                yield Problem(branch.item.id, f"has the name of {other!r}, which stands beside it")
        yield from _siblings(branch.children)


def _measures(indicators: Iterable[Indicator]) -> Iterator[Problem]:
    known: dict[str, UnitType | CodeList | Percentage] = {}
    for indicator in indicators:
        measure = indicator.measure
        if known.setdefault(measure.id, measure) != measure:
            yield Problem(indicator.id, f"another measure with the id {measure.id!r} is used in this edition")
    for measure in known.values():
        if isinstance(measure, CodeList):
            yield from _code_list(measure)
        else:
            yield from named(measure.id, "label", measure.label)


def _code_list(codes: CodeList) -> Iterator[Problem]:
    if len(codes.codes) < 2:  # noqa: PLR2004 a question has at least two answers
        yield Problem(codes.id, "a code list has at least two codes")
    for code in codes.codes:
        yield from named(codes.id, f"label of code {code.value}", code.label)
    for code in codes.codes:
        if codes.decode(code.label.vi) != code.value or codes.decode(str(code.value)) != code.value:
            yield Problem(codes.id, f"code {code.value} or its label reads as another code")
    try:
        printed = parse_legend(codes.legend())
    except InvalidDataError as error:
        yield from (Problem(codes.id, f"its legend cannot be read back: {p.message.en}") for p in error.problems)
        return
    if printed != {code.value: code.label.vi for code in codes.codes}:
        yield Problem(codes.id, "its legend reads back as other codes; labels have no '=' and codes are not negative")


def _weight(indicator: Indicator, indicators: dict[str, Indicator]) -> Iterator[Problem]:
    if indicator.weight is None:
        return
    yield from references(indicator.id, (indicator.weight,), indicators)
    if not isinstance(indicator.measure, Percentage):
        yield Problem(indicator.id, "only a percentage has a weight")
    weight = indicators.get(indicator.weight)
    if weight is not None and not weight.adds_up:
        yield Problem(indicator.id, f"its weight {weight.id!r} is no count that adds up")
    if weight is not None and weight.time is not indicator.time:
        yield Problem(indicator.id, f"its weight {weight.id!r} is a {weight.time}, not a {indicator.time}")


def _rate(rate: Rate, indicators: dict[str, Indicator]) -> Iterator[Problem]:
    yield from named(rate.id, "name", rate.name)
    yield from references(rate.id, operands(rate.ratio), indicators)
    yield from one_measure(rate.id, rate.ratio, indicators)
    if rate.reported is not None:
        yield from references(rate.id, (rate.reported,), indicators)
        if (reported := indicators.get(rate.reported)) and not isinstance(reported.measure, Percentage):
            yield Problem(rate.id, f"{rate.reported!r} reports it, but is no percentage")
