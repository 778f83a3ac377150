"""JSON: a report with everything that is known of it, as `cchc_model.io.json.load` reads it."""

import json

from cchc_model.io.json import dump
from cchc_model.reports.report import Report


def report_json(report: Report) -> bytes:
    """The bytes of a report as JSON, Vietnamese letters as they are.

    >>> from cchc_model import SOC_TRANG_DISTRICT, Report
    >>> from cchc_model.io.json import load
    >>> report = Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 31})
    >>> load(json.loads(report_json(report))) == report
    True
    """
    # Texts may hold half a character, which only an escape can name.
    return (json.dumps(dump(report), ensure_ascii=False, indent=1) + "\n").encode(errors="surrogatepass")
