"""Section VI: public finance reform."""

# A line a row, as the annex prints them.
# fmt: off

from cchc_model.framework.measures import STOCK
from cchc_model.framework.rows import branch, coded, count, rate, section, total
from cchc_model.framework.rule_functions import no_forbids, parts_sum_to, usually
from cchc_model.indicators.measures import AGENCY, YES_NO
from cchc_model.indicators.reasons import DIVISIONS_AND_AUTONOMY

PUBLIC_FINANCE = section("public_finance", "Cải cách tài chính công", "Public finance reform", ordinal="VI")
DISTRICT_AUTONOMY = coded("district_autonomy", YES_NO, STOCK, "UBND cấp huyện thực hiện cơ chế tự chủ theo quy định", "District applies the autonomy mechanism as prescribed (yes/no)", ordinal="1")
AUTONOMOUS_AGENCIES = count("autonomous_agencies", AGENCY, STOCK, "Số tổ chức hành chính trực thuộc thực hiện cơ chế tự chủ, tự chịu trách nhiệm về quản lý kinh phí hành chính", "Subordinate administrative bodies with autonomy over their operating budget", ordinal="2", aliases=("Số tổ chức hành chính trực thực hiện cơ chế tự chủ, tự chịu trách nhiệm về quản lý kinh phí hành chính",))
AUTONOMOUS_SERVICE_UNITS = count("autonomous_service_units", AGENCY, STOCK, "Số lượng đơn vị sự nghiệp công lập (SNCL) thực hiện cơ chế tự chủ", "Public service units applying the autonomy mechanism", ordinal="3")
UNITS_RECURRENT_INVESTMENT_AUTONOMOUS = count("units_recurrent_investment_autonomous", AGENCY, STOCK, "Số đơn vị SNCL đã thực hiện tự chủ 100% chi thường xuyên và chi đầu tư (lũy kế đến thời điểm báo cáo)", "Units covering all recurrent and investment spending")
UNITS_RECURRENT_AUTONOMOUS = count("units_recurrent_autonomous", AGENCY, STOCK, "Số đơn vị SNCL đã thực hiện tự chủ 100% chi thường xuyên (lũy kế đến thời điểm báo cáo)", "Units covering all recurrent spending")
UNITS_PARTLY_AUTONOMOUS = count("units_partly_autonomous", AGENCY, STOCK, "Số đơn vị SNCL đã thực hiện tự chủ một phần chi thường xuyên (lũy kế đến thời điểm báo cáo)", "Units covering part of recurrent spending")
UNITS_STATE_FUNDED = count("units_state_funded", AGENCY, STOCK, "Số đơn vị SNCL do nhà nước đảm bảo 100% chi thường xuyên (lũy kế đến thời điểm báo cáo)", "Units with recurrent spending fully covered by the state")

OUTLINE = branch(PUBLIC_FINANCE,
    DISTRICT_AUTONOMY,
    AUTONOMOUS_AGENCIES,
    branch(AUTONOMOUS_SERVICE_UNITS,
        UNITS_RECURRENT_INVESTMENT_AUTONOMOUS,
        UNITS_RECURRENT_AUTONOMOUS,
        UNITS_PARTLY_AUTONOMOUS,
        UNITS_STATE_FUNDED,
    ),
)

RATES = (
    rate("recurrent_autonomy_rate", "Tỷ lệ đơn vị SNCL tự bảo đảm từ 100% chi thường xuyên trở lên", "Share of units that cover all their recurrent spending or more", of=total(UNITS_RECURRENT_INVESTMENT_AUTONOMOUS, UNITS_RECURRENT_AUTONOMOUS), over=AUTONOMOUS_SERVICE_UNITS),
    rate("partial_autonomy_rate", "Tỷ lệ đơn vị SNCL tự chủ một phần chi thường xuyên", "Share of units that cover part of their recurrent spending", of=UNITS_PARTLY_AUTONOMOUS, over=AUTONOMOUS_SERVICE_UNITS),
)

RULES = (
    usually(no_forbids(DISTRICT_AUTONOMY, AUTONOMOUS_AGENCIES), because=DIVISIONS_AND_AUTONOMY),
    parts_sum_to(AUTONOMOUS_SERVICE_UNITS, UNITS_RECURRENT_INVESTMENT_AUTONOMOUS, UNITS_RECURRENT_AUTONOMOUS, UNITS_PARTLY_AUTONOMOUS, UNITS_STATE_FUNDED),
)
