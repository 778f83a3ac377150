"""What is wrong with the arguments of the command, said in the language that they ask for."""

import argparse
import re
from typing import Final, NoReturn

from cchc_model.cli.output import harmless

_SENTENCES: Final = (
    ("the following arguments are required: (.+)", r"thiếu \1"),
    (r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)", r"\1 không nhận \2; chọn một trong: \3"),
    ("unrecognized arguments: (.+)", r"lệnh này không nhận \1"),
    ("argument (.+?): expected one argument", r"sau \1 cần một giá trị"),
    ("argument (.+?): invalid int value: (.+)", r"sau \1 cần một số nguyên, không phải \2"),
    ("argument (.+?): not allowed with argument (.+)", r"\1 không dùng cùng \2"),
)
"""What argparse says, as patterns, and the same in Vietnamese; what is not here stays English."""


class UsageParser(argparse.ArgumentParser):
    """A parser that says in Vietnamese what it does not understand; `english=True` leaves it as it is."""

    def __init__(self, *, english: bool = False, **options: object) -> None:
        super().__init__(**options)  # type: ignore[arg-type]  # they are the parent's own keywords
        self._english = english

    def error(self, message: str) -> NoReturn:
        """End the command with status 2."""
        if self._english:
            super().error(message)
        for pattern, sentence in _SENTENCES:
            message = re.sub(f"^{pattern}$", sentence, message, flags=re.DOTALL)
        usage = self.format_usage().replace("usage:", "cách dùng:", 1)
        self.exit(2, f"{usage}{self.prog}: {harmless(message)}\n")
