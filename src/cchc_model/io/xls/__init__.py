"""Reader of workbooks of Excel 97 to 2003 and older (`.xls`)."""
