"""A small annex as each format has it, for review; run as a script, it writes the files anew."""

import io
import re
import zipfile
from decimal import Decimal
from pathlib import Path

from cchc_model import Level, Organisation, Report, ReportingPeriod, write_report
from cchc_model.io.writing import FORMATS
from helpers.own_framework import FRAMEWORK
from helpers.paths import DATA

PROVINCE = Organisation("UBND tỉnh Sóc Trăng", Level.PROVINCE)
REPORT = Report.from_values(
    FRAMEWORK,
    {"received": 5627, "settled": 5000, "pending": 700, "settled_rate": Decimal("88.80"), "graded": 2},
    organisation=Organisation("UBND huyện Mỹ Xuyên", Level.DISTRICT, parent=PROVINCE),
    period=ReportingPeriod.quarter(2022, 1),
)

KINDS = tuple(kind for kind in FORMATS if kind != "tsv")  # which is txt

_BREAKS = re.compile(
    r"(</w:(?:tr|p|tblGrid)>|</row>|</c>|</si>|</comment>|</\w+s>|</(?:tr|h1|h2|p|thead|style|div|title)>(?!\n))"
)


def file(kind: str) -> Path:
    return DATA / "golden" / f"complaints.{kind}.golden"


def reviewable(data: bytes) -> str:
    """A written file as a text: an archive part by part, a line an element."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [(name, archive.read(name).decode()) for name in archive.namelist()]
        return "".join(f"==== {name}\n{_BREAKS.sub(_broken, content)}\n" for name, content in parts)
    text = data.decode()
    return _BREAKS.sub(_broken, text) if text.startswith("<!DOCTYPE") else text


def _broken(found: re.Match[str]) -> str:
    return f"{found[0]}\n"


if __name__ == "__main__":
    for kind in KINDS:
        stream = io.BytesIO()
        write_report(REPORT, stream, format=kind)
        file(kind).write_bytes(reviewable(stream.getvalue()).encode())
