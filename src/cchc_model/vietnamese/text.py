"""Vietnamese text: labels in two languages, and the comparison of printed names.

Copies of one annex differ in Unicode form, in the place of the tone mark (`hoà` or `hòa`), in case,
spaces, bullets, dashes and final punctuation. :func:`fold` removes only these differences.
"""

import functools
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from itertools import accumulate
from typing import Final, Literal

from attrs import frozen

Lang = Literal["vi", "en"]
"""A language of labels and sentences: Vietnamese or English."""

LANGS: Final[tuple[Lang, Lang]] = ("vi", "en")
"""Both languages, in the order of the fields of :class:`Bilingual`."""

_LOOKALIKES = str.maketrans({"Ð": "Đ", "ð": "đ", "“": '"', "”": '"', "…": "..."} | dict.fromkeys("‐‑‒–—―−", "-"))
"""Characters that old Vietnamese encodings and word processors put in place of others."""

_LOOKALIKE = re.compile(f"[{''.join(map(chr, _LOOKALIKES))}]")

# In decomposed text a tone mark stands behind its vowel. A Vietnamese syllable has one tone, so moving
# the mark to the end of the syllable makes the old and the new placement the same.
TONES = "\u0300\u0301\u0303\u0309\u0323"
_FROM_TONE = re.compile(rf"[{TONES}][^\s\d!-/:-@\[-`{{-~]+")
_SIGNS = (
    "-+*§¶·"
    "\u2020-\u2023\u2043"  # daggers and bullets
    "\u2190-\u21ff\u27f0-\u27ff\u2900-\u297f\u2b00-\u2bff"  # arrows
    "\u2215-\u221d\u22c4-\u22c6"  # operators that look like bullets
    "\u2300-\u23ff\u2500-\u2775\u2794-\u27bf"  # technical signs, boxes, shapes, dingbats
    "\ue000-\uf8ff"  # symbol fonts of word processors, such as Wingdings
    "\U0001f300-\U0001faff"  # pictures
)
_BULLET = re.compile(rf"^(?:[{_SIGNS}]\s*|[=>»]+\s*(?=[^\s\d=>»])|o\s+(?=\S))+")
"""Signs before a name. Word also prints its second bullet as an `o`, which is no Vietnamese word that begins a name."""
_CONTROL_SPACE = re.compile(r"[\t\n\r\v\f\x1c-\x1f\x85\u2028\u2029]")
_LONGEST_COMPARED = 500
_SEPARATOR = ", "


class _Word(str):
    """A word that fills an English template: alone, or a number with the words for one or for several."""

    __slots__ = ()

    def __format__(self, forms: str) -> str:
        one, _, many = forms.partition("|")
        return f"{self!s} {one if self == '1' else many}" if forms else str(self)


@frozen
class Bilingual:
    """A text in Vietnamese and in English: a name, a label, a sentence or the template of one.

    Attributes:
        vi: the Vietnamese text, with all diacritics.
        en: the English text.

    >>> name = Bilingual("Hồ sơ", "Dossiers")
    >>> name["vi"], name["en"]
    ('Hồ sơ', 'Dossiers')
    """

    vi: str
    en: str

    def __getitem__(self, lang: Lang) -> str:
        """Return the text in one language.

        Raises:
            ValueError: there is no text in this language.
        """
        if lang not in LANGS:
            raise ValueError(f"{lang!r} is not a language of this library; use one of {LANGS}")
        return self.en if lang == "en" else self.vi

    @classmethod
    def by_language(cls, text: "Callable[[Lang], str]") -> "Bilingual":
        """Return the text that a function makes in each language.

        >>> Bilingual.by_language(str.upper)
        Bilingual(vi='VI', en='EN')
        """
        return cls(text("vi"), text("en"))

    def filled(self, **words: "str | Bilingual") -> "Bilingual":
        """Return the template with its fields filled; a bilingual word is inserted in the language of the text.

        In the English text `{count:row is|rows are}` is the number with the words for one or for several.

        >>> Bilingual("{name}: thiếu", "{name} is missing").filled(name=Bilingual("Hồ sơ", "Dossiers")).en
        'Dossiers is missing'
        >>> Bilingual("{count} dòng để trống", "{count:row is|rows are} blank").filled(count="1").en
        '1 row is blank'
        """
        vi = {key: word if isinstance(word, str) else word.vi for key, word in words.items()}
        en = {key: _Word(word if isinstance(word, str) else word.en) for key, word in words.items()}
        return Bilingual(self.vi.format_map(vi), self.en.format_map(en))


def one_line(text: str) -> str:
    r"""Return a text on one line: line breaks and tabs become one space, the ends are stripped.

    >>> one_line("Số hồ sơ\n tiếp nhận\t")
    'Số hồ sơ tiếp nhận'
    """
    text = text.strip()
    if text.isprintable():
        return text
    return " ".join(part for part in map(str.strip, _CONTROL_SPACE.split(text)) if part)


