"""Reader and writer of Word documents."""
