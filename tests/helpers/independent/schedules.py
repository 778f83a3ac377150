"""Random tables of reports: some organisations, over periods that lie beside each other, apart, or in two years."""

from random import Random

from cchc_model import ReportingPeriod
from helpers.independent.consolidating import Table
from helpers.independent.form import FORM, OFFICES, a_report, dices

P = ReportingPeriod
SCHEDULES: tuple[tuple[ReportingPeriod | None, ...], ...] = (
    (None,),
    (P.quarter(2022, 1),),
    (P.quarter(2022, 1), P.quarter(2022, 2)),
    (P.quarter(2022, 1), P.quarter(2022, 3)),
    tuple(P.quarter(2022, number) for number in (1, 2, 3, 4)),
    (P.quarter(2022, 3), P.quarter(2022, 4), P.quarter(2023, 1)),
    (P.quarter(2022, 2), P.quarter(2023, 2)),
    (P.full_year(2021), P.full_year(2022)),
    (P.full_year(2022), P.month(2023, 1)),
    (P.month(2022, 1), P.month(2022, 2), P.month(2022, 3)),
    (P.month(2022, 12), P.month(2023, 1)),
    (P.half_year(2022), P.quarter(2022, 3), P.month(2022, 10)),
    (P.nine_months(2022), P.quarter(2022, 4)),
    (P.half_year(2022), P.half_year(2022, 2)),
)
EXPECTED = ((), (), OFFICES[:1], OFFICES[:4], OFFICES[2:4])


def table(dice: Random) -> Table:
    """A random table of reports."""
    periods, offices = dice.choice(SCHEDULES), OFFICES[: dice.randint(1, 3)]
    cells = [(who, when) for who in offices for when in periods]
    gaps = dice.sample(cells, dice.choice([0, 0, 1, min(2, len(cells))]))
    full, notes = dice.random() < 0.5, dice.random() < 0.5
    present = [cell for cell in cells if cell not in gaps] or cells[:1]
    found = {cell: a_report(dice, *cell, full=full, notes=notes) for cell in present}
    return Table(FORM, found, frozenset(dice.choice(EXPECTED)), dice.random() < 0.5, dice.random() < 0.5)


tables = dices.map(table)
