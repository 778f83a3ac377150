"""Section I: steering and direction of administrative reform."""

# A line a row, as the annex prints them.
# fmt: off

from cchc_model.framework.measures import FLOW, STOCK, YTD
from cchc_model.framework.rows import branch, coded, count, heading, percent, rate, section, total
from cchc_model.framework.rule_functions import (
    at_most_100,
    explained,
    follows_from,
    part_of,
    parts_within,
    requires,
    usually,
)
from cchc_model.indicators.measures import (
    AGENCY,
    ARTICLE,
    COMPLIANCE,
    DOCUMENT,
    FORM,
    ISSUE,
    SURVEY_METHODS,
    TASK,
    YES_NO,
)
from cchc_model.indicators.reasons import (
    BEYOND_PLAN,
    BY_OTHER_MEANS,
    CARRIED_OVER,
    FORMS_BEHIND_FIGURES,
    FOUND_BY_VISITS,
    PAPER_NEEDS_FORMS,
    PLAN_BEHIND_RATE,
)

STEERING = section("steering", "Công tác chỉ đạo, điều hành CCHC", "Direction and management of public administration reform (PAR)", ordinal="I", aliases=("Công tác chỉ đạo điều hành CCHC",))
PLAN_COMPLETION_RATE = percent("plan_completion_rate", YTD, "Tỷ lệ hoàn thành Kế hoạch CCHC năm (lũy kế đến thời điểm báo cáo)", "Completion rate of the annual PAR plan", ordinal="1", aliases=("Tỷ lệ hoàn thành Kế hoạch CCHC năm (Lũy kể đến thời điểm báo cáo)",))
PLAN_TASKS = count("plan_tasks", TASK, STOCK, "Số nhiệm vụ đề ra trong kế hoạch", "Tasks set by the annual PAR plan", misprinted_units=("%",))
PLAN_TASKS_COMPLETED = count("plan_tasks_completed", TASK, YTD, "Số nhiệm vụ đã hoàn thành", "Tasks of the plan completed")
STEERING_DOCUMENTS_ISSUED = count("steering_documents_issued", DOCUMENT, FLOW, "Số văn bản chỉ đạo CCHC đã ban hành", "Documents issued to direct PAR")

REFORM_EXAMINATION = heading("reform_examination", "Kiểm tra CCHC", "PAR reviews", ordinal="2")
EXAMINED_DIVISIONS = count("examined_divisions", AGENCY, FLOW, "Số phòng, ban đã kiểm tra", "Divisions reviewed", aliases=("Số phòng ban đã kiểm tra",))
EXAMINED_SUBORDINATE_UNITS = count("examined_subordinate_units", AGENCY, FLOW, "Số đơn vị trực thuộc đã kiểm tra", "Subordinate units reviewed")
EXAMINED_COMMUNES = count("examined_communes", AGENCY, FLOW, "Số UBND cấp xã đã kiểm tra", "Commune People's Committees reviewed")
EXAMINATION_ISSUES_FOUND = count("examination_issues_found", ISSUE, FLOW, "Số vấn đề phát hiện qua kiểm tra", "Issues found by reviews")
EXAMINATION_ISSUES_RESOLVED = count("examination_issues_resolved", ISSUE, FLOW, "Số vấn đề phát hiện đã xử lý xong", "Issues found by reviews and fully resolved")

