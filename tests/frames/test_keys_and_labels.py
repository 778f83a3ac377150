"""The key columns of results, and readable names of columns."""

import narwhals as nw
import pytest
from hypothesis import given

from cchc_model import SOC_TRANG_DISTRICT, Framework, InvalidDataError, Level, Organisation, Report, testing
from cchc_model.frames import (
    check_frame,
    column_labels,
    consolidate_frame,
    rates_frame,
    to_frame,
    to_long,
)
from cchc_model.frames.columns import KEYS, RESULT_KEYS, value_columns
from helpers.engines import Make, require, rows
from helpers.frame_cases import SMALL, TINY

PROVINCES = [Organisation(f"UBND tỉnh {name}", Level.PROVINCE) for name in "AB"]
COMMUNES = [
    Organisation("UBND xã Một", Level.COMMUNE, parent=Organisation("UBND huyện Một", Level.DISTRICT, parent=province))
    for province in PROVINCES
]
REPORTS = [Report.from_values(TINY, {"n0": 2, "n1": 1, "n2": 3}, organisation=one) for one in COMMUNES]

RESULTS = {
    "check_frame": (check_frame, ("rule", "severity", "verdict", "left", "left_over", "right", "right_over")),
    "rates_frame": (rates_frame, None),
    "to_long": (to_long, ("indicator", "value", "decimals")),
}


@pytest.mark.parametrize("name", [pytest.param("check_frame", marks=pytest.mark.many_plans), "rates_frame", "to_long"])
def test_a_result_has_the_keys_that_were_asked_for(make: Make, name: str) -> None:
    function, columns = RESULTS[name]
    frame = make(REPORTS, TINY)
    few = nw.from_native(function(frame, framework=TINY)).collect_schema().names()
    assert few[: len(RESULT_KEYS)] == list(RESULT_KEYS)
    assert not set(few[len(RESULT_KEYS) :]).intersection(KEYS)
    assert columns is None or tuple(few[len(RESULT_KEYS) :]) == columns
    found = rows(function(frame, framework=TINY, keys=["grandparent", "organisation"]))
    assert list(found[0])[: len(few) - len(RESULT_KEYS) + 2] == [
        "organisation",
        "grandparent",
        *few[len(RESULT_KEYS) :],
    ]
    assert {row["grandparent"] for row in found} == {"UBND tỉnh A", "UBND tỉnh B"}
    assert list(rows(function(frame, framework=TINY, keys=[]))[0]) == few[len(RESULT_KEYS) :]


@pytest.mark.parametrize("name", RESULTS)
def test_a_column_that_is_no_key_is_refused(name: str) -> None:
    require("polars")
    function, _ = RESULTS[name]
    frame = to_frame(REPORTS, framework=TINY)
    with pytest.raises(InvalidDataError, match="organisaton: is not a key column"):
        function(frame, framework=TINY, keys=["organisaton"])
    with pytest.raises(InvalidDataError, match=r"give the list keys=\['parent'\]"):
        function(frame, framework=TINY, keys="parent")


@given(testing.frameworks())
def test_every_column_has_a_name_of_its_own(framework: Framework) -> None:
    labels = column_labels(framework)
    assert len(set(labels.values())) == len(labels)
    assert all(label.strip() for label in labels.values())
    assert {*KEYS, *value_columns(framework)} <= set(labels)


@pytest.mark.parametrize("framework", [SOC_TRANG_DISTRICT, SMALL], ids=["shipped", "small"])
def test_rates_and_sums_have_names_too(framework: Framework) -> None:
    require("polars")
    frame = to_frame([], framework=framework)
    labels = column_labels(framework, lang="en")
    for made in (frame, rates_frame(frame, framework=framework), consolidate_frame(frame, framework=framework)):
        assert set(made.columns) <= set(labels)


def test_a_pandas_frame_is_renamed() -> None:
    require("pandas")
    frame = to_frame(REPORTS, framework=TINY, backend="pandas").rename(columns=column_labels(TINY))
    assert {"Cơ quan", "Năm", "2. Số 0"} <= set(frame.columns)
