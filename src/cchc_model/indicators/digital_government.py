"""Section VII: e-government and digital government."""

# A line a row, as the annex prints them.
# fmt: off

from cchc_model.framework.measures import FLOW, STOCK
from cchc_model.framework.rows import branch, coded, count, heading, rate, section, total
from cchc_model.framework.rule_functions import (
    each_has,
    explained,
    no_forbids,
    part_of,
    parts_within,
    requires,
    usually,
)
from cchc_model.indicators.measures import AGENCY, APPLICATION, DOCUMENT, DOSSIER, PERSON, PROCEDURE, YES_NO
from cchc_model.indicators.reasons import (
    LINKED_DIRECTLY,
    NO_DOSSIER_NO_PROCEDURE,
    OTHER_CHANNELS,
    PARALLEL_READ_TWO_WAYS,
    PROCEDURE_WITH_DOSSIERS,
)

DIGITAL_GOVERNMENT = section("digital_government", "Xây dựng và phát triển Chính quyền điện tử, Chính quyền số", "Building and developing e-government and digital government", ordinal="VII")
DIGITAL_PLAN_ISSUED = coded("digital_plan_issued", YES_NO, FLOW, "Ban hành kế hoạch phát triển chính quyền số, ứng dụng CNTT", "Plan for digital government and IT application issued (yes/no)", ordinal="1")
IT_OFFICERS = count("it_officers", PERSON, STOCK, "Bố trí công chức, viên chức chuyên trách CNTT", "Dedicated IT officers", ordinal="2")

ONLINE_MEETING_SYSTEM = heading("online_meeting_system", "Tham gia Hệ thống họp trực tuyến của tỉnh", "Provincial videoconferencing system", ordinal="3", aliases=("Tham gia Hệ thống hợp trực tuyến của tỉnh",))
MEETINGS_LINKED_DISTRICT = coded("meetings_linked_district", YES_NO, STOCK, "Liên thông từ UBND tỉnh đến UBND cấp huyện", "Videoconferencing linked from the province to the district")
MEETINGS_LINKED_COMMUNE = coded("meetings_linked_commune", YES_NO, STOCK, "Liên thông từ UBND tỉnh đến UBND cấp xã", "Videoconferencing linked from the province to communes", aliases=("Liên thông từ UBND tỉnh đến UBND cấp xã.",))

ELECTRONIC_DOCUMENTS = heading("electronic_documents", "Số liệu về trao đổi văn bản điện tử", "Exchange of electronic documents", ordinal="4")

DOCUMENT_SYSTEM_LINKS = heading("document_system_links", "Thực hiện kết nối, liên thông các Hệ thống quản lý văn bản và điều hành", "Document management systems interlinked", aliases=("Thực hiện kết nối, liên thông các Hệ thống quản lý văn bản điều hành:",))
DOCUMENT_SYSTEM_LINKED_DISTRICT = coded("document_system_linked_district", YES_NO, STOCK, "UBND cấp huyện đã kết nối, liên thông với UBND tỉnh", "District document system linked with the province", aliases=("- UBND cấp huyện đã kết nối, liên thông với UBND tỉnh",))
DOCUMENT_SYSTEM_LINKED_COMMUNES = count("document_system_linked_communes", AGENCY, STOCK, "Số lượng UBND cấp xã đã kết nối, liên thông với UBND cấp huyện", "Communes with document systems linked with the district", aliases=("- Số lượng UBND cấp xã đã kết nối, liên thông với UBND huyện.",))
DISTRICT_DOCUMENTS_SENT = count("district_documents_sent", DOCUMENT, FLOW, "Tổng số văn bản đi tại UBND cấp huyện", "Documents sent by the district")
DISTRICT_DOCUMENTS_ELECTRONIC = count("district_documents_electronic", DOCUMENT, FLOW, "Số lượng văn bản được gửi hoàn toàn dưới dạng điện tử (Sử dụng chữ ký số, chứng thư số và gửi trên môi trường điện tử)", "District documents sent fully electronically", aliases=("- Số lượng văn bản được gửi hoàn toàn dưới dạng điện tử (Sử dụng chữ ký số, chứng thư số và gửi trên môi trường điện tử). và gửi trên môi trường điện tử).",))
DISTRICT_DOCUMENTS_PARALLEL = count("district_documents_parallel", DOCUMENT, FLOW, "Số lượng văn bản được gửi hoàn toàn dưới dạng điện tử và song song với văn bản giấy", "District documents sent electronically in parallel with paper", aliases=("- Số lượng văn bản được gửi hoàn toàn dưới dạng điện tử và song song với văn bản giấy",))
COMMUNE_DOCUMENTS_SENT = count("commune_documents_sent", DOCUMENT, FLOW, "Tổng số văn bản đi tại UBND cấp xã", "Documents sent by communes")
COMMUNE_DOCUMENTS_ELECTRONIC = count("commune_documents_electronic", DOCUMENT, FLOW, "Số lượng văn bản được gửi hoàn toàn dưới dạng điện tử (Sử dụng chữ ký số, chứng thư số và gửi trên môi trường điện tử)", "Commune documents sent fully electronically", aliases=("- Số lượng văn bản được gửi hoàn toàn dưới dạng điện tử (Sử dụng chữ ký số, chứng thư số và gửi trên môi trường điện tử).",))
COMMUNE_DOCUMENTS_PARALLEL = count("commune_documents_parallel", DOCUMENT, FLOW, "Số lượng văn bản được gửi hoàn toàn dưới dạng điện tử và song song với văn bản giấy", "Commune documents sent electronically in parallel with paper", aliases=("- Số lượng văn bản được gửi hoàn toàn dưới dạng điện tử và song song với văn bản giấy",))

