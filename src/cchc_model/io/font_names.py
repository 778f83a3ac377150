"""Names of the fonts of a Word document or a workbook that are from before Unicode."""

import re
from typing import Final

from cchc_model.io.archive import Archive, unescaped

_PARTS: Final = ("word/fontTable.xml", "word/styles.xml", "xl/styles.xml")
_FONT: Final = re.compile(r"""=\s*["']((?:\.Vn|VNI-)[^"'<>]{1,60})["']""", re.IGNORECASE)
_BEGINNINGS: Final = (b".vn", b"vni-")
"""What a part contains that has such a name; most have none."""
_QUOTED: Final = (b'".vn', b'"vni-')
"""The same where all names are in double quotation marks; it is found in less time."""
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
            lower = data.lower()
            if any(map(lower.__contains__, _BEGINNINGS if b"'" in data else _QUOTED)):
                found.update(map(unescaped, _FONT.findall(data.decode("utf-8", "replace"))))
    return tuple(sorted(found))
