"""PDF files that would cost much time or memory: each is written object by object."""

import re
import zlib
from collections.abc import Callable, Mapping


def raw_pdf(objects: Mapping[int, bytes], root: int = 1, trailer: bytes = b"") -> bytes:
    """A file of some objects, each given as it stands between `obj` and `endobj`."""
    data, places = bytearray(b"%PDF-1.7\n"), {}
    for number, content in objects.items():
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        data += b"%d 1\n%010d 00000 n \n" % (number, place)
    size = max(objects) + 1
    return bytes(data) + b"trailer\n<</Size %d/Root %d 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, root, trailer, start)


def stream(data: bytes, entries: bytes = b"", *, packed: int = 0) -> bytes:
    """A stream, packed some times over."""
    for _ in range(packed):
        data = zlib.compress(data, 9)
    filters = b"/Filter[%s]" % (b"/FlateDecode " * packed) if packed else b""
    return b"<<%s%s/Length %d>>stream\n%s\nendstream" % (entries, filters, len(data), data)


def one_page(
    content: bytes, *, font: bytes = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", more: Mapping[int, bytes] = {},
    forms: bytes = b"", page: bytes = b"",
) -> bytes:  # fmt: skip
    """A file of a page with instructions; `content` is a whole stream."""
    resources = b"/Resources<</Font<</F1 5 0 R>>/XObject<<%s>>>>" % forms
    return raw_pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R%s%s>>" % (resources, page),
            4: content,
            5: font,
            **more,
        }
    )


TEXT = b"BT /F1 12 Tf 50 700 Td (So nhiem vu 31) Tj ET\n"
_CID = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]%s>>"
_INNER = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)>>%s>>"
_RANGE = (
    b"/CIDInit /ProcSet findresource begin begincmap 1 beginbfrange <00000000> <7fffffff> <00000041> endbfrange endcmap"
)


def _laughs() -> bytes:
    forms = {
        10 + level: stream(
            b"/N Do " * 10,
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</N %d 0 R>>>>" % (11 + level),
        )
        for level in range(9)
    }
    forms[19] = stream(TEXT, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F1 5 0 R>>>>")
    return one_page(stream(b"/N Do"), more=forms, forms=b"/N 10 0 R")


def _pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (10 + number) for number in range(count))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
    return raw_pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count),
            4: stream(TEXT),
            5: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            **{10 + number: page for number in range(count)},
        }
    )


def _deep_tree(depth: int) -> bytes:
    nodes = {
        10 + level: b"<</Type/Pages/Kids[%d 0 R]/Count 1/Parent %d 0 R>>" % (11 + level, 9 + level)
        for level in range(depth)
    }
    nodes[10 + depth] = b"<</Type/Page/MediaBox[0 0 600 800]/Contents 4 0 R>>"
    return raw_pdf({1: b"<</Type/Catalog/Pages 10 0 R>>", 4: stream(TEXT), **nodes})


_PACKED = b"/Type/ObjStm/N 1/First 4"
_GRID = b"".join(b"0 %d m 600 %d l S %d 0 m %d 800 l S " % (at, at, at, at) for at in range(0, 600, 6)) + TEXT


def _lost_index(data: bytes) -> bytes:
    """Return a file that states another place of its index than the right one."""
    start, _, _ = data.rpartition(b"startxref")
    return start + b"startxref\n7\n%%EOF\n"


def with_packed_objects(data: bytes, packed: bytes, *, index: bytes = b"/Index[0 10]") -> bytes:
    """Return a file with an index as a stream, whose object 9 is in a packed stream, object 8."""
    body, _, _ = data.partition(b"xref\n0 1")
    places = {int(found[1]): found.start() for found in re.finditer(rb"(?m)^(\d+) 0 obj$", body)}
    body += b"8 0 obj\n%s\nendobj\n" % stream(packed, _PACKED, packed=1)
    places[8] = body.rindex(b"8 0 obj")
    entries = [(2, 8, 0) if number == 9 else (1, places.get(number, 0), 0) for number in range(10)]
    listed = b"".join(kind.to_bytes(1) + place.to_bytes(4) + at.to_bytes(2) for kind, place, at in entries)
    start = len(body)
    body += b"7 0 obj\n%s\nendobj\n" % stream(listed, b"/Type/XRef/Size 10/W[1 4 2]/Root 1 0 R" + index, packed=1)
    return body + b"startxref\n%d\n%%%%EOF\n" % start


