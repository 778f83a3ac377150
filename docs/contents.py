"""The list of pages of a home: links for a person who reads the files on a forge, the navigation on the site.

A home has a part between two comments, with a title in bold above each list of links. The site shows the navigation
beside every page, so that the list becomes hidden trees there.
"""

import re

_PART = re.compile(r"<!-- pages -->\n(.*?)<!-- end of pages -->\n", re.DOTALL)
_GROUP = re.compile(r"^\*\*(.+)\*\*\n\n((?:- \[.+\]\(.+\)\n)+)", re.MULTILINE)
_LINK = re.compile(r"\]\((.+)\.\w+\)")


def with_trees(text: str) -> str:
    r"""Return the source of a page with its list of pages as hidden trees.

    >>> home = "# A\n\n<!-- pages -->\n**How to**\n\n- [Read a file](guide/read.md)\n<!-- end of pages -->\n"
    >>> print(with_trees(home))  # doctest: +NORMALIZE_WHITESPACE
    # A
    ```{toctree}
    :caption: How to
    :maxdepth: 1
    :hidden:
    guide/read
    ```
    """
    return _PART.sub(lambda part: "\n".join(_tree(title, names) for title, names in groups(part[1])), text)


def groups(text: str) -> list[tuple[str, list[str]]]:
    """Return the title of each list of pages, with the names of its pages."""
    return [(title, _LINK.findall(links)) for title, links in _GROUP.findall(text)]


def _tree(title: str, names: list[str]) -> str:
    return "\n".join(("```{toctree}", f":caption: {title}", ":maxdepth: 1", ":hidden:", "", *names, "```", ""))
