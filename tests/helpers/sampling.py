"""The examples of tests: all in CI, a few of them by hand."""

import random
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import TypeVar

import pytest
from hypothesis import settings

T = TypeVar("T")

_STEP = 8
MOST = 8
"""The most cases of one test that run by hand."""


def is_by_hand() -> bool:
    """Return whether laws get as few examples as in a run by hand."""
    return settings().max_examples == settings.get_profile("local").max_examples


def few_by_hand(most: int) -> int:
    """Return the number of examples of a costly law that has fewer than others even in CI: a quarter by hand."""
    everything = settings().max_examples >= settings.get_profile("ci").max_examples
    return most if everything else max(2, most // 4)


def some_of(examples: Iterable[T], *, start: int = 0) -> list[T]:
    """Return all examples where laws get as many as in CI, else every eighth.

    Args:
        examples: the examples.
        start: the number of the first; samples of one list that begin at other examples have others.
    """
    listed = list(examples)
    everything = settings().max_examples >= settings.get_profile("ci").max_examples
    return listed if everything else listed[start % _STEP :: _STEP]


def left_out(items: Iterable[pytest.Item], run: str) -> Collection[pytest.Item]:
    """Return the cases of tests with many that a run by hand leaves out: all but a few at random.

    A case that a command names, such as `test_read.py::test_a[csv]`, is alone and stays.

    Args:
        items: the tests that were collected.
        run: what is another in each run, and the same in all processes of one.
    """
    cases: dict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        if "make" not in getattr(item, "fixturenames", ()):  # runs on each engine that is installed
            cases[item.nodeid.partition("[")[0]].append(item)
    left: set[pytest.Item] = set()
    for name, many in cases.items():
        left |= {*many} - {*random.Random(run + name).sample(many, min(MOST, len(many)))}
    return left
