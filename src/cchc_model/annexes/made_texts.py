"""The texts that the library makes around the table of an annex: letterhead, title, reference and signature."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from cchc_model.annexes.columns import RECIPIENTS
from cchc_model.annexes.document_parts import ATTACHED, LABEL, NUMBER, Pair, Text, body_lines, with_room, with_rule
from cchc_model.annexes.given_texts import Letterhead
from cchc_model.framework.framework import Framework
from cchc_model.reports.body_words import COMMITTEES, COUNCILS, MOTTO, NATION, starts, words_of
from cchc_model.reports.organisations import Organisation
from cchc_model.vietnamese.text import fold

_DATE = "ngày … tháng … năm ……"
_BLANK = "……………"
_SIGN_HERE = "(Ký, ghi rõ họ tên, đóng dấu)"
_OF_COMMITTEE = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
_OF_AGENCY = ("THỦ TRƯỞNG CƠ QUAN",)
_OF = "của"
_WHOSE = (*COMMITTEES, *COUNCILS, (fold("cấp"),), (fold("các"),))
_SHORT, _FULL = "CCHC", "cải cách hành chính"


def official_name(organisation: Organisation) -> str:
    """Return the name of a body as the body itself issues documents; only a superior one may be abbreviated.

    >>> from cchc_model import Level, Organisation
    >>> official_name(Organisation("UBND huyện Mỹ Xuyên", Level.DISTRICT))
    'Ủy ban nhân dân huyện Mỹ Xuyên'
    """
    first, _, rest = organisation.name.partition(" ")
    full = {"ubnd": "Ủy ban nhân dân", fold("HĐND"): "Hội đồng nhân dân"}.get(fold(first))
    return f"{full} {rest}" if full and rest else organisation.name


def title_of(framework: Framework) -> str:
    """Return the title of an annex: the name of its framework, without the bodies that fill it in.

    >>> from cchc_model import SOC_TRANG_DISTRICT
    >>> SOC_TRANG_DISTRICT.name.vi, title_of(SOC_TRANG_DISTRICT)
    ('Phụ lục số liệu CCHC của UBND cấp huyện, tỉnh Sóc Trăng', 'Phụ lục số liệu cải cách hành chính')
    """
    words = framework.name.vi.split()
    folded = words_of(framework.name.vi).folded
    cut = next(
        (at for at, word in enumerate(words) if fold(word) == fold(_OF) and starts(folded, at + 1, _WHOSE) and at > 1),
        len(words),
    )
    return " ".join(_FULL if word == _SHORT else word for word in words[:cut])


def subject_of(framework: Framework) -> str:
    """Return the title of an annex below the line `Phụ lục`."""
    title = title_of(framework)
    rest = title[len(LABEL) :].strip() if fold(title).startswith(f"{fold(LABEL)} ") else ""
    return f"{rest[0].upper()}{rest[1:]}" if rest else title


def made_heading(own: Organisation | None, letterhead: Letterhead) -> tuple[Pair, ...]:
    """Return the lines of a letterhead: the bodies beside the motto, then the number beside place and date.

    People's Committees print no superior body, unless the caller gives one.
    """
    above = letterhead.above or (own.parent.name if own and own.parent and not own.is_committee else "")
    left = [(above, "body")] if above else []
    if own is None:
        left.append((_BLANK, ""))
    else:
        *begun, last = body_lines(official_name(own))
        left += [*((line, "own") for line in begun), (last, "issuer")]
    right = ((NATION, "nation"), (MOTTO, "motto"))
    pairs = [Pair(a[0], b[0], a[1], b[1]) for a, b in zip_longest(left, right, fillvalue=("", ""))]
    number = f"{NUMBER} {letterhead.number}" if letterhead.number else ""
    date = f"{letterhead.place or _BLANK}, {letterhead.date or _DATE}"
    return (*with_rule(pairs), Pair(number, date, "number" if number else "", "date"))


def made_titles(own: Organisation | None, framework: Framework, *, annex: bool) -> Iterator[Text]:
    """Yield the title; that of an annex without a letterhead names the organisation."""
    if not annex:
        yield Text(title_of(framework), "title")
        return
    yield Text(LABEL, "label")
    yield Text(f"{subject_of(framework)} {_OF} {official_name(own)}" if own else subject_of(framework), "title")


def made_reference(own: Organisation | None, attached_to: str) -> Text:
    """Return the line with the report that an annex belongs to; without a report, with dots to fill in."""
    symbol = "BC-UBND" if own is not None and own.is_committee else "BC-……"
    report = attached_to or f"Báo cáo số ……/{symbol} {_DATE}"
    whose = f" {_OF} {official_name(own)}" if own and f" {_OF} " not in report else ""
    return Text(f"{ATTACHED} {report}{whose})", "aside")


def made_signature(own: Organisation | None, letterhead: Letterhead) -> tuple[Pair, ...]:
    """Return the lines of the signature, with the recipients on the left and the signatory on the right.

    The name of the signatory is below all recipients, because the signature needs room.
    """
    left = [(RECIPIENTS + ":", "recipients"), *((text, "recipient") for text in listed(letterhead.recipients))]
    left = left if letterhead.recipients else []
    signer = signer_of(own, letterhead)
    free = max(len(left) - len(signer), 0) if letterhead.name else 0
    last = (letterhead.name, "name") if letterhead.name else (_SIGN_HERE, "hint")
    right = [*((text, "signer") for text in signer), *[("", "")] * free, last]
    pairs = [Pair(a[0], b[0], a[1], b[1]) for a, b in zip_longest(left, right, fillvalue=("", ""))]
    return with_room(pairs)


def signer_of(own: Organisation | None, letterhead: Letterhead) -> Sequence[str]:
    """Return the authority and the title of the signatory."""
    return letterhead.signer or (_OF_COMMITTEE if own is not None and own.is_committee else _OF_AGENCY)


def listed(recipients: Sequence[str]) -> list[str]:
    """Return the recipients as a list prints them."""
    if not recipients:
        return []
    *others, last = (text.lstrip("-+ ").rstrip(" ;.") for text in recipients)
    return [*(f"- {text};" for text in others), f"- {last}."]
