"""Indicators without a rule, each with its reason. Every other indicator is in at least one rule."""

from typing import Final

from cchc_model.framework.rows import Indicator
from cchc_model.indicators import apparatus, civil_service, digital_government, steering
from cchc_model.vietnamese.text import Bilingual

_NO_COUNT = Bilingual(
    "Câu trả lời độc lập; phụ lục không có số liệu nào để đối chiếu.",
    "An answer by itself: the annex has no number to compare it with.",
)
_CUT = Bilingual(
    "Đã cắt giảm nên không còn trong số hiện có; phụ lục không ghi số có trước khi cắt giảm.",
    "Abolished units are no longer counted, and the annex does not state their number before.",
)
_NOT_KNOWN = Bilingual("Chưa rõ ý nghĩa của dòng này trong phụ lục.", "What this row of the annex means is not known.")
_NO_BOUND = Bilingual(
    "Số phần mềm do đơn vị tự triển khai; không có chỉ tiêu nào giới hạn.",
    "Applications that units run for themselves; no other row bounds their number.",
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
