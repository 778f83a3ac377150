"""The update of a framework by a new form: its ids and edits remain, new rows are added, missing ones are listed."""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from cchc_model.annexes.matching import match_rows
from cchc_model.drafting.decisions import Certainty, Decision, DecisionKind, Draft
from cchc_model.drafting.draft import Skeleton, sound
from cchc_model.drafting.ids import unique_id
from cchc_model.drafting.measures import NUMBER
from cchc_model.drafting.suggestions import suggest
from cchc_model.framework.evaluation import Known, Verdict, judge
from cchc_model.framework.framework import Framework, Row
from cchc_model.framework.measures import Measure, Percentage
from cchc_model.framework.rows import Branch, Heading, Indicator, Item, Section
from cchc_model.framework.rules import SumRule
from cchc_model.reports.layout import Layout
from cchc_model.vietnamese.text import Bilingual, fold

_NEW = Bilingual("dòng mới trong biểu mẫu", "the row is new in the form")
_RENAMED = Bilingual(
    "dòng mới trong biểu mẫu; có thể là dòng “{name}” đổi năm hoặc đổi chỗ; nếu vậy, bỏ dòng mới và ghi tên mới vào "
    "aliases của dòng cũ",
    "the row is new in the form; it may be “{name}” of another year or place; if so, remove the new row and add its "
    "name to the aliases of the old one",
)
_NUMBER = re.compile(r"[0-9]+")
_OF_TOTAL = Bilingual(
    "dòng mới “{name}” nằm dưới tổng này; đề nghị xem quy tắc có cần bổ sung không",
    "the new row “{name}” is below this total; check whether the rule needs it",
)
_MISSING = Bilingual(
    "dòng không còn trong biểu mẫu mới; vẫn được giữ, đề nghị bỏ nếu không dùng nữa",
    "the new form no longer has the row; it was kept; remove it if it is no longer used",
)

_OTHER_UNIT = Bilingual(
    "biểu mẫu ghi “{unit}”, khung đang dùng “{own}”; đề nghị xem lại",
    "the form states “{unit}”, the framework has “{own}”; please check",
)
_OTHER_KIND = Bilingual(
    "dòng này trong biểu mẫu là {kind}, trong khung là {own}; đề nghị xem lại",
    "the row is {kind} in the form and {own} in the framework; please check",
)
_OTHER_TITLE = Bilingual(
    "biểu mẫu ghi tên là “{name}”, các dòng bên dưới không đổi; nếu là cùng một dòng, thêm tên này vào aliases",
    "the form names it “{name}”, with the same rows below it; if it is the same, add this name to its aliases",
)
_BROKEN = Bilingual(
    "trái với số liệu trong {against}/{files} tệp; đề nghị xem lại quy tắc hoặc số liệu",
    "the figures of {against} of {files} files contradict it; check the rule or the figures",
)
_ROW_KINDS = {
    True: Bilingual("chỉ tiêu", "an indicator"),
    False: Bilingual("tiêu đề, không có số liệu", "a heading without a value"),
}


def updated(framework: Framework, form: Skeleton) -> tuple[Framework, tuple[Decision, ...]]:
    """Return a framework with the new rows of a form, and the decisions about new and missing rows.

    Args:
        framework: the framework, which a person may have edited.
        form: the rows of the new form as a framework of its own.
    """
    rows = form.framework.rows
    tree, both = _grown(framework, rows)
    added = [tree.added[row.id] for row in rows if row.id in tree.added]
    found = set(tree.own.values())
    missing = [row.id for row in framework.rows if row.id not in found]
    decisions = (
        *(Decision(DecisionKind.DIFFERENCE, key, Certainty.TO_CONFIRM, _MISSING) for key in missing),
        *(Decision(DecisionKind.ROW, key, Certainty.TO_CONFIRM, _newness(tree, key, missing)) for key in added),
        *_about_added(form, tree),
        *_changed(framework, [row for row in rows if row.id not in tree.added], tree),
        *_below_totals(both, added),
    )
    return both, decisions


def _grown(framework: Framework, rows: Sequence[Row], new: frozenset[str] = frozenset()) -> tuple["_Tree", Framework]:
    """Return the tree with the rows of a form, and its framework.

    Rows that were added may show that one which seemed to be known is another: rows added below it until then would
    stand below the wrong one, and so the tree grows anew, with that row as a new one from the start.
    """
    tree, both = _Tree(framework, rows, new), framework
    known: set[str] = set()
    while unknown := tree.unknown(both):
        if not known.isdisjoint(row.id for row in unknown):
            return _grown(framework, rows, new.union(known.intersection(row.id for row in unknown)))
        known |= tree.own.keys()
        top = min(row.depth for row in unknown)  # rows below them may be others than they seem before these are added
        for row in unknown:
            if row.depth == top:
                tree.add(row)
        both = evolve(both, outline=tree.outline())
    return tree, both


