"""Suspects: the smallest sets of values whose change satisfies the violated rules (Fellegi and Holt, 1976).

- `locate` is the entry point; `conflicts` has the classes of the result, and `wording` says why.
- `search`: violated rules that share a value are one group. A set of values is tried, beginning with none; one that
  does not fit is enlarged by each value of a smallest contradicting set of rules. Every sufficient set has a value of
  each such set, so all smallest ones are found. Groups whose sets share a value, or a rule that both could violate, are
  one search.
- `fitting` decides whether a set fits: an alternative for each rule touched, ranges by `elimination` (Fourier and
  Motzkin), then an example, which `framework.evaluation.judge` verifies.
- `linear` states a rule as alternatives of linear constraints over the values that may change.
- `slips` are the values that a slip of the keyboard would have made, for ranking only.

A set must satisfy the rules of its group and every hard rule over its values; rules that only usually hold rank sets. A
missing value is free in each rule by itself, so the search agrees with `check`.
"""
