"""What stands in a Word document between two digits: whatever a page shows there, they form no number."""

import pytest

from cchc_model import Status, read_report
from helpers.drift import package, paragraph
from helpers.office import HEADER, TASKS

RAISED = '<w:vertAlign w:val="superscript"/>'
LOWERED = '<w:vertAlign w:val="subscript"/>'
HIGHER = '<w:position w:val="10"/>'


def run(inside: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{inside}</w:r>"


def words(text: str, properties: str = "") -> str:
    return run(f"<w:t>{text}</w:t>", properties)


def box(text: str) -> str:
    return run(f"<w:pict><w:txbxContent>{paragraph(text)}</w:txbxContent></w:pict>")


MARKS = ["i", "2", "12", "*", "(1)", "a", "+", "ⁱ", "ª", "º", "°", "²", "†", "ᵃ"]
ON_PAGE = {
    **{f"raised {mark}": words(mark, RAISED) for mark in MARKS},
    **{f"lowered {mark}": words(mark, LOWERED) for mark in MARKS},
    **{f"higher {mark}": words(mark, HIGHER) for mark in MARKS},
    **{f"typed {mark}": words(mark) for mark in MARKS if not mark.isdecimal()},
    "footnote": run('<w:footnoteReference w:id="2"/>'),
    "raised footnote": run('<w:footnoteReference w:id="2"/>', RAISED),
    "endnote": run('<w:endnoteReference w:id="2"/>'),
    "own mark": run('<w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t>'),
    "prompt": f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{words('Nhập')}</w:sdtContent></w:sdt>",
    "struck word": words("x", "<w:strike/>"),
    "hidden word": words("x", "<w:vanish/>"),
    "white word": words("x", '<w:color w:val="FFFFFF"/>'),
    "drawing": run("<w:drawing/>"),
    "box": box("x"),
    "tab": run("<w:tab/>"),
    "line break": run("<w:br/>"),
    "ruby": run(f"<w:ruby><w:rt>{words('x')}</w:rt><w:rubyBase>{words('')}</w:rubyBase></w:ruby>"),
    "foreign": "<w:foreign/>",
}
UNSEEN = {
    "nothing": "",
    "empty run": words("", RAISED),
    "page break": run("<w:lastRenderedPageBreak/>"),
    "deleted": "<w:del><w:r><w:delText>2</w:delText></w:r></w:del>",
    "comment": run('<w:commentReference w:id="2"/>'),
    "spelling": '<w:proofErr w:type="spellStart"/>',
}


def status(before: str, between: str, after: str) -> Status:
    value = f"<w:tc><w:p>{words(before)}{between}{words(after)}</w:p></w:tc>"
    rows = [HEADER, ("", TASKS, "Nhiệm vụ", value, "")]
    cells = ("".join(c if c.startswith("<w:tc") else f"<w:tc>{paragraph(c)}</w:tc>" for c in row) for row in rows)
    report = read_report(package(f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"))
    assert report.values["plan_tasks"] in (None, 31, 5627)
    return report["plan_tasks"].status


@pytest.mark.parametrize("between", list(ON_PAGE.values()), ids=list(ON_PAGE))
def test_digits_on_both_sides_of_what_a_page_shows_form_no_number(between: str) -> None:
    for before, after in (("3", "1"), ("5.", "627"), ("3", "1 (đến ngày 15/3)"), ("5", ".627")):
        assert status(before, between, after) is Status.DAMAGED


@pytest.mark.parametrize("between", list(UNSEEN.values()), ids=list(UNSEEN))
def test_digits_on_both_sides_of_what_no_page_shows_are_one_number(between: str) -> None:
    assert status("3", between, "1") is Status.REPORTED


@pytest.mark.parametrize("name", ["footnote", "raised footnote", "endnote"])
def test_the_reference_of_a_note_behind_a_number_leaves_it(name: str) -> None:
    assert status("31", ON_PAGE[name], "") is Status.REPORTED
    assert status("31", ON_PAGE[name], " nhiệm vụ") is Status.REPORTED
