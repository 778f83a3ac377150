"""Page of a framework's rules in one language, which `cchc rules --markdown` prints."""

from collections.abc import Iterator

from cchc_model.checking.examples import example
from cchc_model.cli.page_contents import page_contents
from cchc_model.framework.framework import Framework
from cchc_model.framework.rules import Rule
from cchc_model.framework.severity import Severity
from cchc_model.framework.wording import statement
from cchc_model.indicators.exemptions import EXEMPTIONS
from cchc_model.vietnamese.text import Bilingual, Lang

_TITLE = Bilingual("Quy tắc kiểm tra", "Rules")
_HEAD = Bilingual(
    "{name}, phiên bản {version}: {rules} quy tắc, gồm {errors} quy tắc bắt buộc (vi phạm là lỗi) và "
    "{warnings} quy tắc thông thường (vi phạm là cảnh báo hoặc lưu ý). Trong quy tắc thông thường, “phải” và “không "
    "được” có trường hợp ngoại lệ. Lệnh `cchc rules --markdown --lang vi` in ra trang này.",
    "{name}, version {version}: {rules} rules, of which {errors} are hard (a violation is an error) "
    "and {warnings} are soft (a violation is a warning or a note). In soft rules, “must” and “must not” have "
    "exceptions. The command `cchc rules --markdown --lang en` prints this page.",
)
_REASON, _ROWS, _EXAMPLE = (
    Bilingual("Lý do", "Reason"),
    Bilingual("Dòng", "Rows"),
    Bilingual("Ví dụ vi phạm", "Example of a violation"),
)
_FREE = Bilingual("Chỉ tiêu không có quy tắc", "Indicators without a rule")


def rules_page(framework: Framework, lang: Lang) -> Iterator[str]:
    """Yield the lines of the page: the list of sections, then each rule with its statement, reason and an example."""
    errors = sum(rule.severity is Severity.ERROR for rule in framework.rules)
    counts = {"rules": len(framework.rules), "errors": errors, "warnings": len(framework.rules) - errors}
    head = _HEAD.filled(name=framework.name, version=framework.version, **{key: str(n) for key, n in counts.items()})
    sections: dict[str, list[Rule]] = {}
    for section in framework.sections:
        own = [rule for rule in framework.rules if framework.row(rule.operands[0]).section == section.id]
        if own:
            sections[f"{framework.row(section).position}. {section.name[lang]}"] = own
    free = {key: indicator for key, indicator in framework.indicators.items() if not framework.rules_over[key]}
    exempt = [(indicator, reason) for indicator, reason in EXEMPTIONS if free.get(indicator.id) == indicator]
    yield from (f"# {_TITLE[lang]}", "", head[lang])
    yield from page_contents([*sections, *([_FREE[lang]] if exempt else [])])
    for heading, rules in sections.items():
        yield from ("", f"## {heading}")
        for rule in rules:
            yield from _rule(rule, framework, lang)
    if exempt:
        yield from ("", f"## {_FREE[lang]}", "")
        for indicator, reason in exempt:
            yield f"- {framework.row(indicator).number}. {indicator.name[lang]}: {reason[lang]}"


def _rule(rule: Rule, framework: Framework, lang: Lang) -> Iterator[str]:
    yield from ("", f"### {rule.id}", "")
    yield f"**{rule.severity.label[lang]}.** {statement(rule, framework)[lang]}"
    yield from ("", f"- {_REASON[lang]}: {rule.reason[lang]}")
    rows = "; ".join(f"{framework.row(key).number}. {framework[key].name[lang]}" for key in rule.operands)
    yield f"- {_ROWS[lang]}: {rows}"
    yield f"- {_EXAMPLE[lang]}: {example(rule, framework)[lang]}"
