"""Frameworks proposed from the forms of offices."""
