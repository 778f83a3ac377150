"""The list of the sections of a Markdown page, each a link to its heading."""

from collections.abc import Iterable, Iterator


def page_contents(headings: Iterable[str]) -> Iterator[str]:
    """Yield the lines of the list, after a blank line.

    >>> list(page_contents(["I. Công tác chỉ đạo, điều hành (CCHC)"]))
    ['', '- [I. Công tác chỉ đạo, điều hành (CCHC)](#i-công-tác-chỉ-đạo-điều-hành-cchc)']
    """
    yield ""
    for heading in headings:
        text = heading.replace("[", r"\[").replace("]", r"\]")
        yield f"- [{text}](#{_anchor(heading)})"


def _anchor(heading: str) -> str:
    """Return the anchor that GitHub, GitLab and MyST give to a heading."""
    return "".join(c for c in heading.lower().replace(" ", "-") if c.isalnum() or c in "-_")
