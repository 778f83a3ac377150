"""Base of all errors, with messages in two languages, and the error for texts that are not numbers."""

from cchc_model.vietnamese.text import Bilingual, Lang, shortened


class CchcError(Exception):
    """Base of every exception that this library raises on purpose. The base has an English text only."""

    __module__ = "cchc_model"

    def message(self, lang: Lang = "vi") -> str:  # noqa: ARG002 each error has its own sentences
        """Return the problem and its remedy as a text for people."""
        return Exception.__str__(self)

    def __str__(self) -> str:
        return self.message("en")


class InvalidNumberError(CchcError, ValueError):
    """Error for a text that is not a Vietnamese number, or a value that the model does not admit.

    Attributes:
        text: the rejected text, or the `repr` of the rejected value.
        reason: the reason, as a short phrase in both languages.
        suggestions: valid texts that may be intended, most likely first.
    """

    __module__ = "cchc_model"

    def __init__(self, text: str, reason: Bilingual, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(text, reason, suggestions)
        self.text = text
        self.reason = reason
        self.suggestions = suggestions

    def message(self, lang: Lang = "vi") -> str:
        """Return one line with the rejected text, the reason and the suggestions."""
        what = Bilingual(f"“{shortened(self.text)}” không phải là số", f"{shortened(self.text)!r} is not a number")
        return f"{what[lang]}: {self.reason[lang]}{did_you_mean(self.suggestions, lang)}"


def did_you_mean(suggestions: tuple[str, ...], lang: Lang) -> str:
    """Return the closing question of a message, or an empty text without suggestions."""
    if not suggestions:
        return ""
    if lang == "en":
        return "; did you mean " + " or ".join(map(repr, suggestions)) + "?"
    return "; có phải là " + " hoặc ".join(f"“{suggestion}”" for suggestion in suggestions) + "?"
