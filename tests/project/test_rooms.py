"""The picture of the rooms is that of the imports, and its order is the contract's."""

import runpy
import tomllib
from itertools import pairwise
from typing import Any

import pytest

from helpers.paths import ROOT


@pytest.fixture(scope="module")
def drawing() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "docs" / "rooms.py"))


@pytest.fixture(scope="module")
def rooms(drawing: dict[str, Any]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = drawing["rooms"]()
    return found


def test_the_picture_is_current(drawing: dict[str, Any], rooms: dict[str, frozenset[str]]) -> None:
    """`python docs/rooms.py` draws it anew."""
    assert drawing["FILE"].read_text(encoding="utf-8") == drawing["picture"](rooms)
    assert "](rooms.svg)" in (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def test_the_rooms_are_those_of_the_contract_and_stand_in_its_order(rooms: dict[str, frozenset[str]]) -> None:
    linted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = [layer.split(" | ") for layer in linted["contracts"][0]["layers"]]
    places = {room: place for place, layer in enumerate(layers) for room in layer}
    assert rooms.keys() == places.keys() - {"__main__"}
    assert all(places[room] < places[below] for room, seen in rooms.items() for below in seen)


def test_an_arrow_that_a_way_through_other_rooms_replaces_is_not_drawn(
    drawing: dict[str, Any], rooms: dict[str, frozenset[str]]
) -> None:
    drawn, levels = drawing["direct"](rooms), drawing["levels"](rooms)

    def reached(room: str) -> set[str]:
        return {room}.union(*(reached(below) for below in drawn[room]))

    for room, seen in rooms.items():
        assert all(levels[room] > levels[below] for below in seen)
        assert reached(room) >= seen
        assert not any(one in reached(other) for one in drawn[room] for other in drawn[room] if one != other)


def test_rooms_in_a_circle_have_no_picture(drawing: dict[str, Any]) -> None:
    circle = {room: frozenset({below}) for room, below in pairwise(["a", "b", "c", "a"])}
    with pytest.raises(ValueError, match="import each other"):
        drawing["levels"](circle)
