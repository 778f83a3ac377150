"""What is released says the same of itself everywhere."""

import re
import tomllib
from importlib.metadata import version

import cchc_model
from helpers.paths import ROOT


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_there_is_one_place_for_the_version() -> None:
    """Others are derived from it, or compared with it here."""
    project = tomllib.loads(text("pyproject.toml"))
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["hatch"]["version"]["path"] == "src/cchc_model/__init__.py"
    assert version("cchc-model") == cchc_model.__version__
    assert f"\nversion: {cchc_model.__version__}\n" in text("CITATION.cff")


def test_the_changelog_ends_with_this_version() -> None:
    released = re.findall(r"^## \[(\d+\.\d+\.\d+)\] - (\d{4}-\d{2}-\d{2})$", text("CHANGELOG.md"), re.MULTILINE)
    assert released[0][0] == cchc_model.__version__
    assert f"\ndate-released: {released[0][1]}\n" in text("CITATION.cff")
    assert [*released] == sorted(released, reverse=True)


def test_pythons_that_are_named_are_those_that_are_tested() -> None:
    classifiers = tomllib.loads(text("pyproject.toml"))["project"]["classifiers"]
    named = [line.rpartition(" ")[2] for line in classifiers if re.search(r":: 3\.\d+$", line)]
    assert f"PYTHONS = {tuple(named)!r}".replace("'", '"') in text("noxfile.py")
