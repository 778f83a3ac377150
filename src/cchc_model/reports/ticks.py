"""The marks that offices put beside the answer that they choose."""

from cchc_model.vietnamese.text import fold_label

_TICKS = frozenset({"x", "v", "✓", "✔", "☑", "√", "yes"})


def is_tick(text: str) -> bool:
    """Return whether a text is a mark that offices put beside the answer that they choose.

    >>> is_tick("x"), is_tick("✓"), is_tick("Có")
    (True, True, False)
    """
    return fold_label(text) in _TICKS
