"""The matching of a source's rows with the rows of a framework, by name within section and heading.

Names repeat (`Số vấn đề phát hiện qua kiểm tra` occurs twice in the annex), so a name alone does not place a value. A
name counts only below a heading that is open at its place, or below the nearest ancestor that the source has. A tie
goes to the very next row or to none.

A name that is not printed exactly is first resolved (`names`): by abbreviations, by typing errors word by word, or as
the beginning of just one name or by the initials of its words, which its neighbours confirm. Behind a name that states
that it is cut, one neighbour is enough. A printed syllable of
Vietnamese is another word, not a slip, and digits must be the same. Names printed exactly elsewhere, contradicting
units and ties are not resolved.

A row that lacks its own parent is not placed where its ordinal, or a missing row whose name has every word of its own,
puts it below another. Below a foreign heading an indicator is trusted only if it is the very next row or its own parent
is missing. An unknown row with a value may be the parent of the rows below it whose names stand twice: these are not
placed, unless it varies a row without parts. A heading printed again is open again. Where rows jump from section to
section, only names that one row has are placed. An unmatched line is a leftover and a finding.
"""

import itertools
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from attrs import evolve, frozen

from cchc_model.annexes.name_words import OF_WHICH
from cchc_model.annexes.resolution import resolved_names, rows_meant
from cchc_model.annexes.row_index import Index, Match, MatchKind, row_index
from cchc_model.annexes.strangers import sign_of
from cchc_model.annexes.unordered import is_unordered, match_by_name
from cchc_model.annexes.walk import Walk
from cchc_model.framework.framework import Framework, Row
from cchc_model.framework.rows import Indicator

_LONGEST_COMPARED = 500
_STATES_CUT = re.compile(r"(?:(?<!\.)\.{3}|…)\s*\Z")
"""Three points behind a name that goes on; more of them lead to a value."""
_LEAST_ALIKE = 60.0
_LEAST_LIKELY = 50
"""The least confidence, in percent, with which a text could be a name; the beginning of one could be many."""


def is_row_name(framework: Framework, text: str) -> bool:
    """Return whether a text is the name of a row of a framework, perhaps behind an ordinal.

    >>> from cchc_model import SOC_TRANG_DISTRICT as framework
    >>> [is_row_name(framework, text) for text in ("KIỂM TRA CCHC", "II. Kiểm tra CCHC", "Kiểm tra")]
    [True, True, False]
    """
    return bool(row_index(framework).rows_named(text))


def may_be_row_name(framework: Framework, text: str) -> bool:
    """Return whether a text is the name of a row of a framework, or could be one with typing errors.

    >>> from cchc_model import SOC_TRANG_DISTRICT as framework
    >>> may_be_row_name(framework, "Kiểm tra CCHC"), may_be_row_name(framework, "ố nhiệm vụ đã hoàn thành")
    (True, True)
    >>> may_be_row_name(framework, "Số nhiệm vụ chưa hoàn thành")
    False
    """
    index = row_index(framework)
    folded = index.fold(text)
    if folded in index.rows:
        return True
    found = index.book.resolve(folded)
    return found is not None and found.confidence >= _LEAST_LIKELY


def rows_named(framework: Framework, text: str) -> tuple[str, ...]:
    """Return the ids of the rows that have a text as their name, perhaps behind an ordinal.

    >>> from cchc_model import SOC_TRANG_DISTRICT as framework
    >>> rows_named(framework, "KIỂM TRA CCHC")
    ('reform_examination',)
    """
    return tuple(row.id for row in row_index(framework).rows_named(text))


def fits_unit(row: Row, unit: str) -> bool:
    """Return whether a printed unit, if any, is that of a row; accents do not count if none was typed.

    >>> from cchc_model import SOC_TRANG_DISTRICT as framework
    >>> [fits_unit(framework.row("plan_tasks"), unit) for unit in ("Nhiệm vụ", "Nhiem vu", "Hồ sơ")]
    [True, True, False]
    """
    return not isinstance(row.item, Indicator) or not unit or row.item.measure.matches(unit)


