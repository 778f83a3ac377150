"""The time of `parse_number` against ICU's parser of Vietnamese numbers, over the annex's numbers with separators.

    apt-get install libicu-dev pkg-config g++ && python -m pip install PyICU
    python benchmarks/icu_numbers.py

prints the least time of one number in nanoseconds: `parse_number`, ICU's bare `parse`, and ICU with the number taken
from what `parse` returns, as whoever needs the number does.
"""

import time
from collections.abc import Callable
from pathlib import Path

import cchc_model as cchc
from cchc_model import parse_number

ROOT = Path(__file__).parent.parent
ROUNDS, TIMES = 400, 10


def least(parse: Callable[[str], object], texts: list[str]) -> float:
    """Return the least time of one number, in nanoseconds."""
    found = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for _ in range(TIMES):
            for text in texts:
                parse(text)
        found = min(found, time.perf_counter() - start)
    return found / TIMES / len(texts) * 1e9


def main() -> None:
    """Print the three times, thrice."""
    import icu  # type: ignore[import-untyped, import-not-found, unused-ignore]  # where somebody installs it

    whole = (icu.Formattable.kLong, icu.Formattable.kInt64)
    report = cchc.read_report(ROOT / "examples" / "soc_trang_district_annex.txt")
    values = (entry.text for entry in report.entries.values() if entry.value is not None)
    texts = [text for text in values if "." in text or "," in text]
    parse = icu.NumberFormat.createInstance(icu.Locale("vi")).parse

    def taken(text: str) -> object:
        found = parse(text)
        return found.getInt64() if found.getType() in whole else found.getDouble()

    for _ in range(3):
        own, bare, number = (least(one, texts) for one in (parse_number, parse, taken))
        print(f"{len(texts)} numbers: parse_number {own:.0f} ns, ICU {bare:.0f} ns, with the number {number:.0f} ns")


if __name__ == "__main__":
    main()
