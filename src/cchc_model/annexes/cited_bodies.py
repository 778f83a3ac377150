"""Citations and sentences before a table, whose bodies leave a complete letterhead as it is.

`(Theo Công văn số 12 của Sở Nội vụ)` names the author of another document. `UBND xã báo cáo như sau:` names the body of
the letterhead by its level. Neither is a line of the letterhead.
"""

import re
from collections.abc import Iterator, Sequence

from cchc_model.annexes.counted import KINDS
from cchc_model.reports.body_words import COMMITTEES, COUNCILS, starts, words_of
from cchc_model.reports.organisation_texts import PartKind, TextPart, text_parts
from cchc_model.reports.organisations import Level, Organisation
from cchc_model.reports.territory_levels import level_at
from cchc_model.reports.titled_bodies import is_superior
from cchc_model.reports.unaccented import with_accents
from cchc_model.vietnamese.text import fold, fold_label

_CITATION = re.compile(
    r"\W*(?:(?:biểu )?mẫu |phụ lục )?(?:ban hành )?(?:kèm theo|theo|căn cứ|thực hiện)(?: vào)?"
    rf"(?: (?:biểu )?mẫu)?(?: tại)?(?: các)? (?P<kind>{KINDS}|báo cáo)\b"
)
_SENTENCE = re.compile(r"\bbáo cáo\b.*\bnhư sau\W*$")
_REPORTS = frozenset(("báo cáo số", "báo cáo", "bc"))
_AUTHOR = fold("của")


def is_aside(text: str) -> bool:
    """Return whether a text is the citation of a document, or a sentence by which a body begins its report.

    >>> is_aside("(Theo Công văn số 1234/SNV-CCHC của Sở Nội vụ)"), is_aside("UBND xã báo cáo kết quả như sau:")
    (True, True)
    >>> is_aside("UBND xã Đại Tâm"), is_aside("Báo cáo của UBND xã Đại Tâm")
    (False, False)
    """
    return _kind_cited(text) is not None or _SENTENCE.search(_plain(text)) is not None


def leaves_letterhead(text: str, bodies: Sequence[Organisation]) -> bool:
    """Return whether a citation or a sentence names no other reporting body than those of a letterhead.

    The author of a cited document does not report; that of a report, and the subject of a sentence, are of the
    letterhead. Any other body is so too, or a superior.

    Args:
        text: the text.
        bodies: the bodies of the letterhead.
    """
    if _SENTENCE.search(_plain(text)) is None:
        return _is_citation(text, bodies)
    places = [0, *(found.end() for found in re.finditer(r"[,;]\s*", text))]
    for at in reversed(places):
        parts = text_parts(text[at:])
        if parts and parts[0].kind in (PartKind.BODY, PartKind.UNCLEAR):
            cited = not at or _is_citation(text[:at], bodies)
            return cited and all(_is_of(part, bodies) for part in _bodies(parts))
    return False


def _is_citation(text: str, bodies: Sequence[Organisation]) -> bool:
    kind = _kind_cited(text)
    authored = kind is not None and kind not in _REPORTS
    return kind is not None and all(
        (authored and part.before == _AUTHOR) or _is_of(part, bodies) or _is_above(part, bodies)
        for part in _bodies(text_parts(text))
    )


def _bodies(parts: Sequence[TextPart]) -> Iterator[TextPart]:
    """Yield the bodies of parts; behind a comma, the name of an agency may go on as another body."""
    for part in parts:
        more = part.text.partition(",")[2]
        if part.kind in (PartKind.BODY, PartKind.UNCLEAR, PartKind.OPEN):
            yield part
        if more and (part.organisation is None or part.organisation.level is Level.AGENCY):
            yield from _bodies(text_parts(more))


def _is_of(part: TextPart, bodies: Sequence[Organisation]) -> bool:
    """Return whether a body is one of a letterhead, by its name or by nothing but its level: `UBND xã`."""
    if part.organisation is not None:
        return any(part.organisation.known_as == body.known_as for body in bodies)
    level = _level_alone(part.text)
    return level is not None and any(level is body.level for body in bodies)


def _is_above(part: TextPart, bodies: Sequence[Organisation]) -> bool:
    return part.organisation is not None and is_superior(part.organisation, bodies)


def _level_alone(text: str) -> Level | None:
    """Return the level of a committee that has no other name."""
    words = words_of(text)
    at = starts(words.folded, 0, (*COMMITTEES, *COUNCILS))
    found = level_at(words, at) if at else None
    return found[2] if found is not None and at + found[0] >= len(words) else None


def _kind_cited(text: str) -> str | None:
    found = _CITATION.match(_plain(text))
    return None if found is None else found["kind"]


def _plain(text: str) -> str:
    return fold_label(with_accents(text))
