"""The recognition of the reporting organisation and period in the text before the table."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from cchc_model.annexes.tables import SourceLine
from cchc_model.errors import InvalidDataError
from cchc_model.reports.cells import Source
from cchc_model.reports.findings import Finding, make_finding
from cchc_model.reports.organisations import Level, Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.vietnamese.text import fold, fold_label

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
REPORTER_LABEL = "Đơn vị báo cáo"
"""The label before the name of the reporting organisation, on a line of its own."""

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_YEAR = r"(?:năm|/|-|,|\s)*+((?:19|20)\d\d)(?!\d)"
_FROM_TO = re.compile(
    r"\btừ\s+tháng\s+(\d{1,2})(?:\s*[/năm]*\s*(?:19|20)\d\d)?\s+đến\s+(?:hết\s+)?tháng\s+(\d{1,2})\s*" + _YEAR
)
_QUARTER_ALONE = re.compile(r"qu[ýí]\s+(iv|i{1,3}|[1-4])\.?")
_PERIODS = (
    ("quarter", re.compile(r"qu[ýí]\s+(iv|i{1,3}|[1-4])\b\s*" + _YEAR)),
    ("first quarter", re.compile(r"\b(?:0?3|ba)\s+tháng(?:\s+đầu)?\s*" + _YEAR)),
    ("first half", re.compile(r"(?:6|sáu)\s+tháng\s+đầu\s*" + _YEAR)),
    ("second half", re.compile(r"(?:6|sáu)\s+tháng\s+cuối\s*" + _YEAR)),
    ("nine months", re.compile(r"(?:9|chín)\s+tháng(?:\s+đầu)?\s*" + _YEAR)),
    ("month", re.compile(r"(?<!ngày )(?<!\d )(?<!tháng )\btháng\s+(\d{1,2})\s*" + _YEAR)),
)
_DATE = re.compile(r"ngày\s+[\d.…]*\s*tháng\s+[\d.…]*\s*năm\s+[\d.…]*")
_TITLE_OF_YEAR = re.compile(r"báo cáo|phụ lục|biểu|số liệu|kết quả")
_NAMED_YEAR = re.compile(r"\bnăm\s+((?:19|20)\d\d)(?!\d)")
_ORGANISATION = re.compile(
    r"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+(huyện|quận|thị xã|thành phố|tỉnh|xã|phường|thị trấn)"
    r"((?:\s+[^\W\d_]+(?:['’-][^\W\d_]+)?){1,4})",
    re.IGNORECASE,
)
# A name that is left blank is dotted; another label on the same line leaves nobody knowing where the name ends.
_LABELLED_REPORTER = re.compile(rf"{fold_label(REPORTER_LABEL)}\s*:\s*(?=.*[^\W\d_])(?!.*(?:…|\.\.|:))")
_DIVISION = re.compile(r"(?:phòng|tổ|bộ phận)\b")
_LONGEST_NAME = 3
# What begins something else behind a name, as letterheads run on: the motto, a division, another body.
_NO_NAME = frozenset(
    map(
        fold_label,
        [
            "cộng",
            "phòng",
            "ban",
            "sở",
            "văn",
            "trung",
            "độc",
            "số",
            "ủy",
            "uỷ",
            "ubnd",
            "hội",
            "tỉnh",
            "huyện",
            "quận",
            "xã",
            "phường",
            "báo",
            "phụ",
            "biểu",
            "v/v",
            "về",
            "kính",
            "đoàn",
            "chi",
        ],
    )
)
_COMMITTEE = frozenset(map(fold_label, ("Ủy ban nhân dân", "Uỷ ban nhân dân", "UBND")))
_LEVEL = re.compile(r"(?:huyện|quận|thị xã|thành phố|tỉnh|xã|phường|thị trấn|đặc khu)\s")
_CITATION = re.compile(r"kèm theo|quyết định số|công văn số|kế hoạch số|thông tư số|nghị quyết số")
"""Words of a text that cites another document, whose issuer is not the reporting organisation."""
_LEVELS = {
    "huyện": Level.DISTRICT, "quận": Level.DISTRICT, "thị xã": Level.DISTRICT, "thành phố": Level.DISTRICT,
    "tỉnh": Level.PROVINCE, "xã": Level.COMMUNE, "phường": Level.COMMUNE, "thị trấn": Level.COMMUNE,
}  # fmt: skip


@frozen
class LetterheadFacts:
    """The organisation and the periods that the text before a table names.

    Attributes:
        organisation: the reporting organisation, if the text identifies just one.
        period: the reporting period, if just one is named.
        periods: all periods that are named.
        source: the line that names the first period.
    """

    organisation: Organisation | None = None
    period: ReportingPeriod | None = None
    periods: tuple[ReportingPeriod, ...] = ()
    source: Source | None = None


def read_letterhead(lines: Iterable[SourceLine]) -> LetterheadFacts:
    """Read the reporting organisation and period from the lines before the table."""
    lines = list(lines)
    periods: dict[ReportingPeriod, Source] = {}
    committees: dict[str, Organisation] = {}
    for line in _joined(lines):
        if _CITATION.search(fold_label(line.name)):
            continue
        for text in (line.ordinal, line.name, line.unit, line.value, line.note, *(extra for extra, _ in line.extra)):
            for period in periods_in(text):
                periods.setdefault(period, line.source)
            for committee in _committees(text):
                committees.setdefault(fold_label(committee.name), committee)
    periods = _of_quarter(lines, periods)
    sources = list(periods.values())
    return LetterheadFacts(
        _labelled(lines) or _issuing(lines, committees) or _lowest(committees),
        next(iter(periods)) if len(periods) == 1 else None,
        tuple(periods),
        sources[0] if sources else None,
    )


def _joined(lines: Sequence[SourceLine]) -> Iterator[SourceLine]:
    """Yield the lines, with a People's Committee whose name goes on in the next line in one."""
    pending: SourceLine | None = None
    for line in lines:
        if pending is not None and not line.ordinal and _LEVEL.match(fold_label(line.name)):
            yield evolve(line, name=f"{pending.name} {line.name}")
            pending = None
            continue
        if pending is not None:
            yield pending
        pending = line if fold_label(line.name) in _COMMITTEE and not line.ordinal else None
        if pending is None:
            yield line
    if pending is not None:
        yield pending


