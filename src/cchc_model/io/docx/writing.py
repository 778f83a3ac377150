"""Writer of Word documents: an annex in the layout of Decree 30/2020/NĐ-CP, from a template to be edited in Word."""

from cchc_model.annexes.document import document_of
from cchc_model.annexes.given_texts import Letterhead
from cchc_model.annexes.lines import refuse_misreadings
from cchc_model.io.docx.filling import from_outside, need_docxtpl, shipped
from cchc_model.io.docx.template_data import data_of, is_form, problems_of, required_of
from cchc_model.io.docx.template_parts import refused
from cchc_model.reports.report import Report


def annex_docx(report: Report, letterhead: Letterhead | None, template: tuple[str, bytes] | None = None) -> bytes:
    """Return the bytes of a report's annex as a Word document.

    Args:
        report: the report.
        letterhead: the texts around the table, which replace those that were read with the report.
        template: the name and the bytes of a template; by default one of the package.

    Raises:
        InvalidDataError: a line would be read back as another row, the superior body as the reporting organisation,
            or the template lacks something.
        MissingExtraError: docxtpl is not installed.
    """
    need_docxtpl()
    chosen = None if template is None else from_outside(template[1], template[0])
    footnotes = chosen is None or {"footnotes.mark", "footnotes.text"} <= chosen.fields().printed
    form = chosen is not None and is_form(chosen.fields())
    document = document_of(report, letterhead, footnotes=footnotes, form=form)
    refuse_misreadings(report, document.lines)
    data = data_of(document, report, letterhead)
    if chosen is None:
        return shipped("annex" if document.is_annex else "letterhead").filled(data)
    problems = list(problems_of(chosen.fields(), data, required_of(document, report, letterhead)))
    if problems:
        raise refused(chosen.name, *problems)
    return chosen.filled(data)
