"""What a few words say that numbers are, whether as a note, as a line alone or as the predicate of a sentence."""

import pytest

from cchc_model import Level, Organisation, ReportingPeriod
from cchc_model.annexes.number_claims import NumberClaim

OWN = Organisation("UBND huyện Mỹ Xuyên", Level.DISTRICT)
THIRD = ReportingPeriod.quarter(2021, 3)


@pytest.mark.every_case
@pytest.mark.parametrize(
    ("text", "other"),
    [
        *(("huyện Trần Đề", True), ("số của tỉnh", True), ("huyện bên", True), ("toàn tỉnh", True)),
        *(("huyện Trần Đề và Kế Sách", False), ("huyện A và huyện B", False), ("huyện", False), ("toàn huyện", False)),
    ],
)
def test_only_one_other_territory_that_is_named_whole_is_another_scope(text: str, other: bool) -> None:  # noqa: FBT001 a parameter
    assert NumberClaim(text, THIRD, OWN).is_of_other_scope() is other
    assert not NumberClaim(text, THIRD, None).is_of_other_scope()
    assert not NumberClaim(text, THIRD, Organisation("Phòng Nội vụ", Level.AGENCY)).is_of_other_scope()


@pytest.mark.every_case
@pytest.mark.parametrize("text", ["số cũ", "Số liệu cũ.", "quý 2", "kỳ trước"])
def test_former_numbers_are_of_another_time(text: str) -> None:
    assert NumberClaim(text, THIRD, OWN).is_of_other_time()
