"""Two years of quarterly reports of the fictional communes, drawn at random on their form.

    PYTHONPATH=tests python -m helpers.two_years        # writes examples/fictional_communes/two_years anew

Nothing in them is anybody's figure. One report is missing, and one leaves a figure blank.
"""

import io
import random
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from attrs import evolve

import cchc_model as cchc
from cchc_model import rounded_percentage
from helpers.commune_form import FRAMEWORK
from helpers.paths import ROOT

FOLDER = ROOT / "examples" / "fictional_communes" / "two_years"
COMMUNES = {"xa_vi_du_1": "UBND xã Ví Dụ Một", "xa_vi_du_2": "UBND xã Ví Dụ Hai", "phuong_vi_du": "UBND phường Ví Dụ"}
PERIODS = [cchc.ReportingPeriod.quarter(year, number) for year in (2026, 2027) for number in range(1, 5)]
NOT_SENT = ("xa_vi_du_2", cchc.ReportingPeriod.quarter(2026, 3))
LEFT_BLANK = ("phuong_vi_du", cchc.ReportingPeriod.quarter(2027, 2))


def values(commune: str, period: cchc.ReportingPeriod) -> dict[str, object]:
    """The values of a commune for a quarter; the same for the same arguments."""
    of_year, g = random.Random(f"{commune} {period.year}"), random.Random(f"{commune} {period.label('en')}")
    size = 1 + list(COMMUNES).index(commune)
    plan = of_year.randint(18, 30)
    budget = of_year.randint(6_000, 12_000)
    spent = sum((Decimal(of_year.randint(1500, 2400)) * budget / 10_000 for _ in range(period.number)), Decimal(0))
    online, direct, documents = g.randint(300, 700) * size, g.randint(100, 300) * size, g.randint(120, 260) * size
    settled = round((online + direct) * g.uniform(0.9, 0.99))
    late, paper, opinions = g.randint(0, 30), g.randint(0, 30), g.randint(2, 14)
    done = g.randint(plan // 8, plan // 4)
    staff = of_year.randint(28, 41)
    figures = [
        *(plan, done, rounded_percentage(done, plan), 1, opinions, online + direct, online, direct),
        *(settled, settled - late, late, opinions + 3, opinions, staff + 1, staff, g.randint(5, 25)),
        *(Decimal(budget), spent.quantize(Decimal("0.01")), documents, documents - paper, paper),
    ]
    made: dict[str, object] = dict(zip(framework().indicators, figures, strict=True))
    if (commune, period) == LEFT_BLANK:
        made["kinh_phi_da_su_dung_tu_dau_nam"] = None
    return made


def framework() -> cchc.Framework:
    return cchc.read_framework(FRAMEWORK)


def files() -> Iterator[tuple[Path, bytes]]:
    """The files with what they hold."""
    form = framework()
    for period in PERIODS:
        for commune, name in COMMUNES.items():
            if (commune, period) != NOT_SENT:
                stream = io.BytesIO()
                report = cchc.Report.from_values(form, values(commune, period))
                cchc.write_report(evolve(report, organisation=None, period=None), stream, format="txt")
                head = f"{name.upper()}\nBIỂU SỐ LIỆU CCHC {period.label().upper()} (SỐ LIỆU HƯ CẤU)\n"
                file = FOLDER / f"{period.year}_quy_{period.number}_{commune}.txt"
                yield file, head.encode() + stream.getvalue()


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for path, data in files():
        path.write_bytes(data)
