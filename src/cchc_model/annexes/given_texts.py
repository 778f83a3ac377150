"""The texts that a caller gives for an official document."""

from collections.abc import Iterable

from attrs import evolve, field, frozen

from cchc_model.vietnamese.text import one_line


def _as_lines(given: str | Iterable[str]) -> tuple[str, ...]:
    """Return the non-empty lines of one text with line breaks, or of several texts."""
    texts = given.splitlines() if isinstance(given, str) else given
    return tuple(line for line in map(one_line, texts) if line)


@frozen
class Letterhead:
    """The texts of an official document around its content.

    An omitted text is printed as dots or not at all. With nothing but `attached_to`, the document is an annex, which
    has no number, motto or signature of its own.

    Attributes:
        above: the superior body; by default the parent of the report's organisation, unless that is a People's
            Committee, which prints none.
        number: the number and symbol of the document, such as `45/BC-UBND`.
        place: the place of the signature, such as `Mỹ Xuyên`.
        date: the date of the signature, as printed: `ngày 05 tháng 4 năm 2022`.
        attached_to: the report that the annex belongs to, as in `Báo cáo số 45/BC-UBND ngày 05 tháng 4 năm 2022`; its
            body is added.
        signer: the authority and the title of the signatory, one per line, as one text or as several; by default
            the chairman for a People's Committee, and the head of the agency for others.
        name: the name of the signatory.
        recipients: the recipients, one per line; the last one is the archive: `Lưu: VT`.

    >>> Letterhead(signer=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")).signer[-1]
    'PHÓ CHỦ TỊCH'
    """

    above: str = ""
    number: str = ""
    place: str = ""
    date: str = ""
    attached_to: str = ""
    signer: tuple[str, ...] = field(default=(), converter=_as_lines)
    name: str = ""
    recipients: tuple[str, ...] = field(default=(), converter=_as_lines)

    @property
    def of_annex(self) -> bool:
        """True if the texts are those of an annex, which is signed with the report that it belongs to."""
        return bool(self.attached_to) and evolve(self, attached_to="") == Letterhead()
