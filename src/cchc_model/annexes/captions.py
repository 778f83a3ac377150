"""Texts around the rows of an annex that change the meaning of its values: scales, legends and corrections."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from attrs import frozen

from cchc_model.annexes.contradictions import is_scaled_caption, legend_pairs, states_amount, words_of_caption
from cchc_model.annexes.formula_texts import without_formulas
from cchc_model.annexes.name_words import split_words
from cchc_model.annexes.row_index import row_index
from cchc_model.framework.framework import Framework
from cchc_model.framework.measures import CodeList, UnitType
from cchc_model.framework.rows import Indicator
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.remarks import without_dates
from cchc_model.reports.unaccented import is_unaccented
from cchc_model.vietnamese.text import fold, fold_label, without_accents

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_LABEL = re.compile(r"\b(?:đơn vị(?: tính)?|don vi(?: tinh)?|đvt|dvt|báo cáo|bao cao)\b")
_MONEY = ("đồng", "đ", "VNĐ", "VND", "đồng Việt Nam")
_SHORTEST_NAME = 12
_LONGEST_TEXT = 1_000


@frozen
class Contradiction:
    """A text around the rows that contradicts the value of an indicator.

    Attributes:
        code: the code of the finding.
        indicator: the id of the indicator.
        text: the text.
    """

    code: FindingCode
    indicator: str
    text: str


def contradictions_around(texts: Sequence[str], framework: Framework) -> Iterator[Contradiction]:
    """Yield the contradictions of texts above and below the rows of an annex.

    A caption scales all counts (`Đơn vị tính: nghìn hồ sơ`), a legend with other labels concerns all indicators of its
    code list, and a text with the name of an indicator and a number concerns that indicator.
    """
    lists = list(
        dict.fromkeys(one.measure for one in framework.indicators.values() if isinstance(one.measure, CodeList))
    )
    for text in (text for text in texts if len(text) <= _LONGEST_TEXT):
        scaled = is_scaled_caption(text)
        reversed_lists = [codes for codes in lists if _reverses(text, codes)]
        for key, indicator in framework.indicators.items():
            if scaled and isinstance(indicator.measure, UnitType) and not states_amount(text, indicator):
                yield Contradiction(FindingCode.UNIT_CONTRADICTS, key, text)
            elif indicator.measure in reversed_lists:
                yield Contradiction(FindingCode.LEGEND_CONTRADICTS, key, text)
        for named in named_indicators(text, framework):
            yield Contradiction(FindingCode.REMARK_CONTRADICTS, named.id, text)


def concerned(
    found: Sequence[Contradiction], units: Mapping[str, str], framework: Framework
) -> Iterator[Contradiction]:
    """Yield the contradictions without those of a caption for rows that print a unit of their own.

    `Đơn vị tính: triệu đồng` does not scale a row of `Văn bản`, whether another row has an amount of money or not.

    Args:
        found: the contradictions of the texts around the rows.
        units: the printed unit of each row that the annex has, by its indicator.
        framework: the framework that the annex follows.
    """
    yield from (one for one in found if not _is_of_other_unit(one, units.get(one.indicator, ""), framework))


def idle_captions(
    texts: Sequence[str], found: Sequence[Contradiction], units: Mapping[str, str], framework: Framework
) -> Iterator[str]:
    """Yield the captions that scale no row, because each prints another unit.

    Args:
        texts: the texts around the rows.
        found: the contradictions of these texts that concern a row.
        units: the printed unit of each row that the annex has, by its indicator.
        framework: the framework that the annex follows.
    """
    scaling = {one.text for one in found if one.indicator in units}
    for text in dict.fromkeys(one for one in texts if len(one) <= _LONGEST_TEXT and is_scaled_caption(one)):
        if text not in scaling and not any(states_amount(text, framework.indicators[key]) for key in units):
            yield text


def _is_of_other_unit(found: Contradiction, unit: str, framework: Framework) -> bool:
    """Return whether a caption scales another unit than that of an indicator, which its row prints."""
    measure = framework.indicators[found.indicator].measure
    if found.code != FindingCode.UNIT_CONTRADICTS or not unit or not measure.matches(unit):
        return False
    form = without_accents if is_unaccented(found.text) else fold_label
    scaled = frozenset(map(form, words_of_caption(found.text))) or _named_unit(form(found.text), form, framework)
    units = (set(form(one).split()) for one in _units(framework))
    known = any(scaled <= words for words in units)  # `nghìn HS` may be of any row
    return bool(scaled) and known and scaled.isdisjoint(form(f"{unit} {measure.label.vi}").split())


def _named_unit(caption: str, form: Callable[[str], str], framework: Framework) -> frozenset[str]:
    """Return the words of the unit that a caption names outside what it states: `ĐVT hồ sơ: nghìn`."""
    plain = f" {' '.join(split_words(_LABEL.sub(' ', caption)))} "
    named = [unit for unit in map(form, _units(framework)) if f" {unit} " in plain]
    return frozenset(max(named, key=len).split()) if named else frozenset()


def _units(framework: Framework) -> Iterator[str]:
    """Yield the units that a caption can state: those of a framework, and money."""
    for measure in {one.measure for one in framework.indicators.values()}:
        if isinstance(measure, UnitType):
            yield from (measure.label.vi, *measure.variants)
    yield from _MONEY


def named_indicators(text: str, framework: Framework) -> list[Indicator]:
    """Return the indicators whose name is a part of a text that has a number beside the name."""
    folded = fold(without_formulas(text))
    if not _NUMBER.search(folded):
        return []
    inside = [key for key in row_index(framework).rows if len(key) >= _SHORTEST_NAME and key in folded]
    found: dict[str, list[Indicator]] = {}
    for key in inside:
        if _NUMBER.search(without_dates(folded.replace(key, " "))):
            named = [row.item for row in row_index(framework).rows[key] if isinstance(row.item, Indicator)]
            found |= {key: named} if named else {}
    return found[max(found, key=len)] if found else []


def _reverses(text: str, codes: CodeList) -> bool:
    """Return whether a text is a legend of at least two of the codes, one of them with another label."""
    pairs = legend_pairs(text, codes)
    labels = {code.value: fold_label(code.label.vi) for code in codes.codes}
    return pairs is not None and len(pairs) > 1 and any(labels.get(value) != label for label, value in pairs.items())
