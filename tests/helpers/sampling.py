"""The examples of costly tests: all in CI, a few of them by hand."""

from collections.abc import Iterable

from hypothesis import settings

_MANY = 50
_STEP = 8


def some_of(names: Iterable[str]) -> list[str]:
    """Return all names where laws get many examples, else every eighth."""
    listed = list(names)
    return listed if settings().max_examples >= _MANY else listed[::_STEP]
