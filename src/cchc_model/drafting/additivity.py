"""The evidence that the figures of several organisations add up, or do not."""

import re

from attrs import frozen

from cchc_model.drafting.decisions import Certainty
from cchc_model.drafting.words import as_printed, phrases
from cchc_model.vietnamese.text import Bilingual, fold

_CATALOGUES = tuple(map(fold, ("thủ tục", "TTHC", "dịch vụ công")))
"""Units of which all organisations share one catalogue."""
_PLACES = phrases(
    "hạng", "thứ hạng", "vị trí", "năm", "mã", "mã số", "mức", "bậc", "loại", "điểm", "chỉ số", "thang điểm"
)
"""Units of places, years, codes, grades and points, which count nothing."""
_MEANS = phrases("bình quân", "trung bình", "đầu người")
_RANKED = phrases("chỉ số", "điểm", "thứ hạng", "xếp hạng", "hạng")
"""Beginnings of names that state an index, points or a place."""
_MONEY = phrases("đồng", "đ", "vnđ")
_COUNTED = re.compile(rf"(?:{fold('tổng')} )?{fold('số')} |{fold('tổng')} ")

_CATALOGUE = Bilingual(
    "các cơ quan dùng chung một danh mục, nên không cộng số liệu của nhiều cơ quan",
    "organisations share one catalogue, so the counts of several do not add up",
)
_PLACE = Bilingual(
    "“{unit}” là thứ bậc, năm, mã hoặc điểm, không phải số lượng, nên không cộng số liệu của nhiều cơ quan",
    "“{unit}” is a rank, a year, a code or points, not a count, so the figures of several do not add up",
)
_MEAN = Bilingual(
    "tên dòng có “{words}”, nên không cộng số liệu của nhiều cơ quan",
    "the name states “{words}”, so the figures of several organisations do not add up",
)
_UNCLEAR = Bilingual(
    "“{unit}” có thể là số bình quân; chưa rõ có cộng được không nên không cộng; nếu cộng được thì bỏ adds_up ở đơn vị "
    "tính",
    "“{unit}” may be the unit of a mean, so its figures are not added up; if they do add up, remove adds_up from the "
    "unit type",
)


@frozen
class NotAdded:
    """The reason why the figures of a row do not add up over organisations.

    Attributes:
        certainty: the certainty of it.
        reason: the evidence.
    """

    certainty: Certainty
    reason: Bilingual


def states_mean(name: str) -> bool:
    """Return whether a name states a mean.

    >>> states_mean("Trung bình hồ sơ/công chức"), states_mean("Số hồ sơ")
    (True, False)
    """
    return _MEANS.search(fold(name)) is not None


def not_added(name: str, unit: str, *, decimals: bool) -> NotAdded | None:
    """Return the reason why the figures of a row do not add up, or None if they do.

    Counts of things add up unless the name or the unit states otherwise. Amounts need evidence that they do: money, or
    a name that states a number or a total.

    >>> not_added("Số hồ sơ", "Hồ sơ", decimals=False) is None, not_added("Thời gian", "Ngày", decimals=True).certainty
    (True, <Certainty.TO_CONFIRM: 'to_confirm'>)
    """
    key, text = fold(unit), fold(name)
    if key.startswith(_CATALOGUES):
        return NotAdded(Certainty.SUPPORTED, _CATALOGUE)
    if _PLACES.match(key) is not None:
        return NotAdded(Certainty.SUPPORTED, _PLACE.filled(unit=unit))
    mean = _MEANS.search(text) or _RANKED.match(text)
    if mean is not None:
        certainty = Certainty.TO_CONFIRM if _COUNTED.match(text) else Certainty.SUPPORTED
        return NotAdded(certainty, _MEAN.filled(words=as_printed(name, mean.span())))
    if decimals and _MONEY.search(key) is None and _COUNTED.match(text) is None:
        return NotAdded(Certainty.TO_CONFIRM, _UNCLEAR.filled(unit=unit))
    return None
