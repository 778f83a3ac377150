"""What a template is given: plain data, documented key by key, which the example template prints."""

import io
import re
from decimal import Decimal
from fractions import Fraction
from typing import get_type_hints, is_typeddict

import docx
import jinja2
import pytest
from attrs import evolve
from docxtpl import DocxTemplate  # type: ignore[import-untyped]

from cchc_model import (
    SOC_TRANG_DISTRICT,
    Level,
    Organisation,
    Report,
    ReportingPeriod,
    check,
    compute_rates,
    report_context,
)
from cchc_model.display import template_context
from cchc_model.vietnamese.text import Lang
from helpers.paths import ROOT

TEMPLATE = ROOT / "examples" / "report_template.docx"
KINDS = [kind for kind in vars(template_context).values() if is_typeddict(kind)]


@pytest.fixture(scope="module")
def named(report: Report) -> Report:
    district = Organisation(
        "UBND huyện Mỹ Xuyên & <b>", Level.DISTRICT, parent=Organisation("UBND tỉnh", Level.PROVINCE)
    )
    return evolve(report, organisation=district, period=ReportingPeriod.quarter(2022, 1))


def assert_plain(data: object) -> None:
    if isinstance(data, dict):
        assert all(type(key) is str for key in data)
        for value in data.values():
            assert_plain(value)
    elif type(data) is list:
        for value in data:
            assert_plain(value)
    else:
        assert type(data) in (str, int, Decimal, Fraction, type(None)), data


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_it_is_plain_data_with_just_the_documented_keys(named: Report, lang: Lang) -> None:
    context = report_context(named, lang)
    assert_plain(context)
    assert list(context) == list(get_type_hints(template_context.ReportContext))
    for made, kind in (
        (context["rows"], template_context.RowContext),
        (context["sections"], template_context.SectionContext),
        (context["rates"].values(), template_context.RateContext),
        (context["findings"], template_context.FindingContext),
        (context["leftovers"], template_context.LeftoverContext),
    ):
        assert made
        assert all(list(one) == list(get_type_hints(kind)) for one in made)


def test_every_key_is_documented_in_the_guide() -> None:
    page = (ROOT / "docs" / "guide" / "generate.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"`([a-z_]+)`", page.partition("## Fill a template")[2].partition("\n## ")[0]))
    assert {key for kind in KINDS for key in get_type_hints(kind)} <= documented


def test_it_says_what_the_report_says(named: Report) -> None:
    context = report_context(named)
    for row in named.rows():
        shown = context["by_id"][row.id]
        assert (shown["name"], shown["value"], shown["text"], shown["note"]) == (
            row.name,
            row.value,
            row.text,
            row.note,
        )
    rates = compute_rates(named)
    for key, one in context["rates"].items():
        assert one["value"] == rates[key].value
        assert (one["text"] or one["reason"]) == rates[key].text()
    assert [one["message"] for one in context["findings"]] == [f.message() for f in check(named).findings]
    assert (context["first_day"], context["last_day"], context["year"]) == ("15/12/2021", "14/03/2022", 2022)
    assert context["parent"] == "UBND tỉnh"
    blank = report_context(Report.from_values(SOC_TRANG_DISTRICT, {}))
    assert (blank["organisation"], blank["period"], blank["year"], blank["first_day"]) == ("", "", None, "")


def test_the_example_template_is_filled(named: Report) -> None:
    context = report_context(named)
    template = DocxTemplate(str(TEMPLATE))
    template.render(context, autoescape=True)
    stream = io.BytesIO()
    template.save(stream)
    document = docx.Document(stream)
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "UBND HUYỆN MỸ XUYÊN & <B>" in text
    assert "Kế hoạch năm có 31 nhiệm vụ, đã hoàn thành 8 nhiệm vụ, đạt 25,81%." in text
    assert "{" not in text
    for one in context["findings"]:
        assert (one["message"] in text) == (one["severity"] != "info")
    (table,) = document.tables
    known = [one for one in context["rates"].values() if one["text"]]
    printed = [[one["name"], one["numerator"], one["denominator"], one["text"]] for one in known]
    assert [[cell.text for cell in row.cells] for row in table.rows][1:] == printed


def test_jinja_prints_it() -> None:
    report = Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 5627, "reform_initiatives": 1})
    template = jinja2.Environment(autoescape=True).from_string(
        "{{ by_id.plan_tasks.text }} {{ by_id.reform_initiatives.label }}{% if by_id.plan_tasks.value > 5000 "
        "%}!{% endif %}"
    )
    assert template.render(report_context(report)) == "5.627 Có!"
