"""Lint of the definitions and rules of a framework."""
