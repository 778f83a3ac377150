"""The words that a printed name shares with known ones, counted before the names themselves are compared."""

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from cchc_model.annexes.typing_errors import MOST_ADDED


@frozen
class _Name:
    """The different words of a known name, as bits; their number, and how many of them may be mistyped."""

    words: int
    size: int
    others: int


@frozen
class SharedWords:
    """The words of known names, each a bit, so that shared ones are counted at once."""

    _bits: Mapping[str, int]
    _names: Mapping[int, Sequence[_Name]]
    """The names by the number of all their words."""

    @classmethod
    def of(cls, names: Iterable[tuple[Sequence[str], int]]) -> "SharedWords":
        """Return the words of known names, each with the most words of it that may be mistyped."""
        bits: dict[str, int] = {}
        made: dict[int, list[_Name]] = {}
        for words, others in names:
            different = set(words)
            mask = sum(bits.setdefault(word, 1 << len(bits)) for word in different)
            made.setdefault(len(words), []).append(_Name(mask, len(different), others))
        return cls(bits, made)

    def has_enough(self, words: Sequence[str]) -> bool:
        """Return whether a known name has enough words of a printed one to be that but for errors.

        >>> known = SharedWords.of([(("số", "hồ", "sơ", "tiếp", "nhận"), 2)])
        >>> known.has_enough(("số", "hồ", "sơ", "tip", "nhận")), known.has_enough(("số", "văn", "bản", "đi", "đến"))
        (True, False)
        """
        different = set(words)
        typed = sum(self._bits.get(word, 0) for word in different)
        for number in range(len(words) - MOST_ADDED, len(words) + MOST_ADDED + 1):
            for one in self._names.get(number, ()):
                if (one.words & typed).bit_count() >= max(one.size, len(different)) - one.others:
                    return True
        return False
