"""The shipped framework against the catalogue: ids, row numbers and nesting are API."""

import pytest

from cchc_model import SOC_TRANG_DISTRICT, indicators
from cchc_model.framework import Indicator, Item, Row
from cchc_model.indicators import (
    apparatus,
    civil_service,
    digital_government,
    institutions,
    procedures,
    public_finance,
    steering,
)
from cchc_model.vietnamese.text import fold
from helpers import catalogue

ROWS = catalogue.rows()
SECTIONS = (steering, institutions, procedures, apparatus, civil_service, public_finance, digital_government)


def test_there_are_211_rows_of_which_175_take_a_value() -> None:
    assert len(ROWS) == len(SOC_TRANG_DISTRICT.rows) == 211
    assert len(SOC_TRANG_DISTRICT.indicators) == 175
    assert len(SOC_TRANG_DISTRICT.sections) == 7


@pytest.mark.parametrize(
    ("fact", "row"), list(zip(ROWS, SOC_TRANG_DISTRICT.rows, strict=True)), ids=[r["id"] for r in ROWS]
)
def test_every_row_is_as_decided(fact: dict[str, str], row: Row) -> None:
    item = row.item
    assert (str(row.number), row.position, row.id) == (fact["row"], fact["position"], fact["id"])
    assert (item.kind.value, item.name.vi, item.name.en) == (fact["kind"], fact["name"], fact["english"])
    assert item.ordinal == fact["printed_ordinal"]
    assert fact["printed_name"] in (item.name.vi, *item.aliases)
    if isinstance(item, Indicator):
        measure = item.measure.id if fact["measure"] != "-" else "-"
        assert (measure, item.time.value) == (fact["measure"], fact["time"])
        assert item.adds_up == (fact["adds_up"] == "yes")
    else:
        assert fact["measure"] == fact["time"] == "-"


def test_every_row_is_a_named_constant_of_its_section() -> None:
    constants: dict[str, Item] = {}
    for module in SECTIONS:
        inside = {row.id for row in SOC_TRANG_DISTRICT.rows_under(module.OUTLINE.item)}
        for name, value in vars(module).items():
            if isinstance(value, Item):
                assert name == value.id.upper()
                assert value.id in inside
                constants[value.id] = value
    assert constants == {row.id: row.item for row in SOC_TRANG_DISTRICT.rows}


def test_names_repeat_in_the_annex_and_are_told_apart_by_their_place() -> None:
    names = [fold(row.item.name.vi) for row in SOC_TRANG_DISTRICT.rows]
    repeated = {name for name in names if names.count(name) > 1}
    assert len(repeated) >= 12


def test_rows_172_and_176_carry_values_but_no_rule_or_rate() -> None:
    unknown = {SOC_TRANG_DISTRICT.row(172).id, SOC_TRANG_DISTRICT.row(176).id}
    used = {name for rule in SOC_TRANG_DISTRICT.rules for name in rule.operands}
    assert not unknown & used


def test_the_framework_is_found_where_it_is_said_to_be() -> None:
    assert indicators.SOC_TRANG_DISTRICT is SOC_TRANG_DISTRICT
    assert (SOC_TRANG_DISTRICT.id, SOC_TRANG_DISTRICT.version) == ("soc_trang_district", "1")
