"""A fictional province: the annexes of its districts, drawn from the consistent annex of the tests, and their files.

    python tests/fictional.py        # writes examples/fictional_province anew

Nothing in them is anybody's figure. Most are consistent; one has a digit twice, one leaves a section blank, and one
district's second report is missing.
"""

import io
import random
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from attrs import evolve

import cchc_model as cchc
from cchc_model import rounded_percentage
from helpers.paths import DATA, ROOT

FOLDER = ROOT / "examples" / "fictional_province"
NAMES = ("Một", "Hai", "Ba", "Bốn", "Năm", "Sáu")
_SOUND = cchc.read_report(DATA / "consistent_annex.txt").values

# Pairs of a whole and a part, or parts that are drawn one from what the other leaves.
_WITHIN = (
    ("assigned_tasks", "assigned_tasks_on_time"),
    ("feedback_received", "feedback_resolved"),
    ("district_dossiers_received", "district_dossiers_resolved"),
    ("district_dossiers_resolved", "district_dossiers_on_time"),
    ("commune_dossiers_received", "commune_dossiers_resolved"),
    ("commune_dossiers_resolved", "commune_dossiers_on_time"),
    ("documents_to_review", "documents_reviewed"),
    ("training_planned", "training_actual"),
    ("online_scope_dossiers", "online_dossiers"),
)


def organisation(number: int) -> cchc.Organisation:
    return cchc.Organisation(f"UBND huyện Ví Dụ {NAMES[number]}", cchc.Level.DISTRICT)


def values(number: int, quarter: int) -> dict[str, int | Decimal | None]:
    """The values of a district for a quarter of 2022; the same for the same numbers."""
    of_district, g = random.Random(f"district {number}"), random.Random(f"district {number}, quarter {quarter}")
    made = dict(_SOUND)
    for whole, part in _WITHIN:
        share = of_district.uniform(0.85, 1.0)
        total = made[whole]
        assert isinstance(total, int)
        if whole.endswith("received") or whole in ("assigned_tasks", "documents_to_review", "training_planned"):
            made[whole] = total = max(1, round(total * g.uniform(0.7, 1.3)))
        made[part] = round(total * min(1.0, share * g.uniform(0.97, 1.03)))
    tasks = of_district.randint(24, 40)
    done = round(tasks * (0.2 + 0.22 * (quarter - 1)) * of_district.uniform(0.8, 1.2))
    made |= {"plan_tasks": tasks, "plan_tasks_completed": done}
    made["plan_completion_rate"] = rounded_percentage(done, tasks)
    on_time = made["assigned_tasks_on_time"]
    assert isinstance(on_time, int)
    assert isinstance(made["assigned_tasks"], int)
    made["assigned_tasks_late"] = made["assigned_tasks"] - on_time
    made["survey_forms"] = g.randint(80, 300)
    made["satisfaction_rate"] = Decimal(g.randint(780, 1000)) / 10
    made["reform_initiatives"] = g.randint(0, 1)
    made["leader_dialogue"] = of_district.randint(0, 1)
    return made


def report(number: int, quarter: int) -> cchc.Report:
    return cchc.Report.from_values(
        cchc.SOC_TRANG_DISTRICT,
        values(number, quarter),
        organisation=organisation(number),
        period=cchc.ReportingPeriod.quarter(2022, quarter),
    )


def files() -> Iterator[tuple[Path, bytes]]:
    """The files of the province with what they hold."""
    for quarter in (1, 2):
        for number in range(len(NAMES)):
            if (number, quarter) == (5, 2):
                continue  # district six has not sent its second report
            made = report(number, quarter)
            if (number, quarter) == (1, 1):
                on_time = str(made.values["district_dossiers_on_time"])
                made = made.correct({"district_dossiers_on_time": int(on_time[0] + on_time)}, reason="a digit twice")
            if (number, quarter) == (3, 1):
                blank = dict.fromkeys(("feedback_received", "feedback_resolved", "training_planned", "training_actual"))
                made = made.correct(blank, reason="left blank")
            stream = io.BytesIO()
            cchc.write_report(evolve(made, organisation=None, period=None, corrections=()), stream, format="txt")
            head = (
                f"UBND HUYỆN VÍ DỤ {NAMES[number].upper()}\n"
                f"PHỤ LỤC SỐ LIỆU CCHC QUÝ {'I' * quarter} NĂM 2022 (SỐ LIỆU HƯ CẤU)\n"
            )
            yield FOLDER / f"quarter_{quarter}" / f"huyen_vi_du_{number + 1}.txt", head.encode() + stream.getvalue()


if __name__ == "__main__":
    for path, data in files():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
