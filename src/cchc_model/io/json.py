"""Conversion of reports and findings to and from JSON data, by a cattrs converter for one framework.

The data contains only dicts, lists, texts, whole numbers and None: a count or code is a number, a
percentage a text with its printed digits (`"25.80"`), an exact fraction a text (`"8/31"`). A report names its
framework and the version of this form. Data of any other form is rejected, with all problems at once and
their paths.
"""

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from attrs import evolve, field, frozen
from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn, override

from cchc_model.errors import InvalidDataError, Problem
from cchc_model.framework.framework import Framework
from cchc_model.framework.intervals import Exact
from cchc_model.framework.severity import Severity
from cchc_model.indicators import SOC_TRANG_DISTRICT
from cchc_model.io.structuring import NO_OBJECT, Hook, other_version, refuse, strict_converter, structure
from cchc_model.reports.cells import Status
from cchc_model.reports.entries import Correction, Entry, Leftover, OverallRate, Provenance
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.findings import Finding
from cchc_model.reports.organisations import Level, Organisation
from cchc_model.reports.periods import PeriodKind, ReportingPeriod
from cchc_model.reports.report import Report, wrong_entry
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.formatting import Figure, plain_decimal
from cchc_model.vietnamese.notation import MAX_DECIMALS, Number
from cchc_model.vietnamese.text import Bilingual, close_matches

T = TypeVar("T")

JSON_FORMAT = 1
"""Version of the JSON form that is written and read."""

_DECIMAL = re.compile(rf"-?[0-9]{{1,15}}(?:\.[0-9]{{1,{MAX_DECIMALS}}})?")
_FRACTION = re.compile(r"(-?[0-9]{1,100})/([0-9]{1,100})")


_FOREIGN = Bilingual("không phải chỉ tiêu của khung chỉ tiêu này", "is not an indicator of this framework")
_MISSING = Bilingual("thiếu mục này", "is missing")
_NO_NUMBER = Bilingual(
    "không phải số nguyên, cũng không phải tỷ lệ phần trăm ghi thành văn bản, như '25.81'",
    "neither a whole number nor a percentage as a text, such as '25.81'",
)
_NO_EXACT = Bilingual(
    "không phải số nguyên hay phân số như '8/31'", "neither a whole number nor a fraction such as '8/31'"
)
_OTHER_FRAMEWORK = Bilingual(
    "không phải khung chỉ tiêu {wanted}; đề nghị đưa khung chỉ tiêu của chính báo cáo qua `framework`",
    "not the framework {wanted}; give the report's own framework as `framework`",
)


@frozen
class _Identity:
    id: str
    version: str


class _Entries(dict[str, Entry]):
    """Entries by indicator, validated against the framework as they are structured."""


@frozen
class _Form:
    """Form of a report in JSON, with the framework only named."""

    format: int
    edition: _Identity  # the key of format 1
    organisation: Organisation | None
    period: ReportingPeriod | None
    entries: "_Entries"
    leftovers: tuple[Leftover, ...]
    corrections: tuple[Correction, ...]
    absent_headings: tuple[str, ...]
    findings: tuple[Finding, ...]
    overall_rates: Mapping[str, OverallRate] = field(factory=dict)


def to_data(value: object) -> dict[str, object]:
    """Return a report, a finding or another object of the model as plain data for `json.dumps`.

    >>> from cchc_model import SOC_TRANG_DISTRICT, Report
    >>> data = to_data(Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 31}))
    >>> data["edition"], data["entries"]["plan_tasks"]["value"]
    ({'id': 'soc_trang_district', 'version': '1'}, 31)
    """
    data: dict[str, object] = make_converter().unstructure(value)
    return data


def from_data(data: object, type: type[T], *, framework: Framework = SOC_TRANG_DISTRICT) -> T:
    """Return an object of the model made from plain data, as `json.loads` returns it.

    Args:
        data: the result of :func:`to_data`.
        type: the class of the object, such as `Report`.
        framework: the framework of the report; data of another framework is rejected.

    Raises:
        InvalidDataError: unknown or missing keys, wrong types, another framework or another version of the form.

    >>> from cchc_model import Report
    >>> report = Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 31})
    >>> from_data(to_data(report), Report) == report
    True
    """
    return structure(data, type, make_converter(framework))


