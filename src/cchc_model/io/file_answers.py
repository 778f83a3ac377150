"""The reading of one of many files, in a process of its own: what it answers can be sent back."""

from collections.abc import Mapping

from attrs import fields, frozen

from cchc_model.errors import ReadError
from cchc_model.framework.framework import Framework
from cchc_model.indicators import SOC_TRANG_DISTRICT
from cchc_model.io.parts import read_parts
from cchc_model.io.reading import read_report
from cchc_model.io.sources import File
from cchc_model.reports.layout import Layout
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.report import Report
from cchc_model.vietnamese.errors import CchcError
from cchc_model.vietnamese.text import Bilingual

_UNFORESEEN = Bilingual(
    "không đọc được do lỗi của thư viện ({error}); đề nghị gửi tệp cho người phát triển",
    "the library failed to read it ({error}); please send the file to its developers",
)


@frozen
class ReadOptions:
    """What the caller says of all files."""

    organisation: Organisation | None
    period: ReportingPeriod | None
    framework: Framework | tuple[Framework, ...] | None
    sheet: str | None
    value_column: str | None
    layout: Layout | None
    parts: bool
    organisations: tuple[Organisation, ...]

    @property
    def frameworks(self) -> tuple[Framework, ...]:
        """The frameworks of which each file is on one."""
        if isinstance(self.framework, tuple):
            return self.framework
        return (self.framework or SOC_TRANG_DISTRICT,)


Fields = Mapping[str, object]
"""The fields of a report, with the number of its framework if every process has it."""


@frozen
class SeveralParts:
    """The fields of each report of a file by its title, and the titles of the columns and rows that are none."""

    parts: tuple[tuple[str, Fields], ...]
    unread: tuple[str, ...]


Answer = Fields | SeveralParts | CchcError | OSError
"""The report of a file, or its reports, or the error that prevented them."""


def read_file(file: File, options: ReadOptions) -> Answer:
    """Read a file; what it raises is its result, whatever it is, so that it costs no other file."""
    if file.error is not None:
        return file.error
    try:
        return _read_parts(file, options) if options.parts else _read_whole(file, options)
    except (CchcError, OSError) as error:
        return error
    except Exception as error:  # noqa: BLE001 one file costs only itself
        return ReadError(file.path.name, _UNFORESEEN.filled(error=f"{type(error).__name__}: {error}"))


def _read_whole(file: File, options: ReadOptions) -> Fields:
    report = read_report(
        file.path if file.data is None else file.data,
        organisation=options.organisation,
        period=options.period,
        framework=options.framework,
        sheet=options.sheet,
        value_column=options.value_column,
        layout=options.layout,
        name=None if file.data is None else str(file.path),
    )
    return _fields(report, options)


def _read_parts(file: File, options: ReadOptions) -> SeveralParts:
    found = read_parts(
        file.path if file.data is None else file.data,
        organisation=options.organisation,
        period=options.period,
        framework=options.framework,
        sheet=options.sheet,
        name=None if file.data is None else str(file.path),
        organisations=options.organisations,
    )
    parts = tuple((part.title, _fields(part.report, options)) for part in found)
    return SeveralParts(parts, tuple(one.title for one in found.unread))


def _fields(report: Report, options: ReadOptions) -> Fields:
    parts = {field.name: getattr(report, field.name) for field in fields(Report)}
    for number, framework in enumerate(options.frameworks):
        if report.framework is framework:
            parts["framework"] = number
    return parts
