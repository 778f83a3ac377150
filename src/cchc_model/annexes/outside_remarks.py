"""Remarks around the rows of an annex that speak of its numbers: `Số liệu ước tính`, `(*) chưa bao gồm 02 xã`."""

import re
from collections.abc import Sequence
from itertools import chain, pairwise

from attrs import field, frozen

from cchc_model.annexes.captions import Contradiction
from cchc_model.annexes.claims import HANDLED
from cchc_model.annexes.columns import RECIPIENTS
from cchc_model.annexes.contradictions import is_scaled_caption, legend_pairs
from cchc_model.annexes.missing_codes import only_states_codes
from cchc_model.annexes.name_words import words_of
from cchc_model.annexes.number_claims import NumberClaim
from cchc_model.annexes.other_reports import Belonging, OtherReport
from cchc_model.annexes.outside_claims import claim_of, counts_elsewhen
from cchc_model.annexes.outside_corrections import correction_in
from cchc_model.annexes.outside_labels import Announced, Kind, announced
from cchc_model.annexes.outside_parts import change_of_part
from cchc_model.annexes.outside_predicates import is_legend_of_mark, says_others
from cchc_model.annexes.reporters import labels_other_role, texts_of
from cchc_model.annexes.row_index import Index, Match, row_index
from cchc_model.annexes.tables import SourceLine, has_digit
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import Meaning, meaning, scale_of
from cchc_model.framework.framework import Framework
from cchc_model.framework.rows import Indicator
from cchc_model.framework.severity import Severity
from cchc_model.reports.body_words import begins_title
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.findings import Finding, make_finding
from cchc_model.reports.period_texts import MOST_DAYS
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.territory_levels import LEVEL_WORDS
from cchc_model.reports.time_uses import Use, explained, only_cites, read_times
from cchc_model.reports.unaccented import with_accents
from cchc_model.vietnamese.text import fold, fold_label

_MOST = 100
"""The most texts that are understood; an annex has some thirty around its table."""
_SHORT, _LONGEST = 20, 400
_DATA = re.compile(r"\b(?:số liệu|dữ liệu|giá trị|figures?|values?|data)\b")
_OF_ALL = re.compile(
    r"^(?:(?:các|tất cả|toàn bộ|ghi chú|lưu ý|nguồn)\b[ :]*)*(?:số liệu|dữ liệu)\b"
    r"(?!.*\b(?:mục|dòng|phần|riêng|chỉ tiêu|tiêu chí)\b)"
)
_QUOTED = re.compile(r"“[^”]*”")
"""A name that a text quotes, such as that of a file."""
_MARK = re.compile(r"\(?\s*\*+\s*\)?\s*")
_COUNTED = re.compile(r"\b[0-9]{1,6}\s+([^\W\d_]+(?:\s+[^\W\d_]+)?)")
_PLACES = frozenset(map(fold, ("xã", "phường", "thị trấn", "huyện", "quận", "thị xã", "tỉnh", "thành phố", "đơn vị")))
_LIMITING = frozenset((Role.REMAINDER, Role.PART, Role.OTHER_PERIOD, Role.PLAN, Role.ACCUMULATED, Role.COMPARISON))
_OWN_USES = frozenset((Use.PERIOD, Use.PART, Use.YEAR, Use.YEAR_OF_PART, Use.SPAN))
_PART = rf"(?!cấp\b|{LEVEL_WORDS}\b)[^\W\d_]+(?:\s+[^\W\d_]+)?"
_BOTH = re.compile(rf"\b(?:gồm|tính|kể|có)\s+cả\s+{_PART}\s+(?:và|lẫn)\s+{_PART}(?!\w)")
"""Both parts of a whole, neither a level: `gồm cả trực tuyến và trực tiếp` leaves nothing out."""
_OF_LEVEL = re.compile(rf"\b(?:cấp\s+)?{LEVEL_WORDS}\b", re.IGNORECASE)
_NEGATION = re.compile(r"\b(?:chưa|không|ko|trừ|thiếu)\b")
_PERSON, _RECIPIENTS, _ITEM = fold("người"), fold(RECIPIENTS), ("-", "+")


@frozen
class Remarks:
    """The remarks around the rows of an annex.

    Attributes:
        findings: a finding of each text that may change the meaning of values.
        others: the texts that state another period of all values.
        corrected: the contradictions of texts that make the values of certain rows others.
        lines: the indices of the lines of all three, of legends of missing values, which concern cells alone, and of
            texts below the rows with no number but those of documents and times.
    """

    findings: tuple[Finding, ...]
    others: tuple[OtherReport, ...]
    corrected: tuple[Contradiction, ...]
    lines: frozenset[int]


