"""Rules: relations that must hold on a report, their families, and the functions that define them.

Each family has a function in lower case, so that the rules of a section read as lines of a table.
"""

import functools
from enum import StrEnum

from attrs import evolve, frozen

from cchc_model.errors import InvalidDataError, Problem
from cchc_model.framework.formulas import (
    AtMost,
    Constant,
    Equal,
    Implies,
    Less,
    MatchesRatio,
    Relation,
    Sum,
    Value,
    operands,
)
from cchc_model.framework.rows import Indicator, Operand, Rate, expression, total
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual

__all__ = [
    "Rule",
    "at_most_100",
    "bounded_by",
    "each_has",
    "explained",
    "follows_from",
    "limited_to",
    "no_forbids",
    "part_of",
    "parts_sum_to",
    "parts_within",
    "requires",
    "usually",
    "yes_needs",
]


class Severity(StrEnum):
    """The certainty that something is wrong, in the order INFO < WARNING < ERROR.

    >>> Severity.INFO < Severity.WARNING < Severity.ERROR
    True
    """

    ERROR = "error"
    """A figure that cannot be true, or a value that could not be read."""
    WARNING = "warning"
    """A figure that usually is a mistake."""
    INFO = "info"
    """A fact that is worth knowing."""

    @property
    def label(self) -> Bilingual:
        """The name of the severity, in both languages."""
        return _SEVERITY_LABELS[self]

    @property
    def rank(self) -> int:
        """The rank of the severity, 0 for the worst."""
        return list(Severity).index(self)

    def __lt__(self, other: str) -> bool:
        return self.rank > Severity(other).rank

    def __le__(self, other: str) -> bool:
        return self.rank >= Severity(other).rank

    def __gt__(self, other: str) -> bool:
        return self.rank < Severity(other).rank

    def __ge__(self, other: str) -> bool:
        return self.rank <= Severity(other).rank


_SEVERITY_LABELS = {
    Severity.ERROR: Bilingual("Lỗi", "Error"),
    Severity.WARNING: Bilingual("Cảnh báo", "Warning"),
    Severity.INFO: Bilingual("Lưu ý", "Note"),
}


@frozen
class Family:
    """Rules of one form, with their sentences.

    In the sentences `{left_name}` and `{right_name}` are the quoted names of both sides, and `{left}` and `{right}`
    are their values. `{left_terms}` and `{right_terms}` are a sum or ratio written out in figures, and
    `{right_in_full}` is both. The sides of an implication are the subjects of its condition and its consequence.
    `{code}` is the answer of a condition. `{above_zero}` is the phrase for a left side above 0, with the codes of
    an answer.

    Attributes:
        id: the stable key, the first part of the ids of its rules.
        states: the sentence that states the relation. It uses names only.
        failed: the sentence for a rule that failed.
        reason: the reason of such rules, unless a rule has a reason of its own.
        one_measure: True if both sides count the same thing. It is False if each of one thing has another, or if an
            answer is compared with a count.
    """

    id: str
    states: Bilingual
    failed: Bilingual
    reason: Bilingual
    one_measure: bool = True


