"""Series: the reports of many organisations and periods as one object.

- `series` and `building` take reports one at a time: organisation, period, crosswalks.
- `cells`: a value, or the reason why there is none.
- `conversion`: totals of the year made single periods, and single periods made totals of the year.
- `figures` has growth and places, `whole` the consolidation of a period, and `lookup` finds organisations and figures
  by the names that people have.
"""
