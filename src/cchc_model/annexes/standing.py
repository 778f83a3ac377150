"""The line that the printed ordinal of another puts it below: `2.2` stands below `2`."""

import re
from collections.abc import Sequence

from cchc_model.annexes.tables import LONGEST_ORDINAL, SourceLine

_BEFORE_NAME = re.compile(r"((?:[0-9]{1,2}|[IVX]{1,4})(?:\.[0-9]{1,2})*)(?:[.)]?\s|\s?[:–-]\s)")
_NUMBERED = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,2})*)\.?")
_FIRST = "1"
_MOST_LEFT_OUT = 9
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


def is_numbered(ordinal: str) -> bool:
    """Return whether an ordinal consists of numbers, as `5` and `5.2`."""
    return _NUMBERED.fullmatch(ordinal) is not None


def follows(ordinal: str, before: str) -> bool:
    """Return whether a printed ordinal may be the next one behind another, or begin rows that are counted anew.

    Rows between two with the same beginning, as `5.1` and `5.3`, may be left out.

    >>> [follows(one, "5.1") for one in ("5.2", "5.4", "5.1.1", "6", "6.1", "1", "5.1", "5.31", "31", "7.2")]
    [True, True, True, True, True, True, False, False, False, False]
    """
    printed, last = (_NUMBERED.fullmatch(text) for text in (ordinal, before or "0"))
    if printed is None or last is None:
        return ordinal == _FIRST
    own, former = ([int(part) for part in one[1].split(".")] for one in (printed, last))
    at = next((level for level, (a, b) in enumerate(zip(own, former, strict=False)) if a != b), len(former))
    rest = own[at:]
    begins = rest == [1] * len(rest) and (at == len(former) or own == [1])
    counts_on = at < len(former) and bool(rest) and rest[0] == former[at] + 1 and set(rest[1:]) <= {1}
    skips = 0 < at < len(former) and len(rest) == 1 and former[at] < rest[0] <= former[at] + _MOST_LEFT_OUT
    return bool(rest) and (begins or counts_on or skips)


def _ordinal_of(line: SourceLine) -> str:
    """Return the ordinal of a line, in its own column or before its name; an empty text if its levels are unknown."""
    printed = _LEVELS.fullmatch(line.ordinal) if 0 < len(line.ordinal) <= LONGEST_ORDINAL else None
    if printed is not None:
        return printed[1] + printed[2]
    before = None if line.ordinal else _BEFORE_NAME.match(line.name)
    return before[1] if before else ""
