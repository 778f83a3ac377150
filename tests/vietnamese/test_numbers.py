import decimal
from decimal import Decimal
from fractions import Fraction

import pytest
from babel.numbers import NumberFormatError, format_decimal, parse_decimal
from hypothesis import example, given
from hypothesis import strategies as st

from cchc_model import (
    InvalidNumberError,
    format_number,
    format_percent,
    parse_number,
    parse_percent,
    round_half_up,
    testing,
)
from cchc_model.vietnamese.formatting import finite_decimal, format_fraction, plain_decimal
from cchc_model.vietnamese.notation import MAX_ABSOLUTE
from cchc_model.vietnamese.numbers import admitted_number, is_number, suggest_numbers

NUMBER_LIKE = st.text("0123456789.,-−+ %eE\xa0_٣", max_size=14)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("31", 31),
        ("05", 5),
        ("5.627", 5627),
        ("5627", 5627),
        ("1.000.000", 1_000_000),
        ("-3", -3),
        ("−3", -3),
        ("\xa05 ", 5),
        ("\t14.822\n", 14822),
    ],
)
def test_whole_numbers_are_ints(text: str, value: int) -> None:
    parsed = parse_number(text)
    assert type(parsed) is int
    assert parsed == value


@pytest.mark.parametrize(
    ("text", "digits"),
    [("25,81", "25.81"), ("25,80", "25.80"), ("1.234,50", "1234.50"), ("0,0", "0.0"), ("-0,50", "-0.50")],
)
def test_decimals_keep_their_printed_digits(text: str, digits: str) -> None:
    parsed = parse_number(text)
    assert isinstance(parsed, Decimal)
    assert parsed.as_tuple() == Decimal(digits).as_tuple()
    assert format_number(parsed) == text


@pytest.mark.parametrize(
    "text",
    [
        "5.62", "1.5", "12.34.567", "1.234,5.6", "5,", ",5", "1e5", "NaN", "Infinity", "1_000", "٣", "５", "5 627",
        "", " ", "abc", "5a", "--3", "3-", "+3", "0.123", "05.627", "1234.567", "1.23,4", "5\u200b", "½", "5,6,7", "²",
        "0x1", "5.627 hồ sơ", "25,81%", "-", ".", ",", "1.0000", "− 3", "1'000",
    ],
)  # fmt: skip
def test_what_is_not_certainly_a_number_is_refused(text: str) -> None:
    with pytest.raises(InvalidNumberError) as caught:
        parse_number(text)
    assert caught.value.text == text
    assert caught.value.reason.en
    assert caught.value.reason.en in str(caught.value)


@pytest.mark.parametrize(
    ("text", "suggestions"),
    [
        ("5.62", ("5,62", "5.620")),
        ("25.81", ("25,81", "25.810")),
        ("5 627", ("5.627", "5627")),
        ("1,234.50", ("1.234,50",)),
        ("5,627,000", ("5.627.000",)),
        (",5", ("0,5", "5")),
        ("5,", ("5",)),
        ("+3", ("3",)),
        ("٣", ("3",)),
        ("1O", ("10",)),
        ("l5", ("15",)),
        ("5\u200b", ("5",)),
        ("5.627 hồ sơ", ("5.627",)),
        ("5 (tăng 2)", ("5",)),
        ("1e5", ()),
        ("abc", ()),
        ("- -0", ("-0",)),
        ("(5.627)", ("5.627",)),
        ("khoảng 5.627", ("5.627",)),
        ("05/06/2022", ()),
        ("5.627 5.628", ()),
        ("1'000", ("1.000",)),
        ("5 ²", ("5",)),
    ],
)
def test_suggestions(text: str, suggestions: tuple[str, ...]) -> None:
    with pytest.raises(InvalidNumberError) as caught:
        parse_number(text)
    assert caught.value.suggestions == suggestions


@given(NUMBER_LIKE | st.text(max_size=50))
def test_every_suggestion_is_accepted(text: str) -> None:
    for suggestion in suggest_numbers(text):
        assert suggestion != text
        parse_number(suggestion)


@given(NUMBER_LIKE)
def test_every_text_is_a_number_or_refused_with_a_reason(text: str) -> None:
    try:
        value = parse_number(text)
    except InvalidNumberError as error:
        assert error.text == text
    else:
        assert parse_number(format_number(value)) == value