ONE_STOP_SYSTEM = heading("one_stop_system", "Vận hành Hệ thống thông tin một cửa điện tử tập trung của tỉnh", "Provincial electronic one-stop information system", ordinal="5")
ONE_STOP_LINKED_DISTRICT = coded("one_stop_linked_district", YES_NO, STOCK, "UBND cấp huyện đã kết nối, liên thông với Hệ thống", "District linked with the electronic one-stop system", aliases=("UBND cấp huyện đã kết nối liên thông với Hệ thống",))
ONE_STOP_LINKED_COMMUNES = count("one_stop_linked_communes", AGENCY, STOCK, "Số lượng đơn vị cấp xã đã kết nối, liên thông với Hệ thống", "Communes linked with the electronic one-stop system", aliases=("Số lượng đơn vị cấp xã đã kết nối liên thông với Hệ thống",))

ONLINE_SERVICES = heading("online_services", "Dịch vụ công trực tuyến mức độ 3, 4", "Level 3 and 4 online public services (superseded in 2022 by full and partial online services)", ordinal="6")
LEVEL3_SERVICES = count("level3_services", PROCEDURE, STOCK, "Dịch vụ công trực tuyến mức độ 3", "Level 3 online public services")
LEVEL3_ELIGIBLE = count("level3_eligible", PROCEDURE, STOCK, "Tổng số TTHC đủ điều kiện cung cấp trực tuyến mức độ 3", "Procedures eligible for level 3", aliases=("- Tổng số TTHC đủ điều kiện cung cấp trực tuyến mức độ 3",))
LEVEL3_PROVIDED = count("level3_provided", PROCEDURE, STOCK, "Số TTHC đang cung cấp trực tuyến mức độ 3", "Procedures provided at level 3", aliases=("- Số TTHC đang cung cấp trực tuyến mức độ 3",))
LEVEL3_WITH_DOSSIERS = count("level3_with_dossiers", PROCEDURE, FLOW, "Số TTHC đang cung cấp trực tuyến mức độ 3 có phát sinh hồ sơ nộp trực tuyến", "Level 3 procedures with online dossiers", aliases=("- Số TTHC đang cung cấp trực tuyến mức độ 3 có phát sinh hồ sơ nộp trực tuyến",))
LEVEL4_SERVICES = count("level4_services", PROCEDURE, STOCK, "Dịch vụ công trực tuyến mức độ 4", "Level 4 online public services")
LEVEL4_ELIGIBLE = count("level4_eligible", PROCEDURE, STOCK, "Tổng số TTHC đủ điều kiện cung cấp trực tuyến mức độ 4", "Procedures eligible for level 4", aliases=("- Tổng số TTHC đủ điều kiện cung cấp trực tuyến mức độ 4",))
LEVEL4_PROVIDED = count("level4_provided", PROCEDURE, STOCK, "Số TTHC đang cung cấp trực tuyến mức độ 4", "Procedures provided at level 4", aliases=("- Số TTHC đang cung cấp trực tuyến mức độ 4",))
LEVEL4_WITH_DOSSIERS = count("level4_with_dossiers", PROCEDURE, FLOW, "Số TTHC đang cung cấp trực tuyến mức độ 4 có phát sinh hồ sơ nộp trực tuyến", "Level 4 procedures with online dossiers", aliases=("- Số TTHC đang cung cấp trực tuyến mức độ 4 có phát sinh hồ sơ nộp trực tuyến",))
NATIONAL_PORTAL_PROCEDURES = count("national_portal_procedures", PROCEDURE, STOCK, "Số TTHC cung cấp trực tuyến mức độ 3 và mức độ 4 đã tích hợp, công khai trên Cổng Dịch vụ công Quốc gia", "Level 3 and 4 procedures integrated into the national portal")
ONLINE_SCOPE_DOSSIERS = count("online_scope_dossiers", DOSSIER, FLOW, "Tổng số hồ sơ TTHC đã tiếp nhận (cả trực tiếp và trực tuyến đối với các TTHC đã cung cấp trực tuyến mức độ 3 và 4 có phát sinh hồ sơ)", "Dossiers received for level 3 and 4 procedures, online or in person", misprinted_units=("TTHC",))
ONLINE_DOSSIERS = count("online_dossiers", DOSSIER, FLOW, "Số lượng hồ sơ TTHC được tiếp nhận trực tuyến mức độ 3 và 4 (Chỉ thống kê đối với các TTHC mức độ 3 và 4 có phát sinh hồ sơ)", "Dossiers received online at levels 3 and 4", misprinted_units=("TTHC",))
FEE_PROCEDURES = count("fee_procedures", PROCEDURE, STOCK, "Tổng số TTHC có yêu cầu nghĩa vụ tài chính (tất cả các TTHC có phát sinh phí, lệ phí,...)", "Procedures with financial obligations such as fees and charges")
ONLINE_PAYMENT_PROCEDURES = count("online_payment_procedures", PROCEDURE, STOCK, "Số TTHC đã được tích hợp, triển khai thanh toán trực tuyến trên Cổng DVC Quốc gia hoặc trên Cổng DVC của tỉnh", "Procedures with online payment")
TASK_TRACKING_SOFTWARE = coded("task_tracking_software", YES_NO, STOCK, "Sử dụng phần mềm theo dõi, đôn đốc, kiểm tra việc thực hiện nhiệm vụ do UBND tỉnh giao", "Software tracks tasks assigned by the province", aliases=("Sử dụng phần mềm theo dõi, đơn đốc, kiểm tra việc thực hiện nhiệm vụ của UBND tỉnh giao",))
OFFICIAL_EMAIL_ACCOUNTS = count("official_email_accounts", PERSON, STOCK, "Số lượng công chức, viên chức có tài khoản thư điện tử chính thức", "Civil servants and public employees with official e-mail")
LEADERS_WITH_CERTIFICATES = count("leaders_with_certificates", PERSON, STOCK, "Tổng số lượng lãnh đạo được cấp chứng thư số", "Leaders with digital certificates")
DISTRICT_LEADERS_WITH_CERTIFICATES = count("district_leaders_with_certificates", PERSON, STOCK, "Số lượng lãnh đạo UBND cấp huyện được cấp chứng thư số", "District leaders with digital certificates")
COMMUNE_LEADERS_WITH_CERTIFICATES = count("commune_leaders_with_certificates", PERSON, STOCK, "Số lượng lãnh đạo UBND cấp xã được cấp chứng thư số", "Commune leaders with digital certificates")
DIVISION_LEADERS_WITH_CERTIFICATES = count("division_leaders_with_certificates", PERSON, STOCK, "Số lượng lãnh đạo phòng chuyên môn thuộc UBND cấp huyện được cấp chứng thư số", "Division leaders with digital certificates")
OTHER_DIGITAL_APPLICATIONS = count("other_digital_applications", APPLICATION, STOCK, "Triển khai các ứng dụng số khác như: Quản lý nhân sự, Quản lý tài chính – Kế toán, Quản lý Thi đua – Khen thưởng, Quản lý tài sản", "Other digital applications in use")

