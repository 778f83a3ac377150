"""A mapping by the ids of a framework's definitions, which nothing changes and which has a hash."""

from collections.abc import ItemsView, Iterable, Iterator, Mapping, ValuesView
from typing import TypeVar

from cchc_model.errors import UnknownIndicatorError
from cchc_model.framework.rows import Indicator, Rate
from cchc_model.vietnamese.text import close_matches

V = TypeVar("V")


class ById(Mapping[str, V]):
    """What belongs to indicators or rates, by the indicator or rate itself or by its id, in the framework's order.

    It equals any mapping with the same items.

    >>> ById({"plan_tasks": 31}, "soc_trang_district") == {"plan_tasks": 31}
    True
    """

    __slots__ = ("_by_id", "_framework")

    def __init__(self, items: Mapping[str, V] | Iterable[tuple[str, V]] = (), framework: str = "framework") -> None:
        self._by_id = dict(items)
        self._framework = framework

    def __getitem__(self, key: str | Indicator | Rate) -> V:
        """Return what belongs to an indicator or a rate.

        Raises:
            UnknownIndicatorError: the framework has no such indicator or rate.
        """
        name = _id_of(key)
        if not isinstance(name, str) or name not in self._by_id:
            raise UnknownIndicatorError(str(name), self._framework, close_matches(str(name), self._by_id))
        return self._by_id[name]

    def __contains__(self, key: object) -> bool:
        name = _id_of(key)
        return isinstance(name, str) and name in self._by_id

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)

    def __hash__(self) -> int:
        return hash(frozenset(self._by_id.items()))

    def __repr__(self) -> str:
        return repr(self._by_id)

    def get(self, key: str | Indicator | Rate, default: V | None = None, /) -> V | None:  # type: ignore[override]
        """Return what belongs to an indicator or a rate, or the default if the framework has no such one."""
        name = _id_of(key)
        return self._by_id.get(name, default) if isinstance(name, str) else default

    def items(self) -> ItemsView[str, V]:
        """Return the ids with what belongs to each."""
        return self._by_id.items()

    def values(self) -> ValuesView[V]:
        """Return what belongs to each, in the framework's order."""
        return self._by_id.values()


def _id_of(key: object) -> object:
    return key.id if isinstance(key, Indicator | Rate) else key
