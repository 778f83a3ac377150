"""The words of letterheads, titles and captions that were typed wholly without accents: `QUY III NAM 2025`.

A text that has accents keeps each word as it is. In a text without any, a known phrase of reports gets its accents
back, the longest first; names of territories and all other words stay as they were typed. A word that two known words
give, such as `so` for `số` and `sở`, is told by what follows it.
"""

import functools
import re
import unicodedata
from collections.abc import Mapping, Sequence

from attrs import frozen

from cchc_model.vietnamese.text import fold, without_accents

PHRASES: tuple[str, ...] = (
    "ban chấp hành", "ban chỉ đạo", "ban chỉ huy", "ban dân tộc", "ban điều hành", "ban hành", "ban quản lý",
    "ban tổ chức", "ban tôn giáo", "ban tuyên giáo", "bảng", "báo cáo", "bảo hiểm", "bảo hiểm xã hội", "bcđ",
    "bệnh viện", "biểu", "biểu mẫu", "bộ", "bộ chỉ huy", "bộ chỉ số", "bộ chỉ tiêu", "bộ phận", "bộ tiêu chí", "bốn",
    "bưu điện", "cả", "cả năm", "các", "cải cách", "cải cách hành chính", "căn cứ", "cấp", "chi cục", "chi nhánh",
    "chỉ thị", "chỉ tiêu", "chín", "chương trình", "có", "cơ quan", "cơ quan báo cáo", "cơ quan gửi báo cáo",
    "cơ quan, đơn vị", "cơ quan, đơn vị báo cáo", "công an", "cộng hòa xã hội chủ nghĩa việt nam", "công tác",
    "công văn", "cứ", "của", "cục", "cùng kỳ", "cuối", "cuối năm", "đã", "đặc khu", "đại học", "đài phát thanh",
    "đài truyền thanh", "đảng", "đảng ủy", "danh mục", "đầu", "đầu năm", "đề án", "đến", "địa bàn", "điểm", "đk",
    "đoàn", "đoàn thanh niên", "đoàn tncs", "độc lập", "đội", "đội quản lý", "đơn vị", "đơn vị báo cáo",
    "đơn vị gửi báo cáo", "đơn vị lập báo cáo", "đơn vị tính", "đồng", "dự kiến", "dự toán", "đv tính", "đvt",
    "giai đoạn", "giao", "giữa", "gửi", "hạnh phúc", "hạt kiểm lâm", "hđnd", "hệ thống", "hệ thống chỉ tiêu", "hết",
    "hiến pháp", "hoặc", "hội", "hội chữ thập đỏ", "hội cựu chiến binh", "hội đồng nhân dân", "hội khuyến học",
    "hội lhpn", "hội liên hiệp", "hội luật gia", "hội người cao tuổi", "hội nông dân", "hội phụ nữ", "hướng dẫn",
    "huyện", "huyện ủy", "kể", "kế hoạch", "kế hoạch năm", "kèm theo", "kết quả", "kho bạc", "khối", "kính gửi", "kỳ",
    "kỳ báo cáo", "kỳ số liệu", "kỳ trước", "liên đoàn", "liên hiệp phụ nữ", "lĩnh vực", "luật", "lục", "lũy kế",
    "mặt trận", "mặt trận tổ quốc", "mẫu", "mẫu biểu", "mẫu số", "một", "mục tiêu", "năm báo cáo", "năm trước",
    "ngàn", "ngàn đồng", "ngày", "nghị định", "nghị quyết", "nghìn", "nghìn đồng", "nhà", "nhiệm kỳ", "nhiệm vụ",
    "nội dung", "nơi nhận", "nửa", "phấn đấu", "pháp lệnh", "phố", "phòng", "phòng chống", "phong trào", "phụ lục",
    "phường", "phương hướng", "quận", "quận ủy", "quí", "quý", "quý báo cáo", "quy chế", "quy định", "quy hoạch",
    "quy mô", "quy trình", "quý tư", "quyết định", "sáu tháng", "sở hữu", "số liệu", "số lượng", "so sánh", "so với",
    "tại", "tên cơ quan", "tên cơ quan báo cáo", "tên đơn vị", "tên đơn vị báo cáo", "tháng", "tháng báo cáo",
    "thành phố", "thanh tra viên", "thành ủy", "theo", "thị trấn", "thị ủy", "thị xã", "thời", "thời điểm",
    "thời gian", "thời kỳ", "thông báo", "thống kê", "thông tư", "thủ tục hành chính", "thực", "thực hiện", "thuế",
    "thuộc", "tỉ đồng", "tỉnh", "tình hình", "tỉnh ủy", "tổ", "tổ chức", "tổ công tác", "tờ trình", "tòa án",
    "toàn huyện", "toàn tỉnh", "toàn xã", "tới", "tổng công ty", "tổng cục", "tổng hợp", "tổng số", "trạm",
    "trạm khuyến nông", "trạm thú y", "trạm y tế", "trấn", "triển khai", "triệu", "triệu đồng", "trong", "trung tâm",
    "trước", "trường", "trường cao đẳng", "trường chính trị", "trường đại học", "trường mầm non", "trường mẫu giáo",
    "trường thcs", "trường thpt", "trường tiểu học", "trường trung học", "từ", "từ đầu năm", "tự do", "tỷ đồng",
    "ước thực hiện", "ủy ban", "uỷ ban mặt trận", "ủy ban mặt trận", "uỷ ban mttq", "ủy ban mttq", "uỷ ban nhân dân",
    "ủy ban nhân dân", "và", "văn bản", "văn phòng", "về", "về việc", "viện", "viện kiểm sát", "viện nghiên cứu",
    "với", "xã",
)  # fmt: skip
"""Phrases and words of the texts around a table; a test compares them with the words that these texts are read by."""

