"""Annexes as fifty offices send them: every value at its row, or in a finding; none misplaced."""

import random
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cchc_model as cchc
from cchc_model import SOC_TRANG_DISTRICT, Finding, read_cell, read_report
from cchc_model.reports.cells import Source
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


def printed(value: str, kind: str) -> str:
    """A value as a file prints it: a workbook stores a number, which drops the last 0 of `90,10`."""
    return value.rstrip("0").rstrip(",") if kind == "xlsx" and "," in value else value


SET_ASIDE = {"unrecognised_row", "ambiguous_row", "repeated_row"}
"""The findings of a row whose value no indicator received."""


def place_of(source: Source | None) -> tuple[int, int]:
    """The table, counted from 1 in Word documents and else 0, and the row in it that a source names; 0 for no row."""
    assert source is not None
    table = source.table if source.table and source.table.startswith("table ") else "table 0"
    return int(table.removeprefix("table ")), source.row or 0


def placed(made: Document, kind: str) -> tuple[int, int]:
    """Read a document; return the number of its indicators and the number of those with their own values.

    Each value is at its own indicator, as read from its own line, or in a finding that names the line.
    """
    report = read_report(written(made, kind))
    places = made.places(word=kind.startswith("docx"), repeat_header="repeated" in kind)
    found: dict[tuple[int, int], list[Finding]] = {}
    for finding in report.findings:
        if finding.code in SET_ASIDE and finding.text:
            found.setdefault(place_of(finding.source), []).append(finding)
    leftovers = {place_of(leftover.source): leftover for leftover in report.leftovers}
    right = 0
    for line, place in zip(made.lines, places, strict=True):
        if line.row == PART or not line.value:
            name, unit = line.cells[1:3]  # a name that was not recognised is said whole where it contains a number
            assert all(f.text in ("", unit, name) for f in found.pop(place, ()))
            continue
        entry = None if line.row is None else report[line.row]
        if entry is not None and entry.source is not None and place_of(entry.source) == place:
            assert entry.value == read_cell(line.value, SOC_TRANG_DISTRICT.indicator(line.row or "").measure).value
            right += 1
        else:
            (finding,) = found.pop(place)
            assert printed(line.value, kind) in finding.text.split("; ")
            assert leftovers[place].value == printed(line.value, kind)
            assert line.row is not None or (finding.code, leftovers[place].name) == ("unrecognised_row", line.cells[1])
    assert not found  # no finding reports a value that an indicator has
    assert sum(value is not None for value in report.values.values()) == right
    return len({line.row for line in made.lines if line.value and line.row}), right


def share_placed(made: Iterable[tuple[Document, str]]) -> float:
    counts = [placed(document, kind) for document, kind in made]
    return sum(right for _, right in counts) / sum(indicators for indicators, _ in counts)


@pytest.mark.costly
@pytest.mark.parametrize("kind", FORMATS)
def test_a_corpus_of_drifted_annexes(kind: str) -> None:
    made = ((document(random.Random(f"{kind} {seed}")), kind) for seed in range(6 + settings().max_examples // 10))
    assert share_placed(made) >= 0.93


def test_a_larger_corpus_places_nearly_everything() -> None:
    """Of its names 20 % have a typing error, and a quarter of these makes another word, which is never resolved."""
    made = [(random.Random(seed), FORMATS[seed % len(FORMATS)]) for seed in range(settings().max_examples)]
    assert share_placed((document(g), kind) for g, kind in made) >= 0.94
    assert share_placed((document(g, typing_errors=0.0), kind) for g, kind in made) >= 0.995


@given(st.randoms(use_true_random=False), st.sampled_from(FORMATS), st.sampled_from([0.0, 0.2, 0.6]))
def test_no_value_is_misplaced_or_lost(g: random.Random, kind: str, typing_errors: float) -> None:
    placed(document(g, typing_errors=typing_errors), kind)


def test_organisation_and_period_are_read_from_the_text_before_the_table() -> None:
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