def _about_added(form: Skeleton, tree: "_Tree") -> Iterator[Decision]:
    """Yield the decisions of the form about the rows that were added, and about their unit types."""
    measures = {item.measure.id for key in tree.added.values() if isinstance(item := tree.items[key], Indicator)}
    for one in form.decisions:
        if one.kind is DecisionKind.ADDS_UP:
            yield from (one,) if one.subject in measures - tree.own_measures else ()
        elif one.subject in tree.added:
            yield evolve(one, subject=tree.added[one.subject])


def _newness(tree: "_Tree", key: str, missing: Sequence[str]) -> Bilingual:
    """Return that a row is new, or that it may be a missing one whose name states another number, such as a year."""
    name = _NUMBER.sub("#", fold(tree.items[key].name.vi))
    alike = [tree.items[old].name for old in missing if _NUMBER.sub("#", fold(tree.items[old].name.vi)) == name]
    return _RENAMED.filled(name=alike[0]) if len(alike) == 1 else _NEW


def _changed(framework: Framework, rows: Sequence[Row], tree: "_Tree") -> Iterator[Decision]:
    """Yield a decision for each row that both have, and that the form measures or, for a heading, names otherwise."""
    for row in rows:
        own, new = framework[tree.own[row.id]], row.item
        kinds = isinstance(new, Indicator), isinstance(own, Indicator)
        if row.id in tree.renamed:
            yield Decision(DecisionKind.DIFFERENCE, own.id, Certainty.TO_CONFIRM, _OTHER_TITLE.filled(name=new.name))
        elif kinds[0] is not kinds[1]:
            reason = _OTHER_KIND.filled(kind=_ROW_KINDS[kinds[0]], own=_ROW_KINDS[kinds[1]])
            yield Decision(DecisionKind.DIFFERENCE, own.id, Certainty.TO_CONFIRM, reason)
        elif isinstance(own, Indicator) and isinstance(new, Indicator) and _is_measured_otherwise(own, new):
            reason = _OTHER_UNIT.filled(unit=new.measure.label, own=own.measure.label)
            yield Decision(DecisionKind.DIFFERENCE, own.id, Certainty.TO_CONFIRM, reason)


def _is_measured_otherwise(own: Indicator, new: Indicator) -> bool:
    unit = new.measure.label.vi
    printed = own.measure.matches(unit) or fold(unit) in map(fold, own.misprinted_units)
    return not printed and fold(unit) != fold(NUMBER.label.vi)


def _below_totals(framework: Framework, added: Sequence[str]) -> Iterator[Decision]:
    """Yield a decision for each rule about the sum of a total below which there is a new row."""
    for rule in framework.rules:
        for key in added if isinstance(rule, SumRule) else ():
            if framework.row(key).parent == rule.operands[0]:
                reason = _OF_TOTAL.filled(name=framework[key].name)
                yield Decision(DecisionKind.RULE, rule.id, Certainty.TO_CONFIRM, reason)


def completed(
    framework: Framework, old: Framework, decisions: Sequence[Decision], layout: Layout, evidence: Sequence[Known]
) -> Draft:
    """Return the draft with the rates and rules that new rows suggest beside those of the old framework."""
    found = suggest(evolve(framework, rates=(), rules=()), evidence)
    new = framework.indicators.keys() - old.indicators.keys()
    ids = {rate.id for rate in old.rates} | {rule.id for rule in old.rules}
    rates = [rate for rate in found.rates if rate.id not in ids and rate.reported in new]
    rules = [rule for rule in found.rules if rule.id not in ids and not new.isdisjoint(rule.operands)]
    rates, rules = sound(framework, rates, rules)
    added = {rate.id for rate in rates} | {rule.id for rule in rules}
    said = (*decisions, *_against(old, evidence), *(one for one in found.decisions if one.subject in added))
    both = evolve(framework, rates=(*old.rates, *rates), rules=(*old.rules, *rules))
    return Draft(both, tuple(sorted(said, key=lambda one: one.certainty.rank)), layout)


def _against(framework: Framework, evidence: Sequence[Known]) -> Iterator[Decision]:
    """Yield a decision for each rule of a framework that figures of filled files contradict."""
    for rule in framework.rules:
        verdicts = [judge(rule.relation, values, signed=framework.signed).verdict for values in evidence]
        against = verdicts.count(Verdict.FAILED)
        if against:
            counts = {"against": str(against), "files": str(against + verdicts.count(Verdict.PASSED))}
            yield Decision(DecisionKind.DIFFERENCE, rule.id, Certainty.TO_CONFIRM, _BROKEN.filled(**counts))


def _names(item: Item) -> tuple[str, ...]:
    return item.name.vi, *item.aliases


