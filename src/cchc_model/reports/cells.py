"""The value of a table cell with its status, and its place in the source."""

from enum import StrEnum

from attrs import frozen

from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.notation import Number
from cchc_model.vietnamese.text import Bilingual, Lang


class Status(StrEnum):
    """The state of a value in the source. Blank, nil, not applicable, absent and 0 are five different things."""

    REPORTED = "reported"
    """Status of an entry with a value."""
    BLANK = "blank"
    """Status of an empty cell."""
    NIL = "nil"
    """Status of a cell with a mark such as `-` or `…` in place of a number."""
    NOT_APPLICABLE = "not_applicable"
    """Status of a cell with an answer such as `Không áp dụng` or `KPS`: the indicator does not concern the office."""
    DAMAGED = "damaged"
    """Status of a cell with a text from which no value can be read with certainty."""
    ABSENT = "absent"
    """Status of a row that the source does not contain."""

    @property
    def label(self) -> Bilingual:
        """The name of the status, in both languages."""
        return _STATUS_LABELS[self]


_STATUS_LABELS = {
    Status.REPORTED: Bilingual("có số liệu", "reported"),
    Status.BLANK: Bilingual("để trống", "blank"),
    Status.NIL: Bilingual("ghi dấu “-”", "nil"),
    Status.NOT_APPLICABLE: Bilingual("không áp dụng", "not applicable"),
    Status.DAMAGED: Bilingual("không đọc được", "damaged"),
    Status.ABSENT: Bilingual("không có dòng", "absent"),
}


class Understanding(StrEnum):
    """An interpretation that the reading of a cell needed beyond a plain number or code."""

    UNIT_WORD = "unit_word"
    """The indicator's own unit after the number: `5.627 hồ sơ`."""
    PERCENT_SIGN = "percent_sign"
    """A percent sign after the number: `25,81 %`."""
    LABEL = "label"
    """A label in place of a code: `Có`."""
    NIL_MARK = "nil_mark"
    """A mark in place of a number: `-`."""
    DOT_AS_DECIMAL = "dot_as_decimal"
    """A point in place of the decimal comma of a percentage: `25.81`."""
    GROUPED_PERCENT = "grouped_percent"
    """A thousands separator in a percentage, `5.627`, which may be meant as a decimal comma."""
    NOTE_BEHIND = "note_behind"
    """A note beside the value: `31 (đến ngày 15/3)`, `31*` or `8/31 = 25,81%`."""
    SPACED_GROUPS = "spaced_groups"
    """Spaces in place of the points between thousands: `5 627`."""
    CODE_OUTSIDE_LIST = "code_outside_list"
    """A number in a coded cell that is not one of the codes; the cell is damaged."""


@frozen
class Cell:
    """The value of one cell with its status, its text and its interpretations.

    Attributes:
        status: REPORTED, BLANK, NIL, NOT_APPLICABLE or DAMAGED.
        value: the value, only when the status is REPORTED.
        text: the cell's text on one line, white space around it removed.
        understood: the interpretations that reading needed, if any.
        suggestions: readable texts that may be intended, for a damaged cell or a percentage with a point.
    """

    status: Status
    value: Number | None
    text: str
    understood: tuple[Understanding, ...] = ()
    suggestions: tuple[str, ...] = ()


_ROW = Bilingual("dòng", "row")


@frozen
class Source:
    """A place in a file.

    Attributes:
        file: the file's name, or None for data that came without one.
        table: the table or sheet, as a person would name it.
        row: the row, counted from 1 as the file shows it.
        cell: the column or the cell's address, as a person would name it.

    >>> str(Source(file="annex.txt", row=17))
    'annex.txt, row 17'
    """

    file: str | None = None
    table: str | None = None
    row: int | None = None
    cell: str | None = None

    def label(self, lang: Lang = "vi") -> str:
        """Return the place in one language.

        >>> Source("annex.pdf", "page 1, table 1", 3, "D3 (page 2)").label()
        'annex.pdf, trang 1, bảng 1, dòng 3, D3 (trang 2)'
        """
        row = "" if self.row is None else f"{_ROW[lang]} {self.row}"
        table, cell = (nouns.part_of_file(part or "")[lang] for part in (self.table, self.cell))
        return ", ".join(filter(None, (self.file, table, row, cell)))

    def __str__(self) -> str:
        return self.label("en")
