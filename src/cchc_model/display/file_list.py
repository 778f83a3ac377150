"""The view of many files that were read, in a notebook."""

from collections.abc import Iterable, Mapping

from cchc_model.display.elements import Markup, element, folded, table, table_row
from cchc_model.display.pieces import severity_counts
from cchc_model.reports.report import Report
from cchc_model.vietnamese.text import Bilingual, Lang

_READ = Bilingual("đã đọc", "read")
_NOT_READ = Bilingual("không đọc được", "not read")
_LEFT_OUT = Bilingual("không mở", "left out")


def file_list(
    read: Iterable[tuple[str, Report]],
    unread: Iterable[tuple[str, Bilingual]],
    left_out: Iterable[tuple[str, Bilingual]],
    lang: Lang,
) -> Iterable[Markup]:
    """Yield the number of files, those that were not read open, and all others folded.

    Args:
        read: the reports by the name of their file.
        unread: the reasons by the name of the file.
        left_out: the kinds of items that were not opened, by their name.
        lang: the language.
    """
    rows = [_row(name, report, lang) for name, report in read]
    reasons, kinds = tuple(unread), tuple(left_out)
    yield element("div", element("b", f"{len(rows)} {_READ[lang]}, {len(reasons)} {_NOT_READ[lang]}"))
    if reasons:
        yield folded(f"{_NOT_READ[lang]}: {len(reasons)}", _listed(reasons, lang), is_open=True)
    if rows:
        yield folded(f"{_READ[lang]}: {len(rows)}", table(_TITLES[lang], rows))
    if kinds:
        yield folded(f"{_LEFT_OUT[lang]}: {len(kinds)}", _listed(kinds, lang))


_TITLES: Mapping[Lang, tuple[str, ...]] = {
    "vi": ("Tệp", "Cơ quan", "Kỳ báo cáo", "Điểm cần kiểm tra khi đọc"),
    "en": ("File", "Organisation", "Period", "Findings of reading"),
}


def _listed(items: Iterable[tuple[str, Bilingual]], lang: Lang) -> Markup:
    return element("ul", *(element("li", f"{name}: {text[lang]}") for name, text in items))


def _row(name: str, report: Report, lang: Lang) -> Markup:
    who = report.organisation.name if report.organisation else ""
    when = report.period.label(lang) if report.period else ""
    return table_row(name, who, when, severity_counts(report.findings, lang))
