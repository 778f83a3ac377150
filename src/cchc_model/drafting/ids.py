"""Ids from Vietnamese names: stable, because an id follows from the name of its own row and of the rows above it."""

import re

from cchc_model.vietnamese.text import without_accents

_WORD = re.compile(r"[a-z0-9]+")
_MOST_WORDS = 12
_LONGEST = 60


def slug(name: str) -> str:
    """Return a name as an id.

    >>> slug("- Số hồ sơ đã giải quyết:"), slug("100% văn bản")
    ('so_ho_so_da_giai_quyet', 'n_100_van_ban')
    """
    words = _WORD.findall(without_accents(name))[:_MOST_WORDS]
    text = words[0] if words else "n"
    for word in words[1:]:
        if len(text) + len(word) >= _LONGEST:
            break
        text += f"_{word}"
    return text if text[0].isalpha() else f"n_{text}"


def unique_id(name: str, above: str | None, taken: set[str]) -> str:
    """Return an id that is not taken: the name, else the name with that of the row above, else with a number.

    >>> unique_id("Số vấn đề", "kiem_tra", set()), unique_id("Số vấn đề", "kiem_tra", {"so_van_de"})
    ('so_van_de', 'so_van_de_kiem_tra')
    """
    own = slug(name)
    wanted = [own] if above is None else [own, f"{own}_{above}"]
    for candidate in wanted:
        if candidate not in taken:
            return candidate
    number = 2
    while f"{wanted[-1]}_{number}" in taken:
        number += 1
    return f"{wanted[-1]}_{number}"
