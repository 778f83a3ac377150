"""Amounts of money in another unit than that of their row, such as `120.500.000 đồng` beside 120,5 triệu đồng."""

import re
from decimal import ROUND_HALF_UP, Decimal

from cchc_model.framework.measures import Measure, UnitType
from cchc_model.reports.cell_reading import read_cell
from cchc_model.vietnamese.notation import Number
from cchc_model.vietnamese.text import Bilingual, fold_label

_SCALES = {"": 0, "nghìn": 3, "ngàn": 3, "triệu": 6, "tr": 6, "tỷ": 9, "tỉ": 9}
_UNIT = re.compile(r"(?:(?P<scale>nghìn|ngàn|triệu|tỷ|tỉ)\s+)?đồng")
_STATED = re.compile(
    r"(?:\b(?:bằng|tức(?: là)?|tương đương|là)\s+)?(?<![\w.,/-])(?P<number>\d[\d.,]*)\s*"
    r"(?:(?P<scale>nghìn|ngàn|triệu|tr|tỷ|tỉ)(?:\.?\s*(?:đồng|đ|vnđ|vnd))?|đồng|đ|vnđ|vnd)(?!\w)",
    re.IGNORECASE,
)
_COUNT = UnitType("count", Bilingual("Số lượng", "Count"))


def without_same_amounts(text: str, value: Number, measure: Measure) -> str:
    """Return a text without the amounts of money that are a value in another unit, as far as its digits tell.

    >>> from cchc_model import Bilingual
    >>> from cchc_model.framework import Amount
    >>> million = Amount("million_dong", Bilingual("Triệu đồng", "Million dong"))
    >>> texts = ("(120.500.000 đồng)", "120.499.960đ", "0,1205 tỷ", "125.000.000 đồng")
    >>> [without_same_amounts(text, Decimal("120.5"), million).strip() for text in texts]
    ['( )', '', '', '125.000.000 đồng']
    """
    unit = _UNIT.fullmatch(fold_label(measure.label.vi))
    if unit is None or not isinstance(measure, UnitType):
        return text
    own = _SCALES[unit["scale"] or ""]
    return _STATED.sub(lambda found: " " if _is_same(found, Decimal(value), own, measure) else found[0], text)


def _is_same(found: re.Match[str], value: Decimal, own: int, measure: Measure) -> bool:
    """Return whether an amount is a value, rounded as that is, in units of a power of ten dong."""
    number = read_cell(found["number"], _COUNT).value
    number = read_cell(found["number"], measure).value if number is None else number
    if number is None:
        return False
    amount = Decimal(number).scaleb(_SCALES[(found["scale"] or "").casefold()] - own)
    digit = Decimal(1).scaleb(int(value.as_tuple().exponent))
    return amount == value or amount.quantize(digit, ROUND_HALF_UP) == value
