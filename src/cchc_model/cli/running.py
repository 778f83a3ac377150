"""A run of the command: its arguments, its output and its exit status."""

import sys
from collections.abc import Sequence
from typing import cast

from cchc_model.cli.arguments import parse_arguments
from cchc_model.cli.check import OK
from cchc_model.cli.commands import Run
from cchc_model.cli.output import Output, harmless
from cchc_model.cli.parsing import language_of
from cchc_model.indicators import SOC_TRANG_DISTRICT
from cchc_model.io.toml.framework import read_framework
from cchc_model.vietnamese.errors import CchcError
from cchc_model.vietnamese.text import Bilingual

_NOT_READ = 2


def run(arguments: Sequence[str]) -> int:
    """Run the command and return its exit status.

    Raises:
        SystemExit: help was asked for, or an argument is invalid.
        BrokenPipeError: the reader of a pipe stopped reading.
    """
    lang = language_of(arguments)
    parsed = parse_arguments(arguments, lang)
    try:
        framework = SOC_TRANG_DISTRICT if parsed.framework is None else read_framework(parsed.framework)
        command = cast("Run", parsed.run)
        return command(parsed, framework, Output(lang, as_json=parsed.json, stream=sys.stdout)) or OK
    except CchcError as error:
        message = error.message(lang)
    except BrokenPipeError:
        raise
    except OSError as error:
        message = _os_error(error)[lang]
    print(harmless(f"cchc: {message}"), file=sys.stderr)
    return _NOT_READ


def _os_error(error: OSError) -> Bilingual:
    if error.filename is None:
        return Bilingual(
            f"không ghi được kết quả ({error.strerror})", f"the result cannot be written ({error.strerror})"
        )
    name = error.filename
    if isinstance(error, FileNotFoundError):
        return Bilingual(f"{name}: không tìm thấy tệp", f"{name}: file not found")
    if isinstance(error, PermissionError):
        return Bilingual(f"{name}: không có quyền đọc tệp", f"{name}: no permission to read the file")
    return Bilingual(
        f"{name}: không đọc được tệp ({error.strerror})", f"{name}: the file cannot be read ({error.strerror})"
    )
