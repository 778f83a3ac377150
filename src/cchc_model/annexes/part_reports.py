"""The report of one of several parts of a file, and the findings about what stands beside it."""

from collections.abc import Iterator

from attrs import evolve

from cchc_model.annexes.file_parts import FilePart
from cchc_model.framework.severity import Severity
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.findings import Finding, make_finding
from cchc_model.reports.layout import ColumnRole, Layout
from cchc_model.reports.report import Report
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual, quoted_list

_THE_FILE = Bilingual("cơ quan chưa rõ", "an unknown organisation")
_OF_BODY = (FindingCode.ORGANISATION_UNKNOWN,)
_OF_TIME = (FindingCode.PERIOD_UNKNOWN, FindingCode.SEVERAL_PERIODS)
_OF_WHOLE = (FindingCode.ORGANISATION_DIFFERS, FindingCode.PERIOD_DIFFERS)


def report_of_part(whole: Report, part: FilePart, matrix: Layout | None) -> Report:
    """Return the report of a part, with the organisation and the period that its title names.

    Args:
        whole: the report as that of the file.
        part: the part.
        matrix: the layout of a table of which each row is a report.
    """
    of_file = matrix is None or part.of_file
    settled = (*(_OF_BODY if part.organisation or not of_file else ()), *(_OF_TIME if part.period else ()))
    settled = settled if part.whole is None else (*settled, *_OF_WHOLE)
    findings = [
        one
        for one in whole.findings
        if one.code not in settled and not (one.code is FindingCode.COLUMN_NOT_READ and one.text in part.aside)
    ]
    own = part.organisation or (whole.organisation if of_file else None)
    if own is None and not of_file:
        whose = _THE_FILE if whole.organisation is None else whole.organisation.name
        words = {"whose": whose}
        severity = None if part.evident else Severity.WARNING
        code, source = FindingCode.PART_OF_ORGANISATION, part.source
        findings.append(make_finding(code, words=words, text=part.title, severity=severity, source=source))
    findings += _estimated(part, whole)
    layout = whole.layout if matrix is None else _read_columns(matrix, whole)
    when = part.period or whole.period
    return evolve(whole, organisation=own, period=when, findings=tuple(findings), layout=layout)


def _read_columns(matrix: Layout, report: Report) -> Layout:
    """Return the layout of a matrix with the columns that no indicator receives as unread."""
    read = {(entry.source.cell or "").rstrip("0123456789") for entry in report.entries.values() if entry.source}
    tables = (
        evolve(
            table,
            columns=tuple(
                evolve(one, role=ColumnRole.UNREAD) if one.role is ColumnRole.VALUE and one.letter not in read else one
                for one in table.columns
            ),
        )
        for table in matrix
    )
    return Layout(tuple(tables))


def _estimated(part: FilePart, whole: Report) -> Iterator[Finding]:
    """Yield the finding of a part whose title calls its values estimates."""
    if part.estimated:
        keys = [key for key, entry in whole.entries.items() if entry.value is not None]
        code, figures = FindingCode.VALUES_ESTIMATED, {"count": len(keys)}
        yield make_finding(code, *keys, words={}, text=part.title, source=part.source, figures=figures)


def findings_beside(part: FilePart) -> Iterator[Finding]:
    """Yield the findings about what stands beside a part."""
    yield from part.findings
    if part.over:
        words = {"others": quoted_list(part.over)}
        yield make_finding(FindingCode.PART_MAY_INCLUDE_OTHERS, words=words, text=part.title, source=part.source)
    for row in part.lost:
        if row.code is not None:
            told: dict[str, str | Bilingual] = {"cells": nouns.part_of_file(row.source.cell or ""), "why": row.reason}
            text = "" if row.code is FindingCode.PART_NOT_READ else row.title
            figures = {"count": row.numbers}
            yield make_finding(
                row.code, words=told, text=text, severity=row.severity, source=row.source, figures=figures
            )
