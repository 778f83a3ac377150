"""Titles apart from the header: alone in a row between the values, in the row of a heading, in a comment."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from cchc_model.annexes.clean_rows import CleanRow
from cchc_model.annexes.contradictions import is_scaled_caption
from cchc_model.annexes.matching import rows_named
from cchc_model.annexes.row_index import row_index
from cchc_model.annexes.tables import SourceLine
from cchc_model.annexes.title_words import EXCLUDED, Role
from cchc_model.annexes.titles import meaning
from cchc_model.framework.framework import Framework
from cchc_model.reports.cell_reading import holds_number
from cchc_model.vietnamese.text import one_line

_OF_OTHERS = frozenset(EXCLUDED) - {Role.REMAINDER}
"""The roles of titles of other numbers; the words of a remainder, such as `chưa`, are answers too."""


def titles_in_comments(header: Sequence[CleanRow]) -> Iterator[CleanRow]:
    """Yield a row of titles for the comments on the titles of a header that are such themselves: `Số liệu kỳ trước`."""
    for row in header:
        texts = {at: one_line(text) for at, text in row.row.comments.items()}
        titles = {at: text for at, text in texts.items() if meaning(text).known and at < len(row.cells)}
        if titles:
            cells = tuple(titles.get(at, "") for at in range(len(row.cells)))
            yield CleanRow(evolve(row.row, comments={}), cells, None)


def as_text(line: SourceLine, framework: Framework) -> SourceLine:
    """Return a row whose only text is a title in the column of values or units, as `Quý II`, with it as its name.

    It says of the values below it what any other text between the rows of the annex would say.
    """
    text = line.value or line.unit
    return evolve(line, name=text, value="", unit="") if _is_title(text, framework) else line


def with_text_apart(line: SourceLine, framework: Framework) -> tuple[SourceLine, ...]:
    """Return the row of a heading, and behind it its text if that is a title in the column of values."""
    text = line.value
    if not text or text[0].isdigit() or not (_is_title(text, framework) or is_scaled_caption(text)):
        return (line,)
    keys = rows_named(framework, line.name)
    if not keys or any(key in framework.indicators for key in keys):
        return (line,)
    apart = SourceLine("", text, "", "", "", line.cell(line.columns.value), line.columns, alone=True)
    return evolve(line, value=""), apart


def _is_title(text: str, framework: Framework) -> bool:
    """Return whether a text names a time, or other numbers than the values."""
    found = meaning(text)
    timed = found.period or found.year or found.partial or found.whole_year
    of_others = timed or not found.roles.isdisjoint(_OF_OTHERS)
    return bool(of_others) and not holds_number(text) and not row_index(framework).is_unit(text)
