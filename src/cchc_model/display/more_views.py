"""Notebook views of drafts, layouts, rubrics, crosswalks, conflicts and rankings."""

from collections.abc import Iterable, Sequence

from cchc_model.analysis.crosswalk import Crosswalk
from cchc_model.analysis.scoring.ranking import Ranked
from cchc_model.analysis.scoring.rubric import Rubric
from cchc_model.analysis.scoring.score_sheet import percent_text
from cchc_model.checking.suspects.conflicts import Conflict, Repair
from cchc_model.display.elements import Markup, element, folded, joined, table, table_row
from cchc_model.drafting.decisions import Certainty, Draft
from cchc_model.reports.layout import Layout
from cchc_model.vietnamese.formatting import printed
from cchc_model.vietnamese.text import Bilingual, Lang

_NO_CONFLICT = Bilingual("Không có quy tắc nào bị vi phạm.", "No rule is violated.")
_SUSPECTS = {"vi": ("Giá trị nghi sai", "Giá trị thỏa mãn quy tắc"), "en": ("Suspect values", "Values that satisfy")}


def draft_view(draft: Draft, lang: Lang) -> Iterable[Markup]:
    """Yield the decisions of a draft by certainty: those to confirm are open, the others folded."""
    titles = {"vi": ("Thuộc về", "Quyết định", "Lý do"), "en": ("Subject", "Decision", "Reason")}[lang]
    for certainty in Certainty:
        rows = [
            table_row(one.subject, one.kind.label[lang], one.reason[lang])
            for one in draft.decisions
            if one.certainty is certainty
        ]
        if rows:
            head = f"{certainty.label[lang]}: {len(rows)}"
            yield folded(head, table(titles, rows), is_open=certainty is Certainty.TO_CONFIRM)


def layout_view(layout: Layout, lang: Lang) -> Iterable[Markup]:
    """Yield a table of the columns of each table that was read."""
    titles = {
        "vi": ("Cột", "Tiêu đề", "Nội dung", "Căn cứ", "Số ô có nội dung"),
        "en": ("Column", "Titles", "Content", "Evidence", "Filled cells"),
    }[lang]
    for one in layout.tables:
        rows = [
            table_row(part.letter, part.path, part.role.value, part.evidence[lang], str(part.filled), numbers=(4,))
            for part in one.columns
        ]
        yield table(titles, rows, numbers=(4,))


def rubric_view(rubric: Rubric, lang: Lang) -> Iterable[Markup]:
    """Yield the points of each section, with its components folded."""
    yield element("div", element("b", rubric.name[lang]), f" · {rubric.id} {rubric.version}")
    titles = {"vi": ("Tiêu chí", "Tiêu chí thành phần", "Điểm"), "en": ("Criterion", "Component", "Points")}[lang]
    for section in rubric.sections:
        rows = [
            table_row(criterion.name[lang], one.name[lang], printed(one.maximum, lang), numbers=(2,))
            for criterion in section.criteria
            for one in criterion.components
        ]
        yield folded(f"{section.name[lang]}: {printed(section.maximum, lang)}", table(titles, rows, numbers=(2,)))


def crosswalk_view(walk: Crosswalk, lang: Lang) -> Iterable[Markup]:
    """Yield the lines of a crosswalk, with the names of both frameworks."""
    yield element("div", element("b", f"{walk.before.name[lang]} → {walk.after.name[lang]}"))
    titles = {"vi": ("Chỉ tiêu mới", "Từ chỉ tiêu cũ"), "en": ("New indicator", "Former indicators")}[lang]
    part_of = Bilingual("một phần của", "part of")[lang]
    rows = []
    for line in walk.lines:
        former = " + ".join(walk.before[key].name[lang] for key in line.of)
        if line.part_of is not None:
            former = f"{part_of} {walk.before[line.part_of].name[lang]}"
        rows.append(table_row(walk.after[line.to].name[lang], former))
    yield table(titles, rows)


def conflict_view(conflict: Conflict, lang: Lang) -> Iterable[Markup]:
    """Yield the violated rules of a conflict, and each set of values that may be wrong."""
    words = ", ".join((*(rule.id for rule in conflict.rules), *conflict.negative))
    yield element(
        "div", element("b", conflict.severity.label[lang]), f": {words}", classes=f"point {conflict.severity.value}"
    )
    rows = [
        table_row(
            ", ".join(one.indicator for one in each.repairs), "; ".join(_repair(one, lang) for one in each.repairs)
        )
        for each in conflict.sets
    ]
    yield table(_SUSPECTS[lang], rows)


def _repair(one: Repair, lang: Lang) -> str:
    if one.value is not None:
        fits = printed(one.value, lang)
    else:
        fits = f"{printed(one.low, lang)}–{'' if one.high is None else printed(one.high, lang)}"
    return f"{printed(one.reported, lang)} → {fits}"


def sequence_view(several: Sequence[object], lang: Lang) -> Iterable[Markup] | None:
    """Return the view of a ranking or of conflicts; None for another sequence."""
    if not several:
        return [element("div", _NO_CONFLICT[lang])]
    ranked = [one for one in several if isinstance(one, Ranked)]
    if len(ranked) == len(several):
        return [_ranking(ranked, lang)]
    conflicts = [one for one in several if isinstance(one, Conflict)]
    if len(conflicts) == len(several):
        return [joined(*conflict_view(one, lang)) for one in conflicts]
    return None


def _ranking(ranked: Sequence[Ranked], lang: Lang) -> Markup:
    titles = {"vi": ("Hạng", "Cơ quan", "Điểm", "%"), "en": ("Rank", "Organisation", "Points", "%")}[lang]
    rows = [
        table_row(
            str(one.place) if one.place is not None else f"{one.best}–{one.worst}",
            one.sheet.organisation.name if one.sheet.organisation else "",
            f"{one.sheet.total.text(lang)}/{one.sheet.maximum.text(lang)}",
            percent_text(one.sheet.percent, lang),
            numbers=(0, 2, 3),
        )
        for one in ranked
    ]
    return table(titles, rows, numbers=(0, 2, 3))
