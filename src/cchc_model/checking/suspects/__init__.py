"""Suspects: the smallest sets of values whose change satisfies the violated rules."""
