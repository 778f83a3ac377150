"""Rates and rules that join the figures of several sections."""

# A line a row, as in the sections.
# fmt: off

from cchc_model.definitions import rate
from cchc_model.indicators import apparatus, digital_government, procedures, public_finance, steering
from cchc_model.rules import bounded_by

RATES = (
    rate("district_leader_certificate_rate", "Tỷ lệ lãnh đạo UBND cấp huyện có chứng thư số", "District leaders with digital certificates", of=digital_government.DISTRICT_LEADERS_WITH_CERTIFICATES, over=apparatus.DISTRICT_LEADERS),
    rate("division_leader_certificate_rate", "Tỷ lệ lãnh đạo cấp phòng có chứng thư số", "Division leaders with digital certificates", of=digital_government.DIVISION_LEADERS_WITH_CERTIFICATES, over=apparatus.DIVISION_LEADERS),
    rate("commune_leader_certificate_rate", "Tỷ lệ lãnh đạo UBND cấp xã có chứng thư số", "Commune leaders with digital certificates", of=digital_government.COMMUNE_LEADERS_WITH_CERTIFICATES, over=apparatus.COMMUNE_LEADERS),
    rate("division_examination_rate", "Tỷ lệ phòng ban chuyên môn được kiểm tra CCHC", "Divisions examined on reform", of=steering.EXAMINED_DIVISIONS, over=apparatus.DISTRICT_DIVISIONS),
    rate("service_unit_autonomy_rate", "Tỷ lệ đơn vị SNCL thực hiện cơ chế tự chủ", "Public service units applying the autonomy mechanism", of=public_finance.AUTONOMOUS_SERVICE_UNITS, over=apparatus.PUBLIC_SERVICE_UNITS),
    rate("district_postal_receipt_rate", "Tỷ lệ hồ sơ cấp huyện tiếp nhận qua dịch vụ BCCI", "District dossiers received by public post", of=digital_government.DISTRICT_POSTAL_DOSSIERS_RECEIVED, over=procedures.DISTRICT_DOSSIERS_RECEIVED),
    rate("commune_postal_receipt_rate", "Tỷ lệ hồ sơ cấp xã tiếp nhận qua dịch vụ BCCI", "Commune dossiers received by public post", of=digital_government.COMMUNE_POSTAL_DOSSIERS_RECEIVED, over=procedures.COMMUNE_DOSSIERS_RECEIVED),
)

RULES = (
    bounded_by(steering.EXAMINED_DIVISIONS, apparatus.DISTRICT_DIVISIONS),
    bounded_by(public_finance.AUTONOMOUS_SERVICE_UNITS, apparatus.PUBLIC_SERVICE_UNITS),
    bounded_by(digital_government.DISTRICT_LEADERS_WITH_CERTIFICATES, apparatus.DISTRICT_LEADERS),
    bounded_by(digital_government.DIVISION_LEADERS_WITH_CERTIFICATES, apparatus.DIVISION_LEADERS),
    bounded_by(digital_government.COMMUNE_LEADERS_WITH_CERTIFICATES, apparatus.COMMUNE_LEADERS),
    bounded_by(digital_government.DISTRICT_POSTAL_PROCEDURES, procedures.PROCEDURES_DISTRICT),
    bounded_by(digital_government.COMMUNE_POSTAL_PROCEDURES, procedures.PROCEDURES_COMMUNE),
    bounded_by(digital_government.DISTRICT_POSTAL_DOSSIERS_RECEIVED, procedures.DISTRICT_DOSSIERS_RECEIVED),
    bounded_by(digital_government.COMMUNE_POSTAL_DOSSIERS_RECEIVED, procedures.COMMUNE_DOSSIERS_RECEIVED),
    bounded_by(digital_government.FEE_PROCEDURES, procedures.PROCEDURES_IN_FORCE),
)
