"""The list of organisations that should report, and those of them without a report."""

import re
from collections.abc import Iterable, Sequence

from cchc_model.cli.output import Output
from cchc_model.errors import InvalidDataError, Problem, ReadError
from cchc_model.io.content import read_content
from cchc_model.io.text import decoded
from cchc_model.reports.organisation_texts import parse_organisation
from cchc_model.reports.organisations import Organisation
from cchc_model.vietnamese.text import Bilingual, one_line

_ORDINAL = re.compile(r"^(\d+\s*[.)/]?|[-+*•])\s+")
_EMPTY = Bilingual(
    "danh sách không có cơ quan nào; đề nghị ghi mỗi dòng một cơ quan",
    "the list names no organisation; write one per line",
)
_WHAT = Bilingual("Danh sách cơ quan", "list of organisations")


def read_expected(file: str) -> tuple[Organisation, ...]:
    """Read a list of organisations, one per line; ordinals and bullets before the names do not count.

    Raises:
        ReadError: the file is no text, or is empty.
        InvalidDataError: some lines name no organisation; all of them at once.
        OSError: the file does not exist or is not readable.
    """
    name, data = read_content(file)
    found, problems = [], []
    for number, line in enumerate(decoded(data, name).splitlines(), 1):
        text = _ORDINAL.sub("", one_line(line))
        if text:
            try:
                found.append(parse_organisation(text))
            except InvalidDataError as error:
                problems += [Problem(f"{name}:{number}", one.message, one.suggestions) for one in error.problems]
    if problems:
        raise InvalidDataError(_WHAT, problems)
    if not found:
        raise ReadError(name, _EMPTY)
    return tuple(dict.fromkeys(found))


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
