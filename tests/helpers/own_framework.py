"""A small framework of a user's own, made with the pieces that the shipped one is made with."""

from cchc_model import Bilingual, Framework
from cchc_model.framework import (
    FLOW,
    STOCK,
    YTD,
    Code,
    CodeList,
    UnitType,
    at_most_100,
    branch,
    coded,
    count,
    follows_from,
    heading,
    parts_sum_to,
    percent,
    rate,
    section,
)

COMPLAINT = UnitType("complaint", Bilingual("Đơn", "Complaints"), ("Đơn thư",))
GRADE = CodeList("grade", (Code(2, Bilingual("Đạt", "Met")), Code(1, Bilingual("Chưa đạt", "Not met"))))

COMPLAINTS = section("complaints", "Giải quyết đơn thư", "Handling of complaints", ordinal="A")
RECEIVED = count("received", COMPLAINT, FLOW, "Số đơn tiếp nhận", "Complaints received")
SETTLED = count("settled", COMPLAINT, FLOW, "Đã giải quyết", "Complaints settled")
PENDING = count("pending", COMPLAINT, FLOW, "Đang giải quyết", "Complaints pending")
SETTLED_RATE = percent("settled_rate", YTD, "Tỷ lệ giải quyết", "Share settled")
QUALITY = heading("quality", "Chất lượng", "Quality")
GRADED = coded("graded", GRADE, STOCK, "Kết quả đánh giá", "Result of the evaluation")
SETTLEMENT = rate(
    "settlement", "Tỷ lệ đơn đã giải quyết", "Complaints settled", of=SETTLED, over=RECEIVED, reported=SETTLED_RATE
)

FRAMEWORK = Framework(
    id="complaints",
    version="2026",
    name=Bilingual("Biểu giải quyết đơn thư", "Table of complaints"),
    outline=(branch(COMPLAINTS, branch(RECEIVED, SETTLED, PENDING), SETTLED_RATE, branch(QUALITY, GRADED)),),
    rates=(SETTLEMENT,),
    rules=(
        parts_sum_to(RECEIVED, SETTLED, PENDING),
        follows_from(SETTLEMENT),
        at_most_100(SETTLED_RATE),
    ),
)
