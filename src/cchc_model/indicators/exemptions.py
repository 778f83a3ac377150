"""Indicators without a rule, each with its reason. Every other indicator is in at least one rule."""

from typing import Final

from cchc_model.framework.rows import Indicator
from cchc_model.indicators import apparatus, civil_service, digital_government, steering
from cchc_model.vietnamese.text import Bilingual

_NO_COUNT = Bilingual(
    "Phụ lục không có số liệu nào để đối chiếu với câu trả lời này.",
    "The annex has no figure to compare this answer with.",
)
_CUT = Bilingual(
    "Đã cắt giảm nên không còn trong số hiện có; phụ lục không ghi số có trước khi cắt giảm.",
    "Units that were abolished or merged are no longer counted, and the annex does not state the earlier number.",
)
_NOT_KNOWN = Bilingual(
    "Phụ lục không nêu rõ dòng này thống kê số liệu gì.", "The annex does not make clear what this row counts."
)
_NO_BOUND = Bilingual(
    "Số phần mềm do đơn vị tự triển khai; không có chỉ tiêu nào khác giới hạn số này.",
    "Units run these applications themselves, and no other row limits their number.",
)

EXEMPTIONS: Final[tuple[tuple[Indicator, Bilingual], ...]] = (
    (steering.COMMUNICATION_AT_MEETINGS, _NO_COUNT),
    (steering.REFORM_INITIATIVES, _NO_COUNT),
    (steering.REFORM_COMMENDATION, _NO_COUNT),
    (steering.LEADER_DIALOGUE, _NO_COUNT),
    (apparatus.DISTRICT_DIVISIONS_CUT, _CUT),
    (apparatus.PUBLIC_SERVICE_UNITS_CUT, _CUT),
    (apparatus.PUBLIC_SERVICE_UNIT_DIVISIONS_CUT, _CUT),
    (civil_service.JOB_POSITIONS_APPROVED, _NO_COUNT),
    (civil_service.JOB_DESCRIPTIONS_COMPLETED, _NO_COUNT),
    (digital_government.DIGITAL_PLAN_ISSUED, _NO_COUNT),
    (digital_government.MEETINGS_LINKED_DISTRICT, _NO_COUNT),
    (digital_government.MEETINGS_LINKED_COMMUNE, _NO_COUNT),
    (digital_government.LEVEL3_SERVICES, _NOT_KNOWN),
    (digital_government.LEVEL4_SERVICES, _NOT_KNOWN),
    (digital_government.TASK_TRACKING_SOFTWARE, _NO_COUNT),
    (digital_government.OTHER_DIGITAL_APPLICATIONS, _NO_BOUND),
)
"""The indicators of the shipped framework without a rule, each with its reason."""
