"""Headings that stand in a column of their own, left of the names of their rows."""

from attrs import evolve

from cchc_model.annexes.matching import rows_named
from cchc_model.annexes.tables import LONGEST_ORDINAL, SourceLine, column_letter
from cchc_model.framework.framework import Framework
from cchc_model.vietnamese.text import fold


def with_heading(line: SourceLine, framework: Framework, last: str) -> tuple[SourceLine, ...]:
    """Return a line behind the heading that a column left of its name states, if the lines above have another one.

    Args:
        line: the line.
        framework: the framework that the annex follows.
        last: the heading of the lines above; an empty text for none.
    """
    name = line.columns.name
    for found in line.unread if name is not None else ():
        _, text, cell = found
        left = (cell.cell or "").rstrip("0123456789") in map(column_letter, range(name or 0))
        keys = rows_named(framework, text) if left else ()
        if keys and not any(key in framework.indicators for key in keys):
            rest = evolve(line, unread=tuple(one for one in line.unread if one is not found))
            if not (line.unit or line.value) and len(line.name) <= LONGEST_ORDINAL:
                return (evolve(rest, name=text, ordinal=line.ordinal or line.name),)
            heading = SourceLine("", text, "", "", "", cell, line.columns)
            return (rest,) if fold(text) == fold(last) else (heading, rest)
    return (line,)