REFORM_COMMUNICATION = heading("reform_communication", "Tuyên truyền CCHC", "Communication on PAR", ordinal="3")
COMMUNICATION_PLAN_RATE = percent("communication_plan_rate", YTD, "Tỷ lệ thực hiện nhiệm vụ tuyên truyền theo kế hoạch", "Share of communication tasks of the plan carried out")
PROVINCIAL_SITE_ARTICLES = count("provincial_site_articles", ARTICLE, FLOW, "Số lượng tin, bài viết, phóng sự gửi và được duyệt đăng tại Chuyên trang CCHC tỉnh (https://cchc.soctrang.gov.vn/)", "News items submitted to and published in the PAR section of the provincial website", aliases=("Số lượng tin, bài viết, phóng sự gửi và duyệt đăng tại Chuyên trang CCHC tỉnh (https://cchc.soctrang.gov.vn/)",))
OWN_SITE_ARTICLES = count("own_site_articles", ARTICLE, FLOW, "Số lượng tin, bài viết, phóng sự đã đăng tại Chuyên mục CCHC trên Trang Thông tin điện tử của đơn vị", "News items published in the PAR section of the unit's own website")
MASS_MEDIA_ITEMS = count("mass_media_items", ARTICLE, FLOW, "Có thực hiện tuyên truyền CCHC thường xuyên thông qua phương tiện truyền thông (báo, đài, website, Zalo, ...)", "News items in mass media", aliases=("Có thực hiện tuyên truyền CCHC thường xuyên thông qua phương tiện truyền thông (báo, đài, website, zalo, ...)",))
COMMUNICATION_AT_MEETINGS = coded("communication_at_meetings", YES_NO, FLOW, "Có thực hiện tuyên truyền CCHC thường xuyên thông qua các cuộc họp, hội nghị, hội thi, hội diễn,...", "Regular communication through meetings, conferences and contests (yes/no)")

PROVINCIAL_ASSIGNMENTS = heading("provincial_assignments", "Thực hiện nhiệm vụ UBND tỉnh giao", "Tasks assigned by the provincial People's Committee", ordinal="4")
ASSIGNED_TASKS = count("assigned_tasks", TASK, FLOW, "Tổng số nhiệm vụ được giao", "Tasks assigned")
ASSIGNED_TASKS_ON_TIME = count("assigned_tasks_on_time", TASK, FLOW, "Số nhiệm vụ đã hoàn thành đúng hạn", "Assigned tasks completed on time")
ASSIGNED_TASKS_LATE = count("assigned_tasks_late", TASK, FLOW, "Số nhiệm vụ đã hoàn thành nhưng quá hạn", "Assigned tasks completed late")
REFORM_INITIATIVES = coded("reform_initiatives", YES_NO, FLOW, "Có sáng kiến, giải pháp mới về CCHC", "New initiatives or solutions for PAR (yes/no)", ordinal="5")
REFORM_COMMENDATION = coded("reform_commendation", YES_NO, FLOW, "Thực hiện khen thưởng về kết quả CCHC", "Commendation for PAR results (yes/no)", ordinal="6")

SATISFACTION_SURVEY = heading("satisfaction_survey", "Khảo sát sự hài lòng của người dân, tổ chức", "Satisfaction survey of citizens and organisations", ordinal="7")
SURVEY_FORMS = count("survey_forms", FORM, FLOW, "Số lượng phiếu khảo sát", "Survey forms", misprinted_units=("Số lượng",))
SURVEY_METHOD = coded("survey_method", SURVEY_METHODS, FLOW, "Hình thức khảo sát", "Survey method")
SATISFACTION_RATE = percent("satisfaction_rate", FLOW, "Tỷ lệ hài lòng trong kỳ báo cáo", "Satisfaction rate in the period", weight=SURVEY_FORMS)
LEADER_DIALOGUE = coded("leader_dialogue", YES_NO, FLOW, "Tổ chức đối thoại của lãnh đạo với người dân, doanh nghiệp", "Dialogue of leaders with citizens and businesses (yes/no)", ordinal="6")
DISCIPLINE_COMPLIANCE = coded("discipline_compliance", COMPLIANCE, FLOW, "Việc chấp hành Chỉ thị 10 của Chủ tịch UBND tỉnh và Chỉ thị 10, Chỉ thị 26 của Thủ tướng Chính phủ về kỷ luật, kỷ cương hành chính", "Compliance with the directives on administrative discipline", ordinal="7")

OTHER_RESULTS = heading("other_results", "Kết quả thực hiện nhiệm vụ khác (nếu có)", "Results of other tasks", ordinal="8")