_FIELDS = (
    "công thương", "dân tộc", "du lịch", "giao thông", "giáo dục", "kế hoạch", "khoa học", "lao động", "ngoại vụ",
    "nội vụ", "nông nghiệp", "quy hoạch", "tài chính", "tài nguyên", "thông tin", "tư pháp", "văn hóa", "xây dựng",
    "y tế",
)  # fmt: skip
"""The beginnings of the fields of departments, which tell `Sở` from `số`."""
_NUMBER, _DEPARTMENT, _YEAR = fold("số"), fold("sở"), fold("năm")
_TYPED_NUMBER, _TYPED_YEAR = "so", "nam"
_WORD = re.compile(r"[A-Za-z]+(?:[ ,-]+[A-Za-z]+)*")
_LETTERS = re.compile(r"[A-Za-z]+|[^A-Za-z]+")


def is_unaccented(text: str) -> bool:
    """Return whether a text has letters, and none of them has an accent.

    >>> is_unaccented("QUY III – 2025"), is_unaccented("Quý III"), is_unaccented("2025")
    (True, False, False)
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        if any(not c.isascii() and (c.isalpha() or unicodedata.combining(c)) for c in text):  # ends at the first one
            return False
    return any(map(str.isalpha, text))


def accented(words: Sequence[str]) -> tuple[str, ...]:
    """Return folded words that were typed without accents, with those of the known phrases; others stay.

    >>> accented(("quy", "iii", "nam", "2025")) == tuple(map(fold, ("quý", "iii", "năm", "2025")))
    True
    """
    found: list[str] = []
    while len(found) < len(words):
        at = len(found)
        phrase = _phrase_at(words, at)
        found += phrase or (_word_by_next(words, at),)
    return tuple(found)


def with_accents(text: str) -> str:
    """Return a text that was typed without accents with those of its known phrases; any other text stays.

    >>> with_accents("QUY III NAM 2025"), with_accents("Xa An Hoa"), with_accents("Quy định")
    ('QUÝ III NĂM 2025', 'Xã An Hoa', 'Quy định')
    """
    return _WORD.sub(_restored, text) if is_unaccented(text) else text


def _restored(run: re.Match[str]) -> str:
    pieces = _LETTERS.findall(run[0])
    typed = [piece for piece in pieces if piece[0].isalpha()]
    behind = run.string[run.end() :].lstrip()[:1]
    words = iter(accented([*(word.casefold() for word in typed), behind])[: len(typed)])
    return "".join(_cased(next(words), piece) if piece[0].isalpha() else piece for piece in pieces)


def _cased(folded: str, typed: str) -> str:
    if folded == typed.casefold():
        return typed
    word = _lexicon().printed.get(folded, unicodedata.normalize("NFC", folded))
    return word.upper() if typed.isupper() else word.capitalize() if typed[0].isupper() else word


def _phrase_at(words: Sequence[str], at: int) -> tuple[str, ...]:
    lexicon = _lexicon()
    for length in range(min(lexicon.longest, len(words) - at), 0, -1):
        found = lexicon.phrases.get(tuple(words[at : at + length]))
        if found is not None:
            return found
    return ()


def _word_by_next(words: Sequence[str], at: int) -> str:
    """Return a word that is no known one, or which the next one tells.

    Before a number `so` is `số` and `nam` is `năm`, else a word without accents; `so` is `sở` before
    the field of a department.
    """
    behind = tuple(words[at + 1 : at + 3])
    numbered = bool(behind and behind[0]) and not behind[0][0].isalpha()
    if words[at] == _TYPED_YEAR:
        return _YEAR if numbered else words[at]
    if words[at] != _TYPED_NUMBER:
        return words[at]
    if behind in _lexicon().fields or behind[:1] in _lexicon().fields:
        return _DEPARTMENT
    return _NUMBER if numbered else words[at]


def _split(phrase: str) -> tuple[str, ...]:
    return tuple(word for word in fold(phrase.replace(",", " ").replace(" - ", " ")).split())


@frozen
class _Lexicon:
    """The phrases of reports by their words without accents.

    Attributes:
        phrases: the folded words of each phrase; a key that several phrases share is left out.
        longest: the words of the longest one.
        fields: the beginnings of departments' fields without accents.
        printed: the words of the phrases as they are printed, by their folded form.
    """

    phrases: Mapping[tuple[str, ...], tuple[str, ...]]
    longest: int
    fields: frozenset[tuple[str, ...]]
    printed: Mapping[str, str]


@functools.cache
def _lexicon() -> _Lexicon:
    found: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for phrase in PHRASES:
        folded = _split(phrase)
        found.setdefault(tuple(map(without_accents, folded)), set()).add(folded)
    words = (word for phrase in (*PHRASES, "số", "sở", "năm") for word in phrase.replace(",", " ").split())
    return _Lexicon(
        {key: next(iter(same)) for key, same in found.items() if len(same) == 1},
        max(map(len, found)),
        frozenset(tuple(map(without_accents, _split(field))) for field in _FIELDS),
        {fold(word): unicodedata.normalize("NFC", word) for word in words},
    )
