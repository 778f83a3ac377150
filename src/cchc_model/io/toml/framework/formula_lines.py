"""Formulas, rates and rules in the lines of a framework's file: ids, lists of ids, and the arguments of a family."""

from collections.abc import Callable, Mapping
from typing import Final

from attrs import AttrsInstance, has
from cattrs import BaseValidationError, Converter
from cattrs.gen import make_dict_unstructure_fn

from cchc_model.framework.formulas import Constant, Expression, Sum, Value
from cchc_model.framework.rows import Rate
from cchc_model.framework.rules import RULE_CLASSES, Rule
from cchc_model.io.structuring import Hook, one_of, refuse
from cchc_model.io.toml.framework.lines import IndicatorId, RateId, RateLine
from cchc_model.io.toml.framework.names import Data, lines
from cchc_model.vietnamese.text import Bilingual

_FAMILIES: Final[Mapping[str, type[Rule]]] = {cls.family.id: cls for cls in RULE_CLASSES}
_SHARED = ("id", "severity", "because")
"""The keys that the lines of all families have; they are written after the arguments."""
_NO_IDS = Bilingual(
    "không phải mã chỉ tiêu, cũng không phải danh sách mã", "neither the id of an indicator nor a list of ids"
)


class NoLineError(Exception):
    """Error for a formula that no line can express."""


def read_formulas(converter: Converter, data: Data) -> None:
    """Let a converter read formulas and rules of a file, whose references it knows.

    Args:
        converter: the converter of the file, which accepts the ids of indicators and rates that the file defines.
        data: the file, for the rates that its rules name.
    """
    rates = {str(line.get("id")): line for line in lines(data, "rates")}

    def value(given: object, _: object) -> Value:
        return Value(converter.structure(given, IndicatorId))

    def several(given: object, _: object) -> Sum:
        return Sum(tuple(map(Value, converter.structure(given, tuple[IndicatorId, ...]))))

    def one_or_several(given: object, _: object) -> Expression:
        if not isinstance(given, str | list):
            raise refuse(given, _NO_IDS)
        return value(given, Value) if isinstance(given, str) else several(given, Sum)

    def rate(given: object, _: object) -> Rate | None:
        line = rates[converter.structure(given, RateId)]
        try:
            return converter.structure(line, RateLine).rate()
        except BaseValidationError:
            return None  # the problems are said at the line of the rate, and no framework results

    hooks: tuple[tuple[type[object], Hook], ...] = ((Value, value), (Sum, several), (Rate, rate))
    for cls, hook in hooks:
        converter.register_structure_hook(cls, hook)
    converter.register_structure_hook_func(lambda cls: cls == Expression, one_or_several)
    converter.register_structure_hook_func(lambda cls: cls is Rule, one_of(_FAMILIES, "family", converter))


def line_converter(rates: Mapping[str, Rate]) -> Converter:
    """Return a converter that writes lines; formulas that no line can express raise NoLineError."""
    converter = Converter()
    converter.register_unstructure_hook_factory(has, lambda cls: _line_hook(cls, converter))

    def several(terms: Sum) -> list[str]:
        return [one(term) for term in terms.terms]

    def one(term: Expression) -> str:
        if not isinstance(term, Value):
            raise NoLineError
        return term.id

    def formula(expression: Expression) -> object:
        return several(expression) if isinstance(expression, Sum) else one(expression)

    def rate(named: Rate) -> str:
        if rates.get(named.id) != named:
            raise NoLineError
        return named.id

    for cls in (Value, Constant, Sum):
        converter.register_unstructure_hook(cls, formula)
    converter.register_unstructure_hook_func(lambda cls: cls == Expression, formula)
    converter.register_unstructure_hook(Rate, rate)
    for kind in RULE_CLASSES:
        converter.register_unstructure_hook(kind, _rule_hook(kind, converter))
    return converter


def _line_hook(kind: type[AttrsInstance], converter: Converter) -> Callable[[AttrsInstance], dict[str, object]]:
    return make_dict_unstructure_fn(kind, converter, _cattrs_omit_if_default=True, _cattrs_use_alias=True)


def _rule_hook(kind: type[Rule], converter: Converter) -> Callable[[Rule], dict[str, object]]:
    keys = _line_hook(kind, converter)

    def hook(rule: Rule) -> dict[str, object]:
        data = keys(rule)
        shared = {key: data.pop(key) for key in _SHARED if key in data}
        return {"family": rule.family.id, **data, **shared}

    return hook


def rule_line(rule: Rule, converter: Converter) -> dict[str, object]:
    """Return the line of a rule as plain data.

    Raises:
        NoLineError: no line can express the rule: it is none of the library's families, or has other parts.
    """
    if type(rule) not in RULE_CLASSES:
        raise NoLineError
    line: dict[str, object] = converter.unstructure(rule)
    return line
