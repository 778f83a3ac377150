"""The short way of matching, for annexes that print every row in its order, comes to what the long way comes to."""

from collections.abc import Sequence
from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from cchc_model import SOC_TRANG_DISTRICT as EDITION
from cchc_model import alignment
from cchc_model.alignment import Match, MatchKind, alike_names, match_rows
from cchc_model.naming import NameBook
from cchc_model.text import fold

AROUND = st.lists(
    st.sampled_from(["UBND HUYỆN MỸ XUYÊN", "", "Nơi nhận:", "Số nhiệm vụ đề ra trong kế hoạch?!"]), max_size=3
)


def matched(names: Sequence[str], headings: Sequence[bool]) -> tuple[Match, ...]:
    return match_rows(EDITION, names, headings=headings)


@given(st.data())
def test_the_short_way_is_the_long_way(data: st.DataObject) -> None:
    names = [data.draw(st.sampled_from([row.item.name.vi, *row.item.aliases])) for row in EDITION.rows]
    names = [*data.draw(AROUND), *names, *data.draw(AROUND)]
    headings = data.draw(st.lists(st.booleans(), min_size=len(names), max_size=len(names)))
    short = matched(names, headings)
    with mock.patch.object(alignment, "_printed", return_value=None):
        assert short == matched(names, headings)
    assert sum(match.row is not None for match in short) == len(EDITION.rows)


@given(st.integers(0, len(EDITION.rows) - 1), st.sampled_from(["leave out", "repeat", "swap"]))
def test_any_other_order_is_walked(at: int, change: str) -> None:
    names = [row.item.name.vi for row in EDITION.rows]
    if change == "leave out":
        del names[at]
    elif change == "repeat":
        names.append(names[at])
    else:
        names[at], names[at - 1] = names[at - 1], names[at]
    assert alignment._printed(alignment._index(EDITION), names) is None or names == [
        r.item.name.vi for r in EDITION.rows
    ]


def test_nothing_is_alike_a_very_long_name() -> None:
    name = EDITION.rows[1].item.name.vi
    assert alike_names(EDITION, name, most=1) == (name,)
    assert alike_names(EDITION, name * 50) == ()


def test_a_heading_printed_again_is_open_again() -> None:
    """As after a page break: the rows behind it are its own, and its name is no second heading."""
    ids = [
        "reform_examination",
        "examined_divisions",
        "reform_communication",
        "reform_examination",
        "examined_communes",
    ]
    names = [EDITION[key].name.vi for key in ids]
    matches = matched(names, [True, False, True, True, False])
    assert [match.row.id if match.row else match.kind for match in matches] == [
        *ids[:3],
        MatchKind.REPEATED,
        "examined_communes",
    ]


def test_what_has_no_words_or_too_many_is_no_name() -> None:
    book = NameBook((fold("Số hồ sơ đã giải quyết"),))
    assert book.resolve(fold("Số hồ sơ đã giải quyet")) is not None
    assert book.resolve("...") is None
    assert book.resolve("số hồ sơ " * 100) is None
