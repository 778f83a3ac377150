"""Base classes of objects that notebooks show, with the renderer of their HTML."""

from collections.abc import Callable
from typing import ClassVar, Protocol


class _Printer(Protocol):
    """The pretty printer of IPython and hypothesis."""

    def text(self, text: str, /) -> None:
        """Print a text."""


class OneLine:
    """An object with a plain form of one line, even if its fields would fill pages."""

    __slots__ = ()

    def _repr_pretty_(self, printer: _Printer, cycle: bool) -> None:  # noqa: ARG002, FBT001 signature of IPython
        """Print the `repr` in IPython and hypothesis. Their own form prints every field."""
        printer.text(repr(self))


class Viewable(OneLine):
    """An object that notebooks show as HTML.

    A notebook calls the object itself, but the HTML belongs to a room above. The import of `cchc_model`
    therefore sets the renderer once.
    """

    __slots__ = ()
    renderer: ClassVar[Callable[[object], str]] = repr
    """The function that returns the HTML of an object."""

    def _repr_html_(self) -> str:
        return type(self).renderer(self)
