"""A row of a matrix form, and whether it is a report."""

import re

from attrs import frozen

from cchc_model.annexes.matrix import Matrix
from cchc_model.annexes.matrix_bodies import MatrixRow
from cchc_model.annexes.matrix_names import RowKind, RowName
from cchc_model.annexes.matrix_numbers import is_marker
from cchc_model.annexes.part_titles import heads_fields
from cchc_model.framework.severity import Severity
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.layout import PATH
from cchc_model.vietnamese.text import Bilingual

_NESTED = re.compile(r"\d\.\d")


@frozen
class Judged:
    """A row of a form, and whether it is a report.

    Attributes:
        table: the place of its table.
        matrix: its table.
        body: the row.
        name: the content of its name.
        why: the reason why it is no report; None for one that is.
        code: the kind of the finding of one that is none; None for no finding.
        severity: the severity of that finding.
        doubtful: True if a caption above it may name another organisation.
    """

    table: int
    matrix: Matrix
    body: MatrixRow
    name: RowName
    why: Bilingual | None = None
    code: FindingCode | None = None
    severity: Severity | None = None
    doubtful: bool = False

    @property
    def title(self) -> str:
        """The name of the row behind those of its sections."""
        return PATH.join((*self.body.titles, self.matrix.name_of(self.body.row)))

    @property
    def left_out(self) -> bool:
        """True if its name, or what stands above it, says that it is no report."""
        time = self.body.time
        return self.why is not None or self.name.why is not None or (time is not None and time.is_unclear)

    @property
    def is_nil(self) -> bool:
        """True if none of its values has another digit than 0, so that no sum lacks anything without it."""
        cells = self.body.row.cells
        values = (cells[one.place] for one in self.matrix.columns if one.place < len(cells) and not one.is_note)
        return not any(char.isdigit() and char != "0" for text in values for char in text)

    @property
    def is_evident(self) -> bool:
        """True if the name is evidence of whose the values are."""
        if self.doubtful:
            return False
        if self.name.kind is not RowKind.FIELD:
            return self.name.kind in (RowKind.BODY, RowKind.OF_FILE)
        return (self.matrix.of_fields or heads_fields(self.title)) and self.is_listed(otherwise=True)

    def is_listed(self, *, otherwise: bool) -> bool:
        """Return whether it has an ordinal, which `1.2` is not; `otherwise` if no row of its table has one."""
        ordinal = self.matrix.ordinal_of(self.body.row)
        if is_marker(ordinal):
            return _NESTED.search(ordinal) is None
        return otherwise and not any(is_marker(self.matrix.ordinal_of(row)) for row in self.matrix.body)
