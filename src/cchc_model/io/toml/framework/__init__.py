"""Frameworks as files: a framework of one's own written by hand as TOML, without Python, and written out again."""

import os
from typing import BinaryIO

from cchc_model.framework.framework import Framework
from cchc_model.io.content import FileInput

__all__ = ["read_framework", "write_framework"]


def read_framework(source: FileInput) -> Framework:
    """Read an framework from a TOML file. The guide shows its form.

    Args:
        source: the path of the file, its bytes, or an open binary stream.

    Raises:
        ReadError: the source is no TOML; the error names the line and says what to do.
        InvalidDataError: the data is no framework: all problems at once, each with its place and close matches.
        OSError: there is no such file, or it may not be read.

    >>> import io
    >>> from cchc_model import SOC_TRANG_DISTRICT
    >>> stream = io.BytesIO()
    >>> write_framework(SOC_TRANG_DISTRICT, stream)
    >>> read_framework(stream.getvalue()) == SOC_TRANG_DISTRICT
    True
    """
    # What only reading needs is not imported before somebody reads.
    from cchc_model.io.toml.document import read_toml
    from cchc_model.io.toml.framework.reading import framework_from

    return framework_from(*read_toml(source))


def write_framework(framework: Framework, target: str | os.PathLike[str] | BinaryIO) -> None:
    """Write a framework as a TOML file that :func:`read_framework` reads back equal.

    Args:
        framework: the indicators, rates and rules.
        target: a path, or an open binary stream.

    Raises:
        InvalidDataError: the framework has something that the form cannot hold, such as a family of a user's own.
        OSError: the file cannot be written.
    """
    from pathlib import Path

    from cchc_model.io.toml.framework.writing import framework_text

    data = framework_text(framework).encode()
    if isinstance(target, str | os.PathLike):
        Path(target).write_bytes(data)
    else:
        target.write(data)