def remarks_around(
    lines: Sequence[SourceLine], matches: Sequence[Match], own: Belonging, framework: Framework
) -> Remarks:
    """Return the remarks among the lines that are a text alone and no row.

    Args:
        lines: the lines of the annex.
        matches: the match of each.
        own: the organisation and the period of the report.
        framework: the framework that the annex follows.
    """
    known = [at for at, match in enumerate(matches) if match.row]
    rows = [match.row.id for match in matches if match.row and isinstance(match.row.item, Indicator)]
    foreign = [at for at, match in enumerate(matches) if not match.row and not match.candidates]
    found: dict[int, Finding] = {}
    others: dict[int, OtherReport] = {}
    corrected: dict[int, list[Contradiction]] = {}
    quiet: set[int] = set()
    listed, index = False, row_index(framework)
    for at in [at for at in foreign if _is_text(lines[at])][:_MOST]:
        text = " ".join(texts_of(lines[at]))
        listed = fold(text).startswith(_RECIPIENTS) or (listed and text.startswith(_ITEM))
        legend = only_states_codes(text)
        if legend or (at > known[-1] and has_digit(text) and only_cites(text)):
            quiet.add(at)
        if listed or legend:
            continue
        told = _announced(text, own, below=at > known[-1], between=known[0] < at < known[-1])
        if told and told.whole and not told.severity:
            quiet.add(at)
            continue
        correction = correction_in(text, lines, matches, index)
        correction = correction or change_of_part(text, own.period, lines, matches, index)
        claimed = correction.severity if correction else _claim(text, own, index, told)
        if not (claimed or _may_say(text)):
            continue
        line = _Text(text)
        if correction and correction.rows and claimed is Severity.ERROR:
            corrected[at] = [Contradiction(FindingCode.REMARK_CONTRADICTS, key, text) for key in correction.rows]
        elif (told and told.takes_all) or (not known[0] < at < known[-1] and _is_of_all(line, own, at > known[-1])):
            others[at] = OtherReport(text, lines[at].source, rows=list(rows))
        elif claimed or _is_remark(line, own.period, index):
            severity = Severity.ERROR if not correction and _changes_values(line, own.period) else claimed
            source = lines[at].source
            found[at] = make_finding(FindingCode.REMARK_OUTSIDE, words={}, severity=severity, text=text, source=source)
    understood = frozenset((*found, *others, *corrected, *quiet))
    return Remarks(
        tuple(found.values()), tuple(others.values()), tuple(chain.from_iterable(corrected.values())), understood
    )


def _announced(text: str, own: Belonging, *, below: bool, between: bool) -> Announced | None:
    """Return what a text announces of all numbers.

    Above the rows, the period and the body are those of the letterhead. Between them, a sentence is a caption of those
    below it.
    """
    told = announced(text, own.period, own.organisation)
    if told is None or (between and ":" not in text):
        return None
    return told if below or told.kind not in (Kind.TIME, Kind.BODY) else None


def _claim(text: str, own: Belonging, index: Index, told: Announced | None) -> Severity | None:
    """Return the severity of what a text says of numbers, of whatever part of the annex."""
    others = Severity.ERROR if says_others(text, own.period, own.organisation) else None
    said = (told.severity if told else None, others or claim_of(text, own.period, index))
    return max((severity for severity in said if severity), default=None)


def _is_of_all(line: "_Text", own: Belonging, below: bool) -> bool:  # noqa: FBT001 the place
    """Return whether a text alone says of all numbers that they are others than those of the report.

    A period alone is that of a letterhead, and `KẾ HOẠCH` the title of a document.
    """
    if is_legend_of_mark(line.text):
        return _states_other_period(line, own.period, below=below)
    told = NumberClaim(line.text, own.period, own.organisation)
    planned = told.is_planned() and told.is_of_numbers()
    if told.is_accumulated() or planned or told.is_of_other_day() or told.is_of_other_scope():
        return True
    return _states_other_period(line, own.period, below=below)


