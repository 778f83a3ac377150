"""The line that the printed ordinal of another puts it below: `2.2` stands below `2`."""

import re
from collections.abc import Sequence

from cchc_model.annexes.tables import LONGEST_ORDINAL, SourceLine

_BEFORE_NAME = re.compile(r"((?:[0-9]{1,2}|[IVX]{1,4})(?:\.[0-9]{1,2})*)(?:[.)]?\s|\s?[:–-]\s)")
_LEVELS = re.compile(r"([0-9]{1,2}|[IVX]{1,4})((?:\.[0-9]{1,2})*)[.)]?")


def lines_above(lines: Sequence[SourceLine]) -> tuple[int | None, ...]:
    """Return for each line the index of the one whose ordinal its own begins with; None if none is known.

    An ordinal that was printed before below the same line counts rows anew, below one that the source omits.
    """
    last: dict[str, int] = {}
    above = []
    for index, ordinal in enumerate(map(_ordinal_of, lines)):
        upper = last.get(ordinal.rpartition(".")[0]) if ordinal else None
        again = upper is not None and last.get(ordinal, -1) > upper
        above.append(None if again else upper)
        if ordinal:
            last[ordinal] = index
    return tuple(above)


def _ordinal_of(line: SourceLine) -> str:
    """Return the ordinal of a line, in its own column or before its name; an empty text if its levels are unknown."""
    printed = _LEVELS.fullmatch(line.ordinal) if 0 < len(line.ordinal) <= LONGEST_ORDINAL else None
    if printed is not None:
        return printed[1] + printed[2]
    before = None if line.ordinal else _BEFORE_NAME.match(line.name)
    return before[1] if before else ""
