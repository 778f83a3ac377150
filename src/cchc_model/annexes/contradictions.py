"""Units and legends of an annex that contradict the framework, so that a value would mean something else."""

import re
from collections.abc import Mapping

from cchc_model.annexes.claims import OF_NUMBERS, states_scale
from cchc_model.annexes.tables import has_digit
from cchc_model.annexes.taken_times import is_of_another_time
from cchc_model.annexes.titles import is_per_time, scale_of
from cchc_model.errors import InvalidDataError
from cchc_model.framework.measures import PERCENT, Amount, CodeList, Measure, UnitType, bare_unit, parse_legend
from cchc_model.framework.rows import Indicator
from cchc_model.reports.corrections import without_corrections
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.remarks import states_answers, with_blank_frequencies, without_dates
from cchc_model.reports.unaccented import is_unaccented, with_accents
from cchc_model.vietnamese.text import fold, fold_label, without_accents

_CAPTION = re.compile(r"(?:đơn vị(?: tính)?|đvt?|đv tính)\s*:")
_CAPTION_OF_UNIT = re.compile(r"(?:đơn vị tính|đvt|đv tính)\s*:((?:[^;.\n]|\.(?=\d))*)")
_CAPTION_OF_SCALE = re.compile(r"(?:đơn vị(?: tính)?|đvt?|đv tính)\s*:((?:[^;.\n]|\.(?=\d))*)")
_TIMES = re.compile(r"[x×*]\s*\d|nhân\s+\d")
_UNIT_WORDS = re.compile(
    r"[()/%‰x×*]|\b(?:đồng|tính|nhân|theo|bằng|là|số|liệu|đơn|vị|đvt|đv|mỗi|một|hàng|hằng|giờ|ngày|tuần|tháng|quý|năm|kỳ|\d+(?:[.,]\d+)*)\b"
)
_MONEY = re.compile(r"\d[\d.,]*\s+(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)\s+)?(?:đồng|đ|vnđ|vnd)")
"""An amount of money, which is no unit."""
_UNITS_OF_MONEY = frozenset(map(fold_label, ("đồng", "đ", "vnđ", "vnd")))
_FEWEST_OTHER_WORDS = 4
_LONGEST_UNIT = 60
_RATIO = re.compile(r"\W*(?:số\s+)?(?:lần|hệ số|t[ỷỉ] số)\W*")
"""The units of ratios that are no percentages: 0,33 times are 33 %."""
_OF_PERCENTAGES = re.compile(r"[%,.]")


def contradiction(unit: str, value: str, indicator: Indicator) -> FindingCode | None:
    """Return the code of the finding for a printed unit or legend with which a value means something else.

    A percentage in a row with a unit of counts is contradicted only if the value could be a count. A unit that the
    form prints by mistake contradicts nothing.

    >>> from cchc_model import SOC_TRANG_DISTRICT
    >>> dossiers = SOC_TRANG_DISTRICT.indicator("district_dossiers_received")
    >>> [str(contradiction(unit, "31", dossiers)) for unit in ("Hồ sơ", "nghìn hồ sơ", "%")]
    ['None', 'unit_contradicts', 'unit_contradicts']
    >>> rate = SOC_TRANG_DISTRICT.indicator("satisfaction_rate")
    >>> [str(contradiction("Hồ sơ", printed, rate)) for printed in ("36,5", "36")]
    ['None', 'unit_contradicts']
    >>> str(contradiction("Lần", "0,33", rate))
    'unit_contradicts'
    >>> contradiction("%", "31", SOC_TRANG_DISTRICT.indicator("plan_tasks"))
    """
    measure = indicator.measure
    if not unit or measure.matches(unit) or is_misprint(unit, indicator):
        return None
    if isinstance(measure, CodeList):
        return FindingCode.LEGEND_CONTRADICTS if has_digit(unit) and not _agrees(unit, measure) else None
    if is_legend(unit):
        return FindingCode.LEGEND_CONTRADICTS
    if isinstance(measure, UnitType):
        other = PERCENT.matches(unit)
    else:
        ratio = _RATIO.fullmatch(fold_label(unit)) is not None
        other = ratio or (_is_word(unit) and not _OF_PERCENTAGES.search(value))
    return FindingCode.UNIT_CONTRADICTS if other or _is_scaled_otherwise(unit, measure) else None


def _is_scaled_otherwise(unit: str, measure: Measure) -> bool:
    """Return whether a unit has another scale than a measure: `Đồng`, `VNĐ` or `Tỷ đồng` where it is `Triệu đồng`.

    An abbreviation such as `Tr.đ` has the scale of the measure; a word such as `Số tiền` states none.
    """
    label, scale = fold_label(measure.label.vi), scale_of(unit)
    own = scale_of(label)
    if is_per_time(unit) or scale is not None or own is None:
        return is_per_time(unit) or fold(scale or "") != fold(own or "")
    letters = [c for c in fold_label(unit) if c.isalnum()]
    if not letters or OF_NUMBERS.search(fold_label(unit)):
        return False
    following = iter(label)
    return letters[0] != label[0] or not all(letter in following for letter in letters)


