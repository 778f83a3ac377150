"""Arguments of each command, and the functions that it runs."""

import argparse
import os
import re
from collections.abc import Callable
from typing import NoReturn

from attrs import evolve

from cchc_model.cli.check import run_check
from cchc_model.cli.check_folder import run_check_folder
from cchc_model.cli.check_frame import run_check_frame
from cchc_model.cli.compare import run_compare
from cchc_model.cli.consolidate import run_consolidate
from cchc_model.cli.draft import Asked, run_draft
from cchc_model.cli.framework import run_framework
from cchc_model.cli.given import Given
from cchc_model.cli.output import Output, harmless
from cchc_model.cli.rank import run_rank
from cchc_model.cli.reports import run_convert, run_rates, run_show
from cchc_model.cli.rules import run_explain, run_rules
from cchc_model.cli.score import run_score
from cchc_model.cli.series import run_series
from cchc_model.cli.series_arguments import add_series_arguments, asked_series
from cchc_model.errors import ReadError
from cchc_model.framework.framework import Framework
from cchc_model.io.toml.framework import read_framework
from cchc_model.io.writing import FORMATS
from cchc_model.reports.organisation_texts import parse_organisation
from cchc_model.reports.period_texts import parse_period
from cchc_model.vietnamese.text import Bilingual

_ABOUT = "Phụ lục số liệu báo cáo CCHC / annexes of Vietnamese public administration reform reports"
_ANNEX = "phụ lục .docx, .xlsx, .csv, .txt / the annex"
_SUFFIXES = ", ".join(f".{name}" for name in FORMATS)
_ANNEX_OR_FOLDER = "phụ lục .docx, .xlsx, .csv, .txt, hoặc cả thư mục / an annex, or a folder of them"
_MANY = f"{_ANNEX_OR_FOLDER}; .parquet: nhiều báo cáo / many reports"
_PARQUET = ".parquet"

Run = Callable[[argparse.Namespace, Framework, Output], int | None]
"""The function of a command, which prints and returns the exit status, or None for success."""


def make_parser(*, english: bool = False) -> argparse.ArgumentParser:
    """Return the parser of the command line; parsed arguments contain `run`, the function of the chosen command.

    Args:
        english: True for error messages in English, because they may occur before `--lang` is parsed.
    """
    parser = UsageParser(prog="cchc", description=_ABOUT, english=english)
    parser.add_argument("--version", action="version", version=f"cchc {_version()}")
    commands = _Commands(parser, english=english)
    _add_annex_commands(commands)
    _add_figure_commands(commands)
    _add_framework_commands(commands)
    return parser


class _Commands:
    """The commands, with their shared options for language, JSON and framework."""

    def __init__(self, parser: argparse.ArgumentParser, *, english: bool) -> None:
        self._english = english
        self._commands = parser.add_subparsers(required=True, metavar="COMMAND", dest="command")
        self._common = argparse.ArgumentParser(add_help=False)
        self._common.add_argument("--lang", choices=("vi", "en"), default="vi", help="ngôn ngữ / language (vi)")
        self._common.add_argument("--json", action="store_true", help="xuất JSON / print JSON")
        own = "khung chỉ tiêu tự khai báo (.toml) / a custom framework, see cchc framework --toml"
        self._common.add_argument("--framework", metavar="FILE", help=own)

    def add(self, name: str, words: str, run: Run) -> argparse.ArgumentParser:
        """Add a command."""
        command = self._commands.add_parser(
            name, parents=[self._common], help=words, description=words, english=self._english
        )
        command.set_defaults(run=run)
        return command


def _add_annex_commands(commands: _Commands) -> None:
    check = commands.add(
        "check", "kiểm tra phụ lục, nêu số liệu bất hợp lý / check an annex and list implausible figures", _check
    )
    check.add_argument("file", metavar="FILE", help=_MANY)
    earlier = "phụ lục kỳ trước để so sánh / the annex of an earlier period, for comparison"
    check.add_argument("--former", metavar="FILE", help=earlier)
    _add_nil(check)
    _add_jobs(check)
    rates = commands.add(
        "rates",
        "tính các tỷ lệ / compute the rates of an annex",
        _rates,
    )
    rates.add_argument("file", metavar="FILE", help=_ANNEX)
    _add_nil(rates)
    show = commands.add(
        "show",
        "in các dòng đã đọc / print the rows of an annex as read",
        lambda parsed, framework, out: run_show(parsed.file, _given(parsed, framework), out, layout=parsed.layout),
    )
    show.add_argument("file", metavar="FILE", help=_ANNEX)
    convert = commands.add(
        "convert",
        "ghi phụ lục sang dạng khác / write an annex in another form",
        _convert,
    )
    convert.add_argument("file", metavar="FILE", help=_ANNEX)
    target = f"tệp được ghi ({_SUFFIXES}) / the file to write"
    convert.add_argument("-o", "--output", metavar="OUT", required=True, help=target)
    convert.add_argument("--former", metavar="FILE", help=earlier)
    _add_nil(convert)
    chosen = "in các cột đã chọn và căn cứ / print the chosen columns and the evidence"
    show.add_argument("--layout", action="store_true", help=chosen)
    for command in (check, rates, show, convert):
        _add_organisation(command)
        _add_period(command)
        _add_column(command)


