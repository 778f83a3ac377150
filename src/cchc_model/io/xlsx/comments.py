"""Marks of the comments that this library writes, by which it knows them again."""

AUTHOR = "cchc_model"
"""The author of the comments that this library writes, and their first word, because programs drop authors."""

BULLET = "• "
"""The beginning of each further line of such a comment, which is a finding."""
