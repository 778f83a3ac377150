"""Web pages of systems whose cells are form controls: what a page states is read, the rest names the control."""

import itertools

import pytest

from cchc_model import Report, Severity, Status, read_report
from helpers.office import HEADER, TASKS

ASKED = "Có sáng kiến, giải pháp mới về CCHC"


def read(count: str = "31", answer: str = "Có") -> Report:
    rows = (HEADER, ("1", ASKED, "", answer, ""), ("2", TASKS, "", count, ""))
    lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return read_report(f"<html><body><table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>".encode())


def suggested(report: Report, indicator: str) -> list[tuple[str, ...]]:
    return [f.suggestions for f in report.findings if indicator in f.indicators and f.severity is Severity.ERROR]


def option(text: str, *, chosen: bool, value: str = "1") -> str:
    return f'<option value="{value}"{" selected" if chosen else ""}>{text}</option>'


def a_list(*chosen: bool, before: str = "") -> str:
    texts = zip(("Có", "Không"), chosen, strict=True)
    return f"<select>{before}{''.join(option(text, chosen=one) for text, one in texts)}</select>"


BOXES = [
    "<input type={kind}{state}> {label} ",
    "<label><input type={kind}{state}>{label}</label> ",
    "{label} <input type={kind}{state}> ",
]


@pytest.mark.parametrize("way", BOXES)
@pytest.mark.parametrize("kind", ["radio", "checkbox", "RADIO"])
@pytest.mark.parametrize("ticked", list(itertools.product((False, True), repeat=2)))
def test_the_answer_at_the_only_ticked_box_is_read(way: str, kind: str, ticked: tuple[bool, bool]) -> None:
    states = zip(("Có", "Không"), ticked, strict=True)
    boxes = "".join(way.format(kind=kind, state=" checked" if on else "", label=label) for label, on in states)
    report = read(answer=boxes)
    assert report.values["reform_initiatives"] == (int(ticked[0]) if sum(ticked) == 1 else None)
    if sum(ticked) != 1:
        assert suggested(report, "reform_initiatives") == [("Có", "Không") if all(ticked) else ()]


@pytest.mark.parametrize("chosen", list(itertools.product((False, True), repeat=2)))
def test_the_only_chosen_text_of_a_list_is_read(chosen: tuple[bool, bool]) -> None:
    report = read(answer=a_list(*chosen))
    assert report.values["reform_initiatives"] == (int(chosen[0]) if sum(chosen) == 1 else None)
    if sum(chosen) != 1:
        assert suggested(report, "reform_initiatives") == [()]
        assert "danh sách chọn" in report["reform_initiatives"].text


@pytest.mark.parametrize("beside", ["Có {}", "{} Có", "Có<br>{}", "<b>Không</b> {}", "Đã có {}", "31 {}"])
def test_a_list_that_states_no_choice_leaves_the_word_beside_it_open(beside: str) -> None:
    """Most browsers show its first text, which says something else than the word."""
    report = read(answer=beside.format(a_list(False, False)))  # noqa: FBT003 neither is chosen
    entry = report["reform_initiatives"]
    assert (entry.status, entry.value) == (Status.DAMAGED, None)
    assert "danh sách chọn" in entry.text
    told = read(answer=beside.format(a_list(False, False, before=option("-- Chọn --", chosen=True, value=""))))  # noqa: FBT003
    assert "danh sách chọn" not in told["reform_initiatives"].text


@pytest.mark.parametrize("prompt", ["-- Chọn --", "Chọn", "---", "", "Vui lòng chọn kết quả", "Select…"])
@pytest.mark.parametrize("value", ["", "0", "-1"])
def test_a_list_that_still_asks_is_blank(prompt: str, value: str) -> None:
    report = read(answer=a_list(*(False, False), before=option(prompt, chosen=True, value=value)))
    assert report["reform_initiatives"].status is Status.BLANK
    assert not suggested(report, "reform_initiatives")


SHOWN = [
    '<input value="{}">', "<input type=text value={}>", '<input type="TEL" value=" {} ">', "<textarea>\n{}</textarea>",
    '<div><input disabled value="{}"></div>', "<select><option>7<option selected>{}</select>",
    '<select><option value=7 selected label="{}"></select>', "<input type=hidden value=9>{}",
    "{} <button>Sửa</button>", "{}<input type=submit value=Lưu>", '<input value="{}"> nhiệm vụ',
    '<input type=new value="{}">',
]  # fmt: skip
"""Controls that show a value, and only this one."""


@pytest.mark.parametrize("control", SHOWN)
@pytest.mark.parametrize("text", ["31", "5.627"])
def test_what_a_control_shows_is_read(control: str, text: str) -> None:
    report = read(control.format(text))
    assert report.values["plan_tasks"] == int(text.replace(".", ""))
    assert not suggested(report, "plan_tasks")


@pytest.mark.parametrize("control", [*SHOWN, '<input type=number value="{}">'])
def test_a_control_without_a_text_is_blank(control: str) -> None:
    text = control.format("").replace("nhiệm vụ", "")
    assert read(text)["plan_tasks"].status in (Status.BLANK, Status.NIL)


@pytest.mark.parametrize(
    ("text", "value", "meant"), [("5627", 5627, []), ("5.627", None, [("5.627",)]), ("31.5", None, [("31.500",)])]
)
def test_a_field_of_numbers_has_a_decimal_point(text: str, value: int | None, meant: list[tuple[str, ...]]) -> None:
    report = read(f"<input type=number value={text}>")
    assert (report.values["plan_tasks"], suggested(report, "plan_tasks")) == (value, meant)


DROPPED = [
    "<input>", "<input value='4'>", "<input placeholder=4>", "<select><option>4</select>", "<button>Sửa</button>",
    "<input type=checkbox>", "<input type=radio checked>", "<textarea></textarea>", "<input type=password value=4>",
    "<input type=image>", "<select><option selected>4</select>", "<progress value=4></progress>",
]  # fmt: skip


@pytest.mark.parametrize("control", DROPPED)
def test_digits_on_both_sides_of_a_control_form_no_number(control: str) -> None:
    report = read(f"3{control}1")
    assert report["plan_tasks"].status is Status.DAMAGED
    assert not any("31" in some or "341" in some for some in suggested(report, "plan_tasks"))


@pytest.mark.parametrize(
    "control", ["<input type=range value=31>", "<meter value=31></meter>", "<input type=password value=31>"]
)
def test_a_control_that_does_not_show_its_text_is_named(control: str) -> None:
    report = read(control)
    assert report["plan_tasks"].status is Status.DAMAGED
    assert "(ô nhập)" in report["plan_tasks"].text


def test_a_button_with_a_number_beside_the_value_is_named() -> None:
    report = read("31 <button>29</button>")
    assert report["plan_tasks"].text == "[31 (nút bấm: 29)]"
