"""Plain Python of the kind that the library is made of, and none of its code: what the baseline is a multiple of."""

import re
from fractions import Fraction

from pytest_benchmark.fixture import BenchmarkFixture


class Cell:
    __slots__ = ("name", "number")

    def __init__(self, name: str, number: int) -> None:
        self.name = name
        self.number = number


def plain_work() -> int:
    cells = [Cell(f"Số hồ sơ {number}", number) for number in range(4000)]
    by_name = {cell.name.casefold(): cell for cell in cells}
    pattern = re.compile(r"(\w+) ([0-9]+)")
    found = sum(int(match[2]) for name in by_name if (match := pattern.search(name)))
    shares = sorted(Fraction(cell.number, 4001 - cell.number) for cell in cells[:200])
    return found + len({str(share) for share in shares})


def test_reference(benchmark: BenchmarkFixture) -> None:
    assert benchmark(plain_work) == 7_998_200
