"""The column of units that no title names, by its content: the units that the names beside it state."""

from collections.abc import Iterator, Mapping, Sequence

from cchc_model.annexes.row_index import row_index
from cchc_model.annexes.tables import SourceLine, column_letter
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import meaning
from cchc_model.drafting.legends import legend_of, yes_or_no
from cchc_model.drafting.unit_words import may_have_decimals, read_unit
from cchc_model.drafting.words import without_count
from cchc_model.framework.measures import PERCENT
from cchc_model.indicators import SOC_TRANG_DISTRICT
from cchc_model.reports.cell_reading import holds_number
from cchc_model.reports.cells import Source
from cchc_model.vietnamese.text import fold

_LONGEST_UNIT = 40
_FEWEST_UNITS = 4
_PERHAPS_UNIT = fold("Đơn vị")
_NO_UNITS = frozenset((Role.NOTE, Role.CODE, Role.AGENCY, Role.LINK, Role.DIMENSION, Role.ORDINAL))
"""The roles of columns whose texts are no units."""


def unit_column(lines: Sequence[SourceLine]) -> str | None:
    """Return the letter of the column whose short texts are units; None unless there is just one.

    They are units if the names beside them count what they state, as `Hồ sơ` beside `Số hồ sơ đã giải quyết`, if
    they are known as units, or if they repeat. The title `Đơn vị` alone may head units or offices, so that it needs
    less of such evidence, and some.
    """
    columns = {letter: cells for letter, cells in _cells(lines).items() if _may_be_units(cells)}
    titled = {_letter(cell) for line in lines for one, _, cell in line.unread if fold(one.title) == _PERHAPS_UNIT}
    others = {_letter(cell) for line in lines for one, _, cell in line.unread if meaning(one.title).roles & _NO_UNITS}
    others |= {_letter(cell) for line in lines for cell in _left_of_names(line)}  # groups, which begin names too
    known = {letter: _known(cells) for letter, cells in columns.items() if letter not in others}
    repeating = {letter: _repeat(cells, titled=letter in titled) for letter, cells in columns.items()}
    for found in (
        [letter for letter in columns if letter in titled and (known.get(letter) or repeating[letter])],
        [letter for letter, count in known.items() if 2 * count >= len(columns[letter])],
        [letter for letter, repeats in repeating.items() if repeats],
    ):
        if found:
            return found[0] if len(found) == 1 else None
    return None


def perhaps_units(lines: Sequence[SourceLine]) -> str:
    """Return the title of the first column right of the names whose short texts may be units; else an empty text.

    Nothing shows that they are units.
    """
    letters = {letter for letter, cells in _cells(lines).items() if _may_be_units(cells)}
    cells = ((one.title, cell) for line in lines for one, _, cell in line.unread if cell not in _left_of_names(line))
    titles = (title for title, cell in cells if _letter(cell) in letters)
    return next((title for title in titles if title and not meaning(title).roles & _NO_UNITS), "")


def columns_beside(lines: Sequence[SourceLine]) -> Mapping[str, list[str]]:
    """Return the texts of the columns that were not recognised, by letter."""
    return {letter: [text for text, _ in cells] for letter, cells in _cells(lines).items()}


def texts_beside(line: SourceLine) -> Mapping[str, str]:
    """Return the texts of a line outside the columns that were recognised, by the letter of the column."""
    texts = [*line.extra, *((text, cell) for _, text, cell in line.unread)]
    return {_letter(cell): text for text, cell in texts}


def _cells(lines: Sequence[SourceLine]) -> Mapping[str, list[tuple[str, str]]]:
    """Return the texts of the columns that were not recognised with the names beside them, by letter."""
    columns: dict[str, list[tuple[str, str]]] = {}
    for line in lines:
        for letter, text in texts_beside(line).items():
            columns.setdefault(letter, []).append((text, line.name))
    return columns


def _may_be_units(cells: Sequence[tuple[str, str]]) -> bool:
    return not any(len(text) > _LONGEST_UNIT or holds_number(text) for text, _ in cells)


def _known(cells: Sequence[tuple[str, str]]) -> int:
    """Return the number of cells whose text is a unit by itself, or by a name beside it somewhere in the column."""
    units = set(_units(cells))
    return sum(fold(text) in units for text, _ in cells)


def _units(cells: Sequence[tuple[str, str]]) -> Iterator[str]:
    is_unit = row_index(SOC_TRANG_DISTRICT).is_unit
    for text, name in cells:
        unit, counted = read_unit(text).text, without_count(name)
        codes = PERCENT.matches(unit) or legend_of(unit) or yes_or_no(unit)
        if codes or may_have_decimals(unit) or is_unit(unit) or f"{counted} ".startswith(f"{fold(unit)} "):
            yield fold(text)


def _left_of_names(line: SourceLine) -> list[Source]:
    """Return the cells of a line outside the columns that were recognised that are left of its name."""
    names = "" if line.columns.name is None else column_letter(line.columns.name)
    cells = [*(cell for _, cell in line.extra), *(cell for _, _, cell in line.unread)]
    return [cell for cell in cells if (len(_letter(cell)), _letter(cell)) <= (len(names), names)]


def _repeat(cells: Sequence[tuple[str, str]], *, titled: bool) -> bool:
    """Return whether texts repeat as units do."""
    different = len({fold(text) for text, _ in cells})
    enough = different < len(cells) if titled else 2 * different <= len(cells)
    return len(cells) >= _FEWEST_UNITS and enough


def _letter(cell: Source) -> str:
    return (cell.cell or "").rstrip("0123456789")
