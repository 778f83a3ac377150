"""Rubrics: scoring tables (bảng chấm điểm) for the figures of a report.

Sections contain criteria, criteria contain components, and the maximum points add up at each level. A rubric names the
indicators and rates of a framework by id, and :func:`cchc_model.score` applies it to a report.
"""

from collections.abc import Iterator
from decimal import Decimal

from attrs import field, frozen

from cchc_model.analysis.scoring.lint import lint_rubric
from cchc_model.analysis.scoring.parts import Band, Component, Rounding, RubricSection
from cchc_model.analysis.scoring.points import decimal_or_none, exact_decimal
from cchc_model.errors import InvalidDataError
from cchc_model.framework.viewable import Viewable
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual


@frozen
class Rubric(Viewable):
    """A scoring table, which is validated on construction.

    Attributes:
        id: the stable key.
        version: its version; a change of points or methods is another version.
        name: the name, in both languages, with the issuer.
        framework_id: the id of the framework whose indicators and rates it names.
        maximum: the most points; the sections' add up to it.
        sections: the sections of the table.
        bonuses: components whose points are added outside the maximum (điểm thưởng).
        penalties: components whose points are taken off outside the maximum (điểm trừ).
        rounding: the rounding of points, if any.
        bands: the classes of results, the best first; the last begins at 0.
        most_bonus: the most points of all bonuses together; None for no limit.
        most_penalty: the most points of all penalties together; None for no limit.
        scaled: True if points are scaled up to the maximum where components do not apply; otherwise only the maximum
            is lowered.

    Raises:
        InvalidDataError: the rubric contradicts itself; all problems at once.

    >>> from cchc_model.indicators import steering
    >>> from cchc_model.analysis.scoring.methods import by_answer
    >>> from cchc_model.analysis.scoring.scales import in_proportion
    >>> from cchc_model.analysis.scoring.parts import component, criterion, rubric_section
    >>> rubric = Rubric(
    ...     "demo", "1", Bilingual("Bảng chấm điểm thử", "Trial rubric"), "soc_trang_district", maximum=3,
    ...     sections=(
    ...         rubric_section("steering", "Chỉ đạo điều hành", "Steering", 3,
    ...             criterion("plan", "Kế hoạch CCHC", "Reform plan", 3,
    ...                 component("done", "Hoàn thành", "Completion", 2, in_proportion(steering.PLAN_COMPLETION)),
    ...                 component("new", "Sáng kiến", "New", 1, by_answer(steering.REFORM_INITIATIVES, {1: 1, 0: 0})),
    ...             ),
    ...         ),
    ...     ),
    ... )
    >>> [(component.id, component.maximum) for component in rubric.components]
    [('done', Decimal('2')), ('new', Decimal('1'))]
    """

    id: str
    version: str
    name: Bilingual
    framework_id: str
    maximum: Decimal = field(converter=exact_decimal)
    sections: tuple[RubricSection, ...] = field(repr=False)
    bonuses: tuple[Component, ...] = field(default=(), repr=False)
    penalties: tuple[Component, ...] = field(default=(), repr=False)
    rounding: Rounding | None = None
    bands: tuple[Band, ...] = field(default=(), repr=False)
    most_bonus: Decimal | None = field(default=None, converter=decimal_or_none)
    most_penalty: Decimal | None = field(default=None, converter=decimal_or_none)
    scaled: bool = False

    def __attrs_post_init__(self) -> None:
        limits = {"most_bonus": self.most_bonus, "most_penalty": self.most_penalty}
        problems = list(
            lint_rubric(
                self.id,
                self.maximum,
                self.sections,
                self.bonuses,
                self.penalties,
                self.rounding,
                self.bands,
                {name: most for name, most in limits.items() if most is not None},
            )
        )
        if problems:
            raise InvalidDataError(nouns.named(nouns.RUBRIC, self.id), problems)

    @property
    def components(self) -> Iterator[Component]:
        """The components within the maximum, in their order."""
        return (part for section in self.sections for criterion in section.criteria for part in criterion.components)
