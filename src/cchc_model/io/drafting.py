"""Drafts of frameworks from the files of offices."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve

from cchc_model.annexes.assembly import assemble
from cchc_model.annexes.clean_rows import clean_rows
from cchc_model.annexes.clean_sheets import CleanSheets
from cchc_model.annexes.matrix_forms import has_one_column
from cchc_model.annexes.sheet_parts import joined_sheets
from cchc_model.annexes.sheets import choose_sheets, has_form
from cchc_model.annexes.tables import SourceTables, TableRow
from cchc_model.annexes.value_column import ColumnChoice
from cchc_model.drafting.columns import form_columns, updated_columns
from cchc_model.drafting.decisions import Certainty, Comments, Decision, DecisionKind, Draft
from cchc_model.drafting.draft import complete, skeleton
from cchc_model.drafting.filled import only_in_filled, with_caption, with_values
from cchc_model.drafting.form_rows import Form, form_of
from cchc_model.drafting.ids import slug
from cchc_model.drafting.ordinals import read_marker
from cchc_model.drafting.sheets import joined, repeat_rows
from cchc_model.drafting.update import completed, updated
from cchc_model.errors import ReadError
from cchc_model.framework.evaluation import Known
from cchc_model.framework.form_columns import FormColumns
from cchc_model.framework.framework import Framework
from cchc_model.framework.rows import branch, section
from cchc_model.io.content import FileInput
from cchc_model.io.detection import open_source
from cchc_model.io.drafted_matrix import FormAnnexes, annexes_of, matrix_in
from cchc_model.io.reading import AnnexInput
from cchc_model.reports.cells import Source
from cchc_model.reports.layout import Layout
from cchc_model.vietnamese.text import Bilingual, fold, quoted_list


def draft_framework(  # noqa: PLR0913 each says one thing that the form may leave open
    source: AnnexInput,
    *filled: AnnexInput,
    id: str | None = None,
    version: str = "1",
    name: str = "",
    sheet: str | None = None,
    value_column: str | None = None,
    update: Framework | FileInput | None = None,
) -> Draft:
    """Propose a framework from the form of an office.

    The rows, their nesting, units and answers follow from the form; rates and rules are suggested. Each decision has
    its certainty and its reason. A person confirms them before the framework is used.

    Args:
        source: the form, blank or filled: a path, bytes, an open binary stream, or ready rows of cells, as for
            :func:`cchc_model.read_report`.
        filled: other files on the same form. Their figures show which rows have values and decimals, and
            confirm or contradict suggested rules.
        id: the id of the framework; by default one made of its name.
        version: the version of the framework.
        name: the name of the framework; by default the title above the table.
        sheet: the workbook's sheet with the form; by default all that have one, which are its parts.
        update: a framework to which the form adds rows, or its file. Its ids, its edits and the comments of the file
            remain, and missing rows are listed.
        value_column: the title or letter of the column with the values, if the titles leave it open.

    Raises:
        ReadError: the source cannot be read, its sheets repeat the same rows, or its columns are not clear.
        InvalidDataError: the form has no rows.
        MissingExtraError: the format needs an optional dependency that is not installed.
        OSError: a file does not exist or is not readable.

    >>> form = [
    ...     ("TT", "Chỉ tiêu", "ĐVT", "Kết quả"), ("I", "Giải quyết hồ sơ", "", ""),
    ...     ("1", "Số hồ sơ tiếp nhận", "Hồ sơ", ""), ("2", "Số hồ sơ đã giải quyết", "Hồ sơ", ""),
    ... ]
    >>> draft = draft_framework(form, name="Biểu hồ sơ")
    >>> [(row.position, row.id) for row in draft.framework.rows]
    [('I', 'giai_quyet_ho_so'), ('I.1', 'so_ho_so_tiep_nhan'), ('I.2', 'so_ho_so_da_giai_quyet')]
    >>> [rule.id for rule in draft.framework.rules]
    ['part.so_ho_so_da_giai_quyet']
    """
    old, kept = _updated_file(update)
    opened = [open_source(one) for one in (source, *filled)]
    own, layout = _form(opened[0], sheet, value_column, None if old is None else old.columns)
    columns = form_columns(layout)
    wanted = value_column if columns is None else None  # a letter names a column of the form alone
    others = [_form(one, _sheet_named(one, sheet), wanted, columns)[0] for one in opened[1:]]
    form = with_values(own, others)
    base = skeleton(form, id=id or slug(name or form.title or _UNNAMED), version=version, name=name)
    more = (*only_in_filled(form, others), *_conversions(opened))
    if old is not None:
        both, decisions = updated(old, base)
        titles, changed = updated_columns(old.columns, columns, chosen=value_column is not None)
        both = evolve(both, columns=titles)
        by_form = evolve(both, columns=columns)
        evidence, unread = _own_values(opened[0], by_form, sheet, wanted)
        more = (*more, *unread)
        evidence += [values for one in opened[1:] for values in _values(one, by_form, sheet, wanted)]
        return evolve(completed(both, old, (*changed, *decisions, *more), layout, evidence), kept=kept)
    more = (*more, *_left_out(opened[0], sheet))
    base = evolve(base, framework=evolve(base.framework, columns=columns), decisions=(*base.decisions, *more))
    evidence = [values for one in opened for values in _values(one, base.framework, sheet, wanted)]
    return complete(base, layout, evidence, numbers=_numbers(opened[0], base.framework, sheet))


_CONVERTED = Bilingual(
    "{program} đã chuyển tệp {file} thành {target} rồi mới đọc; đề nghị đối chiếu khung với tệp gốc",
    "{program} converted the file {file} into {target} before it was read; compare the framework with the original",
)


_NO_EVIDENCE = Bilingual(
    "số liệu của chính biểu mẫu {file} không xác nhận được quy tắc nào, vì không đọc được biểu mẫu theo khung ({why}); "
    "đề nghị kiểm tra khung có phải của biểu mẫu này không",
    "the figures of the form {file} itself confirm no rule, because it cannot be read with the framework ({why}); "
    "check that the framework is that of this form",
)


def _conversions(opened: Iterable[SourceTables]) -> Iterator[Decision]:
    """Yield a decision for each file that another program converted."""
    for one in opened:
        if (made := one.conversion) is not None:
            reason = _CONVERTED.filled(program=made.program, file=one.name, target=made.target)
            yield Decision(DecisionKind.SOURCE, _NAME, Certainty.TO_CONFIRM, reason, Source(one.name))


def _updated_file(update: Framework | FileInput | None) -> tuple[Framework | None, Comments]:
    """Return the framework that a form updates, and the comments of its file."""
    if update is None or isinstance(update, Framework):
        return update, {}
    from cchc_model.io.toml.framework.writing import framework_with_comments  # not needed for a first draft

    return framework_with_comments(update)


_UNNAMED = "khung"
_NAME = "name"
"""The key of a framework's file with the comments about its source."""
_SEVERAL_SHEETS = Bilingual(
    "các trang tính {sheets} đều có thể là biểu mẫu: có các dòng giống nhau, hoặc không có tiêu đề cột; đề nghị chọn "
    "một trang bằng --sheet (trong Python: sheet=)",
    "the sheets {sheets} may all be the form: they have the same rows, or no titles of columns; choose one with "
    "--sheet (in Python: sheet=)",
)
_NO_TITLES = Bilingual(
    "bảng không có dòng tiêu đề cột, và các cột không theo thứ tự thường gặp (số thứ tự, tên chỉ tiêu, đơn vị tính, số "
    "liệu, ghi chú); đề nghị thêm dòng tiêu đề, như: TT, Chỉ tiêu, Đơn vị tính, Số liệu",
    "the table has no titles of columns, and its columns are not in the usual order (ordinal, name, unit, value, "
    "note); add a row of titles, such as TT, Chỉ tiêu, Đơn vị tính, Số liệu",
)
_ONE_COLUMN = Bilingual(
    "biểu mẫu chỉ có một cột số liệu bên cạnh tên cơ quan hoặc lĩnh vực; đề nghị xoay bảng: mỗi chỉ tiêu là một dòng, "
    "mỗi cơ quan là một cột (TT, Chỉ tiêu, Đơn vị tính, Xã An Bình, …), rồi đọc bằng --parts",
    "the form has only one column of values next to the names of organisations or fields; transpose the table: a row "
    "for each indicator, a column for each organisation (TT, Chỉ tiêu, Đơn vị tính, Xã An Bình, …), and read it with "
    "--parts",
)
_NO_FIGURES = Bilingual(
    "trang tính “{sheet}” không có cột số liệu nên không đưa vào khung; nếu là biểu mẫu, chọn bằng --sheet",
    "the sheet “{sheet}” has no column of figures, so it is left out; if it is a form, choose it with --sheet",
)
_NOTHING = Framework("nothing", "0", Bilingual("-", "-"), (branch(section("nothing", "(-)", "(-)")),))
"""A framework without indicators: with it, columns are found by their titles and content alone."""


