"""The rows of a matrix form that are reports, by their own names and by those of the other rows."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from cchc_model.annexes.file_parts import Said, is_beside
from cchc_model.annexes.foreign_captions import Belongs, Reader
from cchc_model.annexes.matrix import Matrix
from cchc_model.annexes.matrix_bodies import MatrixRow, matrix_rows
from cchc_model.annexes.matrix_names import NAMELESS, TOTAL, RowKind, RowName, read_name
from cchc_model.annexes.matrix_numbers import is_marker
from cchc_model.annexes.matrix_times import time_above
from cchc_model.annexes.part_titles import heads_fields, stated_organisation
from cchc_model.framework.framework import Framework
from cchc_model.framework.severity import Severity
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.layout import PATH
from cchc_model.vietnamese.text import Bilingual, fold

_SUBTOTAL = Bilingual("tổng của các dòng bên dưới", "total of the rows below it")
_REPEATED = Bilingual(
    "nhiều dòng cùng tên này, nên không phải tên cơ quan; nếu là báo cáo, đề nghị sửa tên",
    "several rows have this name, so it is not an organisation; if they are reports, correct the names",
)
_UNCLEAR = Bilingual(
    "không rõ là tên cơ quan; nếu là cơ quan, đề nghị ghi vào danh sách --expected (trong Python: organisations)",
    "it is not clear that this names an organisation; if it does, list it with --expected (in Python: organisations)",
)
_OTHER_TIME = Bilingual(
    "dòng ghi thời gian ở trên không phải kỳ của tệp; đề nghị tách ra tệp riêng, hoặc ghi rõ kỳ, như “Tháng 5 năm "
    "2022”",
    "the time above it is not the period of the file; put it into a file of its own, or state the period, such as "
    "“Tháng 5 năm 2022”",
)
_OF_OTHERS = Bilingual(
    "dòng ở trên nêu cơ quan hoặc phạm vi khác; đề nghị ghi cơ quan ở từng dòng, hoặc tách ra tệp riêng",
    "the text above it names another organisation or scope; name the organisation in each row, or put the rows into a "
    "file of their own",
)
_NESTED = re.compile(r"\d\.\d")
_REPORTS = frozenset((RowKind.BODY, RowKind.FIELD, RowKind.DOUBTFUL, RowKind.OF_FILE))


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
    def is_evident(self) -> bool:
        """True if the name is evidence of whose the values are."""
        if self.doubtful:
            return False
        if self.name.kind is not RowKind.FIELD:
            return self.name.kind in (RowKind.BODY, RowKind.OF_FILE)
        return self.matrix.of_fields or heads_fields(self.title)

    def is_listed(self, *, otherwise: bool) -> bool:
        """Return whether it has an ordinal, which `1.2` is not; `otherwise` if no row of its table has one."""
        ordinal = self.matrix.ordinal_of(self.body.row)
        if is_marker(ordinal):
            return _NESTED.search(ordinal) is None
        return otherwise and not any(is_marker(self.matrix.ordinal_of(row)) for row in self.matrix.body)


def judged_rows(tables: Sequence[Matrix], said: Said, framework: Framework) -> tuple[Judged, ...]:
    """Return the rows of a form, each with the reason if it is no report.

    Args:
        tables: the tables of the form.
        said: the organisation and the period of the file, and the organisations that the caller lists.
        framework: the framework that names the columns.
    """
    reader = Reader(said.organisation, framework)
    found = list(_with_periods(list(_named_rows(tables, said))))
    others = _Others.of(found)
    return tuple(_judged(_below_caption(one, reader), others) for one in found)


def _named_rows(tables: Sequence[Matrix], said: Said) -> Iterator[Judged]:
    """Yield the rows with the content of their names; a caption of a time holds up to the next, in whatever table."""
    time = None
    for number, matrix in enumerate(tables):
        time = (time_above(matrix.above, said.period) if number else None) or time
        for body in matrix_rows(matrix, said.period, time):
            time = body.time
            own = None if time is None else time.period
            name = read_name(matrix, body.row, body.sections, said if own is None else evolve(said, period=own))
            yield Judged(number, matrix, body, evolve(name, period=name.period or own))


def _with_periods(found: Sequence[Judged]) -> Iterator[Judged]:
    """Yield the rows; those of other periods are reports of the file's organisation if no row is another report."""
    alone = not any(one.name.kind in _REPORTS for one in found)
    for one in found:
        dated = alone and one.name.other and one.name.period is not None
        yield evolve(one, name=evolve(one.name, kind=RowKind.OF_FILE, why=None)) if dated else one


