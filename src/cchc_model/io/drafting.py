"""Drafts of frameworks from the files of offices."""

from attrs import evolve

from cchc_model.annexes.assembly import assemble
from cchc_model.annexes.columns import AnnexLines, annex_lines
from cchc_model.annexes.sheets import choose_sheet, has_form
from cchc_model.annexes.tables import SourceTables
from cchc_model.annexes.value_column import ColumnChoice
from cchc_model.drafting.columns import form_columns, updated_columns
from cchc_model.drafting.decisions import Draft
from cchc_model.drafting.draft import complete, skeleton
from cchc_model.drafting.filled import only_in_filled, with_values
from cchc_model.drafting.form_rows import Form, form_of
from cchc_model.drafting.ids import slug
from cchc_model.drafting.update import completed, updated
from cchc_model.errors import ReadError
from cchc_model.framework.evaluation import Known
from cchc_model.framework.form_columns import FormColumns
from cchc_model.framework.framework import Framework
from cchc_model.framework.rows import branch, section
from cchc_model.io.detection import open_source
from cchc_model.io.reading import AnnexInput
from cchc_model.vietnamese.text import Bilingual, fold


def draft_framework(  # noqa: PLR0913 each says one thing that the form may leave open
    source: AnnexInput,
    *filled: AnnexInput,
    id: str | None = None,
    version: str = "1",
    name: str = "",
    sheet: str | None = None,
    value_column: str | None = None,
    update: Framework | None = None,
) -> Draft:
    """Propose a framework from the form of an office.

    The rows, their nesting, units and answers follow from the form; rates and rules are suggested. Each decision has
    its certainty and its reason. A person confirms them before the framework is used.

    Args:
        source: the form, blank or filled: a path, bytes, an open binary stream, or ready rows of cells, as for
            :func:`cchc_model.read_report`.
        filled: other files on the same form. Their figures tell which rows hold values and which have decimals, and
            confirm or contradict suggested rules.
        id: the id of the framework; by default one made of its name.
        version: the version of the framework.
        name: the name of the framework; by default the title above the table.
        sheet: the workbook's sheet with the form; by default the only one that has a form.
        update: a framework to which the form adds rows. Its ids and edits remain, and missing rows are listed.
        value_column: the title or letter of the column with the values, if the titles leave it open.

    Raises:
        ReadError: the source cannot be read, several sheets may be the form, or its columns are not clear.
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
    opened = [open_source(one) for one in (source, *filled)]
    annex = _form_lines(opened[0], sheet, value_column, None if update is None else update.columns)
    columns = form_columns(annex.layout)
    wanted = value_column if columns is None else None  # a letter names a column of the form alone
    others = [_filled_form(one, sheet, wanted, columns) for one in opened[1:]]
    form = with_values(form_of(annex), others)
    base = skeleton(form, id=id or slug(name or form.title or _UNNAMED), version=version, name=name)
    more = tuple(only_in_filled(form, others))
    if update is not None:
        both, decisions = updated(update, base.framework)
        kept, changed = updated_columns(update.columns, columns, chosen=value_column is not None)
        both = evolve(both, columns=kept)
        evidence = [_values(one, evolve(both, columns=columns), sheet, wanted) for one in opened]
        return completed(both, update, (*changed, *decisions, *more), annex.layout, evidence)
    base = evolve(base, framework=evolve(base.framework, columns=columns), decisions=(*base.decisions, *more))
    evidence = [_values(one, base.framework, sheet, wanted) for one in opened]
    return complete(base, annex.layout, evidence)


_UNNAMED = "khung"
_SEVERAL_SHEETS = Bilingual(
    "các trang tính {sheets} đều có thể là biểu mẫu; mỗi khung chỉ tiêu lập từ một trang; đề nghị chọn từng trang bằng "
    "--sheet (trong Python: sheet=)",
    "the sheets {sheets} may all be the form; a framework is drafted from one sheet; choose each with --sheet "
    "(in Python: sheet=)",
)
_NOTHING = Framework("nothing", "0", Bilingual("-", "-"), (branch(section("nothing", "(-)", "(-)")),))
"""A framework without indicators: with it, columns are found by their titles and content alone."""


def _form_lines(
    opened: SourceTables, sheet: str | None, value_column: str | None, columns: FormColumns | None
) -> AnnexLines:
    """Return the lines of the form, read by the columns of a framework that it updates.

    Reading takes one sheet of a workbook, so that a framework of several sheets would find its rows on one only.

    Raises:
        ReadError: several sheets may be the form, or its columns are not clear.
    """
    if sheet is None and len(opened.sheets) > 1:
        forms = [name for name, rows in opened.sheets if has_form(rows, _NOTHING)]
        names = forms or [name for name, _ in opened.sheets]
        if len(names) > 1:
            raise ReadError(opened.name, _SEVERAL_SHEETS.filled(sheets=", ".join(f"“{name}”" for name in names)))
        (sheet,) = names
    rows, _ = choose_sheet(opened, _NOTHING, sheet)
    return annex_lines(rows, evolve(_NOTHING, columns=columns), ColumnChoice(opened.name, value_column))


def _filled_form(
    opened: SourceTables, sheet: str | None, value_column: str | None, columns: FormColumns | None
) -> Form:
    """Return the rows of a filled file, read by the columns of the form."""
    rows, _ = choose_sheet(opened, _NOTHING, _sheet_named(opened, sheet))
    return form_of(annex_lines(rows, evolve(_NOTHING, columns=columns), ColumnChoice(opened.name, value_column)))


def _sheet_named(opened: SourceTables, sheet: str | None) -> str | None:
    """Return the name of a sheet if a file has it: filled files may name their sheets otherwise."""
    return sheet if any(name is not None and fold(name) == fold(sheet or "") for name, _ in opened.sheets) else None


def _values(opened: SourceTables, framework: Framework, sheet: str | None, value_column: str | None) -> Known:
    """Return the values of a file on the form that a framework was drafted from."""
    rows, _ = choose_sheet(opened, framework, _sheet_named(opened, sheet))
    annex = annex_lines(rows, framework, ColumnChoice(opened.name, value_column))
    return assemble(annex, framework, name=opened.name).known_values()
