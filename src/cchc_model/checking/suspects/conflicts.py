"""The results of locating suspects: conflicts, their smallest sets of suspects, and the repairs of these."""

from fractions import Fraction

from attrs import frozen

from cchc_model.checking.suspects.slips import Slip
from cchc_model.framework.rules import Rule
from cchc_model.framework.severity import Severity
from cchc_model.framework.viewable import Viewable
from cchc_model.vietnamese.notation import Number


@frozen
class Repair:
    """The repair of one value of a set, as the range of numbers that it may have.

    Attributes:
        indicator: the indicator's id.
        reported: the value in the report.
        low: the least value that it can have while the others of the set may change too; the limit of numbers for one
            that may be below 0 when nothing bounds it.
        high: the greatest, or None when nothing bounds it.
        value: the one value that it must have, None while there are several.
        slips: typing slips that would explain the reported value, likeliest first.
    """

    indicator: str
    reported: Number
    low: Number
    high: Number | None
    value: Number | None
    slips: tuple[Slip, ...] = ()


@frozen
class ErrorSet:
    """One smallest set of values whose change can satisfy the rules of a conflict.

    Attributes:
        repairs: a repair for each value of the set, in the annex's order.
        settles_warnings: true if the change can also satisfy the related rules that only usually hold.
        weight: the likelihood of the set by typing slips, relative to the conflict's other sets.
    """

    repairs: tuple[Repair, ...]
    settles_warnings: bool
    weight: Fraction

    @property
    def indicators(self) -> tuple[str, ...]:
        """The ids of its values, in the annex's order."""
        return tuple(repair.indicator for repair in self.repairs)


@frozen
class Conflict(Viewable):
    """Violated rules that belong together, and every smallest set of values that may be wrong.

    Attributes:
        rules: the violated rules, errors before warnings.
        negative: ids of values below 0 that belong to it.
        severity: ERROR, or WARNING when all of its rules only usually hold.
        sets: the smallest sets, likeliest first; empty when no change of values that are not pinned suffices.
        complete: true if these are all of them; false if the search was cut off or could not decide.
    """

    rules: tuple[Rule, ...]
    negative: tuple[str, ...]
    severity: Severity
    sets: tuple[ErrorSet, ...]
    complete: bool

    @property
    def suspects(self) -> tuple[str, ...]:
        """The ids of all values in a set, likeliest first."""
        return tuple(dict.fromkeys(key for found in self.sets for key in found.indicators))
