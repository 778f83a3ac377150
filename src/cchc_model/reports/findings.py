"""Findings: what a person should look at, with a sentence in Vietnamese and in English.

The sentences are templates kept in `finding_templates`, one for each stable code. Rules bring their own.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from attrs import field, frozen

from cchc_model.framework.measures import CodeList
from cchc_model.framework.rows import Indicator
from cchc_model.framework.rules import Severity
from cchc_model.reports.cells import Cell, Source, Status, Understanding
from cchc_model.reports.finding_kinds import TEMPLATES
from cchc_model.vietnamese.numbers import Figure, printed
from cchc_model.vietnamese.text import Bilingual, Lang, shortened

__all__ = ["TEMPLATES", "Figure", "Finding", "Severity", "make_finding", "printed"]


@frozen
class Finding:
    """Something that a person should look at.

    Attributes:
        code: what it is, a stable snake_case key of `finding_templates.TEMPLATES`.
        severity: how sure it is that something is wrong.
        indicators: the ids of the rows concerned, the most concerned first.
        sentences: what it says, in both languages.
        rule: the id of the rule that stands behind it, if one does.
        text: the source text concerned.
        suggestions: what may have been meant, most likely first.
        source: the cell that it came from; not compared, as it says nothing about the report itself.
        figures: the numbers it speaks of, by name.
    """

    code: str
    severity: Severity
    indicators: tuple[str, ...]
    sentences: Bilingual
    rule: str | None = None
    text: str = ""
    suggestions: tuple[str, ...] = ()
    source: Source | None = field(default=None, eq=False)
    figures: Mapping[str, Figure] = field(factory=dict, hash=False)

    def message(self, lang: Lang = "vi") -> str:
        """What it says, in one sentence or two."""
        return self.sentences[lang]


def by_row(findings: Iterable[Finding]) -> Mapping[str, tuple[Finding, ...]]:
    """Return the findings that belong next to a row, by its id, in their order.

    A broken rule belongs to every row that it joins. A finding about many rows at once, such as those that the source
    lacks, belongs to none.
    """
    found: dict[str, tuple[Finding, ...]] = {}
    for finding in findings:
        if finding.rule is not None or len(finding.indicators) == 1:
            for key in finding.indicators:
                found[key] = (*found.get(key, ()), finding)
    return found


_LONGEST_WORDS: Final = 120
_SUGGESTED: Final = Bilingual("Có thể là: {}.", "Possibly: {}.")


def make_finding(  # noqa: PLR0913 one argument for each field of a finding
    code: str,
    *indicators: str,
    words: Mapping[str, str | Bilingual],
    severity: Severity | None = None,
    rule: str | None = None,
    text: str = "",
    suggestions: tuple[str, ...] = (),
    source: Source | None = None,
    figures: Mapping[str, Figure] | None = None,
) -> Finding:
    """Make a finding of one of the kinds of `finding_templates.TEMPLATES`, its sentence filled in both languages.

    Args:
        code: the kind.
        indicators: ids of the rows concerned.
        words: what fills the sentence beside `text` and the figures; long words are cut in the sentence.
        severity: in place of the kind's own.
        rule: the id of a rule behind it.
        text: the source text concerned.
        suggestions: what may have been meant; added to the sentence.
        source: where.
        figures: numbers, which fill the sentence in Vietnamese form.

    >>> from cchc_model.vietnamese.text import Bilingual
    >>> finding = make_finding("negative_value", "a", words={"name": Bilingual("Số", "Number")}, figures={"value": -3})
    >>> finding.message(), finding.message("en")
    ('“Số” ghi -3; giá trị không thể âm.', '“Number” is -3; it cannot be negative.')
    """
    default, template = TEMPLATES[code]
    figures = dict(figures or {})

    def sentence(lang: Lang) -> str:
        fields = {
            key: shortened(word, _LONGEST_WORDS) if isinstance(word, str) else word[lang] for key, word in words.items()
        }
        fields |= {key: printed(figure) for key, figure in figures.items()}
        filled = template[lang].format(text=shortened(text, _LONGEST_WORDS), **fields)
        if suggestions:
            filled += " " + _SUGGESTED[lang].format(", ".join(f"“{s}”" for s in suggestions))
        return filled

    sentences = Bilingual(sentence("vi"), sentence("en"))
    return Finding(code, severity or default, indicators, sentences, rule, text, suggestions, source, figures)


def cell_finding(cell: Cell, indicator: Indicator, source: Source | None) -> Finding | None:
    """What to say about a cell, or None where it is as it should be.

    Args:
        cell: what was read from it.
        indicator: the indicator that it belongs to.
        source: where it stands.
    """
    code = _code(cell, indicator)
    if code is None:
        return None
    return make_finding(
        code,
        indicator.id,
        words={"name": indicator.name, "legend": indicator.measure.label},
        text=cell.text,
        suggestions=cell.suggestions,
        source=source,
        figures={} if cell.value is None else {"value": cell.value},
    )


def _code(cell: Cell, indicator: Indicator) -> str | None:
    if cell.status is not Status.DAMAGED and not cell.understood:
        return None
    if Understanding.CODE_OUTSIDE_LIST in cell.understood:
        return "code_outside_list"
    if cell.status is Status.DAMAGED:
        return "damaged_code" if isinstance(indicator.measure, CodeList) else "damaged_number"
    if Understanding.DOT_AS_DECIMAL in cell.understood:
        return "point_as_decimal"
    if Understanding.GROUPED_PERCENT in cell.understood:
        return "grouped_percent"
    return "note_behind_value" if Understanding.NOTE_BEHIND in cell.understood else None
