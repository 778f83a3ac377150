"""Findings for a person to check, with a sentence in Vietnamese and in English.

The sentences are templates in `finding_kinds`, one for each stable code. Rules have their own sentences.
"""

from collections.abc import Iterable, Mapping

from attrs import field, frozen

from cchc_model.framework.measures import CodeList
from cchc_model.framework.rows import Indicator
from cchc_model.framework.severity import Severity
from cchc_model.reports.cells import Cell, Source, Status, Understanding
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.finding_kinds import TEMPLATES
from cchc_model.reports.named_elements import in_both_languages
from cchc_model.vietnamese.formatting import Figure, in_both, printed
from cchc_model.vietnamese.text import LANGS, Bilingual, Lang, how_many_fit, shortened

__all__ = ["TEMPLATES", "Figure", "Finding", "Severity", "make_finding", "printed"]


@frozen
class Finding:
    """A point that a person should check.

    Attributes:
        code: the kind, a stable snake_case key.
        severity: the certainty that something is wrong.
        indicators: the ids of the rows concerned, the most concerned first.
        sentences: the message, in both languages.
        rule: the id of the rule that led to the finding, if any.
        text: the source text concerned.
        suggestions: the texts that may be intended, most likely first.
        source: the cell; not compared, because it is not part of the report itself.
        figures: the numbers in the message, by name.
    """

    code: FindingCode
    severity: Severity
    indicators: tuple[str, ...]
    sentences: Bilingual
    rule: str | None = None
    text: str = ""
    suggestions: tuple[str, ...] = ()
    source: Source | None = field(default=None, eq=False)
    figures: Mapping[str, Figure] = field(factory=dict, hash=False)

    def message(self, lang: Lang = "vi") -> str:
        """Return the message in one language, one sentence or two."""
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


_LONGEST_WORDS = 120
_LONGEST_SENTENCE = 500
_SUGGESTED = Bilingual("{sentence} Có thể là: {texts}.", "{sentence} Possibly: {texts}.")


def make_finding(  # noqa: PLR0913 one argument for each field of a finding
    code: FindingCode,
    *indicators: str,
    words: Mapping[str, str | Bilingual],
    severity: Severity | None = None,
    rule: str | None = None,
    text: str = "",
    suggestions: tuple[str, ...] = (),
    source: Source | None = None,
    figures: Mapping[str, Figure] | None = None,
) -> Finding:
    """Return a finding of a kind in `finding_kinds.TEMPLATES`, with its sentence filled in both languages.

    Args:
        code: the kind.
        indicators: ids of the rows concerned.
        words: the words that fill the sentence next to `text` and the figures; a long `str` is cut.
        severity: the severity in place of the kind's own.
        rule: the id of the rule that led to the finding.
        text: the source text concerned.
        suggestions: the texts that may be intended; added to the sentence, as many as it has room for.
        source: the cell.
        figures: numbers that fill the sentence in the form of its language.

    >>> from cchc_model.vietnamese.text import Bilingual
    >>> words = {"name": Bilingual("Số", "Number")}
    >>> finding = make_finding(FindingCode.NEGATIVE_VALUE, "a", words=words, figures={"value": -3})
    >>> finding.message(), finding.message("en")
    ('“Số” ghi -3; số liệu không được âm.', '“Number” is -3; a value must not be negative.')
    """
    default, template = TEMPLATES[code]
    figures = dict(figures or {})
    fields = {key: shortened(word, _LONGEST_WORDS) if isinstance(word, str) else word for key, word in words.items()}
    fields |= {key: in_both(figure) for key, figure in figures.items()}
    sentences = template.filled(text=in_both_languages(shortened(text, _LONGEST_WORDS)), **fields)
    if suggestions:
        quoted = [f"“{shortened(s, _LONGEST_WORDS)}”" for s in suggestions]
        room = _LONGEST_SENTENCE - max(len(_SUGGESTED.filled(sentence=sentences, texts="")[lang]) for lang in LANGS)
        shown = quoted[: how_many_fit(quoted, room)]
        sentences = _SUGGESTED.filled(sentence=sentences, texts=", ".join(shown))
    sentences = Bilingual(shortened(sentences.vi, _LONGEST_SENTENCE), shortened(sentences.en, _LONGEST_SENTENCE))
    return Finding(code, severity or default, indicators, sentences, rule, text, suggestions, source, figures)


def cell_finding(cell: Cell, indicator: Indicator, source: Source | None) -> Finding | None:
    """Return the finding about a cell, or None if the cell needs no check.

    Args:
        cell: the cell as read.
        indicator: the indicator of the cell.
        source: the place of the cell.
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


def _code(cell: Cell, indicator: Indicator) -> FindingCode | None:
    if cell.status is not Status.DAMAGED and not cell.understood:
        return None
    if Understanding.CODE_OUTSIDE_LIST in cell.understood:
        return FindingCode.CODE_OUTSIDE_LIST
    if cell.status is Status.DAMAGED:
        return FindingCode.DAMAGED_CODE if isinstance(indicator.measure, CodeList) else FindingCode.DAMAGED_NUMBER
    if Understanding.DOT_AS_DECIMAL in cell.understood:
        return FindingCode.POINT_AS_DECIMAL
    if Understanding.GROUPED_PERCENT in cell.understood:
        return FindingCode.GROUPED_PERCENT
    return FindingCode.NOTE_BEHIND_VALUE if Understanding.NOTE_BEHIND in cell.understood else None
