"""How often the suspects contain a single fault: `python benchmarks/suspects.py [faults] [seed]`.

Each fault is put into the consistent report of the tests by itself. Of those that break a rule: how often the true
place is in a smallest set of every conflict, how often the first sets name it, and how often what they say of it is
the true value, as the only possible one or as a likely slip.
"""

import itertools
import random
import sys
from collections import Counter
from pathlib import Path

TESTS = Path(__file__).parent.parent / "tests"
sys.path.insert(0, str(TESTS))

import cchc_model as cchc
from cchc_model.checking.suspects.conflicts import Conflict
from helpers.faults import faults

COLUMNS = ("faults", "broken", "found", "first", "told")


def measure(report: cchc.Report, count: int, seed: int) -> dict[str, Counter[str]]:
    """For each kind of fault, and for all of them, how many came to what."""
    counts: dict[str, Counter[str]] = {}
    for kind, key, wrong in itertools.islice(faults(report, random.Random(seed)), count):
        conflicts = cchc.locate_errors(report.correct({key: wrong}, reason=kind))
        for counter in (counts.setdefault(kind, Counter()), counts.setdefault("all", Counter())):
            counter["faults"] += 1
            if conflicts:
                counter["broken"] += 1
                counter["found"] += all((key,) in {s.indicators for s in c.sets} for c in conflicts)
                counter["first"] += all(c.sets[0].indicators == (key,) for c in conflicts if c.sets)
                counter["told"] += all(tells(c, key, report.values[key]) for c in conflicts)
    return counts


def tells(conflict: Conflict, key: str, right: object) -> bool:
    repair = conflict.sets[0].repairs[0]
    return repair.indicator == key and right in (repair.value, *(slip.value for slip in repair.slips))


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 2026
    counts = measure(cchc.read_report(TESTS / "data" / "consistent_annex.txt"), count, seed)
    print(f"{'kind':<12}" + "".join(f"{column:>8}" for column in COLUMNS))
    for kind, counter in sorted(counts.items()):
        print(f"{kind:<12}" + "".join(f"{counter[column]:>8}" for column in COLUMNS))


if __name__ == "__main__":
    main()
