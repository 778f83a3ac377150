"""Annexes with columns that are rivals, labelled by construction: the column to read, or none.

They are reports of the commune Đại Tâm for the third quarter of 2025. Titles include words that no vocabulary lists.
"""

import io
import random
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from attrs import field, frozen

from cchc_model import format_number
from cchc_model.framework.measures import CodeList, Percentage
from helpers.forms import INDICATORS, Grid, Number, as_source

FORMATS = ("rows", "csv", "xlsx", "docx")
ROWS = [one for one in INDICATORS if not isinstance(one.measure, CodeList)]
_ABOVE: Grid = [["UBND XÃ ĐẠI TÂM"], ["PHỤ LỤC SỐ LIỆU"], ["Quý III năm 2025"]]
_LEFT = ("TT", "Chỉ tiêu", "ĐVT")
_ONSETS = ("b", "ch", "đ", "kh", "l", "m", "ng", "ph", "s", "v")
_RIMES = ("uênh", "oắc", "ượp", "iệp", "uỷnh", "oẻn", "ưỡu", "uốp", "ềnh", "ỗm")


@frozen
class Rivals:
    """An annex with several columns.

    Attributes:
        kind: the kind of its columns.
        group: the title above all of them; an empty text for none.
        titles: their own titles.
        filled: the places of those with numbers.
        right: the place of the column that a clerk reads without asking; None for none.
        whole: the place of the column that has the sum of all others.
        wrong: True if the sum is wrong in one row.
        warned: True if the title says too little, so that a warning tells it.
    """

    kind: str
    group: str
    titles: tuple[str, ...]
    filled: frozenset[int]
    right: int | None
    whole: int | None = None
    wrong: bool = False
    warned: bool = False
    seed: int = field(default=0, kw_only=True)

    @property
    def numbers(self) -> list[list[Number | None]]:
        """The numbers of each row, by column."""
        g = random.Random(self.seed)
        rows = [[_number(g, one.measure) if at in self.filled else None for at in self._places] for one in self.rows]
        for row, one in zip(rows, self.rows, strict=True):
            if self.whole is not None and not isinstance(one.measure, Percentage):
                row[self.whole] = sum(number for at, number in enumerate(row) if number and at != self.whole)
        if self.wrong and self.whole is not None:
            row = next(row for row, one in zip(rows, self.rows, strict=True) if not isinstance(one.measure, Percentage))
            row[self.whole] = (row[self.whole] or 0) + 7
        return rows

    @property
    def rows(self) -> Sequence:  # type: ignore[type-arg]
        """The indicators of its rows."""
        return sorted(random.Random(self.seed).sample(ROWS, 7), key=ROWS.index)

    @property
    def _places(self) -> range:
        return range(len(self.titles))

    @property
    def truth(self) -> Mapping[str, Number | None]:
        """The value of each indicator in the right column."""
        if self.right is None:
            return {}
        return {one.id: row[self.right] for one, row in zip(self.rows, self.numbers, strict=True)}

    @property
    def grid(self) -> Grid:
        """Its rows of cells."""
        header = [[*_LEFT, *self.titles]]
        if self.group:
            header = [[*_LEFT, self.group, *[""] * (len(self.titles) - 1)], [*[""] * len(_LEFT), *self.titles]]
        body = [
            [
                str(number),
                one.name.vi,
                one.measure.label.vi,
                *("" if cell is None else format_number(cell) for cell in row),
            ]
            for number, (one, row) in enumerate(zip(self.rows, self.numbers, strict=True), 1)
        ]
        numbers = [str(number) for number in range(1, len(header[0]) + 1)]
        place = random.Random(self.seed).choice((None, None, None, 0, len(header)))  # a row that numbers the columns
        if place is not None:
            header.insert(place, numbers)
        return [*_ABOVE, *header, *body]

    def as_source(self, form: str) -> bytes | Grid:
        """Return it as a file; a workbook has its titles in merged cells."""
        return self._workbook() if form == "xlsx" and self.group else as_source(self.grid, form)

    def _workbook(self) -> bytes:
        import openpyxl

        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        for row in self.grid:
            sheet.append([cell or None for cell in row])
        top = next(at for at, row in enumerate(self.grid, 1) if row[0] == _LEFT[0])
        first = len(_LEFT) + 1
        sheet.merge_cells(start_row=top, end_row=top, start_column=first, end_column=first + len(self.titles) - 1)
        for column in range(1, first):
            sheet.merge_cells(start_row=top, end_row=top + 1, start_column=column, end_column=column)
        stream = io.BytesIO()
        book.save(stream)
        return stream.getvalue()