class _Tree:
    """The rows of a framework, to which the rows of a form are added below and behind the rows that both have."""

    def __init__(self, framework: Framework, form: Sequence[Row], new: frozenset[str]) -> None:
        self.items: dict[str, Item] = {row.id: row.item for row in framework.rows}
        self.below: dict[str | None, list[str]] = {}
        for row in framework.rows:
            self.below.setdefault(row.parent, []).append(row.id)
        self.measures: dict[tuple[str, bool], Measure] = {}
        for indicator in framework.indicators.values():
            texts = (indicator.measure.label.vi, *getattr(indicator.measure, "variants", ()))
            self.measures |= {(fold(text), indicator.adds_up): indicator.measure for text in texts}
        self.own_measures = frozenset(measure.id for measure in self.measures.values())
        self.form = form
        self.new = new
        self.own: dict[str, str] = {}
        self.added: dict[str, str] = {}
        self.renamed: dict[str, str] = {}

    def unknown(self, framework: Framework) -> list[Row]:
        """Return the rows of the form that a framework does not have, and note those that it has.

        They are looked for again whenever some were added, because a row below a heading that was new is its own, and
        not the one of the same name that stood elsewhere.
        """
        headings = [not isinstance(row.item, Indicator) for row in self.form]
        matches = match_rows(framework, [row.item.name.vi for row in self.form], headings=headings)
        self.own = dict(self.added)
        self._find(framework, [None] * len(self.form))
        found = [None if match.row is None else match.row.id for match in matches]
        self._find(framework, [None if row.id in self.new else key for row, key in zip(self.form, found, strict=True)])
        self._note_renamed(framework)
        return [row for row in self.form if row.id not in self.own]

    def _find(self, framework: Framework, matched: Sequence[str | None]) -> None:
        """Note the rows of the framework by their names below rows that are known, or else those that were matched."""
        names = {(row.parent, fold(name)): row.id for row in framework.rows for name in _names(row.item)}
        for row, match in zip(self.form, matched, strict=True):
            if row.id not in self.own:
                known = row.parent is None or row.parent in self.own
                above = None if row.parent is None else self.own.get(row.parent)
                key = names.get((above, fold(row.item.name.vi)), match) if known else match
                if key is not None and key not in self.own.values():
                    self.own[row.id] = key

    def _note_renamed(self, framework: Framework) -> None:
        """Take a heading that the framework lacks for one that the form lacks, if their rows are the same.

        Rows that were added below it say nothing about it.
        """
        self.renamed = {}
        own = {one.id: self.own[one.id] for one in self.form if one.id in self.own and one.id not in self.added}
        for row in reversed(self.form):
            if row.id in self.own or isinstance(row.item, Indicator):
                continue
            below = {own[one.id] for one in self.form if one.parent == row.id and one.id in own}
            above = {framework.row(key).parent for key in below}
            parent = above.pop() if len(above) == 1 else None
            if parent is not None and parent not in self.own.values():
                own[row.id] = self.own[row.id] = self.renamed[row.id] = parent

    def add(self, row: Row) -> None:
        """Add a row of the form below its own row above, behind the row of the form before it there.

        A row without one comes before the first row there that the form has too, and without any to the end.
        """
        key = self._free(row.id)
        self.own[row.id] = key
        self.added[row.id] = key
        parent = None if row.parent is None else self.own[row.parent]
        if parent is None and not isinstance(row.item, Section):
            parent = self.below[None][-1]
        self.items[key] = self._item(row.item, key, top=parent is None)
        beside = self.below.setdefault(parent, [])
        kept = {self.own.get(one.id): one.number for one in self.form if one.parent == row.parent}
        before = [other for other in beside if kept.get(other, row.number) < row.number]
        behind = [other for other in beside if kept.get(other, row.number) > row.number]
        place = beside.index(behind[0]) if behind else len(beside)
        beside.insert(beside.index(before[-1]) + 1 if before else place, key)

    def outline(self) -> tuple[Branch, ...]:
        """Return the tree."""
        return tuple(self._branch(key) for key in self.below[None])

    def _branch(self, key: str) -> Branch:
        return Branch(self.items[key], tuple(self._branch(child) for child in self.below.get(key, ())))

    def _free(self, key: str) -> str:
        number, free = 2, key
        while free in self.items:
            free, number = f"{key}_{number}", number + 1
        return free

    def _item(self, item: Item, key: str, *, top: bool) -> Item:
        if not isinstance(item, Indicator):
            title = (key, item.name, item.ordinal, item.aliases)
            return Section(*title) if top else Heading(*title)
        return evolve(item, id=key, measure=self._measure(item))

    def _measure(self, item: Indicator) -> Measure:
        """Return the measure of the framework with the text of a row's, else that of the row with an id of its own."""
        if isinstance(item.measure, Percentage):
            return item.measure
        text = fold(item.measure.label.vi), item.adds_up
        if text not in self.measures:
            taken = {one.id for one in self.measures.values()}
            own = item.measure.id if item.measure.id not in taken else unique_id(f"{item.measure.id}_2", None, taken)
            self.measures[text] = item.measure if own == item.measure.id else evolve(item.measure, id=own)
        return self.measures[text]
