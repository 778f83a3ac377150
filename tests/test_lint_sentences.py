"""What the lint says is complete in both languages, and all of it is said somewhere."""

import re
from string import Formatter

import pytest

from cchc_model.framework.lint.sentences import SENTENCES
from conftest import ROOT

PACKAGE = ROOT / "src" / "cchc_model"


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("code", SENTENCES)
def test_both_languages_have_the_same_fields(code: str) -> None:
    sentence = SENTENCES[code]
    assert fields(sentence.vi) == fields(sentence.en)
    assert sentence.vi != sentence.en


def test_each_sentence_is_said_by_the_lint_and_no_other() -> None:
    source = "".join(
        (PACKAGE / f"{name}.py").read_text(encoding="utf-8") for name in ("lint", "lint_rules", "lint_rubrics")
    )
    said = set(re.findall(r'says\(\s*"([a-z0-9_]+)"', source)) | {"empty_vi", "empty_en"}
    assert said == SENTENCES.keys()
