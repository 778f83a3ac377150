"""The body that a whole text names, perhaps without `UBND`, and the one that a title on one line names.

`BÁO CÁO CCHC THÁNG 1/2022 XÃ AN HÒA` names a body only if every other word of it is that of a title or of a time.
"""

import datetime as dt
import re
from collections.abc import Sequence

from cchc_model.reports.body_words import (
    AGENCIES,
    COMMITTEES,
    COUNCILS,
    ENDS,
    MARKS,
    MOTTO,
    RULE,
    TITLES,
    Words,
    begins_agency,
    phrases,
    starts,
    words_of,
)
from cchc_model.reports.organisation_texts import PartKind, TextPart, text_parts
from cchc_model.reports.organisations import RANKS, Level, Organisation
from cchc_model.reports.territory_levels import FULL_LEVELS, begins_territory
from cchc_model.reports.unaccented import PHRASES

_SUBJECTS = phrases(
    "cchc", "cải cách hành chính", "công tác", "thực hiện", "kết quả", "về", "việc", "tthc", "thủ tục hành chính",
    "của", "tại", "nhiệm vụ", "kiểm soát", "giải quyết", "hồ sơ", "tiếp nhận", "công vụ",
    "chuyển đổi số", "định kỳ", "kỳ",
    "trên địa bàn", "theo", "thống kê", "tổng hợp", "chỉ số", "số", "mẫu", "lục", "par index", "bc",
)  # fmt: skip
"""What titles are about, and the words between."""
_TIMES = phrases(
    "quý", "quí", "q", "tháng", "năm", "6 tháng", "9 tháng", "đầu năm", "cuối năm", "sáu tháng", "chín tháng", "nửa",
    "đầu", "từ", "ngày", "đến", "hết", "cả năm",
)  # fmt: skip
_NUMBER = re.compile(r"(?:[tq]?[0-9]+|[ivx]+)(?:[./-][0-9ivx]+)*")
_SUBJECTS_OF_STATE = phrases("xã hội hóa", "xã hội chủ nghĩa", "xã hội học")
"""Words that begin like the name of a territory."""
_LONGEST = 40
_USUAL_NAME = 3
"""The most words of the names of almost all territories."""


_DOCUMENTS = phrases(
    "nghị quyết", "quyết định", "chỉ thị", "quy chế", "quy định", "thông cáo", "thông báo", "hướng dẫn", "chương trình",
    "kế hoạch", "phương án", "đề án", "dự án", "báo cáo", "biên bản", "tờ trình", "hợp đồng", "công văn", "công điện",
    "bản ghi nhớ", "bản thỏa thuận", "giấy ủy quyền", "giấy mời", "giấy giới thiệu", "giấy nghỉ phép", "phiếu gửi",
    "phiếu chuyển", "phiếu báo", "phiếu trình", "thư công", "dự thảo", "bản sao", "bản chính", "sao y", "sao lục",
    "trích sao", "mật", "tối mật", "tuyệt mật", "khẩn", "thượng khẩn", "hỏa tốc", "lưu hành nội bộ",
)  # fmt: skip
"""The kinds of documents of offices, and the marks beside their numbers: drafts, copies, what is secret or urgent."""
_NAMES_OF_PLACES = frozenset(
    (*AGENCIES, *FULL_LEVELS, *COMMITTEES, *COUNCILS, *phrases(*MOTTO.split(" - "), "trấn", "phố", "đồng", "trường"))
)
"""Phrases of these texts with which the names of places begin, too, or that are the names of some: `Tự Do`."""
_WORDING = tuple(
    sorted({*phrases(*PHRASES), *_DOCUMENTS, *ENDS, *_SUBJECTS, *_TIMES} - _NAMES_OF_PLACES, key=len, reverse=True)
)
"""What all texts around a table are worded with."""
_SHORT_NAME = 2
"""The most words of the name of a place that begins like an agency, such as `Sở Dầu`."""


def goes_on_as_place(text: str) -> bool:
    """Return whether a line below `UBND XÃ` can be the name of the place: it is no title, document, time or agency.

    >>> [goes_on_as_place(text) for text in ("ĐẠI TÂM", "NĂM CĂN", "12", "TỰ DO", "SỞ DẦU")]
    [True, True, True, True, True]
    >>> [goes_on_as_place(text) for text in ("PHỤ LỤC I", "Quý III năm 2025", "THÔNG BÁO", "VĂN PHÒNG HĐND VÀ UBND")]
    [False, False, False, False]
    """
    words = words_of(text)
    if begins_agency(text) and len(words) > _SHORT_NAME:
        return False
    return not (any(word.isalpha() for word in words) and _is_wording(words))


def _is_wording(words: Words) -> bool:
    """Return whether words are those of titles, documents and times, or begin like those and go on in small letters."""
    at = 0
    while at < len(words):
        step = _step(words, at) or starts(words.folded, at, _WORDING)
        if not step:
            return at > 0 and words.printed[at].islower()
        at += step
    return True


