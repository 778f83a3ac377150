"""The words of column titles, with the roles that they give to a column.

A word that the vocabulary lacks leaves a title unexplained.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from cchc_model.vietnamese.text import fold


class Role(StrEnum):
    """The meaning of a word in a title."""

    NAME = "name"
    UNIT = "unit"
    ORDINAL = "ordinal"
    VALUE = "value"
    TOTAL = "total"
    CURRENT = "current"
    RATIO = "ratio"
    OTHER_PERIOD = "other_period"
    PLAN = "plan"
    REMAINDER = "remainder"
    ACCUMULATED = "accumulated"
    COMPARISON = "comparison"
    POINTS = "points"
    PART = "part"
    NOTE = "note"
    AGENCY = "agency"
    LINK = "link"
    CODE = "code"
    CORRECTION = "correction"
    PROPOSAL = "proposal"
    ESTIMATE = "estimate"
    DIMENSION = "dimension"
    OTHER_UNIT = "other_unit"
    SERIAL = "serial"


EXCLUDED = (
    Role.PLAN,
    Role.OTHER_PERIOD,
    Role.REMAINDER,
    Role.ACCUMULATED,
    Role.COMPARISON,
    Role.POINTS,
    Role.NOTE,
    Role.AGENCY,
    Role.LINK,
    Role.CODE,
    Role.DIMENSION,
    Role.OTHER_UNIT,
    Role.SERIAL,
    Role.PART,
)
"""The roles of a column that is not the value column, the decisive one first."""

_NEEDS = ("nhu cầu", "cần", "đăng ký", "needed")
"""The words of a requirement, of which other columns have what is met."""

_TIMES = ("kỳ", "kỳ báo cáo", "quý", "tháng", "năm")
_AWAY = (
    "trước", "sau", "tới", "tiếp theo", "kế tiếp", "liền kề", "liền trước", "liền sau", "kề trước", "trước liền kề",
)  # fmt: skip
"""What a time is called by its side of another one: `kỳ tới` is the next period."""

_VOCABULARY: Mapping[Role | None, tuple[str, ...]] = {
    Role.NAME: (
        "tên chỉ tiêu", "chỉ tiêu", "nội dung", "tiêu chí", "tên tiêu chí", "danh mục", "công việc", "hạng mục",
        "indicator", "indicators", "content",
    ),
    Role.UNIT: ("đơn vị tính", "đ vt", "đv tính", "đ v tính", "đơn vị đo", "unit", "units"),
    Role.ORDINAL: ("thứ tự", "số thứ tự", "số tt", "no", "no.", "#", "mục"),
    Role.VALUE: (
        "số lượng", "kết quả", "thực hiện", "giá trị", "số liệu", "số thực hiện", "đạt được", "phát sinh",
        "thực tế", "kê khai", "thống kê", "result", "results", "actual", "value", "values", "quantity", "number",
        "data", "amount",
    ),
    Role.TOTAL: ("tổng số", "tổng cộng", "tổng", "chung", "total"),
    Role.ESTIMATE: (
        "ước", "ước tính", "dự ước", "ước đạt", "tạm tính", "sơ bộ", "estimate", "estimated", "provisional",
        "preliminary",
    ),
    Role.CURRENT: (
        "kỳ này", "kỳ báo cáo", "trong kỳ", "quý này", "tháng này", "năm nay", "trong quý", "trong tháng", "trong năm",
        "quý báo cáo", "tháng báo cáo", "năm báo cáo", "hiện tại", "hiện nay", "current", "this", "current period",
        "reporting period", "this period",
    ),
    Role.RATIO: ("tỷ lệ", "tỉ lệ", "tỷ trọng", "phần trăm", "%", "rate", "ratio", "percent", "percentage"),
    Role.OTHER_PERIOD: (
        *(f"{time} {away}" for time in _TIMES for away in _AWAY), "năm ngoái", "cùng kỳ", "kỳ gốc", "trước", "số cũ",
        "số liệu cũ", "previous", "last", "former", "prior", "next",
    ),
    Role.PLAN: (
        "kế hoạch", "mục tiêu", "giao", "được giao", "chỉ tiêu giao", "chỉ tiêu kế hoạch", "dự kiến", "dự toán",
        "phấn đấu", "định mức", "plan", "planned", "target", "targets", "budget",
    ),
    Role.REMAINDER: (
        "chưa", "không", "còn", "còn lại", "còn thiếu", "tồn", "thiếu", "remaining", "pending", "not", *_NEEDS,
    ),
    Role.ACCUMULATED: (
        "lũy kế", "luỹ kế", "từ đầu năm", "cộng dồn", "accumulated", "cumulative", "ytd", "year to date",
    ),
    Role.COMPARISON: (
        "so sánh", "so với", "so", "tăng", "giảm", "chênh lệch", "tỷ lệ đạt", "tỉ lệ đạt", "mức đạt", "tỷ lệ so",
        "hoàn thành so", "bình quân", "trung bình", "average",
        "comparison", "compared", "change", "growth", "difference", "versus", "vs",
    ),
    Role.POINTS: (
        "điểm", "điểm chuẩn", "điểm tối đa", "điểm tự chấm", "điểm thẩm định", "hạng", "xếp hạng", "thứ hạng",
        "xếp loại", "points", "score", "rank", "ranking",
    ),
    Role.PART: (
        "trong đó", "huyện", "xã", "tỉnh", "phường", "thị trấn", "thôn", "ấp", "cấp huyện", "cấp xã", "cấp tỉnh", "nam",
        "nữ", "đúng hạn", "quá hạn", "trước hạn", "trực tiếp", "trực tuyến", "bao gồm", "gồm", "of which", "including",
    ),
    Role.NOTE: (
        "ghi chú", "giải trình", "chú thích", "diễn giải", "tài liệu kiểm chứng", "tài liệu", "căn cứ", "note", "notes",
        "remark", "remarks", "comment", "comments",
    ),
    Role.AGENCY: (
        "phòng phụ trách", "cơ quan chủ trì", "chủ trì", "đơn vị thực hiện", "đơn vị chủ trì", "phụ trách",
        "phối hợp", "người thực hiện", "agency", "responsible",
    ),
    Role.LINK: ("đường dẫn", "liên kết", "link", "url"),
    Role.CORRECTION: (
        "đính chính", "cải chính", "sửa", "sửa lại", "chỉnh sửa", "chỉnh lý", "điều chỉnh", "hiệu chỉnh", "sau rà soát",
        "rà soát lại", "số chốt", "đã chốt", "chốt lại", "đúng", "mới đúng", "chính xác", "sai", "nhầm",
        "không phải", "thay bằng",
        "đổi thành", "correction", "corrected", "revised", "adjusted", "amended",
    ),
    Role.PROPOSAL: ("đề nghị",),
    Role.CODE: ("mã", "mã số", "mã chỉ tiêu", "code", "id"),
    None: (
        "của", "và", "các", "theo", "tại", "từ", "đến", "năm", "quý", "tháng", "được", "số", "kỳ", "thời điểm", "hết",
        "cuối", "đầu", "báo cáo", "là",
        *(f"{time} tới nay" for time in _TIMES),  # not of the time to come
        "toàn", "cả", "ubnd", "trên địa bàn", "địa bàn",
        "period", "of", "the", "for", "in", "to", "date",
    ),
}  # fmt: skip
"""Words and phrases of titles; None: words without a meaning of their own."""

_ABBREVIATED = (
    "kết quả", "thực hiện", "số lượng", "kế hoạch", "tỷ lệ", "ghi chú", "đơn vị tính", "thứ tự", "số thứ tự", "lũy kế",
    "cùng kỳ", "kỳ trước", "kỳ này", "tổng số", "tổng cộng",
)  # fmt: skip
"""The phrases that offices abbreviate in titles."""

_LONGEST_ABBREVIATION = 6
_FEWEST_SPACED = 3


def roles_of_words(tokens: Sequence[str], *, bare: bool) -> tuple[set[Role], list[str]]:
    """Return the roles of the words of a title, and the words that have none.

    Args:
        tokens: the words; or their letters, where a title is printed with a space after each.
        bare: True if the title has no diacritics, so that words of several roles have none.

    >>> roles_of_words(["Kết", "quả", "xanh"], bare=False)
    ({<Role.VALUE: 'value'>}, ['xanh'])
    """
    if len(tokens) >= _FEWEST_SPACED and all(len(token) == 1 and token.isalpha() for token in tokens):
        tokens = _spaced_words(tokens)
    vocabulary = _BARE_ROLES if bare else _ROLES
    roles: set[Role | None] = set()
    unexplained: list[str] = []
    folded = list(map(fold, tokens))
    at = 0
    while at < len(tokens):
        begins = folded[at] in _FIRST_WORDS
        for length in range(min(_LONGEST_PHRASE, len(tokens) - at) if begins else 0, 0, -1):
            phrase = " ".join(folded[at : at + length])
            if phrase in vocabulary:
                roles.add(vocabulary[phrase])
                at += length
                break
        else:
            stated = _abbreviated(tokens[at])
            roles |= stated
            if not stated and not tokens[at].isdigit():
                unexplained.append(tokens[at].casefold())
            at += 1
    return {role for role in roles if role is not None}, unexplained


def without_ratio(folded: str, *, bare: bool) -> str | None:
    """Return a folded title without the words of a ratio at its beginning; None if it begins otherwise.

    >>> without_ratio("rate of completion", bare=False), without_ratio("kết quả", bare=False)
    (' of completion', None)
    """
    phrases = _BARE_RATIOS if bare else _RATIOS
    first = next((phrase for phrase in phrases if folded.startswith(phrase)), None)
    return None if first is None else folded.removeprefix(first)


def _abbreviated(token: str) -> set[Role | None]:
    """Return the roles of an abbreviation, which has the initials of phrases: `KQTH` for `kết quả thực hiện`.

    Its case does not matter, because initials without a vowel are no word.
    """
    if not token.isalpha() or len(token) > _LONGEST_ABBREVIATION:
        return set()
    initials = token.casefold()
    if initials in _INITIALS:
        return {_INITIALS[initials]}
    for cut in range(2, len(initials) - 1):
        first, rest = _INITIALS.get(initials[:cut]), _INITIALS.get(initials[cut:])
        if first is not None and rest is not None:
            return {first, rest}
    return set()


def _spaced_words(letters: Sequence[str]) -> list[str]:
    """Return the words of a title that is printed with a space after each letter; the letters if none fits."""
    joined = "".join(letters).casefold()
    phrases = (phrase for known in _VOCABULARY.values() for phrase in known)
    return next((phrase.split() for phrase in phrases if phrase.replace(" ", "") == joined), list(letters))


def _bare(text: str) -> str:
    """Return a text without diacritics."""
    plain = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    return "".join(c for c in plain if not unicodedata.combining(c))


def _unanimous(pairs: Iterable[tuple[str, Role | None]]) -> dict[str, Role | None]:
    """Return the keys that stand for one role only."""
    found: dict[str, set[Role | None]] = {}
    for key, role in pairs:
        found.setdefault(key, set()).add(role)
    return {key: next(iter(roles)) for key, roles in found.items() if len(roles) == 1}


def _phrases() -> Iterator[tuple[str, Role | None]]:
    for role, phrases in _VOCABULARY.items():
        yield from ((fold(phrase), role) for phrase in phrases)


_ROLES = dict(_phrases())
_BARE_ROLES = _unanimous((_bare(phrase), role) for phrase, role in _phrases()) | {
    phrase: role for phrase, role in _ROLES.items() if not phrase.isascii()
}
"""The vocabulary without diacritics, for titles that have none, and the phrases that got theirs back."""

_INITIALS = _unanimous(
    (short, _ROLES[fold(phrase)])
    for phrase in _ABBREVIATED
    for whole in ("".join(word[0] for word in phrase.split()),)
    for short in (_bare(whole).casefold(), "".join(c if c == "đ" else _bare(c) for c in whole))
)
"""The abbreviations of phrases: their initials, with and without `đ`."""

_RATIOS = tuple(fold(phrase) for phrase in _VOCABULARY[Role.RATIO])
_BARE_RATIOS = tuple(map(_bare, _RATIOS))
_LONGEST_PHRASE = max(phrase.count(" ") + 1 for phrase in _ROLES)
_FIRST_WORDS = frozenset(phrase.partition(" ")[0] for phrase in (*_ROLES, *_BARE_ROLES)) | {""}


def words_of(role: Role | None) -> frozenset[str]:
    """Return the folded words of the phrases of a role; None: of those without a meaning of their own.

    >>> fold("lại") in words_of(Role.REMAINDER), fold("lại") in words_of(None)
    (True, False)
    """
    return frozenset(word for phrase, of in _ROLES.items() if of is role for word in phrase.split())


def states_need(title: str) -> bool:
    """Return whether a title has a word of a requirement.

    >>> states_need("Số cần có"), states_need("Số còn thiếu")
    (True, False)
    """
    plain = f" {fold(title)} "
    return any(f" {fold(phrase)} " in plain for phrase in _NEEDS)


def begins_phrase(word: str) -> bool:
    """Return whether a word begins a phrase of the vocabulary; no other word has a meaning in titles.

    >>> begins_phrase("Kế"), begins_phrase("hồ")
    (True, False)
    """
    return fold(word) in _FIRST_WORDS
