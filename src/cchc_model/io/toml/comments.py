"""Comments of a TOML file, each with the line of a table that it is about."""

import re
from collections.abc import Mapping

from attrs import define, field

_TOKEN = re.compile(
    r'''(?sx)
    (?P<comment>\#[^\n]*)
    | (?P<header>(?m:^)[ \t]*\[\[?[ \t]*(?P<table>[\w-]+)[ \t]*\]\]?)
    | (?P<key>(?m:^)[ \t]*["']?(?P<name>[\w-]+)["']?(?:[ \t]*\.[^=\n]*)?[ \t]*=)
    | (?P<text>"""(?:\\.|.)*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|'[^'\n]*')
    | (?P<mark>[\[\]{}\n])
    '''
)
Place = tuple[str, int]
"""A table and the number of its line, counted from 0; -1 for a key of the file itself."""


def comments_of(text: str) -> Mapping[Place, list[str]]:
    r"""Return the comments of a valid TOML file, by the line above which they stand, or on which.

    A comment below all lines of a table belongs to the last one.

    >>> comments_of('# of the id\nid = "a"\nrows = [\n  # first\n  { id = "b" }, # same\n  # last\n]\n')
    {('id', -1): ['of the id'], ('rows', 0): ['first', 'same', 'last']}
    """
    walk = _Walk()
    for found in _TOKEN.finditer(text):
        walk.take(found)
    walk.settle()
    return walk.found


@define
class _Walk:
    """A walk over the tokens of a file, with the comments that wait for the line below them."""

    found: dict[Place, list[str]] = field(factory=dict)
    waiting: list[str] = field(factory=list)
    place: Place | None = None
    numbers: dict[str, int] = field(factory=dict)
    depth: int = 0
    in_table: bool = False
    blank: bool = True

    def take(self, token: re.Match[str]) -> None:
        if token["comment"]:
            said = token["comment"].lstrip("#").strip()
            (self.waiting if self.blank or self.place is None else self.found.setdefault(self.place, [])).append(said)
            return
        if token["mark"] == "\n":
            self.blank = True
            return
        if self.depth == 0 and token["header"]:
            self.in_table = True
            several = "[[" in token["header"]
            self._begin(token["table"], self._next(token["table"]) if several else -1)
        elif self.depth == 0 and token["key"]:
            if not self.in_table:
                self._begin(token["name"], -1)
        else:
            self._nest(token["mark"] or token["header"] or "")
        self.blank = False

    def _nest(self, marks: str) -> None:
        """Go into brackets or out of them; a brace in the array of a key begins a line."""
        if marks == "{" and self.depth == 1 and self.place is not None and not self.in_table:
            self._begin(self.place[0], self._next(self.place[0]))
        inside = self.depth > 0
        self.depth += sum(mark in "[{" for mark in marks) - sum(mark in "]}" for mark in marks)
        if inside and self.depth == 0:
            self.settle()

    def _next(self, table: str) -> int:
        self.numbers[table] = self.numbers.get(table, -1) + 1
        return self.numbers[table]

    def _begin(self, table: str, number: int) -> None:
        """Begin a line, which the comments above it belong to."""
        self.place = table, number
        self.settle()

    def settle(self) -> None:
        """Give the comments that wait to the line that has begun last."""
        if self.waiting and self.place is not None:
            self.found.setdefault(self.place, []).extend(self.waiting)
            self.waiting.clear()
