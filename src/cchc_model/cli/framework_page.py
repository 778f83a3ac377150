"""Page of a framework's indicators and rates in both languages, which `cchc framework --markdown` prints."""

from collections.abc import Iterator

from cchc_model.framework.formulas import Expression
from cchc_model.framework.framework import Framework, Row
from cchc_model.framework.rows import Indicator, Rate
from cchc_model.framework.wording import name_of


def catalogue(framework: Framework) -> Iterator[str]:
    """Yield the lines of the page."""
    yield "# Indicators and rates · Chỉ tiêu và tỷ lệ"
    yield ""
    counts = len(framework.rows), len(framework.indicators), len(framework.rates)
    yield (
        f"{framework.name.en}, version {framework.version}: {counts[0]} rows, of which {counts[1]} take a value, "
        f"and {counts[2]} rates."
    )
    yield "A row's id is its key in reports, rules and rubrics. This page is what `cchc framework --markdown` prints."
    yield ""
    yield (
        f"{framework.name.vi}, phiên bản {framework.version}: {counts[0]} dòng, trong đó {counts[1]} chỉ tiêu có "
        f"số liệu, và {counts[2]} tỷ lệ."
    )
    yield (
        "Mã của dòng là khóa trong báo cáo, quy tắc và bảng chấm điểm. Trang này do lệnh `cchc framework "
        "--markdown` in ra."
    )
    for section in framework.sections:
        rows = framework.rows_under(section)
        yield ""
        yield f"## {rows[0].position}. {section.name.vi} · {section.name.en}"
        yield ""
        yield "| row | position | id | name | unit | figure |"
        yield "|---|---|---|---|---|---|"
        yield from map(_row, rows[1:])
    yield ""
    yield "## Rates · Tỷ lệ"
    yield ""
    yield "| id | name | numerator / denominator | stated by |"
    yield "|---|---|---|---|"
    for rate in framework.rates:
        yield _rate(rate, framework)


def _row(row: Row) -> str:
    item = row.item
    name = f"{item.name.vi}<br>{item.name.en}"
    if not isinstance(item, Indicator):
        return f"| {row.number} | {row.position} | `{row.id}` | **{name}** | | |"
    unit, time = item.measure.label, item.time.label
    units = unit.vi if unit.vi == unit.en else f"{unit.vi}<br>{unit.en}"
    return f"| {row.number} | {row.position} | `{row.id}` | {name} | {units} | {time.vi}<br>{time.en} |"


def _rate(rate: Rate, framework: Framework) -> str:
    parts = rate.ratio.numerator, rate.ratio.denominator
    ratio = "<br>".join(" / ".join(_in_words(part, framework, vi=vi) for part in parts) for vi in (True, False))
    stated = "" if rate.reported is None else f"`{rate.reported}`"
    return f"| `{rate.id}` | {rate.name.vi}<br>{rate.name.en} | {ratio} | {stated} |"


def _in_words(part: Expression, framework: Framework, *, vi: bool) -> str:
    words = name_of(part, framework, "vi" if vi else "en")
    return f"({words})" if " + " in words else words
