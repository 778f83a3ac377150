"""The sentences of the lint are complete in both languages."""

from string import Formatter

import pytest

from cchc_model.framework.lint.sentences import LINT_SENTENCES


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("code", LINT_SENTENCES)
def test_both_languages_have_the_same_fields(code: str) -> None:
    sentence = LINT_SENTENCES[code]
    assert fields(sentence.vi) == fields(sentence.en)
    assert sentence.vi != sentence.en
