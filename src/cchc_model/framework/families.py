"""Families of rules: rules of one form share their sentences and their reason."""

from attrs import frozen

from cchc_model.vietnamese.text import Bilingual


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
        "Số liệu này là một phần của số liệu ở mục khác nên không thể lớn hơn.",
        "This figure is part of a figure of another section, so it cannot be greater.",
    ),
)
EACH = Family(
    "each",
    Bilingual(
        "{right_name} không được ít hơn {left_name}.",
        "{right_name} must not be less than {left_name}.",
    ),
    Bilingual(
        "{left_name} là {left}, nhưng {right_name} chỉ có {right}.",
        "{left_name} is {left}, but {right_name} is only {right}.",
    ),
    Bilingual(
        "Mỗi đối tượng ở số liệu thứ nhất có ít nhất một đối tượng tương ứng ở số liệu thứ hai.",
        "Each unit of the first figure has at least one of the second.",
    ),
    one_measure=False,
)
PERCENT_LIMIT = Family(
    "percent",
    Bilingual("{left_name} không được vượt quá {right_name}%.", "{left_name} must not exceed {right_name}%."),
    Bilingual("{left_name} ghi {left}, lớn hơn {right}%.", "{left_name} is {left}, more than {right}%."),
    Bilingual("Một phần không thể vượt quá 100% tổng số.", "A part cannot exceed 100% of its whole."),
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
        "{left_name} is {left}, but the figures ({right_terms}) give {right}.",
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
    Bilingual(
        "Số liệu thứ nhất chỉ phát sinh khi có số liệu thứ hai.", "The first figure cannot occur without the second."
    ),
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
