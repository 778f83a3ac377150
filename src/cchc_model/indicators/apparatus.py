"""Section IV: reform of the administrative apparatus."""

# A line a row, as the annex prints them.
# fmt: off

from cchc_model.framework.measures import FLOW, STOCK, YTD
from cchc_model.framework.rows import branch, count, heading, percent, rate, section, total
from cchc_model.framework.rule_functions import (
    at_most_100,
    each_has,
    explained,
    part_of,
    parts_within,
    requires,
    usually,
)
from cchc_model.indicators.measures import AGENCY, ISSUE, PERSON
from cchc_model.indicators.reasons import (
    BEYOND_PLAN,
    BEYOND_QUOTA,
    CARRIED_OVER,
    FOUND_BY_VISITS,
    LEADERS_AMONG_STAFF,
    LEADERS_ON_PAYROLL,
    ONE_LEADER_EACH,
    REORGANISED,
    STREAMLINED_OF_QUOTA,
    STREAMLINED_WITHIN_YEAR,
    UNITS_HAVE_DIVISIONS,
)

APPARATUS = section("apparatus", "Cải cách tổ chức bộ máy hành chính nhà nước", "Reform of the administrative apparatus", ordinal="IV")

ORGANISATIONAL_STRUCTURE = heading("organisational_structure", "Cơ cấu tổ chức bộ máy", "Organisational structure", ordinal="1")
DISTRICT_DIVISIONS = count("district_divisions", AGENCY, STOCK, "Số phòng, ban chuyên môn thuộc UBND cấp huyện", "Specialised divisions of the district", aliases=("Số phòng ban chuyên môn thuộc UBND cấp huyện",))
PUBLIC_SERVICE_UNITS = count("public_service_units", AGENCY, STOCK, "Số đơn vị SNCL thuộc UBND cấp huyện", "Public service units of the district")
PUBLIC_SERVICE_UNIT_DIVISIONS = count("public_service_unit_divisions", AGENCY, STOCK, "Số phòng, ban trong đơn vị SNCL thuộc UBND cấp huyện", "Divisions within public service units", aliases=("Số phòng ban trong đơn vị SNCL thuộc UBND cấp huyện",))
DISTRICT_DIVISIONS_CUT = count("district_divisions_cut", AGENCY, YTD, "Số lượng phòng, ban chuyên môn thuộc UBND cấp huyện được cắt giảm trong năm", "District divisions abolished or merged in the year", aliases=("Số lượng phòng ban chuyên môn thuộc UBND cấp huyện được cắt giảm trong năm",))
PUBLIC_SERVICE_UNITS_CUT = count("public_service_units_cut", AGENCY, YTD, "Số lượng đơn vị SNCL đã cắt giảm trong năm", "Public service units abolished or merged in the year")
PUBLIC_SERVICE_UNIT_DIVISIONS_CUT = count("public_service_unit_divisions_cut", AGENCY, YTD, "Số lượng phòng, ban trong đơn vị SNCL đã cắt giảm trong năm", "Divisions within public service units abolished or merged in the year", aliases=("Số lượng phòng ban trong đơn vị SNCL đã cắt giảm trong năm",))

CIVIL_SERVANT_PAYROLL = heading("civil_servant_payroll", "Số liệu về biên chế công chức", "Civil-service staffing quota", ordinal="2")
PAYROLL_ASSIGNED = count("payroll_assigned", PERSON, STOCK, "Tổng số biên chế được giao trong năm", "Civil-service staffing quota allocated for the year")
PAYROLL_PRESENT = count("payroll_present", PERSON, STOCK, "Tổng số biên chế có mặt tại thời điểm báo cáo", "Civil-service staff in post at the reporting date")
CONTRACT_WORKERS = count("contract_workers", PERSON, STOCK, "Số hợp đồng lao động làm việc tại cơ quan hành chính nhà nước", "Contract workers in state administrative agencies")
PAYROLL_STREAMLINED = count("payroll_streamlined", PERSON, FLOW, "Số biên chế đã tinh giản trong kỳ báo cáo", "Civil-service posts cut under downsizing in the period")
PAYROLL_STREAMLINING_RATE = percent("payroll_streamlining_rate", YTD, "Tỷ lệ phần trăm biên chế đã tinh giản trong năm so với kế hoạch", "Share of the year's planned civil-service downsizing achieved")

STATE_PAID_STAFF = heading("state_paid_staff", "Số người làm việc hưởng lương từ NSNN tại các đơn vị sự nghiệp công lập", "Staff of public service units paid from the state budget", ordinal="3")
STATE_PAID_ASSIGNED = count("state_paid_assigned", PERSON, STOCK, "Tổng số người làm việc được giao", "Posts allocated, paid from the state budget")
STATE_PAID_PRESENT = count("state_paid_present", PERSON, STOCK, "Tổng số người làm việc có mặt", "State-paid staff in post")
STATE_PAID_STREAMLINED = count("state_paid_streamlined", PERSON, FLOW, "Số người đã tinh giản trong kỳ báo cáo", "State-paid posts cut under downsizing in the period")
STATE_PAID_STREAMLINING_RATE = percent("state_paid_streamlining_rate", YTD, "Tỷ lệ % đã tinh giản so với kế hoạch năm", "Share of the annual plan to cut state-paid posts achieved")

