"""What every message keeps to, watched while any test runs."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

import cchc_model as cchc
from cchc_model.vietnamese.text import LANGS

LONGEST = 500
"""Characters of a message, or of each line of one that lists problems."""

_QUOTED = re.compile(r"“[^”]*”|`[^`]*`")
_ID = re.compile(r"\b[a-z0-9]+_[a-z0-9_]+")
_ENGLISH = re.compile(
    r"\b(?:row|cell|report|sheet|table|page|line|column|quarter|months?|year) (?:[0-9]|of)", re.IGNORECASE
)
"""A place or a time in English, as it would stand in a Vietnamese sentence."""
_ERRORS = (cchc.InvalidDataError, cchc.InvalidNumberError, cchc.ReadError, cchc.UnknownIndicatorError)


def faults_of(made: Any) -> list[str]:
    """What is wrong with the sentences of an error or a finding.

    A finding is for the offices. An id stands in its Vietnamese sentence only where it quotes the annex. A place or a
    time is in the language of the sentence.
    """
    lines = [line for lang in LANGS for line in made.message(lang).split("\n")]
    long = [f"{len(line)} characters: {line}" for line in lines if len(line) > LONGEST]
    words = _QUOTED.sub("", made.message("vi"))
    ids = _ID.findall(words) if isinstance(made, cchc.Finding) else []
    told = [*(f"an id: {found}" for found in ids), *(f"in English: {found}" for found in _ENGLISH.findall(words))]
    return long + [f"{fault}: {made.message('vi')}" for fault in told]


def watch() -> list[str]:
    """Note the faults of every error and finding that is made from now on, in the list that is returned."""
    noted: list[str] = []
    for cls in (cchc.Finding, *_ERRORS):
        cls.__init__ = _watched(cls.__init__, noted)  # type: ignore[method-assign]
    return noted


def _watched(init: Callable[..., None], noted: list[str]) -> Callable[..., None]:
    @wraps(init)
    def watched(self: Any, *args: Any, **kwargs: Any) -> None:
        init(self, *args, **kwargs)
        noted.extend(faults_of(self))

    return watched
