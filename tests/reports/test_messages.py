"""Messages have room for what a person reads. The fixture `faulty_messages` watches those of all other tests."""

import io
from collections.abc import Callable
from fractions import Fraction

import pytest
from attrs import evolve

import cchc_model as cchc
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.findings import make_finding
from cchc_model.vietnamese.text import LANGS
from helpers.messages import LONGEST
from helpers.own_framework import FRAMEWORK

LONG = "Số đơn vị sự nghiệp công lập đã thực hiện tự chủ một phần chi thường xuyên " * 4
NAME = cchc.Bilingual(LONG, LONG)


def test_the_watch_sees_a_long_message_and_an_id(faulty_messages: list[str]) -> None:
    def found(vi: str, en: str) -> cchc.Finding:
        return cchc.Finding(FindingCode.NOTHING_READ, cchc.Severity.ERROR, (), cchc.Bilingual(vi, en))

    found("“plan_tasks”", "x" * LONGEST)
    assert not faulty_messages
    found("số plan_tasks", "x" * (LONGEST + 1))
    cchc.ReadError("a.txt", cchc.Bilingual("x", "x" * LONGEST))
    cchc.InvalidDataError(cchc.Bilingual("x", "x"), [cchc.Problem("Quarter 1 of 2022", cchc.Bilingual("“row 3”", "x"))])
    noted = [fault.partition(":")[0] for fault in faulty_messages]
    faulty_messages.clear()
    assert noted == ["501 characters", "an id", "507 characters", "in English"]


def test_a_finding_suggests_as_many_names_as_it_has_room_for_and_keeps_all() -> None:
    names = tuple(f"{n} {LONG}" for n in range(3))
    finding = make_finding(FindingCode.UNRECOGNISED_ROW, words={"row": LONG}, text=LONG, suggestions=names)
    assert finding.suggestions == names
    for lang in LANGS:
        assert "“0 Số đơn vị" in finding.message(lang)
        assert "“2 Số đơn vị" not in finding.message(lang)
    short = make_finding(FindingCode.UNRECOGNISED_ROW, words={"row": "a"}, text="b", suggestions=("c", "d", "e"))
    assert short.message().endswith("Có thể là: “c”, “d”, “e”.")


def test_a_finding_with_names_longer_than_a_sentence_is_cut() -> None:
    words = {"name": NAME, "by": NAME, "sentence": NAME}
    finding = make_finding(FindingCode.BLANK_HAS_NO_VALUE, "a", words=words, figures={"value": Fraction(5)})
    assert all(len(finding.message(lang)) == LONGEST for lang in LANGS)
    assert finding.message().endswith("…")


@pytest.mark.parametrize("columns", [2, 40])
def test_the_refusal_of_unclear_columns_has_room_for_the_remedy(columns: int) -> None:
    titles = (f"Kết quả của một đơn vị có tên rất dài, đơn vị thứ {column}" for column in range(columns))
    rows = [
        ("Số TT", "Chỉ tiêu", "Đơn vị tính", *titles),
        *(("", row.item.name.vi, "", *("31" for _ in range(columns))) for row in cchc.SOC_TRANG_DISTRICT.rows[2:5]),
    ]
    with pytest.raises(cchc.ReadError) as refused:
        cchc.read_report(rows)
    for lang, more in zip(LANGS, ("cột khác", "more"), strict=True):
        message = refused.value.message(lang)
        assert "--column D" in message
        assert (more in message) is (columns == 40)


def test_the_name_of_a_file_is_cut_at_its_start() -> None:
    with pytest.raises(cchc.ReadError) as refused:
        cchc.read_report(b"%PDF-1.7", name="x" * 5_000 + ".docx")
    assert refused.value.source == "x" * 5_000 + ".docx"
    assert refused.value.message().startswith("…xxx")
    assert ".docx: đây là tệp PDF" in refused.value.message()


def test_a_heading_is_no_indicator_and_no_unknown_row() -> None:
    with pytest.raises(cchc.UnknownIndicatorError) as refused:
        cchc.SOC_TRANG_DISTRICT.indicator("dossier_results")
    assert refused.value.is_heading
    assert "là mục hoặc tiêu đề của soc_trang_district, không ghi số liệu; có phải là “" in refused.value.message()
    assert "is a section or heading of soc_trang_district and takes no value" in refused.value.message("en")


X = "x" * 5_000
REPORT = cchc.Report.from_values(cchc.SOC_TRANG_DISTRICT, {"plan_tasks": 31})
OWN = cchc.Report.from_values(FRAMEWORK, {"received": 31})
DATA = cchc.to_data(REPORT)
LONG_INPUTS: dict[str, Callable[[], object]] = {
    "an entry": lambda: cchc.from_data({**DATA, "entries": {**DATA["entries"], X: {}}}, cchc.Report),  # type: ignore[dict-item]
    "a key": lambda: cchc.from_data({**DATA, X: 1}, cchc.Report),
    "a format": lambda: cchc.from_data({**DATA, "format": X}, cchc.Report),
    "a framework": lambda: cchc.from_data({**DATA, "framework": {"id": X, "version": X}}, cchc.Report),
    "an id": lambda: cchc.Report.from_values(cchc.SOC_TRANG_DISTRICT, {X: 1}),
    "a value": lambda: cchc.Report.from_values(cchc.SOC_TRANG_DISTRICT, {"plan_tasks": X}),
    "a corrected id": lambda: REPORT.correct({X: 1}, reason="a"),
    "a corrected unit": lambda: REPORT.correct({}, units={"plan_tasks": X}, reason="a"),
    "an unknown id": lambda: REPORT.values[X],
    "a number": lambda: cchc.parse_number(X),
    "a period": lambda: cchc.parse_period(X),
    "a format of a file": lambda: cchc.write_report(REPORT, io.BytesIO(), format=X),
    "a mapping": lambda: cchc.to_data({X: 1}),
    "a sheet": lambda: cchc.read_report(written("xlsx"), sheet=X),
    "a column": lambda: cchc.read_report(written("xlsx"), value_column=X),
    "a text": lambda: cchc.read_report(LONG.encode(), name=X),
    "a framework's key": lambda: cchc.read_framework(f"{X} = 1\n".encode()),
    "a framework's id": lambda: cchc.read_framework(f'format = 1\nid = "{X}"\n'.encode()),
    "a rubric's key": lambda: cchc.read_rubric(f"{X} = 1\n".encode()),
    "a name of many frameworks": lambda: cchc.read_report([("", X, "", "1", "")], framework=many_frameworks()),
    "frameworks that fit equally": lambda: cchc.read_report(written("txt", OWN), framework=many_frameworks()),
}


def written(format: str, report: cchc.Report = REPORT) -> bytes:
    stream = io.BytesIO()
    cchc.write_report(report, stream, format=format)
    return stream.getvalue()


def many_frameworks() -> list[cchc.Framework]:
    """More frameworks than a message has room for, all of them small."""
    return [evolve(FRAMEWORK, version=f"{number}") for number in range(40)]


@pytest.mark.parametrize("case", LONG_INPUTS)
def test_a_long_input_gives_a_short_refusal(case: str, faulty_messages: list[str]) -> None:
    with pytest.raises(cchc.CchcError) as refused:
        LONG_INPUTS[case]()
    assert len(str(refused.value)) > 20
    assert not faulty_messages
