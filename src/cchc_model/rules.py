"""Rules: relations that must hold on a report, and the families that word them in both languages.

A family carries the sentence, so that no rule has to be worded by hand; a rule of one's own may.
"""

from typing import Final

from attrs import evolve, frozen

from cchc_model.definitions import Indicator, Operand, Rate, expression, total
from cchc_model.errors import InvalidDataError, Problem
from cchc_model.findings import Severity
from cchc_model.formulas import AtMost, Constant, Equal, MatchesRatio, Relation, Value, operands
from cchc_model.text import Bilingual


@frozen
class Family:
    """Rules of one form.

    Attributes:
        id: the stable key, the first part of its rules' ids.
        failed: the sentence for a rule that failed. It may use `{left}` and `{right}` (what both sides are),
            `{left_name}` and `{right_name}`, `{left_terms}` and `{right_terms}` (a sum written out).
        reason: why such a rule holds, unless the rule says better.
    """

    id: str
    failed: Bilingual
    reason: Bilingual


@frozen
class Rule:
    """A relation that must hold on a report.

    Attributes:
        id: `<family>.<subject>`, independent of any position.
        family: its form and sentence.
        relation: what must hold.
        severity: ERROR for what follows from definitions, WARNING for what usually holds.
        reason: why it holds, in one line.
    """

    id: str
    family: Family
    relation: Relation
    severity: Severity
    reason: Bilingual

    @property
    def operands(self) -> tuple[str, ...]:
        """The ids of the indicators it joins."""
        return tuple(dict.fromkeys(operands(self.relation)))


SUM: Final = Family(
    "sum",
    Bilingual(
        "“{left_name}” ghi {left}, nhưng tổng các thành phần là {right} ({right_terms}).",
        "“{left_name}” is {left}, but its parts add up to {right} ({right_terms}).",
    ),
    Bilingual("Tổng số phải bằng tổng các thành phần.", "A total is the sum of its parts."),
)
PART: Final = Family(
    "part",
    Bilingual(
        "“{left_name}” ghi {left}, lớn hơn “{right_name}” ({right}).",
        "“{left_name}” is {left}, more than “{right_name}” ({right}).",
    ),
    Bilingual("Số bộ phận không được lớn hơn tổng số.", "A part cannot exceed the whole."),
)
WITHIN: Final = Family(
    "within",
    Bilingual(
        "Tổng các thành phần là {left} ({left_terms}), lớn hơn “{right_name}” ({right}).",
        "The parts add up to {left} ({left_terms}), more than “{right_name}” ({right}).",
    ),
    Bilingual(
        "Tổng các bộ phận không trùng lặp không được lớn hơn tổng số.",
        "Parts that do not overlap cannot exceed the whole together.",
    ),
)
BOUND: Final = Family(
    "bound",
    PART.failed,
    Bilingual(
        "Số liệu này không được vượt số liệu tương ứng ở mục khác.",
        "This number lies within one that another section states.",
    ),
)
PERCENT_LIMIT: Final = Family(
    "percent",
    Bilingual("“{left_name}” ghi {left}%, lớn hơn {right}%.", "“{left_name}” is {left}%, more than {right}%."),
    Bilingual(
        "Tỷ lệ của bộ phận so với tổng số không vượt quá 100%.", "The share of a part in its whole is at most 100%."
    ),
)
RATE: Final = Family(
    "rate",
    Bilingual(
        "“{left_name}” ghi {left}%, nhưng tính từ số liệu ({right_terms}) thì được {right}%.",
        "“{left_name}” is {left}%, but from the figures ({right_terms}) it is {right}%.",
    ),
    Bilingual("Tỷ lệ được tính từ số liệu trong cùng báo cáo.", "The rate follows from figures of the same report."),
)

FAMILIES: Final = (SUM, PART, WITHIN, BOUND, PERCENT_LIMIT, RATE)
"""The families that the library words."""

CARRIED_OVER: Final = Bilingual(
    "Thông thường không vượt, trừ trường hợp có hồ sơ, ý kiến từ kỳ trước chuyển sang.",
    "It rarely does, unless cases were carried over from the period before.",
)
BEYOND_PLAN: Final = Bilingual(
    "Thông thường không vượt kế hoạch, chỉ tiêu; nếu vượt, đề nghị kiểm tra lại.",
    "It rarely exceeds the plan or target, but it may.",
)
BEYOND_QUOTA: Final = Bilingual(
    "Số có mặt thường không vượt số được giao, trừ giai đoạn sắp xếp tổ chức bộ máy.",
    "Staff present rarely exceed the quota, except while bodies are being merged.",
)


def parts_sum_to(whole: Indicator, *parts: Indicator) -> Rule:
    """The parts add up to the stated total: rule `sum.<total>`."""
    return _rule(SUM, whole.id, Equal(Value(whole.id), total(*parts)))


def part_of(part: Indicator, whole: Operand) -> Rule:
    """The part does not exceed the whole: rule `part.<part>`."""
    return _rule(PART, part.id, AtMost(Value(part.id), expression(whole)))


def parts_within(whole: Indicator, *parts: Indicator) -> Rule:
    """The parts together do not exceed the whole, which may have more: rule `within.<whole>`."""
    return _rule(WITHIN, whole.id, AtMost(total(*parts), Value(whole.id)))


def bounded_by(part: Indicator, bound: Operand) -> Rule:
    """A number does not exceed one of another section: rule `bound.<part>`."""
    return _rule(BOUND, part.id, AtMost(Value(part.id), expression(bound)))


def at_most_100(indicator: Indicator) -> Rule:
    """A percentage does not exceed 100: rule `percent.<indicator>`."""
    return _rule(PERCENT_LIMIT, indicator.id, AtMost(Value(indicator.id), Constant(100)))


def follows_from(rate: Rate) -> Rule:
    """The percentage that the annex states is the computed rate: rule `rate.<indicator>`.

    Raises:
        InvalidDataError: no indicator states this rate.
    """
    if rate.reported is None:
        raise InvalidDataError("rule", [Problem(rate.id, "no indicator reports this rate; name one as `reported`")])
    return _rule(RATE, rate.reported, MatchesRatio(Value(rate.reported), rate.ratio))


def usually(rule: Rule, *, because: Bilingual) -> Rule:
    """The same rule as a warning: it usually holds, and `because` says why it may not."""
    return evolve(rule, severity=Severity.WARNING, reason=because)


def _rule(family: Family, subject: str, relation: Relation) -> Rule:
    return Rule(f"{family.id}.{subject}", family, relation, Severity.ERROR, family.reason)
