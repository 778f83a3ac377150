"""Conversion between TOML files and plain data.

Invalid TOML is rejected with its line. Written arrays are aligned like tables.
"""

import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from cchc_model.errors import InvalidDataError, Problem, ReadError
from cchc_model.io.content import FileInput, read_content
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual, one_line, shortened

MAX_TOML_BYTES = 2_000_000
"""Maximum size of a file in bytes.

The shipped framework has some 100,000 bytes. The limit is low because the parser of the standard library may need
some 400 bytes of memory per byte.
"""

_MOST_PARTS = 20
_PART = r"""(?:"[^"\n]*+"|'[^'\n]*+'|(?<![A-Za-z0-9_-])[A-Za-z0-9_-]++)[ \t]*+\.[ \t]*+"""
_LONG_KEY = re.compile(rf"(?:{_PART}){{{_MOST_PARTS}}}")
"""Pattern of a dotted key with too many parts, because the parser's memory grows with their square."""

_PLACE = re.compile(r" \(at (?:line ([0-9]+), column [0-9]+|end of document)\)")
_NO_UTF8 = Bilingual(
    "không phải văn bản UTF-8; đề nghị lưu lại với bảng mã UTF-8", "it is not UTF-8 text; save it as UTF-8"
)
_TOO_DEEP = Bilingual("lồng nhau quá nhiều cấp", "it is nested too deeply")
_HINTS = (
    (
        "Unclosed array",
        Bilingual("thiếu dấu phẩy giữa hai dòng, hoặc thiếu dấu ]", "a comma between two lines or a ] is missing"),
    ),
    ("Unclosed inline table", Bilingual("thiếu dấu phẩy hoặc thiếu dấu }", "a comma or a } is missing")),
    (
        "Invalid initial character for a key",
        Bilingual(
            "{ … } phải nằm trên một dòng, không có dấu phẩy trước }",
            "{ … } must be on one line, without a comma before the }",
        ),
    ),
    ("Illegal character '\\n'", Bilingual("thiếu dấu ngoặc kép đóng", "a closing quotation mark is missing")),
    (
        "Invalid value",
        Bilingual(
            'văn bản phải đặt trong ngoặc kép thẳng, như "Hồ sơ"',
            'a text must be in straight quotation marks, such as "Dossiers"',
        ),
    ),
    ("Unescaped '\\'", Bilingual("trong văn bản, dấu \\ phải viết là \\\\", "in a text, write \\\\ for \\")),
    ("Cannot overwrite", Bilingual("một khóa được ghi hai lần", "a key is given twice")),
    ("Duplicate inline table key", Bilingual("một khóa được ghi hai lần", "a key is given twice")),
)  # fmt: skip
"""Messages of the parser, each with a hint for the author of the file."""


_NOT_WRITABLE = Bilingual("không phải văn bản cũng không phải số nguyên", "is neither a text nor a whole number")


def read_toml(source: FileInput) -> tuple[str, dict[str, object]]:
    """Return the name of a source for errors, and its content as plain data; `0.5` is an exact Decimal.

    Args:
        source: the path of a TOML file, its bytes, or an open binary stream.

    Raises:
        ReadError: the source is not TOML in UTF-8, or too large.
        OSError: the file does not exist or is not readable.

    >>> read_toml('name = { vi = "Đơn" }'.encode())
    ('the data', {'name': {'vi': 'Đơn'}})
    """
    name, text = read_text(source)
    return name, toml_data(name, text)


def read_text(source: FileInput) -> tuple[str, str]:
    """Return the name of a source for errors, and its text.

    Raises:
        ReadError: the source is not in UTF-8, or too large.
        OSError: the file does not exist or is not readable.
    """
    name, data = read_content(source, most=MAX_TOML_BYTES)
    try:
        return name, data.decode("utf-8-sig")  # editors on Windows put a byte order mark there
    except UnicodeDecodeError as error:
        raise ReadError(name, _at(_NO_UTF8, data.count(b"\n", 0, error.start) + 1)) from None