POSTAL_SERVICES = heading("postal_services", "Dịch vụ bưu chính công ích (BCCI)", "Public postal services", ordinal="7")

DISTRICT_POSTAL = heading("district_postal", "UBND cấp huyện", "Public postal services, district level", ordinal="8")
DISTRICT_POSTAL_PROCEDURES = count("district_postal_procedures", PROCEDURE, STOCK, "Số lượng TTHC đã công bố triển khai dịch vụ BCCI", "District procedures published for public postal services", ordinal="9", aliases=("- Số lượng TTHC đã công bố triển khai dịch vụ (BCCI)",))
DISTRICT_POSTAL_PROCEDURES_WITH_DOSSIERS = count("district_postal_procedures_with_dossiers", PROCEDURE, FLOW, "Tổng số TTHC thực tế được tiếp nhận qua dịch vụ BCCI", "District procedures with dossiers received via public postal services", aliases=("- Tổng số TTHC thực tế được tiếp nhận qua dịch vụ BCCI",))
DISTRICT_POSTAL_PROCEDURES_WITH_RESULTS = count("district_postal_procedures_with_results", PROCEDURE, FLOW, "Tổng số TTHC thực tế được trả kết quả qua dịch vụ BCCI", "District procedures with results returned via public postal services", aliases=("- Tổng số TTHC thực tế được trả kết quả qua dịch vụ BCCI",))
DISTRICT_POSTAL_DOSSIERS_RECEIVED = count("district_postal_dossiers_received", DOSSIER, FLOW, "Tổng số hồ sơ thực tế được tiếp nhận qua dịch vụ BCCI", "District dossiers received via public postal services", aliases=("- Tổng số hồ sơ thực tế được tiếp nhận qua dịch vụ BCCI",))
DISTRICT_POSTAL_RESULTS_RETURNED = count("district_postal_results_returned", DOSSIER, FLOW, "Tổng số hồ sơ thực tế được trả kết quả qua dịch vụ BCCI", "District dossier results returned via public postal services", ordinal="10", aliases=("- Tổng số hồ sơ thực tế được trả kết quả qua dịch vụ BCCI",))

