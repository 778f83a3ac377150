"""The command `cchc`: check an annex, show its rates or its rows, look a row or a rule of the framework up.

Exit status: 0 without findings of severity ERROR, 1 with some, 2 when no file could be read.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Final, cast

from cchc_model.cli.checks import OK, run_check
from cchc_model.cli.folder_checks import run_check_folder
from cchc_model.cli.framework import run_framework
from cchc_model.cli.output import Output
from cchc_model.cli.reports import run_rates, run_show
from cchc_model.cli.rules import run_explain, run_rules
from cchc_model.editions import read_edition
from cchc_model.errors import CchcError, MissingExtraError, ReadError, UnknownIndicatorError
from cchc_model.indicators import SOC_TRANG_DISTRICT
from cchc_model.text import Bilingual, Lang

_NOT_READ: Final = 2
_OVER_A_FILE: Final = {
    "check": "kiểm tra phụ lục, nêu số liệu bất hợp lý / say what in an annex cannot be true",
    "rates": "tính các tỷ lệ / compute the rates that follow from an annex",
    "show": "in các dòng đã đọc / print the rows as they were read",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")  # Vietnamese has no place in a code page
    parsed = _parser().parse_args(arguments)
    lang = cast("Lang", parsed.lang)
    try:
        return _run(parsed, Output(lang, as_json=parsed.json, stream=sys.stdout))
    except (ReadError, MissingExtraError, UnknownIndicatorError) as error:
        message = error.message(lang)
    except CchcError as error:
        message = str(error)
    except BrokenPipeError:
        # The reader of a pipe has seen enough; keep the interpreter from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except OSError as error:
        message = _os_error(error)[lang]
    print(f"cchc: {message}", file=sys.stderr)
    return _NOT_READ


def _run(parsed: argparse.Namespace, out: Output) -> int:
    edition = SOC_TRANG_DISTRICT if parsed.edition is None else read_edition(parsed.edition)
    if parsed.command == "check" and os.path.isdir(parsed.file):  # noqa: PTH112 an odd name is no error yet
        if parsed.former is not None:
            why = Bilingual("chỉ so sánh được một tệp với một tệp", "only one file can be compared with one")
            raise ReadError(f"--former {parsed.former}", why)
        return run_check_folder(parsed.file, edition, out, jobs=parsed.jobs, nil_as_zero=parsed.nil_as_zero)
    if parsed.command == "check":
        return run_check(parsed.file, edition, out, former=parsed.former, nil_as_zero=parsed.nil_as_zero)
    if parsed.command == "rates":
        return run_rates(parsed.file, edition, out, nil_as_zero=parsed.nil_as_zero)
    if parsed.command == "show":
        return run_show(parsed.file, edition, out)
    if parsed.command == "rules":
        run_rules(edition, out, markdown=parsed.markdown)
    elif parsed.command == "explain":
        run_explain(edition, parsed.rule, out)
    else:
        run_framework(edition, parsed.id, out, toml=parsed.toml)
    return OK


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--lang", choices=("vi", "en"), default="vi", help="ngôn ngữ / language (vi)")
    common.add_argument("--json", action="store_true", help="xuất JSON / print JSON")
    own = "khung chỉ tiêu của riêng mình (.toml) / an edition of one's own, see cchc framework --toml"
    common.add_argument("--edition", metavar="FILE", help=own)
    about = "Phụ lục số liệu báo cáo CCHC / annexes of Vietnamese administrative-reform reports"
    parser = argparse.ArgumentParser(prog="cchc", description=about)
    parser.add_argument("--version", action="version", version=f"cchc {_version()}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", dest="command")
    for name, words in _OVER_A_FILE.items():
        command = commands.add_parser(name, parents=[common], help=words, description=words)
        command.add_argument(
            "file",
            metavar="FILE",
            help="phụ lục .docx, .xlsx, .csv, .txt; với check: cả thư mục / the annex; check takes a folder too",
        )
        if name != "show":
            nil = "coi dấu “-” là 0 / take `-` for 0"
            command.add_argument("--nil-as-zero", action="store_true", help=nil)
        if name == "check":
            earlier = "phụ lục kỳ trước để so sánh / an annex of an earlier period to compare with"
            command.add_argument("--former", metavar="FILE", help=earlier)
            processes = "số tiến trình khi kiểm tra cả thư mục / processes for a folder"
            command.add_argument("--jobs", type=int, metavar="N", help=processes)
    words = "liệt kê các chỉ tiêu, hoặc một chỉ tiêu, tỷ lệ, quy tắc / list the framework, or one row, rate or rule"
    command = commands.add_parser("framework", parents=[common], help=words, description=words)
    which = command.add_mutually_exclusive_group()
    which.add_argument("id", metavar="ID", nargs="?", help="mã, vị trí hoặc số dòng / id, position or row number")
    which.add_argument("--toml", action="store_true", help="xuất tệp TOML để sửa / print the file that --edition takes")
    words = "liệt kê các quy tắc kiểm tra / list the rules"
    command = commands.add_parser("rules", parents=[common], help=words, description=words)
    command.add_argument(
        "--markdown", action="store_true", help="xuất Markdown hai ngôn ngữ / print a page of both languages"
    )
    words = (
        "giải thích một quy tắc: nội dung, lý do, các chỉ tiêu / say what a rule means, why, and which rows it joins"
    )
    command = commands.add_parser("explain", parents=[common], help=words, description=words)
    command.add_argument("rule", metavar="RULE", help="mã quy tắc, như sum.disciplined / the rule's id")
    return parser


def _version() -> str:
    from importlib.metadata import version

    return version("cchc-model")


def _os_error(error: OSError) -> Bilingual:
    if error.filename is None:
        return Bilingual(
            f"không ghi được kết quả ({error.strerror})", f"the result cannot be written ({error.strerror})"
        )
    name = error.filename
    if isinstance(error, FileNotFoundError):
        return Bilingual(f"{name}: không tìm thấy tệp", f"{name}: there is no such file")
    if isinstance(error, PermissionError):
        return Bilingual(f"{name}: không có quyền đọc tệp", f"{name}: the file may not be read")
    return Bilingual(f"{name}: không đọc được tệp ({error.strerror})", f"{name}: cannot be read ({error.strerror})")
