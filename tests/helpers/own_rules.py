"""Rules of any family and relation, as users may write them in classes of their own."""

import functools

from attrs import frozen

from cchc_model import Severity
from cchc_model.framework import Family, Relation, Rule
from cchc_model.framework.families import PART


@functools.cache
def _class(own: Family) -> type[Rule]:
    @frozen(kw_only=True)
    class OwnRule(Rule):
        family = own
        about: str
        stated: Relation

        def _subject(self) -> str:
            return self.about

        def _relation(self) -> Relation:
            return self.stated

    return OwnRule


def own_rule(
    about: str,
    relation: Relation,
    *,
    family: Family = PART,
    severity: Severity = Severity.ERROR,
) -> Rule:
    """Return a rule about something, of a class of its own."""
    given = {"about": about, "stated": relation, "severity": severity}
    return _class(family)(**given)  # type: ignore[arg-type]  # the class has these arguments


def with_family(rule: Rule, family: Family) -> Rule:
    """Return the same rule in another family."""
    return own_rule(rule.id.partition(".")[2], rule.relation, family=family, severity=rule.severity)
