"""The examples of costly tests: all in CI, a few of them by hand."""

from collections.abc import Iterable
from typing import TypeVar

from hypothesis import settings

T = TypeVar("T")

_STEP = 8


def some_of(examples: Iterable[T], *, start: int = 0) -> list[T]:
    """Return all examples where laws get as many as in CI, else every eighth.

    Args:
        examples: the examples.
        start: the number of the first; samples of one list that begin at other examples have others.
    """
    listed = list(examples)
    everything = settings().max_examples >= settings.get_profile("ci").max_examples
    return listed if everything else listed[start % _STEP :: _STEP]