AUTONOMOUS_STAFF = heading("autonomous_staff", "Số người làm việc tại các đơn vị sự nghiệp công lập tự chủ hoàn toàn", "Staff of fully autonomous public service units", ordinal="4")
AUTONOMOUS_APPROVED = count("autonomous_approved", PERSON, STOCK, "Tổng số người làm việc được phê duyệt", "Posts approved in fully autonomous units")
AUTONOMOUS_PRESENT = count("autonomous_present", PERSON, STOCK, "Tổng số người làm việc có mặt", "Staff in post in fully autonomous units")

LEADERS = heading("leaders", "Số liệu về lãnh đạo", "Leaders", ordinal="5")
DISTRICT_LEADERS = count("district_leaders", PERSON, STOCK, "Số lượng lãnh đạo UBND cấp huyện", "Leaders of the district People's Committee")
DIVISION_LEADERS = count("division_leaders", PERSON, STOCK, "Số lượng lãnh đạo cấp phòng và tương đương", "Leaders of divisions and equivalent bodies")
SUBORDINATE_UNIT_LEADERS = count("subordinate_unit_leaders", PERSON, STOCK, "Số lượng lãnh đạo các đơn vị trực thuộc UBND cấp huyện", "Leaders of subordinate units")
COMMUNE_LEADERS = count("commune_leaders", PERSON, STOCK, "Số lượng lãnh đạo UBND cấp xã", "Leaders of commune People's Committees")

DECENTRALISATION_EXAMINATION = heading("decentralisation_examination", "Kiểm tra việc thực hiện nhiệm vụ phân cấp quản lý nhà nước", "Reviews of decentralised state management", ordinal="6")
DECENTRALISATION_EXAMINED_COMMUNES = count("decentralisation_examined_communes", AGENCY, FLOW, "Số UBND cấp xã đã kiểm tra", "Commune People's Committees reviewed on decentralisation")
DECENTRALISATION_ISSUES_FOUND = count("decentralisation_issues_found", ISSUE, FLOW, "Số vấn đề phát hiện qua kiểm tra", "Issues found by reviews of decentralisation")
DECENTRALISATION_ISSUES_RESOLVED = count("decentralisation_issues_resolved", ISSUE, FLOW, "Số vấn đề phát hiện đã xử lý xong", "Issues of decentralisation fully resolved")

DISTRICT_INSPECTION = heading("district_inspection", "Hoạt động thanh tra cấp huyện", "Inspection by the district", ordinal="7")
INSPECTED_UNITS = count("inspected_units", AGENCY, FLOW, "Số đơn vị thuộc và trực thuộc UBND cấp huyện đã thanh tra", "Units of the district inspected")
INSPECTED_COMMUNES = count("inspected_communes", AGENCY, FLOW, "Số UBND cấp xã đã thanh tra", "Commune People's Committees inspected")
INSPECTION_ISSUES_FOUND = count("inspection_issues_found", ISSUE, FLOW, "Số vấn đề phát hiện qua thanh tra", "Issues found by inspection")
INSPECTION_ISSUES_RESOLVED = count("inspection_issues_resolved", ISSUE, FLOW, "Số vấn đề phát hiện đã xử lý xong", "Issues found by inspection and fully resolved")

OUTLINE = branch(APPARATUS,
    branch(ORGANISATIONAL_STRUCTURE,
        DISTRICT_DIVISIONS,
        PUBLIC_SERVICE_UNITS,
        PUBLIC_SERVICE_UNIT_DIVISIONS,
        DISTRICT_DIVISIONS_CUT,
        PUBLIC_SERVICE_UNITS_CUT,
        PUBLIC_SERVICE_UNIT_DIVISIONS_CUT,
    ),
    branch(CIVIL_SERVANT_PAYROLL,
        PAYROLL_ASSIGNED,
        PAYROLL_PRESENT,
        CONTRACT_WORKERS,
        PAYROLL_STREAMLINED,
        PAYROLL_STREAMLINING_RATE,
    ),
    branch(STATE_PAID_STAFF,
        STATE_PAID_ASSIGNED,
        STATE_PAID_PRESENT,
        STATE_PAID_STREAMLINED,
        STATE_PAID_STREAMLINING_RATE,
    ),
    branch(AUTONOMOUS_STAFF, AUTONOMOUS_APPROVED, AUTONOMOUS_PRESENT),
    branch(LEADERS, DISTRICT_LEADERS, DIVISION_LEADERS, SUBORDINATE_UNIT_LEADERS, COMMUNE_LEADERS),
    branch(DECENTRALISATION_EXAMINATION,
        DECENTRALISATION_EXAMINED_COMMUNES,
        DECENTRALISATION_ISSUES_FOUND,
        DECENTRALISATION_ISSUES_RESOLVED,
    ),
    branch(DISTRICT_INSPECTION,
        INSPECTED_UNITS,
        INSPECTED_COMMUNES,
        INSPECTION_ISSUES_FOUND,
        INSPECTION_ISSUES_RESOLVED,
    ),
)

