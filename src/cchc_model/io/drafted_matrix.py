"""Matrix forms for drafting: the rows of one as annexes on the same form, and the sums that its header states."""

from collections.abc import Sequence

from attrs import frozen

from cchc_model.annexes.clean_rows import clean_rows
from cchc_model.annexes.columns import AnnexLines, annex_lines
from cchc_model.annexes.matrix import Matrix, find_matrix
from cchc_model.annexes.matrix_annex import numbered_annex
from cchc_model.annexes.matrix_bodies import filled_rows
from cchc_model.annexes.matrix_forms import find_matrix_form
from cchc_model.annexes.tables import TableRow
from cchc_model.annexes.value_column import ColumnChoice
from cchc_model.errors import ReadError
from cchc_model.framework.framework import Framework


@frozen
class FormAnnexes:
    """The lines of a form.

    Attributes:
        annexes: one annex, or one for each row of a matrix form.
        of_titles: True if it is a matrix form.
    """

    annexes: tuple[AnnexLines, ...]
    of_titles: bool = False


def annexes_of(rows: Sequence[TableRow], framework: Framework, choice: ColumnChoice) -> FormAnnexes:
    """Return the lines of a form: one annex, or one for each row of a matrix form.

    Args:
        rows: the rows of the file.
        framework: the framework that is drafted, or one without rows.
        choice: the name of the file, and the value column that the caller chose.

    Raises:
        ReadError: the columns are not clear.
    """
    chosen = choice.wanted is not None
    matrix = None if chosen else matrix_in(rows, framework, of_organisations=True)
    if matrix is None:
        try:
            annex = annex_lines(clean_rows(rows, framework), framework, choice)
        except ReadError:
            matrix = None if chosen else matrix_in(rows, framework)
            if matrix is None:
                raise
        else:
            matrix = None if chosen or annex.layout.tables else matrix_in(rows, framework)
            if matrix is None:
                return FormAnnexes((annex,))
    forms = [numbered_annex(matrix, at) for at in filled_rows(matrix)] or [numbered_annex(matrix, None)]
    annexes = (annex_lines(clean_rows(form, framework), framework, choice) for form in forms)
    return FormAnnexes(tuple(annexes), of_titles=True)


def matrix_in(rows: Sequence[TableRow], framework: Framework, *, of_organisations: bool = False) -> Matrix | None:
    """Return the matrix form in the rows of a file, by the names of a framework or by its titles alone.

    Args:
        rows: the rows of the file.
        framework: the framework.
        of_organisations: True to take only a table whose rows name organisations, unless the framework has its titles.
    """
    cleaned = clean_rows(rows, framework)
    return find_matrix(cleaned, framework, blank=True) or find_matrix_form(cleaned, of_organisations=of_organisations)
