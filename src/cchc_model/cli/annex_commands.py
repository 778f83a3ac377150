"""Commands about annexes: `check`, `rates`, `show`, `convert` and `template`."""

import argparse

from cchc_model.cli.check import run_check
from cchc_model.cli.check_files import run_check_files
from cchc_model.cli.check_frame import run_check_frame
from cchc_model.cli.commands import Commands, given_by
from cchc_model.cli.folders import expanded, is_folder
from cchc_model.cli.letterheads import parse_letterhead
from cchc_model.cli.options import (
    ANNEX,
    ANNEXES,
    FILE,
    FILES,
    SUFFIXES,
    add_column,
    add_expected,
    add_former,
    add_jobs,
    add_letterhead,
    add_nil,
    add_organisation,
    add_parts,
    add_period,
)
from cchc_model.cli.output import Output
from cchc_model.cli.parsing import UsageParser
from cchc_model.cli.reports import run_convert, run_rates, run_show
from cchc_model.cli.template import run_template
from cchc_model.errors import ReadError
from cchc_model.framework.framework import Framework
from cchc_model.io.docx.forms import FORMS
from cchc_model.vietnamese.text import Bilingual

_ONE_FILE = Bilingual(
    "chỉ dùng cho một tệp có một báo cáo, không dùng cho thư mục hay --parts",
    "applies to a single file with one report, not to a folder or --parts",
)
_PARQUET = ".parquet"


def add_annex_commands(commands: Commands) -> None:
    """Add the commands about annexes."""
    check = _add_check(commands)
    rates = commands.add("rates", Bilingual("tính các tỷ lệ", "compute the rates of an annex"), _rates)
    show = commands.add(
        "show", Bilingual("in các dòng đã đọc", "print the rows of an annex as the library read them"), _show
    )
    chosen = Bilingual("in các cột đã chọn và căn cứ", "print the chosen columns and the evidence")
    show.option("--layout", words=chosen, action="store_true")
    words = Bilingual("ghi phụ lục sang định dạng khác", "write an annex in another format")
    convert = commands.add("convert", words, _convert)
    target = Bilingual(f"tệp cần ghi ({SUFFIXES})", f"the file to write ({SUFFIXES})")
    convert.option("-o", "--output", words=target, metavar=FILE, required=True)
    add_letterhead(convert)
    add_former(convert)
    _add_template(commands)
    for command in (rates, show, convert):
        command.option("file", words=ANNEX, metavar=FILE)
    for command in (check, rates, convert):
        add_nil(command)
    for command in (check, rates, show, convert):
        add_organisation(command)
        add_period(command)
        add_column(command)


def _add_template(commands: Commands) -> None:
    words = Bilingual("lấy mẫu văn bản Word để sửa", "write a copy of the Word template, to edit it")
    template = commands.add("template", words, _template, framework=False)
    target = Bilingual("tệp mẫu (.docx) cần ghi", "the template (.docx) to write")
    template.option("-o", "--output", words=target, metavar=FILE, required=True)
    form = Bilingual(
        "annex: phụ lục kèm theo báo cáo (mặc định); letterhead: văn bản có quốc hiệu và phần ký",
        "annex: an annex of a report (default); letterhead: a document with a letterhead and a signature",
    )
    template.option("--form", words=form, choices=FORMS, default=FORMS[0])


def _add_check(commands: Commands) -> UsageParser:
    words = Bilingual("kiểm tra phụ lục, nêu số liệu bất hợp lý", "check annexes and list implausible figures")
    check = commands.add("check", words, _check, mixed=True)
    many = Bilingual(
        f"{ANNEXES.vi}; tệp .parquet là bảng gồm nhiều báo cáo", f"{ANNEXES.en}; .parquet: a frame of many reports"
    )
    check.option("files", words=many, metavar=FILES, nargs="+")
    short = Bilingual(
        "in mỗi điểm cần kiểm tra trên một dòng: tệp:ô: mức mã nội dung",
        "print one line per finding: file:cell: severity id message",
    )
    check.option("--short", words=short, action="store_true")
    add_former(check)
    add_jobs(check)
    add_parts(check)
    add_expected(check)
    return check


def _rates(parsed: argparse.Namespace, framework: Framework, out: Output) -> int:
    return run_rates(parsed.file, given_by(parsed, framework), out, nil_as_zero=parsed.nil_as_zero)


def _show(parsed: argparse.Namespace, framework: Framework, out: Output) -> int:
    return run_show(parsed.file, given_by(parsed, framework), out, layout=parsed.layout)


def _convert(parsed: argparse.Namespace, framework: Framework, out: Output) -> int:
    return run_convert(
        parsed.file,
        parsed.output,
        given_by(parsed, framework),
        out,
        letterhead=parse_letterhead(parsed.letterhead),
        template=parsed.template,
        former=parsed.former,
        nil_as_zero=parsed.nil_as_zero,
    )


def _template(parsed: argparse.Namespace, _: Framework, out: Output) -> None:
    run_template(parsed.output, parsed.form, out)


def _check(parsed: argparse.Namespace, framework: Framework, out: Output) -> int:
    files = expanded(parsed.files)
    alone = files[0] if len(files) == 1 and not is_folder(files[0]) else None
    if alone is not None and alone.casefold().endswith(_PARQUET):
        said = (parsed.former, parsed.organisation, parsed.period, parsed.column, parsed.expected)
        if parsed.nil_as_zero or parsed.short or parsed.parts or any(text is not None for text in said):
            why = Bilingual("không dùng với tệp Parquet", "cannot be used with a Parquet file")
            options = "--former, --nil-as-zero, --organisation, --period, --column, --expected, --short, --parts"
            raise ReadError(options, why)
        return run_check_frame(alone, framework, out)
    if parsed.former is not None and (alone is None or parsed.parts):
        raise ReadError(f"--former {parsed.former}", _ONE_FILE)
    given = given_by(parsed, framework)
    if alone is not None and not (parsed.short or parsed.parts or given.expected):
        return run_check(alone, given, out, former=parsed.former, nil_as_zero=parsed.nil_as_zero)
    return run_check_files(
        files,
        given,
        out,
        short=parsed.short,
        former=parsed.former,
        jobs=parsed.jobs,
        nil_as_zero=parsed.nil_as_zero,
    )
