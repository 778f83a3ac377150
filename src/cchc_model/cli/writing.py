"""An annex written where the command was told to, and why it could not be."""

from pathlib import Path

from cchc_model.errors import ReadError
from cchc_model.io.writing import write_report
from cchc_model.reports.report import Report
from cchc_model.vietnamese.text import Bilingual


def write_annex(report: Report, target: str) -> None:
    """Write a report to a file, in the form that its suffix names.

    Raises:
        ReadError: the target is a folder, or cannot be written.
        InvalidDataError: as `write_report`.
    """
    path = Path(target)
    if path.is_dir():
        why = Bilingual(
            "đây là thư mục; hãy ghi tên tệp, như tong_hop.txt", "it is a folder; name a file in it, such as all.txt"
        )
        raise ReadError(target, why)
    try:
        write_report(report, path)
    except OSError as error:
        raise ReadError(target, _unwritten(error, path.parent)) from None


def _unwritten(error: OSError, folder: Path) -> Bilingual:
    if isinstance(error, FileNotFoundError):
        return Bilingual(
            f"không ghi được tệp vì không có thư mục {folder}; đề nghị tạo thư mục trước",
            f"it cannot be written, as there is no folder {folder}; make the folder first",
        )
    if isinstance(error, PermissionError):
        return Bilingual(
            "không có quyền ghi tệp; nếu tệp đang mở trong Word hoặc Excel, đề nghị đóng lại trước",
            "it may not be written; if it is open in Word or Excel, close it first",
        )
    return Bilingual(f"không ghi được tệp ({error.strerror})", f"it cannot be written ({error.strerror})")
