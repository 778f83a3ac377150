"""Citations and sentences before a table, and the bodies that they name."""

import pytest

from cchc_model import Level, Organisation
from cchc_model.annexes.cited_bodies import is_aside, leaves_letterhead

OWN = (Organisation("UBND xã Đại Tâm", Level.COMMUNE),)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("(Theo Công văn số 12/SNV của Sở Nội vụ, UBND thành phố Cần Thơ)", True),
        ("Thực hiện Công văn số 1 của Sở Nội vụ, tình hình, UBND xã Đại Tâm báo cáo như sau:", True),
        ("UBND xã báo cáo như sau:", True),
        ("Đề nghị, rà soát và báo cáo kết quả như sau:", False),
        ("(Theo Công văn số 12/SNV của Sở Nội vụ, Sở Tài chính)", False),
        ("UBND xã Tham Đôn báo cáo như sau:", False),
    ],
)
def test_only_the_body_of_the_letterhead_or_an_author_leaves_it(text: str, *, left: bool) -> None:
    assert is_aside(text)
    assert leaves_letterhead(text, OWN) == left
