"""Writer of reports: one module per format, chosen by the target's suffix or by name."""

import os
from typing import TYPE_CHECKING, BinaryIO

from cchc_model.checking.check import checked
from cchc_model.checking.check_result import CheckResult
from cchc_model.errors import InvalidDataError, Problem, ReadError
from cchc_model.reports.report import Report
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual, Lang, shortened

if TYPE_CHECKING:
    from cchc_model.annexes.given_texts import Letterhead
    from cchc_model.io.content import FileInput

__all__ = ["FORMATS", "write_report"]

FORMATS = ("txt", "tsv", "csv", "json", "docx", "xlsx", "html")
"""Formats in which a report can be written, by suffix."""


_MOST_NAMED = 3
_NOT_READ = Bilingual(
    "cho văn bản mà khi đọc lại có {count} chỉ tiêu khác với báo cáo, như {rows}; đề nghị giữ nguyên các dòng, các "
    "cột và tiêu đề cột của bảng như trong mẫu gốc",
    "makes a document in which {count:indicator|indicators}, such as {rows}, would be read back differently; keep "
    "the table, its rows, columns and titles as in the original template",
)


_NO_REPORT = Bilingual(
    "có kiểu {kind}; cần một báo cáo, hoặc kết quả kiểm tra báo cáo (với một bản tổng hợp: .report())",
    "has the type {kind}; give a report, or the result of checking one (for a consolidation: .report())",
)


def write_report(  # noqa: PLR0913 one argument for each choice
    report: Report | CheckResult,
    target: str | os.PathLike[str] | BinaryIO,
    *,
    format: str | None = None,
    letterhead: "Letterhead | None" = None,
    template: "FileInput | None" = None,
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
            `json`: everything, as `cchc_model.from_data` reads it. `docx`: an official document: an annex that belongs
            to a report, or with a letterhead a document to sign. `xlsx`: a workbook to correct. `html`: a page with
            findings and rates, which cannot be read back.
        letterhead: for `docx`, the texts around the table, such as the place, the date and the signatory.
        template: for `docx`, a template edited in Word, as a path, bytes or a stream; by default one of the package.
            `cchc template -o template.docx` gives a copy of these.
        lang: for `html`, the language of the page. Annexes are Vietnamese.

    Raises:
        InvalidDataError: `report` is no report, the format is unknown, a line of the report would be read back as
            another row, or a template lacks something.
        MissingExtraError: a workbook needs the extra `xlsx`, a document the extra `docx`.
        ReadError: the template cannot be read.
        OSError: the file cannot be written, or the template does not exist.

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
    given: object = report
    problems = []
    if not isinstance(given, Report | CheckResult):
        problems.append(Problem("report", _NO_REPORT.filled(kind=type(given).__name__)))
    elif chosen not in FORMATS:
        place = path.name if path and not format else "format"
        problems.append(Problem(place, _no_format(chosen)))
    elif letterhead is not None and chosen != "docx":
        problems.append(_only_with("letterhead", "docx", chosen))
    elif template is not None and chosen != "docx":
        problems.append(_only_with("template", "docx", chosen))
    elif lang != "vi" and chosen != "html":
        problems.append(_only_with("lang", "html", chosen))
    if problems:
        raise InvalidDataError(nouns.TARGET, problems)
    data = _document(report, letterhead, template) if chosen == "docx" else _written(report, chosen, lang)
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


def _written(given: Report | CheckResult, chosen: str, lang: Lang) -> bytes:
    """Return the bytes of a report in a format; only the module of the format is imported."""
    report = given.report if isinstance(given, CheckResult) else given
    if chosen == "csv":
        from cchc_model.io.text import annex_csv

        return annex_csv(report)
    if chosen == "json":
        from cchc_model.io.json import report_json

        return report_json(report)
    if chosen == "xlsx":
        from cchc_model.io.xlsx.writing import annex_xlsx

        return annex_xlsx(checked(given))
    if chosen == "html":
        from cchc_model.io.html import report_html

        return report_html(checked(given), lang).encode()
    from cchc_model.io.text import annex_text

    return annex_text(report).encode()


def _document(given: Report | CheckResult, letterhead: "Letterhead | None", template: "FileInput | None") -> bytes:
    """Return the bytes of a report as a Word document; one from a template of a person is read back."""
    from cchc_model.io.docx.writing import annex_docx

    report = given.report if isinstance(given, CheckResult) else given
    if template is None:
        return annex_docx(report, letterhead)
    from cchc_model.io.content import read_content

    name, content = read_content(template, name=None if isinstance(template, str | os.PathLike) else "template")
    data = annex_docx(report, letterhead, (name, content))
    _refuse_losses(report, data, name)
    return data


def _refuse_losses(report: Report, data: bytes, name: str) -> None:
    """Refuse a document that would not be read back as the report.

    Raises:
        InvalidDataError: it would not, with the first values that differ.
    """
    from cchc_model.io.reading import read_report

    try:
        again = read_report(
            data, framework=report.framework, organisation=report.organisation, period=report.period, name=name
        )
    except ReadError as error:
        raise InvalidDataError(nouns.TEMPLATE, [Problem(name, error.reason)]) from None
    differing = [
        key
        for key, entry in report.entries.items()
        if (entry.value, entry.status) != (again[key].value, again[key].status)
    ]
    if differing:
        names = ", ".join(differing[:_MOST_NAMED])
        raise InvalidDataError(nouns.TEMPLATE, [Problem(name, _NOT_READ.filled(rows=names, count=str(len(differing))))])
