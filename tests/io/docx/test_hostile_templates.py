"""Templates that try to run, to compute without end or to reach beyond themselves, as `docs/security.md` lists them."""

import io
import zipfile
from collections.abc import Callable

import pytest

from helpers.filled_templates import MAIN, REPORT, told, with_parts, with_text, written


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__ }}", "{{ period.__class__.__mro__ }}", "{{ period['__class__'] }}", "{{ rows.__len__ }}",
        "{{ self.__init__ }}", "{{ cycler.__init__.__globals__ }}", "{{ period.format }}", "{{ period.upper() }}",
        "{% include 'a.txt' %}", "{% include '/etc/passwd' %}", "{% import 'os' as os %}", "{% extends 'x' %}",
        "{% macro m() %}{% endmacro %}", "{% set x = 1 %}", "{% block b %}{% endblock %}",
        "{% call m() %}{% endcall %}",
        "{% for x in range(10**9) %}{% endfor %}", "{{ 'a' * 10**9 }}", "{{ 9**9**9 }}", "{{ 1 + 1 }}", "{{ [1, 2] }}",
        "{{ period | format(1) }}", "{{ period | attr('x') }}", "{{ period | safe }}",
        "{{ '%0999999999d' | format(1) }}",
        "{% for a in rows %}{% for b in rows %}x{% endfor %}{% endfor %}",
        "{% for a in rows %}{% for b in a.note %}{% for c in a.note %}x{% endfor %}{% endfor %}{% endfor %}",
        "{% for a in rows recursive %}{{ loop(a) }}{% endfor %}", "{% for a, b in rows %}{% endfor %}", "{{ loop }}",
        "{{ period ~ period }}", "{{ lipsum(9) }}", "{{ dict(a=1) }}", "{{ namespace() }}", "{{ rows[0:9] }}",
        "{{ period is defined }}", "{% with a = 1 %}{% endwith %}", "{% filter upper %}a{% endfilter %}",
        "{% autoescape false %}{% endautoescape %}", "{% do 1 %}", "{{ debug }}", "{% debug %}",
        f"{{{{ {'(' * 500}{')' * 500} }}}}",
    ],
)  # fmt: skip
def test_a_template_has_no_way_to_run_or_to_read_anything(text: str) -> None:
    error = told(with_text(text))
    assert len(error.problems) == 1
    assert "root:" not in str(error)


RELATIONS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def related(kind: str, target: str, mode: str = "External") -> Callable[[str], str]:
    added = f'<Relationship Id="rId9" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/>'
    return lambda xml: xml.replace("</Relationships>", f"{added}</Relationships>")


def with_body(xml: str) -> Callable[[str], str]:
    return lambda whole: whole.replace("<w:body>", f"<w:body>{xml}")


def field(code: str) -> str:
    return f'<w:p><w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r></w:p>'


@pytest.mark.parametrize(
    ("part", "change", "said"),
    [
        (RELATIONS, related("image", "http://127.0.0.1/a.png"), "contains image"),
        (RELATIONS, related("oleObject", "file:///etc/passwd"), "contains oleObject"),
        (RELATIONS, related("frame", "http://127.0.0.1/"), "contains frame"),
        (RELATIONS, related("aFChunk", "a.html", "Internal"), "contains aFChunk"),
        (RELATIONS, related("vbaProject", "vbaProject.bin", "Internal"), "contains vbaProject"),
        (MAIN, with_body('<w:altChunk r:id="rId9"/>'), "contains altChunk"),
        (MAIN, with_body('<w:subDoc r:id="rId9"/>'), "contains subDoc"),
        (MAIN, with_body(field('INCLUDETEXT "/etc/passwd"')), "contains INCLUDETEXT"),
        (MAIN, with_body(field('DDEAUTO c:\\\\cmd.exe "/c calc"')), "contains DDEAUTO"),
        (MAIN, with_body('<w:fldSimple w:instr=" LINK Excel.Sheet a.xlsx "/>'), "contains LINK"),
        (MAIN, with_body(field("QUOTE {{ period }}")), "has a tag inside the code of a Word field"),
        (MAIN, lambda xml: xml.replace("<w:document", '<!DOCTYPE a [<!ENTITY e SYSTEM "/etc/passwd">]><w:document'),
         "declares XML entities"),
        (MAIN, with_body(f"<w:p>{'x' * 1_000_001}</w:p>"), "far too large for a template"),
        (MAIN, with_body(f"<w:p><w:r><w:t>{'-%}' * 2_001}</w:t></w:r></w:p>"), "far too large for a template"),
    ],
)  # fmt: skip
def test_a_template_reaches_nothing_outside_itself(part: str, change: Callable[[str], str], said: str) -> None:
    assert said in str(told(with_parts({part: change})))


def test_the_template_of_a_template_is_left_out_and_links_stay() -> None:
    settings = f'<w:settings xmlns:w="{SPACE}" xmlns:r="{OFFICE}"><w:attachedTemplate r:id="rId1"/></w:settings>'
    relation = (
        f'<Relationship Id="rId1" Type="{OFFICE}/attachedTemplate" Target="file:///C:/a.dotx" TargetMode="External"/>'
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    types = f'<Override PartName="/word/settings.xml" ContentType="{WORD}.settings+xml"/></Types>'
    linked = related("hyperlink", "https://example.org/")
    template = with_parts(
        {
            "[Content_Types].xml": lambda xml: xml.replace("</Types>", types),
            RELATIONS: lambda xml: linked(related("settings", "settings.xml", "Internal")(xml).replace("rId9", "rId8")),
            "word/settings.xml": lambda _: settings,
            "word/_rels/settings.xml.rels": lambda _: f'<Relationships xmlns="{package}">{relation}</Relationships>',
        }
    )
    with zipfile.ZipFile(io.BytesIO(written(REPORT, template))) as archive:
        whole = "".join(archive.read(name).decode() for name in archive.namelist())
    assert "dotx" not in whole
    assert "https://example.org/" in whole


SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
