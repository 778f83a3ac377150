"""The pictures of a result in the READMEs, drawn from what the command prints.

python docs/result.py        # writes docs/result_en.svg and docs/result_vi.svg anew; a test shows that they are current
"""

import io
import os
import re
from collections.abc import Sequence
from contextlib import redirect_stdout
from html import escape
from pathlib import Path
from unittest.mock import patch

from cchc_model.cli import main
from cchc_model.framework.severity import Severity
from cchc_model.vietnamese.text import Lang

HERE = Path(__file__).parent
ANNEX = Path("examples") / "soc_trang_district_annex.txt"
COLUMNS = 100
SECTIONS = ("V.", "VII.")
"""The picture begins with the first and ends before the second of these sections."""

LETTER, LINE, MARGIN = 7.6, 20, 16
COLOURS = {Severity.ERROR: "#c62828", Severity.WARNING: "#8a5a00", Severity.INFO: "#00687a"}


def files() -> dict[Lang, Path]:
    """Return the file of each picture."""
    return {"en": HERE / "result_en.svg", "vi": HERE / "result_vi.svg"}


def printed(lang: Lang) -> list[str]:
    """Return the lines of some sections, as the command prints them on a terminal of 100 columns."""
    out = io.StringIO()
    with patch.dict(os.environ, COLUMNS=str(COLUMNS)), redirect_stdout(out):
        main(["check", str(HERE.parent / ANNEX), "--lang", lang])
    lines = [line.rstrip() for line in out.getvalue().split("\n")]
    first, last = (next(at for at, line in enumerate(lines) if line.startswith(f"{section} ")) for section in SECTIONS)
    return lines[first : last - 1]


def picture(lang: Lang) -> str:
    """Return the drawing in SVG."""
    typed = f"$ cchc check {ANNEX}" + (" --lang en" if lang == "en" else "")
    return drawn([typed, "", *printed(lang)], lang)


def drawn(lines: Sequence[str], lang: Lang) -> str:
    """Return lines of a terminal in SVG, each word in its column."""
    width, height = round(2 * MARGIN + COLUMNS * LETTER), 2 * MARGIN + len(lines) * LINE
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    texts = [_line(line, MARGIN + (at + 0.7) * LINE, lang) for at, line in enumerate(lines) if "─" not in line]
    font = 'font-family="Arial, Helvetica, sans-serif" font-size="14"'
    rules = [_rule(MARGIN + (at + 0.5) * LINE, width) for at, line in enumerate(lines) if "─" in line]
    box = f'<rect width="{width}" height="{height}" rx="8" fill="#fafafa" stroke="#ddd"/>'
    return "\n".join([f'{head} {font} fill="#222">', box, *rules, *texts, "</svg>", ""])


def _rule(y: float, width: int) -> str:
    return f'<path d="M{MARGIN} {y:g}H{width - MARGIN}" stroke="#999"/>'


def _line(line: str, y: float, lang: Lang) -> str:
    runs = "".join(_run(found[0], found.start(), lang) for found in re.finditer(r"\S+( \S+)*", line))
    return f'<text y="{y:g}">{runs}</text>'


def _run(words: str, column: int, lang: Lang) -> str:
    """Return words at their column. Fonts of one width often lack letters of Vietnamese, so the columns do the work."""
    colour = next((COLOURS[one] for one in Severity if column == 0 and words == one.label[lang]), None)
    look = f' fill="{colour}" font-weight="bold"' if colour else ' font-weight="bold"' if _is_section(words) else ""
    return f'<tspan x="{MARGIN + column * LETTER:.1f}"{look}>{escape(words)}</tspan>'


def _is_section(words: str) -> bool:
    return re.match(r"[IVX]+\. ", words) is not None


if __name__ == "__main__":
    for language, file in files().items():
        file.write_text(picture(language), encoding="utf-8")