OUTLINE = branch(STEERING,
    branch(PLAN_COMPLETION_RATE, PLAN_TASKS, PLAN_TASKS_COMPLETED, STEERING_DOCUMENTS_ISSUED),
    branch(REFORM_EXAMINATION,
        EXAMINED_DIVISIONS,
        EXAMINED_SUBORDINATE_UNITS,
        EXAMINED_COMMUNES,
        EXAMINATION_ISSUES_FOUND,
        EXAMINATION_ISSUES_RESOLVED,
    ),
    branch(REFORM_COMMUNICATION,
        COMMUNICATION_PLAN_RATE,
        PROVINCIAL_SITE_ARTICLES,
        OWN_SITE_ARTICLES,
        MASS_MEDIA_ITEMS,
        COMMUNICATION_AT_MEETINGS,
    ),
    branch(PROVINCIAL_ASSIGNMENTS, ASSIGNED_TASKS, ASSIGNED_TASKS_ON_TIME, ASSIGNED_TASKS_LATE),
    REFORM_INITIATIVES,
    REFORM_COMMENDATION,
    branch(SATISFACTION_SURVEY, SURVEY_FORMS, SURVEY_METHOD, SATISFACTION_RATE),
    LEADER_DIALOGUE,
    DISCIPLINE_COMPLIANCE,
    OTHER_RESULTS,
)

PLAN_COMPLETION = rate("plan_completion", "Tỷ lệ hoàn thành kế hoạch CCHC năm", "Completion rate of the annual PAR plan, computed", of=PLAN_TASKS_COMPLETED, over=PLAN_TASKS, reported=PLAN_COMPLETION_RATE)

RATES = (
    PLAN_COMPLETION,
    rate("examination_issues_resolved_rate", "Tỷ lệ vấn đề phát hiện qua kiểm tra đã xử lý xong", "Share of issues found by reviews that are resolved", of=EXAMINATION_ISSUES_RESOLVED, over=EXAMINATION_ISSUES_FOUND),
    rate("assigned_tasks_completion_rate", "Tỷ lệ hoàn thành nhiệm vụ UBND tỉnh giao", "Share of assigned tasks completed", of=total(ASSIGNED_TASKS_ON_TIME, ASSIGNED_TASKS_LATE), over=ASSIGNED_TASKS),
    rate("assigned_tasks_on_time_rate", "Tỷ lệ nhiệm vụ UBND tỉnh giao hoàn thành đúng hạn", "Share of assigned tasks completed on time", of=ASSIGNED_TASKS_ON_TIME, over=ASSIGNED_TASKS),
)

RULES = (
    follows_from(PLAN_COMPLETION),
    part_of(PLAN_TASKS_COMPLETED, PLAN_TASKS),
    at_most_100(PLAN_COMPLETION_RATE),
    usually(requires(PLAN_COMPLETION_RATE, PLAN_TASKS), because=PLAN_BEHIND_RATE),
    usually(requires(EXAMINATION_ISSUES_FOUND, total(EXAMINED_DIVISIONS, EXAMINED_SUBORDINATE_UNITS, EXAMINED_COMMUNES)), because=FOUND_BY_VISITS),
    usually(part_of(EXAMINATION_ISSUES_RESOLVED, EXAMINATION_ISSUES_FOUND), because=CARRIED_OVER),
    usually(at_most_100(COMMUNICATION_PLAN_RATE), because=BEYOND_PLAN),
    usually(requires(COMMUNICATION_PLAN_RATE, total(PROVINCIAL_SITE_ARTICLES, OWN_SITE_ARTICLES, MASS_MEDIA_ITEMS)), because=BY_OTHER_MEANS),
    usually(parts_within(ASSIGNED_TASKS, ASSIGNED_TASKS_ON_TIME, ASSIGNED_TASKS_LATE), because=CARRIED_OVER),
    explained(requires(SURVEY_METHOD, SURVEY_FORMS), because=PAPER_NEEDS_FORMS),
    explained(requires(SATISFACTION_RATE, SURVEY_FORMS), because=FORMS_BEHIND_FIGURES),
    at_most_100(SATISFACTION_RATE),
)
