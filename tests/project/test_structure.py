"""The shape of the package: files, what an import loads, immutable classes. pyproject.toml has the rooms."""

import ast
import inspect
import sys
from importlib import import_module
from typing import is_typeddict

import attrs
import pytest

import cchc_model
from helpers.imports import loaded_by
from helpers.paths import ROOT
from helpers.public_api import MODULES

PACKAGE = ROOT / "src" / "cchc_model"
SOURCES = sorted(PACKAGE.rglob("*.py"))


def test_the_top_has_four_modules() -> None:
    assert {path.name for path in PACKAGE.glob("*.py")} == {"__init__.py", "__main__.py", "errors.py", "plots.py"}


def test_files_fit_one_idea() -> None:
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert len(lines) > 400
    assert {path: count for path, count in lines.items() if count > 400} == {}


def test_importing_the_library_loads_nothing_optional_and_no_more_than_attrs() -> None:
    before = loaded_by("pass")
    new = loaded_by("import cchc_model") - before - set(sys.stdlib_module_names)
    assert {name for name in new if not name.startswith("_")} == {"cchc_model", "attr", "attrs"}


def test_babel_loads_with_the_first_number_and_cattrs_with_the_first_data() -> None:
    assert "babel" in loaded_by("import cchc_model; cchc_model.parse_number('25,81')")
    assert "cattrs" not in loaded_by("import cchc_model; cchc_model.parse_number('25,81')")
    assert "cattrs" in loaded_by("from cchc_model import to_data")
    assert "rich" not in loaded_by("import cchc_model.cli")
    assert "narwhals" not in loaded_by("import cchc_model.frames")


@pytest.mark.parametrize("module", [name for name in MODULES if name != "cchc_model.plots"])
def test_classes_of_the_model_are_frozen_and_slotted(module: str) -> None:
    names = import_module(module).__all__
    values = {name: getattr(import_module(module), name) for name in names}
    for name, value in values.items():
        if inspect.isclass(value) and not is_typeddict(value) and (attrs.has(value) or issubclass(value, dict)):
            assert "__dict__" not in dir(value), name
            assert issubclass(value, dict) or value.__setattr__ is not object.__setattr__, name


def test_a_name_that_loads_on_use_is_listed_before_it_loads() -> None:
    assert set(cchc_model.__all__) <= set(dir(cchc_model))
    with pytest.raises(AttributeError, match="no attribute 'consolidate_all'"):
        _ = cchc_model.consolidate_all  # type: ignore[attr-defined]  # there is none


DESCRIBED = (
    "analysis/consolidation", "analysis/scoring", "analysis/series", "checking/suspects", "drafting", "io/pdf",
    "io/toml/framework",
)  # fmt: skip


@pytest.mark.parametrize("room", DESCRIBED)
def test_a_room_that_describes_its_modules_names_each_of_them(room: str) -> None:
    folder = PACKAGE / room
    described = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))) or ""
    missing = [
        path.stem for path in folder.glob("*.py") if path.stem != "__init__" and f"`{path.stem}`" not in described
    ]
    assert not missing
