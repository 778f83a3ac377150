"""Measures of indicators: unit types, percentages, and code lists with their printed legends."""

import re
from collections.abc import Mapping
from enum import StrEnum

from attrs import field, frozen

from cchc_model.errors import InvalidDataError, Problem
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual, fold, fold_label, shortened, without_accents

__all__ = [
    "FLOW",
    "PERCENT",
    "STOCK",
    "YTD",
    "Amount",
    "Code",
    "CodeList",
    "Measure",
    "Percentage",
    "Time",
    "UnitType",
    "parse_legend",
]


class Time(StrEnum):
    """The behaviour of a figure over time. It decides whether the figures of two periods add up."""

    FLOW = "flow"
    """A figure of the period alone."""
    YTD = "ytd"
    """A total from the beginning of the year to the end of the period."""
    STOCK = "stock"
    """A state at the end of the period."""

    @property
    def label(self) -> Bilingual:
        """The behaviour in words, in both languages."""
        return _TIME_LABELS[self]


_TIME_LABELS = {
    Time.FLOW: Bilingual("phát sinh trong kỳ", "during the period"),
    Time.YTD: Bilingual("lũy kế từ đầu năm", "year to date"),
    Time.STOCK: Bilingual("tại thời điểm báo cáo", "at the reporting date"),
}


FLOW = Time.FLOW
YTD = Time.YTD
STOCK = Time.STOCK


_BRACKETED = re.compile(r"\s*[(\[]\s*([^()\[\]]*?)\s*[)\]]\s*")


def bare_unit(unit: str) -> str:
    """Return a printed unit without the brackets around it.

    >>> bare_unit("(Người)"), bare_unit("[%]"), bare_unit("Lượt (người)")
    ('Người', '%', 'Lượt (người)')
    """
    found = _BRACKETED.fullmatch(unit)
    return unit if found is None else found[1]


@frozen
class UnitType:
    """The unit of a count, such as persons, dossiers or administrative procedures.

    Attributes:
        id: the stable key.
        label: the unit as a word, in both languages.
        variants: other texts that annexes print for the unit.
        adds_up: True if the counts of several organisations add up. Procedures do not add up because they are
            items of one shared catalogue: 270 here and 270 there are not 540.
        signed: True if values below 0 have a meaning, as of a difference, a balance or a temperature.

    >>> from cchc_model.indicators import DOSSIER
    >>> DOSSIER.matches("hồ  sơ"), DOSSIER.matches("Ho so"), DOSSIER.matches("(Hồ sơ)"), DOSSIER.matches("TTHC")
    (True, True, True, False)
    """

    id: str
    label: Bilingual
    variants: tuple[str, ...] = ()
    adds_up: bool = True
    signed: bool = False
    _printed: frozenset[str] = field(init=False, eq=False, repr=False)

    @_printed.default
    def _fold_printed(self) -> frozenset[str]:
        folded = [fold(bare_unit(text)) for text in (self.label.vi, *self.variants)]
        return frozenset((*folded, *map(without_accents, folded)))

    def matches(self, text: str) -> bool:
        """Return whether a printed unit is the label or a variant of this unit type, perhaps without any accent."""
        return text == self.label.vi or fold(bare_unit(text)) in self._printed


@frozen
class Amount(UnitType):
    """The unit of an amount, which may have decimals: triệu đồng, ngày, điểm.

    Values are exact decimal numbers with their printed digits.

    Attributes: `id`, `label`, `variants`, `adds_up` and `signed`, as for :class:`UnitType`.

    >>> Amount("million_dong", Bilingual("Triệu đồng", "Million dong")).matches("triệu đồng")
    True
    """


_PERCENT_SIGN = Bilingual("%", "%")
_PERCENT_WORDS = ("Phần trăm", "Tỷ lệ %", "Tỉ lệ %")
_PERCENT_PRINTED = frozenset(form(fold(text)) for text in ("%", *_PERCENT_WORDS) for form in (str, without_accents))


@frozen
class Percentage:
    """The measure of an indicator that is a percentage, in percent numbers (25.81, not 0.2581).

    Attributes:
        id: the stable key.
        label: the sign, or the text that the form prints for it.
        signed: True if percentages below 0 have a meaning, as of growth.

    >>> growth = Percentage(label=Bilingual("% (tăng +, giảm -)", "% (+/-)"), signed=True)
    >>> growth.matches("%"), growth.matches("% (tăng +, giảm -)"), growth.matches("Hồ sơ")
    (True, True, False)
    """

    id: str = "percent"
    label: Bilingual = _PERCENT_SIGN
    signed: bool = False

    @property
    def variants(self) -> tuple[str, ...]:
        """Other texts that annexes print for the percent sign."""
        return _PERCENT_WORDS

    def matches(self, text: str) -> bool:
        """Return whether a printed unit is the percent sign, a word for it, or the label."""
        printed = fold(bare_unit(text))
        return text == self.label.vi or printed in _PERCENT_PRINTED or printed == fold(bare_unit(self.label.vi))


