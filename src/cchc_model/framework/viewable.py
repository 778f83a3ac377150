"""What a notebook asks an object for. The answer is made by `display`, which loads when a notebook asks and not before."""

from importlib import import_module
from typing import Protocol


class _Printer(Protocol):
    """What IPython and hypothesis print with."""

    def text(self, text: str, /) -> None:
        """Print a text."""


class OneLine:
    """An object whose plain form is one line, also where its fields would fill pages."""

    __slots__ = ()

    def _repr_pretty_(self, printer: _Printer, cycle: bool) -> None:  # noqa: ARG002, FBT001 asked for so
        """What IPython and hypothesis show; without it, hypothesis would print every field."""
        printer.text(repr(self))


class Displayed(OneLine):
    """An object that notebooks show as HTML.

    A notebook asks the object itself, so the class has to answer; what it looks like is none of its business, and lies
    on a floor above. It is looked up by name at the moment of asking: the one import that goes up.
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        text: str = import_module("cchc_model.display.notebook_views").as_html(self)
        return text
