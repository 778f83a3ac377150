"""Kinds of findings about score sheets that were filled in by hand."""

from collections.abc import Mapping
from typing import Final

from cchc_model.framework.severity import Severity
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.vietnamese.text import Bilingual

SCORE_SHEET_FINDING_KINDS: Final[Mapping[FindingCode, tuple[Severity, Bilingual]]] = {
    FindingCode.COMPUTED_SCORE_CHANGED: (
        Severity.ERROR,
        Bilingual(
            "“{name}”, cột “{column}”: “{text}” được ghi vào ô mà phiếu tự tính nên không được đọc; đề nghị ghi điểm ở "
            "dòng của tiêu chí thành phần, cột “Điểm tự chấm” hoặc “Điểm thẩm định”.",
            "“{name}”, column “{column}”: “{text}” is in a cell that the sheet computes, and was not read. Please "
            "give a score in the row of its component, in the column “Điểm tự chấm” or “Điểm thẩm định”.",
        ),
    ),
    FindingCode.COMPUTED_SCORES_UNPROVED: (
        Severity.WARNING,
        Bilingual(
            "Bảng không còn công thức hay trường như khi được ghi ra, nên không rõ các ô tự tính có bị ghi đè hay "
            "không; đề nghị đối chiếu các cột {columns} với phiếu in lại.",
            "The table has lost the formulas or fields that it was written with. Text typed over computed cells cannot "
            "be detected; please compare the columns {columns} with a new print.",
        ),
    ),
    FindingCode.NIL_SCORE: (
        Severity.WARNING,
        Bilingual(
            "“{name}”, cột “{column}”: “{text}” được đọc là không có điểm; nếu là 0 điểm thì đề nghị ghi 0.",
            "“{name}”, column “{column}”: “{text}” was read as no score. For 0 points, please write 0.",
        ),
    ),
}
"""The severity and the sentence of each of these kinds."""
