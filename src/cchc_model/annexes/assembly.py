"""The assembly of a report from the lines of an annex."""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from attrs import evolve

from cchc_model.annexes.columns import AnnexLines
from cchc_model.annexes.contradictions import is_scaled_caption
from cchc_model.annexes.document_parts import is_recipient
from cchc_model.annexes.file_findings import (
    converted_file,
    estimated_values,
    hidden_values,
    rows_in_margins,
    stored_fractions,
    unexplained_title,
    unread_columns,
    unread_sheet,
    values_shown_otherwise,
)
from cchc_model.annexes.footnotes import with_notes
from cchc_model.annexes.foreign_headings import foreign_headings
from cchc_model.annexes.group_titles import states_time
from cchc_model.annexes.legacy_fonts import legacy_fonts_reason, lines_of_legacy_fonts, refuse_legacy_fonts
from cchc_model.annexes.letterhead import LetterheadFacts, letterhead_findings, read_letterhead
from cchc_model.annexes.line_names import rows_apart, whole_names
from cchc_model.annexes.matching import fits_unit, match_rows
from cchc_model.annexes.other_reports import Belonging, other_reports
from cchc_model.annexes.outside_remarks import remarks_around
from cchc_model.annexes.percentages_beside import with_percentages_beside
from cchc_model.annexes.qualified_headings import is_extended, names_with_headings
from cchc_model.annexes.report_builder import ReportBuilder
from cchc_model.annexes.row_index import Match, MatchKind
from cchc_model.annexes.sheets import UnreadSheet
from cchc_model.annexes.standing import lines_above
from cchc_model.annexes.summed_parts import with_summed_parts
from cchc_model.annexes.tables import SourceLine, SourceTables
from cchc_model.annexes.ticked_answers import unread_answers, with_ticked_answers
from cchc_model.errors import ReadError
from cchc_model.framework.framework import Framework, Row
from cchc_model.framework.rows import Indicator
from cchc_model.reports.body_words import AFTER_AGENCIES, starts, words_of
from cchc_model.reports.cells import Source
from cchc_model.reports.organisations import Organisation
from cchc_model.reports.periods import ReportingPeriod
from cchc_model.reports.report import Report
from cchc_model.vietnamese.text import Bilingual, shortened

_MOST_COMMENTS = 1_000
"""The most comments outside the rows of the framework that are compared with its names."""

_LONGEST_NAME = 100

_EMPTY = Bilingual(
    "không có dữ liệu; đề nghị mở tệp để kiểm tra có đúng là phụ lục và đã lưu chưa",
    "it is empty; open it and check that it is the annex and was saved",
)
_NOTHING = Bilingual(
    "trong {count} dòng không có dòng nào là chỉ tiêu của “{name}”; đề nghị kiểm tra có đúng bảng không, các cột có "
    "cách nhau bằng phím Tab không",
    "none of its rows ({count}) is an indicator of “{id}”; check that it is the right table and that tabs separate its "
    "cells",
)
_NOTHING_IN_TABLES = Bilingual(
    "trong {count} dòng không có dòng nào là chỉ tiêu của “{name}”; đề nghị kiểm tra có đúng bảng, đúng khung chỉ tiêu "
    "không",
    "none of its rows ({count}) is an indicator of “{id}”; check that it is the right table and the right framework",
)
_TWICE = Bilingual(
    "“{row}” là tên của nhiều dòng trong “{name}”, mà tệp không có dòng cấp trên để biết đó là dòng nào; đề nghị ghi "
    "cả mục hoặc dòng cấp trên",
    "“{row}” is the name of several rows of “{id}”, and the file lacks the parent row that would identify it; add "
    "that section or row",
)

_ASTRAY = Bilingual(
    "chưa rõ “{row}” là dòng nào của “{name}”, vì dòng phía trên không nhận dạng được hoặc không phải là dòng cấp trên "
    "của nó; đề nghị sửa tên dòng phía trên, hoặc ghi thêm mục, dòng cấp trên",
    "“{row}” cannot be placed in “{id}”, because the row above it is unknown or not its parent; correct the name of "
    "that row, or add the section or the parent row",
)


