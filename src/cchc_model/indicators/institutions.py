"""Section II: institutional reform."""

# A line a row, as the annex prints them.
# fmt: off

from cchc_model.framework.measures import FLOW
from cchc_model.framework.rows import branch, coded, count, heading, rate, section, total
from cchc_model.framework.rule_functions import no_forbids, part_of, usually, yes_needs
from cchc_model.indicators.measures import DOCUMENT, YES_NO
from cchc_model.indicators.reasons import (
    BEYOND_PLAN,
    CARRIED_OVER,
    EARLIER_REVIEW,
    SHOWN_BY_A_COUNT,
)

INSTITUTIONS = section("institutions", "Cải cách thể chế", "Institutional reform", ordinal="II")
LEGAL_DOCUMENTS_ISSUED = count("legal_documents_issued", DOCUMENT, FLOW, "Số VBQPPL đã ban hành", "Legal normative documents issued", ordinal="1")
LEGAL_DOCUMENTS_ON_SCHEDULE = count("legal_documents_on_schedule", DOCUMENT, FLOW, "Số VBQPPL được ban hành đúng tiến độ", "Legal normative documents issued on schedule")
LEGAL_DOCUMENTS_BY_PROCEDURE = count("legal_documents_by_procedure", DOCUMENT, FLOW, "Số VBQPPL được ban hành đúng quy trình, thủ tục theo quy định", "Legal normative documents issued by the prescribed procedure")

LEGAL_DOCUMENT_EXAMINATION = heading("legal_document_examination", "Kiểm tra và tự kiểm tra, xử lý VBQPPL", "Examination, self-examination and handling of legal normative documents", ordinal="2")
SELF_EXAMINED_DOCUMENTS = count("self_examined_documents", DOCUMENT, FLOW, "Số VBQPPL tự kiểm tra theo thẩm quyền", "Legal normative documents self-examined")
SELF_EXAMINED_UNLAWFUL = count("self_examined_unlawful", DOCUMENT, FLOW, "Số VBQPPL phát hiện trái pháp luật", "Self-examined documents found unlawful")
SELF_EXAMINED_UNLAWFUL_HANDLED = count("self_examined_unlawful_handled", DOCUMENT, FLOW, "Số VBQPPL phát hiện trái pháp luật đã được xử lý", "Self-examined unlawful documents handled")
EXAMINED_DOCUMENTS = count("examined_documents", DOCUMENT, FLOW, "Số VBQPPL kiểm tra theo thẩm quyền", "Legal normative documents examined within the committee's authority")
EXAMINED_UNLAWFUL = count("examined_unlawful", DOCUMENT, FLOW, "Số VBQPPL phát hiện trái pháp luật", "Examined documents found unlawful")
EXAMINED_UNLAWFUL_HANDLED = count("examined_unlawful_handled", DOCUMENT, FLOW, "Số VBQPPL phát hiện trái pháp luật đã được xử lý", "Examined unlawful documents handled")

LEGAL_DOCUMENT_REVIEW = heading("legal_document_review", "Rà soát VBQPPL", "Review of legal normative documents", ordinal="3")
DOCUMENTS_TO_REVIEW = count("documents_to_review", DOCUMENT, FLOW, "Số VBQPPL phải rà soát", "Legal normative documents due for review")
DOCUMENTS_REVIEWED = count("documents_reviewed", DOCUMENT, FLOW, "Số VBQPPL đã rà soát", "Legal normative documents reviewed")
DOCUMENTS_RECOMMENDED = count("documents_recommended", DOCUMENT, FLOW, "Số VBQPPL đã kiến nghị xử lý sau kiểm tra, rà soát", "Legal normative documents recommended for amendment, repeal or other action")
DOCUMENTS_RECOMMENDED_HANDLED = count("documents_recommended_handled", DOCUMENT, FLOW, "Số VBQPPL có kiến nghị xử lý đã được xử lý xong", "Recommended legal normative documents fully handled")
LEGAL_EDUCATION = coded("legal_education", YES_NO, FLOW, "Thực hiện công tác phổ biến, giáo dục pháp luật", "Legal dissemination and education carried out (yes/no)", aliases=("Thực hiện công tác phổ biến giáo dục pháp luật",))
DOCUMENTS_DISSEMINATED = count("documents_disseminated", DOCUMENT, FLOW, "Số lượng văn bản đã tuyên truyền", "Documents disseminated")

