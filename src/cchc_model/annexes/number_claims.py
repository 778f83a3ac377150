"""What a few words say that numbers are: of another time or scope, planned, or summed since the year began.

One law for the note of a value, for a line alone around the table, and for the predicate of a sentence below it: the
words are understood as a whole, or they say nothing.
"""

import datetime as dt
import re

from attrs import frozen

from cchc_model.annexes.body_ranks import rank_of, territory_of
from cchc_model.annexes.foreign_captions import scope_of
from cchc_model.annexes.short_times import in_full
from cchc_model.annexes.tables import has_digit
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import completed, meaning, names_another, without_times
from cchc_model.errors import InvalidDataError
from cchc_model.reports.organisation_texts import parse_organisation
from cchc_model.reports.organisations import RANKS, Organisation
from cchc_model.reports.period_texts import MOST_DAYS
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.remarks import without_dates
from cchc_model.reports.territory_levels import LEVEL_WORDS, levels_in
from cchc_model.reports.time_uses import closing_days
from cchc_model.reports.unaccented import with_accents
from cchc_model.vietnamese.text import fold_label

_NUMBERS = r"(?:các |những |con |toàn bộ )*(?:số liệu|dữ liệu|giá trị|số)(?! *:? *\d)"
_LEAD = re.compile(
    rf"^\W*(?:(?:{_NUMBERS}|là|của|lấy|tại thời điểm|thời điểm|riêng|chỉ(?! tiêu)|mới|này|đây|ghi|báo cáo"
    r"|tổng hợp|tính|lũy kế(?= toàn))\b\s*)+"
)
_TAIL = re.compile(r"(?:\s*\b(?:thôi|nhé|nha|ạ|rồi|đó|này)\b)+\W*$")
_OF_NUMBERS = re.compile(rf"\b{_NUMBERS}\b")
_SINCE = re.compile(
    r"(?:tính\s+)?(?:kể\s+)?(?:từ|từ ngày)\s+(?:đầu năm|(?:ngày\s+)?0?1/0?1(?:/\d{4})?)"
    r"(?:\s+(?:đến|tới)\s+(?:nay|hết kỳ|cuối kỳ|thời điểm báo cáo|hiện nay))?"
)
_UP_TO = re.compile(r"(?:(?:là|của|số liệu|số)\s+)*(?:(?:được\s+)?tính|lấy|chốt|có)?\s*(?:đến|tới|tại|thời điểm)\b")
_DAY = re.compile(r"(?:\d|ngày|hết|tháng|năm|thời điểm|đến|\s|[/.-])+")
_WITHIN = re.compile(r"^(?:trong|vào|từ|kể từ|trước|sau|đến|tới|hết|cuối|đầu|giữa|hạn|ngày|lúc|sang)\b")
"""The words before a time at which something was done."""
_ONLY = re.compile(r"\b(?:thôi|riêng|chỉ|mới)\b")
_FORMER = frozenset(("số cũ", "số liệu cũ"))
_PLANNED = re.compile(
    r"(?:theo )?(?:kế hoạch|kh|chỉ tiêu|mục tiêu|định mức|dự toán)(?: (?:kế hoạch|năm|được giao|giao))*"
)
_NAMED = re.compile(rf"\b(?i:{LEVEL_WORDS})\s+([^\W\d_]).*")
_LEVEL = re.compile(rf"((?i:{LEVEL_WORDS}))(\s+(?:kế )?(?:bên|khác|bạn|cạnh))?")


