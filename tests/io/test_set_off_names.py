"""Written annexes set each name off by the depth of its row, in every format that a person reads."""

import html
import io
import re

import pytest

from cchc_model import Bilingual, Report, draft_framework, read_report, write_report
from cchc_model.framework import FLOW, Branch, Framework, UnitType, branch, count, section

NAMES = ("Một cửa", '"Một cửa" đã nhận', '- "Chỉ số"', "Số đơn")
FORM = UnitType("form", Bilingual("Đơn", "Form"))


def deep_report() -> Report:
    below: tuple[Branch, ...] = ()
    for name in reversed(NAMES):
        below = (branch(count(f"row_{NAMES.index(name)}", FORM, FLOW, name, name), *below),)
    top = branch(section("top", "Mục", "Top", ordinal="I"), *below)
    framework = Framework("deep", "1", Bilingual("Biểu", "Form"), (top,))
    return Report.from_values(framework, {f"row_{number}": number for number in range(len(NAMES))})


@pytest.mark.parametrize("suffix", ["txt", "csv", "docx", "xlsx"])
def test_names_are_set_off_by_the_depth_of_their_rows_and_read_as_before(suffix: str) -> None:
    report, stream = deep_report(), io.BytesIO()
    write_report(report, stream, format=suffix)
    assert dict(read_report(stream.getvalue(), framework=report.framework).values) == dict(report.values)
    assert [row.depth for row in draft_framework(stream.getvalue()).framework.rows] == [0, 1, 2, 3, 4]


def test_a_page_sets_names_off_by_the_depth_of_their_rows() -> None:
    stream = io.BytesIO()
    write_report(deep_report(), stream, format="html")
    shown = re.findall(r'(?:margin-left:(\d)em"><)?span class="name">([^<]+)', stream.getvalue().decode())
    assert [(steps, html.unescape(name)) for steps, name in shown] == list(zip(("", "1", "2", "3"), NAMES, strict=True))
