"""Sources of many files: paths, and bytes or streams with a name."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, cast

from attrs import frozen

from cchc_model.errors import InvalidDataError, Problem, ReadError
from cchc_model.io.content import read_content
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.errors import CchcError
from cchc_model.vietnamese.text import Bilingual

FileSource = str | os.PathLike[str] | tuple[str, bytes | BinaryIO]
"""One of many files: a path, or a name with bytes or an open binary stream."""

_NO_SOURCE = Bilingual(
    "có kiểu {kind}; cần đường dẫn, hoặc cặp (tên, bytes hoặc luồng nhị phân)",
    "has the type {kind}; give a path, or a pair of a name with bytes or a binary stream",
)


@frozen
class File:
    """A file to read.

    Attributes:
        path: its path, or the name of bytes or of a stream.
        data: the bytes; None for a path.
        error: the reason that a stream could not be read.
    """

    path: Path
    data: bytes | None = None
    error: CchcError | OSError | None = None


def files_of(sources: Iterable[FileSource]) -> tuple[File, ...]:
    """Return the files of sources.

    Raises:
        InvalidDataError: an item is neither a path nor a pair; all such items at once.
    """
    items: list[object] = list(sources)
    problems = [
        Problem(f"source[{number}]", _NO_SOURCE.filled(kind=type(item).__name__))
        for number, item in enumerate(items)
        if not isinstance(item, str | os.PathLike) and not _is_named(item)
    ]
    if problems:
        raise InvalidDataError(nouns.ARGUMENTS, problems)
    return tuple(_file(cast("FileSource", item)) for item in items)


def _is_named(item: object) -> bool:
    match item:
        case (str(), content):
            return isinstance(content, bytes) or hasattr(content, "read")
        case _:
            return False


def _file(item: FileSource) -> File:
    """Return a file; a stream is read here, because it cannot be sent to another process."""
    if not isinstance(item, tuple):
        return File(Path(item))
    name, content = item
    try:
        return File(Path(name), read_content(content, name=name)[1])
    except ReadError as error:
        return File(Path(name), error=ReadError(name, error.reason))
    except OSError as error:
        return File(Path(name), error=error)
