"""The command `draft`: a framework proposed from a form, and the decisions to confirm."""

from collections.abc import Sequence

from attrs import frozen

from cchc_model.cli.output import Column, Output, writing
from cchc_model.drafting.decisions import Certainty, Decision, Draft
from cchc_model.io.drafting import draft_framework
from cchc_model.io.toml.framework import read_framework, write_framework
from cchc_model.vietnamese.text import Bilingual

_MOST = 40
"""The most decisions in the table; `--json` has all."""


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
    """

    files: Sequence[str]
    output: str | None = None
    id: str | None = None
    name: str = ""
    column: str | None = None
    update: str | None = None


def run_draft(asked: Asked, out: Output) -> None:
    """Draft a framework, write it, and print its decisions, the least certain first.

    Raises:
        CchcError: a file cannot be read, or the framework cannot be written.
    """
    if not out.as_json:
        out.check_tables()
    first, *filled = asked.files
    update = None if asked.update is None else read_framework(asked.update)
    draft = draft_framework(first, *filled, id=asked.id, name=asked.name, value_column=asked.column, update=update)
    if asked.output is not None:
        with writing(asked.output) as path:
            write_framework(draft, path)
    if out.as_json:
        out.json([_data(decision) for decision in draft.decisions])
        return
    _print(draft, out, asked.output)


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
        "{name}: {rows} rows, {indicators} of them indicators; {rates} rates and {rules} rules suggested.",
    ).filled(**counts)
    out.say(head.vi, head.en)
    certain = [decision for decision in draft.decisions if decision.certainty is not Certainty.CLEAR]
    columns: list[Column] = [
        (Bilingual("Mức", "Certainty"), "left"),
        (Bilingual("Nội dung", "About"), "left"),
        (Bilingual("Dòng", "Row"), "right"),
        (Bilingual("Mã", "Id"), "wide"),
        (Bilingual("Căn cứ", "Evidence"), "wide"),
    ]
    out.table(columns, [_cells(decision, out) for decision in certain[:_MOST]])
    if len(certain) > _MOST:
        more = str(len(certain) - _MOST)
        out.say(f"… và {more} điểm khác (xem --json)", f"… and {more} more (see --json)")
    if written is not None:
        out.say(
            f"Đã ghi {written}; đề nghị xem lại các điểm cần xác nhận trước khi dùng.",
            f"Wrote {written}; look through the decisions to be confirmed before using it.",
        )


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


def _data(decision: Decision) -> dict[str, object]:
    source = decision.source
    return {
        "kind": decision.kind.value,
        "subject": decision.subject,
        "certainty": decision.certainty.value,
        "reason": {"vi": decision.reason.vi, "en": decision.reason.en},
        "row": None if source is None else source.row,
        "cell": None if source is None else source.cell,
    }
