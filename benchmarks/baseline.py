"""The baseline: how long each benchmark takes as a multiple of one piece of plain Python, measured in the same run.

Machines differ, and so do evenings; a multiple of what the same machine needs in the same minutes for other work differs
far less.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

REFERENCE = "test_reference"
FILE = Path(__file__).parent / "baseline.json"
NOISE = 1.3
"""What differs by less than this is noise."""


def multiples(medians: Mapping[str, float]) -> dict[str, float]:
    """Medians as multiples of that of the reference; what measures memory has no time of its own."""
    timed = {name: median for name, median in medians.items() if name != REFERENCE and "peak" not in name}
    return {name: median / medians[REFERENCE] for name, median in timed.items()}


def write(medians: Mapping[str, float]) -> None:
    """Make a run the baseline; what it did not measure stays as it was."""
    known = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    known |= {name: float(f"{multiple:.3g}") for name, multiple in multiples(medians).items()}
    FILE.write_text(json.dumps(dict(sorted(known.items())), indent=2) + "\n", encoding="utf-8")


def compared(medians: Mapping[str, float]) -> Iterator[tuple[str, float, float]]:
    """What was measured and is in the baseline: its name, the baseline's multiple, and how many times that it is now."""
    known: dict[str, float] = json.loads(FILE.read_text(encoding="utf-8"))
    for name, multiple in multiples(medians).items():
        if name in known:
            yield name, known[name], multiple / known[name]
