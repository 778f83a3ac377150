"""Files with a column or a sheet for each report, and one that may add up the others."""

import random
from collections.abc import Mapping, Sequence
from itertools import zip_longest

from cchc_model.io.parts import ReportParts
from helpers.many_reports import COUNTS
from helpers.office import book

Figures = Mapping[str, Sequence[int]]
"""The counts of each column or sheet, by its title."""


def figures(g: random.Random, titles: Sequence[str], *, rows: int = 4, least: int = 20, most: int = 999) -> Figures:
    """Return counts of some titles."""
    return {title: [g.randint(least, most) for _ in range(rows)] for title in titles}


def summed(own: Figures) -> list[int]:
    """Return the sums of columns or sheets."""
    return [sum(row) for row in zip(*own.values(), strict=True)]


def with_one(own: Figures, title: str, values: Sequence[int], at: int) -> Figures:
    """Return columns or sheets with one more at a place."""
    every = list(own.items())
    every.insert(at, (title, list(values)))
    return dict(every)


def in_columns(every: Figures, owner: str, groups: Mapping[str, str] | None = None) -> list[tuple[str | int, ...]]:
    """Return a list of indicators with a column for each title, perhaps below the titles of groups."""
    rows: list[tuple[str | int, ...]] = [(owner,), ("Quý I năm 2022",)]
    left = ("TT", "Chỉ tiêu", "ĐVT")
    if groups is None:
        rows.append((*left, *every))
    else:
        over = [groups.get(title, "") for title in every]
        rows += [(*left, *("" if pair[0] == pair[1] else pair[0] for pair in zip(over, ["", *over], strict=False)))]
        rows += [("", "", "", *(title.strip("*") for title in every))]
    return [*rows, *_lines(list(every.values()))]


def in_sheets(every: Figures, owners: Mapping[str, str]) -> bytes:
    """Return a workbook with a sheet for each title, with the letterhead of its owner or without one."""
    return book(**{
        title: [*([[owners[title]]] if title in owners else []), ["Quý I năm 2022"],
                ("TT", "Chỉ tiêu", "ĐVT", "Số liệu"), *_lines([values])]
        for title, values in every.items()
    })  # fmt: skip


def _lines(columns: Sequence[Sequence[int]]) -> list[tuple[str | int, ...]]:
    return [
        (at, one.name.vi, one.measure.label.vi, *("" if value is None else value for value in values))
        for at, (one, values) in enumerate(zip(COUNTS, zip_longest(*columns), strict=False), 1)
    ]


def totals(parts: ReportParts) -> list[int]:
    """Return the sums over the reports, of the indicators that any of them has."""
    columns = zip(*(part.report.values.values() for part in parts), strict=True)
    return [sum(int(value or 0) for value in column) for column in columns if any(one is not None for one in column)]


def told(parts: ReportParts, code: str = "part_is_no_report") -> list[tuple[str, str]]:
    """Return what is no report, each with the severity of its finding."""
    return [(one.text, one.severity.value) for part in parts for one in part.report.findings if one.code == code]
