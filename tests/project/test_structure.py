"""The house stands as it was drawn: imports go down, nothing optional loads unasked, nothing changes state."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import cchc_model
from helpers.imports import loaded_by
from helpers.paths import ROOT

PACKAGE = ROOT / "src" / "cchc_model"

# From the ground up. A module imports from floors below, or from one named before it on its own floor.
FLOORS = (
    ("text", "errors", "notebook"),
    ("sources", "numerals", "measures", "cells", "formulas", "judging", "linear", "slips", "periods"),
    (
        "definitions",
        "finding_templates",
        "findings",
        "cell_findings",
        "families",
        "rules",
        "conflicts",
        "lint_sentences",
        "lint_rules",
        "lint",
        "framework",
        "wording",
        "rubric_parts",
        "lint_rubrics",
        "rubrics",
    ),
    ("indicators",),
    ("organisations", "entries", "report"),
    (
        "rates",
        "history",
        "checking",
        "fitting",
        "localization",
        "correction",
        "naming",
        "alignment",
        "points",
        "component_scores",
        "score_sheets",
        "scoring",
        "ranking",
        "comparison",
        "roster",
        "pools",
        "year_totals",
        "consolidated",
        "consolidation",
    ),
    (
        "readers",
        "structuring",
        "converters",
        "toml_files",
        "frameworks",
        "rubric_files",
        "markup",
        "fragments",
        "display",
        "contexts",
        "writers",
        "plots",
        "frames",
    ),
    ("__init__", "testing", "cli", "__main__"),
)
ORDER = [module for floor in FLOORS for module in floor]

# Inside a package: submodules in the order in which they may import each other, its front door last.
INSIDE = {
    "indicators": (
        "reasons", "steering", "institutions", "procedures", "apparatus", "civil_service", "public_finance",
        "digital_government", "cross_section", "exemptions", "__init__",
    ),
    "readers": (
        "content", "tables", "columns", "text", "archive", "docx_styles", "docx_signs", "docx", "formats", "xlsx", "opening", "sheets", "around", "overall",
        "assembly", "__init__",
        "many",
    ),
    "writers": ("archive", "lines", "text", "csv", "json", "around", "letterheads", "docx", "cell_styles", "cell_comments", "workbooks", "xlsx", "html", "__init__"),
    "rubric_files": ("forms", "reading", "assessments", "__init__"),
    "frames": (
        "columns", "arithmetic", "preparing", "outcomes", "ratios", "checks", "figures", "making", "engines", "files", "opening",
        "__init__",
    ),
    "frameworks": ("forms", "rule_forms", "names", "faults", "reading", "writing", "__init__"),
    "testing": ("values", "reports", "consistent", "frameworks", "annexes", "__init__"),
    "cli": ("output", "writing", "usage", "checks", "folders", "folder_checks", "frame_checks", "scores", "totals", "changes", "catalogue", "reports", "framework", "rules", "arguments", "__init__"),
}  # fmt: skip

CORE = {"attrs", "cattrs", "babel", "rapidfuzz"}
OPTIONAL_IN = {
    "rich": {"cli/output.py"},
    "matplotlib": {"plots.py"},
    "lxml": {f"readers/{name}.py" for name in ("archive", "docx_styles", "docx_signs", "docx", "formats", "xlsx")},
    "narwhals": {f"frames/{name}.py" for name in INSIDE["frames"] if name != "columns"},
    "pandas": {"frames/engines.py"},
    "hypothesis": {f"testing/{name}.py" for name in INSIDE["testing"]},
}


def sources() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            module = node.module or ""
            if module in ("cchc_model", "cchc_model.indicators"):
                yield from (f"{module}.{alias.name}" for alias in node.names)
            else:
                yield module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def parts(path: Path) -> tuple[str, str | None]:
    relative = path.relative_to(PACKAGE).with_suffix("").parts
    return (relative[0], relative[1]) if len(relative) > 1 else (relative[0], None)


def test_every_module_has_its_floor() -> None:
    assert {parts(path)[0] for path in sources()} == set(ORDER)
    for package, inside in INSIDE.items():
        assert {path.stem for path in (PACKAGE / package).glob("*.py")} == set(inside)


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_down(path: Path) -> None:
    module, inner = parts(path)
    for name in imported(path):
        if not name.startswith("cchc_model"):
            continue
        target = name.split(".")
        top = target[1] if len(target) > 1 and target[1] in ORDER else "__init__"
        if top == module and inner is not None:
            inside = INSIDE[module]
            wanted = target[2] if len(target) > 2 and target[2] in inside else "__init__"
            assert inside.index(wanted) < inside.index(inner), f"{path.name} imports {name}"
        else:
            assert ORDER.index(top) < ORDER.index(module), f"{path.name} imports {name}"


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_but_the_core_dependencies_is_imported_outside_its_file(path: Path) -> None:
    known = sys.stdlib_module_names | {"cchc_model"} | CORE
    for name in imported(path):
        top = name.partition(".")[0]
        assert top in known or str(path.relative_to(PACKAGE)) in OPTIONAL_IN.get(top, ()), f"{path.name} imports {name}"


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_files_fit_one_idea(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_importing_the_library_loads_nothing_optional_and_no_more_than_attrs() -> None:
    before = loaded_by("pass")
    new = loaded_by("import cchc_model") - before - set(sys.stdlib_module_names)
    assert {name for name in new if not name.startswith("_")} == {"cchc_model", "attr", "attrs"}


def test_babel_loads_with_the_first_number_and_cattrs_with_the_converters() -> None:
    assert "babel" in loaded_by("import cchc_model; cchc_model.parse_number('25,81')")
    assert "cattrs" not in loaded_by("import cchc_model; cchc_model.parse_number('25,81')")
    assert "cattrs" in loaded_by("import cchc_model.io.json")
    assert "rich" not in loaded_by("import cchc_model.cli")


def test_public_names_exist_once_and_are_documented() -> None:
    for name in cchc_model.__all__:
        value = getattr(cchc_model, name)
        if not name.startswith("__") and (isinstance(value, type) or callable(value)):
            assert value.__doc__, name
    assert len(set(cchc_model.__all__)) == len(cchc_model.__all__)


def test_classes_of_the_model_are_frozen_and_slotted() -> None:
    import attrs

    for name in cchc_model.__all__:
        value = getattr(cchc_model, name)
        if isinstance(value, type) and attrs.has(value):
            assert "__dict__" not in dir(value), name
            assert value.__setattr__ is not object.__setattr__, name


def test_what_loads_when_asked_is_listed_before_it_loads() -> None:
    assert set(cchc_model.__all__) <= set(dir(cchc_model))
    with pytest.raises(AttributeError, match="no attribute 'consolidate_all'"):
        _ = cchc_model.consolidate_all  # type: ignore[attr-defined]  # there is none
