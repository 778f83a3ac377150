"""Lines of letters, and the pieces of text that they form."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from attrs import evolve, field, frozen

from cchc_model.io.docx.pieces import LOWERED, RAISED, Kind, Piece
from cchc_model.io.pdf.marks import Glyph, Stroke, is_known
from cchc_model.io.pdf.shapes import Box
from cchc_model.io.pdf.strokes import is_struck
from cchc_model.reports import named_elements as names

_ALIKE = 0.25
"""How far the base lines of letters of one line are apart, in sizes of the font."""
_SMALL = 0.82
"""The greatest size of a raised letter, in sizes of its line."""
_SHIFTED = 0.1
"""The least distance of a raised letter from the base line, in sizes of its line."""
_HIGHEST, _LOWEST = 0.75, 0.35
_WORDS = 0.17
"""The least gap between words, in sizes of the font."""
_APART = 1.0
"""The least gap between texts that are no single number, in sizes of the font."""
_EVEN = 0.12
_FEWEST_GAPS = 2
_LIGATURES = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_SOFT_HYPHEN = "\u00ad"
_NO_BREAK = "\u00a0"


@frozen(eq=False)
class Line:
    """Letters side by side on one base line.

    Attributes:
        glyphs: its letters from left to right, in the direction of the line.
        base: its base line.
        size: the size of its font.
        shifted: the letters that are raised or lowered, with the Vietnamese name of it, by their order of drawing.
    """

    glyphs: tuple[Glyph, ...]
    base: float
    size: float
    shifted: dict[int, str] = field(factory=dict)

    @property
    def start(self) -> float:
        """Where it begins."""
        return min(glyph.start for glyph in self.glyphs)

    @property
    def end(self) -> float:
        """Where it ends."""
        return max(glyph.end for glyph in self.glyphs)

    @property
    def box(self) -> Box:
        """Its rectangle on the page."""
        boxes = [glyph.box for glyph in self.glyphs]
        return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)

    @property
    def top(self) -> float:
        """Where its capitals begin."""
        return self.base - 0.72 * self.size

    @property
    def text(self) -> str:
        """Its text, with everything on it."""
        return "".join(text for _, text in spaced(self.glyphs)).strip()


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """Return the lines of letters, from top to bottom.

    A smaller letter above or below a base line belongs to that line, as the mark of a note does.
    """
    made: list[Line] = []
    by_turn: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        if not glyph.text.isspace():
            by_turn.setdefault(glyph.turn, []).append(glyph)
    for turned in by_turn.values():
        made += _lines(turned)
    return sorted(made, key=lambda line: (line.base, line.start))


def _lines(glyphs: Sequence[Glyph]) -> list[Line]:
    clusters: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda one: one.base):
        last = clusters[-1] if clusters else None
        # Against the first letter of the line, so that no chain of lines forms.
        if last and abs(glyph.base - last[0].base) <= _ALIKE * max(min(glyph.size, last[0].size), 1):
            last.append(glyph)
        else:
            clusters.append([glyph])
    lines = [_line(cluster) for cluster in clusters]
    return _with_shifted(lines)


def _line(glyphs: Sequence[Glyph]) -> Line:
    sizes = sorted(glyph.size for glyph in glyphs)
    size = sizes[len(sizes) // 2]
    bases = sorted(glyph.base for glyph in glyphs)
    return Line(tuple(_in_order(glyphs)), bases[len(bases) // 2], size)


def _with_shifted(lines: Sequence[Line]) -> list[Line]:
    """Join lines of a few raised or lowered letters with the line that they belong to."""
    found: list[Line] = list(lines)
    for small in sorted(lines, key=lambda line: line.size):
        hosts = [line for line in found if line is not small and _hosts(line, small)]
        if hosts and small in found:
            host = min(hosts, key=lambda line: abs(line.base - small.base))
            name = RAISED if small.base < host.base else LOWERED
            marks = {glyph.order: name for glyph in small.glyphs}
            joined = tuple(_in_order([*host.glyphs, *small.glyphs]))
            found = [line for line in found if line is not small]
            found[found.index(host)] = evolve(host, glyphs=joined, shifted={**host.shifted, **small.shifted, **marks})
    return found


def _hosts(line: Line, small: Line) -> bool:
    """Return whether letters are raised or lowered on a line, and do not form a line of their own."""
    distance = (line.base - small.base) / line.size
    if not -_LOWEST <= distance <= _HIGHEST or abs(distance) < _SHIFTED:
        return False
    if small.size > _SMALL * line.size and abs(distance) > 0.5:  # noqa: PLR2004 half a size
        return False
    if len(small.glyphs) >= len(line.glyphs) and small.size > _SMALL * line.size:
        return False
    near = line.size * 0.6
    return all(
        any(
            -near <= glyph.start - other.end <= near or -near <= other.start - glyph.end <= near
            for other in line.glyphs
        )
        or any(other is not glyph and abs(glyph.start - other.end) < near for other in small.glyphs)
        for glyph in small.glyphs
    ) and not _overprints(line, small)


def _overprints(line: Line, small: Line) -> bool:
    return any(
        min(one.end, other.end) - max(one.start, other.start) > 0.5 * min(one.end - one.start, other.end - other.start)
        for one in small.glyphs
        for other in line.glyphs
        if not _is_mark(one) and not _is_mark(other)
    )


def _is_mark(glyph: Glyph) -> bool:
    """Return whether a letter is an accent that stands on the one before it."""
    return unicodedata.combining(glyph.text[0]) > 0 or glyph.end - glyph.start < 0.01  # noqa: PLR2004 no width


def _in_order(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return letters from left to right; an accent stays behind the letter that was drawn before it."""
    carriers: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda one: one.order):
        if carriers and unicodedata.combining(glyph.text[0]):
            carriers[-1].append(glyph)
        else:
            carriers.append([glyph])
    return [glyph for group in sorted(carriers, key=lambda group: (group[0].start, group[0].order)) for glyph in group]


