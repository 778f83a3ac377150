"""Titles that say only that a column has totals, in another word than the form: `Cộng` for `Tổng số`."""

from cchc_model.annexes.part_titles import is_total
from cchc_model.annexes.row_index import Index
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import meaning
from cchc_model.framework.rows import Indicator
from cchc_model.vietnamese.text import fold

_ADDED = fold("cộng")


def total_named(index: Index, title: str) -> str:
    """Return the name that the framework has for a bare total, where a title is one in another word; else the title.

    Args:
        index: the lookup tables of the framework.
        title: the title.
    """
    if not is_bare_total(title) or index.rows_named(title):
        return title
    rows = (row for same in index.rows.values() for row in same if isinstance(row.item, Indicator))
    names = {row.item.name.vi for row in rows if is_bare_total(row.item.name.vi)}
    return names.pop() if len(names) == 1 else title


def is_bare_total(title: str) -> bool:
    """Return whether a title says nothing but that it is a total, of no scope and of no sum that it names.

    >>> is_bare_total("Cộng:"), is_bare_total("TỔNG SỐ"), is_bare_total("Tổng số hồ sơ"), is_bare_total("Toàn huyện")
    (True, True, False, False)
    """
    word = fold(title).strip(" :.")
    return is_total(title) and (word == _ADDED or meaning(title).roles == {Role.TOTAL})
