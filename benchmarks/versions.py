"""The time of reading in several states of the source, in processes that take turns.

    git worktree add /tmp/former COMMIT
    python benchmarks/versions.py /tmp/former/src src

prints for each kind of file the median of each state in milliseconds of the processor, which other work on the machine
changes less than those of the clock.
"""

import io
import json
import os
import pickle
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROUNDS, READINGS = 3, 7
VALUE = 3
"""The place of the value in a row of the annex."""


def files() -> Mapping[str, bytes]:
    """Return the annex as text, as the library and others write it, and with every name mistyped."""
    sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]
    import cchc_model as cchc
    from cchc_model.testing import AnnexLine
    from helpers.drift import Document, as_csv, mistyped, renamed

    annex, made = ROOT / "examples" / "soc_trang_district_annex.txt", {}
    report, g = cchc.read_report(annex), random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("csv", "docx", "xlsx"):
            cchc.write_report(report, path := Path(folder) / f"annex.{kind}")
            made[kind] = path.read_bytes()
    lines = (AnnexLine.of(row) for row in cchc.SOC_TRANG_DISTRICT.rows)
    wrong = tuple(renamed(line, mistyped(line.cells[1], g)) for line in lines)
    cells = [line.split("\t") for line in annex.read_text(encoding="utf-8").splitlines()]
    made |= {"python-docx": by_python_docx(cells), "openpyxl": by_openpyxl(cells)}
    return {"text": annex.read_bytes(), **made, "mistyped text": as_csv(Document(wrong), "\t", "utf-8")}


def by_python_docx(rows: Sequence[Sequence[str]]) -> bytes:
    """Return rows as a Word document by python-docx, whose styles have 350 kB."""
    import docx

    document, stream = docx.Document(), io.BytesIO()
    table = document.add_table(0, max(map(len, rows)))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=False):
            cell.text = text
    document.save(stream)
    return stream.getvalue()


def by_openpyxl(rows: Sequence[Sequence[str]]) -> bytes:
    """Return rows as a workbook by openpyxl, with plain counts as numbers."""
    import openpyxl

    book, stream = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.worksheets[0].append(
            [int(cell) if at == VALUE and cell.isdigit() else cell for at, cell in enumerate(row)]
        )
    book.save(stream)
    return stream.getvalue()


def measure(path: Path) -> None:
    """Print the median times of reading each file with the library on the path of modules."""
    import cchc_model as cchc

    found = {}
    for kind, data in pickle.loads(path.read_bytes()).items():  # noqa: S301 written by the process that began this one
        cchc.read_report(data)
        times = []
        for _ in range(READINGS):
            start = time.process_time()
            cchc.read_report(data)
            times.append(1000 * (time.process_time() - start))
        found[kind] = statistics.median(times)
    sys.stdout.write(json.dumps(found))


def compare(sources: Sequence[str]) -> None:
    """Print the median of all rounds for each kind of file and each state of the source."""
    made: dict[str, list[dict[str, float]]] = {source: [] for source in sources}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "files"
        path.write_bytes(pickle.dumps(files()))
        for _ in range(ROUNDS):
            for source, rounds in made.items():
                alone = {**os.environ, "PYTHONPATH": str(Path(source).resolve())}
                run = (sys.executable, __file__, "--measure", str(path))
                rounds.append(json.loads(subprocess.run(run, env=alone, check=True, capture_output=True).stdout))
    for kind in made[sources[0]][0]:
        medians = (statistics.median(one[kind] for one in rounds) for rounds in made.values())
        sys.stdout.write(f"{kind}: {'; '.join(f'{median:.1f}' for median in medians)}\n")


if __name__ == "__main__":
    if sys.argv[1] == "--measure":
        measure(Path(sys.argv[2]))
    else:
        compare(sys.argv[1:])
