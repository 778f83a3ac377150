"""What stands around the table of an official annex: the motto and the issuing body, the title, the signature."""

from collections.abc import Sequence
from typing import Final

from attrs import evolve, frozen

from cchc_model.errors import InvalidDataError, Problem
from cchc_model.readers.around import told_around
from cchc_model.readers.tables import Columns, Line
from cchc_model.report import Report
from cchc_model.sources import Source
from cchc_model.text import fold, one_line
from cchc_model.writers.lines import AnnexLine, annex_lines

NATION: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"

_DATE: Final = "ngày … tháng … năm ……"
_BLANK: Final = "……………"
_SHORTEST_BODY: Final = 11
"""A shorter text beside another numbers a row, unless the other one is the motto."""


@frozen
class Letterhead:
    """What an official document says beside its content; what is left out is printed as dots or not at all.

    Attributes:
        above: the body above the one that reports; by default the report's organisation tells it, if it has a parent.
        place: where it is signed, such as `Mỹ Xuyên`.
        date: when, as it is to be printed: `ngày 05 tháng 4 năm 2022`.
        attached_to: the report that the annex belongs to, as in `Báo cáo số 45/BC-UBND ngày 05 tháng 4 năm 2022`.
        signer: the title of who signs, such as `CHỦ TỊCH`.
        name: who signs.
    """

    above: str = ""
    place: str = ""
    date: str = ""
    attached_to: str = ""
    signer: str = "THỦ TRƯỞNG CƠ QUAN"
    name: str = ""


@frozen
class Parts:
    """An annex as a document has it: lines above the table, its rows, and lines below it."""

    before: tuple[AnnexLine, ...]
    rows: tuple[AnnexLine, ...]
    behind: tuple[AnnexLine, ...]

    @property
    def lines(self) -> tuple[AnnexLine, ...]:
        """All of them in their order."""
        return self.before + self.rows + self.behind


def document_parts(report: Report, letterhead: Letterhead | None) -> Parts:
    """The parts of an annex as a document. A report that was read together with a letterhead keeps that one.

    Raises:
        InvalidDataError: a letterhead is given for a report that has one.
    """
    lines = annex_lines(report)
    first = next((i for i, line in enumerate(lines) if not is_around(line)), len(lines))
    last = next((i for i in range(len(lines), first, -1) if not is_around(lines[i - 1])), first)
    before, rows, behind = tuple(lines[:first]), tuple(lines[first:last]), tuple(lines[last:])
    if not any(fold(NATION) in fold(cell) for line in before for cell in line.cells):
        made = letterhead or Letterhead()
        return Parts((*_own_heading(report, made, before), *before), rows, (*behind, *_signature(made)))
    if letterhead is not None:
        has = "the report was read with its own, which is in its leftovers; remove it there, or give none"
        raise InvalidDataError("document", [Problem("letterhead", has)])
    return Parts(before, rows, behind)


def _own_heading(report: Report, letterhead: Letterhead, before: Sequence[AnnexLine]) -> list[AnnexLine]:
    """The heading, without the body above where that would be read as the one that reports.

    Raises:
        InvalidDataError: the letterhead names that body, so that leaving it out would be no answer.
    """
    lines = _heading(report, letterhead)
    if _reads_as_another(report, (*lines, *before)):
        if letterhead.above:
            why = "would be read as the organisation that reports; give the report its organisation, or no body above"
            raise InvalidDataError("document", [Problem("letterhead.above", why)])
        own = report.organisation
        lines = _heading(report if own is None else evolve(report, organisation=evolve(own, parent=None)), letterhead)
    return lines


def _reads_as_another(report: Report, lines: Sequence[AnnexLine]) -> bool:
    """Whether the lines before a table would be read as of another organisation than the report's."""
    told = told_around(Line(*line.cells, Source(), Columns()) for line in lines).organisation
    return told is not None and (report.organisation is None or told.known_as != report.organisation.known_as)


def is_around(line: AnnexLine) -> bool:
    """Whether a line may stand outside the table: a text alone, or two bodies side by side."""
    ordinal, name, *rest = line.cells
    if line.row is not None or not name or any(rest):
        return False
    return not ordinal or len(ordinal) >= _SHORTEST_BODY or name in (NATION, MOTTO)


def _heading(report: Report, letterhead: Letterhead) -> list[AnnexLine]:
    own = report.organisation
    above = letterhead.above or (own.parent.name if own and own.parent else "")
    body = own.name.upper() if own else _BLANK
    place = letterhead.place or _BLANK
    texts = [(above.upper(), NATION), (body, MOTTO)] if above else [(body, NATION), ("", MOTTO)]
    texts += [("", f"{place}, {letterhead.date or _DATE}"), ("", report.framework.name.vi.upper())]
    if report.period is not None:
        texts.append(("", f"Kỳ báo cáo: {report.period.label()}"))
    if letterhead.attached_to:
        texts.append(("", f"(Kèm theo {letterhead.attached_to})"))
    return [AnnexLine((one_line(left), one_line(text), "", "", "")) for left, text in texts]


def _signature(letterhead: Letterhead) -> list[AnnexLine]:
    texts = [letterhead.signer, letterhead.name or "(Ký, ghi rõ họ tên, đóng dấu)"]
    return [AnnexLine(("", one_line(text), "", "", "")) for text in texts if text]
