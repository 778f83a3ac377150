"""What the reader of values tells about a workbook, as far as it is used."""

from collections.abc import Mapping, Sequence
from typing import Protocol

Colour = tuple[int, int, int] | None


class Font(Protocol):
    """A font."""

    weight: int
    struck_out: int
    escapement: int
    colour_index: int


class Alignment(Protocol):
    """The alignment of a cell."""

    indent_level: int


class Background(Protocol):
    """The background of a cell."""

    fill_pattern: int
    pattern_colour_index: int


class CellStyle(Protocol):
    """The format of cells, with the numbers of its font and of its number format."""

    font_index: int
    format_key: int

    @property
    def alignment(self) -> Alignment:
        """The alignment."""

    @property
    def background(self) -> Background:
        """The background."""


class NumberCode(Protocol):
    """A number format that the workbook spells out."""

    format_key: int
    format_str: str


class RowInfo(Protocol):
    """The look of a row; its height is in twentieths of a point."""

    hidden: int
    height: int | None
    has_default_height: int | None


class ColumnInfo(Protocol):
    """The look of a column; its width is in parts of 256 of a character."""

    hidden: int
    width: int


class CellNote(Protocol):
    """A note of a cell."""

    author: str
    text: str


class Sheet(Protocol):
    """A sheet."""

    name: str
    nrows: int
    visibility: int
    default_row_hidden: int
    default_row_height: int | None
    show_formulas: int
    show_zero_values: int

    @property
    def rowinfo_map(self) -> Mapping[int, RowInfo]:
        """The rows that have a look of their own."""

    @property
    def colinfo_map(self) -> Mapping[int, ColumnInfo]:
        """The columns that have a look of their own."""

    @property
    def cell_note_map(self) -> Mapping[tuple[int, int], CellNote]:
        """The notes, by row and column."""

    @property
    def rich_text_runlist_map(self) -> Mapping[tuple[int, int], Sequence[tuple[int, int]]]:
        """The first characters and the fonts of the pieces of texts, by row and column."""

    def row_types(self, rowx: int) -> Sequence[int]:
        """Return the kinds of the cells of a row."""

    def row_values(self, rowx: int) -> Sequence[object]:
        """Return the values of the cells of a row."""

    def cell_xf_index(self, rowx: int, colx: int) -> int:
        """Return the number of the format of a cell."""


class Book(Protocol):
    """A workbook."""

    biff_version: int
    datemode: int
    nsheets: int

    @property
    def xf_list(self) -> Sequence[CellStyle]:
        """The formats of cells, by number."""

    @property
    def font_list(self) -> Sequence[Font]:
        """The fonts, by number."""

    @property
    def format_list(self) -> Sequence[NumberCode]:
        """The number formats that the workbook spells out."""

    @property
    def colour_map(self) -> Mapping[int, Colour]:
        """The colours, by number."""

    def sheet_names(self) -> Sequence[str]:
        """Return the names of the sheets."""

    def sheet_by_index(self, sheetx: int) -> Sheet:
        """Return a sheet."""

    def unload_sheet(self, sheet_name_or_index: int) -> None:
        """Drop a sheet."""
