"""Kinds of findings, each with its severity and its sentence in Vietnamese and in English."""

from collections.abc import Mapping
from typing import Final

from cchc_model.framework.severity import Severity
from cchc_model.reports.check_finding_kinds import CHECK_FINDING_KINDS
from cchc_model.reports.consolidation_finding_kinds import CONSOLIDATION_FINDING_KINDS
from cchc_model.reports.file_finding_kinds import FILE_FINDING_KINDS
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.heading_finding_kinds import HEADING_FINDING_KINDS
from cchc_model.reports.part_finding_kinds import PART_FINDING_KINDS
from cchc_model.reports.score_sheet_finding_kinds import SCORE_SHEET_FINDING_KINDS
from cchc_model.reports.spreadsheet_finding_kinds import SPREADSHEET_FINDING_KINDS
from cchc_model.vietnamese.text import Bilingual

TEMPLATES: Final[Mapping[FindingCode, tuple[Severity, Bilingual]]] = {
    FindingCode.DAMAGED_NUMBER: (
        Severity.ERROR,
        Bilingual(
            "“{name}”: không đọc được số từ “{text}”; giá trị được để trống.",
            "“{name}”: no number can be read from “{text}”; the value is left blank.",
        ),
    ),
    FindingCode.DAMAGED_CODE: (
        Severity.ERROR,
        Bilingual(
            "“{name}”: “{text}” không thuộc các mã trả lời cho phép ({legend}); giá trị được để trống.",
            "“{name}”: “{text}” is not a permitted answer ({legend}); the value is left blank.",
        ),
    ),
    FindingCode.CODE_OUTSIDE_LIST: (
        Severity.ERROR,
        Bilingual(
            "“{name}”: số “{text}” không thuộc các mã trả lời cho phép ({legend}); giá trị được để trống.",
            "“{name}”: the number “{text}” is not a permitted code ({legend}); the value is left blank.",
        ),
    ),
    FindingCode.POINT_AS_DECIMAL: (
        Severity.WARNING,
        Bilingual(
            "“{name}”: “{text}” được hiểu là {value}% (dấu chấm thay cho dấu phẩy thập phân).",
            "“{name}”: “{text}” was read as {value}% (a point instead of the decimal comma).",
        ),
    ),
    FindingCode.GROUPED_PERCENT: (
        Severity.WARNING,
        Bilingual(
            "“{name}”: “{text}” được đọc là {value}% vì dấu chấm phân cách hàng nghìn; đề nghị kiểm tra lại.",
            "“{name}”: “{text}” was read as {value}% because its point separates thousands; please check.",
        ),
    ),
    FindingCode.NOTE_BEHIND_VALUE: (
        Severity.INFO,
        Bilingual(
            "“{name}”: “{text}” được đọc là {value}; phần còn lại được hiểu là ghi chú.",
            "“{name}”: “{text}” was read as {value}; the rest was taken as a note.",
        ),
    ),
    FindingCode.UNIT_DIFFERS: (
        Severity.WARNING,
        Bilingual(
            "“{name}”: đơn vị tính ghi là “{text}”, được hiểu là “{unit}”.",
            "“{name}”: the printed unit is “{text}”; it was read as “{unit}”.",
        ),
    ),
    FindingCode.UNIT_IS_LEGEND: (
        Severity.WARNING,
        Bilingual(
            "“{name}”: đơn vị tính ghi là “{text}”, nhưng đây là chỉ tiêu số lượng ({unit}); đề nghị kiểm "
            "tra giá trị này là số lượng hay mã trả lời.",
            "“{name}”: the printed unit is “{text}”, but this is a count ({unit}); please check whether the "
            "value is a number or an answer code.",
        ),
    ),
    FindingCode.VALUE_ON_HEADING: (
        Severity.WARNING,
        Bilingual(
            "“{name}” là dòng tiêu đề, không ghi số liệu, nhưng phụ lục có ghi “{text}”; giá trị này được "
            "đưa vào dòng ngoài khung.",
            "“{name}” is a heading and takes no value, but the annex has “{text}” there; it was kept as a leftover.",
        ),
    ),
    FindingCode.NOTE_ON_HEADING: (
        Severity.INFO,
        Bilingual(
            "“{name}” là dòng tiêu đề nhưng có ghi chú “{text}”; ghi chú được đưa vào dòng ngoài khung.",
            "“{name}” is a heading, but has the note “{text}”; the note was kept as a leftover.",
        ),
    ),
    FindingCode.UNRECOGNISED_ROW: (
        Severity.WARNING,
        Bilingual(
            "Không nhận dạng được dòng “{row}”; nội dung “{text}” được đưa vào dòng ngoài khung.",
            "The row “{row}” was not recognised; its content “{text}” was kept as a leftover.",
        ),
    ),
    FindingCode.UNRECOGNISED_TEXT: (
        Severity.INFO,
        Bilingual(
            "Không nhận dạng được dòng “{row}”; dòng này được đưa vào dòng ngoài khung.",
            "The row “{row}” was not recognised; it was kept as a leftover.",
        ),
    ),
    FindingCode.AMBIGUOUS_ROW: (
        Severity.WARNING,
        Bilingual(
            "Không xác định được dòng “{row}” thuộc chỉ tiêu nào (thiếu dòng tiêu đề phía trên, hoặc có "
            "nhiều chỉ tiêu trùng tên); nội dung “{text}” được đưa vào dòng ngoài khung.",
            "The indicator of the row “{row}” is uncertain (its heading is missing, or several indicators "
            "have this name); its content “{text}” was kept as a leftover.",
        ),
    ),
    FindingCode.REPEATED_ROW: (
        Severity.WARNING,
        Bilingual(
            "Dòng “{row}” xuất hiện nhiều lần; chỉ lấy dòng đầu tiên ({first}); nội dung “{text}” của dòng "
            "lặp lại được đưa vào dòng ngoài khung.",
            "The row “{row}” appears more than once; only the first was used ({first}); the content “{text}” "
            "of this one was kept as a leftover.",
        ),
    ),
    FindingCode.ROWS_ABSENT: (
        Severity.WARNING,
        Bilingual(
            "Phụ lục thiếu {missing} chỉ tiêu, đầu tiên là “{name}”.",
            "Indicators missing in the annex: {missing}; the first is “{name}”.",
        ),
    ),
    FindingCode.UNREAD_CELLS: (
        Severity.WARNING,
        Bilingual(
            "Dòng “{row}”: “{text}” nằm ngoài các cột của phụ lục và không được đọc.",
            "Row “{row}”: “{text}” is outside the annex's columns and was not read.",
        ),
    ),
    FindingCode.SHIFTED_ROW: (
        Severity.ERROR,
        Bilingual(
            "Các ô của dòng “{row}” lệch sang trái một cột; nội dung “{text}” được đưa vào dòng ngoài khung.",
            "The cells of the row “{row}” are shifted one column to the left; its content “{text}” was kept "
            "as a leftover.",
        ),
    ),
    FindingCode.NUMBER_IN_OTHER_COLUMN: (
        Severity.WARNING,
        Bilingual(
            "“{name}”: “{text}” nằm {place}, không phải ở cột số liệu, nên không được lấy làm số liệu.",
            "“{name}”: “{text}” is {place} and was not read as a value.",
        ),
    ),
    FindingCode.NOTHING_READ: (
        Severity.WARNING,
        Bilingual(
            "Không đọc được số liệu của chỉ tiêu nào trong phụ lục.",
            "No value of any indicator could be read from the annex.",
        ),
    ),
    FindingCode.LEGEND_CONTRADICTS: (
        Severity.ERROR,
        Bilingual(
            "“{name}”: chú giải mã ghi “{stated}”, trái với khung chỉ tiêu ({unit}); giá trị “{text}” được để trống.",
            "“{name}”: the legend “{stated}” contradicts the framework ({unit}); the value “{text}” is left blank.",
        ),
    ),
    FindingCode.CODE_OF_MISSING: (
        Severity.ERROR,
        Bilingual(
            "“{name}”: theo chú giải “{stated}”, “{text}” là ký hiệu thay cho số liệu còn thiếu; giá trị để trống.",
            "“{name}”: by the legend “{stated}”, “{text}” stands for a missing value; the value is left blank.",
        ),
    ),
    FindingCode.UNIT_CONTRADICTS: (
        Severity.ERROR,
        Bilingual(
            "“{name}”: đơn vị tính ghi “{stated}”, trái với khung chỉ tiêu ({unit}); giá trị “{text}” được để trống.",
            "“{name}”: the unit “{stated}” contradicts the framework ({unit}); the value “{text}” is left blank.",
        ),
    ),
    FindingCode.CAPTION_OF_NO_ROW: (
        Severity.INFO,
        Bilingual(
            "“{text}” ghi trên bảng không phải đơn vị tính của dòng nào; mỗi dòng được đọc theo đơn vị của dòng đó.",
            "“{text}” beside the table is the unit of no row; each row was read in its own unit.",
        ),
    ),
    FindingCode.REMARK_CONTRADICTS: (
        Severity.ERROR,
        Bilingual(
            "“{name}”: “{stated}” cho biết giá trị “{text}” có thể là số khác; giá trị được để trống.",
            "“{name}”: “{stated}” indicates that the value may not be “{text}”; the value is left blank.",
        ),
    ),
    FindingCode.REMARK_DOUBTS: (
        Severity.WARNING,
        Bilingual(
            "“{name}”: “{stated}” cho biết giá trị “{text}” có thể sai hoặc chưa đủ; giá trị vẫn được lấy, đề nghị "
            "kiểm tra.",
            "“{name}”: “{stated}” indicates that the value “{text}” may be wrong or incomplete; it was read, please "
            "check.",
        ),
    ),
    FindingCode.OTHER_REPORT: (
        Severity.ERROR,
        Bilingual(
            "“{text}” ghi trên {count} số liệu, từ “{name}” trở đi, {claim} cơ quan hoặc kỳ của báo cáo này; "
            "{outcome}.",
            "“{text}” above {count:value|values}, from “{name}” on, {claim} the organisation or period of this report; "
            "{outcome}.",
        ),
    ),
    FindingCode.REMARK_OUTSIDE: (
        Severity.WARNING,
        Bilingual(
            "Ngoài bảng có ghi “{text}”. Đề nghị kiểm tra xem nội dung này có làm thay đổi số liệu không.",
            "A remark outside the table says “{text}”. Check whether it changes the values.",
        ),
    ),
    **HEADING_FINDING_KINDS,
    FindingCode.NAMES_REPAIRED: (
        Severity.INFO,
        Bilingual(
            "{count} dòng ghi tên chỉ tiêu chưa đúng biểu mẫu nhưng đã được nhận dạng (cách ghi đã biết); dòng đầu "
            "tiên: “{text}”, hiểu là “{name}”.",
            "Rows with a known variant of an indicator's name: {count}; the first is “{text}”, read as “{name}”.",
        ),
    ),
    FindingCode.NAME_MISTYPED: (
        Severity.INFO,
        Bilingual(
            "Dòng “{text}” được nhận dạng là “{name}” (mức trùng khớp {confidence}%).",
            "The row “{text}” was read as “{name}” (similarity {confidence}%).",
        ),
    ),
    FindingCode.NAME_CUT: (
        Severity.WARNING,
        Bilingual(
            "Dòng “{text}” ghi thiếu hoặc viết tắt (chỉ có {confidence}% tên chỉ tiêu “{name}”), được nhận dạng nhờ "
            "các dòng liền kề; đề nghị kiểm tra.",
            "The row “{text}” has only {confidence}% of the name “{name}” and was recognised by the rows next to it; "
            "please check.",
        ),
    ),
    FindingCode.SHEET_NOT_READ: (
        Severity.INFO,
        Bilingual("Trang tính “{text}” không được đọc.", "The sheet “{text}” was not read."),
    ),
    FindingCode.ANNEX_ON_OTHER_SHEET: (
        Severity.ERROR,
        Bilingual(
            "Trang tính “{text}” không được đọc, nhưng có {count} dòng mang tên chỉ tiêu của khung chỉ tiêu.",
            "The sheet “{text}” was not read, but {count} of its rows have names of the framework.",
        ),
    ),
    **FILE_FINDING_KINDS,
    **PART_FINDING_KINDS,
    **SPREADSHEET_FINDING_KINDS,
    FindingCode.COLUMN_NOT_READ: (
        Severity.INFO,
        Bilingual(
            "Cột “{text}” không được đọc ({cells}; {count} ô có nội dung).",
            "The column “{text}” was not read ({cells}; cells with content: {count}).",
        ),
    ),
    FindingCode.VALUES_ESTIMATED: (
        Severity.WARNING,
        Bilingual(
            "Số liệu ghi “{text}”: {count} giá trị là số ước tính, chưa phải số chính thức; đề nghị kiểm tra.",
            "The values are titled “{text}”: {count:value is an estimate|values are estimates}, not final; please "
            "check.",
        ),
    ),
    FindingCode.VALUE_TITLE_UNKNOWN: (
        Severity.WARNING,
        Bilingual(
            "Tiêu đề “{text}” không cho biết đây là số liệu của kỳ báo cáo; cột được lấy vì {reason}; đề nghị kiểm "
            "tra.",
            "The title “{text}” does not say that these are the values of the report; the column was read because "
            "{reason}; please check.",
        ),
    ),
    FindingCode.FRACTION_OF_ONE: (
        Severity.ERROR,
        Bilingual(
            "“{name}”: ô của bảng tính chứa số {text}, không có định dạng phần trăm, và được đọc là {text}%; "
            "nếu ô bị mất định dạng phần trăm thì giá trị là {meant}.",
            "“{name}”: the spreadsheet cell contains the number {text} without a percent format and was read "
            "as {text}%; if the format was lost, the value is {meant}.",
        ),
    ),
    FindingCode.COUNTS_BECAME_FRACTIONS: (
        Severity.WARNING,
        Bilingual(
            "Bảng tính đã chuyển số lượng thành số thập phân (ví dụ “{name}”: {text}), có thể do hiểu dấu "
            "phân cách hàng nghìn là dấu thập phân. Các số như 5.000 có thể đã thành 5 mà không để lại dấu "
            "vết; đề nghị đối chiếu với văn bản gốc.",
            "The spreadsheet turned counts into decimal numbers (such as “{name}”: {text}), perhaps by "
            "taking the thousands separator for a decimal point. Others such as “5.000” may have become 5 "
            "without a trace; please compare with the original.",
        ),
    ),
    FindingCode.ORGANISATION_DIFFERS: (
        Severity.WARNING,
        Bilingual(
            "Văn bản ghi cơ quan báo cáo là “{text}”, khác với “{given}”.",
            "The text names “{text}” as the reporting organisation, not “{given}”.",
        ),
    ),
    FindingCode.PERIOD_DIFFERS: (
        Severity.WARNING,
        Bilingual(
            "Văn bản ghi kỳ báo cáo là “{text}”, khác với “{given}”.",
            "The text names the period “{text}”, not “{given}”.",
        ),
    ),
    FindingCode.SEVERAL_PERIODS: (
        Severity.WARNING,
        Bilingual(
            "Văn bản trước bảng nêu nhiều kỳ báo cáo (“{text}”). Đề nghị ghi rõ bằng --period (trong Python: period).",
            "The text before the table names several periods (“{text}”). Please give one with --period (in "
            "Python: period).",
        ),
    ),
    FindingCode.PERIOD_UNKNOWN: (
        Severity.WARNING,
        Bilingual(
            "Chưa rõ kỳ báo cáo: {why}. Đề nghị ghi rõ bằng --period (trong Python: period).",
            "The reporting period is unknown: {why}. Please give it with --period (in Python: period).",
        ),
    ),
    FindingCode.ORGANISATION_UNKNOWN: (
        Severity.WARNING,
        Bilingual(
            "Chưa rõ cơ quan báo cáo: {why}. Đề nghị ghi rõ bằng --organisation (trong Python: organisation).",
            "The reporting organisation is unknown: {why}. Please give it with --organisation (in Python: "
            "organisation).",
        ),
    ),
    FindingCode.ORDINALS_DIFFER: (
        Severity.INFO,
        Bilingual(
            "Số thứ tự của {count} dòng khác với biểu mẫu và không được dùng để nhận dạng; đầu tiên là “{name}”, "
            "ghi “{text}”.",
            "The ordinals of {count:row|rows} differ from the form and were not used for recognition; the "
            "first is “{name}”, printed “{text}”.",
        ),
    ),
    **CHECK_FINDING_KINDS,
    **CONSOLIDATION_FINDING_KINDS,
    **SCORE_SHEET_FINDING_KINDS,
}
"""The severity and the sentence of each kind of finding; a rule has its own severity and sentence."""
