"""The words of reports without their accents: each phrase by which texts are read gets them back."""

import importlib
from collections.abc import Iterator
from enum import Enum

import pytest

from cchc_model.reports.unaccented import is_unaccented, with_accents
from cchc_model.vietnamese.text import fold, without_accents
from helpers.accents import unaccented

MODULES = (
    "reports.time_tokens", "reports.times", "reports.time_uses", "reports.body_words", "reports.name_ends",
    "reports.organisation_texts", "annexes.reporters", "annexes.letterhead",
)  # fmt: skip
TOLD_BY_OTHERS = {fold(word) for word in ("số", "sở", "sáu", "tư", "năm", "công")}
"""Words that others are without accents: what follows tells them, or what stands before."""
CITIES = ("can tho", "da nang", "ha noi", "hai phong", "ho chi minh", "hue")


def phrases(found: object) -> Iterator[str]:
    """Yield the words and phrases of a constant, folded."""
    if isinstance(found, str):
        yield "" if isinstance(found, Enum) else fold(found)
    elif isinstance(found, dict):
        yield from (phrase for pair in found.items() for one in pair for phrase in phrases(one))
    elif isinstance(found, tuple | list | frozenset | set):
        words = [one for one in found if isinstance(one, str)]
        if isinstance(found, tuple) and words and len(words) == len(found):
            plain = all(without_accents(word).isalpha() and not isinstance(word, Enum) for word in words)
            yield " ".join(words) if plain else ""
        else:
            yield from (phrase for one in found for phrase in phrases(one))


@pytest.mark.parametrize("name", MODULES)
def test_each_phrase_that_is_looked_for_gets_its_accents_back(name: str) -> None:
    module = importlib.import_module(f"cchc_model.{name}")
    constants = (value for key, value in vars(module).items() if key.strip("_").isupper())
    known = {phrase for value in constants for phrase in phrases(value) if not is_unaccented(phrase)}
    known = {one for one in known if one and one.count(" ") < 5}
    lost = {
        one
        for one in known - TOLD_BY_OTHERS
        if without_accents(one) not in CITIES and fold(with_accents(without_accents(one))) != one
    }
    assert lost == set()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("So: 45/BC-UBND", "Số: 45/BC-UBND"),
        ("Bieu so 3", "Biểu số 3"),
        ("So Noi vu", "Sở Noi vu"),
        ("SO Y TE TINH SOC TRANG", "SỞ Y TE TỈNH SOC TRANG"),
        ("Quy tu nam 2022", "Quý tư năm 2022"),
        ("sau thang dau nam", "sáu tháng đầu năm"),
        ("Tu ngay 15/12/2021 den ngay 14/3/2022", "Từ ngày 15/12/2021 đến ngày 14/3/2022"),
        ("Quy che dan chu", "Quy chế dan chu"),
        ("Quy định năm 2022", "Quy định năm 2022"),
        ("2022", "2022"),
    ],
)
def test_what_follows_tells_a_word(typed: str, meant: str) -> None:
    assert with_accents(typed) == meant
    assert unaccented(with_accents(typed)) == unaccented(typed)
