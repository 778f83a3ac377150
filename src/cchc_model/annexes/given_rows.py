"""Rows that a caller gives in place of a file, with all problems of their cells at once."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from cchc_model.annexes.tables import TableRow, check_size
from cchc_model.errors import InvalidDataError, Problem
from cchc_model.reports.cells import Source
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.errors import InvalidNumberError
from cchc_model.vietnamese.formatting import format_number
from cchc_model.vietnamese.text import Bilingual


def table_rows(rows: Iterable[Sequence[object]], *, name: str) -> list[TableRow]:
    """Convert rows of the caller into table rows: sequences of texts, ints, Decimals and None.

    Raises:
        InvalidDataError: a row is not a sequence, or a cell has another type; all problems at once.
        ReadError: there are too many rows or cells.
    """
    made: list[TableRow] = []
    problems: list[Problem] = []
    for number, row in enumerate(rows, 1):
        check_size(name, rows=number)
        if isinstance(row, str | bytes) or not isinstance(row, Sequence):
            problems.append(
                Problem.at(
                    Bilingual(f"dòng {number}", f"row {number}"),
                    Bilingual(
                        f"{type(row).__name__} không phải dãy các ô", f"{type(row).__name__} is not a sequence of cells"
                    ),
                )
            )
            continue
        check_size(name, cells=len(row))
        cells = []
        for index, cell in enumerate(row):
            place = Bilingual(f"dòng {number}, ô {index + 1}", f"row {number}, cell {index + 1}")
            text = None
            try:
                text = _cell_text(cell)
            except InvalidNumberError as error:
                problems.append(Problem.at(place, error.reason))
            else:
                if text is None:
                    problems.append(
                        Problem.at(
                            place,
                            Bilingual(
                                f"{type(cell).__name__} không phải văn bản, int, Decimal hay None",
                                f"{type(cell).__name__} is not a text, int, Decimal or None",
                            ),
                        )
                    )
            cells.append(text or "")
        made.append(TableRow(tuple(cells), Source(name, row=number)))
    if problems:
        raise InvalidDataError(nouns.TABLE, problems)
    return made


def _cell_text(cell: object) -> str | None:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, int | Decimal) and not isinstance(cell, bool):
        # Without separators between thousands, which a percentage could not tell from a decimal point.
        return format_number(cell).replace(".", "")
    return None
