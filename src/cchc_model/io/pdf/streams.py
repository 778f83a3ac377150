"""Streams of a PDF file, unpacked within limits."""

from typing import TYPE_CHECKING

from pdfminer.pdftypes import LITERALS_FLATE_DECODE, LITERALS_LZW_DECODE, LITERALS_RUNLENGTH_DECODE, PDFStream
from pdfminer.psparser import PSLiteral

from cchc_model.io.pdf.limits import Budget

if TYPE_CHECKING:
    from collections.abc import Mapping

_FLATE = "FlateDecode"


def unpacked(stream: PDFStream, budget: Budget) -> bytes:
    """Return the content of a stream that nobody has unpacked yet.

    Args:
        stream: the stream.
        budget: what reading its file may still cost.

    Raises:
        LimitError: it is larger than that.
        Exception: whatever the parser raises for a stream that is damaged.
    """
    assert stream.rawdata is not None
    data = stream.rawdata
    if stream.decipher and stream.objid is not None and stream.genno is not None:
        data = stream.decipher(stream.objid, stream.genno, data, stream.attrs)
    for name, params in stream.get_filters():
        if name in LITERALS_FLATE_DECODE:
            data = budget.inflated(data)
        elif name in LITERALS_LZW_DECODE or name in LITERALS_RUNLENGTH_DECODE:
            budget.count_slowly(len(data) * (100 if name in LITERALS_LZW_DECODE else 1))
            data = _decoded(data, name)
            budget.count_unpacked(len(data))
        else:
            data = _decoded(data, name)
        if is_predicted(params):
            budget.count_predicted(len(data))
            data = _decoded(data, PSLiteral(_FLATE), params)
    return data


def is_predicted(params: object) -> bool:
    """Return whether the rows of a stream are stored as differences."""
    return isinstance(params, dict) and params.get("Predictor", 1) != 1


def _decoded(data: bytes, name: object, params: "Mapping[str, object] | None" = None) -> bytes:
    """Return data decoded by one filter alone, or only put together from its differences."""
    attrs: dict[str, object] = {"Filter": [name]}
    if params is not None:
        import zlib

        data = zlib.compress(data, 0)
        attrs = {"Filter": [next(iter(LITERALS_FLATE_DECODE))], "DecodeParms": [params]}
    return PDFStream(attrs, data).get_data()
