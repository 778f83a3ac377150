"""The commands over one annex: `check`, `rates` and `show`."""

from typing import Final

from cchc_model.cells import Status
from cchc_model.checking import CheckResult, check
from cchc_model.cli.output import Column, Output, row_numbers
from cchc_model.definitions import Indicator
from cchc_model.findings import Severity, printed
from cchc_model.formulas import Verdict
from cchc_model.framework import Framework
from cchc_model.numerals import format_percent, plain_decimal
from cchc_model.rates import ComputedRate, compute_rates
from cchc_model.readers import read_report
from cchc_model.report import Report
from cchc_model.text import Bilingual, Lang

OK: Final = 0
ERRORS_FOUND: Final = 1

_SEVERITIES: Final = {
    Severity.ERROR: Bilingual("LỖI", "ERROR"),
    Severity.WARNING: Bilingual("Cảnh báo", "Warning"),
    Severity.INFO: Bilingual("Lưu ý", "Note"),
}
_VERDICTS: Final = {
    Verdict.PASSED: Bilingual("đạt", "passed"),
    Verdict.FAILED: Bilingual("không đạt", "failed"),
    Verdict.UNKNOWN: Bilingual("chưa đủ số liệu để kiểm tra", "unknown"),
    Verdict.NOT_APPLICABLE: Bilingual("không áp dụng", "not applicable"),
}


def run_check(file: str, out: Output) -> int:
    """Say what cannot be true, worst first; JSON holds findings and the outcome of every rule."""
    report = read_report(file)
    result = check(report)
    if out.as_json:
        out.json(_check_data(report, result))
    else:
        _print_check(report, result, out)
    return ERRORS_FOUND if result.worst() is Severity.ERROR else OK


def _check_data(report: Report, result: CheckResult) -> dict[str, object]:
    from cchc_model.converters import make_converter

    converter = make_converter(report.framework)
    return {
        "edition": {"id": report.framework.id, "version": report.framework.version},
        "findings": [converter.unstructure(finding) for finding in result.findings],
        "outcomes": [
            {"rule": o.rule.id, "verdict": o.verdict.value, "missing": list(o.judgement.missing)}
            for o in result.outcomes
        ],
    }


def _print_check(report: Report, result: CheckResult, out: Output) -> None:
    if result.findings:
        columns: list[Column] = [
            (Bilingual("Mức", "Severity"), "left"),
            (Bilingual("Chỉ tiêu số", "Indicator row"), "right"),
            (Bilingual("Ô", "Cell"), "left"),
            (Bilingual("Nội dung", "What it says"), "wide"),
        ]
        rows = []
        for finding in result.findings:
            numbers = row_numbers(report.framework, finding.indicators)
            cell = (finding.source.cell or "") if finding.source else ""
            rows.append((_SEVERITIES[finding.severity][out.lang], numbers, cell, finding.message(out.lang)))
        out.table(columns, rows)
        out.say("", "")
    counts = {s: sum(f.severity is s for f in result.findings) for s in Severity}
    values = sum(value is not None for value in report.values.values())
    aside = sum(bool(leftover.value) for leftover in report.leftovers)
    out.say(
        f"Đã đọc số liệu của {values}/{len(report.values)} chỉ tiêu; {aside} giá trị được tách riêng. {counts[Severity.ERROR]} lỗi, "
        f"{counts[Severity.WARNING]} cảnh báo, {counts[Severity.INFO]} lưu ý.",
        f"Read {values} values of {len(report.values)} indicators, set {aside} values aside. {counts[Severity.ERROR]} errors, "
        f"{counts[Severity.WARNING]} warnings, {counts[Severity.INFO]} notes.",
    )
    verdicts = ", ".join(f"{result.count(verdict)} {label[out.lang]}" for verdict, label in _VERDICTS.items())
    out.say(f"{len(result.outcomes)} quy tắc: {verdicts}.", f"{len(result.outcomes)} rules: {verdicts}.")


def run_rates(file: str, out: Output) -> int:
    """Print the rates that follow from the figures, and why the others do not."""
    report = read_report(file)
    rates = compute_rates(report)
    if out.as_json:
        out.json({key: _rate_data(computed) for key, computed in rates.items()})
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
    errors = sum(finding.severity is Severity.ERROR for finding in check(report).findings)
    if errors:
        out.say(
            f"\nPhụ lục có {errors} lỗi, nên có tỷ lệ có thể sai: xem cchc check.",
            f"\nThe annex has {errors} errors, so rates may be wrong: see cchc check.",
        )
    return OK


def _reason(computed: ComputedRate, framework: Framework) -> Bilingual:
    if not computed.missing and computed.reason is not None:
        return computed.reason
    rows = row_numbers(framework, computed.missing)
    return Bilingual(f"thiếu số liệu của chỉ tiêu số {rows}", f"no figures for indicator row {rows}")


def _rate_row(computed: ComputedRate, lang: Lang) -> tuple[str, ...]:
    parts = (computed.numerator, computed.denominator)
    stated = "" if computed.printed is None else format_percent(computed.printed)
    return (
        computed.rate.name[lang],
        *("" if part is None else printed(part) for part in parts),
        computed.text(lang),
        stated,
    )


def _rate_data(computed: ComputedRate) -> dict[str, object]:
    reason = computed.reason
    return {
        "name": {"vi": computed.rate.name.vi, "en": computed.rate.name.en},
        "numerator": computed.numerator if isinstance(computed.numerator, int | None) else str(computed.numerator),
        "denominator": computed.denominator
        if isinstance(computed.denominator, int | None)
        else str(computed.denominator),
        "percent": None if computed.percent is None else str(computed.percent),
        "text": computed.text() if reason is None else None,
        "missing": list(computed.missing),
        "reason": None if reason is None else {"vi": reason.vi, "en": reason.en},
        "printed": None if computed.printed is None else plain_decimal(computed.printed),
    }


def run_show(file: str, out: Output) -> int:
    """Print every row as it was read, and what was set aside; JSON is the whole report."""
    report = read_report(file)
    if out.as_json:
        from cchc_model.converters import dump

        out.json(dump(report))
        return OK
    columns: list[Column] = [
        (Bilingual("Số", "Row"), "right"),
        (Bilingual("Chỉ tiêu", "Indicator"), "wide"),
        (Bilingual("Đơn vị tính", "Unit"), "left"),
        (Bilingual("Giá trị", "Value"), "right"),
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
            out.say(f"Tách riêng: “{leftover.name}”: {value}", f"Set aside: “{leftover.name}”: {value}")
    return OK
