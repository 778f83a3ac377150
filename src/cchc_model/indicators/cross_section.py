"""Rates and rules over the figures of several sections."""

# A line a row, as in the sections.
# fmt: off

from cchc_model.framework.rows import rate, total
from cchc_model.framework.rule_functions import (
    bounded_by,
    each_has,
    explained,
    limited_to,
    no_forbids,
    parts_within,
    requires,
    usually,
)
from cchc_model.framework.severity import Severity
from cchc_model.indicators import (
    apparatus,
    civil_service,
    digital_government,
    institutions,
    procedures,
    public_finance,
    steering,
)
from cchc_model.indicators.limits import COMMUNE_COMMITTEE_LEADERS, DISTRICT_COMMITTEE_LEADERS, DIVISION_LEADERS
from cchc_model.indicators.reasons import (
    ACCOUNTS_OF_STAFF,
    AUTONOMOUS_AMONG_UNITS,
    CERTIFICATES_OF_LEADERS,
    COMMUNES_LINKED,
    DISCIPLINED_YET_GOOD,
    DOSSIERS_OF_BOTH_LEVELS,
    DOSSIERS_OF_THE_LEVEL,
    LEADERS_IN_POST,
    ONE_LEADER_EACH,
    ONE_LEVEL_EACH,
    PROCEDURES_OF_THE_LEVEL,
    PUBLISHED_FOR_POST,
    REORGANISED,
    SENT_OUT,
    STAFF_CHANGED,
    STAFF_OF_THE_DISTRICT,
    STAFF_OF_UNITS_CHANGED,
    UNITS_NOT_CLASSIFIED,
)

RATES = (
    rate("district_leader_certificate_rate", "Tỷ lệ lãnh đạo UBND cấp huyện có chứng thư số", "Share of district leaders with digital certificates", of=digital_government.DISTRICT_LEADERS_WITH_CERTIFICATES, over=apparatus.DISTRICT_LEADERS),
    rate("division_leader_certificate_rate", "Tỷ lệ lãnh đạo cấp phòng có chứng thư số", "Share of division leaders with digital certificates", of=digital_government.DIVISION_LEADERS_WITH_CERTIFICATES, over=apparatus.DIVISION_LEADERS),
    rate("commune_leader_certificate_rate", "Tỷ lệ lãnh đạo UBND cấp xã có chứng thư số", "Share of commune leaders with digital certificates", of=digital_government.COMMUNE_LEADERS_WITH_CERTIFICATES, over=apparatus.COMMUNE_LEADERS),
    rate("division_examination_rate", "Tỷ lệ phòng, ban chuyên môn được kiểm tra CCHC", "Share of divisions reviewed on PAR", of=steering.EXAMINED_DIVISIONS, over=apparatus.DISTRICT_DIVISIONS),
    rate("service_unit_autonomy_rate", "Tỷ lệ đơn vị SNCL thực hiện cơ chế tự chủ", "Share of public service units that apply the autonomy mechanism", of=public_finance.AUTONOMOUS_SERVICE_UNITS, over=apparatus.PUBLIC_SERVICE_UNITS),
    rate("district_postal_receipt_rate", "Tỷ lệ hồ sơ cấp huyện tiếp nhận qua dịch vụ BCCI", "Share of district dossiers received via public postal services", of=digital_government.DISTRICT_POSTAL_DOSSIERS_RECEIVED, over=procedures.DISTRICT_DOSSIERS_RECEIVED),
    rate("commune_postal_receipt_rate", "Tỷ lệ hồ sơ cấp xã tiếp nhận qua dịch vụ BCCI", "Share of commune dossiers received via public postal services", of=digital_government.COMMUNE_POSTAL_DOSSIERS_RECEIVED, over=procedures.COMMUNE_DOSSIERS_RECEIVED),
)

