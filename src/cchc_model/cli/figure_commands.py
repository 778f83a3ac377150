"""Commands that compute: `score`, `consolidate`, `compare` and `series`."""

import argparse

from attrs import evolve

from cchc_model.cli.commands import Commands, given_by
from cchc_model.cli.compare import run_compare
from cchc_model.cli.consolidate import run_consolidate
from cchc_model.cli.folders import expanded, is_folder
from cchc_model.cli.given import STDIN, STDIN_NAME
from cchc_model.cli.letterheads import parse_letterhead
from cchc_model.cli.options import (
    ANNEXES,
    FILE,
    FILES,
    NAME,
    SUFFIXES,
    add_column,
    add_expected,
    add_former,
    add_jobs,
    add_letterhead,
    add_nil,
    add_organisation,
    add_output,
    add_parts,
    add_period,
)
from cchc_model.cli.output import Output
from cchc_model.cli.parsing import UsageParser
from cchc_model.cli.rank import run_rank
from cchc_model.cli.score import run_score
from cchc_model.cli.series import run_series
from cchc_model.cli.series_arguments import add_series_arguments, asked_series
from cchc_model.errors import ReadError
from cchc_model.framework.framework import Framework
from cchc_model.io.toml.framework import read_framework
from cchc_model.vietnamese.text import Bilingual

_ONE_STDIN = Bilingual(
    "chỉ một trong hai phụ lục được đọc từ đầu vào chuẩn", "only one of the two annexes can be the standard input"
)
_ONE_FILE = Bilingual("chỉ dùng cho một tệp", "applies to a single file only")


def add_figure_commands(commands: Commands) -> None:
    """Add the commands that compute."""
    score, consolidate = _add_score(commands), _add_consolidate(commands)
    words = Bilingual("so sánh hai phụ lục của một cơ quan", "compare two annexes of one organisation")
    compare = commands.add("compare", words, _compare)
    before, after = Bilingual("TRƯỚC", "BEFORE"), Bilingual("SAU", "AFTER")
    earlier = Bilingual(
        "phụ lục kỳ trước; “-” để đọc từ đầu vào chuẩn", "the earlier annex; `-` for the standard input"
    )
    later = Bilingual("phụ lục kỳ sau; “-” để đọc từ đầu vào chuẩn", "the later annex; `-` for the standard input")
    compare.option("before", words=earlier, metavar=before)
    compare.option("after", words=later, metavar=after)
    words = Bilingual(
        "theo dõi số liệu của nhiều cơ quan qua các kỳ", "follow the figures of organisations over periods"
    )
    series = commands.add("series", words, _series, mixed=True)
    add_series_arguments(series)
    for command in (score, consolidate, series):
        command.option("files", words=ANNEXES, metavar=FILES, nargs="+")
        add_expected(command)
    for command in (score, consolidate, compare, series):
        add_nil(command)
        add_column(command)
    for command in (score, consolidate, series):
        add_jobs(command)
    for command in (score, consolidate):
        add_period(command)
    for command in (score, compare):
        add_organisation(command)


def _add_score(commands: Commands) -> UsageParser:
    words = Bilingual("chấm điểm một phụ lục, hoặc xếp hạng nhiều phụ lục", "score an annex, or rank several")
    score = commands.add("score", words, _score, mixed=True)
    rubric = Bilingual("bảng chấm điểm (.toml)", "the rubric (.toml)")
    score.option("--rubric", words=rubric, metavar=FILE, required=True)
    points = Bilingual("TIÊU_CHÍ=ĐIỂM", "COMPONENT=POINTS")
    given = Bilingual("điểm thẩm định, như khao_sat=6,5", "an appraised score with a decimal comma, such as survey=6,5")
    score.option("--appraised", words=given, metavar=points, action="append", default=[])
    own = Bilingual("điểm tự chấm", "a self-assessed score")
    score.option("--self-assessed", words=own, metavar=points, action="append", default=[])
    add_output(score, Bilingual("ghi phiếu điểm (.docx, .xlsx, .html)", "write the score sheet (.docx, .xlsx, .html)"))
    outside = Bilingual(
        "số liệu ngoài phụ lục, như ngay_muon=3", "a figure from outside the annex, such as days_late=3"
    )
    number = Bilingual("TIÊU_CHÍ=SỐ", "COMPONENT=NUMBER")
    score.option("--given", words=outside, metavar=number, action="append", default=[])
    add_former(score)
    people = Bilingual(
        "với nhiều phụ lục: điểm thẩm định, điểm tự chấm của từng cơ quan (.toml)",
        "for several annexes: appraised and self-assessed scores (.toml)",
    )
    score.option("--assessments", words=people, metavar=FILE)
    return score


