"""What users may rely on, as a text: names, signatures, fields, members, codes, ids and versions.

    PYTHONPATH=tests python -m helpers.public_api        # writes tests/data/public_api.txt anew

It is taken from the source, so that it is the same on every version of Python.
"""

import ast
import enum
import functools
import inspect
import typing
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path

import cchc_model as cchc
from cchc_model.analysis.consolidation.totals import Totals
from cchc_model.analysis.scoring.evidence import Evidence, Seen
from cchc_model.annexes.given_texts import Letterhead
from cchc_model.frames import FrameSummary
from cchc_model.io import json as report_json
from cchc_model.io.content import FileInput
from cchc_model.io.toml.framework import problems
from cchc_model.io.toml.rubric import reading
from cchc_model.io.toml.rubric.assessments import Assessments
from cchc_model.io.writing import FORMATS
from cchc_model.reports.finding_kinds import TEMPLATES
from helpers.paths import DATA

FILE = DATA / "public_api.txt"
MODULES = (
    "cchc_model",
    "cchc_model.analysis.scoring",
    "cchc_model.framework",
    "cchc_model.frames",
    "cchc_model.indicators",
    "cchc_model.plots",
    "cchc_model.testing",
)
_SPECIAL = ("__getitem__", "__contains__", "__iter__", "__len__", "__str__", "__add__", "__radd__")


def snapshot() -> str:
    lines: list[str] = []
    for name in MODULES:
        module = import_module(name)
        lines += ["", f"# {name}", ""]
        for public in sorted(module.__all__, key=lambda word: (word.lower(), word)):
            if public != "__version__":
                value = getattr(module, public)
                again = name != MODULES[0] and value is getattr(cchc, public, None)
                lines += [f"{public}: as in cchc_model"] if again else described(public, value)
    lines += ["", "# Classes that users reach from results", ""]
    for kind in reached():
        lines += described(f"{kind.__module__}.{kind.__qualname__}", kind)
    lines += ["", "# Codes of findings", ""]
    lines += sorted(f"{code} ({severity})" for code, (severity, _) in TEMPLATES.items())
    framework = cchc.SOC_TRANG_DISTRICT
    lines += ["", f"# Framework {framework.id} {framework.version}", ""]
    lines += [f"row {row.number} {row.position} {row.id} ({row.item.kind})" for row in framework.rows]
    lines += [f"rate {rate.id}" for rate in framework.rates]
    lines += [f"rule {rule.id} ({rule.severity})" for rule in framework.rules]
    lines += ["", "# Forms of files", "", f"JSON {report_json.JSON_FORMAT}", f"framework {problems.FRAMEWORK_FORMAT}"]
    lines += [f"rubric {reading.RUBRIC_FORMAT}", f"annexes are written as {', '.join(FORMATS)}"]
    return "\n".join(lines).strip() + "\n"


# Names that modules import for type checkers only: an optional dependency, and what loads when it is asked for.
LATER: dict[str, object] = {
    "IntoFrameT": object, "FrameSummary": FrameSummary, "Letterhead": Letterhead, "Assessments": Assessments,
    "FileInput": FileInput, "Series": cchc.Series,
}  # fmt: skip
# How sums are kept, and how a figure is seen, is promised to nobody.
HIDDEN = {Totals, Seen, Evidence}


def public_values() -> list[object]:
    """Return each public value once."""
    values = {id(value): value for module in map(import_module, MODULES) for value in named_by(module)}
    return list(values.values())


def named_by(module: object) -> Iterator[object]:
    return (getattr(module, name) for name in vars(module)["__all__"])


@functools.cache
def reached() -> tuple[type, ...]:
    """Return the classes that public functions, methods and fields speak of and no module exports, by name."""
    public = public_values()
    seen, queue = {id(value) for value in public}, list(public)
    found = []
    while queue:
        for kind in spoken_of(queue.pop()):
            if kind.__module__.startswith("cchc_model") and id(kind) not in seen and kind not in HIDDEN:
                seen.add(id(kind))
                queue.append(kind)
                found.append(kind)
    return tuple(sorted(found, key=lambda kind: (kind.__module__, kind.__qualname__)))