def _rates(parsed: argparse.Namespace, framework: Framework, out: Output) -> int:
    return run_rates(parsed.file, _given(parsed, framework), out, nil_as_zero=parsed.nil_as_zero)


def _convert(parsed: argparse.Namespace, framework: Framework, out: Output) -> int:
    given = _given(parsed, framework)
    return run_convert(parsed.file, parsed.output, given, out, former=parsed.former, nil_as_zero=parsed.nil_as_zero)


def _check(parsed: argparse.Namespace, framework: Framework, out: Output) -> int:
    if parsed.file.casefold().endswith(_PARQUET) and not _is_folder(parsed.file):
        said = (parsed.former, parsed.organisation, parsed.period, parsed.column)
        if parsed.nil_as_zero or any(text is not None for text in said):
            why = Bilingual("không dùng với tệp Parquet", "cannot be used with a Parquet file")
            raise ReadError("--former, --nil-as-zero, --organisation, --period, --column", why)
        return run_check_frame(parsed.file, framework, out)
    given = _given(parsed, framework)
    if not _is_folder(parsed.file):
        return run_check(parsed.file, given, out, former=parsed.former, nil_as_zero=parsed.nil_as_zero)
    if parsed.former is not None:
        why = Bilingual("chỉ dùng cho một tệp, không dùng cho thư mục", "applies to a single file, not to a folder")
        raise ReadError(f"--former {parsed.former}", why)
    return run_check_folder(parsed.file, given, out, jobs=parsed.jobs, nil_as_zero=parsed.nil_as_zero)


def _add_figure_commands(commands: _Commands) -> None:
    words = "chấm điểm một phụ lục, hoặc xếp hạng cả thư mục / score an annex, or rank a folder of annexes"
    score = commands.add("score", words, _score)
    score.add_argument("file", metavar="FILE", help=_ANNEX_OR_FOLDER)
    score.add_argument("--rubric", metavar="FILE", required=True, help="bảng chấm điểm (.toml) / the rubric (.toml)")
    given = "điểm thẩm định, như khao_sat=6,5 / an appraised score, such as survey=6,5"
    score.add_argument("--appraised", metavar="COMPONENT=POINTS", action="append", default=[], help=given)
    own = "điểm tự chấm / a self-assessed score"
    score.add_argument("--self-assessed", metavar="COMPONENT=POINTS", action="append", default=[], help=own)
    sheet = "ghi phiếu chấm điểm (.docx, .xlsx, .html) / write the score sheet"
    score.add_argument("-o", "--output", metavar="FILE", help=sheet)
    outside = "số liệu ngoài phụ lục, như ngay_muon=3 / a figure from outside the annex, such as days_late=3"
    score.add_argument("--given", metavar="COMPONENT=NUMBER", action="append", default=[], help=outside)
    earlier = "phụ lục kỳ trước, để tính mức thay đổi / an annex of a former period, for points by a change"
    score.add_argument("--former", metavar="FILE", help=earlier)
    people = (
        "với thư mục: điểm thẩm định, điểm tự chấm của từng cơ quan (.toml) / for a folder: appraised and "
        "self-assessed scores (.toml)"
    )
    score.add_argument("--assessments", metavar="FILE", help=people)
    words = "tổng hợp các phụ lục trong thư mục / consolidate the annexes of a folder"
    consolidate = commands.add("consolidate", words, _consolidate)
    consolidate.add_argument("folder", metavar="FOLDER", help="thư mục chứa các phụ lục / the folder of the annexes")
    target = f"ghi phụ lục tổng hợp ({_SUFFIXES}) / write the consolidated annex"
    consolidate.add_argument("-o", "--output", metavar="FILE", help=target)
    some = "ghi cả số liệu chưa đủ các cơ quan / include figures that some reports lack"
    consolidate.add_argument("--partial", action="store_true", help=some)
    words = "so sánh hai phụ lục của một cơ quan / compare two annexes of one organisation"
    compare = commands.add("compare", words, _compare)
    compare.add_argument("before", metavar="BEFORE", help="phụ lục trước / the earlier annex")
    compare.add_argument("after", metavar="AFTER", help="phụ lục sau / the later annex")
    words = "theo dõi số liệu của nhiều cơ quan qua các kỳ / follow many organisations over periods"
    series = commands.add("series", words, _series)
    add_series_arguments(series)
    for command in (score, consolidate, compare, series):
        _add_nil(command)
        _add_column(command)
    for command in (score, consolidate, series):
        _add_jobs(command)
    for command in (score, consolidate):
        _add_period(command)
    for command in (score, compare):
        _add_organisation(command)


