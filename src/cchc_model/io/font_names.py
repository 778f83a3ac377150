"""Names of the fonts of a Word document or a workbook that are from before Unicode."""

import re
from typing import Final

from cchc_model.io.archive import Archive, unescaped

_PARTS: Final = ("word/fontTable.xml", "word/styles.xml", "xl/styles.xml")
_FONT: Final = re.compile(r"""=\s*["']((?:\.Vn|VNI-)[^"'<>]{1,60})["']""", re.IGNORECASE)
_BEGINNINGS: Final = ((b".vn", 0), (b"vni-", 3))
"""What a part contains that has such a name, each with the place of the sign in it that is rare in such parts."""
_MANY: Final = 2_000
_MOST: Final = 2_000_000


def legacy_fonts(archive: Archive) -> tuple[str, ...]:
    """Return the names of a file's fonts for TCVN3, which begin with `.Vn`, and for VNI.

    Raises:
        ReadError: the parts that list the fonts are damaged or too large.
    """
    found: set[str] = set()
    for part in _PARTS:
        if part in archive.parts:
            data = archive.read(part)[:_MOST]
            if _may_name(data):
                found.update(map(unescaped, _FONT.findall(data.decode("utf-8", "replace"))))
    return tuple(sorted(found))


def _may_name(data: bytes) -> bool:
    """Return whether a part has the beginning of such a name; to look for its rare sign takes a tenth of the time."""
    for beginning, place in _BEGINNINGS:
        sign = beginning[place : place + 1]
        if data.count(sign) > _MANY:
            if beginning in data.lower():
                return True
            continue
        at = data.find(sign)
        while at >= 0:
            if data[max(at - place, 0) : at - place + len(beginning)].lower() == beginning:
                return True
            at = data.find(sign, at + 1)
    return False
