"""Writer of frameworks as TOML text, which is aligned like a table and reads back as the same framework."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from cattrs import Converter

from cchc_model.drafting.decisions import Comments
from cchc_model.errors import InvalidDataError, Problem, ReadError
from cchc_model.framework.framework import Framework
from cchc_model.framework.measures import PERCENT, CodeList, Percentage, UnitType
from cchc_model.io.content import FileInput
from cchc_model.io.toml.comments import comments_of
from cchc_model.io.toml.document import comment_lines, read_text, read_toml, toml_data, toml_table, toml_value
from cchc_model.io.toml.framework.formula_lines import NoLineError, line_converter, rule_line
from cchc_model.io.toml.framework.lines import CodeListLine, RateLine, UnitTypeLine, row_line
from cchc_model.io.toml.framework.names import lines as lines_of
from cchc_model.io.toml.framework.problems import FRAMEWORK_FORMAT
from cchc_model.io.toml.framework.reading import framework_from
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual

_TOP = """\
# Khung chỉ tiêu cho cchc-model: mỗi dòng trong ngoặc { } là một dòng của bảng, theo thứ tự in.
# A framework for cchc-model: each line in braces { } is a row of a table, in printed order.
"""
_COMMENTS = {
    "columns": "Tiêu đề các cột của biểu mẫu; value: cột số liệu, others: các cột không đọc. / The titles of the "
    "form's columns; value: the column that is read, others: those that are not.",
    "unit_types": "Đơn vị tính; adds_up = false: không cộng được giữa các cơ quan. "
    "/ Unit types; adds_up = false: not added across organisations.",
    "code_lists": "Danh mục mã trả lời. / Lists of answer codes.",
    "rows": "Mục, tiêu đề, chỉ tiêu; under: dòng cấp trên. / Sections, headings, indicators; under: the row above it "
    "in the tree.",
    "rates": "Tỷ lệ: of chia over; reported: chỉ tiêu ghi tỷ lệ này. / Rates: of divided by over; reported: the "
    "indicator that states it.",
    "rules": "Quy tắc kiểm tra. / Rules.",
}
_OWN = frozenset((*_COMMENTS.values(), *(line.lstrip("# ") for line in _TOP.splitlines())))
_FILE = ""
"""The table of comments on the keys of the file itself."""
_NO_COMMENTS: Final[Comments] = {}
_ALIGNED = {"rows": ("id", "kind", "under", "measure", "time", "ordinal"), "rules": ("family",)}
_CANNOT = Bilingual("định dạng tệp này không ghi được {what}", "the file format cannot express {what}")


_OTHER_PERCENTAGE = Bilingual("tỷ lệ phần trăm có mã hoặc nhãn khác", "a percentage with another id or label")
_OTHER_PARTS = Bilingual(
    "thành phần không phải chỉ tiêu cũng không phải tổng các chỉ tiêu",
    "parts that are neither indicators nor sums of indicators",
)
_OTHER_RULE = Bilingual(
    "nhóm quy tắc hoặc quan hệ mà cchc_model.framework không tạo ra",
    "a rule family or relation that cchc_model.framework does not define",
)
_NOT_UNICODE = Bilingual("sau chỗ này có ký tự không thuộc Unicode", "the next character is not in Unicode")
_READS_OTHERWISE = Bilingual("khi đọc lại sẽ khác đi", "would differ when read back")


def framework_text(framework: Framework, comments: Comments = _NO_COMMENTS) -> str:
    """Return the text of a framework's file, after checking that it reads back equal.

    Args:
        framework: the indicators, rates and rules.
        comments: comments on the lines of each table by id, and on the keys of the file.

    Raises:
        InvalidDataError: the framework has a part that the form cannot express.
    """
    converter = line_converter({rate.id: rate for rate in framework.rates})
    tables = _tables(framework, converter)
    of_keys = comments.get(_FILE, {})

    def said(key: str) -> str:
        return "".join(f"{line}\n" for line in comment_lines(of_keys.get(key, "")))

    text = f"{_TOP}\n{said('format')}format = {FRAMEWORK_FORMAT}\n"
    for key in ("id", "version", "name", "valid_from", "valid_until", "description"):
        value = getattr(framework, key)
        if value is not None:
            shown = value if isinstance(value, dt.date) else toml_value(converter.unstructure(value))
            text += f"{said(key)}{key} = {shown}\n"
    if framework.columns is not None:
        shown = toml_value(converter.unstructure(framework.columns))
        text += f"\n# {_COMMENTS['columns']}\n{said('columns')}columns = {shown}\n"
    for table, lines in tables.items():
        if lines:
            of_lines = [comments.get(table, {}).get(key, "") for key in _ids(table, lines, framework)]
            apart, aligned = "under" if table == "rows" else "", _ALIGNED.get(table, ("id",))
            made = toml_table(table, lines, aligned=aligned, apart=apart, comments=of_lines)
            text += f"\n# {_COMMENTS[table]}\n{said(table)}{made}"
    _compare(framework, text)
    return text


def framework_with_comments(source: FileInput) -> tuple[Framework, Comments]:
    """Return the framework of a file and its comments, without those that every file has.

    Raises:
        ReadError: the source is not TOML.
        InvalidDataError: the data is not a framework.
        OSError: the file does not exist or is not readable.
    """
    name, text = read_text(source)
    data = toml_data(name, text)
    framework = framework_from(name, data)
    ids = {table: _ids(table, lines_of(data, table), framework) for table in _COMMENTS if table != "columns"}
    found: dict[str, dict[str, str]] = {}
    for (table, number), said in comments_of(text).items():
        kept = "\n".join(line for line in said if line and line not in _OWN)
        if kept and number < 0:
            found.setdefault(_FILE, {})[table] = kept
        elif kept:
            found.setdefault(table, {})[ids[table][number]] = kept
    return framework, found


def _ids(table: str, lines: Sequence[Mapping[str, object]], framework: Framework) -> list[str]:
    """Return the ids of lines; the line of a rule may leave its own out."""
    return [rule.id for rule in framework.rules] if table == "rules" else [str(line["id"]) for line in lines]


def _tables(framework: Framework, converter: Converter) -> dict[str, list[dict[str, object]]]:
    """Return the lines of each table."""
    problems: list[Problem] = []
    measures = {indicator.measure.id: indicator.measure for indicator in framework.indicators.values()}
    shares = {one.measure: one for one in framework.indicators.values() if isinstance(one.measure, Percentage)}
    odd = [one for one in shares if one.id != PERCENT.id or one.label.vi != one.label.en]
    problems += [Problem(measure.id, _CANNOT.filled(what=_OTHER_PERCENTAGE)) for measure in odd]
    made: dict[str, list[dict[str, object]]] = {"rates": [], "rules": []}
    for rate in framework.rates:
        try:
            made["rates"].append(converter.unstructure(RateLine.made_by(rate)))
        except NoLineError:
            problems.append(Problem(rate.id, _CANNOT.filled(what=_OTHER_PARTS)))
    for rule in framework.rules:
        try:
            made["rules"].append(rule_line(rule, converter))
        except NoLineError:
            problems.append(Problem(rule.id, _CANNOT.filled(what=_OTHER_RULE)))
    if problems:
        raise InvalidDataError(nouns.named(nouns.FRAMEWORK, framework.id), problems)
    units = [UnitTypeLine.of(measure) for measure in measures.values() if isinstance(measure, UnitType)]
    lists = [CodeListLine.of(measure) for measure in measures.values() if isinstance(measure, CodeList)]
    lines: dict[str, Sequence[object]] = {
        "unit_types": units,
        "code_lists": lists,
        "rows": [row_line(row) for row in framework.rows],
    }
    return {table: [converter.unstructure(line) for line in of] for table, of in lines.items()} | made


def _compare(framework: Framework, text: str) -> None:
    """Check that a text reads back as the same framework, because no part may be lost silently."""
    what = nouns.named(nouns.FRAMEWORK, framework.id)
    try:
        again = framework_from(*read_toml(text.encode()))
    except UnicodeEncodeError as error:
        part = text[error.start - 30 : error.start]
        raise InvalidDataError(what, [Problem(repr(part), _NOT_UNICODE)]) from None
    except ReadError as error:
        raise InvalidDataError(what, [Problem("file", error.reason)]) from None
    except InvalidDataError as error:
        raise InvalidDataError(what, error.problems) from None
    if again != framework:
        raise InvalidDataError(what, _differences(framework, again))


def _differences(one: Framework, other: Framework) -> Iterator[Problem]:
    """Yield a problem for each row, rate or rule that would read back differently, else one for the framework."""
    different = [mine.id for mine, its in zip(one.rows, other.rows, strict=True) if mine != its]
    different += [mine.id for mine, its in zip(one.rates, other.rates, strict=True) if mine != its]
    different += [mine.id for mine, its in zip(one.rules, other.rules, strict=True) if mine != its]
    yield from (Problem(key, _READS_OTHERWISE) for key in different or [one.id])
