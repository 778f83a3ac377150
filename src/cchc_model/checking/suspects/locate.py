"""Locating of suspects: the values that are probably wrong, and their repairs.

It finds the fewest values whose change satisfies the violated rules and violates no other hard rule (I. P. Fellegi
and D. Holt, "A Systematic Approach to Automatic Edit and Imputation", JASA 71, 1976). Weights of typing slips rank the
sets and never exclude one.
"""

from collections.abc import Iterable

from cchc_model.checking.suspects.conflicts import Conflict
from cchc_model.errors import InvalidDataError, Problem
from cchc_model.reports.report import Report
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual

_LIMIT = Bilingual(
    "số bộ giá trị cần thử phải từ 1 trở lên, không phải {limit}",
    "the number of sets to try must be 1 or more, not {limit}",
)


def locate_errors(
    report: Report, pinned: Iterable[str] = (), *, nil_as_zero: bool = False, limit: int = 1_000
) -> tuple[Conflict, ...]:
    """Find the values that are probably wrong, and the values that would repair them.

    Conflicts of errors are independent: any set of one works together with any set of another. A violated rule
    that only usually holds joins a conflict of errors if one of its sets satisfies it too. The others are conflicts of
    their own, whose repairs violate no hard rule.

    A missing value may be anything, in each rule by itself. If one rule leaves it only one value, and this value
    violates another rule, that is a finding of :func:`check`, not a conflict. Other contradictions between rules over
    a missing value are not found.

    Args:
        report: the report.
        pinned: ids of values that are known to be right. They are in no set.
        nil_as_zero: count `-` and the like as 0.
        limit: the most trials of a set of values in one conflict, at least 1; see
            :attr:`Conflict.complete`.

    Returns:
        The conflicts, errors first, in the order of the annex's rules.

    Raises:
        UnknownIndicatorError: a pinned id is not an indicator of the report's framework.
        InvalidDataError: the limit is below 1.

    >>> from cchc_model import SOC_TRANG_DISTRICT, Report
    >>> values = {"procedures_in_force": 405, "procedures_district": 207, "procedures_commune": 135}
    >>> (conflict,) = locate_errors(Report.from_values(SOC_TRANG_DISTRICT, values))
    >>> for found in conflict.sets:
    ...     repair = found.repairs[0]
    ...     print(repair.indicator, repair.reported, "->", repair.value, [slip.kind.value for slip in repair.slips])
    procedures_district 207 -> 270 ['swapped']
    procedures_in_force 405 -> 342 []
    procedures_commune 135 -> 198 []
    """
    from cchc_model.checking.suspects.fitting import Fitting
    from cchc_model.checking.suspects.search import Search  # the engine loads when somebody searches

    if limit < 1:
        raise InvalidDataError(nouns.LIMIT, [Problem("limit", _LIMIT.filled(limit=str(limit)))])
    framework = report.framework
    fixed = frozenset(framework.indicator(key).id for key in pinned)
    values = report.known_values(nil_as_zero=nil_as_zero)
    changeable = frozenset(key for key, value in values.items() if value is not None) - fixed
    return Search(Fitting(framework, values), changeable, limit).conflicts()
