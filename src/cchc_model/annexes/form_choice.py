"""The choice of the framework whose form an annex is on."""

from collections.abc import Sequence

from cchc_model.annexes.matching import may_be_row_name
from cchc_model.annexes.sheets import known_rows
from cchc_model.annexes.tables import SourceTables
from cchc_model.errors import InvalidDataError, Problem, ReadError
from cchc_model.framework.framework import Framework
from cchc_model.indicators import SOC_TRANG_DISTRICT
from cchc_model.reports.cells import Status
from cchc_model.reports.report import Report
from cchc_model.vietnamese import nouns
from cchc_model.vietnamese.text import Bilingual, fold, quoted_list

_FEWEST_FOREIGN = 8
"""The fewest rows with content that no indicator receives, so that an annex can be on another form."""

_NONE_GIVEN = Bilingual("cần ít nhất một khung chỉ tiêu", "give at least one framework")
_UNCLEAR = Bilingual(
    "các khung chỉ tiêu {frameworks} phù hợp như nhau; đề nghị chọn một khung bằng framework",
    "the frameworks {frameworks} fit equally well; choose one with framework",
)
_NO_FORM = Bilingual(
    "không có dòng nào thuộc các khung chỉ tiêu {frameworks}; đề nghị kiểm tra có đúng bảng không, hoặc lập khung từ "
    "biểu mẫu bằng cchc draft (trong Python: draft_framework)",
    "no row belongs to the frameworks {frameworks}; check that it is the right table, or draft its framework with "
    "cchc draft (in Python: draft_framework)",
)
_OTHER_FORM = Bilingual(
    "phụ lục không theo biểu mẫu “{framework}”: {foreign} dòng có nội dung không thuộc khung này, chỉ {known} chỉ tiêu "
    "thuộc khung; đề nghị lập khung từ biểu mẫu bằng cchc draft (trong Python: draft_framework) rồi chọn bằng "
    "--framework",
    "the annex is not on the form “{framework}”: rows with content outside the framework: {foreign}, indicators in "
    "it: {known}; draft its framework with cchc draft (in Python: draft_framework) and give it as --framework",
)


def choose_framework(opened: SourceTables, several: Sequence[Framework] | None, sheet: str | None) -> Framework:
    """Return the framework with the most names of a source; the shipped one if the caller gave none.

    Args:
        opened: the source.
        several: the frameworks of the caller.
        sheet: the name of the sheet to read, if the caller chose one.

    Raises:
        InvalidDataError: the caller gave no framework.
        ReadError: several frameworks have as many names, or none has any.
    """
    if several is None:
        return SOC_TRANG_DISTRICT
    if not several:
        raise InvalidDataError(nouns.ARGUMENTS, [Problem("framework", _NONE_GIVEN)])
    different = [framework for number, framework in enumerate(several) if framework not in several[:number]]
    if len(different) == 1:
        return different[0]
    sheets = [rows for name, rows in opened.sheets if sheet is None or (name is not None and fold(name) == fold(sheet))]
    known = [max((known_rows(rows, framework) for rows in sheets), default=0) for framework in different]
    if not any(known):
        raise ReadError(opened.name, _NO_FORM.filled(frameworks=quoted_list(one.name.vi for one in different)))
    best = [framework for framework, count in zip(different, known, strict=True) if count == max(known)]
    if len(best) > 1:
        names = quoted_list(f"{framework.id} {framework.version}" for framework in best)
        raise ReadError(opened.name, _UNCLEAR.filled(frameworks=names))
    return best[0]


def refuse_other_form(report: Report, name: str) -> None:
    """Reject a report of which more rows with content are outside its framework than in it.

    A row whose name may be a mistyped name of the framework is not outside it: its finding says what it may be.

    Raises:
        ReadError: the annex is on another form.
    """
    aside = [one.name for one in report.leftovers if one.row is None and (one.value or one.unit)]
    known = sum(entry.status is not Status.ABSENT for entry in report.entries.values())
    most = max(known, _FEWEST_FOREIGN - 1)
    foreign = len(aside)
    if foreign > most:  # comparing names takes long, and changes nothing where there are so few
        foreign = sum(not may_be_row_name(report.framework, name) for name in aside)
    if foreign > most:
        counts = {"foreign": str(foreign), "known": str(known)}
        raise ReadError(name, _OTHER_FORM.filled(framework=report.framework.name, **counts))
