"""The examples of costly tests: all in CI, a few of them by hand."""

from collections.abc import Iterable
from typing import TypeVar

from hypothesis import settings

T = TypeVar("T")

_STEP = 8


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
