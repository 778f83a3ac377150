"""Matrix forms by construction: a row for each organisation or field, a column for each indicator."""

import random
from collections.abc import Sequence

import cchc_model as cchc
from cchc_model.framework import FLOW, Branch, Framework, branch, count, heading, section
from cchc_model.indicators import DOSSIER
from helpers.many_reports import FIELDS, HEADS, LEAVES, Labelled, Values, bodies, letter, write_header


def matrix_form(g: random.Random) -> Labelled:
    """A matrix form: the tree of a framework above the columns, and a row for each organisation or field."""
    outline, paths = _tree(g)
    file = Labelled(Framework("matrix", "1", cchc.Bilingual("Biểu", "Form"), outline))
    ids = dict(zip(paths, file.framework.indicators, strict=True))
    order = _shuffled(g, paths)
    body = bodies(g, g.randint(1, 4)) if g.random() < 0.6 else [(one, one) for one in g.sample(FIELDS, g.randint(1, 4))]
    left = [("TT",), (g.choice(("Đơn vị", "Lĩnh vực, công việc giải quyết theo cấp", "Tên đơn vị", "Lĩnh vực")),)]
    left = left if g.random() < 0.8 else left[1:]
    file.rows += [["UBND HUYỆN MỸ XUYÊN"], ["TÌNH HÌNH GIẢI QUYẾT HỒ SƠ"], ["Quý I năm 2022"]]
    first = len(file.rows)
    write_header(g, file, [*left, *order])
    header = [list(row) for row in file.rows[first:]]
    total = g.choice(("Tổng cộng", "Tổng số", "CỘNG"))
    rows: list[tuple[str, str | None]] = [(title, name) for title, name in body]
    g.shuffle(rows)
    if g.random() < 0.5:
        rows.insert(g.choice((0, len(rows))), (total, None))
        file.unread.append(total)
    for number, (title, name) in enumerate(rows, 1):
        if number > 1 and g.random() < 0.1:
            file.rows += header
        if g.random() < 0.1:
            file.rows.append([])
        keys = [ids[path] for path in order]
        values = _values(g, file, len(left), keys)
        file.rows.append(
            [*[str(number), title][-len(left) :], *(str(values[key][0]) if key in values else "" for key in keys)]
        )
        if name is not None:
            file.reports[name, "Quý I năm 2022"] = values
    if g.random() < 0.5:
        file.rows += [["Ghi chú: số liệu lấy từ hệ thống một cửa."]]
    return file


def _values(g: random.Random, file: Labelled, left: int, keys: Sequence[str]) -> Values:
    """Values for a row, some of them blank, with the cells in which they stand in the next row."""
    values: Values = {}
    for place, key in enumerate(keys, left):
        if g.random() < 0.9 or not values:
            values[key] = g.randint(1, 999), f"{letter(place)}{len(file.rows) + 1}"
    return values


def _tree(g: random.Random) -> tuple[tuple[Branch, ...], list[tuple[str, ...]]]:
    """A framework of sections with leaves, some below a heading, and the titles above each leaf."""
    branches: list[Branch] = []
    paths: list[tuple[str, ...]] = []
    for number, head in enumerate(g.sample(HEADS, g.randint(1, 4))):
        below: list[object] = []
        leaves = g.sample(LEAVES, g.randint(2, 5))
        for place, leaf in enumerate(leaves):
            if place == 1 and g.random() < 0.5:
                inner = g.sample(("Bưu chính", "Tại bộ phận một cửa", "Qua mạng", "Đúng hạn"), 2)
                counts = [count(f"i{number}_{at}", DOSSIER, FLOW, one, one) for at, one in enumerate(inner)]
                below.append(branch(heading(f"h{number}", "Trong đó", "Of which"), *counts))
                paths += [(head, "Trong đó", one) for one in inner]
            below.append(count(f"c{number}_{place}", DOSSIER, FLOW, leaf, leaf))
            paths.append((head, leaf))
        branches.append(branch(section(f"s{number}", head, head), *below))  # type: ignore[arg-type]
    return tuple(branches), paths


def _shuffled(g: random.Random, paths: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    heads = list(dict.fromkeys(path[0] for path in paths))
    if g.random() < 0.3:
        g.shuffle(heads)
    return [path for head in heads for path in paths if path[0] == head]
