"""Annexes as fifty offices send them: every value at its row, or said; none misplaced."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cchc_model as cchc
from cchc_model import SOC_TRANG_DISTRICT, Indicator, Report, read_cell, read_report
from helpers.drift import PART, Document, as_csv, as_docx, as_xlsx, document

FORMATS = ("docx", "docx, header repeated", "xlsx", "csv ;", "csv , utf-16", "txt")


def written(made: Document, kind: str) -> bytes:
    if kind.startswith("docx"):
        return as_docx(made, repeat_header="repeated" in kind)
    if kind == "xlsx":
        return as_xlsx(made)
    if kind == "txt":
        return as_csv(made, "\t", "utf-8")
    return as_csv(made, kind[4], "utf-16" if "utf-16" in kind else "utf-8-sig")


def printed(value: str) -> str:
    """A value as every file prints it: a spreadsheet that holds a number drops the last 0 of `90,10`."""
    return value.rstrip("0").rstrip(",") if "," in value else value


def placed(made: Document, report: Report) -> tuple[int, int]:
    """How many printed values there are, and how many of them are at their row. No other is anywhere."""
    values = right = 0
    said = {finding.text for finding in report.findings} | {leftover.value for leftover in report.leftovers}
    for line in made.lines:
        if line.row == PART:
            continue
        if line.row is None:
            assert line.cells[1] in {leftover.name for leftover in report.leftovers}
            assert any(printed(line.value) in text for text in said)
            continue
        item = SOC_TRANG_DISTRICT[line.row]
        if isinstance(item, Indicator):
            value = report.values[line.row]
            values += 1
            right += value is not None
            if value is None:
                assert any(printed(line.value) in text for text in said), line
            else:
                assert value == read_cell(line.value, item.measure).value, line
    missing = set(report.values) - {line.row for line in made.lines}
    assert all(report.values[key] is None for key in missing)
    return values, right


@pytest.mark.parametrize("kind", FORMATS)
def test_a_corpus_of_drifted_annexes(kind: str) -> None:
    counts = [0, 0]
    for seed in range(12):
        made = document(random.Random(f"{kind} {seed}"))
        values, right = placed(made, read_report(written(made, kind)))
        counts[0] += values
        counts[1] += right
    assert counts[1] / counts[0] >= 0.99


def test_a_larger_corpus_places_nearly_everything() -> None:
    counts = [0, 0]
    for seed in range(60):
        made = document(random.Random(seed))
        values, right = placed(made, read_report(written(made, FORMATS[seed % len(FORMATS)])))
        counts[0] += values
        counts[1] += right
    assert counts[1] / counts[0] >= 0.995


@given(st.randoms(use_true_random=False), st.sampled_from(FORMATS), st.sampled_from([0.0, 0.2, 0.6]))
def test_no_value_is_misplaced_or_lost(g: random.Random, kind: str, typing_errors: float) -> None:
    made = document(g, typing_errors=typing_errors)
    placed(made, read_report(written(made, kind)))


def test_who_reports_and_when_is_read_from_the_text_before_the_table() -> None:
    made = document(random.Random(1))
    report = read_report(as_docx(made))
    assert report.organisation == cchc.Organisation("UBND huyện Mỹ Xuyên", cchc.Level.DISTRICT)
    assert report.period == cchc.ReportingPeriod.quarter(2022, 1)


def test_a_former_period_never_fills_a_blank() -> None:
    made = next(d for d in (document(random.Random(seed)) for seed in range(50)) if "former" in d.columns)
    report = read_report(as_xlsx(made))
    assert 999 not in report.values.values()
    (finding,) = [f for f in report.findings if f.code == "column_not_read"]
    assert finding.text == "Kỳ trước"
    former = read_report(as_xlsx(made), value_column="Kỳ trước")
    assert set(former.values.values()) <= {None, 999, 0, 1, 2}
