"""The organisations of a consolidation, and the combinations that would count figures twice."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from itertools import combinations

from cchc_model.errors import Problem
from cchc_model.reports.organisations import Level, Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual, without_accents

_UNNAMED = Bilingual(
    "chưa ghi cơ quan báo cáo nên có thể bị tính hai lần; đề nghị ghi cơ quan báo cáo",
    "names no reporting organisation, so it may be counted twice; give it an organisation",
)
_SEVERAL = Bilingual(
    "tên này có thể là của nhiều cơ quan khác nhau; đề nghị ghi mã hoặc cơ quan cấp trên của từng cơ quan",
    "this name may belong to several organisations; give each its code or parent",
)
_NO_PERIOD = Bilingual(
    "chưa ghi kỳ báo cáo, trong khi các báo cáo khác có ghi; đề nghị ghi kỳ báo cáo",
    "names no reporting period, unlike the other reports; give it a period",
)

_ABOVE = {
    Level.COMMUNE: frozenset({Level.DISTRICT, Level.PROVINCE}),
    Level.DISTRICT: frozenset({Level.PROVINCE}),
}

Members = Mapping[ReportingPeriod | None, Collection[Organisation | None]]
"""The reporting organisations of each period; None for an unnamed organisation or period."""


def distinct(organisations: Iterable[Organisation]) -> tuple[tuple[Organisation, ...], ...]:
    """Return records of organisations, with those of one organisation grouped.

    >>> names = ("UBND huyện A", "UBND  huyện A", "UBND huyện B")
    >>> [len(group) for group in distinct(Organisation(name, Level.DISTRICT) for name in names)]
    [2, 1]
    """
    alike = _Alike(organisations)
    groups: list[tuple[Organisation, ...]] = []
    seen: set[Organisation] = set()
    for record in alike.records:
        if record not in seen:
            group = tuple(alike.connected(record))
            seen.update(group)
            groups.append(group)
    return tuple(groups)


def membership_problems(members: Members, expected: Iterable[Organisation] = ()) -> Iterator[Problem]:
    """Yield the problems of organisations and periods that prevent a consolidation."""
    yield from _unnamed(members)
    yield from _overlapping(members)
    yield from identity_problems(members, expected)
    yield from _nested({one for reporting in members.values() for one in reporting if one is not None})


def identity_problems(members: Members, expected: Iterable[Organisation] = ()) -> Iterator[Problem]:
    """Yield a problem for each organisation that reports twice for a period, and for names of several ones."""
    for period, reporting in members.items():
        for group in distinct(filter(None, reporting)):
            for one, other in combinations(group, 2):
                if one.may_be(other):
                    yield from twice_in([one], period)
    named = {one for reporting in members.values() for one in reporting if one is not None}
    for group in distinct([*named, *expected]):
        for one, other in combinations(group, 2):
            if not one.may_be(other):
                yield Problem(one.full_name, _SEVERAL)
                break


def twice_in(organisations: Collection[Organisation | None], period: ReportingPeriod | None) -> Iterator[Problem]:
    """Yield a problem for each organisation that reports twice for a period."""
    for one in sorted(filter(None, organisations), key=lambda one: one.name):
        yield Problem(one.full_name, _twice(period))
    if None in organisations:
        yield Problem.at(nouns.UNNAMED_REPORT, _UNNAMED)


def unplaced(organisations: Collection[Organisation]) -> tuple[Organisation, ...]:
    """Return the organisations without a parent that may belong to a superior one among them, by name."""
    levels = {one.level for one in organisations}
    below = [one for one in organisations if one.parent is None and levels & _ABOVE.get(one.level, frozenset())]
    return tuple(sorted(below, key=lambda one: one.name))


def alike(pairs: Iterable[tuple[Organisation | None, str]]) -> tuple[Organisation, ...]:
    """Return organisations that may be one: with equal reports, or with names that differ only in accents.

    Args:
        pairs: organisations, each with a mark that equal reports share; an empty mark is ignored.

    >>> names = ("UBND huyện Ví Dụ Ba", "UBND huyện Ví Du Ba", "UBND huyện Ví Dụ Bốn")
    >>> [one.name for one in alike((Organisation(name, Level.DISTRICT), name) for name in names)]
    ['UBND huyện Ví Du Ba', 'UBND huyện Ví Dụ Ba']
    """
    groups: dict[Hashable, set[Organisation]] = defaultdict(set)
    for one, mark in pairs:
        if one is not None:
            if mark:
                groups[mark].add(one)
            groups[one.parent, one.code, without_accents(one.name)].add(one)
    found = {one for group in groups.values() if len(group) > 1 for one in group}
    return tuple(sorted(found, key=lambda one: one.name))


def _unnamed(members: Members) -> Iterator[Problem]:
    reports = sum(map(len, members.values()))
    if reports > 1 and any(None in reporting for reporting in members.values()):
        yield Problem.at(nouns.UNNAMED_REPORT, _UNNAMED)
    if len(members) > 1:
        undated = members.get(None, ())
        for name in sorted(one.name for one in undated if one is not None):
            yield Problem(name, _NO_PERIOD)
        if None in undated:
            yield Problem.at(nouns.UNNAMED_REPORT, _NO_PERIOD)


def _overlapping(members: Members) -> Iterator[Problem]:
    periods = sorted(
        (period for period in members if period is not None), key=lambda period: (period.start, period.end)
    )
    for one, other in combinations(periods, 2):
        if one.overlaps(other):
            why = Bilingual(
                f"“{one.label()}” và “{other.label()}” chồng lên nhau nên có ngày sẽ bị tính hai lần; đề nghị bỏ "
                "một kỳ",
                f"{one.label('en')!r} and {other.label('en')!r} overlap, so some days would be counted twice; "
                "leave one out",
            )
            yield Problem.at(nouns.OF_PERIOD, why)


def _nested(organisations: Collection[Organisation]) -> Iterator[Problem]:
    alike = _Alike(organisations)
    for one in alike.records:
        above = one.parent
        while above is not None:
            for other in alike.to(above):
                why = Bilingual(
                    f"trực thuộc “{other.name}”; số liệu của cơ quan đó đã gồm số liệu này; đề nghị bỏ một trong hai",
                    f"belongs to {other.name!r}, whose figures already include it; leave one out",
                )
                yield Problem(one.full_name, why)
            above = above.parent


def _twice(period: ReportingPeriod | None) -> Bilingual:
    vi, en = ("", "") if period is None else (f" cho {period.label()}", f" for {period.label('en')}")
    return Bilingual(f"có hai báo cáo{vi}; đề nghị bỏ một trong hai báo cáo", f"has two reports{en}; leave one out")


class _Alike:
    """An index of organisation records by code, and by level and name."""

    def __init__(self, organisations: Iterable[Organisation]) -> None:
        self.records = sorted(set(organisations), key=lambda one: (one.name, one.level, one.code or "", str(one)))
        self._by_key: dict[Hashable, list[Organisation]] = defaultdict(list)
        for record in self.records:
            for key in _keys(record):
                self._by_key[key].append(record)

    def to(self, wanted: Organisation) -> list[Organisation]:
        """Return the records that may be the given organisation."""
        found = dict.fromkeys(other for key in _keys(wanted) for other in self._by_key.get(key, ()))
        return [other for other in found if wanted.may_be(other)]

    def connected(self, first: Organisation) -> list[Organisation]:
        """Return the records that may be the given organisation, directly or through other records."""
        group, waiting = {first: None}, [first]
        while waiting:
            for other in self.to(waiting.pop()):
                if other not in group:
                    group[other] = None
                    waiting.append(other)
        return list(group)


def _keys(one: Organisation) -> Iterator[Hashable]:
    if one.code is not None:
        yield one.code
    yield one.level, one.known_as
