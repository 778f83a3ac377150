"""The command `draft`: a framework proposed from a form, and the decisions to confirm."""

import io
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from cchc_model.cli.output import Column, Output, writing
from cchc_model.drafting.decisions import Certainty, Decision, Draft
from cchc_model.errors import ReadError
from cchc_model.io.drafting import draft_framework
from cchc_model.io.toml.framework import write_framework
from cchc_model.vietnamese.text import Bilingual

_MOST = 40
"""The most decisions in the table; `--json` has all."""

_COLUMN = Bilingual(
    "Tiêu đề cột nêu kỳ báo cáo, hoặc các bảng có cột khác nhau, nên khung chỉ tiêu không ghi lại cột số liệu đã chọn; "
    'các lệnh đọc phụ lục theo biểu mẫu này (check, consolidate, …) cũng cần --column "{column}".',
    "The titles name a period, or the tables have different columns, so the framework does not record the chosen "
    'value column; commands that read annexes on this form (check, consolidate, …) need --column "{column}" too.',
)
_NO_FORM = Bilingual(
    "đây là khung chỉ tiêu, không phải biểu mẫu; để bổ sung khung này từ biểu mẫu, dùng --update",
    "this is a framework, not a form; to add to it from a form, use --update",
)
_EXISTS = Bilingual(
    "đã có tệp này với nội dung khác, có thể đã được sửa, nên không ghi đè; đề nghị ghi ra tệp khác, hoặc bổ sung vào "
    "tệp này bằng --update {target} -o {target}",
    "this file exists with other content, perhaps edited, and is not overwritten; write to another file, or add to "
    "this one with --update {target} -o {target}",
)


@frozen
class Asked:
    """The arguments of the command.

    Attributes:
        files: the form, and filled files on it.
        output: the file to write; None to print the decisions only.
        id: the id of the framework; None for one made of its name.
        name: the name of the framework; an empty text for the title of the form.
        column: the value column, if the titles leave it open.
        update: the file of a framework to which the form adds rows; None for a new framework.
        sheet: the workbook's sheet with the form, if several may be it.
    """

    files: Sequence[str]
    output: str | None = None
    id: str | None = None
    name: str = ""
    column: str | None = None
    update: str | None = None
    sheet: str | None = None


def run_draft(asked: Asked, out: Output) -> None:
    """Draft a framework, write it, and print its decisions, the least certain first.

    Raises:
        CchcError: a file cannot be read, or the framework cannot be written.
    """
    if not out.as_json:
        out.check_tables()
    first, *filled = asked.files
    for file in asked.files:
        if Path(file).suffix.casefold() == ".toml":
            raise ReadError(file, _NO_FORM)
    draft = draft_framework(
        first,
        *filled,
        id=asked.id,
        name=asked.name,
        sheet=asked.sheet,
        value_column=asked.column,
        update=asked.update,
    )
    if asked.output is not None:
        _write(draft, asked.output, asked.update)
    if out.as_json:
        out.result(draft)
        return
    _print(draft, out, asked.output)
    if asked.column is not None and draft.framework.columns is None:
        reminder = _COLUMN.filled(column=asked.column)
        out.say(reminder.vi, reminder.en)


def _write(draft: Draft, target: str, update: str | None) -> None:
    """Write a draft, but not over another file that somebody may have edited, unless the draft updates it.

    Raises:
        ReadError: there is such a file, or the file cannot be written.
    """
    made = io.BytesIO()
    write_framework(draft, made)
    with writing(target) as path:
        old = path.is_file() and not (update is not None and path.samefile(update))
        if old and path.read_bytes() != made.getvalue():
            raise ReadError(target, _EXISTS.filled(target=target))
        path.write_bytes(made.getvalue())


def _print(draft: Draft, out: Output, written: str | None) -> None:
    framework = draft.framework
    counts: dict[str, str | Bilingual] = {
        "name": framework.name,
        "rows": str(len(framework.rows)),
        "indicators": str(len(framework.indicators)),
        "rates": str(len(framework.rates)),
        "rules": str(len(framework.rules)),
    }
    head = Bilingual(
        "{name}: {rows} dòng, trong đó {indicators} chỉ tiêu; đề xuất {rates} tỷ lệ, {rules} quy tắc.",
        "{name}: {rows} rows, {indicators} of them indicators. Suggested rates: {rates}; suggested rules: {rules}.",
    ).filled(**counts)
    out.say(head.vi, head.en)
    uncertain = [decision for decision in draft.decisions if decision.certainty is not Certainty.STATED]
    columns: list[Column] = [
        (Bilingual("Mức", "Certainty"), "left"),
        (Bilingual("Nội dung", "About"), "left"),
        (Bilingual("Dòng trong tệp", "Row of the file"), "right"),
        (Bilingual("Mã", "Id"), "wide"),
        (Bilingual("Căn cứ", "Evidence"), "wide"),
    ]
    if uncertain:
        out.table(columns, [_cells(decision, out) for decision in uncertain[:_MOST]])
    else:
        out.say("Không có điểm nào cần xác nhận.", "There is nothing to confirm.")
    if len(uncertain) > _MOST:
        more = str(len(uncertain) - _MOST)
        out.say(f"… và {more} điểm khác (xem --json)", f"… and {more} more (see --json)")
    stated = len(draft.decisions) - len(uncertain)
    if stated:
        out.say(
            f"{stated} điểm biểu mẫu ghi rõ không nêu ở trên (xem --json).",
            f"Decisions stated by the form, not listed above: {stated} (see --json).",
        )
    if written is not None:
        look = "; đề nghị xem lại các điểm nêu trên trước khi dùng" if uncertain else ""
        look_en = "; review the decisions above before you use it" if uncertain else ""
        out.say(f"Đã ghi {written}{look}.", f"Wrote {written}{look_en}.")


def _cells(decision: Decision, out: Output) -> tuple[str, ...]:
    place = decision.source.row if decision.source is not None and decision.source.row is not None else ""
    lang = out.lang
    return (
        decision.certainty.label[lang],
        decision.kind.label[lang],
        str(place),
        decision.subject,
        decision.reason[lang],
    )
