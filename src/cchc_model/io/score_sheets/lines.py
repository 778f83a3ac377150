"""The lines of a printed score sheet: sections, criteria, components, and what stands outside the maximum."""

from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from cchc_model.analysis.scoring.component_score import ComponentScore
from cchc_model.analysis.scoring.points import Assessment, PointRange
from cchc_model.analysis.scoring.score_sheet import CriterionScore, ScoreSheet, SectionScore, percent_text
from cchc_model.reports.cell_reading import NOT_APPLICABLE
from cchc_model.reports.organisations import Organisation
from cchc_model.vietnamese.formatting import format_fraction, format_number, roman

ORDINAL, NAME, MAXIMUM, SELF, COMPUTED, APPRAISED, COUNTED, DIFFERENCE, BASIS, NOTE = range(10)
TITLES = (
    "TT",
    "Lĩnh vực, tiêu chí, tiêu chí thành phần",
    "Điểm tối đa",
    "Điểm tự chấm",
    "Điểm tính từ số liệu",
    "Điểm thẩm định",
    "Điểm được tính",
    "Chênh lệch với tự chấm",
    "Căn cứ",
    "Ghi chú",
)
"""The titles of the columns; reading finds them by their texts."""

HEADING = "PHIẾU CHẤM ĐIỂM"
BONUSES, PENALTIES = "Điểm thưởng", "Điểm trừ"
TOTAL = "Tổng điểm"
PERCENT = "Tỷ lệ phần trăm của điểm tối đa áp dụng"
_OWN, _APPRAISED = "Tự chấm: ", "Thẩm định: "


@frozen
class ScoreLine:
    """A line of a score sheet.

    Attributes:
        cells: the texts of its cells, in the order of the titles.
        score: the score that it prints; None for a line about all of them.
        depth: 0 for a section, 1 for a criterion, 2 for a component.
    """

    cells: tuple[str, ...]
    score: SectionScore | CriterionScore | ComponentScore | None
    depth: int = 0


def whose(organisation: Organisation | None) -> str:
    """Return the organisation of a sheet with the one above it, because communes of one name are in several places."""
    if organisation is None:
        return ""
    above = organisation.parent
    return (
        organisation.full_name
        if above is None or above.name in organisation.full_name
        else f"{organisation.name}, {above.name}"
    )


def score_lines(sheet: ScoreSheet) -> Iterator[ScoreLine]:
    """Yield the lines of a score sheet, the total and the percentage last."""
    for number, section in enumerate(sheet.sections, 1):
        yield _part(roman(number), section.section.name.vi, section, 0)
        for at, criterion in enumerate(section.criteria, 1):
            yield _part(str(at), criterion.criterion.name.vi, criterion, 1)
            yield from _components(criterion.components, f"{at}.")
    for title, scores, points, most in (
        (BONUSES, sheet.bonuses, sheet.bonus, sheet.rubric.most_bonus),
        (PENALTIES, sheet.penalties, sheet.penalty, sheet.rubric.most_penalty),
    ):
        if scores:
            limit = None if most is None else f"không quá {format_number(most)} điểm"
            yield ScoreLine(_cells(name=title, counted=points.text(), basis=limit), None)
            yield from _components(scores, "")
    total = _cells(
        name=TOTAL,
        maximum=sheet.maximum.text(),
        own=None if sheet.self_assessed is None else format_fraction(sheet.self_assessed),
        counted=sheet.total.text(),
        difference=None if sheet.difference is None else _signed(sheet.difference),
    )
    yield ScoreLine(total, None)
    bands = " hoặc ".join(band.name.vi for band in sheet.bands)
    yield ScoreLine(_cells(name=PERCENT, counted=percent_text(sheet.percent), basis=bands), None)


def _components(scores: tuple[ComponentScore, ...], prefix: str) -> Iterator[ScoreLine]:
    for number, score in enumerate(scores, 1):
        difference = score.difference
        cells = _cells(
            ordinal=f"{prefix}{number}",
            name=score.component.name.vi,
            maximum=score.maximum.text(),
            own=given_text(score.self_assessed),
            computed=score.computed.text() if score.computed_applies else NOT_APPLICABLE,
            appraised=given_text(score.appraised),
            counted=score.points.text() if score.applicable else NOT_APPLICABLE,
            difference=None if difference is None else _signed(difference),
            basis=score.message(),
            note=_note(score),
        )
        yield ScoreLine(cells, score, 2)


def _part(ordinal: str, name: str, score: SectionScore | CriterionScore, depth: int) -> ScoreLine:
    texts = {"maximum": score.maximum.text(), "counted": score.points.text(), "basis": percent_text(score.percent)}
    return ScoreLine(_cells(ordinal=ordinal, name=name, **texts), score, depth)


def _cells(*, name: str, ordinal: str = "", **texts: str | None) -> tuple[str, ...]:
    keys = ("maximum", "own", "computed", "appraised", "counted", "difference", "basis", "note")
    return ordinal, name, *(texts.get(key) or "" for key in keys)


def given_text(given: Assessment | None) -> str:
    """Return a score by a person as text; an empty one without it."""
    if given is None:
        return ""
    return NOT_APPLICABLE if given.points is None else format_fraction(Fraction(given.points))


def _note(score: ComponentScore) -> str:
    own = score.self_assessed.note if score.self_assessed else ""
    appraised = score.appraised.note if score.appraised else ""
    return "; ".join(label + note for label, note in ((_OWN, own), (_APPRAISED, appraised)) if note)


def notes_of(text: str) -> tuple[str, str]:
    """Return the notes to the self-assessed and to the appraised score that a cell states.

    >>> notes_of("Tự chấm: có văn bản; Thẩm định: thiếu minh chứng"), notes_of("thiếu minh chứng")
    (('có văn bản', 'thiếu minh chứng'), ('', 'thiếu minh chứng'))
    """
    own, mark, appraised = text.partition(f"; {_APPRAISED}")
    if not mark and text.startswith(_APPRAISED):
        return "", text.removeprefix(_APPRAISED)
    if own.startswith(_OWN):
        return own.removeprefix(_OWN), appraised
    return "", text


def _signed(points: PointRange) -> str:
    if points.exact is None:
        return points.text()
    return f"+{points.text()}" if points.exact > 0 else points.text()