COMMUNE_POSTAL = heading("commune_postal", "UBND cấp xã", "Public postal services, commune level", ordinal="11")
COMMUNE_POSTAL_PROCEDURES = count("commune_postal_procedures", PROCEDURE, STOCK, "Số lượng TTHC đã công bố triển khai dịch vụ BCCI", "Commune procedures published for public postal services", aliases=("- Số lượng TTHC đã công bố triển khai dịch vụ (BCCI)",))
COMMUNE_POSTAL_PROCEDURES_WITH_DOSSIERS = count("commune_postal_procedures_with_dossiers", PROCEDURE, FLOW, "Tổng số TTHC thực tế được tiếp nhận qua dịch vụ BCCI", "Commune procedures with dossiers received via public postal services", aliases=("- Tổng số TTHC thực tế được tiếp nhận qua dịch vụ BCCI",))
COMMUNE_POSTAL_PROCEDURES_WITH_RESULTS = count("commune_postal_procedures_with_results", PROCEDURE, FLOW, "Tổng số TTHC thực tế được trả kết quả qua dịch vụ BCCI", "Commune procedures with results returned via public postal services", aliases=("- Tổng số TTHC thực tế được trả kết quả qua dịch vụ BCCI",))
COMMUNE_POSTAL_DOSSIERS_RECEIVED = count("commune_postal_dossiers_received", DOSSIER, FLOW, "Tổng số hồ sơ thực tế được tiếp nhận qua dịch vụ BCCI", "Commune dossiers received via public postal services", aliases=("- Tổng số hồ sơ thực tế được tiếp nhận qua dịch vụ BCCI",))
COMMUNE_POSTAL_RESULTS_RETURNED = count("commune_postal_results_returned", DOSSIER, FLOW, "Tổng số hồ sơ thực tế được trả kết quả qua dịch vụ BCCI", "Commune dossier results returned via public postal services", aliases=("- Tổng số hồ sơ thực tế được trả kết quả qua dịch vụ BCCI",))

