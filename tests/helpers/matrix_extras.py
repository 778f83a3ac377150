"""Matrix forms with rows that are no report of the period, and with notes, labelled by construction."""

import random
from collections.abc import Sequence

from attrs import Factory, define

import cchc_model as cchc
from cchc_model.framework import FLOW, Framework, branch, count, section
from cchc_model.indicators import DOSSIER
from helpers.forms import Grid
from helpers.many_reports import FIELDS, bodies

LEAVES = ("Tổng số", "Nhận trực tuyến", "Nhận trực tiếp", "Trước hạn", "Quá hạn")
OTHER_TIMES = ("Năm 2021", "Quý IV/2021", "Cùng kỳ", "Cùng kỳ năm trước", "Kỳ trước", "quý trước", "Quý II", "6 tháng")
AGAINST = ("So với", "% so với", "Tăng, giảm so với", "Chênh lệch so với", "Tăng (+), giảm (-) so với", "So sánh")
ALONE = ("Bình quân", "Trung bình", "Tỷ lệ (%)", "Tăng/giảm", "Luỹ kế", "Lũy kế từ đầu năm", "Kế hoạch", "Mục tiêu")
UNCLEAR = ("Bình quân mỗi đơn vị", "Trong đó: lĩnh vực đất đai", "Kế hoạch thành phố giao", "Số hồ sơ quý II")
PERIOD = "Quý I năm 2022"


@define
class Extras:
    """A form with its answer.

    Attributes:
        rows: its rows.
        reports: the values of each report by the name of its organisation or field.
        aside: the names of the rows that are no report, in order, each with its number of values.
        of_bodies: True if its rows name organisations.
    """

    framework: Framework
    rows: Grid = Factory(list)
    reports: dict[str, list[int]] = Factory(dict)
    aside: list[tuple[str, int]] = Factory(list)
    of_bodies: bool = True


def framework() -> Framework:
    """A form of some counts."""
    counts = [count(f"c{at}", DOSSIER, FLOW, leaf, leaf) for at, leaf in enumerate(LEAVES)]
    head = section("s", "Hồ sơ tiếp nhận", "Received")
    return Framework("extras", "1", cchc.Bilingual("Biểu", "Form"), (branch(head, *counts),))


def extra_name(g: random.Random, *, unclear: bool) -> str:
    """The name of a row that is no report of the period."""
    made = g.choice((g.choice(OTHER_TIMES), f"{g.choice(AGAINST)} {g.choice(OTHER_TIMES)}", g.choice(ALONE)))
    made = g.choice(UNCLEAR) if unclear and g.random() < 0.3 else made
    return g.choice((made, made, f"- {made}", made.upper()))


def extras_form(g: random.Random) -> Extras:
    """A form with rows of organisations or fields, and others below some of them or at the end."""
    file = Extras(framework(), of_bodies=g.random() < 0.7)
    named = bodies(g, g.randint(1, 3)) if file.of_bodies else [(one, one) for one in g.sample(FIELDS, g.randint(1, 3))]
    file.rows += [["UBND HUYỆN MỸ XUYÊN"], ["TÌNH HÌNH GIẢI QUYẾT HỒ SƠ"], [PERIOD]]
    head = "Tên đơn vị" if file.of_bodies else "Lĩnh vực"
    file.rows += [["TT", head, "Hồ sơ tiếp nhận", *[""] * (len(LEAVES) - 1)], ["", "", *LEAVES]]
    if g.random() < 0.5:
        file.rows.append(_numbers(g))
    repeated = extra_name(g, unclear=True) if g.random() < 0.4 else None
    for at, (title, name) in enumerate(named, 1):
        file.reports[name] = _values(g)
        file.rows.append([str(at), title, *map(str, file.reports[name])])
        if repeated is not None or g.random() < 0.4:
            _add_aside(g, file, repeated or extra_name(g, unclear=True))
    if g.random() < 0.5:
        _add_aside(g, file, extra_name(g, unclear=True))
    return file


def noted_form(values: Sequence[int | None], note: str) -> Grid:
    """A form with a row that has a note, and one below it that has none."""
    texts = ["" if value is None else str(value) for value in values]
    return [
        ["UBND HUYỆN MỸ XUYÊN"],
        [PERIOD],
        ["TT", "Tên đơn vị", "Hồ sơ tiếp nhận", *[""] * (len(LEAVES) - 1), "Ghi chú"],
        ["", "", *LEAVES, ""],
        ["1", "Xã Đại Tâm", *texts, note],
        ["2", "Xã Tham Đôn", *texts, ""],
    ]


def _add_aside(g: random.Random, file: Extras, name: str) -> None:
    values = _values(g)
    file.rows.append(["", name, *map(str, values)])
    file.aside.append((name, len(values)))


def _values(g: random.Random) -> list[int]:
    return [g.randint(50, 999) for _ in LEAVES]


def _numbers(g: random.Random) -> list[str]:
    """Numbers of columns, some of them left out, in brackets or not."""
    numbers = sorted(g.sample(range(3, 12), len(LEAVES)))
    form = g.choice(("({})", "{}"))
    return [form.format(one) for one in (1, 2, *numbers)]
