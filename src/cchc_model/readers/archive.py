"""Archives of XML, as Word and Excel write them: opened within limits, parsed without entities or network."""

import io
import zipfile
from typing import TYPE_CHECKING, Final

from cchc_model.errors import MissingExtraError, ReadError
from cchc_model.text import Bilingual

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_UNPACKED: Final = 200_000_000
"""The most bytes that a part of an archive may unpack to; the largest part of an annex has some 500,000."""

_MOST_PARTS: Final = 5_000


class Archive:
    """The parts of one archive.

    Args:
        data: the archive's bytes.
        name: what to call it in errors.

    Raises:
        ReadError: it is no archive, is damaged, or has too many parts.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise ReadError(name, DAMAGED) from None
        self.parts = frozenset(self._zip.namelist())
        if len(self.parts) > _MOST_PARTS:
            raise ReadError(name, TOO_LARGE)

    def read(self, part: str) -> bytes:
        """The content of a part.

        Raises:
            ReadError: the part is missing or damaged, or unpacks to more than an annex can have.
        """
        try:
            with self._zip.open(part) as file:
                data = file.read(MAX_UNPACKED + 1)
        except Exception as error:  # zipfile, zlib and struct each raise their own for damaged bytes
            raise ReadError(self.name, DAMAGED) from error
        if len(data) > MAX_UNPACKED:
            raise ReadError(self.name, TOO_LARGE)
        return data

    def parse(self, part: str, *, extra: str) -> "_Element":
        """The root element of a part.

        Raises:
            ReadError: as :meth:`read`, or it is no XML, or declares entities.
            MissingExtraError: lxml is not installed.
        """
        data = self.read(part)
        if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
            raise ReadError(self.name, DECLARES)
        try:
            from lxml import etree
        except ImportError:
            raise MissingExtraError(extra, Bilingual(f"Đọc tệp .{extra}", f"Reading .{extra} files")) from None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise ReadError(self.name, DAMAGED) from None


DAMAGED: Final = Bilingual(
    "tệp bị hỏng hoặc chưa tải xong; đề nghị mở bằng Word hoặc Excel rồi lưu lại",
    "it is damaged or incomplete; open it in Word or Excel and save it again",
)
TOO_LARGE: Final = Bilingual(
    "nội dung giải nén quá lớn so với một phụ lục", "it unpacks to far more than an annex can have"
)
DECLARES: Final = Bilingual(
    "tệp khai báo thực thể XML, không phải do Word hoặc Excel lưu",
    "it declares XML entities, which neither Word nor Excel writes",
)
