"""Commands about frameworks: `framework`, `draft`, `rules` and `explain`."""

import argparse

from cchc_model.cli.commands import Commands
from cchc_model.cli.draft import Asked, run_draft
from cchc_model.cli.framework import run_framework
from cchc_model.cli.options import FILE, TEXT, add_column, add_output
from cchc_model.cli.output import Output
from cchc_model.cli.rules import run_explain, run_rules
from cchc_model.framework.framework import Framework
from cchc_model.io.foreign_files import SUFFIXES
from cchc_model.vietnamese.text import Bilingual

_ID = Bilingual("MÃ", "ID")
_PAGE = Bilingual("in trang Markdown", "print a Markdown page")


def add_framework_commands(commands: Commands) -> None:
    """Add the commands about frameworks."""
    words = Bilingual(
        "liệt kê các dòng, hoặc tra cứu một dòng, tỷ lệ, quy tắc", "list the framework, or one row, rate or rule"
    )
    framework = commands.add("framework", words, _framework)
    which = Bilingual("mã, vị trí hoặc số hiệu dòng", "id, position or row number")
    group = framework.add_mutually_exclusive_group()
    framework.option("id", words=which, metavar=_ID, group=group, nargs="?")
    toml = Bilingual(
        "in tệp TOML để sửa; tệp đã sửa đưa vào sau --framework", "print a TOML file to edit for --framework"
    )
    framework.option("--toml", words=toml, group=group, action="store_true")
    framework.option("--markdown", words=_PAGE, group=group, action="store_true")
    _add_draft(commands)
    rules = commands.add("rules", Bilingual("liệt kê các quy tắc kiểm tra", "list the rules"), _rules)
    rules.option("--markdown", words=_PAGE, action="store_true")
    words = Bilingual(
        "giải thích một quy tắc: nội dung, lý do, ví dụ vi phạm, các chỉ tiêu",
        "explain a rule: statement, reason, example and rows",
    )
    explain = commands.add("explain", words, _explain)
    rule = Bilingual("mã quy tắc, như sum.disciplined", "the rule's id, such as sum.disciplined")
    explain.option("rule", words=rule, metavar=Bilingual("QUY_TẮC", "RULE"))


def _add_draft(commands: Commands) -> None:
    words = Bilingual("lập khung chỉ tiêu từ biểu mẫu", "propose a framework from a form")
    draft = commands.add("draft", words, _draft, mixed=True, framework=False)
    forms = Bilingual(
        f"biểu mẫu {SUFFIXES} (tệp khác nếu có LibreOffice), rồi các phụ lục đã điền",
        f"the form ({SUFFIXES}; others with LibreOffice), then filled annexes on this form",
    )
    draft.option("files", words=forms, metavar=FILE, nargs="+")
    add_output(draft, Bilingual("tệp khung chỉ tiêu (.toml) cần ghi", "the framework's file (.toml) to write"))
    edited = Bilingual(
        "khung chỉ tiêu (.toml) cần bổ sung dòng mới", "the framework (.toml) that gets the new rows of the form"
    )
    draft.option("--update", words=edited, metavar=FILE)
    draft.option(
        "--id",
        words=Bilingual("mã của khung; mặc định lập từ tên", "the id of the framework; by default made from its name"),
        metavar=_ID,
    )
    name = Bilingual(
        "tên của khung; mặc định là tiêu đề của biểu mẫu", "the name of the framework; by default the form's title"
    )
    draft.option("--name", words=name, metavar=TEXT, default="")
    add_column(draft)


def _framework(parsed: argparse.Namespace, framework: Framework, out: Output) -> None:
    run_framework(framework, parsed.id, out, toml=parsed.toml, markdown=parsed.markdown)


def _rules(parsed: argparse.Namespace, framework: Framework, out: Output) -> None:
    run_rules(framework, out, markdown=parsed.markdown)


def _explain(parsed: argparse.Namespace, framework: Framework, out: Output) -> None:
    run_explain(framework, parsed.rule, out)


def _draft(parsed: argparse.Namespace, _: Framework, out: Output) -> None:
    files, output, update = parsed.files, parsed.output, parsed.update
    run_draft(Asked(files, output, parsed.id, parsed.name, parsed.column, update, parsed.sheet), out)
