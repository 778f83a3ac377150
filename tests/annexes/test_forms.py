"""Files by construction: one answer is read, no answer is refused or damaged, and nothing is wrong or lost."""

import random
from collections import Counter

import pytest
from hypothesis import settings

from cchc_model import ReadError, Report, Severity, read_report
from helpers.forms import FORMATS, Form, as_source, office_form

FILES = settings().max_examples * 2
"""The number of files of each format: twice the examples of a law."""

LEAST_READ = 0.95


def errors_of(report: Report, key: str) -> bool:
    return any(found.severity is Severity.ERROR and key in found.indicators for found in report.findings)


def outcome(form: Form, kind: str) -> str:
    """Return how a file was read: `right`, `refused` or `damaged`, or what is against the law."""
    try:
        report = read_report(as_source(form.grid, kind))
    except ReadError:
        return "refused" if form.one_answer or form.truth else "right"
    for key, value in report.values.items():
        if value is not None and (key not in form.truth or form.truth[key] != value) and not errors_of(report, key):
            return f"wrong: {key} is {value}, not {form.truth.get(key, 'known')}"
    for key in form.doubtful:
        if not errors_of(report, key):
            return f"no error: {key}"
    lost = [key for key, value in form.truth.items() if value is not None and report.values[key] is None]
    if any(not errors_of(report, key) for key in lost):
        return f"lost: {lost}"
    if form.one_answer and any(found.severity is Severity.ERROR for found in report.findings):
        return "damaged"
    return "damaged" if lost else "right"


@pytest.mark.parametrize("kind", FORMATS)
def test_one_answer_is_read_and_no_answer_is_never_guessed(kind: str) -> None:
    counted: Counter[tuple[bool, str]] = Counter()
    for seed in range(FILES):
        form = office_form(random.Random(f"{kind} {seed}"))
        how = outcome(form, kind)
        assert how in ("right", "refused", "damaged"), (seed, form.kind, how, form.grid)
        counted[form.one_answer, how] += 1
    answered = sum(count for (one_answer, _), count in counted.items() if one_answer)
    assert counted[True, "right"] >= LEAST_READ * answered
