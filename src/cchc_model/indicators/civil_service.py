"""Section V: reform of the civil service regime."""

# A line a row, as the annex prints them.
# fmt: off

from cchc_model.framework.measures import FLOW, STOCK
from cchc_model.framework.rows import branch, coded, count, heading, rate, section
from cchc_model.framework.rule_functions import part_of, parts_sum_to, usually, yes_needs
from cchc_model.indicators.measures import DONE_NOT_DONE, PERSON, YES_NO
from cchc_model.indicators.reasons import APPOINTED_BY_EXAMINATION, BEYOND_PLAN, PERSONS_AND_CASES, STAFF_OF_THREE_TYPES

CIVIL_SERVICE = section("civil_service", "Cải cách chế độ công vụ", "Reform of the civil service regime", ordinal="V")

JOB_POSITIONS = heading("job_positions", "Vị trí việc làm của công chức, viên chức", "Job positions of civil servants and public employees", ordinal="1")
JOB_POSITIONS_APPROVED = coded("job_positions_approved", YES_NO, STOCK, "Cơ quan, đơn vị đã được phê duyệt vị trí việc làm theo quy định", "Job positions approved as prescribed")
JOB_DESCRIPTIONS_COMPLETED = coded("job_descriptions_completed", YES_NO, STOCK, "Cơ quan, đơn vị đã thực hiện rà soát, hoàn chỉnh bản mô tả vị trí việc làm, khung năng lực công chức, viên chức theo chức năng, nhiệm vụ hiện hành và gửi về Sở Nội vụ", "Job descriptions and competency frameworks completed and submitted")
RECRUITMENT = count("recruitment", PERSON, FLOW, "Tuyển dụng công chức, viên chức", "Civil servants and public employees recruited", ordinal="2")
CIVIL_SERVANTS_RECRUITED = count("civil_servants_recruited", PERSON, FLOW, "Số công chức được tuyển dụng (thi tuyển, xét tuyển)", "Civil servants recruited by competitive examination or selection")
CIVIL_SERVANTS_RECRUITED_SPECIAL = count("civil_servants_recruited_special", PERSON, FLOW, "Số công chức được tuyển dụng theo trường hợp đặc biệt", "Civil servants recruited as special cases", aliases=("Số công chức được tuyển dụng theo trường hợp đặc biệt.",))
COMMUNE_STAFF_TRANSFERRED_UP = count("commune_staff_transferred_up", PERSON, FLOW, "Số cán bộ, công chức cấp xã được xét chuyển thành công chức cấp huyện trở lên", "Commune cadres and civil servants transferred to district level or above", aliases=("Số cán bộ, công chức cấp xã được xét chuyển thành công chức cấp huyện trở lên.",))
PUBLIC_EMPLOYEES_RECRUITED = count("public_employees_recruited", PERSON, FLOW, "Số viên chức được tuyển dụng (thi tuyển, xét tuyển)", "Public employees recruited by competitive examination or selection", aliases=("Số viên chức được tuyển dụng (thi tuyển, xét tuyển).",))
PUBLIC_EMPLOYEES_RECRUITED_SPECIAL = count("public_employees_recruited_special", PERSON, FLOW, "Số viên chức được tuyển dụng theo trường hợp đặc biệt", "Public employees recruited as special cases", aliases=("Số viên chức được tuyển dụng theo trường hợp đặc biệt.",))
LEADERS_APPOINTED = count("leaders_appointed", PERSON, FLOW, "Số liệu về bổ nhiệm công chức lãnh đạo", "Civil servants appointed to leadership posts", ordinal="3")
APPOINTMENT_BY_EXAMINATION = coded("appointment_by_examination", DONE_NOT_DONE, FLOW, "Thực hiện tuyển chọn, bổ nhiệm lãnh đạo qua thi tuyển", "Leaders selected and appointed by competitive examination (done/not done)")
DISTRICT_LEADERS_APPOINTED = count("district_leaders_appointed", PERSON, FLOW, "Số lãnh đạo UBND cấp huyện được bổ nhiệm mới", "District leaders newly appointed")
DIVISION_LEADERS_APPOINTED = count("division_leaders_appointed", PERSON, FLOW, "Số lãnh đạo cấp phòng chuyên môn thuộc UBND cấp huyện được bổ nhiệm mới", "Division leaders newly appointed")
COMMUNE_LEADERS_APPOINTED = count("commune_leaders_appointed", PERSON, FLOW, "Số lãnh đạo UBND cấp xã được bổ nhiệm mới", "Commune leaders newly appointed")

