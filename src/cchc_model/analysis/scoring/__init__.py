"""The scoring of reports: rubrics, score sheets and rankings."""
