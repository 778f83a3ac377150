"""Arguments of the command `series`, and what they ask."""

import argparse

from cchc_model.analysis.scoring.scales import Better
from cchc_model.cli.options import FILE, NAME
from cchc_model.cli.parsing import UsageParser
from cchc_model.cli.series import AskedSeries
from cchc_model.errors import ReadError
from cchc_model.reports.organisation_texts import parse_organisation
from cchc_model.reports.periods import PeriodKind
from cchc_model.vietnamese.text import Bilingual

_ID = Bilingual("MÃ", "ID")
_LENGTHS = [PeriodKind.MONTH.value, PeriodKind.QUARTER.value, PeriodKind.HALF_YEAR.value]


def add_series_arguments(command: UsageParser) -> None:
    """Add the arguments that no other command has."""
    figure = Bilingual(
        "mã chỉ tiêu hoặc tỷ lệ cần xem, ghi được nhiều lần", "the id of an indicator or a rate; may be repeated"
    )
    command.option("--figure", words=figure, metavar=_ID, action="append", default=[])
    single = Bilingual(
        "đổi số lũy kế thành số của riêng từng kỳ", "turn totals of the year into figures of each period alone"
    )
    command.option("--single", words=single, action="store_true")
    length = Bilingual("với --single: độ dài của kỳ", "with --single: the length of the periods")
    command.option("--length", words=length, choices=_LENGTHS)
    lowest = Bilingual("xếp hạng từ thấp đến cao", "rank the lowest value first")
    command.option("--lowest-first", words=lowest, action="store_true")
    total = Bilingual(
        "thêm số liệu tổng hợp, ghi dưới tên cơ quan này, như “UBND tỉnh Ví Dụ”",
        "add the consolidated figures under this name, such as “UBND tỉnh Ví Dụ”",
    )
    command.option("--total", words=total, metavar=NAME)
    former = Bilingual("khung chỉ tiêu của biểu mẫu cũ (.toml)", "the framework of a former form (.toml)")
    command.option("--former-framework", words=former, metavar=FILE, action="append", default=[])
    walk = Bilingual("bảng chuyển đổi từ biểu mẫu cũ (.toml)", "a crosswalk from a former form (.toml)")
    command.option("--crosswalk", words=walk, metavar=FILE, action="append", default=[])


def asked_series(parsed: argparse.Namespace) -> AskedSeries:
    """Return what the arguments ask.

    Raises:
        ReadError: a length is given for periods that stay.
    """
    if parsed.length is not None and not parsed.single:
        raise ReadError("--length", Bilingual("chỉ dùng cùng --single", "applies with --single only"))
    return AskedSeries(
        tuple(parsed.figure),
        tuple(parsed.crosswalk),
        single=parsed.single,
        length=None if parsed.length is None else PeriodKind(parsed.length),
        better=Better.LOW if parsed.lowest_first else Better.HIGH,
        nil_as_zero=parsed.nil_as_zero,
        total=None if parsed.total is None else parse_organisation(parsed.total),
    )
