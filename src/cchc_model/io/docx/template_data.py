"""The data of templates of an annex, and what a template must print of them so that nothing is lost."""

from collections.abc import Iterator, Mapping, Sized
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
        "signer": list(signer_of(own, given)) if document.signature else [],
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


def is_form(fields: "Fields") -> bool:
    """Return whether a template is that of a document with a letterhead of its own."""
    return any(path.startswith("letterhead.") or path in ("number", "place", "date") for path in fields.printed)


def required_of(document: Document, report: Report, letterhead: Letterhead | None) -> Mapping[str, tuple[str, ...]]:
    """Return the lists that a template must print, each with the texts that it may print one by one instead.

    What nobody gave, such as the title of the signatory, may be a line of the template itself.
    """
    given = letterhead or Letterhead()
    own, period = report.organisation, report.period
    heads: dict[str, object] = {
        "parent": given.above,
        "organisation": own,
        "number": given.number,
        "place": given.place,
    }
    signs: dict[str, object] = {"signer": given.signer, "name": given.name, "recipients": given.recipients}
    titles: dict[str, object] = {"organisation": own, "period": period, "attached_to": given.attached_to}
    read = letterhead is None and bool(document.signature)
    wanted: dict[str, tuple[Sized, dict[str, object], bool]] = {
        "letterhead": (document.letterhead, {**heads, "place": given.place, "date": given.date}, False),
        "titles": (document.titles, titles, False),
        "signature": (document.signature, signs, read),
        "footnotes": (document.footnotes, {}, True),
        "remarks": (document.remarks, {}, True),
        "closing": (document.closing, {}, True),
    }
    return {
        name: tuple(field for field, text in texts.items() if text)
        for name, (items, texts, whole) in wanted.items()
        if items and (whole or any(texts.values()))
    }


def problems_of(fields: "Fields", data: Data, required: Mapping[str, tuple[str, ...]]) -> Iterator[Bilingual]:
    """Yield what is wrong with the fields of a template: those it lacks, and those that no data have."""
    lacking = list(_lacking(fields.printed, data, required))
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


def _lacking(printed: frozenset[str], data: Data, required: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield the fields that a template must print and does not.

    The texts around the table are printed as the lists in which they stand, or one by one.
    """
    yield from (f"rows.{field}" for field in CELLS if f"rows.{field}" not in printed)
    for name, alone in required.items():
        sides = ("left", "right") if name in ("letterhead", "signature") else ("text",)
        whole = {f"{name}.{side}" for side in sides}
        items = data[name]
        if not whole <= printed:
            missing = [field for field in alone if not printed & {field, *_INSTEAD.get(field, ())}]
            yield from missing if len(missing) < len(alone) else (name,)
        elif isinstance(items, list) and any(isinstance(one, Mapping) and one.get("left") for one in items):
            yield from (f"{name}.left",) if f"{name}.left" not in printed else ()


_INSTEAD = {"organisation": ("short_name",)}
