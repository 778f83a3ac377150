"""What stands over a cell of a PDF page: it hides no value and replaces none without an ERROR at that cell."""

from collections.abc import Iterable

import pytest
from reportlab.pdfgen.canvas import Canvas

from cchc_model import SOC_TRANG_DISTRICT as FORM
from cchc_model import Report, Severity, read_report
from cchc_model.framework.measures import UnitType
from helpers.pdf import HEADER, drawn
from helpers.pdf_marks import HARMLESS, IN_DOUBT, REPLACING

SIDES = (40, 75, 335, 425, 490, 555)
STEP = 22
ROWS = [row for row in FORM.indicators.values() if type(row.measure) is UnitType and len(row.name.vi) < 45]
RULED = pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "unruled"])


def read(marked: Iterable[str], value: str, *, ruled: bool) -> dict[str, tuple[object, bool]]:
    """Return the value of the row of each mark, and whether an ERROR is about it."""
    marks = {name: {**IN_DOUBT, **HARMLESS}[name] for name in marked}

    def page(canvas: Canvas) -> None:
        rows = [(str(at), row.name.vi, row.measure.label.vi, value, "x") for at, row in enumerate(ROWS, 1)]
        table = [HEADER, *rows[: len(marks)], *((*row[:3], "31", "") for row in rows[len(marks) : len(marks) + 3])]
        tops = [820 - STEP * number for number in range(len(table) + 1)]
        for top, cells in zip(tops, table, strict=False):
            for side, text in zip(SIDES, cells, strict=False):
                canvas.drawString(side + (20 if side == SIDES[3] else 3), top - 15, text)
        if ruled:
            canvas.grid(list(SIDES), tops)
        for mark, top in zip(marks.values(), tops[1:], strict=False):
            mark(canvas, (SIDES[3] + 15, top - STEP + 2, SIDES[3] + 36, top - 1))

    report = read_report(drawn(page, size=(595, 900)), name="a.pdf")
    return {name: told(report, row.id) for name, row in zip(marks, ROWS, strict=False)}


def told(report: Report, indicator: str) -> tuple[object, bool]:
    wrong = [one for one in report.findings if one.severity is Severity.ERROR and indicator in one.indicators]
    return report.values[indicator], bool(wrong)


@RULED
def test_a_value_under_a_mark_is_in_doubt(ruled: bool) -> None:  # noqa: FBT001 a parameter of the test
    found = read(IN_DOUBT, "8", ruled=ruled)
    assert found == dict.fromkeys(IN_DOUBT, (None, True))


@RULED
def test_a_mark_that_changes_nothing_leaves_the_value(ruled: bool) -> None:  # noqa: FBT001
    found = read(HARMLESS, "8", ruled=ruled)
    assert found == dict.fromkeys(HARMLESS, (8, False))


@RULED
def test_a_mark_in_place_of_a_value_is_an_error_or_the_value(ruled: bool) -> None:  # noqa: FBT001
    found = read(sorted(REPLACING), "", ruled=ruled)
    typed = {"FreeText": 9, "field of another value": 9, "choice": 9, "field of the same value": 8}
    assert found == {name: (typed.get(name), name not in typed) for name in sorted(REPLACING)}
