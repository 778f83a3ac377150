"""Conversion of what the library returns to and from JSON data, by a cattrs converter for one framework.

The data contains only dicts, lists, texts, whole numbers, truth values and None. A whole number is a number; a
percentage is a text with its printed digits (`"25.80"`), an exact ratio a text (`"8/31"`). Results name their
indicators, rates and rules by id, and their framework by its id and version. Data of any other form is rejected, with
all problems at once and their paths.
"""

import json
from collections.abc import Iterator, Mapping
from typing import TypeVar, overload

from attrs import has
from cattrs import Converter

from cchc_model.analysis.crosswalk import Crosswalk
from cchc_model.analysis.rates import Rates
from cchc_model.analysis.scoring.parts import Component, Criterion, RubricSection
from cchc_model.analysis.scoring.rubric import Rubric
from cchc_model.errors import InvalidDataError, Problem
from cchc_model.framework.framework import Framework
from cchc_model.framework.rows import Heading, Indicator, Rate, Section
from cchc_model.framework.rules import Rule
from cchc_model.indicators import SOC_TRANG_DISTRICT
from cchc_model.io.json.converter import make_converter
from cchc_model.io.json.schema import json_schema
from cchc_model.io.json.shapes import JSON_FORMAT
from cchc_model.io.structuring import structure
from cchc_model.reports.report import Report
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual

__all__ = ["JSON_FORMAT", "from_data", "json_schema", "make_converter", "report_json", "to_data"]

T = TypeVar("T")
_BY_ID = (Component, Criterion, Crosswalk, Heading, Indicator, Rate, Rubric, RubricSection, Rule, Section)
_NO_FORM = Bilingual(
    "không có dạng JSON riêng; đề nghị đưa kết quả có chứa nó, như báo cáo",
    "has no JSON form of its own; give a result that it belongs to, such as a report",
)


@overload
def to_data(value: list[object] | tuple[object, ...]) -> list[object]: ...  # type: ignore[overload-overlap]  # the first fits first
@overload
def to_data(value: object) -> dict[str, object]: ...
def to_data(value: object) -> object:
    """Turn a result of the library into plain data for `json.dumps`.

    Args:
        value: a report, the result of a check, rates, a comparison, a consolidation, a score sheet, a series, a
            framework, a draft, or a part of one; several of them in a list, a tuple, or a mapping by their names; or
            an attrs class of your own with such fields.

    Raises:
        InvalidDataError: the value is none of these, or a definition that data names only by its id: a rubric, a rule,
            a rate, an indicator or a crosswalk.

    >>> from cchc_model import SOC_TRANG_DISTRICT, Report, check
    >>> report = Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 31, "plan_tasks_completed": 32})
    >>> data = to_data(check(report))
    >>> data["report"]["entries"]["plan_tasks"]["value"], [finding["rule"] for finding in data["findings"]]
    (31, ['part.plan_tasks_completed'])
    """
    problems = list(_without_form(value, ""))
    if problems:
        raise InvalidDataError(nouns.DATA, problems)
    return _converted(value, make_converter())


def _converted(value: object, converter: Converter) -> object:
    if isinstance(value, Mapping) and not isinstance(value, Rates):
        return {key: _converted(one, converter) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_converted(one, converter) for one in value]
    converted: object = converter.unstructure(value)
    return converted


def _without_form(value: object, place: str) -> Iterator[Problem]:
    if isinstance(value, Mapping) and not isinstance(value, Rates):
        for key, one in value.items():
            yield from _without_form(one, f"{place}.{key}" if place else str(key))
    elif isinstance(value, list | tuple):
        for at, one in enumerate(value):
            yield from _without_form(one, f"{place}[{at}]")
    elif isinstance(value, _BY_ID) or not (has(type(value)) or isinstance(value, Rates)):
        yield Problem(place or type(value).__name__, _NO_FORM)


def from_data(
    data: object, type: type[T], *, framework: Framework = SOC_TRANG_DISTRICT, rubric: Rubric | None = None
) -> T:
    """Turn plain data, as `json.loads` returns it, into the result that :func:`to_data` was given.

    Args:
        data: the result of :func:`to_data`.
        type: the class, such as `Report`, or `tuple[Finding, ...]`.
        framework: the framework of the result; data of another framework is rejected.
        rubric: the rubric of a score sheet.

    Raises:
        InvalidDataError: unknown or missing keys, wrong types, another framework, another version of the form, or a
            figure that does not follow from the others.

    >>> from cchc_model import Report
    >>> report = Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 31})
    >>> from_data(to_data(report), Report) == report
    True
    """
    return structure(data, type, make_converter(framework, rubric))


def report_json(report: Report) -> bytes:
    """Return the bytes of a report as JSON, with Vietnamese letters unescaped.

    >>> from cchc_model import SOC_TRANG_DISTRICT, Report
    >>> from cchc_model import from_data
    >>> report = Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 31})
    >>> from_data(json.loads(report_json(report)), Report) == report
    True
    """
    # Texts may hold half a character, which only an escape can name.
    return (json.dumps(to_data(report), ensure_ascii=False, indent=1) + "\n").encode(errors="surrogatepass")
