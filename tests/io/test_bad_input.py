"""Bad input of every kind gives the library's own exception with a sentence that helps, or findings."""

import errno
import io
import itertools
import json
import re
from collections import Counter
from collections.abc import Sequence
from itertools import product
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cchc_model import SOC_TRANG_DISTRICT, CchcError, ReadError, Status, read_cell, read_report, write_report
from cchc_model.annexes.tables import MAX_CELLS, MAX_CHARACTERS, MAX_ROWS
from cchc_model.framework import PERCENT
from cchc_model.io.content import MAX_BYTES
from cchc_model.io.json import to_data
from cchc_model.vietnamese.text import fold, one_line
from helpers.sampling import some_of

TASKS = "\tSố nhiệm vụ đề ra trong kế hoạch\tNhiệm vụ\t31\t"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"\n\n \t \n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"PK\x03\x04rest", "damaged or incomplete"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word or Excel"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"Rar!\x1a\x07", "unpack it"),
        (b"PAR1\x15\x04", "check it with the command cchc check FILE.parquet"),
        (b"\x00\x01\x02\x03", "binary"),
        ("So nhiem vu".encode("utf-16-le"), "binary"),
        ("Số\t5".encode("utf-16")[:-1], "UTF-16"),
        ("Sô nhiêm vu".encode("cp1258"), "UTF-8"),
        (bytes(range(256)), "UTF-8"),
        ("Kính gửi: Sở Nội vụ\nBáo cáo quý I".encode(), "none of its rows (2)"),
        ("TT\tHọ tên\tNăm sinh\n1\tNguyễn Văn A\t1980".encode(), "none of its"),
        ("Số nhiệm vụ đề ra trong kế hoạch   Nhiệm vụ   31".encode(), "tabs separate its cells"),
    ],
)
def test_what_is_no_annex_is_refused_with_a_reason_and_a_way_out(data: bytes, says: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_report(data)
    assert says in str(caught.value)
    assert caught.value.reason.vi
    assert "\n" not in caught.value.message("vi") + str(caught.value)


def test_what_the_library_wrote_but_does_not_read_as_an_annex_is_told_by_its_content() -> None:
    report = read_report(TASKS.encode())
    for kind, vi, en in (
        ("json", "cchc_model.from_data", "a report in JSON form; read it in Python with cchc_model.from_data"),
        (
            "html",
            "đề nghị đưa tệp phụ lục",
            "a page of cchc for people to read; give the annex that",
        ),
    ):
        stream = io.BytesIO()
        write_report(report, stream, format=kind)
        with pytest.raises(ReadError, match=en) as caught:
            read_report(stream.getvalue())
        assert vi in caught.value.message("vi")
    with pytest.raises(ReadError, match="a report in JSON form"):
        read_report(json.dumps(to_data(report)).encode())
    assert read_report(b'{"form": 1}\n' + TASKS.encode()).values["plan_tasks"] == 31


def test_a_folder_a_missing_file_and_other_kinds_of_file(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="folder"):
        read_report(tmp_path)
    with pytest.raises(FileNotFoundError):
        read_report(tmp_path / "nowhere.txt")
    with pytest.raises(FileNotFoundError):
        read_report(tmp_path / "nowhere.docx")
    for name in ("a.docx", "a.pdf", "a"):
        (tmp_path / name).write_text(TASKS, encoding="utf-8")
        assert read_report(tmp_path / name).values["plan_tasks"] == 31  # the content tells, not the name
        (tmp_path / name).write_bytes(b"%PDF-1.7 ...")
        with pytest.raises(ReadError, match=r"\.docx"):
            read_report(tmp_path / name)
    with pytest.raises(ReadError):
        read_report("a\0.txt")
    with pytest.raises(ReadError, match="content"):
        read_report(TASKS)


def test_an_unreadable_file_raises_the_error_of_the_operating_system(tmp_path: Path) -> None:
    """The errors come from the system itself, for root too: a link to itself, and a name longer than any may be."""
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    for path, number in ((loop, errno.ELOOP), (tmp_path / f"{'a' * 300}.txt", errno.ENAMETOOLONG)):
        with pytest.raises(OSError, match=re.escape(path.name)) as caught:
            read_report(path)
        assert caught.value.errno == number


def test_a_file_without_permission_raises_a_permission_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may read every file, so the refusal of the system is put in the place of its answer."""
    path = tmp_path / "a.txt"
    path.write_bytes(TASKS.encode())

    def refuse(path: Path, *_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(PermissionError, match=r"a\.txt"):
        read_report(path)


def test_a_hundred_megabytes_in_one_line_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(ReadError, match="larger than"):
        read_report(path)
    with pytest.raises(ReadError, match="larger than"):
        read_report(b"5" * (MAX_BYTES + 1))
    with path.open("rb") as stream:
        with pytest.raises(ReadError, match="larger than"):
            read_report(stream)
        assert stream.tell() <= MAX_BYTES + 1


def test_one_long_line_within_the_limit_is_read_to_its_end() -> None:
    with pytest.raises(ReadError, match=r"none of its rows \(1\)"):
        read_report(b"5" * (MAX_CHARACTERS - 100))
    with pytest.raises(ReadError, match="3,000,000 characters"):
        read_report(b"5" * MAX_BYTES)
    report = read_report(TASKS.encode() + b"\n" + b"\t" + b"x" * 1_000_000 + b"\t\t" + b"9" * 1_000_000)
    assert report.values["plan_tasks"] == 31
    assert len(report.leftovers[0].value) == 1_000_000
    assert all(len(finding.message()) < 1000 for finding in report.findings)


LONG = 100_000
LONG_TEXTS = (
    "a" + " " * LONG + "b\xa0", '"' + "a" * LONG + '"', '"' * LONG, "-" * LONG, "- " * LONG, "=" * LONG,
    "a = 1 " * (LONG // 6), "a\u0301" * LONG, "1hồ sơ" * (LONG // 6), "5 " * LONG,
    "\u200b" * LONG, "Có" * LONG, "1.234" * (LONG // 5),
)  # fmt: skip


@pytest.mark.parametrize(("text", "column"), some_of(product(LONG_TEXTS, range(5))), ids=lambda value: repr(value)[:8])
def test_no_long_text_in_any_cell_is_slow_to_read(text: str, column: int) -> None:
    """Each would take minutes if reading a cell were worse than linear."""
    rows = []
    for name in ("Số lượng phiếu khảo sát", "Hình thức khảo sát", "Tỷ lệ hài lòng trong kỳ báo cáo"):
        rows.append(["", name, "", "", ""])
        rows[-1][column] = text
    report = read_report("\n".join([TASKS, *map("\t".join, rows)]).encode())
    assert report.values["plan_tasks"] == 31


@pytest.mark.parametrize("text", ["a", "9", "9/", "12 ", "sửa 12, ", "a@", "-", "giảm "])
def test_no_long_note_beside_a_value_is_slow_to_read(text: str) -> None:
    report = read_report((TASKS + text * (LONG // 4 // len(text))).encode())
    assert report["plan_tasks"].text == "31"


@pytest.mark.parametrize(
    "data",
    [
        '"' + "\t" * 500_000,
        ('"' + "\t" * 900 + "\n") * 250,
        ("\t".join(['"x'] * 300) + "\n") * 75,
        '"\n' * 250_000,
    ],
    ids=["tabs", "open cells", "open lines", "lines"],
)
def test_quotation_marks_without_end_are_not_slow_to_read(data: str) -> None:
    with pytest.raises(ReadError):
        read_report(data.encode())


def test_a_count_of_a_million_digits_is_damaged() -> None:
    report = read_report(TASKS.replace("31", "9" * 1_000_000).encode())
    assert report.values["plan_tasks"] is None
    assert report["plan_tasks"].text == "9" * 1_000_000


def test_too_many_rows_are_refused() -> None:
    with pytest.raises(ReadError, match="rows"):
        read_report((TASKS + "\n").encode() * (MAX_ROWS + 1))
    with pytest.raises(ReadError, match="rows"):
        read_report(["", TASKS] for _ in itertools.count())
    with pytest.raises(ReadError, match="cells"):
        read_report((TASKS + "\n" + "1\t" * MAX_CELLS).encode())
    with pytest.raises(ReadError, match="cells"):
        read_report([["1"] * (MAX_CELLS + 1)])


def test_thousands_of_foreign_rows_are_all_said() -> None:
    rows = "\n".join(f"\tDòng lạ số {number}\t\t{number}\t" for number in range(2000))
    report = read_report((TASKS + "\n" + rows).encode(), framework=SOC_TRANG_DISTRICT)
    assert len(report.leftovers) == 2000
    assert sum(finding.code == "unrecognised_row" for finding in report.findings) == 2000


def test_streams_give_bytes_and_sources_are_sources() -> None:
    with pytest.raises(ReadError, match="binary mode"):
        read_report(io.StringIO(TASKS))
    with pytest.raises(ReadError):
        read_report(5)  # type: ignore[arg-type]  # the same
    with pytest.raises(ReadError, match="empty"):
        read_report([])


@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
@example(TASKS.encode())
@example(b"\xff\xfe")
@example(b"\xfe\xff\xd8\x00")
def test_any_bytes_give_a_report_or_the_librarys_own_exception(data: bytes) -> None:
    try:
        read_report(data)
    except CchcError as error:
        assert str(error)


@given(st.data())
def test_a_real_annex_with_some_bytes_changed(annex: bytes, data: st.DataObject) -> None:
    changed = bytearray(annex)
    for _ in range(data.draw(st.integers(1, 20))):
        at = data.draw(st.integers(0, len(changed) - 1))
        changed[at] = data.draw(st.integers(0, 255))
    try:
        report = read_report(bytes(changed))
    except CchcError as error:
        assert isinstance(error, ReadError)
    else:
        assert len(report.values) == 175


NAMES = sorted({name for row in SOC_TRANG_DISTRICT.rows for name in (row.item.name.vi, *row.item.aliases)})
PRINTED = ["31", "5.627", "25,81", "25.8 %", "8 nhiệm vụ", "Có", "-", "x", "TT", "Số liệu"]
CELL = st.none() | st.integers() | st.text(max_size=20) | st.sampled_from(PRINTED)
NAMED = st.tuples(CELL, st.sampled_from(NAMES), CELL, CELL, CELL)
"""A row of an annex with any other cells."""


@given(st.lists(NAMED | st.lists(CELL | st.sampled_from(NAMES), max_size=7), max_size=8))
def test_any_rows_give_a_report_or_the_librarys_own_exception(rows: list[Sequence[str | int | None]]) -> None:
    try:
        report = read_report(rows)
    except CchcError as error:
        assert str(error)
    else:
        assert report.values.keys() == SOC_TRANG_DISTRICT.indicators.keys()


def holds_something(cell: str | int | None) -> bool:
    """Return whether a cell has more than invisible characters or the dots of a form."""
    return cell is not None and read_cell(str(cell), PERCENT).status is not Status.BLANK


def bare(name: str) -> str:
    """Return a name without its bullet and full stop: two rows may have one name but for these."""
    return fold(name).strip("-. ")


@given(st.lists(NAMED, max_size=8))
def test_every_value_of_a_known_name_is_at_an_indicator_of_that_name_or_a_leftover(
    rows: list[tuple[str | int | None, ...]],
) -> None:
    above = [SOC_TRANG_DISTRICT.row(key).item.name.vi for key in ("steering", "plan_completion_rate")]
    rows = [*(("", name, "", "", "") for name in above), tuple(TASKS.split("\t")), *rows]  # read whatever follows
    try:
        report = read_report(rows)
    except ReadError as refused:  # a second column of numbers that no title explains
        assert "value_column" in str(refused)
        return
    values = Counter[object]((bare(str(row[1])), one_line(str(row[3]))) for row in rows if holds_something(row[3]))
    found = Counter[object](
        (bare(leftover.name), leftover.value) for leftover in report.leftovers if holds_something(leftover.value)
    )
    for key, entry in report.entries.items():
        if entry.text:
            item = SOC_TRANG_DISTRICT.indicator(key)
            printed = ((name, entry.text) for name in dict.fromkeys(map(bare, (item.name.vi, *item.aliases))))
            found[next(value for value in printed if values[value] > found[value])] += 1
    assert found == values


@pytest.mark.parametrize("source", [b"x" * 20_000_001, io.BytesIO(b"x" * 20_000_001)])
def test_a_file_that_is_too_large_has_the_name_that_it_was_given(source: bytes | io.BytesIO) -> None:
    with pytest.raises(ReadError, match=r"phu_luc\.docx: it is larger than 20 MB"):
        read_report(source, name="phu_luc.docx")
