"""Unit types and code lists of the shipped framework."""

from cchc_model.framework.measures import Code, CodeList, UnitType
from cchc_model.vietnamese.text import Bilingual

AGENCY = UnitType("agency", Bilingual("Cơ quan, đơn vị", "Agencies and units"), ("Đơn vị", "Cơ quan"))

APPLICATION = UnitType("application", Bilingual("Phần mềm", "Applications"), ("Số lượng phần mềm", "Ứng dụng"))

ARTICLE = UnitType("article", Bilingual("Tin, bài", "News items"), ("Tin bài", "Bài"))

DOCUMENT = UnitType("document", Bilingual("Văn bản", "Documents"))

DOSSIER = UnitType("dossier", Bilingual("Hồ sơ", "Dossiers"))

FORM = UnitType("form", Bilingual("Phiếu", "Survey forms"))

ISSUE = UnitType("issue", Bilingual("Vấn đề", "Issues"))

OPINION = UnitType("opinion", Bilingual("Ý kiến", "Opinions"))

PERSON = UnitType("person", Bilingual("Người", "Persons"))

PROCEDURE = UnitType("procedure", Bilingual("Thủ tục", "Administrative procedures"), ("TTHC",), adds_up=False)

TASK = UnitType("task", Bilingual("Nhiệm vụ", "Tasks"))

COMPLIANCE = CodeList(
    "compliance", (Code(1, Bilingual("Tốt", "Good")), Code(0, Bilingual("Có vi phạm", "Violations found")))
)

DONE_NOT_DONE = CodeList(
    "done_not_done", (Code(1, Bilingual("Đã thực hiện", "Done")), Code(0, Bilingual("Chưa thực hiện", "Not done")))
)

SURVEY_METHODS = CodeList(
    "survey_method",
    (
        Code(0, Bilingual("Trực tuyến", "Online")),
        Code(1, Bilingual("Phát phiếu", "On paper")),
        Code(2, Bilingual("Kết hợp", "Both")),
    ),
)

YES_NO = CodeList("yes_no", (Code(1, Bilingual("Có", "Yes")), Code(0, Bilingual("Không", "No"))))
