"""The findings of a report as numbered points, so that each is shown once and rows refer to it."""

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from cchc_model.framework.framework import Framework, Row
from cchc_model.reports.findings import Finding, by_row


@frozen
class Point:
    """A finding with its number on the page.

    Attributes:
        number: the place on the page, from 1.
        finding: the finding.
        rows: the rows concerned, the most concerned first.
        section: the id of the section of the first of them; None for a finding about the whole annex.
    """

    number: int
    finding: Finding
    rows: tuple[Row, ...]
    section: str | None

    @property
    def anchor(self) -> str:
        """The id of the element on the page. Ids of rules and rows of a framework have no hyphen."""
        return f"point-{self.number}"


def row_anchor(row: Row) -> str:
    """Return the id of the element of a row on the page."""
    return f"row-{row.number}"


def points_of(findings: Iterable[Finding], framework: Framework) -> tuple[Point, ...]:
    """Return the findings as points: about the whole annex first, then by section, in each as they were given.

    A finding about many rows at once, such as those that the source lacks, is about the whole annex.
    """
    sections: dict[str | None, int] = {
        None: 0,
        **{section.id: place for place, section in enumerate(framework.sections, 1)},
    }
    placed = []
    for finding in findings:
        rows = tuple(framework.row(key) for key in dict.fromkeys(finding.indicators) if key in framework)
        beside = rows and by_row([finding])
        placed.append((finding, rows, rows[0].section if beside else None))
    placed.sort(key=lambda one: sections[one[2]])
    return tuple(Point(number, *one) for number, one in enumerate(placed, 1))


def of_section(points: Iterable[Point], section: str | None) -> tuple[Point, ...]:
    """Return the points of a section, or those about the whole annex for None."""
    return tuple(point for point in points if point.section == section)


def by_place(points: Iterable[Point]) -> Mapping[str, Sequence[Point]]:
    """Return the points that rows refer to, by the id of the row."""
    found: dict[str, list[Point]] = {}
    for point in points:
        if point.section is not None:
            for row in point.rows:
                found.setdefault(row.id, []).append(point)
    return found
