"""Drafts of frameworks, and the decisions that a person confirms: each with its certainty and reason."""

from enum import StrEnum

from attrs import frozen

from cchc_model.framework.framework import Framework
from cchc_model.reports.cells import Source
from cchc_model.reports.layout import Layout
from cchc_model.vietnamese.text import Bilingual


class Certainty(StrEnum):
    """The certainty of a decision, the least certain first."""

    GUESSED = "guessed"
    """A choice for which the form has no evidence, or evidence against it."""
    LIKELY = "likely"
    """A choice that wording or figures support."""
    CLEAR = "clear"
    """A choice that the form states."""

    @property
    def label(self) -> Bilingual:
        """The certainty in words, in both languages."""
        return _CERTAINTIES[self]

    @property
    def rank(self) -> int:
        """The rank of the certainty, 0 for the least certain."""
        return list(Certainty).index(self)


_CERTAINTIES = {
    Certainty.GUESSED: Bilingual("cần xác nhận", "to be confirmed"),
    Certainty.LIKELY: Bilingual("có căn cứ", "supported"),
    Certainty.CLEAR: Bilingual("biểu mẫu ghi rõ", "stated by the form"),
}


class DecisionKind(StrEnum):
    """The part of a framework that a decision is about."""

    ROW = "row"
    """A line of the form that is a row of the framework, or is left out."""
    NESTING = "nesting"
    """The row that a row stands under."""
    KIND = "kind"
    """A heading, a count, a percentage or an answer."""
    MEASURE = "measure"
    """The unit or the code list."""
    TIME = "time"
    """The behaviour of a figure over time."""
    ADDS_UP = "adds_up"
    """Whether the counts of several organisations add up."""
    COLUMNS = "columns"
    """The columns of the form."""
    RATE = "rate"
    """A suggested rate."""
    RULE = "rule"
    """A suggested rule, or one that the figures of a filled file contradict."""

    @property
    def label(self) -> Bilingual:
        """The part in words, in both languages."""
        return _KINDS[self]


_KINDS = {
    DecisionKind.ROW: Bilingual("dòng", "row"),
    DecisionKind.NESTING: Bilingual("cấp trên", "nesting"),
    DecisionKind.KIND: Bilingual("loại dòng", "kind"),
    DecisionKind.MEASURE: Bilingual("đơn vị tính", "measure"),
    DecisionKind.TIME: Bilingual("tính chất thời gian", "time"),
    DecisionKind.ADDS_UP: Bilingual("cộng gộp", "addition"),
    DecisionKind.COLUMNS: Bilingual("cột", "columns"),
    DecisionKind.RATE: Bilingual("tỷ lệ", "rate"),
    DecisionKind.RULE: Bilingual("quy tắc", "rule"),
}


@frozen
class Decision:
    """A decision of a draft.

    Attributes:
        kind: the part of the framework that it is about.
        subject: the id of the row, rate, rule or measure.
        certainty: its certainty.
        reason: the evidence for it, or the lack of evidence, as a sentence.
        source: the line of the form; None if the decision is about no single line.
    """

    kind: DecisionKind
    subject: str
    certainty: Certainty
    reason: Bilingual
    source: Source | None = None


@frozen
class Draft:
    """A framework proposed from a form, for a person to confirm.

    Attributes:
        framework: the framework.
        decisions: the decisions, the least certain first, those about time after others, then in the order of the
            form.
        layout: the columns of the form that were read.
    """

    framework: Framework
    decisions: tuple[Decision, ...]
    layout: Layout

    def comments(self) -> dict[str, str]:
        """Return the uncertain decisions as comments in Vietnamese, by the id of their subject."""
        found: dict[str, list[str]] = {}
        for decision in self.decisions:
            if decision.certainty is Certainty.GUESSED or decision.kind in (DecisionKind.RATE, DecisionKind.RULE):
                said = f"{decision.kind.label.vi}: {decision.reason.vi} ({decision.certainty.label.vi})"
                found.setdefault(decision.subject, []).append(said)
        return {subject: "; ".join(dict.fromkeys(said)) for subject, said in found.items()}

    def __repr__(self) -> str:
        rows, rules = len(self.framework.rows), len(self.framework.rules)
        open_ones = sum(decision.certainty is Certainty.GUESSED for decision in self.decisions)
        return f"Draft({self.framework.id!r}: {rows} rows, {rules} rules; to be confirmed: {open_ones})"