ISO_APPLICATION = heading("iso_application", "Áp dụng ISO trong hoạt động", "Application of TCVN ISO 9001", ordinal="12")
UNITS_ISO_DECLARED = count("units_iso_declared", AGENCY, FLOW, "Số lượng đơn vị thuộc, trực thuộc thực hiện công bố, công bố lại ISO", "Units that announced or re-announced conformity with ISO 9001", misprinted_units=("Có = 1 Không = 0",))
UNITS_ISO_AUDITED = count("units_iso_audited", AGENCY, FLOW, "Số lượng đơn vị thuộc, trực thuộc thực hiện đánh giá nội bộ", "Units audited internally", misprinted_units=("Có = 1 Không = 0",))
UNITS_ISO_REVIEWED = count("units_iso_reviewed", AGENCY, FLOW, "Số lượng đơn vị thuộc, trực thuộc thực hiện xem xét của lãnh đạo đối với hệ thống quản lý chất lượng", "Units with management review of the quality system", misprinted_units=("Có = 1 Không = 0",))
COMMUNES_ISO_DECLARED = count("communes_iso_declared", AGENCY, FLOW, "Số UBND cấp xã thực hiện công bố, công bố lại ISO", "Communes that announced or re-announced conformity with ISO 9001")
COMMUNES_ISO_AUDITED = count("communes_iso_audited", AGENCY, FLOW, "Số UBND cấp xã thực hiện đánh giá nội bộ", "Communes audited internally")
COMMUNES_ISO_REVIEWED = count("communes_iso_reviewed", AGENCY, FLOW, "Số UBND cấp xã thực hiện xem xét của lãnh đạo đối với hệ thống QLCL", "Communes with management review of the quality system", aliases=("Số UBND cấp xã xem xét của lãnh đạo đối với hệ thống QLCL",))

OUTLINE = branch(DIGITAL_GOVERNMENT,
    DIGITAL_PLAN_ISSUED,
    IT_OFFICERS,
    branch(ONLINE_MEETING_SYSTEM, MEETINGS_LINKED_DISTRICT, MEETINGS_LINKED_COMMUNE),
    branch(ELECTRONIC_DOCUMENTS,
        branch(DOCUMENT_SYSTEM_LINKS, DOCUMENT_SYSTEM_LINKED_DISTRICT, DOCUMENT_SYSTEM_LINKED_COMMUNES),
        branch(DISTRICT_DOCUMENTS_SENT, DISTRICT_DOCUMENTS_ELECTRONIC, DISTRICT_DOCUMENTS_PARALLEL),
        branch(COMMUNE_DOCUMENTS_SENT, COMMUNE_DOCUMENTS_ELECTRONIC, COMMUNE_DOCUMENTS_PARALLEL),
    ),
    branch(ONE_STOP_SYSTEM, ONE_STOP_LINKED_DISTRICT, ONE_STOP_LINKED_COMMUNES),
    branch(ONLINE_SERVICES,
        branch(LEVEL3_SERVICES, LEVEL3_ELIGIBLE, LEVEL3_PROVIDED, LEVEL3_WITH_DOSSIERS),
        branch(LEVEL4_SERVICES, LEVEL4_ELIGIBLE, LEVEL4_PROVIDED, LEVEL4_WITH_DOSSIERS),
        NATIONAL_PORTAL_PROCEDURES,
        ONLINE_SCOPE_DOSSIERS,
        ONLINE_DOSSIERS,
        FEE_PROCEDURES,
        ONLINE_PAYMENT_PROCEDURES,
        TASK_TRACKING_SOFTWARE,
        OFFICIAL_EMAIL_ACCOUNTS,
        branch(LEADERS_WITH_CERTIFICATES,
            DISTRICT_LEADERS_WITH_CERTIFICATES,
            COMMUNE_LEADERS_WITH_CERTIFICATES,
            DIVISION_LEADERS_WITH_CERTIFICATES,
        ),
        OTHER_DIGITAL_APPLICATIONS,
    ),
    branch(POSTAL_SERVICES,
        branch(DISTRICT_POSTAL,
            DISTRICT_POSTAL_PROCEDURES,
            DISTRICT_POSTAL_PROCEDURES_WITH_DOSSIERS,
            DISTRICT_POSTAL_PROCEDURES_WITH_RESULTS,
            DISTRICT_POSTAL_DOSSIERS_RECEIVED,
            DISTRICT_POSTAL_RESULTS_RETURNED,
        ),
        branch(COMMUNE_POSTAL,
            COMMUNE_POSTAL_PROCEDURES,
            COMMUNE_POSTAL_PROCEDURES_WITH_DOSSIERS,
            COMMUNE_POSTAL_PROCEDURES_WITH_RESULTS,
            COMMUNE_POSTAL_DOSSIERS_RECEIVED,
            COMMUNE_POSTAL_RESULTS_RETURNED,
        ),
    ),
    branch(ISO_APPLICATION,
        UNITS_ISO_DECLARED,
        UNITS_ISO_AUDITED,
        UNITS_ISO_REVIEWED,
        COMMUNES_ISO_DECLARED,
        COMMUNES_ISO_AUDITED,
        COMMUNES_ISO_REVIEWED,
    ),
)

