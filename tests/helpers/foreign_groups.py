"""Forms whose groups have titles of their own, of something else or none, as lists and as matrices, with the answer.

Many words occur nowhere in the library, so that no vocabulary decides.
"""

import random
from collections.abc import Sequence

from attrs import Factory, define, frozen

import cchc_model as cchc
from cchc_model.framework import FLOW, Framework, branch, count, section
from cchc_model.indicators import DOSSIER
from helpers.many_reports import Labelled, write_header

THINGS = (
    ("Hồ sơ", ("tiếp nhận", "giải quyết", "trả lại", "liên thông")),
    ("Gỗ", ("nhập kho", "xuất bến", "thanh lý")),
    ("Cua giống", ("thả nuôi", "thu mua", "hao hụt")),
    ("Vé phà", ("bán lẻ", "soát lại", "in hỏng")),
    ("Đơn thư", ("khiếu nại", "tố cáo", "phản ánh")),
)
LEAVES = ("Tổng số", "Trực tuyến", "Trực tiếp", "Đúng hạn", "Quá hạn", "Loại tròn", "Loại dẹt", "Cỡ lớn", "Qua bến")
OWN = ("{}", "{}", "{} (hồ sơ)", "1. {}", "Tình hình {}", "Kết quả {} quý II năm 2022", "{} trong kỳ", "{} (1)")
STYLES = ("UPPER", "BREAK", "NFD")
TIMES = (
    "Lũy kế {}",
    "{} kỳ trước",
    "Kế hoạch {}",
    "{} năm 2021",
    "{} quý IV/2021",
    "{} cùng kỳ năm trước",
    "{} cấp tỉnh",
)
ALONE = ("Kỳ trước", "Năm 2021", "Kế hoạch", "Lũy kế")
GENERAL = ("KẾT QUẢ", "Phần I", "NỘI DUNG", "Số liệu", "Kết quả thực hiện", "Tình hình chung")
PERIOD = "Quý II năm 2022"


@frozen
class Group:
    """A heading of the form, and what stands in its place.

    Attributes:
        head: the heading.
        leaves: the names of its rows or columns.
        title: the printed title; an empty text for none.
        kind: own, foreign or missing.
    """

    head: str
    leaves: tuple[str, ...]
    title: str
    kind: str


@define
class GroupedForm:
    """A form with its answer: the values of groups of their own, and those of something else.

    Attributes:
        file: the file.
        groups: the groups.
        own: the values that a clerk reads.
        foreign: the values of something else.
    """

    file: Labelled
    groups: Sequence[Group]
    own: dict[str, int] = Factory(dict)
    foreign: dict[str, int] = Factory(dict)

    @property
    def missing(self) -> bool:
        """True if a group has no title."""
        return any(group.kind == "missing" for group in self.groups)


def grouped_form(g: random.Random, *, matrix: bool, kinds: Sequence[str]) -> GroupedForm:
    """Draw a form with one to three groups, each of one of the kinds."""
    noun, verbs = g.choice(THINGS)
    heads = [f"{noun} {verb}" for verb in g.sample(verbs, len(verbs))]
    count_of = g.randint(1, min(3, len(heads) - 1))
    other = heads[count_of:]
    apart = g.sample(LEAVES, len(LEAVES))
    same = g.random() < 0.3  # each group has the same names
    groups = []
    for at in range(count_of):
        leaves = tuple(apart[:3] if same else apart[at * 3 : at * 3 + g.randint(2, 3)])
        kind = g.choice(kinds)
        groups.append(Group(heads[at], leaves, _title(g, heads[at], other, kind), kind))
    made = GroupedForm(Labelled(framework_of(groups)), groups)
    (_write_matrix if matrix else _write_list)(g, made)
    return made


def framework_of(groups: Sequence[Group]) -> Framework:
    """The form with the groups as its sections."""
    outline = tuple(
        branch(
            section(f"s{at}", one.head, one.head),
            *(count(f"s{at}_{place}", DOSSIER, FLOW, leaf, leaf) for place, leaf in enumerate(one.leaves)),
        )
        for at, one in enumerate(groups)
    )
    return Framework("groups", "1", cchc.Bilingual("Biểu", "Form"), outline)


def _title(g: random.Random, head: str, other: Sequence[str], kind: str) -> str:
    if kind == "missing":
        return ""
    if kind == "own":
        form = g.choice((*OWN, *STYLES))
        return styled(head, form)
    far = g.choice([f"{noun} {g.choice(verbs)}" for noun, verbs in THINGS if not head.startswith(noun)])
    lower = head[:1].lower() + head[1:]
    return g.choice((g.choice(other), g.choice(other), far, g.choice(TIMES).format(lower), g.choice(ALONE)))


def styled(head: str, form: str) -> str:
    """Return a heading as another office prints it."""
    import unicodedata

    if form == "UPPER":
        return head.upper()
    if form == "BREAK":
        return head.replace(" ", "\n", 1)
    if form == "NFD":
        return unicodedata.normalize("NFD", head)
    return form.format(head if form.startswith(("{", "1")) else head[:1].lower() + head[1:])


def _write_matrix(g: random.Random, made: GroupedForm) -> None:
    file, paths, keys = made.file, [], list(made.file.framework.indicators)
    for group in made.groups:
        paths += [(group.title, leaf) if group.title else (leaf,) for leaf in group.leaves]
    file.rows += [["UBND HUYỆN MỸ XUYÊN"], [PERIOD]]
    bare = all(not group.title for group in made.groups)
    write_header(g, file, [("TT",), ("Đơn vị",), *paths], numbers=bare)
    values = g.sample(range(100, 999), len(paths))
    file.rows.append(["1", "Xã Đại Tâm", *map(str, values)])
    _label(made, dict(zip(keys, values, strict=True)))


