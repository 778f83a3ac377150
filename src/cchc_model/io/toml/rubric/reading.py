"""Conversion of a file's data to a rubric, with validation of its form, references and sums."""

import re
from collections.abc import Mapping
from decimal import Decimal

from attrs import evolve
from cattrs import Converter

from cchc_model.analysis.scoring.evidence import NOT_APPLICABLE
from cchc_model.analysis.scoring.lint import lint_references
from cchc_model.analysis.scoring.points import exact_decimal
from cchc_model.analysis.scoring.rubric import Rubric
from cchc_model.errors import InvalidDataError, Problem
from cchc_model.framework.framework import Framework
from cchc_model.io.structuring import one_of, other_version, refuse, strict_converter, structure
from cchc_model.io.toml.rubric.lines import COMPONENT_LINES, CodeText, ComponentLine, Exactly, RubricForm, Undefined
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual, shortened

RUBRIC_FORMAT = 1
"""Version of the form that is read."""

_CODE = re.compile(r"[0-9]{1,9}")
_STEP = re.compile(r"\.?([^.\[\]]+)|\[([0-9]+)\]")
_LONGEST_PLACE = 200


def rubric_from(name: str, data: Mapping[str, object], framework: Framework) -> Rubric:
    """Return the rubric that the data of a file defines.

    Args:
        name: the name of the file in errors.
        data: the content of the file.
        framework: the framework of the indicators and rates that the rubric names.

    Raises:
        InvalidDataError: the data is not a rubric for this framework; all problems at once.
    """
    try:
        return _rubric(data, framework)
    except InvalidDataError as error:
        raise InvalidDataError(
            Bilingual(f"Bảng chấm điểm “{name}”", f"rubric {name!r}"),
            (_placed(problem, data) for problem in error.problems),
        ) from None


def _rubric(data: Mapping[str, object], framework: Framework) -> Rubric:
    version = data.get("format", RUBRIC_FORMAT)
    if type(version) is int and version != RUBRIC_FORMAT:
        raise InvalidDataError(nouns.RUBRIC, [Problem("format", other_version(version, RUBRIC_FORMAT))])
    form = structure(data, RubricForm, _converter())
    foreign = tuple(lint_references(form.components(), form.framework, framework, rubric=form.id))
    try:
        rubric = form.rubric()
    except InvalidDataError as error:
        raise InvalidDataError(nouns.RUBRIC, (*error.problems, *foreign)) from None
    if foreign:
        raise InvalidDataError(nouns.RUBRIC, foreign)
    return rubric


def _converter() -> Converter:
    converter = strict_converter()
    converter.register_structure_hook(Exactly, number)
    converter.register_structure_hook(CodeText, _code)
    converter.register_structure_hook(Undefined, _undefined)
    converter.register_structure_hook_func(
        lambda cls: cls is ComponentLine, one_of(COMPONENT_LINES, "method", converter)
    )
    return converter


def number(data: object, _: object) -> Decimal:
    """Return a number exactly as in the file; used as a hook."""
    if isinstance(data, bool) or not isinstance(data, int | Decimal):
        raise refuse(data, Bilingual("không phải số, như 1 hoặc 0.5", "not a number, such as 1 or 0.5"))
    return exact_decimal(data)


def _undefined(data: object, of: object) -> object:
    return data if data == NOT_APPLICABLE else number(data, of)


def _code(data: object, _: object) -> object:
    if not isinstance(data, str) or not _CODE.fullmatch(data):
        raise refuse(data, Bilingual("không phải mã trả lời, như 1", "not the code of an answer, such as 1"))
    return data


def _placed(problem: Problem, data: object) -> Problem:
    """Return a problem with ids of parts in place of numbers, such as `sections.steering.criteria.plan.maximum`."""
    place = ""
    for key, number in _STEP.findall(problem.place.removeprefix("$")):
        if key:
            data = data.get(key) if isinstance(data, Mapping) else None
            place += f".{key}"
            continue
        data = data[int(number)] if isinstance(data, list) and int(number) < len(data) else None
        named = data.get("id") if isinstance(data, Mapping) else None
        place += f".{named}" if isinstance(named, str) else f"[{number}]"
    return evolve(problem, place=shortened(place.removeprefix("."), _LONGEST_PLACE))
