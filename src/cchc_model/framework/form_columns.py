"""The columns of a form, by the titles above them."""

from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import frozen

from cchc_model.errors import Problem
from cchc_model.vietnamese.text import Bilingual, fold

_BLANK = Bilingual("cần có tiêu đề cột số liệu", "the value column needs a title")
_TWICE = Bilingual("hai cột không thể có cùng tiêu đề “{title}”", "two columns cannot have the same title “{title}”")


@frozen
class FormColumns:
    """The columns of a form, each by its title, or by its titles from top to bottom: `Kết quả › Thực hiện`.

    Reading matches them first. Where an annex has other columns, its own titles and content decide, as without them.

    Attributes:
        value: the column with the values of the period.
        ordinal: the column of ordinals; an empty text if none is known.
        unit: the column of units, likewise.
        note: the column of notes, likewise.
        others: the columns that are not read, such as a plan.

    >>> columns = FormColumns("Thực hiện", note="Giải trình", others=("Kế hoạch",))
    >>> columns.value_among(["KẾ HOẠCH", "Thực hiện"])
    1
    >>> columns.value_among(["Thực hiện", "Thực hiện đến nay"]) is None  # a column that the form does not have
    True
    """

    value: str
    ordinal: str = ""
    unit: str = ""
    note: str = ""
    others: tuple[str, ...] = ()

    def value_among(self, paths: Sequence[str]) -> int | None:
        """Return the place of the value column among columns with these paths of titles.

        Case and Unicode form do not matter. None if no path or several are its, or one is of no column of the form.
        """
        given = [fold(path) for path in paths]
        own = fold(self.value)
        if given.count(own) != 1 or not {own, *map(fold, self.others)}.issuperset(given):
            return None
        return given.index(own)

    def problems(self) -> Iterator[Problem]:
        """Yield the contradictions: a value column without a title, or a title of two columns."""
        if not fold(self.value):
            yield Problem("columns.value", _BLANK)
        titles = [fold(title) for title in (self.value, self.ordinal, self.unit, self.note, *self.others)]
        for title, times in Counter(filter(None, titles)).items():
            if times > 1:
                yield Problem("columns", _TWICE.filled(title=title))
