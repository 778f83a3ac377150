"""Texts within an annex, and names of its sheets, that name another organisation or period than that of the report.

The numbers below such a text are not the report's, up to a text that names its own organisation or period again.
"""

import re
from collections.abc import Iterator, Sequence

from attrs import define, field, frozen

from cchc_model.annexes.foreign_captions import Belongs, Reader, harmless_lines
from cchc_model.annexes.letterhead import LetterheadFacts, read_letterhead
from cchc_model.annexes.reporters import cites, is_reporter, texts_of
from cchc_model.annexes.row_index import Match
from cchc_model.annexes.tables import SourceLine
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import Meaning, completed, meaning
from cchc_model.errors import InvalidDataError
from cchc_model.framework.framework import Framework
from cchc_model.framework.rows import Indicator
from cchc_model.framework.severity import Severity
from cchc_model.reports.body_words import begins_title
from cchc_model.reports.cells import Source
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.findings import Finding, make_finding
from cchc_model.reports.organisation_texts import parse_organisation
from cchc_model.reports.organisations import Level, Organisation
from cchc_model.reports.period_texts import periods_in
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.time_uses import read_times
from cchc_model.vietnamese.text import Bilingual, fold

_MOST_BLOCKS, _MOST_LINES = 200, 50
"""The most runs of texts that are read as those of a letterhead, and the most lines of each: the last ones."""
_LONGEST = 400
_LEFT_OUT = Bilingual("các giá trị này được để trống", "these values are left blank")
_IS_NOT, _MAY_NOT_BE = Bilingual("không phải", "is not"), Bilingual("có thể không phải", "may not be")
_CHECK = Bilingual("đề nghị kiểm tra các giá trị này là của ai", "check whose values these are")
_MARK = re.compile(r"^\s*(?:(?:[0-9]{1,2}|[IVX]{1,5}|[a-z])[.)]|[-+*•–])\s*")


@frozen
class Belonging:
    """The organisation and the period that a report has; None for one that is not known."""

    organisation: Organisation | None
    period: ReportingPeriod | None


@define
class OtherReport:
    """A text that names another organisation or period.

    Attributes:
        text: the text.
        source: its place.
        certain: False if it may mean something else, as an agency that is only responsible for the rows below it.
        severity: the severity if it is not certain: an error for a text that nothing explains.
        rows: the ids of the indicators below it.
    """

    text: str
    source: Source
    certain: bool = True
    severity: Severity = Severity.WARNING
    rows: list[str] = field(factory=list)

    def findings(self, keys: Sequence[str], framework: Framework) -> Iterator[Finding]:
        """Yield the finding of the indicators below it that are not blank, if there are any."""
        if keys:
            yield make_finding(
                FindingCode.OTHER_REPORT,
                *keys,
                words={
                    "name": framework[keys[0]].name,
                    "claim": _IS_NOT if self.certain else _MAY_NOT_BE,
                    "outcome": _LEFT_OUT if self.certain else _CHECK,
                },
                severity=None if self.certain else self.severity,
                text=self.text,
                source=self.source,
                figures={"count": len(keys)},
            )


@frozen
class OtherReports:
    """What the texts within an annex say.

    Attributes:
        found: the texts that name another organisation or period, with the rows below each.
        understood: the indices of the lines that are understood.
    """

    found: tuple[OtherReport, ...]
    understood: frozenset[int]


