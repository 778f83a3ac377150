"""The columns of a form, by the titles above them."""

from collections import Counter
from collections.abc import Iterator

from attrs import frozen

from cchc_model.errors import Problem
from cchc_model.vietnamese.text import Bilingual, fold

_BLANK = Bilingual("cần có tiêu đề cột số liệu", "the value column needs a title")
_TEXT = Bilingual("là một văn bản; đề nghị ghi một danh sách các tiêu đề", "is a text; give a list of titles")
_TWICE = Bilingual("hai cột không thể có cùng tiêu đề “{title}”", "two columns cannot have the same title “{title}”")


@frozen
class FormColumns:
    """The columns of a form, each by its title, or by its titles from top to bottom: `Kết quả › Thực hiện`.

    Reading matches them first. Footnote marks, units in brackets and case do not matter. Where an annex does not have
    the value column, its own titles and content decide, but never choose one of `others`. An annex with another column
    that could have the values is refused.

    Attributes:
        value: the column with the values of the period.
        ordinal: the column of ordinals; an empty text if none is known.
        unit: the column of units, likewise.
        note: the column of notes, likewise.
        others: the columns that are not read, such as a plan.

    >>> from attrs import evolve
    >>> from cchc_model import SOC_TRANG_DISTRICT, read_report
    >>> framework = evolve(SOC_TRANG_DISTRICT, columns=FormColumns("Đạt", others=("Giao",)))
    >>> rows = [("Chỉ tiêu", "ĐVT", "Giao", "Đạt"), ("Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ", "29", "31")]
    >>> read_report(rows, framework=framework).values["plan_tasks"]
    31
    """

    value: str
    ordinal: str = ""
    unit: str = ""
    note: str = ""
    others: tuple[str, ...] = ()

    def problems(self) -> Iterator[Problem]:
        """Yield the contradictions: a value column without a title, or a title of two columns."""
        if not fold(self.value):
            yield Problem("columns.value", _BLANK)
        others: object = self.others
        if isinstance(others, str):  # each letter would be a title
            yield Problem("columns.others", _TEXT)
            return
        printed = {fold(title): title for title in (self.value, self.ordinal, self.unit, self.note, *self.others)}
        titles = [fold(title) for title in (self.value, self.ordinal, self.unit, self.note, *self.others)]
        for title, times in Counter(filter(None, titles)).items():
            if times > 1:
                yield Problem("columns", _TWICE.filled(title=printed[title]))
