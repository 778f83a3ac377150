"""Which known name a printed one is: what is resolved, how surely, and what is not certain enough."""

from collections import Counter

import pytest

from cchc_model import SOC_TRANG_DISTRICT, Severity, read_report
from cchc_model.annexes.names import NameBook, NameKind, NameMatch
from cchc_model.vietnamese.text import fold

RESOLVED = "Số hồ sơ đã giải quyết đúng hạn"
LATE = "Số hồ sơ đã giải quyết trễ hạn"


def resolved(printed: str, *known: str) -> tuple[NameKind, int] | None:
    """How a printed name stands to the first known one, and how alike they are; None where it is not resolved."""
    match = NameBook(tuple(map(fold, known))).resolve(fold(printed))
    if match is None:
        return None
    assert match.names == (fold(known[0]),)
    return match.kind, match.confidence


@pytest.mark.parametrize(
    "printed",
    [
        "Số thủ tục hành chính do UBND quản lý",
        "Số TTHC do ủy ban nhân dân quản lý",
        "Số TTHC (do UBND quản lí)",
    ],
)
def test_the_same_words_otherwise_written_are_the_same_name(printed: str) -> None:
    assert resolved(printed, "Số TTHC do UBND quản lý", "Số TTHC do HĐND quản lý") == (NameKind.ABBREVIATED, 100)


def test_names_that_differ_in_punctuation_only_are_resolved_together() -> None:
    one, other = fold("Số TTHC, mức độ 3"), fold("Số TTHC (mức độ 3)")
    match = NameBook((one, other)).resolve(fold("Số thủ tục hành chính mức độ 3"))
    assert match == NameMatch((one, other), NameKind.ABBREVIATED, 100)


@pytest.mark.parametrize(
    ("printed", "confidence"),
    [
        ("Số hồ sơ đã giảii quyết đúng hạn", 98),
        ("Số hồ sơ đã giải quyt đúng hạn", 96),  # a vowel is dropped with its hat and its tone
        ("Số hồ sơ đã giải quyêt đúng hạn", 99),  # a tone is dropped
        ("Số hồ sơ đã giải quyềt đúng hạn", 99),  # a wrong tone
        ("Số hồ sơ đã giảiquyết đúng hạn", 98),
        ("Số hồ sơ đã giảixquyết đúng hạn", 97),  # a letter in place of the space
        ("Số hồ sơ đã giải quy ết đúng hạn", 99),
        ("Số hồ sơ đã giả iquyết đúng hạn", 98),
        ("Số hồ sơ đã giảii quyêt đúng hạn", 97),  # two words of eight
    ],
)
def test_a_word_may_be_mistyped_joined_or_split(printed: str, confidence: int) -> None:
    kind, alike = resolved(printed, RESOLVED, LATE) or (None, 0)
    assert kind is NameKind.MISTYPED
    assert alike == pytest.approx(confidence, abs=2)


@pytest.mark.parametrize(
    "printed",
    [
        "Số hồ sơ đã giải quyết dúng hạn",  # each of these words is a syllable, and may be meant
        "Số hồ sơ đã giái quyết đúng hạn",
        "Số hồ sơ da giải quyết đúng hạn",
        "So hồ sơ đã giải quyết đúng hạn",
        "Số hồ sơ đã giả quyết đúng hạn",
        "Số hồ s đã giải quyết đúng hạn",  # an abbreviation
        "Số hồ sơ đã giải quyết đúng hạ",
    ],
)
def test_what_may_be_a_word_of_its_own_is_doubtful(printed: str) -> None:
    kind, _ = resolved(printed, RESOLVED, LATE) or (None, 0)
    assert kind is NameKind.DOUBTFUL


@pytest.mark.parametrize(
    "printed",
    [
        "Số hồ sơ chưa giải quyết đúng hạn",
        "Hồ hồ sơ đã giải quyết đúng hạn",
        "Số hồ sơ đã giải quyết hạn",
        "Số số hồ sơ đã giải quyết đúng hạn",
        "Số hồ sơ đã giải quyạt đúng hạn",  # a wrong letter and a wrong tone
        "Số hồ sơ đag giải quyết đúng hạn",  # a letter more and a tone less: perhaps of `đang`
        "Số hồ sơ đã giảii quyt đúg hạnn",  # four words of eight
    ],
)
def test_no_word_is_another_missing_or_added(printed: str) -> None:
    assert resolved(printed, RESOLVED, LATE) is None


def test_a_short_name_has_one_error_at_most() -> None:
    assert resolved("Số hồ sơ đã giải quyt", "Số hồ sơ đã giải quyết") == (NameKind.MISTYPED, 95)
    assert resolved("Số hồ sơ đã giảii quyt", "Số hồ sơ đã giải quyết") is None
    # A letter on the wrong side of a space is one error, and no letter is another.
    assert resolved("Số lớp ti nhọc", "Số lớp tin học") == (NameKind.MISTYPED, 95)


