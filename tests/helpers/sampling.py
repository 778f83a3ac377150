"""The examples of tests: a few by hand, more in CI, all in the sessions of nox."""

import random
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import TypeVar

import pytest
from hypothesis import settings

T = TypeVar("T")

_STEP = 8
_MOST = {"local": 6, "few": 12, "ci": 16}
"""The most cases of one test that run with the examples of each profile; with another, all do."""


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
    """Return the cases that are left out of tests with many.

    By hand other ones run each time, elsewhere always the same. A case that a command names, such as
    `test_read.py::test_a[csv]`, is alone and stays.

    Args:
        items: the tests that were collected.
        run: what is another in each run, and the same in all processes of one.
    """
    name = profile()
    most = _MOST.get(name)
    if most is None:
        return ()
    cases: dict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        if "make" not in getattr(item, "fixturenames", ()):  # runs on each engine that is installed
            cases[item.nodeid.partition("[")[0]].append(item)
    left: set[pytest.Item] = set()
    for test, many in cases.items():
        chosen = random.Random(run + test if name == "local" else test)
        left |= {*many} - {*chosen.sample(many, min(most, len(many)))}
    return left


def described() -> str:
    """Return how many cases of each test run."""
    most = _MOST.get(profile())
    return "cases: all" if most is None else f"cases: at most {most} of each test"
