"""Readers and writers of files, one module or package per format."""
