"""Drifted annexes as PDF files of several producers: how many values reach their rows, and that none is wrong or lost.

Run it with `PYTHONPATH=tests python benchmarks/pdf_producers.py [NUMBER]`, which takes minutes for 200.
"""

import io
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from attrs import field, mutable

from cchc_model import SOC_TRANG_DISTRICT, Report, Severity, read_cell, read_report
from cchc_model.errors import ReadError
from helpers.drift import PART, Document, document
from helpers.pdf import as_html, as_pdf, as_word, printed_by_chromium, printed_by_libreoffice

PRODUCERS = (
    "reportlab", "reportlab, wide", "reportlab, unruled", "libreoffice", "libreoffice, unruled", "chromium",
    "chromium, unruled",
)  # fmt: skip


@mutable
class Tally:
    """What became of the values of some files."""

    files: int = 0
    values: int = 0
    placed: int = 0
    found: int = 0
    wrong: list[str] = field(factory=list)
    lost: list[str] = field(factory=list)
    refused: list[str] = field(factory=list)
    seconds: float = 0

    def add(self, made: Document, data: bytes, name: str) -> None:
        self.files += 1
        began = time.perf_counter()
        try:
            report = read_report(data, name=name)
        except ReadError as error:
            self.refused.append(str(error))
            return
        finally:
            self.seconds += time.perf_counter() - began
        self._count(made, report, name)

    def _count(self, made: Document, report: Report, name: str) -> None:
        wanted: Counter[str] = Counter()
        for line in made.lines:
            if line.value and line.row not in (None, PART):
                wanted[str(line.row)] += 1
        told = " ".join(f.text + " " + str(f.message()) for f in report.findings if f.severity >= Severity.WARNING)
        values = {line.row: line.value for line in made.lines if line.row and line.value}
        for row, text in values.items():
            self.values += 1
            value = read_cell(text, SOC_TRANG_DISTRICT.indicator(row).measure).value
            entry = report[row]
            if entry.value == value:
                self.placed += 1
            elif entry.value is not None:
                self.wrong.append(f"{name}: {row} is {entry.value}, not {text}")
            elif text in told or entry.status == "damaged":
                self.found += 1
            else:
                self.lost.append(f"{name}: {row} of {text}")


def made_by(producer: str, documents: list[Document], folder: Path) -> list[bytes]:
    if producer.startswith("libreoffice"):
        words = []
        for number, made in enumerate(documents):
            words.append(folder / f"annex{number}.docx")
            words[-1].write_bytes(as_word(made, ruled="unruled" not in producer))
        return [file.read_bytes() for file in printed_by_libreoffice(words, folder / "pdf")]
    if producer.startswith("chromium"):
        pages = []
        for number, made in enumerate(documents):
            page = folder / f"page{number}.html"
            page.write_text(as_html(made, ruled="unruled" not in producer), encoding="utf-8")
            pages.append(printed_by_chromium(page).read_bytes())
        return pages
    return [as_pdf(made, ruled="unruled" not in producer, wide="wide" in producer) for made in documents]


def main(number: int, errors: float, only: str) -> None:
    for producer in PRODUCERS:
        if only and only != producer:
            continue
        tally = Tally()
        seeds = range(PRODUCERS.index(producer), number, len(PRODUCERS))
        documents = [document(random.Random(seed), typing_errors=errors) for seed in seeds]
        with tempfile.TemporaryDirectory() as folder:
            for seed, made, data in zip(seeds, documents, made_by(producer, documents, Path(folder)), strict=True):
                tally.add(made, data, f"{seed}")
        share = tally.placed / max(tally.values, 1)
        print(
            f"{producer}: {tally.files} files, {tally.values} values, {share:.2%} placed, {tally.found} in findings, "
            f"{len(tally.wrong)} wrong, {len(tally.lost)} lost, {len(tally.refused)} refused, "
            f"{tally.seconds / max(tally.files, 1):.2f} s a file"
        )
        print(*(f"  {one}" for one in (*tally.wrong, *tally.lost, *tally.refused)[:20]), sep="\n")


if __name__ == "__main__":
    assert isinstance(sys.stdout, io.TextIOBase)
    main(
        int(sys.argv[1]) if len(sys.argv) > 1 else 200,
        float(sys.argv[2]) if len(sys.argv) > 2 else 0.0,
        sys.argv[3] if len(sys.argv) > 3 else "",
    )
