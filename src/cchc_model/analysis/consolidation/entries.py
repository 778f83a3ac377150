"""A consolidated figure as an entry of a report: rounded if it is a computed percentage, or blank with the reason."""

from fractions import Fraction

from cchc_model.analysis.consolidation.figures import ConsolidatedFigure, ConsolidationMethod
from cchc_model.reports.cells import Status
from cchc_model.reports.entries import FROM_SOME, Entry, Provenance
from cchc_model.vietnamese.formatting import finite_decimal, round_half_up
from cchc_model.vietnamese.notation import MAX_ABSOLUTE, Number
from cchc_model.vietnamese.text import Bilingual

_INCOMPLETE = Bilingual("chỉ {coverage} báo cáo có số liệu", "only {coverage} reports have a value")
LAST_ONLY = Bilingual(
    "số liệu tại thời điểm cuối kỳ cuối cùng, không so được với tổng của nhiều năm",
    "a figure at the end of the last period; not comparable with the totals of several years",
)
_TOO_LARGE = Bilingual("tổng vượt giới hạn 10¹⁵ của báo cáo", "the sum exceeds the limit of 10¹⁵")


def entry_of(figure: ConsolidatedFigure, *, partial: bool, decimals: int) -> Entry:
    """Return the entry of a figure; with `partial`, also of one that only some of the reports have."""
    if figure.value is None:
        assert figure.reason is not None  # there is a value or a reason
        return blank(figure.reason)
    if not figure.coverage.complete and not partial:
        return blank(_INCOMPLETE.filled(coverage=str(figure.coverage)))
    if is_too_large(figure, decimals):
        return blank(_TOO_LARGE)
    value = _value(figure, Fraction(figure.value), decimals)
    note = "" if figure.coverage.complete else FROM_SOME.filled(coverage=str(figure.coverage)).vi
    return Entry(value, Status.REPORTED, provenance=Provenance.COMPUTED, note=note)


def _value(figure: ConsolidatedFigure, exact: Fraction, decimals: int) -> Number:
    """Return a figure as a report holds it: exact, but for a computed percentage, which is rounded."""
    if not figure.indicator.has_decimals:
        return int(exact)
    stated = figure.method in (ConsolidationMethod.SINGLE, ConsolidationMethod.ADDED)
    return finite_decimal(exact) if stated else round_half_up(exact, decimals)


def blank(reason: Bilingual) -> Entry:
    """Return a computed entry without a value, with the reason as its note."""
    return Entry(None, Status.BLANK, provenance=Provenance.COMPUTED, note=reason.vi)


def is_too_large(figure: ConsolidatedFigure, decimals: int) -> bool:
    """Return whether no report can hold a figure, as it is rounded there."""
    if figure.value is None:
        return False
    return not -MAX_ABSOLUTE < _value(figure, Fraction(figure.value), decimals) < MAX_ABSOLUTE
