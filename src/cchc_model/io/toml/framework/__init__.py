"""Editions as files: a framework of one's own written by hand as TOML, without Python, and written out again."""

import os
from typing import BinaryIO

from cchc_model.framework.framework import Framework
from cchc_model.io.content import FileSource

__all__ = ["read_edition", "write_edition"]


def read_edition(source: FileSource) -> Framework:
    """Read an edition of the framework from a TOML file. The guide shows its form.

    Args:
        source: the path of the file, its bytes, or an open binary stream.

    Raises:
        ReadError: the source is no TOML; the error names the line and says what to do.
        InvalidDataError: the data is no edition: all problems at once, each with its place and close matches.
        OSError: there is no such file, or it may not be read.

    >>> import io
    >>> from cchc_model import SOC_TRANG_DISTRICT
    >>> stream = io.BytesIO()
    >>> write_edition(SOC_TRANG_DISTRICT, stream)
    >>> read_edition(stream.getvalue()) == SOC_TRANG_DISTRICT
    True
    """
    # What only reading needs is not imported before somebody reads.
    from cchc_model.io.toml.document import read_toml
    from cchc_model.io.toml.framework.reading import edition_from

    return edition_from(*read_toml(source))


def write_edition(framework: Framework, target: str | os.PathLike[str] | BinaryIO) -> None:
    """Write an edition as a TOML file that :func:`read_edition` reads back equal.

    Args:
        framework: the edition.
        target: a path, or an open binary stream.

    Raises:
        InvalidDataError: the edition has something that the form cannot hold, such as a family of a user's own.
        OSError: the file cannot be written.
    """
    from pathlib import Path

    from cchc_model.io.toml.framework.writing import edition_text

    data = edition_text(framework).encode()
    if isinstance(target, str | os.PathLike):
        Path(target).write_bytes(data)
    else:
        target.write(data)