RATES = (
    rate("payroll_filled_rate", "Tỷ lệ biên chế có mặt so với số được giao", "Share of the civil-service staffing quota filled", of=PAYROLL_PRESENT, over=PAYROLL_ASSIGNED),
    rate("state_paid_filled_rate", "Tỷ lệ người làm việc hưởng lương từ NSNN có mặt so với số được giao", "Share of state-paid posts filled", of=STATE_PAID_PRESENT, over=STATE_PAID_ASSIGNED),
    rate("autonomous_filled_rate", "Tỷ lệ người làm việc tại đơn vị tự chủ hoàn toàn có mặt so với số được phê duyệt", "Share of posts filled in fully autonomous units", of=AUTONOMOUS_PRESENT, over=AUTONOMOUS_APPROVED),
    rate("decentralisation_issues_resolved_rate", "Tỷ lệ vấn đề phát hiện qua kiểm tra phân cấp đã xử lý xong", "Share of issues of decentralisation resolved", of=DECENTRALISATION_ISSUES_RESOLVED, over=DECENTRALISATION_ISSUES_FOUND),
    rate("inspection_issues_resolved_rate", "Tỷ lệ vấn đề phát hiện qua thanh tra đã xử lý xong", "Share of issues found by inspection that are resolved", of=INSPECTION_ISSUES_RESOLVED, over=INSPECTION_ISSUES_FOUND),
)

RULES = (
    usually(each_has(DISTRICT_DIVISIONS, DIVISION_LEADERS), because=ONE_LEADER_EACH),
    usually(each_has(PUBLIC_SERVICE_UNITS, SUBORDINATE_UNIT_LEADERS), because=ONE_LEADER_EACH),
    explained(requires(PUBLIC_SERVICE_UNIT_DIVISIONS, PUBLIC_SERVICE_UNITS), because=UNITS_HAVE_DIVISIONS),
    usually(part_of(PAYROLL_PRESENT, PAYROLL_ASSIGNED), because=BEYOND_QUOTA),
    usually(part_of(PAYROLL_STREAMLINED, PAYROLL_ASSIGNED), because=STREAMLINED_OF_QUOTA),
    usually(at_most_100(PAYROLL_STREAMLINING_RATE), because=BEYOND_PLAN),
    usually(requires(PAYROLL_STREAMLINED, PAYROLL_STREAMLINING_RATE), because=STREAMLINED_WITHIN_YEAR),
    usually(part_of(STATE_PAID_PRESENT, STATE_PAID_ASSIGNED), because=BEYOND_QUOTA),
    usually(part_of(STATE_PAID_STREAMLINED, STATE_PAID_ASSIGNED), because=STREAMLINED_OF_QUOTA),
    usually(at_most_100(STATE_PAID_STREAMLINING_RATE), because=BEYOND_PLAN),
    usually(requires(STATE_PAID_STREAMLINED, STATE_PAID_STREAMLINING_RATE), because=STREAMLINED_WITHIN_YEAR),
    usually(part_of(AUTONOMOUS_PRESENT, AUTONOMOUS_APPROVED), because=BEYOND_QUOTA),
    usually(parts_within(PAYROLL_PRESENT, DISTRICT_LEADERS, DIVISION_LEADERS), because=LEADERS_ON_PAYROLL),
    usually(part_of(SUBORDINATE_UNIT_LEADERS, total(STATE_PAID_PRESENT, AUTONOMOUS_PRESENT)), because=LEADERS_AMONG_STAFF),
    usually(requires(DECENTRALISATION_ISSUES_FOUND, DECENTRALISATION_EXAMINED_COMMUNES), because=FOUND_BY_VISITS),
    usually(part_of(DECENTRALISATION_ISSUES_RESOLVED, DECENTRALISATION_ISSUES_FOUND), because=CARRIED_OVER),
    usually(part_of(INSPECTED_UNITS, total(DISTRICT_DIVISIONS, PUBLIC_SERVICE_UNITS)), because=REORGANISED),
    usually(requires(INSPECTION_ISSUES_FOUND, total(INSPECTED_UNITS, INSPECTED_COMMUNES)), because=FOUND_BY_VISITS),
    usually(part_of(INSPECTION_ISSUES_RESOLVED, INSPECTION_ISSUES_FOUND), because=CARRIED_OVER),
)
