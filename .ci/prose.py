"""Check the prose of the project: spelling and style of both languages.

`python .ci/prose.py` prints each problem with its place and ends with status 1 if there is one. `.ci/prose.toml` has
the rules and the exceptions, each with its reason. Vietnamese is written syllable by syllable, so that hunspell knows
all of its words; codespell, which knows common misspellings, reads the English and the source (`[tool.codespell]`).
"""

import re
import subprocess
import sys
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
RULES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
PAGES = {
    "vi": [ROOT / "README.vi.md", *sorted((ROOT / "docs" / "vi").glob("*.md"))],
    "en": [
        *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "benchmarks/README.md")),
        *sorted((ROOT / "docs").glob("*.md")),
        *sorted((ROOT / "docs" / "guide").glob("*.md")),
    ],
}
SENTENCES = ROOT / "docs" / "sentences.md"
"""Every text of the library: Vietnamese in the first column, English in the second."""

CODE = re.compile(r"^```.*?^```|`[^`\n]*`|<!--.*?-->|\]\([^)]*\)|https?://\S+|\{[^{}\n]*\}", re.MULTILINE | re.DOTALL)
QUOTED = re.compile(r"“[^”\n]*”|\([^)\n]*[ăâđêôơưàáảãạ-ỹ][^)\n]*\)")
TONE = re.compile(
    r"(?:(o)([\u0300\u0301\u0303\u0309\u0323])([ae])|(u)([\u0300\u0301\u0303\u0309\u0323])(y))$", re.IGNORECASE
)


def prose(path: Path, lang: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a file in one language with their numbers, without code, links and placeholders."""
    text = path.read_text(encoding="utf-8")
    if path == SENTENCES:
        text = re.sub(r"^\|? ?(.*?) \| (.*) \|$", r"\1" if lang == "vi" else r"\2", text, flags=re.MULTILINE)
    yield from enumerate(CODE.sub(lambda found: "\n" * found[0].count("\n") or " ", text).split("\n"), start=1)


def style(lang: str) -> Iterator[str]:
    """Yield what breaks a rule of style."""
    rules = [(re.compile(one["pattern"]), one["reason"]) for one in RULES["vietnamese" if lang == "vi" else "english"]]
    for path in (*PAGES[lang], *([SENTENCES] if lang == "vi" else [])):
        for number, line in prose(path, lang):
            own = line if lang == "vi" else QUOTED.sub(" ", line)
            for pattern, reason in rules:
                yield from (f"{place(path, number)} “{found[0]}”: {reason}" for found in pattern.finditer(own))


def place(path: Path, number: int) -> str:
    """Return the place of a line as editors understand it."""
    return f"{path.relative_to(ROOT)}:{number}:"


def spelling() -> Iterator[str]:
    """Yield the Vietnamese syllables with a mark that hunspell does not know. A name without marks may be foreign."""
    places: dict[str, str] = {}
    for path in (*PAGES["vi"], SENTENCES):
        for number, line in prose(path, "vi"):
            for word in re.findall(r"[^\W\d_]+", line):
                if not word.isascii():
                    places.setdefault(modern(word), f"{place(path, number)} “{word}”")
    known = {word for group in RULES["known"] for word in group["words"]}
    command = ["hunspell", "-d", "vi_VN", "-i", "utf-8", "-l"]
    done = subprocess.run(command, input="\n".join(places), capture_output=True, check=True, text=True)
    yield from (f"{places[word]} is not in the dictionary" for word in done.stdout.split() if word not in known)


def modern(word: str) -> str:
    """Return a syllable with its mark where the dictionary has it: `hóa`, as official documents write, as `hoá`."""
    parts = TONE.sub(
        lambda m: "".join(m.group(1, 3, 2) if m[1] else m.group(4, 6, 5)), unicodedata.normalize("NFD", word)
    )
    return unicodedata.normalize("NFC", parts)


def main() -> int:
    """Print all problems."""
    problems = [*style("en"), *style("vi"), *spelling()]
    print(*problems, sep="\n", end="\n" if problems else "")
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())
