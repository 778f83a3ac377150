"""Names with some words by their initials: `Số HS` for `Số hồ sơ`."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cchc_model as cchc
from cchc_model import SOC_TRANG_DISTRICT as FRAMEWORK
from cchc_model.annexes.name_words import words_of
from cchc_model.annexes.names import NameBook, NameKind
from cchc_model.testing import AnnexLine
from cchc_model.vietnamese.syllables import is_syllable
from cchc_model.vietnamese.text import fold

TITLES = ("TT", "Chỉ tiêu", "ĐVT", "Số lượng", "Ghi chú")
OFFICE, PERIOD = cchc.Organisation("UBND xã Ví Dụ", cchc.Level.COMMUNE), cchc.ReportingPeriod.quarter(2025, 3)
SPOKEN = [row for row in FRAMEWORK.rows if isinstance(row.item, cchc.framework.Indicator)]


def shortened(name: str, g: random.Random) -> str:
    """Return a name with two or three of its words by their initials, or the name if none of these is no syllable."""
    words = name.split()
    for _ in range(20):
        most = g.choice((2, 3))
        at = g.randrange(max(len(words) - most, 1))
        part = words[at : at + most]
        short = "".join(word[0] for word in part).upper()
        if len(part) == most and all(map(str.isalpha, part)) and not is_syllable(fold(short)):
            return " ".join((*words[:at], short, *words[at + most :]))
    return name


def read(rows: Sequence[tuple[str, ...]]) -> cchc.Report:
    return cchc.read_report([TITLES, *rows], organisation=OFFICE, period=PERIOD)


def annex(*, change: str = "", to: str = "") -> list[tuple[str, ...]]:
    return [
        AnnexLine.of(row, to if row.id == change and to else None).cells if row.id != change
        else (*AnnexLine.of(row).cells[:1], to, *AnnexLine.of(row).cells[2:])
        for row in FRAMEWORK.rows
    ]  # fmt: skip


@given(st.randoms(use_true_random=False))
def test_a_name_with_initials_is_read_in_its_place_with_a_question(g: random.Random) -> None:
    row = g.choice(SPOKEN)
    text = shortened(row.item.name.vi, g)
    rows, plain = annex(change=row.id, to=text), read(annex())
    report = read(rows)
    book = NameBook(tuple({fold(name) for one in FRAMEWORK.rows for name in (one.item.name.vi, *one.item.aliases)}))
    match = book.resolve(fold(text)) if fold(text) not in book.names else None
    told = [one for one in report.findings if one.text == text]
    if match is not None and match.kind is NameKind.INITIALS and told and told[0].code == "name_cut":
        assert report.values == plain.values
        assert told[0].severity is cchc.Severity.WARNING
    else:
        lost = {key for key, value in report.values.items() if value != plain.values[key]}
        assert all(report.values[key] is None for key in lost)
        # An unknown row may be the parent of the rows below it whose names stand twice.
        assert lost <= {one.id for one in FRAMEWORK.rows if one.position.startswith(row.position)}
        told_of = {key for one in report.findings if one.severity is cchc.Severity.ERROR for key in one.indicators}
        assert lost <= told_of


PLAN, DONE, LATE = "plan_tasks", "plan_tasks_completed", "assigned_tasks_late"
LIST = [
    ("", "Tỷ lệ hoàn thành Kế hoạch CCHC năm (lũy kế đến thời điểm báo cáo)", "%", "45,2", ""),
    ("", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ", "31", ""),
    ("", "Số nhiệm vụ đã hoàn thành", "Nhiệm vụ", "8", ""),
    ("", "Số văn bản chỉ đạo, điều hành, quán triệt công tác CCHC đã ban hành", "Văn bản", "5", ""),
]


@pytest.mark.parametrize("text", ["Số NV đề ra trong kế hoạch", "Số nhiệm vụ đề ra trong KH", "SỐ NV ĐỀ RA TRONG KH"])
def test_the_rows_beside_it_confirm_it(text: str) -> None:
    rows = [(row[0], text, *row[2:]) if row[1].startswith("Số nhiệm vụ đề ra") else row for row in LIST]
    assert read(rows[:3]).values[PLAN] == 31


@pytest.mark.parametrize("text", ["Số NV đề ra trong kế hoạch", "Số nhiệm vụ ĐR trong kế hoạch"])
def test_elsewhere_it_is_read_as_nothing(text: str) -> None:
    changed = ("", text, "Nhiệm vụ", "31", "")
    report = read([LIST[0], LIST[2], changed])
    assert report.values[PLAN] is None
    assert any(one.severity is cchc.Severity.ERROR and text in one.message() for one in report.findings)


@pytest.mark.parametrize(
    "text", ["Số XY đề ra trong kế hoạch", "Số NV đã đề ra trong kế hoạch", "NV", "Số NVĐ ra trong kế"]
)
def test_other_initials_and_other_words_are_none(text: str) -> None:
    rows = [(row[0], text, *row[2:]) if row[1].startswith("Số nhiệm vụ đề ra") else row for row in LIST]
    assert read(rows[:3]).values[PLAN] is None


def test_initials_of_two_names_are_of_neither() -> None:
    book = NameBook((fold("Số hồ sơ trước hạn"), fold("Số hồ sơ trễ hạn")))
    assert book.resolve(fold("Số hồ sơ TH")) is None
    assert words_of(fold("Số hồ sơ TH"))[-1] == "th"


def test_initials_that_may_be_opposite_words_are_none() -> None:
    book = NameBook(
        tuple(map(fold, ("Tổng số hồ sơ", "Số hồ sơ trước hạn", "Số hồ sơ đã giải quyết", "Số hồ sơ đúng hạn")))
    )
    assert [book.resolve(fold(text)) for text in ("Số HS TH", "Số HS ĐGQ", "Số hồ sơ TH")] == [None] * 3
    known = book.resolve(fold("Số HS đúng hạn"))
    assert known is not None
    assert known.kind is NameKind.INITIALS
