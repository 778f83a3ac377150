"""The command `score` of several annexes: a ranking for each period."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from attrs import frozen

from cchc_model.analysis.scoring.ranking import Ranked, rank
from cchc_model.analysis.scoring.rubric import Rubric
from cchc_model.analysis.scoring.score import score
from cchc_model.analysis.scoring.score_sheet import ScoreSheet, percent_text
from cchc_model.checking.check import check
from cchc_model.cli.check import OK, warn_of_losses
from cchc_model.cli.expected import known_expected, print_missing
from cchc_model.cli.folders import (
    INCOMPLETE,
    NOT_READ,
    UnreadFile,
    named_reports,
    print_names,
    read_files,
    remarks_on_names,
)
from cchc_model.cli.given import Given
from cchc_model.cli.output import Column, Output
from cchc_model.cli.score import bands_text
from cchc_model.errors import InvalidDataError, Problem
from cchc_model.io.toml.rubric import read_assessments, read_rubric
from cchc_model.io.toml.rubric.assessments import Assessments
from cchc_model.reports.organisations import Organisation
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
    (Bilingual("Điểm chưa tin cậy", "Doubtful"), "right"),
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
_OTHERS = Bilingual(
    "{who}, {when}: các tệp {files} có số liệu khác nhau nên không xếp hạng; đề nghị chỉ để lại tệp đúng.",
    "{who}, {when}: the files {files} differ, so it is not ranked; keep only the right one.",
)
_COPIES = Bilingual(
    "{who}, {when}: các tệp {files} có số liệu như nhau nên chỉ xếp hạng một lần.",
    "{who}, {when}: the files {files} have the same values, so it is ranked once.",
)
_NOTHING_APPLIES = Bilingual(
    "{who}, {when}: không có tiêu chí thành phần nào áp dụng nên không xếp hạng ({files}).",
    "{who}, {when}: no component applies, so it is not ranked ({files}).",
)
_EARLIEST = (dt.date.min, dt.date.min)


@frozen
class RankingRemark:
    """What a person should know about the files of an organisation that a ranking does not simply list.

    Attributes:
        organisation: the organisation of the files.
        period: their period.
        files: their names.
        sentence: the remark, in both languages.
    """

    organisation: Organisation | None
    period: ReportingPeriod | None
    files: tuple[str, ...]
    sentence: Bilingual

    @classmethod
    def of(cls, sheet: ScoreSheet, files: tuple[str, ...], template: Bilingual) -> "RankingRemark":
        """Return the remark about the files of one score sheet."""
        who = "" if sheet.organisation is None else sheet.organisation.name
        sentence = template.filled(who=who, when=_when(sheet.period), files=", ".join(files))
        return cls(sheet.organisation, sheet.period, files, sentence)


@frozen(kw_only=True)
class RankedFiles:
    """The rankings of files.

    Attributes:
        ranking: the score sheets with their places, the best first, one period after the other.
        remarks: remarks about files that are not simply in the ranking.
        missing: the expected organisations without any report.
        names: the remarks about the names of organisations.
        unread: the files that were not read.
    """

    ranking: tuple[Ranked, ...]
    remarks: tuple[RankingRemark, ...]
    missing: tuple[Organisation, ...]
    names: tuple[Bilingual, ...]
    unread: tuple[UnreadFile, ...]


def run_rank(  # noqa: PLR0913 as for one annex
    files: Sequence[str],
    rubric: str,
    given: Given,
    out: Output,
    *,
    assessments: str | None = None,
    jobs: int | None = None,
    nil_as_zero: bool = False,
) -> int:
    """Score annexes by a rubric and print the ranking, one for each period.

    Args:
        files: the files and folders.
        rubric: the file of the rubric.
        given: the framework of the annexes and the rubric, and what the caller says of the annexes.
        out: the output to print to.
        assessments: a file with appraised and self-assessed scores by organisation.
        jobs: the number of processes that read.
        nil_as_zero: True to read `-` and similar marks as 0.

    Returns:
        0, 1 if some file could not be read, or 2 if nothing could be ranked.
    """
    table = read_rubric(rubric, framework=given.framework)
    if not out.as_json:
        out.check_tables()
    read = read_files(files, given, out, jobs=jobs)
    reports = named_reports(read)
    people = {} if assessments is None else _people(assessments, reports.values())
    nobody = Assessments()
    scored = {}
    for path, report in reports.items():
        judged = people.get(_name(report), nobody)
        scored[path] = score(
            report,
            table,
            appraised=judged.appraised,
            self_assessed=judged.self_assessed,
            given=judged.given,
            nil_as_zero=nil_as_zero,
        )
    sheets, remarks = _once_each(reports, scored)
    rankings = [rank(of_period) for of_period in _by_period(sheets)]
    if out.as_json:
        ranking = tuple(one for ranked in rankings for one in ranked)
        known = [report.organisation for report in reports.values() if report.organisation is not None]
        _, missing = known_expected(given.expected, known)
        answer = RankedFiles(
            ranking=ranking,
            remarks=tuple(remarks),
            missing=tuple(missing),
            names=remarks_on_names(read),
            unread=read.unread(),
        )
        out.result(answer)
    else:
        _print_rankings(table, rankings, out)
        for remark in remarks:
            out.say(remark.sentence.vi, remark.sentence.en)
        read.print_summary(out)
        print_names(read, out)
        print_missing(given.expected, [one.organisation for one in reports.values() if one.organisation], out)
        results = {path.name: check(report, nil_as_zero=nil_as_zero) for path, report in reports.items()}
        warn_of_losses(results, out)
    if not rankings:
        return NOT_READ
    return INCOMPLETE if read.broken else OK


def _once_each(
    reports: Mapping[Path, Report], scored: Mapping[Path, ScoreSheet]
) -> tuple[list[ScoreSheet], list[RankingRemark]]:
    """Return a sheet for each organisation and period that can be ranked, and remarks about the others.

    Of several files with the same values one is ranked; nothing tells which of different ones is right.
    """
    files: dict[tuple[ReportingPeriod | None, Organisation | None], list[Path]] = {}
    for path, sheet in scored.items():
        files.setdefault((sheet.period, sheet.organisation), []).append(path)
    sheets: list[ScoreSheet] = []
    remarks: list[RankingRemark] = []
    for paths in files.values():
        sheet, names = scored[paths[0]], tuple(path.name for path in paths)
        if any(reports[path] != reports[paths[0]] for path in paths):
            remarks.append(RankingRemark.of(sheet, names, _OTHERS))
            continue
        if sheet.percent is None:
            remarks.append(RankingRemark.of(sheet, names, _NOTHING_APPLIES))
            continue
        sheets.append(sheet)
        if len(paths) > 1:
            remarks.append(RankingRemark.of(sheet, names, _COPIES))
    return sheets, remarks


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
            out.say(_when(period).vi, _when(period).en)
        out.table(_RANKING, [_ranked_row(one, out.lang) for one in ranked])
        out.say("", "")


def _when(period: ReportingPeriod | None) -> Bilingual:
    return _NO_PERIOD if period is None else Bilingual.by_language(period.label)


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
