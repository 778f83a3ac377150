"""Rubrics as TOML files: a scoring table written by hand, without Python, a line a component."""

from cchc_model.framework import Framework
from cchc_model.indicators import SOC_TRANG_DISTRICT
from cchc_model.readers.content import FileSource
from cchc_model.rubrics import Rubric

__all__ = ["read_rubric"]


def read_rubric(source: FileSource, *, framework: Framework = SOC_TRANG_DISTRICT) -> Rubric:
    """Read a rubric from a TOML file. The guide shows its form.

    Args:
        source: the path of the file, its bytes, or an open binary stream.
        framework: the edition whose indicators and rates it names.

    Raises:
        ReadError: the source is no TOML; the error names the line and says what to do.
        InvalidDataError: the data is no rubric for this edition: all problems at once, each with its place.
        OSError: there is no such file, or it may not be read.

    >>> rubric = read_rubric('''
    ... format = 1
    ... id = "demo"
    ... version = "1"
    ... edition = "soc_trang_district"
    ... name = { vi = "Bảng chấm điểm thử", en = "Trial rubric" }
    ... maximum = 2
    ... [[sections]]
    ... id = "steering"
    ... vi = "Chỉ đạo điều hành"
    ... en = "Steering"
    ... maximum = 2
    ... [[sections.criteria]]
    ... id = "plan"
    ... vi = "Kế hoạch CCHC"
    ... en = "Reform plan"
    ... maximum = 2
    ... components = [
    ...   { id = "done", vi = "Hoàn thành", en = "Completion", maximum = 1.5, method = "in_proportion", rate = "plan_completion" },
    ...   { id = "new", vi = "Sáng kiến", en = "Initiatives", maximum = 0.5, method = "by_answer", indicator = "reform_initiatives", points = { 1 = 0.5, 0 = 0 } },
    ... ]
    ... '''.encode())
    >>> [(component.id, component.maximum) for component in rubric.components]
    [('done', Decimal('1.5')), ('new', Decimal('0.5'))]
    """
    # What only reading needs is not imported before somebody reads.
    from cchc_model.rubric_files.reading import rubric_from
    from cchc_model.toml_files import read_toml

    return rubric_from(*read_toml(source), framework)
