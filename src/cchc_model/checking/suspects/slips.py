"""Typing slips: the numbers that may have been meant by a wrong number."""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from attrs import frozen

from cchc_model.vietnamese.notation import Number


class SlipKind(StrEnum):
    """The kind of a typing slip."""

    SEPARATOR = "separator"
    """A lost or doubled thousands separator: a thousand times too much or too little."""
    COMMA = "comma"
    """A lost or shifted decimal comma of a percentage."""
    SWAPPED = "swapped"
    """Two neighbouring digits in the wrong order."""
    DROPPED = "dropped"
    """A missing digit."""
    DOUBLED = "doubled"
    """A digit too many."""
    CHANGED = "changed"
    """One wrong digit of several."""
    SIGN = "sign"
    """A minus sign before the number."""
    NEIGHBOUR = "neighbour"
    """The number of the row above or below."""


WEIGHTS = {
    SlipKind.SEPARATOR: Fraction(30),
    SlipKind.COMMA: Fraction(30),
    SlipKind.SWAPPED: Fraction(20),
    SlipKind.DROPPED: Fraction(20),
    SlipKind.DOUBLED: Fraction(20),
    SlipKind.CHANGED: Fraction(10),
    SlipKind.SIGN: Fraction(30),
    SlipKind.NEIGHBOUR: Fraction(10),
}
"""The relative likelihood of each slip, shared among the numbers that may have been meant. It only ranks."""

ANY_OTHER = Fraction(1)
"""The weight of a wrong number that no slip explains."""


_THOUSAND = 1000
_MOST_COMMON = Fraction(10)


@frozen
class Slip:
    """One possible slip of a wrong number.

    Attributes:
        kind: the kind of the slip.
        value: the number that was meant; None if the slip does not determine it.
    """

    kind: SlipKind
    value: Number | None


def slips(typed: Number) -> Iterator[tuple[Slip, Fraction]]:
    """Yield the possible slips of a number with their weights, likeliest kinds first, each number once.

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
    """Return the frequency of numbers of the meant size, relative to numbers of the typed size.

    Counts spread evenly over orders of magnitude, so small ones are commoner. The ratio is at most ten, at least 1/10.

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
    """Return a number with its decimal comma shifted, built from its digits so that no context rounds it."""
    sign, digits, exponent = typed.as_tuple()
    assert isinstance(exponent, int)
    digits = digits + (0,) * max(exponent + places, 0)
    return Decimal((sign, digits, min(exponent + places, 0)))


def _swapped(text: str) -> Iterator[str]:
    for i in range(len(text) - 1):
        yield text[:i] + text[i + 1] + text[i] + text[i + 2 :]
