"""Texts of the problems of a score sheet that cannot be read."""

from cchc_model.vietnamese.text import Bilingual

SHEET = Bilingual("Phiếu chấm điểm “{name}”", "score sheet {name!r}")
NO_TABLE = Bilingual(
    "không có bảng với các cột “{titles}”; đề nghị dùng phiếu do thư viện ghi ra",
    "it has no table with the columns “{titles}”; use a sheet that the library wrote",
)
NO_ROW = Bilingual("không có trong phiếu", "is not on the sheet")
NOT_STATED = Bilingual("phiếu không ghi “{stated}”", "the sheet does not state “{stated}”")
NOT_KNOWN = Bilingual(
    "báo cáo không ghi thông tin này nên không đối chiếu được với phiếu; đề nghị bổ sung vào báo cáo, hoặc bỏ report=",
    "the report does not state it, so the sheet cannot be compared; complete the report, or leave out report=",
)
LONELY_NOTE = Bilingual(
    "ghi chú “{note}” không kèm điểm; đề nghị ghi điểm, hoặc xóa ghi chú",
    "the note “{note}” has no score; give the score, or delete the note",
)
OTHER_RUBRIC = Bilingual(
    "phiếu không có tiêu chí thành phần nào của bảng chấm điểm “{name}”; đề nghị đưa bảng chấm điểm của phiếu này",
    "the sheet has no component of the rubric “{name}”; give the rubric of this sheet",
)
UNKNOWN = Bilingual(
    "dòng “{name}” có điểm nhưng không phải tiêu chí thành phần của bảng chấm điểm",
    "the row “{name}” has a score, but is not a component of the rubric",
)
NAMELESS = Bilingual(
    "có điểm nhưng không có tên; đề nghị ghi điểm ở dòng của tiêu chí thành phần",
    "it has a score, but no name; give the score in the row of its component",
)
TITLE_TWICE = Bilingual(
    "hai cột có cùng tiêu đề “{title}”; đề nghị bỏ một cột", "two columns have the title “{title}”; leave one out"
)
JOINED = Bilingual(
    "có ô được gộp nên không rõ điểm thuộc cột, dòng nào; đề nghị bỏ gộp ô",
    "cells are merged, so the column or row of a score is not clear; split them",
)
OUT_OF_PLACE = Bilingual(
    "các ô không khớp với tiêu đề cột; đề nghị đưa từng ô về đúng cột của mình",
    "its cells do not match the titles of the columns; put each below its title",
)
OTHER_MAXIMUM = Bilingual(
    "phiếu ghi điểm tối đa {printed}, bảng chấm điểm ghi {most}; đề nghị đưa bảng chấm điểm của phiếu này",
    "the sheet states the maximum {printed}, the rubric {most}; give the rubric of this sheet",
)
TWICE = Bilingual("dòng “{name}” xuất hiện hai lần", "the row “{name}” appears twice")
NO_NUMBER = Bilingual("“{text}” không phải là số điểm: {why}", "“{text}” is not a number of points: {why}")
OUTSIDE = Bilingual(
    "{points} điểm không nằm trong khoảng từ 0 đến điểm tối đa {most}",
    "{points} points are outside the range from 0 to the maximum {most}",
)
