"""The consolidation (tổng hợp) of many reports: totals for each period.

The numerator and the denominator of a rate come from the reports that have both.

- `totals`: the totals of one report, and the sum of two totals: counts, numerators and denominators, weighted
  percentages, counts of answers; all exact, so that they merge in any order.
- `members`: whose reports are in, and what would count twice.
- `figures`: from which totals a figure is taken, by its behaviour over time; its coverage and reason.
- `entries`: a figure as an entry of a report, where it is rounded, or blank with its reason.
- `consolidation`: the accumulator, and its projection into a report.
"""
