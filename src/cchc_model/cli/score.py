"""The command `score` of one annex: the points by a rubric, with their basis."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from cchc_model.analysis.scoring.component_score import ComponentScore
from cchc_model.analysis.scoring.parts import Criterion, RubricSection
from cchc_model.analysis.scoring.people import SCORES
from cchc_model.analysis.scoring.points import Assessment
from cchc_model.analysis.scoring.score import score
from cchc_model.analysis.scoring.score_sheet import CriterionScore, ScoreSheet, SectionScore, percent_text
from cchc_model.checking.check import check
from cchc_model.cli.check import OK, warn_of_losses
from cchc_model.cli.given import Given
from cchc_model.cli.output import Column, Output, counted, writing
from cchc_model.errors import InvalidDataError, Problem
from cchc_model.io.score_sheets import write_score_sheet
from cchc_model.io.toml.rubric import read_rubric
from cchc_model.reports.cell_reading import is_not_applicable
from cchc_model.vietnamese.errors import InvalidNumberError
from cchc_model.vietnamese.formatting import format_fraction, format_number
from cchc_model.vietnamese.numbers import parse_number
from cchc_model.vietnamese.text import Bilingual, Lang

_COLUMNS: Final[list[Column]] = [
    (Bilingual("Tiêu chí", "Component"), "wide"),
    (Bilingual("Tối đa", "Maximum"), "right"),
    (Bilingual("Điểm", "Points"), "right"),
    (Bilingual("Căn cứ", "Basis"), "wide"),
]
_OR = Bilingual(" hoặc ", " or ")
_BONUS = Bilingual("Điểm thưởng", "Bonuses")
_PENALTY = Bilingual("Điểm trừ", "Penalties")


def run_score(  # noqa: PLR0913 what the caller gave on the command line
    file: str,
    rubric: str,
    given: Given,
    out: Output,
    *,
    appraised: Sequence[str] = (),
    self_assessed: Sequence[str] = (),
    figures: Sequence[str] = (),
    former: str | None = None,
    target: str | None = None,
    nil_as_zero: bool = False,
) -> int:
    """Score one annex by a rubric and print the points of each component.

    Args:
        file: the annex.
        rubric: the file of the rubric.
        given: the framework of the annex and the rubric, and what the caller says of the annex.
        out: the output to print to.
        appraised: appraised scores as `component=points`, in Vietnamese form.
        self_assessed: the organisation's own scores, in the same form.
        figures: figures from outside the annex, in the same form.
        former: an annex of a former period.
        target: the file for the score sheet, if any.
        nil_as_zero: True to read `-` and similar marks as 0.
    """
    table = read_rubric(rubric, framework=given.framework)
    report = given.read(file)
    sheet = score(
        report,
        table,
        former=None if former is None else given.read_former(former),
        appraised=_given("--appraised", appraised),
        self_assessed=_given("--self-assessed", self_assessed),
        given={name: one.points for name, one in _given("--given", figures).items() if one.points is not None},
        nil_as_zero=nil_as_zero,
    )
    if target is not None:
        with writing(target) as path:
            write_score_sheet(sheet, path)
    if out.as_json:
        out.result(sheet)
        return OK
    out.say(table.name.vi, table.name.en)
    out.table(_COLUMNS, _rows(sheet, out.lang))
    _print_total(sheet, out)
    warn_of_losses({Path(file).name: check(report, nil_as_zero=nil_as_zero)}, out)
    if target is not None:
        out.say(f"Đã ghi {target}.", f"Written: {target}.")
    return OK


def _given(option: str, texts: Sequence[str]) -> dict[str, Assessment]:
    given: dict[str, Assessment] = {}
    problems = []
    for text in texts:
        name, equals, points = text.partition("=")
        if not equals:
            why = Bilingual(
                f"“{text}” không đúng dạng TIÊU_CHÍ=ĐIỂM, như khao_sat=6,5",
                f"{text!r} does not have the form COMPONENT=POINTS, such as survey=6,5",
            )
            problems.append(Problem(option, why))
        elif name in given:
            problems.append(Problem(option, Bilingual(f"“{name}” được ghi hai lần", f"{name!r} is given twice")))
        else:
            try:
                given[name] = Assessment(None if is_not_applicable(points) else parse_number(points))
            except InvalidNumberError as error:
                problems.append(Problem(f"{option} {name}", Bilingual.by_language(error.message)))
    if problems:
        raise InvalidDataError(SCORES, problems)
    return given


def _rows(sheet: ScoreSheet, lang: Lang) -> Iterator[tuple[str, ...]]:
    for section in sheet.sections:
        yield _row(section, section.section, lang)
        for criterion in section.criteria:
            yield _row(criterion, criterion.criterion, lang, depth=1)
            yield from (_component(scored, lang) for scored in criterion.components)
    for title, scores, points in (
        (_BONUS, sheet.bonuses, sheet.bonus),
        (_PENALTY, sheet.penalties, sheet.penalty),
    ):
        if scores:
            yield title[lang], "", points.text(lang), ""
            yield from (_component(scored, lang) for scored in scores)


def _row(
    score: SectionScore | CriterionScore, part: RubricSection | Criterion, lang: Lang, *, depth: int = 0
) -> tuple[str, ...]:
    percent = percent_text(score.percent, lang)
    return "  " * depth + part.name[lang], score.maximum.text(lang), score.points.text(lang), percent


def _component(scored: ComponentScore, lang: Lang) -> tuple[str, ...]:
    part = scored.component
    return (
        "    " + part.name[lang],
        scored.maximum.text(lang),
        scored.points.text(lang),
        scored.message(lang),
    )


def _print_total(sheet: ScoreSheet, out: Output) -> None:
    total, percent = sheet.total.text(out.lang), percent_text(sheet.percent, out.lang)
    maximum = sheet.maximum.text(out.lang)
    out.say(f"\nTổng điểm: {total}, tối đa {maximum} ({percent}).", f"\nTotal: {total} of {maximum} ({percent}).")
    whole = format_number(sheet.rubric.maximum, lang=out.lang)
    if sheet.applicable.exact != sheet.rubric.maximum:
        applicable = sheet.applicable.text(out.lang)
        out.say(
            f"Điểm tối đa của các tiêu chí thành phần áp dụng là {applicable}/{whole}.",
            f"The maximum of what applies is {applicable} of {whole}.",
        )
    own = sheet.self_assessed
    if own is not None:
        out.say(f"Điểm tự chấm: {format_fraction(own)}.", f"Self-assessed score: {format_fraction(own, lang='en')}.")
    if sheet.bands:
        bands = bands_text(sheet, out.lang)
        out.say(f"Xếp loại: {bands}.", f"Band: {bands}.")
    unscored = len(sheet.unscored)
    if unscored:
        out.say(
            f"{unscored} tiêu chí thành phần chưa chấm được.",
            f"{counted(unscored, 'component', 'components')} could not be scored.",
        )


def bands_text(sheet: ScoreSheet, lang: Lang) -> str:
    """Return the classes that a total may be in, the best first."""
    *others, last = [band.name[lang] for band in sheet.bands] or [""]
    return _OR[lang].join([", ".join(others), last]) if others else last
