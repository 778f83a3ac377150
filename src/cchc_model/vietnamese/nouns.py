"""Nouns of error messages in both languages, for the objects that callers build."""

import re

from cchc_model.vietnamese.text import Bilingual, Lang

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

OF_ORGANISATION = Bilingual("cơ quan báo cáo", "organisation")
OF_PERIOD = Bilingual("kỳ báo cáo", "period")
"""The place of a problem in a report, of which a person reads; a parameter of a function has its own name."""

UNNAMED_DATA = Bilingual("dữ liệu", "the data")
UNNAMED_STREAM = Bilingual("luồng dữ liệu", "the stream")
UNNAMED_TABLE = Bilingual("bảng dữ liệu", "the table")
UNNAMED_REPORT = Bilingual("một báo cáo", "a report")
_UNNAMED = {one.en: one.vi for one in (UNNAMED_DATA, UNNAMED_STREAM, UNNAMED_TABLE, UNNAMED_REPORT)}
_PARTS = {"page": "trang", "table": "bảng"}
_PART = re.compile(r"(?:^|(?<=, )|(?<= \())(page|table) (?=\d)")


def place_in(place: str, lang: Lang) -> str:
    """Return the place of an error in one language. Names of files, ids and paths are the same in both.

    >>> place_in("the stream", "vi"), place_in("annex.docx", "vi"), place_in("rules.sum.disciplined", "vi")
    ('luồng dữ liệu', 'annex.docx', 'rules.sum.disciplined')
    """
    return place if lang == "en" else _UNNAMED.get(place, place)


def part_of_file(name: str) -> Bilingual:
    """Return the name of a part of a file in both languages. Readers number pages and tables in English, as data.

    >>> part_of_file("page 1, table 2").vi, part_of_file("D3 (page 2)").vi, part_of_file("Biểu 1").vi
    ('trang 1, bảng 2', 'D3 (trang 2)', 'Biểu 1')
    """
    return Bilingual(_PART.sub(lambda found: f"{_PARTS[found[1]]} ", name), name)


def versioned(framework: str, version: str) -> Bilingual:
    """Return the id of a framework with its version."""
    return Bilingual(f"{framework} phiên bản {version}", f"{framework} version {version}")


def named(noun: Bilingual, name: str) -> Bilingual:
    """Return a noun followed by the quoted name of the object.

    >>> named(RUBRIC, "demo").vi, named(RUBRIC, "demo").en
    ('Bảng chấm điểm “demo”', "rubric 'demo'")
    """
    return Bilingual(f"{noun.vi} “{place_in(str(name), 'vi')}”", f"{noun.en} {name!r}")