@given(NUMBER_LIKE | testing.counts().map(format_number) | testing.percentages().map(format_number))
@example("−5")
@example("0.123")
@example("1.234,50")
def test_agrees_with_babel_where_both_accept(text: str) -> None:
    try:
        ours = parse_number(text)
        babels = parse_decimal(text, locale="vi", strict=True)
    except (InvalidNumberError, NumberFormatError):
        return
    assert ours == babels
    assert Decimal(ours).as_tuple().exponent == babels.as_tuple().exponent


@given(testing.counts())
def test_formatting_an_int_is_babels_and_reads_back(value: int) -> None:
    text = format_number(value)
    assert text == format_decimal(value, locale="vi")
    parsed = parse_number(text)
    assert type(parsed) is int
    assert parsed == value


@given(testing.percentages())
@example(Decimal("0E-20"))
@example(Decimal("999999999999999.99999999999999999999"))
def test_formatting_a_decimal_keeps_every_digit(value: Decimal) -> None:
    assert parse_percent(format_percent(value)).as_tuple() == value.as_tuple()
    if value.as_tuple().exponent != 0:
        parsed = parse_number(format_number(value))
        assert isinstance(parsed, Decimal)
        assert parsed.as_tuple() == value.as_tuple()


def test_a_zero_has_no_sign() -> None:
    for zero in (parse_number("-0"), parse_number("-0,00"), admitted_number(Decimal("-0.00"))):
        assert not Decimal(zero).is_signed()
    assert format_number(parse_number("-0,00")) == "0,00"


@given(testing.percentages(), st.integers(1, 6), st.sampled_from([decimal.ROUND_UP, decimal.ROUND_FLOOR]))
def test_the_callers_decimal_context_changes_nothing(value: Decimal, precision: int, rounding: str) -> None:
    before = format_number(value), format_number(value, decimals=1), plain_decimal(value)
    traps = [decimal.Inexact, decimal.Rounded, decimal.FloatOperation, decimal.Subnormal]
    with decimal.localcontext(decimal.Context(prec=precision, rounding=rounding, traps=traps, capitals=0)):
        assert (format_number(value), format_number(value, decimals=1), plain_decimal(value)) == before
        assert parse_percent(format_percent(value)) == value
        assert admitted_number(value) == value


@given(st.fractions(), st.integers(0, 8))
def test_rounding_is_half_up_and_exact(value: Fraction, decimals: int) -> None:
    rounded = round_half_up(value, decimals)
    assert rounded.as_tuple().exponent == -decimals
    error = Fraction(rounded) - value
    half = Fraction(1, 2 * 10**decimals)
    assert abs(error) <= half
    if abs(error) == half:
        assert abs(Fraction(rounded)) > abs(value)


def test_formatting_rounds_only_when_asked() -> None:
    assert format_number(Decimal("1.23456")) == "1,23456"
    assert format_number(Decimal("1.23456"), decimals=2) == "1,23"
    assert format_number(Fraction(800, 31), decimals=2) == "25,81"
    assert format_number(31, decimals=1) == "31,0"
    assert format_percent(Decimal("25.81")) == "25,81%"
    assert format_number(Decimal("1E+3")) == "1.000"


@pytest.mark.parametrize(
    "value",
    [True, 0.5, Decimal("NaN"), Decimal("Infinity"), "5", None, 10**101, Decimal("1E+999999"), Decimal("1E-9999")],
)
def test_formatting_refuses_what_is_no_exact_finite_number(value: object) -> None:
    with pytest.raises(InvalidNumberError):
        format_number(value)  # type: ignore[arg-type]  # the point of the test


def test_formatting_refuses_a_fraction_without_decimals_and_absurd_decimals() -> None:
    with pytest.raises(InvalidNumberError):
        format_number(Fraction(1, 3))
    for places in (-1, 101, True):
        with pytest.raises(InvalidNumberError):
            format_number(5, decimals=places)


@pytest.mark.parametrize("text", ["9" * 15, "999.999.999.999.999", "0" * 30 + "5"])
def test_large_numbers_are_admitted_up_to_the_limit(text: str) -> None:
    assert parse_number(text) in (MAX_ABSOLUTE - 1, 5)


@pytest.mark.parametrize("text", ["1" + "0" * 15, "1.000.000.000.000.000", "0," + "1" * 21, "9" * 199])
def test_beyond_the_limits_a_number_is_refused(text: str) -> None:
    with pytest.raises(InvalidNumberError):
        parse_number(text)


