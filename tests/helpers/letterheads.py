"""Letterheads by construction: the organisation and the period are known before the text is printed."""

import random
from collections.abc import Callable

from attrs import frozen

from cchc_model import Level, Organisation, ReportingPeriod

NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
ROW = "\tSố nhiệm vụ đề ra trong kế hoạch\tNhiệm vụ\t31\t"
HEADER = "TT\tChỉ tiêu\tĐVT\tSố liệu\tGhi chú"

NUMBERS = (
    "Số: 45/BC-UBND\tMỹ Xuyên, ngày 05 tháng 4 năm 2023", "Số:    /BC-SNV\t…, ngày … tháng … năm 2023",
)  # fmt: skip
ISSUED = "(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 05/01/2021 của UBND tỉnh Sóc Trăng)"
NAMES = (
    "Mỹ Xuyên", "Sóc Trăng", "Long Phú", "Cù Lao Dung", "Ea H'Leo", "Krông Nô", "M'Đrắk", "Phan Rang - Tháp Chàm",
    "Hội An", "Yên Sở", "Tân Hội", "Trạm Tấu", "Phú Quý", "Ngã Năm", "Chi Lăng", "Trung Tâm", "Đoàn Kết", "Văn Lâm",
    "Trường Sa", "Nam Từ Liêm", "Bà Rịa-Vũng Tàu", "Huế Đông", "Tân Hội Trung", "Thị Trấn", "Nông Trường Việt Trung",
)  # fmt: skip
NUMBERED = ("1", "12", "Tân Lập 2", "Tân Lập 12")
CENTRAL = ("Hà Nội", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Hồ Chí Minh")
AGENCIES = (
    "Sở Nội vụ", "Sở Kế hoạch và Đầu tư", "Phòng Nội vụ", "Phòng Tài chính - Kế hoạch", "Văn phòng HĐND và UBND",
    "Chi cục Thống kê", "Trung tâm Phục vụ hành chính công", "Ban Quản lý các khu công nghiệp", "Thanh tra",
)  # fmt: skip
LEVELS = (
    ("tỉnh", ("tỉnh",), Level.PROVINCE, NAMES),
    ("thành phố", ("thành phố", "TP.", "TP"), Level.PROVINCE, CENTRAL),
    ("thành phố", ("thành phố", "TP."), Level.DISTRICT, NAMES),
    ("huyện", ("huyện", "H."), Level.DISTRICT, NAMES),
    ("thị xã", ("thị xã", "TX."), Level.DISTRICT, NAMES),
    ("quận", ("quận", "Q."), Level.DISTRICT, (*NAMES, *NUMBERED)),
    ("xã", ("xã",), Level.COMMUNE, (*NAMES, *NUMBERED)),
    ("phường", ("phường", "P."), Level.COMMUNE, (*NAMES, *NUMBERED)),
    ("thị trấn", ("thị trấn",), Level.COMMUNE, NAMES),
    ("đặc khu", ("đặc khu",), Level.COMMUNE, NAMES),
)
UNKNOWN_BODIES = ("NHÓM CÔNG TÁC 35", "Nhóm rà soát", "KHỐI DÂN VẬN", "HỢP TÁC XÃ SỐ MỘT")


@frozen
class Letterhead:
    """The lines above a table, with what a clerk reads in them; None where nobody can tell."""

    lines: tuple[str, ...]
    organisation: Organisation | None
    period: ReportingPeriod | None

    @property
    def text(self) -> bytes:
        """An annex with these lines and one row."""
        return "\n".join((*self.lines, HEADER, ROW)).encode()


def letterhead(g: random.Random) -> Letterhead:
    """Return a letterhead in one of many forms."""
    times, period = _period(g)
    if g.random() < 0.15:
        return _labelled(g, times, period)
    printed, organisation = _bodies(g)
    case: Callable[[str], str] = g.choice((str.upper, lambda text: text))
    left = [part for body in printed for part in (case(text) for text in body)]
    titles = _titles(g, times)
    # A text beside the motto is a body by its place, even if nobody knows its kind.
    if organisation is not None and g.random() < 0.5:
        right = [NATION, MOTTO, *[""] * len(left)]
        pairs = [f"{body}\t{beside}".rstrip("\t") for body, beside in zip(left, right, strict=False)]
        pairs += [f"\t{NATION}", f"\t{MOTTO}"][len(left) :]
        number = g.choice(NUMBERS)
        return Letterhead((*pairs, number, *titles), organisation, period)
    motto = g.choice(((), (NATION, MOTTO), (NATION, MOTTO, "---------------")))
    around = (*motto, *left) if g.random() < 0.5 else (*left, *motto)
    return Letterhead((*around, *titles), organisation, period)


def _labelled(g: random.Random, times: list[str], period: ReportingPeriod | None) -> Letterhead:
    lines, organisation = _committee(g, g.choice(LEVELS))
    if len(lines) > 1:
        lines = [" ".join(lines)]
    superior = g.choice(((), ("UBND TỈNH SÓC TRĂNG", "SỞ NỘI VỤ")))
    issued = g.choice(((), (ISSUED,)))
    label = f"Đơn vị báo cáo: {lines[0]}"
    return Letterhead((*superior, "PHỤ LỤC SỐ LIỆU", *issued, label, *times), organisation, period)


def _committee(
    g: random.Random, level: tuple[str, tuple[str, ...], Level, tuple[str, ...]]
) -> tuple[list[str], Organisation]:
    word, shorts, kind, names = level
    name = g.choice(names)
    head = g.choice(("UBND", "Ủy ban nhân dân", "Uỷ ban nhân dân"))
    short = g.choice(shorts)
    own = Organisation(f"UBND {word} {name}", kind)
    whole = f"{head} {short} {name}"
    return g.choice(([whole], [whole], [head, f"{short} {name}"], [f"{head} {short}", name])), own


def _bodies(g: random.Random) -> tuple[list[list[str]], Organisation | None]:
    """Return the printed lines of one to three bodies, superior first, and the lowest of them."""
    ranks = (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)
    chosen = sorted(g.sample(ranks, g.choice((1, 1, 2))), key=ranks.index)
    made = [_committee(g, g.choice([level for level in LEVELS if level[2] is rank])) for rank in chosen]
    printed, organisation = [lines for lines, _ in made], made[-1][1]
    draw = g.random()
    if draw < 0.3:
        name = g.choice(AGENCIES)
        return [*printed, [name]], Organisation(name, Level.AGENCY)
    if draw < 0.4:
        return [*printed, [g.choice(UNKNOWN_BODIES)]], None
    return printed, organisation


def _period(g: random.Random) -> tuple[list[str], ReportingPeriod | None]:
    """Return the lines that name a period, and the period; None where the lines do not tell it."""
    year, number = g.randint(2019, 2026), g.randint(1, 4)
    roman = ("I", "II", "III", "IV")[number - 1]
    start, end = ReportingPeriod.quarter(year, number).start, ReportingPeriod.quarter(year, number).end
    month = g.randint(1, 12)
    quarter, half = ReportingPeriod.quarter(year, number), ReportingPeriod.half_year(year)
    return g.choice(
        [
            ([f"Quý {roman} năm {year}"], quarter),
            ([f"QUÝ {roman}", f"NĂM {year}"], quarter),
            ([f"QUÝ {chr(0x215F + number)}/{year}"], quarter),
            ([f"Quý {number} - {year}"], quarter),
            ([f"Q.{roman}/{year}"], quarter),
            ([f"(Từ ngày {start.day}/{start.month}/{start.year} đến ngày {end:%d/%m/%Y})"], quarter),
            ([f"Kỳ báo cáo: Quý {roman} năm {year}", f"(Số liệu tính đến ngày {end:%d/%m/%Y})"], quarter),
            ([f"Quý {roman} năm {year} (so với cùng kỳ năm {year - 1})"], quarter),
            ([f"Từ tháng {3 * number - 2} đến tháng {3 * number} năm {year}"], quarter),
            ([f"6 THÁNG ĐẦU NĂM {year}"], half),
            (["6 THÁNG ĐẦU", f"NĂM {year}"], half),
            ([f"03 tháng đầu năm {year}"], ReportingPeriod.quarter(year, 1)),
            ([f"9 tháng năm {year}"], ReportingPeriod.nine_months(year)),
            ([f"Tháng {month:02}/{year}"], ReportingPeriod.month(year, month)),
            ([f"NĂM {year}"], ReportingPeriod.full_year(year)),
            ([f"Quý {roman} năm …"], None),
            ([f"Quý … năm {year}"], None),
            ([f"Quý I và quý II năm {year}"], None),
            ([f"Quý I, II năm {year}"], None),
            ([f"Quý IV và năm {year}"], None),
            ([f"Tháng 3 và quý I năm {year}"], None),
            ([f"(Số liệu tính đến ngày {end:%d/%m/%Y})"], None),
            ([f"Kế hoạch năm {year}"], None),
            ([f"(Kèm theo Quyết định số 12/QĐ-UBND ngày 05/01/{year} của UBND tỉnh Sóc Trăng)"], None),
            ([f"giai đoạn {year}-{year + 5}"], None),
            ([f"đợt {number} năm {year}"], None),
            ([f"{month} tháng đầu năm {year}"], None) if month % 3 else ([], None),
            ([], None),
        ]
    )


def _titles(g: random.Random, times: list[str]) -> list[str]:
    title = g.choice(
        ("PHỤ LỤC SỐ LIỆU", "Phụ lục 3", "BIỂU SỐ 6", "SỐ LIỆU BÁO CÁO CÔNG TÁC CẢI CÁCH HÀNH CHÍNH", "Mẫu số 01/CCHC")
    )
    if times and g.random() < 0.3 and title.isupper() and not title[-1].isdigit() and times[0][0] != "(":
        return [f"{title} {times[0]}", *times[1:]]
    return [title, *times]
