"""Texts as they are typed without any accent."""

import unicodedata


def unaccented(text: str) -> str:
    """Return a text in its own case without accents: `SỐ ĐƠN` is `SO DON`."""
    plain = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    return "".join(c for c in plain if not unicodedata.combining(c))
