"""A form with every kind of row that the documentation distinguishes, and random reports on it."""

from decimal import Decimal
from random import Random

from hypothesis import strategies as st

from cchc_model import Bilingual, Entry, Framework, Level, Organisation, Report, ReportingPeriod, Status
from cchc_model.framework import (
    FLOW,
    STOCK,
    YTD,
    Amount,
    Code,
    CodeList,
    Indicator,
    UnitType,
    branch,
    coded,
    count,
    percent,
    rate,
    section,
    total,
)

THING = UnitType("thing", Bilingual("Vụ", "Cases"))
ITEM = UnitType("item", Bilingual("Thủ tục", "Procedures"), adds_up=False)
MONEY = Amount("money", Bilingual("Triệu đồng", "Million dong"))
GRADE = CodeList("grade", (Code(2, Bilingual("Đạt", "Met")), Code(1, Bilingual("Chưa", "Not yet"))))
ANSWER = CodeList("answer", (Code(1, Bilingual("Có", "Yes")), Code(0, Bilingual("Không", "No"))))

FLOW_A, FLOW_B, FLOW_C = (count(f"flow_{x}", THING, FLOW, f"Phát sinh {x}", f"Flow {x}") for x in "abc")
YEAR_A, YEAR_B = (count(f"year_{x}", THING, YTD, f"Lũy kế {x}", f"Year {x}") for x in "ab")
STOCK_A, STOCK_B = (count(f"stock_{x}", THING, STOCK, f"Hiện có {x}", f"Stock {x}") for x in "ab")
ITEM_A, ITEM_B = (count(f"item_{x}", ITEM, STOCK, f"Thủ tục {x}", f"Items {x}") for x in "ab")
ITEM_FLOW = count("item_flow", ITEM, FLOW, "Thủ tục mới", "New items")
SPENT = count("spent", MONEY, FLOW, "Kinh phí", "Spent")

RATED = percent("rated", FLOW, "Tỷ lệ phát sinh", "Share of flows")
RATED_YEAR = percent("rated_year", YTD, "Tỷ lệ lũy kế", "Share of the year")
RATED_STOCK = percent("rated_stock", STOCK, "Tỷ lệ hiện có", "Share of stocks")
RATED_ITEMS = percent("rated_items", STOCK, "Tỷ lệ thủ tục", "Share of items")
RATED_MIXED = percent("rated_mixed", FLOW, "Tỷ lệ trên hiện có", "Flows per stock")
WEIGHTED = Indicator(
    "weighted", Bilingual("Tỷ lệ hài lòng", "Satisfaction"), percent("x", FLOW, "x", "x").measure, FLOW, weight="flow_c"
)
WEIGHTED_STOCK = Indicator(
    "weighted_stock", Bilingual("Tỷ lệ số hóa", "Digitised"), WEIGHTED.measure, STOCK, weight="stock_b"
)
ALONE = percent("alone", FLOW, "Tỷ lệ khác", "Another share")
ALONE_YEAR = percent("alone_year", YTD, "Tỷ lệ khác lũy kế", "Another share of the year")
GRADED = coded("graded", GRADE, STOCK, "Đánh giá", "Grade")
ASKED = coded("asked", ANSWER, FLOW, "Có đối thoại", "Dialogue")

RATES = (
    rate("flows", "Phát sinh", "Flows", of=FLOW_A, over=total(FLOW_A, FLOW_B), reported=RATED),
    rate("years", "Lũy kế", "Years", of=YEAR_A, over=YEAR_B, reported=RATED_YEAR),
    rate("stocks", "Hiện có", "Stocks", of=STOCK_A, over=STOCK_B, reported=RATED_STOCK),
    rate("items", "Thủ tục", "Items", of=ITEM_A, over=ITEM_B, reported=RATED_ITEMS),
    rate("mixed", "Phát sinh trên hiện có", "Mixed", of=FLOW_B, over=STOCK_A, reported=RATED_MIXED),
    rate("year_per_stock", "Lũy kế trên hiện có", "Year per stock", of=YEAR_A, over=STOCK_B),
    rate("stock_per_flow", "Hiện có trên phát sinh", "Stock per flow", of=STOCK_A, over=FLOW_B),
    rate("both_times", "Hiện có và phát sinh", "Stock and flow", of=total(STOCK_A, FLOW_A), over=STOCK_B),
    rate("below_both", "Phát sinh trên cả hai", "Flow per both", of=FLOW_A, over=total(STOCK_A, FLOW_B)),
    rate("flow_per_year", "Phát sinh trên lũy kế", "Flow per year", of=FLOW_A, over=YEAR_B),
)
ROWS = (
    FLOW_A, FLOW_B, FLOW_C, YEAR_A, YEAR_B, STOCK_A, STOCK_B, ITEM_A, ITEM_B, ITEM_FLOW, SPENT,
    RATED, RATED_YEAR, RATED_STOCK, RATED_ITEMS, RATED_MIXED, WEIGHTED, WEIGHTED_STOCK, ALONE, ALONE_YEAR,
    GRADED, ASKED,
)  # fmt: skip
FORM = Framework(
    "every_row",
    "1",
    Bilingual("Biểu đủ loại", "A form with every kind of row"),
    (branch(section("all", "Tất cả", "All"), *ROWS),),
    RATES,
)

OFFICES = tuple(Organisation(f"UBND xã Ví Dụ {number}", Level.COMMUNE) for number in range(1, 6))
NO_VALUE = (Status.BLANK, Status.NIL, Status.NOT_APPLICABLE, Status.DAMAGED, Status.ABSENT)
_TEXTS = {Status.NIL: "-", Status.NOT_APPLICABLE: "Không áp dụng", Status.DAMAGED: "??"}


def entry(value: object, status: Status = Status.REPORTED, note: str = "") -> Entry:
    """An entry as reading makes it, without the place in a file."""
    return Entry(value, status, text=_TEXTS.get(status, ""), note=note)


def a_number(dice: Random, row: Indicator, high: int) -> object:
    if isinstance(row.measure, CodeList):
        return dice.choice(row.measure.values)
    if row.measure == MONEY:
        return Decimal(dice.randint(0, high * 10)) / 10
    return (
        Decimal(dice.choice([0, 25, 50, 100, 77.5, dice.randint(0, 130)]))
        if row.has_decimals
        else dice.randint(0, high)
    )


def an_entry(dice: Random, row: Indicator, high: int, *, notes: bool) -> Entry:
    """A value mostly, or one of the reasons for its absence; with `notes` also a total of some reports only."""
    if dice.random() < 0.2:
        return entry(None, dice.choice(NO_VALUE))
    return entry(a_number(dice, row, high), note="1/2 báo cáo" if notes and dice.random() < 0.2 else "")


def a_report(
    dice: Random,
    office: Organisation | None,
    period: ReportingPeriod | None,
    *,
    full: bool = False,
    notes: bool = False,
) -> Report:
    """A random report of an office for a period."""
    high = dice.choice([2, 12, 1000])
    found = {
        key: entry(a_number(dice, row, high)) if full else an_entry(dice, row, high, notes=notes)
        for key, row in FORM.indicators.items()
    }
    return Report(FORM, found, office, period)


dices = st.integers(0, 2**32).map(Random)
"""Seeds, because drawing every value of a table of reports by itself takes long."""
