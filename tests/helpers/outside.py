"""The main jobs in a process of their own: their output is printed as digests, which nothing outside may change.

python tests/helpers/outside.py [context]        # and once more under a decimal context that a caller has set
"""

import contextlib
import decimal
import hashlib
import io
import locale
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import cchc_model as cchc
from cchc_model import rounded_percentage
from cchc_model.cli import main
from cchc_model.io.writing import FORMATS

ROOT = Path(__file__).parent.parent.parent
ANNEX = ROOT / "examples" / "soc_trang_district_annex.txt"
PROVINCE = ROOT / "examples" / "fictional_province"
RUBRIC = ROOT / "examples" / "illustrative_rubric.toml"
LATER = PROVINCE / "quarter_2" / "huyen_vi_du_1.txt"


def library() -> Iterator[tuple[str, str | bytes]]:
    """Each job of the library with what came of it, every digit and every sentence."""
    report = cchc.read_report(ANNEX)
    reports = [result.report for result in cchc.read_reports(PROVINCE / "quarter_1", jobs=1) if result.report]
    result = cchc.check(report)
    yield "outcomes", repr(result.outcomes)
    for lang in ("vi", "en"):
        yield f"findings {lang}", "\n".join(finding.message(lang) for finding in result.findings)
    yield "conflicts", repr(cchc.locate_errors(report))
    yield "rates", repr([(key, rate.value, rate.text()) for key, rate in cchc.compute_rates(report).items()])
    sheet = cchc.score(report, cchc.read_rubric(RUBRIC))
    yield "score", repr((sheet.total, sheet.sections))
    together = cchc.consolidate(reports)
    yield "consolidation", repr((together.figures, together.rates, together.report(partial=True).values))
    yield (
        "comparison",
        repr([change.message() for change in cchc.compare(reports[0], cchc.read_report(LATER)).ranked()]),
    )
    yield "context", repr(cchc.report_context(report))
    for kind in FORMATS:
        stream = io.BytesIO()
        cchc.write_report(report, stream, format=kind)
        yield f"written {kind}", stream.getvalue()
    stream = io.BytesIO()
    cchc.write_framework(cchc.SOC_TRANG_DISTRICT, stream)
    yield "framework", stream.getvalue()
    yield "numbers", repr([cchc.parse_number("25,80"), rounded_percentage(8, 31), cchc.percentage(8, 31)])


COMMANDS = (
    ("check", str(ANNEX)),
    ("check", str(ANNEX), "--json"),
    ("check", str(PROVINCE / "quarter_1"), "--jobs", "1"),
    ("rates", str(ANNEX), "--lang", "en"),
    ("show", str(ANNEX)),
    ("score", str(ANNEX), "--rubric", str(RUBRIC)),
    ("compare", str(PROVINCE / "quarter_1" / "huyen_vi_du_1.txt"), str(LATER)),
    ("consolidate", str(PROVINCE / "quarter_1"), "-o", "{out}/together.docx"),
    ("convert", str(ANNEX), "-o", "{out}/annex.xlsx"),
    ("rules", "--markdown"),
)


def commands() -> Iterator[tuple[str, str | bytes]]:
    """Each command with what it printed, and what it wrote."""
    for words in COMMANDS:
        with tempfile.TemporaryDirectory() as out:
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed), contextlib.suppress(SystemExit):
                main([word.format(out=out) for word in words])
            yield f"cchc {words[0]} {words[2:]}", printed.getvalue().replace(out, "OUT")
            for path in sorted(Path(out).iterdir()):
                yield f"cchc {words[0]} wrote", path.read_bytes()


def _print() -> None:
    for jobs in (library, commands):
        for name, made in jobs():
            data = made if isinstance(made, bytes) else made.encode()
            assert data, name
            sys.stdout.buffer.write(f"{name}: {len(data)} bytes, {hashlib.sha256(data).hexdigest()}\n".encode())


if __name__ == "__main__":
    with contextlib.suppress(locale.Error):
        locale.setlocale(locale.LC_ALL, "")  # as programs with a window do
    _print()
    if sys.argv[1:] == ["context"]:
        traps = [decimal.Inexact, decimal.Rounded, decimal.FloatOperation, decimal.Subnormal]
        decimal.setcontext(decimal.Context(prec=3, rounding=decimal.ROUND_UP, capitals=0, traps=traps))
        _print()
