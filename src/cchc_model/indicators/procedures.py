"""Section III: reform of administrative procedures."""

# A line a row, as the annex prints them.
# fmt: off

from cchc_model.framework.measures import FLOW, STOCK
from cchc_model.framework.rows import branch, coded, count, heading, percent, rate, section, total
from cchc_model.framework.rule_functions import at_most_100, no_forbids, part_of, parts_sum_to, usually, yes_needs
from cchc_model.indicators.measures import DOSSIER, OPINION, PROCEDURE, YES_NO
from cchc_model.indicators.reasons import (
    CARRIED_OVER,
    EARLIER_REVIEW,
    NOT_PLANNED,
    OTHER_CHANNELS,
    PUBLISHED_AND_REPEALED,
    REVIEWED_IN_FORCE,
    SHOWN_BY_A_COUNT,
)

PROCEDURES = section("procedures", "Cải cách thủ tục hành chính", "Reform of administrative procedures", ordinal="III")
PROCEDURE_CONTROL = coded("procedure_control", YES_NO, FLOW, "Kiểm soát TTHC", "Control of administrative procedures (yes/no)")
PROCEDURES_REVIEWED = count("procedures_reviewed", PROCEDURE, FLOW, "Số lượng TTHC thực hiện rà soát", "Procedures reviewed")
PROCEDURE_REVIEW_PLAN = coded("procedure_review_plan", YES_NO, FLOW, "Kế hoạch rà soát TTHC", "Procedure review plan (yes/no)", ordinal="1")
PROCEDURE_SIMPLIFICATION = coded("procedure_simplification", YES_NO, FLOW, "Đơn giản hóa TTHC", "Administrative procedures were simplified (yes/no)")
PROCESSING_TIME_SHORTENED = count("processing_time_shortened", PROCEDURE, FLOW, "Rút ngắn thời gian giải quyết so với quy định", "Procedures with processing time shortened")
DOSSIER_COMPONENTS_REDUCED = count("dossier_components_reduced", PROCEDURE, FLOW, "Giảm thành phần hồ sơ", "Procedures with dossier components reduced")
OTHER_SIMPLIFICATION = count("other_simplification", PROCEDURE, FLOW, "Khác", "Procedures simplified otherwise")

PROCEDURE_STATISTICS = heading("procedure_statistics", "Thống kê TTHC", "Statistics of procedures", ordinal="2", aliases=("Thông kê TTHC",))
PROCEDURES_PUBLISHED = count("procedures_published", PROCEDURE, FLOW, "Số TTHC được công bố mới", "Procedures newly published")
PROCEDURES_REPEALED = count("procedures_repealed", PROCEDURE, FLOW, "Số TTHC đã được bãi bỏ, thay thế", "Procedures repealed or replaced")
PROCEDURES_IN_FORCE = count("procedures_in_force", PROCEDURE, STOCK, "Tổng số TTHC đang có hiệu lực", "Procedures in force", aliases=("Tổng số TTHC đang có hiệu lực:",))
PROCEDURES_DISTRICT = count("procedures_district", PROCEDURE, STOCK, "Số TTHC áp dụng tại UBND cấp huyện", "Procedures applied at district level", aliases=("- Số TTHC áp dụng tại UBND cấp huyện:",))
PROCEDURES_COMMUNE = count("procedures_commune", PROCEDURE, STOCK, "Số TTHC áp dụng tại UBND cấp xã", "Procedures applied at commune level", aliases=("- Số TTHC áp dụng tại UBND cấp xã:",))
FEEDBACK_ADDRESS_POSTED = coded("feedback_address_posted", YES_NO, STOCK, "Có thực hiện niêm yết địa chỉ tiếp nhận phản ánh, kiến nghị của cá nhân, tổ chức đối với TTHC thuộc thẩm quyền giải quyết", "Address for feedback and recommendations on procedures posted (yes/no)", ordinal="4", aliases=("Có thực hiện niêm yết địa chỉ tiếp nhận phản ánh kiến nghị của cá nhân, tổ chức đối với TTHC thuộc thẩm quyền giải quyết",))
FEEDBACK_RECEIVED = count("feedback_received", OPINION, FLOW, "Số lượng ý kiến đã tiếp nhận", "Feedback and recommendations received")
FEEDBACK_RESOLVED = count("feedback_resolved", OPINION, FLOW, "Số lượng ý kiến đã giải quyết", "Feedback and recommendations resolved")

