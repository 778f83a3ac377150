"""The picture of the rooms in `architecture.md`, drawn from the imports of the source.

python docs/rooms.py        # writes docs/rooms.svg anew; a test shows that it is current

A room is a folder or a module at the top of the package. An arrow leads from a room to one that it imports, unless a
way through other rooms leads there too: what remains is the shortest picture of the same order.
"""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "cchc_model"
FILE = Path(__file__).parent / "rooms.svg"

WIDTH, HEIGHT = 132, 40
ACROSS, DOWN = 30, 44
MARGIN = 16

_POINT = (
    '<marker id="to" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
    '<path d="M0 0 8 4 0 8z" fill="#556"/></marker>'
)

Rooms = Mapping[str, frozenset[str]]


def rooms() -> Rooms:
    """Return the rooms, each with those that it imports, late imports and imports for type checkers counted."""
    found: dict[str, set[str]] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        room = path.relative_to(SOURCE).parts[0].removesuffix(".py")
        if room not in {"__init__", "__main__"}:  # the public names, which import every room
            found.setdefault(room, set()).update(_imported(path))
    return {room: frozenset((seen & found.keys()) - {room}) for room, seen in found.items()}


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            modules = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        else:
            continue
        for package, *inside in (name.split(".") for name in modules):
            if package == "cchc_model" and inside:
                yield inside[0]


def levels(found: Rooms) -> dict[str, int]:
    """Return how many rooms stand below each at most: an arrow always leads to a lower level."""
    made: dict[str, int] = {}
    while len(made) < len(found):
        ready = [room for room in found if room not in made and found[room] <= made.keys()]
        if not ready:
            raise ValueError(f"rooms import each other: {sorted(found.keys() - made.keys())}")
        made |= {room: max((made[below] + 1 for below in found[room]), default=0) for room in ready}
    return made


def direct(found: Rooms) -> dict[str, list[str]]:
    """Return the imports of each room without those that lead through another room as well."""
    reached: dict[str, frozenset[str]] = {}
    for room in sorted(found, key=levels(found).__getitem__):
        reached[room] = found[room].union(*(reached[below] for below in found[room]))
    return {
        room: sorted(below for below in seen if not any(below in reached[other] for other in seen))
        for room, seen in found.items()
    }


def picture(found: Rooms) -> str:
    """Return the rooms as a drawing in SVG, the same for the same imports."""
    heights = levels(found)
    top, widest = max(heights.values()), max(list(heights.values()).count(level) for level in heights.values())
    width = 2 * MARGIN + widest * WIDTH + (widest - 1) * ACROSS
    height = 2 * MARGIN + (top + 1) * HEIGHT + top * DOWN
    places = {}
    for level in range(top + 1):
        row = sorted(room for room in found if heights[room] == level)
        left = (width - len(row) * WIDTH - (len(row) - 1) * ACROSS) / 2
        for at, room in enumerate(row):
            places[room] = left + at * (WIDTH + ACROSS), MARGIN + (top - level) * (HEIGHT + DOWN)
    lines = [_arrow(places[room], places[below]) for room, seen in direct(found).items() for below in seen]
    boxes = [_box(room, *places[room]) for room in found]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    parts = (
        f'{head} font-family="sans-serif" font-size="15">',
        "<title>The rooms of cchc_model; an arrow leads to a room that is imported</title>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        f"<defs>{_POINT}</defs>",
    )
    return "\n".join([*parts, *lines, *boxes, "</svg>", ""])


def _arrow(start: tuple[float, float], end: tuple[float, float]) -> str:
    x, y = start[0] + WIDTH / 2, start[1] + HEIGHT
    to_x, to_y = end[0] + WIDTH / 2, end[1]
    bend = (to_y - y) / 2
    curve = f"M{x:g} {y:g}C{x:g} {y + bend:g} {to_x:g} {to_y - bend:g} {to_x:g} {to_y:g}"
    return f'<path d="{curve}" fill="none" stroke="#556" marker-end="url(#to)"/>'


def _box(room: str, x: float, y: float) -> str:
    name = f"{room}/" if (SOURCE / room).is_dir() else room
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{WIDTH}" height="{HEIGHT}" rx="6" fill="#eef3fb" stroke="#557"/>'
        f'<text x="{x + WIDTH / 2:g}" y="{y + 25:g}" text-anchor="middle">{name}</text>'
    )


if __name__ == "__main__":
    FILE.write_text(picture(rooms()), encoding="utf-8")
