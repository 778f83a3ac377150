"""The shipped framework: the annex of a district of Sóc Trăng province, one module per section.

Every row is a named constant that completes in an editor:

>>> from cchc_model.indicators import procedures
>>> procedures.DISTRICT_DOSSIERS_RECEIVED.measure.label.vi
'Hồ sơ'
"""

import datetime as dt

from cchc_model.framework.framework import Framework
from cchc_model.indicators import (
    apparatus,
    civil_service,
    cross_section,
    digital_government,
    institutions,
    procedures,
    public_finance,
    steering,
)
from cchc_model.indicators.measures import (
    AGENCY,
    APPLICATION,
    ARTICLE,
    COMPLIANCE,
    DOCUMENT,
    DONE_NOT_DONE,
    DOSSIER,
    FORM,
    ISSUE,
    OPINION,
    PERSON,
    PROCEDURE,
    SURVEY_METHODS,
    TASK,
    YES_NO,
)
from cchc_model.vietnamese.text import Bilingual

__all__ = [
    "AGENCY",
    "APPLICATION",
    "ARTICLE",
    "COMPLIANCE",
    "DOCUMENT",
    "DONE_NOT_DONE",
    "DOSSIER",
    "FORM",
    "ISSUE",
    "OPINION",
    "PERSON",
    "PROCEDURE",
    "SOC_TRANG_DISTRICT",
    "SURVEY_METHODS",
    "TASK",
    "YES_NO",
]

_SECTIONS = (
    steering,
    institutions,
    procedures,
    apparatus,
    civil_service,
    public_finance,
    digital_government,
)

SOC_TRANG_DISTRICT = Framework(
    id="soc_trang_district",
    version="1",
    name=Bilingual(
        "Phụ lục số liệu CCHC của UBND cấp huyện, tỉnh Sóc Trăng",
        "PAR data annex of a district People's Committee of Sóc Trăng province",
    ),
    outline=tuple(section.OUTLINE for section in _SECTIONS),
    rates=tuple(rate for section in _SECTIONS for rate in section.RATES) + cross_section.RATES,
    rules=tuple(rule for section in _SECTIONS for rule in section.RULES) + cross_section.RULES,
    valid_until=dt.date(2025, 6, 30),
    description=Bilingual(
        "Mẫu phụ lục năm 2021–2022. Từ ngày 01/7/2025 không còn cấp huyện.",
        "The form of 2021-22. Districts ended on 1 July 2025.",
    ),
)
"""The annex of a district of Sóc Trăng province, with 211 rows, of which 175 take a value."""
