"""Sheets that are wider than their paper: the columns that a program prints on later pages belong to the same rows."""

from collections.abc import Callable, Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from cchc_model import SOC_TRANG_DISTRICT as FORM
from cchc_model import Lang, ReadError, Report, read_report
from cchc_model.framework.measures import UnitType
from helpers.pdf import drawn

WIDTHS = (40, 400, 90, 70, 70)
STEP = 18
ROWS = 12
LETTERHEAD = "UBND XÃ ĐẠI TÂM"
CAUSES: dict[Lang, str] = {"en": "wider than its paper", "vi": "rộng hơn khổ giấy"}
COUNTS = [row for row in FORM.indicators.values() if type(row.measure) is UnitType and len(row.name.vi) < 55]
INDICATORS = COUNTS[: 2 * ROWS]
VALUES = [21 + 11 * at % 53 for at in range(len(INDICATORS))]
TABLE = [(str(at), row.name.vi, row.measure.label.vi, str(VALUES[at - 1]), "") for at, row in enumerate(INDICATORS, 1)]
HEADER = ("TT", "Tên chỉ tiêu", "ĐVT", "Số liệu", "Ghi chú")


def strip(rows: Sequence[Sequence[str]], columns: Sequence[int], *, ruled: bool) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        sides = [40.0]
        for column in columns:
            sides.append(sides[-1] + WIDTHS[column])
        for number, cells in enumerate([HEADER, *rows]):
            for side, column in zip(sides, columns, strict=False):
                canvas.drawString(side + 3, 700 - number * STEP - 13, cells[column])
        if ruled:
            canvas.grid(sides, [700 - STEP * number for number in range(len(rows) + 2)])

    return draw


def printed(strips: Sequence[Sequence[int]], *, ruled: bool, over: bool = False) -> Report:
    parts = [TABLE[:ROWS], TABLE[ROWS:]]
    if over:
        order = [(part, columns) for part in parts for columns in strips]
    else:
        order = [(part, columns) for columns in strips for part in parts]
    return read_report(drawn(*(strip(part, columns, ruled=ruled) for part, columns in order)))


@pytest.mark.parametrize("kind", ["ruled", "unruled"])
@pytest.mark.parametrize("strips", [((0, 1), (2, 3, 4)), ((0,), (1,), (2, 3, 4)), ((0, 1, 2), (3, 4))])
def test_columns_on_later_pages_are_read_beside_their_rows(strips: Sequence[Sequence[int]], kind: str) -> None:
    report = printed(strips, ruled=kind == "ruled")
    assert [int(report.values[row.id] or 0) for row in INDICATORS] == VALUES
    pages = [str(report[row.id].source) for row in (INDICATORS[0], INDICATORS[-1])]
    last = 2 * (len(strips) - 1) + 1
    assert [place.partition(" (")[2] for place in pages] == [f"page {last})", f"page {last + 1})"]
    assert [place.partition(", table")[0][-6:] for place in pages] == ["page 1", "page 2"]


def test_pages_may_go_over_before_they_go_down() -> None:
    report = printed(((0, 1), (2, 3, 4)), ruled=True, over=True)
    assert [int(report.values[row.id] or 0) for row in INDICATORS] == VALUES


def test_pages_with_names_of_their_own_stay_below_each_other() -> None:
    report = printed(((0, 1, 2, 3, 4),), ruled=True)
    assert [int(report.values[row.id] or 0) for row in INDICATORS] == VALUES


def cut(draw: Callable[[Canvas], None], letterhead: str, *, at: float, below: bool) -> Callable[[Canvas], None]:
    """Print a letterhead that the side of a page divides, on the page before it or on the one behind it."""

    def both(canvas: Canvas) -> None:
        draw(canvas)
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(40 if below else 0, 0, 555 if below else 40 + at, 842)
        canvas.clipPath(path, stroke=0)
        canvas.drawString(40 - at if below else 40, 760, letterhead)
        canvas.restoreState()

    return both


@pytest.mark.parametrize("at", [25, 40, 48, 60, 75, 120])
@pytest.mark.parametrize("kind", ["ruled", "unruled"])
def test_a_letterhead_that_the_side_of_a_page_cuts_is_read_whole_or_not(kind: str, at: float) -> None:
    ruled = kind == "ruled"
    alone = cut(strip(TABLE[:ROWS], (0, 1, 2, 3), ruled=ruled), LETTERHEAD, at=at, below=False)
    assert (read_report(drawn(alone)).organisation is None) == (at < 120)
    first = cut(strip(TABLE[:ROWS], (0, 1), ruled=ruled), LETTERHEAD, at=at, below=False)
    second = cut(strip(TABLE[:ROWS], (2, 3, 4), ruled=ruled), LETTERHEAD, at=at, below=True)
    organisation = read_report(drawn(first, second)).organisation
    assert organisation is None or organisation.name == "UBND xã Đại Tâm"


@pytest.mark.parametrize("kind", ["ruled", "unruled"])
def test_a_letterhead_over_two_pages_of_one_sheet_is_read_whole(kind: str) -> None:
    ruled = kind == "ruled"
    pages = [strip(TABLE[:ROWS], columns, ruled=ruled) for columns in ((0,), (1,), (2, 3, 4))]
    pages[:2] = [
        cut(page, LETTERHEAD, at=WIDTHS[0], below=below) for page, below in zip(pages[:2], (False, True), strict=True)
    ]
    organisation = read_report(drawn(*pages)).organisation
    assert organisation is not None
    assert organisation.name == "UBND xã Đại Tâm"


@pytest.mark.parametrize("strips", [((0, 1), (2, 3)), ((0, 1, 2), (3,)), ((0,), (1,), (2, 3))])
@pytest.mark.parametrize("kind", ["ruled", "unruled"])
def test_names_and_values_on_pages_that_do_not_agree_are_refused_with_their_cause(
    kind: str, strips: Sequence[Sequence[int]]
) -> None:
    """A page with the title of the notes alone is one more, so that the pages do not pair."""
    parts = [TABLE[:ROWS], TABLE[ROWS:]]
    pages = [strip(part, columns, ruled=kind == "ruled") for columns in strips for part in parts]
    with pytest.raises(ReadError) as refused:
        read_report(drawn(*pages, strip([], (4,), ruled=False)))
    for lang, cause in CAUSES.items():
        text = refused.value.message(lang)
        assert cause in text
        assert "--column" not in text
        assert "Tab" not in text.title()


def test_a_narrow_strip_of_ordinals_is_one_of_three_strips_and_not_a_page_of_names() -> None:
    pages = [strip(TABLE[:ROWS], columns, ruled=False) for columns in ((0,), (1,), (2, 3), (4,))]
    report = read_report(drawn(*pages[:3]))
    assert [report.values[row.id] for row in INDICATORS[:ROWS]] == VALUES[:ROWS]
