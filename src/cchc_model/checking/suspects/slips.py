"""How people mistype numbers: what may have been meant by a number that is wrong."""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final

from attrs import frozen

from cchc_model.vietnamese.numbers import Number


class SlipKind(StrEnum):
    """What probably happened while a number was typed."""

    SEPARATOR = "separator"
    """A thousands separator was lost or doubled: a thousand times too much or too little."""
    COMMA = "comma"
    """The decimal comma of a percentage was lost or shifted."""
    SWAPPED = "swapped"
    """Two digits that stand side by side were swapped."""
    DROPPED = "dropped"
    """A digit was dropped."""
    DOUBLED = "doubled"
    """A digit too many was typed."""
    CHANGED = "changed"
    """One digit of several was typed for another."""
    SIGN = "sign"
    """A minus sign was typed before the number."""
    NEIGHBOUR = "neighbour"
    """The number is that of the row above or below."""


WEIGHTS: Final = {
    SlipKind.SEPARATOR: Fraction(30),
    SlipKind.COMMA: Fraction(30),
    SlipKind.SWAPPED: Fraction(20),
    SlipKind.DROPPED: Fraction(20),
    SlipKind.DOUBLED: Fraction(20),
    SlipKind.CHANGED: Fraction(10),
    SlipKind.SIGN: Fraction(30),
    SlipKind.NEIGHBOUR: Fraction(10),
}
"""How likely each slip is beside the others, shared among the numbers that it may have been. They only rank."""

ANY_OTHER: Final = Fraction(1)
"""The weight of a wrong number that no slip explains."""


_THOUSAND: Final = 1000
_MOST_COMMON: Final = Fraction(10)


@frozen
class Slip:
    """One way in which a number may have come to be typed wrong.

    Attributes:
        kind: what happened.
        value: what was meant; None where the slip does not tell.
    """

    kind: SlipKind
    value: Number | None


def slips(typed: Number) -> Iterator[tuple[Slip, Fraction]]:
    """What may have been meant by a number, each with its weight, likeliest kinds first; no number comes twice.

    >>> [slip.value for slip, _ in slips(5627000)][:2], [slip.value for slip, _ in slips(276)][:3]
    ([5627, 6527000], [276000, 726, 267])
    >>> [slip.value for slip, _ in slips(Decimal("2581"))][:2]
    [Decimal('258.1'), Decimal('25.81')]
    """
    seen = {typed}
    for kind, candidates in _candidates(typed):
        new = [value for value in dict.fromkeys(candidates) if value not in seen]
        seen.update(new)
        for value in new:
            yield Slip(kind, value), WEIGHTS[kind] / len(new)


def commonness(meant: Number, typed: Number) -> Fraction:
    """How much commoner numbers of the size that was meant are than numbers of the size that was typed.

    Numbers that are counted are spread over their orders of magnitude: small ones are commoner, as one over them.

    >>> commonness(5627, 5627000), commonness(99, 9), commonness(9, 9)
    (Fraction(10, 1), Fraction(1, 10), Fraction(1, 1))
    """
    ratio = (abs(Fraction(typed)) + 1) / (abs(Fraction(meant)) + 1)
    return min(max(ratio, 1 / _MOST_COMMON), _MOST_COMMON)


def _candidates(typed: Number) -> Iterator[tuple[SlipKind, list[Number]]]:
    if typed < 0:
        yield SlipKind.SIGN, [typed.copy_negate() if isinstance(typed, Decimal) else -typed]
        return
    if isinstance(typed, Decimal):
        yield SlipKind.COMMA, [_shifted(typed, places) for places in (-1, -2, 1, 2)]
        sign, digits, exponent = typed.as_tuple()
        assert isinstance(exponent, int)
        swapped = _swapped("".join(map(str, digits)))  # the comma may stand between them
        yield SlipKind.SWAPPED, [Decimal((sign, tuple(map(int, text)), exponent)) for text in swapped]
        return
    # Whoever typed 5.627 did not lose a separator: only a number below a thousand may have lost its thousands.
    thousand: list[Number] = [typed // _THOUSAND] if typed % _THOUSAND == 0 else []
    yield SlipKind.SEPARATOR, thousand if typed >= _THOUSAND else [typed * _THOUSAND]
    text = str(typed)
    whole: list[tuple[SlipKind, Iterator[str]]] = [
        (SlipKind.SWAPPED, _swapped(text)),
        (SlipKind.DOUBLED, (text[:i] + text[i + 1 :] for i in range(len(text)) if len(text) > 1)),
        (SlipKind.DROPPED, (text[:i] + d + text[i:] for i in range(len(text) + 1) for d in "0123456789")),
        (
            SlipKind.CHANGED,
            (text[:i] + d + text[i + 1 :] for i in range(len(text)) for d in "0123456789" if len(text) > 1),
        ),
    ]
    for kind, texts in whole:
        yield kind, [int(t) for t in texts if t == "0" or not t.startswith("0")]


def _shifted(typed: Decimal, places: int) -> Decimal:
    """The number with its decimal comma elsewhere; made of its digits, so that no context rounds it."""
    sign, digits, exponent = typed.as_tuple()
    assert isinstance(exponent, int)
    digits = digits + (0,) * max(exponent + places, 0)
    return Decimal((sign, digits, min(exponent + places, 0)))


def _swapped(text: str) -> Iterator[str]:
    for i in range(len(text) - 1):
        yield text[:i] + text[i + 1] + text[i] + text[i + 2 :]
