"""Crosswalks between frameworks: reports on a former form as reports on the new one, for comparison over the change."""

import functools
from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum
from fractions import Fraction

from attrs import evolve, frozen

from cchc_model.errors import InvalidDataError, Problem, is_not
from cchc_model.framework.framework import Framework
from cchc_model.framework.measures import CodeList
from cchc_model.framework.rows import Indicator
from cchc_model.framework.viewable import Viewable
from cchc_model.reports.cells import Status
from cchc_model.reports.entries import Entry, Provenance
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.findings import Finding, make_finding
from cchc_model.reports.report import Report
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.formatting import finite_decimal, format_number
from cchc_model.vietnamese.notation import MAX_ABSOLUTE
from cchc_model.vietnamese.text import Bilingual, close_matches

_NO_ROW = Bilingual("khung “{framework}” không có chỉ tiêu này", "the framework “{framework}” has no such indicator")
_TWICE = Bilingual("chỉ tiêu mới này được ghi hai lần", "the new indicator is given twice")
_NEITHER = Bilingual("chỉ ghi một trong hai khóa `of` và `part_of`", "give either `of` or `part_of`")
_TWICE_IN_LINE = Bilingual("“{old}” được ghi hai lần trong một dòng", "“{old}” is given twice in one line")
_TOO_LARGE = Bilingual("tổng vượt giới hạn 10¹⁵ của báo cáo", "the sum exceeds the limit of 10¹⁵")
_OTHER_MEASURE = Bilingual(
    "“{old}” có đơn vị tính {unit}, khác đơn vị tính của chỉ tiêu mới ({own})",
    "“{old}” is counted in {unit}, the new indicator in {own}",
)
_NO_SUM = Bilingual("chỉ cộng được số lượng", "only counts and amounts add up")
_OTHER_TIME = Bilingual(
    "“{old}” có tính chất thời gian khác ({time})", "“{old}” behaves differently over time ({time})"
)
_IS_NEW = Bilingual("chỉ tiêu mới, khung cũ không có", "new; the former framework has no such figure")
_IS_PART = Bilingual(
    "là một phần của “{old}” trong khung cũ nên không tách được", "part of the former “{old}”, which cannot be divided"
)
_LACKS = Bilingual("không có số liệu của “{old}” trong khung cũ", "the former “{old}” has no value")


class Link(StrEnum):
    """The relation of an indicator of the new framework to those of the former one."""

    SAME = "same"
    RENAMED = "renamed"
    SUM = "sum"
    PART = "part"
    """A part of a former figure, which cannot be divided."""
    NEW = "new"


@frozen
class Correspondence:
    """A line of a crosswalk.

    Attributes:
        to: the id of the indicator in the new framework.
        of: the ids of the former indicators that add up to it; one for an indicator with another id.
        part_of: the id of the former indicator of which it is only a part; None otherwise.
    """

    to: str
    of: tuple[str, ...] = ()
    part_of: str | None = None


