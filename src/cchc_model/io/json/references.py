"""Definitions in JSON: a result names indicators, rates, rules and components by id, and the reader looks them up."""

from collections.abc import Callable, Mapping

from cattrs import Converter

from cchc_model.analysis.scoring.parts import Component, Criterion, RubricSection
from cchc_model.analysis.scoring.rubric import Rubric
from cchc_model.framework.framework import Framework
from cchc_model.framework.rows import Heading, Indicator, Rate, Section
from cchc_model.framework.rules import Rule
from cchc_model.io.json.shapes import Identity
from cchc_model.io.structuring import NO_TEXT, Hook, refuse
from cchc_model.vietnamese.text import Bilingual, close_matches

_FOREIGN = Bilingual("không có trong khung chỉ tiêu", "not in the framework")
_NOT_SCORED = Bilingual("không có trong bảng chấm điểm", "not in the rubric")
_OTHER_FRAMEWORK = Bilingual(
    "không phải khung chỉ tiêu {wanted}; đề nghị đưa khung chỉ tiêu của chính báo cáo qua `framework`",
    "not the framework {wanted}; give the report's own framework as `framework`",
)
_OTHER_RUBRIC = Bilingual(
    "không phải bảng chấm điểm {wanted}; đề nghị đưa bảng chấm điểm của chính phiếu điểm qua `rubric`",
    "not the rubric {wanted}; give the sheet's own rubric as `rubric`",
)
_NO_RUBRIC = Bilingual(
    "cần bảng chấm điểm; đề nghị đưa qua `rubric`", "a part of a rubric; give the sheet's own rubric as `rubric`"
)

Known = Callable[[], Mapping[str, object]]


def register_references(converter: Converter, framework: Framework, rubric: Rubric | None) -> None:
    """Register the hooks for parts of a framework and of a rubric, which are in the data as their ids."""
    rows = {row.id: row.item for row in framework.rows}
    rates, rules = {rate.id: rate for rate in framework.rates}, {rule.id: rule for rule in framework.rules}
    for kinds, known in (
        ((Indicator,), framework.indicators),
        ((Section, Heading), rows),
        ((Rate,), rates),
        ((Rule,), rules),
    ):
        _register(converter, kinds, known, _FOREIGN)
    converter.register_structure_hook(Section | Heading | Indicator, _found(rows, _FOREIGN))
    figures = {**rates, **framework.indicators}
    converter.register_structure_hook(Indicator | Rate, _found(figures, _FOREIGN))
    parts = () if rubric is None else tuple(rubric.sections)
    criteria = [criterion for section in parts for criterion in section.criteria]
    scored = () if rubric is None else (*rubric.components, *rubric.bonuses, *rubric.penalties)
    missing = _NO_RUBRIC if rubric is None else _NOT_SCORED
    _register(converter, (RubricSection,), {one.id: one for one in parts}, missing)
    _register(converter, (Criterion,), {one.id: one for one in criteria}, missing)
    _register(converter, (Component,), {one.id: one for one in scored}, missing)
    converter.register_structure_hook(Identity, _identity_hook(framework))
    converter.register_unstructure_hook(Rubric, lambda one: {"id": one.id, "version": one.version})
    converter.register_structure_hook(Rubric, _rubric_hook(rubric))


def _register(converter: Converter, kinds: tuple[type, ...], known: Mapping[str, object], otherwise: Bilingual) -> None:
    def is_one(cls: object) -> bool:
        return isinstance(cls, type) and issubclass(cls, kinds)

    converter.register_unstructure_hook_func(is_one, lambda value: value.id)
    converter.register_structure_hook_func(is_one, _found(known, otherwise))


def _found(known: Mapping[str, object], otherwise: Bilingual) -> Hook:
    def hook(data: object, _: object) -> object:
        if not isinstance(data, str):
            raise refuse(data, NO_TEXT)
        if data not in known:
            raise refuse(data, otherwise, close_matches(data, known))
        return known[data]

    return hook


def _identity_hook(framework: Framework) -> Hook:
    wanted = {"id": framework.id, "version": framework.version}

    def hook(data: object, _: object) -> Identity:
        if data != wanted:
            raise refuse(data, _OTHER_FRAMEWORK.filled(wanted=str(wanted)))
        return Identity(framework.id, framework.version)

    return hook


def _rubric_hook(rubric: Rubric | None) -> Hook:
    def hook(data: object, _: object) -> Rubric:
        if rubric is None:
            raise refuse(data, _NO_RUBRIC)
        if data != {"id": rubric.id, "version": rubric.version}:
            wanted = str({"id": rubric.id, "version": rubric.version})
            raise refuse(data, _OTHER_RUBRIC.filled(wanted=wanted))
        return rubric

    return hook
