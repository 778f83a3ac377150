"""The stages of work that names of counts state, and whether two counts are of the same things."""

import re
import unicodedata
from collections.abc import Sequence
from enum import IntEnum

from attrs import frozen

from cchc_model.vietnamese.text import fold


class Stage(IntEnum):
    """A stage of work; a count of a later stage does not exceed that of an earlier one."""

    GIVEN = 0
    """Work to be done: received, assigned, found."""
    DONE = 1
    """Work that was done."""
    PROPER = 2
    """Work that was done as it should be: in time, by the rules."""


@frozen
class StatedStage:
    """The stage that a name states, with its words."""

    stage: Stage
    words: str


_WORDS = {
    Stage.PROPER: (
        "đúng hạn", "trước hạn", "sớm hạn", "đúng tiến độ", "đúng quy trình", "quá hạn", "trễ hạn", "phát sinh hồ sơ",
    ),
    Stage.DONE: (
        "giải quyết và trả kết quả", "đã giải quyết", "được giải quyết", "đã hoàn thành", "hoàn thành", "đã xử lý",
        "được xử lý", "đã được xử lý", "đã rà soát", "có mặt", "thực tế", "đã thực hiện", "đang cung cấp",
        "đã trả kết quả", "được trả kết quả", "đã số hóa", "đã thu hồi", "đã giải ngân", "đã tinh giản", "đã cấp",
        "thanh toán trực tuyến", "đã chi", "đã nộp", "thu về",
    ),
    Stage.GIVEN: (
        "tiếp nhận", "được giao", "phải", "đề ra", "theo kế hoạch", "phát hiện", "đủ điều kiện", "thuộc diện",
        "đăng ký", "được phê duyệt", "theo quy định", "kiến nghị", "có yêu cầu", "tổng số", "giao", "phát ra",
    ),
}  # fmt: skip
_DONE = "đã"
_ORDER = (
    *((Stage.PROPER, word) for word in _WORDS[Stage.PROPER]),
    *((Stage.GIVEN, f"đã {word}") for word in ("tiếp nhận", "công bố", "kiến nghị", "phát hiện", "đăng ký")),
    *((Stage.DONE, word) for word in (*_WORDS[Stage.DONE], _DONE)),
    *((Stage.GIVEN, word) for word in _WORDS[Stage.GIVEN]),
)
_FOLDED = tuple((stage, word, fold(word)) for stage, word in _ORDER)
"""The stages with their words, the decisive ones first; `đã` alone states that something was done."""

_COUNT = re.compile(rf"^(?:{fold('tổng')} )?(?:{fold('số')} )?(?:{fold('lượng')} )?")
_FIRST_WORDS = map(fold, ("cả", "tất cả", "bao gồm", "gồm", "kể cả", "lũy kế", "chỉ thống kê"))
_INCLUDING = re.compile(r"\((?:" + "|".join(_FIRST_WORDS) + r") [^()]*\)?")
"""Brackets that say what a count includes, and so do not tell it from another."""
_LEAVING = tuple(map(fold, ("cắt giảm", "bãi bỏ", "thay thế", "tinh giản", "giải thể", "còn lại", "chưa")))
"""Words for things that are no longer, or not yet, among those that are counted."""

_HELPERS = frozenset(map(fold, ("đã", "được", "phải", "đang", "do", "có", "chưa", "tại", "của", "cả", "và", "bị")))
"""Words that begin a statement about the counted things."""


@frozen
class StatedName:
    """What the name of a row states.

    Attributes:
        folded: the folded name.
        stage: the latest stage; None without one.
        things: the words for the counted things.
        content: the words without helpers.
    """

    folded: str
    stage: StatedStage | None
    things: Sequence[str]
    content: Sequence[str]


def stated_name(name: str) -> StatedName:
    """Return what a name states.

    >>> stated_name("Số hồ sơ đã giải quyết đúng hạn").stage, stated_name("Số phòng chuyên môn").stage
    (StatedStage(stage=<Stage.PROPER: 2>, words='đúng hạn'), None)
    """
    text = f" {_plain(name)} "
    stage = next((StatedStage(stage, word) for stage, word, folded in _FOLDED if f" {folded} " in text), None)
    if stage is not None and stage.words == _DONE:  # which says what was done only with the words behind it
        stage = StatedStage(
            stage.stage, _DONE + unicodedata.normalize("NFC", name).lower().partition(_DONE)[2].rstrip(" :")
        )
    return StatedName(fold(name), stage, _things(name), _content(name))


def comparable(one: StatedName, other: StatedName) -> bool:
    """Return whether two names count the same things: the words before what they state are the same.

    >>> received, settled, other = map(stated_name, ("Số hồ sơ tiếp nhận", "Số hồ sơ đã giải quyết", "Số văn bản"))
    >>> comparable(received, settled), comparable(received, other)
    (True, False)
    """
    first, second = one.things, other.things
    length = min(len(first), len(second))
    return bool(length) and first[:length] == second[:length]


def says_more(one: StatedName, other: StatedName) -> bool:
    """Return whether a name begins with all words of another name, and has more.

    >>> longer, shorter = map(stated_name, ("Số hồ sơ được tiếp nhận trực tuyến", "Tổng số hồ sơ đã tiếp nhận"))
    >>> says_more(longer, shorter), says_more(shorter, longer)
    (True, False)
    """
    longer, shorter = one.content, other.content
    if not (len(longer) > len(shorter) and comparable(one, other) and longer[: len(shorter)] == shorter):
        return False
    return not any(word in one.folded and word not in other.folded for word in _LEAVING)


def _plain(name: str) -> str:
    """Return a folded name without brackets that say what it includes."""
    return _INCLUDING.sub("", fold(name)).strip()


def _things(name: str) -> Sequence[str]:
    """Return the words for the counted things: those up to the first helper or stage."""
    text = _COUNT.sub("", _plain(name))
    spaced = f" {text} "
    ends = [spaced.find(f" {folded} ") for _, _, folded in _FOLDED if f" {folded} " in spaced]
    words = text[: min(ends, default=len(text))].split()
    stop = next((place for place, word in enumerate(words) if word in _HELPERS), len(words))
    return words[:stop]


def _content(name: str) -> Sequence[str]:
    text = _COUNT.sub("", _plain(name))
    return [word.strip(",.;:") for word in text.split() if word not in _HELPERS]


_APART = tuple(map(fold, ("trước hạn", "sớm hạn", "đúng hạn", "quá hạn", "trễ hạn")))
"""Words for parts that do not overlap."""


def part_apart(name: str) -> str | None:
    """Return the word by which a count does not overlap with others, such as `đúng hạn` and `quá hạn`; None without.

    >>> part_apart("Số hồ sơ quá hạn") == part_apart("Số hồ sơ đúng hạn")
    False
    """
    text = fold(name)
    return next((word for word in _APART if word in text), None)
