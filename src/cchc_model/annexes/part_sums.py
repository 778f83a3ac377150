"""Columns and sheets that add up the other reports of a file: they would count twice.

What such a column or sheet is called does not matter. The evidence is the same as for the rows of a matrix form.
"""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from cchc_model.annexes.body_ranks import rank_of
from cchc_model.annexes.file_parts import FilePart, UnreadPart
from cchc_model.annexes.matrix_sums import FEWEST, Line, Place, Sum, added, compared, evidence, is_report, sums_of
from cchc_model.annexes.tables import TableRow
from cchc_model.framework.severity import Severity
from cchc_model.reports.cells import Status
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.report import Report
from cchc_model.vietnamese.notation import Number
from cchc_model.vietnamese.text import Bilingual, quoted_list

_FROM_ALL, _FROM_SOME = 6, 14
"""The binary digits that must agree: of the sum of all others, and of some others or of a report like the others."""
_HIGHEST = 4
"""The rank of the organisation of the file, above that of a province."""
_ADDS_UP = Bilingual("bằng đúng tổng của {others}", "it adds up {others}")
_LIKE_THEM = Bilingual(
    "bằng đúng tổng của {others}, nhưng tên là của cơ quan cùng cấp; đề nghị sửa số, hoặc ghi lại tên nếu là tổng",
    "it adds up {others}, but its name is of an organisation like them; correct the numbers, or the name if it is a "
    "total",
)
_NEARLY = Bilingual(
    "gần bằng tổng của {others}, nhưng có số không khớp; đề nghị sửa số, hoặc ghi tên là “Tổng số” nếu là tổng",
    "it nearly adds up {others}, but a number differs; correct the numbers, or name it “Tổng số” if it is a total",
)
_MAYBE = Bilingual(
    "có thể là tổng của {others}; nếu là tổng, đề nghị ghi tên là “Tổng số”; nếu là báo cáo, đề nghị tách ra tệp riêng",
    "it may add up {others}; if it is a total, name it “Tổng số”; if it is a report, put it into a file of its own",
)


@frozen
class ReadPart:
    """A column or sheet with the report that is read from it.

    Attributes:
        part: the column or sheet.
        report: the report.
        unread: the column or sheet as one that is no report, because nothing names its organisation; None for a report.
    """

    part: FilePart
    report: Report
    unread: UnreadPart | None = None


def without_sums(
    read: Sequence[ReadPart], unread: Sequence[UnreadPart], maybe: Iterable[ReadPart], own: Organisation | None
) -> tuple[list[ReadPart], tuple[UnreadPart, ...]]:
    """Return the reports of a file that add up no others, and all columns or sheets that are no reports.

    Args:
        read: the reports.
        unread: the columns or sheets that are none.
        maybe: those of them that are none only because of their names, as they would be read.
        own: the organisation of the file, which is above the others.
    """
    every = sorted((*read, *maybe), key=lambda one: one.part.order)
    sums = _sums(every, own)
    told = {id(every[at].unread): one for at, one in sums.items() if every[at].unread is not None}
    gone = {id(every[at].part): one for at, one in sums.items() if every[at].unread is None}
    titles = {one.title for one in (*told.values(), *gone.values())}
    lost = [told.get(id(one), one) for part in read for one in part.part.lost]
    first, *others = [_without(one, titles) for one in read if id(one.part) not in gone]
    first = evolve(first, part=evolve(first.part, lost=(*lost, *gone.values())))
    return [first, *others], (*(told.get(id(one), one) for one in unread), *gone.values())


def _without(one: ReadPart, titles: Collection[str]) -> ReadPart:
    """Return a report without what is told of titles that are none, and without what is lost beside it."""
    part = evolve(one.part, over=tuple(title for title in one.part.over if title not in titles), lost=())
    aside = {(FindingCode.COLUMN_NOT_READ, title) for title in titles}
    told = [found for found in one.report.findings if (found.code, found.text) not in aside]
    return evolve(one, part=part, report=evolve(one.report, findings=tuple(told)))


def _sums(read: Sequence[ReadPart], own: Organisation | None) -> Mapping[int, UnreadPart]:
    """Return the columns or sheets that add up others, each with the reason, by their places."""
    lines = list(_lines(read, own))
    found = {at: one for at, one in sums_of(lines).items() if _is_certain(lines[at], one)}
    for at in range(len(lines)):
        known = found.get(at)
        made = None if known is not None and known.exact else _of_all(lines, at, found)
        if made is not None and (known is None or made.exact):
            found[at] = made
    return {
        at: _no_report(read[at], lines[at], one, lines)
        for at, one in sorted(found.items())
        if read[at].unread is None or one.exact
    }


