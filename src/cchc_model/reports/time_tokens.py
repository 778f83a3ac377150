"""The words, numbers and marks of texts that may name times."""

import re
import unicodedata
from collections.abc import Sequence

from attrs import frozen

from cchc_model.reports.periods import FIRST_YEAR, LAST_YEAR
from cchc_model.reports.unaccented import accented, is_unaccented
from cchc_model.vietnamese.text import fold


@frozen
class Tokens:
    """The tokens of consecutive lines: folded words, numbers and marks.

    Attributes:
        words: the tokens.
        lines: the line of each token.
    """

    words: tuple[str, ...]
    lines: tuple[int, ...]

    def __getitem__(self, at: int) -> str:
        """Return a token, or an empty text outside the lines."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def skip(self, at: int, *words: str) -> int:
        """Return the place after the tokens that are among some words."""
        while self[at] in words:
            at += 1
        return at


_TOKEN = re.compile(r"[0-9]+|(?:[^\W\d_]|[\u0300-\u036f])+|\S")


def tokens(lines: Sequence[str]) -> Tokens:
    """Return the tokens of lines: Roman numerals of one character as letters, known words with their accents.

    >>> tokens(["Quý Ⅳ", "năm 2022"]).lines
    (0, 0, 1, 1)
    """
    found = [(word, index) for index, line in enumerate(lines) for word in _words_of(line)]
    return Tokens(tuple(word for word, _ in found), tuple(index for _, index in found))


def _words_of(line: str) -> Sequence[str]:
    words: list[str] = _TOKEN.findall(_spelled(line))
    return accented(words) if is_unaccented(line) else words


def _spelled(line: str) -> str:
    plain = (unicodedata.normalize("NFKC", c) if unicodedata.category(c) == "Nl" else c for c in line)
    return fold("".join(plain))


def folded_words(*words: str) -> frozenset[str]:
    """Return words as the tokens of texts are compared."""
    return frozenset(map(fold, words))


YEAR, MONTH, DAY, TO, UNTIL = map(fold, ("năm", "tháng", "ngày", "đến", "hết"))
QUARTER = folded_words("quý", "quí")
_ROMAN = re.compile(r"[ivx]+")
TERRITORIES = folded_words("tỉnh", "phố", "huyện", "quận", "xã", "phường", "trấn", "khu")
"""The last words of the levels before the names of territories."""


def is_number(word: str) -> bool:
    """Return whether a token is a number in digits."""
    return word.isascii() and word.isdigit()


def is_numeral(word: str) -> bool:
    """Return whether a token is a number in digits or in Roman letters."""
    return is_number(word) or _ROMAN.fullmatch(word) is not None


def is_year(word: str) -> bool:
    """Return whether a token is a year in four digits."""
    return is_number(word) and len(word) == len("2022") and FIRST_YEAR <= int(word) <= LAST_YEAR


def within(word: str, last: int) -> int | None:
    """Return a number of at most two digits from 1 to a last one, or None."""
    if not is_number(word) or len(word) > len("12") or not 1 <= int(word) <= last:
        return None
    return int(word)


def names_territory(text: Tokens, at: int) -> bool:
    """Return whether a token is the second syllable of a territory's name: `huyện Phú Quý`, `thị xã Ngã Năm`."""
    return text[at - 2] in TERRITORIES and not is_numeral(text[at - 1])
