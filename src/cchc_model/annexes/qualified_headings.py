"""Headings of the framework that an office prints with general words: `Tình hình tiếp nhận` for `Tiếp nhận`."""

from collections.abc import Sequence

from cchc_model.annexes.group_titles import Surroundings, bare
from cchc_model.annexes.name_words import words_of
from cchc_model.annexes.naming_words import content
from cchc_model.annexes.row_index import row_index
from cchc_model.annexes.titles import LONGEST_TITLE
from cchc_model.framework.framework import Framework
from cchc_model.framework.rows import Indicator
from cchc_model.reports.periods import ReportingPeriod


def names_with_headings(
    names: Sequence[str], headings: Sequence[bool], framework: Framework, period: ReportingPeriod | None
) -> list[str]:
    """Return the names of lines, with the framework's own name for each heading that only adds general words.

    A heading that names another time, a plan and the like is none of them.

    Args:
        names: the names as printed.
        headings: for each name, true if its line looks like a heading.
        framework: the framework that the annex follows.
        period: the period of the report, if known.
    """
    index = row_index(framework)
    unknown = [
        at
        for at, (name, heading) in enumerate(zip(names, headings, strict=True))
        if heading and 0 < len(name) <= LONGEST_TITLE and not index.rows_named(name)
    ]
    if not unknown:
        return list(names)
    around, printed = Surroundings(period), dict(index.folded)
    words = {name: frozenset(words_of(name)) for name in index.headings}

    def own(name: str) -> str:
        wanted = content(bare(index, name))
        near = [known for known in words if wanted and wanted <= words[known]]
        same = [known for known in near if content(known) == wanted]
        rows = [row for known in same for row in index.rows[known]]
        known_as = {row.item.name.vi for row in rows}
        if len(same) != 1 or any(isinstance(row.item, Indicator) for row in rows) or around.aside(name, [*known_as]):
            return name
        return next(text for text, folded in printed.items() if folded == same[0])

    return [own(name) if at in unknown else name for at, name in enumerate(names)]
