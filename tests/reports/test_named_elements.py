"""The names of elements that put a value in doubt, in the language of the sentence."""

import pytest

from cchc_model import Status, read_cell
from cchc_model.indicators import DOSSIER
from cchc_model.reports.named_elements import in_both_languages


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("[31 (chữ ẩn: 9)]", "[31 (hidden text: 9)]"),
        ("[(dấu tab; trường IF: 31 | 5)]", "[(tab; field IF: 31 | 5)]"),
        ("[31 (chữ có chú âm; hình vẽ)]", "[31 (text with a reading aid; drawing)]"),
        ("[chữ ẩn]", "[chữ ẩn]"),
        ("chữ ẩn (chữ ẩn)", "chữ ẩn (chữ ẩn)"),
        ("", ""),
    ],
)
def test_only_names_that_a_reader_wrote_are_translated(text: str, english: str) -> None:
    assert in_both_languages(text).vi == text
    assert in_both_languages(text).en == english


def test_the_value_that_an_element_puts_in_doubt_is_suggested() -> None:
    for text in ("[31]", "[31 (định dạng số)]", "[31 (chữ bị gạch)]"):
        cell = read_cell(text, DOSSIER)
        assert (cell.status, cell.suggestions) == (Status.DAMAGED, ("31",))