def alike_names(framework: Framework, name: str, *, most: int = 3) -> tuple[str, ...]:
    """Return the names of a framework that are most similar to a name, best first.

    >>> from cchc_model import SOC_TRANG_DISTRICT as framework
    >>> alike_names(framework, "Số nhiệm vụ chưa hoàn thành", most=1)
    ('Số nhiệm vụ đã hoàn thành',)
    """
    if len(name) > _LONGEST_COMPARED:
        return ()
    index = row_index(framework)
    found = index.book.alike(index.fold(name), most=most, least=_LEAST_ALIKE)
    return tuple(dict.fromkeys(index.rows[folded][0].item.name.vi for folded, _ in found))


def broken_names(framework: Framework, names: Sequence[str], *, bare: Sequence[bool]) -> frozenset[int]:
    """Return the index of the first row of each name that is broken over two rows.

    Args:
        framework: the indicators, rates and rules.
        names: the names as printed.
        bare: for each name, true if its row has no other text.

    >>> from cchc_model import SOC_TRANG_DISTRICT as framework
    >>> broken_names(framework, ["Số nhiệm vụ đề ra", "trong kế hoạch"], bare=[False, True])
    frozenset({0})
    """
    index = row_index(framework)
    found: set[int] = set()
    for at, (first, second) in enumerate(itertools.pairwise(names)):
        if second in index.folded or at - 1 in found or not (bare[at] or bare[at + 1]):
            continue
        folded = index.fold(second)
        apart = bool(index.fold(first) and folded) and folded not in index.rows
        if apart and index.book.is_whole(index.fold(f"{first} {second}")):
            found.add(at)
    return frozenset(found)


@frozen
class _Lines:
    """The lines of a source.

    Attributes:
        names: the names as printed.
        folded: the folded names.
        candidates: the rows with the name of each line.
        headings: for each line, true if it looks like a heading.
        parts: the rows whose names stand behind `Trong đó:`, by line.
        present: the number of lines with the name of each row.
        above: for each line, the one that its printed ordinal puts it below.
    """

    names: Sequence[str]
    folded: Sequence[str]
    candidates: Sequence[tuple[Row, ...]]
    headings: Sequence[bool]
    parts: Mapping[int, tuple[Row, ...]]
    present: Mapping[str, int]
    above: Sequence[int | None]


_UNRECOGNISED = Match(MatchKind.UNRECOGNISED)


def match_rows(
    framework: Framework,
    names: Sequence[str],
    *,
    headings: Sequence[bool],
    fits: Callable[[int, Row], bool] = lambda _index, _row: True,
    above: Sequence[int | None] = (),
) -> tuple[Match, ...]:
    """Match the names of a source's rows, in their order, with the rows of a framework.

    A name matches only below an open heading. That is its own parent or, if the source omits it, the nearest row
    above it in the tree that the source has.

    Args:
        framework: the indicators, rates and rules.
        names: the names as printed.
        headings: for each name, true if its row looks like a heading (no unit and no value). Below a foreign
            heading an indicator is trusted only if it is the next row of the framework or its parent is missing,
            because the foreign heading may be that parent. It is not trusted if the heading may be that of a twin.
        fits: a function that returns whether the other cells of a source's row fit a row of the framework; called
            only if the name is not printed exactly.
        above: for each name, the index of the name that its printed ordinal puts it below, if known. Below another
            row than its own, an indicator is not trusted if its parent is missing.

    Returns:
        A match for each name.

    >>> from cchc_model import SOC_TRANG_DISTRICT as framework
    >>> matches = match_rows(framework, ["KIỂM TRA CCHC", "- Số UBND cấp xã đã kiểm tra"], headings=[True, False])
    >>> [match.row.id for match in matches]
    ['reform_examination', 'examined_communes']
    """
    index = row_index(framework)
    folded = [index.fold(name) for name in names]
    whole = _printed(index, folded)
    if whole is not None:
        return whole
    candidates = [index.rows.get(name, ()) for name in folded]
    parts = {at: rows for at, name in enumerate(folded) if not candidates[at] and (rows := _part_named(index, name))}
    cut = frozenset(at for at, name in enumerate(names) if _STATES_CUT.search(name))
    resolved, meant = resolved_names(index, folded, candidates, fits, aside=parts, cut=cut)
    present = Counter(row.id for rows in (*candidates, *parts.values()) for row in rows)
    if is_unordered(index, candidates):
        matches = match_by_name(index, candidates, present)
    else:
        matches = _walked(
            index, _Lines(names, folded, candidates, headings, parts, present, above or [None] * len(names))
        )
    return tuple(
        evolve(
            match,
            variant=match.row is not None and (at in parts or (folded[at], match.row.id) in index.variants),
            resolved=resolved.get(at),
            candidates=meant.get(at, match.candidates),
        )
        for at, match in enumerate(matches)
    )


