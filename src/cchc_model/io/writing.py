"""Writer of reports: one module per format, chosen by the target's suffix or by name."""

import os
from typing import TYPE_CHECKING, BinaryIO

from cchc_model.checking.check import CheckResult, checked
from cchc_model.errors import InvalidDataError, Problem
from cchc_model.reports.report import Report
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual, Lang, shortened

if TYPE_CHECKING:
    from cchc_model.annexes.document import Letterhead

__all__ = ["FORMATS", "write_report"]

FORMATS = ("txt", "tsv", "csv", "json", "docx", "xlsx", "html")
"""Formats in which a report can be written, by suffix."""


def write_report(
    report: Report | CheckResult,
    target: str | os.PathLike[str] | BinaryIO,
    *,
    format: str | None = None,
    letterhead: "Letterhead | None" = None,
    lang: Lang = "vi",
) -> None:
    r"""Write a report as an annex that reads back with the same entries, as JSON, or as an HTML page.

    Values are printed as in the source, else in Vietnamese form. Leftovers return to their places. Rows that the
    source lacks are not written. The same report gives the same bytes.

    Args:
        report: the report, or the result of checking it: pages and workbooks then have its findings, with its former
            report and its choice about nil marks. A report that was not checked is checked with the defaults.
        target: a path, or an open binary stream.
        format: by default the path's suffix. `txt` or `tsv` (the same): tab-separated UTF-8. `csv`: for spreadsheets.
            `json`: everything, as `cchc_model.from_data` reads it. `docx`: an official document to sign. `xlsx`: a
            workbook to correct. `html`: a page with findings and rates, which cannot be read back.
        letterhead: for `docx`, the texts around the table, such as the place, the date and the signatory.
        lang: for `html`, the language of the page. Annexes are Vietnamese.

    Raises:
        InvalidDataError: the format is unknown, or a line of the report would be read back as another row.
        MissingExtraError: a workbook needs the extra `xlsx`.
        OSError: the file cannot be written.

    >>> import io
    >>> from cchc_model import SOC_TRANG_DISTRICT, Report
    >>> stream = io.BytesIO()
    >>> write_report(Report.from_values(SOC_TRANG_DISTRICT, {"plan_tasks": 5627}), stream, format="txt")
    >>> stream.getvalue().decode().splitlines()[3]
    '\t   Số nhiệm vụ đề ra trong kế hoạch\tNhiệm vụ\t5.627\t'
    """
    from pathlib import Path  # what only writing needs is not imported before somebody writes

    path = Path(target) if isinstance(target, str | os.PathLike) else None
    chosen = (format or (path.suffix if path else "")).removeprefix(".").lower()
    problems = []
    if chosen not in FORMATS:
        place = path.name if path and not format else "format"
        problems.append(Problem(place, _no_format(chosen)))
    elif letterhead is not None and chosen != "docx":
        problems.append(_only_with("letterhead", "docx", chosen))
    elif lang != "vi" and chosen != "html":
        problems.append(_only_with("lang", "html", chosen))
    if problems:
        raise InvalidDataError(nouns.TARGET, problems)
    data = _written(report, chosen, letterhead, lang)
    if isinstance(target, str | os.PathLike):
        Path(target).write_bytes(data)
    else:
        target.write(data)


def _only_with(argument: str, format: str, chosen: str) -> Problem:
    words = Bilingual("chỉ dùng với {format}, không dùng với {chosen}", "applies to {format} only, not to {chosen}")
    return Problem(argument, words.filled(format=format, chosen=chosen))


def _no_format(chosen: str) -> Bilingual:
    known = ", ".join(FORMATS)
    if not chosen:
        return Bilingual(
            f"không ghi được vì không có đuôi tệp; dùng một trong các dạng {known}",
            f"cannot be written without a file suffix; use one of {known}",
        )
    return Bilingual(
        f"không ghi được dạng “{shortened(chosen)}”; dùng một trong các dạng {known}",
        f"the format {shortened(chosen)!r} cannot be written; use one of {known}",
    )


def _written(given: Report | CheckResult, chosen: str, letterhead: "Letterhead | None", lang: Lang) -> bytes:
    """Return the bytes of a report in a format; only the module of the format is imported."""
    report = given.report if isinstance(given, CheckResult) else given
    if chosen == "csv":
        from cchc_model.io.text import annex_csv

        return annex_csv(report)
    if chosen == "json":
        from cchc_model.io.json import report_json

        return report_json(report)
    if chosen == "docx":
        from cchc_model.io.docx.writing import annex_docx

        return annex_docx(report, letterhead)
    if chosen == "xlsx":
        from cchc_model.io.xlsx.writing import annex_xlsx

        return annex_xlsx(checked(given))
    if chosen == "html":
        from cchc_model.io.html import report_html

        return report_html(checked(given), lang).encode()
    from cchc_model.io.text import annex_text

    return annex_text(report).encode()
