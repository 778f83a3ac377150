"""The command `cchc`, which checks, scores, consolidates and compares annexes and explains a framework.

The exit status is 0 on success, 1 if `check` or `compare` finds errors, and 2 if an argument is invalid, no file
could be read, or no result could be written. It is 130 after Ctrl-C, and 141 if the reader of a pipe stopped reading.
"""

import os
import sys
from collections.abc import Sequence

_INTERRUPTED = 130
_UNHEARD = 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")  # Vietnamese has no place in a code page
    try:
        from cchc_model.cli.running import run  # Ctrl-C may come while modules load

        try:
            return run(sys.argv[1:] if arguments is None else list(arguments))
        finally:
            sys.stdout.flush()  # a reader that has gone is met here, not when Python ends
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # Keep the interpreter from writing the rest at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _UNHEARD
