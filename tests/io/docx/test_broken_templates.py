"""Templates that Word did not write are refused with the reason; a defect of ours is never taken for one."""

import io
import zipfile
from collections.abc import Callable

import pytest

from cchc_model import InvalidDataError
from cchc_model.io.docx import filling, sandbox
from cchc_model.io.docx.forms import template_copy
from helpers.filled_templates import MAIN, REPORT, told, with_parts, with_text, written

with zipfile.ZipFile(io.BytesIO(template_copy("annex"))) as archive:
    PARTS = {name: archive.read(name) for name in archive.namelist()}
EMPTY = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
CORE = "docProps/core.xml"


def packed(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return stream.getvalue()


@pytest.mark.parametrize("name", list(PARTS))
@pytest.mark.parametrize("content", [None, b"<a/>", EMPTY.encode(), b"", b"<a>{{ period }}</a>"])
def test_a_template_without_what_word_writes_is_filled_or_refused(name: str, content: bytes | None) -> None:
    parts = {part: data for part, data in PARTS.items() if part != name}
    template = packed(parts if content is None else {**parts, name: content})
    try:
        assert written(REPORT, template)
    except InvalidDataError as error:  # not any other error
        assert len(error.problems) == 1


@pytest.mark.parametrize(
    "text",
    ["{{ period", "{% for x in rows %}", "{% endfor %}", "{{ }}", "{% if %}x{% endif %}", "{{ nothing_like_it }}"],
)
def test_a_tag_that_is_none_is_told(text: str) -> None:
    assert len(told(with_text(text)).problems) == 1


def test_a_tag_that_breaks_the_document_is_told() -> None:
    def torn(xml: str) -> str:
        return xml.replace("<w:body>", "<w:body>{% for row in rows %}<w:p>{% endfor %}<w:r/></w:p>", 1)

    assert len(told(with_parts({MAIN: torn})).problems) == 1


class DefectError(Exception):
    """An error of ours, which no library raises."""


@pytest.mark.parametrize(
    "error", [DefectError, AttributeError, KeyError, TypeError, ValueError, RuntimeError, IndexError]
)
@pytest.mark.parametrize("place", ["_as_it_is", "_parsed", "_without_time"])
def test_a_defect_of_ours_is_shown(error: type[Exception], place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise error("a defect")

    monkeypatch.setattr(filling, place, fail)
    with pytest.raises(error, match="a defect"):
        written(REPORT)


@pytest.mark.parametrize("error", [DefectError, AttributeError, KeyError, TypeError, ValueError])
def test_a_defect_in_the_language_of_templates_is_shown(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: str) -> Callable[[str], str]:
        raise error("a defect")

    monkeypatch.setattr(sandbox, "fields_of", fail)
    filling._fields.cache_clear()
    with pytest.raises(error, match="a defect"):
        written(REPORT, with_text("x"))
    filling._fields.cache_clear()
