"""Output of the command: sentences and tables in one language, or JSON."""

import contextlib
import json
import os
import shutil
import sys
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO

from attrs import frozen

from cchc_model.checking.check_result import CheckResult
from cchc_model.errors import MissingExtraError, ReadError
from cchc_model.framework.severity import Severity
from cchc_model.io.writing import write_report
from cchc_model.reports.report import Report
from cchc_model.vietnamese.text import Bilingual, Lang, shortened

if TYPE_CHECKING:
    from rich.table import Table

    from cchc_model.annexes.given_texts import Letterhead

UNLIMITED = 100_000
"""Characters per line where nothing is wrapped: in a file, or in a pipe to a program that searches lines."""
_STEERING = ("Cc", "Cf", "Cs", "Zl", "Zp")

_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}

_NO_TEMPLATE = Bilingual(
    "không tìm thấy mẫu văn bản; để lấy bản mẫu: cchc template -o mau.docx",
    "there is no such template; to get a copy of one: cchc template -o template.docx",
)

Column = tuple[Bilingual, Literal["left", "right", "wide"]]
"""A column's title and side; the text of a wide column is wrapped."""


@frozen
class Output:
    """The output of a command.

    Attributes:
        lang: the language of sentences and titles.
        as_json: True for JSON instead of sentences.
        stream: the stream to print to.
    """

    lang: Lang
    as_json: bool
    stream: TextIO

    def say(self, vi: str, en: str) -> None:
        """Print a line in the language of the output."""
        print(harmless(Bilingual(vi, en)[self.lang]), file=self.stream)

    def text(self, text: str) -> None:
        """Print a text that is the same in both languages, without a line break at its end."""
        print(harmless(text), end="", file=self.stream)

    def json(self, data: object) -> None:
        """Print data as JSON, with Vietnamese letters unescaped."""
        print(_json(data, indent=2), file=self.stream)

    def result(self, value: object) -> None:
        """Print a result of the library as the JSON of its data."""
        from cchc_model.io.json import to_data

        self.json(to_data(value))

    def result_line(self, value: object) -> None:
        """Print a result of the library as the JSON of its data on one line."""
        from cchc_model.io.json import to_data

        self.json_line(to_data(value))

    def json_line(self, data: object) -> None:
        """Print data as JSON on one line."""
        print(_json(data), file=self.stream)

    def check_tables(self) -> None:
        """Check that tables can be printed, before any output.

        Raises:
            MissingExtraError: rich is not installed.
        """
        _new_table()

    def table(self, columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> None:
        """Print a table, in which a severity is printed by its name, in colour on a terminal.

        In a file or a pipe, no cell is wrapped.

        Raises:
            MissingExtraError: rich is not installed.
        """
        wraps = self.width() < UNLIMITED
        table = _new_table(ruled=wraps)
        from rich.console import Console
        from rich.text import Text

        for title, side in columns:
            justify: Literal["left", "right"] = "right" if side == "right" else "left"
            table.add_column(title[self.lang], justify=justify, no_wrap=side != "wide", overflow="fold")
        for row in rows:
            table.add_row(
                *(
                    Text(cell.label[self.lang], _COLOURS[cell]) if isinstance(cell, Severity) else harmless(cell)
                    for cell in row
                )
            )
        console = Console(file=self.stream, width=self.width(), highlight=False, markup=False)
        if wraps:
            console.print(table)
            return
        with console.capture() as printed:
            console.print(table)
        self.stream.writelines(f"{line.rstrip()}\n" for line in printed.get().splitlines())

    @staticmethod
    @contextlib.contextmanager
    def progress(after: float = 0) -> "Iterator[Callable[[int, int, str], None] | None]":
        """Provide a function that shows progress, given the number of items done, their total and the last item.

        The function draws a bar on stderr, which disappears at the end. It is None if stderr is not a terminal, or
        rich is not installed.

        Args:
            after: the seconds of work after which the bar appears; 0 for at once.
        """
        if not sys.stderr.isatty():
            yield None
            return
        try:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
        except ImportError:  # only tables cannot do without it
            yield None
            return
        columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
        bar, began = Progress(*columns, console=Console(file=sys.stderr), transient=True), time.monotonic()
        task = bar.add_task("", total=None)

        def show(done: int, total: int, last: str) -> None:
            if not bar.live.is_started and time.monotonic() - began >= after:
                bar.start()
            bar.update(task, completed=done, total=total, description=harmless(shortened(last)))

        if not after:
            bar.start()
        try:
            yield show
        finally:
            if bar.live.is_started:
                bar.stop()

    def width(self) -> int:
        """Return the number of characters per line, from the terminal or COLUMNS, else without limit."""
        if self.stream.isatty() or "COLUMNS" in os.environ:
            return shutil.get_terminal_size().columns
        return UNLIMITED


def counted(count: int, one: str, many: str) -> str:
    """Return a count with the English words for one or for several.

    >>> counted(1, "note", "notes"), counted(0, "note", "notes")
    ('1 note', '0 notes')
    """
    return f"{count} {one if count == 1 else many}"


def harmless(text: str) -> str:
    r"""Replace each character that could control a terminal, or that is invalid, by a visible sign.

    An annex, or the name of a file, may contain such characters, and could hide the output of the command with them.

    >>> harmless("Số hồ sơ \x1b[2J\u202e")
    'Số hồ sơ ␛[2J�'
    """
    if text.isprintable():
        return text
    return "".join(_sign(c) if unicodedata.category(c) in _STEERING and c not in "\n\t" else c for c in text)


def _sign(character: str) -> str:
    return chr(0x2400 + ord(character)) if character < " " else "\ufffd"


def _json(data: object, *, indent: int | None = None) -> str:
    """Return data as JSON, with Vietnamese letters unescaped and characters that could control a terminal escaped."""
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    found = {ord(c): json.dumps(c)[1:-1] for c in set(text) if unicodedata.category(c) in _STEERING and c != "\n"}
    return text.translate(found) if found else text


def _new_table(*, ruled: bool = True) -> "Table":
    try:
        from rich import box
        from rich.table import Table
    except ImportError:
        raise MissingExtraError("cli", Bilingual("Lệnh cchc", "The cchc command")) from None
    if ruled:
        return Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, leading=0)
    return Table(box=None, pad_edge=False, padding=(0, 3, 0, 0))


