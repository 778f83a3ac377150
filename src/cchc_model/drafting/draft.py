"""The draft of a framework from the rows of a form."""

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from cchc_model.drafting.decisions import Certainty, Decision, DecisionKind, Draft
from cchc_model.drafting.form_rows import Form
from cchc_model.drafting.ids import unique_id
from cchc_model.drafting.left_out import left_out
from cchc_model.drafting.measured import Measured
from cchc_model.drafting.measures import measured
from cchc_model.drafting.nesting import nest
from cchc_model.drafting.places import Evidence, Place
from cchc_model.drafting.stated_sums import stated_sums
from cchc_model.drafting.suggestions import suggest
from cchc_model.drafting.times import time_of
from cchc_model.drafting.unit_words import read_unit
from cchc_model.errors import InvalidDataError, Problem
from cchc_model.framework.evaluation import Known
from cchc_model.framework.framework import Framework
from cchc_model.framework.lint.definitions import lint
from cchc_model.framework.measures import CodeList, Time, UnitType
from cchc_model.framework.rows import Branch, Heading, Indicator, Item, Rate, Section
from cchc_model.framework.rules import Rule
from cchc_model.reports.layout import Layout
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual, fold

_UNTITLED = "Biểu số liệu"
_HEADED = "Các chỉ tiêu"
"""The name of a section that a form lacks."""
_NO_ROWS = Bilingual(
    "không tìm thấy dòng chỉ tiêu nào trong bảng; đề nghị kiểm tra tệp có phải biểu mẫu không",
    "the table has no rows of indicators; check that the file is a form",
)
_TWICE = Bilingual(
    "tên dòng trùng với một dòng cùng cấp phía trên nên không đưa vào khung; đề nghị đặt tên khác nếu là chỉ tiêu "
    "riêng",
    "a row above on the same level has this name, so this one is left out; if it is an indicator, rename it",
)
_BY_WORDS = Bilingual("từ ngữ của dòng cho biết dòng này thuộc dòng cấp trên", "its words place the row below another")
_GROUP = Bilingual("cột “{title}” ghi tên nhóm của các dòng này", "the column “{title}” names the group of these rows")
_GOES_ON = Bilingual(
    "tên dòng được nối với “{text}” ở dòng dưới, vì dòng đó viết thường, không có số thứ tự, đơn vị tính, số liệu; "
    "nếu là dòng riêng thì tách ra",
    "the name continues with “{text}” in the row below, which is in lower case and has no ordinal, unit or value; if "
    "that is a separate row, split them",
)
_BESIDE_ANSWER = Bilingual(
    "dòng không đánh số đứng sau một câu trả lời; có thể thuộc câu trả lời đó",
    "the row has no ordinal and follows an answer; it may belong to that answer",
)
_NO_ROWS_BELOW = Bilingual(
    "dòng không có đơn vị tính, không có số liệu và không có dòng nào bên dưới; có thể là một chỉ tiêu",
    "the row has neither a unit nor a value, and no rows below it; it may be an indicator",
)
_ACCUMULATED = Bilingual(
    "tiêu đề cột số liệu “{title}” nêu lũy kế, nên là {time}",
    "the title “{title}” of the value column states an accumulated total, so {time} is assumed",
)
_AS_ABOVE = Bilingual("như dòng cấp trên", "as the row above it")
_SHEET = Bilingual(
    "trang tính “{sheet}” là một phần của biểu mẫu, bắt đầu từ dòng này",
    "the sheet “{sheet}” is a part of the form and begins with this row",
)
_HEAD = Bilingual(
    "biểu mẫu có chỉ tiêu ở cấp cao nhất, nên thêm một mục bao trùm",
    "the form has indicators at the top level, so a section was added to contain them",
)


@frozen
class Skeleton:
    """The rows of a form as a framework without rates and rules, with the decisions about them."""

    framework: Framework
    decisions: tuple[Decision, ...]


def skeleton(form: Form, *, id: str, version: str, name: str) -> Skeleton:
    """Return the rows of a form as a framework without rates and rules.

    Args:
        form: the rows of the form.
        id: the id of the framework.
        version: its version.
        name: its name; an empty text for the title of the form.

    Raises:
        InvalidDataError: the form has no rows.
    """
    if not form.rows:
        raise InvalidDataError(nouns.FRAMEWORK, [Problem("rows", _NO_ROWS)])
    title = name or form.title or _UNTITLED
    places = nest(form.rows, form.sheets if form.headed else ())
    measures = measured(form.rows, places, caption=form.unit)
    builder = _Builder(form, places, measures)
    outline = builder.outline()
    decisions = (*_of_sheets(form, builder), *left_out(form), *builder.decisions(), *builder.not_added())
    return Skeleton(Framework(id, version, Bilingual(title, title), outline), decisions)


