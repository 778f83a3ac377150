"""The rows of a form, found without a framework: the lines of its table between the letterhead and the signature."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from attrs import evolve, field, frozen

from cchc_model.annexes.columns import RECIPIENTS, AnnexLines
from cchc_model.annexes.document_parts import is_date
from cchc_model.annexes.lines import is_title
from cchc_model.annexes.tables import SourceLine
from cchc_model.annexes.title_words import Role
from cchc_model.annexes.titles import MARK, meaning
from cchc_model.drafting.ordinals import NO_MARKER, Marker, bullet_of, read_marker, split_marker
from cchc_model.drafting.second_names import named_lines
from cchc_model.drafting.unit_column import columns_beside, perhaps_units, texts_beside, unit_column
from cchc_model.drafting.words import lists_parts, states_count
from cchc_model.reports.cell_reading import holds_number
from cchc_model.reports.cells import Source
from cchc_model.reports.layout import ColumnRole, Layout
from cchc_model.reports.period_texts import periods_in
from cchc_model.vietnamese.text import fold

_LONGEST_TITLE = 200
_CAPTION = re.compile(r"(?:đơn vị tính|đvt)\s*:\s*([^:();,]{1,40})", re.IGNORECASE)
_NUMBERED_FORM = re.compile(r"(?:phụ lục|biểu|biểu mẫu|mẫu|bảng)(?: số)?[\s:.]*[\w.\-/]{0,12}[.:]?", re.IGNORECASE)
_RECIPIENTS = fold(RECIPIENTS)


@frozen
class FormRow:
    """A row of a form.

    Attributes:
        marker: its ordinal or bullet.
        ordinal: the printed ordinal.
        name: the name without its ordinal.
        printed: the name as printed, without an ordinal in front of it.
        unit: the printed unit or legend.
        value: the printed value; an empty text in a blank form.
        source: the line of the file.
        indent: the number of spaces by which the name is set off to the right.
        bold: True if the name is bold.
        english: the name in English, or an empty text.
        group: the title of the column that names the group, if the row is that group; else an empty text.
        decimals: True if the unit says that its numbers have decimals.
        signs: the signs that files print before the numbers of the row: `+`, `-`, both or none.
        goes_on: the text of the row below in which the name goes on; an empty text for most names.
    """

    marker: Marker
    ordinal: str
    name: str
    printed: str
    unit: str
    value: str
    source: Source
    indent: int = 0
    bold: bool = False
    english: str = ""
    group: str = ""
    decimals: bool = False
    signs: str = ""
    goes_on: str = ""

    @property
    def bare(self) -> bool:
        """True if the row has a name alone."""
        return not (self.unit or self.value or self.marker.numbered)

    @property
    def bare_number(self) -> bool:
        """True if the row has an ordinal and a name alone."""
        return self.marker.numbered and not (self.unit or self.value)


@frozen
class Form:
    """A form: its title and its rows.

    Attributes:
        title: the title above the table, or an empty text.
        rows: the rows in printed order.
        unit: the unit that a text above the table states for all rows, or an empty text.
        sheets: the names of the sheets of a form on several, by the place of their first row.
        headed: True if the first row of each sheet is its title, and stands above all its rows.
        unnamed: the lines with a unit or a number and no name.
        below: the lines directly below the last row that nothing tells from rows, nor from texts below a table.
        perhaps_units: the title of a column whose texts may be units, if no column is known to have units; else empty.
        accumulated: the titles of the value column if they state that it accumulates, such as `Lũy kế`; else empty.
        of_titles: True if the rows are the titles of columns, of which the upper ones state what the lower ones count.
    """

    title: str
    rows: tuple[FormRow, ...]
    unit: str = ""
    sheets: Mapping[int, str] = field(factory=dict, hash=False)
    headed: bool = False
    unnamed: tuple[SourceLine, ...] = ()
    below: tuple[SourceLine, ...] = ()
    perhaps_units: str = ""
    accumulated: str = ""
    of_titles: bool = False


def form_of(annex: AnnexLines) -> Form:
    """Return the form that the lines of a file are on."""
    start = _start(annex)
    own = list(_unsigned(annex.lines[start:]))
    unnamed = tuple(line for line in own if not line.name and (line.unit or holds_number(line.value)))
    named = list(named_lines(own))
    lines = [one.line for one in named]
    united = any(line.unit for line in lines)
    letter = None if united else unit_column(lines)
    english = any(one.english for one in named)
    perhaps = "" if united or english or letter is not None else perhaps_units(lines)
    lines = lines if letter is None else [evolve(line, unit=texts_beside(line).get(letter, "")) for line in lines]
    codes = None if any(line.ordinal for line in lines) else _ordinal_column(lines)
    lines = lines if codes is None else [evolve(line, ordinal=texts_beside(line).get(codes, "")) for line in lines]
    rows = list(map(_row, lines))
    rows = [evolve(row, english=one.english, group=one.group) for row, one in zip(rows, named, strict=True)]
    last = max((place for place, row in enumerate(rows) if _is_listed(row)), default=-1)
    last = max((place for place, row in enumerate(rows) if not row.bare), default=-1) if last < 0 else last
    captions = [found[1].strip() for line in annex.lines[:start] if (found := _CAPTION.search(line.name))]
    unit = captions[0] if len(captions) == 1 else ""
    whole, accumulated = tuple(_whole(rows[: last + 1])), _accumulated(annex.layout)
    below = tuple(_below(lines[last:])) if last >= 0 else ()
    return Form(
        _title(annex.lines[:start]),
        whole,
        unit,
        unnamed=unnamed,
        below=below,
        perhaps_units=perhaps,
        accumulated=accumulated,
    )


def _below(lines: Sequence[SourceLine]) -> Iterator[SourceLine]:
    """Yield the lines behind the first one that stand in its table without a gap, up to a signature."""
    for above, line in pairwise(lines):
        place, before = line.source, above.source
        gap = place.table != before.table or (place.row or 0) > (before.row or 0) + 1
        if gap or line.name.isupper() or line.name.startswith("(") or is_date(line.name):
            return
        yield line


def _accumulated(layout: Layout) -> str:
    """Return the titles of the value column if those of each table state that it accumulates; else an empty text."""
    columns = [table.column(ColumnRole.VALUE) for table in layout]
    titled = [one for one in columns if one and any(Role.ACCUMULATED in meaning(title).roles for title in one.titles)]
    return titled[0].path if titled and len(titled) == len(columns) else ""


def _unsigned(lines: Sequence[SourceLine]) -> Iterator[SourceLine]:
    """Yield the lines without the recipients and what stands below them, up to a numbered row or one with a number."""
    signed = False
    for line in lines:
        numbered = _row(line).marker.numbered or holds_number(line.value)
        first = any(fold(text).startswith(_RECIPIENTS) for text in (line.ordinal, line.name))
        signed = first or (signed and not numbered)
        if not signed:
            yield line


def _start(annex: AnnexLines) -> int:
    """Return the number of lines above the form's first row, which may be a title directly above the header.

    It is one if it is numbered, or if such texts stand above the other tables too.
    """
    start = annex.start
    if not 0 < start < len(annex.lines) or not _may_head(annex.lines[start - 1]):
        return start
    numbered = _row(annex.lines[start - 1]).marker.numbered
    return (
        start - 1 if numbered or any(_parts_tables(annex.lines, at) for at in range(start, len(annex.lines))) else start
    )


def _may_head(line: SourceLine) -> bool:
    """Return whether a line above a table may be the title of its rows, and neither that of the form nor a period."""
    name = _row(line).name
    return (
        line.alone and len(name) <= _LONGEST_TITLE and not (is_title(name) or any(periods_in(name)) or name[:1] == "(")
    )


def _parts_tables(lines: Sequence[SourceLine], at: int) -> bool:
    """Return whether a line is the only text between two tables."""
    if not 0 < at < len(lines) - 1 or lines[at].source.table is not None:
        return False
    above, below = lines[at - 1].source.table, lines[at + 1].source.table
    return above is not None and below is not None and _may_head(lines[at])


def _ordinal_column(lines: Sequence[SourceLine]) -> str | None:
    """Return the letter of the column whose codes number the rows, as `A`, `A.1` and `A.1.1` do; None without one."""
    return next((letter for letter, texts in columns_beside(lines).items() if _are_ordinals(texts)), None)


def _are_ordinals(texts: Sequence[str]) -> bool:
    """Return whether texts number rows and rows below them: all differ, and each longer one begins with another."""
    parts = [marker.parts for marker in map(read_marker, texts) if marker is not None]
    longer = [one for one in parts if len(one) > 1]
    return bool(longer) and len(set(parts)) == len(parts) == len(texts) and all(one[:-1] in parts for one in longer)


def _row(line: SourceLine) -> FormRow:
    name, mark = MARK.sub("", line.name).strip(), line.look.mark
    generated = read_marker(mark) or NO_MARKER
    if generated.numbered and not line.ordinal:
        line = evolve(line, ordinal=mark)
    elif generated is not NO_MARKER:  # a bullet, which other programs print before the name
        name = f"{mark} {name}"
    ordinal, marker = line.ordinal, read_marker(line.ordinal)
    if marker is None:  # not an ordinal: a code, or the beginning of the name
        ordinal, marker = "", NO_MARKER
    printed = name
    bullet = bullet_of(name)
    if not ordinal and bullet is NO_MARKER:
        ordinal, name = split_marker(name)
        printed, marker = name, read_marker(ordinal) or NO_MARKER
    if bullet is not NO_MARKER:
        marker = bullet
    return FormRow(marker, ordinal, name, printed, line.unit, line.value, line.source, line.look.indent, line.look.bold)


def _is_listed(row: FormRow) -> bool:
    """Return whether a line is a row, unlike a signature: by a marker, a unit, a number, or the words of its name."""
    worded = states_count(row.name) or lists_parts(row.name)
    return row.marker is not NO_MARKER or worded or bool(row.unit) or holds_number(row.value)


def _whole(rows: Sequence[FormRow]) -> Iterator[FormRow]:
    """Yield the rows, with a name that goes on in a row of its own joined to its beginning.

    Several rows in lower case below each other are the parts of a row, as are those behind a name with an end.
    """
    lower = [row.bare and not row.group and row.marker is NO_MARKER and row.name[:1].islower() for row in rows]
    held: FormRow | None = None
    for number, row in enumerate(rows):
        alone = lower[number] and not (lower[number - 1] or any(lower[number + 1 : number + 2]))
        if held is not None and alone and not lists_parts(row.name) and not held.name.endswith((":", ";", ".")):
            name, printed = f"{held.name} {row.name}", f"{held.printed} {row.printed}"
            held = evolve(held, name=name, printed=printed, goes_on=row.printed)
            continue
        if held is not None:
            yield held
        held = row
    if held is not None:
        yield held


def _title(lines: Sequence[SourceLine]) -> str:
    """Return the title above the table: the line that begins like one, else the last line in capitals."""
    texts = [line.name for line in lines if line.alone and len(line.name) <= _LONGEST_TITLE]
    titled = [text for text in texts if is_title(text)]
    capitals = [text for text in texts if text.isupper()]
    # `PHỤ LỤC II` numbers the form; the line below it names it.
    named = [text for text in titled if not _NUMBERED_FORM.fullmatch(text)]
    below = next((text for above, text in pairwise(texts) if above in titled and not any(periods_in(text))), "")
    return next(iter(named), "") or below or next(iter(titled), capitals[-1] if capitals else "")
