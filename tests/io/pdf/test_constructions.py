"""What people and programs do to the cells of a PDF table: a value is read as the page shows it, or named in doubt."""

from collections.abc import Callable

import pytest
from reportlab.lib.colors import black, white
from reportlab.pdfgen.canvas import Canvas

from cchc_model import Report, Severity, read_report
from helpers.office import DONE, HEADER, RATE, TASKS
from helpers.pdf import drawn, fonts, grid

TOP, STEP = 760, 22
Y = TOP - 2 * STEP - 15
"""The base line of the row of `DONE`."""
SIDES = (40, 75, 335, 425, 490, 555)
Draw = Callable[[Canvas], None]


def table(value: str = "8", *, above: str = "31", below: str = "81,25", note: str = "") -> Draw:
    rows = [HEADER, ["1", TASKS, "Nhiệm vụ", above, ""], ["2", DONE, "Nhiệm vụ", value, note]]
    return lambda canvas: grid(canvas, [*rows, ["3", RATE, "%", below, ""]], top=TOP, step=STEP)


def read(*draws: Draw, **options: object) -> Report:
    def page(canvas: Canvas) -> None:
        for draw in draws:
            canvas.setFont(fonts()[0], 10)
            draw(canvas)

    return read_report(drawn(page, **options), name="annex.pdf")  # type: ignore[arg-type]


def done(report: Report) -> tuple[object, str]:
    entry = report["plan_tasks_completed"]
    return entry.value, entry.text


def text(x: float, y: float, words: str, size: float = 10, font: str = "") -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(font or fonts()[0], size)
        canvas.drawString(x, y, words)

    return draw


def test_a_plain_table_is_read_with_its_places() -> None:
    report = read(table())
    assert (report["plan_tasks"].value, done(report)[0]) == (31, 8)
    assert str(report["plan_tasks_completed"].source) == "annex.pdf, page 1, table 1, row 3, D3"
    assert not [finding for finding in report.findings if finding.severity is Severity.ERROR]


READ: dict[str, tuple[object, list[Draw]]] = {}
DOUBT: dict[str, tuple[str, list[Draw]]] = {}


def _styled(x: float, y: float, words: str, prepare: Callable[[Canvas], None], size: float = 10) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFont(fonts()[0], size)
        prepare(canvas)
        canvas.drawString(x, y, words)
        canvas.restoreState()

    return draw


def _spaced(words: str, space: float) -> Draw:
    def draw(canvas: Canvas) -> None:
        made = canvas.beginText(430, Y)
        made.setCharSpace(space)
        made.textOut(words)
        canvas.drawText(made)

    return draw


def _mode(words: str, mode: int, x: float = 440) -> Draw:
    def draw(canvas: Canvas) -> None:
        made = canvas.beginText(x, Y)
        made.setTextRenderMode(mode)
        made.textOut(words)
        made.setTextRenderMode(0)
        canvas.drawText(made)

    return draw


def _box(x: float, y: float, wide: float, high: float, colour: object = white) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(colour)
        canvas.rect(x, y, wide, high, stroke=0, fill=1)
        canvas.setFillColor(black)

    return draw


def _line(x0: float, y0: float, x1: float, y1: float) -> Draw:
    return lambda canvas: canvas.line(x0, y0, x1, y1)


def _clipped(words: str, wide: float) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(426, Y - 4, wide, 16)
        canvas.clipPath(path, stroke=0)
        canvas.drawString(428, Y, words)
        canvas.restoreState()

    return draw


def _annotated(contents: str, kind: str) -> Draw:
    def draw(canvas: Canvas) -> None:
        if kind == "FreeText":
            canvas.freeTextAnnotation(contents, DA="/F1 10 Tf", Rect=[430, Y - 3, 480, Y + 10], relative=0)
        else:
            canvas.textAnnotation(contents, Rect=[430, Y - 3, 440, Y + 10], relative=0)

    return draw


def _field(value: str) -> Draw:
    return lambda canvas: canvas.acroForm.textfield(
        name="so_lieu", value=value, x=428, y=Y - 5, width=50, height=18, borderWidth=0, fontSize=9
    )


