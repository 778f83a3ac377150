"""Names that a file defines, for the validation of references.

The names are collected before validation, because each reference is validated independently.
"""

from collections.abc import Mapping

from attrs import define

from cchc_model.framework.rows import Kind
from cchc_model.io.structuring import NO_TEXT, Hook, refuse
from cchc_model.vietnamese.text import Bilingual, close_matches

INDICATOR = Bilingual("chỉ tiêu", "an indicator")
UNIT_TYPE = Bilingual("đơn vị tính", "a unit type")
CODE_LIST = Bilingual("danh mục mã", "a code list")
STATED_RATE = Bilingual("tỷ lệ có `reported`", "a rate with `reported`")
_UNSTATED_RATE = Bilingual("tỷ lệ không có `reported`", "a rate without `reported`")
_SECTION = Bilingual("mục", "a section")
_HEADING = Bilingual("tiêu đề", "a heading")
_ROW = Bilingual("dòng", "a row")

MOST_LINES = 2_000
"""Maximum number of lines in a table, such as rows or rules, because the lint compares rules with each other.

The shipped framework has 211 rows.
"""
MOST_CODES = 100
"""Maximum number of answers in a code list; a list of the shipped framework has two or three."""
MOST_LEVELS = 50
"""Maximum number of levels of rows; the shipped framework has four."""
_MOST_SUGGESTIONS = 40
_MOST_NAMED = 12

Data = Mapping[str, object]


@define
class Names:
    """The names that a file defines, each with its kind.

    Attributes:
        known: the names, each with its kind in both languages.
        looked_up: the number of searches for similar names, which are slow.
    """

    known: Mapping[str, Bilingual]
    looked_up: int = 0

    def hook(self, wanted: Bilingual | None = None) -> Hook:
        """Return a hook for references, which accepts a known name of the wanted kind, or of any kind."""
        expected = wanted or _ROW

        def reference(data: object, _: object) -> object:
            if type(data) is not str:
                raise refuse(data, NO_TEXT)
            found = self.known.get(data)
            if found is None:
                alike = self._alike(data, wanted)
                none = Bilingual("không phải {expected} của tệp này", "not {expected} of this file").filled(
                    expected=expected
                )
                few = Bilingual("", "") if alike else self._few(wanted)
                raise refuse(data, Bilingual(none.vi + few.vi, none.en + few.en), alike)
            if wanted not in (None, found):
                other = Bilingual("là {found}, không phải {expected}", "{found}, not {expected}")
                raise refuse(data, other.filled(found=found, expected=expected))
            return data

        return reference

    def _alike(self, name: str, wanted: Bilingual | None) -> tuple[str, ...]:
        self.looked_up += 1
        if self.looked_up > _MOST_SUGGESTIONS:
            return ()
        return close_matches(name, self._of(wanted))

    def _few(self, wanted: Bilingual | None) -> Bilingual:
        """Return a list of the names as text, or an empty text if there are none or too many."""
        names = self._of(wanted)
        listed = ", ".join(names)
        few = 0 < len(names) <= _MOST_NAMED
        return Bilingual(f"; trong tệp có {listed}", f"; the file has {listed}") if few else Bilingual("", "")

    def _of(self, wanted: Bilingual | None) -> list[str]:
        return [key for key, what in self.known.items() if wanted in (None, what)]


def lines(data: Data, table: str) -> list[Data]:
    """Return the lines of a table; a line that is not a mapping becomes an empty one."""
    given = data.get(table)
    return [line if isinstance(line, Mapping) else {} for line in given] if isinstance(given, list) else []


def ids(data: Data, *tables: str) -> list[str]:
    """Return the ids that the lines of some tables define."""
    given = (line.get("id") for table in tables for line in lines(data, table))
    return [key for key in given if isinstance(key, str)]


def row_names(data: Data) -> Names:
    """Return the names of a file's rows: sections, headings and indicators."""
    titles: dict[object, Bilingual] = {Kind.SECTION.value: _SECTION, Kind.HEADING.value: _HEADING}
    kinds = {str(line.get("id")): str(line.get("kind")) for line in lines(data, "rows")}
    return Names({key: titles.get(kinds[key], INDICATOR) for key in ids(data, "rows")})


def measure_names(data: Data) -> Names:
    """Return the names of a file's unit types and code lists."""
    units, codes = ids(data, "unit_types"), ids(data, "code_lists")
    return Names(dict.fromkeys(units, UNIT_TYPE) | dict.fromkeys(codes, CODE_LIST))


def rate_names(data: Data) -> Names:
    """Return the names of a file's rates, with or without `reported`."""
    stated = {str(line.get("id")) for line in lines(data, "rates") if "reported" in line}
    return Names({key: STATED_RATE if key in stated else _UNSTATED_RATE for key in ids(data, "rates")})
