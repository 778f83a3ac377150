"""Exceptions of the library, each with its facts as fields and the remedy in its message.

Misuse raises one of these exceptions. Bad data in a report becomes a finding instead. A missing file raises the
`OSError` that Python users expect.

A traceback shows each exception under the name that users import, `cchc_model.InvalidNumberError`.
"""

from collections.abc import Iterable

from attrs import field, frozen

from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.errors import CchcError, InvalidNumberError, did_you_mean
from cchc_model.vietnamese.text import Bilingual, Lang, shortened

__all__ = [
    "CchcError",
    "InvalidDataError",
    "InvalidNumberError",
    "MissingExtraError",
    "Problem",
    "ReadError",
    "UnknownIndicatorError",
    "is_not",
    "require_instance",
]


def is_not(one: str | Bilingual, other: str | Bilingual) -> Bilingual:
    """Return a phrase in both languages: one thing is not the other."""
    return Bilingual("{one} không phải là {other}", "{one} is not {other}").filled(one=one, other=other)


_LONGEST_SOURCE = 200
"""The end of the name of a source that a message shows; whoever sends a file chooses its name."""


class UnknownIndicatorError(CchcError, KeyError):
    """Error for an id, position or row number that the framework does not have.

    Attributes:
        key: the requested id, position or row number.
        framework_id: the id of the framework.
        suggestions: the most similar ids, best first; for a heading those of its indicators.
        is_heading: True if the framework has the row, but it takes no value.
    """

    __module__ = "cchc_model"

    def __init__(
        self, key: str, framework_id: str, suggestions: tuple[str, ...] = (), *, is_heading: bool = False
    ) -> None:
        super().__init__(key, framework_id, suggestions)
        self.key = key
        self.framework_id = framework_id
        self.suggestions = suggestions
        self.is_heading = is_heading

    def message(self, lang: Lang = "vi") -> str:
        """Return one line with the unknown key and the suggestions."""
        what = _HEADING if self.is_heading else _UNKNOWN
        line = what.filled(framework=self.framework_id, key=shortened(self.key))
        return line[lang] + did_you_mean(self.suggestions, lang)


_UNKNOWN = Bilingual("{framework} không có “{key}”", "{framework} has no '{key}'")
_HEADING = Bilingual(
    "“{key}” là mục hoặc tiêu đề của {framework}, không ghi số liệu",
    "'{key}' is a section or heading of {framework} and takes no value",
)


class ReadError(CchcError, ValueError):
    """Error for a source that cannot be read at all.

    Attributes:
        source: the file's name, or a description of the caller's input.
        reason: the reason and the remedy, in both languages.
    """

    __module__ = "cchc_model"

    def __init__(self, source: str, reason: Bilingual) -> None:
        super().__init__(source, reason)
        self.source = source
        self.reason = reason

    def message(self, lang: Lang = "vi") -> str:
        """Return one line with the source, the reason and the remedy."""
        source = nouns.place_in(self.source, lang)
        start = "…" if len(source) > _LONGEST_SOURCE else ""
        return f"{start}{source[-_LONGEST_SOURCE:]}: {self.reason[lang]}"


class MissingExtraError(CchcError, ImportError):
    """Error for an optional dependency that is not installed.

    Attributes:
        extra: the extra of the package that installs the dependency.
        package: the dependency alone, if the extra has others too.
        purpose: the feature that needs the dependency, in both languages.
    """

    __module__ = "cchc_model"

    def __init__(self, extra: str, purpose: Bilingual, package: str | None = None) -> None:
        super().__init__(extra, purpose, package)
        self.extra = extra
        self.package = package
        self.purpose = purpose

    def message(self, lang: Lang = "vi") -> str:
        """Return one line with the purpose and the command that installs the extra."""
        wanted = self.package or f'"cchc-model[{self.extra}]"'
        command = f"python -m pip install {wanted}"
        lines = Bilingual(
            f"{self.purpose.vi} cần cài thêm gói phần mềm: {command}",
            f"{self.purpose.en} needs an optional package: {command}",
        )
        return lines[lang]


_LONGEST_PLACE = 150


@frozen
class Problem:
    """A problem in the input of a caller, with its place.

    Attributes:
        place: an indicator's id, a rule's id, a path such as `$.entries.plan_tasks.value`, or English words.
        message: the problem and the expected input, as a phrase in both languages.
        suggestions: the texts that the caller probably meant, best first.
        named: the place in both languages; None for an id, a path or a name, which have one form.

    >>> foreign = Bilingual("không phải chỉ tiêu của khung chỉ tiêu này", "is not an indicator of this framework")
    >>> str(Problem("plan_task", foreign, ("plan_tasks",)))
    "plan_task: is not an indicator of this framework; did you mean 'plan_tasks'?"
    """

    place: str
    message: Bilingual
    suggestions: tuple[str, ...] = ()
    named: Bilingual | None = field(default=None, eq=False)

    @classmethod
    def at(cls, place: Bilingual, message: Bilingual, suggestions: tuple[str, ...] = ()) -> "Problem":
        """Return a problem at a place that words describe, such as a period.

        >>> Problem.at(Bilingual("dòng 3", "row 3"), Bilingual("để trống", "is blank")).line()
        'dòng 3: để trống'
        """
        return cls(place.en, message, suggestions, place)

    def line(self, lang: Lang = "vi") -> str:
        """Return the place, the problem and the suggestions on one line."""
        place = nouns.place_in(self.place, lang) if self.named is None else self.named[lang]
        return f"{shortened(place, _LONGEST_PLACE)}: {self.message[lang]}{did_you_mean(self.suggestions, lang)}"

    def __str__(self) -> str:
        return self.line("en")


class InvalidDataError(CchcError, ValueError):
    """Error for values, definitions or JSON that cannot become an object of the model.

    The error reports all problems at once.

    Attributes:
        what: the kind of the intended object, such as `report` or `framework`, in both languages.
        problems: all problems, each with its place.
    """

    __module__ = "cchc_model"

    def __init__(self, what: Bilingual, problems: Iterable[Problem]) -> None:
        self.what = what
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__(what, self.problems)

    def message(self, lang: Lang = "vi") -> str:
        """Return a line with the invalid object and the number of problems, then one line for each problem."""
        count = len(self.problems)
        head = Bilingual(
            f"{self.what.vi} chưa hợp lệ ({count} lỗi)",
            f"invalid {self.what.en} ({count} problem{'s' if count != 1 else ''})",
        )
        return "\n  ".join([head[lang], *(problem.line(lang) for problem in self.problems)])


_NO_INSTANCE = Bilingual("có kiểu {kind}; cần {wanted}", "has the type {kind}; give a {wanted}")


def require_instance(given: object, kind: type, place: str, what: Bilingual) -> None:
    """Check that an argument is of a class.

    Args:
        given: the argument.
        kind: the class.
        place: the parameter.
        what: what the argument is for.

    Raises:
        InvalidDataError: it is of another class.
    """
    if not isinstance(given, kind):
        words = {"kind": type(given).__name__, "wanted": kind.__name__}
        raise InvalidDataError(what, [Problem(place, _NO_INSTANCE.filled(**words))])