def spoken_of(value: object) -> Iterator[type]:
    if inspect.isfunction(value):
        yield from named_in(typing.get_type_hints(value, localns=LATER).values())
    elif inspect.isclass(value) and value.__module__.startswith("cchc_model"):
        names = {**vars(inspect.getmodule(value)), **LATER}
        for node in ast.walk(source_of(value, value.__name__)):
            # From the source, because attrs rebuilds the cached properties of a slotted class.
            if isinstance(node, ast.FunctionDef) and (node.name[0] != "_" or node.name in _SPECIAL):
                hints = [node.returns, *(one.annotation for one in (*node.args.args, *node.args.kwonlyargs))]
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id[0] != "_":
                hints = [node.annotation]
            else:
                continue
            yield from named_in(eval(ast.unparse(hint), names) for hint in hints if hint)  # noqa: S307 our own source


def named_in(hints: Iterable[object]) -> Iterator[type]:
    for hint in hints:
        parts = typing.get_args(hint)
        if isinstance(hint, type) and not parts:
            yield hint
        yield from named_in(part for part in parts if not isinstance(part, str))


def described(name: str, value: object) -> Iterator[str]:
    if isinstance(value, type):
        if issubclass(value, enum.Enum):
            yield f"enum {name}: " + ", ".join(f"{member.name}={member.value!r}" for member in value)
        else:
            bases = ", ".join(base.__name__ for base in value.__bases__ if base is not object)
            yield f"class {name}({bases})"
        yield from dict.fromkeys(f"    {line}" for base in reversed(value.__mro__) for line in of_class(base))
    elif inspect.isfunction(value):
        node = source_of(value, name)
        assert isinstance(node, ast.FunctionDef)
        yield signature(node)
    else:
        yield f"{name}: {type(value).__name__}"


def source_of(value: object, name: str) -> ast.stmt:
    # An exception names the package as its module, so its file is that of one of its methods.
    methods = map(inspect.unwrap, filter(inspect.isfunction, vars(value).values())) if inspect.isclass(value) else ()
    method = next(iter(methods), None)
    raised = inspect.isclass(value) and issubclass(value, BaseException)
    file = inspect.getsourcefile(method) if raised and method else getattr(inspect.getmodule(value), "__file__", "")
    # The last of the nodes: overloads stand above it.
    [*_, node] = [node for node in parsed(str(file)).body if getattr(node, "name", None) == name]
    return node


@functools.cache
def parsed(file: str) -> ast.Module:
    return ast.parse(Path(file).read_text(encoding="utf-8"))


def of_class(value: type) -> Iterator[str]:
    if not value.__module__.startswith("cchc_model"):
        return
    node = source_of(value, value.__name__)
    assert isinstance(node, ast.ClassDef)
    for part in node.body:
        if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name) and part.target.id[0] != "_":
            yield f"{part.target.id}: {ast.unparse(part.annotation)}{default(part.value)}"
        elif isinstance(part, ast.FunctionDef) and (part.name[0] != "_" or part.name in _SPECIAL):
            kinds = [ast.unparse(decorator).rpartition(".")[2] for decorator in part.decorator_list]
            yield (
                signature(part) if not {"property", "cached_property"} & set(kinds) else f"{part.name}: {result(part)}"
            )
        elif isinstance(part, ast.FunctionDef) and part.name == "__init__":
            yield signature(part)


def signature(node: ast.FunctionDef) -> str:
    return f"{node.name}({ast.unparse(node.args)}) -> {result(node)}"


def result(node: ast.FunctionDef) -> str:
    return "" if node.returns is None else ast.unparse(node.returns)


def default(value: ast.expr | None) -> str:
    if value is None:
        return ""
    if isinstance(value, ast.Call):  # attrs' field(...): what matters is whether there is a default
        defaults = [word for word in value.keywords if word.arg in ("default", "factory")]
        return f" = {ast.unparse(defaults[0].value)}" if defaults else ""
    return f" = {ast.unparse(value)}"


if __name__ == "__main__":
    FILE.write_text(snapshot(), encoding="utf-8")