@frozen
class Crosswalk(Viewable):
    """A translation of reports from a former framework to a new one.

    Indicators with the same id and measure need no line. An indicator of the new framework without a line is new. An
    indicator of the former framework that no line uses has ended.

    Attributes:
        before: the former framework.
        after: the new framework.
        lines: the correspondences that do not follow from equal ids.

    Raises:
        InvalidDataError: a line names an unknown indicator, or figures that do not add up; all problems at once.

    >>> from cchc_model import Bilingual
    >>> from cchc_model.framework import UnitType
    >>> from cchc_model.framework import FLOW, branch, count, section
    >>> dossier = UnitType("dossier", Bilingual("Hồ sơ", "Dossiers"))
    >>> def form(version, *names):
    ...     rows = (count(name, dossier, FLOW, f"Hồ sơ {name}", f"Dossiers {name}") for name in names)
    ...     top = section("top", "Hồ sơ", "Dossiers in all")
    ...     return Framework("form", version, Bilingual("Biểu", "Form"), (branch(top, *rows),))
    >>> lines = (Correspondence("remote", ("online", "post")),)
    >>> walk = Crosswalk(form("1", "online", "post"), form("2", "remote"), lines)
    >>> former = Report.from_values(walk.before, {"online": 3, "post": 4})
    >>> walk.translate(former).values["remote"]
    7
    """

    before: Framework
    after: Framework
    lines: tuple[Correspondence, ...] = ()

    def __attrs_post_init__(self) -> None:
        problems = list(self._problems())
        if problems:
            raise InvalidDataError(nouns.CROSSWALK, problems)

    @functools.cached_property
    def correspondences(self) -> Mapping[str, Correspondence]:
        """The correspondence of every indicator of the new framework, by id; without former ids it is new."""
        given = {line.to: line for line in self.lines}
        own: dict[str, Correspondence] = {}
        for key, indicator in self.after.indicators.items():
            old = self.before.indicators.get(key)
            same = old is not None and _counted_alike(old, indicator) and old.time is indicator.time
            own[key] = given.get(key) or Correspondence(key, (key,) if same else ())
        return own

    @property
    def ended(self) -> tuple[str, ...]:
        """The ids of the former indicators that no new one uses."""
        used = {key for one in self.correspondences.values() for key in one.of}
        return tuple(key for key in self.before.indicators if key not in used)

    def link(self, key: str) -> Link:
        """Return the relation of a new indicator to the former ones.

        Raises:
            UnknownIndicatorError: the new framework has no such indicator.
        """
        one = self.correspondences[self.after.indicator(key).id]
        if one.part_of is not None:
            return Link.PART
        if not one.of:
            return Link.NEW
        return Link.SUM if len(one.of) > 1 else Link.SAME if one.of == (key,) else Link.RENAMED

    def translate(self, report: Report) -> Report:
        """Return a report on the former form as a report on the new one.

        A figure without an exact value is blank, with the reason in its note. Findings name the figures that are
        new, and the former values that no new figure contains. Rows outside the former framework and the findings of
        its reading remain.

        Args:
            report: a report of the former framework.

        Raises:
            InvalidDataError: the report is of another framework.
        """
        if report.framework != self.before:
            names = (f"{one.id} {one.version}" for one in (report.framework, self.before))
            raise InvalidDataError(nouns.CROSSWALK, [Problem("framework", is_not(*names))])
        entries = {key: self._entry(key, report) for key in self.after.indicators}
        rest = tuple(evolve(one, row=None, after=None) for one in report.leftovers)
        findings = (*(one for one in report.findings if not one.indicators), *self._findings(report))
        return Report(self.after, entries, report.organisation, report.period, rest, findings=findings)

    def _entry(self, key: str, report: Report) -> Entry:
        one = self.correspondences[key]
        if one.part_of is not None:
            return _blank(_IS_PART.filled(old=self.before[one.part_of].name))
        if not one.of:
            return _blank(_IS_NEW)
        if len(one.of) == 1:
            return evolve(report.entries[one.of[0]], source=None)
        known = report.known_values()
        values = [known[old] for old in one.of]
        for old, value in zip(one.of, values, strict=True):
            if value is None:
                return _blank(_LACKS.filled(old=self.before[old].name))
        total = sum((Fraction(value) for value in values if value is not None), Fraction(0))
        if not -MAX_ABSOLUTE < total < MAX_ABSOLUTE:
            return _blank(_TOO_LARGE)
        number = finite_decimal(total) if self.after.indicators[key].has_decimals else int(total)
        return Entry(number, Status.REPORTED, provenance=Provenance.COMPUTED)

    def _findings(self, report: Report) -> Iterator[Finding]:
        new = [key for key in self.after.indicators if self.link(key) in (Link.NEW, Link.PART)]
        if new:
            words, figures = {"name": self.after[new[0]].name}, {"count": len(new)}
            yield make_finding(FindingCode.FIGURES_NEW, *new, words=words, figures=figures)
        lost = [*self._untold(report)]
        if lost:
            text = "; ".join(f"{self.before[key].name.vi}: {_printed(report, key)}" for key in lost)
            words, figures = {"name": self.before[lost[0]].name}, {"count": len(lost)}
            yield make_finding(FindingCode.FIGURES_ENDED, words=words, text=text, figures=figures)

    def _untold(self, report: Report) -> Iterator[str]:
        """Yield the former indicators whose values, or texts that could not be read, are in no new entry."""
        told = {key for to, one in self.correspondences.items() for key in one.of if self._is_told(to, report)}
        for key in self.before.indicators:
            entry = report.entries[key]
            if key not in told and (entry.value is not None or entry.status is Status.DAMAGED):
                yield key

    def _is_told(self, to: str, report: Report) -> bool:
        """Return whether the entry of a new indicator holds what its former ones do."""
        former = self.correspondences[to].of
        return len(former) == 1 or self._entry(to, report).value is not None

    def _problems(self) -> Iterator[Problem]:
        for key, times in Counter(line.to for line in self.lines).items():
            if times > 1:
                yield Problem(key, _TWICE)
        for line in self.lines:
            new = self.after.indicators.get(line.to)
            if new is None:
                alike = close_matches(line.to, self.after.indicators)
                yield Problem(line.to, _NO_ROW.filled(framework=self.after.name), alike)
            if bool(line.of) is (line.part_of is not None):
                yield Problem(line.to, _NEITHER)
            yield from self._wrong_former(line, new)

    def _wrong_former(self, line: Correspondence, new: Indicator | None) -> Iterator[Problem]:
        """Yield the problems of the former indicators of a line."""
        for key, times in Counter(line.of).items():
            if times > 1:
                yield Problem(line.to, _TWICE_IN_LINE.filled(old=key))
        for key in (*line.of, *([line.part_of] if line.part_of is not None else [])):
            old = self.before.indicators.get(key)
            if old is None:
                alike = close_matches(key, self.before.indicators)
                yield Problem(key, _NO_ROW.filled(framework=self.before.name), alike)
            elif new is not None and line.part_of is None:
                yield from _unlike(line, old, new)


def _unlike(line: Correspondence, old: Indicator, new: Indicator) -> Iterator[Problem]:
    if not _counted_alike(old, new):
        units = {"unit": old.measure.label, "own": new.measure.label}
        yield Problem(line.to, _OTHER_MEASURE.filled(old=old.name, **units))
    if old.time is not new.time:
        yield Problem(line.to, _OTHER_TIME.filled(old=old.name, time=old.time.label))
    if len(line.of) > 1 and not new.adds_up:
        yield Problem(line.to, _NO_SUM)


def _counted_alike(old: Indicator, new: Indicator) -> bool:
    """Return whether values of one indicator mean the same for another: the same kind of measure and unit or codes."""
    if isinstance(old.measure, CodeList) or isinstance(new.measure, CodeList):
        return isinstance(old.measure, CodeList) and new.measure.matches(old.measure.label.vi)
    return old.kind is new.kind and new.measure.matches(old.measure.label.vi)


def _printed(report: Report, key: str) -> str:
    entry = report.entries[key]
    return entry.text if entry.text or entry.value is None else format_number(entry.value)


def _blank(reason: Bilingual) -> Entry:
    return Entry(None, Status.BLANK, provenance=Provenance.COMPUTED, note=reason.vi)
