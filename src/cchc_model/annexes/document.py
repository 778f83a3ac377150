"""The composition of an official annex as a document: what stands above its table, its rows, and what stands below."""

from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve, frozen

from cchc_model.annexes.document_parts import (
    ATTACHED,
    Pair,
    Text,
    has_letterhead,
    heading_end,
    heading_of,
    may_surround_table,
    signature_of,
    signature_place,
    texts_of,
)
from cchc_model.annexes.footnotes import Footnote, with_marks
from cchc_model.annexes.given_texts import Letterhead
from cchc_model.annexes.lines import WrittenLine, has_title, written_facts, written_lines
from cchc_model.annexes.made_texts import made_heading, made_reference, made_signature, made_titles, title_of
from cchc_model.annexes.period_labels import PERIOD_LABEL
from cchc_model.annexes.reporters import REPORTER_LABEL
from cchc_model.errors import InvalidDataError, Problem
from cchc_model.framework.framework import Framework, Row
from cchc_model.framework.rows import Kind
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.report import Report, ReportRow
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual, fold, one_line

_DASHES = ("- ", "+ ")
_NEXT = {_DASHES[0]: _DASHES[1]}
_OWN_MARKS = ("-", "+", "*", "•", "–")
_OF_WHICH = "Trong đó"
"""The words that begin a list by themselves."""
_HEADINGS = (Kind.SECTION, Kind.HEADING)
_AS_OTHER = Bilingual(
    "khi đọc lại sẽ thành cơ quan báo cáo; đề nghị ghi cơ quan báo cáo, hoặc bỏ cơ quan cấp trên",
    "would be read as the reporting organisation; give the report an organisation, or omit the body above",
)


@frozen
class Document:
    """An annex as a document.

    Attributes:
        letterhead: the lines of the letterhead; none in an annex that belongs to a report.
        titles: the texts between it and the table.
        rows: the rows of the table.
        footnotes: the notes that several rows share.
        remarks: the texts between the table and the signature.
        signature: the lines of the signature.
        closing: the texts below the signature.
    """

    letterhead: tuple[Pair, ...]
    titles: tuple[Text, ...]
    rows: tuple[WrittenLine, ...]
    footnotes: tuple[Footnote, ...] = ()
    remarks: tuple[Text, ...] = ()
    signature: tuple[Pair, ...] = ()
    closing: tuple[Text, ...] = ()

    @property
    def is_annex(self) -> bool:
        """True for an annex that belongs to a report, which has no letterhead."""
        return not self.letterhead

    @property
    def lines(self) -> tuple[WrittenLine, ...]:
        """All lines as they are read again, the notes below the table left out."""
        pairs = [(pair.left, pair.right) for pair in self.letterhead]
        before = [*pairs, *((text.left, text.text) for text in self.titles)]
        after = [(text.left, text.text) for text in self.remarks]
        after += [(pair.left, pair.right) for pair in self.signature]
        after += [(text.left, text.text) for text in self.closing]
        return (*_lines(before), *self.rows, *_lines(after))


def is_heading(row: Row | ReportRow | None) -> bool:
    """Return whether a row is a section or a heading, which takes no value."""
    kind = row.item.kind if isinstance(row, Row) else row.kind if row is not None else None
    return kind in _HEADINGS


def document_of(
    report: Report, letterhead: Letterhead | None, *, footnotes: bool = True, form: bool = False
) -> Document:
    """Return an annex as a document.

    A report that was read with a letterhead keeps it, unless the caller gives other texts.

    Args:
        report: the report.
        letterhead: the texts around the table; without any, and without a letterhead that was read, the document is
            an annex that belongs to a report.
        footnotes: True to print a long note that several rows share once, below the table.
        form: True for a document with a letterhead in any case, as its template has one.

    Raises:
        InvalidDataError: the superior body would be read as the reporting organisation.
    """
    lines = written_lines(report)
    first = next((i for i, line in enumerate(lines) if not may_surround_table(line)), len(lines))
    last = next((i for i in range(len(lines), first, -1) if not may_surround_table(lines[i - 1])), first)
    dashes = _dashes(report.framework)
    before, rows, after = lines[:first], [_with_dash(line, dashes) for line in lines[first:last]], lines[last:]
    notes: list[Footnote] = []
    if footnotes:
        rows, notes = with_marks(rows, after)
    if letterhead is None and form and not has_letterhead(before):
        letterhead = Letterhead()
    made = None if letterhead is None or (letterhead.of_annex and not form) else letterhead
    heading, titles = _above(report, letterhead, made, before)
    start, end = signature_place(after)
    signature = signature_of(after[start:end])
    if letterhead is not None and (letterhead != Letterhead() or not signature or not form):
        signature = () if made is None else made_signature(report.organisation, made)
    return Document(
        heading,
        titles,
        tuple(rows),
        tuple(notes),
        tuple(Text(line.cells[1], left=line.cells[0]) for line in after[:start]),
        signature,
        tuple(Text(line.cells[1], left=line.cells[0]) for line in after[end:]),
    )