ONE_STOP_MECHANISM = heading("one_stop_mechanism", "Thực hiện cơ chế một cửa, một cửa liên thông", "One-stop shop and inter-connected one-stop shop mechanism", ordinal="5")
INTERLINKED_SAME_LEVEL = count("interlinked_same_level", PROCEDURE, STOCK, "Số TTHC liên thông cùng cấp", "Procedures inter-connected at the same level")
INTERLINKED_ACROSS_LEVELS = count("interlinked_across_levels", PROCEDURE, STOCK, "Số TTHC liên thông giữa các cấp chính quyền", "Procedures inter-connected across levels of government")
ELECTRONIC_PROCESS_RATE = percent("electronic_process_rate", STOCK, "Tỷ lệ quy trình nội bộ giải quyết TTHC đã được điện tử hóa", "Share of internal procedure workflows that are digitised")

DOSSIER_RESULTS = heading("dossier_results", "Kết quả giải quyết TTHC", "Results of dossier processing", ordinal="6")
DISTRICT_DOSSIERS_RECEIVED = count("district_dossiers_received", DOSSIER, FLOW, "Số hồ sơ TTHC do UBND cấp huyện tiếp nhận", "Dossiers received by the district")
DISTRICT_DOSSIERS_RESOLVED = count("district_dossiers_resolved", DOSSIER, FLOW, "Số hồ sơ TTHC do UBND cấp huyện giải quyết và trả kết quả", "Dossiers resolved with results returned by the district")
DISTRICT_DOSSIERS_ON_TIME = count("district_dossiers_on_time", DOSSIER, FLOW, "Số hồ sơ TTHC do UBND cấp huyện tiếp nhận được giải quyết đúng hạn", "District dossiers resolved on time")
COMMUNE_DOSSIERS_RECEIVED = count("commune_dossiers_received", DOSSIER, FLOW, "Số hồ sơ TTHC do UBND cấp xã tiếp nhận", "Dossiers received by communes")
COMMUNE_DOSSIERS_RESOLVED = count("commune_dossiers_resolved", DOSSIER, FLOW, "Số hồ sơ TTHC do UBND cấp xã giải quyết và trả kết quả", "Dossiers resolved with results returned by communes")
COMMUNE_DOSSIERS_ON_TIME = count("commune_dossiers_on_time", DOSSIER, FLOW, "Số hồ sơ TTHC do UBND cấp xã tiếp nhận được giải quyết đúng hạn", "Commune dossiers resolved on time")

OUTLINE = branch(PROCEDURES,
    branch(PROCEDURE_CONTROL, PROCEDURES_REVIEWED),
    branch(PROCEDURE_REVIEW_PLAN,
        branch(PROCEDURE_SIMPLIFICATION,
            PROCESSING_TIME_SHORTENED,
            DOSSIER_COMPONENTS_REDUCED,
            OTHER_SIMPLIFICATION,
        ),
    ),
    branch(PROCEDURE_STATISTICS,
        PROCEDURES_PUBLISHED,
        PROCEDURES_REPEALED,
        branch(PROCEDURES_IN_FORCE, PROCEDURES_DISTRICT, PROCEDURES_COMMUNE),
    ),
    branch(FEEDBACK_ADDRESS_POSTED, FEEDBACK_RECEIVED, FEEDBACK_RESOLVED),
    branch(ONE_STOP_MECHANISM, INTERLINKED_SAME_LEVEL, INTERLINKED_ACROSS_LEVELS, ELECTRONIC_PROCESS_RATE),
    branch(DOSSIER_RESULTS,
        DISTRICT_DOSSIERS_RECEIVED,
        DISTRICT_DOSSIERS_RESOLVED,
        DISTRICT_DOSSIERS_ON_TIME,
        COMMUNE_DOSSIERS_RECEIVED,
        COMMUNE_DOSSIERS_RESOLVED,
        COMMUNE_DOSSIERS_ON_TIME,
    ),
)

