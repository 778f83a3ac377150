"""Limits of a PDF file, counted while it is read, so that a hostile file costs little before it is refused."""

import zlib

from attrs import define

from cchc_model.vietnamese.formatting import in_both
from cchc_model.vietnamese.text import Bilingual

MAX_PAGES = 200
"""The most pages that are read; an annex has some 10."""
_MOST_OBJECTS = 60_000
"""The most objects of a file; an annex has some 200."""
_MOST_LISTED = 600_000
"""The most numbers, names and references in the objects of a file; an annex has some 5,000."""
_MOST_UNPACKED = 60_000_000
"""The most bytes that are unpacked from all streams but pictures; an annex has some 500,000."""
_MOST_SLOWLY = 300_000
"""The most bytes of streams in encodings that take long to decode and that today's programs do not write."""
_MOST_PREDICTED = 2_000_000
"""The most bytes of streams whose rows are stored as differences, which take long to put together."""
_MOST_DRAWN = 500_000
"""The most words of instructions that are carried out; an annex has some 50,000."""
_MOST_GLYPHS = 150_000
"""The most letters of all pages; an annex has some 15,000."""
_MOST_SHAPES = 100_000
"""The most lines and areas of all pages; an annex has some 3,000."""
_MOST_FORMS = 5_000
"""The most drawings within drawings."""
_MOST_COMPARED = 20_000_000
"""The most areas and lines that are compared with letters; an annex has some 300,000."""
_MOST_CODES = 200_000
"""The most entries of the tables of fonts."""


_SEPARATORS = (b" ", b"\n", b"\r", b"\t", b"\0", b"\f", b"[", b"(", b"<", b"/")


class LimitError(Exception):
    """A limit was passed.

    Args:
        reason: the limit, in both languages.
    """

    def __init__(self, reason: Bilingual) -> None:
        super().__init__(reason.en)
        self.reason = reason


def limit(count: int, most: int, what: Bilingual) -> None:
    """Raise an error if there is more of something than an annex can have.

    Raises:
        LimitError: `count` is above `most`.
    """
    if count > most:
        number = in_both(most)
        raise LimitError(
            Bilingual(
                f"có hơn {number.vi} {what.vi}, nhiều hơn hẳn một phụ lục; đề nghị kiểm tra xem có đúng tệp không",
                f"it has more than {number.en} {what.en}, far more than an annex; check that it is the right file",
            )
        )


def words_of(data: bytes) -> int:
    """Return about how many words instructions or objects have; each takes as long as another."""
    return sum(map(data.count, _SEPARATORS))


@define
class Budget:
    """What reading a file may still cost."""

    objects: int = 0
    listed: int = 0
    unpacked: int = 0
    slowly: int = 0
    predicted: int = 0
    drawn: int = 0
    glyphs: int = 0
    shapes: int = 0
    forms: int = 0
    codes: int = 0
    compared: int = 0

    def count_objects(self, count: int) -> None:
        """Count objects of the file."""
        self.objects += count
        limit(self.objects, _MOST_OBJECTS, Bilingual("đối tượng", "objects"))

    def count_listed(self, count: int) -> None:
        """Count numbers, names and references in objects."""
        self.listed += count
        limit(self.listed, _MOST_LISTED, Bilingual("giá trị trong các đối tượng", "values in its objects"))

    def count_unpacked(self, size: int) -> None:
        """Count unpacked bytes."""
        self.unpacked += size
        limit(self.unpacked, _MOST_UNPACKED, Bilingual("byte sau khi giải nén", "unpacked bytes"))

    def count_slowly(self, size: int) -> None:
        """Count bytes in encodings of former times."""
        self.slowly += size
        limit(self.slowly, _MOST_SLOWLY, Bilingual("byte nén theo kiểu cũ", "bytes in an old encoding"))

    def count_predicted(self, size: int) -> None:
        """Count bytes that are stored as differences."""
        self.predicted += size
        limit(self.predicted, _MOST_PREDICTED, Bilingual("byte lưu theo chênh lệch", "bytes stored as differences"))

    def count_drawn(self, size: int) -> None:
        """Count words of instructions."""
        self.drawn += size
        limit(self.drawn, _MOST_DRAWN, Bilingual("lệnh vẽ", "drawing instructions"))

    def count_glyph(self) -> None:
        """Count a letter."""
        self.glyphs += 1
        limit(self.glyphs, _MOST_GLYPHS, Bilingual("ký tự", "characters"))

    def count_shapes(self, count: int) -> None:
        """Count lines and areas."""
        self.shapes += count
        limit(self.shapes, _MOST_SHAPES, Bilingual("nét vẽ", "lines and areas"))

    def count_form(self) -> None:
        """Count a drawing within a drawing."""
        self.forms += 1
        limit(self.forms, _MOST_FORMS, Bilingual("hình lồng nhau", "drawings within drawings"))

    def count_codes(self, count: int) -> None:
        """Count entries of a font's tables."""
        self.codes += count
        limit(self.codes, _MOST_CODES, Bilingual("mã trong bảng phông chữ", "codes in the tables of its fonts"))

    def count_compared(self, count: int) -> None:
        """Count areas and lines that may be over a letter."""
        self.compared += count
        limit(self.compared, _MOST_COMPARED, Bilingual("nét vẽ đè lên chữ", "marks over letters"))

    def inflated(self, data: bytes) -> bytes:
        """Return the unpacked bytes of data packed by zlib; what is damaged ends it.

        Raises:
            LimitError: there are too many.
        """
        unpacking = zlib.decompressobj()
        pieces: list[bytes] = []
        while data and not unpacking.eof:  # bytes behind the end stay unconsumed for ever
            try:
                piece = unpacking.decompress(data, 1 << 20)
            except zlib.error:
                break
            if not piece and not unpacking.unconsumed_tail:
                break
            self.count_unpacked(len(piece))
            pieces.append(piece)
            data = unpacking.unconsumed_tail
        return b"".join(pieces)
