"""Relations under other ids."""

from collections.abc import Mapping

from cchc_model.framework import Expression, Implies, MatchesRatio, Ratio, Relation, Sum, Value


def with_ids(relation: Relation, ids: Mapping[str, str]) -> Relation:
    """Return a relation with the ids of another framework, the terms of each sum in order."""

    def other(expression: Expression) -> Expression:
        if isinstance(expression, Value):
            return Value(ids[expression.id])
        if isinstance(expression, Sum):
            return Sum(tuple(sorted(map(other, expression.terms), key=str)))
        return expression

    if isinstance(relation, Implies):
        condition, consequence = with_ids(relation.condition, ids), with_ids(relation.consequence, ids)
        assert not isinstance(condition, Implies | MatchesRatio)
        assert not isinstance(consequence, Implies | MatchesRatio)
        return Implies(condition, consequence)
    if isinstance(relation, MatchesRatio):
        ratio = relation.ratio
        return MatchesRatio(Value(ids[relation.reported.id]), Ratio(other(ratio.numerator), other(ratio.denominator)))
    return type(relation)(other(relation.left), other(relation.right))