def _write_list(g: random.Random, made: GroupedForm) -> None:
    file, keys = made.file, list(made.file.framework.indicators)
    file.rows += [["UBND XÃ ĐẠI TÂM"], [PERIOD], ["TT", "Chỉ tiêu", "ĐVT", "Số lượng"]]
    if g.random() < 0.3:
        file.rows.append(["A", g.choice(GENERAL), "", ""])
    values = dict(zip(keys, g.sample(range(100, 999), len(keys)), strict=True))
    at = iter(values.values())
    for number, group in enumerate(made.groups):
        if group.title:
            file.rows.append([("I", "II", "III")[number], group.title, "", ""])
        file.rows += [[str(place), leaf, "Hồ sơ", str(next(at))] for place, leaf in enumerate(group.leaves, 1)]
    _label(made, values)


def _label(made: GroupedForm, values: dict[str, int]) -> None:
    at = iter(values.items())
    for group in made.groups:
        found = dict(next(at) for _ in group.leaves)
        (made.foreign if group.kind == "foreign" else made.own).update(found)


def judged(made: GroupedForm, kind: str, *, matrix: bool) -> dict[str, list[str]]:
    """Read a form: the values that were read wrongly, those lost without an error, and the needless errors."""
    source = made.file.source(kind)
    try:
        if matrix:
            (part,) = cchc.read_parts(source, framework=made.file.framework)
            report = part.report
        else:
            report = cchc.read_report(source, framework=made.file.framework)
    except cchc.ReadError as error:
        needless = [] if made.foreign or made.missing else [str(error)]
        return {"wrong": [], "lost": [], "needless": needless}
    told = {key for one in report.findings if one.severity is cchc.Severity.ERROR for key in one.indicators}
    wrong = [key for key, value in made.foreign.items() if report.values[key] is not None or key not in told]
    wrong += [key for key, value in made.own.items() if report.values[key] not in (None, value)]
    lost = [key for key, value in made.own.items() if report.values[key] is None and not told]
    names = {report.framework[key].name.vi for key in made.foreign}
    clean = {key for key in made.own if report.framework[key].name.vi not in names}
    needless = sorted(told & clean) if not made.missing else []
    return {"wrong": wrong, "lost": lost, "needless": needless}


FIELDS = ("đất đai", "hộ tịch", "chứng thực", "xây dựng", "thủy sản", "khác")
FORM_FIELDS = FIELDS[:3]
ROWS_OF_FIELD = (
    ("Số hồ sơ tiếp nhận", "Số hồ sơ giải quyết đúng hạn"),
    ("Tổng số", "Đúng hạn"),
    ("Tiếp nhận", "Đã giải quyết"),
)


def fields_annex(fields: Sequence[str], leaves: Sequence[str]) -> tuple[list[list[str]], dict[str, list[int]]]:
    """Return an annex with the same rows below each field, and the values of each field."""
    rows, values = [["UBND XÃ ĐẠI TÂM"], [PERIOD], ["TT", "Nội dung", "ĐVT", "Kết quả"]], dict[str, list[int]]()
    for number, field in enumerate(fields):
        rows.append([("I", "II", "III", "IV")[number], f"Lĩnh vực {field}", "", ""])
        values[field] = [100 * (number + 1) + at for at, _ in enumerate(leaves)]
        rows += [[str(at + 1), leaf, "Hồ sơ", str(values[field][at])] for at, leaf in enumerate(leaves)]
    return rows, values


def fields_form(leaves: Sequence[str]) -> Framework:
    """The form with the same rows below each field."""
    return framework_of([Group(f"Lĩnh vực {field}", tuple(leaves), "", "own") for field in FORM_FIELDS])


EXTENDED = (
    ("Cải cách tổ chức bộ máy", "Cải cách tổ chức bộ máy hành chính nhà nước"),
    ("Cải cách chế độ công vụ", "Cải cách chế độ công vụ, công chức"),
    ("Tiếp nhận và giải quyết hồ sơ", "Kết quả tiếp nhận, giải quyết hồ sơ TTHC"),
    ("Hồ sơ trực tuyến", "Hồ sơ nộp trực tuyến"),
    ("Nhân lực", "Nguồn nhân lực"),
    ("Gỗ nhập kho", "Gỗ tròn nhập kho bãi"),
    ("Lĩnh vực đất đai", "Lĩnh vực Đất đai - môi trường"),
)
"""Headings of a form, each with a longer one that is the same."""
NARROWED = (
    "{}, quá hạn", "{} kỳ trước", "Kế hoạch {}", "{} cấp tỉnh", "{} chưa xong", "{} khác", "Ngoài {}",
    "{} và nạo vét kênh", "{} loại tròn",
)  # fmt: skip
"""Longer headings of something else: a part, another time, a level, what is left, a heading or a row of the form."""


def extended_form(head: str) -> Framework:
    """The form with a heading between two others, with short names of rows."""
    rows = {"Trồng rừng": ("Số phiếu",), head: ("Tổng số", "Loại tròn"), "Nạo vét kênh": ("Số thẻ",)}
    return framework_of([Group(title, leaves, "", "own") for title, leaves in rows.items()])
