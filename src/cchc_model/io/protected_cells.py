"""Cells that programs protect in a text, so that no spreadsheet converts or computes them: `="5627"`, `'5627`."""

import re

from cchc_model.reports.cell_reading import holds_number

_MARKS = frozenset("='\"")
_CONSTANT = re.compile(r'=[ ]*(?:[Tt][ ]*\([ ]*)?(?:"((?:[^"]|"")*)"|""([^"]*)"")[ ]*\)?')
"""A formula that is nothing but a text, perhaps with its quotation marks doubled."""
_WHOLE = re.compile(r"=[ ]*\(?[ ]*([+-]?[0-9]+)[ ]*\)?")
"""A formula that is nothing but a number, in which no mark has two meanings."""
_APOSTROPHE = re.compile(r"'(?=[-+=@0-9−–.])([^']*)'?")
"""What stands before a text that a spreadsheet would take for a number or a formula, and perhaps behind it."""
_QUOTED = re.compile(r'"([^"]*)"')


def unprotected(cell: str) -> str:
    """Return the text of a cell without the marks by which a program protects it; any other text as it is.

    A formula that computes something is no such mark. A pair of marks around words is one only behind an equals sign.

    >>> [unprotected(cell) for cell in ('="5627"', "'5627", "'- Số hồ sơ", '"5627"', "=31", '=T("25,81%")')]
    ['5627', '5627', '- Số hồ sơ', '5627', '31', '25,81%']
    >>> [unprotected(cell) for cell in ("=1+1", '="31"&A1', '"Một cửa"', "'Một cửa' điện tử", "=5.627")]
    ['=1+1', '="31"&A1', '"Một cửa"', "'Một cửa' điện tử", '=5.627']
    """
    text = cell.strip(" \t")
    if text[:1] not in _MARKS:
        return cell
    if (constant := _CONSTANT.fullmatch(text)) is not None:
        return (constant[1] or constant[2] or "").replace('""', '"')
    if (whole := _WHOLE.fullmatch(text)) is not None:
        return whole[1]
    if (marked := _APOSTROPHE.fullmatch(text)) is not None:
        return marked[1]
    quoted = _QUOTED.fullmatch(text)
    return quoted[1] if quoted and holds_number(quoted[1].strip()) else cell
