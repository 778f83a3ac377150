"""The resolution of inexact names: typing errors, abbreviations, names that were cut short.

One word can change the meaning: `chưa` for `đã`, `quá hạn` for `đúng hạn` look 95 % alike and are other indicators.
So names are compared word by word, and no word may replace another. A printed word that could be a word of its own,
such as a syllable or an abbreviation, is no typing error. A mistyped, joined or split word is accepted. A missing or
added word is not, and digits must be exact. An uncertain name is not resolved.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from attrs import field, frozen

from cchc_model.annexes.initials import full_words, has_initials
from cchc_model.annexes.letters import most_alike, one_byte
from cchc_model.annexes.name_words import plain_words, split_words, without_ordinal, words_of
from cchc_model.annexes.shared_words import SharedWords
from cchc_model.annexes.slips import is_slip, may_be_slip, may_be_word
from cchc_model.annexes.titles import MARK
from cchc_model.annexes.typing_errors import KnownWords, Slip, typing_cost
from cchc_model.reports.unaccented import is_unaccented

_TYPOS_PER_WORDS = 4
"""The number of words per permitted typing error. A short name may have one error."""

_LEAST_CUT = 0.5
"""The least share of a name that a name cut short must have."""

_FEWEST_CUT_WORDS = 4
_FEWEST_BEGUN_WORDS = 3
"""The fewest words that may be the beginning of a name; fewer begin too many names."""

_LONGEST = 500
_CLEARLY_LESS = 20.0
_SHORTLIST = 5
_LEAST_ALIKE = 70.0
_VERY_ALIKE = 90.0


class NameKind(StrEnum):
    """The difference between a printed name and the known one that it resolves to."""

    ABBREVIATED = "abbreviated"
    """The same words, some of them abbreviated or written out, or spelled with i for y."""
    INITIALS = "initials"
    """The same words, some of them by their initials."""
    MISTYPED = "mistyped"
    """The same words, some of them with typing errors."""
    UNACCENTED = "unaccented"
    """The same words, all typed without accents, and no other known name has them."""
    CUT = "cut"
    """The beginning of just one name."""
    DOUBTFUL = "doubtful"
    """Perhaps another name: a word may be a typing error or another word. Such a name is not resolved."""


@frozen
class NameMatch:
    """The resolution of a printed name.

    Attributes:
        names: the known name, folded; several where these differ in punctuation or abbreviations only,
            or where the match is doubtful.
        kind: the difference of the printed one.
        confidence: the similarity of the two, in percent.
    """

    names: tuple[str, ...]
    kind: NameKind
    confidence: int


@frozen
class NameBook:
    """The known names of a framework, prepared for comparison.

    Attributes:
        names: the folded names.
    """

    names: tuple[str, ...]
    _written_out: KnownWords = field(init=False, repr=False, eq=False)
    _as_printed: KnownWords = field(init=False, repr=False, eq=False)
    _shared: SharedWords = field(init=False, repr=False, eq=False)
    _shared_as_printed: SharedWords = field(init=False, repr=False, eq=False)
    _texts: Mapping[str, str] = field(init=False, repr=False, eq=False)
    _words: Mapping[str, frozenset[str]] = field(init=False, repr=False, eq=False)
    _alike: Mapping[str, tuple[str, ...]] = field(init=False, repr=False, eq=False)
    _plain: Mapping[str, tuple[str, ...]] = field(init=False, repr=False, eq=False)
    _shortened: Mapping[str, str] = field(init=False, repr=False, eq=False)
    _shortened_texts: Mapping[str, str] = field(init=False, repr=False, eq=False)
    _beginnings: str = field(init=False, repr=False, eq=False)
    _longest_first: Sequence[str] = field(init=False, repr=False, eq=False)

    def words(self, name: str) -> tuple[str, ...]:
        """Return the words of a known name, with abbreviations written out."""
        return self._written_out.names[name]

    @_written_out.default
    def _write_out(self) -> KnownWords:
        return KnownWords({name: words_of(name) for name in self.names})

    @_as_printed.default
    def _split_only(self) -> KnownWords:
        written_out = self._written_out.names
        return KnownWords({name: words for name in self.names if (words := split_words(name)) != written_out[name]})

    @_shared.default
    def _count(self) -> SharedWords:
        return _shared_words(self._written_out.names, {})

    @_shared_as_printed.default
    def _count_printed(self) -> SharedWords:
        return _shared_words(self._written_out.names, self._as_printed.names)

    @_texts.default
    def _join(self) -> Mapping[str, str]:
        return {name: " ".join(words) for name, words in self._written_out.names.items()}

    @_words.default
    def _sets(self) -> Mapping[str, frozenset[str]]:
        return {text: frozenset(text.split()) for text in self._texts.values()}

    @_alike.default
    def _group(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped(self._texts)

    @_plain.default
    def _strip(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped({name: plain_words(name) for name in self.names})

    @_shortened.default
    def _of_one_byte(self) -> Mapping[str, str]:
        return {name: one_byte(name) for name in self.names}

    @_shortened_texts.default
    def _texts_of_one_byte(self) -> Mapping[str, str]:
        return {name: one_byte(text) for name, text in self._texts.items()}

    @_beginnings.default
    def _one_text(self) -> str:
        return "".join(f"\n{text}" for text in self._alike)

    @_longest_first.default
    def _by_length(self) -> Sequence[str]:
        long = (text for text in self._alike if text.count(" ") >= _FEWEST_CUT_WORDS - 1)
        return sorted(long, key=len, reverse=True)

    def resolve(self, printed: str, *, cut: bool = False) -> NameMatch | None:
        """Return the match of a printed name, or None if no known name is near it.

        A doubtful match names the known names that the printed one may be, if a word of it is no other word.

        Args:
            printed: the printed name, folded; none of the known ones.
            cut: True if the name says that it is cut, perhaps within a word: `Số hồ sơ TTHC đã gi…`.

        >>> from cchc_model.vietnamese.text import fold
        >>> book = NameBook((fold("Số hồ sơ TTHC đã giải quyết đúng hạn"), fold("Số hồ sơ TTHC đã tiếp nhận")))
        >>> book.resolve(fold("Số hồ sơ thủ tục hành chính đã giải quyết đúng hạn")).kind.value
        'abbreviated'
        >>> book.resolve(fold("Số HS TTHC đã GQ đúng hạn")).kind.value
        'initials'
        >>> book.resolve(fold("Số hồ sơ TTHC đã giải qyết đúng hạn")).kind.value
        'mistyped'
        >>> book.resolve(fold("So ho so TTHC da giai quyet dung han")).kind.value
        'unaccented'
        >>> book.resolve(fold("Số hồ sơ TTHC đã giải quyết dừng hạn")).kind.value
        'doubtful'
        >>> book.resolve(fold("Số hồ sơ TTHC chưa giải quyết đúng hạn")) is None
        True
        """
        words = words_of(printed) if len(printed) <= _LONGEST else ()
        if not words:
            return None
        found = self._same_words(printed, words)
        near = not found and self._may_be_any(printed, words)
        found = found or (self._one_error(printed, words) if near else None)
        if found:
            return found
        meant = self._meant(printed, words) if near else {}
        found = self._mistyped(printed, words, meant) or self._cut(words, stated=cut) or self._by_initials(words)
        return found or self._doubtful(printed, meant)

    def is_whole(self, printed: str) -> bool:
        """Return whether a printed name, folded, resolves to the whole of a known one, in no doubt."""
        words = words_of(printed) if len(printed) <= _LONGEST else ()
        return bool(words) and bool(
            printed in self._texts
            or self._same_words(printed, words)
            or (
                self._may_be_any(printed, words)
                and (self._one_error(printed, words) or self._mistyped(printed, words, self._meant(printed, words)))
            )
        )

    def alike(self, folded: str, *, most: int, least: float) -> list[tuple[str, float]]:
        """Return the known names that are most similar to a folded one, best first, with their similarity in percent.

        Args:
            folded: the folded name.
            most: the greatest number of names.
            least: the least similarity.

        >>> NameBook(("so ho so", "so can bo")).alike("so ho sơ", most=1, least=60)
        [('so ho so', 87.5)]
        """
        return most_alike(folded, self._shortened, most, least)

    def _same_words(self, printed: str, words: tuple[str, ...]) -> NameMatch | None:
        """Return the known name of the same words: abbreviated or not, or all typed without accents."""
        bare = MARK.sub("", without_ordinal(printed))
        same = self._alike.get(" ".join(words))
        same = same or (self._alike.get(" ".join(words_of(bare))) if bare != printed else None)
        if same:
            return NameMatch(same, NameKind.ABBREVIATED, 100)
        plain = self.unaccented(printed)
        accented = (sum(not word.isascii() for word in split_words(name)) for name in plain)
        # A single word without its accents may be another word: `so` for `số`.
        alone = len({self._texts[name] for name in plain}) == 1 and max(accented) > 1
        return NameMatch(plain, NameKind.UNACCENTED, 99) if alone else None

    def _by_initials(self, words: tuple[str, ...]) -> NameMatch | None:
        """Return the only known name that has the words of a printed one, some of them by their initials.

        The words in full have to be those of no other name: initials may be those of words that mean the opposite.
        """
        if not has_initials(words):
            return None
        full = {
            self._texts[name]: (count, len(known))
            for name, known in self._written_out.names.items()
            if (count := full_words(words, known)) is not None
        }
        if len(full) != 1:
            return None
        text, (count, most) = full.popitem()
        own = {word for word in words if word in self._words[text]}
        if not own or any(own <= known for other, known in self._words.items() if other != text):
            return None
        return NameMatch(self._alike[text], NameKind.INITIALS, round(100 * count / most))

    def _one_error(self, printed: str, words: tuple[str, ...]) -> NameMatch | None:
        """Return the only known name with one typing error, as most have, if it is very much alike."""
        found = {self._texts[name] for name in self._written_out.one_error_from(words, is_slip)}
        found |= {self._texts[name] for name in self._as_printed.one_error_from(split_words(printed), is_slip)}
        if len(found) != 1:
            return None
        names = self._alike[found.pop()]
        known = {name: self._shortened[name] for name in names}
        alike = most_alike(printed, known, 1, _VERY_ALIKE)
        return NameMatch(names, NameKind.MISTYPED, min(round(alike[0][1]), 99)) if alike else None

    def unaccented(self, printed: str) -> tuple[str, ...]:
        """Return the known names that are a printed one without their accents, if it has none.

        >>> from cchc_model.vietnamese.text import fold
        >>> len(NameBook((fold("Số hồ sơ đã trả"), fold("Số hồ sơ đã tra"))).unaccented("so ho so da tra"))
        2
        """
        return self._plain.get(plain_words(printed), ()) if is_unaccented(printed) else ()

    def contained(self, printed: str) -> tuple[str, ...]:
        """Return the known names that are whole in a printed one: several, or one with nothing else but numbers.

        >>> from cchc_model.vietnamese.text import fold
        >>> book = NameBook((fold("Số hồ sơ đã tiếp nhận"), fold("Số hồ sơ đã giải quyết")))
        >>> len(book.contained(fold("Số hồ sơ đã tiếp nhận/Số hồ sơ đã giải quyết")))
        2
        >>> book.contained(fold("Số hồ sơ đã tiếp nhận qua mạng"))
        ()
        """
        rest, found = f" {' '.join(words_of(printed[:_LONGEST]))} ", []
        for text in self._longest_first:
            if f" {text} " in rest:
                rest = rest.replace(f" {text} ", "  ")
                found.append(text)
        if len(found) == 1 and any(c.isalpha() for c in rest):
            return ()
        return tuple(name for text in found for name in self._alike[text])

    def _mistyped(self, printed: str, words: tuple[str, ...], near: Mapping[str, float]) -> NameMatch | None:
        """Return the known name with the fewest typing errors, if no other has as few."""
        costs = self._costs(printed, words, near, is_slip)
        best = [name for name, cost in costs.items() if cost == min(costs.values())]
        if len({self._texts[name] for name in best}) != 1:
            return None
        confidence = round(max(near[name] for name in best))
        return NameMatch(self._alike[self._texts[best[0]]], NameKind.MISTYPED, min(confidence, 99))

    def _doubtful(self, printed: str, near: Mapping[str, float]) -> NameMatch | None:
        """Return the known names that a printed one may be, by its letters or without its accents."""
        names = tuple(near) or self._plain.get(plain_words(printed), ())
        confidence = round(max(near.values(), default=0))
        return NameMatch(names, NameKind.DOUBTFUL, min(confidence, 99)) if names else None

    def _costs(self, printed: str, words: tuple[str, ...], names: Iterable[str], slip: Slip) -> Mapping[str, int]:
        """Return the number of typing errors for each known name that has few enough."""
        costs = ((name, self._cost(printed, words, name, slip)) for name in names)
        return {name: cost for name, cost in costs if cost is not None}

    def _meant(self, printed: str, words: tuple[str, ...]) -> Mapping[str, float]:
        """Return the known names that a printed one may be with few errors, with their similarity in percent."""
        near = self._near(printed, " ".join(words))
        return {name: near[name] for name in self._costs(printed, words, near, may_be_slip)}

    def _may_be_any(self, printed: str, words: tuple[str, ...]) -> bool:
        """Return whether a known name has enough words of a printed one, so that it is worth while to compare them."""
        return self._shared.has_enough(words) or self._shared_as_printed.has_enough(split_words(printed))

    def _near(self, printed: str, text: str) -> Mapping[str, float]:
        """Return the known names that are most similar to a printed one, with their similarity in percent."""
        found = most_alike(printed, self._shortened, _SHORTLIST, _LEAST_ALIKE)
        if not found or found[0][1] < _VERY_ALIKE:
            # Abbreviations written out on one side only hide what is alike.
            found += most_alike(text, self._shortened_texts, _SHORTLIST, _LEAST_ALIKE)
        scores = dict(found)
        least = max(scores.values(), default=0.0) - _CLEARLY_LESS
        return {name: score for name, score in scores.items() if score >= least}

    def _cost(self, printed: str, words: tuple[str, ...], name: str, slip: Slip) -> int | None:
        """Return the number of typing errors between a printed and a known name, or None if they differ.

        Abbreviations are compared written out, then as printed.
        """
        known = self._written_out.names[name]
        cost = typing_cost(words, known, slip)
        if cost is None:
            as_printed, as_known = split_words(printed), self._as_printed.names.get(name, known)
            cost = None if (as_printed, as_known) == (words, known) else typing_cost(as_printed, as_known, slip)
        return cost if cost is not None and cost <= _most_errors(known) else None

    def _cut(self, words: tuple[str, ...], *, stated: bool) -> NameMatch | None:
        """Return the name that a printed one begins, or in doubt all that it may begin."""
        text = " ".join(words)
        if len(words) < _FEWEST_BEGUN_WORDS or f"\n{text}" not in self._beginnings:
            return None
        longer = [known for known in self._alike if known.startswith(text)]
        share = len(text) / len(longer[0])
        # A name that was cut within a word may end in another word: `qua` for `quan`.
        between = stated or longer[0][len(text) :].startswith(" ") or not may_be_word(words[-1])
        sure = len(longer) == 1 and len(words) >= _FEWEST_CUT_WORDS and share >= _LEAST_CUT and between
        names = tuple(name for known in longer for name in self._alike[known])
        return NameMatch(names, NameKind.CUT if sure else NameKind.DOUBTFUL, round(100 * share))


def _shared_words(written_out: Mapping[str, Sequence[str]], printed: Mapping[str, Sequence[str]]) -> SharedWords:
    """Return the words of known names, as printed or else written out.

    An error concerns at most two words on each side, so that a name with few errors shares all others.
    """
    return SharedWords.of((printed.get(name, known), 2 * _most_errors(known)) for name, known in written_out.items())


def _grouped(texts: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """Return the names of each text."""
    found: dict[str, tuple[str, ...]] = {}
    for name, text in texts.items():
        found[text] = (*found.get(text, ()), name)
    return found


def _most_errors(known: Sequence[str]) -> int:
    return max(1, len(known) // _TYPOS_PER_WORDS)
