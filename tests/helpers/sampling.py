"""The examples of costly tests: all in CI, a few of them by hand."""

from collections.abc import Iterable
from typing import TypeVar

from hypothesis import settings

T = TypeVar("T")

_STEP = 8


def some_of(examples: Iterable[T]) -> list[T]:
    """Return all examples where laws get as many as in CI, else every eighth."""
    listed = list(examples)
    return listed if settings().max_examples >= settings.get_profile("ci").max_examples else listed[::_STEP]
