"""How many instructions each benchmark takes, against those of `counts.json`: a plugin of pytest, run under callgrind.

The time that a machine needs for the same work may double from one minute to the next; the instructions stay the same.
`nox -s counts` compares them, `nox -s counts -- --counts=write` makes a run the baseline.
"""

import gc
import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest

P = ParamSpec("P")
T = TypeVar("T")

FILE = Path(__file__).parent / "counts.json"
NOISE = 1.05
"""What differs by less than this is noise, or other versions of what is used."""

_OTHERS = re.compile(r"babel_strict|_with_|by_hand|duckdb|peak|memory|200_files|\[10{5,}\]")
"""What measures other libraries or memory, and what takes minutes under callgrind."""

_COUNTS = pytest.StashKey[dict[str, int]]()


class Counter:
    """Stands in for the fixture `benchmark`: runs a job once to warm up, and once more to count.

    Attributes:
        disabled: benchmarks of many reports take few, as where nothing is timed.
        count: the instructions of the job, with those of the processes that it began.
    """

    disabled = True

    def __init__(self, folder: Path) -> None:
        self.count: int | None = None
        self._folder = folder

    def __call__(self, job: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        job(*args, **kwargs)
        gc.collect()
        gc.disable()
        os.getsid(0)  # callgrind writes down what it counted, and begins anew
        before = set(self._folder.iterdir())
        made = job(*args, **kwargs)
        os.getsid(0)
        gc.enable()
        self.count = sum(map(_total, set(self._folder.iterdir()) - before))
        assert self.count, "callgrind wrote no count: run it as noxfile.py does"
        return made

    def pedantic(
        self,
        job: Callable[..., T],
        args: tuple[object, ...] = (),
        kwargs: Mapping[str, object] | None = None,
        **_rounds: int,
    ) -> T:
        return self(job, *args, **(kwargs or {}))


def _total(path: Path) -> int:
    """What callgrind says at the end of a file."""
    found = re.search(r"^totals: (\d+)$", path.read_text(encoding="utf-8", errors="replace"), re.MULTILINE)
    return int(found[1]) if found else 0


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--counts", choices=("compare", "write"), default="compare", help="what to do with counts.json")
    parser.addoption("--callgrind", type=Path, required=True, help="the folder of callgrind's files")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items[:] = [item for item in items if not _OTHERS.search(item.name)]


@pytest.fixture
def benchmark(request: pytest.FixtureRequest) -> Iterator[Counter]:
    counter = Counter(request.config.getoption("--callgrind"))
    yield counter
    if counter.count is not None:
        request.config.stash.setdefault(_COUNTS, {})[request.node.name] = counter.count


def _known() -> dict[str, int]:
    known: dict[str, int] = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    return known


def _times(config: pytest.Config) -> dict[str, float]:
    """How many times the instructions of the baseline each benchmark takes."""
    known = _known()
    counts = config.stash.get(_COUNTS, {})
    return {name: count / known[name] for name, count in counts.items() if name in known}


def pytest_sessionfinish(session: pytest.Session) -> None:
    """The run fails if something takes more instructions than the baseline."""
    counts = session.config.stash.get(_COUNTS, {})
    if session.config.getoption("--counts") == "write":
        FILE.write_text(json.dumps(dict(sorted((_known() | counts).items())), indent=2) + "\n", encoding="utf-8")
    elif any(times > NOISE for times in _times(session.config).values()):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    written = config.getoption("--counts") == "write"
    terminalreporter.section("millions of instructions, " + ("written" if written else "against the baseline"))
    times = _times(config)
    for name, count in config.stash.get(_COUNTS, {}).items():
        ratio = times.get(name, 1.0)
        against = "written" if written else f"{times[name]:.3f} times" if name in times else "not in the baseline"
        terminalreporter.write_line(f"{name}: {count / 1e6:,.2f}, {against}{'  <- more' * (ratio > NOISE)}")
