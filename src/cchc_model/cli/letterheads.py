"""The texts around the table of a document, as options give them."""

from collections import defaultdict
from collections.abc import Sequence

from attrs import fields

from cchc_model.annexes.given_texts import Letterhead
from cchc_model.errors import InvalidDataError, Problem
from cchc_model.vietnamese.text import Bilingual, close_matches

_WHAT = Bilingual("--letterhead", "--letterhead")
_NO_PART = Bilingual(
    "không đúng dạng PHẦN=CHỮ, với PHẦN là {parts}", "does not have the form PART=TEXT, where PART is one of {parts}"
)
_TWICE = Bilingual("có hai giá trị; đề nghị bỏ một", "has two values; leave one out")
_LINES = ("signer", "recipients")
"""Parts of several lines, which are given one by one."""


def parse_letterhead(given: Sequence[str]) -> Letterhead | None:
    """Return the letterhead of texts such as `place=Mỹ Xuyên`; None without any.

    Raises:
        InvalidDataError: a text has not this form, or a part of one line is given twice; all problems at once.

    >>> parse_letterhead(["place=Mỹ Xuyên", "signer=TM. ỦY BAN NHÂN DÂN", "signer=CHỦ TỊCH"]).signer
    ('TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH')
    """
    parts = [part.name for part in fields(Letterhead)]
    texts: defaultdict[str, list[str]] = defaultdict(list)
    problems = []
    for one in given:
        part, equals, text = one.partition("=")
        if not equals or part not in parts:
            problems.append(Problem(one, _NO_PART.filled(parts=", ".join(parts)), close_matches(part, parts, most=1)))
        elif texts[part] and part not in _LINES:
            problems.append(Problem(part, _TWICE))
        else:
            texts[part].append(text)
    if problems:
        raise InvalidDataError(_WHAT, problems)
    lines = {part: "\n".join(found) for part, found in texts.items()}
    return Letterhead(**lines) if lines else None