def assemble(  # noqa: PLR0913 what the caller and the file say beside the lines
    annex: AnnexLines,
    framework: Framework,
    file: SourceTables,
    *,
    organisation: Organisation | None = None,
    period: ReportingPeriod | None = None,
    unread: Sequence[UnreadSheet] = (),
) -> Report:
    """Assemble a report from the lines of an annex.

    Args:
        annex: the annex's rows in their order, and the columns of its tables.
        framework: the framework that the annex follows.
        file: what the file says beside the rows.
        organisation: the reporting organisation; by default the one that the text names.
        period: the reporting period; by default the one that the text names.
        unread: the sheets that are not read.

    Raises:
        ReadError: there are no lines, or none of them is an indicator of this framework.
    """
    if not annex.lines:
        raise ReadError(file.name, _EMPTY)
    refuse_legacy_fonts(annex.lines, file.name, file.fonts)
    lines, matches, above, facts = _matched(annex, framework, period)
    recognised = [index for index, match in enumerate(matches) if match.row]
    if not any(match.row and isinstance(match.row.item, Indicator) for match in matches):
        raise ReadError(file.name, _why_nothing(lines, matches, framework, file.fonts))
    dated = period or facts.period
    if recognised[0] > above:  # texts below the titles of the columns
        facts = read_letterhead(lines[: recognised[0]], period=period)
    own = Belonging(organisation or facts.organisation, period or facts.period)
    builder = ReportBuilder(framework, annex.layout, own.period)
    builder.findings += converted_file(file.conversion, file.name)
    builder.findings += map(unread_sheet, unread)
    builder.findings += rows_in_margins(file.margins, framework)
    lines = with_ticked_answers(lines, matches, framework, own.period)
    lines = with_percentages_beside(lines, matches, own.period)
    others = other_reports(lines, matches, own, framework)
    said = remarks_around(lines, matches, own, framework)
    understood = facts.understood | others.understood | said.lines
    for index, (line, match) in enumerate(zip(lines, matches, strict=True)):
        signs = index > recognised[-1] and is_recipient(line.ordinal)
        outside_table = (
            not ((line.ordinal and not signs) or line.unit or line.value or line.note or match.candidates)
            and not recognised[0] < index < recognised[-1]
        )
        builder.add(line, match, outside_table=outside_table, understood=index in understood)
    told = {one.source for one in others.found}
    aside = _no_headings(lines, understood, told, above if annex.layout.tables else recognised[0])
    # A heading of another period puts that of the report in doubt.
    foreign_ones = foreign_headings(lines, matches, evolve(own, period=own.period or dated), framework, aside)
    builder.set_aside((*others.found, *said.others, *foreign_ones))
    builder.findings += said.findings
    fractions = [match.row.id for line, match in zip(lines, matches, strict=True) if line.fraction and match.row]
    entries = builder.entries
    builder.findings += stored_fractions(framework, entries, [key for key in fractions if key in entries])
    builder.findings += estimated_values(annex.layout, entries)
    builder.findings += unexplained_title(annex.layout, entries, own.organisation, framework)
    if file.hidden:
        builder.findings += hidden_values(framework, entries, file.hidden)
    if file.remarks:
        builder.findings += values_shown_otherwise(framework, entries, file.remarks)
    blank = [match.row.id if match.row and builder.is_blank(match.row.id) else None for match in matches]
    builder.findings += unread_columns(lines, blank, unread_answers(lines, matches, entries, own.period))
    builder.findings += letterhead_findings(facts, organisation, period)
    foreign = [line for line, match in zip(lines, matches, strict=True) if match.row is None]
    builder.findings += lines_of_legacy_fonts(foreign, file.fonts)
    builder.leave_out_missing(_texts(annex, lines))
    builder.contradict(list(_texts_apart(lines, matches)), own.period, said.corrected, own.organisation)
    return builder.finish(own.organisation, own.period)