def _of_sheets(form: Form, builder: "_Builder") -> Iterator[Decision]:
    """Yield a decision for each sheet of a form on several."""
    for first in sorted(form.sheets.keys() & builder.ids.keys()):
        reason = _SHEET.filled(sheet=form.sheets[first])
        yield Decision(DecisionKind.ROW, builder.ids[first], Certainty.SUPPORTED, reason, form.rows[first].source)


def complete(base: Skeleton, layout: Layout, evidence: Sequence[Known], *, numbers: Sequence[str] = ()) -> Draft:
    """Return the draft with the rates and rules that the rows and the figures of filled files suggest.

    Args:
        base: the rows.
        layout: the columns of the form.
        evidence: the values of filled files by indicator id.
        numbers: the printed number of the column of each indicator of a matrix form.
    """
    found = suggest(base.framework, evidence, stated=list(stated_sums(base.framework, numbers)))
    rates, rules = sound(base.framework, found.rates, found.rules)
    kept = {rate.id for rate in rates} | {rule.id for rule in rules}
    suggested = {rate.id for rate in found.rates} | {rule.id for rule in found.rules}
    decisions = [one for one in found.decisions if one.subject in kept or one.subject not in suggested]
    framework = evolve(base.framework, rates=tuple(rates), rules=tuple(rules))
    ordered = sorted((*base.decisions, *decisions), key=lambda one: (one.certainty.rank, one.kind is DecisionKind.TIME))
    return Draft(framework, tuple(ordered), layout)


def sound(framework: Framework, rates: Sequence[Rate], rules: Sequence[Rule]) -> tuple[list[Rate], list[Rule]]:
    """Return the suggested rates and rules that a framework admits beside its own, such as none that follows."""
    kept, left = list(rates), list(rules)
    while True:
        together = lint(framework.outline, (*framework.rates, *kept), (*framework.rules, *left))
        problems = {problem.place for problem in together}
        sound_rates = [rate for rate in kept if rate.id not in problems]
        sound_rules = [rule for rule in left if rule.id not in problems]
        if (sound_rates, sound_rules) == (kept, left):
            if not problems or not left:
                return kept, left
            sound_rules = left[:-1]  # the framework's own rule would follow from a suggested one
        kept, left = sound_rates, sound_rules


