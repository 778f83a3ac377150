"""The choice of the value column among the columns that are not names, units, ordinals or notes."""

from collections.abc import Callable, Mapping, Sequence

from attrs import evolve, frozen

from cchc_model.annexes.candidates import UNKNOWN, Candidate, bare_title, candidates_of, has_series, may_have_values
from cchc_model.annexes.column_content import ColumnContent
from cchc_model.annexes.column_refusals import (
    NO_OTHER,
    NONE,
    NOT_ON_FORM,
    NOT_THERE,
    OTHER_FORM,
    SEVERAL,
    listed,
    refused,
)
from cchc_model.annexes.contenders import (
    contends,
    hardly_has_values,
    has_others,
    is_rival,
    may_be_of_unknown_period,
    stands_beside,
)
from cchc_model.annexes.divided import is_divided
from cchc_model.annexes.group_totals import with_totals_of_groups
from cchc_model.annexes.part_titles import is_total
from cchc_model.annexes.rivals import ONE_LEFT, SUM_LEFT, TOTAL_BELOW, column_of_commune, may_be_alone
from cchc_model.annexes.sums import may_be_total, of_whole_period, sum_of_others, without_other_totals
from cchc_model.annexes.tables import column_letter
from cchc_model.annexes.title_words import EXCLUDED, Role
from cchc_model.annexes.titles import meaning
from cchc_model.annexes.versions import versions
from cchc_model.errors import ReadError
from cchc_model.framework.form_columns import FormColumns
from cchc_model.reports.layout import PATH, Layout
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.vietnamese.text import Bilingual, fold, shortened

_LETTERS = 3
_BY_LAYOUT = Bilingual("theo biểu mẫu đã chọn bằng layout", "chosen with layout")
_BY_FORM = Bilingual("theo cột số liệu ghi trong khung chỉ tiêu", "the value column of the framework's form")
_BY_CALLER = Bilingual(
    "theo lựa chọn bằng --column (trong Python: value_column)", "chosen with --column (in Python: value_column)"
)
_BY_PERIOD = Bilingual("tiêu đề nêu kỳ báo cáo", "its title names the reporting period")
_BY_TITLE = Bilingual("tiêu đề nêu số liệu", "its title names values")
_BY_TOTAL = Bilingual("tiêu đề nêu tổng số", "its title names a total")
_BY_SUM = Bilingual("bằng tổng các cột khác ở mọi dòng", "the sum of the other columns in every row")
_BY_PART = Bilingual(
    "tiêu đề nêu cơ quan hoặc kỳ của báo cáo", "its titles name the organisation or the period of the report"
)


def _nobody() -> None:
    """Return no organisation."""


@frozen
class ColumnOfPart:
    """The value column of one of several reports in a table.

    Attributes:
        paths: the titles above it, in each table that has it.
        corrections: the titles above the columns of its corrected values.
        understood: the titles above the columns that other reports are read from, or that have totals.
    """

    paths: frozenset[tuple[str, ...]]
    corrections: frozenset[tuple[str, ...]] = frozenset()
    understood: frozenset[tuple[str, ...]] = frozenset()


@frozen
class ColumnChoice:
    """The choice of the caller.

    Attributes:
        source: the name of the source in errors.
        wanted: the title, the path of titles or the letter of the value column, the layout of an annex on the
            same form, or the column of one of several reports; None if the titles decide.
        form: the columns of the framework's form, which are matched first if the caller chose none.
        hidden: the letters of hidden columns, each with its sheet, which a refusal offers last.
        reporter: a function that returns the reporting organisation, if known. Few tables need it.
    """

    source: str
    wanted: str | Layout | ColumnOfPart | None = None
    form: FormColumns | None = None
    hidden: frozenset[tuple[str | None, int | str]] = frozenset()
    reporter: Callable[[], Organisation | None] = _nobody

    def within(self, area: range, width: int) -> "ColumnChoice":
        """Return the choice for one of several tables side by side, without the letter of a column of another one."""
        letters = {column_letter(place) for place in range(width) if place not in area}
        other = isinstance(self.wanted, str) and self.wanted.strip().upper() in letters
        return evolve(self, wanted=None) if other else self


@frozen
class ValueColumn:
    """The chosen column.

    Attributes:
        place: its place, from 0.
        evidence: the reason for the choice.
        guesses: the likely content of the other columns, by place.
        others: the places of columns whose titles state that they have something else.
        corrections: the places of columns whose titles state that they have corrected values.
        rivals: the places of columns that may have other values of the same rows.
        of_totals: True if its title names totals, of which other columns may have parts.
    """

    place: int
    evidence: Bilingual
    guesses: Mapping[int, Bilingual]
    others: frozenset[int]
    corrections: frozenset[int] = frozenset()
    rivals: frozenset[int] = frozenset()
    of_totals: bool = False

    def guess(self, place: int) -> Bilingual:
        """Return the likely content of another column."""
        return self.guesses.get(place, UNKNOWN)


