"""The codes of answers as forms print them: in the unit column, or in brackets at the end of a name."""

import re
from collections.abc import Mapping

from cchc_model.errors import InvalidDataError
from cchc_model.framework.measures import parse_legend
from cchc_model.vietnamese.text import fold

_FEWEST = 2
"""A question has at least two answers."""
_BRACKETS = re.compile(r"\(([^()]*)\)\s*$")
_CODE_FIRST = re.compile(r"(\d{1,3})\s*[=:–-]\s*(\D[^=:]*)")
_LABEL_FIRST = re.compile(r"([^\d=:][^=:]*?)\s*[=:–-]\s*(\d{1,3})")
_DENIED = (fold("không"), fold("chưa"))


def legend_of(text: str) -> Mapping[int, str]:
    """Return the labels by code that a text lists, or nothing.

    >>> legend_of("3-Tốt; 2-Khá; 1-Đạt"), legend_of("Có = 1 Không = 0"), legend_of("hồ sơ")
    ({3: 'Tốt', 2: 'Khá', 1: 'Đạt'}, {1: 'Có', 0: 'Không'}, {})
    """
    found = _parsed(text)
    if not found:
        parts = [part.strip() for part in re.split(r"[;,]", text)]
        found = _in_order(parts, _CODE_FIRST, code=1) or _in_order(parts, _LABEL_FIRST, code=2)
    labels = {fold(label) for label in found.values()}
    return found if len(found) >= _FEWEST and len(labels) == len(found) else {}


def legend_in_name(name: str) -> Mapping[int, str]:
    """Return the labels by code in the brackets that end a name, or nothing.

    >>> legend_in_name("Tổ chức đối thoại (Có = 1, Không = 0)"), legend_in_name("Số hồ sơ (gồm cả trực tuyến)")
    ({1: 'Có', 0: 'Không'}, {})
    """
    found = _BRACKETS.search(name)
    return legend_of(found[1]) if found else {}


def yes_or_no(text: str) -> Mapping[int, str]:
    """Return the labels of a pair of answers without codes, of which the second denies: 1 and 0 stand for them.

    >>> yes_or_no("Đạt/Không đạt"), yes_or_no("Cơ quan/đơn vị")
    ({1: 'Đạt', 0: 'Không đạt'}, {})
    """
    parts = [part.strip() for part in text.split("/")]
    if len(parts) != _FEWEST or not all(parts) or not fold(parts[1]).startswith(_DENIED):
        return {}
    return {} if fold(parts[0]).startswith(_DENIED) else {1: parts[0], 0: parts[1]}


def _parsed(text: str) -> dict[int, str]:
    try:
        found = parse_legend(text) if "=" in text else {}
    except InvalidDataError:
        return {}
    return {code: label.strip(" ,;") for code, label in found.items()}


def _in_order(parts: list[str], form: re.Pattern[str], *, code: int) -> dict[int, str]:
    """Return the labels by code if each part has a code and a label in one order, and no code comes twice."""
    matches = [form.fullmatch(part) for part in parts]
    pairs = [(int(found[code]), found[3 - code].strip()) for found in matches if found is not None]
    return dict(pairs) if len(pairs) == len(parts) == len(dict(pairs)) else {}
