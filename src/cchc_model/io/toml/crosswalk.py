"""Reader of crosswalks between frameworks as TOML files."""

from collections.abc import Iterable

from attrs import frozen
from cattrs import Converter

from cchc_model.analysis.crosswalk import Correspondence, Crosswalk
from cchc_model.errors import InvalidDataError, Problem, is_not
from cchc_model.framework.framework import Framework
from cchc_model.io.content import FileInput
from cchc_model.io.structuring import Hook, other_version, strict_converter, structure
from cchc_model.io.toml.document import read_toml
from cchc_model.vietnamese import nouns

_FORMAT = 1
_SEVERAL = tuple[str, ...]


@frozen(kw_only=True)
class CrosswalkForm:
    """Form of a crosswalk's file; `before` and `after` are an id and a version."""

    format: int
    before: str
    after: str
    lines: tuple[Correspondence, ...] = ()


def read_crosswalk(
    source: FileInput, *, before: Framework | Iterable[Framework], after: Framework | Iterable[Framework]
) -> Crosswalk:
    """Read a crosswalk between two frameworks from a TOML file.

    Args:
        source: the path of the file, its bytes, or an open binary stream.
        before: the former framework, whose id and version the file names; of several it is the one that the file names.
        after: the new framework, likewise.

    Raises:
        ReadError: the source is not TOML.
        InvalidDataError: the data is not a crosswalk of these frameworks; all problems at once.
        OSError: the file does not exist or is not readable.

    >>> from cchc_model import SOC_TRANG_DISTRICT as framework
    >>> text = '''
    ... format = 1
    ... before = "soc_trang_district 1"
    ... after = "soc_trang_district 1"
    ... lines = [{ to = "plan_tasks", of = "assigned_tasks" }]
    ... '''
    >>> read_crosswalk(text.encode(), before=framework, after=framework)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    cchc_model.InvalidDataError: invalid crosswalk (1 problem)
      plan_tasks: “Tasks assigned” behaves differently over time (during the period)
    """
    _, data = read_toml(source)
    version = data.get("format")
    if type(version) is int and version != _FORMAT:
        raise InvalidDataError(nouns.CROSSWALK, [Problem("format", other_version(version, _FORMAT))])
    form = structure(data, CrosswalkForm, _converter())
    problems: list[Problem] = []
    former, new = (
        _named(name, place, frameworks, problems)
        for name, place, frameworks in ((form.before, "before", before), (form.after, "after", after))
    )
    if former is None or new is None:
        raise InvalidDataError(nouns.CROSSWALK, problems)
    return Crosswalk(former, new, form.lines)


def _named(
    name: str, place: str, frameworks: Framework | Iterable[Framework], problems: list[Problem]
) -> Framework | None:
    """Return the framework with a name, or None after adding the problem that there is none."""
    known = [frameworks] if isinstance(frameworks, Framework) else list(frameworks)
    by_name = {f"{one.id} {one.version}": one for one in known}
    if name not in by_name:
        problems.append(Problem(place, is_not(name, ", ".join(by_name))))
    return by_name.get(name)


def _converter() -> Converter:
    converter = strict_converter()
    several = converter.get_structure_hook(_SEVERAL)

    def one_or_several(data: object, cls: object) -> object:
        return (data,) if isinstance(data, str) else several(data, cls)

    hook: Hook = one_or_several
    converter.register_structure_hook_func(lambda cls: cls == _SEVERAL, hook)
    return converter
