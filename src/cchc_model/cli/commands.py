"""The commands by name, each with the parser of its arguments and the function that it runs."""

import argparse
from collections.abc import Callable
from textwrap import TextWrapper

from cchc_model.cli.expected import read_expected
from cchc_model.cli.given import Given
from cchc_model.cli.options import add_general
from cchc_model.cli.output import Output
from cchc_model.cli.parsing import UsageParser
from cchc_model.framework.framework import Framework
from cchc_model.reports.organisation_texts import parse_organisation
from cchc_model.reports.period_texts import parse_period
from cchc_model.vietnamese.text import Bilingual, Lang

Run = Callable[[argparse.Namespace, Framework, Output], int | None]
"""The function of a command, which prints and returns the exit status, or None for success."""

_COMMANDS = Bilingual("các lệnh:", "commands:")
_MORE = Bilingual("Hướng dẫn của một lệnh: cchc LỆNH --help", "Help of a command: cchc COMMAND --help")


class Commands:
    """The commands by name."""

    def __init__(self, lang: Lang) -> None:
        self._lang: Lang = lang
        self._words: dict[str, Bilingual] = {}
        self.parsers: dict[str, UsageParser] = {}

    def add(self, name: str, words: Bilingual, run: Run, *, mixed: bool = False, framework: bool = True) -> UsageParser:
        """Add a command.

        Args:
            name: its name.
            words: the description.
            run: the function that it runs.
            mixed: True if its files may stand before and after its options.
            framework: True if it follows a framework, which may be the caller's.
        """
        command = UsageParser(f"cchc {name}", words, self._lang, mixed=mixed)
        command.set_defaults(run=run)
        add_general(command, framework=framework)
        self._words[name], self.parsers[name] = words, command
        return command

    def listed(self) -> str:
        """Return the list of commands."""
        wrapper = TextWrapper(width=78, subsequent_indent=" " * 16)
        lines = [wrapper.fill(f"  {name:<14}{words[self._lang]}") for name, words in self._words.items()]
        return "\n".join([_COMMANDS[self._lang], *lines, "", _MORE[self._lang]])


def given_by(parsed: argparse.Namespace, framework: Framework) -> Given:
    """Return what the options say of the annexes.

    Raises:
        ReadError: the list of expected organisations cannot be read.
        InvalidDataError: an option has no organisation or no period.
    """
    said = vars(parsed)
    organisation, period, expected = said.get("organisation"), said.get("period"), said.get("expected")
    return Given(
        framework,
        None if organisation is None else parse_organisation(organisation),
        None if period is None else parse_period(period),
        said.get("column"),
        said.get("sheet"),
        parts=bool(said.get("parts")),
        shipped=parsed.framework is None,
        expected=() if expected is None else read_expected(expected),
    )
