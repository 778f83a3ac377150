"""Reader and writer of Excel workbooks."""
