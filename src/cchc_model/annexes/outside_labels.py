"""Labels and sentences around the rows that say of which time or body all numbers are: `Phạm vi: xã Đại Tâm`.

The label, or the verb behind a subject such as `Số liệu này`, tells the kind of what follows: the time of the numbers,
the body that reports, the territory that they cover, or the source that they are from. What follows is compared with
the report. A source without a time has none of its own, but a scope that nobody understands limits the numbers.
"""

import re
from collections.abc import Callable, Mapping
from enum import Enum

from attrs import frozen

from cchc_model.annexes.body_ranks import rank_of, territory_of
from cchc_model.annexes.claims import CLAUSE
from cchc_model.annexes.counted import KINDS
from cchc_model.annexes.number_claims import NumberClaim
from cchc_model.annexes.omissions import is_lacking
from cchc_model.annexes.period_labels import is_period_label, labelled_period
from cchc_model.annexes.reporters import is_reporter
from cchc_model.annexes.tables import has_digit
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import meaning, names_another
from cchc_model.errors import InvalidDataError
from cchc_model.framework.severity import Severity
from cchc_model.reports.organisation_texts import parse_organisation
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.period_texts import MOST_DAYS
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.territory_levels import LEVEL_WORDS, begins_territory, levels_in
from cchc_model.reports.time_uses import closing_days, only_cites
from cchc_model.reports.unaccented import with_accents
from cchc_model.vietnamese.text import fold_label

_LEAD = re.compile(r"^(?:\W|(?:ghi chú|lưu ý|chú thích|chú ý)\b\s*:?)*", re.IGNORECASE)
_LABELLED = re.compile(r"(?P<label>[^:]{2,40}):\s*(?P<value>\S.*)")
_NUMBERS = r"số liệu|dữ liệu|số|báo cáo|thống kê|tổng hợp"
_OF = rf"(?:\s+(?:của|các|toàn bộ|{_NUMBERS}|tính toán|tính|thu thập|lấy|cung cấp|biểu|bảng|phụ lục|này|trên))*"
_SCOPE = re.compile(rf"(?:phạm vi|địa bàn|khu vực){_OF}")
_SOURCE = re.compile(rf"nguồn{_OF}")
_TIME = re.compile(rf"(?:kỳ|thời kỳ|thời gian|thời điểm){_OF}")
_SUBJECT = (
    r"(?:các |những |con |toàn bộ )*(?:số liệu|dữ liệu|kết quả|số|biểu|bảng|phụ lục|báo cáo|phạm vi|địa bàn)"
    rf"{_OF}(?: (?:trong|ở) (?:biểu|bảng|cột|phụ lục)(?: này| trên| kết quả)?)?"
)
_SENTENCE = re.compile(
    rf"{_SUBJECT}\s+(?:chỉ\s+)?(?:là|thuộc|của|tại)(?:\s+(?:các |con )*(?:số liệu|số))?(?:\s+của)?\s+(?P<value>\S.*)",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"(?:(?:trên|trong|thuộc|tại|của|phạm vi|địa bàn|toàn bộ|toàn|cả|nội bộ)\s+)+", re.IGNORECASE)
_LEVEL = re.compile(rf"(?:{LEVEL_WORDS}|quốc|nước)", re.IGNORECASE)
_DAY = re.compile(
    r"\b(?:ngày\s+)?\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?|\b(?:ngày\s+)?\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4})?\b"
)
"""A day, such as that of a document, which is no time of numbers."""
_OWN_TIME = re.compile(rf"\b(?!(?:báo cáo|danh sách|phụ lục|bc)\b)(?:{KINDS})\b")
"""Documents that are no report of numbers: their year is that of their signature."""
_ANY_YEAR = 2000


class Kind(Enum):
    """What a label announces."""

    TIME = "time"
    """The time of the numbers."""
    BODY = "body"
    """The body that reports."""
    SCOPE = "scope"
    """The territory or part that the numbers cover."""
    SOURCE = "source"
    """The document or body that the numbers are from."""


@frozen
class Announced:
    """What a label announces, and its judgement.

    Attributes:
        kind: the kind.
        severity: the severity of what it says; None if it says nothing else than the report itself.
        whole: True if all its words are understood.
    """

    kind: Kind
    severity: Severity | None
    whole: bool = True

    @property
    def takes_all(self) -> bool:
        """True if it says that all numbers are of another time."""
        return self.kind is Kind.TIME and self.severity is Severity.ERROR