def _of_quarter(lines: Iterable[SourceLine], periods: dict[ReportingPeriod, Source]) -> dict[ReportingPeriod, Source]:
    """Return the periods, with a quarter on a line of its own completed by the only year that is named."""
    alone = {match[1] for line in lines if (match := _QUARTER_ALONE.fullmatch(fold_label(line.name)))}
    if len(alone) != 1 or len(periods) != 1:
        return {} if len(alone) == 1 else periods
    ((period, source),) = periods.items()
    return {ReportingPeriod.quarter(period.year, _QUARTERS[next(iter(alone))]): source}


def _labelled(lines: Iterable[SourceLine]) -> Organisation | None:
    """Return the organisation of a labelled line, if there is just one: `Đơn vị báo cáo: Sở Nội vụ`."""
    named = {}
    for line in lines:
        text = unicodedata.normalize("NFC", line.name)
        if line.alone and _LABELLED_REPORTER.match(text.casefold()):
            organisation = _named(text.partition(":")[2].strip())
            named[organisation.known_as] = organisation
    return next(iter(named.values())) if len(named) == 1 else None


def _issuing(lines: Iterable[SourceLine], committees: Mapping[str, Organisation]) -> Organisation | None:
    """Return the agency that is printed next to the motto, or None for a committee.

    A division next to a named committee reports for the committee.
    """
    bodies = [line.ordinal for line in lines if line.ordinal and fold(line.name) in (fold(NATION), fold(MOTTO))]
    body = unicodedata.normalize("NFC", bodies[-1]) if bodies else ""
    if not any(map(str.isalpha, body)) or (committees and _DIVISION.match(body.casefold())):
        return None
    organisation = _named(body)
    return None if organisation.is_committee else organisation


