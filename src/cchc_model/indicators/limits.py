"""Maximum numbers that regulations set, each with its source and the time in which it applied."""

import datetime as dt

from attrs import frozen

from cchc_model.vietnamese.text import Bilingual


@frozen
class Limit:
    """A maximum number.

    Attributes:
        most: the number.
        reason: the source, and the exceptions, as the reason of a rule.
        valid_from: the first day on which the regulation applied.
        valid_until: the last day on which it applied.
    """

    most: int
    reason: Bilingual
    valid_from: dt.date
    valid_until: dt.date


_DISTRICTS_ENDED = dt.date(2025, 6, 30)
"""The last day of district People's Committees."""

DISTRICT_COMMITTEE_LEADERS = Limit(
    4,
    Bilingual(
        "UBND cấp huyện có Chủ tịch và thường không quá ba Phó Chủ tịch (Luật Tổ chức chính quyền địa phương); "
        "đề nghị đối chiếu quy định tại thời điểm báo cáo.",
        "A district committee has a chairperson and usually at most three deputies (Law on the "
        "Organisation of Local Government). Please compare with the regulations in force at the "
        "reporting date.",
    ),
    dt.date(2016, 1, 1),
    _DISTRICTS_ENDED,
)
DIVISION_LEADERS = Limit(
    3,
    Bilingual(
        "Mỗi phòng chuyên môn có Trưởng phòng và bình quân không quá hai Phó Trưởng phòng (Nghị định 108/2020/NĐ-CP), "
        "trừ khi đang sắp xếp tổ chức bộ máy.",
        "A division has a head and on average at most two deputies (Decree 108/2020/NĐ-CP), except while "
        "bodies are being reorganised.",
    ),
    dt.date(2020, 11, 25),
    _DISTRICTS_ENDED,
)
COMMUNE_COMMITTEE_LEADERS = Limit(
    3,
    Bilingual(
        "UBND cấp xã có Chủ tịch và thường không quá hai Phó Chủ tịch (Luật Tổ chức chính quyền địa phương); "
        "đề nghị đối chiếu quy định tại thời điểm báo cáo.",
        "A commune committee has a chairperson and usually at most two deputies (Law on the Organisation "
        "of Local Government). Please compare with the regulations in force at the reporting date.",
    ),
    dt.date(2016, 1, 1),
    _DISTRICTS_ENDED,
)
