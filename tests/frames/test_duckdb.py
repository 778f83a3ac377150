"""DuckDB alone, and with a database file of the user's own."""

import subprocess
import sys
from pathlib import Path

from cchc_model import Report
from cchc_model.frames import check_frame, check_summary, from_frame, to_frame, to_long
from helpers.engines import require, rows
from helpers.frame_cases import TINY, named

REPORTS = tuple(Report.from_values(TINY, {"n0": n, "n1": 1}, organisation=named(n)) for n in range(3))

ALONE = """
import sys
for name in ("pyarrow", "pandas", "polars", "numpy"):
    sys.modules[name] = None
from cchc_model import Bilingual, Framework, Report, check, frames
from cchc_model.frames.files import rows
from cchc_model.framework import FLOW, branch, count, part_of, rate, section
from cchc_model.indicators import DOSSIER
sent = count("sent", DOSSIER, FLOW, "Đã gửi", "Sent")
late = count("late", DOSSIER, FLOW, "Gửi muộn", "Late")
own = Framework("own", "1", Bilingual("Biểu", "Form"), (branch(section("top", "Mục", "Section"), sent, late),),
    (rate("share", "Tỷ lệ muộn", "Share late", of=late, over=sent),), (part_of(late, sent),))
report = Report.from_values(own, {"sent": 31, "late": 32})
frame = frames.to_frame([report], framework=own, backend="duckdb")
assert frames.from_frame(frame, framework=own) == (report,)
assert frames.check_summary(frame, framework=own).reports == 1
assert [row["rule"] for row in rows(frames.check_frame(frame, framework=own))] == ["part.late"]
assert len(frames.rates_frame(frame, framework=own).fetchall()) == 1
assert len(frames.consolidate_frame(frame, framework=own).fetchall()) == 1
assert len(frames.to_long(frame, framework=own).fetchall()) == 2
assert len(frames.findings_frame([check(report)], backend="duckdb").fetchall()) == len(check(report).findings)
"""


def test_no_other_engine_is_needed() -> None:
    require("duckdb")
    done = subprocess.run([sys.executable, "-c", ALONE], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_reports_are_kept_in_a_database_file(tmp_path: Path) -> None:
    require("duckdb")
    import duckdb

    path = str(tmp_path / "reports.duckdb")
    with duckdb.connect(path) as connection:
        to_frame(REPORTS, framework=TINY, backend="duckdb", session=connection).create("reports")
    with duckdb.connect(path, read_only=True) as connection:
        table = connection.table("reports")
        assert from_frame(table, framework=TINY) == REPORTS
        assert check_summary(table, framework=TINY).reports == len(REPORTS)
        assert len(to_long(table, framework=TINY).fetchall()) == 2 * len(REPORTS)
        again = to_frame(REPORTS, framework=TINY, backend="duckdb", session=connection)
        assert rows(check_frame(table, framework=TINY)) == rows(check_frame(again, framework=TINY))
        assert len(connection.sql("SELECT * FROM again JOIN reports USING (code)").fetchall()) == len(REPORTS)