def _form(
    opened: SourceTables, sheet: str | None, value_column: str | None, columns: FormColumns | None
) -> tuple[Form, Layout]:
    """Return the form of a file, joined from the sheets that are its parts, read by the columns of a framework.

    Raises:
        ReadError: there is no such sheet, several sheets may be the form, or its columns are not clear.
    """
    choice, framework = ColumnChoice(opened.name, value_column), evolve(_NOTHING, columns=columns)
    sheets = _sheets(opened, sheet)
    all_annexes = {name: annexes_of(rows, framework, choice) for name, rows in sheets.items()}
    annexes = {name: own.annexes[0] for name, own in all_annexes.items()}
    for name, annex in annexes.items():
        if not annex.layout.tables and any(read_marker(line.ordinal) is None for line in annex.lines):
            one_column = has_one_column(clean_rows(sheets[name], framework))
            raise ReadError(opened.name, _ONE_COLUMN if one_column else _NO_TITLES)
    forms = {name: _form_of(own) for name, own in all_annexes.items()}
    if repeat_rows(list(forms.values())):
        raise _unclear(opened, forms)
    return joined(forms), Layout(tuple(table for annex in annexes.values() for table in annex.layout))


def _form_of(found: FormAnnexes) -> Form:
    """Return the form of a sheet, with the values of all rows of a matrix."""
    form, *others = map(form_of, found.annexes)
    whole = with_values(form, others)
    return with_caption(whole) if found.of_titles else whole


