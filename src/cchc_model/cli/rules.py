"""The commands `rules` and `explain`: the list of rules, and the explanation of one rule."""

from cchc_model.checking.definitions import DefinedRule
from cchc_model.cli.output import Column, Output
from cchc_model.cli.rules_page import rules_page
from cchc_model.framework.framework import Framework
from cchc_model.framework.wording import row_numbers, statement
from cchc_model.vietnamese.text import LANGS, Bilingual


def run_rules(framework: Framework, out: Output, *, markdown: bool = False) -> None:
    """Print the rules of a framework as a list, or with `markdown` as a page in one language."""
    if markdown:
        out.say(*("\n".join(rules_page(framework, lang)) for lang in LANGS))
    elif out.as_json:
        out.result([DefinedRule(rule, framework) for rule in framework.rules])
    else:
        columns: list[Column] = [
            (Bilingual("Mã", "Id"), "left"),
            (Bilingual("Mức", "Severity"), "left"),
            (Bilingual("Dòng", "Rows"), "left"),
            (Bilingual("Nội dung quy tắc", "Statement"), "wide"),
        ]
        rows = [
            (
                rule.id,
                rule.severity,
                row_numbers(framework, rule.operands),
                statement(rule, framework)[out.lang],
            )
            for rule in framework.rules
        ]
        out.table(columns, rows)


def run_explain(framework: Framework, key: str, out: Output) -> None:
    """Print the statement of a rule, its reason, an example of a violation, its severity and its rows.

    Raises:
        UnknownIndicatorError: the framework has no such rule.
    """
    explain(DefinedRule(framework.rule(key), framework), out)


def explain(defined: DefinedRule, out: Output) -> None:
    """Print a rule in words."""
    if out.as_json:
        out.result(defined)
        return
    rule, framework = defined.rule, defined.framework
    says, severity, broken = defined.statement, rule.severity.label, defined.example
    out.say(says.vi, says.en)
    out.say(f"Lý do: {rule.reason.vi}", f"Reason: {rule.reason.en}")
    out.say(f"Ví dụ vi phạm: {broken.vi}", f"Example of a violation: {broken.en}")
    out.say(f"Mức khi vi phạm: {severity.vi.lower()}.", f"Severity of a violation: {severity.en.lower()}.")
    out.say("", "")
    columns: list[Column] = [
        (Bilingual("Dòng", "Row"), "right"),
        (Bilingual("Vị trí", "Position"), "left"),
        (Bilingual("Mã", "Id"), "left"),
        (Bilingual("Tên", "Name"), "wide"),
        (Bilingual("Đơn vị tính", "Unit"), "wide"),
    ]
    rows = []
    for name in rule.operands:
        row, indicator = framework.row(name), framework.indicators[name]
        rows.append((str(row.number), row.position, name, indicator.name[out.lang], indicator.measure.label[out.lang]))
    out.table(columns, rows)