RATES = (
    rate("district_electronic_rate", "Tỷ lệ văn bản gửi hoàn toàn dưới dạng điện tử của UBND cấp huyện", "Share of district documents sent fully electronically", of=DISTRICT_DOCUMENTS_ELECTRONIC, over=DISTRICT_DOCUMENTS_SENT),
    rate("commune_electronic_rate", "Tỷ lệ văn bản gửi hoàn toàn dưới dạng điện tử của UBND cấp xã", "Share of commune documents sent fully electronically", of=COMMUNE_DOCUMENTS_ELECTRONIC, over=COMMUNE_DOCUMENTS_SENT),
    rate("level3_provision_rate", "Tỷ lệ TTHC đủ điều kiện được cung cấp trực tuyến mức độ 3", "Share of eligible procedures provided at level 3", of=LEVEL3_PROVIDED, over=LEVEL3_ELIGIBLE),
    rate("level3_use_rate", "Tỷ lệ TTHC trực tuyến mức độ 3 có phát sinh hồ sơ", "Share of level 3 procedures with online dossiers", of=LEVEL3_WITH_DOSSIERS, over=LEVEL3_PROVIDED),
    rate("level4_provision_rate", "Tỷ lệ TTHC đủ điều kiện được cung cấp trực tuyến mức độ 4", "Share of eligible procedures provided at level 4", of=LEVEL4_PROVIDED, over=LEVEL4_ELIGIBLE),
    rate("level4_use_rate", "Tỷ lệ TTHC trực tuyến mức độ 4 có phát sinh hồ sơ", "Share of level 4 procedures with online dossiers", of=LEVEL4_WITH_DOSSIERS, over=LEVEL4_PROVIDED),
    rate("online_dossier_rate", "Tỷ lệ hồ sơ tiếp nhận trực tuyến", "Share of dossiers received online", of=ONLINE_DOSSIERS, over=ONLINE_SCOPE_DOSSIERS),
    rate("online_payment_rate", "Tỷ lệ TTHC có yêu cầu nghĩa vụ tài chính được triển khai thanh toán trực tuyến", "Share of procedures with financial obligations that have online payment", of=ONLINE_PAYMENT_PROCEDURES, over=FEE_PROCEDURES),
    rate("district_postal_use_rate", "Tỷ lệ TTHC cấp huyện có hồ sơ tiếp nhận qua dịch vụ BCCI", "Share of district postal procedures with dossiers received", of=DISTRICT_POSTAL_PROCEDURES_WITH_DOSSIERS, over=DISTRICT_POSTAL_PROCEDURES),
    rate("commune_postal_use_rate", "Tỷ lệ TTHC cấp xã có hồ sơ tiếp nhận qua dịch vụ BCCI", "Share of commune postal procedures with dossiers received", of=COMMUNE_POSTAL_PROCEDURES_WITH_DOSSIERS, over=COMMUNE_POSTAL_PROCEDURES),
)

