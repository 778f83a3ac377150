"""Frameworks proposed from the forms of offices.

A draft goes one way. `io.drafting` reads the form with a framework without rows, so that titles and content tell the
columns. Every choice is a decision (`decisions`) with a certainty and a reason, and a comment in the file where a
person should confirm it.

- Rows: `form_rows` takes those between letterhead and signature, `sheets` joins those of several sheets, `second_names`
  finds groups and English names in other columns, `columns` keeps titles. `filled` adds what filled files have, and
  knows the rows that they alone have.
- The tree: `ordinals` reads markers; `outline` nests rows by lists, totals, titles (`list_titles`), indentation and
  bold names, `nesting` those of all sheets and groups; `places` has the place of each with its evidence.
- Measures and times: `measures` with `form_measures`, `measured`, `unit_column`, `unit_types`, `unit_words`, `legends`
  and `additivity`; `times`. `signs` tells figures that may be below 0, and `words` finds the phrases of names.
- `ids` names each row, `draft` builds the framework, and `left_out` tells what it has left out of the form.
- Rules and rates: form and filled files are read again with the draft; `suggestions` (each a `suggestion`),
  `percentages`, `stages` and `stated_sums` propose, weighed by the figures; what the lint would refuse is left out.
- `update` adds the rows of a new form to an edited framework.
"""