class _Builder:
    """The rows of a form on their way to a tree, with their ids."""

    def __init__(self, form: Form, places: Sequence[Place], measures: Sequence[Measured]) -> None:
        self.rows, self.places, self.measures, self.accumulated = form.rows, places, measures, form.accumulated
        self.of_titles = form.of_titles
        self.below: dict[int | None, list[int]] = {}
        self.left_out: list[int] = []
        self.ids: dict[int, str] = {}
        self._nest()
        top = self.below.get(None, [])
        self.headed = any(measures[number].measure is not None for number in top)
        self.head_id = unique_id(_HEADED, None, set()) if self.headed else None
        self._name(None, {self.head_id} if self.head_id else set())

    def _nest(self) -> None:
        """Collect the rows below each row; a row with the name of one beside it is left out, with its rows below."""
        first: dict[tuple[int | None, str], int] = {}
        same: dict[int, int] = {}
        for number, (row, place) in enumerate(zip(self.rows, self.places, strict=True)):
            parent = None if place.parent is None else same.get(place.parent, place.parent)
            other = first.setdefault((parent, fold(row.printed)), number)
            same[number] = other
            if other == number:
                self.below.setdefault(parent, []).append(number)
            else:
                self.left_out.append(number)

    def _name(self, parent: int | None, taken: set[str]) -> None:
        above = self.head_id if parent is None else self.ids[parent]
        for number in self.below.get(parent, ()):
            self.ids[number] = unique_id(self.rows[number].printed, above, taken)
            taken.add(self.ids[number])
            self._name(number, taken)

    def outline(self) -> tuple[Branch, ...]:
        """Return the tree."""
        top = tuple(self._branch(number, None) for number in self.below.get(None, ()))
        if self.head_id is None:
            return top
        return (Branch(Section(self.head_id, Bilingual(_HEADED, _HEADED)), top),)

    def _branch(self, number: int, above: Time | None) -> Branch:
        row, measure = self.rows[number], self.measures[number].measure
        name = Bilingual(row.printed, row.english or row.printed)
        if measure is None:
            on_top = self.places[number].parent is None and not self.headed
            title = (self.ids[number], name, row.ordinal)
            item: Item = Section(*title) if on_top else Heading(*title)
            time = self._time_above(number, above)
        else:
            time = self._time(number, above)[0]
            misprinted = (self.measures[number].misprinted,) if self.measures[number].misprinted else ()
            item = Indicator(self.ids[number], name, measure, time, row.ordinal, misprinted_units=misprinted)
        return Branch(item, tuple(self._branch(child, time) for child in self.below.get(number, ())))

    def _time(self, number: int, above: Time | None) -> tuple[Time, Certainty, Bilingual]:
        measure = self.measures[number].measure
        time, certainty, reason = time_of(
            self.rows[number].printed, read_unit(measure.label.vi).text if measure else ""
        )
        if certainty is Certainty.TO_CONFIRM and above is not None:
            return above, Certainty.SUPPORTED, _AS_ABOVE
        if time is Time.FLOW and self.accumulated:
            return Time.YTD, Certainty.SUPPORTED, _ACCUMULATED.filled(title=self.accumulated, time=Time.YTD.label)
        return time, certainty, reason

    def _time_above(self, number: int, above: Time | None) -> Time | None:
        """Return the behaviour over time that a row without values states for the rows below it."""
        time, certainty, _ = time_of(self.rows[number].printed)
        return time if self.of_titles and certainty is not Certainty.TO_CONFIRM else above

    def decisions(self) -> Iterator[Decision]:
        """Yield the decisions about the rows."""
        if self.head_id is not None:
            yield Decision(DecisionKind.ROW, self.head_id, Certainty.SUPPORTED, _HEAD)
        for number in self.left_out:
            subject = unique_id(self.rows[number].printed, None, set())
            yield Decision(DecisionKind.ROW, subject, Certainty.TO_CONFIRM, _TWICE, self.rows[number].source)
        yield from self._decisions(None, None)

    def _decisions(self, parent: int | None, above: Time | None) -> Iterator[Decision]:
        for number in self.below.get(parent, ()):
            yield from self._joined(number)
            yield from self._grouped(number)
            yield from self._nesting(number)
            time = self._time_above(number, above)
            measure, source = self.measures[number], self.rows[number].source
            if measure.measure is not None:
                yield Decision(DecisionKind.MEASURE, self.ids[number], measure.certainty, measure.reason, source)
                if measure.sign is not None:
                    certainty, reason = measure.sign.certainty, measure.sign.reason
                    yield Decision(DecisionKind.MEASURE, self.ids[number], certainty, reason, source)
                time, certainty, reason = self._time(number, above)
                yield Decision(DecisionKind.TIME, self.ids[number], certainty, reason, source)
            elif number not in self.below:
                yield Decision(DecisionKind.KIND, self.ids[number], Certainty.TO_CONFIRM, _NO_ROWS_BELOW, source)
            yield from self._decisions(number, time)

    def _joined(self, number: int) -> Iterator[Decision]:
        """Yield the decision about a name that goes on in the row below."""
        row = self.rows[number]
        if row.goes_on:
            reason = _GOES_ON.filled(text=row.goes_on)
            yield Decision(DecisionKind.ROW, self.ids[number], Certainty.SUPPORTED, reason, row.source)

    def _grouped(self, number: int) -> Iterator[Decision]:
        """Yield the decision about a group of rows that another column names."""
        row = self.rows[number]
        if row.group:
            reason = _GROUP.filled(title=row.group)
            yield Decision(DecisionKind.ROW, self.ids[number], Certainty.SUPPORTED, reason, row.source)

    def _nesting(self, number: int) -> Iterator[Decision]:
        place, row = self.places[number], self.rows[number]
        if place.evidence is Evidence.WORDS:
            yield Decision(DecisionKind.NESTING, self.ids[number], Certainty.SUPPORTED, _BY_WORDS, row.source)
        elif place.evidence is Evidence.ORDER:
            beside = self.below.get(place.parent, [number])
            before = beside[max(beside.index(number) - 1, 0)] if number in beside else number
            if isinstance(self.measures[before].measure, CodeList) and before != number:
                yield Decision(DecisionKind.NESTING, self.ids[number], Certainty.TO_CONFIRM, _BESIDE_ANSWER, row.source)

    def not_added(self) -> Iterator[Decision]:
        """Yield the decisions about figures that do not add up: one for each unit type and reason."""
        told: set[tuple[str, Bilingual]] = set()
        for number in self.ids:
            one = self.measures[number]
            if isinstance(one.measure, UnitType) and one.not_added is not None:
                key = one.measure.id, one.not_added.reason
                if key not in told:
                    yield Decision(DecisionKind.ADDS_UP, one.measure.id, one.not_added.certainty, one.not_added.reason)
                told.add(key)
