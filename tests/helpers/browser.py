"""Pages in Chromium."""

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest

NEEDS_CHROMIUM = pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium is not installed")

_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --allow-file-access-from-files --virtual-time-budget=5000"
)


def told(folder: Path, page: str, script: str, width: int) -> list[str]:
    """Open a page in a frame of a width, and return the texts that a script tells of it.

    Args:
        folder: where the page is, and where the browser keeps its files.
        page: the name of the page's file.
        script: the body of a function of the document `inside` that returns a list of texts.
        width: the pixels of the frame.
    """
    frame = folder / "frame.html"
    frame.write_text(
        f'<iframe id="page" width="{width}" height="900" src="{page}" style="border:0"></iframe><pre id="out"></pre>'
        f"<script>page.onload = () => {{out.textContent = JSON.stringify((inside => {{{script}}})"
        "(page.contentDocument))}</script>",
        encoding="utf-8",
    )
    found = re.search(
        r'<pre id="out">(.*?)</pre>', _run(folder, "--dump-dom", f"--window-size={width + 100},1000"), re.DOTALL
    )
    assert found
    return [str(one) for one in json.loads(unescape(found[1]))]


def printed(folder: Path, page: str) -> bytes:
    """Return a page as the browser prints it, as a PDF file."""
    target = folder / "printed.pdf"
    _run(folder, f"--print-to-pdf={target}", "--no-pdf-header-footer", page=page)
    return target.read_bytes()


def _run(folder: Path, *flags: str, page: str = "frame.html") -> str:
    command = ["chromium", *_FLAGS.split(), f"--user-data-dir={folder}/profile", *flags, f"file://{folder}/{page}"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
