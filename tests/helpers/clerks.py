"""Notes and remarks as clerks write them, harmless or harmful by how each is made of its parts."""

from itertools import product

FREQUENCIES = (
    *(f"{word} {time}" for word, time in product(("Hàng", "hằng", "Mỗi", "từng"), ("tuần", "tháng", "quý", "năm"))),
    *(f"{word} {time}" for word, time in product(("Định kỳ", "cứ"), ("6 tháng", "03 tháng", "2 tuần", "1 năm"))),
    *(f"{count} {per}" for count, per in product(("6 tháng", "2 năm", "Mỗi quý"), ("một lần", "1 lần", "/lần"))),
    *("02 lần/năm", "4 lần mỗi quý", "Hai lần một tháng", "Chốt hằng tháng", "Sơ kết hàng quý, tổng kết hằng năm"),
)
"""How often something is done: no time that a value is of."""

INCIDENTS = tuple(
    f"{thing} {broke} {day}"
    for thing, broke, day in product(
        ("Hệ thống", "Phần mềm", "Đường truyền", "Máy chủ VNPT"),
        ("lỗi", "bị lỗi", "gặp lỗi"),
        ("ngày 12/3", "từ ngày 5/3 đến ngày 8/3", "sáng 12/3"),
    )
)
"""What happened to a machine on a day."""

DEEDS = tuple(
    f"{act} {count} {thing}"
    for act, count, thing in product(
        ("Treo", "Phát tặng", "đã in xong"), ("25", "01", "300"), ("băng rôn", "tờ gấp", "pa nô khổ lớn")
    )
)
"""Something else that was done, and how often."""

COUNTED = (
    "3 lần",
    "02 buổi",
    "5 ngày làm việc",
    "4 phòng, ban",
    "7 trường học",
    "12 triệu đồng",
    "02 đợt",
    "6 hội nghị",
)
"""Things that are never what a row counts, and their number alone."""

PERSONS = tuple(
    f"{title} {name}{role}"
    for title, name, role in product(
        ("Đ/c", "Ông", "Chị"), ("Trần Quốc Bảo", "Thạch Thị Sa Rươne"), ("", " theo dõi", " (Văn phòng) nhập")
    )
)
SCENES = (
    *(
        f"{act} tại {place}"
        for act, place in product(("Họp dân", "Trực"), ("xã An Hiệp", "nhà văn hoá phường Vĩnh Lợi"))
    ),
    *("UBND xã Zưm chậm ký", "Xã Zưm mới tách", "Đoàn của xã Zưm dự", "do phường Vĩnh Lợi đăng cai"),
)
"""A place where something is done, or that does something."""

HARMLESS_NOTES = (*FREQUENCIES, *INCIDENTS, *DEEDS, *COUNTED, *PERSONS, *SCENES)

FOREIGN_COUNTS = tuple(
    f"{lead}{count} {thing}"
    for lead, count, thing in product(
        ("", "Phần mềm ", "thực nhận: ", "Trên sổ "), ("7.010", "125", "31.004"), ("zorp", "bộ", "tập giấy", "thùng")
    )
)
"""A number of things that may be those of the row by another name."""

PARTS = tuple(
    f"{lead} {place}"
    for lead, place in product(
        ("gồm", "Bao gồm", "gồm cả", "Tính cả", "kể cả", "cộng cả", "lấy từ", "Từ", "chép từ", "Gộp", "có thêm"),
        ("xã An Hiệp", "phường Vĩnh Lợi", "thị trấn Zưm", "UBND xã Zưm"),
    )
)
"""A place whose things are, or are alone, in the number."""

DOUBTS = (
    *("sót 2 ấp", "Còn sót", "bỏ sót xã Zưm", "quên cộng", "hụt", "Đếm lộn", "cộng lộn", "ước chừng", "áng chừng"),
    *("Hình như sai", "có lẽ dư", "nghi trùng", "không rõ", "chưa rõ", "Chưa nhận đủ", "chưa về đủ", "chắc thiếu"),
    *("Nhập sai dòng", "ghi lộn cột", "không khớp sổ", "lệch so với sổ", "tạm ghi", "lấy đại", "bấm nhầm"),
)
"""Words by which a clerk says that the number may be wrong."""

HARMFUL_NOTES = (*FOREIGN_COUNTS, *PARTS, *DOUBTS)

OTHER_TIMES = tuple(
    f"{data} {taken} {time}"
    for data, taken, time in product(
        ("Số liệu", "Dữ liệu", "Số hồ sơ"), ("lấy từ", "chép của", "theo"), ("quý IV/2021", "năm 2021", "tháng 9/2021")
    )
)
"""Another time that numbers are of."""

HANDLED_TIMES = tuple(
    f"Số liệu {sent} {time}"
    for sent, time in product(
        ("chốt trong", "gửi vào", "cung cấp trước", "được chốt sau", "nhận vào"),
        ("ngày 15/4/2022", "tháng 4/2022", "ngày 08 tháng 4 năm 2022"),
    )
)
"""When numbers were closed or sent: worth a question at most, but no time that they are of."""

BESIDE_TABLES = (
    *(f"{form} {code}" for form, code in product(("Biểu số", "Mẫu", "Biểu mẫu"), ("02/CCHC", "07b/SNV-CCHC", "1a/BC"))),
    *(
        f"{thing} {cited} {document} năm 2021"
        for thing, cited, document in product(
            ("Nhiệm vụ", "Hồ sơ", "Văn bản"), ("theo", "tại"), ("Kế hoạch", "Quyết định", "Chương trình")
        )
    ),
    *(
        f"{lead}hồ sơ {both}"
        for lead, both in product(
            ("Ghi chú: ", "(*) ", ""),
            (
                "gồm cả trực tuyến và trực tiếp",
                "tính cả trực tiếp lẫn trực tuyến",
                "gồm cả đúng hạn và quá hạn",
                "kể cả nam lẫn nữ",
            ),
        )
    ),
    *(
        f"{label}: {body}"
        for label, body in product(
            (
                "Nguồn",
                "Nguồn số liệu",
                "Cơ quan cung cấp",
                "Người lập biểu",
                "Đơn vị nhận báo cáo",
                "Cơ quan thẩm định",
            ),
            ("Phòng Nội vụ huyện", "Sở Nội vụ", "Văn phòng HĐND và UBND huyện"),
        )
    ),
)
"""What a careful clerk reads above or below a table without asking."""
