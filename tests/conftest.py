import os
import secrets
import shutil
import tempfile
from collections.abc import Generator, Iterator

import pytest
from hypothesis import HealthCheck, Phase, settings

import cchc_model as cchc
from helpers import messages
from helpers.engines import ENGINES, Make, Spark, maker, require, why_not
from helpers.paths import ANNEX, ROOT
from helpers.sampling import described, left_out

collect_ignore = ["typing"]  # read by type checkers, never run
if "CCHC_SITE" not in os.environ:
    collect_ignore.append("site")  # about the built site, which `.ci/run` names

os.environ["MPLBACKEND"] = "agg"  # no test opens a window
os.environ.pop("COLUMNS", None)  # tests print as into a file, even if whoever runs them sets the width of a terminal

# Where Python may not write beside the source, each process that a test starts would compile all that it imports, which
# costs more than most of what it does. They share a folder that goes with the run.
_COMPILED = ""
if "PYTHONPYCACHEPREFIX" not in os.environ and os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
    os.environ["PYTHONPYCACHEPREFIX"] = _COMPILED = tempfile.mkdtemp(prefix="cchc-compiled-")


def pytest_unconfigure() -> None:
    if _COMPILED:
        shutil.rmtree(_COMPILED, ignore_errors=True)


# A slow machine is not a failure. Whoever runs the tests by hand gets few examples, other ones in every run; CI gets
# more, the same in every run, and the sessions of nox most. A mutant, and a second Python, get few that are always the
# same.
settings.register_profile("local", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=6)
settings.register_profile("ci", settings.get_profile("local"), derandomize=True, max_examples=12)
settings.register_profile("all", settings.get_profile("local"), max_examples=40)
settings.register_profile(
    "few", settings.get_profile("ci"), max_examples=10, database=None, phases=[Phase.explicit, Phase.generate]
)
settings.register_profile("deep", settings.get_profile("local"), max_examples=1_000)
settings.load_profile("few" if os.environ.get("CCHC_FEW_EXAMPLES") else "ci" if os.environ.get("CI") else "local")


_FAULTS = messages.watch()


@pytest.fixture(autouse=True)
def faulty_messages() -> Iterator[list[str]]:
    """Every refusal and finding that any test provokes is short, and findings name indicators as the annex does."""
    _FAULTS.clear()
    yield _FAULTS
    assert not _FAULTS


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


def _make(request: pytest.FixtureRequest, spark: Spark) -> Make:
    engine: str = request.param
    require(engine)
    return maker(engine, spark)


# What makes frames of an engine. Every test that asks for `make` runs on each.
make = pytest.fixture(scope="session", params=ENGINES, name="make")(_make)


def pytest_report_header() -> str:
    return described()


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> Generator[None, None, None]:
    """Mark the tests of frames before `-k` and `-m` leave tests out, and leave out cases of the others."""
    _prepare_frames(items)
    yield
    if not config.getoption("lf", default=False):
        left = left_out(items, os.environ.get("PYTEST_XDIST_TESTRUNUID") or secrets.token_hex())
        config.hook.pytest_deselected(items=[item for item in items if item in left])
        items[:] = [item for item in items if item not in left]


def _prepare_frames(items: list[pytest.Item]) -> None:
    """Run examples of frames where their engines are installed, and all of Spark in one process.

    Spark answers each kind of question once in `test_spark`. What is asked of every engine is long there, and so is a
    cluster. Pandas over Arrow has the plans of pandas, and takes as long again.
    """
    needed = {"frames": ("polars",), "scale.md": ("polars", "duckdb")}
    for item in items:
        for part, engines in needed.items():
            if isinstance(item, pytest.DoctestItem) and part in item.path.relative_to(ROOT).parts:
                why = next((why for engine in engines if (why := why_not(engine))), None)
                item.add_marker(pytest.mark.skipif(why is not None, reason=why or ""))
        if "pyspark" in item.name or "cluster" in item.name:
            item.add_marker(pytest.mark.xdist_group("spark"))
            every = item.get_closest_marker("many_plans") or "make" in getattr(item, "fixturenames", ())
            if every or "cluster" in item.name:
                item.add_marker(pytest.mark.long)
        elif "pandas-pyarrow" in item.name and item.get_closest_marker("many_plans"):
            item.add_marker(pytest.mark.long)
