"""Matrix forms at the headers of real offices, drafted blank and read filled, and what their sections say."""

from collections.abc import Sequence

import pytest

import cchc_model as cchc
from cchc_model.io.parts import ReportParts
from helpers.forms import Grid, as_source
from helpers.many_reports import errors
from helpers.office_matrices import ABOVE, CERTIFICATES, COMPLAINTS, PROCEDURES

FIELDS, BODIES = ("Đất đai", "Hộ tịch", "Chứng thực"), ("Phòng Nội vụ", "UBND xã An Thạnh", "Thị trấn Mỹ Xuyên")
FORMS = {
    "procedures": (PROCEDURES, FIELDS, 11, True),
    "complaints": (COMPLAINTS, BODIES, 6, True),
    "certificates": (CERTIFICATES, BODIES, 4, False),
}


def values(row: int, count: int) -> list[str]:
    return [str(100 * row + at) for at in range(1, count + 1)]


def filled(form: Grid, names: Sequence[str], count: int, *, ordinal: bool) -> Grid:
    rows = [[*([str(at)] if ordinal else []), name, *values(at, count)] for at, name in enumerate(names, 1)]
    return [*ABOVE, *form, *rows]


def read(parts: ReportParts) -> list[tuple[str, list[str]]]:
    return [(part.title, [str(value) for value in part.report.values.values()]) for part in parts]


@pytest.mark.parametrize("kind", ["rows", "xlsx", "docx"])
@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_drafted_blank_and_read_filled(name: str, kind: str) -> None:
    form, names, count, ordinal = FORMS[name]
    own = cchc.draft_framework([*ABOVE, *form]).framework
    assert len(own.indicators) == count
    parts = cchc.read_parts(as_source(filled(form, names, count, ordinal=ordinal), kind), framework=own)
    assert read(parts) == [(name, values(at, count)) for at, name in enumerate(names, 1)]
    assert errors(parts) == []


def procedures(*below: str, own: str = "UBND HUYỆN MỸ XUYÊN") -> ReportParts:
    """The form with a field, a text of its own and another field."""
    framework = cchc.draft_framework([*ABOVE, *PROCEDURES]).framework
    rows = [[own], *ABOVE[1:], *PROCEDURES, ["1", "Đất đai", *values(1, 11)], *([one] for one in below)]
    return cchc.read_parts([*rows, ["2", "Hộ tịch", *values(2, 11)]], framework=framework)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Toàn tỉnh", "UBND HUYỆN MỸ XUYÊN"),
        ("Toàn huyện", "UBND XÃ AN THẠNH"),
        ("Số liệu của huyện Kế Sách như sau:", "UBND HUYỆN MỸ XUYÊN"),
        ("Huyện Kế Sách", "UBND HUYỆN MỸ XUYÊN"),
        ("Xã An Hòa", "UBND XÃ AN THẠNH"),
        ("Huyện Kế Sách", "UBND XÃ AN THẠNH"),
    ],
)
def test_fields_below_another_organisation_or_scope_are_an_error(text: str, own: str) -> None:
    parts = procedures(text, own=own)
    assert [part.title for part in parts] == ["Đất đai"]
    assert [one.numbers for one in parts.unread] == [11]
    assert len(errors(parts)) == 1
    assert text in errors(parts)[0]


@pytest.mark.parametrize(
    "text", ["Toàn huyện", "LĨNH VỰC TƯ PHÁP", "I. Cấp huyện", "Phòng Tư pháp", "Xã An Hòa", "Trang 2", "(tiếp theo)"]
)
def test_fields_below_a_heading_are_read(text: str) -> None:
    parts = procedures(text)
    assert [part.title for part in parts] == ["Đất đai", f"{text} › Hộ tịch"]
    assert errors(parts) == []


def test_fields_below_a_name_that_nothing_explains_are_told() -> None:
    parts = procedures("An Hòa")
    assert [one.severity.value for one in parts[1].report.findings if one.code == "part_of_organisation"] == ["warning"]


def test_fields_below_each_commune_are_parts_of_it() -> None:
    framework = cchc.draft_framework([*ABOVE, *PROCEDURES]).framework
    rows: Grid = [*ABOVE, *PROCEDURES]
    expected = []
    for number, commune in enumerate(("Xã An Thạnh", "Xã An Bình")):
        rows.append([commune])
        for at, field in enumerate(FIELDS, 1):
            rows.append([str(at), field, *values(3 * number + at, 11)])
            expected.append((f"{commune} › {field}", values(3 * number + at, 11)))
    parts = cchc.read_parts(rows, framework=framework)
    assert read(parts) == expected
    assert errors(parts) == []


def test_communes_of_one_name_are_told_apart_by_their_districts() -> None:
    framework = cchc.draft_framework([*ABOVE, *COMPLAINTS]).framework
    rows: Grid = [["UBND TỈNH SÓC TRĂNG"], *ABOVE[1:], *COMPLAINTS]
    for marker, district in (("I", "Huyện Mỹ Xuyên"), ("II", "Huyện Kế Sách")):
        rows += [[marker, district, *values(1, 6)], ["1", "Xã An Thạnh", *values(2, 6)]]
    parts = cchc.read_parts(rows, framework=framework)
    bodies = [part.report.organisation for part in parts]
    assert [(body and body.name, body and body.parent and body.parent.name) for body in bodies] == [
        ("UBND huyện Mỹ Xuyên", "UBND tỉnh Sóc Trăng"),
        ("UBND xã An Thạnh", "UBND huyện Mỹ Xuyên"),
        ("UBND huyện Kế Sách", "UBND tỉnh Sóc Trăng"),
        ("UBND xã An Thạnh", "UBND huyện Kế Sách"),
    ]
