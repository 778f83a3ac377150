"""Kinds of findings about one of several reports of a file."""

from collections.abc import Mapping
from typing import Final

from cchc_model.framework.severity import Severity
from cchc_model.reports.finding_codes import FindingCode
from cchc_model.vietnamese.text import Bilingual

PART_FINDING_KINDS: Final[Mapping[FindingCode, tuple[Severity, Bilingual]]] = {
    FindingCode.PART_OF_ORGANISATION: (
        Severity.INFO,
        Bilingual(
            "“{text}” chưa được nhận dạng đầy đủ là tên cơ quan, nên phần này chưa có cơ quan báo cáo; tệp là của "
            "{whose}. Nếu đó là cơ quan, đề nghị ghi vào danh sách --expected (trong Python: organisations).",
            "“{text}” was not understood as the name of an organisation, so this part has none; the file belongs "
            "to {whose}. If it is one, list it with --expected (in Python: organisations).",
        ),
    ),
    FindingCode.PART_MAY_INCLUDE_OTHERS: (
        Severity.WARNING,
        Bilingual(
            "“{text}” có thể đã gồm số liệu của {others} trong cùng bảng; đề nghị không cộng hai lần.",
            "“{text}” may include the values of {others} in the same table; please do not count them twice.",
        ),
    ),
    FindingCode.PART_NOT_READ: (
        Severity.ERROR,
        Bilingual(
            "Có {count} số, đầu tiên ở ô {cells}, không thuộc báo cáo nào ({why}); đề nghị kiểm tra.",
            "{count:number belongs|numbers belong} to no report, the first at {cells} ({why}); please check.",
        ),
    ),
    FindingCode.PART_IS_NO_REPORT: (
        Severity.INFO,
        Bilingual(
            "“{text}” có {count} số nhưng không phải báo cáo ({why}).",
            "“{text}” has {count:number|numbers} but is no report ({why}).",
        ),
    ),
    FindingCode.ROW_IS_NO_REPORT: (
        Severity.INFO,
        Bilingual(
            "Dòng “{text}” có {count} số nhưng không phải báo cáo của kỳ này ({why}).",
            "The row “{text}” has {count:number|numbers} but is not a report of this period ({why}).",
        ),
    ),
}
