"""The choice of the sheet of a workbook that contains the annex."""

from collections.abc import Sequence

from cchc_model.annexes.matching import is_row_name
from cchc_model.annexes.tables import SourceTables, TableRow
from cchc_model.errors import ReadError
from cchc_model.framework.framework import Framework
from cchc_model.reports.cells import Source
from cchc_model.vietnamese.text import Bilingual, fold, one_line


def choose_sheet(
    opened: SourceTables, framework: Framework, wanted: str | None
) -> tuple[Sequence[TableRow], tuple[tuple[str, Source, int], ...]]:
    """Return the rows of the annex's sheet, and the other sheets with their numbers of known rows.

    Args:
        opened: the source.
        framework: the framework that the annex follows.
        wanted: the name of the sheet to read, if the caller chose one.

    Raises:
        ReadError: there is no such sheet, or several may be the annex.
    """
    named = [(name, rows) for name, rows in opened.sheets if name is not None]
    if not named:
        if wanted is not None:
            raise ReadError(
                opened.name,
                Bilingual(
                    "tệp này không có trang tính; đề nghị bỏ tham số sheet", "it has no sheets; omit the argument sheet"
                ),
            )
        return (opened.sheets[0][1] if opened.sheets else []), ()
    listed = ", ".join(f"“{name}”" for name, _ in named)
    if wanted is not None:
        found = [(name, rows) for name, rows in named if fold(name) == fold(wanted)]
    else:
        likely = {name: _likely(rows, framework) for name, rows in named}
        most = max(likely.values())
        found = [(name, rows) for name, rows in named if likely[name] == most]
    if len(found) != 1:
        raise ReadError(
            opened.name,
            Bilingual(
                f"không xác định được trang tính chứa phụ lục trong các trang {listed}; đề nghị chọn bằng tham số "
                "sheet",
                f"the sheet with the annex is unclear among {listed}; choose one with sheet",
            ),
        )
    ((chosen, rows),) = found
    others = [(name, others) for name, others in (*named, *opened.aside) if name != chosen]
    return rows, tuple((name, unread[0].source, known_rows(unread, framework)) for name, unread in others)


def _likely(rows: Sequence[TableRow], framework: Framework) -> tuple[int, bool, int]:
    """Return a sort key for sheets: the number of known rows, or else the length."""
    known = known_rows(rows, framework)
    if known:
        return known, True, 0
    return 0, False, len(rows)


def known_rows(rows: Sequence[TableRow], framework: Framework) -> int:
    """Return the number of rows with the name of a row of the framework in one of their cells."""
    texts = ([cell for cell in row.cells if any(map(str.isalpha, cell))] for row in rows)
    return sum(any(is_row_name(framework, one_line(text)) for text in row) for row in texts)
