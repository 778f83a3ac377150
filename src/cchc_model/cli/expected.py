"""The list of organisations that should report, and those of them without a report."""

import re
from collections.abc import Iterable, Iterator, Sequence

from cchc_model.annexes.reporters import is_reporter
from cchc_model.cli.output import Output
from cchc_model.errors import InvalidDataError, Problem, ReadError
from cchc_model.io.content import read_content
from cchc_model.io.detection import ZIP, open_source
from cchc_model.io.text import decoded
from cchc_model.reports.organisation_texts import parse_organisation
from cchc_model.reports.organisations import Organisation
from cchc_model.vietnamese.text import Bilingual, one_line, shortened

_NUMBER = re.compile(r"\d+\s*[.)/]?").fullmatch
_ORDINAL = re.compile(r"^(\d+\s*[.)/]?|[-+*•])\s+")
_EMPTY = Bilingual(
    "danh sách không có cơ quan nào; đề nghị ghi mỗi dòng một cơ quan",
    "the list names no organisation; write one per line",
)
_SEVERAL = Bilingual(
    "dòng có nhiều ô ({texts}); đề nghị ghi “Tên cơ quan” ở đầu cột tên cơ quan",
    "the row has several texts ({texts}); write “Tên cơ quan” above the column of names",
)
_WHAT = Bilingual("Danh sách cơ quan", "list of organisations")


def read_expected(file: str) -> tuple[Organisation, ...]:
    """Read a list of organisations: a text with one per line, or a table, a document or a workbook.

    The column of names is below a title such as `Tên cơ quan`; without one, each row has a single text. Ordinals and
    bullets before the names do not count, and neither does what stands above the title.

    Raises:
        ReadError: the file cannot be read, or is empty.
        MissingExtraError: a document or a workbook needs an optional package.
        InvalidDataError: some lines name no organisation; all of them at once.
        OSError: the file does not exist or is not readable.
    """
    name, data = read_content(file)
    found, problems = [], []
    for number, texts in _lines(data, name):
        place = f"{name}:{number}"
        if len(texts) > 1:
            problems.append(Problem(place, _SEVERAL.filled(texts=shortened(" | ".join(texts)))))
            continue
        try:
            found += [parse_organisation(text) for text in texts]
        except InvalidDataError as error:
            problems += [Problem(place, one.message, one.suggestions) for one in error.problems]
    if problems:
        raise InvalidDataError(_WHAT, problems)
    if not found:
        raise ReadError(name, _EMPTY)
    return tuple(dict.fromkeys(found))


def _lines(data: bytes, name: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the texts of each line that may be its name, without ordinals, and the number of the line."""
    rows = [row.cells for _, sheet in open_source(data, name).sheets for row in sheet]
    titles = ((at, column) for at, cells in enumerate(rows) for column, text in enumerate(cells) if is_reporter(text))
    start, column = next(titles, (-1, None))
    if column is None and not data.startswith(ZIP):
        # Without titles, a comma in a line may belong to a name: "Sở Nội vụ, tỉnh Sóc Trăng".
        rows = [(line,) for line in decoded(data, name).splitlines()]
    for number, cells in enumerate(rows[start + 1 :], start + 2):
        named = () if column is None else [text for text in cells[column : column + 1] if one_line(text)]
        texts = [text for cell in named or cells if (text := _ORDINAL.sub("", one_line(cell)))]
        if any(map(is_reporter, cells)):  # a title that is printed again, as on a new page
            continue
        yield number, texts if len(texts) == 1 else [text for text in texts if not _NUMBER(text)]


def known_expected(
    expected: Iterable[Organisation], reporting: Iterable[Organisation]
) -> tuple[Sequence[Organisation], Sequence[Organisation]]:
    """Return the expected organisations as their reports name them, then those without a report.

    A list has names only: a report may know more, such as the level that a city has in its period.
    """
    by_name: dict[str, list[Organisation]] = {}
    for one in reporting:
        by_name.setdefault(one.known_as, []).append(one)
    present = [one for awaited in expected for one in by_name.get(awaited.known_as, ())]
    return present, [one for one in expected if one.known_as not in by_name]


def print_missing(expected: Sequence[Organisation], reporting: Iterable[Organisation], out: Output) -> None:
    """Print which of the expected organisations have no report, and which others have one; nothing without a list."""
    if not expected:
        return
    there = tuple(dict.fromkeys(reporting))
    present, missing = known_expected(expected, there)
    names = ", ".join(one.name for one in missing)
    total = len(expected)
    if missing:
        out.say(
            f"Chưa có báo cáo của {len(missing)}/{total} cơ quan trong danh sách: {names}.",
            f"No report from {len(missing)} of the {total} organisations of the list: {names}.",
        )
    else:
        out.say(
            f"Đã có báo cáo của cả {total} cơ quan trong danh sách.",
            f"All {total} organisations of the list have a report.",
        )
    others = ", ".join(one.name for one in there if one not in present)
    if others:
        out.say(
            f"Có báo cáo nhưng không có trong danh sách: {others}.", f"With a report, but not on the list: {others}."
        )
