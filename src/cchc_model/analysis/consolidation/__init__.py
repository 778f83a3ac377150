"""The consolidation (tổng hợp) of many reports."""
