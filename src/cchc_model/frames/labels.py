"""Readable names for the columns of frames."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from cchc_model.errors import require_instance
from cchc_model.framework.framework import Framework
from cchc_model.framework.measures import CodeList
from cchc_model.framework.rows import Indicator
from cchc_model.indicators import SOC_TRANG_DISTRICT
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual, Lang

_PLAIN: Final[Mapping[str, Bilingual]] = {
    "framework": Bilingual("Khung chỉ tiêu", "Framework"),
    "framework_version": Bilingual("Phiên bản khung chỉ tiêu", "Version of the framework"),
    "organisation": Bilingual("Cơ quan", "Organisation"),
    "level": Bilingual("Cấp", "Level"),
    "code": Bilingual("Mã cơ quan", "Code of the organisation"),
    "parent": Bilingual("Cơ quan cấp trên", "Parent organisation"),
    "parent_level": Bilingual("Cấp của cơ quan cấp trên", "Level of the parent organisation"),
    "parent_code": Bilingual("Mã cơ quan cấp trên", "Code of the parent organisation"),
    "grandparent": Bilingual("Cơ quan trên hai cấp", "Organisation two levels above"),
    "grandparent_level": Bilingual("Cấp của cơ quan trên hai cấp", "Level of the organisation two levels above"),
    "grandparent_code": Bilingual("Mã cơ quan trên hai cấp", "Code of the organisation two levels above"),
    "year": Bilingual("Năm", "Year"),
    "period_kind": Bilingual("Loại kỳ", "Kind of period"),
    "period_number": Bilingual("Kỳ thứ", "Number of the period"),
    "damaged": Bilingual("Số liệu không hợp lệ", "Damaged values"),
    "reports": Bilingual("Số báo cáo", "Reports"),
    "organisations": Bilingual("Số cơ quan", "Organisations"),
    "too_large": Bilingual("Tổng vượt giới hạn", "Sums beyond the limit"),
}
_NUMBERED = Bilingual("{number}. {name}", "{number}. {name}")
_DECIMALS = Bilingual("{name} (số chữ số thập phân)", "{name} (decimals)")
_REPORTS = Bilingual("{name} (số báo cáo)", "{name} (reports)")
_ANSWER = Bilingual("{name}: {answer} (số báo cáo)", "{name}: {answer} (reports)")
_PARTS: Final[Mapping[str, Bilingual]] = {
    "numerator": Bilingual("{name} (tử số)", "{name} (numerator)"),
    "denominator": Bilingual("{name} (mẫu số)", "{name} (denominator)"),
    "value": Bilingual("{name}", "{name}"),
    "reports": _REPORTS,
}


def column_labels(framework: Framework = SOC_TRANG_DISTRICT, *, lang: Lang = "vi") -> Mapping[str, str]:
    """Return a readable name for each column that a frame of reports, rates or sums can have, each name once.

    The names of indicators begin with their row numbers, because names repeat in an annex. With pandas use
    `frame.rename(columns=labels)`, with polars `frame.rename(labels, strict=False)`. The ids in the column `indicator`
    of :func:`to_long` have the same names: `frame["indicator"].map(labels)`, or `.replace(labels)` in polars.

    Args:
        framework: the framework of the frame.
        lang: the language of the names.

    >>> labels = column_labels(lang="en")
    >>> labels["plan_tasks"], labels["plan_completion_numerator"]
    ('3. Tasks set by the annual PAR plan', 'Completion rate of the annual PAR plan, computed (numerator)')
    """
    require_instance(framework, Framework, "framework", nouns.FRAME)
    named = {column: label[lang] for column, label in _labels(framework)}
    times = Counter(named.values())
    return {column: label if times[label] == 1 else f"{label} [{column}]" for column, label in named.items()}


def _labels(framework: Framework) -> Iterator[tuple[str, Bilingual]]:
    yield from _PLAIN.items()
    for key, indicator in framework.indicators.items():
        yield from _of_indicator(
            indicator, _NUMBERED.filled(number=str(framework.row(key).number), name=indicator.name)
        )
    for rate in framework.rates:
        for part, template in _PARTS.items():
            yield f"{rate.id}_{part}", template.filled(name=rate.name)


def _of_indicator(indicator: Indicator, name: Bilingual) -> Iterator[tuple[str, Bilingual]]:
    yield indicator.id, name
    yield f"{indicator.id}_reports", _REPORTS.filled(name=name)
    if indicator.has_decimals:
        yield f"{indicator.id}_decimals", _DECIMALS.filled(name=name)
    if isinstance(indicator.measure, CodeList):
        for code in indicator.measure.codes:
            yield f"{indicator.id}_{code.value}", _ANSWER.filled(name=name, answer=code.label)
