"""Typing slips: whatever a slip made of a number, the number is among those that may have been meant."""

from collections import defaultdict
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cchc_model.checking.suspects.slips import WEIGHTS, SlipKind, commonness, slips
from cchc_model.vietnamese.notation import Number

numbers = st.integers(1, 10**9)
percentages = st.integers(0, 10**7).flatmap(lambda digits: st.integers(0, 4).map(lambda p: Decimal(digits).scaleb(-p)))


def meant(typed: Number) -> dict[SlipKind, list[Number]]:
    found: dict[SlipKind, list[Number]] = defaultdict(list)
    for slip, _ in slips(typed):
        assert slip.value is not None
        found[slip.kind].append(slip.value)
    return found


@given(st.integers(-100, 10**9) | percentages)
def test_no_number_comes_twice_and_each_kind_shares_its_weight(typed: Number) -> None:
    found = list(slips(typed))
    values = [slip.value for slip, _ in found]
    assert len({typed, *values}) == len(values) + 1
    assert {type(value) for value in values} <= {type(typed)}
    shares: dict[SlipKind, list[Fraction]] = defaultdict(list)
    for slip, share in found:
        shares[slip.kind].append(share)
    for kind, each in shares.items():
        assert sum(each) == WEIGHTS[kind]
        assert len(set(each)) == 1


@given(numbers, st.data())
def test_a_number_with_two_digits_swapped_is_recognised(number: int, data: st.DataObject) -> None:
    text = str(number)
    assume(len(text) > 1)
    at = data.draw(st.integers(0, len(text) - 2))
    typed = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    assume(typed != text and not typed.startswith("0"))
    assert number in meant(int(typed))[SlipKind.SWAPPED]


@given(numbers, st.data())
def test_a_number_with_a_digit_dropped_doubled_or_changed_is_recognised(number: int, data: st.DataObject) -> None:
    text = str(number)
    at, digit = data.draw(st.integers(0, len(text) - 1)), data.draw(st.sampled_from("123456789"))
    every = [value for found in meant(int(text[:at] + digit + text[at:])).values() for value in found]
    assert number in every
    if len(text) > 1:
        changed = text[:at] + digit + text[at + 1 :]
        assert changed == text or number in [value for found in meant(int(changed)).values() for value in found]
        dropped = text[:at] + text[at + 1 :]
        assert dropped.startswith("0") or number in [v for found in meant(int(dropped)).values() for v in found]


@given(st.integers(1, 10**12))
def test_a_separator_lost_or_doubled_makes_a_thousand_times(number: int) -> None:
    (lost,) = meant(number * 1000)[SlipKind.SEPARATOR]
    assert (lost, type(lost)) == (number, int)
    found = meant(number)[SlipKind.SEPARATOR]
    assert found == ([number * 1000] if number < 1000 else [number // 1000] if number % 1000 == 0 else [])


@given(percentages.filter(bool), st.sampled_from([1, 10, 100]))
def test_a_comma_elsewhere_makes_ten_or_a_hundred_times(number: Decimal, times: int) -> None:
    found = {Fraction(value) for value in meant(number)[SlipKind.COMMA]}
    assert found == {Fraction(number) * factor for factor in (Fraction(1, 100), Fraction(1, 10), 10, 100)}
    assert times == 1 or Fraction(number) in {Fraction(v) for v in meant(number * times)[SlipKind.COMMA]}


@given(numbers)
def test_a_minus_sign_is_the_only_slip_of_a_negative_number(number: int) -> None:
    assert meant(-number) == {SlipKind.SIGN: [number]}
    assert meant(Decimal(-number)) == {SlipKind.SIGN: [Decimal(number)]}


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        (5, {SlipKind.SEPARATOR: [5000], SlipKind.DROPPED: [15, 25, 35, 45, 55, 65, 75, 85, 95, *range(50, 60)]}),
        (10, {
            SlipKind.SEPARATOR: [10000],
            SlipKind.DOUBLED: [0, 1],
            SlipKind.DROPPED: [*range(110, 1000, 100), *range(100, 110), *range(120, 200, 10)],
            SlipKind.CHANGED: [20, 30, 40, 50, 60, 70, 80, 90, *range(11, 20)],
        }),
        (0, {SlipKind.DROPPED: [10, 20, 30, 40, 50, 60, 70, 80, 90]}),
        (Decimal("12.5"), {
            SlipKind.COMMA: [Decimal("1.25"), Decimal("0.125"), Decimal(125), Decimal(1250)],
            SlipKind.SWAPPED: [Decimal("21.5"), Decimal("15.2")],
        }),
    ],
)  # fmt: skip
def test_all_that_may_have_been_meant(typed: Number, kinds: dict[SlipKind, list[Number]]) -> None:
    found = meant(typed)
    assert {kind: set(values) for kind, values in found.items()} == {kind: set(v) for kind, v in kinds.items()}


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_small_numbers_are_commoner_up_to_ten_times(one: int, other: int) -> None:
    common = commonness(one, other)
    assert common * commonness(other, one) == 1
    assert Fraction(1, 10) <= common <= 10
    assert common == commonness(-one, other)
    exact = Fraction(other + 1, one + 1)
    assert common == exact or not Fraction(1, 10) < exact < 10


def test_a_sign_is_taken_away_without_rounding() -> None:
    typed = Decimal("-123456789012345.12345678901234567891")
    assert meant(typed) == {SlipKind.SIGN: [typed.copy_negate()]}
