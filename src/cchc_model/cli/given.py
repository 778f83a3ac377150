"""The caller's statements about annexes: the organisation, the period, the value column and the framework."""

import sys
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from cchc_model.cli.output import Output
from cchc_model.framework.framework import Framework
from cchc_model.io.reading import read_report
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.report import Report

STDIN = "-"
"""The argument that stands for the standard input."""
STDIN_NAME = "stdin"
"""The name of the standard input in findings and errors."""
_PATIENCE = 1.0
"""The seconds of reading a file after which its progress is shown."""


@frozen
class Given:
    """What the caller says of the annexes.

    Attributes:
        framework: the framework that they follow.
        organisation: the reporting organisation; None for the one that each file names.
        period: the reporting period; None for the one that each file names.
        column: the title, path of titles or letter of the value column; None for the one that the titles name.
        sheet: the name of the sheet to read; None for the one that contains the annex.
        former: the frameworks of former forms, on which annexes may be as well.
        expected: the organisations that should report; empty if the caller gave no list.
        parts: True to read each report of a file that has several.
        shipped: True if the framework is the shipped one by default, so that an annex on another form is refused.
    """

    framework: Framework
    organisation: Organisation | None = None
    period: ReportingPeriod | None = None
    column: str | None = None
    sheet: str | None = None
    parts: bool = False
    shipped: bool = False
    former: tuple[Framework, ...] = ()
    expected: tuple[Organisation, ...] = ()

    @property
    def form(self) -> Framework | Sequence[Framework] | None:
        """The framework that the caller chose, with those of former forms; None for the shipped one by default."""
        if self.former:
            return (self.framework, *self.former)
        return None if self.shipped else self.framework

    def read(self, file: str) -> Report:
        """Read an annex."""
        return self._read(file, self.period)

    def read_former(self, file: str) -> Report:
        """Read an annex of the same organisation and an earlier period."""
        return self._read(file, None)

    def _read(self, file: str, period: ReportingPeriod | None) -> Report:
        name = STDIN_NAME if file == STDIN else Path(file).name
        with Output.progress(after=_PATIENCE) as show:
            return read_report(
                sys.stdin.buffer if file == STDIN else file,
                organisation=self.organisation,
                period=period,
                framework=self.form,
                sheet=self.sheet,
                value_column=self.column,
                name=STDIN_NAME if file == STDIN else None,
                progress=None if show is None else lambda done, total: show(done, total, name),
            )
