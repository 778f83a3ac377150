"""PDF files that are not read: each is refused with a sentence that names the page, the font and the remedy."""

import random
import struct
import zlib
from types import FunctionType

import pytest
from PIL import Image
from reportlab.lib import pdfencrypt
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from cchc_model import ReadError, read_report
from cchc_model.errors import CchcError
from helpers.hostile_pdf import TEXT, hostile, one_page, stream
from helpers.office import HEADER, TASKS
from helpers.pdf import drawn, fonts, grid
from helpers.sampling import some_of

HOSTILE = hostile()


def plain(canvas: Canvas) -> None:
    grid(canvas, [HEADER, ["1", TASKS, "Nhiệm vụ", "31", ""]])


def scan(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("RGB", (60, 80), "#eeeeee")), 0, 0, 595, 842)


def recognised(canvas: Canvas) -> None:
    scan(canvas)
    made = canvas.beginText(50, 700)
    made.setFont(fonts()[0], 10)
    made.setTextRenderMode(3)
    made.textLines([TASKS] * 40)
    canvas.drawText(made)


def refused(data: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        read_report(data, name="annex.pdf")
    vietnamese, english = caught.value.message("vi"), caught.value.message("en")
    assert "đề nghị" in vietnamese
    assert vietnamese != english
    return english


@pytest.mark.parametrize("page", [scan, recognised])
def test_a_scan_is_refused_by_its_page(page: object) -> None:
    assert "page 2 is a picture or scan" in refused(drawn(plain, page))  # type: ignore[arg-type]


def test_a_file_with_a_password_is_refused() -> None:
    lock = pdfencrypt.StandardEncryption("mở", ownerPassword="chủ", strength=128)
    assert "protected by a password" in refused(drawn(plain, encrypt=lock))


def test_a_file_that_everybody_may_open_is_read() -> None:
    lock = pdfencrypt.StandardEncryption("", ownerPassword="chủ", canModify=0, strength=128)
    assert read_report(drawn(plain, encrypt=lock)).values["plan_tasks"] == 31


def test_a_font_without_characters_is_refused_by_its_name() -> None:
    inner = (
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Lost/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)>>>>"
    )
    font = b"<</Type/Font/Subtype/Type0/BaseFont/Lost/Encoding/Identity-H/DescendantFonts[6 0 R]>>"
    made = one_page(stream(TEXT), font=font, more={6: inner})
    assert "does not map its letters" in refused(made)
    assert "page 1" in refused(made)


@pytest.mark.parametrize(
    ("name", "text"),
    [(b".VnTime", "Sè nhiÖm vô".encode("latin-1")), (b"VNI-Times", "Soá nhieäm vuï".encode("latin-1"))],
)
def test_an_old_font_is_refused_by_its_name(name: bytes, text: bytes) -> None:
    font = (
        b"<</Type/Font/Subtype/TrueType/BaseFont/%s/Encoding/WinAnsiEncoding/FontDescriptor<</FontName/%s/Flags 32>>>>"
    )
    made = one_page(stream(b"BT /F1 12 Tf 50 700 Td (%s) Tj ET" % text), font=font % (name, name))
    assert f"the old font {name.decode()}" in refused(made)


SLOW = {
    "letters without end", "drawings in drawings", "annotations without end", "letters on lines of their own",
    "annotations in a packed list below the limit", "an index of many parts", "lines through letters",
    "letters below areas", "letters across slants", "deep arrays", "deep arrays among instructions",
}  # fmt: skip
"""Files that cost seconds before a limit is passed; `benchmarks/hostile_files.py` measures all."""


@pytest.mark.parametrize("kind", some_of(sorted(set(HOSTILE) - SLOW)))
def test_a_hostile_file_is_refused(kind: str) -> None:
    with pytest.raises(CchcError):
        read_report(HOSTILE[kind]())


def test_a_defect_of_the_library_is_no_damage_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def defect(*_: object) -> frozenset[int]:
        raise KeyError("ours")

    monkeypatch.setattr("cchc_model.io.pdf.pages.layers_off", defect)
    with pytest.raises(KeyError, match="ours"):
        read_report(drawn(plain))


@pytest.mark.parametrize("error", [KeyError, TypeError, IndexError, struct.error, zlib.error, RecursionError])
def test_an_error_of_the_parser_is_damage_of_the_file(monkeypatch: pytest.MonkeyPatch, error: type[Exception]) -> None:
    broken = FunctionType(_raised.__code__, {"__name__": "pdfminer.pdfinterp"}, closure=None)
    monkeypatch.setattr("pdfminer.pdfinterp.PDFPageInterpreter.do_BT", lambda _: broken(error))
    assert "damaged or incomplete" in refused(drawn(plain))


def _raised(error: type[Exception]) -> None:
    raise error


def test_damaged_bytes_give_only_the_librarys_exceptions() -> None:
    data, g = drawn(plain), random.Random(7)
    for _ in range(25):
        broken = bytearray(data)
        for _ in range(g.choice([1, 5, 40])):
            broken[g.randrange(len(broken))] = g.randrange(256)
        made = bytes(broken)[: g.choice([len(data), g.randrange(len(data))])]
        try:
            report = read_report(made)
        except CchcError:
            continue
        assert report.values.get("plan_tasks") in {31, None}
