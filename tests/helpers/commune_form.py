"""A form of communes, reconstructed from titles of columns of real forms, and annexes on it with fictional figures.

`PYTHONPATH=tests python -m helpers.commune_form` writes them to `examples/fictional_communes`.
"""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import docx
from docx.shared import Cm, Pt

import cchc_model as cchc
from helpers.paths import ROOT

FOLDER = ROOT / "examples" / "fictional_communes"
FORM = FOLDER / "form.docx"
FRAMEWORK = FOLDER / "framework.toml"
NAME = "Biểu số liệu cải cách hành chính cấp xã (dựng lại để minh họa)"
HEADER = ("TT", "Chỉ tiêu", "Đơn vị tính", "Kỳ trước", "Kỳ này", "Ghi chú")
YES_NO = "Có = 1; Không = 0"
ROWS: Sequence[tuple[str, str, str]] = (
    ("I", "CHỈ ĐẠO, ĐIỀU HÀNH", ""),
    ("1", "Số nhiệm vụ trong kế hoạch cải cách hành chính năm", "Nhiệm vụ"),
    ("2", "Số nhiệm vụ đã hoàn thành", "Nhiệm vụ"),
    ("3", "Tỷ lệ hoàn thành kế hoạch", "%"),
    ("4", "Có tổ chức đối thoại với người dân, doanh nghiệp", YES_NO),
    ("4.1", "Số ý kiến đã tiếp nhận", "Ý kiến"),
    ("II", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH", ""),
    ("1", "Tổng số hồ sơ tiếp nhận", "Hồ sơ"),
    ("1.1", "Tiếp nhận trực tuyến", "Hồ sơ"),
    ("1.2", "Tiếp nhận trực tiếp, qua dịch vụ bưu chính", "Hồ sơ"),
    ("2", "Số hồ sơ đã giải quyết", "Hồ sơ"),
    ("2.1", "Số hồ sơ đã giải quyết đúng hạn", "Hồ sơ"),
    ("2.2", "Số hồ sơ đã giải quyết quá hạn", "Hồ sơ"),
    ("3", "Số phản ánh, kiến nghị đã tiếp nhận", "Phản ánh, kiến nghị"),
    ("4", "Số phản ánh, kiến nghị đã xử lý", "Phản ánh, kiến nghị"),
    ("III", "TỔ CHỨC BỘ MÁY VÀ CÔNG VỤ", ""),
    ("1", "Số biên chế được giao", "Người"),
    ("2", "Số biên chế có mặt tại thời điểm báo cáo", "Người"),
    ("3", "Số lượt người được đào tạo, bồi dưỡng trong kỳ", "Lượt người"),
    ("IV", "TÀI CHÍNH CÔNG", ""),
    ("1", "Kinh phí được giao trong năm", "Triệu đồng"),
    ("2", "Kinh phí đã sử dụng từ đầu năm", "Triệu đồng"),
    ("V", "CHÍNH QUYỀN SỐ", ""),
    ("1", "Tổng số văn bản đi trong kỳ", "Văn bản"),
    ("1.1", "Văn bản ký số, gửi hoàn toàn điện tử", "Văn bản"),
    ("1.2", "Văn bản giấy", "Văn bản"),
)
COMMUNES = {
    "xa_vi_du_1": (
        "UBND xã Ví Dụ Một",
        "24 18 75 1 12 1.250 980 270 1.200 1.188 12 9 9 32 31 14 8.450,5 5.120,25 640 610 30",
    ),
    "xa_vi_du_2": (
        "UBND xã Ví Dụ Hai",
        "20 15 75 0 0 860 500 360 840 835 5 4 3 28 28 9 7.200 4.050,5 410 400 10",
    ),
    "phuong_vi_du": (
        "UBND phường Ví Dụ",
        "30 21 70 1 25 2.480 2.100 380 2.510 2.490 20 15 14 41 39 22 12.300,75 9.010 1.105 1.100 5",
    ),
}
"""The reporting organisations with their values; the last one settled more dossiers than it received."""


def document(body: str, values: Sequence[str], period: str) -> bytes:
    """Return a Word document with the form; blank values leave it blank."""
    word = docx.Document()
    for text in (body, NAME.upper(), period):
        if text:
            word.add_paragraph(text)
    table = word.add_table(rows=0, cols=len(HEADER), style="Table Grid")
    left = iter(values)
    for row in (HEADER, *((*row, "", next(left, "") if row[2] else "", "") for row in ROWS)):
        cells = table.add_row().cells
        for cell, text, width in zip(cells, row, (1.2, 7.5, 2.5, 2, 2, 2), strict=True):
            cell.text, cell.width = text, Cm(width)
            for run in cell.paragraphs[0].runs:
                run.font.size = Pt(11)
                run.font.bold = row is HEADER or not row[2]
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def files() -> Iterator[tuple[Path, bytes]]:
    """The form and the annexes with what they hold."""
    yield FORM, document("UBND XÃ …………", (), "Kỳ báo cáo: …………")
    for name, (body, values) in COMMUNES.items():
        period = "Kỳ báo cáo: Quý III năm 2026 (số liệu hư cấu)"
        yield FOLDER / "quarter_3" / f"{name}.docx", document(body, values.split(), period)


if __name__ == "__main__":
    for path, data in files():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    annexes = sorted((FOLDER / "quarter_3").glob("*.docx"))
    cchc.write_framework(cchc.draft_framework(FORM, *annexes, id="fictional_commune", name=NAME), FRAMEWORK)
