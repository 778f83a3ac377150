"""Vietnamese text as people typed it before Unicode, from the published code tables of TCVN3 and VNI for Windows."""

import unicodedata

_LETTERS = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_TCVN3 = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉËÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ®"
_VNI = (  # noqa: SIM905 a table is read best as a text
    "aø aù aû aõ aï aê aè aé aú aü aë aâ aà aá aå aã aä eø eù eû eõ eï eâ eà eá eå eã eä ì í æ ó ò "
    "oø où oû oõ oï oâ oà oá oå oã oä ô ôø ôù ôû ôõ ôï uø uù uû uõ uï ö öø öù öû öõ öï yø yù yû yõ î ñ"
).split()
_CAPITALS = dict(zip("ĂÂÊÔƠƯĐ", "¡¢£¤¥¦§", strict=True))
_TO_TCVN3 = dict(zip(_LETTERS, _TCVN3, strict=True))
_TO_VNI = dict(zip(_LETTERS, _VNI, strict=True))


def to_tcvn3(text: str) -> str:
    """Return a text as it is typed for `.VnTime`; other capitals with a tone need a font of capitals, `.VnTimeH`."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(_CAPITALS.get(c) or _TO_TCVN3.get(c.lower(), c) for c in composed)


def to_vni(text: str) -> str:
    """Return a text as it is typed for `VNI-Times`."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(
        _TO_VNI[c.lower()].upper() if c.isupper() and c.lower() in _TO_VNI else _TO_VNI.get(c, c) for c in composed
    )


TYPED = {"TCVN3": to_tcvn3, "VNI": to_vni}
"""The typists, by the name of the encoding."""
