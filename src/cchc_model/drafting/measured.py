"""The measure of a row of a form, with its evidence."""

from attrs import frozen

from cchc_model.drafting.additivity import NotAdded
from cchc_model.drafting.decisions import Certainty
from cchc_model.drafting.signs import Sign
from cchc_model.framework.measures import Measure
from cchc_model.vietnamese.text import Bilingual


@frozen
class Measured:
    """The measure of a row.

    Attributes:
        measure: the measure; None for a row that takes no value.
        certainty: the certainty of the choice.
        reason: the evidence.
        misprinted: the unit that the form prints by mistake, or an empty text.
        not_added: the reason why the figures of several organisations do not add up; None if they do.
        sign: the reason why a figure may be below 0; None if it may not.
    """

    measure: Measure | None
    certainty: Certainty
    reason: Bilingual
    misprinted: str = ""
    not_added: NotAdded | None = None
    sign: Sign | None = None
