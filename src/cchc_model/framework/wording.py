"""Wording of rules: their statements, and the names and values in sentences."""

from collections.abc import Callable, Iterable

from cchc_model.framework.formulas import (
    Constant,
    Equal,
    Expression,
    Implies,
    MatchesRatio,
    Relation,
    Sum,
    Value,
    subject,
)
from cchc_model.framework.framework import Framework
from cchc_model.framework.measures import CodeList, Percentage
from cchc_model.framework.rows import Indicator, Rate
from cchc_model.framework.rules import Rule
from cchc_model.vietnamese.formatting import format_number
from cchc_model.vietnamese.notation import Number
from cchc_model.vietnamese.text import Bilingual, Lang

# The rows of a file have other numbers, which its cells name: D202 in row 202 of the file is row 194 of the form.
_ROW_UNDER = Bilingual("(dòng {row} của biểu mẫu, thuộc “{above}”)", "(row {row} of the form, under “{above}”)")
_QUOTIENT = Bilingual("{part} / {whole}", "{part} / {whole}")
_ABOVE_ZERO = Bilingual("lớn hơn 0", "is above 0")
_IS = Bilingual("là {answers}", "is {answers}")
_OR = Bilingual(" hoặc ", " or ")
_MOST_RANGES = 6


def statement(rule: Rule, framework: Framework) -> Bilingual:
    """Return the statement of a rule as one sentence with the names of the indicators.

    >>> from cchc_model import SOC_TRANG_DISTRICT as framework
    >>> statement(framework.rule("part.plan_tasks_completed"), framework).en
    '“Tasks of the plan completed” must not exceed “Tasks set by the annual PAR plan”.'
    """
    return rule.family.states.filled(**names_in(rule.relation, framework))


def in_words(value: Number, key: str, framework: Framework, lang: Lang) -> str:
    """Format a value for people: a percentage with its sign, a code with its label.

    >>> from cchc_model import SOC_TRANG_DISTRICT as framework
    >>> in_words(1, "leader_dialogue", framework, "vi"), in_words(5627, "district_dossiers_received", framework, "vi")
    ('1 (Có)', '5.627')
    """
    measure = framework.indicators[key].measure
    text = format_number(value, lang=lang)
    if isinstance(measure, Percentage):
        return text + "%"
    label = measure.label_of(int(value)) if isinstance(measure, CodeList) else None
    return text if label is None else f"{text} ({label[lang]})"


def row_numbers(framework: Framework, ids: Iterable[str]) -> str:
    """Return the row numbers of ids in ascending order, with consecutive numbers as ranges.

    >>> from cchc_model import SOC_TRANG_DISTRICT as framework
    >>> row_numbers(framework, ["leaders_appointed", "division_leaders_appointed", "district_leaders_appointed"])
    '123, 125-126'
    """
    numbers = sorted({framework.row(key).number for key in ids if key in framework})
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs[:_MOST_RANGES]]
    return ", ".join(shown + ["…"] * (len(runs) > _MOST_RANGES))


def sides(relation: Relation) -> tuple[Expression, Expression | None]:
    """Return the two expressions that a sentence about a relation compares; a ratio has only the reported one."""
    if isinstance(relation, MatchesRatio):
        return relation.reported, None
    if isinstance(relation, Implies):
        return subject(relation.condition), subject(relation.consequence)
    return relation.left, relation.right


def names_in(relation: Relation, framework: Framework) -> dict[str, Bilingual]:
    """Return the words of a family's sentence that follow from names and codes alone."""
    left, right = sides(relation)
    names = {"left_name": _name(left, framework)}
    if isinstance(relation, MatchesRatio):
        parts = {
            "part": _name(relation.ratio.numerator, framework),
            "whole": _name(relation.ratio.denominator, framework),
        }
        names["right_name"] = _QUOTIENT.filled(**parts)
    else:
        assert right is not None
        names["right_name"] = _name(right, framework)
    if isinstance(relation, Implies):
        names["code"] = Bilingual.by_language(lambda lang: _code(relation, framework, lang))
        names["above_zero"] = _above_zero(left, framework)
    return names


def _name(expression: Expression, framework: Framework) -> Bilingual:
    return Bilingual.by_language(lambda lang: name_of(expression, framework, lang))


def quoted_name(subject: Indicator | Rate, framework: Framework, lang: Lang) -> str:
    """Return the quoted name of an indicator or a rate, with its place if rows share the name.

    >>> from cchc_model import SOC_TRANG_DISTRICT as framework
    >>> quoted_name(framework.rate("plan_completion"), framework, "en")
    '“Completion rate of the annual PAR plan, computed”'
    """
    return f"“{subject.name[lang]}”" if isinstance(subject, Rate) else name_of(Value(subject.id), framework, lang)


def name_of(expression: Expression, framework: Framework, lang: Lang) -> str:
    """Return the quoted names in an expression joined by plus signs, with the places of shared names.

    >>> from cchc_model import SOC_TRANG_DISTRICT as framework
    >>> name_of(Value("plan_tasks"), framework, "vi")
    '“Số nhiệm vụ đề ra trong kế hoạch”'
    """
    if isinstance(expression, Value):
        name = framework[expression.id].name[lang]
        return f"“{name}” {_place(expression.id, framework, lang)}" if name in framework.repeated_names else f"“{name}”"
    if isinstance(expression, Constant):
        return format_number(expression.value, lang=lang)
    return joined_terms(expression, lambda term: name_of(term, framework, lang))


def _place(key: str, framework: Framework, lang: Lang) -> str:
    """Return the number of a row with the name of the row above it, by which a reader finds it in any output."""
    row = framework.row(key)
    return _ROW_UNDER.filled(row=str(row.number), above=framework[row.parent or row.section].name)[lang]


def joined_terms(expression: Sum, term_text: Callable[[Expression], str]) -> str:
    """Return the terms of a sum as text: joined by plus signs, or once with their number if all are the same.

    >>> joined_terms(Sum((Value("a"), Value("b"))), str)
    "Value(id='a') + Value(id='b')"
    >>> joined_terms(Sum((Value("a"), Value("a"), Value("a"))), str)
    "3 × Value(id='a')"
    """
    first, count = expression.terms[0], len(expression.terms)
    if count > 1 and all(term == first for term in expression.terms):
        return f"{count} × {term_text(first)}"
    return " + ".join(map(term_text, expression.terms))


def _code(relation: Implies, framework: Framework, lang: Lang) -> str:
    """Return the answer of a condition with its label, or an empty text without an answer."""
    condition = relation.condition
    if isinstance(condition, Equal) and isinstance(condition.left, Value) and isinstance(condition.right, Constant):
        return in_words(condition.right.value, condition.left.id, framework, lang)
    return ""


def _above_zero(expression: Expression, framework: Framework) -> Bilingual:
    codes = framework.codes.get(expression.id) if isinstance(expression, Value) else None
    if codes is None or not isinstance(expression, Value):
        return _ABOVE_ZERO
    key, above = expression.id, [code for code in codes if code > 0]

    def answers(lang: Lang) -> str:
        return _OR[lang].join(in_words(code, key, framework, lang) for code in above)

    return _IS.filled(answers=Bilingual.by_language(answers))