def make_converter(framework: Framework = SOC_TRANG_DISTRICT) -> Converter:
    """Return a cattrs converter for the reports of one framework, and for findings and their parts.

    Args:
        framework: the framework; data of another framework is rejected.

    >>> from cchc_model import SOC_TRANG_DISTRICT, Finding, Report, check
    >>> converter = make_converter()
    >>> report = Report.from_values(SOC_TRANG_DISTRICT, {"training_planned": 0, "training_actual": 52})
    >>> data = converter.unstructure(check(report).findings[0])
    >>> data["rule"], data["sentences"]["en"].split(",")[0]
    ('part.training_actual', '“People actually trained” is 52')
    >>> converter.structure(data, Finding) == check(report).findings[0]
    True
    """
    converter = strict_converter(FindingCode, Level, PeriodKind, Provenance, Severity, Status)
    converter.register_structure_hook_func(lambda cls: cls == Number, lambda data, _: _number(data))
    converter.register_structure_hook_func(lambda cls: cls == Number | None, lambda data, _: _optional(data))
    converter.register_structure_hook_func(lambda cls: cls == Figure, lambda data, _: _figure(data))
    converter.register_unstructure_hook(Decimal, plain_decimal)
    converter.register_unstructure_hook(Fraction, lambda figure: f"{figure.numerator}/{figure.denominator}")
    converter.register_structure_hook(_Entries, _entries_hook(converter, framework))
    converter.register_unstructure_hook(_Entries, lambda entries: converter.unstructure(dict(entries)))
    converter.register_structure_hook(_Identity, _identity_hook(framework))
    converter.register_structure_hook_func(lambda cls: cls == Exact | None, lambda data, _: _exact(data))
    # Most reports have none, and a reader of the first form does not know the key.
    form = make_dict_unstructure_fn(_Form, converter, overall_rates=override(omit_if_default=True))
    converter.register_unstructure_hook(_Form, form)
    converter.register_unstructure_hook(Report, lambda report: converter.unstructure(_form(report)))
    converter.register_structure_hook(Report, lambda data, _: _report(converter.structure(data, _Form), framework))
    return converter


def _form(report: Report) -> _Form:
    identity = _Identity(report.framework.id, report.framework.version)
    return _Form(
        JSON_FORMAT,
        identity,
        report.organisation,
        report.period,
        _Entries(report.entries),
        report.leftovers,
        report.corrections,
        report.absent_headings,
        report.findings,
        report.overall_rates,
    )


def _report(form: _Form, framework: Framework) -> Report:
    if form.format != JSON_FORMAT:
        raise InvalidDataError(nouns.REPORT, [Problem("format", other_version(form.format, JSON_FORMAT))])
    try:
        return Report(
            framework,
            form.entries,
            form.organisation,
            form.period,
            form.leftovers,
            form.corrections,
            form.absent_headings,
            form.findings,
            overall_rates=form.overall_rates,
        )
    except InvalidDataError as error:
        raise InvalidDataError(nouns.REPORT, error.problems) from None


def _number(data: object) -> Number:
    if type(data) is int:
        return data
    if isinstance(data, str) and _DECIMAL.fullmatch(data):
        return Decimal(data)
    raise refuse(data, _NO_NUMBER)


def _optional(data: object) -> Number | None:
    return None if data is None else _number(data)


def _figure(data: object) -> Figure:
    fraction = _FRACTION.fullmatch(data) if isinstance(data, str) else None
    if fraction and int(fraction[2]):
        return Fraction(int(fraction[1]), int(fraction[2]))
    return _number(data)


def _exact(data: object) -> Exact | None:
    if data is None:
        return None
    figure = _figure(data)
    if isinstance(figure, Decimal):
        raise refuse(data, _NO_EXACT)
    return figure


def _identity_hook(framework: Framework) -> Hook:
    wanted = {"id": framework.id, "version": framework.version}

    def hook(data: object, _: object) -> _Identity:
        if data != wanted:
            raise refuse(data, _OTHER_FRAMEWORK.filled(wanted=str(wanted)))
        return _Identity(framework.id, framework.version)

    return hook


def _entries_hook(converter: Converter, framework: Framework) -> Hook:
    """Return a hook for entries that reports all problems: wrong forms or kinds, unknown or missing indicators."""

    def hook(data: object, _: object) -> _Entries:
        if not isinstance(data, Mapping):
            raise refuse(data, NO_OBJECT)
        known, entries, problems = framework.indicators, _Entries(), []
        for key, item in data.items():
            if key not in known:
                problems.append(Problem(str(key), _FOREIGN, close_matches(str(key), known)))
                continue
            try:
                entries[key] = structure(item, Entry, converter)
            except InvalidDataError as error:
                problems += [evolve(p, place=f"{key}{p.place[1:]}") for p in error.problems]
            else:
                wrong = wrong_entry(entries[key], known[key])
                problems += [Problem(f"{key}.value", wrong)] if wrong else []
        problems += [Problem(key, _MISSING) for key in known if key not in data]
        if problems:
            raise InvalidDataError(nouns.ENTRIES, problems)
        return entries

    return hook


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
