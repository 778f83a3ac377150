"""Arguments of the command, in the language that they ask for."""

import argparse
from collections.abc import Sequence

from cchc_model.cli.annex_commands import add_annex_commands
from cchc_model.cli.commands import Commands
from cchc_model.cli.figure_commands import add_figure_commands
from cchc_model.cli.framework_commands import add_framework_commands
from cchc_model.cli.options import add_general
from cchc_model.cli.parsing import UsageParser
from cchc_model.vietnamese.text import Bilingual, Lang

_ABOUT = Bilingual(
    "Đọc, kiểm tra, tổng hợp và chấm điểm phụ lục số liệu báo cáo cải cách hành chính (CCHC).",
    "Read, check, consolidate and score annexes of Vietnamese public administration reform (CCHC) reports.",
)
_USAGE = Bilingual("cchc LỆNH [THAM_SỐ …]", "cchc COMMAND [ARGUMENT …]")
_COMMAND = Bilingual("LỆNH", "COMMAND")


def parse_arguments(given: Sequence[str], lang: Lang) -> argparse.Namespace:
    """Return parsed arguments, with `run`, the function of the chosen command.

    Options that every command takes may stand before the command too.

    Args:
        given: the arguments.
        lang: the language of help and of error messages.

    Raises:
        SystemExit: help was asked for, or an argument is invalid.
    """
    commands = Commands(lang)
    add_annex_commands(commands)
    add_figure_commands(commands)
    add_framework_commands(commands)
    parser = UsageParser("cchc", _ABOUT, lang)
    parser.option(
        "--version", words=Bilingual("in phiên bản", "print the version"), action="version", version=_version()
    )
    add_general(parser)
    parser.add_argument("command", nargs="?", metavar=_COMMAND[lang], help=argparse.SUPPRESS)
    parser.add_argument("rest", nargs=argparse.REMAINDER, metavar="…", help=argparse.SUPPRESS)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.usage = _USAGE[lang]
    parser.epilog = commands.listed()
    parsed, unknown = parser.parse_known_args(given, argparse.Namespace(lang=lang, json=False, framework=None))
    parser.refuse(unknown)
    if parsed.command is None:
        parser.error(f"the following arguments are required: {_COMMAND[lang]}")
    if parsed.command not in commands.parsers:
        parser.refuse_command(parsed.command, tuple(commands.parsers))
    command = commands.parsers[parsed.command]
    if parsed.framework is not None and not command.takes("--framework"):
        command.refuse(["--framework"])
    return command.read(parsed.rest, parsed)


def _version() -> str:
    from importlib.metadata import version

    return f"cchc {version('cchc-model')}"
