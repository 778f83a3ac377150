"""The built site: its pages as they are written, and what Chromium makes of them."""

import os
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag

from attrs import define, field

SITE = Path(os.environ.get("CCHC_SITE", ""))
"""The folder of the built site; without it `tests/site` is not collected."""

Attributes = dict[str, str]


@define
class Page(HTMLParser):
    """A page of the site: its elements, its anchors and its links."""

    path: Path
    elements: list[tuple[str, Attributes]] = field(factory=list)

    def __attrs_pre_init__(self) -> None:
        super().__init__()

    def __attrs_post_init__(self) -> None:
        self.feed(self.path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    @property
    def name(self) -> str:
        return str(self.path.relative_to(SITE).with_suffix(""))

    @property
    def lang(self) -> str:
        return next(attributes["lang"] for tag, attributes in self.elements if tag == "html")

    @property
    def anchors(self) -> set[str]:
        return {attributes["id"] for _, attributes in self.elements if "id" in attributes}

    @property
    def links(self) -> list[tuple[Path, str]]:
        """The files that the page leads to or shows, each with the anchor; pages of others are left out."""
        found = []
        for _, attributes in self.elements:
            for target in (attributes[name] for name in ("href", "src") if name in attributes):
                if not target.startswith(("http:", "https:", "data:", "mailto:")):
                    file, anchor = urldefrag(target)
                    file = unquote(file.partition("?")[0])
                    found.append(((self.path.parent / file).resolve() if file else self.path, unquote(anchor)))
        return found

    def links_of(self, *kinds: str) -> list[Attributes]:
        """The attributes of the links that have one of these classes."""
        return [one for tag, one in self.elements if tag == "a" and {*one.get("class", "").split()} & {*kinds}]


def pages() -> dict[Path, Page]:
    return {path: Page(path) for path in sorted(SITE.resolve().rglob("*.html")) if "_static" not in path.parts}


def dumped(url: str, folder: Path, *, width: int = 1300) -> str:
    """The page at an address after its scripts ran, in Chromium."""
    flags = (
        "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
        " --disable-component-update --disable-sync --allow-file-access-from-files"
        " --virtual-time-budget=120000 --dump-dom"
    )
    command = ["chromium", *flags.split(), f"--user-data-dir={folder}/profile", f"--window-size={width},1000", url]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