def _below_caption(one: Judged, reader: Reader) -> Judged:
    """Return a row with the evidence of its sections that values without an organisation are of another body."""
    if one.name.kind not in (RowKind.FIELD, RowKind.DOUBTFUL, RowKind.OF_FILE):
        return one
    bodies = [stated_organisation(text) for text in one.body.sections]
    captions = [text for text, body in zip(one.body.sections, bodies, strict=True) if body is None]
    belongs = max(map(reader.judge, captions), default=Belongs.NOT)
    beside = reader.own is not None and any(body and is_beside(body, reader.own) for body in bodies)
    if belongs is Belongs.CERTAINLY or beside:
        return evolve(one, why=_OF_OTHERS, code=FindingCode.ROW_IS_NO_REPORT, severity=Severity.ERROR)
    doubtful = belongs is Belongs.MAYBE and not any(map(str.isupper, captions))  # fields are headed in capitals
    return evolve(one, doubtful=True) if doubtful else one


@frozen
class _Others:
    """The content of all rows of a form.

    Attributes:
        titles: the number of rows of each title in each table.
        times: the number of rows of each period in each table that have values of the file's organisation.
        of_bodies: True if a row names an organisation.
        of_fields: True if a row has another name.
    """

    titles: Counter[tuple[int, str]]
    times: Counter[tuple[int, object]]
    of_bodies: bool
    of_fields: bool

    @classmethod
    def of(cls, found: Sequence[Judged]) -> "_Others":
        kinds = {one.name.kind for one in found}
        return cls(
            Counter((one.table, fold(one.title)) for one in found),
            Counter((one.table, one.name.period) for one in found if one.name.kind is RowKind.OF_FILE),
            RowKind.BODY in kinds,
            not kinds.isdisjoint((RowKind.FIELD, RowKind.DOUBTFUL)),
        )


def _judged(one: Judged, others: _Others) -> Judged:
    """Return a row with the reason if it is no report."""
    if one.why is not None:
        return one
    why = one.name.why
    if one.body.time is not None and one.body.time.is_unclear and why is not TOTAL:
        return evolve(one, why=_OTHER_TIME, code=FindingCode.ROW_IS_NO_REPORT, severity=Severity.ERROR)
    if why is NAMELESS:
        return evolve(one, why=why, code=FindingCode.PART_NOT_READ)
    if why is not None:
        return evolve(one, why=why, code=None if why is TOTAL else FindingCode.ROW_IS_NO_REPORT)
    if one.name.kind is not RowKind.BODY and one.body.is_section:
        return evolve(one, why=_SUBTOTAL)
    return one if one.name.kind is RowKind.BODY else _without_body(one, others)


def _without_body(one: Judged, others: _Others) -> Judged:
    """Return a row that names no organisation, with the reason if the other rows leave it open whose values it has."""
    code, kind = FindingCode.ROW_IS_NO_REPORT, one.name.kind
    if others.titles[one.table, fold(one.title)] > 1:
        severity = Severity.WARNING if others.of_bodies else Severity.ERROR
        return evolve(one, why=_REPEATED, code=code, severity=severity)
    unclear = kind is RowKind.DOUBTFUL and not one.is_listed(otherwise=not others.of_bodies)
    of_several = others.of_bodies or others.of_fields or others.times[one.table, one.name.period] > 1
    if unclear or (kind is RowKind.OF_FILE and of_several):
        return evolve(one, why=_UNCLEAR, code=code, severity=Severity.WARNING)
    return one
