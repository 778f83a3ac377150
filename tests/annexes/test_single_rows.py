"""Tables of a single row: read where the name is that of one indicator, else refused with the true reason."""

import pytest

from cchc_model import SOC_TRANG_DISTRICT as FRAMEWORK
from cchc_model import ReadError, read_report
from cchc_model.annexes.row_index import row_index
from helpers.forms import FORMATS, as_source

HEADERS = (
    ("TT", "Tên chỉ tiêu", "ĐVT", "Số lượng", "Ghi chú"),
    ("TT", "Nội dung", "ĐVT", "Thực hiện"),
    ("Ký hiệu dòng", "Điều cần đếm", "Tính bằng", "Đếm được"),
)
SINGLE = [key for key, one in FRAMEWORK.indicators.items() if len(row_index(FRAMEWORK).rows_named(one.name.vi)) == 1]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("header", HEADERS)
def test_a_table_of_one_row_is_read(kind: str, header: tuple[str, ...]) -> None:
    for key in SINGLE[::9]:
        indicator = FRAMEWORK[key]
        row = ("", indicator.name.vi, FRAMEWORK.indicators[key].measure.label.vi, "1")
        report = read_report(as_source([list(header), list(row)], kind))
        assert {one: value for one, value in report.values.items() if value is not None} == {key: 1}


def test_a_name_that_stands_twice_is_refused_with_the_true_reason() -> None:
    twice = "Số UBND cấp xã đã kiểm tra"
    with pytest.raises(ReadError) as caught:
        read_report([HEADERS[0], ("", twice, "Cơ quan, đơn vị", "31", "")])
    assert f"“{twice}” là tên của nhiều dòng" in caught.value.message("vi")
    assert f"“{twice}” is the name of several rows" in caught.value.message("en")
    with_heading = read_report([HEADERS[0], ("", "Kiểm tra CCHC", "", "", ""), ("", twice, "", "31", "")])
    assert with_heading.values["examined_communes"] == 31


def test_a_table_without_any_known_name_is_refused_with_that_reason() -> None:
    with pytest.raises(ReadError, match=r"none of its rows \(2\) is an indicator"):
        read_report([("", "Số cuộc họp", "", "31", ""), ("", "Số buổi tập huấn", "", "3", "")])


ORDINALS = ("{}. ", "{}) ", "{}- ", "{} - ", "{}: ", "{} ", "{}/ ", "{} – ", "({}) ")


@pytest.mark.parametrize("form", ORDINALS)
def test_a_name_may_have_an_ordinal_of_any_form_in_its_own_cell(form: str) -> None:
    keys = ("procedure_statistics", "procedures_published", "procedures_repealed", "procedures_in_force")
    for ordinals in (("2", "2.1", "2.2", "2.3"), ("III.3", "III.3.1", "III.3.2", "III.3.3")):
        names = [form.format(one) + FRAMEWORK.row(key).item.name.vi for one, key in zip(ordinals, keys, strict=True)]
        units = ("", "Thủ tục", "Thủ tục", "Thủ tục")
        rows = [(name, unit, str(at) if unit else "") for at, (name, unit) in enumerate(zip(names, units, strict=True))]
        report = read_report([("Nội dung", "ĐVT", "Kỳ này"), *rows])
        assert [report.values[key] for key in keys[1:]] == [1, 2, 3]
