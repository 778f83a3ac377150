"""Notes of offices made of parts: a cue, a number, and what follows it; `{o}` is another number, `{v}` the value."""

from itertools import product

LEADS = (
    *("đ/c lại", "đc:", "điều chỉnh lại", "nhập nhầm, đề nghị lấy", "gõ sai,", "ghi nhầm;", "nay là", "hiện nay"),
    *("đọc là", "thực tế còn", "thực tế chỉ có", "lẽ ra", "phải là", "số mới:", "cập nhật lại:", "đề nghị lấy"),
    *("lấy số", "tính lại được", "kiểm tra lại còn", "sau rà soát còn", "sau khi đối chiếu:", "bản trước ghi sai, nay"),
    *("số cuối cùng", "số chính thức", "chứ không phải {v}, là", "thay {v} bằng", "{v} là sai, đúng", "xin sửa lại"),
    *("nhầm {v} thành", "báo cáo trước ghi {v}, đúng là", "đ/c Hoa báo lại: điều chỉnh"),
)
"""Words of corrections, mistakes, denials and of what is now, before a number."""

TAILS = (
    "",
    " theo CV 12",
    " sau sáp nhập",
    " (đ/c Nam nghỉ hưu 01/9)",
    ", do nhập sót",
    " (chị Hoa báo lại)",
    " ngày 15/9",
)
"""A reason, a source or a time behind it."""

WITH_UNIT = ("thực tế còn {o} {u}", "nay là {o} {u}", "đã thay đổi thành {o} {u}", "cộng đúng {o}")

BEHIND = ("{o} mới đúng", "{o} mới chính xác", "{o} là đúng", "{o} chứ không phải {v}", "{o} (số đúng)", "{o} (sửa)")

CORRECTIONS = (*(f"{lead} {{o}}{tail}" for lead, tail in product(LEADS[:-1], TAILS)), *BEHIND, *WITH_UNIT)

DENIALS = (
    "không phải {v}",
    "ko phải {v}",
    "Không phải là {v}",
    "{v} là sai",
    "{v} sai",
    "{v} là nhầm",
    "{v} không đúng",
)

OTHER_PERIODS = (
    *(f"{taken} {time}" for taken, time in product(("của", "chép lại", "lấy số", "lấy theo", "copy"), ("quý 2", "Q2"))),
    *(f"{taken}{time}" for taken, time in product(("", "của ", "lấy theo ", "chép "), ("kỳ trước", "quý trước"))),
    *("số của 6 tháng", "lấy tạm quý II", "của kỳ báo cáo trước", "số năm ngoái"),
)
"""Notes that the value is that of another period than Quý III."""

PARTIAL = (
    *("mới 2/3 số xã", "mới có 5/10 xã", "chỉ có 8/11 đơn vị", "mới tổng hợp 8/11 xã", "8/11 xã gửi", "mới 50% số xã"),
    *(
        "mới có 8 xã",
        "mới có số liệu 8 xã",
        "mới được một nửa",
        "mới một phần",
        "mới nhập đến 10/9",
        "còn 3 xã chưa có số",
    ),
)

BARE = (
    "sửa",
    "Sửa lại",
    "đ/c",
    "đ/c lại",
    "điều chỉnh",
    "đề nghị sửa",
    "cần sửa",
    "xin đính chính",
    "số tạm",
)

MORE_BARE = ("nhầm rồi", "sửa giúp", "yêu cầu sửa", "số liệu tạm", "chưa chuẩn xác", "đợi 6 xã")

DOUBTFUL = (
    "{o} (đ/c Nam nghỉ hưu 01/9)",
    "{o} theo CV 12",
    "giảm còn {o}",
    "thực tế {o}, {rest} nghỉ phép",
    "sửa {o} {u}",
)

SAME = (
    *(
        "nay là {v}",
        "đã sửa thành {v}",
        "điều chỉnh còn {v}",
        "thực tế {v} {u}",
        "{v} mới đúng",
        "{v} không phải do nhập",
    ),
    *(
        "trước {o}, sửa {v}",
        "kỳ trước {o}, nay {v}",
        "{v} đúng với phần mềm",
        "đúng là {v} chứ không phải {o}",
    ),
)
"""Notes that call the value itself right."""

HARMLESS = (
    *("sửa theo QĐ 12", "QĐ 45 sửa đổi QĐ 12", "Sửa đổi, bổ sung theo TT 01", "sửa chữa 02 máy", "NĐ 107/2020/NĐ-CP"),
    *(
        "TB 33-TB/HU",
        "đã sửa",
        "đã điều chỉnh theo QĐ 45/QĐ-UBND",
        "đ/c Nam phụ trách",
        "đ/c Nguyễn Văn Nam",
        "đ/c Nam",
    ),
    *("02 đ/c nghỉ hưu", "3 đ/c chuyển công tác", "đ/c An: 0912 345 678", "SĐT 02993 822 333", "do dịch Covid-19"),
    *(
        "không sai sót",
        "không có sai sót",
        "bằng kỳ trước",
        "bằng cùng kỳ",
        "đề nghị tỉnh hỗ trợ",
        "mức độ 4",
        "xếp thứ 3",
    ),
    *(
        "11/11 xã báo cáo",
        "tổng hợp 11/11 xã",
        "mới bổ nhiệm 02 đ/c",
        "theo quy định",
        "Theo Kế hoạch năm 2021",
        "thay đổi",
    ),
    *(
        "từ năm 2021",
        "giữ nguyên so với quý II",
        "của quý III",
        "lấy theo phần mềm",
        "{rest} đúng hạn",
        "xã đạt chuẩn: 12",
    ),
    *("quý trước {o}", "từ 15/6 đến 14/9", "đề nghị sửa Nghị định", "đổi mới phương thức", "cập nhật thường xuyên"),
)