TRAINING = heading("training", "Công tác đào tạo, bồi dưỡng", "Training", ordinal="4")
TRAINING_PLANNED = count("training_planned", PERSON, STOCK, "Số người được đào tạo, bồi dưỡng theo Kế hoạch", "People to be trained under the plan")
TRAINING_ACTUAL = count("training_actual", PERSON, FLOW, "Số người đã được đào tạo, bồi dưỡng thực tế", "People actually trained")

POSITION_ROTATION = heading("position_rotation", "Định kỳ chuyển đổi vị trí công tác", "Periodic job reassignment", ordinal="5")
ROTATION_TARGET = count("rotation_target", PERSON, STOCK, "Chỉ tiêu chuyển đổi theo quy định", "Target of job reassignments as prescribed")
ROTATION_ACTUAL = count("rotation_actual", PERSON, FLOW, "Kết quả thực hiện thực tế", "Job reassignments carried out")
DISCIPLINED = count("disciplined", PERSON, FLOW, "Số liệu về xử lý kỷ luật cán bộ, công chức, viên chức (cả về Đảng và chính quyền)", "Cadres, civil servants and public employees disciplined (by the Party or the administration)", ordinal="6", aliases=("Số liệu về xử lý kỷ luật cán bộ, công chức, viên chức (cả về Đảng và chính quyền).",))
DISTRICT_LEADERS_DISCIPLINED = count("district_leaders_disciplined", PERSON, FLOW, "Số lãnh đạo UBND cấp huyện bị kỷ luật", "District leaders disciplined", aliases=("Số lãnh đạo UBND cấp huyện bị kỷ luật.",))
DIVISION_LEADERS_DISCIPLINED = count("division_leaders_disciplined", PERSON, FLOW, "Số lãnh đạo cấp phòng và tương đương thuộc UBND cấp huyện bị kỷ luật", "Division leaders disciplined", aliases=("Số lãnh đạo cấp phòng và tương đương thuộc UBND cấp huyện bị kỷ luật.",))
DISTRICT_STAFF_DISCIPLINED = count("district_staff_disciplined", PERSON, FLOW, "Số công chức chuyên môn, không giữ chức vụ lãnh đạo, quản lý thuộc UBND cấp huyện bị kỷ luật", "District civil servants without leadership posts disciplined", aliases=("Số công chức chuyên môn, không giữ chức vụ lãnh đạo, quản lý thuộc UBND cấp huyện bị kỷ luật.",))
SERVICE_UNIT_STAFF_DISCIPLINED = count("service_unit_staff_disciplined", PERSON, FLOW, "Số người làm việc tại các đơn vị SNCL bị kỷ luật", "Staff of public service units disciplined", aliases=("Số người làm việc tại các đơn vị SNCL bị kỷ luật.",))
AUTONOMOUS_UNIT_STAFF_DISCIPLINED = count("autonomous_unit_staff_disciplined", PERSON, FLOW, "Trong đơn vị SNCL tự chủ hoàn toàn", "Staff disciplined in fully autonomous units", aliases=("- Trong đơn vị SNCL tự chủ hoàn toàn",))
PARTLY_AUTONOMOUS_UNIT_STAFF_DISCIPLINED = count("partly_autonomous_unit_staff_disciplined", PERSON, FLOW, "Trong đơn vị SNCL tự chủ một phần", "Staff disciplined in partly autonomous units", aliases=("- Trong đơn vị SNCL tự chủ một phần",))
STATE_FUNDED_UNIT_STAFF_DISCIPLINED = count("state_funded_unit_staff_disciplined", PERSON, FLOW, "Trong đơn vị SNCL do ngân sách nhà nước đảm bảo", "Staff disciplined in state-funded units", aliases=("- Trong đơn vị SNCL do ngân sách nhà nước đảm bảo",))
COMMUNE_CADRES_DISCIPLINED = count("commune_cadres_disciplined", PERSON, FLOW, "Số cán bộ cấp xã bị kỷ luật", "Commune cadres disciplined")
COMMUNE_CIVIL_SERVANTS_DISCIPLINED = count("commune_civil_servants_disciplined", PERSON, FLOW, "Số công chức cấp xã bị kỷ luật", "Commune civil servants disciplined")

