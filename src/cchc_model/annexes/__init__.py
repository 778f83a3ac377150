"""The conversion of tables into reports, and of reports into lines."""
