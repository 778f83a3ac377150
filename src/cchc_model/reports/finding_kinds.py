"""Kinds of findings, each with its severity and its sentence in Vietnamese and in English."""

from collections.abc import Mapping
from typing import Final

from cchc_model.framework.severity import Severity
from cchc_model.reports.consolidation_finding_kinds import CONSOLIDATION_FINDING_KINDS
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.reports.spreadsheet_finding_kinds import SPREADSHEET_FINDING_KINDS
from cchc_model.vietnamese.text import Bilingual

TEMPLATES: Final[Mapping[FindingCode, tuple[Severity, Bilingual]]] = {
    FindingCode.DAMAGED_NUMBER: (
        Severity.ERROR,
        Bilingual(
            "“{name}”: không đọc được số từ “{text}”; giá trị được để trống.",
            "“{name}”: no number can be read from “{text}”; the value is left out.",
        ),
    ),
    FindingCode.DAMAGED_CODE: (
        Severity.ERROR,
        Bilingual(
            "“{name}”: “{text}” không thuộc các mã trả lời cho phép ({legend}); giá trị được để trống.",
            "“{name}”: “{text}” is none of the permitted answers ({legend}); the value is left out.",
        ),
    ),
    FindingCode.CODE_OUTSIDE_LIST: (
        Severity.ERROR,
        Bilingual(
            "“{name}”: “{text}” không thuộc các mã trả lời cho phép ({legend}); giá trị được để trống.",
            "“{name}”: the number “{text}” is none of the permitted codes ({legend}); the value is left out.",
        ),
    ),
    FindingCode.POINT_AS_DECIMAL: (
        Severity.WARNING,
        Bilingual(
            "“{name}”: “{text}” được hiểu là {value}% (dấu chấm thay cho dấu phẩy thập phân).",
            "“{name}”: “{text}” was understood as {value}% (a point in place of the decimal comma).",
        ),
    ),
    FindingCode.GROUPED_PERCENT: (
        Severity.WARNING,
        Bilingual(
            "“{name}”: “{text}” được đọc là {value}% vì dấu chấm ngăn cách hàng nghìn; đề nghị kiểm tra lại.",
            "“{name}”: “{text}” was read as {value}%, its point being a thousands separator; please check.",
        ),
    ),
    FindingCode.NOTE_BEHIND_VALUE: (
        Severity.INFO,
        Bilingual(
            "“{name}”: “{text}” được đọc là {value}; phần trong ngoặc được hiểu là ghi chú.",
            "“{name}”: “{text}” was read as {value}; the text in brackets is a note.",
        ),
    ),
    FindingCode.UNIT_DIFFERS: (
        Severity.WARNING,
        Bilingual(
            "“{name}”: đơn vị tính ghi là “{text}”, được hiểu là “{unit}”.",
            "“{name}”: the printed unit is “{text}”; it was taken to be “{unit}”.",
        ),
    ),
    FindingCode.UNIT_IS_LEGEND: (
        Severity.WARNING,
        Bilingual(
            "“{name}”: đơn vị tính ghi là “{text}”, nhưng chỉ tiêu này là chỉ tiêu số lượng ({unit}); "
            "đề nghị kiểm tra: giá trị này là số lượng hay mã trả lời.",
            "“{name}”: the printed unit is “{text}”, but this is a count ({unit}); "
            "please check whether the value is a number or an answer.",
        ),
    ),
    FindingCode.VALUE_ON_HEADING: (
        Severity.WARNING,
        Bilingual(
            "“{name}” là dòng tiêu đề, không ghi số liệu, nhưng phụ lục có ghi “{text}”; giá trị này được "
            "tách riêng, không đưa vào chỉ tiêu nào.",
            "“{name}” is a heading and takes no value, but “{text}” is printed there; it was set aside.",
        ),
    ),
    FindingCode.NOTE_ON_HEADING: (
        Severity.INFO,
        Bilingual(
            "“{name}” là dòng tiêu đề nhưng có ghi chú “{text}”; ghi chú được tách riêng.",
            "“{name}” is a heading, but has the note “{text}”; it was set aside.",
        ),
    ),
    FindingCode.UNRECOGNISED_ROW: (
        Severity.WARNING,
        Bilingual(
            "Không nhận dạng được dòng “{row}”; nội dung “{text}” của dòng này được tách riêng.",
            "No indicator has the name “{row}”; its content “{text}” was set aside.",
        ),
    ),
    FindingCode.UNRECOGNISED_TEXT: (
        Severity.INFO,
        Bilingual(
            "Không nhận dạng được dòng “{row}”; dòng này được tách riêng.",
            "No indicator has the name “{row}”; it was set aside.",
        ),
    ),
    FindingCode.AMBIGUOUS_ROW: (
        Severity.WARNING,
        Bilingual(
            "Không xác định được dòng “{row}” thuộc chỉ tiêu nào (thiếu dòng tiêu đề phía trên, hoặc có nhiều chỉ tiêu "
            "trùng tên); nội dung “{text}” của dòng này được tách riêng.",
            "The indicator of the row “{row}” is not certain (its heading is missing, or several indicators have this "
            "name); its content “{text}” was set aside.",
        ),
    ),
    FindingCode.REPEATED_ROW: (
        Severity.WARNING,
        Bilingual(
            "Dòng “{row}” xuất hiện nhiều lần; chỉ lấy dòng đầu tiên ({first}); nội dung “{text}” của dòng lặp lại "
            "được tách riêng.",
            "The row “{row}” appears more than once; the first was used ({first}); the content “{text}” of this one "
            "was set aside.",
        ),
    ),
    FindingCode.ROWS_ABSENT: (
        Severity.WARNING,
        Bilingual(
            "Tài liệu thiếu {missing} chỉ tiêu, đầu tiên là “{name}”.",
            "The source lacks {missing} indicators, the first being “{name}”.",
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
            "Các ô của dòng “{row}” lệch sang trái một cột; nội dung “{text}” của dòng này được tách riêng.",
            "The cells of the row “{row}” are one column too far to the left; its content “{text}” was set aside.",
        ),
    ),
    FindingCode.NUMBER_IN_OTHER_COLUMN: (
        Severity.WARNING,
        Bilingual(
            "“{name}”: số “{text}” nằm ở cột {column}, không phải cột số liệu, nên không được lấy làm số liệu.",
            "“{name}”: the number “{text}” is in the {column} column and was not read as a value.",
        ),
    ),
    FindingCode.NOTHING_READ: (
        Severity.WARNING,
        Bilingual(
            "Không đọc được số liệu nào của các chỉ tiêu trong tài liệu.",
            "No value of any indicator could be read from the source.",
        ),
    ),
    FindingCode.LEGEND_CONTRADICTS: (
        Severity.ERROR,
        Bilingual(
            "“{name}”: chú giải mã ghi “{stated}”, trái với khung chỉ tiêu ({unit}); giá trị “{text}” được để trống.",
            "“{name}”: the legend “{stated}” contradicts the framework ({unit}); the value “{text}” is left out.",
        ),
    ),
    FindingCode.UNIT_CONTRADICTS: (
        Severity.ERROR,
        Bilingual(
            "“{name}”: đơn vị tính ghi “{stated}”, trái với khung chỉ tiêu ({unit}); giá trị “{text}” được để trống.",
            "“{name}”: the unit “{stated}” contradicts the framework ({unit}); the value “{text}” is left out.",
        ),
    ),
    FindingCode.REMARK_CONTRADICTS: (
        Severity.ERROR,
        Bilingual(
            "“{name}”: “{stated}” cho biết giá trị “{text}” có thể là số khác; giá trị được để trống.",
            "“{name}”: “{stated}” states that the value “{text}” may be another one; the value is left out.",
        ),
    ),
    FindingCode.NEGATIVE_VALUE: (
        Severity.ERROR,
        Bilingual("“{name}” ghi {value}; số liệu không được âm.", "“{name}” is {value}; it cannot be negative."),
    ),
    FindingCode.BLANK_IS_DETERMINED: (
        Severity.INFO,
        Bilingual(
            "“{name}” chưa có số liệu. Nếu các số liệu liên quan đều đúng thì giá trị ở đây là {value}; đề nghị "
            "cơ quan "
            "báo cáo xác nhận, không tự điền.",
            "“{name}” is blank. If all related figures are right, it is {value}; the reporting office should "
            "confirm it.",
        ),
    ),
    FindingCode.BLANK_HAS_NO_VALUE: (
        Severity.ERROR,
        Bilingual(
            "“{name}” chưa có số liệu. Theo quy tắc {by}, giá trị phải là {value}, nhưng khi đó lại trái với quy tắc "
            "khác: {sentence}",
            "“{name}” is blank. By the rule {by}, it would have to be {value}, but that breaks another rule: "
            "{sentence}",
        ),
    ),
    FindingCode.NO_WHOLE_NUMBER: (
        Severity.ERROR,
        Bilingual(
            "{sentence} Đề nghị cơ quan báo cáo kiểm tra lại tỷ lệ và các số liệu để tính tỷ lệ.",
            "{sentence} The reporting office should check the percentage and its figures.",
        ),
    ),
    FindingCode.NAMES_REPAIRED: (
        Severity.INFO,
        Bilingual(
            "{count} dòng ghi tên chỉ tiêu chưa đúng mẫu nhưng đã được nhận dạng (cách ghi đã biết); dòng đầu tiên: "
            "“{text}”, hiểu là “{name}”.",
            "{count} rows have a known variant of the indicator's name; the first is “{text}”, read as “{name}”.",
        ),
    ),
    FindingCode.NAME_MISTYPED: (
        Severity.INFO,
        Bilingual(
            "Dòng “{text}” được nhận dạng là “{name}” (mức trùng khớp {confidence}%).",
            "The row “{text}” was read as “{name}” ({confidence}% alike).",
        ),
    ),
    FindingCode.NAME_CUT: (
        Severity.WARNING,
        Bilingual(
            "Dòng “{text}” bị thiếu chữ (chỉ có {confidence}% tên chỉ tiêu “{name}”), được nhận dạng nhờ các dòng liền "
            "kề; đề nghị kiểm tra.",
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
            "Trang tính “{text}” không được đọc, nhưng có {count} dòng mang tên chỉ tiêu của phụ lục.",
            "The sheet “{text}” was not read, but {count} of its rows have names of the annex.",
        ),
    ),
    **SPREADSHEET_FINDING_KINDS,
    FindingCode.COLUMN_NOT_READ: (
        Severity.INFO,
        Bilingual(
            "Cột “{text}” không được đọc ({cells}; {count} ô có nội dung).",
            "The column “{text}” was not read ({cells}; {count} cells have content).",
        ),
    ),
    FindingCode.FRACTION_OF_ONE: (
        Severity.ERROR,
        Bilingual(
            "“{name}”: ô của bảng tính chứa số {text}, không có định dạng phần trăm, và được đọc là {text}%; "
            "nếu ô bị mất định dạng phần trăm thì giá trị là {meant}.",
            "“{name}”: the spreadsheet's cell contains the number {text} without a percent format and was read as "
            "{text}%; if the format was lost, it is {meant}.",
        ),
    ),
    FindingCode.COUNTS_BECAME_FRACTIONS: (
        Severity.WARNING,
        Bilingual(
            "Bảng tính đã chuyển số lượng thành số thập phân (ví dụ “{name}”: {text}), có thể do hiểu dấu chấm hàng "
            "nghìn là dấu thập phân; các số như 5.000 có thể đã thành 5 mà không để lại dấu vết, đề nghị đối chiếu với "
            "văn bản gốc.",
            "The spreadsheet turned counts into fractions (such as “{name}”: {text}), perhaps by taking the thousands "
            "separator for a decimal point. Others such as “5.000” may have become 5 without a trace; please compare "
            "with the original.",
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
            "Văn bản trước bảng nêu nhiều kỳ báo cáo (“{text}”). Đề nghị ghi rõ: `--period`, hoặc `period=`.",
            "The text before the table names several periods (“{text}”). Please give one: `--period`, or `period=`.",
        ),
    ),
    FindingCode.PERIOD_UNKNOWN: (
        Severity.WARNING,
        Bilingual(
            "Chưa rõ kỳ báo cáo: {why}. Đề nghị ghi rõ: `--period`, hoặc `period=`.",
            "The reporting period is unknown: {why}. Please give it: `--period`, or `period=`.",
        ),
    ),
    FindingCode.ORGANISATION_UNKNOWN: (
        Severity.WARNING,
        Bilingual(
            "Chưa rõ cơ quan báo cáo: {why}. Đề nghị ghi rõ: `--organisation`, hoặc `organisation=`.",
            "The reporting organisation is unknown: {why}. Please give it: `--organisation`, or `organisation=`.",
        ),
    ),
    FindingCode.ORDINALS_DIFFER: (
        Severity.INFO,
        Bilingual(
            "Số thứ tự của {count} dòng khác với mẫu và không được dùng để nhận dạng; đầu tiên là “{name}”, "
            "ghi “{text}”.",
            "The ordinals of {count} rows differ from the form's and were not used to recognise them; the first is "
            "“{name}”, printed “{text}”.",
        ),
    ),
    FindingCode.YEAR_TO_DATE_FELL: (
        Severity.ERROR,
        Bilingual(
            "“{name}” ghi {now}, trong khi báo cáo trước trong cùng năm ghi {then}; số lũy kế từ đầu năm "
            "không thể giảm.",
            "“{name}” is {now}, while the former report of the same year has {then}; a total since the year "
            "began cannot fall.",
        ),
    ),
    FindingCode.TOTAL_OF_YEAR_FELL: (
        Severity.ERROR,
        Bilingual(
            "{organisation}: “{name}” ghi {now} ở {period}, trong khi {before} ghi {then}; số lũy kế từ đầu "
            "năm không thể giảm.",
            "{organisation}: “{name}” is {now} for {period} and {then} for {before}; a total since the year "
            "began cannot fall.",
        ),
    ),
    FindingCode.IMPLAUSIBLE_CHANGE: (
        Severity.WARNING,
        Bilingual(
            "“{name}” ghi {now}, trong khi báo cáo trước ghi {then}; chênh lệch bất thường, đề nghị kiểm tra lại.",
            "“{name}” is {now}, while the former report has {then}; such a change is unusual, please check.",
        ),
    ),
    **CONSOLIDATION_FINDING_KINDS,
    FindingCode.RULE_FAILED: (Severity.ERROR, Bilingual("{sentence}", "{sentence}")),
}
"""The severity and the sentence of each kind of finding; a rule has its own severity and sentence."""