@pytest.mark.parametrize(
    ("printed", "confidence"),
    [
        ("Số DVC mức độ3 trực tuyến", 99),
        ("Số DVC mưc độ 3 trực tuyến", 99),
        ("Số DVC mức độ 4 trực tuyến", None),
        ("Số DVC mức độ 31 trực tuyến", None),
        ("Số DVC mức độ4 trực tuyến", None),
        ("Số DVC mức độ 3 3 trực tuyến", None),
    ],
)
def test_a_digit_is_never_mistyped_but_a_space_beside_it_may_be_lost(printed: str, confidence: int | None) -> None:
    expected = None if confidence is None else (NameKind.MISTYPED, confidence)
    assert resolved(printed, "Số DVC mức độ 3 trực tuyến") == expected


def test_two_words_may_be_joined_or_split_on_the_way_and_not_three() -> None:
    name = "Số cán bộ được bồi dưỡng tin học và ngoại ngữ trong quý này"
    assert resolved("Số cán bộ được bồ i dưỡ ng tin học và ngoại ngữ trong quý này", name) is not None
    assert resolved("Số cán bộ được bồ i dưỡ ng tin họ c và ngoại ngữ trong quý này", name) is None
    assert resolved("Số cánbộ được bồidưỡng tin học và ngoại ngữ trong quý này", name) is not None
    assert resolved("Số cánbộ được bồidưỡng tinhọc và ngoại ngữ trong quý này", name) is None


def test_a_number_is_not_split() -> None:
    assert resolved("Chỉ thị 1 0 của tỉnh", "Chỉ thị 10 của tỉnh") is None
    assert resolved("Chỉ thị1 0 của tỉnh", "Chỉ thị 10 của tỉnh") is None


def test_a_mistyped_name_is_never_wholly_certain() -> None:
    name = " ".join([RESOLVED] * 6)
    assert resolved(name.replace("quyết", "quêt", 1), name) == (NameKind.MISTYPED, 99)


def test_what_is_hardly_alike_is_not_resolved() -> None:
    assert resolved("tổnng số", "Tổng số") == (NameKind.MISTYPED, 96)
    assert resolved("tng", "Tổng") is None


@pytest.mark.parametrize(
    ("printed", "known", "kind"),
    [
        ("Số TTHCC", "Số TTHC", NameKind.MISTYPED),
        ("Số TTCH", "Số TTHC", NameKind.MISTYPED),
        ("Số TTHV", "Số TTHC", NameKind.DOUBTFUL),  # each letter stands for a word
        ("Số TTH", "Số TTHC", NameKind.DOUBTFUL),
        ("Số TTHCV", "Số TTHC", NameKind.DOUBTFUL),
        ("Phòng TK huyện", "Phòng KT huyện", NameKind.DOUBTFUL),
        ("Đơn vị hạng II", "Đơn vị hạng III", NameKind.DOUBTFUL),
        ("Đơn vị hạng IV", "Đơn vị hạng VI", NameKind.DOUBTFUL),
        ("Đơn vị hạng III", "Đơn vị hạng II", NameKind.DOUBTFUL),
        ("Đơn vị hạng II", "Đơn vị hạng I", None),
        ("Đơn vị loại B", "Đơn vị loại A", None),
    ],
)
def test_an_abbreviation_keeps_its_letters(printed: str, known: str, kind: NameKind | None) -> None:
    match = NameBook((fold(known),)).resolve(fold(printed))
    assert (match and match.kind) is kind


def test_an_abbreviation_written_out_does_not_hide_a_typing_error() -> None:
    printed = "Số thủ tục hành chính do ủy ban nhân dân tỉnh đã giảii quyết"
    name = "Số TTHC do UBND tỉnh đã giải quyết"
    assert resolved(printed, name) == (NameKind.MISTYPED, 99)
    assert resolved(printed, name, "Số thủ tục hành chính do tỉnh quản lý") == (NameKind.MISTYPED, 99)


def test_names_of_the_same_words_in_another_order_do_not_hide_the_right_one() -> None:
    others = (
        "Do kế hoạch xã ra ý tôt",
        "Kế hoạch xã do ra ý tôt",
        "Kế hoạch do ra xã ý tôt",
        "Kế hoạch do xã ý ra tôt",
        "Kế hoạch do xã ra tôt ý",
    )
    assert resolved("Kế hoạch do xã ra ý tôt", "KH do xã ra ý tốt", *others) == (NameKind.MISTYPED, 98)


def test_a_name_typed_without_accents_is_the_only_one_of_its_letters() -> None:
    assert resolved("So ho so da giai quyet dung han", RESOLVED, LATE) == (NameKind.UNACCENTED, 99)
    assert resolved("SO TTHC DO HDND QUAN LI", "Số TTHC do HĐND quản lý") == (NameKind.UNACCENTED, 99)
    two = NameBook((fold(RESOLVED), fold("Số hồ sơ đã giải quyết dừng hạn")))
    match = two.resolve(fold("So ho so da giai quyet dung han"))
    assert match is not None
    assert (match.kind, len(match.names)) == (NameKind.DOUBTFUL, 2)