RATES = (
    rate("feedback_resolution_rate", "Tỷ lệ phản ánh, kiến nghị đã giải quyết", "Share of feedback and recommendations resolved", of=FEEDBACK_RESOLVED, over=FEEDBACK_RECEIVED),
    rate("district_resolution_rate", "Tỷ lệ hồ sơ cấp huyện đã giải quyết", "Share of district dossiers resolved", of=DISTRICT_DOSSIERS_RESOLVED, over=DISTRICT_DOSSIERS_RECEIVED),
    rate("district_on_time_rate", "Tỷ lệ hồ sơ cấp huyện giải quyết đúng hạn", "Share of district dossiers resolved on time", of=DISTRICT_DOSSIERS_ON_TIME, over=DISTRICT_DOSSIERS_RESOLVED),
    rate("commune_resolution_rate", "Tỷ lệ hồ sơ cấp xã đã giải quyết", "Share of commune dossiers resolved", of=COMMUNE_DOSSIERS_RESOLVED, over=COMMUNE_DOSSIERS_RECEIVED),
    rate("commune_on_time_rate", "Tỷ lệ hồ sơ cấp xã giải quyết đúng hạn", "Share of commune dossiers resolved on time", of=COMMUNE_DOSSIERS_ON_TIME, over=COMMUNE_DOSSIERS_RESOLVED),
    rate("resolution_rate", "Tỷ lệ hồ sơ đã giải quyết (cấp huyện và cấp xã)", "Share of dossiers resolved, district and communes", of=total(DISTRICT_DOSSIERS_RESOLVED, COMMUNE_DOSSIERS_RESOLVED), over=total(DISTRICT_DOSSIERS_RECEIVED, COMMUNE_DOSSIERS_RECEIVED)),
    rate("on_time_rate", "Tỷ lệ hồ sơ giải quyết đúng hạn (cấp huyện và cấp xã)", "Share of dossiers resolved on time, district and communes", of=total(DISTRICT_DOSSIERS_ON_TIME, COMMUNE_DOSSIERS_ON_TIME), over=total(DISTRICT_DOSSIERS_RESOLVED, COMMUNE_DOSSIERS_RESOLVED)),
)

RULES = (
    usually(yes_needs(PROCEDURE_CONTROL, PROCEDURES_REVIEWED), because=SHOWN_BY_A_COUNT),
    no_forbids(PROCEDURE_CONTROL, PROCEDURES_REVIEWED),
    usually(no_forbids(PROCEDURE_REVIEW_PLAN, PROCEDURES_REVIEWED), because=NOT_PLANNED),
    usually(part_of(PROCEDURES_REVIEWED, total(PROCEDURES_IN_FORCE, PROCEDURES_REPEALED)), because=REVIEWED_IN_FORCE),
    usually(yes_needs(PROCEDURE_SIMPLIFICATION, total(PROCESSING_TIME_SHORTENED, DOSSIER_COMPONENTS_REDUCED, OTHER_SIMPLIFICATION)), because=SHOWN_BY_A_COUNT),
    no_forbids(PROCEDURE_SIMPLIFICATION, total(PROCESSING_TIME_SHORTENED, DOSSIER_COMPONENTS_REDUCED, OTHER_SIMPLIFICATION)),
    usually(part_of(PROCESSING_TIME_SHORTENED, PROCEDURES_REVIEWED), because=EARLIER_REVIEW),
    usually(part_of(DOSSIER_COMPONENTS_REDUCED, PROCEDURES_REVIEWED), because=EARLIER_REVIEW),
    usually(part_of(OTHER_SIMPLIFICATION, PROCEDURES_REVIEWED), because=EARLIER_REVIEW),
    usually(part_of(PROCEDURES_PUBLISHED, PROCEDURES_IN_FORCE), because=PUBLISHED_AND_REPEALED),
    parts_sum_to(PROCEDURES_IN_FORCE, PROCEDURES_DISTRICT, PROCEDURES_COMMUNE),
    usually(no_forbids(FEEDBACK_ADDRESS_POSTED, FEEDBACK_RECEIVED), because=OTHER_CHANNELS),
    usually(part_of(FEEDBACK_RESOLVED, FEEDBACK_RECEIVED), because=CARRIED_OVER),
    part_of(INTERLINKED_SAME_LEVEL, PROCEDURES_IN_FORCE),
    part_of(INTERLINKED_ACROSS_LEVELS, PROCEDURES_IN_FORCE),
    at_most_100(ELECTRONIC_PROCESS_RATE),
    usually(part_of(DISTRICT_DOSSIERS_RESOLVED, DISTRICT_DOSSIERS_RECEIVED), because=CARRIED_OVER),
    part_of(DISTRICT_DOSSIERS_ON_TIME, DISTRICT_DOSSIERS_RESOLVED),
    usually(part_of(COMMUNE_DOSSIERS_RESOLVED, COMMUNE_DOSSIERS_RECEIVED), because=CARRIED_OVER),
    part_of(COMMUNE_DOSSIERS_ON_TIME, COMMUNE_DOSSIERS_RESOLVED),
)
