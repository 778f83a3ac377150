"""The words about suspects, whatever a conflict has."""

from attrs import evolve

from cchc_model import Bilingual, Report, check, locate_errors
from cchc_model.checking.suspects.wording import conflict_of, same_cause, suspects_in_words

MORE = Bilingual("còn {more}", "{more} more")


def test_a_finding_has_the_conflict_of_its_rule_or_of_its_value_below_0(report: Report) -> None:
    below = report.correct({"plan_tasks": -5}, reason="gõ nhầm")
    conflicts = locate_errors(below)
    found = {finding.code.value: conflict_of(finding, conflicts) for finding in check(below).findings}
    assert found["negative_value"] is not None
    assert found["negative_value"].negative == ("plan_tasks",)
    assert found["rule_failed"] is not None
    assert found["rows_absent" if "rows_absent" in found else "names_repaired"] is None
    assert "dòng" in same_cause(found["negative_value"], below).vi


def test_sets_that_are_too_many_or_none_are_said(report: Report) -> None:
    conflict = next(one for one in locate_errors(report) if one.sets)
    many = evolve(conflict, sets=conflict.sets * 9, complete=False)
    words = suspects_in_words(many, report, lambda _: "", MORE)
    assert f"{9 * len(conflict.sets) - 4} more" in words.en
    assert words.vi.count("\nhoặc ") == 4
    none = suspects_in_words(evolve(conflict, sets=()), report, lambda _: "", MORE)
    assert none.vi
    assert "\n" not in none.vi + none.en