def _named(name: str) -> Organisation:
    """Return the organisation of a name: a committee with its level, or else an agency."""
    return Organisation(name, next((committee.level for committee in _committees(name)), Level.AGENCY))


def _lowest(committees: Mapping[str, Organisation]) -> Organisation | None:
    """Return the only named committee below a province, or else the only named province."""
    below = [one for one in committees.values() if one.level is not Level.PROVINCE] or list(committees.values())
    return below[0] if len(below) == 1 else None


def letterhead_findings(
    facts: LetterheadFacts, organisation: Organisation | None, period: ReportingPeriod | None
) -> Iterator[Finding]:
    """Yield findings if the text contradicts the caller, or names several periods."""
    if organisation and facts.organisation and organisation.known_as != facts.organisation.known_as:
        words = {"given": organisation.name}
        yield make_finding("organisation_differs", words=words, text=facts.organisation.name)
    if period and facts.period and period != facts.period:
        words = {"given": period.label()}
        yield make_finding("period_differs", words=words, text=facts.period.label(), source=facts.source)
    if not period and len(facts.periods) > 1:
        text = ", ".join(named.label() for named in facts.periods)
        yield make_finding("several_periods", words={}, text=text, source=facts.source)


def periods_in(text: str) -> Iterator[ReportingPeriod]:
    """Yield the reporting periods that a text names."""
    folded = " ".join(fold_label(text).split())
    undated = _DATE.sub(" ", folded)
    found = False
    for match in _FROM_TO.finditer(undated):
        found = True
        yield from _from_to(int(match[1]), int(match[2]), int(match[3]))
    undated = _FROM_TO.sub(" ", undated)
    for kind, pattern in _PERIODS:
        for match in pattern.finditer(undated):
            period = _period(kind, match)
            if period is not None:
                found = True
                yield period
    title = _TITLE_OF_YEAR.search(undated)
    # In two steps, because one pattern for both would start again at every such word.
    whole_year = _NAMED_YEAR.search(undated, title.end()) if title else None
    if not found and whole_year:
        yield ReportingPeriod.full_year(int(whole_year[1]))


def _from_to(first: int, last: int, year: int) -> Iterator[ReportingPeriod]:
    """Yield the period from one month to another of a year, if it is a period of reports."""
    whole = {
        **{(3 * n - 2, 3 * n): ReportingPeriod.quarter(year, n) for n in range(1, 5)},
        (1, 6): ReportingPeriod.half_year(year, 1),
        (7, 12): ReportingPeriod.half_year(year, 2),
        (1, 9): ReportingPeriod.nine_months(year),
        (1, 12): ReportingPeriod.full_year(year),
    }
    if (first, last) in whole:
        yield whole[first, last]


def _period(kind: str, match: re.Match[str]) -> ReportingPeriod | None:
    year = int(match[match.lastindex or 1])
    try:
        if kind == "quarter":
            return ReportingPeriod.quarter(year, _QUARTERS[match[1]])
        if kind == "month":
            return ReportingPeriod.month(year, int(match[1]))
    except InvalidDataError:
        return None
    if kind == "first quarter":
        return ReportingPeriod.quarter(year, 1)
    if kind == "nine months":
        return ReportingPeriod.nine_months(year)
    return ReportingPeriod.half_year(year, 1 if kind == "first half" else 2)


def _committees(text: str) -> Iterator[Organisation]:
    for match in _ORGANISATION.finditer(text):
        kind = match[1].lower()
        words: list[str] = []
        for word in match[2].split():
            if not word[0].isupper() or (words and fold_label(word) in _NO_NAME):
                break
            words.append(word if not word.isupper() else word.capitalize())
        # Where many capitals follow, nobody can tell where the name ends.
        if 0 < len(words) <= _LONGEST_NAME:
            yield Organisation(f"UBND {kind} {' '.join(words)}", _LEVELS[kind])
