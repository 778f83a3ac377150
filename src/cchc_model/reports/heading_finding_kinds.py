"""Kinds of findings about headings that differ from those of the framework."""

from collections.abc import Mapping
from typing import Final

from cchc_model.framework.severity import Severity
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.vietnamese.text import Bilingual

HEADING_FINDING_KINDS: Final[Mapping[FindingCode, tuple[Severity, Bilingual]]] = {
    FindingCode.HEADING_DIFFERS: (
        Severity.ERROR,
        Bilingual(
            "Tiêu đề “{text}” trên {count} số liệu, từ “{name}” trở đi, khác với khung chỉ tiêu ({why}); {outcome}.",
            "The heading “{text}” above {count:value|values}, from “{name}” on, differs from the framework ({why}); "
            "{outcome}.",
        ),
    ),
    FindingCode.HEADING_MISSING: (
        Severity.WARNING,
        Bilingual(
            "Thiếu tiêu đề “{text}” trên {count} số liệu, từ “{name}” trở đi ({why}); {outcome}.",
            "The heading “{text}” is missing above {count:value|values}, from “{name}” on ({why}); {outcome}.",
        ),
    ),
}
