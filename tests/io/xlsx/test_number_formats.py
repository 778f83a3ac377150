"""Every stored number in every number format, against what Excel shows: both agree, or a finding reports it."""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

import pytest

from cchc_model import Report, Severity, Status, read_report
from helpers.office import HEADER, RATE, TASKS, workbook
from helpers.sampling import some_of

# What Excel shows, with Vietnamese separators, stated by itself: nothing of it comes from the library.


def number(decimals: int, *, grouped: bool = False, hundreds: int = 1, behind: str = "") -> Callable[[Decimal], str]:
    def show(value: Decimal) -> str:
        rounded = (value * hundreds).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        text = format(rounded, ",f" if grouped else "f")
        return text.replace(",", " ").replace(".", ",").replace(" ", ".") + behind

    return show


def general(value: Decimal) -> str:
    return format(value, "f").replace(".", ",")


def by_sign(
    positive: Callable[[Decimal], str], negative: Callable[[Decimal], str], zero: Callable[[Decimal], str]
) -> Callable[[Decimal], str]:
    return lambda value: negative(-value) if value < 0 else zero(value) if value == 0 else positive(value)


def words(text: str) -> Callable[[Decimal], str]:
    return lambda _: text


def signed(show: Callable[[Decimal], str], sign: str = "-") -> Callable[[Decimal], str]:
    return lambda value: sign + show(value)


whole, grouped, percent = number(0), number(0, grouped=True), number(2, hundreds=100, behind="%")
NOTHING = words("")
AS_STORED: dict[str, Callable[[Decimal], str]] = {
    "General": general,
    "0": whole,
    "000": lambda value: whole(value).zfill(3),
    "0.0": number(1),
    "0.00": number(2),
    "#,##0": grouped,
    "#,##0.0": number(1, grouped=True),
    "#,###": by_sign(grouped, signed(grouped), NOTHING),
    "#": by_sign(whole, signed(whole), NOTHING),
    "0%": number(0, hundreds=100, behind="%"),
    "0.00%": percent,
    "[Green]0.00%;[Red]-0.00%": percent,
    '0.00"%"': number(2, behind="%"),
    "@": general,
    "[Red]General": general,
    # Accounting formats show a dash for 0; some show nothing.
    '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)': by_sign(grouped, signed(grouped), words("-")),
    '_-* #,##0\\ _₫_-;\\-* #,##0\\ _₫_-;_-* "-"\\ _₫_-;_-@_-': by_sign(grouped, signed(grouped), words("-")),
    "#,##0_);[Red](#,##0)": grouped,
    "0;-0;;@": by_sign(whole, signed(whole), NOTHING),
    '0" nhiệm vụ"': number(0, behind=" nhiệm vụ"),
    '[=1]"Có";[=0]"Không";0': lambda value: {"1": "Có", "0": "Không"}.get(str(value)) or whole(value),
}  # fmt: skip
"""Formats that show most numbers as they are."""

OTHERWISE: dict[str, Callable[[Decimal], str]] = {
    # Signs that are not the number's.
    "0;0": by_sign(whole, whole, whole),
    "#,##0;[Red]#,##0": by_sign(grouped, grouped, grouped),
    "-0": signed(whole),
    '"-"0;-0': by_sign(signed(whole), signed(whole), signed(whole)),
    # Scaled, hidden, in words, as something else.
    "0,": lambda value: whole(value / 1000),
    "#,##0.0,,": lambda value: number(1, grouped=True)(value / 10**6),
    "0%%": lambda value: whole(value * 10**4) + "%%",
    ";;;": NOTHING,
    ";;": NOTHING,
    '"không"': words("không"),
    '[>=1000]0.0,"k";0': lambda value: number(1)(value / 1000) + "k" if value >= 1000 else whole(value),
    '0" nghìn"': number(0, behind=" nghìn"),
    '"khoảng "0': lambda value: "khoảng " + whole(value),
    "~0": lambda value: "~" + whole(value),
    '0"5"': number(0, behind="5"),
    "0,000": lambda value: format(int(whole(value)), "05,d").replace(",", "."),
    "0.00E+00": lambda value: f"{value:.2E}",
    "# ?/?": lambda value: "31 3/5" if value == Decimal("31.6") else "a fraction",
    "dd/mm/yyyy": words("a date"),
    "[$-42A]dd/mm": words("a date"),
    "[$-F800]dddd, mmmm dd, yyyy": words("a date"),
    "[h]:mm": words("a time"),
}  # fmt: skip
NUMBERS = tuple(
    map(Decimal, ("0", "1", "2", "31", "31.6", "25.84", "0.2581", "0.5", "-5", "5627", "31000000", "1.004"))
)
CODE = "Có sáng kiến, giải pháp mới về CCHC"
MEASURES = {TASKS: "plan_tasks", RATE: "satisfaction_rate", CODE: "reform_initiatives"}


def said(report: Report, key: str) -> set[str]:
    return {finding.code for finding in report.findings if key in finding.indicators}


def meant(shown: str, name: str) -> Decimal | None:
    """A text as a clerk reads it in the row of a count, of a percentage or of a code."""
    if name == CODE and shown in ("Có", "Không"):
        return Decimal(shown == "Có")
    bare = shown.removesuffix(" nhiệm vụ" if name == TASKS else "%" if name == RATE else "")
    try:
        value = Decimal(bare.replace(".", "").replace(",", "."))
    except ArithmeticError:
        return None
    grouped_zeros = bare.lstrip("-").startswith("0.")
    return None if grouped_zeros or (name != RATE and value != int(value)) else value


def read(style: str, stored: Decimal) -> Report:
    content = int(stored) if stored == int(stored) else float(stored)
    rows = [["", name, "", content] for name in MEASURES]
    return read_report(workbook(HEADER, *rows, formats={f"D{row}": style for row in (2, 3, 4)}))


SHOWN = {**AS_STORED, **OTHERWISE}


@pytest.mark.parametrize("style", SHOWN)
def test_what_a_file_shows_and_what_is_read_agree_or_a_finding_reports_it(style: str) -> None:
    for stored in some_of(NUMBERS, start=list(SHOWN).index(style)):
        report, shown = read(style, stored), SHOWN[style](stored)
        for name, key in MEASURES.items():
            value, codes = report.values[key], said(report, key)
            if value is not None and value != meant(shown, name):
                assert codes & {"shown_rounded", "shown_otherwise"}, (stored, shown, name, value)
            if report[key].status is Status.DAMAGED:
                assert any(f.severity is Severity.ERROR for f in report.findings if key in f.indicators)
            if style in AS_STORED:
                assert is_read_without_asking(report, name, stored, style), (stored, shown, name, value)


def is_read_without_asking(report: Report, name: str, stored: Decimal, style: str) -> bool:
    """Whether a number that is shown as it is stored is read so; what is shown otherwise need not be."""
    scaled = stored * 100 if name == RATE and SHOWN[style](Decimal(1)).startswith("100") else stored
    if meant(SHOWN[style](stored), name) != scaled or (name == CODE and stored not in (0, 1)) or stored < 0:
        return True
    told = said(report, MEASURES[name]) & {"shown_rounded", "shown_otherwise"}
    return report.values[MEASURES[name]] == scaled and (not told or "Có" in style)
