"""The titles of groups of columns and of rows, compared with the headings that the framework has above an indicator.

A value belongs to every title above it. A title of other words than those of the framework names something else, even
where the names below it are the framework's: `Tổng số` is counted of many things. General words, such as those of
values or of the report's own period, name nothing; another time, a plan or another level contradicts the framework.
"""

from collections.abc import Iterator, Sequence
from enum import Enum

from attrs import field, frozen

from cchc_model.annexes.aside_roles import ASIDE, OTHER_PERIOD
from cchc_model.annexes.name_words import without_ordinal, words_of
from cchc_model.annexes.names import NameKind, NameMatch
from cchc_model.annexes.naming_words import content, sets_apart, words_without_role
from cchc_model.annexes.row_index import Index
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import MARK, completed, meaning, names_another
from cchc_model.framework.framework import Row
from cchc_model.reports.organisations import Level
from cchc_model.reports.period_texts import MOST_DAYS
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.territory_levels import FULL_LEVELS, levels_in
from cchc_model.reports.time_uses import closing_days
from cchc_model.reports.unaccented import is_unaccented
from cchc_model.vietnamese.text import Bilingual, fold, without_accents

_LONGEST = 300
_LEVEL = frozenset(word for key in FULL_LEVELS for word in key) | {fold("cấp")}
_OTHER_LEVEL = Bilingual("số liệu của cấp khác", "values of another level")
INSTEAD_OF = Bilingual("khung chỉ tiêu ghi “{heading}” ở vị trí này", "the framework has “{heading}” in this place")
LEFT_OUT = Bilingual("các giá trị này được để trống", "these values are left blank")
WERE_READ = Bilingual("các giá trị này vẫn được lấy, đề nghị kiểm tra", "these values were read, please check")
"""What became of the values below a title that is none of the framework's."""
_FEWEST_OWN = 4
"""The fewest words of a name that says by itself what is counted; `Tổng số` and `Trực tuyến` say it of a heading.

One that begins with a word of counting needs one less: `Số lượng phiếu khảo sát`.
"""
_COUNTS = tuple(f"{fold(word)} " for word in ("số", "tổng số", "tỷ lệ", "tỉ lệ"))


class TitleKind(Enum):
    """What a title says of an indicator below it."""

    OWN = "own"
    """It is a heading that the framework has above the indicator, perhaps shortened or qualified."""
    GENERAL = "general"
    """Its words name nothing that is counted."""
    OTHER = "other"
    """It names something else."""
    ASIDE = "aside"
    """It states another time, a plan, another level and the like."""


@frozen
class Judgement:
    """What a title says of an indicator below it, and why.

    Attributes:
        kind: the kind of the title.
        headings: the ids of the headings that it is.
        why: the reason if it contradicts the framework.
    """

    kind: TitleKind
    headings: frozenset[str] = frozenset()
    why: Bilingual | None = None


@frozen
class Surroundings:
    """The period of a report, and the levels of the organisations whose values it has.

    Attributes:
        period: the period, if known.
        levels: the levels.
    """

    period: ReportingPeriod | None = None
    levels: frozenset[Level] = frozenset()

    def aside(self, title: str, known: Sequence[str] = ()) -> Bilingual | None:
        """Return why a title is of another time, a plan, another level and the like; None if it is not.

        Args:
            title: the title.
            known: the names that the framework has in its place, whose own words contradict nothing.
        """
        found = meaning(title)
        roles = found.roles.difference(*(meaning(name).roles for name in known))
        if Role.ACCUMULATED in roles and self._begins_year():
            roles -= {Role.ACCUMULATED}
        why = next((reason for role, reason in ASIDE.items() if role in roles), None)
        if why is not None:
            return why
        if names_another(title, self.period) and not any(names_another(name, self.period) for name in known):
            return OTHER_PERIOD
        if self._closes_otherwise(title) and not any(map(self._closes_otherwise, known)):
            return OTHER_PERIOD
        levels = levels_in(title) if f" {fold('cấp')} " in f" {fold(title)} " else frozenset[Level]()
        others = levels.difference(self.levels, *map(levels_in, known))
        return _OTHER_LEVEL if others else None

    def is_own(self, title: str) -> bool:
        """Return whether a title names the report's period itself, and not only its year or results."""
        found = meaning(title)
        if Role.CURRENT in found.roles:
            return True
        year = found.year or (self.period.year if self.period else None)
        named = found.period or (completed(title, year) if found.partial else None)
        return named is not None and named == self.period

    def _closes_otherwise(self, title: str) -> bool:
        """Return whether a title names the last day of another time than that of the report."""
        if self.period is None:
            return False
        days = (last for _, last in closing_days(title, self.period.end.year))
        return any(abs((day - self.period.end).days) > MOST_DAYS for day in days)

    def _begins_year(self) -> bool:
        return self.period is not None and self.period.start == ReportingPeriod.full_year(self.period.year).start


def states_time(title: str) -> bool:
    """Return whether a title states a time, a plan, a comparison and the like, perhaps with other words.

    >>> [states_time(text) for text in ("Tiếp nhận năm 2021", "Kế hoạch tiếp nhận", "Tiếp nhận")]
    [True, True, False]
    """
    found = meaning(title)
    dated = bool(found.period or found.partial or found.year or found.whole_year)
    return dated or not found.roles.isdisjoint(ASIDE)


def is_qualifier(title: str) -> bool:
    """Return whether a title only states a time, a plan, results and the like of what stands above or below it.

    >>> [is_qualifier(text) for text in ("Kỳ trước", "Quý III", "Kế hoạch", "Thực hiện", "Tổng số", "Hồ sơ kỳ này")]
    [True, True, True, True, False, False]
    """
    found = meaning(title)
    dated = bool(found.period or found.partial or found.year or found.whole_year)
    own = found.roles <= {Role.VALUE, Role.CURRENT, Role.ESTIMATE, *ASIDE}
    return not found.unexplained and own and (bool(found.roles) or dated)


