"""Vietnamese text and numbers, and the base of errors in two languages."""
