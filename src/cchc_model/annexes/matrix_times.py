"""Captions of a time within a matrix form, such as `Tháng 5 năm 2022` above rows that have values of that month."""

from collections.abc import Sequence

from attrs import frozen

from cchc_model.annexes.aside_roles import ASIDE
from cchc_model.annexes.clean_rows import CleanRow
from cchc_model.annexes.file_parts import facts_above
from cchc_model.annexes.matrix import Matrix
from cchc_model.annexes.matrix_names import is_timed, period_of
from cchc_model.annexes.matrix_numbers import is_marker
from cchc_model.annexes.other_reports import is_own_time
from cchc_model.annexes.part_titles import stated_organisation
from cchc_model.annexes.reporters import cites
from cchc_model.annexes.titles import meaning, names_another, parts_of_year
from cchc_model.reports.body_words import begins_title
from cchc_model.reports.periods import ReportingPeriod


@frozen
class CaptionTime:
    """The time that a caption states for the rows below it.

    Attributes:
        row: the caption.
        text: its text; an empty one if the rows below it are those of the file's period.
        period: the period; None if it is not clear which, or if a report of it may have what that of the file has.
    """

    row: CleanRow
    text: str = ""
    period: ReportingPeriod | None = None

    @property
    def titles(self) -> tuple[str, ...]:
        """The text as the first of the titles of the rows below it."""
        return (self.text,) if self.text else ()

    @property
    def is_unclear(self) -> bool:
        """True if the rows below it are of another time, and not clearly the reports of a period."""
        return bool(self.text) and self.period is None


def time_above(rows: Sequence[CleanRow], own: ReportingPeriod | None) -> CaptionTime | None:
    """Return the time of the last caption among rows outside a table; None if none states one.

    Args:
        rows: the rows.
        own: the period of the file, if known.
    """
    found = [time for row in rows if (time := _of_row(row, _text(row), own)) is not None]
    return found[-1] if found else None


def time_of(matrix: Matrix, at: int, own: ReportingPeriod | None) -> CaptionTime | None:
    """Return the time of a row that is a caption above rows with values; None for any other row.

    Args:
        matrix: the form.
        at: the place of the row.
        own: the period of the file, if known.
    """
    row = matrix.body[at]
    if len(row.filled) != 1 or is_marker(_text(row)) or stated_organisation(_text(row)) is not None:
        return None
    below = next((other for other in matrix.body[at + 1 :] if matrix.numbers_of(other)), None)
    if below is None or matrix.repeats_header(row) or is_timed(matrix.name_of(below)):
        return None
    return _of_row(row, _text(row), own)


def _text(row: CleanRow) -> str:
    return " ".join(row.cells[at] for at in row.filled)


def _of_row(row: CleanRow, text: str, own: ReportingPeriod | None) -> CaptionTime | None:
    """Return the time that a text states; None for one without a time, or of a plan, a comparison and the like."""
    facts = facts_above([row])
    same = is_own_time(text, facts, own)
    parts = parts_of_year(text)
    if (
        same is None
        and begins_title(text)
        and not cites(text)
        and any(names_another(one, own) for one in (text, *parts))
    ):
        return CaptionTime(row, text)
    if same is None or not meaning(text).roles.isdisjoint(ASIDE):
        return None
    period = (facts.period or period_of(text, own)) if len(parts) <= 1 else None
    if same or (own is not None and period == own):
        return CaptionTime(row)
    return CaptionTime(row, text, period if period is not None and _is_beside(period, own) else None)


def _is_beside(period: ReportingPeriod, own: ReportingPeriod | None) -> bool:
    """Return whether a period is as long as that of the file, or within it, as the months of a quarter are."""
    return own is None or period.kind is own.kind or (own.start <= period.start and period.end <= own.end)
