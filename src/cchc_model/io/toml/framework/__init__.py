"""Reader and writer of frameworks as TOML files, which a person can write without Python.

`lines` are the rows and measures of a file as frozen classes; the line of a rule is the rule itself, and
`formula_lines` reads and writes its arguments as ids. `io.structuring` makes all of them with all problems at once;
`names` knows the names of the file, and `problems` adds what concerns several lines. What `writing` wrote is read back
(`reading`) and compared.
"""

import os
from typing import BinaryIO

from cchc_model.drafting.decisions import Draft
from cchc_model.framework.framework import Framework
from cchc_model.io.content import FileInput

__all__ = ["read_framework", "write_framework"]


def read_framework(source: FileInput) -> Framework:
    """Read a framework from a TOML file. The guide shows the form of the file.

    Args:
        source: the path of the file, its bytes, or an open binary stream.

    Raises:
        ReadError: the source is not TOML; the message includes the line and a remedy.
        InvalidDataError: the data is not a framework; all problems at once, each with its place and close matches.
        OSError: the file does not exist or is not readable.

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


def write_framework(framework: Framework | Draft, target: str | os.PathLike[str] | BinaryIO) -> None:
    """Write a framework as a TOML file that :func:`read_framework` reads back equal.

    Args:
        framework: the indicators, rates and rules; or a draft, whose uncertain decisions become comments.
        target: a path, or an open binary stream.

    Raises:
        InvalidDataError: the framework has a part that the form cannot express, such as a user's own family of rules.
        OSError: the file cannot be written.
    """
    from pathlib import Path

    from cchc_model.io.toml.framework.writing import framework_text

    if isinstance(framework, Draft):
        data = framework_text(framework.framework, framework.comments()).encode()
    else:
        data = framework_text(framework).encode()
    if isinstance(target, str | os.PathLike):
        Path(target).write_bytes(data)
    else:
        target.write(data)
