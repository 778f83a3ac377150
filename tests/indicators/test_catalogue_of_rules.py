"""The rules of the shipped framework: each says something of its own, each can be broken, and none cries wolf."""

import itertools
from collections.abc import Iterator
from decimal import Decimal

import pytest
from attrs import evolve

from cchc_model import SOC_TRANG_DISTRICT, Report, Severity, Verdict, check, read_report
from cchc_model.framework import Kind, Rule
from cchc_model.framework.wording import statement
from cchc_model.indicators.exemptions import EXEMPTIONS
from cchc_model.vietnamese.text import Lang
from helpers.evaluator import Full, broken, holds
from helpers.integer_program import can_be_broken_alone
from helpers.paths import DATA

CONSISTENT = DATA / "consistent_annex.txt"
RULES = SOC_TRANG_DISTRICT.rules
LANGUAGES: tuple[Lang, ...] = ("vi", "en")


@pytest.fixture(scope="module")
def consistent() -> Report:
    """The annex with every indicator filled in and its contradictions resolved by hand."""
    return read_report(CONSISTENT)


@pytest.fixture(scope="module")
def full(consistent: Report) -> Full:
    return {key: value for key, value in consistent.values.items() if value is not None}


def test_a_consistent_report_passes_everything(consistent: Report, full: Full) -> None:
    assert len(full) == 175
    result = check(consistent)
    assert {f.code for f in result.findings if f.severity is not Severity.INFO} == {
        "organisation_unknown",
        "period_unknown",
    }
    assert {o.verdict for o in result.outcomes} == {Verdict.PASSED, Verdict.NOT_APPLICABLE}
    assert broken(SOC_TRANG_DISTRICT, full) == set()
    assert all(part.reported == part.indicators for part in result.completeness)


def changes(rule: Rule, values: Full) -> Iterator[dict[str, int | Decimal]]:
    """Changes of a rule's values, of one first, then of two, and so on."""
    for size in range(1, len(rule.operands) + 1):
        for keys in itertools.combinations(rule.operands, size):
            yield from (
                dict(zip(keys, new, strict=True)) for new in itertools.product(*(others(k, values) for k in keys))
            )


def others(key: str, values: Full) -> list[int | Decimal]:
    indicator, value = SOC_TRANG_DISTRICT.indicators[key], values[key]
    if indicator.kind is Kind.CODED:
        return [code for code in SOC_TRANG_DISTRICT.codes[key] if code != value]
    if indicator.kind is Kind.PERCENT:
        return [Decimal(text) for text in ("0", "0.5", "150") if Decimal(text) != value]
    value = int(value)
    return [other for other in (value + 1, value - 1, 0, 2 * value + 100) if other >= 0 and other != value]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_is_reported_when_it_is_broken(rule: Rule, full: Full) -> None:
    """As few values as possible are changed, and as few other rules broken as these allow."""
    breaking = (change for change in changes(rule, full) if not holds(rule.relation, {**full, **change}))
    _, fewest = next(itertools.groupby(breaking, key=len))
    tried = [(change, broken(SOC_TRANG_DISTRICT, {**full, **change})) for change in fewest]
    change, expected = min(tried, key=lambda pair: len(pair[1]))
    report = Report.from_values(SOC_TRANG_DISTRICT, {**full, **change})
    failed = {f.rule: f for f in check(report).findings if f.code == "rule_failed"}
    assert set(failed) == expected
    assert failed[rule.id].severity is rule.severity
    assert set(change) <= set(failed[rule.id].indicators)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_no_rule_follows_from_the_others(rule: Rule) -> None:
    """There are values that break this rule and no other that is as sure."""
    others = [
        r for r in RULES if r is not rule and (rule.severity is not Severity.ERROR or r.severity is rule.severity)
    ]
    assert can_be_broken_alone(rule, others, SOC_TRANG_DISTRICT)


def test_every_indicator_is_in_a_rule_or_exempt_with_a_reason() -> None:
    joined = {key for rule in RULES for key in rule.operands}
    exempt = {indicator.id for indicator, _ in EXEMPTIONS}
    assert joined | exempt == set(SOC_TRANG_DISTRICT.indicators)
    assert not joined & exempt
    assert len(exempt) == len(EXEMPTIONS)
    assert all(reason.vi.strip() and reason.en.strip() for _, reason in EXEMPTIONS)
    assert {SOC_TRANG_DISTRICT.row(row).id for row in (172, 176)} <= exempt


def test_every_rule_says_what_must_hold_in_both_languages() -> None:
    for rule in RULES:
        says = statement(rule, SOC_TRANG_DISTRICT)
        for lang in LANGUAGES:
            text = says[lang]
            assert text.endswith(".")
            assert "{" not in text
            assert all(f"“{SOC_TRANG_DISTRICT[key].name[lang]}”" in text for key in rule.operands)
        assert says.vi != says.en


ODDITIES: dict[str, dict[str, int | Decimal]] = {
    "dossiers resolved beyond those received": {"district_dossiers_resolved": 5700, "district_dossiers_on_time": 5690},
    "staff beyond the quota": {"payroll_present": 90, "state_paid_present": 1850, "autonomous_present": 14},
    "trained beyond the plan": {"training_actual": 75},
    "rotated beyond the target": {"rotation_actual": 5},
    "results by post without dossiers by post": {
        "district_postal_procedures_with_dossiers": 0,
        "district_postal_dossiers_received": 0,
        "commune_postal_procedures_with_dossiers": 0,
        "commune_postal_dossiers_received": 0,
    },
    "certificates beyond the three groups listed": {"leaders_with_certificates": 120},
    "streamlining above 100 % of the plan": {
        "payroll_streamlining_rate": Decimal(150),
        "state_paid_streamlining_rate": Decimal(120),
    },
    "documents neither electronic nor parallel": {
        "district_documents_electronic": 900,
        "district_documents_parallel": 100,
    },
    "opinions resolved that came in the period before": {"feedback_resolved": 11},
    "divisions examined before they were merged": {"examined_divisions": 14},
    "people disciplined for other matters": {"discipline_compliance": 1},
    "no survey in the period": {"survey_forms": 0, "survey_method": 0, "satisfaction_rate": Decimal(0)},
    "nothing happened at all": dict.fromkeys(SOC_TRANG_DISTRICT.indicators, 0),
}


@pytest.mark.parametrize("name", ODDITIES)
def test_legitimate_oddities_are_no_errors(name: str, full: Full) -> None:
    result = check(Report.from_values(SOC_TRANG_DISTRICT, {**full, **ODDITIES[name]}))
    assert result.worst() is not Severity.ERROR


def test_the_oddities_that_the_rules_do_not_even_mention_are_silent(full: Full) -> None:
    for name in (
        "results by post without dossiers by post",
        "certificates beyond the three groups listed",
        "documents neither electronic nor parallel",
        "no survey in the period",
    ):
        assert check(Report.from_values(SOC_TRANG_DISTRICT, {**full, **ODDITIES[name]})).findings == (), name


def test_a_warning_as_an_error_is_another_rule() -> None:
    rule = SOC_TRANG_DISTRICT.rule("part.training_actual")
    assert evolve(rule, severity=Severity.ERROR) != rule
