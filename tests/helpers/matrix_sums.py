"""Matrix forms with subtotals of pages, clusters and districts, labelled by construction."""

import random
from collections.abc import Sequence

from attrs import Factory, define

import cchc_model as cchc
from cchc_model.framework import FLOW, Framework, branch, count, section
from cchc_model.indicators import DOSSIER
from helpers.forms import Grid
from helpers.many_reports import FIELDS, PLACES

LEAVES = ("Tổng số", "Trực tuyến", "Trực tiếp", "Trước hạn", "Đúng hạn", "Quá hạn")
PAGE = ("Cộng trang {}", "Cộng trang", "Cộng chuyển trang sau", "Cộng mang sang trang sau", "Tr. {} gộp", "Σ trang {}")
CARRIED = ("Mang sang", "Trang trước chuyển sang", "Số mang sang", "Chuyển từ trang trên", "(tiếp)")
CLUSTER = ("Cụm {}", "Cộng cụm {}", "Tiểu vùng {}", "Khu Đông {}", "Liên xã {}", "CỤM SỐ {}")
_ROMAN = ("I", "II", "III", "IV")

Values = list[int | None]


@define
class Summed:
    """A form with its answer.

    Attributes:
        framework: its framework.
        rows: its rows.
        reports: the values of its reports.
        sums: the places of rows that add up others.
        added: the places of the reports that such a row adds up.
    """

    framework: Framework
    rows: Grid = Factory(list)
    reports: list[int] = Factory(list)
    sums: list[int] = Factory(list)
    added: set[int] = Factory(set)

    @property
    def columns(self) -> int:
        """The number of columns of values."""
        return len(self.framework.indicators)

    def totals(self, places: Sequence[int]) -> list[int]:
        """The sums of rows."""
        texts = [self.rows[at][2:] for at in places]
        return [sum(int(text) for text in column if text.isdecimal()) for column in zip(*texts, strict=True)]

    def slip(self, at: int, place: int) -> None:
        """Change one number of a row, as a clerk may."""
        text = self.rows[at][2 + place]
        row = list(self.rows[at])
        row[2 + place] = str(int(text) + 1 if text.isdecimal() else 1)
        self.rows[at] = row


def sums_framework(columns: int) -> Framework:
    """A form of some counts."""
    counts = [count(f"c{at}", DOSSIER, FLOW, leaf, leaf) for at, leaf in enumerate(LEAVES[:columns])]
    return Framework("sums", "1", cchc.Bilingual("Biểu", "Form"), (branch(section("s", "Hồ sơ", "Dossiers"), *counts),))


def summed_form(g: random.Random, shape: str, *, of_bodies: bool = True, least: int = 0) -> Summed:
    """A form with rows of communes or fields, and sums of them.

    Args:
        g: the source of chance.
        shape: `clean` without sums, `pages`, `heads` for clusters named above their rows, `feet` for those below, or
            `districts`.
        of_bodies: False for fields.
        least: the least value.
    """
    columns = g.randint(2 if least < 10 else 3, len(LEAVES))
    file = Summed(sums_framework(columns))
    owner = "UBND TỈNH SÓC TRĂNG" if shape == "districts" else "UBND HUYỆN MỸ XUYÊN"
    header = [
        ["TT", "Đơn vị" if of_bodies else "Lĩnh vực", "Hồ sơ", *[""] * (columns - 1)],
        ["", "", *LEAVES[:columns]],
    ]
    file.rows += [[owner], ["Quý I năm 2022"], *header]
    most = g.choice((5, 99, 9999)) + least
    names = [f"Xã {one}" for one in PLACES] if of_bodies else [*FIELDS]
    names = g.sample(names, g.randint(2, len(names)))
    listed = g.random() < 0.7 or not of_bodies
    kind = g.choice(("feet", "heads")) if shape == "districts" else shape
    before: list[int] = []
    groups = _groups(g, names)
    for number, group in enumerate(groups, 1):
        rows = [(name, _values(g, columns, least, most)) for name in group]
        name = f"Huyện {PLACES[-number]} Hạ" if shape == "districts" else g.choice(CLUSTER).format(number)
        marker = _ROMAN[number - 1] if listed and g.random() < 0.5 else ""
        own = _add_group(file, rows, listed=listed)
        if kind in ("heads", "feet"):
            _add_sum(file, name, own, marker=marker, at=own[0] if kind == "heads" else None)
        before += own
        if shape == "pages" and number < len(groups):
            _add_sum(file, g.choice(PAGE).format(number), g.choice((own, before)))
            file.rows += header if g.random() < 0.7 else []
            _add_sum(file, g.choice(CARRIED), before)
    if g.random() < 0.5:
        file.rows.append(["", g.choice(("Tổng cộng", "Tổng số")), *map(str, file.totals(file.reports))])
    return file


def _add_group(file: Summed, rows: Sequence[tuple[str, Values]], *, listed: bool) -> list[int]:
    own = []
    for title, values in rows:
        own.append(len(file.rows))
        ordinal = str(len(file.reports) + 1) if listed else ""
        file.rows.append([ordinal, title, *("" if value is None else str(value) for value in values)])
        file.reports.append(own[-1])
    return own


def _add_sum(file: Summed, name: str, places: list[int], *, marker: str = "", at: int | None = None) -> None:
    """Add a row that adds up others, at the end or before the first of them, which then all move down."""
    row = [marker if at is not None else "", name, *map(str, file.totals(places))]
    if at is None:
        at = len(file.rows)
        file.rows.append(row)
    else:
        file.rows.insert(at, row)
        file.reports = [one + (one >= at) for one in file.reports]
        places[:] = [one + 1 for one in places]
    file.sums.append(at)
    file.added.update(places)


def _groups(g: random.Random, names: Sequence[str]) -> list[Sequence[str]]:
    cuts = sorted(g.sample(range(1, len(names)), g.randint(0, min(3, len(names) - 1))))
    return [names[start:stop] for start, stop in zip((0, *cuts), (*cuts, len(names)), strict=True)]


def _values(g: random.Random, columns: int, least: int, most: int) -> Values:
    """Values of a row; if they may be small, some are blank, but never the first, or all are one number."""
    made: Values = [g.randint(least, most) for _ in range(columns)]
    if least or g.random() < 0.7:
        return made
    return (
        [made[0]] * columns if g.random() < 0.5 else [made[0], *(one if g.random() < 0.7 else None for one in made[1:])]
    )
