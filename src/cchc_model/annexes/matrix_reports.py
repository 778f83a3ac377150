"""The rows of a matrix form that are reports, by their own names and by those of the other rows."""

from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from cchc_model.annexes.file_parts import Said, is_beside
from cchc_model.annexes.foreign_captions import Belongs, Reader
from cchc_model.annexes.matrix import Matrix
from cchc_model.annexes.matrix_bodies import matrix_rows
from cchc_model.annexes.matrix_doubles import Doubles, doubles_of, reason_of
from cchc_model.annexes.matrix_judged import Judged
from cchc_model.annexes.matrix_names import NAMELESS, TOTAL, RowKind, read_name
from cchc_model.annexes.matrix_times import time_above
from cchc_model.annexes.part_titles import stated_organisation
from cchc_model.framework.framework import Framework
from cchc_model.framework.severity import Severity
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.vietnamese.text import Bilingual, fold

_NOT_THE_SUM = Bilingual(
    "là tổng số theo tên, nhưng không bằng tổng các dòng ở trên hoặc ở dưới; đề nghị kiểm tra",
    "a total by its name, but not the sum of the rows above or below it; please check",
)
_SUBTOTAL = Bilingual("tiêu đề của các dòng bên dưới", "title of the rows below it")
_NO_SUM = Bilingual(
    "đứng đầu một nhóm dòng nhưng không bằng tổng các dòng bên dưới; đề nghị kiểm tra",
    "it heads a group of rows but does not add them up; please check",
)
_PART = Bilingual("một phần của dòng ở trên", "a part of the row above it")
_NO_PART = Bilingual(
    "ghi như một phần của dòng ở trên nhưng có số lớn hơn; đề nghị kiểm tra",
    "it is written as a part of the row above it but has greater numbers; please check",
)
_AGAIN = Bilingual(
    "tên cơ quan ở dòng khác, thêm chữ; đề nghị chỉ để một dòng đúng cho mỗi cơ quan",
    "the name of another row's organisation with an addition; leave only the right row for each organisation",
)
_OUTSIDE = Bilingual(
    "dòng tổng cộng không tính dòng này; đề nghị kiểm tra, bỏ dòng nếu không phải báo cáo, hoặc sửa dòng tổng",
    "the total leaves this row out; check it, and take it out if it is no report, or correct the total",
)
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
_REPORTS = frozenset((RowKind.BODY, RowKind.FIELD, RowKind.DOUBTFUL, RowKind.OF_FILE))


def judged_rows(tables: Sequence[Matrix], said: Said, framework: Framework) -> tuple[Judged, ...]:
    """Return the rows of a form, each with the reason if it is no report.

    Args:
        tables: the tables of the form.
        said: the organisation and the period of the file, and the organisations that the caller lists.
        framework: the framework that names the columns.
    """
    reader = Reader(said.organisation, framework)
    found = list(_with_periods(list(_named_rows(tables, said)), said.period))
    others = _Others.of(found)
    judged = [_judged(_below_caption(one, reader)) for one in found]
    doubles = doubles_of(judged, framework)
    return tuple(_among(one, at, others, doubles) for at, one in enumerate(judged))


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


def _with_periods(found: Sequence[Judged], own: ReportingPeriod | None) -> Iterator[Judged]:
    """Yield the rows; those of other periods are reports of the file's organisation if all rows are of periods.

    Beside a row of the file's period, only those within it are: the months of a quarter, not the quarter before.
    """
    kinds = {one.name.kind for one in found}
    alone = kinds.isdisjoint(_REPORTS)
    for one in found:
        period = one.name.period if one.name.other else None
        within = own is not None and period is not None and own.start <= period.start and period.end <= own.end
        dated = period is not None and (alone or (within and kinds.isdisjoint(_REPORTS - {RowKind.OF_FILE})))
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


def _judged(one: Judged) -> Judged:
    """Return a row with the reason if its name, or what stands above it, says that it is no report."""
    if one.why is not None:
        return one
    why = one.name.why
    if one.body.time is not None and one.body.time.is_unclear and why is not TOTAL:
        return _no_report(one, _OTHER_TIME, Severity.ERROR)
    if why is NAMELESS:
        return evolve(one, why=why, code=FindingCode.PART_NOT_READ)
    if why is not None:
        return evolve(one, why=why, code=None if why is TOTAL else FindingCode.ROW_IS_NO_REPORT)
    return one


def _among(one: Judged, at: int, others: _Others, doubles: Doubles) -> Judged:
    """Return a row with the reason if the other rows leave it open whose values it has, or have them too."""
    if one.why is TOTAL and at in doubles.amiss:
        return _no_report(one, _NOT_THE_SUM, Severity.WARNING)
    if one.why is not None:
        return one
    added, within = doubles.sums.get(at), doubles.parts.get(at)
    empty = one.body.is_section and at in doubles.empty and one.name.kind is not RowKind.BODY
    told = reason_of(added) if added is not None else _SUBTOTAL if empty else None
    if within and (added is None or not added.exact):
        return _no_report(one, _PART, None)
    if told is not None:
        return _no_report(one, told, None if added is None or added.exact else Severity.ERROR)
    if one.name.kind is RowKind.BODY:
        return one
    wrong = _AGAIN if at in doubles.again else _NO_SUM if one.body.is_section else None if within is None else _NO_PART
    wrong = wrong or (_OUTSIDE if at in doubles.outside else None)
    return _without_body(one, others) if wrong is None else _no_report(one, wrong, Severity.ERROR)


def _no_report(one: Judged, why: Bilingual, severity: Severity | None) -> Judged:
    return evolve(one, why=why, code=FindingCode.ROW_IS_NO_REPORT, severity=severity)


def _without_body(one: Judged, others: _Others) -> Judged:
    """Return a row that names no organisation, with the reason if the other rows leave it open whose values it has."""
    kind = one.name.kind
    if others.titles[one.table, fold(one.title)] > 1:
        return _no_report(one, _REPEATED, Severity.WARNING if others.of_bodies else Severity.ERROR)
    unlisted = not one.is_listed(otherwise=not others.of_bodies)
    of_several = others.of_bodies or others.of_fields or others.times[one.table, one.name.period] > 1
    if (kind is RowKind.DOUBTFUL and unlisted) or (kind is RowKind.OF_FILE and of_several):
        return _no_report(one, _UNCLEAR, Severity.WARNING)
    if unlisted and others.of_bodies:
        return _no_report(one, _UNCLEAR, Severity.WARNING if one.is_nil else Severity.ERROR)
    return one