OUTLINE = branch(INSTITUTIONS,
    branch(LEGAL_DOCUMENTS_ISSUED, LEGAL_DOCUMENTS_ON_SCHEDULE, LEGAL_DOCUMENTS_BY_PROCEDURE),
    branch(LEGAL_DOCUMENT_EXAMINATION,
        branch(SELF_EXAMINED_DOCUMENTS, SELF_EXAMINED_UNLAWFUL, SELF_EXAMINED_UNLAWFUL_HANDLED),
        branch(EXAMINED_DOCUMENTS, EXAMINED_UNLAWFUL, EXAMINED_UNLAWFUL_HANDLED),
    ),
    branch(LEGAL_DOCUMENT_REVIEW,
        DOCUMENTS_TO_REVIEW,
        DOCUMENTS_REVIEWED,
        DOCUMENTS_RECOMMENDED,
        DOCUMENTS_RECOMMENDED_HANDLED,
        branch(LEGAL_EDUCATION, DOCUMENTS_DISSEMINATED),
    ),
)

RATES = (
    rate("legal_documents_on_schedule_rate", "Tỷ lệ VBQPPL ban hành đúng tiến độ", "Share of legal normative documents issued on schedule", of=LEGAL_DOCUMENTS_ON_SCHEDULE, over=LEGAL_DOCUMENTS_ISSUED),
    rate("legal_documents_by_procedure_rate", "Tỷ lệ VBQPPL ban hành đúng quy trình, thủ tục", "Share of legal normative documents issued by the prescribed procedure", of=LEGAL_DOCUMENTS_BY_PROCEDURE, over=LEGAL_DOCUMENTS_ISSUED),
    rate("self_examined_unlawful_handled_rate", "Tỷ lệ VBQPPL trái pháp luật qua tự kiểm tra đã xử lý", "Share of self-examined unlawful documents handled", of=SELF_EXAMINED_UNLAWFUL_HANDLED, over=SELF_EXAMINED_UNLAWFUL),
    rate("examined_unlawful_handled_rate", "Tỷ lệ VBQPPL trái pháp luật qua kiểm tra đã xử lý", "Share of examined unlawful documents handled", of=EXAMINED_UNLAWFUL_HANDLED, over=EXAMINED_UNLAWFUL),
    rate("documents_reviewed_rate", "Tỷ lệ VBQPPL đã rà soát", "Share of legal normative documents due that were reviewed", of=DOCUMENTS_REVIEWED, over=DOCUMENTS_TO_REVIEW),
    rate("documents_recommended_handled_rate", "Tỷ lệ VBQPPL có kiến nghị xử lý đã được xử lý xong", "Share of recommended legal normative documents handled", of=DOCUMENTS_RECOMMENDED_HANDLED, over=DOCUMENTS_RECOMMENDED),
)

RULES = (
    part_of(LEGAL_DOCUMENTS_ON_SCHEDULE, LEGAL_DOCUMENTS_ISSUED),
    part_of(LEGAL_DOCUMENTS_BY_PROCEDURE, LEGAL_DOCUMENTS_ISSUED),
    part_of(SELF_EXAMINED_UNLAWFUL, SELF_EXAMINED_DOCUMENTS),
    usually(part_of(SELF_EXAMINED_UNLAWFUL_HANDLED, SELF_EXAMINED_UNLAWFUL), because=CARRIED_OVER),
    part_of(EXAMINED_UNLAWFUL, EXAMINED_DOCUMENTS),
    usually(part_of(EXAMINED_UNLAWFUL_HANDLED, EXAMINED_UNLAWFUL), because=CARRIED_OVER),
    usually(part_of(DOCUMENTS_REVIEWED, DOCUMENTS_TO_REVIEW), because=BEYOND_PLAN),
    usually(part_of(DOCUMENTS_RECOMMENDED, total(SELF_EXAMINED_DOCUMENTS, EXAMINED_DOCUMENTS, DOCUMENTS_REVIEWED)), because=EARLIER_REVIEW),
    usually(part_of(DOCUMENTS_RECOMMENDED_HANDLED, DOCUMENTS_RECOMMENDED), because=CARRIED_OVER),
    usually(yes_needs(LEGAL_EDUCATION, DOCUMENTS_DISSEMINATED), because=SHOWN_BY_A_COUNT),
    no_forbids(LEGAL_EDUCATION, DOCUMENTS_DISSEMINATED),
)
