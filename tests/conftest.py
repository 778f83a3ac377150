import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import cchc_model as cchc

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
