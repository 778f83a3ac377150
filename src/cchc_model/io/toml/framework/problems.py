"""Problems of a file as a whole, such as duplicate ids, and the places of problems for its author."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import evolve

from cchc_model.errors import Problem
from cchc_model.framework.rows import Kind
from cchc_model.io.structuring import other_version
from cchc_model.io.toml.framework.names import MOST_CODES, MOST_LEVELS, MOST_LINES, Data, ids, lines
from cchc_model.vietnamese.formatting import in_both
from cchc_model.vietnamese.text import Bilingual, shortened

FRAMEWORK_FORMAT = 1
"""Version of the form that is written and read."""

_TABLES = ("unit_types", "code_lists", "rows", "rates", "rules")
_IN_A_LINE = re.compile(rf"({'|'.join(_TABLES)})\[([0-9]+)\](.*)", re.DOTALL)
_NO_SUBJECT = ("family", "id", "severity", "because")


_MANY_LINES = Bilingual(
    "có {count} dòng; một khung chỉ tiêu có nhiều nhất {most}",
    "it has {count} lines; a framework may have at most {most}",
)
_MANY_CODES = Bilingual(
    "có {count} mã; một danh mục có nhiều nhất {most}", "it has {count} codes; a code list may have at most {most}"
)
_USED = Bilingual("mã này được dùng {times} lần", "this id is used {times} times")
_OTHER_KIND = Bilingual(
    "đơn vị tính {unit} cần kind = {kind} (decimals = true: có phần thập phân)",
    "the unit {unit} needs kind = {kind}; decimals = true makes it the unit of an amount",
)
_NO_SECTION = Bilingual("khung chỉ tiêu phải có ít nhất một mục", "a framework needs at least one section")
_UNUSED = Bilingual("không dòng nào sử dụng; đề nghị bỏ đi", "no row uses it; remove it")
_UNDER_ITSELF = Bilingual("một dòng không thể nằm dưới chính nó", "a row cannot be under itself")
_ENDED = Bilingual(
    "các dòng thuộc {under} đã kết thúc ở phía trên; đề nghị ghi các dòng của một cấp trên liền nhau",
    "the rows under {under} ended above; keep the rows of one parent together",
)
_LATER = Bilingual(
    "{under} nằm ở phía sau; đề nghị ghi các dòng theo thứ tự in, mỗi dòng sau dòng cấp trên của nó",
    "{under} comes later; list the rows in printed order, each after its parent",
)
_DEEP = Bilingual(f"các dòng lồng nhau quá {MOST_LEVELS} cấp", f"rows are nested more than {MOST_LEVELS} levels deep")


def reasons_to_stop(data: Data) -> Iterator[Problem]:
    """Yield the problems that end the validation of a file: another version of the form, or too many lines."""
    version = data.get("format", FRAMEWORK_FORMAT)
    if type(version) is int and version != FRAMEWORK_FORMAT:
        yield Problem("format", other_version(version, FRAMEWORK_FORMAT))
    for table in _TABLES:
        count = len(lines(data, table))
        if count > MOST_LINES:
            yield Problem(table, _MANY_LINES.filled(count=in_both(count), most=in_both(MOST_LINES)))
    for number, codes in enumerate(lines(data, "code_lists")):
        count = len(lines(codes, "codes"))
        if count > MOST_CODES:
            yield Problem(
                f"code_lists[{number}].codes", _MANY_CODES.filled(count=in_both(count), most=in_both(MOST_CODES))
            )


def contradictions(data: Data) -> Iterator[Problem]:
    """Yield the contradictions of a file: duplicate ids, no rows, misplaced rows, unused unit types or code lists."""
    for tables in (("unit_types", "code_lists"), ("rows",), ("rates",)):
        for key, times in Counter(ids(data, *tables)).items():
            if times > 1:
                yield Problem(f"{'/'.join(tables)}.{shortened(key)}", _USED.filled(times=str(times)))
    if data.get("rows") == []:
        yield Problem("rows", _NO_SECTION)
    yield from _misplaced(lines(data, "rows"))
    yield from _wrong_kinds(data)
    yield from _unused(data)


def _wrong_kinds(data: Data) -> Iterator[Problem]:
    """Yield a problem for each count whose unit has decimals, and for each amount whose unit has none."""
    decimals = {str(line.get("id")): line.get("decimals") is True for line in lines(data, "unit_types")}
    for number, line in enumerate(lines(data, "rows")):
        unit, kind = line.get("measure"), line.get("kind")
        if isinstance(unit, str) and unit in decimals and kind in (Kind.COUNT.value, Kind.AMOUNT.value):
            right = Kind.AMOUNT if decimals[unit] else Kind.COUNT
            if kind != right.value:
                yield Problem(f"rows[{number}].kind", _OTHER_KIND.filled(unit=repr(unit), kind=repr(right.value)))


def _unused(data: Data) -> Iterator[Problem]:
    """Yield a problem for each unit type or code list that no row uses.

    A framework would lose them, because it has only those of its rows. The check is skipped if a row names an
    unknown one.
    """
    used = {line["measure"] for line in lines(data, "rows") if isinstance(line.get("measure"), str)}
    if used <= {*ids(data, "unit_types", "code_lists")}:  # otherwise one of them is probably meant
        for table in ("unit_types", "code_lists"):
            unused = (key for key in dict.fromkeys(ids(data, table)) if key not in used)
            yield from (Problem(f"{table}.{shortened(key)}", _UNUSED) for key in unused)


def _misplaced(rows: list[Data]) -> Iterator[Problem]:
    """Yield a problem for each row that is not below the row that it names, in printed order.

    Only rows under the same parent may be between a row and its parent.
    """
    known = {line.get("id") for line in rows if isinstance(line.get("id"), str)}
    above: list[object] = []
    seen: set[object] = set()
    for number, line in enumerate(rows):
        key, under = line.get("id"), line.get("under")
        place = f"rows[{number}].under"
        if line.get("kind") == Kind.SECTION.value:
            above = []
        elif not isinstance(under, str):
            pass  # its form is said to be wrong already
        elif under in above:
            del above[above.index(under) + 1 :]
        elif under == key:
            yield Problem(place, _UNDER_ITSELF)
        elif under in seen:
            yield Problem(place, _ENDED.filled(under=repr(under)))
        elif under in known:
            yield Problem(place, _LATER.filled(under=repr(under)))
        above.append(key)
        seen.add(key if isinstance(key, str) else None)
        if len(above) > MOST_LEVELS:
            yield Problem(place, _DEEP)
            return


def placed(problems: Iterable[Problem], data: Data) -> Iterator[Problem]:
    """Yield the problems with places that name lines by their ids instead of their numbers."""
    labels = {table: [_label(line) for line in lines(data, table)] for table in _TABLES}
    times = {table: Counter(given) for table, given in labels.items()}
    for problem in problems:
        place = problem.place.removeprefix("$.")
        found = _IN_A_LINE.fullmatch(place)
        if found:
            name = labels[found[1]][int(found[2])]
            if name and times[found[1]][name] == 1:
                place = f"{found[1]}.{name}{found[3]}"
        yield evolve(problem, place=place)


def _label(line: Data) -> str | None:
    """Return a label for a line: its id or name, or the family and subject of a rule."""
    key = line.get("id")
    if not isinstance(key, str) and "family" in line:
        subjects = (value for name, value in line.items() if name not in _NO_SUBJECT)
        key = next((f"{line['family']}.{value}" for value in subjects if isinstance(value, str)), None)
    if not isinstance(key, str):
        key = repr(line["vi"]) if isinstance(line.get("vi"), str) else None
    return None if key is None else shortened(key)
