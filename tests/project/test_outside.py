"""Nothing from outside changes what comes out, and nothing that is done changes the library."""

import os
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from inspect import signature
from pkgutil import walk_packages
from typing import Any

import pytest
from attrs import evolve

import cchc_model
from helpers import outside
from helpers.paths import ROOT
from helpers.sampling import some_of

PLAIN = {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8", "COLUMNS": "120"}
NO_LOCALE = {"LC_ALL": "C", "PYTHONUTF8": "0"}
OTHERS = {
    "hash seed 1, a time zone ahead, no locale, without asserts and docstrings": (
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "PYTHONCOERCECLOCALE": "0", "PYTHONOPTIMIZE": "2"}
        | NO_LOCALE
    ),
    "random hash seed, a time zone behind, an encoding of another country": (
        {"PYTHONHASHSEED": "random", "TZ": "Etc/GMT+12", "PYTHONIOENCODING": "cp1252"} | NO_LOCALE
    ),
    "a Turkish locale": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "a Vietnamese locale": {"LC_ALL": "vi_VN.UTF-8", "LANG": "vi_VN.UTF-8"},
}
"""What differs together in one process, because each process does all the jobs."""


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command, given = [sys.executable, *arguments], {**os.environ, **PLAIN, **environment}
    return subprocess.run(command, cwd=ROOT, env=given, capture_output=True, text=True, check=False)


def made(*arguments: str, **environment: str) -> list[str]:
    done = run(str(ROOT / "tests" / "helpers" / "outside.py"), *arguments, **environment)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def plain() -> list[str]:
    """What a process prints that does all the jobs twice, the second time under another decimal context."""
    lines = made("context")
    assert len(lines) > 50
    return lines


@pytest.mark.costly
@pytest.mark.parametrize("name", some_of(OTHERS))
def test_the_environment_changes_no_byte(name: str, plain: list[str]) -> None:
    environment = OTHERS[name]
    if run("-c", "import locale; locale.setlocale(locale.LC_ALL, '')", **environment).returncode != 0:
        pytest.skip(f"the locale {environment['LC_ALL']} is not installed")
    assert made(**environment) == plain[: len(plain) // 2]


def test_the_decimal_context_of_the_caller_changes_no_byte(plain: list[str]) -> None:
    assert plain[len(plain) // 2 :] == plain[: len(plain) // 2]


# What modules hold.

CACHES = {
    "cchc_model.vietnamese.notation.symbols": "the symbols of one locale",
    "cchc_model.vietnamese.numbers._grammar": "one pattern, of these symbols",
    "cchc_model.vietnamese.syllables.syllables": "one table of syllables, from the grammar in the module",
    "cchc_model.annexes.name_words._split_once": "the words of at most 1,024 texts of at most 500 characters",
    "cchc_model.annexes.name_words._written_out": "one table of abbreviations, which stand in the module",
    "cchc_model.annexes.name_words._written_out_plainly": "the same table without accents",
    "cchc_model.reports.unaccented._lexicon": "one table of phrases, which stand in the module",
    "cchc_model.vietnamese.legacy_encodings._tcvn3": "one table of letters",
    "cchc_model.annexes.row_index.index_of": "the names of at most eight frameworks, which are frozen",
    "cchc_model.annexes.titles._meaning_once": "the meaning of at most 2,048 titles of at most 120 characters",
    "cchc_model.annexes.naming_words._phrases_once": "the words of at most 1,024 texts of at most 300 characters",
    "cchc_model.io.docx.filling._fields": "the fields of at most eight templates, each of bounded length",
    "cchc_model.io.docx.sandbox._compiled": "the code of at most eight parts of templates, each of bounded length",
    "cchc_model.io.xlsx.text_sizes.width_of": "the widths of at most 2,048 words and lines of a workbook",
    "cchc_model.vietnamese.syllables.letters_and_tones": "the letters of at most 2,048 words",
    "cchc_model.vietnamese.text._folded_once": "at most 1,024 texts of at most 500 characters without case and accents",
}
"""The functions that remember what they returned, and what bounds it.

They take nothing, a frozen framework, or a short text, of which they remember at most a few hundred kilobytes.
"""
OF_TEXTS = {
    "titles._meaning_once": 2_048,
    "naming_words._phrases_once": 1_024,
    "xlsx.text_sizes.width_of": 2_048,
    "syllables.letters_and_tones": 2_048,
    "text._folded_once": 1_024,
    "name_words._split_once": 1_024,
}

FIXED = (str, bytes, int, float, bool, type(None), type)


def modules() -> list[str]:
    found = walk_packages(cchc_model.__path__, "cchc_model.")
    return sorted({"cchc_model", *(module.name for module in found if not module.name.endswith("__main__"))})


def held() -> Iterator[tuple[str, str]]:
    """Every global of every module, as deep as it goes; a class with what is in it."""
    for module in modules():
        for name, value in vars(import_module(module)).items():
            if not name.startswith("__"):
                yield f"{module}.{name}", shape(value, 0)
            if isinstance(value, type) and value.__module__ == module:
                for inner, part in vars(value).items():
                    if not inner.startswith("__") and not callable(part):
                        yield f"{module}.{name}.{inner}", shape(part, 0)


def shape(value: object, depth: int) -> str:
    if isinstance(value, dict):
        return f"{id(value)} {{" + ", ".join(f"{key!r}: {shape(part, depth + 1)}" for key, part in value.items()) + "}"
    if isinstance(value, list | set | frozenset | tuple):
        return f"{id(value)} [" + ", ".join(sorted(shape(part, depth + 1) for part in value)) + "]"
    fields = getattr(type(value), "__attrs_attrs__", None)
    if fields is not None:
        return f"{id(value)} (" + ", ".join(shape(getattr(value, field.name), depth + 1) for field in fields) + ")"
    return f"{type(value).__name__} {value!r}" if isinstance(value, FIXED) else f"{type(value).__name__} {id(value)}"


def remembering() -> dict[str, int]:
    """The functions with a cache, and how much is in it."""
    found = {}
    for module in modules():
        for name, value in vars(import_module(module)).items():
            if hasattr(value, "cache_info") and value.__module__ == module:
                found[f"{module}.{name}"] = value.cache_info().currsize
    return found


def remembered_at_most() -> dict[str, int]:
    """How much each of them can hold: one without arguments holds one answer."""
    return {name: function(name).cache_info().maxsize or 1 for name in CACHES}


def function(name: str) -> Any:
    module, _, inner = name.rpartition(".")
    return getattr(import_module(module), inner)


@pytest.mark.costly
def test_no_job_changes_anything_that_a_module_holds() -> None:
    for module in modules():  # what is loaded when asked for is loaded now
        import_module(module)
    for name in cchc_model.__all__:
        getattr(cchc_model, name)
    before = dict(held())
    assert len(before) > 1000
    list(outside.library())
    list(outside.commands())
    after = dict(held())
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert not changed


@pytest.mark.costly
def test_what_is_remembered_is_little_and_does_not_grow() -> None:
    for number in range(12):
        framework = evolve(cchc_model.SOC_TRANG_DISTRICT, version=f"{number}")
        cchc_model.read_report(outside.ANNEX, framework=framework)
    assert remembering().keys() == CACHES.keys()
    assert all(remembering()[name] <= most for name, most in remembered_at_most().items())
    many = {name.split(".", 2)[2]: most for name, most in remembered_at_most().items() if most > 8}
    assert many == OF_TEXTS
    alone = [name for name, most in remembered_at_most().items() if most == 1]
    assert all(not signature(function(name)).parameters for name in alone)
