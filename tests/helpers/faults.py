"""Typing faults put into a report on purpose, drawn from a seeded generator."""

import random
from collections.abc import Iterator
from decimal import Decimal

from cchc_model import SOC_TRANG_DISTRICT, Report
from cchc_model.framework import Kind

KINDS = ("separator", "dropped", "doubled", "swapped", "changed", "neighbour", "any")


def faults(report: Report, generator: random.Random) -> Iterator[tuple[str, str, int | Decimal]]:
    """Without end: a kind of fault, the indicator, and the wrong value, another than the right one."""
    keys = list(SOC_TRANG_DISTRICT.indicators)
    while True:
        kind, key = generator.choice(KINDS), generator.choice(keys)
        value = report.values[key]
        assert value is not None
        wrong = _wrong(kind, key, value, report, generator)
        if wrong is not None and wrong != value:
            yield kind, key, wrong


def _wrong(kind: str, key: str, value: int | Decimal, report: Report, generator: random.Random) -> int | Decimal | None:
    indicator = SOC_TRANG_DISTRICT.indicators[key]
    if indicator.kind is Kind.CODED:
        return generator.choice(SOC_TRANG_DISTRICT.codes[key])
    if isinstance(value, Decimal):
        return Decimal(
            generator.choice([f"{value}0", str(value).replace(".", ""), str(generator.randrange(1, 10_000))])
        )
    if kind == "neighbour":
        number = SOC_TRANG_DISTRICT.row(key).number + generator.choice((-1, 1))
        beside = report.values.get(SOC_TRANG_DISTRICT.row(number).id) if number in SOC_TRANG_DISTRICT else None
        return beside if isinstance(beside, int) else None
    if kind == "any":
        return generator.randrange(0, 10 * value + 100)
    if kind == "separator":
        return value * 1000 if generator.random() < 0.5 or value % 1000 else value // 1000
    return _mistyped(kind, str(value), generator)


def _mistyped(kind: str, text: str, generator: random.Random) -> int | None:
    at = generator.randrange(len(text))
    digit = generator.choice("0123456789")
    if kind == "swapped":
        if at + 1 == len(text):
            return None
        text = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    elif kind == "dropped":
        text = text[:at] + text[at + 1 :]
    elif kind == "doubled":
        text = text[:at] + digit + text[at:]
    else:
        text = text[:at] + digit + text[at + 1 :]
    return int(text) if text else None
