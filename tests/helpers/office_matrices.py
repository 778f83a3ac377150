"""Matrix forms at the headers of real offices, as rows and as workbooks."""

import io
from collections.abc import Sequence

import openpyxl

from helpers.forms import Grid

ABOVE: Grid = [["UBND HUYỆN MỸ XUYÊN"], ["Quý II năm 2022"]]
PROCEDURES: Grid = [
    [
        "TT", "Lĩnh vực, công việc giải quyết theo cấp", "Số lượng hồ sơ tiếp nhận", "", "", "",
        "Số lượng hồ sơ đã giải quyết", "", "", "", "Số lượng hồ sơ đang giải quyết", "", "",
    ],
    ["", "", "Tổng số", "Trong đó", "", "Từ kỳ trước", "Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn", "Tổng số",
     "Trong hạn", "Quá hạn"],
    ["", "", "", "Trực tuyến", "Trực tiếp, dịch vụ bưu chính", *[""] * 8],
    ["(1)", "(2)", "(3)=(4)+(5)+(6)", "(4)", "(5)", "(6)", "(7)=(8)+(9)+(10)", "(8)", "(9)", "(10)",
     "(11)=(12)+(13)", "(12)", "(13)"],
]  # fmt: skip
"""Form II.06a/VPCP/KSTT."""
COMPLAINTS: Grid = [
    ["STT", "Đơn vị", "Số PAKN tiếp nhận", "", "", "Số PAKN đã xử lý", "", "Đang xử lý"],
    ["", "", "Tổng số", "Về hành vi hành chính", "Về quy định hành chính", "Tổng số", "Đã đăng tải công khai", ""],
    ["1", "2", "3=4+5", "4", "5", "6", "7", "8"],
]
"""A form such as II.07b."""
CERTIFICATES: Grid = [
    ["", "Chứng thực bản sao (Bản)", "Chứng thực chữ ký trong giấy tờ, văn bản (Việc)", "",
     "Chứng thực hợp đồng, giao dịch (Việc)"],
    ["", "", "Tổng số", "Chứng thực chữ ký người dịch", ""],
    ["A", "(1)", "(2)", "(3)", "(4)"],
]  # fmt: skip
"""A form such as 07a/BTP, whose names have no title."""


def sheets(*named: tuple[str, Sequence[Sequence[str]]]) -> bytes:
    """A workbook with sheets of rows; what is a whole number is stored as one."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in named:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([int(cell) if cell.isdigit() else cell or None for cell in row])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
