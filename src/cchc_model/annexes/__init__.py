"""The conversion of tables into reports, and of reports into lines.

A file with one report takes the steps that docs/architecture.md lists. A file with several takes the same steps once
for each (`io.parts`), as if it were the only one of the file; the report then gets the organisation and period of its
title.

- Columns: `many_columns` groups them by what `part_titles` understands of their titles, with the organisation above
  each (`body_ranks`).
- Sheets: `report_sheets` takes those on the same form, `matrix_sheets` those with a matrix form each.
- A matrix form: `matrix` finds a header of names of the framework (`matrix_headers`, `total_names`). `matrix_groups`
  compares all titles above each column with the framework's path, by the words of `group_titles` and `naming_words`;
  `group_findings` tells what is not read. `matrix_names` reads the names of its rows, `matrix_times` the captions of a
  month between them. `matrix_doubles`, with `matrix_sums` and `matrix_totals`, tells which rows add up others, would
  count twice or are left out of the total; `matrix_reports` which rows are reports; `matrix_notes` which values a note
  concerns. `matrix_rows` and `matrix_annex` make an annex of each row, so that names, units and values have one reader.
- `part_sums` tells which columns and sheets add up others, by the law of `matrix_sums`; `part_shares` compares the
  percentages of all reports; `part_reports` adds the findings about what stands beside a report.
"""
