"""Pieces of a cell, and the text that they form.

A text in square brackets is no value: it names, in round brackets, each element that puts the value in doubt.
"""

import re
from collections.abc import Sequence
from enum import Enum, auto

from attrs import evolve, frozen

from cchc_model.reports import named_elements as names


class Kind(Enum):
    """The role of a piece in the text of its cell."""

    TEXT = auto()
    """Text on the line that the reader understands."""
    DOUBT = auto()
    """Text on the line that may not be what a person entered, such as the result of a field."""
    ASIDE = auto()
    """Content that is not on the line: hidden, struck out, in a box, a picture."""
    BOX = auto()
    """The text of a box that stands in the line; the value if nothing else is in the cell."""
    BREAK = auto()
    """The end of a line or a tab."""
    GAP = auto()
    """What shows no text that is read, such as the reference of a note; digits on both sides form no number."""
    MARK = auto()
    """A raised text, such as the mark of a note."""
    SHIFTED = auto()
    """A text raised or lowered by a distance; one that is lowered as a whole is as good as any other."""
    CHOICE = auto()
    """A list to choose from whose choice the file does not state, so that programs show different texts."""
    SIGN = auto()
    """Generated content before or beside the text, such as a picture or a list number."""


@frozen
class Piece:
    """A piece of a cell.

    Attributes:
        kind: its role.
        text: its text.
        element: the Vietnamese name of the element that it comes from.
    """

    kind: Kind
    text: str
    element: str = ""


RAISED, LOWERED = names.RAISED.vi, names.LOWERED.vi

_MOST_WORDS = 4
"""The most words of an answer in place of a code; a text of more words that begins with a letter is no value."""
_MOST_NAMED = 3
_LONGEST_ASIDE = 40
_LONGEST_MARK = 3
_MARK = re.compile(r"[0-9]{1,3}|[^0-9\w\s]{0,2}[0-9a-zA-Z]{0,2}[^0-9\w\s]{0,3}")
_EXPONENTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SYMBOL = re.compile(r"(?:.*\s)?[a-zA-Z]{1,2}")
_BESIDE = frozenset((Kind.ASIDE, Kind.BOX, Kind.CHOICE, Kind.SIGN))


def text_of(pieces: Sequence[Piece]) -> str:
    """Return the text of a cell, in square brackets if a value in it would be in doubt.

    >>> text_of([Piece(Kind.TEXT, "31"), Piece(Kind.MARK, "2")])
    '31 (chú thích 2)'
    >>> text_of([Piece(Kind.TEXT, "31"), Piece(Kind.ASIDE, "29", "chữ bị gạch")])
    '[31 (chữ bị gạch: 29)]'
    >>> text_of([Piece(Kind.TEXT, "3"), Piece(Kind.GAP, "", "chú thích"), Piece(Kind.TEXT, "1")])
    '[(chú thích: 3 | 1)]'
    >>> text_of([Piece(Kind.DOUBT, "31", "trường MERGEFIELD")])
    '[31 (trường MERGEFIELD)]'
    """
    if all(piece.kind is Kind.TEXT for piece in pieces):
        return "".join(piece.text for piece in pieces)
    pieces = _settled(pieces)
    shown = "".join(_on_line(piece) for piece in pieces)
    plain = shown.replace("\0", "")
    prose = _is_prose(plain)
    words = plain.strip()[:1].isalpha()  # which are no number, and whose lines form a sentence
    breaks = [] if words else _breaks_inside(pieces)
    if breaks:
        inside = [piece.element for piece in pieces if piece.kind is Kind.DOUBT and piece.text.strip()]
        return f"[({_listed([*breaks, *inside])}: {_joined(shown)})]"
    shown, marks, wrong = _without_marks(pieces, prose=prose)
    shown = "\n".join(filter(str.strip, shown.replace("\0", "").split("\n")))
    doubts = [*([] if prose else _doubts(pieces, shown.strip())), *wrong]
    if doubts:
        return f"[{shown.strip()} ({_listed(doubts)})]" if shown.strip() else f"[({_listed(doubts)})]"
    notes = [f"{piece.element}: {piece.text.strip()}" for piece in pieces if _is_remark(piece) and not words]
    notes += [f"{names.NOTE.vi} {mark}" for mark in marks]
    return f"{shown.strip()} ({'; '.join(notes)})" if notes and shown.strip() else shown


def _listed(names: Sequence[str]) -> str:
    return "; ".join(list(dict.fromkeys(names))[:_MOST_NAMED])