def announced(text: str, period: ReportingPeriod | None, organisation: Organisation | None) -> Announced | None:
    """Return what a label or sentence says of all numbers of an annex; None for any other text.

    Args:
        text: the text, on one line.
        period: the reporting period, if known.
        organisation: the reporting organisation, if known.

    >>> third, own = ReportingPeriod.quarter(2021, 3), parse_organisation("UBND huyện Mỹ Xuyên")
    >>> texts = ("Phạm vi: xã Đại Tâm", "Nguồn: báo cáo quý II", "Kỳ báo cáo: Quý II/2021", "Phạm vi: khối xã")
    >>> [str(announced(text, third, own).severity) for text in texts]
    ['error', 'error', 'error', 'warning']
    >>> texts = ("Phạm vi: toàn huyện", "Nguồn: phần mềm một cửa", "Kỳ báo cáo: Quý III/2021")
    >>> [announced(text, third, own).severity for text in texts], announced("Nơi nhận: Sở Nội vụ", third, own)
    ([None, None, None], None)
    """
    plain = _LEAD.sub("", text).strip(" .;)")
    labelled = _LABELLED.fullmatch(plain)
    if labelled is not None:
        kind = _kind(labelled["label"].strip())
        if kind is None:
            return None
        value = labelled["value"].strip()
        stated = labelled_period([plain]) or value if kind is Kind.TIME else value
        return Announced(kind, _JUDGES[kind](stated, period, organisation), _is_whole(kind, stated))
    said = _SENTENCE.fullmatch(plain)
    value = said["value"] if said else ""
    if said is None or not (begins_territory(value) or _body(value) is not None or _LEVEL.fullmatch(_core(value))):
        return None
    return Announced(Kind.SCOPE, _of_scope(value, period, organisation))


def _kind(label: str) -> Kind | None:
    folded = fold_label(with_accents(label))
    if is_period_label(label) or _TIME.fullmatch(folded):
        return Kind.TIME
    if is_reporter(label):
        return Kind.BODY
    return Kind.SCOPE if _SCOPE.fullmatch(folded) else Kind.SOURCE if _SOURCE.fullmatch(folded) else None


def _is_whole(kind: Kind, value: str) -> bool:
    """Return whether a time or a source is nothing but a period, a body or a document; a day may be any."""
    if kind is Kind.TIME:
        told = meaning(value)
        dated = any(first is None for first, _ in closing_days(value, _ANY_YEAR))
        return not told.unexplained and told.roles <= {Role.VALUE, Role.CURRENT} and not dated
    folded = fold_label(with_accents(value))
    cited = _OWN_TIME.search(folded) is not None and has_digit(value) and only_cites(value)
    lacking = cited and any(is_lacking(clause, None) for clause in CLAUSE.findall(folded))
    return kind is not Kind.SOURCE or (cited and not lacking) or _body(value) is not None


def _of_time(value: str, period: ReportingPeriod | None, organisation: Organisation | None) -> Severity | None:
    """Return ERROR for another time than that of the report, WARNING for an estimate.

    A day alone may be that of counting.
    """
    if period is None:
        return None
    spans = [last for first, last in closing_days(value, period.end.year) if first is not None]
    if spans:
        return Severity.ERROR if any(abs((day - period.end).days) > MOST_DAYS for day in spans) else None
    told = meaning(value)
    whole = told.whole_year and period != ReportingPeriod.full_year(period.end.year)
    other = whole or names_another(_DAY.sub(" ", value), period) or Role.OTHER_PERIOD in told.roles
    if other or NumberClaim(value, period, organisation).is_accumulated():
        return Severity.ERROR
    return Severity.WARNING if Role.ESTIMATE in told.roles else None


def _of_body(value: str, _: ReportingPeriod | None, organisation: Organisation | None) -> Severity | None:
    """Return ERROR for another territory than that of the report."""
    body, own = _body(value), territory_of(organisation)
    return Severity.ERROR if body and own and body.known_as != own.known_as else None


def _of_scope(value: str, _: ReportingPeriod | None, organisation: Organisation | None) -> Severity | None:
    """Return ERROR for another territory than that of the report, and WARNING for a part, or for words unknown."""
    core, own = _core(value), territory_of(organisation)
    body = _body(core)
    if own is None:
        return Severity.WARNING
    if body is not None:
        return None if body.known_as == own.known_as else Severity.ERROR
    if _LEVEL.fullmatch(core):
        return None if own.level in levels_in(core) else Severity.ERROR
    return Severity.WARNING


def _of_source(value: str, period: ReportingPeriod | None, organisation: Organisation | None) -> Severity | None:
    """Return ERROR for numbers of another time, and WARNING for those of one other territory alone."""
    timed = _DAY.sub(" ", fold_label(with_accents(value)))
    dated = not _OWN_TIME.search(timed) and (names_another(timed, period) or Role.OTHER_PERIOD in meaning(timed).roles)
    if dated or NumberClaim(value, period, organisation).is_other():
        return Severity.ERROR
    body, own = _body(value), territory_of(organisation)
    if body is None or own is None or body.known_as == own.known_as:
        return None
    return Severity.WARNING if rank_of(body) <= rank_of(own) else None


_JUDGES: Mapping[Kind, Callable[[str, ReportingPeriod | None, Organisation | None], Severity | None]] = {
    Kind.TIME: _of_time,
    Kind.BODY: _of_body,
    Kind.SCOPE: _of_scope,
    Kind.SOURCE: _of_source,
}


def _core(value: str) -> str:
    """Return what a scope is without the words that only lead to it: `trên địa bàn huyện`."""
    found = _WITHIN.match(value)
    return (value[found.end() :] if found else value).strip(" .;()")


def _body(text: str) -> Organisation | None:
    """Return the territory that a text is the name of."""
    try:
        body = parse_organisation(text.strip(" .;()"))
    except InvalidDataError:
        return None
    return body if rank_of(body) else None
