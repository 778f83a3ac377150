"""Lookup of the figures and organisations of a series by the names that people have."""

from collections.abc import Collection

from cchc_model.errors import InvalidDataError, Problem, UnknownIndicatorError
from cchc_model.framework.framework import Framework
from cchc_model.framework.rows import Indicator, Rate
from cchc_model.reports.organisations import Organisation
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual, called, close_matches

_WHICH = Bilingual("chuỗi có {count} cơ quan; đề nghị ghi cơ quan", "the series has {count} organisations; name one")
_STRANGER = Bilingual("không phải cơ quan trong chuỗi báo cáo này", "is not an organisation of this series")
_NAMESAKES = Bilingual(
    "là tên của {count} cơ quan; đề nghị đưa Organisation",
    "is the name of {count} organisations; give the Organisation",
)

FigureKey = Indicator | Rate | str
"""An indicator or a rate, or the id of either."""


def figure_of(framework: Framework, key: FigureKey) -> Indicator | Rate:
    """Return the indicator or the rate of a framework with an id; an indicator if both have it.

    Raises:
        UnknownIndicatorError: the framework has neither. The error suggests similar ids.
    """
    if isinstance(key, Rate):
        return framework.rate(key.id)
    if isinstance(key, Indicator) or key in framework:
        return framework.indicator(key)
    rates = {rate.id: rate for rate in framework.rates}
    if key not in rates:
        figures: list[Indicator | Rate] = [*framework.rates, *framework.indicators.values()]
        raise UnknownIndicatorError(key, framework.id, called(key, {one.id: one.name for one in figures}))
    return rates[key]


def organisation_of(organisations: Collection[Organisation], key: Organisation | str | None) -> Organisation:
    """Return the organisation with a name, or the one that a record describes.

    Args:
        organisations: the organisations to choose from, of which a mapping finds a record at once.
        key: the name or a record; None for the only organisation.

    Raises:
        InvalidDataError: there is no such organisation, or there are several.
    """
    if isinstance(key, Organisation) and key in organisations:
        return key
    found = [one for one in organisations if key is None or _is_called(one, key)]
    if len(found) == 1:
        return found[0]
    if key is None:
        why = _WHICH.filled(count=str(len(found)))
        raise InvalidDataError(nouns.SERIES, [Problem("organisation", why)])
    name = key if isinstance(key, str) else key.name
    if found:
        raise InvalidDataError(nouns.SERIES, [Problem(name, _NAMESAKES.filled(count=str(len(found))))])
    alike = close_matches(name, dict.fromkeys(one.name for one in organisations))
    raise InvalidDataError(nouns.SERIES, [Problem(name, _STRANGER, alike)])


def _is_called(one: Organisation, key: Organisation | str) -> bool:
    if isinstance(key, str):
        return one.known_as == Organisation(key or "?", one.level).known_as
    return one.may_be(key)
