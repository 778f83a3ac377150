"""Check every annex of a folder: a JSON file for each, and a table of all."""

import csv
import json
import sys
from pathlib import Path

import cchc_model as cchc

FOLDER, OUT = Path("received"), Path("checked")
COLUMNS = ("file", "organisation", "period", "values", "errors", "warnings", "remark")

OUT.mkdir(exist_ok=True)
table: list[tuple[str | int, ...]] = [COLUMNS]
read_files, all_well = 0, True
for path, why in cchc.list_folder(FOLDER).left_out.items():
    table.append((path.name, "", "", "", "", "", f"left out: {why}"))
for read in cchc.read_reports(FOLDER):
    name, report, error = read.path.name, read.report, read.error
    if report is None:
        all_well = False
        reason = error.message("vi") if isinstance(error, cchc.CchcError) else str(error)
        table.append((name, "", "", "", "", "", reason))
        continue
    check = cchc.check(report)
    text = json.dumps(cchc.to_data(check), ensure_ascii=False, indent=1)
    (OUT / f"{name}.json").write_text(text, encoding="utf-8")
    organisation = report.organisation.name if report.organisation else ""
    period = report.period.label() if report.period else ""
    values = sum(value is not None for value in report.values.values())
    table.append((name, organisation, period, values, len(check.errors), len(check.warnings), ""))
    read_files, all_well = read_files + 1, all_well and check.ok

# With the mark of UTF-8 and semicolons, Excel shows Vietnamese letters and columns at once.
with (OUT / "summary.csv").open("w", encoding="utf-8-sig", newline="") as file:
    csv.writer(file, delimiter=";").writerows(table)
sys.exit(2 if read_files == 0 else 0 if all_well else 1)
