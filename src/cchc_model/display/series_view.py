"""The notebook view of a series: who reported what, and when."""

from collections.abc import Iterable
from fractions import Fraction

from cchc_model.analysis.consolidation.figures import Coverage
from cchc_model.analysis.series.cells import counted
from cchc_model.analysis.series.series import Series
from cchc_model.display.elements import Markup, bar, element, folded, table, table_row
from cchc_model.vietnamese.text import Bilingual, Lang

_ORGANISATION = Bilingual("Cơ quan", "Organisation")
_NO_REPORT = Bilingual("chưa có", "none")
_MOST_ROWS = 50


def series_view(made: Series, lang: Lang) -> Iterable[Markup]:
    """Yield the coverage and completeness of each period, and the organisations and gaps folded."""
    words = Bilingual("cơ quan", "organisations"), Bilingual("kỳ", "periods")
    counts = f"{len(made.organisations)} {words[0][lang]}, {len(made.periods)} {words[1][lang]}"
    basis = "" if made.basis is None else f" · {made.basis.label[lang]}"
    yield element("div", element("b", made.framework.name[lang]), f" · {counts}{basis}")
    titles = {
        "vi": ("Kỳ báo cáo", "Cơ quan có báo cáo", "Số liệu có trong báo cáo"),
        "en": ("Period", "Organisations with a report", "Values in the reports"),
    }[lang]
    rows = [
        table_row(period.label(lang), *(_coverage_bar(of[period]) for of in (made.coverage, made.completeness)))
        for period in made.periods
    ]
    yield table(titles, rows)
    yield folded(Bilingual("Cơ quan và kỳ", "Organisations and periods")[lang], *_matrix(made, lang))
    if made.gaps:
        head = f"{Bilingual('Chưa có báo cáo', 'No report')[lang]}: {len(made.gaps)}"
        lines = [element("li", f"{period.label(lang)}: {who.name}") for period, who in made.gaps[:_MOST_ROWS]]
        yield folded(head, element("ul", *lines), *_more(len(made.gaps), lang))


def _coverage_bar(coverage: Coverage) -> Markup:
    return bar(Fraction(coverage.reported, coverage.expected) if coverage.expected else None, str(coverage))


def _matrix(made: Series, lang: Lang) -> Iterable[Markup]:
    """Yield a table of the values in each report, by organisation and period."""
    columns = tuple(range(1, len(made.periods) + 1))
    gaps, rows = set(made.gaps), []
    for who in made.organisations[:_MOST_ROWS]:
        reports = made.reports[who]
        cells = (
            str(Coverage(*counted(reports[period])))
            if period in reports
            else _NO_REPORT[lang]
            if (period, who) in gaps
            else ""
            for period in made.periods
        )
        rows.append(table_row(who.name, *cells, numbers=columns))
    yield table((_ORGANISATION[lang], *(period.label(lang) for period in made.periods)), rows, numbers=columns)
    yield from _more(len(made.organisations), lang)


def _more(count: int, lang: Lang) -> Iterable[Markup]:
    if count > _MOST_ROWS:
        words = Bilingual("… và {count} dòng khác", "… and {count} more")
        yield element("div", words.filled(count=str(count - _MOST_ROWS))[lang], classes="quiet")