def _walked(index: Index, lines: _Lines) -> list[Match]:
    """Return the matches of lines that follow the order of the framework."""
    parents = (any(row.id in index.parents for row in rows) for rows in lines.candidates)
    signs = {sign_of(name) for name, above in zip(lines.names, parents, strict=True) if above}
    walk = Walk(index, lines.present, signs)
    matches: list[Match] = []
    for at, (name, rows, heading) in enumerate(zip(lines.folded, lines.candidates, lines.headings, strict=True)):
        named = walk.beside_or_below(lines.parts[at]) if at in lines.parts else rows
        # A number alone, as that of a page, is no row.
        if not named and not any(map(str.isalpha, name)):
            matches.append(_UNRECOGNISED)
        elif at in lines.parts and not named:
            matches.append(Match(MatchKind.UNRECOGNISED, None, tuple(row.id for row in lines.parts[at])))
        else:
            resembled = () if named or not heading else _resembled(index, name)
            place = lines.above[at]
            below = None if place is None else matches[place].row
            matches.append(walk.step(named, heading, resembled, name=lines.names[at], below=below))
    return _with_parts_beside_totals(index, matches)


def _with_parts_beside_totals(index: Index, matches: list[Match]) -> list[Match]:
    """Return the matches without those of parts above their total from which another known row divides them."""
    places = {match.row.id: at for at, match in enumerate(matches) if match.row}
    apart = []
    for key, at in places.items():
        total = places.get(index.upwards[key][1]) if len(index.upwards[key]) > 1 else None
        between = (match.row for match in matches[at + 1 : total or 0])
        if total and any(row is not None and index.upwards[key][1] not in index.upwards[row.id] for row in between):
            apart.append(at)
    return [evolve(one, kind=MatchKind.AMBIGUOUS, row=None) if at in apart else one for at, one in enumerate(matches)]


def _part_named(index: Index, folded: str) -> tuple[Row, ...]:
    """Return the rows whose name stands behind `Trong đó:`."""
    whole = OF_WHICH.sub("", folded, count=1)
    return index.rows.get(whole, ()) if whole != folded else ()


def _resembled(index: Index, folded: str) -> tuple[str, ...]:
    """Return the ids of the headings that the text of a foreign heading resembles most, if any."""
    from rapidfuzz import fuzz, process

    if len(folded) > _LONGEST_COMPARED:
        return ()
    found = process.extractOne(folded, index.headings.keys(), scorer=fuzz.token_set_ratio, score_cutoff=_LEAST_ALIKE)
    return () if found is None else index.headings[found[0]]


def _printed(index: Index, folded: Sequence[str]) -> tuple[Match, ...] | None:
    """Return the matches if the source has every row of the framework in order, perhaps behind bullets, else None.

    The walk would return the same. Most annexes use the office's own form and need no walk.
    """
    first = next((at for at, name in enumerate(folded) if name in index.printed[0]), len(folded))
    rows = folded[first : first + len(index.printed)]
    if len(rows) < len(index.printed):
        return None
    matches = [texts.get(name) for texts, name in zip(index.printed, rows, strict=True)]
    others = (*folded[:first], *folded[first + len(rows) :])
    if None in matches or any(name in index.rows for name in others):
        return None
    unknown = [
        Match(MatchKind.UNRECOGNISED, candidates=rows_meant(index, name, index.book.resolve(name))) for name in others
    ]
    return (*unknown[:first], *(match for match in matches if match is not None), *unknown[first:])
