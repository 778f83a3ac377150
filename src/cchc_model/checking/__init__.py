"""The check of reports: impossible values, changes over time, and suspects."""