@pytest.mark.parametrize(
    "text",
    ["1" * 1_000_000, " " * 1_000_000, "1." * 500_000, "x" * 1_000_000],
    ids=["digits", "spaces", "groups", "letters"],
)
def test_absurd_lengths_are_refused_without_looking_at_them(text: str) -> None:
    with pytest.raises(InvalidNumberError) as caught:
        parse_number(text)
    assert caught.value.suggestions == ()
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("value", [True, False, 1.0, float("nan"), Decimal("NaN"), Decimal("Infinity"), "5", None, 1j])
def test_values_that_are_not_admitted(value: object) -> None:
    with pytest.raises(InvalidNumberError):
        admitted_number(value)


BEYOND = [MAX_ABSOLUTE, -MAX_ABSOLUTE, 10**5000, Decimal(MAX_ABSOLUTE), Decimal("0." + "1" * 21)]


@pytest.mark.parametrize("value", BEYOND, ids=["int", "negative", "huge", "decimal", "decimals"])
def test_values_beyond_the_limits_are_not_admitted(value: object) -> None:
    with pytest.raises(InvalidNumberError):
        admitted_number(value)


def test_a_positive_exponent_is_written_out() -> None:
    for held, written in (("1E+2", "100"), ("1E+1", "10"), ("-12E+1", "-120"), ("0E+3", "0"), ("0E-2", "0.00")):
        assert Decimal(admitted_number(Decimal(held))).as_tuple() == Decimal(written).as_tuple()


class Counted:
    """A whole number of another library, as numpy's are."""

    def __init__(self, value: int) -> None:
        self.value = value

    def __index__(self) -> int:
        return self.value


@pytest.mark.parametrize("value", [0, 5, -5, MAX_ABSOLUTE - 1, 1 - MAX_ABSOLUTE])
def test_whole_numbers_of_other_libraries_become_ints(value: int) -> None:
    admitted = admitted_number(Counted(value))
    assert type(admitted) is int
    assert admitted == value


@pytest.mark.parametrize("value", [MAX_ABSOLUTE, -MAX_ABSOLUTE])
def test_whole_numbers_of_other_libraries_have_the_same_limits(value: int) -> None:
    with pytest.raises(InvalidNumberError, match="too large"):
        admitted_number(Counted(value))


@given(testing.percentages() | testing.counts())
def test_what_is_admitted_comes_back_unchanged(value: int | Decimal) -> None:
    assert Decimal(admitted_number(value)).as_tuple() == Decimal(value).as_tuple()


def test_only_texts_are_parsed() -> None:
    for parse in (parse_number, parse_percent):
        with pytest.raises(InvalidNumberError):
            parse(5)  # type: ignore[arg-type]  # the point of the test


@pytest.mark.parametrize(
    ("text", "value"), [("25,81%", "25.81"), ("7,5 %", "7.5"), ("100", "100"), (" 0,00% ", "0.00")]
)
def test_percent_texts(text: str, value: str) -> None:
    assert parse_percent(text).as_tuple() == Decimal(value).as_tuple()


@pytest.mark.parametrize("text", ["%", "25.81%", "5%%", "%5", ""])
def test_percent_texts_that_are_refused(text: str) -> None:
    with pytest.raises(InvalidNumberError):
        parse_percent(text)


def test_a_number_that_is_too_large_is_none() -> None:
    assert is_number("9" * 15)
    assert not is_number("9" * 16)


@given(testing.percentages())
def test_a_fraction_that_ends_is_a_decimal_of_the_digits_it_needs(value: Decimal) -> None:
    found = finite_decimal(Fraction(value))
    assert found == value
    shortest = value.normalize(decimal.Context(prec=40)).as_tuple().exponent
    assert isinstance(shortest, int)
    assert found.as_tuple().exponent == min(shortest, 0)


@pytest.mark.parametrize("value", [Fraction(1, 3), Fraction(1, 10**21)])
def test_a_fraction_that_does_not_end_is_no_decimal(value: Fraction) -> None:
    with pytest.raises(InvalidNumberError):
        finite_decimal(value)


def test_a_text_is_read_up_to_its_longest() -> None:
    assert parse_number("0" * 199 + "5") == 5
    with pytest.raises(InvalidNumberError, match="longer than 200"):
        parse_number("0" * 200 + "5")