def hostile() -> dict[str, Callable[[], bytes]]:
    """What makes the files, by what is hostile about them."""
    return {
        "a stream that unpacks to 61 MB": lambda: one_page(stream(b"\0" * 61_000_000, packed=1)),
        "a stream packed twice": lambda: one_page(stream(b"\0" * 61_000_000, packed=2)),
        "a stream of old packing": lambda: one_page(
            b"<</Filter/LZWDecode/Length 900000>>stream\n" + b"\x80\x0b\x60\x50" * 225_000 + b"\nendstream"
        ),
        "instructions without end": lambda: one_page(stream(b"q Q " * 2_000_000, packed=1)),
        "letters without end": lambda: one_page(stream(b"BT /F1 1 Tf (" + b"3" * 3_000_000 + b") Tj ET", packed=1)),
        "lines without end": lambda: one_page(stream(b"0 0 m 9 9 l S " * 300_000, packed=1)),
        "a path without end": lambda: one_page(stream(b"0 0 m " + b"9 9 l " * 600_000 + b"S", packed=1)),
        "drawings in drawings": _laughs,
        "a drawing that draws itself": lambda: one_page(
            stream(b"/N Do"),
            more={10: stream(b"/N Do", b"/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</N 10 0 R>>>>")},
            forms=b"/N 10 0 R",
        ),
        "a font with ranges of widths": lambda: one_page(
            stream(TEXT), font=_CID % b"", more={6: _INNER % b"/W[0 2000000000 500]"}
        ),
        "a font with a range of characters": lambda: one_page(
            stream(TEXT), font=_CID % b"/ToUnicode 7 0 R", more={6: _INNER % b"", 7: stream(_RANGE)}
        ),
        "pages without end": lambda: _pages(230),
        "a deep tree of pages": lambda: _deep_tree(1_200),
        "deep arrays": lambda: one_page(stream(TEXT), more={9: b"[" * 100_000 + b"]" * 100_000}),
        "deep arrays on the page": lambda: one_page(stream(TEXT), page=b"/MediaBox " + b"[" * 5_000 + b"]" * 5_000),
        "deep arrays among instructions": lambda: one_page(stream(b"[" * 200_000 + TEXT)),
        "an object that is itself": lambda: one_page(stream(TEXT), page=b"/Rotate 9 0 R", more={9: b"9 0 R"}),
        "objects without end": lambda: raw_pdf({1: b"<</Type/Catalog>>", **dict.fromkeys(range(2, 60_500), b"0")}),
        "annotations without end": lambda: one_page(
            stream(TEXT),
            page=b"/Annots[%s]" % (b"9 0 R " * 400_000),
            more={9: b"<</Subtype/FreeText/Rect[0 0 99 99]/Contents(%s)>>" % (b"31 " * 1_000)},
        ),
        "annotations in a packed list": lambda: with_packed_objects(
            one_page(stream(TEXT), page=b"/Annots 9 0 R"), b"9 0 [" + b"8 0 R " * 2_000_000 + b"]"
        ),
        "annotations in a packed list below the limit": lambda: with_packed_objects(
            one_page(stream(TEXT), page=b"/Annots 9 0 R"), b"9 0 [" + b"8 0 R " * 190_000 + b"]"
        ),
        "packed references without an index": lambda: _lost_index(
            one_page(stream(TEXT), more={8: stream(b"9 0 " + b"8 0 R " * 700_000, _PACKED, packed=1)})
        ),
        "a packed list of references without an index": lambda: _lost_index(
            one_page(stream(TEXT), more={8: stream(b"9 0 [" + b"8 0 R " * 700_000 + b"]", _PACKED, packed=1)})
        ),
        "packed references without an index below the limit": lambda: _lost_index(
            one_page(stream(TEXT), more={8: stream(b"9 0 " + b"8 0 R " * 190_000, _PACKED, packed=1)})
        ),
        "many packed streams without an index": lambda: _lost_index(
            one_page(
                stream(TEXT), more={at: stream(b"9 0 " + b"8 0 R " * 20_000, _PACKED, packed=1) for at in range(8, 60)}
            )
        ),
        "an index of any length": lambda: with_packed_objects(
            one_page(stream(TEXT)), b"9 0 31", index=b"/Index[0 2000000000]"
        ),
        "an index of many parts": lambda: with_packed_objects(
            one_page(stream(TEXT), more=dict.fromkeys(range(10, 20000), b"0")),
            b"9 0 31",
            index=b"/Index[%s]" % (b"0 1 " * 140_000),
        ),
        "an index before itself": lambda: one_page(stream(TEXT)).replace(b"trailer\n<<", b"trailer\n<</Prev 9 "),
        "letters on lines of their own": lambda: one_page(
            stream(b"BT /F1 1 Tf 0.001 Tw " + b"0.002 0.011 Td (3) Tj " * 80_000 + b"ET", packed=1)
        ),
        "letters on each other": lambda: one_page(
            stream(b"BT /F1 .01 Tf " + b"1 0 0 1 9 9.01 Tm (3) Tj 1 0 0 1 9 9 Tm (1) Tj " * 30_000 + b"ET", packed=1)
        ),
        "a grid without end": lambda: one_page(
            stream(b"".join(b"0 %d m 600 %d l S %d 0 m %d 800 l S " % (at, at, at, at) for at in range(0, 2_400, 3)))
        ),
        "pieces of lines": lambda: one_page(
            stream(
                b"".join(b"%d %d m %d %d l S " % (x, y, x + 6, y) for x in range(0, 600, 12) for y in range(0, 800, 9))
            )
        ),
        "lines through letters": lambda: one_page(
            stream(b"BT /F1 9 Tf 9 400 Td (" + b"3" * 60_000 + b") Tj ET " + b"0 403 m 600 403 l S " * 40_000, packed=1)
        ),
        "letters below areas": lambda: one_page(
            stream(b"BT /F1 9 Tf 9 400 Td (" + b"3" * 60_000 + b") Tj ET " + b"0 0 600 800 re f " * 60_000, packed=1)
        ),
        "letters across slants": lambda: one_page(
            stream(b"BT /F1 9 Tf 9 400 Td (" + b"3" * 60_000 + b") Tj ET " + b"0 0 m 600 800 l S " * 40_000, packed=1)
        ),
        "pictures over cells": lambda: one_page(
            stream(_GRID + b"q 600 0 0 800 0 0 cm /I Do Q " * 400, packed=1),
            more={
                9: stream(b"", b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/SMask 10 0 R"),
                10: stream(b"\x80" * 4_000_000, b"/Subtype/Image/Width 2000/Height 2000/BitsPerComponent 8", packed=1),
            },
            forms=b"/I 9 0 R",
        ),
        "a page of no size": lambda: one_page(stream(TEXT), page=b"/MediaBox[0 0 0 0]"),
        "a page of any size": lambda: one_page(stream(TEXT), page=b"/MediaBox[0 0 1e30 1e30]"),
        "no pages": lambda: raw_pdf({1: b"<</Type/Catalog>>"}),
        "nothing": lambda: b"%PDF-1.7\n",
        "half a file": lambda: one_page(stream(TEXT))[:300],
        "text far away": lambda: one_page(stream(b"BT /F1 1e30 Tf 1e30 -1e30 Td (31) Tj ET " + TEXT)),
        "not a number": lambda: one_page(stream(b"BT /F1 12 Tf 1 0 0 1 nan inf Tm (31) Tj ET " + TEXT)),
    }
