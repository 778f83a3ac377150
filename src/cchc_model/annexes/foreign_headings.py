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
    Judgement,
    Surroundings,
    TitleJudge,
    TitleKind,
    depends_on_heading,
    headings_above,
    name_of,
)
from cchc_model.annexes.naming_words import content, words_without_role
from cchc_model.annexes.other_reports import Belonging
from cchc_model.annexes.reporters import texts_of
from cchc_model.annexes.row_index import Index, Match, row_index
from cchc_model.annexes.tables import SourceLine
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import LONGEST_TITLE, meaning
from cchc_model.framework.framework import Framework, Row
from cchc_model.framework.rows import Indicator
from cchc_model.reports.cells import Source
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.findings import Finding, make_finding
from cchc_model.reports.organisations import Level
from cchc_model.vietnamese.text import Bilingual

_OF_TIME = frozenset((Role.ACCUMULATED, Role.OTHER_PERIOD))
"""The roles of words that state another time, whatever they stand beside."""


@define
class ForeignHeading:
    """A heading that contradicts the framework.

    Attributes:
        text: the heading.
        source: its place.
        why: the reason.
        rows: the ids of the indicators below it.
    """

    text: str
    source: Source
    why: Bilingual
    rows: list[str] = field(factory=list)

    @property
    def certain(self) -> bool:
        """True: the values below it are left out."""
        return True

    def findings(self, keys: Sequence[str], framework: Framework) -> Iterator[Finding]:
        """Yield the finding of the indicators below it that are not blank, if there are any."""
        if keys:
            words: dict[str, str | Bilingual] = {
                "name": framework[keys[0]].name,
                "why": self.why,
                "outcome": LEFT_OUT,
            }
            code, figures = FindingCode.HEADING_DIFFERS, {"count": len(keys)}
            yield make_finding(code, *keys, words=words, text=self.text, source=self.source, figures=figures)


def foreign_headings(
    lines: Sequence[SourceLine],
    matches: Sequence[Match],
    own: Belonging,
    framework: Framework,
    aside: Collection[int],
) -> tuple[ForeignHeading, ...]:
    """Return the headings that contradict the framework, each with the indicators below it.

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
    reading = _Reading(
        row_index(framework), TitleJudge(row_index(framework), Surroundings(own.period, levels)), present
    )
    texts = ["" if match.row else " ".join(texts_of(line)) for line, match in zip(lines, matches, strict=True)]
    harmless = harmless_lines(texts)
    for at in range(known[-1] + 1):
        row = matches[at].row
        if row is not None and isinstance(row.item, Indicator):
            reading.place(row)
        elif row is not None:
            reading.open(lines[at], row)
        elif at not in aside and at not in harmless and _is_heading(lines[at]):
            reading.add(lines[at])
        elif lines[at].value:
            reading.pass_row()
    return tuple(reading.found.values())


def _is_heading(line: SourceLine) -> bool:
    """Return whether a line may be a heading: a short text alone that begins as a name does, and is no remark."""
    text = line.name
    if line.unit or line.value or line.note or line.extra or not 0 < len(text) <= LONGEST_TITLE:
        return False
    label, colon, rest = text.partition(":")
    remark = bool(colon and rest.strip()) or Role.NOTE in meaning(label).roles
    first = next((char for char in text if char.isalnum()), "")
    return not remark and text[:1] not in "(*[" and (first.isupper() or bool(line.ordinal))


@define
class _Reading:
    """The headings that hold at a row: those since the last row that was placed below others."""

    index: Index
    judge: TitleJudge
    present: frozenset[str]
    headings: list[SourceLine] = field(factory=list)
    opened: tuple[SourceLine, Row] | None = None
    ended: bool = False
    found: dict[Source, ForeignHeading] = field(factory=dict)

    def add(self, line: SourceLine) -> None:
        """Add a heading that the framework lacks; behind a row it begins anew."""
        if self.ended:
            self.headings, self.ended = [], False
        self.headings.append(line)
        self.opened = None

    def open(self, line: SourceLine, row: Row) -> None:
        """Open a heading of the framework."""
        self.headings, self.opened, self.ended = [], (line, row), False

    def pass_row(self) -> None:
        """Pass a row that is none of the framework."""
        self.opened, self.ended = None, True

    def place(self, row: Row) -> None:
        """Place an indicator below the headings that hold at its row."""
        self.ended = True
        line, why = self._contradiction(row)
        if line is not None and why is not None:
            made = ForeignHeading(" ".join(texts_of(line)), line.source, why)
            self.found.setdefault(line.source, made).rows.append(row.id)
        elif self.opened is not None and self.opened[1].id in self.index.upwards[row.id]:
            self.opened = None

    def _contradiction(self, row: Row) -> tuple[SourceLine | None, Bilingual | None]:
        """Return the heading that contradicts the framework at a row, and why."""
        if not self.headings and self.opened is None:
            return None, None
        for line in reversed(self.headings):
            one = self._judged(line, row)
            if one.why is not None:
                return line, one.why
            if one.kind is TitleKind.OWN:
                return None, None
        above = () if self.opened is None else headings_above(self.index, row)
        if self.opened is None or not above or self.opened[1].id in above:
            return None, None
        line, heading = self.opened
        lacking = above[0] not in self.present and depends_on_heading(row, self.index, heading.item.name.vi)
        return (line, INSTEAD_OF.filled(heading=name_of(self.index, above[0]))) if lacking else (None, None)

    def _judged(self, line: SourceLine, row: Row) -> Judgement:
        """Return what a heading says of a row, without a reason if the row may stand below it."""
        title, above = line.name, headings_above(self.index, row)
        one = self.judge.judge(title, row)
        if one.kind is TitleKind.ASIDE and self._is_of_form(title, row):
            return one
        if one.kind not in (TitleKind.ASIDE, TitleKind.OTHER) or not above:
            return Judgement(one.kind)
        heading = name_of(self.index, above[0])
        replaces = above[0] not in self.present or not content(title).isdisjoint(content(heading))
        if not (replaces and depends_on_heading(row, self.index, title)):
            return Judgement(TitleKind.GENERAL)
        return Judgement(TitleKind.OTHER, why=INSTEAD_OF.filled(heading=heading))

    def _is_of_form(self, title: str, row: Row) -> bool:
        """Return whether a title of another time, a plan and the like has no other words than those of the form."""
        if not meaning(title).roles.isdisjoint(_OF_TIME):
            return True
        known = frozenset[str]().union(*(content(name_of(self.index, key)) for key in self.index.upwards[row.id]))
        return words_without_role(title) <= known
