"""The suspects of a finding in words: which values may be wrong, and what they may have been."""

from collections.abc import Callable, Sequence

from cchc_model.checking.suspects.conflicts import Conflict, ErrorSet, Repair
from cchc_model.checking.suspects.slips import Slip, SlipKind
from cchc_model.framework.intervals import SIGNED
from cchc_model.framework.wording import in_words, row_numbers
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.findings import Finding
from cchc_model.reports.report import Report
from cchc_model.vietnamese.text import Bilingual, Lang

SUSPECTS = Bilingual(
    "Số liệu nghi sai → giá trị thỏa mãn quy tắc (gợi ý, cần đối chiếu)",
    "Suspect value → value that satisfies the rules (to be verified)",
)
"""The title of a column of suspects."""

_MOST_SETS = 4
"""Maximum number of sets of suspects shown with a finding; JSON contains all."""

_SLIPS = {
    SlipKind.SEPARATOR: Bilingual("nhầm dấu phân cách hàng nghìn", "thousands separator missing or doubled"),
    SlipKind.COMMA: Bilingual("nhầm dấu phẩy thập phân", "decimal comma missing or misplaced"),
    SlipKind.SWAPPED: Bilingual("gõ đảo hai chữ số", "two digits swapped"),
    SlipKind.DROPPED: Bilingual("gõ thiếu một chữ số", "one digit missing"),
    SlipKind.DOUBLED: Bilingual("gõ thừa một chữ số", "one digit too many"),
    SlipKind.CHANGED: Bilingual("gõ sai một chữ số", "one digit mistyped"),
    SlipKind.SIGN: Bilingual("thừa dấu trừ", "extra minus sign"),
    SlipKind.NEIGHBOUR: Bilingual("trùng số của dòng liền kề", "same number as the adjacent row"),
}
_ANY = Bilingual("số khác", "another number")
_NONE = Bilingual("không xác định được", "cannot be located")
_STOPPED = Bilingual("(có thể còn khả năng khác)", "(other possibilities may exist)")
_SAME = Bilingual("cùng nguyên nhân với dòng {rows} của biểu mẫu", "same cause as rows {rows} of the form")


def conflict_of(finding: Finding, conflicts: Sequence[Conflict]) -> Conflict | None:
    """Return the conflict that a finding belongs to, or None."""
    for conflict in conflicts:
        if finding.code == FindingCode.RULE_FAILED and finding.rule in {rule.id for rule in conflict.rules}:
            return conflict
        if finding.code == FindingCode.NEGATIVE_VALUE and finding.indicators[0] in conflict.negative:
            return conflict
    return None


def same_cause(conflict: Conflict, report: Report) -> Bilingual:
    """Return the reference to the finding at which the suspects of a conflict are given."""
    first = conflict.negative[:1] or conflict.rules[0].operands
    return _SAME.filled(rows=row_numbers(report.framework, first))


def suspects_in_words(conflict: Conflict, report: Report, cell: Callable[[str], str], more: Bilingual) -> Bilingual:
    """Return the smallest sets of a conflict, likeliest first, one per line.

    Args:
        conflict: the conflict.
        report: the report.
        cell: the place of an indicator's value, or an empty text.
        more: the sentence for sets that are left out, with a field `more` for their number.
    """
    return Bilingual(_sets(conflict, report, cell, more, "vi"), _sets(conflict, report, cell, more, "en"))


def _sets(conflict: Conflict, report: Report, cell: Callable[[str], str], more: Bilingual, lang: Lang) -> str:
    if not conflict.sets:
        return _NONE[lang]
    lines = [_set_in_words(found, report, cell, lang) for found in conflict.sets[:_MOST_SETS]]
    if len(conflict.sets) > _MOST_SETS:
        lines.append(more.filled(more=str(len(conflict.sets) - _MOST_SETS))[lang])
    text = ("\n" + Bilingual("hoặc ", "or ")[lang]).join(lines)
    return text if conflict.complete else f"{text}\n{_STOPPED[lang]}"


def _set_in_words(found: ErrorSet, report: Report, cell: Callable[[str], str], lang: Lang) -> str:
    join = Bilingual(" và ", " and ")[lang]
    return join.join(_repair_in_words(repair, report, cell, lang) for repair in found.repairs)


def _repair_in_words(repair: Repair, report: Report, cell: Callable[[str], str], lang: Lang) -> str:
    key, framework = repair.indicator, report.framework
    place = f"{framework.row(key).number} {cell(key)}".rstrip()
    words = f"[{place}] {in_words(repair.reported, key, framework, lang)} → "
    if repair.value is not None:
        words += in_words(repair.value, key, framework, lang)
    else:
        words += _span(repair, report, lang)
    told = [_slip_in_words(slip, repair, report, lang) for slip in repair.slips[:1]]
    return words + "".join(f" ({text})" for text in told)


def _span(repair: Repair, report: Report, lang: Lang) -> str:
    low = in_words(repair.low, repair.indicator, report.framework, lang)
    unbounded = repair.low <= SIGNED.low
    if repair.high is None:
        return _ANY[lang] if unbounded else f"≥ {low}"
    high = in_words(repair.high, repair.indicator, report.framework, lang)
    lowest = unbounded or (repair.low == 0 and repair.indicator not in report.framework.signed)
    return f"≤ {high}" if lowest else f"{low}–{high}"


def _slip_in_words(slip: Slip, repair: Repair, report: Report, lang: Lang) -> str:
    words = _SLIPS[slip.kind][lang]
    if slip.value is None or repair.value is not None:
        return words
    meant = in_words(slip.value, repair.indicator, report.framework, lang)
    return Bilingual(f"có thể là {meant}: {words}", f"possibly {meant}: {words}")[lang]
