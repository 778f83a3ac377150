"""Error localization: the values of a report that are probably wrong."""