def _add_consolidate(commands: Commands) -> UsageParser:
    words = Bilingual("tổng hợp nhiều phụ lục", "combine annexes into one")
    consolidate = commands.add("consolidate", words, _consolidate, mixed=True)
    target = Bilingual(f"ghi phụ lục tổng hợp ({SUFFIXES})", f"write the consolidated annex ({SUFFIXES})")
    add_output(consolidate, target)
    some = Bilingual("ghi cả số tổng hợp chưa đủ báo cáo (như 5/6)", "include totals of only some reports")
    consolidate.option("--partial", words=some, action="store_true")
    whose = Bilingual("cơ quan tổng hợp, như “UBND tỉnh Ví Dụ”", "the organisation of the consolidated annex")
    consolidate.option("--organisation", words=whose, metavar=NAME)
    add_letterhead(consolidate)
    add_parts(consolidate)
    return consolidate


def _series(parsed: argparse.Namespace, framework: Framework, out: Output) -> int:
    former = tuple(read_framework(file) for file in parsed.former_framework)
    given = evolve(given_by(parsed, framework), former=former)
    return run_series(expanded(parsed.files), given, out, asked_series(parsed), jobs=parsed.jobs)


def _score(parsed: argparse.Namespace, framework: Framework, out: Output) -> int:
    nil_as_zero = parsed.nil_as_zero
    files = expanded(parsed.files)
    if len(files) == 1 and not is_folder(files[0]) and parsed.expected is None:
        if parsed.assessments is not None:
            why = Bilingual(
                "chỉ dùng cho nhiều phụ lục; với một tệp dùng --appraised",
                "applies to several annexes only; for a single file use --appraised",
            )
            raise ReadError("--assessments", why)
        return run_score(
            files[0],
            parsed.rubric,
            given_by(parsed, framework),
            out,
            appraised=parsed.appraised,
            self_assessed=parsed.self_assessed,
            figures=parsed.given,
            former=parsed.former,
            target=parsed.output,
            nil_as_zero=nil_as_zero,
        )
    for option, given in (
        ("--organisation", parsed.organisation),
        ("--former", parsed.former),
        ("--output", parsed.output),
    ):
        if given is not None:
            raise ReadError(option, _ONE_FILE)
    if parsed.appraised or parsed.self_assessed or parsed.given:
        why = Bilingual(
            "chỉ dùng cho một tệp; với nhiều phụ lục dùng --assessments",
            "applies to a single file only; for several annexes use --assessments",
        )
        raise ReadError("--appraised, --self-assessed, --given", why)
    return run_rank(
        files,
        parsed.rubric,
        given_by(parsed, framework),
        out,
        assessments=parsed.assessments,
        jobs=parsed.jobs,
        nil_as_zero=nil_as_zero,
    )


def _consolidate(parsed: argparse.Namespace, framework: Framework, out: Output) -> int:
    given = given_by(parsed, framework)
    return run_consolidate(
        expanded(parsed.files),
        evolve(given, organisation=None),  # it is not that of each annex
        out,
        organisation=given.organisation,
        letterhead=parse_letterhead(parsed.letterhead),
        template=parsed.template,
        target=parsed.output,
        partial=parsed.partial,
        jobs=parsed.jobs,
        nil_as_zero=parsed.nil_as_zero,
    )


def _compare(parsed: argparse.Namespace, framework: Framework, out: Output) -> int:
    if parsed.before == parsed.after == STDIN:
        raise ReadError(STDIN_NAME, _ONE_STDIN)
    return run_compare(parsed.before, parsed.after, given_by(parsed, framework), out, nil_as_zero=parsed.nil_as_zero)
