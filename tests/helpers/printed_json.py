"""What a command printed with `--json`, compared with the class and the schema that it should have."""

import json
from collections.abc import Sequence
from functools import cache
from itertools import chain, repeat
from typing import Any

from jsonschema import Draft202012Validator

from cchc_model import from_data, read_rubric, to_data
from helpers import schemas
from helpers.paths import ROOT

RUBRIC = str(ROOT / "examples" / "illustrative_rubric.toml")


def documents(text: str) -> list[Any]:
    decoder, found, at = json.JSONDecoder(), [], 0
    while at < len(text):
        one, at = decoder.raw_decode(text, at)
        found.append(one)
        at += 1
    return found


@cache
def kept(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((schemas.FOLDER / f"{name}.json").read_text(encoding="utf-8")))


def assert_printed(printed: Sequence[Any], forms: Sequence[str]) -> None:
    """Each document has the schema of its form, the last form also all further ones, and is read back."""
    assert len(printed) >= len(forms)
    rubric = read_rubric(RUBRIC)
    for data, form in zip(printed, chain(forms, repeat(forms[-1])), strict=False):
        kept(form).validate(data)
        assert to_data(from_data(data, schemas.TYPES[form], rubric=rubric)) == data