def choose_value_column(
    candidates: Sequence[ColumnContent], choice: ColumnChoice, period: ReportingPeriod | None
) -> ValueColumn:
    """Return the value column.

    Args:
        candidates: the columns that are not names, units, ordinals or notes.
        choice: the choice of the caller.
        period: the reporting period, if known.

    Raises:
        ReadError: no column or several columns could be the one; the error lists each with a guess.
    """
    judged = with_totals_of_groups(candidates_of(candidates, period))
    if not judged:
        raise ReadError(choice.source, NO_OTHER)
    if isinstance(choice.wanted, Layout):
        chosen, evidence = _of_layout(judged, choice.wanted, choice.source), _BY_LAYOUT
    elif isinstance(choice.wanted, ColumnOfPart):
        return _of_part(judged, choice.wanted, choice.source)
    elif choice.wanted is not None:
        chosen, evidence = _wanted(judged, choice.wanted, choice.source), _BY_CALLER
    else:
        chosen, evidence = (
            _of_form(judged, choice.form, choice, period) if choice.form else _chosen(judged, choice, period)
        )
    guesses = {one.column.place: one.guess for one in judged}
    own = next(one for one in judged if one.column.place == chosen)
    others = frozenset(one.column.place for one in judged if one.is_beside(own))
    if choice.wanted is not None:  # whoever chose the column had the others before them
        return ValueColumn(chosen, evidence, guesses, others - {chosen})
    corrections = frozenset(one.column.place for one in judged if one.role is Role.CORRECTION)
    known = frozenset(map(bare_title, choice.form.others)) if choice.form else frozenset()
    beside = [] if evidence is _BY_PART else judged  # the columns of other bodies
    corrections |= versions([one for one in beside if not _is_known(one, known)], own)
    rivals = frozenset(one.column.place for one in beside if _contests(one, own, known))
    total = own.role is Role.TOTAL or evidence in (_BY_SUM, SUM_LEFT)
    return ValueColumn(chosen, evidence, guesses, others - {chosen}, corrections - {chosen}, rivals - {chosen}, total)


def _contests(one: Candidate, chosen: Candidate, known: frozenset[str]) -> bool:
    """Return whether a number of a column may be another value of its row.

    It may be if titles state values beside words that nothing explains; or if nothing at all explains a few numbers on
    the right, where people enter theirs, or no title stands above them.

    Args:
        one: the column.
        chosen: the value column.
        known: the titles that the form has beside the value column.
    """
    if one.role is not None or one.is_share or _is_known(one, known) or has_others(one, chosen):
        return False
    if chosen.role is Role.CURRENT and any(map(is_total, one.column.path[-1:])):  # over this period and others
        return False
    few = 2 * one.column.numbers < chosen.column.numbers and one.column.place > chosen.column.place
    aside = (few or not one.column.path) and not has_series(one.column)
    return one.unsettled or aside


def _is_known(one: Candidate, known: frozenset[str]) -> bool:
    """Return whether the form has a column beside its value column."""
    return bool(one.column.path) and bare_title(one.column.label) in known


def _chosen(judged: Sequence[Candidate], choice: ColumnChoice, period: ReportingPeriod | None) -> tuple[int, Bilingual]:
    if any(one.role in (Role.PLAN, Role.OTHER_PERIOD) for one in judged):
        judged = [evolve(one, role=Role.COMPARISON) if one.role is Role.RATIO else one for one in judged]
    judged = of_whole_period(without_other_totals(judged, period), period)
    own = column_of_commune(judged, choice.reporter)
    if own is not None:
        return own.column.place, _BY_PART
    for role, evidence in ((Role.CURRENT, _BY_PERIOD), (Role.TOTAL, _BY_TOTAL), (Role.VALUE, _BY_TITLE)):
        found = [one for one in judged if one.role is role]
        if any(not one.is_share for one in found):  # a share beside the number that it is computed from
            found = [one for one in found if not one.is_share]
        if len(found) == 1 and role is Role.CURRENT and may_be_of_unknown_period(found[0], judged, period):
            raise refused(choice.source, judged, SEVERAL)
        if len(found) == 1 and not _is_unclear(found[0], judged):
            below = role is Role.TOTAL and not found[0].column.explained
            return found[0].column.place, TOTAL_BELOW if below else evidence
        whole = sum_of_others(judged, period) if found else None
        if whole is not None and whole in found:
            return whole.column.place, _BY_SUM
        if found:
            raise refused(choice.source, judged, SEVERAL)
    return _without_role(judged, choice, period)