def _matched(
    annex: AnnexLines, framework: Framework, period: ReportingPeriod | None
) -> tuple[Sequence[SourceLine], Sequence[Match], int, LetterheadFacts]:
    """Return the lines of an annex, the match of each, the number of those above the table, and what these state."""
    noted = with_notes(annex.lines)
    lines = whole_names(noted, framework)
    headings = [not line.unit and not line.value for line in lines]

    def fits(index: int, row: Row) -> bool:
        return fits_unit(row, lines[index].unit)

    above = max(annex.start - (len(noted) - len(lines)), 0)  # a name over two rows is one line
    facts = read_letterhead(lines[:above], period=period)
    below = [flag and at >= above and bool(annex.layout.tables) for at, flag in enumerate(headings)]
    names = names_with_headings([line.name for line in lines], below, framework, period or facts.period)
    placed = match_rows(framework, names, headings=headings, fits=fits, above=lines_above(lines))
    found = with_summed_parts(framework, lines, placed)
    matches = tuple(
        evolve(match, variant=True) if match.row and name != line.name and is_extended(line.name, match.row) else match
        for line, name, match in zip(lines, names, found, strict=True)
    )
    return lines, rows_apart(framework, lines, matches), above, facts


def _texts_apart(lines: Sequence[SourceLine], matches: Sequence[Match]) -> Iterator[str]:
    """Yield the texts and comments that stand in no row of the framework.

    A caption may stand in any column; what else a row of several cells says is about that row.
    """
    foreign = [(line, match.kind) for line, match in zip(lines, matches, strict=True) if match.row is None]
    for line, kind in foreign:
        apart = line.alone and kind is not MatchKind.REPEATED
        yield from (text for text in line.texts if text and (apart or is_scaled_caption(text)))
    yield from islice((comment for line, _ in foreign for comment, _ in line.comments), _MOST_COMMENTS)


def _no_headings(
    lines: Sequence[SourceLine], understood: Collection[int], told: Collection[Source], start: int
) -> frozenset[int]:
    """Return the lines that are no headings: those above the table, and those that are understood but for a time.

    Args:
        lines: the lines of the annex.
        understood: the lines that are understood.
        told: the places of those that are told as of another organisation or time. Any other may be taken for the
            title of a document, as `Kế hoạch tiếp nhận`.
        start: the first line of the table.
    """
    printed = {at: lines[at].name for at in understood if at >= start and lines[at].source not in told}
    times = {at for at, name in printed.items() if states_time(name) and not _begins_annex(name)}
    return frozenset((*range(start), *(at for at in understood if at not in times)))


def _begins_annex(text: str) -> bool:
    """Return whether a text begins as the title of an annex does, in a table without titles of columns."""
    return starts(words_of(text).folded, 0, AFTER_AGENCIES) > 0


def _texts(annex: AnnexLines, lines: Sequence[SourceLine]) -> Iterator[str]:
    """Yield all texts of an annex that may be a legend of its numbers: titles, cells and comments."""
    yield from (title for table in annex.layout for column in table.columns for title in column.titles)
    for line in lines:
        yield from line.texts
        yield from (comment for comment, _ in line.comments)


def _why_nothing(
    lines: Sequence[SourceLine], matches: Sequence[Match], framework: Framework, fonts: Sequence[str]
) -> Bilingual:
    """Return why no line is an indicator."""
    legacy = legacy_fonts_reason((text for line in lines for text in line.texts), fonts)
    if legacy is not None:
        return legacy
    doubtful = ((line.name, match) for line, match in zip(lines, matches, strict=True))
    row, match = next(((name, one) for name, one in doubtful if one.kind is MatchKind.AMBIGUOUS), ("", None))
    astray = _ASTRAY if match is not None and len(match.candidates) == 1 else _TWICE
    tables = any(line.source.table is not None for line in lines)  # whose cells the file itself separates
    template = astray if match is not None else _NOTHING_IN_TABLES if tables else _NOTHING
    return template.filled(
        name=framework.name, id=framework.id, count=str(len(lines)), row=shortened(row, _LONGEST_NAME)
    )
