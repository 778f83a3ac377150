"""Check every annex of a folder: a JSON file for each, and a table of all."""

import csv
import json
import sys
from pathlib import Path

import cchc_model as cchc

FOLDER, OUT = Path("received"), Path("checked")
LANG: cchc.Lang = "vi"  # or "en"
TITLES: dict[cchc.Lang, tuple[str, ...]] = {
    "vi": ("Tệp", "Cơ quan", "Kỳ", "Chỉ tiêu có số liệu", "Lỗi", "Cảnh báo", "Ghi chú"),
    "en": ("File", "Organisation", "Period", "Values", "Errors", "Warnings", "Remark"),
}


def cell(content: str | int) -> str:
    """Return the text of a cell. Excel would compute a name that begins like a formula; an apostrophe prevents it."""
    text = str(content)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


OUT.mkdir(exist_ok=True)
summary = OUT / "summary.csv"
summary.unlink(missing_ok=True)  # should this run fail, nobody takes the table of the last run for that of today
table: list[tuple[str | int, ...]] = [TITLES[LANG]]
read_files, all_well = 0, True
results = cchc.read_reports(FOLDER)
for path, why in results.left_out.items():
    remark = {"vi": "không đọc: ", "en": "not read: "}[LANG] + why.label[LANG]
    table.append((path.name, "", "", "", "", "", remark))
for read in results:
    name, report = read.path.name, read.report
    if report is None:
        all_well = False
        table.append((name, "", "", "", "", "", read.reason[LANG] if read.reason else ""))
        continue
    check = cchc.check(report)
    text = json.dumps(cchc.to_data(check), ensure_ascii=False, indent=1)
    (OUT / f"{name}.json").write_text(text, encoding="utf-8")
    organisation = report.organisation.name if report.organisation else ""
    period = report.period.label(LANG) if report.period else ""
    values = sum(value is not None for value in report.values.values())
    table.append((name, organisation, period, values, len(check.errors), len(check.warnings), ""))
    read_files, all_well = read_files + 1, all_well and check.ok

# With the mark of UTF-8 and semicolons, Excel shows Vietnamese letters and columns at once. The table gets its name
# when it is whole.
written = OUT / "summary.csv.part"
with written.open("w", encoding="utf-8-sig", newline="") as file:
    csv.writer(file, delimiter=";").writerows(map(cell, row) for row in table)
written.replace(summary)
sys.exit(2 if read_files == 0 else 0 if all_well else 1)
