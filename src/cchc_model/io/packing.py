"""Office files: archives of XML that are the same bytes for the same parts, whenever they are packed."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import Final

XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
"""How every part begins."""

RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"

_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
"""The first moment that an archive can name."""


def pack(parts: Mapping[str, str | bytes]) -> bytes:
    """The bytes of an archive of parts, in their order.

    >>> pack({"a.xml": "<a/>"}) == pack({"a.xml": b"<a/>"})
    True
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            part = zipfile.ZipInfo(name, _NO_TIME)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            part.create_system = 3  # the same on every system
            archive.writestr(part, content)
    return stream.getvalue()


def relations(kinds: Iterable[tuple[str, str]]) -> str:
    """The part that says which parts another one uses: of what kind, and where; their ids are `rId1`, `rId2` and so on."""
    made = (
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(kinds, 1)
    )
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{"".join(made)}</Relationships>'


def content_types(parts: Iterable[tuple[str, str]], *, others: str = "") -> str:
    """The part that says what every part is.

    Args:
        parts: their names and types.
        others: what else it says.
    """
    made = "".join(f'<Override PartName="/{name}" ContentType="{kind}+xml"/>' for name, kind in parts)
    return (
        f'{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels"'
        f' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{others}{made}</Types>'
    )
