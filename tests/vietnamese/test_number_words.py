"""Numbers in words: each is read back, in all the ways in which offices write it, and no other text is one."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cchc_model import Status, read_cell
from cchc_model.indicators import DOSSIER
from cchc_model.vietnamese.number_words import number_in_words

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def below_hundred(value: int) -> str:
    tens, units = divmod(value, 10)
    if not tens:
        return DIGITS[units]
    last = {0: "", 1: "một" if tens == 1 else "mốt", 5: "lăm"}.get(units, DIGITS[units])
    return f"{'mười' if tens == 1 else DIGITS[tens] + ' mươi'} {last}".strip()


def in_words(value: int) -> str:
    for scale, word in ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn")):
        if value >= scale:
            count, rest = divmod(value, scale)
            behind = below_thousand(rest, whole=True) if 0 < rest < 1000 else in_words(rest) if rest else ""
            return f"{in_words(count)} {word} {behind}".strip()
    return below_thousand(value, whole=False)


def below_thousand(value: int, *, whole: bool) -> str:
    hundreds, rest = divmod(value, 100)
    if not (hundreds or whole):
        return below_hundred(rest)
    behind = "" if not rest else f"linh {DIGITS[rest]}" if rest < 10 else below_hundred(rest)
    return f"{DIGITS[hundreds]} trăm {behind}".strip()


@given(st.integers(0, 10**11))
@example(10)
@example(20)
def test_each_number_in_words_is_read_back(value: int) -> None:
    text = in_words(value)
    assert number_in_words(text) == number_in_words(text.capitalize()) == value


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_words_beside_a_figure_repeat_it_or_damage_it(value: int, other: int) -> None:
    cell = read_cell(f"{value} ({in_words(other)})", DOSSIER)
    assert (cell.status is Status.REPORTED) == (value == other)


@pytest.mark.parametrize("text", ["hai trăm ba", "nghìn", "hai hai", "mười mười", "một nghìn hai triệu", "mươi", "tư"])
def test_words_that_leave_a_number_open_are_none(text: str) -> None:
    assert number_in_words(text) is None
