"""The command `score` of a folder: a ranking of its annexes for each period."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from cchc_model.analysis.scoring.ranking import Ranked, rank
from cchc_model.analysis.scoring.rubric import Rubric
from cchc_model.analysis.scoring.score import score
from cchc_model.analysis.scoring.score_sheet import ScoreSheet, percent_text
from cchc_model.checking.check import check
from cchc_model.cli.check import OK, warn_of_losses
from cchc_model.cli.folders import NOT_READ, named_reports, print_names, read_files, unread_data
from cchc_model.cli.given import Given
from cchc_model.cli.output import Column, Output
from cchc_model.cli.score import bands_text, sheet_data
from cchc_model.errors import InvalidDataError, Problem
from cchc_model.io.toml.rubric import read_assessments, read_rubric
from cchc_model.io.toml.rubric.assessments import Assessments
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.report import Report
from cchc_model.vietnamese.text import Bilingual, Lang, close_matches, fold

_RANKING: Final[list[Column]] = [
    (Bilingual("Hạng", "Rank"), "right"),
    (Bilingual("Cơ quan", "Organisation"), "wide"),
    (Bilingual("Điểm", "Points"), "right"),
    (Bilingual("Tỷ lệ", "Percent"), "right"),
    (Bilingual("Xếp loại", "Band"), "left"),
    (Bilingual("Chưa chấm được", "Not scored"), "right"),
    (Bilingual("Nghi vấn", "Doubtful"), "right"),
]
_NO_REPORT = Bilingual(
    "không có báo cáo của cơ quan này; đề nghị kiểm tra tên cơ quan",
    "the folder has no report of this organisation; check its name",
)
_SEVERAL_PERIODS = Bilingual(
    "tệp điểm không ghi kỳ, trong khi thư mục có báo cáo của nhiều kỳ; đề nghị để mỗi kỳ một thư mục",
    "the file states no period, but the folder has reports of several; put each period into a folder of its own",
)
_NO_PERIOD = Bilingual("Không rõ kỳ báo cáo", "Unknown period")
_EARLIEST = (dt.date.min, dt.date.min)


def run_rank(  # noqa: PLR0913 as for one annex
    folder: str,
    rubric: str,
    given: Given,
    out: Output,
    *,
    assessments: str | None = None,
    jobs: int | None = None,
    nil_as_zero: bool = False,
) -> int:
    """Score every annex of a folder by a rubric and print the ranking, one for each period.

    Args:
        folder: the folder.
        rubric: the file of the rubric.
        given: the framework of the annexes and the rubric, and what the caller says of the annexes.
        out: the output to print to.
        assessments: a file with appraised and self-assessed scores by organisation.
        jobs: the number of processes that read.
        nil_as_zero: True to read `-` and similar marks as 0.

    Returns:
        0, or 2 if no file could be read.
    """
    table = read_rubric(rubric, framework=given.framework)
    if not out.as_json:
        out.check_tables()
    read = read_files([folder], given, out, jobs=jobs)
    reports = named_reports(read)
    people = {} if assessments is None else _people(assessments, reports.values())
    nobody = Assessments()
    scored = []
    for report in reports.values():
        judged = people.get(_name(report), nobody)
        scored.append(
            score(
                report,
                table,
                appraised=judged.appraised,
                self_assessed=judged.self_assessed,
                given=judged.given,
                nil_as_zero=nil_as_zero,
            )
        )
    rankings = [rank(of_period) for of_period in _by_period(scored)]
    if out.as_json:
        ranking = [_ranked_data(one) for ranked in rankings for one in ranked]
        out.json({"rubric": table.id, "ranking": ranking, "unread": unread_data(read)})
    else:
        _print_rankings(table, rankings, out)
        read.print_summary(out)
        print_names(read, out)
        results = {path.name: check(report, nil_as_zero=nil_as_zero) for path, report in reports.items()}
        warn_of_losses(results, out)
    return OK if rankings else NOT_READ


def _by_period(sheets: Iterable[ScoreSheet]) -> list[list[ScoreSheet]]:
    """Return the sheets of each period, the earliest first; those without a period are a group of their own."""
    groups: dict[ReportingPeriod | None, list[ScoreSheet]] = {}
    for sheet in sheets:
        groups.setdefault(sheet.period, []).append(sheet)
    return [groups[period] for period in sorted(groups, key=lambda one: (one.end, one.start) if one else _EARLIEST)]


def _print_rankings(rubric: Rubric, rankings: Sequence[Sequence[Ranked]], out: Output) -> None:
    if rankings:
        out.say(rubric.name.vi, rubric.name.en)
    for ranked in rankings:
        period = ranked[0].sheet.period
        if len(rankings) > 1:
            when = _NO_PERIOD if period is None else Bilingual.by_language(period.label)
            out.say(when.vi, when.en)
        out.table(_RANKING, [_ranked_row(one, out.lang) for one in ranked])
        out.say("", "")


def _people(file: str, reports: Collection[Report]) -> Mapping[str, Assessments]:
    """Return the scores in a file by the folded name of the organisation.

    Raises:
        InvalidDataError: some scores are for organisations without a report, or there are several periods.
    """
    people = read_assessments(file)
    if len({report.period for report in reports}) > 1:
        raise InvalidDataError(_scores_of(file), [Problem("--assessments", _SEVERAL_PERIODS)])
    known = {_name(report): report.organisation.name for report in reports if report.organisation}
    strangers = [
        Problem(name, _NO_REPORT, tuple(known[one] for one in close_matches(fold(name), known)))
        for name in people
        if fold(name) not in known
    ]
    if strangers:
        raise InvalidDataError(_scores_of(file), strangers)
    return {fold(name): given for name, given in people.items()}


def _scores_of(file: str) -> Bilingual:
    name = Path(file).name
    return Bilingual(f"Điểm trong “{name}”", f"scores {name!r}")


def _name(report: Report) -> str:
    return fold(report.organisation.name) if report.organisation else ""


def _ranked_row(one: Ranked, lang: Lang) -> tuple[str, ...]:
    sheet = one.sheet
    return (
        str(one.best) if one.place is not None else f"{one.best}–{one.worst}",
        sheet.organisation.name if sheet.organisation else "",
        sheet.total.text(lang),
        percent_text(sheet.percent, lang),
        bands_text(sheet, lang),
        str(len(sheet.unscored)),
        str(len(sheet.doubtful)),
    )


def _ranked_data(one: Ranked) -> dict[str, object]:
    return {"best": one.best, "worst": one.worst, "tied": one.tied, **sheet_data(one.sheet)}
