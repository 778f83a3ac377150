"""Arguments of the command `series`, and what they ask."""

import argparse

from cchc_model.analysis.scoring.scales import Better
from cchc_model.cli.series import AskedSeries
from cchc_model.errors import ReadError
from cchc_model.reports.organisation_texts import parse_organisation
from cchc_model.reports.periods import PeriodKind
from cchc_model.vietnamese.text import Bilingual

_LENGTHS = [PeriodKind.MONTH.value, PeriodKind.QUARTER.value, PeriodKind.HALF_YEAR.value]


def add_series_arguments(command: argparse.ArgumentParser) -> None:
    """Add the arguments that no other command has."""
    folders = "các thư mục chứa phụ lục / the folders of the annexes"
    command.add_argument("folders", metavar="FOLDER", nargs="+", help=folders)
    figure = "chỉ tiêu hoặc tỷ lệ cần xem, ghi được nhiều lần / an indicator or a rate; may be repeated"
    command.add_argument("--figure", metavar="ID", action="append", default=[], help=figure)
    single = "đổi số lũy kế thành số của riêng từng kỳ / turn totals of the year into figures of each period alone"
    command.add_argument("--single", action="store_true", help=single)
    length = "với --single: độ dài của kỳ / with --single: the length of the periods"
    command.add_argument("--length", choices=_LENGTHS, help=length)
    lowest = "xếp hạng từ thấp đến cao / rank the lowest value first"
    command.add_argument("--lowest-first", action="store_true", help=lowest)
    total = "thêm số liệu tổng hợp, ghi tên cơ quan, như “UBND tỉnh Ví Dụ” / add the consolidated figures under a name"
    command.add_argument("--total", metavar="NAME", help=total)
    former = "khung chỉ tiêu của biểu mẫu cũ (.toml) / the framework of a former form"
    command.add_argument("--former-framework", metavar="FILE", action="append", default=[], help=former)
    walk = "bảng chuyển đổi từ biểu mẫu cũ (.toml) / a crosswalk from a former form"
    command.add_argument("--crosswalk", metavar="FILE", action="append", default=[], help=walk)


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
