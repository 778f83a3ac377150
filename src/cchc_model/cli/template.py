"""The command `template`: a copy of a template of Word documents, to be edited in Word."""

from pathlib import Path

from attrs import frozen

from cchc_model.cli.output import Output, writing
from cchc_model.errors import ReadError
from cchc_model.io.docx.forms import template_copy
from cchc_model.vietnamese.text import Bilingual

_EXISTS = Bilingual(
    "đã có tệp này với nội dung khác, có thể đã được sửa, nên không ghi đè; đề nghị ghi ra tệp khác",
    "this file exists with other content, perhaps edited, and is not overwritten; write to another file",
)
_NO_WORD = Bilingual(
    "mẫu văn bản là tệp .docx; đề nghị ghi tên tệp như mau.docx",
    "a template is a .docx file; give a name such as template.docx",
)


@frozen
class WrittenTemplate:
    """A template that was written.

    Attributes:
        written: the file.
    """

    written: Path


def run_template(target: str, form: str, out: Output) -> None:
    """Write a copy of a template of the package.

    Raises:
        ReadError: the file is no `.docx`, exists with other content, or cannot be written.
    """
    if not target.lower().endswith(".docx"):
        raise ReadError(target, _NO_WORD)
    data = template_copy(form)
    with writing(target) as path:
        if path.exists() and path.read_bytes() != data:
            raise ReadError(target, _EXISTS)
        path.write_bytes(data)
    if out.as_json:
        out.result(WrittenTemplate(written=Path(target)))
        return
    out.say(
        f"Đã ghi {target}. Sửa bằng Word, giữ các thẻ trong ngoặc nhọn, rồi dùng: cchc convert TỆP -o VĂN_BẢN.docx "
        f"--template {target}",
        f"Written: {target}. Edit it in Word, keep the tags in braces, and use it: cchc convert FILE -o DOCUMENT.docx "
        f"--template {target}",
    )
