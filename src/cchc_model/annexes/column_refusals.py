"""The refusals of tables whose value column is unclear, each with the columns that a person may choose."""

from collections.abc import Sequence

from cchc_model.annexes.candidates import Candidate, may_have_values
from cchc_model.annexes.part_titles import names_several
from cchc_model.annexes.title_words import Role
from cchc_model.errors import ReadError
from cchc_model.vietnamese.text import LANGS, Bilingual, how_many_fit, shortened

_UNTITLED = Bilingual("không có tiêu đề", "without a title")
NONE = Bilingual(
    "không tìm thấy cột số liệu của kỳ báo cáo. Các cột: {columns}. Đề nghị chọn một cột theo tiêu đề hoặc chữ cái, "
    "ví dụ --column {letter} (trong Python: value_column)",
    "no column contains the values of the reporting period. The columns are: {columns}. Choose one "
    "by its title or letter, such as --column {letter} (in Python: value_column)",
)
_NO_VALUES = Bilingual(
    "bảng không có cột số liệu. Các cột: {columns}. Đề nghị kiểm tra tệp có đủ các cột, các trang không",
    "the table has no column of values. The columns are: {columns}. Check that the file has all columns and pages",
)
SEVERAL = Bilingual(
    "không xác định được cột số liệu. Các cột: {columns}. Đề nghị chọn một cột theo tiêu đề hoặc chữ "
    "cái, ví dụ --column {letter} (trong Python: value_column)",
    "the value column is unclear. The columns are: {columns}. Choose one by its title or letter, "
    "such as --column {letter} (in Python: value_column)",
)
_MANY = Bilingual(
    "{why}; nếu mỗi cột là một báo cáo, đọc cả tệp bằng --parts (trong Python: read_parts)",
    "{why}; if each column is a report, read them all with --parts (in Python: read_parts)",
)
NO_OTHER = Bilingual(
    "bảng không có cột nào ngoài các cột tên chỉ tiêu, thứ tự, đơn vị tính và ghi chú; đề nghị ghi số liệu ở một cột "
    "riêng",
    "the table has no columns besides names, ordinals, units and notes; enter the values in a column of their own",
)
NOT_THERE = Bilingual(
    "cần đúng một cột khớp với “{wanted}”. Các cột: {columns}",
    "exactly one column must match “{wanted}”. The columns are: {columns}",
)
OTHER_FORM = Bilingual(
    "tiêu đề các cột khác với biểu mẫu đã chọn bằng layout. Các cột: {columns}",
    "the titles differ from the form that layout describes. The columns are: {columns}",
)
NOT_ON_FORM = Bilingual(
    "khung chỉ tiêu ghi cột số liệu là “{value}”, nhưng không cột nào, hoặc nhiều cột, có tiêu đề này. Các cột: "
    "{columns}. Đề nghị chọn một cột bằng --column (trong Python: value_column), hoặc sửa columns trong khung chỉ tiêu",
    "the framework names the value column “{value}”, but no column, or several, have this title. The columns "
    "are: {columns}. Choose one with --column (in Python: value_column), or correct columns in the framework",
)
_ITEM = Bilingual("{letter} {title} ({guess}, {numbers} số)", "{letter} {title} ({guess}, numbers: {numbers})")
_HIDDEN_ITEM = Bilingual(
    "{letter} {title} (cột ẩn, {guess}, {numbers} số)", "{letter} {title} (hidden, {guess}, numbers: {numbers})"
)

_NAMING = frozenset((Role.NAME, Role.UNIT, Role.ORDINAL))
"""The roles of columns that no caller can mean by the column of values."""
_MORE = Bilingual("và {count} cột khác", "and {count} more")
_LONGEST_LIST = 240
"""Room for the columns in a refusal, so that the remedy after them is read too."""


def refused(name: str, judged: Sequence[Candidate], why: Bilingual) -> ReadError:
    """Return the refusal that lists the columns, and says how to read them all if each may be a report."""
    choices = [one for one in judged if may_have_values(one.column) and _NAMING.isdisjoint(one.column.roles)]
    if not choices:
        return ReadError(name, _NO_VALUES.filled(columns=listed(judged)))
    example = max(choices, key=_likely).column.letter
    filled = why.filled(columns=listed(judged), letter=example)
    many = names_several(one.column.path for one in judged)
    return ReadError(name, _MANY.filled(why=filled) if many else filled)


def _likely(one: Candidate) -> tuple[bool, bool, bool, int]:
    """Return how likely a column is the one that somebody chooses."""
    return not one.column.hidden, one.column.numbers > 0, not one.excluded, one.column.numbers


def listed(judged: Sequence[Candidate]) -> Bilingual:
    """Return the columns, hidden ones last; those with the most numbers if there is no room for all."""
    judged = sorted(judged, key=lambda one: one.column.hidden)
    items = {id(one): _item(one) for one in judged}
    best = sorted(judged, key=lambda one: (one.column.hidden, -one.column.numbers))
    room = min(how_many_fit((items[id(one)][lang] for one in best), _LONGEST_LIST) for lang in LANGS)
    chosen = {id(one) for one in best[:room]}
    shown = [item for key, item in items.items() if key in chosen]
    more = len(items) - len(shown)
    shown += [_MORE.filled(count=str(more))] if more else []
    return Bilingual.by_language(lambda lang: "; ".join(item[lang] for item in shown))


def _item(one: Candidate) -> Bilingual:
    label = one.column.label
    return (_HIDDEN_ITEM if one.column.hidden else _ITEM).filled(
        letter=one.column.letter,
        title=f"“{shortened(label)}”" if label else _UNTITLED,
        guess=one.guess,
        numbers=str(one.column.numbers),
    )
