"""The analysis of reports: rates, comparison, scoring and consolidation."""