def _settled(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, with those that are the only content of their cell as plain text."""
    filled = [piece for piece in pieces if piece.text.strip() or piece.kind in (Kind.CHOICE, Kind.SIGN)]
    kinds = {piece.kind for piece in filled}
    if len(filled) == 1 and (kinds == {Kind.BOX} or (kinds == {Kind.SHIFTED} and filled[0].element == LOWERED)):
        return [evolve(piece, kind=Kind.TEXT) if piece.kind is not Kind.BREAK else piece for piece in pieces]
    return [evolve(piece, kind=Kind.MARK) if piece.kind is Kind.SHIFTED else piece for piece in pieces]


def _on_line(piece: Piece) -> str:
    if piece.kind is Kind.GAP or _is_remark(piece):
        return "\0"
    if piece.kind in _BESIDE or piece.kind is Kind.MARK:
        return ""
    return f"{piece.text}\0" if piece.kind is Kind.BREAK else piece.text


def _is_prose(text: str) -> bool:
    """Return whether a text is certainly no value: several words, the first of which begins with a letter."""
    text = text.strip(" \n*†")
    return text[:1].isalpha() and len(text.split()) > _MOST_WORDS


def _is_remark(piece: Piece) -> bool:
    """Return whether a piece beside the line is only words, which a note in round brackets can keep."""
    return piece.kind is Kind.ASIDE and bool(piece.text.strip()) and not _may_be_value(piece.text)


def _may_be_value(text: str) -> bool:
    return any(c.isdigit() for c in text) or not any(c.isalpha() for c in text)


def _doubts(pieces: Sequence[Piece], shown: str) -> list[str]:
    """Return the names of the elements that put the value in doubt."""
    found = []
    for piece in pieces:
        text = piece.text.strip()
        if piece.kind is Kind.SIGN:
            if not shown[:1].isalpha():  # it changes no word
                found.append(piece.element)
        elif piece.kind is Kind.CHOICE or (piece.kind is Kind.DOUBT and text):
            found.append(piece.element)
        elif piece.kind in (Kind.ASIDE, Kind.BOX) and text and not (shown and _is_remark(piece)):
            found.append(f"{piece.element}: {text[:_LONGEST_ASIDE].replace('[', '').replace(']', '')}")
    return found


def _without_marks(pieces: Sequence[Piece], *, prose: bool) -> tuple[str, list[str], list[str]]:
    """Return the text on the line, the marks of notes behind its number, and the raised texts that are no such marks.

    A mark behind a word is left out. A digit is a mark only if it is shorter than the number before it, because
    otherwise nothing tells which of the two is the value.
    """
    shown = ""
    marks: list[Piece] = []
    early: list[Piece] = []
    for piece in pieces:
        if piece.kind is Kind.MARK and piece.text.strip():
            last = marks[-1] if marks else piece
            alike = last.element == piece.element and len(last.text) <= _LONGEST_MARK
            joined = marks and alike and f"{last.text}{piece.text}".isdecimal()
            marks[-1:] = [evolve(last, text=f"{last.text}{piece.text}")] if joined else [*marks[-1:], piece]
            continue
        if marks and _on_line(piece).replace("\0", "").strip():
            early, marks = [*early, *marks], []
        shown += _on_line(piece)
    base = shown.replace("\0", "").strip()
    if prose or not (marks or early):
        return shown, [], []
    if base[:1].isalpha() and base[-1:].isalpha() and not early and all(_MARK.fullmatch(one.text) for one in marks):
        exponent = marks[0].text if _SYMBOL.fullmatch(base) and marks[0].text.isdecimal() else ""
        return base + exponent.translate(_EXPONENTS), [], []
    wrong = [*early, *(one for one in marks if not _is_mark(one, base))]
    notes = [text.strip("()[] ") or text for one in marks if _is_mark(one, base) for text in [one.text.strip()]]
    return shown, notes, [f"{one.element or RAISED}: {one.text.strip()}" for one in wrong]


def _is_mark(piece: Piece, base: str) -> bool:
    """Return whether a raised text behind a number is certainly the mark of a note."""
    text = piece.text.strip()
    return bool(base and piece.element in ("", RAISED) and _MARK.fullmatch(text) and _is_shorter(text, base))


def _is_shorter(mark: str, number: str) -> bool:
    return not mark.isdecimal() or len(mark) < sum(c.isdigit() for c in number)


def _breaks_inside(pieces: Sequence[Piece]) -> list[str]:
    """Return the names of what stands between two digits without being read, which then form no number."""
    before, found = "", []
    for piece in pieces:
        text = _on_line(piece).replace("\0", "").strip()
        if piece.kind in (Kind.BREAK, Kind.GAP) or _is_remark(piece):
            found.append(piece.element or names.MANY_LINES.vi)
        elif text:
            if found and before[-1:].isdigit() and text.lstrip(".,")[:1].isdigit():
                return found
            before, found = text.rstrip(".,"), []
    return []


def _joined(shown: str) -> str:
    return " | ".join(part.strip() for part in shown.split("\0") if part.strip())
