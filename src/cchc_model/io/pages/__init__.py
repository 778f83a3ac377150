"""Reader of web pages with tables, as they are or in an archive of a page (MHTML), often saved as `.xls`."""
