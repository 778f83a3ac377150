"""Severities: how certain it is that something is wrong."""

from enum import StrEnum

from cchc_model.vietnamese.text import Bilingual


class Severity(StrEnum):
    """The certainty that something is wrong, in the order INFO < WARNING < ERROR.

    >>> Severity.INFO < Severity.WARNING < Severity.ERROR
    True
    """

    ERROR = "error"
    """A figure that cannot be true, or a value that could not be read."""
    WARNING = "warning"
    """A figure that usually is a mistake."""
    INFO = "info"
    """A fact that is worth knowing."""

    @property
    def label(self) -> Bilingual:
        """The name of the severity, in both languages."""
        return _SEVERITY_LABELS[self]

    @property
    def rank(self) -> int:
        """The rank of the severity, 0 for the worst."""
        return list(Severity).index(self)

    def __lt__(self, other: str) -> bool:
        return self.rank > Severity(other).rank

    def __le__(self, other: str) -> bool:
        return self.rank >= Severity(other).rank

    def __gt__(self, other: str) -> bool:
        return self.rank < Severity(other).rank

    def __ge__(self, other: str) -> bool:
        return self.rank <= Severity(other).rank


_SEVERITY_LABELS = {
    Severity.ERROR: Bilingual("Lỗi", "Error"),
    Severity.WARNING: Bilingual("Cảnh báo", "Warning"),
    Severity.INFO: Bilingual("Lưu ý", "Note"),
}