@pytest.mark.parametrize(
    ("text", "suggestions"),
    [
        (" " * 38 + "1O", ("10",)),
        (" " * 39 + "1O", ()),
        ("+5,627", ("5,627",)),
        ("5 ,627", ("5,627",)),
        (".5", ("0,5", "5")),
        ("5.627, hồ sơ", ("5.627",)),
        ("12, (tăng 2)", ("12",)),
        ("5 (1/2)", ()),
        ("1_000", ("1000",)),
        ("− 3", ("-3", "3")),
    ],
)
def test_what_else_a_person_may_have_meant(text: str, suggestions: tuple[str, ...]) -> None:
    assert suggest_numbers(text) == suggestions


@pytest.mark.parametrize("mark", [".", ",", " ", "\u00a0", "'", "_"])
def test_digits_that_a_mark_divides_are_suggested_as_one_number_only_if_it_may_stand_between_thousands(
    mark: str,
) -> None:
    digits = "61956278"
    for length in range(2, len(digits) + 1):
        for at in range(1, length):
            whole, rest = digits[:at], digits[at:length]
            for text in (f"{whole}{mark}{rest}", f"{whole}{mark}{rest} hồ sơ"):
                found = [one.replace(".", "") for one in suggest_numbers(text) if "," not in one]
                joined = [one for one in found if one == whole + rest]
                filled = [one for one in found if len(one) > len(whole + rest)]
                assert not joined or len(rest) == 3
                assert not filled or (mark == "." and len(whole) <= 3 and len(rest) < 3)


@pytest.mark.parametrize("text", ["6195.6", "6195.62", "6195.6278", "1.234.5", "0.5", "15.3.2022", "12.34.5"])
def test_a_point_that_cannot_stand_between_thousands_is_suggested_as_a_decimal_comma_or_not_at_all(text: str) -> None:
    assert all("," in suggestion for suggestion in suggest_numbers(text))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (" ", "it is empty"),
        ("--", "it has no digit 0-9"),
        ("٣", "it has no digit 0-9"),
        ("5 hồ sơ", "it has letters"),
        ("−1.5", "Vietnamese numbers have '.' between groups of three digits and ',' before decimals"),
        ("5/6", "it has characters that do not belong to a number"),
    ],
)
def test_the_reason_says_what_is_wrong(text: str, reason: str) -> None:
    with pytest.raises(InvalidNumberError) as caught:
        parse_number(text)
    assert caught.value.reason.en == reason


def test_machines_get_a_point_and_no_groups() -> None:
    assert plain_decimal(Decimal("-1234567.50")) == "-1234567.50"
    assert plain_decimal(Decimal(0)) == "0"


@given(st.integers(-(10**6), 10**6), st.integers(0, 4))
@example(-1, 0)
@example(-4, 1)
@example(0, 2)
def test_rounding_keeps_the_sign_of_what_is_left(thousandths: int, places: int) -> None:
    rounded = round_half_up(Fraction(thousandths, 1000), places)
    assert rounded.is_signed() is (thousandths < 0 and rounded != 0)
    assert round_half_up(Fraction(-thousandths, 1000), places) == rounded.copy_negate()


def test_a_number_is_rounded_to_a_hundred_decimals_at_most() -> None:
    assert round_half_up(Fraction(1, 3), 100) == Decimal("0." + "3" * 100)


def test_a_fraction_is_printed_in_full_up_to_four_decimals() -> None:
    assert format_fraction(Fraction(12345, 10**4)) == "1,2345"
    assert format_fraction(Fraction(1, 10**5)) == "0,00"


def test_what_was_refused_is_told_as_it_was_given_or_what_it_is_where_it_is_too_long() -> None:
    for value, told in ((Decimal("NaN"), "Decimal('NaN')"), (10**100, "an int of more than a hundred digits")):
        with pytest.raises(InvalidNumberError) as caught:
            format_number(value)
        assert caught.value.text == told
    with pytest.raises(InvalidNumberError) as caught:
        admitted_number(10**100 - 1)
    assert caught.value.text == "9" * 59 + "…"


@pytest.mark.parametrize("value", [10**100, -(10**100), Fraction(10**100), Decimal("1E+100"), Decimal("1E-101")])
def test_a_number_of_more_than_a_hundred_digits_is_not_printed(value: int | Fraction | Decimal) -> None:
    with pytest.raises(InvalidNumberError, match="more than a hundred digits"):
        format_number(value)


@pytest.mark.parametrize("value", [10**100 - 1, 1 - 10**100, Decimal("9E+99"), Decimal("1E-100")])
def test_a_number_of_a_hundred_digits_is_printed(value: int | Decimal) -> None:
    printed = format_number(value)
    assert Fraction(printed.replace(".", "").replace(",", ".")) == value
