"""Drafts of frameworks, and the decisions that a person confirms: each with its certainty and reason."""

from collections.abc import Mapping
from enum import StrEnum

from attrs import field, frozen

from cchc_model.framework.framework import Framework
from cchc_model.framework.viewable import Viewable
from cchc_model.reports.cells import Source
from cchc_model.reports.layout import Layout
from cchc_model.vietnamese.text import Bilingual


class Certainty(StrEnum):
    """The certainty of a decision, the least certain first."""

    TO_CONFIRM = "to_confirm"
    """A choice for which the form has no evidence, or evidence against it."""
    SUPPORTED = "supported"
    """A choice that wording or figures support."""
    STATED = "stated"
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
    Certainty.TO_CONFIRM: Bilingual("cần xác nhận", "to confirm"),
    Certainty.SUPPORTED: Bilingual("có căn cứ", "supported"),
    Certainty.STATED: Bilingual("biểu mẫu ghi rõ", "stated by the form"),
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
    """A suggested rule."""
    SOURCE = "source"
    """The file that rows or figures are read from, once another program converted it."""
    DIFFERENCE = "difference"
    """A difference between a framework and the form or the figures that update it, which changes nothing."""

    @property
    def label(self) -> Bilingual:
        """The part in words, in both languages."""
        return _KINDS[self]


_TABLES = {
    DecisionKind.ADDS_UP: "unit_types",
    DecisionKind.COLUMNS: "",
    DecisionKind.RATE: "rates",
    DecisionKind.RULE: "rules",
    DecisionKind.SOURCE: "",
}
"""The table of a framework's file with the line that a decision is about, where that is no row; empty for a key."""
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
    DecisionKind.SOURCE: Bilingual("nguồn", "source"),
    DecisionKind.DIFFERENCE: Bilingual("khác biểu mẫu", "difference"),
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


Comments = Mapping[str, Mapping[str, str]]
"""The comments of a framework's file: for each table the comments by the id of their line, one a line.

The table with an empty name has those on the keys of the file itself.
"""


@frozen
class Draft(Viewable):
    """A framework proposed from a form, for a person to confirm.

    Attributes:
        framework: the framework.
        decisions: the decisions, the least certain first, those about time after others, then in the order of the
            form.
        layout: the columns of the form that were read.
        kept: the comments of the file that the form updates: decisions that are still to confirm, and a person's own.
    """

    framework: Framework
    decisions: tuple[Decision, ...]
    layout: Layout
    kept: Comments = field(factory=dict, hash=False)

    def comments(self) -> Comments:
        """Return the kept comments and the uncertain decisions, in Vietnamese, for each table by the id of the line.

        A difference that an update leaves as it is has no comment, because a deleted one would come back.
        """
        found = {table: {key: said.split("\n") for key, said in of.items()} for table, of in self.kept.items()}
        for decision in self.decisions:
            if decision.kind is DecisionKind.DIFFERENCE:
                continue
            if decision.certainty is Certainty.TO_CONFIRM or decision.kind in (DecisionKind.RATE, DecisionKind.RULE):
                said = f"{decision.kind.label.vi}: {decision.reason.vi} ({decision.certainty.label.vi})"
                found.setdefault(_TABLES.get(decision.kind, "rows"), {}).setdefault(decision.subject, []).append(said)
        return {table: {key: "\n".join(dict.fromkeys(said)) for key, said in of.items()} for table, of in found.items()}

    def __repr__(self) -> str:
        rows, rules = len(self.framework.rows), len(self.framework.rules)
        open_ones = sum(decision.certainty is Certainty.TO_CONFIRM for decision in self.decisions)
        return f"Draft({self.framework.id!r}: {rows} rows, {rules} rules; to confirm: {open_ones})"