@frozen
class _Title:
    """A title as it is compared.

    Attributes:
        named: the ids of the rows whose name it is.
        perhaps: the ids of the rows whose name it may be, with a typing error that makes another word.
        own: its words that are neither general nor of a time.
        plain: True if it was typed without accents.
    """

    named: frozenset[str]
    perhaps: frozenset[str]
    own: frozenset[str]
    plain: bool


@frozen
class TitleJudge:
    """The judge of titles above indicators, which understands each title once.

    Attributes:
        index: the lookup tables of the framework.
        around: the period and the levels of the report.
    """

    index: Index
    around: Surroundings
    _titles: dict[str, _Title] = field(factory=dict, init=False, repr=False, eq=False)

    def judge(self, title: str, row: Row) -> Judgement:
        """Return what a title says of an indicator below it.

        Args:
            title: the title.
            row: the row of the indicator.
        """
        above, one = self.index.upwards[row.id][1:], self._understood(title)
        if one.named.intersection(above):
            return Judgement(TitleKind.OWN, one.named.intersection(above))
        texts = [name_of(self.index, key) for key in (*above, row.id)]
        why = self.around.aside(title, texts)
        if why is not None:
            return Judgement(TitleKind.ASIDE, why=why)
        words = [_plain(frozenset(words_of(fold(text))), plain=one.plain) for text in texts]
        if one.named or not one.own <= frozenset[str]().union(*words) or sets_apart(title, texts[:-1], one.own):
            if not one.named and one.perhaps.intersection(above):
                return Judgement(TitleKind.GENERAL)
            headings = self.index.above[row.id]
            heading = name_of(self.index, headings[0]) if headings else texts[-1]
            return Judgement(TitleKind.OTHER, why=INSTEAD_OF.filled(heading=heading))
        found = frozenset(key for key, known in zip(above, words, strict=False) if one.own & known)
        return Judgement(TitleKind.OWN, found) if found else Judgement(TitleKind.GENERAL)

    def _understood(self, title: str) -> _Title:
        if title not in self._titles:
            plain = is_unaccented(title)
            named = frozenset(row.id for row in rows_named(self.index, title))
            perhaps = frozenset[str]() if named else frozenset(row.id for row in _perhaps(self.index, title))
            own = content(bare(self.index, title)) - (_LEVEL if self.around.levels else frozenset())
            self._titles[title] = _Title(named, perhaps, _plain(own, plain=plain), plain)
        return self._titles[title]


def _plain(words: frozenset[str], *, plain: bool) -> frozenset[str]:
    """Return words, without their accents if a title was typed without them."""
    return frozenset(map(without_accents, words)) if plain else words


def rows_named(index: Index, title: str) -> tuple[Row, ...]:
    """Return the rows whose name a title is, perhaps mistyped, with an ordinal, a mark or a unit behind it."""
    for text in _forms(index, title):
        found = index.rows_named(text)
        if found:
            return found
    match = _resolved(index, title)
    if match is None or match.kind in (NameKind.DOUBTFUL, NameKind.CUT, NameKind.INITIALS):
        return ()
    return _rows_of(index, match)


def _resolved(index: Index, title: str) -> NameMatch | None:
    folded = index.fold(bare(index, title))
    return index.book.resolve(folded) if folded and len(folded) <= _LONGEST else None


def _rows_of(index: Index, match: NameMatch) -> tuple[Row, ...]:
    return tuple({row.id: row for name in match.names for row in index.rows[name]}.values())


def _perhaps(index: Index, title: str) -> tuple[Row, ...]:
    match = _resolved(index, title)
    return () if match is None else _rows_of(index, match)


def _forms(index: Index, title: str) -> Iterator[str]:
    yield title
    yield bare(index, title)


def bare(index: Index, title: str) -> str:
    """Return a title without a mark of a footnote, an ordinal before it and a unit in brackets behind it."""
    text = MARK.sub("", title.strip()).strip(" :.;-+*•–")
    name, bracket, rest = text.rpartition("(")
    unit = rest.rstrip(") ").rpartition(":")[2].strip()
    if bracket and text.endswith(")") and name.strip() and (index.is_unit(unit) or not content(rest)):
        text = name.strip()
    lower = text.lower()
    return text[len(lower) - len(without_ordinal(lower)) :]


def name_of(index: Index, key: str) -> str:
    """Return the name of a row."""
    row = index.matched[key].row
    return "" if row is None else row.item.name.vi


def states_itself(row: Row, index: Index, title: str) -> bool:
    """Return whether the name of a row has the words by which its heading differs from another title.

    Args:
        row: the row.
        index: the lookup tables of the framework.
        title: the title in the place of the heading; an empty text for none.
    """
    headings = index.above[row.id]
    own = content(row.item.name.vi)
    lacking = content(name_of(index, headings[0])) - content(title) if headings else frozenset[str]()
    return bool(lacking) and lacking <= own


def says_what(row: Row) -> bool:
    """Return whether the name of a row says by itself what is counted, with enough words of no part."""
    name = row.item.name.vi
    counted = fold(name).startswith(_COUNTS)
    return len(words_without_role(name)) >= _FEWEST_OWN - counted


def depends_on_heading(row: Row, index: Index, title: str = "") -> bool:
    """Return whether only a heading says what the values of a row count.

    Args:
        row: the row.
        index: the lookup tables of the framework.
        title: the title in the place of its heading; an empty text for none.
    """
    return not (says_what(row) or states_itself(row, index, title))
