"""Laws of frames: what they say of many reports is what the reports say one by one."""

from collections import Counter
from collections.abc import Collection, Sequence
from fractions import Fraction
from typing import Any

from cchc_model import CheckResult, Framework, Verdict, compute_rates
from cchc_model.frames import check_frame, check_summary, from_frame, rates_frame, to_long
from helpers.engines import rows

_EVERY = frozenset(Verdict)

_ADDED_UP = ("sum.share2_16", "within.share0_17")
"""Rules whose one side is a sum of percentages, which has no fraction that is sure to fit."""


def exact(row: dict[str, Any], side: str) -> Fraction | None:
    return None if row[side] is None else Fraction(row[side], row[f"{side}_over"])


def same_outcomes(
    results: Sequence[CheckResult], frame: Any, framework: Framework, verdicts: Collection[Verdict] = _EVERY
) -> None:
    """Every outcome of these verdicts is that of the report."""
    found = rows(check_frame(frame, framework=framework, verdicts=verdicts))
    below_0 = {(row["code"], row["rule"]): exact(row, "left") for row in found if row["rule"].startswith("negative.")}
    told = {(row["code"], row["rule"]): row for row in found if not row["rule"].startswith("negative.")}
    asked = sum(outcome.verdict in verdicts for result in results for outcome in result.outcomes)
    assert len(told) == len(found) - len(below_0) == asked
    for result in results:
        report = result.report
        assert report.organisation is not None
        for finding in result.findings:
            if finding.code == "negative_value":
                (key,) = finding.indicators
                assert below_0[report.organisation.code or "", f"negative.{key}"] == report.values[key]
        for outcome in result.outcomes:
            if outcome.verdict not in verdicts:
                continue
            row, judgement = told[report.organisation.code or "", outcome.rule.id], outcome.judgement
            shown = (outcome.rule.id, str(outcome.rule.relation), dict(report.values), row)
            assert row["verdict"] == outcome.verdict.value, shown
            assert row["severity"] == outcome.rule.severity.value
            for side, judged in (("left", judgement.left), ("right", judgement.right)):
                if row[side] is not None or outcome.rule.id not in _ADDED_UP:
                    assert exact(row, side) == (None if judged is None else judged.low), shown
    assert len(below_0) == sum(_negative(results).values())


def same_counts(results: Sequence[CheckResult], frame: Any, framework: Framework) -> None:
    """The numbers of outcomes and of negative numbers are those of the reports."""
    counted = Counter((outcome.rule.id, outcome.verdict) for result in results for outcome in result.outcomes)
    summary = check_summary(frame, framework=framework)
    assert (summary.reports, summary.damaged, summary.negative) == (len(results), {}, _negative(results))
    for one in summary.rules:
        numbers = (one.passed, one.failed, one.unknown, one.not_applicable)
        assert numbers == tuple(counted[one.rule.id, verdict] for verdict in Verdict)


def _negative(results: Sequence[CheckResult]) -> Counter[str]:
    findings = (finding for result in results for finding in result.findings)
    return Counter(key for finding in findings if finding.code == "negative_value" for key in finding.indicators)


def same_rates(results: Sequence[CheckResult], frame: Any, framework: Framework) -> None:
    """Every numerator, denominator and value of a rate is that of the report."""
    told = {row["code"]: row for row in rows(rates_frame(frame, framework=framework))}
    for report in (result.report for result in results):
        assert report.organisation is not None
        row = told[report.organisation.code]
        assert row["damaged"] == 0
        for key, rate in compute_rates(report).items():
            assert (row[f"{key}_numerator"], row[f"{key}_denominator"]) == (rate.numerator, rate.denominator)
            nearest = None if rate.value is None else float(rate.numerator or 0) / float(rate.denominator or 0)
            assert row[f"{key}_value"] == nearest


def same_values(results: Sequence[CheckResult], frame: Any, framework: Framework) -> None:
    """Every value comes back with its printed digits, and has a row of its own in a long frame."""
    again = {
        report.organisation.code: report for report in from_frame(frame, framework=framework) if report.organisation
    }
    reports = [result.report for result in results]
    for report in reports:
        assert report.organisation is not None
        other = again[report.organisation.code]
        assert other == report
        assert str(dict(other.values)) == str(dict(report.values))  # printed digits too
    long = {
        (row["code"], row["indicator"]): (row["value"], row["decimals"])
        for row in rows(to_long(frame, framework=framework))
    }
    assert len(long) == sum(value is not None for report in reports for value in report.values.values())