@frozen
class NumberClaim:
    """Some words about numbers, and the report that they stand in.

    Attributes:
        text: the words as printed.
        period: the reporting period, if known.
        organisation: the reporting organisation, if known.
    """

    text: str
    period: ReportingPeriod | None
    organisation: Organisation | None = None

    def is_accumulated(self) -> bool:
        """Return whether the numbers are summed since a year began that the period does not begin with.

        >>> third = ReportingPeriod.quarter(2021, 3)
        >>> texts = ("Lũy kế từ đầu năm", "tính từ 01/01/2021", "quý II")
        >>> [NumberClaim(text, third).is_accumulated() for text in texts]
        [True, True, False]
        >>> NumberClaim("Lũy kế từ đầu năm", ReportingPeriod.full_year(2021)).is_accumulated()
        False
        """
        if self.period is None or _opens_year(self.period):
            return False
        folded = _plain(self.text)
        told = meaning(folded)
        summed = Role.ACCUMULATED in told.roles and told.roles <= {Role.ACCUMULATED, Role.VALUE, Role.TOTAL}
        timed = has_digit(folded) or not (told.period or told.year or told.partial)
        return bool(_SINCE.fullmatch(folded)) or (summed and timed and not told.unexplained and not _has_number(folded))

    def is_planned(self) -> bool:
        """Return whether the numbers are those of a plan.

        >>> texts = ("kế hoạch", "Số kế hoạch", "theo kế hoạch", "KH 12/KH-UBND")
        >>> [NumberClaim(text, None).is_planned() for text in texts]
        [True, True, False, False]
        """
        found = _PLANNED.fullmatch(_bare(self.text))
        return found is not None and (not found[0].startswith("theo ") or self.is_of_numbers())

    def is_of_other_scope(self) -> bool:
        """Return whether the numbers are those of another territory, no lower than that of the report.

        >>> own = parse_organisation("UBND huyện Mỹ Xuyên")
        >>> texts = ("số toàn tỉnh", "huyện Trần Đề", "toàn huyện", "xã Đại Tâm", "tại huyện Trần Đề")
        >>> [NumberClaim(text, None, own).is_of_other_scope() for text in texts]
        [True, True, False, False, False]
        """
        own = territory_of(self.organisation)
        if own is None:
            return False
        bare = _bare(self.text)
        if bare and scope_of(bare) == bare:
            return own.level not in levels_in(bare)
        level = _LEVEL.fullmatch(bare)
        if level is not None:  # `số của tỉnh`, `huyện bên`
            ranks = [RANKS.get(one, 0) for one in levels_in(level[1])]
            higher = max(ranks, default=0) > rank_of(own)
            return (higher and self.is_of_numbers()) or (level[2] is not None and max(ranks, default=0) >= rank_of(own))
        named = _NAMED.search(self.text)
        if named is None or not named[1].isupper() or fold_label(with_accents(named[0])).strip(" ().;") != bare:
            return False
        try:
            body = parse_organisation(named[0].strip(" ().;"))
        except InvalidDataError:
            return False
        return rank_of(body) >= rank_of(own) and body.known_as != own.known_as

    def is_of_other_day(self) -> bool:
        """Return whether the numbers count up to a day that closes another period than that of the report.

        >>> third = ReportingPeriod.quarter(2021, 3)
        >>> texts = ("(Tính đến 30/6/2021)", "tính đến 14/9", "30/6/2021")
        >>> [NumberClaim(text, third).is_of_other_day() for text in texts]
        [True, False, False]
        """
        folded = _plain(self.text)
        found = _UP_TO.match(folded)
        if found is None or self.period is None or not _DAY.fullmatch(folded[found.end() :].strip()):
            return False
        days = [last for first, last in closing_days(folded, self.period.end.year) if first is None]
        first, last = self.period.start - dt.timedelta(1), self.period.end
        return bool(days) and all((day - first).days <= MOST_DAYS or (day - last).days > MOST_DAYS for day in days)

    def is_of_other_time(self) -> bool:
        """Return whether the numbers are of another period than that of the report, named alone.

        >>> third = ReportingPeriod.quarter(2021, 3)
        >>> texts = ("quý 2", "số của năm 2020", "6 tháng", "tháng 7 thôi", "kỳ trước", "trong quý II", "tháng 9")
        >>> [NumberClaim(text, third).is_of_other_time() for text in texts]
        [True, True, True, True, True, False, False]
        """
        folded = _plain(self.text)
        if folded in _FORMER:
            return True
        bare = _bare(self.text)
        if not _is_time_of_numbers(bare):
            return False
        if Role.OTHER_PERIOD in meaning(bare).roles:
            return True
        inner = self.period is not None and _is_within(bare, self.period)
        return names_another(bare, self.period) and (not inner or bool(_ONLY.search(folded)))

    def is_of_part(self) -> bool:
        """Return whether the numbers are of a part of the period of the report, named alone.

        >>> third = ReportingPeriod.quarter(2021, 3)
        >>> [NumberClaim(text, third).is_of_part() for text in ("số tháng 9", "quý III", "quý II")]
        [True, False, False]
        """
        bare, own = _bare(self.text), self.period
        return own is not None and _is_time_of_numbers(bare) and names_another(bare, own) and _is_within(bare, own)

    def is_of_numbers(self) -> bool:
        """Return whether the words name the numbers: `số`, `số liệu`."""
        return _OF_NUMBERS.search(fold_label(with_accents(self.text))) is not None

    def is_other(self) -> bool:
        """Return whether the words say in any of these ways that the numbers are others than those of the report."""
        return (
            self.is_accumulated()
            or self.is_planned()
            or self.is_of_other_scope()
            or self.is_of_other_day()
            or self.is_of_other_time()
        )


def _plain(text: str) -> str:
    return fold_label(with_accents(text)).strip(" ()[]*.;:-+")


def _bare(text: str) -> str:
    """Return folded words without those that only lead to what the numbers are of."""
    return _LEAD.sub("", _TAIL.sub("", _plain(text))).strip(" ()[]*.;:")


def _is_time_of_numbers(bare: str) -> bool:
    """Return whether folded words are a time alone, and none within which something was done."""
    told = meaning(bare)
    known = not told.unexplained and told.roles <= {Role.OTHER_PERIOD, Role.VALUE, Role.TOTAL}
    return known and not _has_number(bare) and not _WITHIN.match(bare)


def _has_number(folded: str) -> bool:
    return has_digit(without_dates(without_times(in_full(folded))))


def _is_within(folded: str, period: ReportingPeriod) -> bool:
    """Return whether a time is a part of the period, as a month is of its quarter."""
    found = meaning(folded)
    named = found.period or (completed(folded, found.year or period.year) if found.partial else None)
    return named is not None and period.start <= named.start and named.end <= period.end


def _opens_year(period: ReportingPeriod) -> bool:
    return period.start == ReportingPeriod.full_year(period.end.year).start