def _number(g: random.Random, measure: object) -> Number:
    return Decimal(g.randint(200, 9999)).scaleb(-2) if isinstance(measure, Percentage) else g.randint(2, 4_000)


def unheard(g: random.Random) -> str:
    """Return words that no vocabulary has."""
    return " ".join(g.choice(_ONSETS) + g.choice(_RIMES) for _ in range(g.randint(1, 2))).capitalize()


def _filled(g: random.Random, count: int) -> frozenset[int]:
    """Return one place of several, or all."""
    return frozenset(range(count)) if g.random() < 0.3 else frozenset({g.randrange(count)})


def _reads(right: int | None, filled: frozenset[int]) -> int | None:
    return right if right in filled else None


def _quarters(g: random.Random) -> Rivals:
    roman, arabic = ("I", "II", "III", "IV"), ("1", "2", "3", "4")
    group, titles = g.choice(
        [
            ("", roman),
            *((group, g.choice((roman, arabic))) for group in ("Quý", "Kết quả theo quý", "Số liệu các quý")),
            (f"{unheard(g)} các quý", g.choice((roman, arabic))),
            ("Kết quả thực hiện các quý năm 2025", roman),
            *((g.choice(("", "Số liệu")), tuple(f"{word} {one}" for one in roman)) for word in ("Quý", "TH quý")),
            ("", ("Q1", "Q2", "Q3", "Q4")),
        ]
    )
    filled = frozenset(range(3)) if g.random() < 0.3 else _filled(g, 4)
    known = not any(rime in group for rime in _RIMES)
    return Rivals("quarters", group, titles, filled, _reads(2, filled), warned=not known)


def _quarters_of_years(g: random.Random) -> Rivals:
    roman = g.random() < 0.5
    quarters = ("I", "II", "III", "IV") if roman else ("1", "2", "3", "4")
    more = g.choice((("Kế hoạch",), ("Cả năm",), ("Kế hoạch", "Cả năm"), ("Cộng",)))
    titles = (*more[:-1], *quarters, more[-1]) if more[0] != "Kế hoạch" or len(more) > 1 else (*more, *quarters)
    group = g.choice(("Các quý năm 2025", "Thực hiện các quý năm 2025", *(("Năm 2025",) if roman else ())))
    right = titles.index(quarters[2])
    filled = frozenset(range(len(titles))) - {titles.index(quarters[3])}
    whole = titles.index("Cộng") if "Cộng" in titles else None
    return Rivals("quarters beside others", group, titles, filled, right, whole)


def _years(g: random.Random) -> Rivals:
    group = g.choice(("", "Năm", "Số liệu", "Kết quả", "Thực hiện"))
    last = g.choice((2024, 2025))
    titles = tuple(str(year) for year in range(last - g.randint(1, 2), last + 1))
    filled = _filled(g, len(titles))
    return Rivals("years", group, titles, filled, _reads(len(titles) - 1, filled) if last == 2025 else None)


def _bodies(g: random.Random) -> Rivals:
    names = ["Đại Tâm", *g.sample(["Tham Đôn", "Ngọc Tố", "Nam Sơn", "Gia Hòa"], g.randint(1, 2))]
    g.shuffle(names)
    level, former = g.choice(("", "Xã ")), g.random() < 0.25
    titles = tuple(f"{level}{name}{' (cũ)' if former else ''}" for name in names)
    filled = _filled(g, len(names))
    right = None if former else _reads(names.index("Đại Tâm"), filled)
    return Rivals("bodies", g.choice(("", "Số liệu")) if not level else "", titles, filled, right)


def _parts(g: random.Random) -> Rivals:
    titles = g.choice(
        (
            ("Trực tuyến", "Trực tiếp"),
            ("Đúng hạn", "Quá hạn"),
            ("Trong đó nữ", "Trong đó đảng viên"),
            ("Số nam", "Số nữ"),
        )
    )
    return Rivals("parts", g.choice(("", "Số liệu")), titles, frozenset({g.randrange(2)}), None)


def _unheard_words(g: random.Random) -> Rivals:
    pair = g.choice((("Phải thực hiện", "Đã thực hiện"), ("Chính thức", "Bổ sung"), (unheard(g), unheard(g) + " g")))
    return Rivals("unheard words", g.choice(("", "Số liệu", unheard(g))), pair, _filled(g, 2), None)


