"""Rows of matrix forms that are no report, and notes: no number of theirs is taken for a value of the period."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cchc_model as cchc
from cchc_model.cli import main
from cchc_model.io.parts import ReportParts
from helpers.matrix_extras import LEAVES, PERIOD, extras_form, framework, noted_form

VALUES = (900, 500, 400, 880, 20)
FORM = framework()


def told(parts: ReportParts) -> list[str]:
    """The rows that findings tell."""
    return [one.text for part in parts for one in part.report.findings if one.code == "row_is_no_report"]


@settings(max_examples=max(settings().max_examples // 2, 10))
@given(st.integers(0, 10**9))
def test_only_rows_of_the_period_are_reports(seed: int) -> None:
    file = extras_form(random.Random(seed))
    parts = cchc.read_parts(file.rows, framework=file.framework)
    named = [part.report.organisation.name if part.report.organisation else part.title for part in parts]
    assert {name: list(part.report.values.values()) for name, part in zip(named, parts, strict=True)} == file.reports
    titles = [(one.title.partition(" (dòng")[0], one.numbers) for one in parts.unread]
    assert titles == file.aside
    assert len({one.title for one in parts.unread}) == len(parts.unread)
    assert sorted(told(parts)) == sorted(name for name, _ in file.aside)


def rows_of(*rows: tuple[str, ...], title: str = "Tên đơn vị", above: str = PERIOD) -> list[tuple[str, ...]]:
    header = [("TT", title, "Hồ sơ tiếp nhận", *[""] * (len(LEAVES) - 1)), ("", "", *LEAVES)]
    return [("UBND HUYỆN MỸ XUYÊN",), (above,), *header, *rows]


def row(name: str, ordinal: str = "") -> tuple[str, ...]:
    return (ordinal, name, *map(str, VALUES))


def summary(parts: ReportParts) -> list[tuple[str, str | None, str | None]]:
    return [
        (
            part.title,
            part.report.organisation.name if part.report.organisation else None,
            part.report.period.label() if part.report.period else None,
        )
        for part in parts
    ]


@pytest.mark.parametrize("field", ["Giao thông vận tải", "Kế hoạch và Đầu tư", "Giảm nghèo", "Tư pháp", "Đất đai"])
def test_a_listed_field_with_a_word_of_titles_is_a_report(field: str) -> None:
    parts = cchc.read_parts(rows_of(row(field, "1"), row("Hộ tịch", "2"), title="Lĩnh vực"), framework=FORM)
    assert [part.title for part in parts] == [field, "Hộ tịch"]
    found = parts[1].report.findings
    assert [(one.code.value, one.severity) for one in found] == [("part_of_organisation", cchc.Severity.INFO)]


def test_a_name_without_evidence_is_a_warning_until_it_is_listed() -> None:
    rows = rows_of(row("Đại Tâm", "1"), row("Xã Tham Đôn", "2"))
    found = cchc.read_parts(rows, framework=FORM)[0].report.findings
    assert [(one.code.value, one.severity) for one in found] == [("part_of_organisation", cchc.Severity.WARNING)]
    assert "--expected" in found[0].message("en")
    listed = [cchc.parse_organisation("UBND xã Đại Tâm")]
    assert not cchc.read_parts(rows, framework=FORM, organisations=listed)[0].report.findings


def test_a_title_states_the_level_of_names_and_numbers_below_it() -> None:
    parts = cchc.read_parts(rows_of(row("5", "1"), row("Bình quân"), title="Phường"), framework=FORM)
    assert summary(parts) == [("5", "UBND phường 5", PERIOD)]


def test_rows_of_times_alone_are_reports_of_the_file() -> None:
    who = "UBND huyện Mỹ Xuyên"
    parts = cchc.read_parts(rows_of(row("Kỳ này"), row("Cùng kỳ năm trước"), title="Nội dung"), framework=FORM)
    assert summary(parts) == [("Kỳ này", who, PERIOD)]
    quarters = rows_of(row("Quý I"), row("Quý II"), title="Kỳ", above="Năm 2022")
    assert summary(cchc.read_parts(quarters, framework=FORM)) == [
        ("Quý I", who, "Quý I năm 2022"),
        ("Quý II", who, "Quý II năm 2022"),
    ]


def test_a_row_with_only_an_organisation_names_that_of_the_times_below_it() -> None:
    rows = [("1", "Xã Đại Tâm"), row("Kỳ này"), row("Kỳ trước"), ("2", "Xã Tham Đôn"), row("Quý I/2022"), row("Quý II")]
    parts = cchc.read_parts(rows_of(*rows, row("Xã Gia Hòa", "3")), framework=FORM)
    assert summary(parts) == [
        ("Xã Đại Tâm › Kỳ này", "UBND xã Đại Tâm", PERIOD),
        ("Xã Tham Đôn › Quý I/2022", "UBND xã Tham Đôn", PERIOD),
        ("Xã Gia Hòa", "UBND xã Gia Hòa", PERIOD),
    ]
    assert told(parts) == ["Xã Đại Tâm › Kỳ trước", "Xã Tham Đôn › Quý II"]


def test_a_blank_organisation_above_a_row_that_is_no_report_keeps_its_report() -> None:
    parts = cchc.read_parts(rows_of(row("Xã A", "1"), ("2", "Xã B"), row("Năm 2021"), row("Bình quân")), framework=FORM)
    assert [part.title for part in parts] == ["Xã A", "Xã B"]
    assert told(parts) == ["Năm 2021", "Bình quân"]


def test_an_ordinal_lists_a_name_with_a_word_of_titles() -> None:
    rows = [
        row("Xã A", "1"),
        row("Đội Giao thông", "2"),
        row("Trong đó: đất đai", "2.1"),
        row("Kế hoạch tỉnh giao nộp"),
    ]
    parts = cchc.read_parts(rows_of(*rows), framework=FORM)
    assert [part.title for part in parts] == ["Xã A", "Đội Giao thông"]
    assert told(parts) == ["Trong đó: đất đai", "Kế hoạch tỉnh giao nộp"]


def test_sections_of_other_periods_are_no_reports() -> None:
    sections = [("I", "Kỳ này"), row("Xã A", "1"), row("Xã B", "2"), ("II", "Kỳ trước"), row("Xã A", "1")]
    parts = cchc.read_parts(rows_of(*sections), framework=FORM)
    assert [who for _, who, _ in summary(parts)] == ["UBND xã A", "UBND xã B"]
    assert [one.title for one in parts.unread] == told(parts) == ["Kỳ trước › Xã A"]


def test_a_row_of_estimates_is_read_with_a_warning() -> None:
    parts = cchc.read_parts(rows_of(row("Ước thực hiện quý I"), row("Kế hoạch")), framework=FORM)
    assert summary(parts) == [("Ước thực hiện quý I", "UBND huyện Mỹ Xuyên", PERIOD)]
    found = [one for one in parts[0].report.findings if one.code == "values_estimated"]
    assert [(one.severity, len(one.indicators)) for one in found] == [(cchc.Severity.WARNING, len(LEAVES))]


def test_a_name_that_repeats_is_no_organisation() -> None:
    rows = [row("Xã Đại Tâm", "1"), row("Đất đai"), row("Xã Tham Đôn", "2"), row("Đất đai")]
    parts = cchc.read_parts(rows_of(*rows), framework=FORM)
    assert [part.title for part in parts] == ["Xã Đại Tâm", "Xã Tham Đôn"]
    assert [one.title for one in parts.unread] == ["Đất đai", "Đất đai (dòng 8)"]
    fields = cchc.read_parts(rows_of(row("Khác", "1"), row("Đất đai", "2"), row("Khác", "3")), framework=FORM)
    severe = [one.text for part in fields for one in part.report.findings if one.severity is cchc.Severity.ERROR]
    assert severe == ["Khác", "Khác"]


def test_a_form_without_any_report_is_refused_with_the_next_step() -> None:
    with pytest.raises(cchc.ReadError, match=r"“Cùng kỳ” \(values of another period\).*--expected") as caught:
        cchc.read_parts(rows_of(row("Cùng kỳ"), row("Tổng số")), framework=FORM)
    assert "organisations" in str(caught.value)


@pytest.mark.parametrize(
    "note",
    [
        "Số liệu quý IV/2021", "Số liệu năm 2021", "Số liệu quý trước", "Số liệu quý II", "Số kế hoạch", "nghìn hồ sơ",
        "Đơn vị tính: nghìn hồ sơ", "Chưa chốt", "Đơn vị chưa chốt, thiếu 20 hồ sơ", "Số đúng là 1.530",
        "Số liệu chưa đầy đủ", "do lỗi mạng", "QĐ số 12/QĐ-UBND ngày 3/2/2022", "Nhập sai", "giảm 3 so với năm trước",
    ],
)  # fmt: skip
def test_a_note_of_a_row_is_judged_as_one_of_a_list(note: str) -> None:
    parts = cchc.read_parts(noted_form(VALUES, note), framework=FORM)
    head = [["UBND XÃ ĐẠI TÂM"], [PERIOD], ["TT", "Chỉ tiêu", "ĐVT", "Số liệu", "Ghi chú"]]
    lines = [[str(at), leaf, "", str(VALUES[at]), note] for at, leaf in enumerate(LEAVES)]
    listed = cchc.read_report([*head, *lines], framework=FORM)
    own = parts[0].report
    assert [(one.value, one.status) for one in own.entries.values()] == [
        (one.value, one.status) for one in listed.entries.values()
    ]
    codes = ("remark_contradicts", "remark_doubts")
    assert [(one.code, one.indicators) for one in own.findings if one.code in codes] == [
        (one.code, one.indicators) for one in listed.findings if one.code in codes
    ]
    assert tuple(parts[1].report.values.values()) == VALUES
    assert not parts[1].report.findings


@pytest.mark.parametrize(
    ("note", "damaged", "doubted"),
    [
        ("Tổng số đúng là 1.530", "0", ""),
        ("Nhận trực tuyến: số đúng là 501; Nhận trực tiếp: số đúng là 399", "12", ""),
        ("Số đúng là 900", "", ""),
        ("Quá hạn thực tế là 21, do lỗi mạng", "4", ""),
        ("20 hồ sơ quá hạn do công dân bổ sung", "", ""),
        ("Có 33 hồ sơ chuyển trả", "", ""),
        ("Thiếu 20 hồ sơ", "", "01234"),
        ("Tổng số chưa chốt", "", "0"),
        ("Nhận trực tuyến do lỗi mạng; số liệu quý IV/2021", "01234", ""),
    ],
)
def test_a_note_concerns_the_columns_that_it_names(note: str, damaged: str, doubted: str) -> None:
    report = cchc.read_parts(noted_form(VALUES, note), framework=FORM)[0].report
    lost = [key.removeprefix("c") for key, entry in report.entries.items() if entry.status is cchc.Status.DAMAGED]
    found = {key for one in report.findings if one.severity is cchc.Severity.WARNING for key in one.indicators}
    assert ("".join(lost), "".join(sorted(key.removeprefix("c") for key in found))) == (damaged, doubted)
    assert note in {entry.note for entry in report.entries.values()} or ";" in note


@pytest.mark.parametrize(
    ("note", "severity"), [("Quá hạn: 12", cchc.Severity.ERROR), ("Có 12 hồ sơ chuyển trả", cchc.Severity.WARNING)]
)
def test_a_number_of_a_note_beside_a_blank_value_is_told(note: str, severity: cchc.Severity) -> None:
    report = cchc.read_parts(noted_form((*VALUES[:-1], None), note), framework=FORM)[0].report
    assert [one.severity for one in report.findings] == [severity]
    assert [*report.values.values()] == [*VALUES[:-1], None]


def test_the_command_adds_up_only_reports_and_warns_of_unclear_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, form, target = tmp_path / "quy_1.csv", tmp_path / "form.toml", tmp_path / "out" / "whole.txt"
    target.parent.mkdir()
    cchc.write_framework(FORM, form)
    rows = [row("Xã Đại Tâm", "1"), row("Cùng kỳ năm trước"), row("Khối Đảng", "2"), row("Bình quân")]
    file.write_text("\n".join(";".join(one) for one in rows_of(*rows)))
    options = ["--parts", "--framework", str(form), "-o", str(target), "--lang", "en"]
    assert main(["consolidate", str(file), *options]) == 0
    assert next(iter(cchc.read_report(target, framework=FORM).values.values())) == 2 * VALUES[0]
    printed = " ".join(capsys.readouterr().out.split())
    assert "unclear whether these rows are organisations, but their values count: quy_1.csv › Khối Đảng." in printed


def test_a_row_of_words_with_digits_is_told() -> None:
    rows = rows_of(row("Xã Đại Tâm", "1"), ("", "Tăng/giảm", "tăng 5", "giảm 3"), row("Xã Gia Hòa", "2"))
    parts = cchc.read_parts(rows, framework=FORM)
    assert [(one.title, one.numbers) for one in parts.unread] == [("Tăng/giảm", 2)]
    assert told(parts) == ["Tăng/giảm"]
