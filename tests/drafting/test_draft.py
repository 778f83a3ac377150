"""Frameworks drafted from forms, against the shipped framework and forms of other styles."""

import io
from collections.abc import Iterator

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_model import (
    SOC_TRANG_DISTRICT,
    Draft,
    Framework,
    InvalidDataError,
    Report,
    Severity,
    check,
    draft_framework,
    read_framework,
    read_report,
    write_framework,
    write_report,
)
from cchc_model.drafting.decisions import Certainty, DecisionKind
from cchc_model.framework import Indicator, Kind, Relation
from helpers.paths import ANNEX, ROOT
from helpers.relations import with_ids

FORMS = sorted((ROOT / "tests/data/forms").glob("*.tsv"))
OUTLINES = {
    "agency": "I 1 2 2.a) 2.b) 3 II 1 2 2.a)",
    "commune": "A 1 1.1 1.2 2 2.1 2.2 3 B 1 2 3",
}


@pytest.fixture(scope="module")
def draft() -> Draft:
    return draft_framework(ANNEX)


def pairs(draft: Draft) -> Iterator[tuple[object, object]]:
    return zip(draft.framework.rows, SOC_TRANG_DISTRICT.rows, strict=True)


def kind(item: object) -> str:
    return "heading" if not isinstance(item, Indicator) else item.kind.value


def test_rows_kinds_nesting_and_measures_are_those_of_the_shipped_framework(draft: Draft) -> None:
    own, shipped = draft.framework.rows, SOC_TRANG_DISTRICT.rows
    assert len(own) == len(shipped) == 211
    numbers = {row.id: row.number for rows in (own, shipped) for row in rows}
    both = list(zip(own, shipped, strict=True))
    kinds = sum(kind(one.item) == kind(other.item) for one, other in both)
    nested = sum(numbers.get(one.parent or "") == numbers.get(other.parent or "") for one, other in both)
    taken = [(one.item, other.item) for one, other in both if isinstance(other.item, Indicator)]
    measures = sum(isinstance(one, Indicator) and other.measure.matches(one.measure.label.vi) for one, other in taken)
    assert kinds / 211 >= 0.97
    assert nested / 211 >= 0.92
    assert measures / len(taken) >= 0.95


def relations(framework: Framework, ids: dict[str, str]) -> dict[Relation, str]:
    return {with_ids(rule.relation, ids): rule.id for rule in framework.rules}


def test_most_suggested_rules_are_in_the_shipped_framework(draft: Draft) -> None:
    """The others are defensible; docs/quality.md lists them."""
    ids = {one.id: other.id for one, other in zip(draft.framework.rows, SOC_TRANG_DISTRICT.rows, strict=True)}
    same = {row.id: row.id for row in SOC_TRANG_DISTRICT.rows}
    suggested, shipped = relations(draft.framework, ids), relations(SOC_TRANG_DISTRICT, same)
    found = [shipped[relation] for relation in suggested if relation in shipped]
    assert len(found) / len(suggested) >= 0.7
    sums = [rule.id for rule in SOC_TRANG_DISTRICT.rules if rule.family.id == "sum"]
    parts = [rule.id for rule in SOC_TRANG_DISTRICT.rules if rule.family.id == "part"]
    assert sum(rule in found for rule in sums) >= 4
    assert sum(rule in found for rule in parts) / len(parts) >= 0.6


def test_the_annex_read_with_its_own_draft_gives_every_printed_value(draft: Draft, report: Report) -> None:
    ids = {one.id: other.id for one, other in zip(draft.framework.rows, SOC_TRANG_DISTRICT.rows, strict=True)}
    again = read_report(ANNEX, framework=draft.framework)
    values = {ids[key]: value for key, value in again.values.items()}
    assert all(values[key] == value for key, value in report.values.items())
    assert not [finding for finding in check(again).findings if finding.severity is Severity.ERROR]


def test_suggestions_are_warnings_with_a_reason_and_a_decision(draft: Draft) -> None:
    said = {decision.subject for decision in draft.decisions if decision.kind is DecisionKind.RULE}
    for rule in draft.framework.rules:
        assert rule.severity is Severity.WARNING
        assert rule.because is not None
        assert rule.id in said
    ranks = [decision.certainty.rank for decision in draft.decisions]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_of_another_style_is_drafted_read_and_written(path: object) -> None:
    draft = draft_framework(path)  # type: ignore[arg-type]  # a path
    again = draft_framework(path)  # type: ignore[arg-type]
    assert (again.framework, again.decisions) == (draft.framework, draft.decisions)
    stream = io.BytesIO()
    write_framework(draft, stream)
    assert read_framework(stream.getvalue()) == draft.framework
    values = read_report(path, framework=draft.framework)  # type: ignore[arg-type]
    assert all(value is not None for value in values.values.values())
    assert not [finding for finding in check(values).findings if finding.rule]