RULES = (
    usually(no_forbids(DOCUMENT_SYSTEM_LINKED_DISTRICT, DISTRICT_DOCUMENTS_ELECTRONIC), because=OTHER_CHANNELS),
    usually(parts_within(DISTRICT_DOCUMENTS_SENT, DISTRICT_DOCUMENTS_ELECTRONIC, DISTRICT_DOCUMENTS_PARALLEL), because=PARALLEL_READ_TWO_WAYS),
    usually(parts_within(COMMUNE_DOCUMENTS_SENT, COMMUNE_DOCUMENTS_ELECTRONIC, COMMUNE_DOCUMENTS_PARALLEL), because=PARALLEL_READ_TWO_WAYS),
    usually(no_forbids(ONE_STOP_LINKED_DISTRICT, ONE_STOP_LINKED_COMMUNES), because=LINKED_DIRECTLY),
    part_of(LEVEL3_PROVIDED, LEVEL3_ELIGIBLE),
    part_of(LEVEL3_WITH_DOSSIERS, LEVEL3_PROVIDED),
    part_of(LEVEL4_PROVIDED, LEVEL4_ELIGIBLE),
    part_of(LEVEL4_WITH_DOSSIERS, LEVEL4_PROVIDED),
    part_of(NATIONAL_PORTAL_PROCEDURES, total(LEVEL3_PROVIDED, LEVEL4_PROVIDED)),
    part_of(ONLINE_DOSSIERS, ONLINE_SCOPE_DOSSIERS),
    explained(each_has(total(LEVEL3_WITH_DOSSIERS, LEVEL4_WITH_DOSSIERS), ONLINE_DOSSIERS), because=PROCEDURE_WITH_DOSSIERS),
    explained(requires(ONLINE_DOSSIERS, total(LEVEL3_WITH_DOSSIERS, LEVEL4_WITH_DOSSIERS)), because=NO_DOSSIER_NO_PROCEDURE),
    part_of(ONLINE_PAYMENT_PROCEDURES, FEE_PROCEDURES),
    parts_within(LEADERS_WITH_CERTIFICATES, DISTRICT_LEADERS_WITH_CERTIFICATES, COMMUNE_LEADERS_WITH_CERTIFICATES, DIVISION_LEADERS_WITH_CERTIFICATES),
    part_of(DISTRICT_POSTAL_PROCEDURES_WITH_DOSSIERS, DISTRICT_POSTAL_PROCEDURES),
    part_of(DISTRICT_POSTAL_PROCEDURES_WITH_RESULTS, DISTRICT_POSTAL_PROCEDURES),
    explained(each_has(DISTRICT_POSTAL_PROCEDURES_WITH_DOSSIERS, DISTRICT_POSTAL_DOSSIERS_RECEIVED), because=PROCEDURE_WITH_DOSSIERS),
    explained(requires(DISTRICT_POSTAL_DOSSIERS_RECEIVED, DISTRICT_POSTAL_PROCEDURES_WITH_DOSSIERS), because=NO_DOSSIER_NO_PROCEDURE),
    explained(each_has(DISTRICT_POSTAL_PROCEDURES_WITH_RESULTS, DISTRICT_POSTAL_RESULTS_RETURNED), because=PROCEDURE_WITH_DOSSIERS),
    explained(requires(DISTRICT_POSTAL_RESULTS_RETURNED, DISTRICT_POSTAL_PROCEDURES_WITH_RESULTS), because=NO_DOSSIER_NO_PROCEDURE),
    part_of(COMMUNE_POSTAL_PROCEDURES_WITH_DOSSIERS, COMMUNE_POSTAL_PROCEDURES),
    part_of(COMMUNE_POSTAL_PROCEDURES_WITH_RESULTS, COMMUNE_POSTAL_PROCEDURES),
    explained(each_has(COMMUNE_POSTAL_PROCEDURES_WITH_DOSSIERS, COMMUNE_POSTAL_DOSSIERS_RECEIVED), because=PROCEDURE_WITH_DOSSIERS),
    explained(requires(COMMUNE_POSTAL_DOSSIERS_RECEIVED, COMMUNE_POSTAL_PROCEDURES_WITH_DOSSIERS), because=NO_DOSSIER_NO_PROCEDURE),
    explained(each_has(COMMUNE_POSTAL_PROCEDURES_WITH_RESULTS, COMMUNE_POSTAL_RESULTS_RETURNED), because=PROCEDURE_WITH_DOSSIERS),
    explained(requires(COMMUNE_POSTAL_RESULTS_RETURNED, COMMUNE_POSTAL_PROCEDURES_WITH_RESULTS), because=NO_DOSSIER_NO_PROCEDURE),
)