def _dashes(framework: Framework) -> Mapping[str, str]:
    """Return the dash of each row of a list without ordinals, below a numbered row, a heading, or a row with a dash."""
    below: dict[str | None, list[Row]] = {}
    for row in framework.rows:
        below.setdefault(row.parent, []).append(row)
    dashes: dict[str, str] = {}
    for row in framework.rows:
        begins = row.parent is not None and (row.item.ordinal or (is_heading(row) and row.id not in dashes))
        dash = _DASHES[0] if begins else _NEXT.get(dashes.get(row.id, ""))
        listed = below.get(row.id, [])
        if dash and not any(one.item.ordinal or _has_mark(one.item.name.vi) for one in listed):
            dashes.update((one.id, dash) for one in listed)
    return dashes


def _has_mark(name: str) -> bool:
    """Return whether a name has a dash of its own, or begins a list by itself as `Trong đó` does."""
    return name.startswith((*_OWN_MARKS, _OF_WHICH))


def _with_dash(line: WrittenLine, dashes: Mapping[str, str]) -> WrittenLine:
    """Return a line with its dash before the name."""
    ordinal, name, unit, value, note = line.cells
    dash = "" if line.row is None or ordinal or name.startswith(_OWN_MARKS) else dashes.get(line.row.id, "")
    return evolve(line, cells=(ordinal, dash + name, unit, value, note)) if dash else line


# Above the table.


def _above(
    report: Report, letterhead: Letterhead | None, made: Letterhead | None, before: Sequence[WrittenLine]
) -> tuple[tuple[Pair, ...], tuple[Text, ...]]:
    """Return the letterhead and the titles; a text that tells the organisation is added if no other one does.

    Args:
        report: the report.
        letterhead: the texts that the caller gives.
        made: the same, if a letterhead is made of them.
        before: the lines that were read above the table.

    Raises:
        InvalidDataError: the letterhead names a superior body that would be read as the reporting organisation.
    """
    own, given = report.organisation, letterhead or Letterhead()
    end = heading_end(before) if has_letterhead(before) else 0
    read, rest = heading_of(before[:end]) if letterhead is None else (), before[end:]
    heading: tuple[Pair, ...] = read
    if made is not None:
        heading = made_heading(own, made)
    titles = _titles(report, given, rest, annex=not heading)
    if not _differs(own, heading, titles):
        return heading, titles
    if own is not None:
        named = (*titles, Text(f"{REPORTER_LABEL}: {own.name}"))
        if not _differs(own, heading, named):
            return heading, named
    if given.above and heading:
        raise InvalidDataError(nouns.DOCUMENT, [Problem("letterhead.above", _AS_OTHER)])
    if made is not None:
        heading = made_heading(None if own is None else evolve(own, parent=None), made)
    return heading, titles


def _titles(report: Report, given: Letterhead, rest: Sequence[WrittenLine], *, annex: bool) -> tuple[Text, ...]:
    """Return the texts between heading and table: title, texts that were read, period and the report it belongs to.

    What was read is not made again.
    """
    own = report.organisation
    if given.attached_to:
        rest = [line for line in rest if not _is_reference(line)]
    read = texts_of(rest, title_of(report.framework))
    titled = has_title(rest, report.framework) or any(text.kind == "title" for text in read)
    made = [] if titled else list(made_titles(own, report.framework, annex=annex))
    more = []
    if report.period is not None and report.period not in written_facts(rest).periods:
        more.append(Text(f"{PERIOD_LABEL}: {report.period.label()}", "period"))
    if given.attached_to or (annex and not any(map(_is_reference, rest))):
        more.append(made_reference(own, given.attached_to))
    return (*made, *read, *more)


def _is_reference(line: WrittenLine) -> bool:
    return fold(line.cells[1]).startswith(fold(ATTACHED))


def _differs(own: Organisation | None, heading: Sequence[Pair], titles: Sequence[Text]) -> bool:
    """Return whether the lines before a table would not be read as those of the reporting organisation."""
    pairs = [*((pair.left, pair.right) for pair in heading), *((text.left, text.text) for text in titles)]
    facts = written_facts(_lines(pairs)).organisation
    return (None if facts is None else facts.known_as) != (None if own is None else own.known_as)


def _lines(pairs: Iterable[tuple[str, str]]) -> tuple[WrittenLine, ...]:
    # A text alone stands in the column of names, as it does when it is read.
    sides = ((left, right) if left and right else ("", left or right) for left, right in pairs)
    return tuple(WrittenLine((one_line(left), one_line(right), "", "", "")) for left, right in sides)