def write_annex(
    report: Report | CheckResult,
    target: str,
    letterhead: "Letterhead | None" = None,
    lang: Lang = "vi",
    template: str | None = None,
) -> None:
    """Write a report, or the result of checking it, to a file in the format of its suffix.

    Args:
        report: the report.
        target: the file.
        letterhead: the texts around the table of a document.
        lang: the language of a page; annexes are Vietnamese.
        template: the file of a template of a document.

    Raises:
        ReadError: the target is a folder, or cannot be written, or the template cannot be read.
        InvalidDataError: as `write_report`.
    """
    if template is not None and not Path(template).is_file():
        raise ReadError(template, _NO_TEMPLATE)
    with writing(target) as path:
        lang = lang if path.suffix.lower() == ".html" else "vi"
        write_report(report, path, letterhead=letterhead, template=template, lang=lang)


@contextlib.contextmanager
def writing(target: str) -> "Iterator[Path]":
    """Provide the path of a file to write.

    Raises:
        ReadError: the file cannot be written.
    """
    path = Path(target)
    if path.is_dir():
        why = Bilingual(
            "đây là thư mục; đề nghị ghi tên tệp, như tong_hop.txt",
            "this is a folder; give a file name, such as all.txt",
        )
        raise ReadError(target, why)
    try:
        yield path
    except OSError as error:
        raise ReadError(target, _unwritten(error, path.parent)) from None


def _unwritten(error: OSError, folder: Path) -> Bilingual:
    if isinstance(error, FileNotFoundError):
        return Bilingual(
            f"không ghi được tệp vì không có thư mục {folder}; đề nghị tạo thư mục trước",
            f"the file cannot be written because the folder {folder} does not exist; create it first",
        )
    if isinstance(error, PermissionError):
        return Bilingual(
            "không có quyền ghi tệp; nếu tệp đang mở trong Word hoặc Excel, đề nghị đóng lại trước",
            "no permission to write the file; if it is open in Word or Excel, close it first",
        )
    return Bilingual(f"không ghi được tệp ({error.strerror})", f"the file cannot be written ({error.strerror})")
