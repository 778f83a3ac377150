"""Readers and writers of TOML files: frameworks, rubrics and assessments."""
