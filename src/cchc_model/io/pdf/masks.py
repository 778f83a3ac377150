"""What pictures let through: the mask of a picture, read when a letter is below it."""

from functools import cached_property
from typing import TYPE_CHECKING

from attrs import field, frozen
from pdfminer.pdftypes import (
    LITERALS_ASCII85_DECODE,
    LITERALS_ASCIIHEX_DECODE,
    LITERALS_FLATE_DECODE,
    PDFStream,
    resolve1,
)

from cchc_model.io.pdf.shapes import Box
from cchc_model.io.pdf.streams import is_predicted, unpacked

if TYPE_CHECKING:
    from pdfminer.utils import Matrix

    from cchc_model.io.pdf.limits import Budget

_LARGEST = 4_000_000
"""The most points of a mask that is read."""
_SAMPLES = 8
"""How often a mask is asked along each side of a rectangle."""
_BYTE = 8
HIDING, SEEN = 128, 26
"""The opacity, out of 255, that hides a text, and that is seen at all."""
_MOST_PREDICTED = 400_000
"""The most points of a mask whose rows are stored as differences."""
_CHEAP = frozenset((*LITERALS_FLATE_DECODE, *LITERALS_ASCII85_DECODE, *LITERALS_ASCIIHEX_DECODE))


@frozen(eq=False)
class Mask:
    """The mask of a picture.

    Attributes:
        stream: the picture whose points are the mask.
        matrix: the matrix that places the picture on the page.
        budget: what reading may still cost.
        drawn: True if a point of value 0 is drawn and any other is let through; otherwise the value is the opacity.
    """

    stream: PDFStream
    matrix: "Matrix"
    budget: "Budget"
    drawn: bool = field(default=False)

    def share(self, box: Box, opacity: int) -> float | None:
        """Return the share of a rectangle that the picture covers, or None if its mask is not understood.

        Args:
            box: the rectangle.
            opacity: the least opacity that counts, out of 255.
        """
        points, (a, b, c, d, e, f) = self._points, self.matrix
        whole = a * d - b * c
        if points is None or not whole:
            return None
        wide, high, opacities = points
        covered = 0
        places = [(at + 0.5) / _SAMPLES for at in range(_SAMPLES)]
        self.budget.count_compared(_SAMPLES * _SAMPLES)
        for x in (box[0] + (box[2] - box[0]) * at - e for at in places):
            for y in (box[1] + (box[3] - box[1]) * at - f for at in places):
                across, up = (d * x - c * y) / whole, (a * y - b * x) / whole
                if 0 <= across < 1 and 0 < up <= 1:
                    place = min(int((1 - up) * high), high - 1) * wide + int(across * wide)
                    covered += opacities[place] >= opacity
        return covered / (_SAMPLES * _SAMPLES)

    @cached_property
    def _points(self) -> tuple[int, int, bytes] | None:
        """The width, the height, and the opacity of each point."""
        wide, high, depth = (
            self._number(long, short) for long, short in (("Width", "W"), ("Height", "H"), ("BitsPerComponent", "BPC"))
        )
        depth = depth or 1
        if not wide or not high or not 0 < wide * high <= _LARGEST or depth not in {1, _BYTE}:
            return None
        data = self._unpacked(wide * high)
        row = (wide * depth + 7) // 8
        if data is None or len(data) < row * high:
            return None
        decode = resolve1(self.stream.get("Decode") or self.stream.get("D"))
        turned = self.drawn != (isinstance(decode, list) and bool(decode) and resolve1(decode[0]) == 1)
        if depth == _BYTE:
            data = data[: row * high]
            return wide, high, data.translate(bytes(range(255, -1, -1))) if turned else data
        self.budget.count_unpacked(wide * high)
        bits = [bytes(255 * (((value >> at) & 1) != turned) for at in range(7, -1, -1)) for value in range(256)]
        rows = (data[at * row : (at + 1) * row] for at in range(high))
        return wide, high, b"".join(b"".join(map(bits.__getitem__, one))[:wide] for one in rows)

    def _unpacked(self, size: int) -> bytes | None:
        if self.stream.rawdata is None:
            return self.stream.data
        filters = self.stream.get_filters()
        if not all(
            name in _CHEAP and (size <= _MOST_PREDICTED or not is_predicted(params)) for name, params in filters
        ):
            return None
        return unpacked(self.stream, self.budget)

    def _number(self, *keys: str) -> int:
        found = next((resolve1(self.stream[key]) for key in keys if key in self.stream), 0)
        return found if isinstance(found, int) else 0


def mask_of(picture: PDFStream, matrix: "Matrix", budget: "Budget") -> Mask | None:
    """Return the mask of a picture, or None if it covers everything below it.

    Args:
        picture: the picture.
        matrix: the matrix that places it on the page.
        budget: what reading may still cost.
    """
    if resolve1(picture.get("ImageMask") or picture.get("IM")):
        return Mask(picture, matrix, budget, drawn=True)
    soft, hard = resolve1(picture.get("SMask")), resolve1(picture.get("Mask"))
    if isinstance(soft, PDFStream):
        return Mask(soft, matrix, budget)
    if hard is None and not resolve1(picture.get("SMaskInData")):
        return None
    # A list of colours that are let through, and a mask within the picture, are not understood.
    return Mask(hard if isinstance(hard, PDFStream) else PDFStream({}, b""), matrix, budget, drawn=True)
