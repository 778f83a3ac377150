"""The few exceptions of the library. Each carries its facts as fields and says what to do next.

Misuse raises one of these; bad data in a report does not: it becomes a finding. A file that is not there
raises the `OSError` that Python users expect.

A traceback shows each under the name that users import, `cchc_model.InvalidNumberError`.
"""

from collections.abc import Iterable

from attrs import frozen

from cchc_model.vietnamese.errors import CchcError, InvalidNumberError, did_you_mean
from cchc_model.vietnamese.text import Bilingual, Lang

__all__ = [
    "CchcError",
    "InvalidDataError",
    "InvalidNumberError",
    "MissingExtraError",
    "Problem",
    "ReadError",
    "UnknownIndicatorError",
    "is_not",
]


def is_not(one: str, other: str) -> Bilingual:
    """That two things are not the same which should be."""
    return Bilingual(f"{one} không phải là {other}", f"{one} is not {other}")


class UnknownIndicatorError(CchcError, KeyError):
    """An id, position or row number that the framework does not have.

    Attributes:
        key: what was asked for.
        framework_id: the id of the framework that was asked.
        suggestions: ids that look alike, best first.
    """

    __module__ = "cchc_model"

    def __init__(self, key: str, framework_id: str, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(key, framework_id, suggestions)
        self.key = key
        self.framework_id = framework_id
        self.suggestions = suggestions

    def message(self, lang: Lang = "vi") -> str:
        """One line that says what is not there and what may have been meant."""
        what = Bilingual(f"{self.framework_id} không có “{self.key}”", f"{self.framework_id} has no {self.key!r}")
        return what[lang] + did_you_mean(self.suggestions, lang)


class ReadError(CchcError, ValueError):
    """A source that cannot be read at all.

    Attributes:
        source: the file's name, or what else the caller gave.
        reason: why, and what to do about it, in both languages.
    """

    __module__ = "cchc_model"

    def __init__(self, source: str, reason: Bilingual) -> None:
        super().__init__(source, reason)
        self.source = source
        self.reason = reason

    def message(self, lang: Lang = "vi") -> str:
        """One line that says what cannot be read, why, and what to do."""
        return f"{self.source}: {self.reason[lang]}"


class MissingExtraError(CchcError, ImportError):
    """An optional dependency is not installed.

    Attributes:
        extra: the extra that brings it.
        purpose: what it is needed for, in both languages.
    """

    __module__ = "cchc_model"

    def __init__(self, extra: str, purpose: Bilingual) -> None:
        super().__init__(extra, purpose)
        self.extra = extra
        self.purpose = purpose

    def message(self, lang: Lang = "vi") -> str:
        """One line that says what is missing and which command installs it."""
        command = f'python -m pip install "cchc-model[{self.extra}]"'
        lines = Bilingual(f"{self.purpose.vi} cần cài thêm: {command}", f"{self.purpose.en} needs: {command}")
        return lines[lang]


@frozen
class Problem:
    """One thing that is wrong with what a caller gave.

    Attributes:
        place: where: an indicator's id, a rule's id, a path such as `$.entries.plan_tasks.value`.
        message: what is wrong there and what is expected, as a phrase in both languages.
        suggestions: what may have been meant, best first.

    >>> foreign = Bilingual("không phải chỉ tiêu của khung này", "is not an indicator of this framework")
    >>> str(Problem("plan_task", foreign, ("plan_tasks",)))
    "plan_task: is not an indicator of this framework; did you mean 'plan_tasks'?"
    """

    place: str
    message: Bilingual
    suggestions: tuple[str, ...] = ()

    def line(self, lang: Lang = "vi") -> str:
        """The place, what is wrong there, and what may have been meant."""
        return f"{self.place}: {self.message[lang]}{did_you_mean(self.suggestions, lang)}"

    def __str__(self) -> str:
        return self.line("en")


class InvalidDataError(CchcError, ValueError):
    """Values, definitions or JSON that cannot become an object of the model; all problems at once.

    Attributes:
        what: what was to be made, such as `report` or `framework`, in both languages.
        problems: every problem that was found, each with its place.
    """

    __module__ = "cchc_model"

    def __init__(self, what: Bilingual, problems: Iterable[Problem]) -> None:
        self.what = what
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__(what, self.problems)

    def message(self, lang: Lang = "vi") -> str:
        """A line that says what is not valid, and one for each problem."""
        count = len(self.problems)
        head = Bilingual(
            f"{self.what.vi} chưa hợp lệ ({count} lỗi)",
            f"not a valid {self.what.en} ({count} problem{'s' if count != 1 else ''})",
        )
        return "\n  ".join([head[lang], *(problem.line(lang) for problem in self.problems)])
