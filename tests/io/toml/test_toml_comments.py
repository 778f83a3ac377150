"""Comments of TOML files: each is read with its line and written above it again."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_model import draft_framework, read_framework, write_framework
from cchc_model.io.toml.comments import comments_of
from cchc_model.io.toml.framework.writing import framework_text, framework_with_comments

FORM = [
    ("TT", "Chỉ tiêu", "ĐVT", "Kết quả"), ("I", "Hồ sơ", "", ""), ("1", "Số hồ sơ", "Hồ sơ", "5"),
    ("2", "Số hồ sơ đã giải quyết", "Hồ sơ", "4"), ("3", "Công khai", "Có/Không", "Có"), ("4", "Tỷ lệ", "%", "80"),
]  # fmt: skip
FRAMEWORK = draft_framework(FORM, id="dossiers").framework
LINES = [
    ("", "id"), ("", "columns"), ("", "rows"), ("unit_types", "ho_so"), ("rows", "ho_so"), ("rows", "so_ho_so"),
    ("rows", "ty_le"), ("rules", FRAMEWORK.rules[-1].id),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "comments"),
    [
        ('id = "# a" # b\n', {("id", -1): ["b"]}),
        ('id = """\n# no\nrows = [\n"""\n# yes\nversion = \'#\'\n', {("version", -1): ["yes"]}),
        ("name.vi = 'A' # vi\n# end\n", {("name", -1): ["vi", "end"]}),
        ("# rows\n[[rows]]\nid = 'a' # a\n# b\n[[rows]]\nid = 'b'\n", {("rows", 0): ["rows", "a"], ("rows", 1): ["b"]}),
        ("[name] # of it\nvi = 'A'\n", {("name", -1): ["of it"]}),
        ("rows = [ # rows\n{ id = 'a', of = ['b',\n # inside\n'c'] },\n# last\n]\n",
         {("rows", -1): ["rows"], ("rows", 0): ["inside", "last"]}),
        ('"rows" = [\r\n  { a = 1 }, { a = 2 }, # two\r\n]', {("rows", 1): ["two"]}),
        ("a = [\n[1],\n[[2], [3]],\n]\n# b\nb = 1\n", {("b", -1): ["b"]}),
        ("# nothing else", {}),
    ],
)  # fmt: skip
def test_a_comment_belongs_to_the_line_below_it_or_before_it(text: str, comments: object) -> None:
    assert comments_of(text) == comments


@given(st.dictionaries(st.sampled_from(LINES), st.text("aă #\"'[]{}=,1\\", min_size=1, max_size=9)))
def test_comments_that_are_written_are_read_again(said: dict[tuple[str, str], str]) -> None:
    wanted: dict[str, dict[str, str]] = {}
    for (table, key), text in said.items():
        if (clean := text.strip().lstrip("#").strip()) and not clean.startswith("#"):
            wanted.setdefault(table, {})[key] = clean
    text = framework_text(FRAMEWORK, wanted)
    assert framework_with_comments(text.encode()) == (FRAMEWORK, wanted)


def written(draft: object) -> bytes:
    stream = io.BytesIO()
    write_framework(draft, stream)  # type: ignore[arg-type]  # a draft
    return stream.getvalue()


def test_an_update_keeps_what_nobody_has_decided_and_a_persons_own_comments() -> None:
    first = written(draft_framework(FORM, id="dossiers"))
    guess = "  # đơn vị tính: cột đơn vị tính ghi hai câu trả lời “Có/Không”"
    assert guess.encode() in first
    assert written(draft_framework(FORM, update=first)) == first
    kept = first.replace(guess.encode(), f"  # hỏi Sở Nội vụ\n{guess}".encode())
    more = [*FORM, ("5", "Số cuộc họp giao ban", "Cuộc", "")]
    updated = written(draft_framework(more, update=kept)).decode()
    assert f"  # hỏi Sở Nội vụ\n{guess}" in updated
    assert updated.count(guess) == 1
    new = updated[: updated.index('{ id = "so_cuoc_hop_giao_ban"')].splitlines()[-3:]
    assert [line.strip()[:7] for line in new] == ["# dòng:", "# tính ", ""]


def test_a_decided_guess_does_not_come_back() -> None:
    first = written(draft_framework(FORM, id="dossiers")).decode()
    decided = "\n".join(line for line in first.split("\n") if "(cần xác nhận)" not in line)
    assert decided != first
    assert written(draft_framework(FORM, update=decided.encode())).decode() == decided
    assert read_framework(decided.encode()) == FRAMEWORK
