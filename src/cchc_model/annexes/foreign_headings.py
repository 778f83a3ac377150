"""Headings between the rows of an annex that the framework lacks, and the rows below them that are of something else.

Offices add headings of general words, shorten those of the form and leave them out. A heading that names something
else in the place of the framework's, above rows that say nothing without it, contradicts the framework; so does one
that puts another time, a plan or another level before the words of the form.
"""

from collections.abc import Collection, Iterator, Sequence

from attrs import define, field

from cchc_model.annexes.foreign_captions import harmless_lines
from cchc_model.annexes.group_titles import (
    INSTEAD_OF,
    LEFT_OUT,
    WERE_READ,
    Judgement,
    Surroundings,
    TitleJudge,
    TitleKind,
    depends_on_heading,
    name_of,
    states_itself,
)
from cchc_model.annexes.missing_headings import MissingHeading, Untitled, stands_below_several
from cchc_model.annexes.naming_words import begin_alike, content, is_mistyped, is_rest, words_without_role
from cchc_model.annexes.other_reports import Belonging
from cchc_model.annexes.reporters import texts_of
from cchc_model.annexes.row_index import Index, Match, row_index
from cchc_model.annexes.tables import SourceLine
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import LONGEST_TITLE, meaning
from cchc_model.framework.framework import Framework, Row
from cchc_model.framework.rows import Indicator
from cchc_model.framework.severity import Severity
from cchc_model.reports.cells import Source
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.findings import Finding, make_finding
from cchc_model.reports.organisations import Level
from cchc_model.vietnamese.text import Bilingual

_OF_TIME = frozenset((Role.ACCUMULATED, Role.OTHER_PERIOD))
"""The roles of words that state another time, whatever they stand beside."""
_NOTHING = Judgement(TitleKind.GENERAL)


@define
class ForeignHeading:
    """A heading that contradicts the framework.

    Attributes:
        text: the heading.
        source: its place.
        why: the reason.
        certain: True if the values below it are left out; False if their names say what they are.
        rows: the ids of the indicators below it.
    """

    text: str
    source: Source
    why: Bilingual
    certain: bool = True
    rows: list[str] = field(factory=list)

    def findings(self, keys: Sequence[str], framework: Framework) -> Iterator[Finding]:
        """Yield the finding of the indicators below it that are not blank, if there are any."""
        if keys:
            words: dict[str, str | Bilingual] = {
                "name": framework[keys[0]].name,
                "why": self.why,
                "outcome": LEFT_OUT if self.certain else WERE_READ,
            }
            code, figures = FindingCode.HEADING_DIFFERS, {"count": len(keys)}
            yield make_finding(
                code, *keys, words=words, severity=None if self.certain else Severity.WARNING, text=self.text,
                source=self.source, figures=figures,
            )  # fmt: skip


def foreign_headings(
    lines: Sequence[SourceLine],
    matches: Sequence[Match],
    own: Belonging,
    framework: Framework,
    aside: Collection[int],
) -> tuple[ForeignHeading | MissingHeading, ...]:
    """Return the headings that contradict the framework or are missing, each with the indicators below it.

    Args:
        lines: the lines of the annex.
        matches: the match of each.
        own: the organisation and the period of the report.
        framework: the framework that the annex follows.
        aside: the lines above the table, and those that are understood.
    """
    known = [at for at, match in enumerate(matches) if match.row]
    if all(lines[at].source.cell is not None for at in known):
        return ()  # a row of a form with the indicators as columns, whose groups are judged before
    levels = frozenset[Level]() if own.organisation is None else frozenset((own.organisation.level,))
    present = frozenset(match.row.id for match in matches if match.row)
    around = Surroundings(own.period, levels)
    index = row_index(framework)
    reading = _Reading(index, TitleJudge(index, around), present, Untitled(index, present))
    texts = ["" if match.row else " ".join(texts_of(line)) for line, match in zip(lines, matches, strict=True)]
    harmless = harmless_lines(texts)
    for at in range(known[-1] + 1):
        row = matches[at].row
        if row is not None and isinstance(row.item, Indicator):
            reading.untitled.texts[row.id] = lines[at].value
            reading.place(row, lines[at].source)
        elif row is not None:
            reading.open(lines[at], row)
        elif at not in aside and at not in harmless and _is_heading(lines[at]):
            if not _is_of_annex(lines[at].name, around, framework):
                reading.add(lines[at])
        elif lines[at].value:
            reading.pass_row()
    return reading.finish()


def _is_heading(line: SourceLine) -> bool:
    """Return whether a line may be a heading: a short text alone that begins as a name does, and is no remark.

    A single syllable without an ordinal may be the rest of a title over two lines: `TỰ` below `THỨ`.
    """
    text = line.name
    if line.unit or line.value or line.note or line.extra or not 0 < len(text) <= LONGEST_TITLE:
        return False
    label, colon, rest = text.partition(":")
    remark = bool(colon and rest.strip()) or Role.NOTE in meaning(label).roles
    first = next((char for char in text if char.isalnum()), "")
    return not remark and text[:1] not in "(*[" and (bool(line.ordinal) or (first.isupper() and " " in text))


def _is_of_annex(text: str, around: Surroundings, framework: Framework) -> bool:
    """Return whether a text is the title of the whole annex: the report's period, and words of the framework's name."""
    return around.is_own(text) and content(text) <= content(framework.name.vi)


