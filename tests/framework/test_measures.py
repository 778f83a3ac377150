import unicodedata

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import cchc_model as cchc
from cchc_model import Bilingual, InvalidDataError
from cchc_model.framework import PERCENT, Code, CodeList, Time, parse_legend
from cchc_model.indicators import COMPLIANCE, DONE_NOT_DONE, PROCEDURE, SURVEY_METHODS, YES_NO
from helpers import catalogue

CODE_LISTS = (COMPLIANCE, DONE_NOT_DONE, SURVEY_METHODS, YES_NO)
CATALOGUE = catalogue.rows()
PRINTED_LEGENDS = sorted({row["printed_unit"] for row in CATALOGUE if "=" in row["printed_unit"]})

labels = (
    st.text(
        st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters="=;,/"), min_size=1, max_size=8
    )
    .filter(lambda t: not t.isdigit())
)  # fmt: skip


def test_the_annex_prints_six_legends() -> None:
    assert len(PRINTED_LEGENDS) == 6


@pytest.mark.parametrize("legend", PRINTED_LEGENDS)
def test_every_printed_legend_is_one_of_the_code_lists(legend: str) -> None:
    assert sum(codes.matches(legend) for codes in CODE_LISTS) == 1
    (codes,) = (codes for codes in CODE_LISTS if codes.matches(legend))
    assert set(parse_legend(legend)) == set(codes.values)


@pytest.mark.parametrize(
    "legend",
    [
        "Không = 0; Có = 1",
        "Có=1;Không=0",
        "Có = 1, Không = 0",
        "Có = 1 / Không = 0",
        "Có = 1\nKhông = 0",
        "CÓ = 1 không = 0",
    ],
)
def test_order_separators_and_case_of_a_legend_do_not_count(legend: str) -> None:
    assert YES_NO.matches(legend)


@pytest.mark.parametrize(
    "text",
    ["", "Người", "Có", "= 1", "Có = một", "Có = 1 Không", "Có = 1 Có = 0", "Có = 1 Không = 1", "Có = 1 Không = 0,5"],
)
def test_what_is_no_legend_is_refused(text: str) -> None:
    with pytest.raises(InvalidDataError):
        parse_legend(text)
    assert not YES_NO.matches(text)


@given(
    st.lists(
        st.tuples(st.integers(0, 10**9 - 1), labels),
        min_size=1,
        max_size=5,
        unique_by=(lambda p: p[0], lambda p: p[1].casefold()),
    )
)
def test_printing_and_parsing_a_legend_are_inverse(pairs: list[tuple[int, str]]) -> None:
    codes = CodeList("codes", tuple(Code(value, Bilingual(label, "x")) for value, label in pairs))
    assert list(parse_legend(codes.legend()).items()) == pairs


@pytest.mark.parametrize("codes", CODE_LISTS)
def test_decoding_takes_a_code_or_its_label_in_any_form_or_case(codes: CodeList) -> None:
    for code in codes.codes:
        for text in (
            str(code.value),
            code.label.vi,
            code.label.vi.upper(),
            unicodedata.normalize("NFD", code.label.vi),
        ):
            assert codes.decode(text) == code.value
        assert codes.label_of(code.value) == code.label
    assert codes.label_of(9) is None


@given(st.text(max_size=12))
def test_decoding_takes_nothing_else(text: str) -> None:
    known = {"có": 1, "không": 0, "1": 1, "0": 0}
    normal = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    assert YES_NO.decode(text) == known.get(normal)


@pytest.mark.parametrize("text", ["x", "co", "khong", "01", "1.0", "Có.", "yes", "2", "-1", "", "Có = 1", "true"])
def test_decoding_refuses(text: str) -> None:
    assert YES_NO.decode(text) is None


def test_legends_exist_in_english() -> None:
    assert SURVEY_METHODS.legend("en") == "Online = 0 On paper = 1 Both = 2"
    assert YES_NO.label == Bilingual("Có = 1 Không = 0", "Yes = 1 No = 0")


def test_a_unit_type_knows_its_printed_variants() -> None:
    assert all(PROCEDURE.matches(text) for text in ("TTHC", "Thủ tục", "thủ  tục", "tthc"))
    assert not PROCEDURE.matches("Hồ sơ")
    assert not PROCEDURE.adds_up
    assert PERCENT.matches("%")
    assert PERCENT.matches("Tỉ lệ %")
    assert not PERCENT.matches("Người")


def test_every_printed_unit_that_agrees_is_a_variant_of_the_assigned_one() -> None:
    """The rows whose printed unit differs are those the catalogue names."""
    differing = {
        int(row["row"])
        for row in CATALOGUE
        if row["measure"] != "-"
        and not cchc.SOC_TRANG_DISTRICT.indicator(row["id"]).measure.matches(row["printed_unit"])
    }
    assert differing == {3, 25, 43, 72, 117, 123, 134, 147, 172, 181, 182, 206, 207, 208}


def test_measures_are_frozen_and_hashable() -> None:
    assert evolve(YES_NO, id="other") != YES_NO
    assert len({*CODE_LISTS, PERCENT, PROCEDURE}) == 6


def test_why_a_text_is_no_legend_is_said_with_the_text() -> None:
    with pytest.raises(InvalidDataError) as caught:
        parse_legend("Có = một")
    assert str(caught.value) == (
        "invalid legend (1 problem)\n  'Có = một': it must consist of 'label = code' pairs, such as 'Có = 1 Không = 0'"
    )


def test_what_a_reader_sees_of_severities_verdicts_statuses_and_times_has_a_name_in_both_languages() -> None:
    for kind in (cchc.Severity, cchc.Verdict, cchc.Status, Time):
        names = [one.label for one in kind]
        assert all(name.vi and name.en for name in names)
        assert len({name.vi for name in names}) == len(names) == len({name.en for name in names})