def _is_unclear(one: Candidate, judged: Sequence[Candidate]) -> bool:
    """Return whether another column may have the values as well, or a part of them."""
    return any(is_rival(other, one) for other in judged) or is_divided(one, judged)


def _without_role(
    judged: Sequence[Candidate], choice: ColumnChoice, period: ReportingPeriod | None
) -> tuple[int, Bilingual]:
    """Return the value column among columns of which no title states that it has the values."""
    whole = sum_of_others(judged, period)
    if whole is not None:
        return whole.column.place, _BY_SUM if may_be_total(whole) else SUM_LEFT
    filled = [one for one in judged if one.column.numbers and may_have_values(one.column) and not _counts_rows(one)]
    open_columns = [one for one in judged if not one.excluded and may_have_values(one.column)]
    numbered = [one for one in open_columns if one.column.numbers] or open_columns
    numbered = [one for one in numbered if not one.is_foreign] or numbered
    alone = filled if len(filled) == 1 and filled[0].role is Role.PART else numbered
    # A column beside parts of a whole may be another part.
    other_part = alone is numbered and any(one.role is Role.PART for one in judged)
    other_part = other_part or any(is_divided(one, judged) or hardly_has_values(one, filled) for one in alone[:1])
    if len(alone) == 1 and not other_part and may_be_alone(alone[0], judged, period, choice.reporter):
        return alone[0].column.place, ONE_LEFT
    raise refused(choice.source, judged, SEVERAL if numbered else NONE)


def _counts_rows(one: Candidate) -> bool:
    """Return whether a column numbers rows or documents, and has nothing of what rows count."""
    return one.role in (Role.SERIAL, Role.ORDINAL, Role.CODE)


def _of_part(judged: Sequence[Candidate], part: ColumnOfPart, name: str) -> ValueColumn:
    found = [one.column for one in judged if one.column.path in part.paths]
    if len(found) != 1:
        raise refused(name, judged, SEVERAL)
    guesses = {one.column.place: one.guess for one in judged}
    known = frozenset(one.column.place for one in judged if one.excluded or one.column.path in part.understood)
    corrections = frozenset(one.column.place for one in judged if one.column.path in part.corrections)
    return ValueColumn(found[0].place, _BY_PART, guesses, known - {found[0].place}, corrections)


def _wanted(judged: Sequence[Candidate], wanted: str, name: str) -> int:
    key = fold(wanted)
    found = [
        one.column.place
        for one in judged
        if key in (fold(one.column.label), *(fold(title) for title in one.column.path[-1:]))
    ]
    if not found and len(wanted) <= _LETTERS:
        found = [one.column.place for one in judged if one.column.letter == wanted.strip().upper()]
    if len(found) != 1:
        raise ReadError(name, NOT_THERE.filled(wanted=shortened(wanted), columns=listed(judged)))
    return found[0]


def _of_layout(judged: Sequence[Candidate], layout: Layout, name: str) -> int:
    """Return the column that has the titles of the value column of a layout, among columns with the same titles."""
    titled = [one.column for one in judged if one.column.path]
    place = layout.value_among([one.label for one in titled])
    if place is None:
        raise ReadError(name, OTHER_FORM.filled(columns=listed(judged)))
    return titled[place].place


def _of_form(
    judged: Sequence[Candidate], form: FormColumns, choice: ColumnChoice, period: ReportingPeriod | None
) -> tuple[int, Bilingual]:
    """Return the value column of a form; where a table lacks it, the one that its titles state, if it may be that.

    The form decides only if no other column could be the one.

    Titles that name a period change with it, so that they are compared with the report's period as in any table.
    """
    own = bare_title(form.value)
    found = [one for one in judged if one.column.path and bare_title(one.column.label) == own]
    if len(found) == 1 and not found[0].dated and not any(stands_beside(one, found[0]) for one in judged):
        if any(contends(one, found[0], form) for one in judged):
            raise refused(choice.source, judged, SEVERAL)
        return found[0].column.place, _BY_FORM
    chosen, evidence = _chosen(judged, choice, period)
    other = next(one for one in judged if one.column.place == chosen)
    aside = any(not meaning(title).roles.isdisjoint(EXCLUDED) for title in form.value.split(PATH.strip()))
    if aside or (bare_title(other.column.label) in map(bare_title, form.others) and not other.dated):
        raise ReadError(choice.source, NOT_ON_FORM.filled(value=shortened(form.value), columns=listed(judged)))
    return chosen, evidence
