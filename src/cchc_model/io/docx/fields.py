"""Fields of a Word document: their codes, and results that may be out of date."""

import re
from typing import TYPE_CHECKING

from attrs import define

from cchc_model.io.docx.styles import VALUE, W
from cchc_model.reports import named_elements as names

if TYPE_CHECKING:
    from lxml.etree import _Element

FIELD_MARK, FIELD, INSTRUCTION = f"{W}fldChar", f"{W}fldSimple", f"{W}instrText"
FORM_LIST = "FORMDROPDOWN"
FORM_BOX = "FORMCHECKBOX"

_TYPE, _CODE = f"{W}fldCharType", f"{W}instr"
_ENTERED = frozenset(("FORMTEXT", FORM_BOX, FORM_LIST, "HYPERLINK"))
"""Fields whose result is what a person entered; that of every other field may be out of date."""

_SILENT = frozenset(("XE", "TC", "TA", "RD", "SET", "ASK", "BOOKMARK", "PRIVATE", *_ENTERED))
"""Fields that show nothing without a result."""

_ENTERED_TEXTS = ("", "regular", "number")
_LONGEST_CODE = 200
_LONGEST_WORD = 20
_QUOTED = re.compile(r'\s*QUOTE\s+"([^"\\]*)"\s*(?:\\\*\s*(?:MERGEFORMAT|CHARFORMAT)\s*)*', re.IGNORECASE)


@define
class _Field:
    """A field that is open: its code so far, whether its result has begun, and whether the result is computed."""

    code: str = ""
    result: bool = False
    computed: bool = False

    @property
    def word(self) -> str:
        """The first word of the code."""
        words = self.code.split(maxsplit=1)
        word = words[0].upper() if words else ""
        return "=" if word.startswith("=") else "".join(filter(str.isalpha, word))[:_LONGEST_WORD]

    @property
    def name(self) -> str:
        """The Vietnamese name of the field."""
        return names.COMPUTED_FIELD.vi if self.word == "=" else f"{names.FIELD.vi} {self.word}".rstrip()

    @property
    def current(self) -> bool:
        """True if the result is what a person entered."""
        return self.word in _ENTERED and not self.computed


class Fields:
    """The fields that are open at a place of a document."""

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self._in_code = 0
        self._stale: list[str] = []
        """The names of the open fields whose result may be out of date, from the outermost."""
        self.quoted: list[str] = []
        """The texts that the fields of a cell quote, in their order."""

    def __len__(self) -> int:
        return len(self._open)

    @property
    def in_code(self) -> bool:
        """True if the place is in the code of a field, which is not shown."""
        return self._in_code > 0

    @property
    def stale(self) -> str:
        """The name of a field whose result may be out of date; empty if there is none."""
        return self._stale[-1] if self._stale else ""

    @property
    def of_list(self) -> bool:
        """True if the place is in the result of a list to choose from, whose element states the choice."""
        return bool(self._open) and self._open[-1].result and self._open[-1].word in (FORM_LIST, FORM_BOX)

    def read_code(self, text: str) -> None:
        """Note a piece of the code of the innermost field."""
        if self._open and not self._open[-1].result and len(self._open[-1].code) < _LONGEST_CODE:
            self._open[-1].code += text[:_LONGEST_CODE]

    def mark(self, element: "_Element") -> str:
        """Note the begin, the middle or the end of a field; return the name of one that ends without a result."""
        kind = element.get(_TYPE, "")
        if kind == "begin":
            self._open.append(_Field(computed=_is_computed(element)))
            self._in_code += 1
        elif kind == "separate" and self._open and not self._open[-1].result:
            self._show(self._open[-1])
        elif kind == "end" and self._open:
            return self._close()
        return ""

    def begin(self, element: "_Element") -> None:
        """Open a field that is one element."""
        self._open.append(_Field(element.get(_CODE, "")[:_LONGEST_CODE]))
        self._in_code += 1
        self._show(self._open[-1])

    def close_to(self, depth: int) -> list[str]:
        """Close the fields that a cell or paragraph leaves open; return their names."""
        names = []
        while len(self._open) > depth:
            names.append(self._open[-1].name)
            self._close()
        return names

    def _show(self, field: _Field) -> None:
        field.result = True
        self._in_code -= 1
        if quoted := _QUOTED.fullmatch(field.code):
            self.quoted.append(quoted[1])
        if not field.current:
            self._stale.append(field.name)

    def _close(self) -> str:
        field = self._open.pop()
        if not field.result:
            self._in_code -= 1
            return "" if field.word in _SILENT or self.in_code else field.name
        if not field.current:
            self._stale.pop()
        return ""


def _is_computed(begin: "_Element") -> bool:
    """Return whether a field for text of an old form is computed instead of entered."""
    kinds = [kind for data in begin for text in data.iterchildren(f"{W}textInput") for kind in text]
    return any(kind.tag == f"{W}type" and kind.get(VALUE, "") not in _ENTERED_TEXTS for kind in kinds)
