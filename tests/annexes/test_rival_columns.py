"""Columns that are rivals: the right one is read, and no part, other period or other body is taken for it."""

import pytest
from hypothesis import settings

from cchc_model import ReadError, Severity, read_report
from cchc_model.reports.finding_codes import FindingCode
from helpers.rival_columns import FORMATS, KINDS, Rivals, rivals

FILES = max(settings().max_examples // 4, 2)
"""The number of annexes of each kind and format."""


def outcome(one: Rivals, form: str) -> str:
    """Return `right`, `refused`, or what is against the law."""
    try:
        report = read_report(one.as_source(form))
    except ReadError:
        return "refused"
    values = {key: value for key, value in report.values.items() if value is not None}
    if not values and any(found.severity is Severity.ERROR for found in report.findings):
        return "refused"
    if values != one.truth:
        return f"read {values}"
    if any(found.severity is Severity.ERROR for found in report.findings):
        return "right, with an error"
    told = FindingCode.VALUE_TITLE_UNKNOWN in {found.code for found in report.findings}
    return "right" if told == one.warned else f"right, told {told}"


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_right_one_of_rivals_is_read_and_no_other(kind: str, form: str) -> None:
    for seed in range(FILES):
        one = rivals(kind, seed)
        assert outcome(one, form) == ("refused" if one.right is None else "right"), (one, one.grid)
