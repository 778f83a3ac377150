"""The words of the texts around a table: how bodies, titles and the fixed texts of a letterhead begin."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from cchc_model.reports.unaccented import accented, is_unaccented
from cchc_model.vietnamese.text import fold, visible

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


def phrases(*texts: str) -> tuple[tuple[str, ...], ...]:
    """Return phrases as folded words, the longest first."""
    return tuple(sorted((tuple(fold(text).split()) for text in texts), key=len, reverse=True))


COMMITTEES = phrases("UBND", "Ủy ban nhân dân", "Uỷ ban nhân dân")
COUNCILS = phrases("HĐND", "Hội đồng nhân dân")
AGENCIES = phrases(
    "sở", "phòng", "tổ", "văn phòng", "trung tâm", "chi cục", "chi nhánh", "tổng cục", "cục", "ban quản lý",
    "ban chỉ đạo", "ban dân tộc", "ban tôn giáo", "ban tổ chức", "ban tuyên giáo", "bộ phận", "công an", "thanh tra",
    "bảo hiểm", "kho bạc", "đảng ủy", "huyện ủy", "tỉnh ủy", "thành ủy", "hạt kiểm lâm", "tòa án", "viện kiểm sát",
    "viện nghiên cứu", "bệnh viện", "hội nông dân", "hội phụ nữ", "hội liên hiệp", "hội cựu chiến binh", "bộ chỉ huy",
    "liên đoàn", "mặt trận", "trường chính trị", "trường đại học", "trường cao đẳng", "đội quản lý", "thuế", "bưu điện",
    "ban chấp hành", "ban chỉ huy", "ban điều hành", "ban qlda", "ban ql", "ủy ban mặt trận", "uỷ ban mặt trận",
    "ủy ban mttq", "uỷ ban mttq", "hội lhpn", "hội chữ thập đỏ", "hội khuyến học", "hội người cao tuổi",
    "hội luật gia", "đoàn thanh niên", "đoàn tncs", "trạm y tế", "trạm khuyến nông", "trạm thú y", "trường mầm non",
    "trường mẫu giáo", "trường tiểu học", "trường thcs", "trường thpt", "trường trung học", "đài phát thanh",
    "đài truyền thanh", "quận ủy", "thị ủy", "vp", "bql", "bch", "bcđ", "ubmttq", "mttq", "ttyt", "ttpvhcc",
)  # fmt: skip
"""How the names of agencies begin."""
WHOLE_NAMES = phrases("thanh tra", "văn phòng", "công an", "trung tâm")
OFFICES = phrases("văn phòng", "vp")
"""The agencies whose names go on with that of the committee which they serve: `Văn phòng HĐND và UBND`."""
NO_AGENCY = phrases("tổ chức", "phòng chống", "sở hữu", "thanh tra viên")
TITLES = phrases(
    "phụ lục", "biểu", "báo cáo", "bảng", "danh mục", "thống kê", "tổng hợp", "số liệu", "hệ thống chỉ tiêu", "kết quả",
    "tình hình", "bộ chỉ số", "bộ tiêu chí", "bộ chỉ tiêu", "mẫu số", "mẫu biểu", "nội dung", "chỉ tiêu", "kế hoạch",
)  # fmt: skip
AFTER_AGENCIES = phrases("phụ lục", "biểu", "báo cáo", "bảng", "số liệu", "danh mục", "hệ thống chỉ tiêu", "mẫu số")
"""Titles that no name of an agency contains, as `Phòng Tài chính - Kế hoạch` contains `kế hoạch`."""
ENDS = (*TITLES, *phrases("kính gửi", "nơi nhận", "v/v", "về việc", "ban hành", "kèm theo", "đơn vị tính", "kỳ"))
MARKS = frozenset(",;:()[]")
RULE = re.compile(r"[\s.…_*=~–—-]*")
_WORD = re.compile(r"[,;:()\[\]]|[^\s,;:()\[\]]+")
_GLUED = re.compile(r"(?<![^\W\d_])(T[PXTpxt]|ĐK|[HQPXT])\.(?=[^\W_])")
NAME = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_NATION, _MOTTO = fold(NATION), fold(MOTTO).replace(" - ", " ")
_NUMBER, _DAY = fold("số"), fold("ngày")
_DATE_WORDS = frozenset(map(fold, ("ngày", "tháng", "năm")))
_LONGEST_PLACE = 6


@frozen
class Words:
    """The words and marks of a text as printed, and folded for comparison."""

    printed: tuple[str, ...]
    folded: tuple[str, ...]

    def __iter__(self) -> Iterator[str]:
        return iter(self.printed)

    def __len__(self) -> int:
        return len(self.printed)

    def text(self, start: int, stop: int) -> str:
        """Return a part of the text on one line."""
        return re.sub(r" (?=[,;:)\]])|(?<=[(\[]) ", "", " ".join(self.printed[start:stop]))


def words_of(text: str) -> Words:
    """Return the words of a text; an abbreviation is a word of its own: `P.12` is `P.` and `12`."""
    plain = _GLUED.sub(r"\1. ", unicodedata.normalize("NFC", visible(text)).replace("\N{EN DASH}", "-"))
    printed = tuple(word for word in _WORD.findall(plain) if word.strip("\"'“”"))
    folded = tuple(word if word in MARKS else fold(word) or word for word in printed)
    return Words(printed, accented(folded) if is_unaccented(plain) else folded)


def starts(folded: Sequence[str], at: int, phrases: Iterable[tuple[str, ...]]) -> int:
    """Return the length of the first phrase that begins at a place, or 0."""
    first = folded[at] if at < len(folded) else None
    for phrase in phrases:
        if phrase[0] == first and tuple(folded[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def begins_title(text: str) -> bool:
    """Return whether a text begins like a title or a remark of an annex, and not like a body."""
    words = words_of(text)
    start = next((at for at, word in enumerate(words.printed) if word not in MARKS and word != "-"), 0)
    return starts(words.folded, start, ENDS) > 0


def begins_agency(text: str) -> bool:
    """Return whether a text begins like the name of an agency.

    >>> begins_agency("SỞ NỘI VỤ"), begins_agency("HƯNG")
    (True, False)
    """
    return starts(words_of(text).folded, 0, AGENCIES) > 0


def fixed_end(words: Words, at: int) -> int:
    """Return the place after a fixed text of a letterhead that begins at a place, or 0."""
    folded = words.folded
    for phrase in (_NATION, _MOTTO):
        wanted, place = phrase.split(), at
        for word in wanted:
            while wanted is not None and place > at and place < len(folded) and RULE.fullmatch(words.printed[place]):
                place += 1
            if place >= len(folded) or folded[place].strip("-") != word:
                break
            place += 1
        else:
            return place
    if folded[at] == _NUMBER and at + 1 < len(folded):
        place = at + 1
        while place < len(folded) and (
            folded[place] == ":" or re.fullmatch(r"[\d.…_/]*|[\d.…_]*/\S*|\d\S*", folded[place])
        ):
            place += 1
        return place if place > at + 1 else 0
    return _place_and_date(words, at)


def _place_and_date(words: Words, at: int) -> int:
    """Return the place after `Mỹ Xuyên, ngày 05 tháng 4 năm 2022`, or 0."""
    folded = words.folded
    for comma in range(at + 1, min(at + _LONGEST_PLACE, len(folded) - 1)):
        if folded[comma] == "," and folded[comma + 1] == _DAY:
            named = all(
                NAME.fullmatch(word) or RULE.fullmatch(word) or word in ("TP.", "TX.")
                for word in words.printed[at:comma]
            )
            end = comma + 1
            while end < len(folded) and (folded[end] in _DATE_WORDS or not any(map(str.isalpha, folded[end]))):
                end += 1
            return end if named and not starts(folded, at, (*COMMITTEES, *AGENCIES)) else 0
    return 0