@frozen
class Code:
    """A permitted answer with its number and its label, such as `1` for `Có`.

    Attributes:
        value: the number in the report.
        label: the meaning of the number, in both languages.
    """

    value: int
    label: Bilingual


@frozen
class CodeList:
    """The permitted codes of a coded indicator, which the annex prints as a legend in the unit column.

    Attributes:
        id: the stable key.
        codes: the codes, in the order of the legend.
        variants: other texts that annexes print for the legend, such as `Đạt/Không đạt`.

    >>> from cchc_model.indicators import YES_NO
    >>> YES_NO.legend()
    'Có = 1 Không = 0'
    >>> YES_NO.decode("CÓ"), YES_NO.decode("0"), YES_NO.decode("x")
    (1, 0, None)
    """

    id: str
    codes: tuple[Code, ...]
    variants: tuple[str, ...] = ()

    _decoded: Mapping[str, int] = field(init=False, eq=False, repr=False)
    _legend: str = field(init=False, eq=False, repr=False)

    @_decoded.default
    def _by_text(self) -> Mapping[str, int]:
        decoded: dict[str, int] = {}
        for code in self.codes:
            for text in (str(code.value), fold_label(code.label.vi)):
                decoded.setdefault(text, code.value)
        return decoded

    @_legend.default
    def _as_printed(self) -> str:
        return self.legend()

    @property
    def label(self) -> Bilingual:
        """The legend of the unit column, in both languages."""
        return Bilingual.by_language(self.legend)

    @property
    def values(self) -> tuple[int, ...]:
        """The permitted numbers."""
        return tuple(code.value for code in self.codes)

    def decode(self, text: str) -> int | None:
        """Return the code for a text that is the code itself or its Vietnamese label, else None."""
        return self._decoded.get(fold_label(text))

    def label_of(self, value: int) -> Bilingual | None:
        """Return the label of a code, or None for a number outside the list."""
        return next((code.label for code in self.codes if code.value == value), None)

    def legend(self, lang: str = "vi") -> str:
        """Return the legend as annexes print it; :func:`parse_legend` parses it back."""
        return " ".join(f"{code.label.en if lang == 'en' else code.label.vi} = {code.value}" for code in self.codes)

    def matches(self, text: str) -> bool:
        """Return whether a printed legend has the same codes and labels, in any order and with any separators.

        Accents do not count in a legend typed without any.
        """
        form = without_accents if text.isascii() else fold_label
        if text == self._legend or (self.variants and form(text) in map(form, self.variants)):
            return True
        if "=" not in text:
            return False
        try:
            printed = parse_legend(text)
        except InvalidDataError:
            return False
        return {v: form(t) for v, t in printed.items()} == {c.value: form(c.label.vi) for c in self.codes}


Measure = UnitType | Percentage | CodeList
"""The measure of an indicator, which makes its values counts, percentages or codes."""

_NO_PAIRS = Bilingual(
    "phải gồm các cặp “nhãn = mã”, như “Có = 1 Không = 0”",
    "it must consist of 'label = code' pairs, such as 'Có = 1 Không = 0'",
)
_CODE_TWICE = Bilingual(
    "mã {code} hoặc nhãn “{label}” được ghi hai lần", "code {code} or label '{label}' is given twice"
)
_EMPTY_LEGEND = Bilingual("không có nội dung", "it is empty")
_LEGEND_ITEM = re.compile(r"\s*([^=]*[^=\s])\s*=\s*([0-9]{1,9})\s*(?:[;,/]\s*|(?=\s)|$)")


def parse_legend(text: str) -> dict[int, str]:
    """Parse a legend such as `Có = 1 Không = 0` or `Không = 0; Có = 1`.

    Returns:
        The labels by code, in printed order.

    Raises:
        InvalidDataError: the text is not a legend, or contains a code or label twice.

    >>> parse_legend("Trực tuyến = 0 Phát phiếu = 1 Kết hợp = 2")
    {0: 'Trực tuyến', 1: 'Phát phiếu', 2: 'Kết hợp'}
    """
    found: dict[int, str] = {}
    labels: set[str] = set()
    at = 0
    text = " ".join(text.split())
    while at < len(text):
        item = _LEGEND_ITEM.match(text, at)
        if item is None:
            raise _not_a_legend(text, _NO_PAIRS)
        label, code = item[1], int(item[2])
        if code in found or fold_label(label) in labels:
            raise _not_a_legend(text, _CODE_TWICE.filled(code=str(code), label=label))
        found[code] = label
        labels.add(fold_label(label))
        at = item.end()
    if not found:
        raise _not_a_legend(text, _EMPTY_LEGEND)
    return found


def _not_a_legend(text: str, why: Bilingual) -> InvalidDataError:
    return InvalidDataError(nouns.LEGEND, [Problem(repr(shortened(text)), why)])


PERCENT = Percentage()
