"""Which known name a printed one is: what is resolved, how surely, and what is not certain enough."""

import pytest

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
        ("Số hồ sơ đã giải quyết dúng hạn", 98),
        ("Số hồ sơ đã giải quyt đúng hạn", 96),  # a vowel is dropped with its hat and its tone
        ("Số hồ sơ đã giái quyết đúng hạn", 98),  # a wrong tone
        ("Số hồ sơ đã giảiquyết đúng hạn", 96),
        ("Số hồ sơ đã giải quy ết đúng hạn", 99),
        ("Số hồ sơ đã giả iquyết đúng hạn", 98),
        ("Số hồ sơ đã giả quyết dúng hạn", 96),  # two words of eight
    ],
)
def test_a_word_may_be_mistyped_joined_or_split(printed: str, confidence: int) -> None:
    assert resolved(printed, RESOLVED, LATE) == (NameKind.MISTYPED, confidence)


@pytest.mark.parametrize(
    "printed",
    [
        "Số hồ sơ chưa giải quyết đúng hạn",
        "Hồ hồ sơ đã giải quyết đúng hạn",
        "Số hồ sơ đã giải quyết hạn",
        "Số số hồ sơ đã giải quyết đúng hạn",
        "Số hồ sơ đã giải quyạt đúng hạn",  # a wrong letter and a wrong tone
        "Số hồ sơ đã giả quyt dúng hạn",  # three words of eight
    ],
)
def test_no_word_is_another_missing_or_added(printed: str) -> None:
    assert resolved(printed, RESOLVED, LATE) is None


def test_a_short_name_has_one_error_at_most() -> None:
    assert resolved("Số hồ sơ đã giải quyt", "Số hồ sơ đã giải quyết") == (NameKind.MISTYPED, 95)
    assert resolved("Số hồ sơ đã giả quyt", "Số hồ sơ đã giải quyết") is None
    # Each of the two words would be mistyped by itself, but a letter on the wrong side of a space is one error.
    assert resolved("Số lớp ti nhọc", "Số lớp tin học") == (NameKind.MISTYPED, 95)


@pytest.mark.parametrize(
    ("printed", "confidence"),
    [
        ("Số DVC mức độ3 trực tuyến", 99),
        ("Số DVC mức dộ 3 trực tuyến", 97),
        ("Số DVC mức độ 4 trực tuyến", None),
        ("Số DVC mức độ 31 trực tuyến", None),
        ("Số DVC mức độ4 trực tuyến", None),
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


def test_in_a_name_of_six_words_a_known_word_may_be_a_typing_error() -> None:
    """`kế` for `kết`, where another name has `kế`: in a short name it may be meant."""
    assert resolved("Số kế quả đã công bố", "Số kết quả đã công bố", "Số kế hoạch") == (NameKind.MISTYPED, 98)
    assert resolved("Số kế quả công bố", "Số kết quả công bố", "Số kế hoạch") is None
    assert resolved("Số kế quả công bố", "Số kết quả công bố") == (NameKind.MISTYPED, 98)


def test_a_mistyped_name_is_never_wholly_certain() -> None:
    name = " ".join([RESOLVED] * 6)
    assert resolved(name.replace("giải", "giả", 1), name) == (NameKind.MISTYPED, 99)


def test_what_is_hardly_alike_is_not_resolved() -> None:
    assert resolved("tng số", "Tổng số") == (NameKind.MISTYPED, 84)
    assert resolved("tng", "Tổng") is None


def test_an_abbreviation_may_be_mistyped() -> None:
    assert resolved("Số TTHV", "Số TTHC") == (NameKind.MISTYPED, 89)


def test_names_are_alike_as_printed_where_they_are_very_alike_so() -> None:
    """Nine letters of ten, though of the words written out more are alike."""
    assert resolved("TTHC khang", "TTHC khung") == (NameKind.MISTYPED, 90)


def test_an_abbreviation_written_out_does_not_hide_a_typing_error() -> None:
    printed = "Số thủ tục hành chính do ủy ban nhân dân tỉnh đã giả quyết"
    name = "Số TTHC do UBND tỉnh đã giải quyết"
    assert resolved(printed, name) == (NameKind.MISTYPED, 99)
    assert resolved(printed, name, "Số thủ tục hành chính do tỉnh quản lý") == (NameKind.MISTYPED, 99)


def test_names_of_the_same_words_in_another_order_do_not_hide_the_right_one() -> None:
    others = (
        "Do kế hoạch xã ra ý kin",
        "Kế hoạch xã do ra ý kin",
        "Kế hoạch do ra xã ý kin",
        "Kế hoạch do xã ý ra kin",
        "Kế hoạch do xã ra kin ý",
    )
    assert resolved("Kế hoạch do xã ra ý kin", "KH do xã ra ý kiến", *others) == (NameKind.MISTYPED, 95)


@pytest.mark.parametrize(
    ("printed", "name", "others"),
    [
        ("Số dịch vụ mức đ 3 ở xã", "Số dịch vụ mức độ 3 ở xã", "Số dịch vụ mức đ {} ở xã"),
        ("Số thủ tục hành chính mức đ 3 ở xã", "Số TTHC mức độ 3 ở xã", "Số TTHC mức đ {} ở xã"),
    ],
)
def test_only_the_five_names_that_are_most_alike_are_compared(printed: str, name: str, others: str) -> None:
    digits = [others.format(digit) for digit in "45678"]
    assert resolved(printed, name, *digits[:4]) is not None
    assert resolved(printed, name, *digits) is None


def test_a_name_cut_short_has_four_words_and_half_of_its_letters() -> None:
    assert resolved("Số hồ sơ đã", "Số hồ sơ đã giải quyết") == (NameKind.CUT, 55)
    assert resolved("Số hồ sơ", "Số hồ sơ mới") is None
    assert resolved("aba cd ef gh", "aba cd ef gh ij kl mn op") == (NameKind.CUT, 50)
    assert resolved("ab cd ef gh", "ab cd ef gh ij kl mn op") is None


def test_what_two_names_begin_with_is_neither() -> None:
    assert resolved("Số hồ sơ đã giải quyết", RESOLVED, LATE) is None


def test_the_longest_name_has_500_characters() -> None:
    printed = " ".join(["ab"] * 167)
    assert len(printed) == 500
    assert resolved(printed, printed + " ab") == (NameKind.CUT, 99)
    assert resolved(printed + "!", printed + " ab") is None