@pytest.mark.parametrize("path", [ANNEX, *FORMS], ids=lambda path: path.stem)
@pytest.mark.parametrize("suffix", ["docx", "xlsx", "csv"])
def test_the_blank_form_of_a_draft_gives_the_draft(path: object, suffix: str) -> None:
    """From the first blank form on: the form of an office prints a unit in several ways, its blank form in one."""

    def blank(framework: Framework) -> bytes:
        stream = io.BytesIO()
        write_report(Report.from_values(framework, {}), stream, format=suffix)
        return stream.getvalue()

    first = draft_framework(path).framework  # type: ignore[arg-type]  # a path
    second = draft_framework(blank(first)).framework
    assert [(row.id, row.parent, kind(row.item)) for row in second.rows] == [
        (row.id, row.parent, kind(row.item)) for row in first.rows
    ]
    third = draft_framework(blank(second)).framework
    assert third.outline == second.outline


@pytest.mark.parametrize("path", [ANNEX, *FORMS], ids=lambda path: path.stem)
def test_an_update_by_the_same_form_changes_nothing(path: object) -> None:
    draft = draft_framework(path)  # type: ignore[arg-type]  # a path
    update = draft_framework(path, update=draft.framework)  # type: ignore[arg-type]
    assert update.framework == draft.framework
    assert not update.decisions
    file, again = io.BytesIO(), io.BytesIO()
    write_framework(draft, file)
    write_framework(draft_framework(path, update=file.getvalue()), again)  # type: ignore[arg-type]
    assert again.getvalue() == file.getvalue()


