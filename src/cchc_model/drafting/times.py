"""The behaviour of figures over time, as the names of rows state it."""

from cchc_model.drafting.decisions import Certainty
from cchc_model.drafting.words import as_printed, phrases
from cchc_model.framework.measures import Time
from cchc_model.vietnamese.text import Bilingual, fold

_ASSIGNED_STAFF = rf"{fold('biên chế')}(?:(?!{fold('tinh giản')}|{fold('tuyển')}|{fold('giảm')}).)*{fold('được giao')}"
_BUDGET_OF_YEAR = rf"(?:{fold('kinh phí')}|{fold('dự toán')}|{fold('chỉ tiêu')}).*{fold('được giao')}.*{fold('năm')}"
_PLAN_OF_YEAR = rf"{fold('trong kế hoạch')}.*{fold('năm')}|{fold('kế hoạch năm')}"
"""What is assigned or planned for the whole year stands at any date of it."""
_WORDS = (
    (Time.FLOW, phrases("trong kỳ", "trong quý", "trong tháng", "phát sinh trong")),
    (
        Time.STOCK,
        phrases(
            "đến thời điểm", "tại thời điểm", "hiện có", "có mặt", "hiện nay", "hiện hành", "đang", "hiệu lực",
            "còn lại", "tồn", "đã kết nối", "tích hợp", "chưa", "được giao quyền", "bình quân", "trung bình",
            pattern=rf"{_ASSIGNED_STAFF}|{_BUDGET_OF_YEAR}|{_PLAN_OF_YEAR}",
        ),
    ),
    (Time.YTD, phrases("từ đầu năm", "lũy kế", "trong năm", "năm")),
    (
        Time.FLOW,
        phrases(
            "tiếp nhận", "giải quyết", "ban hành", "phát hiện", "xử lý", "kiểm tra", "thanh tra", "rà soát",
            "tuyển dụng", "tuyển chọn", "bổ nhiệm", "kỷ luật", "tuyên truyền", "khảo sát", "hoàn thành", "đối thoại",
            "đào tạo", "gửi", "đăng", "thực tế", "được giao", "công bố mới", "bãi bỏ", "đánh giá", "xem xét",
            "khen thưởng", "tinh giản", "công bố lại", "sáng kiến", "phát sinh", "chấp hành", "hài lòng",
        ),
    ),
)  # fmt: skip
"""The phrases that state a behaviour, the decisive ones first."""

_EVENTS = phrases(
    "hồ sơ", "văn bản", "lượt", "cuộc", "phiếu", "lớp", "hội nghị", "buổi", "tin", "bài", "ý kiến", "đơn", "vụ",
    "lần", "quyết định", "phản ánh", "vấn đề", "nhiệm vụ", "báo cáo",
)  # fmt: skip
"""Units of what comes in or happens within a period."""

_MONEY, _SPENT = phrases("đồng"), phrases("đã", "thu", "chi", "giải ngân", "tiết kiệm")

_SAID = Bilingual("tên dòng có “{words}”, nên là {time}", "the name states “{words}”: {time}")
_OF_UNIT = Bilingual(
    "tên dòng không nêu thời gian; “{unit}” thường phát sinh trong kỳ, nên tạm coi là {time}",
    "the name states no time; figures in “{unit}” usually arise within a period, so {time} is assumed",
)
_OF_MONEY = Bilingual(
    "tên dòng không nêu thời gian; số tiền đã thu, đã chi thường phát sinh trong kỳ, nên tạm coi là {time}",
    "the name states no time; money is usually received or spent within a period, so {time} is assumed",
)
_UNSAID = Bilingual(
    "tên dòng không nêu sự việc trong kỳ, nên tạm coi là {time}",
    "the name states no event of the period, so {time} is assumed",
)


def time_of(name: str, unit: str = "") -> tuple[Time, Certainty, Bilingual]:
    """Return the behaviour over time that a name and a unit state, with the certainty and the evidence.

    >>> time_of("Số biên chế có mặt tại thời điểm báo cáo")[0], time_of("Khác")[:2]
    (<Time.STOCK: 'stock'>, (<Time.STOCK: 'stock'>, <Certainty.TO_CONFIRM: 'to_confirm'>))
    """
    text = fold(name)
    for time, words in _WORDS:
        found = words.search(text)
        if found is not None:
            said = _SAID.filled(words=as_printed(name, found.span()), time=time.label)
            return time, Certainty.SUPPORTED, said
    if _MONEY.search(fold(unit)) and _SPENT.search(text):
        return Time.FLOW, Certainty.TO_CONFIRM, _OF_MONEY.filled(time=Time.FLOW.label)
    if _EVENTS.match(fold(unit)) is not None:
        return Time.FLOW, Certainty.TO_CONFIRM, _OF_UNIT.filled(unit=unit, time=Time.FLOW.label)
    return Time.STOCK, Certainty.TO_CONFIRM, _UNSAID.filled(time=Time.STOCK.label)