@pytest.mark.parametrize(
    ("draws", "value"),
    [
        pytest.param([table("31"), text(486.5, Y + 4, "2", 5)], 31, id="the raised mark of a note"),
        pytest.param([table("1.234")], 1234, id="grouped"),
        pytest.param([table(""), text(430, Y, "8"), text(430.4, Y, "8")], 8, id="drawn twice for bold"),
        pytest.param([table(""), _spaced("1234", 4.5)], 1234, id="digits apart as in a justified line"),
        pytest.param([table(""), _spaced("1.234", 1.2)], 1234, id="digits a little apart"),
        pytest.param([_box(426, Y - 6, 60, 20, "#dddddd"), table("8")], 8, id="shaded cell"),
        pytest.param(
            [_box(426, Y - 6, 62, 20, black), table(""), _styled(430, Y, "8", lambda c: c.setFillColor(white))],
            8,
            id="white on black",
        ),
        pytest.param([table(""), _mode("8", 2)], 8, id="filled and outlined"),
        pytest.param([table(""), _clipped("8", 60)], 8, id="in a clip that it fits"),
        pytest.param([table("8"), _annotated("31 là của kỳ trước", "Text")], 8, id="comment"),
        pytest.param([table(""), _field("8")], 8, id="form field"),
        pytest.param([table(""), text(487 - 6.3, Y, "8")], 8, id="right at the border"),
        pytest.param([table("8"), _line(426, Y - 1.5, 490, Y - 1.5)], 8, id="underlined"),
    ],
)
def test_a_value_that_the_page_shows_is_read(draws: list[Draw], value: object) -> None:
    report = read(*draws)
    assert done(report)[0] == value, done(report)
    assert report["plan_tasks"].value == 31


@pytest.mark.parametrize(
    ("draws", "named"),
    [
        pytest.param([table(""), _mode("8", 3)], "chữ ẩn: 8", id="invisible"),
        pytest.param([table("3"), _mode("1", 3, 470)], "chữ ẩn", id="an invisible digit behind a number"),
        pytest.param(
            [table(""), _styled(440, Y, "8", lambda c: c.setFillColor(white))], "chữ trùng màu nền: 8", id="white"
        ),
        pytest.param([table(""), _styled(440, Y, "8", lambda _: None, 1.5)], "chữ quá nhỏ: 8", id="tiny"),
        pytest.param([table("8"), _box(426, Y - 5, 62, 18)], "chữ bị che: 8", id="covered"),
        pytest.param([table(""), _clipped("123456", 20)], "chữ bị cắt khỏi trang", id="cut"),
        pytest.param([table("31"), _line(470, Y + 3.5, 489, Y + 3.5)], "chữ bị gạch: 31", id="struck out"),
        pytest.param([table("31"), text(474, Y, "29")], "chữ in đè lên nhau", id="printed over"),
        pytest.param([table(""), text(440, Y + 5, "3"), text(440, Y - 5, "1")], "nhiều dòng: 3 | 1", id="two lines"),
        pytest.param([table(""), text(482, Y, "1234")], "chữ lấn sang ô khác", id="over the side"),
        pytest.param([table(""), text(470, Y - 10.5, "31")], "chữ lấn sang ô khác", id="over the edge"),
        pytest.param([table("8"), _annotated("9", "FreeText")], "hộp văn bản", id="a text put over a number"),
        pytest.param([table(""), text(430, Y, "31"), text(470, Y, "29")], "tab: 31 | 29", id="two numbers"),
    ],
)
def test_a_value_in_doubt_is_named(draws: list[Draw], named: str) -> None:
    report = read(*draws)
    value, shown = done(report)
    assert value is None
    assert named in shown, shown
    assert any(finding.severity is Severity.ERROR for finding in report.findings)
    assert report["plan_tasks"].value == 31


def test_a_comment_is_at_its_cell() -> None:
    report = read(table("8"), _annotated("xem lại", "Text"))
    assert "xem lại" in report["plan_tasks_completed"].note
