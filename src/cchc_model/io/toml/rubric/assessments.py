"""Appraised and self-assessed scores of many organisations as a TOML file, with one table per organisation."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NewType

from attrs import field, frozen
from cattrs import Converter

from cchc_model.analysis.scoring.points import Assessment
from cchc_model.errors import InvalidDataError, Problem
from cchc_model.io.structuring import Hook, refuse, strict_converter, structure
from cchc_model.io.toml.rubric.lines import Exactly
from cchc_model.reports.findings import Finding
from cchc_model.vietnamese.text import Bilingual, fold

Given = NewType("Given", Assessment)
"""Points, alone or with a note."""


@frozen(kw_only=True)
class Assessments:
    """Appraised and self-assessed scores of one organisation, by component.

    Attributes:
        appraised: the scores of the appraiser.
        self_assessed: the organisation's own scores.
        given: figures from outside the annex.
        findings: what a person should check on the score sheet that they were read from.
    """

    appraised: Mapping[str, Given] = field(factory=dict)
    self_assessed: Mapping[str, Given] = field(factory=dict)
    given: Mapping[str, Exactly] = field(factory=dict)
    findings: tuple[Finding, ...] = ()


@frozen(kw_only=True)
class _Table:
    """The scores in a file, which has no findings."""

    appraised: Mapping[str, Given] = field(factory=dict)
    self_assessed: Mapping[str, Given] = field(factory=dict)
    given: Mapping[str, Exactly] = field(factory=dict)


@frozen(kw_only=True)
class _Noted:
    points: Exactly | None = None
    not_applicable: bool = False
    note: str = ""


_EITHER = Bilingual("cần ghi hoặc points, hoặc not_applicable = true", "give either points or not_applicable = true")


def assessments_from(name: str, data: Mapping[str, object], number: Hook) -> dict[str, Assessments]:
    """Return the scores in a file, by the name of the organisation as it is written there.

    Args:
        name: the name of the file in errors.
        data: the content of the file.
        number: the hook for numbers.

    Raises:
        InvalidDataError: the data has another form, or lists an organisation twice; all problems at once.
    """
    converter = _converter(number)
    people: dict[str, Assessments] = {}
    problems: list[Problem] = []
    seen: set[str] = set()
    for organisation, scores in data.items():
        key = fold(organisation)
        if key in seen:
            problems.append(Problem(organisation, Bilingual("được ghi hai lần", "is given twice")))
        seen.add(key)
        try:
            table = structure(scores, _Table, converter)
            people[organisation] = Assessments(
                appraised=table.appraised, self_assessed=table.self_assessed, given=table.given
            )
        except InvalidDataError as error:
            problems += [
                Problem(organisation + p.place.removeprefix("$"), p.message, p.suggestions) for p in error.problems
            ]
    if problems:
        raise InvalidDataError(Bilingual(f"Điểm trong “{name}”", f"scores {name!r}"), problems)
    return people


def _converter(number: Hook) -> Converter:
    converter = strict_converter()
    converter.register_structure_hook(Exactly, number)

    def given(data: object, _: object) -> Assessment:
        if isinstance(data, Mapping):
            noted = converter.structure(data, _Noted)
            if (noted.points is None) is not noted.not_applicable:
                raise refuse(data, _EITHER)
            return Assessment(noted.points, noted.note)
        if isinstance(data, bool) or not isinstance(data, int | Decimal):
            raise refuse(
                data,
                Bilingual(
                    "không phải số điểm, như 6.5, cũng không phải { points = 6.5, note = ... }",
                    "neither points, such as 6.5, nor { points = 6.5, note = ... }",
                ),
            )
        return Assessment(data)

    converter.register_structure_hook(Given, given)
    return converter
