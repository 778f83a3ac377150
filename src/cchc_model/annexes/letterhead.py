"""The recognition of the reporting organisation and period in the text before the table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from attrs import evolve, frozen

from cchc_model.annexes.parts_of_annex import says_of_part
from cchc_model.annexes.period_labels import PERIOD_LABEL, labelled_period
from cchc_model.annexes.reporters import Reporter, labelled_text, read_reporter, texts_of
from cchc_model.annexes.short_times import with_century, years_in
from cchc_model.annexes.tables import SourceLine, has_digit
from cchc_model.reports.body_words import begins_title
from cchc_model.reports.cell_reading import holds_number
from cchc_model.reports.cells import Source
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.findings import Finding, make_finding
from cchc_model.reports.organisation_texts import text_parts
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.period_texts import Resolution, resolve
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.time_uses import Use, UsedTime, explained, read_times
from cchc_model.reports.unaccented import with_accents
from cchc_model.vietnamese.text import Bilingual, fold

_MOST_LINES, _LONGEST_LINE = 60, 400
"""Limits of a letterhead: what is longer is another text, and would cost time."""
_SAID_NOTHING = Bilingual("văn bản trước bảng không ghi", "the text before the table does not state it")
_UNCLEAR = Bilingual("“{text}” chỉ được nhận dạng một phần", "“{text}” was only partly understood")


@frozen
class LetterheadFacts:
    """The organisation and the periods that the text before a table names.

    Attributes:
        organisation: the reporting organisation, if the text identifies just one.
        period: the reporting period, if just one is named.
        periods: all periods that are named.
        source: the line that names the first period.
        doubtful_body: the text that leaves the organisation open.
        doubtful_time: the text that leaves the period open.
        understood: the indices of lines that are understood, or that are one of these two texts.
    """

    organisation: Organisation | None = None
    period: ReportingPeriod | None = None
    periods: tuple[ReportingPeriod, ...] = ()
    source: Source | None = None
    doubtful_body: str = ""
    doubtful_time: str = ""
    understood: frozenset[int] = frozenset()


def read_letterhead(lines: Iterable[SourceLine], *, period: ReportingPeriod | None = None) -> LetterheadFacts:
    """Read the reporting organisation and period from the lines before the table.

    Args:
        lines: the lines.
        period: the reporting period, if the caller knows it.
    """
    places = {at: line for at, line in enumerate(islice(lines, _MOST_LINES)) if _may_be_letterhead(line)}
    lines = list(places.values())
    times = list(_times(lines, None if period is None else period.year))
    resolved = _resolved(lines, times)
    known = period or resolved.period
    reporter = read_reporter(lines, on=known.end if known else None)
    first, doubtful = resolved.first, resolved.doubtful
    doubtful_time = "" if doubtful is None else _whole(lines[doubtful.line])
    told = {reporter.doubtful, doubtful_time}
    return LetterheadFacts(
        reporter.organisation,
        resolved.period,
        resolved.periods,
        None if first is None else lines[first.line].source,
        reporter.doubtful,
        doubtful_time,
        frozenset(at for at, line in places.items() if _is_understood(line, reporter) or _whole(line) in told),
    )


def period_above(lines: Iterable[SourceLine]) -> ReportingPeriod | None:
    """Return the reporting period that the lines before a table name, if it is just one."""
    kept = [line for line in islice(lines, _MOST_LINES) if _may_be_letterhead(line)]
    return _resolved(kept, list(_times(kept))).period


def body_above(lines: Iterable[SourceLine]) -> Organisation | None:
    """Return the reporting organisation that the lines before a table name, if it is just one."""
    return read_reporter([line for line in islice(lines, _MOST_LINES) if _may_be_letterhead(line)]).organisation


def _may_be_letterhead(line: SourceLine) -> bool:
    if any(map(says_of_part, texts_of(line))):  # its time is that of a few rows
        return False
    stated = not holds_number(line.value) or labelled_period(texts_of(line))
    return bool(stated) and 0 < sum(map(len, texts_of(line))) <= _LONGEST_LINE


def _whole(line: SourceLine) -> str:
    return "; ".join(texts_of(line))


def _times(lines: Sequence[SourceLine], year: int | None = None) -> Iterator[UsedTime]:
    """Yield the times of the lines; texts on lines of their own that follow each other are read as one text.

    Args:
        lines: the lines.
        year: a year that the caller states; as the years of the lines, it tells the century of two digits.
    """
    known = years_in([*(text for line in lines for text in texts_of(line)), *([] if year is None else [str(year)])])
    block: dict[int, str] = {}
    for at, line in enumerate(lines):
        texts = [with_century(text, known) for text in texts_of(line)]
        stated = labelled_period(texts)
        if line.alone or stated:
            block[at] = stated or " ".join(texts)
            continue
        yield from _of_block(block)
        block = {}
        for text in texts:
            yield from (evolve(time, line=at) for time in read_times([text]))
    yield from _of_block(block)


def _of_block(texts: Mapping[int, str]) -> Iterator[UsedTime]:
    block = list(texts)
    yield from (evolve(time, line=block[time.line]) for time in read_times(list(texts.values())))


def _resolved(lines: Sequence[SourceLine], times: Sequence[UsedTime]) -> Resolution:
    """Return the period; behind its label it is certain, whatever the other texts leave unclear."""
    labelled = {at for at, line in enumerate(lines) if _is_labelled(texts_of(line))}
    stated = any(time.period and time.line in labelled for time in times)
    return resolve(time for time in times if not stated or time.use is not Use.UNCLEAR or time.line in labelled)


_LABEL = fold(PERIOD_LABEL)


def _is_labelled(texts: Sequence[str]) -> bool:
    return bool(labelled_period(texts)) or any(fold(with_accents(text)).startswith(_LABEL) for text in texts)


def _is_understood(line: SourceLine, reporter: Reporter) -> bool:
    """Return whether every text of a line is a body, a fixed text, or a title or time whose numbers are explained."""
    texts = texts_of(line)
    stated = labelled_period(texts)
    if stated and any(read_times([stated])) and explained(stated):
        return True
    return labelled_text(texts) in reporter.understood or all(
        text in reporter.understood or _is_said(text, reporter.organisation) for text in texts
    )


def _is_said(text: str, own: Organisation | None) -> bool:
    told = begins_title(text) or (has_digit(text) and any(read_times([text])))
    return told and (explained(text) or explained(_without_bodies(text, own)))


def _without_bodies(text: str, own: Organisation | None) -> str:
    """Return a text without the names of bodies, of which some have numbers: `UBND phường 12`."""
    names = [part.text for part in text_parts(text) if part.organisation is not None]
    for name in (*names, *([] if own is None else [own.name])):
        text = text.replace(name, "", 1)
    return text


def letterhead_findings(
    facts: LetterheadFacts, organisation: Organisation | None, period: ReportingPeriod | None
) -> Iterator[Finding]:
    """Yield findings if the text contradicts the caller, or leaves open what the caller did not say."""
    if organisation and facts.organisation and organisation.known_as != facts.organisation.known_as:
        words = {"given": organisation.name}
        yield make_finding(FindingCode.ORGANISATION_DIFFERS, words=words, text=facts.organisation.name)
    if period and facts.period and period != facts.period:
        words = {"given": period.label()}
        yield make_finding(FindingCode.PERIOD_DIFFERS, words=words, text=facts.period.label(), source=facts.source)
    if not (organisation or facts.organisation):
        why = _why(facts.doubtful_body)
        yield make_finding(FindingCode.ORGANISATION_UNKNOWN, words={"why": why}, text=facts.doubtful_body)
    if period or facts.period:
        return
    if len(facts.periods) > 1:
        text = ", ".join(named.label() for named in facts.periods)
        yield make_finding(FindingCode.SEVERAL_PERIODS, words={}, text=text, source=facts.source)
    else:
        why = _why(facts.doubtful_time)
        yield make_finding(
            FindingCode.PERIOD_UNKNOWN, words={"why": why}, text=facts.doubtful_time, source=facts.source
        )


def _why(doubtful: str) -> Bilingual:
    return _UNCLEAR.filled(text=doubtful) if doubtful else _SAID_NOTHING