OUTLINE = branch(CIVIL_SERVICE,
    branch(JOB_POSITIONS, JOB_POSITIONS_APPROVED, JOB_DESCRIPTIONS_COMPLETED),
    branch(RECRUITMENT,
        CIVIL_SERVANTS_RECRUITED,
        CIVIL_SERVANTS_RECRUITED_SPECIAL,
        COMMUNE_STAFF_TRANSFERRED_UP,
        PUBLIC_EMPLOYEES_RECRUITED,
        PUBLIC_EMPLOYEES_RECRUITED_SPECIAL,
    ),
    branch(LEADERS_APPOINTED,
        APPOINTMENT_BY_EXAMINATION,
        DISTRICT_LEADERS_APPOINTED,
        DIVISION_LEADERS_APPOINTED,
        COMMUNE_LEADERS_APPOINTED,
    ),
    branch(TRAINING, TRAINING_PLANNED, TRAINING_ACTUAL),
    branch(POSITION_ROTATION, ROTATION_TARGET, ROTATION_ACTUAL),
    branch(DISCIPLINED,
        DISTRICT_LEADERS_DISCIPLINED,
        DIVISION_LEADERS_DISCIPLINED,
        DISTRICT_STAFF_DISCIPLINED,
        branch(SERVICE_UNIT_STAFF_DISCIPLINED,
            AUTONOMOUS_UNIT_STAFF_DISCIPLINED,
            PARTLY_AUTONOMOUS_UNIT_STAFF_DISCIPLINED,
            STATE_FUNDED_UNIT_STAFF_DISCIPLINED,
        ),
        COMMUNE_CADRES_DISCIPLINED,
        COMMUNE_CIVIL_SERVANTS_DISCIPLINED,
    ),
)

RATES = (
    rate("training_rate", "Tỷ lệ thực hiện kế hoạch đào tạo, bồi dưỡng", "Share of the training plan carried out", of=TRAINING_ACTUAL, over=TRAINING_PLANNED),
    rate("rotation_rate", "Tỷ lệ thực hiện chỉ tiêu chuyển đổi vị trí công tác", "Share of target job reassignments carried out", of=ROTATION_ACTUAL, over=ROTATION_TARGET),
)

RULES = (
    parts_sum_to(RECRUITMENT, CIVIL_SERVANTS_RECRUITED, CIVIL_SERVANTS_RECRUITED_SPECIAL, COMMUNE_STAFF_TRANSFERRED_UP, PUBLIC_EMPLOYEES_RECRUITED, PUBLIC_EMPLOYEES_RECRUITED_SPECIAL),
    parts_sum_to(LEADERS_APPOINTED, DISTRICT_LEADERS_APPOINTED, DIVISION_LEADERS_APPOINTED, COMMUNE_LEADERS_APPOINTED),
    usually(yes_needs(APPOINTMENT_BY_EXAMINATION, LEADERS_APPOINTED), because=APPOINTED_BY_EXAMINATION),
    usually(part_of(TRAINING_ACTUAL, TRAINING_PLANNED), because=BEYOND_PLAN),
    usually(part_of(ROTATION_ACTUAL, ROTATION_TARGET), because=BEYOND_PLAN),
    usually(parts_sum_to(DISCIPLINED, DISTRICT_LEADERS_DISCIPLINED, DIVISION_LEADERS_DISCIPLINED, DISTRICT_STAFF_DISCIPLINED, SERVICE_UNIT_STAFF_DISCIPLINED, COMMUNE_CADRES_DISCIPLINED, COMMUNE_CIVIL_SERVANTS_DISCIPLINED), because=PERSONS_AND_CASES),
    usually(parts_sum_to(SERVICE_UNIT_STAFF_DISCIPLINED, AUTONOMOUS_UNIT_STAFF_DISCIPLINED, PARTLY_AUTONOMOUS_UNIT_STAFF_DISCIPLINED, STATE_FUNDED_UNIT_STAFF_DISCIPLINED), because=STAFF_OF_THREE_TYPES),
)
