"""The examples of tests: a few by hand, more in CI, all in the sessions of nox."""

import random
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import TypeVar

import pytest
from hypothesis import settings

T = TypeVar("T")

_STEP = 8
_MOST = {"local": 4, "few": 12, "ci": 8}
"""The most cases of one test that run with the examples of each profile; with another, all do."""
_COSTLY, _MOST_COSTLY = "costly", 8
"""The mark of tests that take seconds, and the most of them that run with few examples."""


def profile() -> str:
    """Return the name of the profile in force."""
    names = ("local", "few", "ci", "all", "deep")
    return next(name for name in names if settings().max_examples == settings.get_profile(name).max_examples)


def few_by_hand(most: int) -> int:
    """Return the number of examples of a costly law that has fewer than others even in CI: a quarter by hand."""
    return most if _is_many() else max(2, most // 4)


def _is_many() -> bool:
    return settings().max_examples >= settings.get_profile("ci").max_examples


def some_of(examples: Iterable[T], *, start: int = 0) -> list[T]:
    """Return all examples where laws get at least as many as in CI, else every eighth.

    Args:
        examples: the examples.
        start: the number of the first; samples of one list that begin at other examples have others.
    """
    listed = list(examples)
    return listed if _is_many() else listed[start % _STEP :: _STEP]


def left_out(items: Iterable[pytest.Item], run: str) -> Collection[pytest.Item]:
    """Return the tests that are left out: of each with many cases all but some, and most that take seconds.

    By hand other ones run each time, elsewhere always the same. A case that a command names, such as
    `test_read.py::test_a[csv]`, is alone and stays.

    The marker `every_case` keeps all: cheap ones that are examples of different branches. A test that makes a frame of
    every engine runs on each that is installed.

    Args:
        items: the tests that were collected.
        run: what is another in each run, and the same in all processes of one.
    """
    name = profile()
    most = _MOST.get(name)
    if most is None:
        return ()
    alike: dict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        if name in ("local", "few") and item.get_closest_marker("costly"):
            alike[_COSTLY].append(item)
        elif not (item.get_closest_marker("every_case") or "make" in getattr(item, "fixturenames", ())):
            alike[item.nodeid.partition("[")[0]].append(item)
    left: set[pytest.Item] = set()
    for key, many in alike.items():
        chosen = random.Random(run + key if name == "local" else key)
        left |= {*many} - {*chosen.sample(many, min(_MOST_COSTLY if key == _COSTLY else most, len(many)))}
    return left


def described() -> str:
    """Return how many cases of each test run."""
    most = _MOST.get(profile())
    return "cases: all" if most is None else f"cases: at most {most} of each test"
