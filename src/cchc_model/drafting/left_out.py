"""The decisions about what a draft leaves out of a form: lines, and a column that may contain units."""

from collections.abc import Iterator

from cchc_model.drafting.decisions import Certainty, Decision, DecisionKind
from cchc_model.drafting.form_rows import Form
from cchc_model.drafting.ids import slug
from cchc_model.vietnamese.text import Bilingual

_UNNAMED = Bilingual(
    "dòng ghi “{text}” không có tên chỉ tiêu nên không đưa vào khung; nếu là chỉ tiêu, ghi tên cho dòng trong biểu mẫu",
    "the line with “{text}” has no name and is left out; if it is an indicator, give it a name in the form",
)
_BELOW = Bilingual(
    "dòng “{text}” ở cuối bảng không có số thứ tự, đơn vị tính, số liệu nên không đưa vào khung; nếu là chỉ tiêu, ghi "
    "đơn vị tính cho dòng trong biểu mẫu",
    "the line “{text}” at the end of the table has no ordinal, unit or value, so it is left out; if it is an "
    "indicator, give it a unit in the form",
)
_PERHAPS_UNITS = Bilingual(
    "cột “{title}” có thể ghi đơn vị tính nhưng không có căn cứ nên không được đọc; nếu đúng, ghi tiêu đề cột là “ĐVT”",
    "the column “{title}” may contain the units, but nothing shows it, so it is not read; if it does, title it “ĐVT”",
)


def left_out(form: Form) -> Iterator[Decision]:
    """Yield the decisions about lines without a name, lines below the last row, and a column that is not read."""
    for lines, why in ((form.unnamed, _UNNAMED), (form.below, _BELOW)):
        for line in lines:
            text = line.name or line.content()
            yield Decision(DecisionKind.ROW, slug(text), Certainty.TO_CONFIRM, why.filled(text=text), line.source)
    if form.perhaps_units:
        reason = _PERHAPS_UNITS.filled(title=form.perhaps_units)
        yield Decision(DecisionKind.COLUMNS, "columns", Certainty.TO_CONFIRM, reason)
