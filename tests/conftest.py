import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import cchc_model as cchc
from engines import ALL_WANTED, ENGINES, Make, Spark, maker, require

ROOT = Path(__file__).parent.parent
ANNEX = ROOT / "examples" / "soc_trang_district_annex.txt"

os.environ["MPLBACKEND"] = "agg"  # no test opens a window

# A slow machine is no failure. Under CI the examples are the same in every run.
settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("default"), derandomize=True, max_examples=200)
settings.load_profile("ci" if os.environ.get("CI") else "default")


@pytest.fixture(scope="session")
def annex() -> bytes:
    return ANNEX.read_bytes()


@pytest.fixture(scope="session")
def report() -> cchc.Report:
    """The real annex as it is read."""
    return cchc.read_report(ANNEX)


@pytest.fixture(scope="session")
def spark() -> Iterator[Spark]:
    spark = Spark()
    yield spark
    spark.stop()


@pytest.fixture(scope="session", params=ENGINES)
def make(request: pytest.FixtureRequest, spark: Spark) -> Make:
    """What makes frames of an engine; every test that asks for it runs on each."""
    engine: str = request.param
    require(engine)
    return maker(engine, spark)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The examples of frames run on polars."""
    if find_spec("polars") is not None or os.environ.get(ALL_WANTED):
        return
    for item in items:
        if isinstance(item, pytest.DoctestItem) and "frames" in item.path.parts:
            item.add_marker(pytest.mark.skip(reason="the examples need polars: python -m pip install -e '.[engines]'"))
