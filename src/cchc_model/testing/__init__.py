"""Hypothesis strategies for users' tests: reports, frameworks, annexes and numbers (extra `testing`).

A test states a property, and hypothesis searches for a report that violates it:

    from hypothesis import given
    from cchc_model import testing

    @given(testing.reports())
    def test_my_generator_prints_every_value(report): ...
"""

from cchc_model.errors import MissingExtraError
from cchc_model.vietnamese.text import Bilingual

try:
    import hypothesis  # noqa: F401 whether it is there
except ImportError:
    raise MissingExtraError("testing", Bilingual("Sinh dữ liệu kiểm thử", "Generating test data")) from None

from cchc_model.testing.annexes import AnnexLine, AnnexTable, annex_tables
from cchc_model.testing.consistent import consistent_reports
from cchc_model.testing.frameworks import frameworks
from cchc_model.testing.reports import organisations, periods, report_from_cells, reports
from cchc_model.testing.values import cell_texts, counts, indicator_values, number_texts, percentages, report_values

__all__ = [
    "AnnexLine",
    "AnnexTable",
    "annex_tables",
    "cell_texts",
    "consistent_reports",
    "counts",
    "frameworks",
    "indicator_values",
    "number_texts",
    "organisations",
    "percentages",
    "periods",
    "report_from_cells",
    "report_values",
    "reports",
]