@define
class _Reading:
    """The headings that hold at a row: those since the last row that was placed below others."""

    index: Index
    judge: TitleJudge
    present: frozenset[str]
    untitled: Untitled
    headings: list[SourceLine] = field(factory=list)
    opened: tuple[SourceLine, Row] | None = None
    ended: bool = False
    found: dict[Source, ForeignHeading] = field(factory=dict)
    placed: list[tuple[Row, tuple[SourceLine, ...]]] = field(factory=list)

    def add(self, line: SourceLine) -> None:
        """Add a heading that the framework lacks; behind a row it begins anew."""
        if self.ended:
            self.headings, self.ended = [], False
        self.headings.append(line)
        self.opened = None

    def open(self, line: SourceLine, row: Row) -> None:
        """Open a heading of the framework; one with no rows of its own, such as `Trong đó:`, heads none that differ."""
        if row.id not in self.index.below:
            return
        self.headings, self.opened, self.ended = [], (line, row), False

    def pass_row(self) -> None:
        """Pass a row that is none of the framework."""
        self.opened, self.ended = None, True

    def place(self, row: Row, source: Source) -> None:
        """Place an indicator below the headings that hold at its row."""
        self.ended = True
        opened = () if self.opened is None else (self.opened[0],)
        self.placed.append((row, (*self.headings, *opened)))
        line, one = self._contradiction(row)
        if line is not None and one.why is not None:
            made = ForeignHeading(" ".join(texts_of(line)), line.source, one.why, certain=False)
            made = self.found.setdefault(line.source, made)
            made.certain |= one.kind is not TitleKind.GENERAL
            made.rows.append(row.id)
        else:
            if self._lacks_heading(row):
                self.untitled.add(row, source)
            if self.opened is not None and self.opened[1].id in self.index.upwards[row.id]:
                self.opened = None

    def finish(self) -> tuple[ForeignHeading | MissingHeading, ...]:
        """Return the headings; of the rows of one heading of the form below one of them, all are left out or none."""
        told = {key for one in self.found.values() for key in one.rows}
        for one in self.found.values():
            replaced = {self._heading_of(key) for key in one.rows} if one.certain else set()
            rows = [row.id for row, above in self.placed if any(one.source == line.source for line in above)]
            one.rows += [key for key in rows if key not in told and self._heading_of(key) in replaced]
        return (*self.found.values(), *self.untitled.headings())

    def _lacks_heading(self, row: Row) -> bool:
        """Return whether the annex lacks the heading of a row, and none of its own headings stands for it."""
        above = self.index.above[row.id][:1]
        if not above or above[0] in self.present:
            return False
        name = name_of(self.index, above[0])
        own = (
            above[0] in self.judge.judge(line.name, row).headings or is_mistyped(line.name, name)
            for line in self.headings
        )
        return not any(own)

    def _heading_of(self, key: str) -> str:
        row = self.index.matched[key].row
        return "" if row is None else next(iter(self.index.above[row.id]), "")

    def _contradiction(self, row: Row) -> tuple[SourceLine | None, Judgement]:
        """Return the heading that contradicts the framework at a row, and why."""
        doubtful: tuple[SourceLine | None, Judgement] = None, _NOTHING
        for line in reversed(self.headings):
            one = self._judged(line, row)
            if one.kind is TitleKind.OWN:
                return doubtful
            if one.why is not None and one.kind is not TitleKind.GENERAL:
                return line, one
            if one.why is not None and doubtful[0] is None:
                doubtful = line, one
        above = () if self.opened is None else self.index.above[row.id]
        if self.opened is None or not above or self.opened[1].id in above:
            return doubtful
        line, heading = self.opened
        if above[0] in self.present or not self._needs_heading(row, heading.item.name.vi):
            return doubtful
        why = INSTEAD_OF.filled(heading=name_of(self.index, above[0]))
        return line, Judgement(TitleKind.OTHER, why=why)

    def _judged(self, line: SourceLine, row: Row) -> Judgement:
        """Return what a heading says of a row, without a reason if the row may stand below it.

        With a reason, a heading of the kind `GENERAL` only puts the row in doubt.
        """
        title, above = line.name, self.index.above[row.id]
        one = self.judge.judge(title, row)
        if one.kind is TitleKind.ASIDE and self._is_of_form(title, row):
            return one
        rest = one.kind is TitleKind.GENERAL and is_rest(title)
        if not (rest or one.kind in (TitleKind.ASIDE, TitleKind.OTHER)) or not above:
            return Judgement(one.kind)
        heading = name_of(self.index, above[0])
        why, lacking = INSTEAD_OF.filled(heading=heading), above[0] not in self.present
        if not lacking and content(title).isdisjoint(content(heading)):
            return Judgement(TitleKind.GENERAL)
        mistyped = is_mistyped(title, heading)
        if self._needs_heading(row, title) and not mistyped:
            return Judgement(TitleKind.OTHER, why=why)
        if (rest or not lacking) and not mistyped:
            return Judgement(TitleKind.GENERAL)
        stated = states_itself(self._counted(row), self.index, title)
        return Judgement(TitleKind.OTHER if begin_alike(title, heading) and not stated else TitleKind.GENERAL, why=why)

    def _needs_heading(self, row: Row, title: str) -> bool:
        """Return whether only a heading says what a row counts: its name does not, or stands below several headings."""
        counted = self._counted(row)
        return stands_below_several(self.index, counted) or depends_on_heading(counted, self.index, title)

    def _counted(self, row: Row) -> Row:
        """Return the indicator that a row is a part of: the highest one above it that the annex has, or the row."""
        above = (self.index.matched[key].row for key in self.index.upwards[row.id] if key in self.present)
        return [one for one in above if one is not None and isinstance(one.item, Indicator)][-1]

    def _is_of_form(self, title: str, row: Row) -> bool:
        """Return whether a title of another time, a plan and the like has no other words than those of the form."""
        if not meaning(title).roles.isdisjoint(_OF_TIME):
            return True
        known = frozenset[str]().union(*(content(name_of(self.index, key)) for key in self.index.upwards[row.id]))
        return words_without_role(title) <= known