SUM = Family(
    "sum",
    Bilingual("{left_name} phải bằng {right_name}.", "{left_name} must equal {right_name}."),
    Bilingual(
        "{left_name} ghi {left}, nhưng tổng các thành phần là {right} ({right_terms}).",
        "{left_name} is {left}, but its parts add up to {right} ({right_terms}).",
    ),
    Bilingual("Tổng số phải bằng tổng các thành phần.", "A total is the sum of its parts."),
)
_NOT_MORE = Bilingual("{left_name} không được lớn hơn {right_name}.", "{left_name} must not exceed {right_name}.")
PART = Family(
    "part",
    _NOT_MORE,
    Bilingual(
        "{left_name} ghi {left}, lớn hơn {right_name} ({right}).",
        "{left_name} is {left}, more than {right_name} ({right}).",
    ),
    Bilingual("Số liệu của một phần không thể lớn hơn số liệu của tổng.", "A part cannot exceed the whole."),
)
WITHIN = Family(
    "within",
    Bilingual(
        "Tổng của {left_name} không được lớn hơn {right_name}.", "The sum {left_name} must not exceed {right_name}."
    ),
    Bilingual(
        "Tổng các thành phần là {left} ({left_terms}), lớn hơn {right_name} ({right}).",
        "The parts add up to {left} ({left_terms}), more than {right_name} ({right}).",
    ),
    Bilingual(
        "Tổng các thành phần không trùng nhau không thể lớn hơn tổng số.",
        "Parts that do not overlap cannot together exceed the whole.",
    ),
)
BOUND = Family(
    "bound",
    _NOT_MORE,
    PART.failed,
    Bilingual(
        "Số liệu này không được vượt số liệu tương ứng ở mục khác.",
        "This figure cannot exceed the related figure of another section.",
    ),
)
EACH = Family(
    "each",
    Bilingual(
        "{right_name} không được ít hơn {left_name}.",
        "{right_name} must not be less than {left_name}.",
    ),
    Bilingual(
        "{left_name} ghi {left}, nhưng {right_name} chỉ có {right}.",
        "{left_name} is {left}, but {right_name} is only {right}.",
    ),
    Bilingual("Mỗi đối tượng có ít nhất một đơn vị tương ứng.", "Each of them has at least one."),
    one_measure=False,
)
PERCENT_LIMIT = Family(
    "percent",
    Bilingual("{left_name} không được vượt quá {right_name}%.", "{left_name} must not exceed {right_name}%."),
    Bilingual("{left_name} ghi {left}, lớn hơn {right}%.", "{left_name} is {left}, more than {right}%."),
    Bilingual(
        "Tỷ lệ của bộ phận so với tổng số không vượt quá 100%.", "The share of a part in its whole is at most 100%."
    ),
    one_measure=False,
)
LIMIT = Family(
    "limit",
    Bilingual("{left_name} không được vượt quá {right_name}.", "{left_name} must not exceed {right_name}."),
    Bilingual(
        "{left_name} ghi {left}, vượt quá {right_in_full}.", "{left_name} is {left}, which exceeds {right_in_full}."
    ),
    Bilingual("Số liệu này có mức tối đa theo quy định.", "Regulations set a maximum for this number."),
    one_measure=False,
)
RATE = Family(
    "rate",
    Bilingual(
        "{left_name} phải bằng {right_name}, tính theo %.",
        "{left_name} must equal {right_name} in percent.",
    ),
    Bilingual(
        "{left_name} ghi {left}, nhưng tính từ số liệu ({right_terms}) thì được {right}.",
        "{left_name} is {left}, but from the figures ({right_terms}) it is {right}.",
    ),
    Bilingual(
        "Tỷ lệ được tính từ số liệu trong cùng báo cáo.", "The rate is computed from figures of the same report."
    ),
    one_measure=False,
)
REQUIRES = Family(
    "requires",
    Bilingual(
        "Nếu {left_name} {above_zero} thì {right_name} phải lớn hơn 0.",
        "If {left_name} {above_zero}, {right_name} must be above 0.",
    ),
    Bilingual(
        "{left_name} ghi {left}, nhưng {right_name} là {right_in_full}.",
        "{left_name} is {left}, but {right_name} is {right_in_full}.",
    ),
    Bilingual("Số liệu này chỉ phát sinh khi có số liệu kia.", "One cannot occur without the other."),
    one_measure=False,
)
YES = Family(
    "yes",
    Bilingual(
        "Nếu {left_name} là {code} thì {right_name} phải lớn hơn 0.",
        "If {left_name} is {code}, {right_name} must be above 0.",
    ),
    Bilingual(
        "{left_name} ghi {left}, nhưng {right_name} là {right_in_full}.",
        "{left_name} is {left}, but {right_name} is {right_in_full}.",
    ),
    Bilingual(
        "Nội dung đã thực hiện phải có số liệu kèm theo.", "An activity reported as done should have a count above 0."
    ),
    one_measure=False,
)
NO = Family(
    "no",
    Bilingual(
        "Nếu {left_name} là {code} thì {right_name} phải bằng 0.", "If {left_name} is {code}, {right_name} must be 0."
    ),
    Bilingual(
        "{left_name} ghi {left}, nhưng {right_name} là {right_in_full}.",
        "{left_name} is {left}, but {right_name} is {right_in_full}.",
    ),
    Bilingual(
        "Nội dung không thực hiện thì không có số liệu phát sinh.",
        "An activity reported as not done cannot have a count.",
    ),
    one_measure=False,
)
FAMILIES = (SUM, PART, WITHIN, BOUND, EACH, PERCENT_LIMIT, LIMIT, RATE, REQUIRES, YES, NO)
"""The families of the library, with their sentences."""

_NOTHING = Constant(0)
_NOT_REPORTED = Bilingual(
    "không có chỉ tiêu nào ghi tỷ lệ này; đề nghị nêu chỉ tiêu đó ở `reported`",
    "no indicator reports this rate; name one as `reported`",
)


