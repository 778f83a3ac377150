"""Phrases in the names of rows, found without regard to case, and quoted as a name prints them."""

import re

from cchc_model.vietnamese.text import fold


def phrases(*words: str, pattern: str = "") -> re.Pattern[str]:
    """Return a pattern for whole words in a folded text, with a pattern of folded words among them if given."""
    alternatives = [*([pattern] if pattern else []), *(re.escape(fold(word)) for word in words)]
    return re.compile(r"(?<!\w)(?:" + "|".join(alternatives) + r")(?![\w\u0300-\u036f])")


def as_printed(name: str, span: tuple[int, int]) -> str:
    """Return the words of a folded name as it prints them; folding may change the number of letters, but no word."""
    text = fold(name)
    first = text[: span[0]].count(" ")
    number = text[span[0] : span[1]].count(" ") + 1
    printed = name.split()
    skipped = len(printed) - len(text.split())
    return " ".join(printed[skipped + first : skipped + first + number]).strip(".,:;()")
