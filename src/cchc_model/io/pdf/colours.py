"""Colours, as far as they decide whether a person sees a text."""

_PALE = 0.94
"""The least share of each of red, green and blue in a colour that is not seen on paper."""
_ALIKE = 0.08
"""The greatest difference of colours that a person does not tell apart."""
_SEPARATE = frozenset(("Separation", "DeviceN", "Indexed", "Lab", "Pattern"))
PAPER = (1.0, 1.0, 1.0)


def colour_of(value: object, space: str) -> tuple[float, ...] | None:
    """Return a colour as red, green and blue; None if it is none of these, such as a pattern.

    >>> colour_of(0, "DeviceGray"), colour_of((0, 0, 0, 1), "DeviceCMYK"), colour_of("P1", "Pattern")
    ((0.0, 0.0, 0.0), (0.0, 0.0, 0.0), None)
    """
    parts = value if isinstance(value, tuple | list) else (value,)
    numbers = [float(part) for part in parts if isinstance(part, int | float)]
    if space in _SEPARATE or len(numbers) != len(parts):
        return None
    match numbers:
        case [grey]:
            return (grey, grey, grey)
        case [red, green, blue]:
            return (red, green, blue)
        case [cyan, magenta, yellow, black]:
            return tuple(max(1 - part - black, 0.0) for part in (cyan, magenta, yellow))
        case _:
            return None


def is_pale(colour: tuple[float, ...] | None) -> bool:
    """Return whether a colour is not seen on white paper.

    >>> is_pale((1.0, 1.0, 1.0)), is_pale((0.5, 1.0, 1.0)), is_pale(None)
    (True, False, False)
    """
    return colour is not None and all(part >= _PALE for part in colour)


def are_alike(one: tuple[float, ...] | None, other: tuple[float, ...] | None) -> bool:
    """Return whether a person does not tell two colours apart; False if one is unknown.

    >>> are_alike((1.0, 1.0, 1.0), (0.97, 1.0, 1.0)), are_alike((0.0, 0.0, 0.0), None)
    (True, False)
    """
    if one is None or other is None:
        return False
    return all(abs(mine - theirs) <= _ALIKE for mine, theirs in zip(one, other, strict=True))
