"""Refusals of files: each remedy that one prints works when it is typed, or leads to another question."""

import io
import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

import openpyxl
import pytest

from cchc_model import Organisation, ReadError, Report, ReportingPeriod, read_parts, read_report
from cchc_model.reports.organisation_texts import parse_organisation
from helpers.sampling import some_of

NAMES = (
    ("Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ"), ("Số nhiệm vụ đã hoàn thành", "Nhiệm vụ"),
    ("Số lượng phiếu khảo sát", "Phiếu"),
)  # fmt: skip
TITLES = (
    ("Số lượng", "Số lượng"), ("Số trên hệ thống", "Số thực tế"), ("Lần 1", "Lần 2"), ("Cấp huyện", "Cấp xã"),
    ("Chốt 10/3/2022", "Chốt 14/3/2022"), ("Đơn vị báo cáo", "Sở Nội vụ thẩm định"), ("Kỳ trước", "Cùng kỳ"),
    ("Xã An Hòa", "Xã Tân Hưng"), ("T1/22", "T2/22"), ("Quý I/2022", "Quý II/2022"), ("Kế hoạch", "Ước tính"),
    ("A", "B", "C"), ("Toàn tỉnh", "Toàn huyện"), ("Quy 1", "Quy 2"), ("Thực tế", "Thực tế", "Kê khai"), ("", ""),
)  # fmt: skip
SHEETS = (
    ("An Hòa", "Tân Hưng"), ("1", "2"), ("T1-22", "T2-22"), ("Quý I", "Quý II"), ("Thang 1", "Thang 2", "Quy I"),
    ("Xã An Hòa", "Xã Tân Hưng"), ("Sheet1", "Sheet2"), ("An Hoa", "Xa Tan Hung"), ("01.2022", "02.2022"),
)  # fmt: skip
TOPS = (
    ("UBND HUYỆN VÍ DỤ",), ("UBND HUYỆN VÍ DỤ", "NĂM 2022"), ("UBND HUYỆN VÍ DỤ", "Quý I năm 2022"),
    ("BÁO CÁO CCHC THÁNG 1.2022 XÃ AN HÒA",), ("BÁO CÁO",),
)  # fmt: skip


def refused_file(g: random.Random) -> bytes:
    """Return a workbook that a reader may have to ask about."""
    book = openpyxl.Workbook()
    first = g.choice((0, 0, 1))
    beside = g.choice((2, 3, 3))
    sheets = g.choice(SHEETS) if g.random() < 0.5 else ("Sheet1",)
    titles = g.choice(TITLES) if len(sheets) == 1 or g.random() < 0.2 else ("Số lượng",)
    top = g.choice(TOPS)
    for name in sheets:
        sheet = book.create_sheet(name)
        for text in top:
            sheet.append((text,))
        sheet.append((*("TT", "Chỉ tiêu", "Đơn vị tính")[first:beside], *titles))
        for at, (printed, unit) in enumerate(NAMES, 1):
            sheet.append((*(at, printed, unit)[first:beside], *(g.randint(1, 900) for _ in titles)))
        if len(titles) > 1 and g.random() < 0.2:
            sheet.column_dimensions["D"].hidden = True
    book.remove(book.worksheets[0])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def question(read: Callable[[], object]) -> str:
    """Return the refusal of a file in English; an empty text if it is read."""
    try:
        read()
    except ReadError as refused:
        return str(refused)
    return ""


def _first_read(data: bytes, bodies: Sequence[Organisation]) -> Report:
    """Read a file as that of the first organisation as which it is read, because a person knows the right one."""
    for body in bodies[:-1]:
        try:
            return read_report(data, name="a.xlsx", organisation=body)
        except ReadError:
            continue
    return read_report(data, name="a.xlsx", organisation=bodies[-1])


def typed(refusal: str, data: bytes) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield each remedy of a refusal with what a person types for it."""

    def again(**given: str) -> Callable[[], object]:
        return lambda: read_report(data, name="a.xlsx", **given)  # type: ignore[arg-type]

    if "--sheet" in refusal:
        listed = re.search(r"(?:among|of the sheets|the sheets|--sheet) ((?:“[^”]*”(?:, )?)+)", refusal)
        assert listed is not None, refusal
        yield from ((f"--sheet {name}", again(sheet=name)) for name in re.findall("“([^”]*)”", listed[1]))
    if "--column" in refusal:
        letters = re.findall(r"--column ([A-Z])\b", refusal)
        assert letters, refusal
        yield from ((f"--column {letter}", again(value_column=letter)) for letter in letters)
        for letter, _title in re.findall(r"\b([A-Z]) (“[^”]*”|without a title) \([^)]*numbers: [1-9]\d*\)", refusal):
            yield f"column {letter}", again(value_column=letter)
    if "--parts" in refusal and not {"--expected", "--period"} & set(re.findall(r"--\w+", refusal)):
        yield "--parts", lambda: read_parts(data, name="a.xlsx")
    if "--expected" in refusal:
        bodies = [parse_organisation(f"xã {name}") for name in ("An Hòa", "Tân Hưng")]
        yield "--expected", lambda: read_parts(data, name="a.xlsx", organisations=bodies)
    if "--period" in refusal:
        yield "--period", lambda: read_parts(data, name="a.xlsx", period=ReportingPeriod.full_year(2022))
    if "--organisation" in refusal:
        bodies = [parse_organisation(name) for name in ("huyện Ví Dụ", "tỉnh Ví Dụ", "xã Ví Dụ")]
        # The right one is among the levels that the columns have; one of them answers the question.
        yield "--organisation", lambda: _first_read(data, bodies)


@pytest.mark.parametrize("seed", some_of(range(160)))
def test_each_remedy_of_a_refusal_works(seed: int) -> None:
    data = refused_file(random.Random(seed))
    for first in (lambda: read_report(data, name="a.xlsx"), lambda: read_parts(data, name="a.xlsx")):
        refusal = question(first)
        remedies: Mapping[str, Callable[[], object]] = dict(typed(refusal, data)) if refusal else {}
        assert bool(remedies) == bool(refusal), refusal
        answers = {remedy: question(read) for remedy, read in remedies.items()}
        assert refusal not in {answer for answer in answers.values() if answer}, (refusal, answers)
        for remedy, answer in answers.items():
            following = dict(typed(answer, data)) if answer else {}
            assert bool(following) == bool(answer), (remedy, answer)
