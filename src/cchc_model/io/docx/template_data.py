"""The data of templates of an annex, and what a template must print of them so that nothing is lost."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from cchc_model.annexes.document import Document, is_heading
from cchc_model.annexes.document_parts import Pair, Text
from cchc_model.annexes.footnotes import Footnote
from cchc_model.annexes.given_texts import Letterhead
from cchc_model.annexes.lines import WrittenLine
from cchc_model.annexes.made_texts import listed, official_name, signer_of, subject_of
from cchc_model.io.docx.filling import Data, Item
from cchc_model.reports.report import Report
from cchc_model.vietnamese.text import Bilingual, close_matches, one_line

if TYPE_CHECKING:
    from cchc_model.io.docx.sandbox import Fields

CELLS = ("ordinal", "name", "unit", "value", "note")
ITEMS: Mapping[str, tuple[str, ...]] = {
    "letterhead": ("left", "right", "left_kind", "right_kind", "room"),
    "titles": ("text", "kind", "left"),
    "rows": (*CELLS, "heading", "level"),
    "footnotes": ("mark", "text"),
    "remarks": ("text", "kind", "left"),
    "signature": ("left", "right", "left_kind", "right_kind", "room"),
    "closing": ("text", "kind", "left"),
    "signer": (),
    "recipients": (),
}
"""The lists by name, each with the fields of its items; an item without fields is a text."""
TEXTS = ("title", "organisation", "short_name", "parent", "period", "number", "place", "date", "attached_to", "name")
"""The texts."""

_LACKS = Bilingual(
    "thiếu {fields}; đề nghị thêm vào mẫu, hoặc lấy bản mẫu đủ: cchc template{form} -o mau.docx",
    "lacks {fields}; add what is missing, or take a complete one: cchc template{form} -o template.docx",
)
_UNKNOWN = Bilingual("có trường “{field}” không có trong dữ liệu{meant}", "has an unknown field {field!r}{meant}")


def data_of(document: Document, report: Report, letterhead: Letterhead | None) -> Data:
    """Return the data of a template, as plain texts, numbers and truth values in lists and dictionaries."""
    own, given = report.organisation, letterhead or Letterhead()
    return {
        "letterhead": [_pair(pair) for pair in document.letterhead],
        "titles": [_text(text) for text in document.titles],
        "rows": [_row(line) for line in document.rows],
        "footnotes": [_footnote(note) for note in document.footnotes],
        "remarks": [_text(text) for text in document.remarks],
        "signature": [_pair(pair) for pair in document.signature],
        "closing": [_text(text) for text in document.closing],
        "title": subject_of(report.framework),
        "organisation": one_line(official_name(own)) if own else "",
        "short_name": one_line(own.name) if own else "",
        "parent": one_line(given.above or (own.parent.name if own and own.parent else "")),
        "period": report.period.label() if report.period else "",
        "number": one_line(given.number),
        "place": one_line(given.place),
        "date": one_line(given.date),
        "attached_to": one_line(given.attached_to),
        "signer": [] if letterhead is None else list(signer_of(own, given)),
        "name": one_line(given.name),
        "recipients": listed(given.recipients),
    }


def _pair(pair: Pair) -> Item:
    return {
        "left": one_line(pair.left), "right": one_line(pair.right),
        "left_kind": pair.left_kind, "right_kind": pair.right_kind, "room": pair.room,
    }  # fmt: skip


def _text(text: Text) -> Item:
    return {"text": one_line(text.text), "kind": text.kind, "left": one_line(text.left)}


def _footnote(note: Footnote) -> Item:
    return {"mark": note.mark, "text": one_line(note.text)}


def _row(line: WrittenLine) -> Item:
    return {**dict(zip(CELLS, line.cells, strict=True)), "heading": is_heading(line.row), "level": line.level}


def problems_of(fields: "Fields", data: Data) -> Iterator[Bilingual]:
    """Yield what is wrong with the fields of a template: those it lacks, and those that no data have."""
    lacking = list(_lacking(fields.printed, data))
    if lacking:
        form = " --form letterhead" if data["letterhead"] or data["signature"] else ""
        yield _LACKS.filled(fields=", ".join(lacking), form=form)
    known = (*TEXTS, *ITEMS, *(f"{name}.{field}" for name, items in ITEMS.items() for field in items))
    for field in sorted(fields.named - {*known, *_LOOPS}):
        near = close_matches(field, known, most=1)
        meant = Bilingual(f"; có phải là “{near[0]}”?", f"; did you mean {near[0]!r}?") if near else Bilingual("", "")
        yield _UNKNOWN.filled(field=field, meant=meant)
    # A list or an item as a whole is no text.
    for field in sorted(fields.printed & {name for name, items in ITEMS.items() if items}):
        yield _UNKNOWN.filled(field=field, meant=Bilingual("", ""))


_LOOPS = tuple(f"loop.{name}" for name in ("first", "last", "index", "index0", "length"))


def _lacking(printed: frozenset[str], data: Data) -> Iterator[str]:
    """Yield the fields that a template must print and does not.

    The texts around the table are printed as the lists in which they stand, or one by one.
    """
    yield from (f"rows.{field}" for field in CELLS if f"rows.{field}" not in printed)
    for name, alone in (
        ("letterhead", ("parent", "organisation", "number", "place", "date")),
        ("titles", ("organisation", "period", "attached_to")),
        ("signature", ("signer", "name", "recipients")),
    ):
        sides = ("text",) if name == "titles" else ("left", "right")
        if data[name] and not {f"{name}.{side}" for side in sides} <= printed:
            yield from _alone(name, alone, printed, data)
    for name in ("footnotes", "remarks", "closing"):
        if data[name] and f"{name}.text" not in printed:
            yield f"{name}.text"
    for name in ("titles", "remarks", "closing"):
        items = data[name]
        beside = isinstance(items, list) and any(isinstance(one, Mapping) and one["left"] for one in items)
        if beside and f"{name}.text" in printed and f"{name}.left" not in printed:
            yield f"{name}.left"


def _alone(name: str, fields: tuple[str, ...], printed: frozenset[str], data: Data) -> Iterator[str]:
    """Yield the texts of a list that a template does not print one by one, or the list if it prints none."""
    names = {"organisation": ("organisation", "short_name")}
    missing = [field for field in fields if data[field] and not printed & {*names.get(field, (field,))}]
    if len(missing) == sum(bool(data[field]) for field in fields):
        yield name
    else:
        yield from missing
