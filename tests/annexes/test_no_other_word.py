"""The law of names: no word may replace another, whatever the two words are."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from cchc_model import SOC_TRANG_DISTRICT as FRAMEWORK
from cchc_model import Severity, read_report
from cchc_model.annexes.matching import match_rows
from cchc_model.annexes.name_words import words_of
from cchc_model.annexes.names import NameBook, NameKind
from cchc_model.framework import Indicator
from cchc_model.vietnamese.syllables import is_syllable, letters_and_tones, syllables
from cchc_model.vietnamese.text import TONES, fold
from helpers.drift import mistyped
from helpers.sampling import some_of

ROWS: dict[str, set[str]] = {}
for _row in FRAMEWORK.rows:
    for _name in (_row.item.name.vi, *_row.item.aliases):
        ROWS.setdefault(fold(_name), set()).add(_row.id)
BOOK = NameBook(tuple(ROWS))
PLACES: dict[str, list[tuple[list[str], int]]] = {}
"""The names that have a syllable, each as its words with the place of the syllable."""
for _name in sorted(ROWS):
    for _at, _word in enumerate(_name.split(" ")):
        if is_syllable(_word):
            PLACES.setdefault(_word, []).append((_name.split(" "), _at))
LETTERS = "abcdeghiklmnopqrstuvxyđăâêôơư"
ALL = sorted(fold(letters + tone) for letters, tones in syllables().items() for tone in tones)


def replaced(name: list[str], at: int, word: str) -> str:
    return " ".join([*name[:at], word, *name[at + 1 :]])


def assert_not_matched(name: list[str], at: int, word: str) -> None:
    printed, own = replaced(name, at, word), ROWS[" ".join(name)]
    if printed in ROWS:
        return  # the framework itself has this name, as a misprint of its form
    match = BOOK.resolve(printed)
    rows = {key for known in match.names for key in ROWS[known]} if match else set()
    assert match is None or match.kind is NameKind.DOUBTFUL or not rows & own, printed


def test_no_syllable_of_the_framework_replaces_another_that_is_a_letter_away() -> None:
    """Every pair, in every name that has the one: `thông giữ` for `không giữ`, `bài bỏ` for `bãi bỏ`."""
    pairs = [
        (one, other)
        for one in PLACES
        for other in PLACES
        if one != other and OSA.distance(letters_and_tones(one)[0], letters_and_tones(other)[0]) <= 1
    ]
    assert len(pairs) == 1710
    assert {(fold("thông"), fold("không")), (fold("bài"), fold("bãi"))} <= set(pairs)
    for other, one in some_of(pairs):
        for name, at in PLACES[one]:
            assert_not_matched(name, at, other)


@given(st.data())
def test_no_syllable_at_all_replaces_one_of_a_name(data: st.DataObject) -> None:
    one = data.draw(st.sampled_from(sorted(PLACES)))
    other = data.draw(st.sampled_from(ALL))
    name, at = data.draw(st.sampled_from(PLACES[one]))
    if words_of(one) != words_of(other):
        assert_not_matched(name, at, other)


def neighbours(word: str) -> set[str]:
    """Return all syllables that are one letter or one tone away from a word."""
    letters, tone = letters_and_tones(word)
    edited = {letters}
    for at in range(len(letters) + 1):
        before, after = letters[:at], letters[at:]
        edited |= {before + after[1:], before + after[1:2] + after[:1] + after[2:]}
        edited |= {before + letter + rest for letter in LETTERS for rest in (after, after[1:])}
    tones = {tone, *TONES, ""}
    found = {(text, mark) for text in edited for mark in (tones if text == letters else {tone, ""})}
    return {text + mark for text, mark in found if mark in syllables().get(text, ())} - {letters + tone}


def test_no_syllable_of_the_language_that_is_a_letter_away_replaces_one_of_a_name() -> None:
    """Each syllable of the framework, in one of its names, read as a row."""
    g = random.Random(8)
    pairs = [
        (one, other) for one in sorted(PLACES) for other in sorted(neighbours(one)) if words_of(one) != words_of(other)
    ]
    assert len(pairs) == 13_629
    for one, other in some_of(g.sample(pairs, 3_000)):
        name, at = g.choice(PLACES[one])
        printed = replaced(name, at, fold(other))
        assert_not_matched(name, at, fold(other))
        (match,) = match_rows(FRAMEWORK, [printed], headings=[False])
        assert match.row is None or printed in ROWS


def test_the_value_of_a_name_with_another_word_is_an_error_that_suggests_the_name() -> None:
    """Unless the indicator has a value of its own."""
    survey, plan = "Số lượng phiếu khảo sát", "Số nhiệm vụ đề ra trong kế hoạch"
    other = ("", plan.replace("kế", "kề"), "Nhiệm vụ", "31", "")
    rows = [("", survey, "Phiếu", "7", ""), other]
    for more, severity in (("", Severity.ERROR), ("8", Severity.WARNING)):
        report = read_report([*rows, ("", plan, "Nhiệm vụ", more, "")])
        (finding,) = [f for f in report.findings if f.code == "unrecognised_row"]
        assert (finding.severity, finding.indicators) == (severity, ("plan_tasks",))
        assert finding.suggestions[0] == plan
        assert report.leftovers[0].value == "31"
        assert report.values["plan_tasks"] == (int(more) if more else None)


def test_most_typing_errors_make_no_word_and_are_read() -> None:
    """Of all random slips in names 70 % are read; nearly all others are doubtful, and none is another row's."""
    g = random.Random(7)
    found = {"read": 0, "doubtful": 0, "none": 0}
    for row in FRAMEWORK.rows:
        for _ in range(6):
            printed = fold(mistyped(row.item.name.vi, g))
            match = BOOK.resolve(printed)
            if printed in ROWS or (match and match.kind is not NameKind.DOUBTFUL):
                names = (printed,) if printed in ROWS else match.names if match else ()
                assert any(row.id in ROWS[name] for name in names)
                found["read"] += 1
            else:
                found["doubtful" if match else "none"] += 1
    total = sum(found.values())
    assert found["read"] / total > 0.74
    assert found["none"] / total < 0.01


@pytest.mark.parametrize(
    ("printed", "key"),
    [("Số nhiệm vụ đề ra trong kế hoạch", "plan_tasks"), ("Số nhiệm vụ đã hoàn thành", "plan_tasks_completed")],
)
def test_the_law_refuses_no_name_that_is_printed_exactly(printed: str, key: str) -> None:
    (match,) = match_rows(FRAMEWORK, [printed], headings=[False])
    assert match.row is not None
    assert isinstance(match.row.item, Indicator)
    assert match.row.id == key
