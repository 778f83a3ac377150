"""Kinds of findings, each with its severity and its sentence in Vietnamese and in English."""

from collections.abc import Mapping
from typing import Final

from cchc_model.framework.rules import Severity
from cchc_model.reports.spreadsheet_finding_kinds import SPREADSHEET_FINDING_KINDS
from cchc_model.vietnamese.text import Bilingual

SEVERITY_WORDS: Final[Mapping[Severity, Bilingual]] = {
    Severity.ERROR: Bilingual("LỖI", "ERROR"),
    Severity.WARNING: Bilingual("Cảnh báo", "Warning"),
    Severity.INFO: Bilingual("Lưu ý", "Note"),
}
"""The printed names of the severities."""


TEMPLATES: Final[Mapping[str, tuple[Severity, Bilingual]]] = {
    "damaged_number": (
        Severity.ERROR,
        Bilingual(
            "“{name}”: không đọc được số từ “{text}”; giá trị được để trống.",
            "“{name}”: no number can be read from “{text}”; the value is left out.",
        ),
    ),
    "damaged_code": (
        Severity.ERROR,
        Bilingual(
            "“{name}”: “{text}” không thuộc các mã trả lời cho phép ({legend}); giá trị được để trống.",
            "“{name}”: “{text}” is none of the permitted answers ({legend}); the value is left out.",
        ),
    ),
    "code_outside_list": (
        Severity.ERROR,
        Bilingual(
            "“{name}”: “{text}” không thuộc các mã trả lời cho phép ({legend}); giá trị được để trống.",
            "“{name}”: the number “{text}” is none of the permitted codes ({legend}); the value is left out.",
        ),
    ),
    "point_as_decimal": (
        Severity.WARNING,
        Bilingual(
            "“{name}”: “{text}” được hiểu là {value}% (dấu chấm thay cho dấu phẩy thập phân).",
            "“{name}”: “{text}” was understood as {value}% (a point in place of the decimal comma).",
        ),
    ),
    "grouped_percent": (
        Severity.WARNING,
        Bilingual(
            "“{name}”: “{text}” được đọc là {value}% vì dấu chấm ngăn cách hàng nghìn; đề nghị kiểm tra lại.",
            "“{name}”: “{text}” was read as {value}%, its point being a thousands separator; please check.",
        ),
    ),
    "note_behind_value": (
        Severity.INFO,
        Bilingual(
            "“{name}”: “{text}” được đọc là {value}; phần trong ngoặc được hiểu là ghi chú.",
            "“{name}”: “{text}” was read as {value}, what stands in brackets being a note.",
        ),
    ),
    "unit_differs": (
        Severity.WARNING,
        Bilingual(
            "“{name}”: đơn vị tính ghi là “{text}”, được hiểu là “{unit}”.",
            "“{name}”: the printed unit is “{text}”; it was taken to be “{unit}”.",
        ),
    ),
    "unit_is_legend": (
        Severity.WARNING,
        Bilingual(
            "“{name}”: đơn vị tính ghi là “{text}”, nhưng chỉ tiêu này là số đếm ({unit}); "
            "đề nghị kiểm tra: giá trị này là số lượng hay mã trả lời.",
            "“{name}”: the printed unit is “{text}”, but this is a count ({unit}); "
            "please check whether the value is a number or an answer.",
        ),
    ),
    "value_on_heading": (
        Severity.WARNING,
        Bilingual(
            "“{name}” là dòng tiêu đề, không ghi số liệu, nhưng phụ lục có ghi “{text}”; giá trị này được "
            "tách riêng, không đưa vào chỉ tiêu nào.",
            "“{name}” is a heading and takes no value, but “{text}” is printed there; it was set aside.",
        ),
    ),
    "note_on_heading": (
        Severity.INFO,
        Bilingual(
            "“{name}” là dòng tiêu đề nhưng có ghi chú “{text}”; ghi chú được tách riêng.",
            "“{name}” is a heading, but has the note “{text}”; it was set aside.",
        ),
    ),
    "unrecognised_row": (
        Severity.WARNING,
        Bilingual(
            "Không nhận dạng được dòng “{row}”; nội dung “{text}” của dòng này được tách riêng.",
            "No row has the name “{row}”; what it holds, “{text}”, was set aside.",
        ),
    ),
    "unrecognised_text": (
        Severity.INFO,
        Bilingual(
            "Không nhận dạng được dòng “{row}”; dòng này được tách riêng.",
            "No row has the name “{row}”; it was set aside.",
        ),
    ),
    "ambiguous_row": (
        Severity.WARNING,
        Bilingual(
            "Vị trí của dòng “{row}” không cho biết đó là chỉ tiêu nào (thiếu tiêu đề phía trên, hoặc nhiều chỉ tiêu "
            "cùng tên); nội dung “{text}” của dòng này được tách riêng.",
            "The place of “{row}” does not tell which indicator it is (its heading is missing, or several have the "
            "name); what it holds, “{text}”, was set aside.",
        ),
    ),
    "repeated_row": (
        Severity.WARNING,
        Bilingual(
            "Dòng “{row}” xuất hiện nhiều lần; dòng đầu được dùng ({first}), nội dung “{text}” của dòng này "
            "được tách riêng.",
            "The row “{row}” appears more than once; the first was used ({first}), what this one holds, "
            "“{text}”, was set aside.",
        ),
    ),
    "rows_absent": (
        Severity.WARNING,
        Bilingual(
            "Số chỉ tiêu không có trong tài liệu: {missing}, đầu tiên là “{name}”.",
            "Indicators that the source does not have: {missing}, the first being “{name}”.",
        ),
    ),
    "unread_cells": (
        Severity.WARNING,
        Bilingual(
            "Dòng “{row}”: “{text}” nằm ngoài các cột của phụ lục và không được đọc.",
            "Row “{row}”: “{text}” stands outside the annex's columns and was not read.",
        ),
    ),
    "shifted_row": (
        Severity.ERROR,
        Bilingual(
            "Các ô của dòng “{row}” lệch sang trái một cột; nội dung “{text}” của dòng này được tách riêng.",
            "The cells of the row “{row}” stand one column too far to the left; what it holds, “{text}”, was "
            "set aside.",
        ),
    ),
    "number_in_other_column": (
        Severity.WARNING,
        Bilingual(
            "“{name}”: số “{text}” nằm ở cột {column}, không phải cột số liệu, nên không được đọc là giá trị.",
            "“{name}”: the number “{text}” stands in the {column} column and was not read as a value.",
        ),
    ),
    "nothing_read": (
        Severity.WARNING,
        Bilingual(
            "Không đọc được số liệu nào của các chỉ tiêu trong tài liệu.",
            "No value of any indicator could be read from the source.",
        ),
    ),
    "legend_contradicts": (
        Severity.ERROR,
        Bilingual(
            "“{name}”: chú giải mã ghi “{stated}”, trái với khung chỉ tiêu ({unit}); giá trị “{text}” được để trống.",
            "“{name}”: the legend “{stated}” contradicts the framework ({unit}); the value “{text}” is left out.",
        ),
    ),
    "unit_contradicts": (
        Severity.ERROR,
        Bilingual(
            "“{name}”: đơn vị tính ghi “{stated}”, trái với khung chỉ tiêu ({unit}); giá trị “{text}” được để trống.",
            "“{name}”: the unit “{stated}” contradicts the framework ({unit}); the value “{text}” is left out.",
        ),
    ),
    "remark_contradicts": (
        Severity.ERROR,
        Bilingual(
            "“{name}”: “{stated}” cho biết giá trị “{text}” có thể là số khác; giá trị được để trống.",
            "“{name}”: “{stated}” states that the value “{text}” may be another one; the value is left out.",
        ),
    ),
    "negative_value": (
        Severity.ERROR,
        Bilingual("“{name}” ghi {value}; giá trị không thể âm.", "“{name}” is {value}; it cannot be negative."),
    ),
    "blank_is_determined": (
        Severity.INFO,
        Bilingual(
            "“{name}” chưa có số liệu; căn cứ các chỉ tiêu liên quan, giá trị phải bằng {value}.",
            "“{name}” has no value; from the figures it belongs to it would have to be {value}.",
        ),
    ),
    "blank_has_no_value": (
        Severity.ERROR,
        Bilingual(
            "“{name}” chưa có số liệu. Theo quy tắc “{by}” giá trị phải bằng {value}, nhưng khi đó lại không "
            "đúng: {sentence}",
            "“{name}” has no value. By the rule “{by}” it would have to be {value}, but then: {sentence}",
        ),
    ),
    "names_repaired": (
        Severity.INFO,
        Bilingual(
            "{count} dòng có tên khác tên chỉ tiêu và được nhận dạng theo tên gần đúng đã biết; đầu tiên là "
            "“{text}”, được hiểu là “{name}”.",
            "{count} rows have a name other than their indicator's and were recognised by a known variant; "
            "the first is “{text}”, taken to be “{name}”.",
        ),
    ),
    "name_mistyped": (
        Severity.INFO,
        Bilingual(
            "Dòng “{text}” được nhận dạng là “{name}” (giống {confidence}%).",
            "The row “{text}” was taken to be “{name}” ({confidence}% alike).",
        ),
    ),
    "name_cut": (
        Severity.WARNING,
        Bilingual(
            "Dòng “{text}” chỉ có {confidence}% tên của “{name}” và được nhận dạng theo các dòng trước, sau; "
            "đề nghị kiểm tra.",
            "The row “{text}” has only {confidence}% of the name “{name}” and was recognised by its "
            "neighbours; please check.",
        ),
    ),
    "sheet_not_read": (
        Severity.INFO,
        Bilingual("Trang tính “{text}” không được đọc.", "The sheet “{text}” was not read."),
    ),
    "annex_on_other_sheet": (
        Severity.ERROR,
        Bilingual(
            "Trang tính “{text}” không được đọc, nhưng có {count} dòng mang tên chỉ tiêu của phụ lục.",
            "The sheet “{text}” was not read, but {count} of its rows have names of the annex.",
        ),
    ),
    **SPREADSHEET_FINDING_KINDS,
    "column_not_read": (
        Severity.INFO,
        Bilingual(
            "Cột “{text}” không được đọc ({cells}; {count} ô có nội dung).",
            "The column “{text}” was not read ({cells}; {count} cells hold something).",
        ),
    ),
    "fraction_of_one": (
        Severity.ERROR,
        Bilingual(
            "“{name}”: ô của bảng tính chứa số {text}, không có định dạng phần trăm, và được đọc là {text}%; "
            "nếu định dạng đã bị mất thì giá trị là {meant}.",
            "“{name}”: the spreadsheet's cell holds the number {text} without a percent format and was read as "
            "{text}%; if the format was lost, it is {meant}.",
        ),
    ),
    "counts_became_fractions": (
        Severity.WARNING,
        Bilingual(
            "Bảng tính đã biến số đếm thành số thập phân (như “{name}”: {text}), có thể do hiểu dấu chấm hàng nghìn "
            "là dấu thập phân; các số khác như 5.000 có thể đã thành 5, đề nghị đối chiếu với văn bản gốc.",
            "The spreadsheet made counts fractions (such as “{name}”: {text}), perhaps by taking the thousands "
            "separator for a decimal point; others such as 5.000 may have become 5, please compare with the original.",
        ),
    ),
    "organisation_differs": (
        Severity.WARNING,
        Bilingual(
            "Văn bản ghi cơ quan báo cáo là “{text}”, khác với “{given}”.",
            "The text says that “{text}” reports, not “{given}”.",
        ),
    ),
    "period_differs": (
        Severity.WARNING,
        Bilingual(
            "Văn bản ghi kỳ báo cáo là “{text}”, khác với “{given}”.",
            "The text says that the period is “{text}”, not “{given}”.",
        ),
    ),
    "several_periods": (
        Severity.WARNING,
        Bilingual(
            "Văn bản trước bảng nêu nhiều kỳ báo cáo (“{text}”). Đề nghị ghi rõ: `--period`, hoặc `period=`.",
            "The text before the table names several periods (“{text}”). Please give one: `--period`, or `period=`.",
        ),
    ),
    "period_unknown": (
        Severity.WARNING,
        Bilingual(
            "Chưa rõ kỳ báo cáo: {why}. Đề nghị ghi rõ: `--period`, hoặc `period=`.",
            "The reporting period is unknown: {why}. Please give it: `--period`, or `period=`.",
        ),
    ),
    "organisation_unknown": (
        Severity.WARNING,
        Bilingual(
            "Chưa rõ cơ quan báo cáo: {why}. Đề nghị ghi rõ: `--organisation`, hoặc `organisation=`.",
            "The reporting organisation is unknown: {why}. Please give it: `--organisation`, or `organisation=`.",
        ),
    ),
    "ordinals_differ": (
        Severity.INFO,
        Bilingual(
            "Số thứ tự của {count} dòng khác với mẫu và không được dùng để nhận dạng; đầu tiên là “{name}”, "
            "ghi “{text}”.",
            "{count} rows have another ordinal than the model's, which was not used to recognise them; the "
            "first is “{name}”, printed “{text}”.",
        ),
    ),
    "year_to_date_fell": (
        Severity.ERROR,
        Bilingual(
            "“{name}” ghi {now}, trong khi báo cáo trước trong cùng năm ghi {then}; số lũy kế từ đầu năm "
            "không thể giảm.",
            "“{name}” is {now}, while the former report of the same year has {then}; a total since the year "
            "began cannot fall.",
        ),
    ),
    "total_of_year_fell": (
        Severity.ERROR,
        Bilingual(
            "{organisation}: “{name}” ghi {now} ở {period}, trong khi {before} ghi {then}; số lũy kế từ đầu "
            "năm không thể giảm.",
            "{organisation}: “{name}” is {now} for {period} and {then} for {before}; a total since the year "
            "began cannot fall.",
        ),
    ),
    "implausible_change": (
        Severity.WARNING,
        Bilingual(
            "“{name}” ghi {now}, trong khi báo cáo trước ghi {then}; chênh lệch bất thường, đề nghị kiểm tra lại.",
            "“{name}” is {now}, while the former report has {then}; such a change is unusual, please check.",
        ),
    ),
    "reports_missing": (
        Severity.WARNING,
        Bilingual("Thiếu báo cáo ({count}): {names}.", "Reports missing ({count}): {names}."),
    ),
    "reports_unexpected": (
        Severity.WARNING,
        Bilingual(
            "Có báo cáo ngoài danh sách phải báo cáo ({count}): {names}; đề nghị kiểm tra tên cơ quan.",
            "Reports that were not expected ({count}): {names}; please check the names.",
        ),
    ),
    "perhaps_one_organisation": (
        Severity.WARNING,
        Bilingual(
            "Các báo cáo này có thể là của cùng một cơ quan, vì số liệu giống hệt nhau hoặc tên chỉ khác "
            "dấu: {text}; số liệu có thể bị tính hai lần.",
            "These reports may be one organisation's, as their figures are the same or their names differ in "
            "accents only: {text}; figures may count twice.",
        ),
    ),
    "periods_apart": (
        Severity.WARNING,
        Bilingual(
            "Các kỳ báo cáo ({text}) không hợp thành một kỳ; số phát sinh trong kỳ chỉ là tổng của các kỳ này.",
            "The periods ({text}) do not make up one; what happened in them adds up to these only.",
        ),
    ),
    "organisations_unplaced": (
        Severity.WARNING,
        Bilingual(
            "Các cơ quan này ({count}) được tổng hợp cùng cấp trên mà không rõ có thuộc cấp trên đó không: "
            "{text}; số liệu có thể bị tính hai lần.",
            "These organisations ({count}) are consolidated with others of a higher level, and whether they "
            "belong to them is not known: {text}; figures may count twice.",
        ),
    ),
    "partial_totals": (
        Severity.WARNING,
        Bilingual(
            "{count} chỉ tiêu chỉ có số liệu của một phần các báo cáo; đầu tiên là “{name}” ({coverage} báo cáo).",
            "{count} figures come from a part of the reports only; the first is “{name}” ({coverage} reports).",
        ),
    ),
    "incomplete_totals": (
        Severity.WARNING,
        Bilingual(
            "{count} chỉ tiêu được để trống vì có báo cáo không có số liệu; đầu tiên là “{name}” ({coverage} "
            "báo cáo có).",
            "{count} figures are left blank as some reports lack them; the first is “{name}” ({coverage} "
            "reports have it).",
        ),
    ),
    "not_consolidated": (
        Severity.INFO,
        Bilingual(
            "{count} chỉ tiêu không tổng hợp được; đầu tiên là “{name}”: {why}.",
            "{count} indicators have no figure for all; the first is “{name}”: {why}.",
        ),
    ),
    "total_too_large": (
        Severity.ERROR,
        Bilingual(
            "{count} tổng lớn hơn mức mà báo cáo có thể ghi và được để trống; đầu tiên là “{name}”.",
            "{count} sums are larger than a report can hold and are left blank; the first is “{name}”.",
        ),
    ),
    "rule_failed": (Severity.ERROR, Bilingual("{sentence}", "{sentence}")),
}
"""The severity and the sentence of each kind of finding; a rule has its own severity and sentence."""