def _sheets(opened: SourceTables, sheet: str | None) -> Mapping[str, Sequence[TableRow]]:
    """Return the rows of the chosen sheet, or of all that have a form, by name.

    Raises:
        ReadError: there is no such sheet, or none of several sheets has titles of columns.
    """
    if sheet is not None or len(opened.sheets) <= 1:
        only = sheet or next((name for name, _ in opened.sheets if name is not None), "")
        return {only: choose_sheets(opened, CleanSheets(_NOTHING), sheet)[0]}
    cleaned = CleanSheets(_NOTHING)
    found = {name: rows for name, rows in opened.sheets if name is not None and has_form(cleaned.parts(rows))}
    if not found:
        raise _unclear(opened, [name for name, _ in opened.sheets])
    return found


def _left_out(opened: SourceTables, sheet: str | None) -> Iterator[Decision]:
    """Yield a decision for each sheet that the form is not drafted from, unless the caller chose one."""
    taken = _sheets(opened, sheet)
    for name, rows in opened.sheets:
        if sheet is None and name is not None and name not in taken and rows:
            reason = _NO_FIGURES.filled(sheet=name)
            yield Decision(DecisionKind.ROW, slug(name), Certainty.SUPPORTED, reason, rows[0].source)


def _unclear(opened: SourceTables, sheets: Iterable[str | None]) -> ReadError:
    return ReadError(opened.name, _SEVERAL_SHEETS.filled(sheets=quoted_list(str(name) for name in sheets)))


def _sheet_named(opened: SourceTables, sheet: str | None) -> str | None:
    """Return the name of a sheet if a file has it: filled files may name their sheets otherwise."""
    return sheet if any(name is not None and fold(name) == fold(sheet or "") for name, _ in opened.sheets) else None


def _values(opened: SourceTables, framework: Framework, sheet: str | None, value_column: str | None) -> list[Known]:
    """Return the values of a file on the form that a framework was drafted from: those of each row of a matrix."""
    rows = joined_sheets(list(_sheets(opened, _sheet_named(opened, sheet)).values()), framework)
    found = annexes_of(rows, framework, ColumnChoice(opened.name, value_column))
    return [assemble(annex, framework, opened).known_values() for annex in found.annexes]


def _own_values(
    opened: SourceTables, framework: Framework, sheet: str | None, value_column: str | None
) -> tuple[list[Known], tuple[Decision, ...]]:
    """Return the values of the form that updated a framework, or why it gives none.

    It gives none if each row of both is a heading in the framework. Decisions say of these rows that the form takes
    them for indicators.
    """
    try:
        return _values(opened, framework, sheet, value_column), ()
    except ReadError as error:
        reason = _NO_EVIDENCE.filled(file=opened.name, why=error.reason)
        return [], (Decision(DecisionKind.SOURCE, _NAME, Certainty.TO_CONFIRM, reason, Source(opened.name)),)


def _numbers(opened: SourceTables, framework: Framework, sheet: str | None) -> tuple[str, ...]:
    """Return the numbers that a matrix form prints for its columns; none for another form."""
    sheets = list(_sheets(opened, sheet).values())
    matrix = matrix_in(sheets[0], framework) if len(sheets) == 1 else None
    return () if matrix is None else tuple(one.number for one in matrix.columns if not one.is_note)
