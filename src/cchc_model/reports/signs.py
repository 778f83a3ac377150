"""The signs of numbers as offices print them."""

import re

_SIGN = re.compile(r"([+\-−–])\s?(?=\d)")
"""The sign of a number as offices print it: a plus, a minus or a dash, perhaps with a space behind it."""


def plainly_signed(text: str) -> str:
    """Return a number with a plain minus or no sign; any other text as it is.

    >>> plainly_signed("+5,2"), plainly_signed("– 3"), plainly_signed("-")
    ('5,2', '-3', '-')
    """
    sign = _SIGN.match(text)
    return text if sign is None else ("" if sign[1] == "+" else "-") + text[sign.end() :]