@frozen
class _Text:
    """A text around the rows, with what its words mean."""

    text: str
    folded: str = field(init=False)
    meant: Meaning = field(init=False)
    of_data: bool = field(init=False)

    @folded.default
    def _fold(self) -> str:
        return fold_label(with_accents(self.text))

    @meant.default
    def _understand(self) -> Meaning:
        return meaning(self.text)

    @of_data.default
    def _search(self) -> bool:
        return _DATA.search(self.text.casefold()) is not None


def _is_text(line: SourceLine) -> bool:
    return line.alone and 0 < len(line.name) <= _LONGEST and not is_scaled_caption(line.name)


def _may_say(text: str) -> bool:
    """Return whether a text may be a remark; understanding every text of a letterhead again would cost time."""
    lower = text.casefold()
    return len(text) <= _SHORT or ":" in text or any(found.search(lower) for found in (_DATA, _MARK, _COUNTED))


def _changes_values(line: _Text, period: ReportingPeriod | None) -> bool:
    """Return whether a remark states that some values are others: scaled, or of another time.

    What is compared with another time has values of its own.
    """
    text = _QUOTED.sub(" ", line.text)
    scale = scale_of(text) if line.of_data else None
    scaled = scale is not None and scale.isalpha()
    return scaled or (line.of_data and counts_elsewhen(line.folded, period))


def _states_other_period(line: _Text, period: ReportingPeriod | None, *, below: bool) -> bool:
    """Return whether a text states that the numbers are those of another period, or planned.

    The periods above a table are those of the letterhead.
    """
    roles = line.meant.roles
    if line.meant.unexplained and not (below and _OF_ALL.search(line.text.casefold())):
        return False
    if not (line.of_data or Role.OTHER_PERIOD in roles) or Role.COMPARISON in roles or HANDLED.search(line.folded):
        return False
    times = read_times([line.text])
    named = [time.period for time in times if time.period]
    if named:
        return below and line.of_data and period not in (None, *named)
    if any(time.use in _OWN_USES for time in times):
        return False
    return Role.OTHER_PERIOD in roles or Role.PLAN in roles


def _is_remark(line: _Text, period: ReportingPeriod | None, index: Index) -> bool:
    """Return whether a text may change the meaning of numbers, and is no title, signature or citation."""
    text, roles = line.text, line.meant.roles
    label, colon, _ = text.partition(":")
    if labels_other_role(text) and not (has_digit(text) or roles & _LIMITING - {Role.PART}):
        return False
    folded = line.folded
    whole = "" if _NEGATION.search(folded) else _BOTH.sub(" ", folded)
    if whole and whole != folded:
        roles = meaning(whole).roles
    marked = _MARK.match(text) or (colon and Role.NOTE in meaning(label).roles)
    if marked and not any(legend_pairs(text, codes) is not None for codes in index.code_lists):
        return line.of_data or not explained(text) or bool(roles & _LIMITING)
    if marked or text.isupper() or fold(text).startswith(_PERSON):
        return False
    if line.of_data:
        return counts_elsewhen(folded, period) or not _is_title(line, period, index)
    return _counts(text, index) and not begins_title(text) and not explained(text)


def _is_title(line: _Text, period: ReportingPeriod | None, index: Index) -> bool:
    """Return whether a text with `số liệu` only says of what, of which period or by which document."""
    text, times = line.text, read_times([line.text])
    days = [time.days[1] for time in times if time.days]
    if times:
        return not days or (period is not None and all(abs((day - period.end).days) <= MOST_DAYS for day in days))
    titled = begins_title(text)
    roles = meaning(_OF_LEVEL.sub(" ", text)).roles if titled else line.meant.roles  # a level limits no title
    if roles & _LIMITING:
        return False
    if titled and not _DATA.match(text.casefold().lstrip("( ")):
        return True
    return _names_subject(fold(_DATA.sub(" ", text.casefold())), index)


def _names_subject(folded: str, index: Index) -> bool:
    """Return whether a text consists of words that stand side by side in names of the framework."""
    names = [f" {' '.join(index.book.words(name))} " for name in index.rows]
    words = words_of(folded)
    pairs = [pair for pair in pairwise(words) if any(f" {' '.join(pair)} " in name for name in names)]
    return set(words) <= {word for pair in pairs for word in pair}


def _counts(text: str, index: Index) -> bool:
    """Return whether a text has a number of places or of what the annex counts."""
    for words in map(fold, _COUNTED.findall(text.casefold())):
        first, _, _ = words.partition(" ")
        if {first, words} & _PLACES or first in index.units or words in index.units:
            return True
    return False
