"""Series: the reports of many organisations and periods as one object."""
