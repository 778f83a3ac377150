"""The command `framework`: the list of the framework's rows, or the details of one row, rate or rule."""

from cchc_model.checking.definitions import DefinedRate, DefinedRow, DefinedRule
from cchc_model.cli.output import Column, Output
from cchc_model.cli.rules import explain
from cchc_model.errors import UnknownIndicatorError
from cchc_model.framework.framework import Framework
from cchc_model.framework.measures import Time
from cchc_model.framework.rows import Indicator, Kind
from cchc_model.vietnamese.text import Bilingual, Lang, close_matches

_LONGEST_NUMBER = 10

_FIELDS = {
    "number": Bilingual("Dòng", "Row"),
    "position": Bilingual("Vị trí", "Position"),
    "item": Bilingual("Mã", "Id"),
    "rate": Bilingual("Mã", "Id"),
    "kind": Bilingual("Loại", "Kind"),
    "name": Bilingual("Tên", "Name"),
    "measure": Bilingual("Mã đơn vị tính", "Measure id"),
    "unit": Bilingual("Đơn vị tính", "Unit"),
    "time": Bilingual("Tính chất thời gian", "Time"),
    "adds_up": Bilingual("Cộng được giữa các cơ quan", "Adds up across organisations"),
    "signed": Bilingual("Có thể âm", "May be below 0"),
    "rates": Bilingual("Tỷ lệ liên quan", "Rates"),
    "rules": Bilingual("Quy tắc liên quan", "Rules"),
    "indicators": Bilingual("Số liệu", "Figures"),
    "reported": Bilingual("Chỉ tiêu ghi tỷ lệ này", "Reported by"),
}
"""The keys of the data of a definition that are printed, with their labels."""


_IN_WORDS = ("kind", "time")
_WORDS = {
    Kind.SECTION.value: Bilingual("mục", "section"),
    Kind.HEADING.value: Bilingual("tiêu đề", "heading"),
    Kind.COUNT.value: Bilingual("số lượng", "count"),
    Kind.AMOUNT.value: Bilingual("số lượng có phần thập phân", "amount"),
    Kind.PERCENT.value: Bilingual("tỷ lệ phần trăm", "percentage"),
    Kind.CODED.value: Bilingual("trả lời theo mã", "answer code"),
    **{one.value: one.label for one in Time},
}


def run_framework(
    framework: Framework, key: str | None, out: Output, *, toml: bool = False, markdown: bool = False
) -> None:
    """Print the rows of a framework, or the details of one row, rate or rule.

    With `toml`, print the file that defines the framework; with `markdown`, print a page about it.

    Raises:
        UnknownIndicatorError: the framework has no such row, rate or rule.
    """
    if toml:
        from cchc_model.io.toml.framework.writing import framework_text

        out.text(framework_text(framework))
        return
    if markdown:
        from cchc_model.cli.framework_page import framework_page

        out.text("\n".join([*framework_page(framework, out.lang), ""]))
        return
    if key is not None:
        _describe(_definition(framework, key), out)
        return
    if out.as_json:
        out.result(framework)
        return
    columns: list[Column] = [
        (Bilingual("Dòng", "Row"), "right"),
        (Bilingual("Vị trí", "Position"), "left"),
        (Bilingual("Mã", "Id"), "left"),
        (Bilingual("Tên", "Name"), "wide"),
        (Bilingual("Đơn vị tính", "Unit"), "wide"),
    ]
    rows = []
    for row in framework.rows:
        unit = row.item.measure.label[out.lang] if isinstance(row.item, Indicator) else ""
        rows.append((str(row.number), row.position, row.id, "  " * row.depth + row.item.name[out.lang], unit))
    out.table(columns, rows)


def _definition(framework: Framework, key: str) -> DefinedRow | DefinedRate | DefinedRule:
    place = int(key) if key.isascii() and key.isdigit() and len(key) < _LONGEST_NUMBER else key
    rates, rules = ({one.id: one for one in ones} for ones in (framework.rates, framework.rules))
    if place in framework:
        return DefinedRow(framework[place], framework)
    if key in rates:
        return DefinedRate(framework.rate(key), framework)
    if key in rules:
        return DefinedRule(framework.rule(key), framework)
    known = [*(row.id for row in framework.rows), *rates, *rules]
    raise UnknownIndicatorError(key, framework.id, close_matches(key, known))


def _describe(found: DefinedRow | DefinedRate | DefinedRule, out: Output) -> None:
    if isinstance(found, DefinedRule):
        explain(found, out)
    elif out.as_json:
        out.result(found)
    else:
        from cchc_model.io.json import to_data

        data = to_data(found)
        for key, label in _FIELDS.items():
            if data.get(key) is not None:
                shown = _WORDS[str(data[key])][out.lang] if key in _IN_WORDS else _shown(data[key], out.lang)
                out.say(f"{label.vi}: {shown}", f"{label.en}: {shown}")


def _shown(value: object, lang: Lang) -> str:
    if isinstance(value, dict):
        return str(value[lang])
    if isinstance(value, list):
        return ", ".join(value) or "-"
    if isinstance(value, bool):
        return (Bilingual("có", "yes") if value else Bilingual("không", "no"))[lang]
    return str(value)
