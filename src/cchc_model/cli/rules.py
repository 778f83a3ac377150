"""The commands `rules` and `explain`: the list of rules, and the explanation of one rule."""

from collections.abc import Iterator

from cchc_model.cli.output import Column, Output, row_numbers
from cchc_model.errors import UnknownIndicatorError
from cchc_model.framework.framework import Framework
from cchc_model.framework.rules import Rule, Severity
from cchc_model.framework.wording import statement
from cchc_model.indicators.exemptions import EXEMPTIONS
from cchc_model.vietnamese.text import Bilingual, close_matches

_SEVERITIES = {
    Severity.ERROR: Bilingual("lỗi", "error"),
    Severity.WARNING: Bilingual("cảnh báo", "warning"),
    Severity.INFO: Bilingual("lưu ý", "note"),
}


def run_rules(framework: Framework, out: Output, *, markdown: bool = False) -> None:
    """Print the rules of a framework as a list, or with `markdown` as a page in both languages."""
    if markdown:
        page = "\n".join(_page(framework))
        out.say(page, page)
    elif out.as_json:
        out.json([_data(rule, framework) for rule in framework.rules])
    else:
        columns: list[Column] = [
            (Bilingual("Mã", "Id"), "left"),
            (Bilingual("Mức", "Severity"), "left"),
            (Bilingual("Chỉ tiêu số", "Rows"), "left"),
            (Bilingual("Nội dung", "What must hold"), "wide"),
        ]
        rows = [
            (
                rule.id,
                _SEVERITIES[rule.severity][out.lang],
                row_numbers(framework, rule.operands),
                statement(rule, framework)[out.lang],
            )
            for rule in framework.rules
        ]
        out.table(columns, rows)


def run_explain(framework: Framework, key: str, out: Output) -> None:
    """Print the statement of a rule, its reason, its severity and its rows.

    Raises:
        UnknownIndicatorError: the framework has no such rule.
    """
    known = {rule.id: rule for rule in framework.rules}
    if key not in known:
        raise UnknownIndicatorError(key, framework.id, close_matches(key, known))
    rule = known[key]
    if out.as_json:
        out.json(_data(rule, framework))
        return
    says, severity = statement(rule, framework), _SEVERITIES[rule.severity]
    out.say(says.vi, says.en)
    out.say(f"Lý do: {rule.reason.vi}", f"Why: {rule.reason.en}")
    out.say(f"Khi không đạt: {severity.vi}.", f"When it fails: {severity.en}.")
    out.say("", "")
    columns: list[Column] = [
        (Bilingual("Số", "Row"), "right"),
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


def _data(rule: Rule, framework: Framework) -> dict[str, object]:
    says = statement(rule, framework)
    return {
        "id": rule.id,
        "severity": rule.severity.value,
        "statement": {"vi": says.vi, "en": says.en},
        "reason": {"vi": rule.reason.vi, "en": rule.reason.en},
        "figures": list(rule.operands),
    }


def _page(framework: Framework) -> Iterator[str]:
    errors = sum(rule.severity is Severity.ERROR for rule in framework.rules)
    yield "# Rules · Quy tắc kiểm tra"
    yield ""
    yield (
        f"{framework.name.en}, version {framework.version}: {len(framework.rules)} rules, {errors} of them "
        "certain (error), the"
    )
    yield "others usual (warning). This page is what `cchc rules --markdown` prints."
    yield ""
    yield (
        f"{framework.name.vi}, phiên bản {framework.version}: {len(framework.rules)} quy tắc, trong đó {errors} "
        "quy tắc chắc chắn"
    )
    yield "(lỗi), còn lại là quy tắc thường đúng (cảnh báo). Trang này do lệnh `cchc rules --markdown` in ra."
    for section in framework.sections:
        own = [rule for rule in framework.rules if framework.row(rule.operands[0]).section == section.id]
        yield from _section(f"{framework.row(section).position}. {section.name.vi} · {section.name.en}", own, framework)
    free = {key: indicator for key, indicator in framework.indicators.items() if not framework.rules_over[key]}
    exempt = [(indicator, reason) for indicator, reason in EXEMPTIONS if free.get(indicator.id) == indicator]
    if exempt:
        yield ""
        yield "## Indicators without a rule · Chỉ tiêu không có quy tắc"
        yield ""
        yield "| row | indicator | reason |"
        yield "|---|---|---|"
        for indicator, reason in exempt:
            number = framework.row(indicator).number
            yield f"| {number} | {indicator.name.vi}<br>{indicator.name.en} | {reason.vi}<br>{reason.en} |"


def _section(title: str, rules: list[Rule], framework: Framework) -> Iterator[str]:
    if not rules:
        return
    yield ""
    yield f"## {title}"
    yield ""
    yield "| rule | severity | rows | what must hold | why |"
    yield "|---|---|---|---|---|"
    for rule in rules:
        says, severity = statement(rule, framework), _SEVERITIES[rule.severity]
        rows = row_numbers(framework, rule.operands)
        cells = (
            f"`{rule.id}`",
            f"{severity.vi}<br>{severity.en}",
            rows,
            f"{says.vi}<br>{says.en}",
            f"{rule.reason.vi}<br>{rule.reason.en}",
        )
        yield "| " + " | ".join(cells) + " |"
