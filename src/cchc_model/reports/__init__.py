"""Reports with their organisations, periods, cells, entries and findings."""