RULES = (
    # Units reviewed, inspected or applying something, within the units that there are.
    usually(bounded_by(steering.EXAMINED_DIVISIONS, apparatus.DISTRICT_DIVISIONS), because=REORGANISED),
    usually(bounded_by(steering.EXAMINED_SUBORDINATE_UNITS, apparatus.PUBLIC_SERVICE_UNITS), because=REORGANISED),
    usually(bounded_by(steering.EXAMINED_COMMUNES, digital_government.ONE_STOP_LINKED_COMMUNES), because=COMMUNES_LINKED),
    usually(bounded_by(apparatus.DECENTRALISATION_EXAMINED_COMMUNES, digital_government.ONE_STOP_LINKED_COMMUNES), because=COMMUNES_LINKED),
    usually(bounded_by(apparatus.INSPECTED_COMMUNES, digital_government.ONE_STOP_LINKED_COMMUNES), because=COMMUNES_LINKED),
    usually(each_has(digital_government.DOCUMENT_SYSTEM_LINKED_COMMUNES, apparatus.COMMUNE_LEADERS), because=ONE_LEADER_EACH),
    usually(each_has(digital_government.ONE_STOP_LINKED_COMMUNES, apparatus.COMMUNE_LEADERS), because=ONE_LEADER_EACH),
    usually(bounded_by(digital_government.UNITS_ISO_DECLARED, total(apparatus.DISTRICT_DIVISIONS, apparatus.PUBLIC_SERVICE_UNITS)), because=REORGANISED),
    usually(bounded_by(digital_government.UNITS_ISO_AUDITED, total(apparatus.DISTRICT_DIVISIONS, apparatus.PUBLIC_SERVICE_UNITS)), because=REORGANISED),
    usually(bounded_by(digital_government.UNITS_ISO_REVIEWED, total(apparatus.DISTRICT_DIVISIONS, apparatus.PUBLIC_SERVICE_UNITS)), because=REORGANISED),
    usually(bounded_by(digital_government.COMMUNES_ISO_DECLARED, digital_government.ONE_STOP_LINKED_COMMUNES), because=COMMUNES_LINKED),
    usually(bounded_by(digital_government.COMMUNES_ISO_AUDITED, digital_government.ONE_STOP_LINKED_COMMUNES), because=COMMUNES_LINKED),
    usually(bounded_by(digital_government.COMMUNES_ISO_REVIEWED, digital_government.ONE_STOP_LINKED_COMMUNES), because=COMMUNES_LINKED),
    explained(bounded_by(public_finance.AUTONOMOUS_SERVICE_UNITS, apparatus.PUBLIC_SERVICE_UNITS), because=AUTONOMOUS_AMONG_UNITS),

    # Leaders within the numbers that regulations allow.
    usually(limited_to(apparatus.DISTRICT_LEADERS, DISTRICT_COMMITTEE_LEADERS.most), because=DISTRICT_COMMITTEE_LEADERS.reason),
    usually(limited_to(apparatus.DIVISION_LEADERS, DIVISION_LEADERS.most, per=apparatus.DISTRICT_DIVISIONS), because=DIVISION_LEADERS.reason),
    usually(limited_to(apparatus.COMMUNE_LEADERS, COMMUNE_COMMITTEE_LEADERS.most, per=digital_government.ONE_STOP_LINKED_COMMUNES), because=COMMUNE_COMMITTEE_LEADERS.reason),

    # Documents among those sent out.
    usually(bounded_by(steering.STEERING_DOCUMENTS_ISSUED, digital_government.DISTRICT_DOCUMENTS_SENT), because=SENT_OUT),
    usually(bounded_by(institutions.LEGAL_DOCUMENTS_ISSUED, digital_government.DISTRICT_DOCUMENTS_SENT), because=SENT_OUT),

    # People among leaders and staff.
    usually(no_forbids(steering.DISCIPLINE_COMPLIANCE, civil_service.DISCIPLINED, code=1), because=DISCIPLINED_YET_GOOD, severity=Severity.INFO),
    usually(bounded_by(civil_service.CIVIL_SERVANTS_RECRUITED, apparatus.PAYROLL_PRESENT), because=STAFF_CHANGED),
    usually(bounded_by(civil_service.PUBLIC_EMPLOYEES_RECRUITED, total(apparatus.STATE_PAID_PRESENT, apparatus.AUTONOMOUS_PRESENT)), because=STAFF_CHANGED),
    usually(bounded_by(civil_service.ROTATION_ACTUAL, total(apparatus.PAYROLL_PRESENT, apparatus.STATE_PAID_PRESENT, apparatus.AUTONOMOUS_PRESENT)), because=STAFF_CHANGED),
    usually(bounded_by(civil_service.DISTRICT_LEADERS_APPOINTED, apparatus.DISTRICT_LEADERS), because=STAFF_CHANGED),
    usually(bounded_by(civil_service.DIVISION_LEADERS_APPOINTED, apparatus.DIVISION_LEADERS), because=STAFF_CHANGED),
    usually(bounded_by(civil_service.COMMUNE_LEADERS_APPOINTED, apparatus.COMMUNE_LEADERS), because=STAFF_CHANGED),
    usually(bounded_by(civil_service.DISTRICT_LEADERS_DISCIPLINED, apparatus.DISTRICT_LEADERS), because=STAFF_CHANGED),
    usually(bounded_by(civil_service.DIVISION_LEADERS_DISCIPLINED, apparatus.DIVISION_LEADERS), because=STAFF_CHANGED),
    usually(bounded_by(civil_service.DISTRICT_STAFF_DISCIPLINED, apparatus.PAYROLL_PRESENT), because=STAFF_CHANGED),
    usually(bounded_by(civil_service.SERVICE_UNIT_STAFF_DISCIPLINED, total(apparatus.STATE_PAID_PRESENT, apparatus.AUTONOMOUS_PRESENT)), because=STAFF_CHANGED),
    usually(bounded_by(civil_service.AUTONOMOUS_UNIT_STAFF_DISCIPLINED, apparatus.AUTONOMOUS_PRESENT), because=STAFF_CHANGED),
    usually(requires(civil_service.PARTLY_AUTONOMOUS_UNIT_STAFF_DISCIPLINED, public_finance.UNITS_PARTLY_AUTONOMOUS), because=STAFF_OF_UNITS_CHANGED),
    usually(requires(civil_service.STATE_FUNDED_UNIT_STAFF_DISCIPLINED, public_finance.UNITS_STATE_FUNDED), because=STAFF_OF_UNITS_CHANGED),
    usually(requires(apparatus.STATE_PAID_PRESENT, total(public_finance.UNITS_PARTLY_AUTONOMOUS, public_finance.UNITS_STATE_FUNDED)), because=UNITS_NOT_CLASSIFIED),
    usually(requires(apparatus.AUTONOMOUS_PRESENT, total(public_finance.UNITS_RECURRENT_INVESTMENT_AUTONOMOUS, public_finance.UNITS_RECURRENT_AUTONOMOUS)), because=UNITS_NOT_CLASSIFIED),
    explained(bounded_by(digital_government.IT_OFFICERS, total(apparatus.PAYROLL_PRESENT, apparatus.STATE_PAID_PRESENT, apparatus.AUTONOMOUS_PRESENT)), because=STAFF_OF_THE_DISTRICT),
    usually(bounded_by(digital_government.OFFICIAL_EMAIL_ACCOUNTS, total(apparatus.PAYROLL_PRESENT, apparatus.CONTRACT_WORKERS, apparatus.STATE_PAID_PRESENT, apparatus.AUTONOMOUS_PRESENT, apparatus.COMMUNE_LEADERS)), because=ACCOUNTS_OF_STAFF),
    usually(bounded_by(digital_government.LEADERS_WITH_CERTIFICATES, total(digital_government.DISTRICT_LEADERS_WITH_CERTIFICATES, digital_government.COMMUNE_LEADERS_WITH_CERTIFICATES, digital_government.DIVISION_LEADERS_WITH_CERTIFICATES, apparatus.SUBORDINATE_UNIT_LEADERS)), because=CERTIFICATES_OF_LEADERS),
    explained(bounded_by(digital_government.DISTRICT_LEADERS_WITH_CERTIFICATES, apparatus.DISTRICT_LEADERS), because=LEADERS_IN_POST),
    explained(bounded_by(digital_government.DIVISION_LEADERS_WITH_CERTIFICATES, apparatus.DIVISION_LEADERS), because=LEADERS_IN_POST),
    explained(bounded_by(digital_government.COMMUNE_LEADERS_WITH_CERTIFICATES, apparatus.COMMUNE_LEADERS), because=LEADERS_IN_POST),

    # Procedures among those in force, dossiers among all.
    explained(bounded_by(digital_government.LEVEL3_ELIGIBLE, procedures.PROCEDURES_IN_FORCE), because=PROCEDURES_OF_THE_LEVEL),
    explained(bounded_by(digital_government.LEVEL4_ELIGIBLE, procedures.PROCEDURES_IN_FORCE), because=PROCEDURES_OF_THE_LEVEL),
    usually(parts_within(procedures.PROCEDURES_IN_FORCE, digital_government.LEVEL3_ELIGIBLE, digital_government.LEVEL4_ELIGIBLE), because=ONE_LEVEL_EACH),
    explained(bounded_by(digital_government.FEE_PROCEDURES, procedures.PROCEDURES_IN_FORCE), because=PROCEDURES_OF_THE_LEVEL),
    explained(bounded_by(digital_government.DISTRICT_POSTAL_PROCEDURES, procedures.PROCEDURES_DISTRICT), because=PUBLISHED_FOR_POST),
    explained(bounded_by(digital_government.COMMUNE_POSTAL_PROCEDURES, procedures.PROCEDURES_COMMUNE), because=PUBLISHED_FOR_POST),
    explained(bounded_by(digital_government.ONLINE_SCOPE_DOSSIERS, total(procedures.DISTRICT_DOSSIERS_RECEIVED, procedures.COMMUNE_DOSSIERS_RECEIVED)), because=DOSSIERS_OF_BOTH_LEVELS),
    explained(bounded_by(digital_government.DISTRICT_POSTAL_DOSSIERS_RECEIVED, procedures.DISTRICT_DOSSIERS_RECEIVED), because=DOSSIERS_OF_THE_LEVEL),
    explained(bounded_by(digital_government.DISTRICT_POSTAL_RESULTS_RETURNED, procedures.DISTRICT_DOSSIERS_RESOLVED), because=DOSSIERS_OF_THE_LEVEL),
    explained(bounded_by(digital_government.COMMUNE_POSTAL_DOSSIERS_RECEIVED, procedures.COMMUNE_DOSSIERS_RECEIVED), because=DOSSIERS_OF_THE_LEVEL),
    explained(bounded_by(digital_government.COMMUNE_POSTAL_RESULTS_RETURNED, procedures.COMMUNE_DOSSIERS_RESOLVED), because=DOSSIERS_OF_THE_LEVEL),
)
