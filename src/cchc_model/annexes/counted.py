"""What the numbers of a text count: what the row counts, another thing, or something that may be either."""

import re

from cchc_model.annexes.title_words import EXCLUDED
from cchc_model.annexes.titles import meaning
from cchc_model.framework.measures import CodeList, Measure, UnitType
from cchc_model.reports.body_words import begins_agency
from cchc_model.reports.territory_levels import begins_territory
from cchc_model.vietnamese.notation import Number
from cchc_model.vietnamese.text import fold, fold_label, without_accents

KINDS = (
    r"luật|nghị định|nghị quyết|quyết định|thông tư|chỉ thị|công văn|kế hoạch|chương trình|tờ trình|thông báo|văn bản"
    r"|hướng dẫn|đề án|biên bản|báo cáo số|giấy|hợp đồng|danh sách|phụ lục|điều|khoản|qđ|cv|kh|bc|nq|nđ|tt"
)
"""The kinds of documents, as words and as texts abbreviate them."""

_OTHER_THING = re.compile(
    rf"\s*(?:người|đồng chí|cán bộ|công chức|viên chức|học viên|đại biểu|hộ|lần|lượt|cuộc|buổi|lớp|đợt|phiên|hội nghị"
    rf"|giờ|phút|ngày|tuần|tháng|quý|năm|(?:(?:nghìn|ngàn|triệu|tỷ)\s+)?(?:đồng|vnđ)|điểm|trang|{KINDS}"
    rf"|trường(?! hợp)|ban|trạm|hội|đoàn|đội|khối|thôn|ấp|khóm|khu phố|địa phương|đơn vị|cơ quan)\b"
)
"""Persons, events, times, money, documents and bodies, which are nothing that another row of a count may be."""
_SOURCE = re.compile(
    r"[:=]\s*$|^\W*(?:trên|trong|theo|từ)\b"
    r"|\b(?:số liệu|dữ liệu|số|nhập|ghi|gõ|tính|đếm|cộng|tổng|máy|phần mềm|hệ thống|báo cáo|kết quả|sổ)\b"
)
"""What leads to the number of the row itself, in other words."""
_LONGEST_UNIT = 3
"""The most words of a unit behind a number."""


def is_own_unit(text: str, measure: Measure) -> bool:
    """Return whether a text begins with the unit of a measure, in full or by its initials: `hs` where it is `hồ sơ`."""
    return unit_at(text, measure) is not None


def unit_at(text: str, measure: Measure) -> int | None:
    """Return the length of the measure's own unit at the beginning of a text, or None if it begins otherwise.

    >>> from cchc_model.indicators import DOSSIER
    >>> [unit_at(text, DOSSIER) for text in ("hồ sơ trễ", "hs", "hs trễ", "huyện")]
    [5, 2, 2, None]
    """
    if isinstance(measure, CodeList):
        return None
    for unit in map(fold_label, (measure.label.vi, *measure.variants)):
        initials = initials_of(unit)
        for form in filter(None, (unit, initials)):
            stated = text if form == unit else without_accents(text)
            if re.match(rf"{re.escape(form)}(?!\w)", stated):
                return len(form)
    return None


def initials_of(unit: str) -> str:
    """Return the initials of a folded unit of several words, without accents, or an empty text.

    >>> initials_of("hồ sơ"), initials_of("văn bản"), initials_of("phiếu"), initials_of("tỷ lệ %")
    ('hs', 'vb', '', '')
    """
    initials = without_accents("".join(word[0] for word in unit.split()))
    return initials if len(initials) > 1 and initials.isalpha() else ""


def may_count(before: str, after: str, more: Number, *, own: bool) -> bool:
    """Return whether a number of something, which is so much more than the value, may count what the value counts.

    It does not if that is a person, an event, a document or another thing of its own. Fewer things are a part of the
    row's own, or those of the words before them: `treo 25 băng rôn`, but neither `125 bộ` nor `trên sổ 125 bộ`.

    Args:
        before: the words before the number in its clause.
        after: the words behind it, without the row's own unit.
        more: the number without the value.
        own: True if the row's own unit stands behind the number.

    >>> [may_count(before, after, -5, own=False) for before, after in (("", "bộ"), ("treo", "băng rôn"), ("", "người"))]
    [True, False, False]
    """
    of_words = own or (any(map(str.isalpha, before)) and not _SOURCE.search(before))
    if (of_words and more <= 0) or _OTHER_THING.match(after):
        return False
    excluded = meaning(" ".join(after.split()[:2])).roles & frozenset(EXCLUDED)
    return not excluded and not begins_agency(after) and not begins_territory(after)


def is_noun(text: str) -> bool:
    """Return whether a text behind a number begins with something that is counted, and that no title explains.

    >>> is_noun("băng rôn"), is_noun("của tháng"), is_noun("")
    (True, False, False)
    """
    first = next(iter(text.split()), "").strip(":.()!?-")
    found = meaning(first) if first else None
    return found is not None and bool(found.unexplained or found.roles & frozenset(EXCLUDED))


def begins_unit(text: str, units: frozenset[str]) -> bool:
    """Return whether a text begins with one of some folded units.

    >>> begins_unit("thủ tục mới", frozenset({fold("Thủ tục")})), begins_unit("thủ kho", frozenset({fold("Thủ tục")}))
    (True, False)
    """
    words = text.split()[:_LONGEST_UNIT]
    return any(fold(" ".join(words[:length])) in units for length in range(1, len(words) + 1))


def without_unit(text: str, measure: Measure) -> tuple[str, bool]:
    """Return a text without the measure's own unit at its beginning, and whether it had one.

    >>> from cchc_model.indicators import DOSSIER
    >>> without_unit(" hồ sơ đất đai", DOSSIER), without_unit("bộ", DOSSIER)
    (('đất đai', True), ('bộ', False))
    """
    plain = text.strip()
    length = unit_at(plain, measure) if isinstance(measure, UnitType) else None
    return (text, False) if length is None else (plain[length:].strip(), True)
