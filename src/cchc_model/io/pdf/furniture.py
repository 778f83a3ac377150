"""What stands at the top and bottom of pages and belongs to none of their texts: page numbers, running headers."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import takewhile

from cchc_model.io.pdf.lines import Line
from cchc_model.io.pdf.segments import segments_of

_NUMBER = re.compile(
    r"[-–—\s]*(?:(?:trang|page|p\.|tr\.)\s*:?\s*)?([0-9]{1,3})(?:\s*(?:/|of|trên)\s*[0-9]{1,3})?[-–—.\s]*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"[0-9]+")
_MARGIN = 0.12
"""The share of the height of a page in which running headers and footers stand."""
_NEAR = 3.0
_SIDES = 3
"""The most texts side by side in a running header: on the left, in the middle and on the right."""
_OFTEN = 0.5
_OF_ONE_TEXT = 1.6
"""The greatest distance of lines of one text, in sizes of the font."""
_APART = 1.25
"""The least distance of a page number from the text of its page, in sizes of the font."""


def furniture_of(pages: Mapping[int, Sequence[Line]], heights: Mapping[int, float]) -> frozenset[int]:
    """Return the ids of lines that are the number of their page, or that an earlier page has at the same place.

    A number counts only as one of a page if it is that of its page, and stands apart at its upper or lower end.

    Args:
        pages: the lines outside ruled tables, by page.
        heights: the height of each page.
    """
    found: set[int] = set()
    places: dict[tuple[str, bool], list[tuple[int, Line]]] = defaultdict(list)
    numbered: dict[int, list[tuple[int, int, Line]]] = defaultdict(list)
    for page, lines in pages.items():
        for line in _ends(lines, heights[page]):
            text = line.text
            number = _NUMBER.fullmatch(text)
            if number:
                numbered[int(number[1]) - page].append((page, int(number[1]), line))
            else:
                top = line.base < heights[page] / 2
                places[_DIGITS.sub("#", text), top].append((page, line))
    # The number of a page is that of its place in the file, or all differ from it by the same.
    for offset, lines_found in numbered.items():
        if offset == 0 or len(lines_found) > 1:
            found.update(id(line) for _, _, line in lines_found)
    often: set[int] = set()
    for seen in places.values():
        on = {page for page, _ in seen}
        if len(on) > 1 and _are_alike(seen):
            found.update(id(line) for _, line in seen)
            often.update(id(line) for _, line in seen if len(on) > _OFTEN * len(pages))
    first = {id(seen[0][1]) for seen in places.values()}
    return frozenset(one for lines in pages.values() for one in _outside(lines, found, often)) - first


def _outside(lines: Sequence[Line], found: Collection[int], often: Collection[int]) -> Iterator[int]:
    """Yield the ids of lines found that nothing divides from the end of the page, and that its text does not touch.

    What stands on most pages may touch it.
    """
    ordered = sorted(lines, key=lambda line: line.base)
    for inwards in (ordered, ordered[::-1]):
        ends = list(takewhile(lambda line: id(line) in found, inwards))
        text = inwards[len(ends)] if len(ends) < len(inwards) else None
        while ends and text is not None and id(ends[-1]) not in often and _is_near(ends[-1], text):
            text = ends.pop()
        yield from map(id, ends)


def _is_near(line: Line, text: Line) -> bool:
    return abs(line.base - text.base) < _OF_ONE_TEXT * line.size


def _are_alike(seen: Sequence[tuple[int, Line]]) -> bool:
    """Return whether lines stand at the same height, and their numbers are those of their pages or the same."""
    (first_page, first), *others = seen
    for page, line in others:
        if abs(line.base - first.base) > _NEAR:
            return False
        for mine, theirs in zip(_DIGITS.findall(first.text), _DIGITS.findall(line.text), strict=True):
            if mine != theirs and int(theirs) - int(mine) != page - first_page:
                return False
    return True


def _ends(lines: Sequence[Line], height: float) -> list[Line]:
    """Return the lines in the margins of a page that stand apart from its text."""
    ordered = sorted(lines, key=lambda line: line.base)
    found = [line for line in ordered if line.base < _MARGIN * height or line.base > (1 - _MARGIN) * height]
    return [line for line in found if len(segments_of(line)) <= _SIDES and not _touches(line, ordered)]


def _touches(line: Line, lines: Sequence[Line]) -> bool:
    """Return whether another line stands directly above and another below."""
    near = [other for other in lines if other is not line and abs(other.base - line.base) < _APART * line.size]
    return any(other.base < line.base for other in near) and any(other.base > line.base for other in near)
