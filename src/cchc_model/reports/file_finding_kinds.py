"""Kinds of findings about a file as a whole: how it was read."""

from collections.abc import Mapping
from typing import Final

from cchc_model.framework.severity import Severity
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.vietnamese.text import Bilingual

FILE_FINDING_KINDS: Final[Mapping[FindingCode, tuple[Severity, Bilingual]]] = {
    FindingCode.CONVERTED_FILE: (
        Severity.INFO,
        Bilingual(
            "Tệp {source} được {program} chuyển thành {target} rồi mới đọc; chương trình khác có thể hiển thị tệp gốc "
            "khác đi.",
            "{program} converted the {source} file into {target} before it was read. Another program may show the "
            "original file in another way.",
        ),
    ),
    FindingCode.ROWS_IN_MARGINS: (
        Severity.ERROR,
        Bilingual(
            "Đầu trang hoặc chân trang có {count} dòng mang tên chỉ tiêu và số liệu, đầu tiên là “{text}”; phần này "
            "không được đọc, đề nghị chuyển các dòng đó vào bảng.",
            "Rows in headers or footers of pages have names of the framework and numbers ({count}, from “{text}” on). "
            "They were not read; move them into the table.",
        ),
    ),
    FindingCode.LEGACY_FONTS: (
        Severity.WARNING,
        Bilingual(
            "{count} dòng gõ bằng bảng mã {encoding} (phông {fonts}), không phải Unicode, nên không nhận dạng được, "
            "đầu tiên là “{row}”; đề nghị chuyển mã sang Unicode (như bằng UniKey, Ctrl+Shift+F6) rồi đọc lại.",
            "{count:row is|rows are} typed for {encoding} fonts ({fonts}), not in Unicode, and not recognised; the "
            "first is “{row}”. Convert them to Unicode, as UniKey does with Ctrl+Shift+F6, and read the file again.",
        ),
    ),
}
"""The severity and the sentence of each of these kinds."""