@frozen
class Rule:
    """A relation that must hold on a report.

    Attributes:
        id: `<family>.<subject>`, independent of any position.
        family: the form and the sentences.
        relation: the relation that must hold.
        severity: ERROR for a relation that follows from definitions, WARNING for one that usually holds.
        reason: the reason for the relation, in one line.
    """

    id: str
    family: Family
    relation: Relation
    severity: Severity
    reason: Bilingual

    @functools.cached_property
    def operands(self) -> tuple[str, ...]:
        """The ids of the indicators in the relation, each once."""
        return tuple(dict.fromkeys(operands(self.relation)))


def parts_sum_to(whole: Indicator, *parts: Indicator) -> Rule:
    """Define rule `sum.<whole>`: the parts add up to the stated total."""
    return _rule(SUM, whole.id, Equal(Value(whole.id), total(*parts)))


def part_of(part: Indicator, whole: Operand) -> Rule:
    """Define rule `part.<part>`: the part does not exceed the whole."""
    return _rule(PART, part.id, AtMost(Value(part.id), expression(whole)))


def parts_within(whole: Indicator, *parts: Indicator) -> Rule:
    """Define rule `within.<whole>`: the sum of the parts does not exceed the whole."""
    return _rule(WITHIN, whole.id, AtMost(total(*parts), Value(whole.id)))


def bounded_by(part: Indicator, bound: Operand) -> Rule:
    """Define rule `bound.<part>`: a number does not exceed a number of another section."""
    return _rule(BOUND, part.id, AtMost(Value(part.id), expression(bound)))


def each_has(holder: Operand, held: Indicator) -> Rule:
    """Define rule `each.<holder>`: each holder has at least one of the other, such as a leader.

    The id is `each.<held>` if the holders are an expression such as a sum.
    """
    subject = holder.id if isinstance(holder, Indicator) else held.id
    return _rule(EACH, subject, AtMost(expression(holder), Value(held.id)))


def at_most_100(indicator: Indicator) -> Rule:
    """Define rule `percent.<indicator>`: a percentage does not exceed 100."""
    return _rule(PERCENT_LIMIT, indicator.id, AtMost(Value(indicator.id), Constant(100)))


def limited_to(indicator: Indicator, most: int, *, per: Indicator | None = None) -> Rule:
    """Define rule `limit.<indicator>`: a number does not exceed a maximum, or a maximum for each of something else.

    Args:
        indicator: the limited number, such as the leaders of divisions.
        most: the maximum.
        per: the number of those that each have the maximum, such as the divisions; by default there is only one.
    """
    bound = Constant(most) if per is None else Sum((Value(per.id),) * most)
    return _rule(LIMIT, indicator.id, AtMost(Value(indicator.id), bound))


def follows_from(rate: Rate) -> Rule:
    """Define rule `rate.<indicator>`: the percentage that the annex states equals the computed rate.

    Raises:
        InvalidDataError: no indicator states this rate.
    """
    if rate.reported is None:
        raise InvalidDataError(nouns.RULE, [Problem(rate.id, _NOT_REPORTED)])
    return _rule(RATE, rate.reported, MatchesRatio(Value(rate.reported), rate.ratio))


def requires(what: Indicator, needed: Operand) -> Rule:
    """Define rule `requires.<what>`: one count above 0 needs another, as issues found need visits made."""
    return _rule(REQUIRES, what.id, Implies(Less(_NOTHING, Value(what.id)), Less(_NOTHING, expression(needed))))


def yes_needs(answer: Indicator, counted: Operand, *, code: int = 1) -> Rule:
    """Define rule `yes.<answer>`: an answer such as `Có` needs a count above 0."""
    return _rule(YES, answer.id, Implies(Equal(Value(answer.id), Constant(code)), Less(_NOTHING, expression(counted))))


def no_forbids(answer: Indicator, counted: Operand, *, code: int = 0) -> Rule:
    """Define rule `no.<answer>`: an answer such as `Không` forbids a count above 0."""
    return _rule(NO, answer.id, Implies(Equal(Value(answer.id), Constant(code)), AtMost(expression(counted), _NOTHING)))


def usually(rule: Rule, *, because: Bilingual) -> Rule:
    """Return the same rule as a warning, with `because` as the reason for exceptions."""
    return evolve(rule, severity=Severity.WARNING, reason=because)


def explained(rule: Rule, *, because: Bilingual) -> Rule:
    """Return the same rule with its own reason in place of the family's reason."""
    return evolve(rule, reason=because)


def _rule(family: Family, subject: str, relation: Relation) -> Rule:
    return Rule(f"{family.id}.{subject}", family, relation, Severity.ERROR, family.reason)
