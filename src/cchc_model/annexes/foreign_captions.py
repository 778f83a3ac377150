"""Texts between the rows of an annex that say whose values follow: another body, another scope, or a name.

A heading is in common words: only its first letter is a capital, or it has words of the form. A text that ends in a
name of capital letters, such as `Trường Tiểu học An Hòa`, is none, and neither is a short text in capitals that has no
word of the form. Remarks, signatures, recipients and titles are known by how they begin.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from itertools import pairwise

from attrs import frozen

from cchc_model.annexes.document_parts import begins_signature, is_recipient
from cchc_model.annexes.name_words import words_of
from cchc_model.annexes.reporters import is_reporter
from cchc_model.annexes.row_index import row_index
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import meaning
from cchc_model.framework.framework import Framework
from cchc_model.indicators import SOC_TRANG_DISTRICT
from cchc_model.reports import body_words
from cchc_model.reports.body_words import begins_agency, begins_title
from cchc_model.reports.name_ends import BODY_WORDS
from cchc_model.reports.organisations import Level, Organisation
from cchc_model.reports.territory_levels import LEVEL_WORDS, levels_in
from cchc_model.vietnamese.text import fold

_NAMED = re.compile(rf"\b((?i:{LEVEL_WORDS}))\s+(\S.*)")
_SCOPE = re.compile(rf"\b(?:toàn|cả)\s+(?:địa bàn\s+)?({LEVEL_WORDS}|quốc|nước)\b")
_DATA = re.compile(r"\b(?:số liệu|dữ liệu|kết quả|tổng hợp|riêng|của)\b")
_CITING = re.compile(
    r"\b(?:kèm theo|ban hành|căn cứ|kính gửi|nơi nhận|giao|kế hoạch|quyết định|công văn|chỉ thị|nghị quyết|đề án|"
    r"chương trình|thông báo|hướng dẫn|chỉ đạo)\b"
)
"""The words of a text that names a body because of its document or its order."""
_WITHIN = frozenset(
    ("tại", "theo", "về", "của", "ở", "do", "và", "với", "trên", "trong", "cho", "từ", "đến", "thực", "hiện", "bởi")
)
"""The words of a sentence, which no name of a body has."""
_MARK = re.compile(r"^\s*(?:\(?(?:[0-9]{1,2}(?:\.[0-9]{1,2})*|[IVX]{1,5}|[A-Za-z])[.)/:]|[-+*•–])\s*")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PERSON = f"{fold('người')} "
"""The first word of a line that names who wrote or answers: `Người liên hệ: Nguyễn Văn An`."""
_REMARK = re.compile(r"\s*\(")
_DIVISION = re.compile(r"(?:phần|chương|mục|trang|tiếp|nội dung)\b")
"""The words before the number of a part of a document."""
_OWNER = re.compile(r"\b(?:của|riêng)\s+(\S.*)", re.IGNORECASE)
_FEWEST, _MOST = 2, 8
"""The fewest words of a name, and the most of the name of a body."""
_MOST_CAPITALS = 4
"""The most words of a name in capitals that no word of the form explains."""


class Belongs(IntEnum):
    """The evidence of a text that the values below it are of another body."""

    NOT = 0
    """None: it is a heading, a remark, a title or a signature."""
    MAYBE = 1
    """It may name another body, or is not explained."""
    CERTAINLY = 2
    """It names another territory, or a total of another scope."""


@frozen
class Reader:
    """The reader of texts between the rows of a report.

    Attributes:
        own: the organisation of the report.
        framework: the framework that the annex follows.
    """

    own: Organisation | None
    framework: Framework

    def judge(self, text: str) -> Belongs:
        """Return the evidence of a text that the values below it are of another body.

        Args:
            text: the text, on one line.
        """
        if _REMARK.match(text) or _is_note(text) or fold(text).startswith(_PERSON):
            return Belongs.NOT
        plain = _MARK.sub("", unicodedata.normalize("NFC", text)).strip(" :.;")
        of_scope = self._of_scope(plain)
        if of_scope is not None:
            return of_scope
        if self._names_other(plain, colon=text.rstrip().endswith(":")):
            return Belongs.CERTAINLY
        named = _named_owner(plain)
        if named:
            return Belongs.MAYBE if self._is_name(named) else Belongs.NOT
        if _DIVISION.match(plain.casefold()) or (begins_title(plain) and not _ends_in_name(plain)):
            return Belongs.NOT
        responsible = begins_agency(plain) and not _is_institution(plain)  # for the rows below it, perhaps
        return Belongs.MAYBE if not responsible and self._is_name(plain) else Belongs.NOT

    def is_own_scope(self, text: str) -> bool:
        """Return whether a text says that the values below it are those of the reporting organisation as a whole."""
        found = scope_of(_MARK.sub("", unicodedata.normalize("NFC", text)).strip(" :.;"))
        level = self._level()
        return bool(found) and level is not None and level in levels_in(found)

    def _level(self) -> Level | None:
        """Return the level of the reporting organisation; an agency reports for the committee above it."""
        own = self.own
        if own is not None and own.level is Level.AGENCY:
            own = own.parent
        return None if own is None or own.level is Level.AGENCY else own.level

    def _of_scope(self, text: str) -> Belongs | None:
        """Return the evidence of a text with a scope, such as `Toàn huyện`; None for one that states none."""
        found = scope_of(text)
        if not found:
            return None
        levels, level = levels_in(found), self._level()
        if level is None:
            agency = self.own is not None and self.own.level is Level.AGENCY
            return Belongs.NOT if agency and levels else Belongs.MAYBE
        return Belongs.NOT if level in levels else Belongs.CERTAINLY

    def _names_other(self, text: str, *, colon: bool) -> bool:
        """Return whether a text names a territory, not that of the report, as the one that the values are of."""
        found = _NAMED.search(text)
        if found is None or not (found[2][0].isupper() or found[2][0].isdigit()):
            return False
        if self.own is not None and f"{fold(found[0])} ".startswith(f"{self.own.known_as} "):
            return False
        before = text[: found.start()].casefold()
        if _CITING.search(before):
            return False
        return colon or not before.strip() or _DATA.search(before) is not None

    def _is_name(self, text: str) -> bool:
        """Return whether a text is or ends in a name that no word of the form explains."""
        words = _WORD.findall(text)
        if len(words) < _FEWEST or self._is_own(text):
            return False
        if text.isupper():
            short = len(words) <= (_MOST if fold(words[0]) in BODY_WORDS else _MOST_CAPITALS)
            return short and not meaning(text).known and not self._has_pair(words, whole=False)
        return _ends_in_name(text) and not self._has_pair(_last_name(words), whole=True)

    def _is_own(self, text: str) -> bool:
        return self.own is not None and fold(text) in fold(self.own.name)

    def _has_pair(self, words: Sequence[str], *, whole: bool) -> bool:
        """Return whether words that stand side by side do so in the form too: some of them, or all."""
        known = set(_pairs_of(self.framework)) | set(_pairs_of(SOC_TRANG_DISTRICT))
        found = [pair in known for pair in pairwise(words_of(fold(" ".join(words))))]
        return (all(found) if whole else any(found)) and bool(found)


def harmless_lines(texts: Sequence[str]) -> frozenset[int]:
    """Return the places of the texts that are recipients or signatures, with the names of the persons who sign.

    Args:
        texts: texts that follow each other.
    """
    found: set[int] = set()
    listed, signed = False, 0
    for at, text in enumerate(texts):
        if not text:
            listed = False
            continue
        listed = is_recipient(text) and (listed or not text.startswith(("-", "+")))
        signs = begins_signature(text)
        signed += signs
        person = not signs and signed > 0 and _is_person(text)
        signed -= person
        if listed or signs or person:
            found.add(at)
    return frozenset(found)


def _is_institution(text: str) -> bool:
    """Return whether a text is the name of an institution of a kind that a place has several of: `Trạm Y tế An Hòa`.

    The kind has several words, unlike `sở` or `phòng`, and a name follows it.
    """
    words = body_words.words_of(text)
    kind = body_words.starts(words.folded, 0, body_words.AGENCIES)
    return kind > 1 and len(words) - kind >= _FEWEST


def _is_person(text: str) -> bool:
    words = _WORD.findall(text)
    return _FEWEST <= len(words) <= _MOST_CAPITALS + 1 and all(word[:1].isupper() for word in words)


def _is_note(text: str) -> bool:
    label, colon, _ = text.partition(":")
    return bool(colon) and Role.NOTE in meaning(label).roles


def _named_owner(text: str) -> str:
    """Return what stands behind the label of an organisation, or behind `của` in a statement about numbers."""
    label, _, value = text.partition(":")
    if is_reporter(label):
        return value.strip()
    found = _OWNER.search(text) if _DATA.search(_OWNER.sub("", text).casefold()) else _OWNER.match(text)
    return "" if found is None else found[1]


def scope_of(text: str) -> str:
    """Return the scope with which a text begins or ends, such as `toàn huyện`; else an empty text."""
    plain = text.casefold()
    found = list(_SCOPE.finditer(plain))
    return next((one[0] for one in found if one.start() == 0 or one.end() == len(plain)), "")


def _last_name(words: Sequence[str]) -> list[str]:
    """Return the last words with a capital letter, of which one may be a number or a letter."""
    kept: list[str] = []
    for word in reversed(words):
        short = not kept and (word.isdigit() or len(word) == 1)
        if not short and not (word[:1].isupper() and not (word.isupper() and len(word) > 1)):
            break
        kept.insert(0, word)
    return kept


def _ends_in_name(text: str) -> bool:
    """Return whether a text ends in a name of capital letters, as a whole or behind the words of a body."""
    words = _WORD.findall(text)
    name = [word for word in _last_name(words) if len(word) > 1 and not word.isdigit()]
    before = words[: len(words) - len(_last_name(words))]
    return len(words) <= _MOST and len(name) >= _FEWEST and _WITHIN.isdisjoint(map(str.casefold, before))


def _pairs_of(framework: Framework) -> Iterator[tuple[str, str]]:
    names: Iterable[str] = row_index(framework).rows
    for name in names:
        yield from pairwise(words_of(name))