def is_other_scale(unit: str) -> bool:
    """Return whether a unit scales its counts or makes them a rate per time.

    >>> is_other_scale("nghìn hồ sơ"), is_other_scale("Hồ sơ/tháng"), is_other_scale("Hồ sơ")
    (True, True, False)
    """
    return scale_of(unit) is not None or is_per_time(unit)


def is_misprint(unit: str, indicator: Indicator) -> bool:
    """Return whether the form prints a unit by mistake."""
    return fold_label(bare_unit(unit)) in map(fold_label, indicator.misprinted_units)


def states_amount(text: str, indicator: Indicator) -> bool:
    """Return whether a text states the unit of an amount, such as `Đơn vị tính: triệu đồng`, so that it scales nothing.

    >>> from cchc_model import Bilingual
    >>> from cchc_model.framework import FLOW, Amount, count
    >>> spent = count("spent", Amount("dong", Bilingual("Triệu đồng", "Million dong")), FLOW, "Đã chi", "Spent")
    >>> states_amount("Đơn vị tính: triệu đồng", spent), states_amount("Đơn vị tính: tỷ đồng", spent)
    (True, False)
    """
    measure = indicator.measure
    form = without_accents if is_unaccented(text) else fold
    return isinstance(measure, Amount) and any(
        form(unit) in form(text) for unit in (measure.label.vi, *measure.variants)
    )


def is_legend(unit: str) -> bool:
    """Return whether a printed unit is a legend of codes, such as `Có = 1 Không = 0`."""
    if "=" not in unit:  # most units, at a hundredth of the cost
        return False
    try:
        parse_legend(unit)
    except InvalidDataError:
        return False
    return True


def is_scaled_caption(text: str) -> bool:
    """Return whether a text above a table gives all its counts a scale, or makes them rates per time.

    >>> is_scaled_caption("Đơn vị tính: nghìn hồ sơ"), is_scaled_caption("Đơn vị: UBND tỉnh Sóc Trăng")
    (True, False)
    """
    folded = fold_label(with_accents(text))
    stated = _CAPTION_OF_UNIT.search(folded)
    return (
        (_CAPTION.search(folded) is not None and scale_of(text) is not None)
        or (stated is not None and is_per_time(stated[1]))
        or states_scale(folded)
        or _is_bare_scale(text)
    )


def _is_bare_scale(text: str) -> bool:
    """Return whether a text is nothing but a scaled unit: `(nghìn)`, `triệu đồng`, `(1.000 hồ sơ)`.

    Without brackets it has no other unit than one of money; a capital begins the name of a place: `(Triệu Phong)`.
    """
    words = text.strip(" ()[].").split()
    if not any(map(str.isalpha, text)) or not words or scale_of(words[0]) is None or scale_of(text) is None:
        return False
    unit = words[1:]
    bracketed = text[:1] in "([" and text[-1:] in ")]" and len(unit) < _FEWEST_OTHER_WORDS
    return not unit or fold_label(" ".join(unit)) in _UNITS_OF_MONEY or (bracketed and unit[0][:1].islower())


def words_of_caption(text: str) -> frozenset[str]:
    """Return the words of the unit that a caption states, without its scale.

    >>> sorted(words_of_caption("(Đơn vị tính: nghìn hồ sơ)")), sorted(words_of_caption("ĐVT: nghìn"))
    (['hồ', 'sơ'], [])
    >>> sorted(words_of_caption("Đơn vị: 1.000 đồng")), sorted(words_of_caption("Don vi tinh: nghin ho so"))
    (['đồng'], ['ho', 'so'])
    """
    stated = _CAPTION_OF_SCALE.search(fold_label(with_accents(text)))
    words = stated[1].strip(" ()[]").split() if stated else []
    return frozenset(word for word in words if word.isalpha() and scale_of(word) is None)


def legend_pairs(text: str, codes: CodeList) -> Mapping[str, int] | None:
    """Return the codes by label that a text states in any form of a legend, or None if it is none.

    Labels and codes alternate, with only punctuation between them; a text may stand before the first of them.

    >>> from cchc_model.indicators import YES_NO
    >>> legend_pairs("Quy ước: Có: 0; Không: 1", YES_NO), legend_pairs("1. Có; 0. Không", YES_NO)
    ({'có': 0, 'không': 1}, {'có': 1, 'không': 0})
    >>> legend_pairs("Không có 3 đơn vị", YES_NO)
    """
    printed = {_plain(code.label.vi, text): fold_label(code.label.vi) for code in codes.codes}
    labels = sorted(printed, key=len, reverse=True)
    token = re.compile(rf"\b(?:({'|'.join(map(re.escape, labels))})|(\d+))\b")
    folded = _plain(text, text)
    tokens = list(token.finditer(folded))
    if not tokens or any(map(str.isalnum, token.sub("", folded[tokens[0].start() :]))):
        return None
    kinds = [found[1] is not None for found in tokens]
    if len(kinds) % 2 or kinds != [kinds[0] == (place % 2 == 0) for place in range(len(kinds))]:
        return None
    pairs = {}
    for one, other in zip(tokens[::2], tokens[1::2], strict=True):
        label, code = (one[1], other[2]) if one[1] is not None else (other[1], one[2])
        pairs[printed[label]] = int(code)
    return pairs if 2 * len(pairs) == len(tokens) else None


