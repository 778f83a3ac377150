"""The page of all texts in both languages, from the source of the library.

PYTHONPATH=tests python -m helpers.sentences        # writes docs/sentences.md anew
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from helpers.paths import ROOT

FILE = ROOT / "docs" / "sentences.md"
SOURCE = ROOT / "src" / "cchc_model"
NAMES = SOURCE / "indicators"
"""The names of rows, rates and units, which the two pages of indicators have; the reasons of rules are here too."""

SPOKEN = ("reasons.py", "limits.py", "exemptions.py")


def sentences(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the Vietnamese and the English text of each pair in a module, in order."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Bilingual":
            match [_text(argument) for argument in node.args]:
                case [vi, en] if vi and en:
                    yield vi, en


def _text(node: ast.expr) -> str:
    """The text of a literal, with the expressions of an f-string in braces; empty for anything else."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else f"{{{ast.unparse(part.value)}}}"
            for part in node.values
            if isinstance(part, ast.Constant | ast.FormattedValue)
        )
    return ""


def page() -> Iterator[str]:
    yield "# Sentences · Các câu"
    yield ""
    yield "Every text of the library in both languages, by module; words in braces are filled in."
    yield "`PYTHONPATH=tests python -m helpers.sentences` writes this page from the source."
    for path in sorted(SOURCE.rglob("*.py")):
        if path.parent == NAMES and path.name not in SPOKEN:
            continue
        found = list(dict.fromkeys(sentences(path)))
        if found:
            yield ""
            yield f"## {path.relative_to(SOURCE).with_suffix('')}"
            yield ""
            yield "| Tiếng Việt | English |"
            yield "|---|---|"
            yield from (f"| {_cell(vi)} | {_cell(en)} |" for vi, en in found)


def _cell(text: str) -> str:
    return text.replace("\n", "<br>").replace("|", "\\|")


if __name__ == "__main__":
    FILE.write_text("\n".join(page()) + "\n", encoding="utf-8")
