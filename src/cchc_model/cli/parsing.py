"""Parsing of arguments: in both languages, with general options anywhere, and with suggestions for typing errors."""

import argparse
import re
from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import Any, NoReturn

from cchc_model.cli.output import harmless
from cchc_model.vietnamese.errors import did_you_mean
from cchc_model.vietnamese.text import LANGS, Bilingual, Lang, close_matches

_MOST_JOBS = 256
_NO_JOBS = Bilingual(
    "cần số nguyên từ 1 đến {most}, không phải “{text}”", "give a number from 1 to {most}, not {text!r}"
)
_HELP = Bilingual("in hướng dẫn này", "print this help")
_USAGE = re.compile(r"^usage: .*(?:\n +\S.*)*", re.MULTILINE)
_HEADINGS = (
    ("^usage: ", "cách dùng: "),
    ("^positional arguments:$", "tham số:"),
    ("^(options|optional arguments):$", "tùy chọn:"),
)
"""Headings of argparse as patterns, with their Vietnamese translations."""
_SENTENCES = (
    ("the following arguments are required: (.+)", r"thiếu \1"),
    (r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)", r"\1 không nhận \2; chọn một trong: \3"),
    ("unrecognized arguments: (.+)", r"lệnh này không nhận \1"),
    ("argument (.+?): expected one argument", r"sau \1 cần một giá trị"),
    ("argument (.+?): expected at least one argument", r"sau \1 cần ít nhất một giá trị"),
    ("argument (.+?): not allowed with argument (.+)", r"\1 không dùng cùng \2"),
    ("argument (.+?): ignored explicit argument (.+)", r"\1 không nhận giá trị \2"),
    ("argument (.+?): (cần .+)", r"sau \1 \2"),
)
"""Messages of argparse as patterns, with their Vietnamese translations; any other message stays English."""
_UNKNOWN_OPTIONS = Bilingual("không có tùy chọn {options}", "unrecognized arguments: {options}")
_UNKNOWN_COMMAND = Bilingual("không có lệnh “{command}”", "there is no command {command!r}")
_COMMANDS = Bilingual("; các lệnh: {commands}", "; the commands are: {commands}")


def language_of(arguments: Sequence[str]) -> Lang:
    """Return the language that arguments ask for, wherever they name it; Vietnamese by default.

    >>> language_of(["--help", "--lang", "en"]), language_of(["check", "a.docx"]), language_of(["--lang=fr"])
    ('en', 'vi', 'vi')
    """
    found: Lang = "vi"
    options = list(takewhile(lambda argument: argument != "--", arguments))
    for option, value in zip(options, [*options[1:], ""], strict=False):
        said = value if option == "--lang" else option.removeprefix("--lang=")
        for lang in LANGS:
            found = lang if said == lang and option.startswith("--lang") else found
    return found


_Group = argparse._MutuallyExclusiveGroup | None  # noqa: SLF001 the class has no other name


class UsageParser(argparse.ArgumentParser):
    """A parser in one language.

    Options are not abbreviated, because an abbreviation may be a typing error of another option.
    """

    def __init__(self, prog: str, words: Bilingual, lang: Lang, *, mixed: bool = False) -> None:
        super().__init__(prog=prog, description=words[lang], add_help=False, allow_abbrev=False)
        self.color = False  # Python 3.14 would colour what is translated here
        self.lang: Lang = lang
        self._mixed = mixed
        self._options: list[str] = []
        self.option("-h", "--help", words=_HELP, action="help")

    def option(
        self,
        *names: str,
        words: Bilingual,
        metavar: Bilingual | None = None,
        group: _Group = None,
        **options: Any,  # noqa: ANN401 as argparse types them
    ) -> None:
        """Add an argument, described in the language of the parser.

        Args:
            names: the names of an option, or the name of a parameter.
            words: the description.
            metavar: the name of its value in the description.
            group: the group to add it to.
            options: as for `ArgumentParser.add_argument`.
        """
        self._options += [name for name in names if name.startswith("--")]
        if metavar is not None:
            options["metavar"] = metavar[self.lang]
        (group or self).add_argument(*names, help=words[self.lang].replace("%", "%%"), **options)

    def takes(self, name: str) -> bool:
        """Return whether there is an option of this name."""
        return name in self._options

    def read(self, arguments: Sequence[str], namespace: argparse.Namespace) -> argparse.Namespace:
        """Return parsed arguments; files may stand before and after an option."""
        parse = self.parse_known_intermixed_args if self._mixed else self.parse_known_args
        parsed, unknown = parse(arguments, namespace)
        self.refuse(unknown)
        return parsed

    def refuse(self, unknown: Sequence[str]) -> None:
        """End the command if there are arguments that it does not have, with the options that may be meant."""
        options = [argument.partition("=")[0] for argument in unknown if argument.startswith("-")]
        if options:
            meant = [name for option in options for name in close_matches(option, self._options, most=1)]
            said = _UNKNOWN_OPTIONS.filled(options=", ".join(options))[self.lang]
            self.error(said + did_you_mean(tuple(dict.fromkeys(meant)), self.lang))
        if unknown:
            self.error(f"unrecognized arguments: {' '.join(unknown)}")

    def refuse_command(self, command: str, known: Sequence[str]) -> NoReturn:
        """End the command because it has no such name, with the names that may be meant."""
        meant = did_you_mean(close_matches(command, known, most=1), self.lang)
        words = _UNKNOWN_COMMAND.filled(command=command)[self.lang]
        self.error(words + (meant or _COMMANDS.filled(commands=", ".join(known))[self.lang]))

    def format_help(self) -> str:
        """Return the help in the language of the parser."""
        return self._translated(super().format_help())

    def _translated(self, text: str) -> str:
        if self.lang == "en":
            return text
        # The lines of the usage are set off by the width of its heading.
        text = _USAGE.sub(lambda usage: usage[0].replace("\n", "\n    "), text)
        for pattern, heading in _HEADINGS:
            text = re.sub(pattern, heading, text, flags=re.MULTILINE)
        return text

    def error(self, message: str) -> NoReturn:
        """Print a message and end the command with status 2."""
        if self.lang == "vi":
            for pattern, sentence in _SENTENCES:
                message = re.sub(f"^{pattern}$", sentence, message, flags=re.DOTALL)
        self.exit(2, f"{self._translated(self.format_usage())}{self.prog}: {harmless(message)}\n")


def number_of_jobs(lang: Lang) -> Callable[[str], int]:
    """Return the type of a number of processes, which refuses others in a language."""

    def parsed(text: str) -> int:
        if text.isascii() and text.isdecimal() and 1 <= int(text[:9]) <= _MOST_JOBS:
            return int(text)
        raise argparse.ArgumentTypeError(_NO_JOBS.filled(most=str(_MOST_JOBS), text=text)[lang])

    return parsed