def _plain(text: str, printed: str) -> str:
    """Return a text for comparison with a printed one, without accents if that has none."""
    return without_accents(text) if is_unaccented(printed) else fold_label(text)


def is_contradicting_note(note: str, period: ReportingPeriod | None) -> bool:
    """Return whether a note states that the value is something else: of another period, planned, or scaled.

    A number in the note, or a comparison, is about another value than that of the cell. Words that are not understood
    leave it open what the note says.

    >>> first = ReportingPeriod.quarter(2022, 1)
    >>> [is_contradicting_note(note, first) for note in ("Số liệu quý trước", "Đơn vị tính: nghìn", "Số liệu quý II")]
    [True, True, True]
    >>> [is_contradicting_note(note, first) for note in ("Kỳ trước 45", "Tăng so với kỳ trước", "Số liệu quý I")]
    [False, False, False]
    """
    note = without_corrections(with_accents(note))
    return is_scaled_caption(note) or is_of_another_time(note, period)


def states_other_unit(note: str, indicator: Indicator) -> bool:
    """Return whether a note is nothing but a unit, or a legend, with which the value means something else.

    A number alone is no scale: `1.000 hồ sơ` may be a part of the value.

    >>> from cchc_model import SOC_TRANG_DISTRICT
    >>> dossiers = SOC_TRANG_DISTRICT.indicator("district_dossiers_received")
    >>> [states_other_unit(note, dossiers) for note in ("nghìn hồ sơ", "hồ sơ x 1000", "%", "Hồ sơ/tháng")]
    [True, True, True, True]
    >>> [states_other_unit(note, dossiers) for note in ("1.000 hồ sơ", "Hàng nghìn hồ sơ tồn", "Hồ sơ", "Văn bản")]
    [False, False, False, False]
    """
    unit = fold_label(with_accents(note)).strip(" ()[].;")
    if isinstance(indicator.measure, CodeList):
        return legend_pairs(unit, indicator.measure) is not None and not _agrees(unit, indicator.measure)
    captioned = _CAPTION_OF_UNIT.fullmatch(unit)
    unit = captioned[1].strip() if captioned else unit
    if not unit or indicator.measure.matches(unit) or len(unit) > _LONGEST_UNIT or _says_how_often(unit):
        return False
    if _MONEY.fullmatch(unit) and not isinstance(indicator.measure, Amount):
        return False
    scale = scale_of(unit)
    scales = scale is not None and (not scale[0].isdigit() or _TIMES.search(unit) is not None)
    rest = {word for word in _UNIT_WORDS.sub(" ", unit).split() if word != scale}
    whole = (not rest or rest <= _own_words(indicator.measure) or PERCENT.matches(unit)) and (scales or scale is None)
    other = whole and contradiction(unit, "", indicator) is not None
    return other or (captioned is not None and _is_word(unit))


def _says_how_often(unit: str) -> bool:
    return any(map(str.isalpha, unit)) and not any(map(str.isalpha, with_blank_frequencies(unit)))


def _own_words(measure: Measure) -> frozenset[str]:
    """Return the words of the unit of a measure."""
    units = (measure.label.vi, *measure.variants)
    return frozenset(word for unit in units for form in (fold_label, without_accents) for word in form(unit).split())


def may_be_value(note: str, measure: Measure) -> bool:
    """Return whether the note of a blank value has a number that may be the value.

    >>> from cchc_model import Bilingual
    >>> from cchc_model.framework import Amount
    >>> from cchc_model.indicators import YES_NO
    >>> area = Amount("m2", Bilingual("m2", "square metres"))
    >>> may_be_value("31 m2", area), may_be_value("“m2” không cộng được", area)
    (True, False)
    >>> may_be_value("kết quả trả lời: Có 5, Không 1", YES_NO)
    False
    """
    note = without_corrections(note)
    if isinstance(measure, CodeList):
        return has_digit(without_dates(note)) and not states_answers(note, [code.label.vi for code in measure.codes])
    return has_digit(without_dates(note.replace(f"“{measure.label.vi}”", "")))


def states_codes(unit: str, measure: Measure) -> bool:
    """Return whether a printed unit is the whole legend of a code list, in any form: `1: Có; 0: Không`."""
    if not isinstance(measure, CodeList):
        return False
    pairs = legend_pairs(unit, measure)
    return pairs == {fold_label(code.label.vi): code.value for code in measure.codes}


def _agrees(unit: str, codes: CodeList) -> bool:
    """Return whether each code of a printed legend has the label of the framework."""
    labels = {code.value: fold_label(code.label.vi) for code in codes.codes}
    pairs = legend_pairs(unit, codes)
    return pairs is not None and all(labels.get(value) == label for label, value in pairs.items())


def _is_word(unit: str) -> bool:
    return not has_digit(unit) and "%" not in unit and any(c.isalpha() for c in unit)