def test_one_word_without_accents_is_another_word() -> None:
    assert resolved("So TTHC", "Số TTHC") == (NameKind.DOUBTFUL, 96)
    kind, _ = resolved("So ho sơ da giai quyet dung han", RESOLVED) or (None, 0)
    assert kind is NameKind.DOUBTFUL


@pytest.mark.parametrize("ordinal", ["1. ", "1.", "a) ", "(b) ", "II. ", "1.2 ", "1.2. ", "10/ "])
def test_an_ordinal_in_front_of_a_name_is_no_part_of_it(ordinal: str) -> None:
    assert resolved(ordinal + RESOLVED, RESOLVED, LATE) == (NameKind.ABBREVIATED, 100)


def test_only_a_known_name_stands_behind_an_ordinal() -> None:
    assert resolved("3 " + RESOLVED, RESOLVED) is None
    assert resolved("3. " + RESOLVED + " trong năm", RESOLVED) is None


def test_only_the_five_names_that_are_most_alike_are_compared() -> None:
    printed, name = "Số thủ tục hành chính thuyt 3 ở xã", "Số TTHC thuyết 3 ở xã"
    digits = [f"Số TTHC thuyt {digit} ở xã" for digit in "45678"]
    assert resolved(printed, name, *digits[:4]) is not None
    assert resolved(printed, name, *digits) is None


def test_one_error_is_found_among_any_number_of_names_that_are_more_alike() -> None:
    printed, name = "Số dịch vụ thuyt 3 ở xã", "Số dịch vụ thuyết 3 ở xã"
    digits = [f"Số dịch vụ thuyt {digit} ở xã" for digit in "45678"]
    assert resolved(printed, name, *digits) == resolved(printed, name) == (NameKind.MISTYPED, 95)


def test_a_name_cut_short_has_four_words_and_half_of_its_letters() -> None:
    assert resolved("Số hồ sơ đã", "Số hồ sơ đã giải quyết") == (NameKind.CUT, 55)
    assert resolved("Số hồ sơ", "Số hồ sơ mới") == (NameKind.DOUBTFUL, 68)
    assert resolved("Số hồ", "Số hồ sơ mới") is None
    assert resolved("aba cd ef gh", "aba cd ef gh ij kl mn op") == (NameKind.CUT, 50)
    assert resolved("ab cd ef gh", "ab cd ef gh ij kl mn op") == (NameKind.DOUBTFUL, 48)


def test_a_name_cut_short_within_a_word_does_not_end_in_another_word() -> None:
    assert resolved("Số việc làm của cơ quan", "Số việc làm của cơ quan cấp tỉnh") == (NameKind.CUT, 71)
    assert resolved("Số việc làm của cơ qua", "Số việc làm của cơ quan cấp tỉnh") == (NameKind.DOUBTFUL, 69)
    assert resolved("Số việc làm của cơ quan c", "Số việc làm của cơ quan cấp tỉnh") == (NameKind.DOUBTFUL, 76)
    assert resolved("Số việc làm của cơ quan câ", "Số việc làm của cơ quan cấp tỉnh") == (NameKind.CUT, 81)


def test_what_two_names_begin_with_is_neither() -> None:
    match = NameBook((fold(RESOLVED), fold(LATE))).resolve(fold("Số hồ sơ đã giải quyết"))
    assert match is not None
    assert (match.kind, set(match.names)) == (NameKind.DOUBTFUL, {fold(RESOLVED), fold(LATE)})


def test_the_longest_name_has_500_characters() -> None:
    printed = " ".join(["ab"] * 167)
    assert len(printed) == 500
    assert resolved(printed, printed + " ab") == (NameKind.CUT, 99)
    assert resolved(printed + "!", printed + " ab") is None


def shared_beginnings() -> list[str]:
    """The beginnings of at least three words that the names of several indicators share, and that are no name."""
    names = [one.name.vi.split() for one in SOC_TRANG_DISTRICT.indicators.values()]
    begun = Counter(" ".join(words[:length]) for words in names for length in range(3, len(words)))
    whole = {row.item.name.vi for row in SOC_TRANG_DISTRICT.rows}
    return [text for text, count in begun.items() if count > 1 and text not in whole]


@pytest.mark.parametrize("text", shared_beginnings())
def test_the_beginning_of_several_names_is_none_of_them_and_said(text: str) -> None:
    begun = {key for key, one in SOC_TRANG_DISTRICT.indicators.items() if one.name.vi.startswith(text)}
    header, other = ("TT", "Tên chỉ tiêu", "ĐVT", "Số liệu"), "Số nhiệm vụ đề ra trong kế hoạch"
    unit = SOC_TRANG_DISTRICT.indicator(min(begun)).measure.label.vi
    report = read_report([header, ("", other, "Nhiệm vụ", "31"), ("", text, unit, "1")])
    assert {key for key, value in report.values.items() if value is not None} == {"plan_tasks"}
    errors = [found for found in report.findings if found.severity is Severity.ERROR]
    assert begun <= {key for found in errors for key in found.indicators}