def _series(parsed: argparse.Namespace, framework: Framework, out: Output) -> int:
    former = tuple(read_framework(file) for file in parsed.former_framework)
    given = evolve(_given(parsed, framework), former=former)
    return run_series(parsed.folders, given, out, asked_series(parsed), jobs=parsed.jobs)


def _score(parsed: argparse.Namespace, framework: Framework, out: Output) -> int:
    nil_as_zero = parsed.nil_as_zero
    if not _is_folder(parsed.file):
        if parsed.assessments is not None:
            why = Bilingual(
                "chỉ dùng cho thư mục; với một tệp dùng --appraised",
                "applies to a folder only; for a single file use --appraised",
            )
            raise ReadError("--assessments", why)
        return run_score(
            parsed.file,
            parsed.rubric,
            _given(parsed, framework),
            out,
            appraised=parsed.appraised,
            self_assessed=parsed.self_assessed,
            figures=parsed.given,
            former=parsed.former,
            target=parsed.output,
            nil_as_zero=nil_as_zero,
        )
    if parsed.organisation is not None:
        why = Bilingual("chỉ dùng cho một tệp", "applies to a single file only")
        raise ReadError("--organisation", why)
    for option, given in (("--former", parsed.former), ("--output", parsed.output)):
        if given is not None:
            raise ReadError(option, Bilingual("chỉ dùng cho một tệp", "applies to a single file only"))
    if parsed.appraised or parsed.self_assessed or parsed.given:
        why = Bilingual(
            "chỉ dùng cho một tệp; với thư mục dùng --assessments",
            "applies to a single file only; for a folder use --assessments",
        )
        raise ReadError("--appraised, --self-assessed, --given", why)
    return run_rank(
        parsed.file,
        parsed.rubric,
        _given(parsed, framework),
        out,
        assessments=parsed.assessments,
        jobs=parsed.jobs,
        nil_as_zero=nil_as_zero,
    )


def _consolidate(parsed: argparse.Namespace, framework: Framework, out: Output) -> int:
    return run_consolidate(
        parsed.folder,
        _given(parsed, framework),
        out,
        target=parsed.output,
        partial=parsed.partial,
        jobs=parsed.jobs,
        nil_as_zero=parsed.nil_as_zero,
    )


def _compare(parsed: argparse.Namespace, framework: Framework, out: Output) -> int:
    return run_compare(parsed.before, parsed.after, _given(parsed, framework), out, nil_as_zero=parsed.nil_as_zero)


def _add_framework_commands(commands: _Commands) -> None:
    words = "liệt kê các chỉ tiêu, hoặc một chỉ tiêu, tỷ lệ, quy tắc / list the framework, or one row, rate or rule"
    framework = commands.add(
        "framework",
        words,
        lambda parsed, framework, out: run_framework(
            framework, parsed.id, out, toml=parsed.toml, markdown=parsed.markdown
        ),
    )
    which = framework.add_mutually_exclusive_group()
    which.add_argument("id", metavar="ID", nargs="?", help="mã, vị trí hoặc số dòng / id, position or row number")
    which.add_argument(
        "--toml", action="store_true", help="xuất tệp TOML để sửa / print a TOML file to edit for --framework"
    )
    draft = commands.add(
        "draft",
        "lập khung chỉ tiêu từ biểu mẫu / propose a framework from a form",
        _draft,
    )
    forms = "biểu mẫu .docx, .xlsx, .csv, .txt, rồi các phụ lục đã điền / the form, then filled annexes on it"
    draft.add_argument("files", metavar="FILE", nargs="+", help=forms)
    draft.add_argument("-o", "--output", metavar="OUT", help="tệp khung chỉ tiêu (.toml) được ghi / the file to write")
    edited = "khung chỉ tiêu (.toml) cần bổ sung dòng mới / a framework to which the form adds rows"
    draft.add_argument("--update", metavar="FRAMEWORK", help=edited)
    draft.add_argument("--id", metavar="ID", help="mã của khung / the id of the framework")
    draft.add_argument("--name", metavar="TEXT", default="", help="tên của khung / its name")
    _add_column(draft)
    pages = "xuất Markdown hai ngôn ngữ / print a page of both languages"
    which.add_argument("--markdown", action="store_true", help=pages)
    rules = commands.add(
        "rules",
        "liệt kê các quy tắc kiểm tra / list the rules",
        lambda parsed, framework, out: run_rules(framework, out, markdown=parsed.markdown),
    )
    rules.add_argument("--markdown", action="store_true", help=pages)
    words = "giải thích một quy tắc: nội dung, lý do, các chỉ tiêu / explain a rule: statement, reason and rows"
    explain = commands.add("explain", words, lambda parsed, framework, out: run_explain(framework, parsed.rule, out))
    explain.add_argument("rule", metavar="RULE", help="mã quy tắc, như sum.disciplined / the rule's id")


