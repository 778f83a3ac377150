"""What a notebook asks an object for. The answer is made by `display`, which loads when a notebook asks and not before."""

from importlib import import_module


class Displayed:
    """An object that notebooks show as HTML.

    A notebook asks the object itself, so the class has to answer; what it looks like is none of its business, and lies
    on a floor above. It is looked up by name at the moment of asking: the one import that goes up.
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        text: str = import_module("cchc_model.display").as_html(self)
        return text
