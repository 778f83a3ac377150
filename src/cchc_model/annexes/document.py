"""The composition of an official annex: its letterhead, title, table and signature."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from attrs import evolve, field, frozen

from cchc_model.annexes.columns import RECIPIENTS
from cchc_model.annexes.document_parts import (
    ATTACHED,
    NUMBER,
    has_letterhead,
    heading_end,
    may_surround_table,
    signature_place,
)
from cchc_model.annexes.lines import WrittenLine, has_title, written_facts, written_lines
from cchc_model.errors import InvalidDataError, Problem
from cchc_model.reports.body_words import MOTTO, NATION
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.report import Report
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual, fold, one_line

_DATE = "ngày … tháng … năm ……"
_BLANK = "……………"
_SIGN_HERE = "(Ký, ghi rõ họ tên, đóng dấu)"
_OF_COMMITTEE = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
_OF_AGENCY = ("THỦ TRƯỞNG CƠ QUAN",)


def _as_lines(given: str | Iterable[str]) -> tuple[str, ...]:
    """Return the non-empty lines of one text with line breaks, or of several texts."""
    texts = given.splitlines() if isinstance(given, str) else given
    return tuple(line for line in map(one_line, texts) if line)


@frozen
class Letterhead:
    """The texts of an official document around its content.

    An omitted text is printed as dots or not at all.

    Attributes:
        above: the superior body; by default the parent of the report's organisation, if it has one.
        number: the number and symbol of the document, such as `45/BC-UBND`.
        place: the place of the signature, such as `Mỹ Xuyên`.
        date: the date of the signature, as printed: `ngày 05 tháng 4 năm 2022`.
        attached_to: the report that the annex belongs to, as in `Báo cáo số 45/BC-UBND ngày 05 tháng 4 năm 2022`.
        signer: the authority and the title of the signatory, one per line, as one text or as several; by default
            the chairman for a People's Committee, and the head of the agency for others.
        name: the name of the signatory.
        recipients: the recipients, one per line; the last one is the archive: `Lưu: VT`.

    >>> Letterhead(signer=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")).signer[-1]
    'PHÓ CHỦ TỊCH'
    """

    above: str = ""
    number: str = ""
    place: str = ""
    date: str = ""
    attached_to: str = ""
    signer: tuple[str, ...] = field(default=(), converter=_as_lines)
    name: str = ""
    recipients: tuple[str, ...] = field(default=(), converter=_as_lines)


@frozen
class Parts:
    """The parts of an annex as a document: the lines above the table, its rows, and the lines below it."""

    before: tuple[WrittenLine, ...]
    rows: tuple[WrittenLine, ...]
    after: tuple[WrittenLine, ...]

    @property
    def lines(self) -> tuple[WrittenLine, ...]:
        """All lines in their order."""
        return self.before + self.rows + self.after


def document_parts(report: Report, letterhead: Letterhead | None) -> Parts:
    """Return the parts of an annex as a document.

    A report that was read with a letterhead keeps it, unless the caller passes another one.

    Raises:
        InvalidDataError: the superior body would be read as the reporting organisation.
    """
    lines = written_lines(report)
    first = next((i for i, line in enumerate(lines) if not may_surround_table(line)), len(lines))
    last = next((i for i in range(len(lines), first, -1) if not may_surround_table(lines[i - 1])), first)
    before, rows, after = tuple(lines[:first]), tuple(lines[first:last]), tuple(lines[last:])
    if has_letterhead(before):
        if letterhead is None:
            return Parts(before, rows, after)
        before = before[heading_end(before) :]
    made = letterhead or Letterhead()
    if made.attached_to:
        before = tuple(line for line in before if not fold(line.cells[1]).startswith(fold(ATTACHED)))
    start, end = signature_place(after)
    if letterhead is not None:
        after = after[:start] + after[end:]
    signed = () if letterhead is None and start < end else _signature(report.organisation, made)
    return Parts(_above(report, made, before), rows, (*after, *signed))


def _above(report: Report, letterhead: Letterhead, before: tuple[WrittenLine, ...]) -> tuple[WrittenLine, ...]:
    """Return the lines above the table: the heading, the title and the given lines.

    The heading omits a superior body that would be read as the reporting organisation.

    Raises:
        InvalidDataError: the letterhead names that body, so it must not be omitted.
    """
    own = report.organisation
    lines = (*_heading(own, letterhead), *_titles(report, letterhead, before))
    if not _reads_as_another(own, lines):
        return lines
    if letterhead.above:
        why = Bilingual(
            "khi đọc lại sẽ thành cơ quan báo cáo; đề nghị ghi cơ quan báo cáo, hoặc bỏ cơ quan cấp trên",
            "would be read as the reporting organisation; give the report an organisation, or omit the body above",
        )
        raise InvalidDataError(nouns.DOCUMENT, [Problem("letterhead.above", why)])
    alone = None if own is None else evolve(own, parent=None)
    return (*_heading(alone, letterhead), *_titles(report, letterhead, before))


def _reads_as_another(own: Organisation | None, lines: Sequence[WrittenLine]) -> bool:
    """Return whether the lines before a table would be read as those of another organisation."""
    facts = written_facts(lines).organisation
    return facts is not None and (own is None or facts.known_as != own.known_as)


def _heading(own: Organisation | None, letterhead: Letterhead) -> tuple[WrittenLine, ...]:
    above = letterhead.above or (own.parent.name if own and own.parent else "")
    body = own.name if own else _BLANK
    number = f"{NUMBER} {letterhead.number}" if letterhead.number else ""
    bodies = [(above, NATION), (body, MOTTO)] if above else [(body, NATION), ("", MOTTO)]
    return _lines([*bodies, (number, f"{letterhead.place or _BLANK}, {letterhead.date or _DATE}")])


def _titles(report: Report, letterhead: Letterhead, before: tuple[WrittenLine, ...]) -> tuple[WrittenLine, ...]:
    """Return the lines between heading and table: title, given lines, period and parent report.

    The title and the period are added only if the given lines lack them.
    """
    title = [] if has_title(before, report.framework) else [report.framework.name.vi.upper()]
    more = []
    if report.period is not None and report.period not in written_facts(before).periods:
        more.append(f"Kỳ báo cáo: {report.period.label()}")
    if letterhead.attached_to:
        more.append(f"{ATTACHED} {letterhead.attached_to})")
    return (*_lines(("", text) for text in title), *before, *_lines(("", text) for text in more))


def _signature(own: Organisation | None, letterhead: Letterhead) -> tuple[WrittenLine, ...]:
    """Return the lines of the signature, with the recipients on the left and the signatory on the right.

    The name of the signatory is below all recipients, because the signature needs room.
    """
    signer = letterhead.signer or (_OF_COMMITTEE if own is not None and own.is_committee else _OF_AGENCY)
    left = []
    if letterhead.recipients:
        *others, last = (text.lstrip("-+ ").rstrip(" ;.") for text in letterhead.recipients)
        left = [f"{RECIPIENTS}:", *(f"- {text};" for text in others), f"- {last}."]
    room = max(len(left) - len(signer), 0) if letterhead.name else 0
    right = [*signer, *[""] * room, letterhead.name or _SIGN_HERE]
    pairs = zip_longest(left, right, fillvalue="")
    # A text alone stands in the column of names, as it does when it is read.
    return _lines((text, paired) if text and paired else ("", text or paired) for text, paired in pairs)


def _lines(pairs: Iterable[tuple[str, str]]) -> tuple[WrittenLine, ...]:
    return tuple(WrittenLine((one_line(left), one_line(right), "", "", "")) for left, right in pairs)