def _draft(parsed: argparse.Namespace, _: Framework, out: Output) -> None:
    files, output, update = parsed.files, parsed.output, parsed.update
    run_draft(Asked(files, output, parsed.id, parsed.name, parsed.column, update, parsed.sheet), out)


def _is_folder(name: str) -> bool:
    return os.path.isdir(name)  # noqa: PTH112 an odd name is no error yet


def _given(parsed: argparse.Namespace, framework: Framework) -> Given:
    """Return what the options say of the annexes.

    Raises:
        InvalidDataError: an option has no organisation or no period.
    """
    said = vars(parsed)
    organisation, period = said.get("organisation"), said.get("period")
    return Given(
        framework,
        None if organisation is None else parse_organisation(organisation),
        None if period is None else parse_period(period),
        said.get("column"),
        said.get("sheet"),
        shipped=parsed.framework is None,
    )


def _add_organisation(command: argparse.ArgumentParser) -> None:
    who = "cơ quan báo cáo, như “UBND huyện Mỹ Xuyên” / the reporting organisation"
    command.add_argument("--organisation", metavar="NAME", help=who)


def _add_period(command: argparse.ArgumentParser) -> None:
    when = "kỳ báo cáo, như “quý I/2022”, “6 tháng đầu năm 2022” / the reporting period"
    command.add_argument("--period", metavar="TEXT", help=when)


def _add_column(command: argparse.ArgumentParser) -> None:
    which = "cột số liệu: tiêu đề, như “Năm 2022 › Thực hiện”, hoặc chữ cái của cột / the value column: title or letter"
    command.add_argument("--column", metavar="TEXT", help=which)
    page = "trang tính cần đọc, nếu tệp có nhiều trang / the sheet to read, if several may be it"
    command.add_argument("--sheet", metavar="NAME", help=page)


def _add_nil(command: argparse.ArgumentParser) -> None:
    command.add_argument("--nil-as-zero", action="store_true", help="coi dấu “-” là 0 / count `-` as 0")


def _add_jobs(command: argparse.ArgumentParser) -> None:
    processes = "số tiến trình khi đọc cả thư mục / processes for a folder"
    command.add_argument("--jobs", type=int, metavar="N", help=processes)


def _version() -> str:
    from importlib.metadata import version

    return version("cchc-model")


_SENTENCES = (
    ("the following arguments are required: (.+)", r"thiếu \1"),
    (r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)", r"\1 không nhận \2; chọn một trong: \3"),
    ("unrecognized arguments: (.+)", r"lệnh này không nhận \1"),
    ("argument (.+?): expected one argument", r"sau \1 cần một giá trị"),
    ("argument (.+?): invalid int value: (.+)", r"sau \1 cần một số nguyên, không phải \2"),
    ("argument (.+?): not allowed with argument (.+)", r"\1 không dùng cùng \2"),
)
"""Messages of argparse as patterns, with their Vietnamese translations; any other message stays English."""


class UsageParser(argparse.ArgumentParser):
    """A parser that reports invalid arguments in Vietnamese, or in English with `english=True`."""

    def __init__(self, *, english: bool = False, **options: object) -> None:
        super().__init__(**options)  # type: ignore[arg-type]  # they are the parent's own keywords
        self._english = english

    def error(self, message: str) -> NoReturn:
        """Print a message and end the command with status 2."""
        if self._english:
            super().error(message)
        for pattern, sentence in _SENTENCES:
            message = re.sub(f"^{pattern}$", sentence, message, flags=re.DOTALL)
        usage = self.format_usage().replace("usage:", "cách dùng:", 1)
        self.exit(2, f"{usage}{self.prog}: {harmless(message)}\n")
