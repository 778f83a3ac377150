"""Readers of rubrics and assessments as TOML files, which a person can write without Python."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cchc_model.analysis.scoring.rubric import Rubric
from cchc_model.framework.framework import Framework
from cchc_model.indicators import SOC_TRANG_DISTRICT
from cchc_model.io.content import FileInput

if TYPE_CHECKING:
    from cchc_model.io.toml.rubric.assessments import Assessments

__all__ = ["read_assessments", "read_rubric"]


def read_rubric(source: FileInput, *, framework: Framework = SOC_TRANG_DISTRICT) -> Rubric:
    """Read a rubric from a TOML file. The guide shows the form of the file.

    Args:
        source: the path of the file, its bytes, or an open binary stream.
        framework: the framework of the indicators and rates that the rubric names.

    Raises:
        ReadError: the source is not TOML; the message includes the line and a remedy.
        InvalidDataError: the data is not a rubric for this framework; all problems at once, each with its place.
        OSError: the file does not exist or is not readable.

    >>> rubric = read_rubric('''
    ... format = 1
    ... id = "demo"
    ... version = "1"
    ... framework = "soc_trang_district"
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
    """  # noqa: E501 a table of TOML is one line
    # What only reading needs is not imported before somebody reads.
    from cchc_model.io.toml.document import read_toml
    from cchc_model.io.toml.rubric.reading import rubric_from

    return rubric_from(*read_toml(source), framework)


def read_assessments(source: FileInput) -> "Mapping[str, Assessments]":
    """Read the appraised and self-assessed scores of many organisations from a TOML file.

    A table has the name of an organisation and contains `appraised` and `self_assessed` scores by component: points, or
    points with a note. The result is keyed by the names of organisations as they are written.

    Raises:
        ReadError: the source is not TOML; the message includes the line and a remedy.
        InvalidDataError: the data has another form; all problems at once.
        OSError: the file does not exist or is not readable.

    >>> people = read_assessments('''
    ... ["UBND huyện Ví Dụ Một"]
    ... appraised = { survey_score = 6.5 }
    ... self_assessed = { survey_score = { points = 8, note = "theo phiếu điều tra" } }
    ... '''.encode())
    >>> [given.appraised["survey_score"].points for given in people.values()]
    [Decimal('6.5')]
    """
    from cchc_model.io.toml.document import read_toml
    from cchc_model.io.toml.rubric.assessments import assessments_from
    from cchc_model.io.toml.rubric.reading import number

    return assessments_from(*read_toml(source), number)
