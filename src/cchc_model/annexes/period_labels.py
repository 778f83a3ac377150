"""The period behind its label: `Kỳ báo cáo: Quý I/2022`, or `Năm báo cáo` in the cell before `2022`."""

import re
from collections.abc import Iterator, Mapping, Sequence

from cchc_model.reports.unaccented import with_accents
from cchc_model.vietnamese.text import fold

PERIOD_LABEL = "Kỳ báo cáo"
"""The label before the name of the reporting period, on a line of its own."""

_PARTS = ("Năm", "Quý", "Tháng")
_LABELS: Mapping[str, str] = {
    **{fold(f"{part}{of}"): fold(part) for part in _PARTS for of in ("", " báo cáo")},
    **dict.fromkeys(
        map(
            fold,
            (
                PERIOD_LABEL, "Kỳ", "Kỳ số liệu", "Kỳ thống kê", "Kỳ dữ liệu", "Thời kỳ", "Thời kỳ báo cáo",
                "Thời gian báo cáo", "Thời gian", "Tên kỳ báo cáo",
            ),
        ),
        "",
    ),
}  # fmt: skip
"""The labels, each with the part of a year that its value is."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_PRINTED = {fold(part): part.casefold() for part in _PARTS}
_UNFILLED = re.compile(r"[\s.…_:]*")


def is_period_label(text: str) -> bool:
    """Return whether a text is the label of a reporting period.

    >>> is_period_label("KỲ BÁO CÁO:"), is_period_label("Nam bao cao"), is_period_label("Kỳ trước")
    (True, True, False)
    """
    return _label(text) in _LABELS


def labelled_period(texts: Sequence[str]) -> str:
    """Return the period that the texts of a line state behind its labels, as a title prints it; else an empty text.

    >>> labelled_period(["Năm báo cáo: 2022"]), labelled_period(["Quý", "I", "Năm", "2022"])
    ('năm 2022', 'quý I năm 2022')
    >>> labelled_period(["Kỳ: Năm 2021"]), labelled_period(["Kỳ báo cáo: …"]), labelled_period(["Năm 2021"])
    ('Năm 2021', '', '')
    """
    pairs = list(_pairs(texts))
    if not pairs or any(label is None or _UNFILLED.fullmatch(value) for label, value in pairs):
        return ""
    return " ".join(_stated(label, value) for label, value in pairs if label is not None)


def _pairs(texts: Sequence[str]) -> Iterator[tuple[str | None, str]]:
    """Yield the labels of a line with their values; None for a text that no label stands before."""
    waiting: str | None = None
    for text in texts:
        label, colon, value = text.partition(":")
        if waiting is not None:
            yield waiting, text
            waiting = None
        elif colon and value.strip() and is_period_label(label):
            yield label, value
        elif is_period_label(text):
            waiting = text
        else:
            yield None, text
    if waiting is not None:
        yield None, waiting


def _label(text: str) -> str:
    """Return a folded label; the number of its value tells whether `Nam` is `Năm`."""
    return fold(with_accents(f"{text.strip(' :')} 1").removesuffix(" 1"))


def _stated(label: str, value: str) -> str:
    part, value = _LABELS[_label(label)], value.strip()
    if _YEAR.fullmatch(value):
        return f"năm {value}"
    begun = fold(with_accents(value)).split(" ")[0]
    return value if not part or begun in _PRINTED or not begun else f"{_PRINTED[part]} {value}"