def _months_of_quarter(g: random.Random) -> Rivals:
    word = g.choice(("Tháng ", "T", "Tháng "))
    joined = g.choice((f"{word}7+8", f"{word}7, 8", f"{word}7-8", f"{word}7 và 8", f"{word}7 + {word.lower()}8"))
    parts = g.choice(((joined, f"{word}9"), tuple(f"{word}{month}" for month in (7, 8, 9))))
    return _summed(g, "months and their sum", parts, ("Cộng", "Tổng cộng", "Tổng số", "Cộng quý III"))


def _other_months(g: random.Random) -> Rivals:
    parts = g.choice((("Tháng 7", "Tháng 8"), ("Quý I", "Quý II"), ("Tháng 4+5", "Tháng 6"), ("Tháng 8", "Tháng 9")))
    made = _summed(g, "other months and their sum", parts, ("Cộng", "Tổng cộng", "Tổng số"))
    return Rivals(made.kind, "", made.titles, made.filled, None, made.whole)


def _times_of_quarter(g: random.Random) -> Rivals:
    event = g.choice(("sáp nhập", "01/7", "hợp nhất"))
    if g.random() < 0.2:
        return _summed(g, "times and their sum", ("2 tháng đầu quý", "Tháng cuối quý"), ("Cả quý", "Cộng"))
    parts = g.choice(
        (("Từ 15/6 đến 30/6", "Từ 01/7 đến 14/9"), (f"Trước {event}", f"Sau {event}"), ("Xã cũ", "Xã mới"))
    )
    return _summed(g, "times and their sum", parts, ("Cộng", "Tổng cộng", "Cộng quý III"))


def _summed(g: random.Random, kind: str, parts: tuple[str, ...], totals: Sequence[str]) -> Rivals:
    titles = (*parts, g.choice(totals))
    whole = len(parts)
    if g.random() < 0.3:
        titles, whole = (titles[-1], *parts), 0
    return Rivals(kind, "", titles, frozenset(range(len(titles))), whole, whole)


def _unheard_sum(g: random.Random) -> Rivals:
    made = _summed(g, "unheard parts and their sum", (unheard(g), unheard(g) + " g"), ("Cộng", "Số liệu"))
    wrong = g.random() < 0.4
    return Rivals(made.kind, "", made.titles, made.filled, None if wrong else made.whole, made.whole, wrong)


def _alone(g: random.Random) -> Rivals:
    title, right, warned = g.choice(
        (
            *((title, 0, False) for title in ("Số liệu", "Kết quả", "Quý III", "Tháng 7, 8, 9", "Đại Tâm", "Cấp xã")),
            *((title, None, False) for title in ("Trong đó nữ", "Quá hạn", "Đại Tâm (cũ)", "Tháng 7+8", "Tháng 7, 8")),
            *((title, None, False) for title in ("Tỷ trọng", "Tỷ lệ", "Quý I-II", "Ấp Đại Ân", "Kỳ I", "I")),
            *((title, 0, True) for title in (unheard(g), unheard(g), "Nợ đọng", "Ví dụ")),
        )
    )
    return Rivals("one column", "", (title,), frozenset({0}), right, warned=warned)


def _beside_blank_others(g: random.Random) -> Rivals:
    others = g.sample(("Kỳ trước", "Kế hoạch", "Lũy kế", "Người phụ trách", "So sánh (%)", "Điểm"), g.randint(1, 2))
    title, warned = g.choice((("Số liệu", False), ("Quý III", False), (unheard(g), True)))
    titles = [*others, title, *([] if warned else [unheard(g) + " g"])]
    g.shuffle(titles)
    at = titles.index(title)
    return Rivals("blank columns of something else", "", tuple(titles), frozenset({at}), at, warned=warned)


KINDS: Mapping[str, Callable[[random.Random], Rivals]] = {
    make.__name__.strip("_"): make
    for make in (
        _quarters, _quarters_of_years, _years, _bodies, _parts, _unheard_words, _months_of_quarter, _other_months,
        _times_of_quarter, _unheard_sum, _alone, _beside_blank_others,
    )
}  # fmt: skip


def rivals(kind: str, seed: int) -> Rivals:
    """Draw an annex of a kind."""
    from attrs import evolve

    return evolve(KINDS[kind](random.Random(f"{kind} {seed}")), seed=seed)
