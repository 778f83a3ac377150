"""The command `framework`: the list of the framework's rows, or the details of one row, rate or rule."""

from cchc_model.cli.output import Column, Output
from cchc_model.errors import UnknownIndicatorError
from cchc_model.framework.formulas import operands
from cchc_model.framework.framework import Framework, Row
from cchc_model.framework.measures import Time
from cchc_model.framework.rows import Indicator, Kind, Rate
from cchc_model.framework.rules import Rule
from cchc_model.framework.severity import Severity
from cchc_model.vietnamese.text import Bilingual, close_matches

_LONGEST_NUMBER = 10

_FIELDS = {
    "row": Bilingual("Dòng", "Row"),
    "position": Bilingual("Vị trí", "Position"),
    "id": Bilingual("Mã", "Id"),
    "kind": Bilingual("Loại", "Kind"),
    "name": Bilingual("Tên", "Name"),
    "measure": Bilingual("Mã đơn vị tính", "Measure id"),
    "unit": Bilingual("Đơn vị tính", "Unit"),
    "time": Bilingual("Tính chất thời gian", "Time"),
    "adds_up": Bilingual("Cộng được giữa các cơ quan", "Adds up across organisations"),
    "rates": Bilingual("Tỷ lệ liên quan", "Rates"),
    "rules": Bilingual("Quy tắc liên quan", "Rules"),
    "figures": Bilingual("Số liệu", "Figures"),
    "reported": Bilingual("Chỉ tiêu ghi tỷ lệ này", "Reported by"),
    "severity": Bilingual("Mức", "Severity"),
    "reason": Bilingual("Lý do", "Reason"),
}


_IN_WORDS = ("kind", "time", "severity")
_WORDS = {
    Kind.SECTION.value: Bilingual("mục", "section"),
    Kind.HEADING.value: Bilingual("tiêu đề", "heading"),
    Kind.COUNT.value: Bilingual("số lượng", "count"),
    Kind.AMOUNT.value: Bilingual("số lượng có phần thập phân", "amount"),
    Kind.PERCENT.value: Bilingual("tỷ lệ phần trăm", "percentage"),
    Kind.CODED.value: Bilingual("trả lời theo mã", "answer code"),
    **{one.value: one.label for one in (*Time, *Severity)},
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
        from cchc_model.cli.framework_page import catalogue

        out.text("\n".join([*catalogue(framework), ""]))
        return
    if key is not None:
        _describe(_definition(framework, key), framework, out)
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


def _definition(framework: Framework, key: str) -> Row | Rate | Rule:
    place = int(key) if key.isascii() and key.isdigit() and len(key) < _LONGEST_NUMBER else key
    if place in framework:
        return framework.row(place)
    known: dict[str, Row | Rate | Rule] = {row.id: row for row in framework.rows}
    known |= {rate.id: rate for rate in framework.rates}
    known |= {rule.id: rule for rule in framework.rules}
    if key not in known:
        raise UnknownIndicatorError(key, framework.id, close_matches(key, known))
    return known[key]


def _describe(found: Row | Rate | Rule, framework: Framework, out: Output) -> None:
    if isinstance(found, Row):
        data = _row_data(found)
        data["rates"] = [rate.id for rate in framework.rates if found.id in rate.operands]
        data["rules"] = [rule.id for rule in framework.rules if found.id in rule.operands]
    elif isinstance(found, Rate):
        name = {"vi": found.name.vi, "en": found.name.en}
        data = {"id": found.id, "name": name, "figures": list(operands(found.ratio)), "reported": found.reported}
    else:
        reason = {"vi": found.reason.vi, "en": found.reason.en}
        data = {"id": found.id, "severity": found.severity.value, "reason": reason, "figures": list(found.operands)}
    if out.as_json:
        out.json(data)
    else:
        _print_fields(data, out)


def _row_data(row: Row) -> dict[str, object]:
    item = row.item
    data: dict[str, object] = {
        "row": row.number,
        "position": row.position,
        "id": row.id,
        "kind": item.kind.value,
        "name": {"vi": item.name.vi, "en": item.name.en},
    }
    if isinstance(item, Indicator):
        data |= {
            "measure": item.measure.id,
            "unit": {"vi": item.measure.label.vi, "en": item.measure.label.en},
            "time": item.time.value,
            "adds_up": item.adds_up,
        }
    return data


def _print_fields(data: dict[str, object], out: Output) -> None:
    for key, value in data.items():
        shown = value
        if isinstance(value, dict):
            shown = value[out.lang]
        elif isinstance(value, list):
            shown = ", ".join(value) or "-"
        elif isinstance(value, bool):
            shown = (Bilingual("có", "yes") if value else Bilingual("không", "no"))[out.lang]
        elif value is None:
            shown = "-"
        elif key in _IN_WORDS:
            shown = _WORDS[str(value)][out.lang]
        label = _FIELDS[key]
        out.say(f"{label.vi}: {shown}", f"{label.en}: {shown}")
