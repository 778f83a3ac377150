"""The number of typing errors between the words of a printed and of a known name."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from attrs import frozen

_MOST_WORDS_APART = 2
"""The greatest difference in words, by joining and splitting, at which a comparison continues."""

MOST_ADDED = _MOST_WORDS_APART + 1
"""The greatest difference in words that the last step can make of it."""

Slip = Callable[[Sequence[str], Sequence[str]], bool]
"""A function that returns whether printed words are known ones with one typing error."""


def typing_cost(printed: Sequence[str], known: Sequence[str], slip: Slip) -> int | None:
    """Return the number of mistyped, joined or split words, or None if a word differs, is missing or added.

    Args:
        printed: the printed words.
        known: the known words.
        slip: the function that says what one error is.

    >>> from cchc_model.annexes.slips import is_slip
    >>> typing_cost(["giải", "qyết"], ["giải", "quyết"], is_slip), typing_cost(["chưa"], ["đã"], is_slip)
    (1, None)
    """
    if abs(len(printed) - len(known)) > MOST_ADDED:
        return None
    least: list[dict[int, int]] = [{} for _ in range(len(printed) + 1)]  # for so many printed words, by known words
    same = _equal_words(printed, known, 0, 0)
    least[same][same] = 0
    for i in range(same, len(printed)):
        for j, cost in least[i].items():
            for further_i, further_j in _steps(printed, known, i, j, slip):
                same = _equal_words(printed, known, further_i, further_j)
                further, at = least[further_i + same], further_j + same
                further[at] = min(further.get(at, cost + 1), cost + 1)
    return least[-1].get(len(known))


def _equal_words(printed: Sequence[str], known: Sequence[str], i: int, j: int) -> int:
    """Return the number of words from the i-th printed and the j-th known one on that are the same."""
    if abs(i - j) > _MOST_WORDS_APART:
        return 0
    start = i
    while i < len(printed) and j < len(known) and printed[i] == known[j]:
        i, j = i + 1, j + 1
    return i - start


def _steps(printed: Sequence[str], known: Sequence[str], i: int, j: int, slip: Slip) -> Iterator[tuple[int, int]]:
    """Yield the places behind one or two words with a typing error, from the i-th printed and the j-th known word."""
    if abs(i - j) > _MOST_WORDS_APART:
        return
    for further_i, further_j in ((i + 1, j + 1), (i + 1, j + 2), (i + 2, j + 1), (i + 2, j + 2)):
        if further_i <= len(printed) and further_j <= len(known) and slip(printed[i:further_i], known[j:further_j]):
            yield further_i, further_j


_Part = tuple[tuple[str, ...], str]
"""One or two words of a name, and the name."""


@frozen
class KnownWords:
    """The words of known names, to find those that one typing error makes of printed words without comparing them all.

    Attributes:
        names: the words of each name.
    """

    names: Mapping[str, tuple[str, ...]]

    @cached_property
    def _between(self) -> Mapping[str, Mapping[str, Sequence[_Part]]]:
        """One or two words of a name, with the name, by the text before and then by that behind them."""
        between: dict[str, dict[str, list[_Part]]] = {}
        for name, words in self.names.items():
            for at in range(len(words)):
                behind = between.setdefault(_in_one(words[:at]), {})
                for end in range(at + 1, min(at + 2, len(words)) + 1):
                    behind.setdefault(_in_one(words[end:]), []).append((words[at:end], name))
        return between

    def one_error_from(self, printed: tuple[str, ...], slip: Slip) -> Iterator[str]:
        """Yield the names whose `typing_cost` from printed words is 1.

        >>> from cchc_model.annexes.slips import is_slip
        >>> book = KnownWords({"a": ("đã", "giải", "quyết"), "b": ("chưa", "giải", "quyết")})
        >>> list(book.one_error_from(("đã", "giảiquyết"), is_slip))
        ['a']
        """
        text, start, last = _in_one(printed), 0, len(printed) - 1
        for at, word in enumerate(printed):
            known = self._between.get(text[:start])
            if known is None:  # nor does a name begin with more words
                return
            start += len(word) + 1
            found = known.get(text[start:])
            if found is not None:
                yield from _slipped(printed[at : at + 1], found, slip)
            found = known.get(text[start + len(printed[at + 1]) + 1 :]) if at < last else None
            if found is not None:
                yield from _slipped(printed[at : at + 2], found, slip)


def _in_one(words: Sequence[str]) -> str:
    """Return words as one text, with a space behind each."""
    return "".join([f"{word} " for word in words])


def _slipped(typed: tuple[str, ...], found: Sequence[_Part], slip: Slip) -> Iterator[str]:
    """Yield the names whose words at a place are typed with an error there."""
    for meant, name in found:
        if typed[0] != meant[0] and slip(typed, meant):
            yield name
