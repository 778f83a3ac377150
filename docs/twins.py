"""The language of a page of the site, and the page that says the same in the other one.

A page below `vi/` is in Vietnamese, any other in English. A page and its twin have one name: `guide/check` or `rules`
in English, `vi/check` and `vi/rules` in Vietnamese.
"""

from collections.abc import Collection

HOMES = {"en": "index", "vi": "vi/index"}
SEARCHES = {"en": "search", "vi": "search_vi"}
"""The pages of the search. Its script leads from their folder to what it finds, so that both are at the top."""


def language_of(page: str) -> str:
    """Return the language of a page."""
    return "vi" if page.startswith("vi/") or page == SEARCHES["vi"] else "en"


def twin(page: str, pages: Collection[str]) -> str | None:
    """Return the page that says the same in the other language, or None.

    >>> twin("guide/check", {"guide/check", "vi/check"}), twin("vi/rules", {"rules", "vi/rules"})
    ('vi/check', 'rules')
    >>> twin("api", {"api", "vi/index"}) is None
    True
    """
    if page in SEARCHES.values():
        return SEARCHES["en" if language_of(page) == "vi" else "vi"]
    name = page.removeprefix("vi/").removeprefix("guide/")
    candidates = (f"vi/{name}",) if language_of(page) == "en" else (f"guide/{name}", name)
    return next((one for one in candidates if one in pages), None)
