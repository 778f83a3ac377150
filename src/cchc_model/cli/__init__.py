"""The command `cchc`, which checks, scores, consolidates and compares annexes and explains a framework.

The exit status is 0 on success, 1 if `check` or `compare` finds errors, and 2 if an argument is invalid, no file
could be read, or no result could be written.
"""

import os
import sys
from collections.abc import Sequence
from itertools import pairwise
from typing import cast

from cchc_model.cli.arguments import Run, make_parser
from cchc_model.cli.check import OK
from cchc_model.cli.output import Output, harmless
from cchc_model.indicators import SOC_TRANG_DISTRICT
from cchc_model.io.toml.framework import read_framework
from cchc_model.vietnamese.errors import CchcError
from cchc_model.vietnamese.text import Bilingual, Lang

_NOT_READ = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")  # Vietnamese has no place in a code page
    given = sys.argv[1:] if arguments is None else list(arguments)
    english = "--lang=en" in given or ("--lang", "en") in pairwise(given)
    parsed = make_parser(english=english).parse_args(given)
    lang = cast("Lang", parsed.lang)
    try:
        framework = SOC_TRANG_DISTRICT if parsed.framework is None else read_framework(parsed.framework)
        run = cast("Run", parsed.run)
        return run(parsed, framework, Output(lang, as_json=parsed.json, stream=sys.stdout)) or OK
    except CchcError as error:
        message = error.message(lang)
    except BrokenPipeError:
        # The reader of a pipe has seen enough; keep the interpreter from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
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
