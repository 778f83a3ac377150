"""The organisation and the period that titles name, of a column or of a row with a report of its own.

A text that is understood in part names neither.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

from attrs import field, frozen

from cchc_model.annexes.body_ranks import above, identities, rank_of
from cchc_model.annexes.short_times import spelled_time, years_in
from cchc_model.annexes.title_words import EXCLUDED, Role
from cchc_model.annexes.titles import MARK, Meaning, completed, meaning
from cchc_model.reports.organisation_texts import PartKind, text_parts
from cchc_model.reports.organisations import Level, Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.territory_levels import begins_territory
from cchc_model.reports.unaccented import is_unaccented, with_accents
from cchc_model.vietnamese.text import fold, without_accents

_EACH = re.compile(r"(?:các|tên)\s+", re.IGNORECASE)
"""A word before the level of territories whose names stand below it, as in `Các xã`."""
_ASIDE = frozenset(EXCLUDED) - {Role.PART}
"""The roles of titles of columns that are not those of a report."""
_ORDINAL = re.compile(r"\A(?:\(?\d{1,3}[.)/]|[-+*•–])\s*(?=[^\W\d])")
_LEVELS = tuple(
    f"{fold(word)} " for word in ("tỉnh", "thành phố", "thị xã", "huyện", "quận", "xã", "phường", "thị trấn", "đặc khu")
)
_BELOW = re.compile(r"\A([^()]*[^()\s])\s*\(([^()]+)\)\Z")
"""A name with brackets behind it, as in `Xã Tân Lập (huyện Cao Lãnh)`."""
_LIST = re.compile(r"\s*[,/;&-]\s*|\s+và\s+")
_FIELDS = fold("lĩnh vực")
_TOTAL = re.compile(r"(?:tổng|cộng|chung|toàn|total|tong|cong|toan)\b")
_SUMMED = re.compile(r"\b(?:cộng|[ivx]+|[a-d]|\d+)\b")
"""The words of a total that no title has: `Cộng (I + II)`."""


@frozen
class Named:
    """The content of the titles above a column.

    Attributes:
        organisation: the organisation that they name.
        period: the period that they name.
        rest: the titles below the organisation that name neither, and all of a plan, another period and the like.
    """

    organisation: Organisation | None = None
    period: ReportingPeriod | None = None
    rest: tuple[str, ...] = ()

    @property
    def aside(self) -> bool:
        """True if the titles are those of a plan, another period, a comparison and the like."""
        return any(meaning(title).roles & _ASIDE for title in self.rest)


def names_several(paths: Iterable[Sequence[str]], *, year: int | None = None) -> bool:
    """Return whether columns have the values of several organisations, or of several periods.

    >>> names_several([("Tổng số",), ("Xã A",), ("Xã B",)]), names_several([("Kỳ trước",), ("Quý I/2022",)])
    (True, False)
    """
    found = [one for path in paths if not (one := named_by(path, year=year)).aside]
    bodies = {*identities([one.organisation for one in found if one.organisation])}
    return len(bodies or {one.period for one in found if one.period}) > 1


@frozen
class KnownBodies:
    """The organisations that the caller lists, by what their names are without a level.

    Attributes:
        names: the organisations that alone have a name; a name of several is none.
        typed: the organisations by their names without accents, with their level and without it.
    """

    names: Mapping[str, Organisation] = field(factory=dict, hash=False)
    typed: Mapping[str, Organisation] = field(factory=dict, hash=False)

    @classmethod
    def of(cls, bodies: Iterable[Organisation]) -> "KnownBodies":
        """Return organisations by their names without a level.

        >>> from cchc_model import Level
        >>> known = KnownBodies.of([Organisation("UBND xã Đại Tâm", Level.COMMUNE)])
        >>> [known.find(name).name for name in ("ĐẠI TÂM", "Dai Tam", "xa Dai Tam")]
        ['UBND xã Đại Tâm', 'UBND xã Đại Tâm', 'UBND xã Đại Tâm']
        """
        found: dict[str, list[Organisation]] = {}
        typed: dict[str, list[Organisation]] = {}
        for body in {body.known_as: body for body in bodies}.values():
            found.setdefault(_bare(body), []).append(body)
            for name in {without_accents(_bare(body)), without_accents(body.known_as)}:
                typed.setdefault(name, []).append(body)
        return cls(*({name: same[0] for name, same in one.items() if len(same) == 1} for one in (found, typed)))

    def find(self, text: str) -> Organisation | None:
        """Return the organisation that a text is the name of, without its level; None for any other text."""
        name = without_mark(text)
        plain = without_accents(name).removeprefix("ubnd ") if is_unaccented(name) else ""
        return self.names.get(fold(name)) or self.typed.get(plain)


_NOBODY = KnownBodies()


def _bare(body: Organisation) -> str:
    """Return the folded name of an organisation without the level of its territory."""
    level = next((word for word in _LEVELS if body.known_as.startswith(word)), "")
    return body.known_as.removeprefix(level)


def without_mark(text: str) -> str:
    """Return a text without an ordinal before it and a mark of a footnote behind it."""
    return MARK.sub("", _ORDINAL.sub("", unicodedata.normalize("NFC", text).strip())).strip()


def named_by(
    path: Sequence[str], *, year: int | None = None, known: KnownBodies = _NOBODY, years: Collection[int] = ()
) -> Named:
    """Return the organisation and the period that the titles above a column name.

    Args:
        path: the titles from top to bottom.
        year: the year of a part of a year, such as `Quý I`, if no title names one.
        known: the organisations that the caller lists.
        years: other years that the file states, which tell the century of two digits.

    >>> named = named_by(("Quý I/2022", "Xã Đại Tâm"))
    >>> named.organisation.name, named.period.label()
    ('UBND xã Đại Tâm', 'Quý I năm 2022')
    >>> named_by(("Tổng số",)), named_by(("Kế hoạch quý I/2022",)).period
    (Named(organisation=None, period=None, rest=('Tổng số',)), None)
    """
    fields = any(map(heads_fields, path))
    stated = (known.find(title) or stated_organisation(title, of_field=fields) for title in path)
    bodies = {at: body for at, body in enumerate(stated) if body is not None}
    heads: set[int] = set()
    if not bodies:
        for at, (above, below) in enumerate(pairwise(path)):
            body = stated_below(above, below)
            if body is not None:
                bodies, heads = {at + 1: body}, {at}
    body = _lowest([*bodies.values()])
    if bodies and body is None:
        return Named(rest=tuple(path))
    last = max(bodies, default=-1)
    others = [(at, title) for at, title in enumerate(path) if at not in bodies and at not in heads]
    period, dated = _period([title for _, title in others], year, years)
    rest = tuple(title for at, title in others if (at > last and title not in dated) or meaning(title).roles & _ASIDE)
    return Named(body, period, rest)


def _lowest(bodies: Sequence[Organisation]) -> Organisation | None:
    """Return the lowest of the organisations of titles, each below the one above it; None if they contradict it."""
    found: Organisation | None = None
    for body in bodies:
        again = found is not None and body.known_as == found.known_as
        if found is not None and not again and rank_of(body) >= rank_of(found):
            return None
        found = (found if found and found.parent else body) if again else above(body, found)
    return found


def heads_fields(title: str) -> bool:
    """Return whether a title stands above fields of work, which may be called as agencies are: `Thanh tra`."""
    return _FIELDS in fold(with_accents(title))


def stated_organisation(text: str, *, of_field: bool = False) -> Organisation | None:
    """Return the organisation that a text names; None for a text with other words.

    Args:
        text: the text.
        of_field: True if it may name a field of work, so that the name of an agency is none.

    >>> [body and body.name for body in map(stated_organisation, ("Xã Đại Tâm", "P. 5", "UBND xã A và xã B"))]
    ['UBND xã Đại Tâm', 'UBND phường 5', None]
    >>> stated_organisation("Cơ quan chủ trì"), stated_organisation("Toàn huyện")
    (None, None)
    """
    text = _BELOW.sub(_joined, without_mark(text))
    found = meaning(text)
    if found.known and found.roles - {Role.PART}:
        return None
    parts = text_parts(f"UBND {text}" if begins_territory(text) else text)
    own = [part for part in parts if part.kind is not PartKind.FIXED]
    body = own[0].organisation if len(own) == 1 and own[0].kind is PartKind.BODY else None
    return None if body is not None and of_field and body.level is Level.AGENCY else body


def _joined(found: re.Match[str]) -> str:
    """Return a name with that of the territory above it behind a comma, if brackets state only that."""
    over = stated_organisation(found[2]) if begins_territory(found[2]) else None
    return found[0] if rank_of(over) <= rank_of(stated_organisation(found[1])) else f"{found[1]}, {found[2]}"


def stated_below(above: str, below: str) -> Organisation | None:
    """Return the organisation of a name below the level that a title states for several: `Xã`, then `Đại Tâm`.

    >>> stated_below("Tên xã", "Đại Tâm").name, stated_below("Tên đơn vị", "Đại Tâm")
    ('UBND xã Đại Tâm', None)
    """
    level = _EACH.sub("", above.strip())
    return stated_organisation(f"{level} {below}") if begins_territory(f"{level} A") and _is_name(below) else None


def heads_territories(title: str) -> bool:
    """Return whether a title stands above names of territories of one level: `Tên xã`, `Xã, phường`.

    >>> [heads_territories(title) for title in ("Tên xã", "Các xã, phường", "Xã Đại Tâm", "Xã hội")]
    [True, True, False, False]
    """
    levels = _LIST.split(_EACH.sub("", title.strip()))
    return all(f"{fold(one)} " in _LEVELS for one in levels)


def _is_name(text: str) -> bool:
    return text[:1].isupper() or text.isdecimal()


def _period(
    titles: Sequence[str], year: int | None, years: Collection[int]
) -> tuple[ReportingPeriod | None, frozenset[str]]:
    """Return the period of titles, and the titles that name a time."""
    known = years_in(titles) | ({*years} if year is None else {year})
    spelled = {title: spelled_time(title, known) for title in titles}
    found = {title: one for title in titles if _is_dated(one := meaning(spelled[title]))}
    dated = frozenset(found)
    if not dated or any(one.unexplained for one in found.values()):
        return None, dated
    named = {one.period for one in found.values() if one.period}
    stated = {one.year for one in found.values() if one.year}
    own = next(iter(stated)) if len(stated) == 1 else None if stated else year
    if any(one.whole_year for one in found.values()) and own:
        named.add(ReportingPeriod.full_year(own))
    parts = [title for title in dated if found[title].partial]
    named |= {period for title in parts if (period := completed(spelled[title], own))}
    if not named and not parts and len(stated) == 1:
        named = set(map(ReportingPeriod.full_year, stated))
    period = next(iter(named)) if len(named) == 1 and len(stated) <= 1 else None
    return (None if period and stated - {period.year} else period), dated


def _is_dated(found: Meaning) -> bool:
    return bool(found.period or found.partial or found.year or found.whole_year)


def is_total(text: str) -> bool:
    """Return whether a title names a total over what stands beside it.

    >>> [is_total(text) for text in ("Tổng số", "CỘNG (I + II)", "Toàn huyện", "Tong so", "Tổng hợp", "Xã Tổng Cộng")]
    [True, True, True, True, False, False]
    """
    plain = unicodedata.normalize("NFC", text).casefold().lstrip(" -+*")
    return _TOTAL.match(plain) is not None and not meaning(_SUMMED.sub(" ", plain)).unexplained
