"""Lint of a framework, which reports all problems of its definitions at once."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from cchc_model.errors import InvalidDataError, Problem
from cchc_model.framework.lint.redundancy import lint_catalogue
from cchc_model.framework.lint.rules import lint_rule, named, one_measure, references, unsigned
from cchc_model.framework.lint.sentences import LABEL, LABEL_OF, NAME, lint_sentence
from cchc_model.framework.measures import CodeList, Percentage, UnitType, parse_legend
from cchc_model.framework.rows import Branch, Indicator, Item, Rate, Section
from cchc_model.framework.rules import Rule
from cchc_model.vietnamese.text import Bilingual, fold

_ID = re.compile(r"[a-z][a-z0-9_]*")


_ALIASES_TEXT = Bilingual(
    "aliases là một văn bản; đề nghị ghi một bộ (tuple) các văn bản", "aliases is a text; give a tuple of texts"
)


def lint(outline: tuple[Branch, ...], rates: tuple[Rate, ...], rules: tuple[Rule, ...]) -> Iterator[Problem]:
    """Yield all problems of the definitions of a framework; a sound framework has none."""
    items = list(_items(outline))
    indicators = {item.id: item for item in items if isinstance(item, Indicator)}
    yield from _ids(item.id for item in items)
    yield from _ids(rate.id for rate in rates)
    yield from _repeated(rule.id for rule in rules)
    for stated, times in Counter(rate.reported for rate in rates if rate.reported).items():
        if times > 1:
            yield Problem(stated, lint_sentence("reports_rates", times=times))
    yield from _tree(outline)
    for item in items:
        yield from named(item.id, NAME, item.name)
        aliases: object = item.aliases
        if isinstance(aliases, str):  # each letter would be a name
            yield Problem(item.id, _ALIASES_TEXT)
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
    yield from (Problem(i, lint_sentence("id_of_row")) for i in ids if not _ID.fullmatch(i))
    yield from _repeated(ids)


def _repeated(ids: Iterable[str]) -> Iterator[Problem]:
    yield from (Problem(i, lint_sentence("id_repeated", times=n)) for i, n in Counter(ids).items() if n > 1)


def _tree(outline: tuple[Branch, ...]) -> Iterator[Problem]:
    if not outline:
        yield Problem("outline", lint_sentence("no_section"))
    for top in outline:
        if not isinstance(top.item, Section):
            yield Problem(top.item.id, lint_sentence("top_not_section"))
        for item in _items(top.children):
            if isinstance(item, Section):
                yield Problem(item.id, lint_sentence("section_below"))
    yield from _siblings(outline)


def _siblings(branches: tuple[Branch, ...]) -> Iterator[Problem]:
    """Yield a problem for each row that shares a name or alias with another row below the same row."""
    first: dict[str, str] = {}
    for branch in branches:
        for name in {fold(text) for text in (branch.item.name.vi, *branch.item.aliases)}:
            other = first.setdefault(name, branch.item.id)
            if other != branch.item.id:
                yield Problem(branch.item.id, lint_sentence("name_beside", other=other))
        yield from _siblings(branch.children)


def _measures(indicators: Iterable[Indicator]) -> Iterator[Problem]:
    known: dict[object, UnitType | CodeList | Percentage] = {}
    for indicator in indicators:
        measure = indicator.measure
        # Percentages are printed in several ways and have one id, because they are compared.
        key = (measure.id, measure) if isinstance(measure, Percentage) else measure.id
        if known.setdefault(key, measure) != measure:
            yield Problem(indicator.id, lint_sentence("measure_differs", key=measure.id))
    for measure in known.values():
        if isinstance(measure, CodeList):
            yield from _code_list(measure)
        else:
            yield from named(measure.id, LABEL, measure.label)


def _code_list(codes: CodeList) -> Iterator[Problem]:
    if len(codes.codes) < 2:  # noqa: PLR2004 a question has at least two answers
        yield Problem(codes.id, lint_sentence("one_code"))
    for code in codes.codes:
        yield from named(codes.id, LABEL_OF.filled(code=str(code.value)), code.label)
    for code in codes.codes:
        if codes.decode(code.label.vi) != code.value or codes.decode(str(code.value)) != code.value:
            yield Problem(codes.id, lint_sentence("code_misread", code=code.value))
    try:
        printed = parse_legend(codes.legend())
    except InvalidDataError as error:
        yield from (Problem(codes.id, lint_sentence("legend_unreadable", why=p.message)) for p in error.problems)
        return
    if printed != {code.value: code.label.vi for code in codes.codes}:
        yield Problem(codes.id, lint_sentence("legend_differs"))


def _weight(indicator: Indicator, indicators: dict[str, Indicator]) -> Iterator[Problem]:
    if indicator.weight is None:
        return
    yield from references(indicator.id, (indicator.weight,), indicators)
    if not isinstance(indicator.measure, Percentage):
        yield Problem(indicator.id, lint_sentence("weight_of_count"))
    yield from unsigned(indicator.id, (indicator.weight,), indicators)
    weight = indicators.get(indicator.weight)
    if weight is not None and not weight.adds_up:
        yield Problem(indicator.id, lint_sentence("weight_no_count", key=weight.id))
    if weight is not None and weight.time is not indicator.time:
        yield Problem(
            indicator.id,
            lint_sentence("weight_other_time", key=weight.id, time=weight.time.label, own=indicator.time.label),
        )


def _rate(rate: Rate, indicators: dict[str, Indicator]) -> Iterator[Problem]:
    yield from named(rate.id, NAME, rate.name)
    yield from references(rate.id, rate.operands, indicators)
    yield from one_measure(rate.id, rate.ratio, indicators)
    yield from unsigned(rate.id, (*rate.operands, *filter(None, [rate.reported])), indicators)
    if rate.reported is not None:
        yield from references(rate.id, (rate.reported,), indicators)
        if (reported := indicators.get(rate.reported)) and not isinstance(reported.measure, Percentage):
            yield Problem(rate.id, lint_sentence("reported_no_percentage", key=rate.reported))
