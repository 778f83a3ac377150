"""Commands that print or write an annex: `rates`, `show` and `convert`."""

from pathlib import Path

from attrs import frozen

from cchc_model.analysis.rates import ComputedRate, compute_rates
from cchc_model.annexes.given_texts import Letterhead
from cchc_model.checking.check import check
from cchc_model.cli.check import OK, warn_of_errors, warn_of_losses
from cchc_model.cli.given import STDIN, STDIN_NAME, Given
from cchc_model.cli.output import Column, Output, write_annex
from cchc_model.errors import ReadError
from cchc_model.framework.framework import Framework
from cchc_model.framework.rows import Indicator
from cchc_model.framework.wording import row_numbers
from cchc_model.reports.cells import Status
from cchc_model.reports.findings import Finding
from cchc_model.reports.layout import ColumnRole, Layout
from cchc_model.reports.report import Report
from cchc_model.vietnamese.formatting import format_percent, printed
from cchc_model.vietnamese.text import Bilingual, Lang

IS_SOURCE = Bilingual(
    "đây chính là tệp được đọc; đề nghị ghi ra tệp khác", "this is the file that is read; write to another file"
)


def run_rates(file: str, given: Given, out: Output, *, nil_as_zero: bool = False) -> int:
    """Print the rates computed from an annex, and the reasons for rates that cannot be computed."""
    report = given.read(file)
    result, rates = check(report, nil_as_zero=nil_as_zero), compute_rates(report, nil_as_zero=nil_as_zero)
    if out.as_json:
        out.result(rates)
        return OK
    columns: list[Column] = [
        (Bilingual("Tỷ lệ", "Rate"), "wide"),
        (Bilingual("Tử số", "Numerator"), "right"),
        (Bilingual("Mẫu số", "Denominator"), "right"),
        (Bilingual("Tỷ lệ tính toán", "Computed"), "right"),
        (Bilingual("Tỷ lệ đã ghi", "Reported"), "right"),
    ]
    known = [r for r in rates.values() if r.value is not None]
    out.table(columns, [_rate_row(computed, out.lang) for computed in known])
    unknown = [r for r in rates.values() if r.value is None]
    if unknown:
        out.say(f"\n{len(unknown)} tỷ lệ chưa tính được:", f"\n{len(unknown)} rates cannot be computed:")
    for computed in unknown:
        name, reason = computed.rate.name, _reason(computed, report.framework)
        out.say(f"- {name.vi}: {reason.vi}", f"- {name.en}: {reason.en}")
    warn_of_losses({_name(file): result}, out)
    return OK


def _name(file: str) -> str:
    return STDIN_NAME if file == STDIN else Path(file).name


def _reason(computed: ComputedRate, framework: Framework) -> Bilingual:
    if not computed.missing and computed.reason is not None:
        return computed.reason
    rows = row_numbers(framework, computed.missing)
    return Bilingual(f"thiếu số liệu ở dòng {rows} của biểu mẫu", f"missing values, rows of the form: {rows}")


def _rate_row(computed: ComputedRate, lang: Lang) -> tuple[str, ...]:
    parts = (computed.numerator, computed.denominator)
    stated = "" if computed.printed is None else format_percent(computed.printed, lang=lang)
    return (
        computed.rate.name[lang],
        *("" if part is None else printed(part, lang) for part in parts),
        computed.text(lang),
        stated,
    )


def run_show(file: str, given: Given, out: Output, *, layout: bool = False) -> int:
    """Print every row as it was read, then the leftovers, or the layout; JSON is the whole report or the layout."""
    report = given.read(file)
    if layout:
        return _show_layout(report, out)
    if out.as_json:
        out.result(report)
        return OK
    columns: list[Column] = [
        (Bilingual("Dòng", "Row"), "right"),
        (Bilingual("Chỉ tiêu", "Indicator"), "wide"),
        (Bilingual("Đơn vị tính", "Unit"), "left"),
        (Bilingual("Số liệu", "Value"), "right"),
    ]
    names = {row.id: row.item for row in report.framework.rows}
    rows = []
    for row in report.rows():
        item = names[row.id]
        unit = item.measure.label[out.lang] if isinstance(item, Indicator) else ""
        text = f"[{row.text}?]" if row.status is Status.DAMAGED else row.text
        rows.append((str(row.number), "  " * row.depth + item.name[out.lang], unit, text))
    out.table(columns, rows)
    for leftover in report.leftovers:
        value = leftover.value or leftover.note
        if value:
            out.say(f"Dòng ngoài khung: “{leftover.name}”: {value}", f"Leftover: “{leftover.name}”: {value}")
    return OK


_ROLES = {
    ColumnRole.ORDINAL: Bilingual("thứ tự", "ordinal"),
    ColumnRole.NAME: Bilingual("tên chỉ tiêu", "name"),
    ColumnRole.UNIT: Bilingual("đơn vị tính", "unit"),
    ColumnRole.VALUE: Bilingual("số liệu", "value"),
    ColumnRole.NOTE: Bilingual("ghi chú", "note"),
    ColumnRole.UNREAD: Bilingual("không đọc", "not read"),
}


def _show_layout(report: Report, out: Output) -> int:
    """Print the columns of each table: letter, titles, content, number of values and the evidence."""
    tables = report.layout or Layout()
    if out.as_json:
        out.result(tables)
        return OK
    columns: list[Column] = [
        (Bilingual("Cột", "Column"), "left"),
        (Bilingual("Tiêu đề", "Title"), "wide"),
        (Bilingual("Nội dung", "Content"), "left"),
        (Bilingual("Số ô có số", "Cells with numbers"), "right"),
        (Bilingual("Căn cứ", "Evidence"), "wide"),
    ]
    for table in tables:
        out.say(f"Bảng từ dòng {table.source.row} của tệp:", f"Table from row {table.source.row} of the file:")
        rows = [
            (one.letter, one.path, _ROLES[one.role][out.lang], str(one.numbers), one.evidence[out.lang])
            for one in table.columns
        ]
        out.table(columns, rows)
    return OK


@frozen(kw_only=True)
class ConvertedFile:
    """An annex that was written in another format.

    Attributes:
        written: the file that was written.
        findings: the findings about the annex.
    """

    written: Path
    findings: tuple[Finding, ...]


def run_convert(  # noqa: PLR0913 one argument for each option
    file: str,
    target: str,
    given: Given,
    out: Output,
    *,
    letterhead: Letterhead | None = None,
    template: str | None = None,
    former: str | None = None,
    nil_as_zero: bool = False,
) -> int:
    """Write an annex in another format, by the suffix of the target; pages and workbooks have its findings.

    Raises:
        ReadError: the file would be written over itself, or cannot be written.
    """
    report = given.read(file)
    if file != STDIN and Path(file).resolve() == Path(target).resolve():
        raise ReadError(target, IS_SOURCE)
    earlier = None if former is None else given.read_former(former)
    result = check(report, former=earlier, nil_as_zero=nil_as_zero)
    write_annex(result, target, letterhead, out.lang, template)
    if out.as_json:
        out.result(ConvertedFile(written=Path(target), findings=result.findings))
        return OK
    out.say(f"Đã ghi {target}.", f"Written: {target}.")
    warn_of_errors({_name(file): result}, out)
    return OK
