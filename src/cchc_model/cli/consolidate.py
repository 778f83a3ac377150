"""The command `consolidate`: the annexes of a folder as one, with the items left out and the reasons."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from cchc_model.analysis.consolidation.consolidation import Consolidation, consolidate
from cchc_model.analysis.consolidation.figures import ConsolidatedFigure, ConsolidatedRate
from cchc_model.checking.check import check
from cchc_model.cli.check import OK, warn_of_losses
from cchc_model.cli.folders import NOT_READ, named_reports, print_names, read_folder, unread_data, unread_organisations
from cchc_model.cli.given import Given
from cchc_model.cli.output import Column, Output, period_data, plain_figure, row_numbers, write_annex
from cchc_model.errors import ReadError
from cchc_model.reports.report import Report
from cchc_model.vietnamese.formatting import printed
from cchc_model.vietnamese.text import Bilingual

_RATES: Final[list[Column]] = [
    (Bilingual("Tỷ lệ", "Rate"), "wide"),
    (Bilingual("Tử số", "Numerator"), "right"),
    (Bilingual("Mẫu số", "Denominator"), "right"),
    (Bilingual("Tỷ lệ chung", "Overall rate"), "right"),
    (Bilingual("Số báo cáo", "Reports"), "right"),
]


def run_consolidate(  # noqa: PLR0913 what the caller gave on the command line
    folder: str,
    given: Given,
    out: Output,
    *,
    target: str | None,
    partial: bool,
    jobs: int | None = None,
    nil_as_zero: bool = False,
) -> int:
    """Consolidate every annex of a folder; a file that cannot be read counts as missing.

    Args:
        folder: the folder.
        given: the framework, and what the caller says of the annexes.
        out: the output to print to.
        target: the file for the consolidated annex, if any.
        partial: True to include figures that only a part of the reports has.
        jobs: the number of processes that read.
        nil_as_zero: True to read `-` and similar marks as 0.

    Returns:
        0, or 2 if no file could be read.
    """
    if not out.as_json:
        out.check_tables()
    read = read_folder(folder, given, out, jobs=jobs)
    if not read.reports:
        if out.as_json:
            out.json({"unread": unread_data(read)})
        else:
            read.print_summary(out)
        return NOT_READ
    reports = named_reports(read)
    unread = unread_organisations(read)
    known = [report.organisation for report in reports.values() if report.organisation is not None]
    expected = [*known, *unread] if unread else ()
    whole = consolidate(reports.values(), expected=expected, nil_as_zero=nil_as_zero)
    report = whole.report(partial=partial)
    if target is not None:
        _write(report, target, read.name, folder)
    if out.as_json:
        out.json({**whole_data(whole, report), "unread": unread_data(read)})
        return OK
    read.print_summary(out)
    print_names(read, out)
    _print(whole, report, out)
    _print_lacking(whole, reports, out)
    if not partial and any(
        not figure.coverage.complete for figure in whole.figures.values() if figure.coverage.reported
    ):
        out.say(
            "- Dùng --partial để lấy cả tổng của những báo cáo có số liệu; mỗi tổng ghi rõ số báo cáo.",
            "- Use --partial to include totals of only the reports with a value; each states their number.",
        )
    warn_of_losses({path.name: check(one, nil_as_zero=nil_as_zero) for path, one in reports.items()}, out)
    if target is not None:
        out.say(f"Đã ghi {target}.", f"Written: {target}.")
    return OK


def _print(whole: Consolidation, report: Report, out: Output) -> None:
    who = len(whole.organisations)
    when = ", ".join(period.label(out.lang) for period in whole.periods if period is not None)
    when = f" ({when})" if when else ""
    values, all_ = sum(value is not None for value in report.values.values()), len(report.values)
    out.say(
        f"Tổng hợp {who} cơ quan{when}: {values}/{all_} chỉ tiêu có số liệu.",
        f"Consolidated {who} organisations{when}: {values} of {all_} indicators have a value.",
    )
    for finding in report.findings:
        rows = row_numbers(report.framework, finding.indicators)
        where = f" [{rows}]" if rows else ""
        out.say(f"- {finding.message('vi')}{where}", f"- {finding.message('en')}{where}")
    known = [rate for rate in whole.rates.values() if rate.value is not None]
    if known:
        out.say("", "")
        out.table(_RATES, [_rate_row(rate, out) for rate in known])


def _print_lacking(whole: Consolidation, reports: Mapping[Path, Report], out: Output) -> None:
    """Print the figures that each report lacks and others have, so the user can ask the organisation."""
    framework = next(iter(reports.values())).framework
    partial = [
        key for key, figure in whole.figures.items() if figure.coverage.reported and not figure.coverage.complete
    ]
    for path, report in reports.items():
        lacking = [key for key in partial if report.values[key] is None]
        if lacking:
            rows, name = row_numbers(framework, lacking), report.organisation.name if report.organisation else path.name
            out.say(
                f"- {name} ({path.name}) thiếu số liệu của {len(lacking)} chỉ tiêu: {rows}.",
                f"- {name} ({path.name}) lacks {len(lacking)} figures that others have: rows {rows}.",
            )


def _write(report: Report, target: str, name: str, folder: str) -> None:
    """Write the consolidated annex, but not into the folder of its sources.

    Raises:
        ReadError: the target is a folder, is in the folder that was read, or cannot be written.
    """
    if Path(target).resolve().parent == Path(folder).resolve():
        why = Bilingual(
            f"nằm trong chính thư mục {name} chứa các phụ lục; đề nghị ghi ra thư mục khác",
            f"it is in the folder {name} that is read; write to another folder",
        )
        raise ReadError(target, why)
    write_annex(report, target)


def _rate_row(rate: ConsolidatedRate, out: Output) -> tuple[str, ...]:
    parts = (rate.numerator, rate.denominator)
    shown = ("" if part is None else printed(part, out.lang) for part in parts)
    return rate.rate.name[out.lang], *shown, rate.text(out.lang), str(rate.coverage)


def whole_data(whole: Consolidation, report: Report) -> dict[str, object]:
    """Return a consolidation as data for JSON with exact figures: whole numbers, or other numbers as texts."""
    from cchc_model.io.json import make_converter

    converter = make_converter(report.framework)
    return {
        "framework": {"id": report.framework.id, "version": report.framework.version},
        "organisations": [one.name for one in whole.organisations],
        "periods": [period_data(period) for period in whole.periods if period is not None],
        "missing": [{"organisation": one.name, "period": period_data(when)} for when, one in whole.missing],
        "figures": {key: _figure_data(figure) for key, figure in whole.figures.items()},
        "rates": {key: _rate_data(rate) for key, rate in whole.rates.items()},
        "findings": [converter.unstructure(finding) for finding in report.findings],
    }


def _figure_data(figure: ConsolidatedFigure) -> dict[str, object]:
    return {
        "value": plain_figure(figure.value),
        "method": figure.method.value,
        "reports": figure.coverage.reported,
        "of": figure.coverage.expected,
        "answers": {str(code): times for code, times in figure.answers.items()},
        "reason": _both(figure.reason),
    }


def _rate_data(rate: ConsolidatedRate) -> dict[str, object]:
    return {
        "numerator": plain_figure(rate.numerator),
        "denominator": plain_figure(rate.denominator),
        "percent": plain_figure(rate.percent),
        "reports": rate.coverage.reported,
        "of": rate.coverage.expected,
        "reason": _both(rate.reason),
    }


def _both(text: Bilingual | None) -> dict[str, str] | None:
    return None if text is None else {"vi": text.vi, "en": text.en}