def spaced(glyphs: Sequence[Glyph]) -> Iterator[tuple[Glyph, str]]:
    """Yield letters with their texts, with a space before each that begins a word.

    Gaps of one width between all digits of a text are those of a line that is stretched to the full width.
    """
    even = _stretched(glyphs)
    last: Glyph | None = None
    for glyph in glyphs:
        text = _LIGATURES.get(glyph.text, glyph.text)
        if last is not None and not _is_mark(glyph):
            gap = (glyph.start - last.end) / max(min(last.size, glyph.size), 1)
            digits = last.text[-1:].isdigit() and glyph.text[:1].isdigit()
            if gap > (max(even, _WORDS) if even else _WORDS):
                text = ("\t" if digits and gap > _APART else " ") + text
        yield glyph, text
        if last is None or glyph.end > last.end or not _is_mark(glyph):
            last = glyph


def _stretched(glyphs: Sequence[Glyph]) -> float:
    """Return the widest gap between letters, if all have nearly the same; 0 if some are not stretched."""
    pairs = [(one, other) for one, other in pairwise(glyphs) if not _is_mark(other)]
    gaps = [(other.start - one.end) / max(one.size, 1) for one, other in pairs]
    inked = all(glyph.text.isdigit() or glyph.text in ".," for glyph in glyphs)
    if not inked or len(gaps) < _FEWEST_GAPS or min(gaps) <= _WORDS or max(gaps) > _APART:
        return 0
    return max(gaps) + 0.001 if max(gaps) - min(gaps) <= _EVEN else 0


def pieces_of(lines: Sequence[Line], strokes: Sequence[Stroke] = ()) -> list[Piece]:
    """Return the pieces of lines, each line behind the break that ends the one before it.

    Args:
        lines: the lines of a cell.
        strokes: the straight lines that may strike letters out.
    """
    pieces: list[Piece] = []
    # No number is printed in part and typed in part.
    printed = any(glyph.text.isdigit() and not glyph.entered for line in lines for glyph in line.glyphs)
    for number, line in enumerate(lines):
        if number:
            pieces.append(_break(pieces, lines[number - 1], line, lines))
        pieces += _pieces(line, strokes, printed=printed)
    return [piece for piece in pieces if piece.text or piece.kind is Kind.SIGN]


def _break(pieces: list[Piece], line: Line, below: Line, lines: Sequence[Line]) -> Piece:
    """Return the end of a line, and join a word that a soft hyphen divides."""
    last = pieces[-1] if pieces else None
    if last is not None and last.text.endswith(_SOFT_HYPHEN) and below.text[:1].isalpha():
        pieces[-1] = evolve(last, text=last.text.rstrip(_SOFT_HYPHEN))
        return Piece(Kind.TEXT, "")
    return Piece(Kind.BREAK, "" if breaks_words(lines) and not last_of(line).space else " ", names.MANY_LINES.vi)


def breaks_words(lines: Sequence[Line]) -> bool:
    """Return whether lines break anywhere, because a text has no space to break at but spaces that never break."""
    spaces = "".join(glyph.space for line in lines for glyph in line.glyphs)
    return _NO_BREAK in spaces and " " not in spaces


def last_of(line: Line) -> Glyph:
    """Return the last letter of a line."""
    return line.glyphs[-1]


def _pieces(line: Line, strokes: Sequence[Stroke], *, printed: bool) -> Iterator[Piece]:
    before: tuple[Kind, str] | None = None
    text = ""
    doubled = _doubled(line.glyphs)
    for glyph, own in spaced(line.glyphs):
        kind = _kind(glyph, line, strokes, doubled)
        if printed and glyph.entered and kind[0] is Kind.TEXT:
            kind = Kind.DOUBT, names.ENTERED.vi
        if before is not None and (kind != before or own.startswith("\t")):
            yield Piece(before[0], text, before[1])
            text = ""
        if own.startswith("\t"):
            yield Piece(Kind.BREAK, " ", names.TAB.vi)
        before, text = kind, text + own.replace("\t", "")
    if before is not None:
        yield Piece(before[0], text, before[1])


def _kind(glyph: Glyph, line: Line, strokes: Sequence[Stroke], doubled: frozenset[int]) -> tuple[Kind, str]:
    """Return the role of a letter in its cell."""
    struck = bool(strokes) and is_struck(glyph, strokes)
    if glyph.hidden or struck:
        return Kind.ASIDE, glyph.hidden or names.STRUCK.vi
    if not is_known(glyph) or glyph.order in doubled:
        return Kind.DOUBT, names.OVERPRINTED.vi if is_known(glyph) else names.UNKNOWN_LETTER.vi
    if glyph.over:
        return Kind.DOUBT, glyph.over
    if glyph.added:
        return Kind.BOX, names.BOX.vi
    if glyph.order in line.shifted:
        return Kind.SHIFTED, line.shifted[glyph.order]
    return Kind.TEXT, ""


def _doubled(glyphs: Sequence[Glyph]) -> frozenset[int]:
    """Return the orders of letters that stand on each other."""
    found: set[int] = set()
    seen = [glyph for glyph in glyphs if not glyph.hidden and not _is_mark(glyph)]
    for one, other in pairwise(seen):
        shared = min(one.end, other.end) - max(one.start, other.start)
        if shared > 0.45 * max(min(one.end - one.start, other.end - other.start), 0.1):
            found.update((one.order, other.order))
    return frozenset(found)
