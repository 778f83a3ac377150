"""Unit types and code lists of the shipped framework."""

from typing import Final

from cchc_model.framework.measures import Code, CodeList, UnitType
from cchc_model.vietnamese.text import Bilingual

AGENCY: Final = UnitType("agency", Bilingual("Cơ quan, đơn vị", "Agencies and units"), ("Đơn vị", "Cơ quan"))

APPLICATION: Final = UnitType("application", Bilingual("Phần mềm", "Applications"), ("Số lượng phần mềm", "Ứng dụng"))

ARTICLE: Final = UnitType("article", Bilingual("Tin, bài", "News items"), ("Tin bài", "Bài"))

DOCUMENT: Final = UnitType("document", Bilingual("Văn bản", "Documents"))

DOSSIER: Final = UnitType("dossier", Bilingual("Hồ sơ", "Dossiers"))

FORM: Final = UnitType("form", Bilingual("Phiếu", "Survey forms"))

ISSUE: Final = UnitType("issue", Bilingual("Vấn đề", "Issues"))

OPINION: Final = UnitType("opinion", Bilingual("Ý kiến", "Opinions"))

PERSON: Final = UnitType("person", Bilingual("Người", "Persons"))

PROCEDURE: Final = UnitType("procedure", Bilingual("Thủ tục", "Administrative procedures"), ("TTHC",), adds_up=False)

TASK: Final = UnitType("task", Bilingual("Nhiệm vụ", "Tasks"))

COMPLIANCE: Final = CodeList(
    "compliance", (Code(1, Bilingual("Tốt", "Good")), Code(0, Bilingual("Có vi phạm", "Violations found")))
)

DONE_NOT_DONE: Final = CodeList(
    "done_not_done", (Code(1, Bilingual("Đã thực hiện", "Done")), Code(0, Bilingual("Chưa thực hiện", "Not done")))
)

SURVEY_METHODS: Final = CodeList(
    "survey_method",
    (
        Code(0, Bilingual("Trực tuyến", "Online")),
        Code(1, Bilingual("Phát phiếu", "On paper")),
        Code(2, Bilingual("Kết hợp", "Both")),
    ),
)

YES_NO: Final = CodeList("yes_no", (Code(1, Bilingual("Có", "Yes")), Code(0, Bilingual("Không", "No"))))