def toml_data(name: str, text: str) -> dict[str, object]:
    """Return a TOML text as plain data; `0.5` is an exact Decimal.

    Raises:
        ReadError: the text is not TOML.
    """
    import tomllib  # not needed before somebody reads

    long = _LONG_KEY.search(text)
    if long is not None:
        raise ReadError(name, _at(_TOO_DEEP, text.count("\n", 0, long.start()) + 1))
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except RecursionError:
        raise ReadError(name, _TOO_DEEP) from None
    except ValueError as error:  # a number of thousands of digits is one that is no TOMLDecodeError
        raise ReadError(name, _no_toml(str(error), text)) from None


def _no_toml(message: str, text: str) -> Bilingual:
    """Return the reason for a syntax error, with its line and a hint for the author."""
    place, said = _PLACE.search(message), _PLACE.sub("", message)
    hint = next((hint for start, hint in _HINTS if said.startswith(start)), Bilingual(said, said))
    reason = Bilingual(f"không đúng cú pháp TOML: {hint.vi}", f"it is not valid TOML: {hint.en}")
    if place is None:
        return reason
    if place[1] is None:
        return Bilingual(f"cuối tệp: {reason.vi}", f"at the end of the file: {reason.en}")
    line = text.split("\n")[int(place[1]) - 1].strip()
    shown = f" (“{shortened(line)}”)" if line else ""
    return _at(Bilingual(reason.vi + shown, reason.en + shown), int(place[1]))


def _at(reason: Bilingual, line: int) -> Bilingual:
    return Bilingual(f"dòng {line}: {reason.vi}", f"line {line}: {reason.en}")


def toml_value(value: object) -> str:
    r"""Return plain data as TOML on one line.

    >>> print(toml_value({"vi": 'Số "mới"', "en": "New\n", "codes": [1, 0], "adds_up": False}))
    { vi = "Số \"mới\"", en = "New\n", codes = [1, 0], adds_up = false }

    Raises:
        InvalidDataError: a value is not a text, a whole number, a truth value, or a mapping or list of these.
    """
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{key} = {toml_value(item)}' for key, item in value.items())} }}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(toml_value, value))}]"
    if not isinstance(value, str | int):
        raise InvalidDataError(nouns.TOML, [Problem(shortened(repr(value)), _NOT_WRITABLE)])
    # JSON's texts are TOML's, but for the one control character that JSON leaves as it is.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")


def toml_table(
    name: str,
    rows: Sequence[Mapping[str, object]],
    *,
    aligned: Sequence[str],
    apart: str = "",
    comments: Sequence[str] = (),
) -> str:
    """Return rows as an array of inline tables, one line per row.

    Args:
        name: the array's key.
        rows: the rows of the array.
        aligned: keys that are aligned in columns, in this order and before the others.
        apart: a key; a row without it starts a group after an empty line.
        comments: the comments for each row, one a line, which stand above it and may be empty.

    >>> print(toml_table("rows", [{"id": "a", "vi": "Mục"}, {"id": "ab", "vi": "Số", "of": 1}], aligned=("id", "of")))
    rows = [
      { id = "a",          vi = "Mục" },
      { id = "ab", of = 1, vi = "Số" },
    ]
    <BLANKLINE>
    """
    cells = [{key: f"{key} = {toml_value(row[key])}, " for key in row} for row in rows]
    widths = {key: max((len(row.get(key, "")) for row in cells), default=0) for key in aligned}
    lines = [f"{name} = ["]
    for number, row in enumerate(cells):
        lines += [""] if number and apart and apart not in row else []
        first = "".join(row.get(key, "").ljust(width) for key, width in widths.items())
        rest = "".join(cell for key, cell in row.items() if key not in widths)
        lines += comment_lines(comments[number], "  ") if comments else []
        lines.append(f"  {{ {(first + rest).rstrip(' ,')} }},")
    return "\n".join([*lines, "]", ""])


def comment_lines(text: str, indent: str = "") -> list[str]:
    r"""Return the lines of a text as comments.

    >>> comment_lines("đơn vị tính\nđã xem")
    ['# đơn vị tính', '# đã xem']
    """
    return [f"{indent}# {one_line(line)}" for line in text.split("\n") if line.strip()]