def other_reports(
    lines: Sequence[SourceLine], matches: Sequence[Match], own: Belonging, framework: Framework
) -> OtherReports:
    """Return the texts that name another organisation or period between the first and the last row of an annex.

    Args:
        lines: the lines of the annex.
        matches: the match of each.
        own: the organisation and the period of the report.
        framework: the framework that the annex follows.
    """
    known = [at for at, match in enumerate(matches) if match.row]
    above = frozenset(fold(text) for line in lines[: known[0]] for text in texts_of(line))
    # In a form with the indicators as columns each line is one cell, and a text between them the title of a column.
    turned = all(lines[at].source.cell is not None for at in known)
    reading = _Reading(own, Reader(own.organisation, framework), above, turned)
    block: list[int] = []
    for at in range(known[0], known[-1] + 1):
        line, row = lines[at], matches[at].row
        if row is None and not matches[at].candidates and _is_text(line):
            block.append(at)
            continue
        if block:
            reading.read_block(lines, block[-_MOST_LINES:])
            block = []
        if row is not None and isinstance(row.item, Indicator):
            reading.place(row.id, line.source)
        elif row is not None:
            reading.end_heading()
    return OtherReports(tuple(one for one in reading.found if one.rows), frozenset(reading.understood))


def _is_text(line: SourceLine) -> bool:
    """Return whether a line is a text alone, of a length that a line around a table may have."""
    return not (line.unit or line.value or line.note) and 0 < len(line.name) <= _LONGEST


@define
class _Reading:
    """What holds at a row: the last text that named another organisation, and the last that named another period."""

    own: Belonging
    reader: Reader
    above: frozenset[str]
    turned: bool
    found: list[OtherReport] = field(factory=list)
    understood: set[int] = field(factory=set)
    blocks: int = 0
    body: OtherReport | None = None
    numbered: bool = False
    time: OtherReport | None = None
    sheet: str | None = None
    of_sheet: tuple[OtherReport, ...] = ()

    def read_block(self, lines: Sequence[SourceLine], block: Sequence[int]) -> None:
        """Read lines of text that follow each other."""
        self.blocks += 1
        if self.blocks > _MOST_BLOCKS:
            return
        aside = harmless_lines([" ".join(texts_of(lines[at])) for at in block])
        block = [at for i, at in enumerate(block) if i not in aside]
        own = [lines[at] for at in block]
        facts = read_letterhead(own, period=self.own.period)
        self.understood |= {block[at] for at in facts.understood}
        texts = [" ".join(texts_of(line)) for line in own]
        body = _body(facts, texts)
        if body is not None:
            at = next((i for i, text in enumerate(texts) if fold(body.name.split()[-1]) in fold(text)), 0)
            self.body = self._other_body(body, texts[at], own[at].source)
            self.numbered = bool(own[at].ordinal)
        else:
            self._judge_captions(texts, own)
        stated = [(text, line, same) for text, line in zip(texts, own, strict=True)
                  if (same := is_own_time(text, facts, self.own.period)) is not None]  # fmt: skip
        for text, line, same in stated:
            self.time = None if same else self._add(OtherReport(text, line.source))

    def end_heading(self) -> None:
        """End at a heading of the form what another heading with an ordinal may say, unless it is certain."""
        if self.numbered and self.body is not None and not self.body.certain:
            self.body = None if self.body.severity is Severity.WARNING else self.body

    def _judge_captions(self, texts: Sequence[str], lines: Sequence[SourceLine]) -> None:
        """Take the last text that may say whose values follow, if it is not one of those above the table."""
        for text, line in zip(texts, lines, strict=True):
            if self.reader.is_own_scope(text):
                self.body = None
                continue
            known = self.turned or fold(text) in self.above
            belongs = Belongs.NOT if known else self.reader.judge(text)
            if belongs is not Belongs.NOT:
                certain, self.numbered = belongs is Belongs.CERTAINLY, bool(line.ordinal)
                self.body = self._add(OtherReport(text, line.source, certain, Severity.ERROR))

    def _other_body(self, body: Organisation, text: str, source: Source) -> OtherReport | None:
        own = self.own.organisation
        if own is not None and (own.known_as == body.known_as or (cites(text) and _reports_for(own, body))):
            return None
        certain = body.level is not Level.AGENCY or (own is not None and own.level is Level.AGENCY)
        certain = certain or is_reporter(text.partition(":")[0])
        harmless = self.turned or self.reader.judge(text) is Belongs.NOT
        severity = Severity.WARNING if harmless else Severity.ERROR
        return self._add(OtherReport(text, source, certain, severity))

    def _add(self, other: OtherReport) -> OtherReport:
        self.found.append(other)
        return other

    def place(self, key: str, source: Source) -> None:
        """Place an indicator below the texts that hold at its row."""
        if source.table != self.sheet:
            self.sheet, self.of_sheet = source.table, tuple(map(self._add, _of_sheet(source, self.own)))
        for one in (self.body, self.time, *self.of_sheet):
            if one is not None:
                one.rows.append(key)