def visible(text: str) -> str:
    """Remove characters without width, such as zero-width spaces, byte order marks and soft hyphens."""
    if text.isprintable():
        return text
    return "".join(c for c in text if unicodedata.category(c) != "Cf")


def shortened(text: str, most: int = 60) -> str:
    """Cut a text for a sentence to a maximum length. The fields next to the sentence contain the whole text.

    >>> shortened("Số nhiệm vụ đã hoàn thành", 12)
    'Số nhiệm vụ…'
    """
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def how_many_fit(texts: Iterable[str], most: int) -> int:
    """Return how many texts, with a separator behind each, a sentence has room for; the first always has.

    >>> how_many_fit(["Có", "Không", "Không có"], 12), how_many_fit(["Không có"], 3)
    (2, 1)
    """
    ends = accumulate(len(text) + len(_SEPARATOR) for text in texts)
    return max(1, sum(end <= most for end in ends))


def quoted_list(names: Iterable[str], most: int = 240) -> Bilingual:
    """Return names in quotation marks for a sentence, and the number of those that it has no room for.

    >>> quoted_list(["Trang 1", "Trang 2", "Trang 3"], 24).vi
    '“Trang 1”, “Trang 2” và 1 tên khác'
    """
    quoted = [f"“{shortened(name)}”" for name in names]
    shown = quoted[: how_many_fit(quoted, most)]
    more, text = len(quoted) - len(shown), _SEPARATOR.join(shown)
    return Bilingual(f"{text} và {more} tên khác", f"{text} and {more} more") if more else Bilingual(text, text)


def fold(text: str) -> str:
    """Return the form of a printed name that is used for comparison.

    Unicode form, tone-mark placement, case, white space, bullets, the kind of dashes and final punctuation do
    not count. Letters, diacritics, digits and all other characters count: `đã` differs from `chưa`, and `hoa`
    differs from `hoà`.

    >>> fold("- Số TTHC áp dụng tại UBND cấp xã:") == fold("số TTHC  áp dụng tại UBND cấp xã")
    True
    >>> fold("hoà") == fold("hòa") != fold("hoa")
    True
    """
    if text.isascii() and text.isalnum():
        return text.lower()
    return _folded(text) if len(text) > _LONGEST_COMPARED else _folded_once(text)


def _folded(text: str) -> str:
    text = visible(text)
    if _LOOKALIKE.search(text):
        text = text.translate(_LOOKALIKES)
    text = " ".join(unicodedata.normalize("NFD", text).casefold().split())
    if not text[:1].isalpha() or text.startswith("o "):
        text = _BULLET.sub("", text)
    return _FROM_TONE.sub(_tone_last, text).rstrip(" .:;,")


_folded_once = functools.lru_cache(maxsize=1_024)(_folded)
"""Reading compares each name and unit of an annex many times."""


def _tone_last(syllable: re.Match[str]) -> str:
    """Return the rest of a syllable, with the tone mark moved from its beginning to its end."""
    tone, rest = syllable[0][0], syllable[0][1:]
    if rest.isascii():
        return rest + tone
    tones = [tone, *(c for c in rest if c in TONES)]
    return "".join(c for c in rest if c not in TONES) + "".join(sorted(tones))


def without_accents(text: str) -> str:
    """Return a name in lower case without any accent, as people type it in a hurry.

    >>> without_accents("UBND huyện Ví Dụ Ba")
    'ubnd huyen vi du ba'
    """
    plain = unicodedata.normalize("NFD", visible(text).casefold()).replace("đ", "d")
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def fold_label(text: str) -> str:
    """Return the form of a code's label that is used for comparison.

    Unicode form, case and white space do not count; everything else counts.

    >>> fold_label(" CÓ ") == fold_label("Có")
    True
    """
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def called(name: str, names: Mapping[str, Bilingual]) -> tuple[str, ...]:
    """Return the ids that somebody may mean who gives a name in place of an id, or mistypes an id.

    >>> called("Số hồ sơ", {"dossiers": Bilingual("Số hồ sơ", "Dossiers")})
    ('dossiers',)
    """
    wanted = fold(name)
    same = tuple(key for key, one in names.items() if wanted in (fold(one.vi), fold(one.en)))
    return same[:3] or close_matches(name, names)


def close_matches(text: str, candidates: Iterable[str], *, most: int = 3) -> tuple[str, ...]:
    """Return the candidates most similar to a text, best first.

    The result is empty if no candidate is similar or the text is very long.

    >>> close_matches("plan_task", ["plan_tasks", "feedback_received"])
    ('plan_tasks',)
    """
    if len(text) > _LONGEST_COMPARED:
        return ()
    import difflib  # needed for an error only, and not a small module

    return tuple(difflib.get_close_matches(text, candidates, n=most))