def _lines(read: Sequence[ReadPart], own: Organisation | None) -> Iterator[Line]:
    """Yield the reports as sums see them; those of one period are a group."""
    bodies = [one.report.organisation for one in read]
    whole = [own is not None and body is not None and body.known_as == own.known_as for body in bodies]
    ranks = [_HIGHEST if of_file else rank_of(body) for body, of_file in zip(bodies, whole, strict=True)]
    lowest = min((rank for rank in ranks if 0 < rank < _HIGHEST), default=0)
    for one, rank in zip(read, ranks, strict=True):
        counts = dict(_counts(one.report))
        place = Place.SUM if one.unread else Place.REPORT if rank > (lowest or _HIGHEST - 1) else Place.EITHER
        place = place if any(value != 0 for value in counts.values()) else Place.ASIDE
        yield Line(
            TableRow((one.part.title,), one.part.source), one.report.period, counts, place, rank, least=_FROM_SOME
        )


def _counts(report: Report) -> Iterator[tuple[tuple[str, ...], Number | None]]:
    """Yield the counts of a report that add up over organisations, 0 for one without a value."""
    for key, indicator in report.framework.indicators.items():
        if indicator.adds_up:
            entry = report.entries[key]
            yield (key,), None if entry.status is Status.DAMAGED else entry.value or 0


def _is_certain(one: Line, found: Sum) -> bool:
    """Return whether a sum is one of several reports, which for an organisation above them takes less evidence."""
    return len(found.run) >= FEWEST and (one.place is not Place.REPORT or _differ(one, found.run))


def _differ(one: Line, run: Sequence[Line]) -> bool:
    """Return whether two different counts are those of a sum, or a large one."""
    total = added({}, run)
    same = {value for key in one.filled if (value := one.counts[key]) is not None and value == total.get(key)}
    return len(same) >= FEWEST or evidence(one, total) >= _FROM_ALL + math.log2(len(run))


def _of_all(lines: Sequence[Line], at: int, found: Mapping[int, Sum]) -> Sum | None:
    """Return all other reports of a period, or those of the lowest level, if a report is their sum.

    Another total among them, as of a department beside that of its province, has another level.
    """
    one, above = lines[at], lines[at].place is Place.REPORT
    others = [
        other
        for place, other in enumerate(lines)
        if place != at and is_report(lines, place, at, found) and (not above or other.rank < one.rank)
    ]
    lowest = min((other.rank for other in others if other.rank), default=0)
    runs = (others, [other for other in others if other.rank == lowest])
    sums = [made for run in runs if (made := _made(one, run)) is not None]
    return next((made for made in sums if made.exact), next(iter(sums), None))


def _made(one: Line, run: Sequence[Line]) -> Sum | None:
    """Return reports that another adds up, perhaps not quite."""
    if one.place is Place.ASIDE or len(run) < FEWEST:
        return None
    alike = one.place is Place.EITHER and any(other.rank == one.rank for other in run)
    total = added({}, run)
    same, unlike = compared(one, total)
    strong = evidence(one, total) >= (_FROM_SOME if alike else _FROM_ALL) + math.log2(len(run))
    fits = not unlike and same >= FEWEST and (strong or (not alike and _differ(one, run)))
    if not fits and (not strong or same < unlike):
        return None
    return Sum(tuple(run), exact=fits and (strong or one.place is Place.REPORT), differs=unlike > 0)


def _no_report(one: ReadPart, line: Line, found: Sum, lines: Sequence[Line]) -> UnreadPart:
    """Return a column or sheet that adds up others, as one that is no report."""
    ranks = {other.rank for other in found.run}
    alike = one.unread is None and (max(ranks) >= line.rank if line.rank else ranks == {0})
    told = _NEARLY if found.differs else _MAYBE if not found.exact else _LIKE_THEM if alike else _ADDS_UP
    run = {id(other) for other in found.run}
    why = told.filled(others=quoted_list(other.row.cells[0] for other in lines if id(other) in run))
    severity = None if told is _ADDS_UP else Severity.ERROR
    code = FindingCode.PART_IS_NO_REPORT
    if one.unread is not None:
        return evolve(one.unread, reason=why, code=code, severity=severity)
    numbers = sum(entry.value is not None for entry in one.report.entries.values())
    return UnreadPart(one.part.title, why, numbers, one.part.source, code, severity)
