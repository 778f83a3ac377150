"""The base of all errors, which speak two languages, and the error of texts that are not numbers."""

from cchc_model.vietnamese.text import Bilingual, Lang, shortened


class CchcError(Exception):
    """The base of every exception that this library raises on purpose; its own text is English."""

    __module__ = "cchc_model"

    def message(self, lang: Lang = "vi") -> str:  # noqa: ARG002 each error has its own sentences
        """What is wrong and what to do about it, for people."""
        return Exception.__str__(self)

    def __str__(self) -> str:
        return self.message("en")


class InvalidNumberError(CchcError, ValueError):
    """A text is not a number in Vietnamese form, or a value is not one that the model admits.

    Attributes:
        text: the text that was refused, or the refused value's `repr`.
        reason: why, as a short phrase in both languages.
        suggestions: texts that would be accepted and may be what was meant, most likely first.
    """

    __module__ = "cchc_model"

    def __init__(self, text: str, reason: Bilingual, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(text, reason, suggestions)
        self.text = text
        self.reason = reason
        self.suggestions = suggestions

    def message(self, lang: Lang = "vi") -> str:
        """One line that says what is no number, why, and what may have been meant."""
        what = Bilingual(f"“{shortened(self.text)}” không phải là số", f"{shortened(self.text)!r} is not a number")
        return f"{what[lang]}: {self.reason[lang]}{did_you_mean(self.suggestions, lang)}"


def did_you_mean(suggestions: tuple[str, ...], lang: Lang) -> str:
    """Return the question that ends a message, or nothing without suggestions."""
    if not suggestions:
        return ""
    if lang == "en":
        return "; did you mean " + " or ".join(map(repr, suggestions)) + "?"
    return "; có phải là " + " hoặc ".join(f"“{suggestion}”" for suggestion in suggestions) + "?"