def whole_body(text: str, *, on: dt.date | None = None) -> Organisation | None:
    """Return the body that a text names with nothing but a time, or None; the name of a territory is its committee's.

    >>> [body and body.name for body in map(whole_body, ("PHƯỜNG 12", "TT. Mỹ Xuyên", "Phòng TNMT", "Xã hội hóa"))]
    ['UBND phường 12', 'UBND thị trấn Mỹ Xuyên', 'Phòng TNMT', None]
    >>> whole_body("Thị xã Ngã Năm 2022").name, whole_body("XÃ AN HÒA THĂM HỎI")
    ('UBND thị xã Ngã Năm', None)
    """
    first, *others = _parts(text, on)
    if first.kind is not PartKind.BODY or _may_run_on(first) or not all(map(_is_time, others)):
        return None
    return first.organisation


def _parts(text: str, on: dt.date | None) -> tuple[TextPart, ...]:
    """Return the parts of a text that may begin with a territory in place of its committee."""
    bare = begins_territory(text) and not starts(words_of(text).folded, 0, _SUBJECTS_OF_STATE)
    return text_parts(f"UBND {text}" if bare else text, on=on) or (TextPart(PartKind.OTHER, text),)


def titled_body(text: str, *, on: dt.date | None = None) -> Organisation | None:
    """Return the body that a title names, if all other words of it are those of titles and times.

    >>> titled_body("BÁO CÁO CCHC THÁNG 1.2022 XÃ AN HÒA").name
    'UBND xã An Hòa'
    >>> titled_body("BÁO CÁO CCHC PHÒNG NỘI VỤ HUYỆN MỸ XUYÊN QUÝ I/2022").name
    'PHÒNG NỘI VỤ HUYỆN MỸ XUYÊN'
    >>> titled_body("BÁO CÁO THĂM HUYỆN MỸ XUYÊN"), titled_body("BÁO CÁO CCHC CÁC XÃ")
    (None, None)
    """
    words = words_of(text)
    if len(words) > _LONGEST:
        return None
    at = 0
    while at < len(words):
        first, *others = _parts(words.text(at, len(words)), on)
        if first.kind is PartKind.BODY and all(map(_is_explained, others)):
            return None if _may_run_on(first) else first.organisation
        step = _step(words, at)
        if not step:
            return None
        at += step
    return None


def _may_run_on(part: TextPart) -> bool:
    """Return whether the name of a territory in capitals is so long that other words may follow it.

    Nothing but the line tells where such a name ends. Names on both sides of a dash are two names.
    """
    body = part.organisation
    while body is not None and part.text.isupper():
        names = " ".join(word for word in body.name.split()[1:] if not word.islower()).split(" - ")
        if body.level is not Level.AGENCY and any(len(name.split()) > _USUAL_NAME for name in names):
            return True
        body = body.parent
    return False


def is_superior(above: Organisation, below: Sequence[Organisation]) -> bool:
    """Return whether a committee may be above the lowest of the bodies of a letterhead, or the one that it serves."""
    committees = [body for body in below if body.level is not Level.AGENCY]
    if above.level is Level.AGENCY:
        return False
    if not committees:
        return above.level is Level.PROVINCE or not _is_of_province(below[-1])
    lowest, agency = committees[-1], below[-1].level is Level.AGENCY
    return RANKS[above.level] > RANKS[lowest.level] or (agency and above.known_as == lowest.known_as)


_OF_PROVINCE = phrases("sở")
"""The agencies that only a province has (Law on the Organisation of Local Government)."""


def _is_of_province(agency: Organisation) -> bool:
    return starts(words_of(agency.name).folded, 0, _OF_PROVINCE) > 0


def _is_explained(part: TextPart) -> bool:
    """Return whether a part of a title consists of words of titles and times."""
    words, at = words_of(part.text), 0
    while at < len(words) and part.kind is PartKind.OTHER:
        step = _step(words, at)
        if not step:
            return False
        at += step
    return part.kind in (PartKind.OTHER, PartKind.FIXED)


def _is_time(part: TextPart) -> bool:
    """Return whether a part of a text consists of the words of times."""
    words, at = words_of(part.text), 0
    while at < len(words) and part.kind is PartKind.OTHER:
        step = 1 if _NUMBER.fullmatch(words.folded[at]) else starts(words.folded, at, _TIMES)
        if not step:
            return False
        at += step
    return part.kind is PartKind.OTHER


def _step(words: Words, at: int) -> int:
    """Return the number of words at a place that are those of a title or of a time."""
    word = words.printed[at]
    if word in MARKS or RULE.fullmatch(word) or _NUMBER.fullmatch(words.folded[at]):
        return 1
    return starts(words.folded, at, TITLES) or starts(words.folded, at, (*_SUBJECTS, *_TIMES))