def lines(name: str) -> list[list[str]]:
    text = (ROOT / f"tests/data/forms/{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()]


@given(st.lists(st.integers(3, 14), max_size=5), st.sampled_from(["agency", "commune", "outline"]))
def test_ids_are_stable_when_rows_are_added(places: list[int], name: str) -> None:
    rows = lines(name)
    before = [row.id for row in draft_framework(rows).framework.rows]
    for number, place in enumerate(places):
        row = ["", f"- Số sự việc thứ {'abcde'[number]}", "Việc", "1", "1"]
        rows.insert(min(place, len(rows)), row[1:4] if name == "outline" else row)
    after = [row.id for row in draft_framework(rows).framework.rows]
    assert [key for key in after if key in before] == before
    assert len(set(after)) == len(after)


def test_an_update_adds_new_rows_and_lists_missing_ones() -> None:
    rows = lines("commune")
    old = draft_framework(rows).framework
    more = [*rows[:7], ["1.3", "Tiếp nhận qua bưu chính", "Hồ sơ", "0", "0"], *rows[7:], ["C", "NỘI DUNG KHÁC"]]
    more += [["1", "Số sáng kiến", "Sáng kiến", "1", "2"]]
    draft = draft_framework(more, update=old)
    positions = {row.id: row.position for row in draft.framework.rows}
    assert positions["tiep_nhan_qua_buu_chinh"] == "I.1.3"
    assert positions["so_sang_kien"] == "III.1"
    assert {row.id for row in old.rows} <= positions.keys()
    assert set(old.rules) <= set(draft.framework.rules)
    subjects = [decision.subject for decision in draft.decisions if decision.certainty is Certainty.TO_CONFIRM]
    assert subjects == [
        "tiep_nhan_qua_buu_chinh", "noi_dung_khac", "so_sang_kien", "sum.tong_so_ho_so_tiep_nhan",
    ]  # fmt: skip
    fewer = draft_framework(rows[:-1], update=old)
    assert fewer.framework == old
    (missing,) = fewer.decisions
    assert missing.subject == "xa_co_cong_chuc_phu_trach_cong_nghe_thong_tin"


def test_filled_files_confirm_and_contradict() -> None:
    header = ("TT", "Chỉ tiêu", "ĐVT", "Kết quả")

    def filled(total: str, first: str, second: str) -> list[tuple[str, ...]]:
        return [
            header, ("I", "Văn bản", "", ""), ("1", "Tổng số văn bản", "Văn bản", total),
            ("1.1", "Văn bản giấy", "Văn bản", first), ("1.2", "Văn bản điện tử", "Văn bản", second),
        ]  # fmt: skip

    (blank,) = draft_framework(filled("", "", "")).framework.rules
    assert (blank.id, blank.severity) == ("sum.tong_so_van_ban", Severity.WARNING)
    (confirmed,) = draft_framework(filled("5", "2", "3"), filled("7", "3", "4")).framework.rules
    assert (confirmed.id, confirmed.severity) == ("sum.tong_so_van_ban", Severity.ERROR)
    against = draft_framework(filled("5", "2", "3"), filled("7", "3", "3"))
    assert [rule.id for rule in against.framework.rules] == ["part.van_ban_giay", "part.van_ban_dien_tu"]
    (dropped,) = [one for one in against.decisions if one.subject == "sum.tong_so_van_ban"]
    assert dropped.certainty is Certainty.TO_CONFIRM
    assert "vi phạm quy tắc này" in dropped.reason.vi


def test_a_stated_rate_is_found_by_its_figures() -> None:
    framework = draft_framework(lines("commune")).framework
    assert framework.indicator("ty_le_ho_so_giai_quyet_dung_han").kind is Kind.PERCENT
    (rate,) = framework.rates
    assert rate.reported == "ty_le_ho_so_giai_quyet_dung_han"


def test_what_has_no_rows_is_refused() -> None:
    with pytest.raises(InvalidDataError, match="no rows of indicators"):
        draft_framework([("TT", "Chỉ tiêu", "ĐVT", "Kết quả")])


def filled_in(received: str, resolved: str, *more: tuple[str, ...]) -> list[tuple[str, ...]]:
    """A filled file on a form of two rows, with further rows."""
    return [
        ("TT", "Chỉ tiêu", "ĐVT", "Kết quả"),
        ("1", "Số hồ sơ tiếp nhận", "Hồ sơ", received),
        ("2", "Số hồ sơ đã giải quyết", "Hồ sơ", resolved),
        *more,
    ]


def test_a_row_that_only_filled_files_have_is_told() -> None:
    extra = ("3", "Số hồ sơ trả lại", "Hồ sơ", "4")
    draft = draft_framework(filled_in("", ""), filled_in("9", "8", extra), filled_in("7", "5", extra), name="Biểu")
    assert len(draft.framework.indicators) == 2
    (told,) = [one for one in draft.decisions if "but the form does not" in one.reason.en]
    assert (told.kind, told.subject, told.certainty) == (DecisionKind.ROW, "so_ho_so_tra_lai", Certainty.TO_CONFIRM)
    assert "2 filled files" in told.reason.en
    assert told.source is not None
    assert told.source.row == 4


def test_an_update_tells_the_rules_that_filled_files_contradict() -> None:
    old = draft_framework(filled_in("", ""), name="Biểu").framework
    files = [filled_in("9", "8"), filled_in("7", "8"), filled_in("", "8")]
    told = draft_framework(filled_in("", ""), *files, update=old).decisions
    assert [one.subject for one in told] == ["part.so_ho_so_da_giai_quyet"]
    assert told[0].reason.en.startswith("the figures of 1 of 2 files contradict it")
    assert not draft_framework(filled_in("", ""), files[0], update=old).decisions


MERGED = [
    ("TT", "Chỉ tiêu", "ĐVT", "Kết quả"),
    ("1", "Số hồ sơ tiếp nhận", "Hồ sơ", "9"),
    ("2", "Số hồ sơ đã giải quyết", "", "8"),
    ("3", "Số hồ sơ quá hạn", "", "1"),
    ("4", "Số cuộc họp", "Cuộc", "2"),
]


def merged_workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in MERGED:
        sheet.append(row)
    sheet.merge_cells("C2:C4")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def merged_document() -> bytes:
    made = docx.Document()
    table = made.add_table(0, len(MERGED[0]))
    for row in MERGED:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    table.cell(1, 2).merge(table.cell(3, 2))
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


@pytest.mark.parametrize("form", [merged_workbook(), merged_document()], ids=["xlsx", "docx"])
def test_a_unit_cell_over_several_rows_is_the_unit_of_each(form: bytes) -> None:
    draft = draft_framework(form, name="Biểu")
    units = [indicator.measure.label.vi for indicator in draft.framework.indicators.values()]
    assert units == ["Hồ sơ", "Hồ sơ", "Hồ sơ", "Cuộc"]
    report = read_report(form, framework=draft.framework)
    assert list(report.values.values()) == [9, 8, 1, 2]
    assert not [one for one in report.findings if one.indicators]


def test_a_new_row_that_states_another_year_may_be_an_old_one() -> None:
    def form(year: int) -> list[tuple[str, ...]]:
        return filled_in("", "", ("3", f"Số văn bản ban hành năm {year}", "Văn bản", ""))

    old = draft_framework(form(2026), name="Biểu").framework
    reasons = [decision.reason.en for decision in draft_framework(form(2027), update=old).decisions]
    assert any("it may be “Số văn bản ban hành năm 2026” of another year" in reason for reason in reasons)
