"""PDF files as offices make them: pages turned, titles over columns, rows over pages, tables without lines."""

import random
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from attrs import evolve
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from cchc_model import SOC_TRANG_DISTRICT as FORM
from cchc_model import Level, Organisation, Report, ReportingPeriod, read_cell, read_report
from helpers.drift import PART, Document, document
from helpers.office import DONE, HEADER, NEEDS_OFFICE, RATE, TASKS
from helpers.pdf import as_pdf, as_word, drawn, fonts, grid, printed_by_libreoffice

ROWS: list[Sequence[str]] = [
    ["1", TASKS, "Nhiệm vụ", "31", ""],
    ["2", DONE, "Nhiệm vụ", "8", ""],
    ["3", RATE, "%", "81,25", ""],
]


def letterhead(canvas: Canvas) -> None:
    canvas.setFont(fonts()[1], 10)
    canvas.drawCentredString(150, 815, "ỦY BAN NHÂN DÂN")
    canvas.drawCentredString(150, 801, "HUYỆN MỸ XUYÊN")
    canvas.drawCentredString(420, 815, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    canvas.drawCentredString(420, 801, "Độc lập - Tự do - Hạnh phúc")
    canvas.line(360, 797, 480, 797)
    canvas.drawCentredString(297, 780, "BÁO CÁO CÔNG TÁC CẢI CÁCH HÀNH CHÍNH QUÝ I NĂM 2022")
    canvas.setFont(fonts()[0], 10)


def annex(canvas: Canvas) -> None:
    letterhead(canvas)
    grid(canvas, [HEADER, *ROWS])


def turned(canvas: Canvas) -> None:
    annex(canvas)
    canvas.setPageRotation(90)


def lying(canvas: Canvas) -> None:
    canvas.translate(842, 0)
    canvas.rotate(90)
    annex(canvas)


def two_titles(canvas: Canvas) -> None:
    letterhead(canvas)
    sides = (40, 75, 335, 425, 490, 555)
    for x, y, text in [
        (45, 735, "TT"),
        (80, 735, "Tên chỉ tiêu"),
        (340, 735, "ĐVT"),
        (460, 746, "Số liệu"),
        (430, 724, "Kỳ trước"),
        (495, 724, "Kỳ này"),
    ]:
        canvas.drawString(x, y, text)
    for number, cells in enumerate(ROWS):
        for place, text in enumerate([*cells[:3], "999", cells[3]]):
            canvas.drawString(sides[place] + 4, 702 - 20 * number, text)
    canvas.grid(list(sides), [716 - 20 * number for number in range(4)])
    for x in (40, 75, 335, 425, 555):
        canvas.line(x, 716, x, 760)
    canvas.line(490, 716, 490, 738)
    canvas.line(425, 738, 555, 738)
    canvas.line(40, 760, 555, 760)


def no_lines(canvas: Canvas) -> None:
    letterhead(canvas)
    for number, cells in enumerate([HEADER, *ROWS]):
        for x, text in zip((40, 75, 335, 425, 500), cells, strict=True):
            canvas.drawString(x, 740 - 18 * number, text)


def only_upright_lines(canvas: Canvas) -> None:
    letterhead(canvas)
    for number, cells in enumerate([HEADER, *ROWS]):
        for x, text in zip((43, 78, 338, 428, 493), cells, strict=True):
            canvas.drawString(x, 742 - 18 * number, text)
    for x in (40, 75, 335, 425, 490, 555):
        canvas.line(x, 680, x, 756)
    for y in (680, 736, 756):
        canvas.line(40, y, 555, y)


def dotted(canvas: Canvas) -> None:
    canvas.setDash(1, 2)
    annex(canvas)


@pytest.mark.parametrize("page", [annex, turned, lying, two_titles, no_lines, only_upright_lines, dotted])
def test_every_layout_is_read(page: Callable[[Canvas], None]) -> None:
    report = read_report(drawn(page, size=landscape(A4) if page in {turned, lying} else A4), name="annex.pdf")
    assert [report.values[row] for row in ("plan_tasks", "plan_tasks_completed")] == [31, 8]

    assert report.organisation == Organisation("UBND huyện Mỹ Xuyên", Level.DISTRICT)
    assert report.period == ReportingPeriod.quarter(2022, 1)


def shares(made: Document, report: Report) -> tuple[int, int]:
    values = {line.row: line.value for line in made.lines if line.row and line.row != PART and line.value}
    right = 0
    for row, text in values.items():
        entry = report[row]
        if entry.value is not None:
            assert entry.value == read_cell(text, FORM.indicator(row).measure).value
            right += 1
    return right, len(values)


@pytest.mark.costly
@pytest.mark.parametrize("ruled", [True, False])
def test_a_drifted_annex_over_many_pages_is_placed(ruled: bool) -> None:  # noqa: FBT001 a parameter of the test
    made = document(random.Random(2 + 2 * ruled), typing_errors=0.0)
    made = evolve(made, lines=made.lines[:90])
    right, every = shares(made, read_report(as_pdf(made, ruled=ruled)))
    assert right >= 0.97 * every


@pytest.mark.costly
@NEEDS_OFFICE
def test_drifted_annexes_printed_by_libreoffice_are_placed(tmp_path: Path) -> None:
    made = {ruled: document(random.Random(9 + 2 * ruled), typing_errors=0.0) for ruled in (True, False)}
    made = {ruled: evolve(one, lines=one.lines[:45], breaks=frozenset()) for ruled, one in made.items()}
    files = [tmp_path / f"{ruled}.docx" for ruled in made]
    for file, (ruled, one) in zip(files, made.items(), strict=True):
        file.write_bytes(as_word(one, ruled=ruled))
    for one, printed in zip(made.values(), printed_by_libreoffice(files, tmp_path / "printed"), strict=True):
        right, every = shares(one, read_report(printed))
        assert right >= 0.97 * every


def test_the_last_lines_of_names_are_no_running_footers() -> None:
    rows = [row for row in FORM.indicators.values() if row.name.vi.endswith(" đã kiểm tra")][:4]

    def page(*numbers: int) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.drawCentredString(297, 815, "Báo cáo của huyện")
            for base, number in zip((97, 70), numbers, strict=True):
                texts = str(number + 1), rows[number].name.vi[:-12], rows[number].measure.label.vi, str(number + 31)
                for x, text in zip((40, 75, 335, 455), texts, strict=True):
                    canvas.drawString(x, base, text)
                canvas.drawString(75, base - 13, "đã kiểm tra")

        return draw

    report = read_report(drawn(page(0, 1), page(2, 3)))
    assert [report.values[row.id] for row in rows] == [31, 32, 33, 34]
    assert [one.name for one in report.leftovers] == ["Báo cáo của huyện"]