def _of_sheet(source: Source, own: Belonging) -> Iterator[OtherReport]:
    """Yield the name of a sheet for each of organisation and period that differs from what the file itself says."""
    name = source.table or ""
    place = Source(source.file, source.table)
    body = _territory(name)
    if own.organisation is not None and body is not None and body.known_as != own.organisation.known_as:
        yield OtherReport(name, place)
    elif own.organisation is not None and body is None and _may_be_territory(name, own.organisation):
        yield OtherReport(name, place, certain=False)
    if own.period is not None and is_own_time(name, LetterheadFacts(), own.period) is False:
        yield OtherReport(name, place)


def _body(facts: LetterheadFacts, texts: Sequence[str]) -> Organisation | None:
    """Return the organisation that a block of texts names, perhaps only its territory, as in `Huyện Kế Sách`."""
    if facts.organisation is not None:
        return facts.organisation
    return next((body for text in texts if (body := _territory(_unmarked(text))) is not None), None)


def _reports_for(own: Organisation, body: Organisation) -> bool:
    """Return whether an annex of an agency may be attached to the report of a body.

    That is the committee which the agency serves, as `Phòng Nội vụ` that of `UBND huyện Mỹ Xuyên`, or the agency with
    its name in full.
    """
    if own.level is not Level.AGENCY:
        return False
    above = "" if own.parent is None else own.parent.known_as
    return own.known_as.endswith(f" {body.known_as}") or body.known_as in (above, f"{own.known_as} {above}")


def _unmarked(text: str) -> str:
    """Return a text without the mark of a list before it and the colon behind it: `2. Xã Ví Dụ`, `* Xã Ví Dụ:`."""
    return _MARK.sub("", text).strip(" :.;")


def _territory(text: str) -> Organisation | None:
    try:
        organisation = parse_organisation(text)
    except InvalidDataError:
        return None
    return organisation if organisation.level is not Level.AGENCY else None


def _may_be_territory(name: str, own: Organisation) -> bool:
    """Return whether the name of a sheet may be that of another territory: `Kế Sách` beside `UBND huyện Mỹ Xuyên`."""
    words = name.split()
    capitals = len(words) > 1 and all(word[:1].isupper() for word in words)
    if not capitals or begins_title(name) or meaning(name).known or fold(name) in fold(own.name):
        return False
    return own.level is not Level.AGENCY and _territory(f"huyện {name}") is not None


def is_own_time(text: str, facts: LetterheadFacts, period: ReportingPeriod | None) -> bool | None:
    """Return whether a text names the period of the report; None if it names none."""
    text = text.strip(" :.;")
    found = meaning(text)
    if found.unexplained:
        named = facts.period is not None and any(one in facts.periods for one in periods_in(text))
        return facts.period == period if named else None
    if found.roles & {Role.OTHER_PERIOD, Role.PLAN} and not any(time.period for time in read_times([text])):
        return False
    dated = found.period is not None or found.partial or found.year is not None
    if Role.ACCUMULATED in found.roles and not dated and period is not None:
        return period.start == ReportingPeriod.full_year(period.year).start
    if dated:
        return period is not None and _agrees(text, found, period)
    return True if Role.CURRENT in found.roles else None


def _agrees(text: str, found: Meaning, period: ReportingPeriod) -> bool:
    """Return whether the time in a title does not contradict a period: the year alone, or a part of it, is enough."""
    if found.period is not None:
        return found.period == period
    if found.partial:
        return completed(text, period.year) in (None, period)  # None for a day, such as that of a signature
    return found.year in (None, period.year)
