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
            "“{text}” không phải tên cơ quan mà là một phần số liệu của {whose}, nên phần này không ghi cơ quan báo "
            "cáo.",
            "“{text}” is no name of an organisation but a part of what {whose} has, so that this part has no "
            "organisation.",
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
            "Bảng có một dòng không có tên với {count} số ({cells}); các số này không thuộc báo cáo nào. Đề nghị ghi "
            "tên dòng.",
            "The table has a row without a name with {count} numbers ({cells}), which belong to no report. Please "
            "name the row.",
        ),
    ),
}
