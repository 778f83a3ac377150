"""The level or the territory that the titles of a value column name, which must be that of the report."""

from cchc_model.annexes.titles import meaning
from cchc_model.errors import ReadError
from cchc_model.reports.layout import PATH, ColumnRole, Layout
from cchc_model.reports.organisation_texts import body_in
from cchc_model.reports.organisations import Level, Organisation
from cchc_model.reports.territory_levels import levels_in
from cchc_model.vietnamese.text import Bilingual, shortened

_NAMES = {
    Level.PROVINCE: Bilingual("một tỉnh", "a province"),
    Level.DISTRICT: Bilingual("một huyện", "a district"),
    Level.COMMUNE: Bilingual("một xã", "a commune"),
}
_OTHER_LEVEL = Bilingual(
    "cột {letter} “{title}” là số liệu của {whose}, không phải của {organisation}. Đề nghị chọn cột theo tiêu đề hoặc "
    "chữ cái, ví dụ --column {letter} (trong Python: value_column), hoặc ghi đúng cơ quan báo cáo bằng --organisation",
    "column {letter} “{title}” has the values of {whose}, not of {organisation}. Choose a column by its title or "
    "letter, such as --column {letter} (in Python: value_column), or give the right organisation with --organisation",
)


def refuse_other_level(layout: Layout | None, organisation: Organisation | None, source: str) -> None:
    """Refuse a value column whose titles name another level or territory than that of the reporting organisation.

    An agency reports for the level of the committee above it. Titles that name several levels, that may mean
    several, or that have words without a meaning of their own refuse nothing.

    Args:
        layout: the columns that the titles decided.
        organisation: the reporting organisation, if known.
        source: the name of the source in errors.

    Raises:
        ReadError: a value column has the values of another level or territory.
    """
    if organisation is not None and organisation.level is Level.AGENCY:
        organisation = organisation.parent
    if organisation is None or organisation.level is Level.AGENCY:
        return
    for table in layout or ():
        column = table.column(ColumnRole.VALUE)
        if column is None:
            continue
        named = next(filter(None, map(body_in, column.titles)), None)
        titles = [title for title in column.titles if not meaning(title).unexplained]
        levels = levels_in(PATH.join(titles))
        whose: str | Bilingual | None = named.name if named and not named.may_be(organisation) else None
        if len(levels) == 1 and organisation.level not in levels:
            whose = _NAMES[next(iter(levels))]
        if whose is not None:
            words = {"letter": column.letter, "title": shortened(column.path), "organisation": organisation.name}
            raise ReadError(source, _OTHER_LEVEL.filled(whose=whose, **words))
