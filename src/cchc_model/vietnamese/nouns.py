"""Nouns of error messages in both languages, for the objects that callers build."""

from cchc_model.vietnamese.text import Bilingual

ANNEX = Bilingual("Phụ lục", "annex text")
ARGUMENTS = Bilingual("Các tham số", "arguments")
COMPARISON = Bilingual("So sánh", "comparison")
CONSOLIDATION = Bilingual("Tổng hợp", "consolidation")
CORRECTION = Bilingual("Việc sửa số liệu", "correction")
CROSSWALK = Bilingual("Bảng chuyển đổi", "crosswalk")
DATA = Bilingual("Dữ liệu JSON", "JSON data")
DOCUMENT = Bilingual("Văn bản", "document")
ENTRIES = Bilingual("Các số liệu", "entries")
ENTRY = Bilingual("Số liệu", "entry")
FORMER_REPORT = Bilingual("Báo cáo kỳ trước", "former report")
FRAME = Bilingual("Bảng dữ liệu", "frame")
FRAMEWORK = Bilingual("Khung chỉ tiêu", "framework")
LEGEND = Bilingual("Chú giải mã", "legend")
LIMIT = Bilingual("Giới hạn", "limit")
LINE = Bilingual("Dòng", "line")
ORGANISATION = Bilingual("Cơ quan", "organisation")
PAGE = Bilingual("Trang", "page")
NUMBER = Bilingual("Số", "number")
PERIOD = Bilingual("Kỳ báo cáo", "reporting period")
PLOT = Bilingual("Biểu đồ", "plot")
RANKING = Bilingual("Xếp hạng", "ranking")
RATE = Bilingual("Tỷ lệ", "rate")
REPORT = Bilingual("Báo cáo", "report")
RUBRIC = Bilingual("Bảng chấm điểm", "rubric")
RULE = Bilingual("Quy tắc", "rule")
SERIES = Bilingual("Chuỗi báo cáo", "series")
TABLE = Bilingual("Bảng", "table")
TARGET = Bilingual("Tệp ghi", "target")
TEMPLATE = Bilingual("Mẫu văn bản", "template")
TOML = Bilingual("Văn bản TOML", "TOML")
TYPE = Bilingual("Kiểu dữ liệu", "type")
VERDICTS = Bilingual("Kết quả kiểm tra", "verdicts")


def named(noun: Bilingual, name: str) -> Bilingual:
    """Return a noun followed by the quoted name of the object.

    >>> named(RUBRIC, "demo").vi, named(RUBRIC, "demo").en
    ('Bảng chấm điểm “demo”', "rubric 'demo'")
    """
    return Bilingual(f"{noun.vi} “{name}”", f"{noun.en} {name!r}")
