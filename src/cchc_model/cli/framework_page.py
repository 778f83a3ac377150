"""Page of a framework's indicators and rates in one language, which `cchc framework --markdown` prints."""

from collections.abc import Iterator

from cchc_model.cli.page_contents import page_contents
from cchc_model.framework.formulas import Expression
from cchc_model.framework.framework import Framework, Row
from cchc_model.framework.rows import Indicator, Rate
from cchc_model.framework.wording import name_of
from cchc_model.vietnamese.text import Bilingual, Lang

_TITLE = Bilingual("Chỉ tiêu và tỷ lệ", "Indicators and rates")
_HEAD = Bilingual(
    "{name}, phiên bản {version}: {rows} dòng, trong đó có {indicators} chỉ tiêu; ngoài ra có {rates} tỷ lệ. Mã của "
    "dòng được dùng trong báo cáo, quy tắc, bảng chấm điểm. Lệnh `cchc framework --markdown --lang vi` in ra trang "
    "này.",
    "{name}, version {version}: {rows} rows, of which {indicators} take a value, plus {rates} rates. A row's id is its "
    "key in reports, rules and rubrics. The command `cchc framework --markdown --lang en` prints this page.",
)
_ID, _POSITION, _UNIT, _TIME = (
    Bilingual("Mã", "Id"),
    Bilingual("Vị trí", "Position"),
    Bilingual("Đơn vị tính", "Unit"),
    Bilingual("Tính chất thời gian", "Time"),
)
_HEADING = Bilingual("Tiêu đề, không có số liệu", "A heading, without a value")
_RATES = Bilingual("Tỷ lệ", "Rates")
_FORMULA, _STATED = Bilingual("Cách tính", "Formula"), Bilingual("Chỉ tiêu ghi tỷ lệ này", "Stated by")


def framework_page(framework: Framework, lang: Lang) -> Iterator[str]:
    """Yield the lines of the page: the list of sections, then each row with its number, name, id, unit and time."""
    counts = {"rows": framework.rows, "indicators": framework.indicators, "rates": framework.rates}
    sizes = {key: str(len(ones)) for key, ones in counts.items()}
    head = _HEAD.filled(name=framework.name, version=framework.version, **sizes)
    sections = {f"{framework.row(one).position}. {one.name[lang]}": one for one in framework.sections}
    yield from (f"# {_TITLE[lang]}", "", head[lang])
    yield from page_contents([*sections, *([_RATES[lang]] if framework.rates else [])])
    for heading, section in sections.items():
        yield from ("", f"## {heading}")
        for row in framework.rows_under(section)[1:]:
            yield from _row(row, lang)
    if framework.rates:
        yield from ("", f"## {_RATES[lang]}")
    for rate in framework.rates:
        yield from _rate(rate, framework, lang)


def _row(row: Row, lang: Lang) -> Iterator[str]:
    item = row.item
    yield from ("", f"### {row.number}. {item.name[lang]}", "")
    yield f"- {_ID[lang]}: `{row.id}`"
    yield f"- {_POSITION[lang]}: {row.position}"
    if isinstance(item, Indicator):
        yield f"- {_UNIT[lang]}: {item.measure.label[lang]}"
        yield f"- {_TIME[lang]}: {item.time.label[lang]}"
    else:
        yield f"- {_HEADING[lang]}"


def _rate(rate: Rate, framework: Framework, lang: Lang) -> Iterator[str]:
    parts = rate.ratio.numerator, rate.ratio.denominator
    yield from ("", f"### {rate.name[lang]}", "")
    yield f"- {_ID[lang]}: `{rate.id}`"
    yield f"- {_FORMULA[lang]}: {' / '.join(_in_words(part, framework, lang) for part in parts)}"
    if rate.reported is not None:
        yield f"- {_STATED[lang]}: `{rate.reported}`"


def _in_words(part: Expression, framework: Framework, lang: Lang) -> str:
    words = name_of(part, framework, lang)
    return f"({words})" if " + " in words else words
