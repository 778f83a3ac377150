"""Arguments that several commands share."""

import argparse

from cchc_model.cli.parsing import UsageParser, number_of_jobs
from cchc_model.io.foreign_files import CONVERTED_SUFFIXES
from cchc_model.io.foreign_files import SUFFIXES as READ
from cchc_model.io.writing import FORMATS
from cchc_model.vietnamese.text import LANGS, Bilingual

SUFFIXES = ", ".join(f".{name}" for name in FORMATS)
FILE = Bilingual("TỆP", "FILE")
FILES = Bilingual("TỆP_HOẶC_THƯ_MỤC", "FILE_OR_FOLDER")
TEXT = Bilingual("CHỮ", "TEXT")
NAME = Bilingual("TÊN", "NAME")
ANNEX = Bilingual(
    f"phụ lục {READ} ({CONVERTED_SUFFIXES} nếu có LibreOffice); “-” để đọc từ đầu vào chuẩn",
    f"the annex: {READ} ({CONVERTED_SUFFIXES} with LibreOffice); `-` for the standard input",
)
ANNEXES = Bilingual(
    f"các phụ lục {READ} ({CONVERTED_SUFFIXES} nếu có LibreOffice) hoặc thư mục; “-” để đọc từ đầu vào chuẩn",
    f"annexes ({READ}; {CONVERTED_SUFFIXES} with LibreOffice) and folders of them; `-` for the standard input",
)


def add_general(parser: UsageParser, *, framework: bool = True) -> None:
    """Add the options of every command, which may also stand before it; not all commands follow a framework."""
    lang = Bilingual("ngôn ngữ: vi (mặc định), en", "language: vi (default), en")
    parser.option("--lang", words=lang, choices=LANGS, default=argparse.SUPPRESS)
    parser.option("--json", words=Bilingual("in JSON", "print JSON"), action="store_true", default=argparse.SUPPRESS)
    own = Bilingual(
        "khung chỉ tiêu tự khai báo (.toml), xem cchc framework --toml",
        "your own framework (.toml), see cchc framework --toml",
    )
    if framework:
        parser.option("--framework", words=own, metavar=FILE, default=argparse.SUPPRESS)


def add_output(command: UsageParser, words: Bilingual) -> None:
    """Add the file to write."""
    command.option("-o", "--output", words=words, metavar=FILE)


def add_organisation(command: UsageParser) -> None:
    """Add the reporting organisation."""
    who = Bilingual(
        "cơ quan báo cáo, như “UBND huyện Mỹ Xuyên”", "the reporting organisation, such as “UBND huyện Mỹ Xuyên”"
    )
    command.option("--organisation", words=who, metavar=NAME)


def add_period(command: UsageParser) -> None:
    """Add the reporting period."""
    when = Bilingual(
        "kỳ báo cáo, như “quý I/2022”, “6 tháng đầu năm 2022”", "the reporting period, such as “quý I/2022”"
    )
    command.option("--period", words=when, metavar=TEXT)


def add_column(command: UsageParser) -> None:
    """Add the value column and the sheet."""
    which = Bilingual(
        "cột số liệu: tiêu đề, như “Năm 2022 › Thực hiện”, hoặc chữ cái của cột",
        "the value column: its title, such as “Năm 2022 › Thực hiện”, or its letter",
    )
    command.option("--column", words=which, metavar=TEXT)
    page = Bilingual("trang tính cần đọc, nếu tệp có nhiều trang", "the sheet to read, if a workbook has several")
    command.option("--sheet", words=page, metavar=NAME)


def add_parts(command: UsageParser) -> None:
    """Add the reading of each report of a file that has several."""
    each = Bilingual(
        "tệp có nhiều báo cáo: đọc mỗi cột, mỗi trang tính hoặc mỗi dòng của một cơ quan, một kỳ thành một báo cáo",
        "for a file with several reports: read each column, sheet or row of an organisation or a period as one report",
    )
    command.option("--parts", words=each, action="store_true")


def add_nil(command: UsageParser) -> None:
    """Add the meaning of nil marks."""
    command.option("--nil-as-zero", words=Bilingual("coi dấu “-” là 0", "count `-` as 0"), action="store_true")


def add_former(command: UsageParser) -> None:
    """Add the annex of an earlier period."""
    earlier = Bilingual(
        "phụ lục kỳ trước của cùng cơ quan, để so sánh", "an earlier annex of the same organisation, to compare with"
    )
    command.option("--former", words=earlier, metavar=FILE)


def add_jobs(command: UsageParser) -> None:
    """Add the number of processes."""
    processes = Bilingual("số tiến trình khi đọc nhiều tệp", "the number of processes that read many files")
    command.option("--jobs", words=processes, metavar=Bilingual("SỐ", "N"), type=number_of_jobs(command.lang))


def add_expected(command: UsageParser) -> None:
    """Add the list of organisations that should report."""
    awaited = Bilingual(
        "danh sách cơ quan phải báo cáo (mỗi dòng một cơ quan, hoặc bảng có cột “Tên cơ quan”), để biết cơ quan nào "
        "chưa có báo cáo",
        "the organisations that should report (one per line, or a table with a column “Tên cơ quan”), to see which "
        "reports are missing",
    )
    command.option("--expected", words=awaited, metavar=FILE)


def add_letterhead(command: UsageParser) -> None:
    """Add the texts around the table of a written document, and its template."""
    texts = Bilingual(
        "thể thức của tệp .docx, ghi được nhiều lần: above (cơ quan cấp trên), number (số, ký hiệu), place (địa danh), "
        "date (ngày ký), attached_to (kèm theo văn bản nào), signer (quyền hạn, chức vụ người ký), name (họ tên người "
        "ký), recipients (nơi nhận)",
        "a text around the table of a .docx, may be repeated: above (the superior body), number, place, date, "
        "attached_to (the report that it belongs to), signer (authority and title), name (of the signatory), "
        "recipients",
    )
    command.option("--letterhead", words=texts, metavar=Bilingual("PHẦN=CHỮ", "PART=TEXT"), action="append", default=[])
    edited = Bilingual(
        "mẫu văn bản .docx đã sửa bằng Word, lấy bằng cchc template",
        "a .docx template edited in Word, from cchc template",
    )
    command.option("--template", words=edited, metavar=FILE)
