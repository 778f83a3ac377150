"""The values that filled files give to the rows of a form, as evidence of what the rows hold."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from attrs import evolve

from cchc_model.drafting.decisions import Certainty, Decision, DecisionKind
from cchc_model.drafting.form_rows import Form, FormRow
from cchc_model.drafting.ids import slug
from cchc_model.reports.cell_reading import holds_number
from cchc_model.reports.signs import plainly_signed
from cchc_model.vietnamese.numbers import is_number, parse_number
from cchc_model.vietnamese.text import Bilingual, fold

_ONLY_FILLED = Bilingual(
    "dòng “{name}” có trong {count} tệp đã điền nhưng không có trong biểu mẫu, nên không đưa vào khung",
    "{count} filled files have the row “{name}”, but the form does not, so it is left out",
)


def with_values(form: Form, filled: Sequence[Form]) -> Form:
    """Return a form with the most telling value of each row among all files, and the signs before its numbers.

    A percentage tells most, then a number with decimals, then any number.

    Rows of one name are told apart by their order, so that a file counts for a name only if it has it as often.
    """
    texts: dict[tuple[str, int], list[str]] = {}
    own = Counter(fold(row.printed) for row in form.rows)
    for other in filled:
        there = Counter(fold(row.printed) for row in other.rows)
        for key, row in _numbered(other.rows):
            if there[key[0]] == own[key[0]]:
                texts.setdefault(key, []).append(row.value)
    rows = []
    for key, row in _numbered(form.rows):
        values = [row.value, *texts.get(key, [])]
        rows.append(evolve(row, value=_most_telling(values), signs="".join(sorted(set(map(_sign, values))))))
    return evolve(form, rows=tuple(rows))


def with_caption(form: Form) -> Form:
    """Return a form whose rows are titles of columns, with the unit of its caption at each row that has a value."""
    above = {row.marker.parts[:-1] for row in form.rows}
    rows = (row if row.unit or row.marker.parts in above else evolve(row, unit=form.unit) for row in form.rows)
    return evolve(form, rows=tuple(rows), of_titles=True)


def only_in_filled(form: Form, filled: Sequence[Form]) -> Iterator[Decision]:
    """Yield a decision for each row with a unit or a value that filled files have and the form lacks."""
    own = {fold(row.printed) for row in form.rows}
    found: dict[str, list[FormRow]] = {}
    for other in filled:
        more = {fold(row.printed): row for row in other.rows if row.unit or row.value}
        for name in more.keys() - own:
            found.setdefault(name, []).append(more[name])
    for rows in sorted(found.values(), key=lambda rows: rows[0].source.row or 0):
        reason = _ONLY_FILLED.filled(name=rows[0].printed, count=str(len(rows)))
        yield Decision(DecisionKind.ROW, slug(rows[0].printed), Certainty.TO_CONFIRM, reason, rows[0].source)


def _numbered(rows: Sequence[FormRow]) -> Iterator[tuple[tuple[str, int], FormRow]]:
    """Yield each row with its folded name and the number of rows of that name before it."""
    before: Counter[str] = Counter()
    for row in rows:
        name = fold(row.printed)
        yield (name, before[name]), row
        before[name] += 1


def _most_telling(texts: Sequence[str]) -> str:
    return max(texts, key=_evidence)


def _evidence(text: str) -> int:
    plain = plainly_signed(text)
    if is_number(plain):
        return 3 if isinstance(parse_number(plain), Decimal) else 2
    return 4 if text.endswith("%") and holds_number(text) else 1 if text else 0


def _sign(text: str) -> str:
    """Return the sign before a number: a plus, a minus, or none."""
    return "" if not holds_number(text) or text[0].isdigit() else "+" if text[0] == "+" else "-"
