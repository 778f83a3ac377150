"""The measures of a form's rows: what the unit column states, else what the name and the rows around state."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from attrs import evolve, frozen

from cchc_model.drafting.decisions import Certainty
from cchc_model.drafting.form_measures import Measures, merge_units, note_answers
from cchc_model.drafting.form_rows import FormRow
from cchc_model.drafting.legends import legend_in_name, legend_of, yes_or_no
from cchc_model.drafting.measured import Measured
from cchc_model.drafting.places import Place
from cchc_model.drafting.unit_types import settled
from cchc_model.drafting.unit_words import may_have_decimals, read_unit
from cchc_model.drafting.words import states_count, states_share, without_count, without_of_which
from cchc_model.framework.measures import PERCENT, Amount, Percentage, UnitType
from cchc_model.reports.cell_reading import holds_number
from cchc_model.reports.signs import plainly_signed
from cchc_model.vietnamese.numbers import is_number, parse_number
from cchc_model.vietnamese.text import Bilingual, fold

_RATIO = re.compile(rf"/|{fold('trên tổng')}|{fold('so với')}")
"""Words of a name that state one number over another."""
_BRACKETS = re.compile(r"\(([^()]{1,40})\)\s*$")

_THOUSANDS = 3
_NOTHING = tuple(map(fold, ("số", "số lượng", "số liệu")))

_STATED = Bilingual("cột đơn vị tính ghi “{unit}”", "the unit column states “{unit}”")
_DECIMALS = Bilingual(
    "có số liệu thập phân theo “{unit}”; nếu “{unit}” chỉ có số nguyên thì bỏ decimals và "
    "phần trong ngoặc ở đơn vị tính",
    "some figures in “{unit}” have decimals; if “{unit}” is counted in whole numbers only, remove decimals and "
    "the remark in brackets from it",
)
_CODES = Bilingual("cột đơn vị tính ghi các mã trả lời", "the unit column states the codes of answers")
_CODES_OF_NAME = Bilingual("tên dòng ghi các mã trả lời", "the name states the codes of answers")
_TWO_ANSWERS = Bilingual(
    "cột đơn vị tính ghi hai câu trả lời “{unit}”, không ghi mã; tạm lấy 1 và 0",
    "the unit column states two answers without codes, “{unit}”; 1 and 0 stand for them",
)
_RATIO_OF_COUNTS = Bilingual(
    "cột đơn vị tính ghi “{unit}”, tên dòng nêu tỷ số của hai số lượng hoặc số liệu là số thập phân",
    "the unit column states “{unit}”, and the name is a ratio of two counts or the values have decimals",
)
_NOT_CODES = Bilingual(
    "cột đơn vị tính ghi các mã trả lời “{unit}”, nhưng tên dòng là một số lượng",
    "the unit column states the codes “{unit}”, but the name states a count",
)
_NOT_SHARE = Bilingual(
    "cột đơn vị tính ghi “{unit}”, nhưng tên dòng là một số lượng",
    "the unit column states “{unit}”, but the name states a count",
)
_OF_NAME = Bilingual("tên dòng nêu “{unit}”", "the name states “{unit}”")
_OF_SHARE = Bilingual("tên dòng nêu một tỷ lệ", "the name states a share")
_AROUND = Bilingual(
    "không ghi đơn vị tính; các dòng bên cạnh hoặc bên dưới ghi “{unit}”",
    "no unit is printed; the rows beside or below it state “{unit}”",
)
_NO_UNIT = Bilingual("không có căn cứ về đơn vị tính", "the form gives no evidence of the unit")
NUMBER = UnitType("so_luong", Bilingual("Số lượng", "Số lượng"))
_FIGURE = Amount("so_lieu", Bilingual("Số liệu", "Số liệu"))
"""The measure of a row without a unit, whose value has decimals."""
_IN_WORDS = Percentage(label=Bilingual("Tỷ lệ %", "Tỷ lệ %"))

_OF_CAPTION = Bilingual("văn bản trên bảng ghi đơn vị tính chung", "a text above the table states the unit of all rows")


_HEADING = Measured(
    None,
    Certainty.STATED,
    Bilingual("dòng không có đơn vị tính, không có số liệu", "the row has neither a unit nor a value"),
)

_NO_UNITS = Measured(
    NUMBER,
    Certainty.TO_CONFIRM,
    Bilingual(
        "biểu mẫu không ghi đơn vị tính nào; dòng không có dòng bên dưới được coi là chỉ tiêu",
        "the form states no unit at all; a row without rows below it is taken as an indicator",
    ),
)


def measured(rows: Sequence[FormRow], places: Sequence[Place], *, caption: str = "") -> list[Measured]:
    """Return the measure of each row.

    Args:
        rows: the rows of the form.
        places: their places in the tree.
        caption: the unit that a text above the table states for all rows; an empty text for none.
    """
    printed, rows = rows, list(map(_without_remarks, rows))
    known = Measures()
    decimals = {fold(_unit_of(row)) for row in rows if _is_amount(row)}
    if caption:
        known.unit(caption, decimals=may_have_decimals(caption) or "" in decimals)
    for row in rows:
        codes = PERCENT.matches(row.unit) or legend_of(row.unit) or yes_or_no(row.unit)
        if row.unit and not codes and not _says_nothing(row.unit):
            known.unit(row.unit, decimals=fold(row.unit) in decimals)
    merge_units(rows, known)
    note_answers(rows, known)
    for row in rows:  # before any row is measured, so that a unit in brackets is known to the rows above it too
        if _says_nothing(row.unit):
            _in_brackets(row, known)
    stated = [_stated(row, known) for row in rows]
    below = _children(places)
    has_units = any(row.unit or row.value for row in rows)
    around = _Around(rows, stated, places, below, caption, has_units)
    found: list[Measured] = []
    for number, (one, place) in enumerate(zip(stated, places, strict=True)):
        above = None if place.parent is None else found[place.parent]
        found.append(one or around.of(number, above, known))
    return settled(printed, found, known)


def _without_remarks(row: FormRow) -> FormRow:
    stated = read_unit(row.unit)
    return evolve(row, unit=stated.text, decimals=stated.decimals)


def _unit_of(row: FormRow) -> str:
    """Return the unit that a row prints, in its column or in brackets behind its name."""
    found = _BRACKETS.search(row.name) if _says_nothing(row.unit) else None
    return row.unit if found is None else found[1].strip()


def _says_nothing(unit: str) -> bool:
    """Return whether a unit only states that the value is a number."""
    return not unit or fold(unit) in _NOTHING


def _is_amount(row: FormRow) -> bool:
    """Return whether a unit is that of an amount: of money or time, or with decimals in a value.

    Three decimals may be a spreadsheet's 5.627 for 5627.
    """
    if row.decimals or may_have_decimals(row.unit):
        return True
    number = _number(row)
    return isinstance(number, Decimal) and number.as_tuple().exponent != -_THOUSANDS


def _number(row: FormRow) -> int | Decimal | None:
    """Return the number that a row has, if it is printed without a unit or a percent sign."""
    text = plainly_signed(row.value)
    return parse_number(text) if is_number(text) else None


def _children(places: Sequence[Place]) -> Mapping[int | None, list[int]]:
    below: dict[int | None, list[int]] = {}
    for number, place in enumerate(places):
        below.setdefault(place.parent, []).append(number)
    return below


def _stated(row: FormRow, known: Measures) -> Measured | None:
    """Return the measure that the unit column or the name states; None if it states none, or a contradicted one."""
    unit, counted = row.unit, states_count(row.name)
    named = None if counted or legend_of(unit) else known.code_list(legend_in_name(row.name))
    if named is not None:
        misprinted = "" if _says_nothing(unit) else unit
        return Measured(named, Certainty.TO_CONFIRM if misprinted else Certainty.SUPPORTED, _CODES_OF_NAME, misprinted)
    if not unit or _says_nothing(unit):
        return _in_brackets(row, known)
    answers, share = _answers(unit, known), PERCENT.matches(unit)
    if counted and (answers is not None or (share and not _is_ratio(row))):
        in_name = _in_brackets(row, known)
        return None if in_name is None else evolve(in_name, certainty=Certainty.TO_CONFIRM, misprinted=unit)
    if answers is not None or (share and counted):
        return answers or Measured(_share_of(row), Certainty.SUPPORTED, _RATIO_OF_COUNTS.filled(unit=unit))
    measure = PERCENT if share else known.unit(unit)
    if isinstance(measure, Amount) and not may_have_decimals(unit) and not row.decimals:
        return Measured(measure, Certainty.TO_CONFIRM, _DECIMALS.filled(unit=unit))
    return Measured(measure, Certainty.STATED, _STATED.filled(unit=unit))


def _answers(unit: str, known: Measures) -> Measured | None:
    """Return the code list that a unit column states; None without one."""
    codes = known.code_list(legend_of(unit))
    if codes is not None:
        return Measured(codes, Certainty.STATED, _CODES)
    two = known.code_list(yes_or_no(unit))
    return None if two is None else Measured(two, Certainty.TO_CONFIRM, _TWO_ANSWERS.filled(unit=unit))


def _in_brackets(row: FormRow, known: Measures) -> Measured | None:
    """Return the measure that the brackets at the end of a name state; None without one."""
    found = _BRACKETS.search(row.name)
    if found is None:
        return None
    unit = found[1].strip()
    key = fold(unit)
    if PERCENT.matches(unit):
        return Measured(PERCENT, Certainty.SUPPORTED, _OF_NAME.filled(unit=unit))
    amount = may_have_decimals(unit)
    if amount or key in known.units or key in fold(row.name[: found.start()]):
        decimals = amount or _is_amount(row)
        return Measured(known.unit(unit, decimals=decimals), Certainty.SUPPORTED, _OF_NAME.filled(unit=unit))
    return None


def _is_ratio(row: FormRow) -> bool:
    """Return whether a row is a ratio although its name begins like a count.

    A sign may be a misprint for the unit of the count; words for it hardly are.
    """
    decimal = isinstance(_number(row), Decimal) or row.value.endswith("%")
    return decimal or _names_ratio(row) or fold(row.unit) != PERCENT.label.vi


def _names_ratio(row: FormRow) -> bool:
    brackets = _BRACKETS.search(row.name)
    named = brackets is not None and PERCENT.matches(brackets[1].strip())
    return named or _RATIO.search(fold(row.name)) is not None


def _share_of(row: FormRow) -> Percentage:
    """Return the percentage of a row; its label is in words where the sign alone would be taken for a misprint."""
    return _IN_WORDS if states_count(row.name) and not _names_ratio(row) else PERCENT


@frozen
class _Around:
    """The rows around a row without a unit of its own."""

    rows: Sequence[FormRow]
    stated: Sequence[Measured | None]
    places: Sequence[Place]
    below: Mapping[int | None, list[int]]
    caption: str
    has_units: bool

    def of(self, number: int, above: Measured | None, known: Measures) -> Measured:
        """Return the measure of a row whose unit column states none, from that of the row above it and others."""
        row, children = self.rows[number], self.below.get(number, [])
        counted = states_count(row.name)
        if (states_share(row.name) and (row.value or not children)) or row.value.endswith("%"):
            return Measured(_share_of(row), Certainty.SUPPORTED, _OF_SHARE)
        measured = row.unit or holds_number(row.value) or (counted and not children)
        part = not children and above is not None and isinstance(above.measure, UnitType)
        nothing = not (row.unit or row.value or without_of_which(row.name))
        if nothing or not (measured or part):
            if nothing or self.has_units or children:
                return _HEADING
            return Measured(known.unit(self.caption), Certainty.SUPPORTED, _OF_CAPTION) if self.caption else _NO_UNITS
        unit = self._unit(number, children, above, known)
        if row.unit and not _says_nothing(row.unit):
            reason = (_NOT_SHARE if PERCENT.matches(row.unit) else _NOT_CODES).filled(unit=row.unit)
            return Measured(unit or NUMBER, Certainty.TO_CONFIRM, reason, row.unit)
        if unit is None or (_is_amount(row) and not isinstance(unit, Amount)):
            figure = _is_amount(row) or fold(row.unit) == fold(_FIGURE.label.vi)
            return Measured(_FIGURE if figure else NUMBER, Certainty.TO_CONFIRM, _NO_UNIT)
        of_caption = bool(self.caption) and unit == known.unit(self.caption)
        named = fold(row.name).find(fold(unit.label.vi)) >= 0
        reason = (_OF_CAPTION if of_caption else _OF_NAME if named else _AROUND).filled(unit=unit.label.vi)
        return Measured(unit, Certainty.SUPPORTED if named or of_caption else Certainty.TO_CONFIRM, reason)

    def _unit(self, number: int, children: Sequence[int], above: Measured | None, known: Measures) -> UnitType | None:
        """Return the unit that the name states, else the most common one below or beside the row, or that above it.

        A unit column that says `Số lượng` names no unit, and leaves only the name to do so.
        """
        words = without_count(self.rows[number].name)
        starts = [unit for key, unit in known.units.items() if words.startswith(key)]
        if starts:
            return max(starts, key=lambda unit: len(unit.label.vi))
        if self.rows[number].unit and _says_nothing(self.rows[number].unit):
            return None
        counted = states_count(self.rows[number].name)
        if self.caption and not counted:
            return known.unit(self.caption)
        for near in (children, self.below[self.places[number].parent]):
            stated = (self.stated[other] for other in near)
            found = Counter(one.measure for one in stated if one is not None and isinstance(one.measure, UnitType))
            if found:
                return found.most_common(1)[0][0]
        # A count is of what its name states, so that only other rows are of what the row above is of.
        if above is None or counted:
            return None
        return above.measure if isinstance(above.measure, UnitType) else None
