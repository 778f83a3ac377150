"""The scoring of reports: rubrics, score sheets and rankings.

A `rubric` is data over the ids of a framework (`parts`), checked by `lint` when it is made. A component has a method
(`methods`, `scales`, `cases`), and the method a basis: a number, a rate, a figure that a person gives (`bases`), or
several (`composites`). A basis returns what is seen (`evidence`): an interval, the reason while it is unknown, and
whether it applies. Every method is monotone, so the range of points is right whatever a blank is. `people` checks what
people give; `score` adds ranges of `points` (`sums`), in percent of the maximum of what applies (`shares`);
`component_score` words the sentence; `score_sheet` has the rows that are printed, and `ranking` the places.

This path exports all parts of a rubric. With the functions in lower case a rubric in Python reads like the decision
that gives the points. A rubric file (`cchc_model.read_rubric`) needs none of them.

>>> from cchc_model import Bilingual, Rubric
>>> from cchc_model.analysis.scoring import component, criterion, in_proportion, rubric_section
>>> from cchc_model.indicators import steering
>>> plan = component("done", "Hoàn thành nhiệm vụ", "Tasks completed", 2, in_proportion(steering.PLAN_COMPLETION))
>>> work = rubric_section("work", "Công việc", "Work", 2, criterion("plan", "Kế hoạch", "Plan", 2, plan))
>>> NAME = Bilingual("Chấm điểm", "Scores")
>>> Rubric("work", "2022", NAME, "soc_trang_district", maximum=2, sections=(work,)).sections[0].maximum
Decimal('2')
"""

from cchc_model.analysis.scoring.bases import Basis, GivenFigure, NumberOf, RateOf
from cchc_model.analysis.scoring.cases import Deduction, PerCase, deduction, per_case
from cchc_model.analysis.scoring.component_score import ComponentScore
from cchc_model.analysis.scoring.composites import ChangeOf, Complement, Product, WeightedAverage
from cchc_model.analysis.scoring.methods import AnswerPoints, ByAnswer, ByHand, Method, by_answer
from cchc_model.analysis.scoring.parts import (
    Band,
    Component,
    Criterion,
    RoundedAt,
    Rounding,
    RubricSection,
    band,
    component,
    criterion,
    rubric_section,
)
from cchc_model.analysis.scoring.points import Assessment, PointRange
from cchc_model.analysis.scoring.ranking import Ranked, rank
from cchc_model.analysis.scoring.rubric import Rubric
from cchc_model.analysis.scoring.scales import Better, InProportion, InSteps, Step, in_proportion, in_steps
from cchc_model.analysis.scoring.score import score
from cchc_model.analysis.scoring.score_sheet import CriterionScore, ScoreSheet, SectionScore

__all__ = [
    "AnswerPoints",
    "Assessment",
    "Band",
    "Basis",
    "Better",
    "ByAnswer",
    "ByHand",
    "ChangeOf",
    "Complement",
    "Component",
    "ComponentScore",
    "Criterion",
    "CriterionScore",
    "Deduction",
    "GivenFigure",
    "InProportion",
    "InSteps",
    "Method",
    "NumberOf",
    "PerCase",
    "PointRange",
    "Product",
    "Ranked",
    "RateOf",
    "RoundedAt",
    "Rounding",
    "Rubric",
    "RubricSection",
    "ScoreSheet",
    "SectionScore",
    "Step",
    "WeightedAverage",
    "band",
    "by_answer",
    "component",
    "criterion",
    "deduction",
    "in_proportion",
    "in_steps",
    "per_case",
    "rank",
    "rubric_section",
    "score",
]
