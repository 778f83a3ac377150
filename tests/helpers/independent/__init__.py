"""A second implementation of consolidation, comparison, scores and rankings, written from the documentation alone."""
